"""How wide a text is in a picture, without a font at hand.

Widths are those of Helvetica, which Arial and Liberation Sans share, in thousandths of the size of the letters; a
sixth more is reckoned, since whoever looks may have a wider font, such as DejaVu Sans.
"""

import unicodedata

LONGEST = 26  # characters of a label

_MARGIN = 1.17
_BOLD = 1.07
_WIDE, _OTHER = 1000, 680  # a Chinese character, a letter of a script that is not listed
_WIDTHS = {
    letter: width
    for width, letters in {
        191: "'",
        222: "ijl",
        260: "|",
        278: " !,./:;I[\\]ft",
        333: "()-`r{}",
        355: '"',
        389: "*",
        469: "^",
        500: "Jckvsxyz",
        556: "#$0123456789?L_abdeghnopqu",
        584: "+<=>~",
        611: "FTZ",
        667: "&ABEKPSVXY",
        722: "CDHNRUw",
        778: "GOQ",
        833: "Mm",
        889: "%",
        944: "W",
        1015: "@",
    }.items()
    for letter in letters
}


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a text in letters of this size, in the same unit."""
    thousandths = 0
    for character in unicodedata.normalize("NFKD", text):
        thousandths += _WIDTHS.get(character) or _foreign(character)
    return thousandths * size * (_BOLD if bold else 1) * _MARGIN / 1000


def shortened(text: str) -> str:
    """A text as a label: on one line, and at most 26 characters."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"


def _foreign(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return _WIDE if unicodedata.east_asian_width(character) in {"W", "F"} else _OTHER
