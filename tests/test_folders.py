"""The platform's folders."""

import os
import sys
from pathlib import Path

import pytest
from platformdirs import user_config_path, user_data_path

from pln.errors import InputError
from pln.folders import config_folder, data_folder


@pytest.mark.parametrize("base", ["/data", "/data with space/ü", "", None])
def test_the_data_folder_is_the_platforms(base: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_DATA_HOME")
    if base is not None:
        monkeypatch.setenv("XDG_DATA_HOME", base)
    assert data_folder(os.environ) == user_data_path("pln", appauthor=False)


@pytest.mark.skipif(sys.platform != "linux", reason="XDG is Linux's")
@pytest.mark.parametrize(
    ("environ", "folder"),
    [
        ({"HOME": "/home/ann"}, "/home/ann/.local/share/pln"),
        ({"HOME": "/home/ann", "XDG_DATA_HOME": "/data"}, "/data/pln"),
        ({"XDG_DATA_HOME": "/data"}, "/data/pln"),
        ({"HOME": "/home/ann", "XDG_DATA_HOME": "relative"}, "/home/ann/.local/share/pln"),
        ({"HOME": "/home/ann", "XDG_DATA_HOME": "  "}, "/home/ann/.local/share/pln"),
    ],
)
def test_data_folder(environ: dict[str, str], folder: str) -> None:
    assert data_folder(environ) == Path(folder)


@pytest.mark.parametrize("environ", [{}, {"HOME": ""}, {"XDG_DATA_HOME": "relative"}])
def test_without_a_home_there_is_no_data_folder(environ: dict[str, str]) -> None:
    with pytest.raises(InputError, match="HOME is not set"):
        data_folder(environ)


@pytest.mark.parametrize("base", ["/settings", "/settings with space/ü", "", None])
def test_the_configuration_folder_is_the_platforms(base: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_CONFIG_HOME")
    if base is not None:
        monkeypatch.setenv("XDG_CONFIG_HOME", base)
    assert config_folder(os.environ) == user_config_path("pln", appauthor=False)


def test_without_a_home_there_is_no_configuration_folder() -> None:
    assert config_folder({}) is None


def test_on_a_mac(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    home = {"HOME": "/Users/ann"}
    assert data_folder(home) == config_folder(home) == Path("/Users/ann/Library/Application Support/pln")


def test_elsewhere_the_platform_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert data_folder({}) == user_data_path("pln", appauthor=False)
    assert config_folder({}) == user_config_path("pln", appauthor=False)
