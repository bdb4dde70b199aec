"""What is done to a record that is finished: which commands, of which somebody chooses one if there are several."""

from collections.abc import Sequence

from pln.tui.commands import Commands
from pln.tui.dialogs.choose import Choice


def ways_to_finish(commands: Commands, opens: Sequence[str]) -> list[Choice]:
    """The commands, each with what it does to what; none where there is nothing to be finished."""
    if opens[:1] != ("show",):
        return []
    _, subject, handle = opens[:3]
    match subject:
        case "promise":
            return [(("promises", "keep", handle), "keep the promise", "")]
        case "resource":
            return [(("edit", "resource", handle, "--status", "done"), "finished", "")]
        case "interaction":
            return [(("edit", "interaction", handle, "--status", "done"), "it happened", "")]
        case "event":
            return [(("events", "close", handle), "it is over: say whom you met", "")]
        case "goal":
            return [*_milestones(commands, handle), _reached(handle)]
        case "contact":
            return _promises(commands, handle)
        case _:
            return []


def _milestones(commands: Commands, goal: str) -> list[Choice]:
    report = commands.run(("list", "milestones", "--goal", goal)).report
    return [
        (
            ("edit", "milestone", goal, str(one.position), "--done", "today"),
            one.name,
            "milestone reached today",
        )
        for one in (report.rows if report else ())
        if one.done_on is None
    ]


def _reached(goal: str) -> Choice:
    return (("edit", "goal", goal, "--status", "achieved"), "the whole goal", "mark it as achieved")


def _promises(commands: Commands, contact: str) -> list[Choice]:
    report = commands.run(("list", "promises", "--with", contact, "--open")).report
    return [
        (
            ("promises", "keep", str(one.id)),
            one.what,
            "you promised" if one.whose == "mine" else "they promised",
        )
        for one in (report.rows if report else ())
    ]
