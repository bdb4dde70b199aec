"""A real Chromium, where there is one: what a page becomes in it."""

import json
import re
import shutil
import subprocess
from base64 import b64encode
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import Any

import pytest

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
needs_browser = pytest.mark.skipif(
    BROWSER is None, reason="no chromium, chromium-browser or google-chrome here"
)

_REPORT = re.compile(r'<pre id="report">(.*?)</pre>', re.DOTALL)


def opened(page: str, folder: Path, asking: str) -> tuple[dict[str, Any], list[str]]:
    """What the body of a function answers within the page, once it is loaded, and what the console says.

    A request would be on the console: the page's policy refuses each.
    """
    script = (
        "window.addEventListener('load', () => { const report = document.createElement('pre');"
        f"report.id = 'report'; report.textContent = JSON.stringify((() => {{{asking}}})());"
        "document.body.append(report); });"
    )
    allowed = f"script-src 'sha256-{b64encode(sha256(script.encode()).digest()).decode()}' "
    page = page.replace("script-src ", allowed, 1).replace("</body>", f"<script>{script}</script></body>", 1)
    file = folder / "page.html"
    file.write_text(page, encoding="utf-8")
    command = [
        BROWSER or "",
        *(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--enable-logging=stderr",
            "--window-size=1400,1000",
        ),
        *(f"--user-data-dir={folder / 'profile'}", "--dump-dom", file.as_uri()),
    ]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=120)
    found = _REPORT.search(ran.stdout)
    assert found is not None, ran.stderr[-2000:]
    return json.loads(unescape(found[1])), [line for line in ran.stderr.splitlines() if "CONSOLE" in line]
