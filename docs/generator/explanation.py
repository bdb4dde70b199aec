"""docs/how-it-works.md: the rules in words, with the numbers that the code has."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from generator.templates import filled
from pln import reports, rules
from pln.dates import describe_period
from pln.rules.cadence import DEFAULT_TIERS, TIER_WEIGHTS, CadenceSettings


def explanation() -> str:
    """The whole page."""
    tiers = ", ".join(f"{tier} every {describe_period(days)}" for tier, days in DEFAULT_TIERS.items())
    weights = ", ".join(f"{tier or 'none'} {weight:g}" for tier, weight in TIER_WEIGHTS.items())
    constants = dict(constant for room in (rules, reports) for constant in _constants(room))
    words = {"tiers": tiers, "tier_weights": weights, "default_days": str(CadenceSettings().default_days)}
    return filled("how-it-works", {**words, **constants})


def _constants(room: ModuleType) -> Iterator[tuple[str, str]]:
    """The constants of a room's modules as `module.NAME`, those of a mapping as `module.NAME[key]`."""
    for found in iter_modules(room.__path__):
        module = import_module(f"{room.__name__}.{found.name}")
        for name, value in vars(module).items():
            if isinstance(value, Mapping):
                yield from ((f"{found.name}.{name}[{key}]", _spelled(one)) for key, one in value.items())
            elif name.isupper():
                yield f"{found.name}.{name}", _spelled(value)


def _spelled(value: object) -> str:
    match value:
        case float():
            return f"{value:g}"
        case timedelta():
            return str(value.days)
        case _:
            return str(value)
