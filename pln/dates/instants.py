"""Instants, which are stored in UTC, as the clock on the wall showed them."""

from datetime import datetime


def local_minute(instant: str) -> str:
    """`2026-11-24T16:51:07Z` as `2026-11-24 17:51`, by the local time zone; what is no instant stays as it is."""
    try:
        moment = datetime.fromisoformat(instant)
        if moment.tzinfo is None:
            return instant
        return moment.astimezone().strftime("%Y-%m-%d %H:%M")
    except (ValueError, OverflowError, OSError):  # no instant, or none of this calendar
        return instant
