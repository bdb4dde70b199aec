"""The fields of each record: flag, type of value and help, written once, one file a subject.

`add`, `log`, `edit` by flags and `edit` in an editor are all made from these lists, and so is the
reference.
"""
