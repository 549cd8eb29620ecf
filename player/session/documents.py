"""Documents: the text of a file, and what TOML makes of it, or the problem that stands in the way."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import tomli

from player.language import reason_of, said
from player.session.guessing import line_meant
from player.session.mending import fix_of
from player.session.problems import Edit, Finding, Fix, Place, Problem
from player.session.toml_mistakes import mistake_told

if TYPE_CHECKING:
    from pathlib import Path

    from player.session.places import Places

LARGEST_FILE = 4 * 1024 * 1024
"""Bytes of the largest file that is read: 10,000 steps take less than one million."""
DEEPEST = 50
"""How many groups or brackets may stand in one another."""
_MOST_DOTS = 100
"""How many dots a line may have: the parser's time grows with the square of a dotted key's length."""
_LONGEST_LINE = 500
_LONG_NUMBER = re.compile(r"(?<![\d_])\d[\d_]{999}")


def read_text(path: Path) -> str | Problem:
    """Return the text of a file, or the problem that keeps it from being read."""
    try:
        if path.is_dir():
            return Problem(
                "error", "unreadable", said("this is a folder"), said("name a session file"), str(path)
            )
        with path.open("rb") as file:
            raw = file.read(LARGEST_FILE + 1)
    except OSError as error:
        hint = (
            said("check the name") if isinstance(error, FileNotFoundError) else said("check its permissions")
        )
        return Problem(
            "error",
            "unreadable",
            said("the file cannot be read: {value}", value=reason_of(error)),
            hint,
            str(path),
        )
    if len(raw) > LARGEST_FILE:
        return Problem(
            "error",
            "too-large",
            said("the file is larger than {value} MB", value=LARGEST_FILE >> 20),
            said("split it"),
            str(path),
        )
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        place = Place(before.count("\n") + 1, len(before) - before.rfind("\n"))
        wide = b"\x00" in raw[:100] or raw[:2] in (b"\xff\xfe", b"\xfe\xff")
        hint = (
            said("it looks like UTF-16: save it as UTF-8")
            if wide
            else said("save it as UTF-8 in your editor")
        )
        return Problem(
            "error",
            "not-utf-8",
            said("byte 0x{raw:02x} is not UTF-8 text", raw=raw[error.start]),
            hint,
            str(path),
            place,
        )


def parse_toml(text: str, file: str) -> dict[str, Any] | Problem:
    """Return the document, or the problem that keeps it from being TOML."""
    lines = text.split("\n")
    for number, line in enumerate(lines, start=1) if len(max(lines, key=len)) > _MOST_DOTS else ():
        dotted = len(line) > _MOST_DOTS and line.count(".") > _MOST_DOTS
        if dotted and not line.lstrip().startswith("#"):
            told, place = said("this line has too many dots"), Place(number, 1)
            return Problem("error", "toml-syntax", told, said("break it up"), file, place)
    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        place = Place(max(1, error.lineno), max(1, error.colno))
        told, hint = said("this is not TOML: {msg}", msg=mistake_told(error.msg)), _syntax_hint(error.msg)
        return Problem("error", "toml-syntax", told, hint, file, place, _syntax_fix(text, place.line))
    except ValueError:  # a number of more digits than Python reads
        digits = _LONG_NUMBER.search(text)
        place = _place_in(text, digits.start() if digits else 0)
        return Problem(
            "error", "toml-syntax", said("a number is too long to be meant"), said("shorten it"), file, place
        )
    except RecursionError:
        place = _place_in(text, _too_deep_at(text))
        return Problem(
            "error",
            "too-deep",
            said("brackets are nested too deeply"),
            said("a session needs only a few levels"),
            file,
            place,
        )


def located(findings: list[Finding], places: Places, file: str) -> tuple[Problem, ...]:
    """Return findings as problems with places, in order of place."""
    problems = [
        Problem(
            found.severity,
            found.code,
            found.message,
            found.hint,
            file,
            places.place(found.path, at_key=found.at_key),
            fix_of(found.mend, places),
        )
        for found in findings
    ]
    return tuple(sorted(problems, key=lambda problem: (problem.place, problem.code, problem.message)))


def _syntax_fix(text: str, line: int) -> Fix | None:
    """Return the fix of a line that is not TOML, where one sees what was meant: a value without quotes."""
    start = 0
    for _ in range(line - 1):
        start = text.find("\n", start) + 1
    end = text.find("\n", start)
    written = text[start : len(text) if end < 0 else end].removesuffix("\r")
    found = line_meant(written) if len(written) < _LONGEST_LINE else None
    if found is None:
        return None
    first, after, new, title = found
    return Fix(title, (Edit(start + first, start + after, new),))


def _place_in(text: str, index: int) -> Place:
    return Place(text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))


def _too_deep_at(text: str) -> int:
    """Return the index of the bracket that is one too many; strings and comments are not looked at."""
    depth = 0
    for bracket in re.finditer(r"[\[\]{}]", text):
        depth += 1 if bracket[0] in "[{" else -1
        if depth > DEEPEST:
            return bracket.start()
    return 0


def _syntax_hint(message: str) -> str:
    lowered = message.lower()
    if "invalid value" in lowered:
        return said('text and times stand in quotes: "30s"')
    if "expected newline" in lowered:
        return said('times and texts stand in quotes: "30s"; every key has a line of its own')
    if "expected '='" in lowered:
        return said('write key = value, for example hold = "30s"')
    if "overwrite" in lowered or "twice" in lowered or "mutate" in lowered or "declare" in lowered:
        return said("the same key or table stands twice")
    if "unterminated" in lowered or "expected '\"'" in lowered or "illegal character" in lowered:
        return said("is a closing quote missing?")
    if "]" in lowered or "unclosed" in lowered:
        return said("is a closing bracket missing?")
    return ""
