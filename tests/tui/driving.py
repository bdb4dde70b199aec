"""Drives the app by its keys, and reads its screen as text."""

import asyncio
import os
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from textual.events import Paste
from textual.pilot import Pilot

from pln.cli.invocation import Invocation
from pln.cli.within_app import AppCommands
from pln.tui.app import PlnApp
from tests.cli.running import Pln

SCREENS = Path(__file__).parent / "screens"
SMALL, LARGE = (80, 24), (160, 48)


class _PatientApp(PlnApp):
    """Keeps what it told, however slow the machine is."""

    NOTIFICATION_TIMEOUT = 86_400


class Driver:
    """Somebody at the keyboard, who waits for everything to be done."""

    def __init__(self, app: PlnApp, pilot: Pilot[Any], size: tuple[int, int]) -> None:
        self.app = app
        self.pilot = pilot
        self._size = size

    async def press(self, *keys: str) -> None:
        """Presses keys, and waits for what each of them does."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def type(self, text: str) -> None:
        """Pastes a text where one is typed, and waits for what it does."""
        assert self.app.focused is not None
        self.app.focused.post_message(Paste(text))
        await self.settle()

    async def click(self, at: tuple[int, int], times: int = 1) -> None:
        """Clicks on a place of the screen."""
        await self.pilot.click(offset=at, times=times)
        await self.settle()

    def where(self, text: str) -> tuple[int, int]:
        """The place of the first character of a text on the screen."""
        return next((line.index(text), y) for y, line in enumerate(self.screen.splitlines()) if text in line)

    async def resize(self, *size: int) -> None:
        """Makes the window as wide and as high as this."""
        self._size = (size[0], size[1])
        await self.pilot.resize_terminal(*self._size)
        await self.settle()

    async def settle(self) -> None:
        """Waits until nothing is left to be done."""
        await self._idle(lambda group: group != "command")

    async def done(self) -> None:
        """Waits for commands, too; none of them may ask anything now."""
        await self._idle(lambda group: True)

    async def _idle(self, counts: Callable[[str], bool]) -> None:
        calm = 0
        while calm < 2:  # what ends may begin something else
            await self.pilot.pause()
            busy = any(counts(one.group) and not one.is_finished for one in self.app.workers)
            calm = 0 if busy else calm + 1

    @property
    def screen(self) -> str:
        """What is on the screen, as text."""
        strips = self.app.screen._compositor.render_strips()
        return "".join("".join(segment.text for segment in strip).rstrip() + "\n" for strip in strips)

    @property
    def told(self) -> list[str]:
        """What the app has told so far, by toasts."""
        return [one.message for one in self.app._notifications]

    def is_as_before(self, name: str) -> None:
        """The screen is the one that was looked at and kept. UPDATE_SCREENS=1 keeps it anew."""
        path = SCREENS / f"{name}-{'x'.join(map(str, self._size))}.txt"
        if os.environ.get("UPDATE_SCREENS"):
            path.write_text(self.screen, encoding="utf-8")
        assert self.screen == path.read_text(encoding="utf-8"), name


def drive(pln: Pln, story: Callable[[Driver], Awaitable[None]], size: tuple[int, int] = SMALL) -> None:
    """Starts the app on a network, and lets the story happen."""
    environ = {**os.environ, "PLN_TODAY": "2026-11-22", **pln.environ}

    async def run() -> None:
        app = _PatientApp(AppCommands(Invocation(environ, str(pln.database))))
        app.animation_level = "none"
        async with app.run_test(size=size, notifications=False) as pilot:
            driver = Driver(app, pilot, size)
            await driver.settle()
            await story(driver)

    asyncio.run(run())
