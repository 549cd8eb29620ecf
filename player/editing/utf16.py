"""Places in units of UTF-16, by which windows of all systems count, and places in characters."""

from __future__ import annotations


def wide(text: str, place: int) -> int:
    """Return a place of a text, in characters, in units of UTF-16."""
    return len(text[:place].encode("utf-16-le")) // 2


def narrow(text: str, units: int) -> int:
    """Return a place of a text, in units of UTF-16, in characters; within a wide one, that of its end."""
    if text[:units].isascii():
        return min(units, len(text))
    found = text[:units].encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore")
    return len(found) if 2 * units == len(found.encode("utf-16-le")) else len(found) + 1
