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
    gone = _lines_in(blocks, chosen)
    inside = any(blocks[pick].first < spot.line < blocks[pick].end for pick in chosen)
    deeper = any(spot.line == blocks[pick].end and spot.depth > blocks[pick].depth for pick in chosen)
    if not chosen or inside or deeper:
        return text
    return "".join(_spliced(lines_of(text), spot, copied(text, chosen), gone))


def stepped(text: str, pick: int, down: bool) -> str:
    """Return the text with a step moved past its neighbour in the same group."""
    blocks = blocks_of(text)
    block = blocks[pick]
    if down:
        other = next((each for each in blocks if each.first == block.end), None)
        if other is None or other.depth != block.depth or other.kind != "step":
            return text
        return moved(text, (pick,), spot_after(other))
    before = [each for each in blocks if each.kind == "step" and each.end == block.first]
    other = next((each for each in before if each.depth == block.depth), None)
    return moved(text, (pick,), spot_before(other)) if other is not None else text


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
