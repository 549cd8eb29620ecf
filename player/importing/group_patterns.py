"""The patterns of lines that begin groups in lists: rounds, headings, titles, in one language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from player.importing.list_words import list_words

if TYPE_CHECKING:
    from re import Pattern

_HOW_OFTEN = r"(?:(?P<a>\d{1,3})\s*(?:x(?![a-z\d])|%s)|(?:x|%s)\s*(?P<b>\d{1,3}))"


@dataclass(frozen=True)
class GroupPatterns:
    """What a line says of those below it."""

    rounds: Pattern[str]
    """So many rounds, and what is in them."""
    rounds_alone: Pattern[str]
    named_rounds: Pattern[str]
    """What a group is called, and how many rounds it has."""
    group: Pattern[str]
    """What calls a group by its name."""
    every_minute: Pattern[str]
    between: Pattern[str]
    """Between rounds."""
    repeat: Pattern[str]
    """At the start of a line: it repeats what stands above it."""
    rep: Pattern[str]
    title: Pattern[str]
    part: Pattern[str]
    """Headings that are no exercise."""


@lru_cache
def group_patterns(language: str) -> GroupPatterns:
    """Return the patterns of a language that has words for lists."""
    words = list_words(language)
    any_of = words.any
    rounds, often = any_of("round"), any_of("times")
    counted = any_of("round", "times", "set")
    through, these = any_of("through"), any_of("these")
    every = rf"(?:{any_of('every')}\s+)?"
    return GroupPatterns(
        rounds=_found(
            rf"^(?:{any_of('do')}\s+)?(?:{these}\s*)?{_HOW_OFTEN % (counted, often)}"
            rf"(?:\s+{through})?(?:\s+{any_of('following')})?"
            rf"(?:\s*[,(;]?\s*(?:{any_of('with')}\s+)?(?P<rest>[^:]*\b{any_of('rest')}[^:]*?)\)?)?"
            r"\s*[:({]\s*(?P<inside>.*)$"
        ),
        rounds_alone=_found(rf"^(?:{any_of('do')}\s+)?{_HOW_OFTEN % (counted, often)}(?:\s+{through})*$"),
        named_rounds=_found(
            rf"^(?P<name>[^\d:]{{2,60}}?)\s*[(,–—-]?\s*{_HOW_OFTEN % (any_of('round', 'times'), often)}"
            rf"(?:\s+{through})?\s*\)?\s*:?$"
        ),
        group=_found(rf"\b{any_of('group')}"),
        every_minute=_found(
            rf"^{any_of('every_minute')}\s*(?:{any_of('of')}\s*)?(?:x\s*)?(?P<a>\d{{1,3}})?"
            rf"\s*(?:x|{any_of('minute')}|{rounds})?\s*[:–—-]\s*(?P<inside>.*)$"
        ),
        between=_found(rf"\b{any_of('between')}\s+{every}{rounds}"),
        repeat=_found(rf"^{any_of('repeat')}"),
        rep=_found(rf"\b{any_of('rep')}"),
        title=_found(rf"\b{any_of('title')}"),
        part=_found(rf"{any_of('part')}|{any_of('numbered_part')} (?:\d{{1,2}}|[a-d])"),
    )


def _found(pattern: str) -> Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
