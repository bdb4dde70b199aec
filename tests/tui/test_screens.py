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
        await person.press("escape", "escape", "2", "s")
        person.is_as_before("snooze")
        await person.press("escape", "f")
        await person.type("zoe")
        person.is_as_before("filter")
        await person.press("escape", "a")
        person.is_as_before("choose")
        await person.press("enter")
        person.is_as_before("form")
        await person.press("escape", "slash")
        await person.type("rust")
        person.is_as_before("search")
        await person.press("escape", "ctrl+p")
        await person.type("balance")
        person.is_as_before("palette")
        await person.press("enter")
        person.is_as_before("answer")
        await person.press("escape", "l")
        await person.type("coffee with Zoë and Ann Newcomer about traits")
        await person.press("enter")
        person.is_as_before("ask")
        await person.press("escape")
        await person.done()
        await person.resize(59, 19)
        person.is_as_before("too-small")
        await person.resize(*size)
        assert "6 History" in person.screen

    drive(demo, story, size)
