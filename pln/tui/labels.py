"""What the blanks of a form are called: flags are for typing, these are for reading."""

# Where a flag is no word of its own, or another one in a form.
_WORDS = {
    "action": "Agreed actions",
    "address": "Addresses",
    "agenda": "Agenda",
    "agreed": "Agreed",
    "allow-duplicate": "Add it twice",
    "by": "Made by",
    "did": "Done since",
    "done": "Done",
    "email": "E-mail",
    "expertise": "Knows about",
    "forward": "Pays forward",
    "gave": "Gave",
    "got": "Got",
    "id": "Which question",
    "interest": "Likes to learn",
    "measure": "Measured by",
    "met": "Met",
    "met-how": "How you met",
    "next": "Next action",
    "of": "Of whom",
    "on": "Day",
    "org": "Organisation",
    "other": "The other one",
    "own-role": "Your role",
    "parent": "Part of",
    "promised": "Promised",
    "shared-with": "Shared with",
    "start": "Start value",
    "takeaways": "Takeaways",
    "target": "Target value",
    "theirs": "They promised",
    "they-promised": "They promised",
    "told": "Outcome told",
    "url": "Web address",
    "with": "With",
}


def label(word: str, *, many: bool) -> str:
    """The name of a blank, from the word of its flag or argument: `Next action`, `Due`, `Tags`."""
    known = _WORDS.get(word)
    return known or word.replace("-", " ").capitalize() + ("s" if many else "")
