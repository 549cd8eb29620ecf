"""Searching: where a text holds what is looked for, and what it becomes when that is replaced.

Patterns are Qt's, because its engine counts its tries and gives up, where Python's goes back and forth for
hours on one like ``(a+)+$`` and nothing can stop it.
"""

from __future__ import annotations

import re
import time
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRegularExpression, QRegularExpressionMatch

from player.language import said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TRIES = 2_000_000
"""Steps that the engine goes back at most for one place: less than a tenth of a second."""
_SECONDS = 0.4
"""So long is looked for all places together."""
_INSTEAD = re.compile(r"\\(?:(\d{1,2})|g<(\w+)>|([nt\\]))")
_SIGNS = {"n": "\n", "t": "\t", "\\": "\\"}


class SearchError(ValueError):
    """What is looked for is no pattern, or one that takes too long; says so to a person."""


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for, and how."""

    wanted: str
    """A text, or a pattern."""
    exact: bool = False
    """Whether small letters and capitals differ."""
    words: bool = False
    """Whether it must be a word of its own, or several."""
    pattern: bool = False
    """Whether it is a pattern: a regular expression."""


class Spot(NamedTuple):
    """A stretch of a text, in characters."""

    start: int
    """Its first character."""
    end: int
    """The one after its last."""


def spots_of(text: str, search: Search) -> Sequence[Spot]:
    """Return where a text holds what is looked for; stretches of nothing are left out. Raises
    ``SearchError``."""
    return [spot for spot, _ in _found(text, search)]


def replacement_at(text: str, search: Search, spot: Spot, instead: str) -> str:
    """Return what comes in place of a stretch that was found; in that of a pattern ``\\1`` is what its first
    brackets hold, ``\\g<name>`` those of a name, ``\\n`` a line end. Raises ``SearchError``."""
    for place, match in _found(text, search):
        if place == spot:
            return _put(match, search, instead)
    return text[spot.start : spot.end]


def replaced(text: str, search: Search, instead: str) -> str:
    """Return a text in which all that is found is replaced; see ``replacement_at``."""
    made, last = [], 0
    for spot, match in _found(text, search):
        made += [text[last : spot.start], _put(match, search, instead)]
        last = spot.end
    return "".join([*made, text[last:]])


def _found(text: str, search: Search) -> Iterator[tuple[Spot, QRegularExpressionMatch]]:
    if not search.wanted:
        return
    give_up, units = time.monotonic() + _SECONDS, len(text.encode("utf-16-le")) // 2
    # How many units of UTF-16 stand before each sign that takes two of them.
    wide = (
        []
        if units == len(text)
        else [
            place + index
            for index, place in enumerate(place for place, sign in enumerate(text) if sign > "\uffff")
        ]
    )
    matches, end = _expression(search).globalMatch(text), -1
    while matches.hasNext():
        match = matches.next()
        start, end = match.capturedStart(), match.capturedEnd()
        if time.monotonic() > give_up:
            raise _too_long()
        if end > start:
            yield Spot(start - bisect_left(wide, start), end - bisect_left(wide, end)), match
    if end < units and not matches.isValid():
        raise _too_long()


def _too_long() -> SearchError:
    return SearchError(said("That takes too long in this text: look for something simpler."))


def _expression(search: Search) -> QRegularExpression:
    """Return what the engine looks for. Raises ``SearchError``."""
    pattern = search.wanted if search.pattern else QRegularExpression.escape(search.wanted)
    if search.words:
        pattern = rf"(?<!\w)(?:{pattern})(?!\w)"
    option = QRegularExpression.PatternOption
    options = option.MultilineOption | option.UseUnicodePropertiesOption
    if not search.exact:
        options |= option.CaseInsensitiveOption
    made = QRegularExpression(f"(*LF)(*LIMIT_MATCH={_TRIES}){pattern}", options)
    if not made.isValid():
        raise SearchError(said("No pattern: {reason}.", reason=made.errorString()))
    return made


def _put(match: QRegularExpressionMatch, search: Search, instead: str) -> str:
    if not search.pattern:
        return instead

    def filled(part: re.Match[str]) -> str:
        number, name, sign = part.groups()
        if sign:
            return _SIGNS[sign]
        known = match.regularExpression()
        numbered = number or (name if name.isdigit() else "")
        if int(numbered) > known.captureCount() if numbered else name not in known.namedCaptureGroups():
            raise SearchError(said("The pattern has no brackets {name}.", name=number or name))
        return match.captured(int(numbered)) if numbered else match.captured(name)

    return _INSTEAD.sub(filled, instead)
