"""Files of an export, written in a line or two; people and places in them are invented."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

EXPORT = Path(__file__).parents[1] / "data" / "linkedin" / "export"
CONNECTIONS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
MESSAGE_COLUMNS = (
    "CONVERSATION ID",
    "FROM",
    "SENDER PROFILE URL",
    "TO",
    "RECIPIENT PROFILE URLS",
    "DATE",
    "CONTENT",
    "FOLDER",
)


def profile(name: str) -> str:
    return f"https://www.linkedin.com/in/{name.lower().replace(' ', '-')}"


def connections(*rows: str, header: str = CONNECTIONS) -> io.BytesIO:
    return io.BytesIO("\n".join((header, *rows)).encode())


def message(
    sender: str,
    to: str,
    at: str = "2024-03-15 09:30:00 UTC",
    text: str = "Hello",
    conversation: str = "c1",
    folder: str = "INBOX",
    sender_url: str | None = None,
    to_urls: str | None = None,
) -> tuple[str, ...]:
    """A row of messages.csv; addresses are made of the names unless given. `to` joins names by commas."""
    if sender_url is None:
        sender_url = profile(sender)
    if to_urls is None:
        to_urls = ",".join(profile(name) for name in to.split(","))
    return conversation, sender, sender_url, to, to_urls, at, text, folder


def table(header: Sequence[str], *rows: tuple[str, ...]) -> io.BytesIO:
    text = io.StringIO()
    csv.writer(text).writerows((header, *rows))
    return io.BytesIO(text.getvalue().encode())


def messages(*rows: tuple[str, ...]) -> io.BytesIO:
    return table(MESSAGE_COLUMNS, *rows)


def zipped(place: Path, files: dict[str, bytes], compression: int = ZIP_STORED) -> Path:
    with ZipFile(place, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return place


def exported_files() -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(EXPORT.iterdir())}
