import io
import json
import os
import signal
import subprocess
import sys
import textwrap
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pln.render.output import Format, Screen, emit, prepare_streams, say
from pln.reports.report import Layout, Report

from .samples import GOALS, PEOPLE, line, lines_of

PIPE = Screen(width=80, is_terminal=False, color=False, unicode=True, pager=None)
TERMINAL = Screen(width=80, is_terminal=True, color=False, unicode=True, pager=None)
MANY = lines_of(*(line(f"row{number:02}", name="", items=(), hidden="") for number in range(32)), title="")


def emitted(report: Report[Any], format: Format, screen: Screen, limit: int | None = None) -> str:
    pieces: list[str] = []
    emit(report, format, screen, limit=limit, write=pieces.append)
    return "".join(pieces)


class TestLimit:
    @pytest.mark.parametrize("format", ["table", "json", "jsonl", "csv", "markdown"])
    def test_what_is_piped_is_complete(self, format: Format) -> None:
        report = replace(MANY, shown=MANY.rows[:3])
        text = emitted(report, format, PIPE)
        assert "row31" in text
        assert "--limit" not in text

    @pytest.mark.parametrize("format", ["json", "jsonl", "csv", "markdown"])
    def test_machine_formats_are_complete_on_a_terminal_too(self, format: Format) -> None:
        text = emitted(replace(MANY, shown=MANY.rows[:3]), format, TERMINAL)
        assert "row31" in text
        assert "--limit" not in text

    def test_a_terminal_shows_twenty_rows_and_says_how_many_more(self) -> None:
        text = emitted(replace(MANY, notes=["A note."]), "table", TERMINAL)
        assert "row19" in text
        assert "row20" not in text
        assert text.endswith("\nA note.\n12 more: --limit 0\n")

    def test_a_terminal_that_shows_all_says_nothing(self) -> None:
        assert "more" not in emitted(replace(MANY, rows=MANY.rows[:20]), "table", TERMINAL)

    def test_a_terminal_shows_what_the_report_shows(self) -> None:
        text = emitted(replace(MANY, shown=MANY.rows[30:]), "table", TERMINAL)
        assert "row29" not in text
        assert "row31" in text
        assert text.endswith("30 more: --limit 0\n")

    def test_sections_are_not_cut_short(self) -> None:
        assert "row31" in emitted(replace(MANY, layout=Layout.SECTIONS), "table", TERMINAL)

    @pytest.mark.parametrize("format", ["table", "json", "jsonl", "csv", "markdown"])
    @pytest.mark.parametrize("screen", [PIPE, TERMINAL])
    def test_a_limit_holds_everywhere(self, format: Format, screen: Screen) -> None:
        text = emitted(replace(MANY, shown=MANY.rows[30:]), format, screen, limit=25)
        assert "row24" in text
        assert "row25" not in text
        assert "--limit" not in text

    @pytest.mark.parametrize("screen", [PIPE, TERMINAL])
    def test_limit_0_is_no_limit(self, screen: Screen) -> None:
        text = emitted(replace(MANY, shown=MANY.rows[:3]), "table", screen, limit=0)
        assert "row31" in text
        assert "more" not in text


class TestDrawing:
    def test_without_unicode_bars_and_dashes_are_ascii_in_pipes_and_on_terminals(self) -> None:
        for screen in (PIPE, TERMINAL):
            assert emitted(GOALS, "table", replace(screen, unicode=False)).isascii()

    @pytest.mark.parametrize("format", ["json", "jsonl"])
    def test_json_stays_json_where_the_stream_lacks_characters(self, format: Format) -> None:
        report = lines_of(line("José 李 👩\u200d👧 \udcff"))
        text = emitted(report, format, replace(PIPE, unicode=False))
        assert text.isascii()
        assert json.loads(text) == json.loads(emitted(report, format, PIPE))

    def test_forced_colour_draws_into_a_pipe_and_keeps_it_complete(self) -> None:
        text = emitted(MANY, "table", replace(PIPE, color=True))
        assert "\x1b[" in text
        assert "row31" in text

    def test_a_closed_pipe_is_the_callers_to_know(self) -> None:
        def write(text: str) -> None:
            raise BrokenPipeError

        with pytest.raises(BrokenPipeError):
            emit(PEOPLE, "table", PIPE, limit=None, write=write)


