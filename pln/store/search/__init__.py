"""The full-text index: a file of its own beside the database, made and brought up to date by whoever searches.

What it holds can always be made anew from the database, so it is in no backup, no export and no step of the
history, and no write waits for it: the history says which records changed since it was last looked into.
"""
