"""Which column of any table holds what: as the user maps it, else by names that leave no doubt."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pln.classes import dataclass
from pln.errors import InputError
from pln.exchange.delimited import column_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# By the name that `--map` and pln's own table have for a field: what else it may be called, the best first.
# A bare `id` is not among them: the same numbers in two files would make one person of two.
_ALIASES: dict[str, tuple[str, ...]] = {
    "name": ("full name", "display name", "contact name", "vollständiger name", "nom complet"),
    "first name": ("given name", "firstname", "forename", "first", "vorname", "prénom"),
    "last name": ("family name", "surname", "lastname", "last", "nachname", "nom de famille"),
    "nickname": ("nicknames", "nick", "alias", "aliases", "spitzname"),
    "email": ("e-mail", "mail", "email address", "e-mail address", "emails", "e-mails", "e-mail-adresse"),
    "phone": ("telephone", "phone number", "phones", "tel", "telefon", "téléphone"),
    "url": ("urls", "website", "web site", "web page", "homepage", "web", "link", "profile", "profile url"),
    "address": ("postal address", "mailing address", "adresse", "anschrift"),
    "organisation": ("organization", "company", "company name", "employer", "org", "firma", "société"),
    "role": ("job title", "position", "job", "occupation", "title"),
    "place": ("city", "town", "location", "ort", "stadt", "ville"),
    "birthday": ("birth date", "birthdate", "date of birth", "dob", "bday", "geburtstag", "geburtsdatum"),
    "met on": ("date met", "met date", "first met", "first met on", "connected on", "followed on"),
    "met how": ("how met", "how we met", "where met"),
    "cadence": ("cadence days",),
    "kind": (),
    "status": (),
    "own role": (),
    "relationship": (),
    "tier": (),
    "snoozed until": (),
    "archived": (),
    "tags": ("tag", "labels", "label", "groups", "group", "categories", "category"),
    "expertise": ("skills", "skill", "topics"),
    "interests": ("interest", "hobbies", "hobby"),
    "note": ("notes", "comment", "comments", "remarks", "notizen", "notiz", "bemerkung"),
    "external id": ("pln id", "uid", "uuid"),
}
KEPT = "kept"  # a field for columns that are kept as they are, whatever they are called
_SEVERAL = frozenset(
    {"nickname", "email", "phone", "url", "address", "tags", "expertise", "interests", "note", KEPT}
)
_DETAILS = frozenset({"email", "phone", "url", "address"})
# What says of somebody who it is.
_NAMING = ("name", "first name", "last name", "nickname", "organisation", "email")
_BY_ALIAS = {name: field for field, aliases in _ALIASES.items() for name in (field, *aliases)}
_LABELLED = {
    **dict.fromkeys(("mobile", "mobile phone", "cell", "cell phone", "mobiltelefon"), ("phone", "mobile")),
    **{site: ("url", site) for site in ("linkedin", "github", "mastodon", "twitter", "blog")},
}
_LABEL_FIRST = re.compile(r"(work|business|home|private|personal|other|linkedin|github|twitter|blog) (.+)")
_NUMBERED = re.compile(r"([^0-9]+?) ?[0-9]{1,2}")
_ABOUT_A_DETAIL = re.compile(r"(.+) (?:label|preferred)")
_MOST_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Use:
    """What a column is for: a field and, of a detail, the label that the column's name gives it."""

    field: str
    label: str = ""


def uses_of(titles: Mapping[str, str], mapped: Iterable[tuple[str, str]], file: str) -> dict[str, Use]:
    """What each column is for, by its name; columns for nothing are left out.

    `mapped` are fields with the title that the user gives them; it goes before what names tell. Raises
    InputError for a field or a column that there is none of, for what is mapped twice, and where no column
    tells who somebody is.
    """
    uses: dict[str, Use] = {}
    for field, title in mapped:
        _add_mapped(uses, _known_field(field), _known_column(title, titles, file))
    taken = {use.field for use in uses.values()}
    candidates = [
        (_rank(name, use), name, use) for name in titles if name not in uses and (use := _by_name(name))
    ]
    for _, name, use in sorted(candidates, key=lambda candidate: candidate[0]):
        if use.field in _SEVERAL or use.field not in taken:
            uses[name] = use
            taken.add(use.field)
    if titles and taken.isdisjoint(_NAMING):
        raise InputError(
            f"'{file}' has no column that pln would know a name by: {_listed(titles.values())}",
            "say which it is: --map name=COLUMN",
        )
    return {name: uses[name] for name in titles if name in uses}


def about_details(uses: Mapping[str, Use], titles: Mapping[str, str]) -> frozenset[str]:
    """The columns that give a label or a preference to the detail beside them: `email 2 label`."""
    matches = ((name, _ABOUT_A_DETAIL.fullmatch(name)) for name in titles if name not in uses)
    return frozenset(
        name for name, match in matches if match and match[1] in uses and uses[match[1]].field in _DETAILS
    )


def described(uses: Mapping[str, Use], titles: Mapping[str, str]) -> str:
    """One sentence that says what each column was taken for."""
    shown = [
        f"'{titles[name]}' is {use.field}{f' ({use.label})' if use.label else ''}"
        for name, use in uses.items()
        if use.field != KEPT
    ]
    return f"Columns: {', '.join(shown)}. Say otherwise with --map FIELD=COLUMN."


def _add_mapped(uses: dict[str, Use], field: str, column: str) -> None:
    if column in uses:
        raise InputError(f"the column '{column}' is mapped twice")
    if field not in _SEVERAL and any(use.field == field for use in uses.values()):
        raise InputError(f"{field} is mapped twice, and can be one column only")
    named = _by_name(column)
    uses[column] = Use(field, named.label if named and named.field == field else "")


def _known_field(text: str) -> str:
    field = column_name(text)
    field = field if field == KEPT else _BY_ALIAS.get(field, field)
    if field not in (*_ALIASES, KEPT):
        raise InputError(f"there is no field '{text}' to map", f"one of {', '.join((*_ALIASES, KEPT))}")
    return field


def _known_column(title: str, titles: Mapping[str, str], file: str) -> str:
    column = column_name(title)
    if column not in titles:
        raise InputError(f"'{file}' has no column '{title}'", f"it has {_listed(titles.values())}")
    return column


def _listed(titles: Iterable[str]) -> str:
    shown = [f"'{title}'" for title in titles]
    more = f" and {len(shown) - _MOST_SHOWN} more" if len(shown) > _MOST_SHOWN else ""
    return ", ".join(shown[:_MOST_SHOWN]) + more


def _by_name(column: str) -> Use | None:
    if column in _BY_ALIAS:
        return Use(_BY_ALIAS[column])
    if column in _LABELLED:
        return Use(*_LABELLED[column])
    if match := _LABEL_FIRST.fullmatch(column):
        return _labelled(match[2], match[1])
    if (match := _NUMBERED.fullmatch(column)) and (use := _by_name(match[1])) and use.field in _SEVERAL:
        return use
    return None


def _labelled(column: str, label: str) -> Use | None:
    use = _by_name(column)
    if label in ("linkedin", "github", "twitter", "blog") and column in (
        "url",
        "link",
        "profile",
        "profile url",
    ):
        return Use("url", label)
    return Use(use.field, label) if use and use.field in _DETAILS else None


def _rank(column: str, use: Use) -> int:
    """Of two columns for one field, the one whose name comes first among the field's names."""
    names = (use.field, *_ALIASES.get(use.field, ()))
    return names.index(column) if column in names else len(names)
