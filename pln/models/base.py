"""What every input model and every table share."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator
from sqlalchemy import Integer, Text
from sqlmodel import Field as SQLField
from sqlmodel import SQLModel

from pln.models.columns import MAX_LINE, MAX_TEXT, MAX_WORD
from pln.names import clean_line, clean_text
from pln.vocabulary import UNREADABLE


def _filled(value: str) -> str:
    if not value:
        raise ValueError("is empty")
    return value


def _tidy(value: str) -> str:
    return clean_line(value.casefold().lstrip("# \t"))


Line = Annotated[str, AfterValidator(clean_line), Field(max_length=MAX_LINE)]
Name = Annotated[str, AfterValidator(clean_line), AfterValidator(_filled), Field(max_length=MAX_LINE)]
Prose = Annotated[str, AfterValidator(clean_text), Field(max_length=MAX_TEXT)]
Word = Annotated[str, AfterValidator(_tidy), AfterValidator(_filled), Field(max_length=MAX_WORD)]
Slug = Annotated[str, AfterValidator(clean_line), AfterValidator(_filled), Field(max_length=MAX_WORD)]
Day = date
PeriodDays = Annotated[int, Field(ge=1, le=3650)]
Amount = Annotated[float, Field(ge=-1e15, le=1e15, allow_inf_nan=False)]
Words = tuple[Word, ...]


class Input(BaseModel):
    """The only way in: strict, complete, and closed to unknown fields."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _readable(cls, values: Any) -> Any:
        """An edit validates the whole record, in which something else than pln may have written."""
        if isinstance(values, dict):
            lost = [name.replace("_", " ") for name, value in values.items() if value is UNREADABLE]
            if lost:
                raise ValueError(f"{', '.join(lost)}: what is stored cannot be read, set it anew")
        return values


class Record(SQLModel):
    """What every stored record has besides its own fields. Instants are UTC, `2026-11-22T10:00:00Z`."""

    id: int | None = SQLField(default=None, primary_key=True, sa_type=Integer)
    uuid: str = SQLField(sa_type=Text, unique=True, nullable=False)
    created_at: str = SQLField(sa_type=Text, nullable=False)
    updated_at: str = SQLField(sa_type=Text, nullable=False)


def parent(
    column: str,
    *,
    on_delete: Literal["CASCADE", "SET NULL"] = "CASCADE",
    primary: bool = False,
    optional: bool = False,
) -> Any:
    """A foreign key to `table.id`."""
    return SQLField(
        default=None,
        foreign_key=column,
        ondelete=on_delete,
        sa_type=Integer,
        primary_key=primary,
        nullable=optional,
    )
