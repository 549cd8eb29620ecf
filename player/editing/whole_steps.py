"""Whole steps: what can be played of a text with mistakes, which is the steps that have none.

Steps with mistakes are made comments, line by line, so that every other line keeps its number.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from player.editing.step_blocks import blocks_of, lines_of
from player.editing.step_values import values_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from player.editing.step_blocks import Block
    from player.session.load import Loaded
    from player.session.model import Session
    from player.session.problems import Problem
    from player.timeline.timeline import Timeline

_ROUNDS = 6
"""So often what is left is read again: a step may be wrong only because another one is gone."""
_UNREADABLE = "toml-syntax"
"""The code of a text that is no TOML."""


def whole_session(text: str, loaded: Loaded, load: Callable[[str], Loaded]) -> tuple[Session, str] | None:
    """Return the session of the steps without mistakes and the text that it was read from, whose lines have
    the numbers of ``text``; None where nothing is left.

    ``loaded`` is what came of the text; ``load`` reads another one.
    """
    blocks, lines = blocks_of(text), lines_of(text)
    left = lines
    for _ in range(_ROUNDS):
        if loaded.session is not None:
            return loaded.session, "".join(left)
        kept = _without_faulty(lines, left, blocks, loaded.problems)
        if kept == left or not any(_stands(left, block) for block in blocks if block.kind == "step"):
            return None
        left = kept
        loaded = load("".join(left))
    return (loaded.session, "".join(left)) if loaded.session is not None else None


def as_numbered(timeline: Timeline, left: str, text: str) -> Timeline:
    """Return a timeline that was made from what is ``left`` of a text with the steps numbered as in that."""
    if left == text:
        return timeline
    numbers = {each.header: each.number for each in blocks_of(text) if each.path}
    renamed = {each.number: numbers.get(each.header, "") for each in blocks_of(left) if each.path}
    steps = tuple(replace(step, path=_renamed(step.path, renamed)) for step in timeline.steps)
    return replace(timeline, steps=steps)


def _without_faulty(
    lines: Sequence[str], left: Sequence[str], blocks: Sequence[Block], problems: Sequence[Problem]
) -> list[str]:
    """Return what is left when the steps, tables and lines with errors are comments too."""
    errors = [problem for problem in problems if problem.severity == "error"]
    gone = set(_faulty_lines(lines, left, blocks, errors))
    if any(problem.code == _UNREADABLE for problem in errors):
        for block in blocks:
            own = "".join(left[block.first : block.own_end])
            if block.kind == "step" and not block.off and _stands(left, block):
                gone.update(range(block.first, block.end) if values_of(own, block) is None else ())
    return [_comment(line) if number in gone else line for number, line in enumerate(left)]


def _faulty_lines(
    lines: Sequence[str], left: Sequence[str], blocks: Sequence[Block], errors: Sequence[Problem]
) -> Iterator[int]:
    for problem in errors:
        line = min(max(0, problem.place.line - 1), len(lines) - 1)
        index = max(index for index, block in enumerate(blocks) if not index or block.first <= line)
        while blocks[index].kind == "table" and blocks[index].name.startswith("step"):
            index -= 1  # a table in a step goes with the step
        block = blocks[index]
        if block.kind == "step" and block.off:
            continue
        yield from (line,) if block.kind == "head" else range(block.first, block.end)


def _stands(left: Sequence[str], block: Block) -> bool:
    return not block.off and not left[block.header].lstrip().startswith("#")


def _comment(line: str) -> str:
    return line if line.lstrip().startswith("#") or not line.strip() else f"# {line}"


def _renamed(path: str, renamed: dict[str, str]) -> str:
    """The path of a step; what stands deeper than a text tells (in another session) keeps its own end."""
    known = path
    while known and known not in renamed:
        known = known.rpartition(".")[0]
    return (renamed[known] or known) + path[len(known) :] if known else path
