"""Guessing what an author meant by a value that cannot be read, where it can hardly be anything else."""

from __future__ import annotations

import difflib
import json
import re
from typing import Any

from player.language import said
from player.session.problems import nearest

_WORDS = (
    (re.compile(r"\s*(?:hours?|hrs?)\b\.?", re.ASCII), "h"),
    (re.compile(r"\s*(?:minutes?|mins?)\b\.?", re.ASCII), "m"),
    (re.compile(r"\s*(?:seconds?|secs?|sek)\b\.?", re.ASCII), "s"),
    (re.compile(r"(?:''|[\"”″])$"), "s"),
    (re.compile(r"['’′]$"), "m"),
    (re.compile(r"\s*\band\b\s*|\s+", re.ASCII), ""),
)
_TIME = re.compile(r"(?:\d+(?:\.\d+)?h)?(?:\d+(?:\.\d+)?m)?(?:\d+(?:\.\d+)?s)?", re.ASCII)
_YES = {"true": "true", "yes": "true", "on": "true", "false": "false", "no": "false", "off": "false"}
_LONGEST = 60
_SURE = 0.8


def time_meant(value: Any) -> str:
    """Return the time, as TOML, that a text such as ``30 seconds`` or ``1,5 min`` means, if it is clear."""
    if not isinstance(value, str) or len(value) > _LONGEST:
        return ""
    text = re.sub(r"(?<=\d),(?=\d)", ".", value.strip().lower())
    for pattern, short in _WORDS:
        text = pattern.sub(short, text)
    return f'"{text}"' if text and _TIME.fullmatch(text) else ""


def percent_meant(value: Any) -> str:
    """Return the percentage that a share such as ``0.3`` means."""
    if not isinstance(value, float) or not 0 < value < 1:
        return ""
    return f'"{round(100 * value)}%"'


def text_meant(value: Any) -> str:
    """Return a number as the text that it stands for."""
    plain = isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**15
    return f'"{value}"' if plain else ""


def count_meant(value: Any) -> str:
    """Return the number that a text such as ``"10"`` or ``"3x"`` means."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 10**9:
        return str(int(value))
    found = re.fullmatch(r"\s*(\d{1,6})\s*[x×]?\s*", value, re.ASCII) if isinstance(value, str) else None
    return str(int(found[1])) if found else ""


def number_meant(value: Any) -> str:
    """Return the number that a text such as ``"0.9"`` or ``"0,9"`` means."""
    found = (
        re.fullmatch(r"\s*(\d{1,6})(?:[.,](\d{1,6}))?\s*", value, re.ASCII)
        if isinstance(value, str)
        else None
    )
    return "" if not found else f"{int(found[1])}.{found[2]}" if found[2] else str(int(found[1]))


def flag_meant(value: Any) -> str:
    """Return true or false for a word that says so."""
    return _YES.get(value.strip().lower(), "") if isinstance(value, str) else ""


def choice_meant(value: str, choices: tuple[str, ...], alike: float = 0.7) -> str:
    """Return the nearest of a few values."""
    meant = nearest(value, choices, alike)
    return json.dumps(meant, ensure_ascii=False) if meant else ""


def surely_meant(word: str, meant: str) -> bool:
    """Return whether a word can hardly be anything but another one misspelt."""
    bare = [re.sub(r"[\s_-]", "", text.lower()) for text in (word, meant)]
    return bare[0] == bare[1] or difflib.SequenceMatcher(None, bare[0], bare[1]).ratio() >= _SURE


_PAIR = re.compile(
    r"^(?P<key>[ \t]*[A-Za-z0-9_.\-]+[ \t]*=[ \t]*)(?P<value>[^\r\n]*?)(?P<rest>[ \t]*(?:#[^\r\n]*)?)$"
)
_BARE = re.compile(r"[A-Za-z0-9][\w.%: \-]*", re.ASCII)
_SMART = re.compile(r"[“”„«»](?P<inside>[^“”„«»\"\\]*)[“”„«»]")


def line_meant(line: str) -> tuple[int, int, str, str] | None:
    """Return what would make TOML of a line: the characters that go, what comes, and what that is called."""
    found = _PAIR.match(line)
    if found is None or not found["value"]:
        return None
    value, start, end = found["value"], found.start("value"), found.end("value")
    smart = _SMART.fullmatch(value)
    if smart is not None:
        return start, end, f'"{smart["inside"]}"', said("write straight quotes")
    if value in ("True", "False", "TRUE", "FALSE"):
        return start, end, value.lower(), said("write {lower}", lower=value.lower())
    if _BARE.fullmatch(value) and value.lower() not in ("true", "false", "inf", "nan"):
        return start, end, f'"{value}"', said('write "{value}" in quotes', value=value)
    return None
