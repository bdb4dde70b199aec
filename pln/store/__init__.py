"""The only place with SQL: one door for reading, one for writing, one file per subject behind each.

`queries` read through the standard library's sqlite3 and hand out facts; `writes` go through SQLModel.
They are two rooms because importing SQLModel costs about twenty-five times a bare interpreter, and
nothing that only reads should pay for it.
"""
