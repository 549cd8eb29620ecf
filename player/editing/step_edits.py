"""Edits of steps: put in, take out, move, double, wrap in a group, switch off. Every other line keeps its
bytes.

In comes a session's text whose lines end in ``\\n``, with blocks of it by their index in ``blocks_of``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from player.editing.step_blocks import Block, blocks_of, inside_long_text, lines_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_HEADER = re.compile(r"^([ \t]*#?[ \t]*\[{1,2}[ \t]*)(step(?:[ \t]*\.[ \t]*step)*)(?=[ \t]*[.\]])")
_GROUP = "[[step]]\nrepeat = 2\n\n"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where steps can be put."""

    line: int
    """Before which line, from 0."""
    depth: int
    """1 among the steps of the session, 2 in a group of it."""


def spot_before(block: Block) -> Spot:
    """Return the spot right before a step."""
    return Spot(block.first, max(1, block.depth))


def spot_after(block: Block) -> Spot:
    """Return the spot right after a step and all that stands in it; after the head, that of the first
    step."""
    return Spot(block.end, max(1, block.depth))


def spot_inside(block: Block) -> Spot:
    """Return the spot at the end of a group."""
    return Spot(block.end, block.depth + 1)


def outermost(blocks: Sequence[Block], picks: Iterable[int]) -> list[int]:
    """Return the picked steps, in order, without those that stand in another picked one."""
    kept: list[int] = []
    for pick in sorted({pick for pick in picks if 0 < pick < len(blocks)}):
        if not kept or blocks[pick].first >= blocks[kept[-1]].end:
            kept.append(pick)
    return kept


def copied(text: str, picks: Iterable[int]) -> str:
    """Return steps as TOML that stands by itself."""
    blocks, lines = blocks_of(text), lines_of(text)
    parts = []
    for pick in outermost(blocks, picks):
        block = blocks[pick]
        parts.append(_at_depth("".join(lines[block.first : block.end]).strip("\n"), 1 - block.depth) + "\n")
    return "\n".join(parts)


def inserted(text: str, spot: Spot, steps: str) -> str:
    """Return the text with steps, as TOML, put in at a spot, with a blank line around them."""
    return "".join(_spliced(lines_of(text), spot, steps, frozenset()))


def without(text: str, picks: Iterable[int]) -> str:
    """Return the text without steps."""
    blocks, lines = blocks_of(text), lines_of(text)
    gone = _lines_in(blocks, outermost(blocks, picks))
    kept = [line for number, line in enumerate(lines) if number not in gone]
    if gone and max(gone) == len(lines) - 1:
        while len(kept) > 1 and not kept[-1].strip():
            kept.pop()
    return "".join(kept)


def moved(text: str, picks: Iterable[int], spot: Spot) -> str:
    """Return the text with steps moved to a spot; a group cannot be moved into itself."""
    blocks = blocks_of(text)
    chosen = outermost(blocks, picks)
    if not can_move(blocks, chosen, spot):
        return text
    return "".join(_spliced(lines_of(text), spot, copied(text, chosen), _lines_in(blocks, chosen)))


def can_move(blocks: Sequence[Block], picks: Iterable[int], spot: Spot) -> bool:
    """Return whether steps can be moved to a spot: there are any, and it is not in one of them."""
    chosen = [blocks[pick] for pick in outermost(blocks, picks)]
    inside = any(each.first < spot.line < each.end for each in chosen)
    deeper = any(spot.line == each.end and spot.depth > each.depth for each in chosen)
    return bool(chosen) and not inside and not deeper


def moved_range(blocks: Sequence[Block], picks: Iterable[int], spot: Spot) -> range:
    """Return where steps, with all that stands in them, stand after they were moved to a spot."""
    chosen = [blocks[pick] for pick in outermost(blocks, picks)]
    gone = [each for each in blocks if any(one.first <= each.first < one.end for one in chosen)]
    first = sum(1 for each in blocks if each.first < spot.line and each not in gone)
    return range(first, first + len(gone))


def spot_beside(blocks: Sequence[Block], picks: Iterable[int], *, down: bool) -> Spot | None:
    """Return the spot past the neighbour, in the same group, of steps; None where they have none."""
    chosen = outermost(blocks, picks)
    if not chosen:
        return None
    edge = blocks[chosen[-1 if down else 0]]
    for each in blocks:
        meets = each.first == edge.end if down else each.end == edge.first
        if meets and each.depth == edge.depth and each.kind == "step":
            return spot_after(each) if down else spot_before(each)
    return None


def spot_out(blocks: Sequence[Block], picks: Iterable[int]) -> Spot | None:
    """Return the spot after the group that steps stand in; None where they stand in none."""
    around = group_around(blocks, next(iter(outermost(blocks, picks)), 0))
    return spot_after(blocks[around]) if around else None