class TestPager:
    @pytest.fixture
    def paged(self, tmp_path: Path) -> Path:
        return tmp_path / "paged"

    def keeping(self, path: Path) -> Screen:
        keep = (
            f"import sys, os; open({str(path)!r}, 'w').write(os.environ['LESS'] + chr(10) + sys.stdin.read())"
        )
        return replace(TERMINAL, pager=(sys.executable, "-c", keep))

    def test_a_table_taller_than_the_screen_is_paged(
        self, paged: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.delenv("LESS", raising=False)
        assert emitted(MANY, "table", self.keeping(paged), limit=0) == ""
        assert paged.read_text(encoding="utf-8") == "FIRX\n" + emitted(MANY, "table", TERMINAL, limit=0)

    def test_the_users_own_less_options_win(self, paged: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("LESS", "R")
        emitted(MANY, "table", self.keeping(paged), limit=0)
        assert paged.read_text(encoding="utf-8").startswith("R\n")

    def test_what_fits_is_not_paged(self, paged: Path) -> None:
        assert "Ann Lee" in emitted(PEOPLE, "table", self.keeping(paged))
        assert not paged.exists()

    def test_data_is_not_paged(self, paged: Path) -> None:
        assert "row31" in emitted(MANY, "jsonl", self.keeping(paged))
        assert not paged.exists()

    def test_a_pager_that_is_not_there_is_no_loss(self) -> None:
        screen = replace(TERMINAL, pager=("no-such-pager",))
        assert "row31" in emitted(MANY, "table", screen, limit=0)

    def test_a_pager_left_early_is_no_failure(self) -> None:
        tall = lines_of(*(line("x" * 3000) for _ in range(100)))
        assert emitted(tall, "table", replace(TERMINAL, pager=(sys.executable, "-c", "")), limit=0) == ""

    def test_ctrl_c_belongs_to_the_pager(self, paged: Path) -> None:
        interrupt = f"import os, signal; os.kill(os.getppid(), signal.SIGINT); open({str(paged)!r}, 'w')"
        screen = replace(TERMINAL, pager=(sys.executable, "-c", interrupt))
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            assert emitted(MANY, "table", screen, limit=0) == ""
            assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
        finally:
            signal.signal(signal.SIGINT, before)
        assert paged.exists()


class TestTalk:
    def test_a_line_of_its_own(self) -> None:
        stream = io.StringIO()
        say("Added Ann Lee.\nLog a talk: pln log interaction", stream)
        assert stream.getvalue() == "Added Ann Lee.\nLog a talk: pln log interaction\n"

    def test_signs_that_the_stream_lacks(self) -> None:
        written = io.BytesIO()
        stream = io.TextIOWrapper(written, encoding="iso-8859-1")
        say("1.5× – “José”", stream)
        assert written.getvalue() == '1.5x - "José"\n'.encode("iso-8859-1")

    def test_nobody_listening_is_no_failure(self) -> None:
        closed = io.StringIO()
        closed.close()
        say("hello", closed)
        say("hello", None)
        with io.TextIOWrapper(io.FileIO("/dev/full", "w"), write_through=True) as full:
            say("hello", full)


def run(program: str, **environ: str) -> subprocess.CompletedProcess[bytes]:
    root = Path(__file__).parents[2]
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)],
        cwd=root,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(root)} | environ,
        capture_output=True,
        check=False,
    )


class TestStreams:
    def test_what_an_encoding_lacks_is_spelt_out(self) -> None:
        done = run(
            """
            import sys
            from pln.render.output import prepare_streams
            prepare_streams()
            print("李 \\udcff é")
            print("李", file=sys.stderr)
            """,
            PYTHONIOENCODING="ascii:strict",
        )
        assert (done.stdout, done.stderr) == (rb"\u674e \udcff \xe9" + b"\n", rb"\u674e" + b"\n")

    def test_both_streams_are_prepared(self, monkeypatch: pytest.MonkeyPatch) -> None:
        streams = [io.TextIOWrapper(io.BytesIO(), encoding="ascii") for _ in range(2)]
        monkeypatch.setattr(sys, "stdout", streams[0])
        monkeypatch.setattr(sys, "stderr", streams[1])
        prepare_streams()
        assert [stream.errors for stream in streams] == ["backslashreplace"] * 2

    def test_no_streams_are_no_failure(self, monkeypatch: pytest.MonkeyPatch) -> None:
        closed = io.TextIOWrapper(io.BytesIO())
        closed.close()
        monkeypatch.setattr(sys, "stdout", None)
        monkeypatch.setattr(sys, "stderr", closed)
        prepare_streams()


IMPORTS = """
    import sys
    from pln.render.output import Screen, emit, prepare_streams, say
    from tests.render.samples import PEOPLE, CARD, SECTIONS
    prepare_streams()
    screen = Screen(width=80, is_terminal={terminal}, color=False, unicode=True, pager=None)
    for report in (PEOPLE, CARD, SECTIONS):
        emit(report, {format!r}, screen, limit=None, write=lambda text: None)
    say("done", sys.stderr)
    print(*sorted({{name.partition(".")[0] for name in sys.modules}}))
"""


@pytest.mark.parametrize("format", ["table", "json", "jsonl", "csv", "markdown"])
def test_pipes_and_machine_formats_do_not_import_rich(format: Format) -> None:
    done = run(IMPORTS.format(terminal=False, format=format))
    assert done.returncode == 0, done.stderr
    loaded = set(done.stdout.decode().split())
    assert loaded.isdisjoint({"rich", "subprocess", "shutil", "pydantic", "sqlmodel"})
    assert ("json" in loaded) == (format in {"json", "jsonl", "csv"})


def test_a_terminal_imports_rich() -> None:
    done = run(IMPORTS.format(terminal=True, format="table"))
    assert "rich" in done.stdout.decode().split()
