"""Searching: where a text holds what is looked for, and what it becomes when that is replaced."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class SearchError(ValueError):
    """What is looked for is no pattern; says why."""


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for, and how."""

    wanted: str
    """A text, or a pattern of Python's kind."""
    exact: bool = False
    """Whether small letters and capitals differ."""
    words: bool = False
    """Whether it must be a word of its own, or several."""
    pattern: bool = False
    """Whether it is a pattern."""


class Spot(NamedTuple):
    """A stretch of a text, in characters."""

    start: int
    """Its first character."""
    end: int
    """The one after its last."""


def spots_of(text: str, search: Search) -> Sequence[Spot]:
    """Return where a text holds what is looked for; stretches of nothing are left out. Raises
    ``SearchError``."""
    return [Spot(*found.span()) for found in _matches(text, search)]


def replacement_at(text: str, search: Search, spot: Spot, instead: str) -> str:
    """Return what comes in place of a stretch that was found; in that of a pattern ``\\1`` is what its first
    brackets hold. Raises ``SearchError``."""
    found = next((each for each in _matches(text, search) if each.span() == spot), None)
    return _put(found, search, instead) if found is not None else text[spot.start : spot.end]


def replaced(text: str, search: Search, instead: str) -> str:
    """Return a text in which all that is found is replaced; see ``replacement_at``."""
    made, last = [], 0
    for found in _matches(text, search):
        made += [text[last : found.start()], _put(found, search, instead)]
        last = found.end()
    return "".join([*made, text[last:]])


def _matches(text: str, search: Search) -> list[re.Match[str]]:
    if not search.wanted:
        return []
    pattern = search.wanted if search.pattern else re.escape(search.wanted)
    if search.words:
        pattern = rf"(?<!\w)(?:{pattern})(?!\w)"
    flags = re.MULTILINE | (re.NOFLAG if search.exact else re.IGNORECASE)
    try:
        return [found for found in re.finditer(pattern, text, flags) if found.end() > found.start()]
    except (re.error, OverflowError, RecursionError) as error:
        raise SearchError(str(error)) from error


def _put(found: re.Match[str], search: Search, instead: str) -> str:
    if not search.pattern:
        return instead
    try:
        return found.expand(instead)
    except (re.error, IndexError) as error:
        raise SearchError(str(error)) from error
