"""Sizes of files and disks."""

KIB, MIB, GIB = 2**10, 2**20, 2**30


def in_words(size: int) -> str:
    """A size in bytes as `240 KiB` or `1.2 GiB`."""
    for unit, name in ((GIB, "GiB"), (MIB, "MiB"), (KIB, "KiB")):
        if size >= unit:
            return f"{size / unit:.{0 if size >= 10 * unit else 1}f} {name}".replace(".0 ", " ")
    return f"{size} bytes"
