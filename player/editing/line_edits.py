"""Edits of lines: doubled, moved, made comments, indented and taken out, as programmers expect of an editor.

Places are characters from 0, lines count from 0, stretches of lines are half-open.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_INDENT = "  "
_COMMENT = re.compile(r"([ \t]*)# ?")
_OPENS = re.compile(r"[\[{][ \t]*(?:#.*)?$")


class Edited(NamedTuple):
    """A text after an edit, with what is selected in it."""

    text: str
    """The text."""
    anchor: int
    """Where the selection begins, or the cursor stands."""
    cursor: int
    """Where the cursor stands."""


class Lines(NamedTuple):
    """Lines next to one another."""

    first: int
    """The first."""
    end: int
    """The one after the last."""


def lines_between(text: str, anchor: int, cursor: int) -> Lines:
    """Return the lines that a selection touches; one that it ends before is none of them."""
    start, end = min(anchor, cursor), max(anchor, cursor)
    first, last = text.count("\n", 0, start), text.count("\n", 0, end)
    if last > first and text[end - 1] == "\n":
        last -= 1
    return Lines(first, last + 1)


def doubled(text: str, anchor: int, cursor: int, lines: Lines) -> Edited:
    """Put lines below themselves again; the selection goes along."""
    every = text.split("\n")
    chosen = every[lines.first : lines.end]
    every[lines.end : lines.end] = chosen
    by = _size(chosen)
    return Edited("\n".join(every), anchor + by, cursor + by)


def exchanged(text: str, anchor: int, cursor: int, lines: Lines, other: Lines) -> Edited:
    """Let lines change places with those above or below them; the selection goes along with ``lines``."""
    every = text.split("\n")
    upper, lower = sorted((lines, other))
    mine, its = every[lines.first : lines.end], every[other.first : other.end]
    every[upper.first : lower.end] = [*mine, *its] if lines is lower else [*its, *mine]
    by = -_size(its) if lines is lower else _size(its)
    made = "\n".join(every)
    return Edited(made, min(anchor + by, len(made)), min(cursor + by, len(made)))


def without(text: str, lines: Lines) -> Edited:
    """Take lines out; the cursor stands at the beginning of what comes after them."""
    every = text.split("\n")
    del every[lines.first : lines.end]
    place = min(_size(every[: lines.first]), len("\n".join(every)))
    return Edited("\n".join(every), place, place)


def commented(text: str, anchor: int, cursor: int, lines: Lines) -> Edited:
    """Make lines comments, or text again where all of them are comments; empty ones stay as they are."""
    chosen = [line for line in text.split("\n")[lines.first : lines.end] if line.strip()]
    if all(_COMMENT.match(line) for line in chosen):
        return _changed(text, anchor, cursor, lines, _comment_in)
    depth = min(len(line) - len(line.lstrip(" \t")) for line in chosen)
    return _changed(text, anchor, cursor, lines, lambda line: (depth, depth, "# "))


def indented(text: str, anchor: int, cursor: int, lines: Lines) -> Edited:
    """Move lines to the right; empty ones stay as they are."""
    return _changed(text, anchor, cursor, lines, lambda _: (0, 0, _INDENT))


def outdented(text: str, anchor: int, cursor: int, lines: Lines) -> Edited:
    """Move lines to the left, as far as they go."""
    return _changed(text, anchor, cursor, lines, lambda line: (0, _lead(line), ""))


def indent_after(line: str, rest: str = "") -> str:
    """Return what a new line begins with after a line, of which ``rest`` goes to the new one."""
    lead = line[: len(line) - len(line.lstrip(" \t"))]
    opens = _OPENS.search(line) is not None and not line.lstrip(" \t").startswith(("#", "["))
    return lead + _INDENT if opens and not rest.lstrip().startswith(("]", "}")) else lead


def _comment_in(line: str) -> tuple[int, int, str]:
    found = _COMMENT.match(line)
    return (len(found[1]), len(found[0]), "") if found is not None else (0, 0, "")


def _lead(line: str) -> int:
    """How much of a line goes when it is moved to the left."""
    if line.startswith("\t"):
        return 1
    return min(len(_INDENT), len(line) - len(line.lstrip(" ")))


def _changed(
    text: str, anchor: int, cursor: int, lines: Lines, change: Callable[[str], tuple[int, int, str]]
) -> Edited:
    """Change each line that is not empty at one place: characters from, to, and what comes there instead."""
    every, places = text.split("\n"), [anchor, cursor]
    begin, moved = _size(every[: lines.first]), [anchor, cursor]
    for number in range(lines.first, lines.end):
        line = every[number]
        start, end, put = change(line) if line.strip() else (0, 0, "")
        every[number] = line[:start] + put + line[end:]
        for index, place in enumerate(places):
            column = place - begin
            if column >= end:
                moved[index] += len(put) - (end - start)
            elif column > start:
                moved[index] -= column - start
        begin += len(line) + 1
    return Edited("\n".join(every), *moved)


def _size(lines: Sequence[str]) -> int:
    """How many characters lines take, with their ends."""
    return sum(len(line) + 1 for line in lines)
