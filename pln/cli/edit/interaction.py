"""`pln edit interaction`."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from pln.cli.declaring import Context
from pln.cli.edit.applying import Clear, Remove, apply
from pln.cli.editing import Edit
from pln.cli.fields.interaction import INTERACTION
from pln.cli.flags import flags_for
from pln.cli.invocation import here
from pln.cli.named import number_of
from pln.cli.options import Number
from pln.facts.interaction import Interaction

if TYPE_CHECKING:
    from pln.store.session import Writer


@flags_for(INTERACTION)
def interaction(
    context: Context, number: Number, remove: Remove = None, clear: Clear = None, **given: Any
) -> None:
    """Change an interaction.

    Such as: pln edit interaction last --on yesterday --with bob --remove with=ann-lee
    """
    invocation = here(context)
    from pln.store.queries.interactions import InteractionFilter, interactions

    def write(writer: "Writer", values: Mapping[str, object], known: Interaction) -> str:
        from pln.store.writes import interactions as writes

        changed = writes.change(writer, known.id, values, known)
        return f"interaction {changed.id}"

    apply(
        invocation,
        "edit interaction",
        INTERACTION,
        lambda db: interactions(db, InteractionFilter(id=number_of(db, "interaction", number)))[0],
        Edit(given, remove or (), clear or ()),
        write,
    )
