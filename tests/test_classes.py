"""pln's own data classes do what the standard library's do."""

import dataclasses
from pathlib import Path
from typing import Any

import pytest

from pln import classes


def made_by(library: Any) -> dict[str, Any]:
    """The same few classes, made by one library or the other."""

    @library.dataclass(frozen=True, slots=True)
    class Point:
        x: int
        y: int = 2
        many: list[int] = library.field(default_factory=list)

        @property
        def sum(self) -> int:
            return self.x + self.y

    @library.dataclass(frozen=True)
    class Named(Point):
        name: str = "n"

    @library.dataclass(frozen=True, slots=True, kw_only=True)
    class ByName:
        name: str
        x: int = 1

    @library.dataclass(slots=True)
    class Open:
        x: int

    @library.dataclass(slots=True, eq=False)
    class Itself:
        x: int

    @library.dataclass(frozen=True, slots=True)
    class Empty:
        pass

    return {one.__name__: one for one in (Point, Named, ByName, Open, Itself, Empty)}


OURS, THEIRS = made_by(classes), made_by(dataclasses)
MANY = 30  # more than are filled without a compiled `__init__`
CALLS: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = [
    ("Point", (1,), {}),
    ("Point", (1, 3), {}),
    ("Point", (), {"y": 5, "x": 4, "many": [1]}),
    ("Named", (1,), {"name": "z"}),
    ("ByName", (), {"name": "a"}),
    ("Open", (7,), {}),
    ("Empty", (), {}),
]


@pytest.mark.parametrize("made_before", [0, MANY], ids=["filled", "compiled"])
@pytest.mark.parametrize(("name", "args", "kwargs"), CALLS)
def test_instances_are_alike(
    name: str, args: tuple[Any, ...], kwargs: dict[str, Any], made_before: int
) -> None:
    ours = made_by(classes)
    for _ in range(made_before):
        ours[name](*args, **kwargs)
    mine, again, theirs = (one[name](*args, **kwargs) for one in (ours, ours, THEIRS))
    assert repr(mine) == repr(theirs)
    assert mine == again
    assert mine != theirs
    assert dataclasses.asdict(mine) == dataclasses.asdict(theirs)
    assert [one.name for one in classes.fields(mine)] == [one.name for one in dataclasses.fields(theirs)]
    assert [one.name for one in dataclasses.fields(mine)] == [one.name for one in dataclasses.fields(theirs)]
    assert [one.name for one in classes.fields(theirs)] == [one.name for one in dataclasses.fields(theirs)]
    assert hasattr(mine, "__dict__") == hasattr(theirs, "__dict__")
    assert type(mine).__match_args__ == type(theirs).__match_args__


@pytest.mark.parametrize("library", [classes, dataclasses])
@pytest.mark.parametrize(
    ("name", "args", "kwargs"),
    [
        ("Point", (), {}),
        ("Point", (1, 2, [], 4), {}),
        ("Point", (1,), {"x": 2}),
        ("Point", (1,), {"z": 2}),
        ("ByName", ("a",), {}),
        ("Empty", (1,), {}),
    ],
)
def test_what_is_no_call_is_none(
    library: Any, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]
) -> None:
    of = made_by(library)[name]
    for _ in range(2):
        with pytest.raises(TypeError):
            of(*args, **kwargs)


def test_a_class_may_fill_its_base_in_its_own_way() -> None:
    named: Any = OURS["Named"]

    class Centre(named):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__(0, 0, name="centre")

    assert [(one.x, one.name) for one in (Centre() for _ in range(MANY))] == [(0, "centre")] * MANY


@pytest.mark.parametrize("library", [classes, dataclasses])
def test_a_copy_with_another_value(library: Any) -> None:
    assert library.replace(OURS["Named"](1, name="a"), x=3) == OURS["Named"](3, name="a")
    with pytest.raises(TypeError):
        library.replace(OURS["Point"](1), z=3)


def test_what_is_frozen_has_a_hash_and_what_is_not_has_none() -> None:
    assert len({OURS["ByName"](name="a"), OURS["ByName"](name="a"), OURS["ByName"](name="b")}) == 2
    with pytest.raises(TypeError):
        hash(OURS["Open"](1))


def test_what_is_not_compared_is_only_itself() -> None:
    one, other = OURS["Itself"](1), OURS["Itself"](1)
    assert len({one, other, one}) == 2
    assert one != other


def test_each_instance_gets_a_default_of_its_own() -> None:
    assert OURS["Point"](1).many is not OURS["Point"](1).many


def test_what_is_a_data_class() -> None:
    assert all(map(classes.is_dataclass, [*OURS.values(), *THEIRS.values(), OURS["Open"](1)]))
    assert all(map(dataclasses.is_dataclass, OURS.values()))
    assert not any(map(classes.is_dataclass, [1, "a", int, (1,)]))


def test_slots_take_no_other_attribute() -> None:
    with pytest.raises(AttributeError):
        OURS["Open"](1).y = 2


def test_annotations_of_facts_cost_nothing_until_somebody_reads_them() -> None:
    facts = Path(classes.__file__).parent / "facts"
    eager = [
        path.name
        for path in facts.glob("*.py")
        if "@dataclass" in (text := path.read_text("utf-8"))
        and "from __future__ import annotations" not in text
    ]
    assert eager == []
