"""The patterns of lists in one language: what numbers and words that stand together mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from player.importing.list_words import LETTER, list_words

if TYPE_CHECKING:
    from re import Pattern

    from player.importing.list_words import ListWords

NUMBER = r"(?<![\d.])\d{1,5}(?:[.,]\d{1,2})?"
"""A number as people write it."""
BREATH = re.compile(r"\b(\d{1,2}-\d{1,2}(?:-\d{1,2}){1,2})\b(?!\s*tempo)")
"""A breath pattern."""


@dataclass(frozen=True)
class Times:
    """Patterns of times."""

    second: str
    minute: str
    hour: str
    time: str
    """A time as people write it."""
    to: str
    """What stands between two numbers of which it is one."""


@lru_cache
def times_of(language: str) -> Times:
    """Return how times are written in a language."""
    words = list_words(language)
    second = rf"(?:{words.any('second')}|''|”|″|\"|“)"
    minute = rf"(?:{words.any('minute')}|'(?!')|’|′)"
    hour = words.any("hour")
    joined = rf"\s*(?:{words.any('and')}\s*)?"
    time = (
        rf"(?:\d{{1,2}}:[0-5]\d(?::[0-5]\d)?(?!\d)"
        rf"|{NUMBER}\s*-?{hour}(?:{joined}{NUMBER}\s*{minute})?"
        rf"|{NUMBER}\s*-?{minute}(?:{joined}{NUMBER}\s*{second}?)?"
        rf"|{NUMBER}\s*-?{second})"
    )
    return Times(second, minute, hour, time, rf"(?:-|–|{words.any('to')})")


@dataclass(frozen=True)
class ItemPatterns:
    """What stands in a part of a line."""

    split: Pattern[str]
    """Between the parts of a line."""
    rest: Pattern[str]
    rest_alone: Pattern[str]
    between_alone: Pattern[str]
    breathing: Pattern[str]
    box: Pattern[str]
    tempo: Pattern[str]
    methods: tuple[tuple[Pattern[str], str], ...]
    """PNF methods, each with its name in the format."""
    weight: Pattern[str]
    sets_time: Pattern[str]
    held_reps: Pattern[str]
    """After sets of a time: they are held reps."""
    sets_reps: Pattern[str]
    series: Pattern[str]
    reps: Pattern[str]
    sets: Pattern[str]
    times: Pattern[str]
    time_range: Pattern[str]
    count: Pattern[str]
    filler: Pattern[str]
    cycles: Pattern[str]
    phases: tuple[tuple[str, Pattern[str]], ...]
    """Times of the phases of a PNF method, each with its key."""
    hour: Pattern[str]
    minute: Pattern[str]


@lru_cache
def item_patterns(language: str) -> ItemPatterns:
    """Return the patterns of a language."""
    words, times = list_words(language), times_of(language)
    time, to, any_of = times.time, times.to, words.any
    reps, sets, of = any_of("rep"), any_of("set"), any_of("of")
    often, rounds = any_of("times"), any_of("round")
    no_time = rf"(?!\s*-?(?:{times.second}|{times.minute}))"
    cycle = any_of("cycle", "round", "rep", "set", "times")
    return ItemPatterns(
        split=re.compile(
            rf"\s*(?:[,;](?!\d)|→|->|=>|\b{any_of('then')}|\s\+\s|\s[|]\s|\s[–—]\s|\.\s+(?=[A-ZÁÉÍÓÚÑ¿¡\d]))\s*"
        ),
        rest=_rest(words, time),
        rest_alone=_found(rf"^{any_of('rest')}$"),
        between_alone=_found(rf"^{any_of('between')}"),
        breathing=_found(rf"\b{any_of('breathing', 'box_breathing')}"),
        box=_found(rf"\b{any_of('box_breathing')}"),
        tempo=_found(
            rf"\b{any_of('tempo')}\s*(?:{of}\s*|[:=]\s*)?(\d-\d-\d-\d|\d{{4}})\b|\b(\d-\d-\d-\d)\s*{any_of('tempo')}"
            r"|@\s?(\d-\d-\d-\d|\d{4})\b"
        ),
        methods=(
            (_found(rf"\b{any_of('crac')}"), "crac"),
            (_found(rf"\b{any_of('contract_relax')}"), "contract-relax"),
            (_found(rf"\b{any_of('hold_relax')}"), "hold-relax"),
        ),
        weight=_found(
            rf"(?:@|\b{any_of('at')})?\s*\b(\d{{1,4}}(?:[.,]\d)?\s?{any_of('weight')})|\bRPE\s?\d(?:\.\d)?\b|@\s?\d{{1,3}}\s?%"
        ),
        sets_time=_found(
            rf"(?P<sets>\d{{1,2}})\s*(?:x|{sets}\s*(?:{of}|x)?|{often}(?:\s*{of})?|{rounds}\s*{of})\s*(?P<time>{time})"
        ),
        held_reps=_found(rf"\b{reps}|\b{any_of('each_rep')}(?!\s+{any_of('limb')})"),
        sets_reps=_found(
            rf"(?P<sets>\d{{1,2}})\s*(?:x|{sets}\s*(?:{of}|x|,|:)?)\s*(?P<low>\d{{1,4}})(?:\s*{to}\s*(?P<high>\d{{1,4}}))?"
            rf"{no_time}(?![:\d])(?:\s*(?:{reps}|{often}))?"
        ),
        series=_found(rf"(?<![\d:])(\d{{1,3}}(?:\s?[/-]\s?\d{{1,3}}){{2,9}})(?![\d:])(?:\s*{reps})?"),
        reps=_found(
            rf"(?:x\s?(?P<a>\d{{1,4}})\b|(?P<b>\d{{1,4}})(?:\s*{to}\s*(?P<b2>\d{{1,4}}))?"
            rf"\s*(?:{any_of('rep', 'times', 'cycle', 'breaths', 'round')}|x(?![a-z\d]))){no_time}"
        ),
        sets=_found(
            rf"\b(?P<a>\d{{1,2}})\s*{sets}|\b{sets}\s*[:=x]?\s*(?P<b>\d{{1,2}})\b|^(?P<c>\d{{1,2}})\s*x(?=\s+{LETTER})"
        ),
        times=_found(rf"(?P<low>{time})(?:\s*{to}\s*(?P<high>{time}))?"),
        time_range=_found(
            rf"(?P<low>\d{{1,4}})\s*{to}\s*(?P<high>\d{{1,4}})\s*(?P<unit>{times.second}|{times.minute})"
        ),
        count=_found(
            rf"^(?P<a>\d{{1,4}})(?:\s*{to}\s*(?P<high>\d{{1,4}}))?\s+(?={LETTER})"
            rf"|(?:(?<={LETTER})|(?<=\)))[\s:=]+(?P<b>\d{{1,4}})$"
        ),
        filler=_found(
            rf"^(?:{any_of('before_a_name')}|[\s:=@&/x×.,()+\-–—'\"])+(?=\s|$|[^\w])"
            rf"|(?:\s|^){any_of('after_a_name')}$|[\s:=@&/.,(+\-–—]+$"
        ),
        cycles=_found(rf"\b(?P<a>\d{{1,2}})\s*(?:{cycle}|x(?!{LETTER}))|\bx\s*(?P<b>\d{{1,2}})\b"),
        phases=tuple(
            (key, _found(rf"\b{any_of(key)}\s*(?:{of}\s*)?({time})|({time})\s*(?:{of}\s*)?{any_of(key)}"))
            for key in ("contract", "relax", "deepen")
        ),
        hour=_found(rf"({NUMBER})\s*-?{times.hour}"),
        minute=_found(rf"({NUMBER})\s*-?{times.minute}"),
    )


def _rest(words: ListWords, time: str) -> Pattern[str]:
    rest, of = words.any("rest"), words.any("of")
    having = rf"(?:\b{words.any('with')}\s*)?"
    return _found(
        rf"(?:\(?{having}\b{rest}\s*(?:{of}|:|=)?\s*(?P<a>{time}|\d{{1,3}}\b(?!\s*x))"
        rf"|{having}(?P<b>{time})\s*(?:{of}\s+)?{rest})"
        rf"(?P<between>\s*{words.any('between')}[^,;]*)?\)?"
    )


def _found(pattern: str) -> Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