def spot_in(blocks: Sequence[Block], picks: Iterable[int]) -> Spot | None:
    """Return the spot at the end of the group that stands right before steps; None where none does."""
    first = blocks[next(iter(outermost(blocks, picks)), 0)]
    for each in blocks:
        meets = each.end == first.first and each.depth == first.depth and each.kind == "step"
        if meets and each.end > each.own_end and not each.off:
            return spot_inside(each)
    return None


def group_around(blocks: Sequence[Block], index: int) -> int:
    """Return the index of the group that a step stands in; 0 where it stands in none."""
    block = blocks[index]
    for place in range(index - 1, 0, -1):
        each = blocks[place]
        if each.kind == "step" and each.depth < block.depth and each.first <= block.first < each.end:
            return place
    return 0


def doubled(text: str, picks: Iterable[int]) -> str:
    """Return the text with copies of steps after the last of them."""
    blocks = blocks_of(text)
    chosen = outermost(blocks, picks)
    return inserted(text, spot_after(blocks[chosen[-1]]), copied(text, chosen)) if chosen else text


def wrapped(text: str, picks: Iterable[int]) -> str:
    """Return the text with steps in a group of their own, which is done twice."""
    blocks = blocks_of(text)
    chosen = outermost(blocks, picks)
    if not chosen:
        return text
    inner = _at_depth(copied(text, chosen), 1)
    return "".join(
        _spliced(lines_of(text), spot_before(blocks[chosen[0]]), _GROUP + inner, _lines_in(blocks, chosen))
    )


def unwrapped(text: str, pick: int) -> str:
    """Return the text with the steps of a group in its place."""
    block, lines = blocks_of(text)[pick], lines_of(text)
    inner = "".join(lines[block.own_end : block.end])
    if not inner:
        return text
    return "".join([*lines[: block.first], _at_depth(inner, -1), *lines[block.end :]])


def switched_off(text: str, picks: Iterable[int]) -> str:
    """Return the text with steps made comments, which are not done and can be switched on again."""
    blocks, lines = blocks_of(text), lines_of(text)
    for pick in outermost(blocks, picks):
        block = blocks[pick]
        if block.off or block.kind != "step":
            continue
        for number in range(block.first, _filled_end(lines, block)):
            lines[number] = "#" + (" " if lines[number].strip("\n") else "") + lines[number]
    return "".join(lines)


def switched_on(text: str, picks: Iterable[int]) -> str:
    """Return the text with steps that were comments done again."""
    blocks, lines = blocks_of(text), lines_of(text)
    for pick in outermost(blocks, picks):
        block = blocks[pick]
        if not block.off:
            continue
        for number in range(block.first, _filled_end(lines, block)):
            # a comment above it that was one before it was switched off has two signs
            if number >= block.header or lines[number].startswith("# #"):
                lines[number] = lines[number].removeprefix("#").removeprefix(" ")
    return "".join(lines)


def _spliced(lines: list[str], spot: Spot, steps: str, gone: frozenset[int]) -> list[str]:
    """Put steps before a line and leave other lines out."""
    steps = steps.strip("\n")
    if not steps:
        return lines
    before = [line for number, line in enumerate(lines[: spot.line]) if number not in gone]
    after = [line for number, line in enumerate(lines) if number >= spot.line and number not in gone]
    if before and not before[-1].endswith("\n"):
        before[-1] += "\n"
    gap = ["\n"] if before and before[-1].strip() else []
    following = ["\n"] if after and after[0].strip() else []
    while not after and len(before) > 1 and not before[-1].strip() and not before[-2].strip():
        before.pop()
    return [*before, *gap, _at_depth(steps, spot.depth - 1) + "\n", *following, *after]


def _lines_in(blocks: Sequence[Block], picks: Iterable[int]) -> frozenset[int]:
    return frozenset(number for pick in picks for number in range(blocks[pick].first, blocks[pick].end))


def _filled_end(lines: Sequence[str], block: Block) -> int:
    end = block.end
    while end > block.first and not lines[end - 1].strip():
        end -= 1
    return end


def _at_depth(steps: str, deeper: int) -> str:
    """Return steps with so many more (or fewer) groups around them: only headers change."""
    if not deeper:
        return steps
    lines = lines_of(steps)
    inside = inside_long_text(steps, lines)
    for number, line in enumerate(lines):
        header = _HEADER.match(line) if number not in inside else None
        if header is not None:
            names = ".".join(["step"] * max(1, header[2].count("step") + deeper))
            lines[number] = header[1] + names + line[header.end() :]
    return "".join(lines)
