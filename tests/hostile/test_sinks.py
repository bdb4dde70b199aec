"""No text gets out as anything but text, wherever it is printed (P21, P22)."""

from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

import pytest

from tests.cli.running import Pln
from tests.hostile.past import Filled
from tests.hostile.screen import OnScreen
from tests.hostile.sinks import READS, SINKS, Sink
from tests.hostile.texts import AT_ONCE, CONTROLS, OURS, unsafe_in
from tests.render.samples import MARKUP
from tests.test_completeness import commands

# In which all names are tried; elsewhere one of them.
_EACH_KIND = (
    "list contacts",
    "show contact ann-lee",
    "show contact {text}",
    "log interaction tea --with {text}",
)


def shown(sink: Sink, text: str, filled: Filled, folder: Path) -> str:
    pln = OnScreen(Path(copyfile(filled.with_text(text), folder / "pln.db")), {})
    csv = text.replace('"', '""')
    header = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
    (folder / "Connections.csv").write_text(
        f'{header}\n"{csv}",,,,,,\nAnn,Moe,,,{csv},,\nAnn,Noe,,{csv},,,\n'
    )
    spelt = "".join(f"\\U{ord(character):08x}" for character in text)
    # In a place whose name is short: it is printed beside the text, which is not to be broken for it.
    with TemporaryDirectory() as near:
        config = Path(near, "config.toml")
        config.write_text(f'me.place = "{spelt}"\n')
        pln.environ["PLN_CONFIG"] = str(config)
        return pln.shown(
            *sink.spoken(text), answers=[answer.replace("{text}", text) for answer in sink.answers]
        )


def assert_harmless(text: str, printed: str) -> None:
    assert unsafe_in(printed) == set(), (text, printed)


def assert_literal(sink: Sink, text: str, printed: str) -> None:
    assert_harmless(text, printed)
    if sink.prints:
        plain = OURS.sub("", printed)
        assert text in plain or repr(text)[1:-1] in plain, (text, printed)


def some(texts: tuple[str, ...], sink: Sink, count: int) -> list[str]:
    """A few of the texts, others for the next sink."""
    first = SINKS.index(sink) * count
    return [texts[(first + step) % len(texts)] for step in range(count)]


@pytest.mark.parametrize("sink", SINKS, ids=lambda sink: sink.words)
def test_no_control_gets_to_the_terminal(sink: Sink, filled: Filled, folder: Path) -> None:
    for text in (AT_ONCE, *some(CONTROLS, sink, 1)):
        assert_harmless(text, shown(sink, text, filled, folder))


@pytest.mark.parametrize("sink", SINKS, ids=lambda sink: sink.words)
def test_names_are_printed_as_they_are(sink: Sink, filled: Filled, folder: Path) -> None:
    for text in MARKUP if sink.words in _EACH_KIND else some(MARKUP, sink, 1):
        assert_literal(sink, text, shown(sink, text, filled, folder))


@pytest.mark.long
@pytest.mark.parametrize("sink", SINKS, ids=lambda sink: sink.words)
def test_no_text_at_all_is_more_than_text(sink: Sink, filled: Filled, folder: Path) -> None:
    for text in CONTROLS:
        assert_harmless(text, shown(sink, text, filled, folder))
    for text in MARKUP:
        assert_literal(sink, text, shown(sink, text, filled, folder))


@pytest.mark.parametrize("words", READS)
def test_no_control_gets_into_a_pipe(words: str, filled: Filled) -> None:
    for printed in Pln(filled.with_text(AT_ONCE), {}).in_every_format(*words.split()).values():
        assert "\x1b" not in printed
        assert_harmless(AT_ONCE, printed)


def test_each_command_has_its_sink() -> None:
    leaves = [words for words, command in commands().items() if not hasattr(command, "list_commands")]
    leaves.remove("tui")  # tests/tui/test_scrolling.py shows hostile names there
    missing = [
        words for words in leaves if not any(f"{sink.words} ".startswith(f"{words} ") for sink in SINKS)
    ]
    assert missing == []
