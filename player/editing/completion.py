"""Completion and help: what can be written at a place of a session's text, and what stands there means.

The schema's table and the catalogue are all that is asked; the text may be broken.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from player.editing.step_blocks import STEP_HEADER
from player.editing.toml_text import text_value
from player.language import later, named, said
from player.session.schema import TABLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from player.session.catalogue import Catalogue
    from player.session.keys import Key

_TABLE_HEADER = re.compile(r"[ \t]*\[{1,2}[ \t]*([A-Za-z][\w .\t\"'-]*?)[ \t]*\]{1,2}[ \t]*(?:#.*)?$")
_KEY_LINE = re.compile(r"[ \t]*([A-Za-z0-9_-]+)[ \t]*=")
_EXERCISE = re.compile(r"[ \t]*exercise[ \t]*=[ \t]*[\"']([^\"']+)")
_WORD = re.compile(r"[\w-]+")
_HEADERS = (
    ("[[step]]", later("A step of the session")),
    ("[[step.step]]", later("A step in the group above")),
    ("[defaults]", later("Values for every step that has none of its own")),
    ("[voice]", later("Wishes for the voice")),
    ("[music]", later("Music under the session")),
    ("[sounds]", later("Sound files of one’s own")),
)
_TIMES = ('"10s"', '"30s"', '"45s"', '"1m"')
_VALUES = {
    "time": _TIMES,
    "hold": (*_TIMES, '"open"'),
    "tempo": ('"3-1-1-0"', '"2-0-2-0"', '"1-2-1-0"'),
    "breath": ('"4-7-8"', '"4-4-4-4"', '"4-6"'),
    "percent": ('"20%"', '"30%"', '"50%"'),
    "at": ('"50%"', '"-5s"', '"10s"'),
    "flag": ("true", "false"),
}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something that can be written."""

    label: str
    """What the list shows."""
    insert: str
    """What is written."""
    detail: str = ""
    """What it means, one sentence."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be written at a place."""

    start: int
    """The column, from 0, from which on the line is replaced."""
    suggestions: tuple[Suggestion, ...] = ()
    """In order; those that begin as the written word does stand first."""


@dataclass(slots=True)
class _Context:
    """Where in its table a place is."""

    table: str
    """The schema's table, empty where nothing is known."""
    key: str = ""
    """The key whose value stands here; empty where a key does."""
    start: int = 0
    """Where in the text that was looked at the word begins."""
    quoted: bool = False
    """Whether the word is in quotes."""
    known: set[str] = field(default_factory=set)
    """The keys that are there already."""


def offer_at(
    lines: Sequence[str],
    line: int,
    column: int,
    catalogue: Catalogue,
    names_of: Callable[[str], Sequence[str]] = lambda _key: (),
) -> Offer:
    """Return what can be written at a line and column, both from 0. ``names_of`` gives the names that are
    known for a key: muscles, equipment, tests."""
    before = lines[line][:column] if line < len(lines) else ""
    if before.lstrip().startswith("["):
        start = len(before) - len(before.lstrip())
        return _sorted(start, before[start:], [Suggestion(name, name, said(told)) for name, told in _HEADERS])
    if "#" in before and before.lstrip().startswith("#"):
        return Offer(column)
    context = _context(lines, line, column)
    if not context.table:
        return Offer(column)
    word = before[context.start :].lstrip("\"'")
    if not context.key:
        rest = lines[line][column:] if line < len(lines) else ""
        ending = "" if "=" in rest.split(",")[0] else " = "
        keys = [
            key for name, key in TABLES[context.table].items() if name not in context.known or name == word
        ]
        found = [Suggestion(key.name, key.name + ending, key.told) for key in keys]
        if not context.start or not before[: context.start].strip():
            found += [Suggestion(name, name, said(told)) for name, told in _HEADERS[:2] if not word]
        return _sorted(context.start, word, found)
    key = TABLES[context.table].get(context.key)
    if key is None:
        return Offer(column)
    names = _poses_near(lines, line, catalogue) if key.name == "pose" else names_of(key.name)
    found = [Suggestion(name, text_value(name), key.doc) for name in names]
    return _sorted(context.start, word, found or list(_values(key, catalogue)))


def _poses_near(lines: Sequence[str], line: int, catalogue: Catalogue) -> Sequence[str]:
    """Return the names of the poses of the exercise of the step that a line is in."""
    for number in range(min(line, len(lines) - 1), -1, -1):
        found = _EXERCISE.match(lines[number])
        exercise = catalogue.exercise(found[1]) if found is not None else None
        if exercise is not None:
            poses = exercise.table.get("poses", {})
            return tuple(poses) if isinstance(poses, dict) else ()
        if lines[number].lstrip().startswith("[["):
            break
    return ()


