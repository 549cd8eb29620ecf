"""What a session asks, and what follows from the answers, read from its lines: the text may be broken."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from player.editing.step_blocks import lines_of
from player.editing.step_values import values_of
from player.editing.toml_text import text_value
from player.language import said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from player.editing.step_blocks import Block

_ASKS = re.compile(r"^[ \t]*ask[ \t]*=[ \t]*[\"'](\w+)[\"']")
_TEST = re.compile(r"^[ \t]*test[ \t]*=[ \t]*[\"']([\w-]+)[\"']")
_PARAMETER = re.compile(r"^[ \t]*\[[ \t]*parameters[ \t]*\.[ \t]*([\w-]+)[ \t]*\]")
_WORD = re.compile(r"[A-Za-z_][\w-]*")
_USUAL_TESTS = ("active-knee-extension", "fingertip-to-floor")


@dataclass(frozen=True, slots=True)
class Consequence:
    """A step that is done, or not, by what was answered."""

    index: int
    """Index into the blocks."""
    when: str
    """Its condition."""
    title: str
    """What it is: its name, exercise or words."""
    stops: bool
    """Whether the session ends there."""


def names_of_tests(text: str) -> tuple[str, ...]:
    """Return the tests that a session names, and those that are usual."""
    found = (found[1] for found in map(_TEST.match, lines_of(text)) if found is not None)
    return tuple(dict.fromkeys((*found, *_USUAL_TESTS)))


def names_in_conditions(text: str) -> tuple[str, ...]:
    """Return what conditions of a session can be about: its questions and tests, and its parameters."""
    lines = lines_of(text)
    asked = [found[1] for found in map(_ASKS.match, lines) if found is not None and found[1] != "measure"]
    tests = [found[1] for found in map(_TEST.match, lines) if found is not None]
    parameters = [f"${found[1]}" for found in map(_PARAMETER.match, lines) if found is not None]
    sides = [f"{test}.{side}" for test in tests for side in ("left", "right")]
    return tuple(dict.fromkeys((*asked, *tests, *sides, *parameters)))


def name_of_answer(ask: str, test: str) -> str:
    """Return what conditions call the answer to a question."""
    return test or "measure" if ask == "measure" else ask


def consequences_of(text: str, blocks: Sequence[Block], index: int, name: str) -> tuple[Consequence, ...]:
    """Return the steps after a question, by its index, that depend on its answer."""
    return tuple(_consequences(text, blocks, index, name))


def _consequences(text: str, blocks: Sequence[Block], index: int, name: str) -> Iterator[Consequence]:
    lines = lines_of(text)
    for place, block in enumerate(blocks[index + 1 :], index + 1):
        own = "".join(lines[block.first : block.own_end])
        if block.kind != "step" or block.off or "when" not in own:
            continue
        values = values_of(own, block) or {}
        when = values.get("when")
        if isinstance(when, str) and name in _WORD.findall(when):
            told = next((values[key] for key in ("title", "name", "exercise", "say") if key in values), "")
            yield Consequence(place, when, str(told), values.get("stop") is True)


def step_that_follows(name: str, *, stops: bool) -> str:
    """Return a step, as TOML, that follows from an answer: the session ends, or something is said."""
    words = said("That is enough for today.") if stops else said("Go gently.")
    return f'[[step]]\nwhen = "{name} >= 6"\nsay = {text_value(words)}\n' + ("stop = true\n" if stops else "")
