"""What is new: the kinds of record that can be added, in words for somebody who chooses one."""

from collections.abc import Sequence

from pln.tui.commands import Blank, Commands
from pln.tui.dialogs.choose import Choice

# Their help speaks of flags, which a form has none of.
_ABOUT = {
    "add contact": "somebody you learn from, or an organisation",
    "add community": "a group that you belong to, or would like to",
    "add goal": "something you want to learn",
    "add milestone": "a step towards a goal",
    "add resource": "something to read, watch, listen to or use",
    "add event": "a conference, workshop, meetup, course or talk",
    "add promise": "what you promised somebody, or they promised you",
    "add mentorship": "somebody who mentors you, or whom you mentor",
    "add relation": "how two people stand to each other",
    "log progress": "how a goal is going, or a milestone that is done",
    "log exchange": "what somebody gave you, or you gave them",
    "log thanks": "that you thanked somebody",
    "log feedback": "what you asked somebody to look at, and what they said",
}


def kinds(commands: Commands) -> list[Choice]:
    """The commands that add something, each with what it adds; a talk has a dialog of its own."""
    return [
        (tuple(words.split()), words.split()[1], _ABOUT.get(words, about))
        for words, about in commands.known()
        if words.startswith(("add ", "log ")) and words != "log interaction"
    ]


def start(blanks: Sequence[Blank], opens: Sequence[str]) -> tuple[Blank, str] | None:
    """The first needed blank that asks for such a record as is selected, and its handle."""
    if opens[:1] != ("show",):
        return None
    asking = (blank for blank in blanks if blank.required and blank.names == opens[1])
    return next(((blank, opens[2]) for blank in asking), None)