def help_at(lines: Sequence[str], line: int, column: int, catalogue: Catalogue) -> str:
    """Return what the word at a place means; nothing where that is not known."""
    if line >= len(lines):
        return ""
    text = lines[line].rstrip("\n")
    word = next((each for each in _WORD.finditer(text) if each.start() <= column <= each.end()), None)
    if word is None or text.lstrip().startswith(("#", "[")):
        return ""
    context = _context(lines, line, word.start())
    keys = TABLES.get(context.table, {})
    if not context.key:
        key = keys.get(word[0])
        return f"{key.name}: {key.told}\n{key.example}" if key is not None else ""
    if context.key in ("exercise", "cover"):
        return exercise_help(_whole_word(text, word.start()), catalogue)
    key = keys.get(context.key)
    return f"{key.name}: {key.told}" if key is not None else ""


def exercise_help(identity: str, catalogue: Catalogue) -> str:
    """Return what an exercise is: its name, what it is for, and what it works on."""
    exercise = catalogue.exercise(identity)
    if exercise is None:
        return ""
    summary = str(exercise.table.get("summary", ""))
    target = exercise.table.get("target", ())
    muscles = named(target) if isinstance(target, list) else ""
    return "\n".join(part for part in (exercise.name, summary, muscles) if part)


def _values(key: Key, catalogue: Catalogue) -> Iterator[Suggestion]:
    if key.name in ("exercise", "cover"):
        for identity in catalogue.names():
            exercise = catalogue.exercise(identity)
            yield Suggestion(identity, f'"{identity}"', exercise.name if exercise is not None else "")
        return
    for choice in key.choices:
        yield Suggestion(choice, f'"{choice}"', key.told)
    if key.kind == "pnf":
        for method in TABLES["pnf"]["method"].choices:
            yield Suggestion(method, f'"{method}"', key.told)
        yield Suggestion("{ … }", '{ method = "hold-relax", cycles = 3 }', said("A table of its values."))
    example = key.example.partition("=")[2].strip()
    values = _VALUES.get(key.kind, ()) or (() if key.choices or key.kind == "pnf" else (example,))
    for value in values:
        yield Suggestion(value.strip('"'), value, key.told)


def _sorted(start: int, word: str, found: list[Suggestion]) -> Offer:
    lowered = word.casefold()
    begin = [each for each in found if each.label.casefold().startswith(lowered)]
    hold = [
        each
        for each in found
        if each not in begin
        and lowered in f"{each.label} {each.detail if len(found) > 60 else ''}".casefold()
    ]
    return Offer(start, tuple(begin + hold))


def _whole_word(text: str, place: int) -> str:
    left = max(text.rfind('"', 0, place), text.rfind("'", 0, place))
    right = min(
        (each for each in (text.find('"', place), text.find("'", place)) if each >= 0), default=len(text)
    )
    return text[left + 1 : right]


def _table_of(names: str) -> str:
    """The schema's table of a header: ``step.pnf`` is ``pnf``."""
    table, named = "session", False
    for name in (part.strip(" \t\"'") for part in names.split(".")):
        if named:
            named = False
            continue
        key = TABLES.get(table, {}).get(name)
        if key is None or not key.inner:
            return ""
        table, named = key.inner, key.kind == "named"
    return table


def _context(lines: Sequence[str], line: int, column: int) -> _Context:
    header, table = min(line, len(lines) - 1), "session"
    while header >= 0:
        bare = lines[header].rstrip("\n")
        found = STEP_HEADER.match(bare) or _TABLE_HEADER.match(bare)
        if found is not None and header != line:
            table = _table_of(found[1])
            break
        header -= 1
    known = set()
    for number in range(header + 1, len(lines)):
        if number != line and lines[number].lstrip().startswith("["):
            break
        pair = _KEY_LINE.match(lines[number])
        if pair is not None and number != line:
            known.add(pair[1])
    here = lines[line] if line < len(lines) else ""
    text = "".join(lines[header + 1 : line]) + here[:column]
    context = _scanned(text, table)
    context.start = max(0, context.start - (len(text) - column))
    if context.table == table and not context.key:
        context.known = known
    return context


def _scanned(text: str, table: str) -> _Context:
    """Read the pairs up to the end of a text: which table and key it ends in."""
    stack: list[tuple[str, str, str]] = []
    current, key, start, quote = table, "", 0, ""
    place = 0
    while place < len(text):
        letter = text[place]
        if quote:
            quote = "" if letter == quote else quote
        elif letter in "\"'":
            quote, start = letter, place
        elif letter == "#":
            place = text.find("\n", place)
            if place < 0:
                return _Context("")
            continue
        elif letter == "=":
            key, start = text[start:place].strip(), place + 1
        elif letter in "{[":
            stack.append((letter, current, key))
            if letter == "{":
                schema_key = TABLES.get(current, {}).get(key)
                inner = schema_key.inner if schema_key is not None else ""
                current, key = "pnf" if schema_key is not None and schema_key.kind == "pnf" else inner, ""
            start = place + 1
        elif letter in "}]" and stack:
            _, current, key = stack.pop()
        elif letter == "," or (letter == "\n" and not stack):
            start = place + 1
            if not stack or stack[-1][0] == "{":
                key = ""
        elif letter in " \t\n" and not text[start:place].strip():
            start = place + 1
        place += 1
    return _Context(current, key, start, bool(quote))
