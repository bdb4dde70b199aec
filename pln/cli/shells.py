"""How shells ask for completions and take the answer: Typer's own protocol for bash, zsh and fish.

Typer's scripts (`pln completion show`) call pln with `_PLN_COMPLETE=complete_bash` and the line typed so far
in the environment. bash takes values, one a line; fish values with descriptions; zsh a command to evaluate.
Imported on every TAB: nothing that costs a millisecond is imported here.
"""

from collections.abc import Mapping

Candidate = tuple[str, str]
"""What may stand next, and what it is for."""

_QUOTES = frozenset("\"'\\")
_SPECIAL = frozenset(" \"'`$\\;&|<>()[]{}*?!~^%=:,@")
# zsh evaluates the answer: first within single quotes, then within double ones. Typographic quotation marks
# show a name as well as plain ones would, and mean nothing to it.
_FOR_ZSH = str.maketrans({'"': "”", "'": "’", "`": "’", "\\": "∖", "$": "\\$", ":": "\\\\:"})


def shell_of(environ: Mapping[str, str]) -> str | None:
    """bash, zsh or fish, if it is one of them that asks."""
    instruction, _, shell = environ.get("_PLN_COMPLETE", "").partition("_")
    return shell if instruction == "complete" and shell in ("bash", "zsh", "fish") else None


def typed(shell: str, environ: Mapping[str, str]) -> list[str]:
    """The words typed so far after `pln`; the last one, which may be empty, is to be completed."""
    if shell == "bash":
        words = _split(environ.get("COMP_WORDS", ""))
        position = int(environ.get("COMP_CWORD", "0"))
        return _attached([*words[1:position], words[position] if position < len(words) else ""])
    line = environ.get("_TYPER_COMPLETE_ARGS", "")
    words = _split(line)[1:]
    return [*words, ""] if not words or line.endswith(" ") else words


def _split(line: str) -> list[str]:
    if _QUOTES.isdisjoint(line):
        return line.split()
    import shlex

    reader = shlex.shlex(line, posix=True)
    reader.whitespace_split = True
    reader.commenters = ""
    words: list[str] = []
    try:
        words.extend(reader)
    except ValueError:  # a quotation that is still open
        words.append(reader.token)
    return words


def _attached(words: list[str]) -> list[str]:
    """bash takes `--tier=inner` for three words."""
    joined: list[str] = []
    for word in words:
        if joined and joined[-1].startswith("--") and (word == "=" or joined[-1].endswith("=")):
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def answer(
    shell: str, environ: Mapping[str, str], candidates: list[Candidate], *, attached: str, files: bool
) -> tuple[str, int]:
    """What to print, and the exit code.

    `attached` is the part of the last word that stays, such as `--tier=`. `files`: the shell is to offer
    its files.
    """
    plain = [(value, about) for value, about in candidates if _is_plain(value)]
    if shell == "bash":  # to which what follows a "=" is a word of its own
        return "\n".join([value for value, _ in plain]), 0
    whole = [(attached + value, _printable(about)) for value, about in plain]
    if shell == "zsh":
        return _for_zsh(whole) if whole else "_files" if files else "", 0
    if environ.get("_TYPER_COMPLETE_FISH_ACTION") == "is-args":
        return "", int(files)
    return "\n".join(f"{value}\t{about}" if about else value for value, about in whole), 0


def _for_zsh(candidates: list[Candidate]) -> str:
    described = (
        f'"{value}":"{about.translate(_FOR_ZSH)}"' if about else f'"{value}"' for value, about in candidates
    )
    return "_arguments '*: :(({}))'".format("\n".join(described))


def _is_plain(value: str) -> bool:
    """Whether it can stand on a command line as it is; bash would take it for what it looks like."""
    return value.isprintable() and _SPECIAL.isdisjoint(value) and not value.startswith("#")


def _printable(text: str) -> str:
    """Without the control and bidirectional characters that a name may hold."""
    return "".join(character for character in text if character.isprintable())
