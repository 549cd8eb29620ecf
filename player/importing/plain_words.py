"""What people abbreviate in lists, written out, and what says nothing that a session could do."""

from __future__ import annotations

import re

_WRITTEN_OUT: tuple[tuple[re.Pattern[str], str], ...] = (
    # "12 (6 each leg)" is six for each
    (re.compile(r"\b\d+\s*\((\d+)\s+(each|per)\s+(\w+)\)", re.IGNORECASE), r"\1 \2 \3"),
    # "10e/s", "10 ea"
    (re.compile(r"(\d)\s*(?:e/s|e\.s\.|ea\b\.?)(?=\s|$|[,;)])", re.IGNORECASE), r"\1 each side"),
    # "L/R" stays; "(L)", "20s R" are one side
    (re.compile(r"(?<![/&+\w-])(?<![/&+] )L(?!\s*[/&+]\s*R)(?![\w'’-])"), "left"),
    (re.compile(r"(?<![/&+\w-])R(?!\s*[/&+]\s*L)(?![\w'’-])"), "right"),
    # "repeat 3 times", "repeat x3" beside a dose are sets
    (
        re.compile(r"\brepeat(?:ed|s)?\s*(?:for\s*)?(?:x\s*)?(\d{1,2})\s*(?:x\b|times\b)?", re.IGNORECASE),
        r"\1 sets",
    ),
    # "20/10 x 8": seconds of work and rest, and how often
    (
        re.compile(
            r"(?<![\d/])(\d{1,3})\s*/\s*(\d{1,3})\s*(?:x|for)\s*(\d{1,2})\b(?:\s*rounds?\b)?", re.IGNORECASE
        ),
        r"\3 x \1s, rest \2s,",
    ),
    # "x 10 x 3" is three times ten
    (re.compile(r"\bx\s*(\d{1,4})\s*x\s*(\d{1,2})\b", re.IGNORECASE), r"\2 x \1"),
    (re.compile(r"\b(\d{1,4}\s*reps?)\s*x\s*(\d{1,2})\b(?!\s*sets?)", re.IGNORECASE), r"\1 \2 sets"),
)
_HOW_OFTEN_A_DAY = re.compile(
    r"[,;(]?\s*\b(?:(?:once|twice|\d+\s*(?:x|times)?)\s*(?:/|a|per|each|every)\s*(?:day|week)"
    r"|daily|every\s+day)\b\)?",
    re.IGNORECASE,
)
_AS_MANY = re.compile(
    r"\bAMRAP\b|\bas many(?:\s+(?:reps|rounds))?\s+as\s+(?:possible|you can)(?:\s+in)?\b"
    r"|\bmax(?:imum)?\s+reps\b",
    re.IGNORECASE,
)


def written_out(line: str) -> str:
    """Return a line with its abbreviations written out."""
    for pattern, words in _WRITTEN_OUT:
        line = pattern.sub(words, line)
    return line


def without_frequency(line: str) -> tuple[str, str]:
    """Return a line without how often a day or week it is to be done, and that."""
    return _taken(_HOW_OFTEN_A_DAY, line)


def without_as_many(line: str) -> tuple[str, str]:
    """Return a line without that as many as possible are to be done, and that."""
    return _taken(_AS_MANY, line)


def _taken(pattern: re.Pattern[str], line: str) -> tuple[str, str]:
    found = pattern.search(line)
    if found is None:
        return line, ""
    return f"{line[: found.start()]} {line[found.end() :]}", found[0].strip(" ,;()").removesuffix(" in")
