"""Blocks: which lines of a session's text belong to which step, also while the text is broken elsewhere.

Lines are looked at, nothing is parsed: a thousand steps take a few milliseconds. Lines end in ``\\n`` alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from io import StringIO
from itertools import compress
from operator import attrgetter, ne
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from player.session.problems import KeyPath

BlockKind = Literal["head", "step", "table"]
"""What lines can be: those before the first step, a step, or a table of the session among the steps."""

STEP_HEADER = re.compile(r"[ \t]*\[\[[ \t]*(step(?:[ \t]*\.[ \t]*step)*)[ \t]*\]\][ \t]*(?:#.*)?$")
_OFF_HEADER = re.compile(r"#[ \t]*\[\[[ \t]*(step(?:[ \t]*\.[ \t]*step)*)[ \t]*\]\][ \t]*(?:#.*)?$")
_NAME = r"(?:[A-Za-z0-9_-]+|\"[^\"]*\"|'[^']*')"
_TABLE_HEADER = re.compile(
    rf"[ \t]*\[\[?[ \t]*([A-Za-z][\w-]*(?:[ \t]*\.[ \t]*{_NAME})*)[ \t]*\]\]?[ \t]*(?:#.*)?$"
)
_BEFORE_HEADERS = frozenset("[# \t\r\f\v")
_LONG = re.compile(r'"""|\'\'\'')
LONG_ENDS = {
    '"""': re.compile(r'(?:\\[\s\S]|[^\\])*?"{3,5}'),
    "'''": re.compile(r"[\s\S]*?'{3,5}"),
}
"""What is left of a text of several lines, by the quotes that it began with."""


@dataclass(frozen=True, slots=True)
class Block:
    """The lines of a step; line numbers count from 0, ends are those of half-open ranges."""

    kind: BlockKind
    """What it is."""
    path: KeyPath
    """Where it stands in the document; empty for the head and for what is switched off."""
    depth: int
    """1 for a step of the session, 2 for one in a group; 0 for the head."""
    first: int
    """Its first line: the comments right above its header belong to it."""
    header: int
    """The line of its header."""
    own_end: int
    """Where its own lines end and those of the steps in it begin."""
    end: int
    """Where all of it ends, with the blank lines that follow."""
    off: bool = False
    """Whether it is switched off: every line of it is a comment."""
    name: str = ""
    """The name in the header of a table."""

    @property
    def number(self) -> str:
        """Return what the steps of a timeline call it: ``3``, or ``4.2`` for the second step of a group."""
        return ".".join(str(part + 1) for part in self.path if isinstance(part, int))


def lines_of(text: str) -> list[str]:
    """Return the lines, each with its end."""
    return StringIO(text, newline="\n").readlines()


@lru_cache(maxsize=4)
def kept_lines(text: str) -> tuple[str, ...]:
    """Return what ``lines_of`` does; those of the last texts are kept, which many ask for."""
    return tuple(lines_of(text))


def blocks_of(text: str) -> tuple[Block, ...]:
    """Return the head and every step and table after it, in order."""
    lines = kept_lines(text)
    marks = [Block("head", (), 0, 0, 0, 0, 0), *_marks(lines, inside_long_text(text, lines))]
    counts: list[int] = []
    found: list[Block] = []
    own_ends = [*(mark.first for mark in marks[1:]), len(lines)]
    for mark, own_end, end in zip(marks, own_ends, _ends(marks, own_ends, len(lines)), strict=True):
        path: KeyPath = ()
        if mark.kind == "step" and not mark.off:
            counts = [*counts[: mark.depth], *[-1] * (mark.depth - len(counts))]
            counts[-1] += 1
            path = tuple(part for count in counts for part in ("step", max(0, count)))
        found.append(
            Block(mark.kind, path, mark.depth, mark.first, mark.header, own_end, end, mark.off, mark.name)
        )
    return tuple(found)


def changed_lines(before: Sequence[str], after: Sequence[str]) -> list[int]:
    """Return in which lines, from 0, two texts differ that have the same number of them."""
    return list(compress(range(len(after)), map(ne, before, after)))


def alike_in_blocks(before: Sequence[str], after: Sequence[str]) -> bool:
    """Return whether two texts, by their lines, surely have the same blocks: the lines in which they differ
    could begin none, or belong to the comments above one. Other texts may have the same blocks as well."""
    if len(before) != len(after):
        return False
    changed = changed_lines(before, after)
    lines = (*map(before.__getitem__, changed), *map(after.__getitem__, changed))
    return all(line[0] not in _BEFORE_HEADERS and not _LONG.search(line) for line in lines)


