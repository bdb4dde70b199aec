"""The terminal app: the same answers as the commands, to walk through.

It knows no database and judges nothing: all it shows and does are commands, by way of `commands.py`.
"""
