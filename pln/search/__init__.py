"""What people search for: their words understood, and the texts that hold them. Pure: no database, no index.

Both sides of a search go through `words`, so that it does not matter how somebody types, nor by which way the
texts are looked through.
"""
