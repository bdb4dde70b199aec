"""Nothing leaves the machine: no command connects to anything, and no address is kept that could run code."""

from pathlib import Path
from tempfile import TemporaryDirectory

from tests.cli.running import Pln
from tests.endings import complaint
from tests.harness.driving import environment
from tests.harness.sample import A_WRITE, COMPLETIONS, READS, completing, with_sample
from tests.harness.tracing import traced
from tests.harness.trial import Outcome, Trial

_CALLS = ("socket", "connect", "bind", "sendto", "sendmsg", "sendmmsg")
_WRITES = (
    A_WRITE,
    ("add", "contact", "Cy Moe", "--url", "https://example.org/cy", "--email", "cy@example.org"),
    ("add", "resource", "A page", "--kind", "article", "--url", "https://example.org/page?utm_source=x"),
    ("edit", "contact", "cy-moe", "--url", "http://example.net"),
    ("undo",),
    ("backup",),
    ("import", "linkedin", "{csv}", "--yes"),
    ("export", "jsonl", "{csv}.jsonl"),
)
_CSV = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\nAnn,Lee,https://www.linkedin.com/in/ann,,,,12 Nov 2023\n"
_HOSTILE = (
    *("javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)"),
    *("file:///etc/passwd", "data:text/html,<script>", "vbscript:x", "ftp://example.org", "//example.org"),
    *(
        "http://ann@example.org",
        "http://",
        "https://:80",
        "--help",
        "example.org; rm",
        "mailto:ann@example.org",
    ),
)
_TAKING_URLS = (
    ("add", "resource", "A page", "--url"),
    ("add", "contact", "Cy Moe", "--url"),
    ("edit", "contact", "amina-diallo", "--url"),
)
_CALLING = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).connect(('127.0.0.1', 9))"


def no_connections(long: bool) -> Outcome:
    outcome = Outcome()
    with with_sample() as pln:
        csv = pln.database.parents[1] / "Connections.csv"
        csv.write_text(_CSV)
        commands = [*(READS if long else READS[::4]), *_WRITES, ("--help",)]
        for words in (tuple(word.format(csv=csv) for word in command) for command in commands):
            calls = traced(pln, words, _CALLS)
            outcome.expect(not calls, f"pln {' '.join(words)} makes {calls[:2]}")
            outcome.count("commands")
        for line in COMPLETIONS:
            calls = traced(pln, (), _CALLS, **completing(line))
            outcome.expect(not calls, f"completing '{line}' makes {calls[:2]}")
            outcome.count("completions")
        outcome.control = _control(pln)
    return outcome


def _control(pln: Pln) -> str:
    """An interpreter that calls somebody whenever it starts."""
    with TemporaryDirectory(prefix="pln-trial-") as folder:
        Path(folder, "sitecustomize.py").write_text(_CALLING)
        path = f"{folder}:{environment(pln)['PYTHONPATH']}"
        calls = traced(pln, READS[0], _CALLS, PYTHONPATH=path)
    return f"an interpreter that connects makes {len(calls)} calls" if calls else ""


def hostile_addresses(long: bool) -> Outcome:
    """What is no http or https address of a host is refused wherever an address is taken."""
    outcome = Outcome()
    with with_sample() as pln:
        before = pln.database.read_bytes()
        for words in _TAKING_URLS:
            for url in _HOSTILE:
                problem = complaint(pln(*words, url, code=None), (2,))
                outcome.expect(not problem, f"pln {' '.join(words)} {url!r}: {problem}")
                outcome.count("addresses")
        outcome.expect(pln.database.read_bytes() == before, "a refused address has changed the database")
        taken = complaint(pln(*_TAKING_URLS[0], "https://example.org", code=None), (2,))
    outcome.control = "an address that is fine is taken" if taken else ""
    return outcome


TRIALS = [
    Trial("no-connections", ("P38",), no_connections),
    Trial("hostile-addresses", ("P38",), hostile_addresses),
]
