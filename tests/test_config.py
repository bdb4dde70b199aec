"""The configuration: defaults, what a file may say, and what is refused."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from pln.config import SETTINGS, config_path, load
from pln.errors import InputError
from tests.cli.running import Pln


def written(folder: Path, text: str) -> Path:
    path = folder / "pln.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_defaults() -> None:
    settings = load(None)
    assert dict(settings.cadence.tiers) == {
        "inner": 14,
        "close": 30,
        "regular": 90,
        "wide": 180,
        "distant": 365,
    }
    assert (settings.cadence.default_days, settings.cadence.weekly_capacity, settings.cadence.tags) == (
        90,
        None,
        {},
    )
    assert (settings.date_order, settings.goal_limit, settings.areas) == (None, 3, ("work", "personal"))
    assert {value.origin for value in settings.values} == {"default"}


def test_a_file_over_the_defaults(tmp_path: Path) -> None:
    text = (
        'date_order = "dmy"\ngoal_limit = 5\nareas = ["work"]\nweekly_capacity = 2.5\n[cadence]\ndefault = "6w"\n'
        '[cadence.tiers]\ninner = "weekly"\n[cadence.tags]\nrust = "3w"\n[me]\nplace = "Berlin"\n'
    )
    settings = load(written(tmp_path, text))
    assert (settings.date_order, settings.goal_limit, settings.areas, settings.own_place) == (
        "dmy",
        5,
        ("work",),
        "Berlin",
    )
    assert (settings.cadence.default_days, settings.cadence.weekly_capacity) == (42, 2.5)
    assert (settings.cadence.tiers["inner"], settings.cadence.tiers["close"]) == (7, 30)
    assert settings.cadence.tags == {"rust": 21}
    origins = {value.key: value.origin for value in settings.values}
    assert (origins["goal_limit"], origins["me.field"]) == ("file", "default")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("goal_limt = 3", "unknown setting goal_limt"),
        ("[cadence]\ntier = 3", "unknown setting cadence.tier"),
        ("[cadence.tiers]\ninnermost = '1d'", "unknown setting cadence.tiers.innermost"),
        ("goal_limit = '3'", "goal_limit must be a whole number from 1 to 100"),
        ("goal_limit = true", "goal_limit must be a whole number"),
        ("goal_limit = 0", "goal_limit must be a whole number"),
        ("weekly_capacity = -1", "weekly_capacity must be a number from 0"),
        ("weekly_capacity = 'many'", "weekly_capacity must be a number"),
        ("date_order = 'ymd'", 'date_order must be "dmy", "mdy"'),
        ("areas = 'work'", "areas must be a list"),
        ("areas = []", "areas must be a list"),
        ("[cadence]\ndefault = 'often'", "cadence.default"),
        ("[cadence]\ndefault = 'never'", "cadence.default must be a period"),
        ("[cadence]\ndefault = 90", "cadence.default must be a text"),
        ("[cadence]\ntags = 3", "cadence.tags must be a table"),
        ("[cadence.tags]\nrust = 3", "cadence.tags must be a text"),
        ("me = 3", "unknown setting me"),
        ("goal_limit = =", "line 1"),
        ("\ud800".encode("utf-8", "surrogatepass").decode("latin-1"), "pln.toml"),
    ],
)
def test_what_is_refused_names_the_file_and_the_setting(tmp_path: Path, text: str, said: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(InputError) as refused:
        load(path)
    assert refused.value.message.startswith(str(path))
    assert said in refused.value.message


def test_a_typing_mistake_gets_a_hint(tmp_path: Path) -> None:
    with pytest.raises(InputError) as refused:
        load(written(tmp_path, "goal_limt = 3"))
    assert refused.value.hint == "did you mean goal_limit?"


@pytest.mark.parametrize("content", [b"\xff\xfe", b"a" * 1_000_001])
def test_what_is_no_configuration(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "pln.toml"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"pln\.toml"):
        load(path)


def test_where_it_is_looked_for(tmp_path: Path) -> None:
    environ = {"HOME": str(tmp_path)}
    assert config_path(environ) is None
    platform = tmp_path / ".config" / "pln" / "config.toml"
    platform.parent.mkdir(parents=True)
    platform.touch()
    assert config_path(environ) == platform
    (tmp_path / ".pln.toml").touch()
    assert config_path(environ) == tmp_path / ".pln.toml"
    named = tmp_path / "named.toml"
    named.touch()
    assert config_path({**environ, "PLN_CONFIG": "~/named.toml"}) == named


def test_a_named_file_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="which is no file"):
        config_path({"HOME": str(tmp_path), "PLN_CONFIG": str(tmp_path / "none.toml")})


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo])
@pytest.mark.parametrize("place", [".pln.toml", ".config/pln/config.toml"])
def test_what_is_no_file_is_not_taken_for_none(pln: Pln, make: Callable[[Path], None], place: str) -> None:
    pln("add", "contact", "Ann")
    path = Path.home() / place
    path.parent.mkdir(parents=True)
    make(path)
    refused = pln("contacts", "neglected", code=2)
    assert refused.err.splitlines()[0] == f"error: {path} is no file"
    assert refused.out == ""
    pln.environ["PLN_CONFIG"] = str(path)
    assert pln("config", code=2).err == f"error: PLN_CONFIG names {path}, which is no file\n"
    assert f"{path}, which is no file" in pln("doctor", code=1).out


def test_never_from_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pln: Pln) -> None:
    (tmp_path / ".pln.toml").write_text("goal_limit = 'broken'", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert "goal_limit" in pln("config").out


def test_a_broken_file_stops_every_command(tmp_path: Path, pln: Pln) -> None:
    pln("add", "contact", "Ann")
    pln.environ["PLN_CONFIG"] = str(written(tmp_path, "goal_limt = 3"))
    assert "unknown setting goal_limt" in pln("contacts", "neglected", code=2).err


def test_config_shows_each_value_and_where_it_comes_from(tmp_path: Path, pln: Pln) -> None:
    path = written(tmp_path, 'areas = ["work"]\n[cadence.tags]\nrust = "6w"\n')
    pln.environ["PLN_CONFIG"] = str(path)
    said = pln("config", "--format", "csv").out
    assert f'areas,"[""work""]",{path},' in said
    assert "goal_limit,3,default," in said
    assert 'rust = ""6w""' in said
    assert len(said.splitlines()) == len(SETTINGS) + 1


def test_settings_reach_the_rules(tmp_path: Path, pln: Pln) -> None:
    pln.environ["PLN_CONFIG"] = str(
        written(tmp_path, 'areas = ["music"]\ndate_order = "dmy"\n[cadence.tags]\nrust = "2d"\n')
    )
    pln("add", "contact", "Ann", "--tag", "rust")
    pln("log", "interaction", "11/11/2026: call with Ann")
    assert "11 Nov 2026" in pln("contacts", "neglected").out
    assert "'work' is not one of your areas" in pln("add", "goal", "Cello", "--area", "work", code=2).err
    pln("add", "goal", "Cello", "--area", "music")
