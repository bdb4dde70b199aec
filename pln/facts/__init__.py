"""What the read side hands out: frozen records, complete and typed, with names in place of row ids.

Days are `date`, instants are ISO texts in UTC, periods are whole days, unknown is None. A birthday is
`1990-03-14`, or `--03-14` where the year is unknown. What something else than pln has stored, and what is no
such value, is UNREADABLE. The annotations say how lists and cards show a field. One file a subject, so that
a command makes only the classes it hands out.
"""
