"""Folds: which lines of a session's text can be hidden below the header that they belong to, and where lines
go when the text is changed."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from player.editing.changes import Change
from player.editing.long_values import long_values, shape_of
from player.editing.step_blocks import blocks_of, inside_long_text, kept_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

_TABLE = re.compile(r"[ \t]*\[{1,2}[ \t]*[\"'\w][^=,\[\]]*\]{1,2}[ \t]*(?:#.*)?\n?$")
_MOST_TURNS = 200
_SHAPING = re.compile(r"""[ \t]*[\[#]|.*(?:\"\"\"|''')""")


class Fold(NamedTuple):
    """A header and the lines below it; line numbers count from 0."""

    header: int
    """The line that stays."""
    end: int
    """The one after the last that goes: blank lines at the end stay, and so do the comments above what
    follows."""


class LineShift(NamedTuple):
    """Where lines go when a text is changed."""

    first: int
    """The line in which the change begins, from 0."""
    gone: int
    """How many line ends are taken out."""
    come: int
    """How many are put in."""
    whole: bool
    """Whether the change begins and ends where lines do."""

    def moved(self, line: int) -> int | None:
        """Return where a line of the text before stands now; None where it is gone."""
        last = self.first + self.gone
        if line < self.first or (line == self.first and not self.whole):
            return line
        if line < last or (line == last and not self.whole):
            return None
        return line - self.gone + self.come


def shift_of(before: str, start: int, end: int, put: str) -> LineShift:
    """Return how lines move when ``put`` comes in place of the characters from ``start`` to ``end``."""
    taken = before[start:end]
    whole = (start == 0 or before[start - 1] == "\n") and all(
        part[-1:] in ("", "\n") for part in (taken, put)
    )
    return LineShift(before.count("\n", 0, start), taken.count("\n"), put.count("\n"), whole)


def as_made(before: str, change: Change) -> Change:
    """Return a change that puts lines in, or takes them out, as one of whole lines where it can be told so as
    well, of lines from a header on if possible: a step put before another is not one put after the header of
    that."""
    start, end, put = change
    found = change
    lines = put or before[start:end]
    if (put and end > start) or "\n" not in lines:
        return change
    for turns in range(min(start, _MOST_TURNS) + 1):
        begin = start - turns
        turned = before[begin:start] + lines[: len(lines) - turns] if turns else lines
        if not begin or before[begin - 1] == "\n":
            made = Change(begin, begin + end - start, turned if put else "")
            if turned[:1] in ("[", "#"):
                return made
            found = made if found is change else found
        if not begin or turns >= len(lines) or before[begin - 1] != lines[-1 - turns]:
            break
    return found


def changes_folds(before: str, after: str, start: int, end: int, put: str) -> bool:
    """Return whether a change can be one of what folds: it moves lines, or is one of a header, a comment, a
    text of several lines, a bracket or an empty line."""
    if "\n" in put or "\n" in before[start:end]:
        return True
    lines = [_line_at(text, start) for text in (before, after)]
    shapes = {(bool(line.strip()), shape_of(line)) for line in lines}
    return any(map(_SHAPING.match, lines)) or len(shapes) > 1


def folds_of(text: str) -> tuple[Fold, ...]:
    """Return what can be folded, in order of headers: steps, groups with all in them, tables, and values of
    several lines. A header without a line of its own is left out."""
    lines, blocks = kept_lines(text), blocks_of(text)
    values = _values(lines)
    inside = inside_long_text(text, lines).union(*(range(fold.header + 1, fold.end) for fold in values))
    headers = {block.header for block in blocks[1:]}
    found = [(block.header, block.end) for block in blocks[1:]]
    starts = [block.first for block in blocks[1:]]
    tables = [
        number
        for number, line in enumerate(lines)
        if line.lstrip(" \t")[:1] == "["
        and not (number in headers or number in inside)
        and _TABLE.match(line)
    ]
    ends = sorted([*starts, len(lines), *(_first_comment(lines, table) for table in tables)])
    found += [(table, ends[bisect_right(ends, table)]) for table in tables]
    made = (Fold(header, _without_blanks(lines, header, end)) for header, end in sorted(found))
    return tuple(sorted([*(fold for fold in made if fold.end > fold.header + 1), *values]))


def _values(lines: Sequence[str]) -> list[Fold]:
    """Return the values of several lines: what ends in the line in which another begins leaves that to be
    seen."""
    ends: dict[int, int] = {}
    for value in long_values(lines):
        ends[value.first] = max(value.last + 1, ends.get(value.first, 0))
    folds = (Fold(first, end - 1 if end - 1 in ends else end) for first, end in ends.items())
    return [fold for fold in folds if fold.end > fold.header + 1]


def _line_at(text: str, place: int) -> str:
    end = text.find("\n", place)
    return text[text.rfind("\n", 0, place) + 1 : end if end >= 0 else len(text)]


def _first_comment(lines: Sequence[str], header: int) -> int:
    """Return the first of the comments right above a header."""
    while header and lines[header - 1].lstrip().startswith("#"):
        header -= 1
    return header


def _without_blanks(lines: Sequence[str], header: int, end: int) -> int:
    while end > header + 1 and not lines[end - 1].strip():
        end -= 1
    return end
