"""How each screen and dialog looks, at both sizes."""

import pytest

from tests.cli.running import Pln
from tests.tui.driving import LARGE, SMALL, Driver, drive


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
def test_every_tab_and_dialog_is_as_it_was_looked_at(demo: Pln, size: tuple[int, int]) -> None:
    async def story(person: Driver) -> None:
        for key, name in enumerate(("today", "people", "goals", "resources", "network", "history"), 1):
            await person.press(str(key))
            person.is_as_before(name)
        await person.press("question_mark")
        person.is_as_before("keys")
        await person.press("escape", "l")
        await person.type("yesterday: coffee with Zoë and a Stranger about traits #rust +learn")
        person.is_as_before("log")
        await person.press("escape", "2", "s")
        person.is_as_before("snooze")
        await person.press("escape", "f")
        await person.type("zoe")
        person.is_as_before("filter")

    drive(demo, story, size)
