"""What is owed to people beside promises: thanks, and what was agreed with a mentor."""

from __future__ import annotations

from pln.classes import dataclass
from pln.rules.wording import counted

MOST_THANKS = 99  # that are counted one by one


@dataclass(frozen=True, slots=True)
class Owed:
    """How many thanks are due, up to one more than MOST_THANKS, and how many actions agreed with mentors are open."""

    thanks: int = 0
    actions: int = 0

    @property
    def words(self) -> str:
        """`2 thanks due: pln network balance; 1 agreed action open: pln network mentoring`, or ""."""
        said = []
        if self.thanks:
            thanks = f"over {MOST_THANKS}" if self.thanks > MOST_THANKS else str(self.thanks)
            said.append(f"{thanks} thanks due: pln network balance")
        if self.actions:
            said.append(f"{counted(self.actions, 'agreed action')} open: pln network mentoring")
        return "; ".join(said)
