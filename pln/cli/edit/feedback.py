"""`pln edit feedback`."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from pln.cli.declaring import Context
from pln.cli.edit.applying import Clear, Remove, apply
from pln.cli.editing import Edit
from pln.cli.fields.feedback import FEEDBACK
from pln.cli.flags import flags_for
from pln.cli.invocation import here
from pln.cli.named import number_of
from pln.cli.options import Number
from pln.facts.feedback import Feedback

if TYPE_CHECKING:
    from pln.store.session import Writer


@flags_for(FEEDBACK)
def feedback(
    context: Context, number: Number, remove: Remove = None, clear: Clear = None, **given: Any
) -> None:
    """Change feedback you asked for.

    Such as: pln edit feedback last --answered yesterday --decision later
    """
    invocation = here(context)
    from pln.store.queries.feedback import one_feedback as query

    def write(writer: "Writer", values: Mapping[str, object], known: Feedback) -> str:
        from pln.store.writes import feedback as writes

        changed = writes.change(writer, known.id, values, known)
        return f"feedback {changed.id}"

    apply(
        invocation,
        "edit feedback",
        FEEDBACK,
        lambda db: query(db, number_of(db, "feedback", number)),
        Edit(given, remove or (), clear or ()),
        write,
    )
