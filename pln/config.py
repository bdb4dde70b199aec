"""The configuration: a frozen Settings, read from one TOML file of the user's, never from the current folder.

Every setting stands in SETTINGS with its default, the way it is read, and what it is for; an unknown key
is an error that names it. A broken file stops every command that needs a setting with exit 2.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Literal, get_args

from pln.classes import dataclass
from pln.dates import DateOrder, parse_period
from pln.errors import InputError
from pln.folders import config_folder
from pln.rules.cadence import CadenceSettings
from pln.vocabulary import TIERS

Origin = Literal["default", "file"]

_MAX_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its dotted key, its default as the file would spell it, and how a value is read."""

    key: str
    default: object
    read: Callable[[object], object]
    help: str


@dataclass(frozen=True, slots=True)
class Value:
    """A setting's value as the file would spell it, and where it comes from."""

    key: str
    value: object
    origin: Origin


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user has settled. Periods are days; None where nothing is set."""

    cadence: CadenceSettings
    date_order: DateOrder | None
    goal_limit: int
    areas: tuple[str, ...]
    own_place: str
    own_organisation: str
    own_field: str
    values: tuple[Value, ...]


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise InputError("must be a text")
    return value


def _date_order(value: object) -> str | None:
    if value not in ("", *get_args(DateOrder)):
        raise InputError('must be "dmy", "mdy" or ""')
    return str(value) or None


def _count(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= 100:
        raise InputError("must be a whole number from 1 to 100")
    return value


def _capacity(value: object) -> float | None:
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= 1000:
        raise InputError("must be a number from 0 to 1000")
    return float(value) or None


def _areas(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not value or not all(isinstance(one, str) and one for one in value):
        raise InputError('must be a list of texts, such as ["work", "personal"]')
    return tuple(value)


def _period(value: object) -> int:
    days = parse_period(_text(value))
    if days is None:
        raise InputError("must be a period, such as 2w or 90d")
    return days


def _tag_periods(value: object) -> dict[str, int]:
    if not isinstance(value, dict):
        raise InputError('must be a table such as: rust = "6w"')
    return {tag: _period(period) for tag, period in value.items()}


_TIER_DEFAULTS = {"inner": "14d", "close": "30d", "regular": "90d", "wide": "180d", "distant": "365d"}

SETTINGS: tuple[Setting, ...] = (
    Setting("date_order", "", _date_order, 'How to read 11/12: "dmy", "mdy", or "" to refuse such dates.'),
    Setting("goal_limit", 3, _count, "More active goals than this are pointed out."),
    Setting("areas", ["work", "personal"], _areas, "The areas of life a goal can belong to."),
    Setting(
        "weekly_capacity", 0, _capacity, "Conversations a week you have time for; 0: as many as you make."
    ),
    Setting("cadence.default", "90d", _period, "For people without a cadence, tier or tag of their own."),
    *(Setting(f"cadence.tiers.{tier}", _TIER_DEFAULTS[tier], _period, f"Tier {tier}.") for tier in TIERS),
    Setting("cadence.tags", {}, _tag_periods, 'A cadence for everybody with a tag, such as: rust = "6w".'),
    Setting("me.place", "", _text, "Where you live."),
    Setting("me.organisation", "", _text, "Where you work."),
    Setting("me.field", "", _text, "What you do."),
)


def config_path(environ: Mapping[str, str]) -> Path | None:
    """`PLN_CONFIG`, else `~/.pln.toml`, else `config.toml` in the platform's folder; None: there is none.

    InputError where something else than a file is in its place, such as a folder or a pipe.
    """
    named = environ.get("PLN_CONFIG", "")
    home = Path(environ["HOME"]) if environ.get("HOME", "").startswith("/") else None
    if named:
        path = home / named[2:] if home and named.startswith("~/") else Path(named)
        if not path.is_file():
            raise InputError(f"PLN_CONFIG names {path}, which is no file")
        return path
    folder = config_folder(environ)
    places = (home and home / ".pln.toml", folder and folder / "config.toml")
    found = next((place for place in places if place and place.exists()), None)
    if found and not found.is_file():
        raise InputError(f"{found} is no file", "move it away, or name the configuration: PLN_CONFIG=FILE")
    return found


def load(path: Path | None) -> Settings:
    """The settings of a file, over the defaults. InputError names the file and the key or line."""
    given = _flat(_parse(path)) if path else {}
    read: dict[str, Any] = {}
    values = []
    for setting in SETTINGS:
        raw = given.pop(setting.key, None)
        try:
            read[setting.key] = setting.read(setting.default if raw is None else raw)
        except InputError as error:
            raise InputError(f"{path}: {setting.key} {error.message}", error.hint) from error
        values.append(
            Value(
                setting.key, setting.default if raw is None else raw, "file" if raw is not None else "default"
            )
        )
    if given:
        raise _unknown(path, next(iter(given)))
    return Settings(
        cadence=CadenceSettings(
            tiers={tier: read[f"cadence.tiers.{tier}"] for tier in TIERS},
            tags=read["cadence.tags"],
            default_days=read["cadence.default"],
            weekly_capacity=read["weekly_capacity"],
        ),
        date_order=read["date_order"],
        goal_limit=read["goal_limit"],
        areas=read["areas"],
        own_place=read["me.place"],
        own_organisation=read["me.organisation"],
        own_field=read["me.field"],
        values=tuple(values),
    )


def _parse(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        if path.stat().st_size > _MAX_BYTES:
            raise InputError(f"{path} is too large to be a configuration")
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror}") from error
    except RecursionError:
        raise InputError(f"{path}: lists are nested too deep") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: {error}", "see .pln.example.toml for how it is written") from error


def _flat(table: Mapping[str, Any], prefix: str = "") -> dict[str, object]:
    """Tables as dotted keys, but for a setting that is a table itself."""
    found: dict[str, object] = {}
    whole = {setting.key for setting in SETTINGS}
    for name, value in table.items():
        key = prefix + name
        if isinstance(value, dict) and key not in whole:
            found.update(_flat(value, f"{key}."))
        else:
            found[key] = value
    return found


def _unknown(path: Path | None, key: str) -> InputError:
    from difflib import get_close_matches

    close = get_close_matches(key, [setting.key for setting in SETTINGS], n=1)
    hint = f"did you mean {close[0]}?" if close else "pln config lists all settings"
    return InputError(f"{path}: unknown setting {key}", hint)
