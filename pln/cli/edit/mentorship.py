"""`pln edit mentorship`."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from pln.cli.declaring import Context
from pln.cli.edit.applying import Clear, Remove, apply
from pln.cli.editing import Edit
from pln.cli.fields.mentorship import MENTORSHIP, with_days
from pln.cli.flags import flags_for
from pln.cli.invocation import here
from pln.cli.mentorship_named import Mentorship, mentorship_number
from pln.facts import mentorship as facts

if TYPE_CHECKING:
    from pln.store.session import Writer


@flags_for(MENTORSHIP)
def mentorship(
    context: Context, which: Mentorship, remove: Remove = None, clear: Clear = None, **given: Any
) -> None:
    """Change a mentorship, its agenda, or what was agreed.

    Such as: pln edit mentorship ann --agenda "which talk to give" --action "write the abstract done 2026-11-20"
    """
    invocation = here(context)
    from pln.store.queries.mentorships import mentorship as query

    def write(writer: "Writer", values: Mapping[str, object], known: facts.Mentorship) -> str:
        from pln.store.writes import mentorships

        changes = with_days(values, {"agenda": known.agenda, "actions": known.actions})
        changed = mentorships.change(writer, known.id, changes, known)
        return f"mentorship {changed.id} with {changed.contact.name}"

    apply(
        invocation,
        "edit mentorship",
        MENTORSHIP,
        lambda db: query(db, mentorship_number(db, which)),
        Edit(given, remove or (), clear or ()),
        write,
    )
