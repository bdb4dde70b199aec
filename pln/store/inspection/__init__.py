"""What is well with a database and what surrounds it, and what is not: one file per subject, nothing written.

Each check is a function from a case to what it found; checks.py lists them all.
"""
