"""Records as an export holds them, put back: checked, compared with what is stored, and written as they are.

Unlike what other programs export, they are known by their UUIDs and keep everything: slugs, instants, the
imports they came with. `KINDS` says of an export and of its way back alike what belongs to a record.
"""
