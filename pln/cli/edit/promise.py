"""`pln edit promise`."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from pln.cli.declaring import Context
from pln.cli.edit.applying import Clear, Remove, apply
from pln.cli.editing import Edit
from pln.cli.fields.promise import PROMISE
from pln.cli.flags import flags_for
from pln.cli.invocation import here
from pln.cli.named import number_of
from pln.cli.options import Number
from pln.facts.promise import Promise

if TYPE_CHECKING:
    from pln.store.session import Writer


@flags_for(PROMISE)
def promise(
    context: Context, number: Number, remove: Remove = None, clear: Clear = None, **given: Any
) -> None:
    """Change a promise. To keep or drop one: pln promises.

    Such as: pln edit promise last --due "next friday"
    """
    invocation = here(context)
    from pln.store.queries.promises import promise as query

    def write(writer: "Writer", values: Mapping[str, object], known: Promise) -> str:
        from pln.store.writes import promises

        return f"promise {promises.change(writer, known.id, values, known).id}"

    apply(
        invocation,
        "edit promise",
        PROMISE,
        lambda db: query(db, number_of(db, "promise", number)),
        Edit(given, remove or (), clear or ()),
        write,
    )
