"""Which hits of a search come first: the weights of BM25, and how many hits are ranked."""

# By text: a word in a name says more of a record than one in a tag, in details, in a note.
WEIGHTS = {"name": 10, "tags": 5, "details": 3, "note": 1}
# People, goals, resources and events are looked for more often than what was said about them.
NAMED = 2
# The newest talks, and the newest others: ranking takes longer the more there are, and whoever searches for a
# word in every third record of a million has to say more anyway.
RANKED = 2_000
