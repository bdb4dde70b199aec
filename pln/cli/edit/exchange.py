"""`pln edit exchange`."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from pln.cli.declaring import Context
from pln.cli.edit.applying import Clear, Remove, apply
from pln.cli.editing import Edit
from pln.cli.fields.exchange import EXCHANGE
from pln.cli.flags import flags_for
from pln.cli.invocation import here
from pln.cli.named import number_of
from pln.cli.options import Number
from pln.facts.exchange import Exchange

if TYPE_CHECKING:
    from pln.store.session import Writer


@flags_for(EXCHANGE)
def exchange(
    context: Context, number: Number, remove: Remove = None, clear: Clear = None, **given: Any
) -> None:
    """Change an exchange. To thank for one: pln log thanks.

    Such as: pln edit exchange last --tried yesterday
    """
    invocation = here(context)
    from pln.store.queries.exchanges import exchange as query

    def write(writer: "Writer", values: Mapping[str, object], known: Exchange) -> str:
        from pln.store.writes import exchanges

        return f"exchange {exchanges.change(writer, known.id, values, known).id}"

    apply(
        invocation,
        "edit exchange",
        EXCHANGE,
        lambda db: query(db, number_of(db, "exchange", number)),
        Edit(given, remove or (), clear or ()),
        write,
    )
