"""Data classes as the standard library's, at a twentieth of their price.

`dataclasses` imports `inspect`, and compiles six methods for each class, whether anybody calls them or not: a
command that hands out ten kinds of facts spent more on that than on reading its database. Here a class is
made of methods that all of them share, and its `__init__` is compiled when so many instances are made that it pays.

To the type checker these are the standard library's, and it alone holds us to `frozen`: at run time nothing is
spent on it. `dataclasses.fields`, `replace` and `asdict` work on them, too.
"""

from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
    from dataclasses import field as field
    from dataclasses import fields as fields
    from dataclasses import is_dataclass as is_dataclass
    from dataclasses import replace as replace

    def values(of: Any) -> tuple[Any, ...]:
        """The values of an instance's fields, in order."""
else:
    Made = TypeVar("Made", bound=type)
    _NONE = object()
    _NOT_WORTH_COMPILING = 20  # instances of a class

    class Field:
        """A field of a class; `default` and `default_factory` are _NONE where it has none."""

        __slots__ = ("default", "default_factory", "kw_only", "name", "type")

        def __init__(
            self,
            name: str,
            type: Any,
            default: Any = _NONE,
            default_factory: Any = _NONE,
            kw_only: bool = False,
        ) -> None:
            self.name = name
            self.type = type
            self.default = default
            self.default_factory = default_factory
            self.kw_only = kw_only

    def dataclass(
        *, frozen: bool = False, slots: bool = False, kw_only: bool = False, eq: bool = True
    ) -> Callable[[Made], Made]:
        """Makes a class of annotated fields: `__init__`, `==`, `repr`; a hash by value where it is frozen."""

        def make(cls: Made) -> Made:
            own = vars(cls).get("__annotations__", {})
            defaults = {name: vars(cls)[name] for name in own if name in vars(cls)}
            if slots:
                cls = _with_slots(cls, own)
            else:
                for name, default in defaults.items():
                    if isinstance(default, Field):
                        delattr(cls, name)
            cls.__own_fields__ = defaults, kw_only
            for one in _MADE_OF_FIELDS:
                setattr(cls, one.name, one)
            for name, method in {
                "__init__": _first_init(cls),
                **(_COMPARED if eq else {}),
                **_SHARED,
            }.items():
                if name not in vars(cls):
                    setattr(cls, name, method)
            if eq:
                cls.__hash__ = _hash if frozen else None
            return cls

        return make

    def field(*, default_factory: Callable[[], Any]) -> Any:
        """The default of a field that each instance gets one of its own of."""
        return Field("", None, default_factory=default_factory)

    def fields(of: Any) -> tuple[Any, ...]:
        """The fields of a class or an instance, in order; also of one of the standard library's."""
        found = getattr(of, "__fields__", None)
        return of.__dataclass_fields__.values() if found is None else found

    def values(of: Any) -> tuple[Any, ...]:
        """The values of an instance's fields, in order."""
        if (getter := getattr(of, "__values__", None)) is not None and len(of.__fields__) > 1:
            return getter(of)
        return tuple(getattr(of, one.name) for one in fields(of))

    def is_dataclass(of: Any) -> bool:
        """Whether it is such a class, or an instance of one; or one of the standard library's."""
        return hasattr(of, "__fields__") or hasattr(of, "__dataclass_fields__")

    def replace(of: Made, /, **changes: Any) -> Made:
        """A copy with other values in some fields."""
        kept = {one.name: getattr(of, one.name) for one in fields(of) if one.name not in changes}
        return type(of)(**kept, **changes)

    def _fields(cls: type) -> tuple[Field, ...]:
        """The fields of a class, those of its bases first."""
        known: dict[str, Field] = {}
        for base in reversed(cls.__mro__):
            if "__own_fields__" in vars(base):
                defaults, kw_only = vars(base)["__own_fields__"]
                for name, of in vars(base).get("__annotations__", {}).items():
                    known[name] = _field_of(name, of, defaults.get(name, _NONE), kw_only)
        return tuple(known.values())

    def _field_of(name: str, of: Any, default: Any, kw_only: bool) -> Field:
        if isinstance(default, Field):
            return Field(name, of, default_factory=default.default_factory, kw_only=kw_only)
        return Field(name, of, default, kw_only=kw_only)

    class _WhenAsked:
        """What is made of the fields of a class when it is asked for: of most classes it never is."""

        def __init__(self, name: str, make: Callable[[type], Any]) -> None:
            self.name = name
            self.make = make

        def __get__(self, instance: object, owner: type) -> Any:
            setattr(owner, self.name, self.make(owner))
            return getattr(owner, self.name)

    def _with_slots(cls: Made, names: Iterable[str]) -> Made:
        """The class made anew, since slots must be named before it is."""
        left_out = {"__dict__", "__weakref__", *names}
        body = {name: value for name, value in vars(cls).items() if name not in left_out}
        body["__slots__"] = tuple(names)
        made = type(cls)(cls.__name__, cls.__bases__, body)
        made.__qualname__ = cls.__qualname__
        return made

    def _getter(names: list[str]) -> Callable[[Any], Any]:
        return attrgetter(*names) if names else lambda of: ()

    def _first_init(cls: type) -> Callable[..., None]:
        left = _NOT_WORTH_COMPILING

        def __init__(self: Any, *args: Any, **kwargs: Any) -> None:  # noqa: N807
            nonlocal left
            left -= 1
            if left < 0 or not _is_filled(self, cls, args, kwargs):
                cls.__init__ = _compiled_init(cls)
                cls.__init__(self, *args, **kwargs)

        return __init__

    def _is_filled(made: Any, cls: type, args: tuple[Any, ...], kwargs: dict[str, Any]) -> bool:
        """Sets the fields of a new instance; False where these are not its arguments, which a compiled one will say."""
        given = dict(zip(cls.__match_args__, args, strict=False)) | kwargs
        if len(given) != len(args) + len(kwargs):
            return False
        for one in cls.__fields__:
            value = given.pop(one.name, one.default)
            if value is _NONE:
                if one.default_factory is _NONE:
                    return False
                value = one.default_factory()
            setattr(made, one.name, value)
        return not given

    def _compiled_init(cls: type) -> Callable[..., None]:
        known: dict[str, Any] = {"_NONE": _NONE}
        positional, by_name, body = ["self"], ["*"], []
        for one in cls.__fields__:
            value = said = one.name
            if one.default_factory is not _NONE:
                known[f"_made_{one.name}"] = one.default_factory
                said, value = (
                    f"{one.name}=_NONE",
                    f"_made_{one.name}() if {one.name} is _NONE else {one.name}",
                )
            elif one.default is not _NONE:
                known[f"_default_{one.name}"] = one.default
                said = f"{one.name}=_default_{one.name}"
            (by_name if one.kw_only else positional).append(said)
            body.append(f" self.{one.name} = {value}")
        said = ", ".join(positional + (by_name if len(by_name) > 1 else []))
        made: dict[str, Any] = {}
        exec(f"def __init__({said}):\n" + "\n".join(body or [" pass"]), known, made)  # noqa: S102 - as the standard library does
        made["__init__"].__qualname__ = f"{cls.__qualname__}.__init__"
        return made["__init__"]

    def _equal(self: Any, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return self.__values__(self) == self.__values__(other)

    def _hash(self: Any) -> int:
        return hash(self.__values__(self))

    def _represent(self: Any) -> str:
        said = ", ".join(f"{one.name}={getattr(self, one.name)!r}" for one in self.__fields__)
        return f"{self.__class__.__qualname__}({said})"

    def _twin(cls: type) -> type:
        """A class of the standard library's with the same fields."""
        import dataclasses

        def known(one: Field) -> Any:
            if one.default_factory is not _NONE:
                return dataclasses.field(default_factory=one.default_factory, kw_only=one.kw_only)
            return dataclasses.field(
                default=dataclasses.MISSING if one.default is _NONE else one.default, kw_only=one.kw_only
            )

        return dataclasses.make_dataclass(
            cls.__name__, [(one.name, one.type, known(one)) for one in cls.__fields__], frozen=True
        )

    _MADE_OF_FIELDS = (
        _WhenAsked("__fields__", _fields),
        _WhenAsked(
            "__match_args__", lambda cls: tuple(one.name for one in cls.__fields__ if not one.kw_only)
        ),
        _WhenAsked("__values__", lambda cls: staticmethod(_getter([one.name for one in cls.__fields__]))),
        _WhenAsked("__dataclass_fields__", lambda cls: _twin(cls).__dataclass_fields__),
        _WhenAsked("__dataclass_params__", lambda cls: _twin(cls).__dataclass_params__),
    )
    _COMPARED = {"__eq__": _equal}
    _SHARED = {"__repr__": _represent}
