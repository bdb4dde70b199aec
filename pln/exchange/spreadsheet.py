"""A table of contacts that a spreadsheet opens without harm, and that pln reads again."""

import csv


def list_in(cell: str) -> list[str]:
    """The words that `list_cell` put in a cell."""
    return [word for row in csv.reader([cell], delimiter=";", skipinitialspace=True) for word in row]


def list_cell(words: list[str]) -> str:
    """Words in a cell, `; ` between them; a word with a semicolon or a quote in it is quoted."""
    return "; ".join(
        f'"{word.replace(chr(34), chr(34) * 2)}"' if {";", '"'} & set(word) else word for word in words
    )
