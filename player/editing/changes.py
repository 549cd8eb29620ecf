"""Changes: the smallest stretch in which two texts differ, and two changes of one text taken together."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import NamedTuple

from player.editing.step_blocks import lines_of


class Change(NamedTuple):
    """A stretch of a text and what comes in its place."""

    start: int
    """First character that goes, from 0."""
    end: int
    """The character after the last that goes."""
    text: str
    """What comes in its place."""


def change_between(before: str, after: str) -> Change | None:
    """Return the one change that makes one text the other; None where they are equal."""
    if before == after:
        return None
    start = _alike(before, after)
    most = min(len(before), len(after)) - start
    tail = _alike(before[::-1][:most], after[::-1][:most])
    return Change(start, len(before) - tail, after[start : len(after) - tail])


def merged(base: str, ours: str, theirs: str) -> str | None:
    """Return a text with the changes of both, line by line; None where they changed the same lines."""
    lines = lines_of(base)
    mine, other = _line_changes(lines, lines_of(ours)), _line_changes(lines, lines_of(theirs))
    for start, end, new in mine:
        for begin, stop, text in other:
            if (start, end, new) != (begin, stop, text) and start <= stop and begin <= end:
                return None
    made = list(lines)
    for start, end, put in sorted({*mine, *other}, reverse=True):
        made[start:end] = put
    return "".join(made)


def _alike(one: str, other: str) -> int:
    """Return with how many characters both begin."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _line_changes(base: list[str], changed: list[str]) -> list[tuple[int, int, tuple[str, ...]]]:
    matcher = SequenceMatcher(None, base, changed, autojunk=False)
    return [
        (start, end, tuple(changed[begin:stop]))
        for how, start, end, begin, stop in matcher.get_opcodes()
        if how != "equal"
    ]
