"""Writes what can be generated of the documentation, or checks that it is up to date.

    python docs/generate.py            write the pages and pictures
    python docs/generate.py --check    write nothing; exit 1 and name what is stale

What is in the pages comes from the program itself: the commands from their Typer tree, the fields of the
reports from their row types, the numbers of the rules from the code. The pictures show the sample network on a
fixed day. The words around it are in docs/generator/*.in.md.
"""

import sys
from pathlib import Path

from generator.explanation import explanation
from generator.manual import manual
from generator.pictures import pictures
from generator.questions import questions
from generator.reference import reference
from generator.sample import sample_network

FOLDER = Path(__file__).parent


def generated() -> dict[str, str]:
    """The text of every generated file by its name in docs/."""
    with sample_network() as network:
        pages = {
            "reference.md": reference(network),
            "how-it-works.md": explanation(),
            "questions.md": questions(),
            "pln.1": manual(),
        }
        return {**pages, **pictures(network)}


def stale(texts: dict[str, str]) -> list[str]:
    """The names of the files that are missing, or hold something else than the given texts."""
    return [name for name, text in texts.items() if _content(FOLDER / name) != text]


def _content(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None


def main(arguments: list[str]) -> int:
    """Writes or checks, says what is or was stale, and returns the exit code."""
    if arguments not in ([], ["--check"]):
        print("usage: python docs/generate.py [--check]", file=sys.stderr)
        return 2
    texts = generated()
    names = stale(texts)
    if arguments:
        for name in names:
            print(f"docs/{name} is stale: run python docs/generate.py", file=sys.stderr)
        return 1 if names else 0
    for name in names:
        (FOLDER / name).write_text(texts[name], encoding="utf-8")
        print(f"wrote docs/{name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
