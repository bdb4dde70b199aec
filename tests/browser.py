"""A real Chromium that opens a page, and tells what it did: by the protocol of its own developer tools, over a pipe."""

import fcntl
import json
import os
import select
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

_NAMES = ("chromium", "chromium-browser", "google-chrome")
PROGRAM = next(filter(None, map(shutil.which, _NAMES)), None)
needs_browser = pytest.mark.skipif(PROGRAM is None, reason=f"none of {', '.join(_NAMES)} is on the PATH")
_PATIENCE_SECONDS = 240  # a busy machine starts a browser slowly
_FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--hide-scrollbars",
    "--disable-extensions",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-default-apps",
    "--remote-debugging-pipe",
]


_WITH_ITS_PIPES = (
    "import os, sys; "
    "[os.dup2(int(sys.argv[at]), at + 2) for at in (1, 2)]; os.execv(sys.argv[3], sys.argv[3:])"
)


class Browser:
    """One page of a running browser. `events` are all that it told so far, without being asked."""

    def __init__(self, process: subprocess.Popen[bytes], say: int, hear: int) -> None:
        self._process, self._say, self._hear = process, say, hear
        self._rest, self._number, self._session = b"", 0, ""
        self._touched = False
        self.events: list[dict[str, Any]] = []
        (target,) = [one for one in self.ask("Target.getTargets")["targetInfos"] if one["type"] == "page"]
        attached = self.ask("Target.attachToTarget", targetId=target["targetId"], flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.ask(f"{domain}.enable")

    def ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        """The answer to one request of the protocol."""
        self._number += 1
        request = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            request["sessionId"] = self._session
        os.write(self._say, json.dumps(request).encode() + b"\0")
        while (message := self._next()).get("id") != self._number:
            self.events.append(message)
        assert "error" not in message, message
        return dict(message["result"])

    def open(self, page: Path) -> None:
        """Opens a file, and waits until all of it is there."""
        self.events.clear()
        self.ask("Page.navigate", url=page.as_uri())
        while not any(event["method"] == "Page.loadEventFired" for event in self.events):
            self.events.append(self._next())

    def value(self, expression: str) -> Any:
        """What JavaScript makes of an expression on the page, or in the end of a promise."""
        found = self.ask("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in found, found
        return found["result"].get("value")

    def media(self, *, scheme: str = "light", kind: str = "screen") -> None:
        """As if somebody preferred a scheme of colours (`light`, `dark`), or printed (`print`)."""
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.ask("Emulation.setEmulatedMedia", media=kind, features=features)

    def window(self, width: int, height: int) -> None:
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        self.ask("Emulation.setDeviceMetricsOverride", **metrics)

    def press(self, key: str) -> None:
        """A key goes down and up: `Tab`, `Escape`."""
        code = {"Tab": 9, "Escape": 27, "Enter": 13}[key]
        for kind in ("keyDown", "keyUp"):
            self.ask("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code)

    def point_at(self, x: float, y: float) -> None:
        """The mouse goes there."""
        self.ask("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)

    def touch(self, fingers: Sequence[tuple[float, float]]) -> None:
        """Fingers come down at these places or move there; none: all are lifted."""
        kind = "touchEnd" if not fingers else "touchMove" if self._touched else "touchStart"
        points = [{"x": x, "y": y, "id": finger} for finger, (x, y) in enumerate(fingers)]
        self.ask("Input.dispatchTouchEvent", type=kind, touchPoints=points)
        self._touched = bool(fingers)

    def complaints(self) -> list[str]:
        """What the page wrote on the console, was refused, or failed at."""
        return [
            json.dumps(event["params"])
            for event in self.events
            if event["method"] in ("Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded")
        ]

    def requests(self) -> list[str]:
        """The addresses that were asked for."""
        sent = [event for event in self.events if event["method"] == "Network.requestWillBeSent"]
        return [event["params"]["request"]["url"] for event in sent]

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            ready, _, _ = select.select([self._hear], [], [], _PATIENCE_SECONDS)
            heard = os.read(self._hear, 1 << 20) if ready else b""
            assert heard, "the browser says no more"
            self._rest += heard
        message, self._rest = self._rest.split(b"\0", 1)
        return dict(json.loads(message))


def _moved(number: int) -> int:
    """The same descriptor under a number from 20 on."""
    moved = fcntl.fcntl(number, fcntl.F_DUPFD_CLOEXEC, 20)
    os.close(number)
    return moved


@contextmanager
def browser(profile: Path) -> Iterator[Browser]:
    """A browser of its own, with its profile in a folder; it ends with the block."""
    assert PROGRAM is not None
    commands, say = os.pipe()
    hear, answers = os.pipe()
    # The browser reads what it is asked from descriptor 3, and answers on 4: numbers that these must not have.
    commands, answers = (_moved(number) for number in (commands, answers))
    command = [PROGRAM, *_FLAGS, f"--user-data-dir={profile}", "about:blank"]
    start = [sys.executable, "-c", _WITH_ITS_PIPES, str(commands), str(answers), *command]
    quiet = {**os.environ, "HOME": str(profile), "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"}
    with subprocess.Popen(
        start,
        env=quiet,
        pass_fds=(commands, answers),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        os.close(commands)
        os.close(answers)
        try:
            yield Browser(process, say, hear)
        finally:
            os.close(say)  # which ends it
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
            os.close(hear)


if (
    __name__ == "__main__"
):  # a picture, to be looked at: python -m tests.browser PAGE PICTURE [WIDTH] [light|dark] [TOP]
    from base64 import b64decode
    from tempfile import TemporaryDirectory

    source, target, *more = sys.argv[1:]
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder, browser(Path(folder)) as shown:
        shown.window(int(more[0]) if more else 1400, 900)
        shown.media(scheme=more[1] if more[1:] else "light")
        shown.open(Path(source).resolve())
        taken = shown.ask("Page.captureScreenshot", captureBeyondViewport=True)
        Path(target).write_bytes(b64decode(taken["data"]))