def block_at(blocks: Sequence[Block], line: int) -> int:
    """Return the index of the block that holds a line, from 0; the innermost one."""
    return max(0, bisect_right(blocks, line, key=attrgetter("first")) - 1)


def own_text(text: str, block: Block) -> str:
    """Return a block's own lines, without those of the steps in it."""
    return "".join(kept_lines(text)[block.first : block.own_end])


def inside_long_text(text: str, lines: Sequence[str]) -> frozenset[int]:
    """Return the lines that begin within a text of several lines: what looks like a header there is none."""
    if not _LONG.search(text):
        return frozenset()
    inside, open_with = set(), ""
    for number, line in enumerate(lines):
        if open_with:
            inside.add(number)
        open_with = _open_after(line, open_with)
    return frozenset(inside)


def _open_after(line: str, open_with: str) -> str:
    """The quotes of a long text that is open at the end of a line."""
    place = 0
    while place < len(line):
        if open_with:
            found = LONG_ENDS[open_with].match(line, place)
            if found is None:
                return open_with
            place, open_with = found.end(), ""
            continue
        letter = line[place]
        if letter == "#":
            return ""
        if line.startswith(('"""', "'''"), place):
            open_with = line[place : place + 3]
            place += 3
        elif letter in "\"'":
            place = _past_quote(line, place)
        else:
            place += 1
    return open_with


def _past_quote(line: str, place: int) -> int:
    quote, place = line[place], place + 1
    while place < len(line) and line[place] != quote:
        place += 2 if quote == '"' and line[place] == "\\" else 1
    return place + 1


def _marks(lines: Sequence[str], inside: frozenset[int]) -> Iterator[Block]:
    """Yield the headers, with where the block of each begins."""
    free, depth, off_depth, before = 0, 0, 0, -2
    within: frozenset[int] = frozenset()
    for number, line in enumerate(lines):
        if line[0] not in _BEFORE_HEADERS or number in inside:
            continue
        bare = line.strip()
        if not bare or bare[0] not in "[#":
            continue
        if bare[0] == "#":
            off = _OFF_HEADER.match(line.rstrip("\n"))
            runs_on = bool(off_depth) and before == number - 1
            nested = off is not None and runs_on and (_depth(off[1]) > off_depth or number in within)
            before = number if runs_on else -2
            if off is not None and not nested:
                off_depth, before = _depth(off[1]), number
                within = _inside_off(lines, number)
                first, free = _first_line(lines, number, free), number + 1
                yield Block("step", (), off_depth, first, number, 0, 0, off=True)
            elif before == number:
                free = number + 1
            continue
        header = STEP_HEADER.match(line.rstrip("\n"))
        if header is not None:
            depth, off_depth = _depth(header[1]), 0
            first, free = _first_line(lines, number, free), number + 1
            yield Block("step", (), depth, first, number, 0, 0)
            continue
        table = _TABLE_HEADER.match(line.rstrip("\n"))
        if table is None or not (depth or off_depth):
            continue
        words = [word.strip() for word in table[1].split(".")]
        inner = next((place for place, word in enumerate(words) if word != "step"), len(words))
        if inner < (depth or 1):
            first, free = _first_line(lines, number, free), number + 1
            yield Block("table", (), inner + 1, first, number, 0, 0, name=table[1])


def _inside_off(lines: Sequence[str], header: int) -> frozenset[int]:
    """Return the lines that begin within a text of several lines in a step that is switched off."""
    run = []
    for line in lines[header:]:
        if not line.startswith("#"):
            break
        run.append(line.removeprefix("#").removeprefix(" "))
    return frozenset(header + number for number in inside_long_text("".join(run), run))


def _first_line(lines: Sequence[str], header: int, free: int) -> int:
    first = header
    while first > free and lines[first - 1].lstrip().startswith("#"):
        first -= 1
    return first


def _depth(names: str) -> int:
    return names.count("step")


def _ends(blocks: Sequence[Block], own_ends: Sequence[int], lines: int) -> list[int]:
    """Return where all of each block ends: where the next begins that does not stand in it."""
    ends = [own_ends[0], *[lines] * (len(blocks) - 1)]
    following: dict[int, int] = {}
    for index in range(len(blocks) - 1, 0, -1):
        block = blocks[index]
        ends[index] = min(
            [first for depth, first in following.items() if depth <= block.depth], default=lines
        )
        following = {depth: first for depth, first in following.items() if depth < block.depth}
        following[block.depth] = block.first
    return ends
