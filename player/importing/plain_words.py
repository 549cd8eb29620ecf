"""What people abbreviate in lists, written out, and what says nothing that a session could do."""

from __future__ import annotations

import re
from functools import lru_cache

from player.importing.list_words import list_words


class Abbreviations:
    """Writes the abbreviations of one language out."""

    def __init__(self, language: str) -> None:
        """Take a language that has words for lists."""
        self._words = words = list_words(language)
        each, reps, sets = words.any("each_side"), words.any("rep"), words.texts["sets"]
        left, right = words.any("left_letter"), words.any("right_letter")
        second = words.phrases["second"][-1]
        of, rounds, often = words.any("of"), words.any("round"), words.any("times")
        counted = words.any("set", "rep", "times", "round", "cycle", "breaths", "second", "minute", "hour")
        number = "|".join(words.numbers) or "(?!)"
        self._written_out = (
            # "three sets of ten"
            (_found(rf"\b({number})(?=\s+{counted})"), self._digits),
            (_found(rf"(?<=\d)(\s*{words.any('set')}\s*{of}\s+)({number})\b"), self._set_digits),
            # "12 (6 each leg)" is six for each
            (_found(rf"\b\d+\s*\((\d+)\s+({each})\)"), r"\1 \2"),
            # "10e/s", "10 ea"
            (
                _found(rf"(\d)\s*{words.any('each_short')}(?=\s|$|[,;)])"),
                rf"\1 {words.texts['each_side']}",
            ),
            # "L/R" stays; "(L)", "20s R" are one side
            (
                re.compile(rf"(?<![/&+\w-])(?<![/&+] ){left}(?!\s*[/&+]\s*{right})(?![\w'’-])"),
                words.phrases["left_word"][0],
            ),
            (
                re.compile(rf"(?<![/&+\w-]){right}(?!\s*[/&+]\s*{left})(?![\w'’-])"),
                words.phrases["right_word"][0],
            ),
            # "repeat 3 times", "repeat x3" beside a dose are sets
            (
                _found(rf"\b{words.any('repeat')}\s*(?:{of}\s*)?(?:x\s*)?(\d{{1,2}})\s*(?:x\b|{often})?"),
                rf"\1 {sets}",
            ),
            # "20/10 x 8": seconds of work and rest, and how often
            (
                _found(
                    rf"(?<![\d/])(\d{{1,3}})\s*/\s*(\d{{1,3}})\s*(?:x|{of})\s*(\d{{1,2}})\b(?:\s*{rounds})?"
                ),
                rf"\3 x \1{second}, {words.texts['rest']} \2{second},",
            ),
            # "x 10 x 3" is three times ten
            (_found(r"\bx\s*(\d{1,4})\s*x\s*(\d{1,2})\b"), r"\2 x \1"),
            (
                _found(rf"\b(\d{{1,4}}\s*{reps})\s*x\s*(\d{{1,2}})\b(?!\s*{words.any('set')})"),
                rf"\1 \2 {sets}",
            ),
        )
        self._often = _found(rf"[,;(]?\s*\b{words.any('how_often')}\)?")
        self._many = _found(rf"\b({words.any('as_many')})(?:\s+{words.any('in')})?")

    def written_out(self, line: str) -> str:
        """Return a line with its abbreviations written out."""
        line = self._words.written_out(line)
        for pattern, written in self._written_out:
            line = pattern.sub(written, line)
        return line

    def without_frequency(self, line: str) -> tuple[str, str]:
        """Return a line without how often a day or week it is to be done, and that."""
        found = self._often.search(line)
        return (line, "") if found is None else (_without(line, found), found[0].strip(" ,;()"))

    def without_as_many(self, line: str) -> tuple[str, str]:
        """Return a line without that as many as possible are to be done, and that."""
        found = self._many.search(line)
        return (line, "") if found is None else (_without(line, found), found[1])

    def _digits(self, found: re.Match[str]) -> str:
        return str(self._words.numbers[found[1].lower()])

    def _set_digits(self, found: re.Match[str]) -> str:
        return found[1] + str(self._words.numbers[found[2].lower()])


@lru_cache
def abbreviations(language: str) -> Abbreviations:
    """Return the abbreviations of a language."""
    return Abbreviations(language)


def _without(line: str, found: re.Match[str]) -> str:
    return f"{line[: found.start()]} {line[found.end() :]}"


def _found(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
