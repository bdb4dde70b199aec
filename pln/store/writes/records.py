"""What writing any record needs: stamps, slugs, links, and an edit that validates the whole."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal, Protocol, TypeVar, cast

from pydantic import ValidationError
from sqlalchemy import CursorResult, Executable, Table
from sqlmodel import SQLModel, and_, delete, insert, or_, select, update

from pln.classes import fields, is_dataclass
from pln.errors import ChangedMeanwhileError, InputError, NotFoundError
from pln.facts.refs import Ref
from pln.models.base import Input, Record
from pln.names import slugify
from pln.store.session import Writer

Validated = TypeVar("Validated", bound=Input)
Row = Mapping[str, object]
Named = Literal["contact", "goal", "resource", "event"]


def validated(model: type[Validated], values: Mapping[str, object]) -> Validated:
    """The values as an input model; the first rule that is broken becomes an InputError naming the field."""
    try:
        return model.model_validate(dict(values))
    except ValidationError as error:
        raise InputError(_first_problem(error), "nothing was written") from error


# What pydantic finds, in a person's words. A value itself is quoted only where it should be a known word.
_REASONS = {
    "missing": "is missing",
    "extra_forbidden": "is no field of this record",
    "value_error": "{error}",
    "string_type": "is not a text",
    "string_unicode": "is not valid UTF-8",
    "too_long": "is longer than {max_length} characters",
    "int_type": "is not a whole number",
    "float_type": "is not a number",
    "finite_number": "is not a number",
    "greater_than_equal": "is less than {ge:.16g}",
    "less_than_equal": "is more than {le:.16g}",
    "bool_type": "is neither yes nor no",
    "date_type": "is not a day",
    "tuple_type": "is not a list",
}
_QUOTED = 40


def _first_problem(error: ValidationError) -> str:
    problem = error.errors(include_url=False)[0]
    field = " ".join(part for part in problem["loc"] if isinstance(part, str)).replace("_", " ")
    context = problem.get("ctx", {})
    if problem["type"] == "literal_error":
        words = context["expected"].replace("'", "").replace(" or ", ", ")
        typed = str(problem["input"])
        reason = f"'{typed[:_QUOTED]}{'…' if len(typed) > _QUOTED else ''}' is not one of {words}"
    else:
        reason = _REASONS.get(problem["type"], "is not valid").format(**context)
    return f"{field}: {reason}" if field else reason


def input_of(fact: Any, model: type[Validated], changes: Mapping[str, object]) -> Validated:
    """The record as it is now with the changes, validated whole. References become slugs."""
    values = {
        field.name: _plain(getattr(fact, field.name))
        for field in fields(fact)
        if field.name in model.model_fields
    }
    return validated(model, values | dict(changes))


def refuse_changed_meanwhile(now: object, expected: object | None, called: str) -> None:
    """ChangedMeanwhileError where the record is not what an editor was shown any more; `called`: what it is."""
    if expected is not None and now != expected:
        raise ChangedMeanwhileError(f"{called} was changed meanwhile", "edit it again")


def says_the_same(fact: Any, new: Input) -> bool:
    """Whether the input is what the record holds already: then it is not written, and makes no step."""
    try:
        now = input_of(fact, type(new), {})
    except InputError:
        return False  # what another program wrote may break a rule
    return all(_unordered(name, one) == _unordered(name, getattr(new, name)) for name, one in now)


def _unordered(name: str, value: object) -> object:
    """Only nicknames and details are kept in the order they are given."""
    if name == "nicknames" or not isinstance(value, tuple) or any(isinstance(one, Input) for one in value):
        return value
    return frozenset(value)


def _plain(value: Any) -> object:
    match value:
        case Ref():
            return value.slug
        case tuple():
            return tuple(_plain(item) for item in value)
        case _ if is_dataclass(value):
            return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        case _:
            return value


def refuse_days_to_come(writer: Writer, new: Input, names: Iterable[str], now: object | None = None) -> None:
    """InputError where one of the named days lies after today. A day the record has `now` may stay."""
    for name in names:
        day = getattr(new, name)
        if day is not None and day > writer.today and day != getattr(now, name, None):
            said = name.removesuffix("_on").replace("_", "-")
            raise InputError(f"{said} {day.isoformat()} has not come yet", "nothing was written")


def insert_record(writer: Writer, table: type[Record], values: Mapping[str, Any]) -> int:
    """Stores a new row, stamped, and returns its id."""
    stamps = {"uuid": writer.new_uuid(), "created_at": writer.now, "updated_at": writer.now}
    result = writer.session.execute(insert(columns_of(table)).values({**values, **stamps}))
    return cast("CursorResult[Any]", result).lastrowid


def holds(writer: Writer, table: type[Record], record_id: int, values: Mapping[str, Any]) -> bool:
    """Whether a row has these values already: search keys that another program has spoilt are written anew."""
    rows = columns_of(table)
    same = [rows.c[name].is_not_distinct_from(value) for name, value in values.items()]
    return writer.session.execute(select(rows.c.id).where(rows.c.id == record_id, *same)).first() is not None


def change_record(writer: Writer, table: type[Record], record_id: int, values: Mapping[str, object]) -> None:
    """Gives a row new values and sets its instant of change. NotFoundError where it is gone."""
    rows = columns_of(table)
    changed = update(rows).values({**values, "updated_at": writer.now})
    _on_one_row(writer, table, record_id, changed.where(rows.c.id == record_id))


def _on_one_row(writer: Writer, table: type[Record], record_id: int, statement: Executable) -> None:
    if not cast("CursorResult[Any]", writer.session.execute(statement)).rowcount:
        raise _gone(table, record_id)


def columns_of(model: type[SQLModel]) -> Table:
    """A model's table, for statements that need no unit of work: its mappers would be configured for each run."""
    return cast("Table", model.__table__)  # type: ignore[attr-defined]


