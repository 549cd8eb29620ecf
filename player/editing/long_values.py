"""Long values: lists, tables in braces and texts that go on over several lines, also in a text that is broken
elsewhere. Lines are looked at, nothing is parsed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from player.editing.step_blocks import LONG_ENDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_HEADER = re.compile(r"[ \t]*\[\[?[ \t]*(?!(?:true|false|inf|nan)\b)[A-Za-z][^=,]*\]")
_KEY = re.compile(r"[ \t]*[\w.-]+[ \t]*=")
_PART = re.compile(r"""\"\"\"|'''|"(?:\\.|[^"\\])*"?|'[^']*'?|#.*|[\[\]{}]""")
_OPENED_BY = {"]": "[", "}": "{"}


class LongValue(NamedTuple):
    """A value, or a part of one, of several lines; line numbers count from 0."""

    first: int
    """The line that it begins in."""
    last: int
    """The line that it ends in."""


def long_values(lines: Sequence[str]) -> Iterator[LongValue]:
    """Yield each value of several lines after those that stand in it; nothing of one that is never closed."""
    opened: list[tuple[str, int]] = []
    for number, line in enumerate(lines):
        if opened and opened[-1][0] not in LONG_ENDS and _is_elsewhere(line, opened[-1][0]):
            opened = []  # it was never closed: here something else begins
        if opened or _may_open(line):
            yield from _read(line, number, opened)


def shape_of(line: str) -> str:
    """Return the brackets of a line that stand in no text and no comment: where a change leaves them as they
    are, the same lines are one value."""
    return "".join(part for part in _PART.findall(line) if part in "[]{}")


def _may_open(line: str) -> bool:
    """Return whether a line can be the first of a long value; of nearly all it is told at a glance."""
    quotes = '"""' in line or "'''" in line
    if not (quotes or "[" in line or "{" in line) or "=" not in line or line.lstrip(" \t")[0] in "#[":
        return False
    even = line.count("[") == line.count("]") and line.count("{") == line.count("}")
    return quotes or not (even and line.rstrip()[-1] in "]}")


def _is_elsewhere(line: str, opened_with: str) -> bool:
    """Return whether a line cannot be within what is open."""
    return _HEADER.match(line) is not None or (opened_with == "[" and _KEY.match(line) is not None)


def _read(line: str, number: int, opened: list[tuple[str, int]]) -> Iterator[LongValue]:
    """Read a line: yield what ends in it, and note what is open after it, with the lines it began in."""
    place = 0
    while True:
        closes = False
        if opened and opened[-1][0] in LONG_ENDS:
            end = LONG_ENDS[opened[-1][0]].match(line, place)
            if end is None:
                return
            closes, place = True, end.end()
        else:
            part = _PART.search(line, place)
            if part is None:
                return
            sign, place = part[0], part.end()
            closes = bool(opened) and _OPENED_BY.get(sign) == opened[-1][0]
            if sign in ("[", "{") or sign in LONG_ENDS:
                opened.append((sign, number))
        if closes:
            first = opened.pop()[1]
            if first < number:
                yield LongValue(first, number)
