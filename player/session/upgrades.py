"""Upgrades: files that were written for an older version of the format, opened for ever.

Each version that changes what a key is called or what its value means adds one step to ``UPGRADES``. A step
edits the text itself: names and values are exchanged where they stand; comments, order and lines stay, so
that problems still point at the author's own lines, and the same edit can be saved. Reading knows the newest
format only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import tomli
import tree_sitter_toml
from tree_sitter import Language, Parser

from player.session.schema import TABLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from tree_sitter import Node

    from player.session.keys import Key

_LANGUAGE = Language(tree_sitter_toml.language())
_HEADERS = ("table", "table_array_element")
_KEYS = ("bare_key", "quoted_key", "dotted_key")
_VERSION = re.compile(r"^[ \t]*format[ \t]*=[ \t]*(\d{1,6})", re.MULTILINE)
_CONTAINERS = ("inline_table", "array")


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of one key."""

    table: str
    """The table it stands in, as the newest schema calls it: ``session``, ``step``, ``cue``."""
    old: str
    """What it was called."""
    new: str
    """What it is called now; the same where only its value means something else."""
    value: Callable[[Any], str | None] | None = None
    """Makes the new value, as TOML, of the old one; it gives None for one that cannot be understood, which
    stays as it is and is told when the file is read. None where values mean what they meant."""


@dataclass(frozen=True, slots=True)
class Upgrade:
    """The step from one version to the next."""

    changes: tuple[Change, ...]
    """What becomes of which keys."""


UPGRADES: tuple[Upgrade, ...] = ()
"""The steps in order: the first leads from version 1 to 2. Format 1 is the newest so far."""


def newest_version() -> int:
    """Return the version of the format that is read and written."""
    return 1 + len(UPGRADES)


def in_newest_format(
    text: str,
    upgrades: Sequence[Upgrade] | None = None,
    tables: Mapping[str, Mapping[str, Key]] = TABLES,
) -> str:
    """Return a session's text as the newest format has it; one that is new enough, or newer, as it is.

    ``upgrades`` are those of the program, ``tables`` the newest schema; others are for trying steps out.
    """
    steps = UPGRADES if upgrades is None else upgrades
    found = _VERSION.search(text) if steps else None
    version = int(found[1]) if found else 0
    if not 1 <= version <= len(steps):
        return text
    for number in range(version, len(steps) + 1):
        text = _upgraded(text, number, steps[number - 1 :], tables)
    return text


def _upgraded(
    text: str, version: int, steps: Sequence[Upgrade], tables: Mapping[str, Mapping[str, Key]]
) -> str:
    """Return a text of a version as the next one has it; ``steps`` begin with the one to it."""
    raw = text.encode("utf-8", "surrogatepass")
    edits: list[tuple[int, int, str]] = []
    changes = {(change.table, change.old): change for change in steps[0].changes}
    for pair in _Walk(tables, steps).pairs(Parser(_LANGUAGE).parse(raw).root_node):
        if (pair.table, pair.name) == ("session", "format") and pair.value is not None:
            edits.append((pair.value.start_byte, pair.value.end_byte, str(version + 1)))
        change = changes.get((pair.table, pair.name))
        if change is None:
            continue
        if change.new != change.old:
            edits.append((pair.key.start_byte, pair.key.end_byte, change.new))
        if change.value is not None and pair.value is not None:
            made = _new_value(change, pair.value)
            if made is not None:
                edits.append((pair.value.start_byte, pair.value.end_byte, made))
    for start, end, new in sorted(edits, reverse=True):
        raw = raw[:start] + new.encode() + raw[end:]
    return raw.decode("utf-8", "surrogatepass")


def _new_value(change: Change, node: Node) -> str | None:
    assert change.value is not None
    try:
        old = tomli.loads(f"x = {(node.text or b'').decode('utf-8', 'replace')}")["x"]
    except (tomli.TOMLDecodeError, ValueError, RecursionError):
        return None
    return change.value(old)


@dataclass(frozen=True, slots=True)
class _Pair:
    """A key in a text."""

    table: str
    """The table it stands in."""
    name: str
    """What it is called."""
    key: Node
    """Where the name stands."""
    value: Node | None
    """Where its value stands; None in a header or in front of a dot."""


class _Walk:
    """Goes through a text knowing, of every key, in which table of the schema it stands."""

    def __init__(self, tables: Mapping[str, Mapping[str, Key]], steps: Sequence[Upgrade]) -> None:
        self._tables = tables
        self._steps = steps

    def pairs(self, root: Node) -> Iterator[_Pair]:
        """Yield every key, also those of headers."""
        for node in root.named_children:
            if node.type == "pair":
                yield from self._pair(node, "session")
            elif node.type in _HEADERS:
                table = "session"
                for child in node.named_children:
                    if child.type in _KEYS:
                        for key in _parts(child):
                            yield _Pair(table, _name(key), key, None)
                            table = self._inside(table, _name(key))
                    elif child.type == "pair":
                        yield from self._pair(child, table)

    def _pair(self, pair: Node, table: str) -> Iterator[_Pair]:
        if len(pair.named_children) < 2:
            return
        *before, last = _parts(pair.named_children[0])
        for key in before:
            yield _Pair(table, _name(key), key, None)
            table = self._inside(table, _name(key))
        value = pair.named_children[1]
        yield _Pair(table, _name(last), last, value)
        if value.type in _CONTAINERS:
            yield from self._value(value, self._inside(table, _name(last)))

    def _value(self, value: Node, table: str) -> Iterator[_Pair]:
        for child in value.named_children:
            if child.type == "pair":
                yield from self._pair(child, table)
            elif child.type in _CONTAINERS:
                yield from self._value(child, table)

    def _inside(self, table: str, name: str) -> str:
        """Return the table that a key leads into; a name of the person's own leads into what it is one of."""
        if table.startswith("named "):
            return table.removeprefix("named ")
        for step in self._steps:
            name = next(
                (change.new for change in step.changes if (change.table, change.old) == (table, name)), name
            )
        key = self._tables.get(table, {}).get(name)
        if key is None:
            return ""
        if not key.inner:
            return key.kind if key.kind in self._tables else ""
        return f"named {key.inner}" if key.kind == "named" else key.inner


def _parts(key: Node) -> list[Node]:
    """Return the names of a key that may have dots, in order."""
    if key.type != "dotted_key":
        return [key]
    return [part for child in key.named_children for part in _parts(child)]


def _name(key: Node) -> str:
    return (key.text or b"").decode("utf-8", "replace").strip("\"'")
