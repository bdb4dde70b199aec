"""A picture of the terminal app on the sample network."""

import asyncio

from generator.sample import DAY, SampleNetwork
from pln.cli.invocation import Invocation
from pln.cli.within_app import AppCommands
from pln.tui.app import PlnApp

_SIZE = (120, 36)
_KEYS = ("2", "j")  # the people, of whom the second one is selected


def app_picture(network: SampleNetwork) -> str:
    """The app as SVG, once there is nothing more to be read."""
    environ = {"HOME": str(network.folder), "XDG_DATA_HOME": str(network.folder / "data"), "PLN_TODAY": DAY}
    app = PlnApp(AppCommands(Invocation(environ, demo=True)))
    app.animation_level = "none"

    async def photographed() -> str:
        async with app.run_test(size=_SIZE) as pilot:
            for key in (*_KEYS, ""):
                calm = 0
                while calm < 3:  # what ends may begin something else
                    await pilot.pause()
                    calm = 0 if any(not one.is_finished for one in app.workers) else calm + 1
                if key:
                    await pilot.press(key)
            return app.export_screenshot(title="pln tui")

    return asyncio.run(photographed())
