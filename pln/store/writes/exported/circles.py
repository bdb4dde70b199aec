"""Chains of records, each below another, that lead back to where they begin."""

from collections.abc import Mapping


def in_circles(above: Mapping[str, str | None]) -> set[str]:
    """Those that are above themselves, in one step or several."""
    found: set[str] = set()
    done: set[str] = set()
    for start in above:
        path: dict[str, int] = {}
        one: str | None = start
        while one is not None and one not in done and one not in path:
            path[one] = len(path)
            one = above.get(one)
        if one is not None and one in path:
            found |= {other for other, place in path.items() if place >= path[one]}
        done |= path.keys()
    return found
