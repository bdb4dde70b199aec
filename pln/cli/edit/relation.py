"""`pln edit relation`."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from pln.cli.declaring import Context
from pln.cli.edit.applying import Clear, Remove, apply
from pln.cli.editing import Edit
from pln.cli.fields.relation import RELATION
from pln.cli.flags import flags_for
from pln.cli.invocation import here
from pln.cli.named import number_of
from pln.cli.options import Number
from pln.facts.relation import Relation

if TYPE_CHECKING:
    from pln.store.session import Writer


@flags_for(RELATION)
def relation(
    context: Context, number: Number, remove: Remove = None, clear: Clear = None, **given: Any
) -> None:
    """Change a relation.

    Such as: pln edit relation last --since 2024-03-01
    """
    invocation = here(context)
    from pln.store.queries.relations import relation as query

    def write(writer: "Writer", values: Mapping[str, object], known: Relation) -> str:
        from pln.store.writes import relations

        changed = relations.change(writer, known.id, values, known)
        return f"relation {changed.id}"

    apply(
        invocation,
        "edit relation",
        RELATION,
        lambda db: query(db, number_of(db, "relation", number)),
        Edit(given, remove or (), clear or ()),
        write,
    )