def _gone(table: type[Record], record_id: int) -> NotFoundError:
    return NotFoundError(f"there is no {table.__tablename__} {record_id} any more")


def picked(new: Input, names: Iterable[str]) -> dict[str, Any]:
    """The named fields of an input model, as columns of the same names."""
    return {name: getattr(new, name) for name in names}


def delete_record(writer: Writer, table: type[Record], record_id: int) -> None:
    """Removes the row; what refers to it follows its foreign keys. NotFoundError where there is none."""
    rows = columns_of(table)
    _on_one_row(writer, table, record_id, delete(rows).where(rows.c.id == record_id))


def id_of(writer: Writer, table: Named, slug: str) -> int:
    """The id behind a slug. NotFoundError where it was deleted meanwhile.

    By the table's name, so that an interaction need not load the models of everything it links to.
    """
    sql = f"SELECT id FROM {table} WHERE slug = ?"  # noqa: S608
    found: tuple[int] | None = writer.rows.execute(sql, (slug,)).fetchone()
    if found is None:
        raise NotFoundError(f"no {table} answers to '{slug}'")
    return found[0]


def ids_of(writer: Writer, table: Named, slugs: Iterable[str]) -> list[int]:
    """The ids behind the slugs, each once."""
    return [id_of(writer, table, slug) for slug in dict.fromkeys(slugs)]


def free_slug(writer: Writer, table: type[Record], name: str) -> str:
    """The slug of a name, with -2, -3 … where others bear it."""
    base = slugify(name, str(table.__tablename__))
    slug_column = columns_of(table).c.slug
    numbered = and_(slug_column > f"{base}-", slug_column < f"{base}.")  # "." follows "-": an index range
    alike = or_(slug_column == base, numbered)
    taken = set(writer.session.execute(select(slug_column).where(alike)).scalars())
    slug, number = base, 2
    while slug in taken:
        slug, number = f"{base}-{number}", number + 1
    return slug


class Linking(Protocol):
    """Writes an owner's rows in a link table."""

    def __call__(
        self, writer: Writer, table: type[SQLModel], owner: Mapping[str, int], wanted: Sequence[Row]
    ) -> None: ...


def add_links(writer: Writer, table: type[SQLModel], owner: Mapping[str, int], wanted: Sequence[Row]) -> None:
    """Writes the rows of an owner that has none yet."""
    if wanted:
        writer.session.execute(insert(columns_of(table)), [{**owner, **row} for row in _distinct(wanted)])


def _distinct(rows: Sequence[Row]) -> list[Row]:
    return list({tuple(row.items()): row for row in rows}.values())


def replace_links(
    writer: Writer, table: type[SQLModel], owner: Mapping[str, int], wanted: Sequence[Row]
) -> None:
    """Makes the owner's rows in a link table exactly those wanted, touching only what differs."""
    rows = columns_of(table)
    names = [column.name for column in rows.columns if column.name not in owner]
    mine = [rows.c[name] == value for name, value in owner.items()]
    now = {
        tuple(row) for row in writer.session.execute(select(*[rows.c[name] for name in names]).where(*mine))
    }
    target = {tuple(row[name] for name in names) for row in wanted}
    for values in now - target:
        same = [rows.c[name] == value for name, value in zip(names, values, strict=True)]
        writer.session.execute(delete(rows).where(*mine, *same))
    added = [{**owner, **dict(zip(names, values, strict=True))} for values in sorted(target - now, key=repr)]
    if added:
        writer.session.execute(insert(rows), added)
