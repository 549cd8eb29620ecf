"""Tidying values: a value of TOML as one writes it by hand with care. Nothing that it means changes."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

import tomli

from player.editing.toml_text import key_text
from player.editing.toml_tree import items_of, name_nodes, names_of, pairs_of
from player.session.schema import TABLES

if TYPE_CHECKING:
    from tree_sitter import Node

    from player.editing.toml_tree import Pair
    from player.session.keys import Key

WIDEST = 120
"""Characters of a line; a list that is longer has a line for each entry."""
_SECONDS = re.compile(r"\d{1,6}(\.\d{1,6})?")
_PERCENT = re.compile(r"\d{1,3}")
_LITERAL = re.compile(r"'([^'\"\\\x00-\x1f\x7f]*)'")
_NAMED = "named "
_FIRST = ("when", "ask")
"""What a step begins with where it has it: on what it depends, and that it is a question."""


def table_inside(table: str, name: str) -> str:
    """Return the table of the format that a name in another one leads into; nothing where it is none.

    Tables by names of one's own stand behind ``named parameter`` and the like.
    """
    if table.startswith(_NAMED):
        return table.removeprefix(_NAMED)
    key = TABLES.get(table, {}).get(name)
    if key is None:
        return ""
    if not key.inner:
        return key.kind if key.kind in TABLES else ""
    return f"{_NAMED}{key.inner}" if key.kind == "named" else key.inner


def rank(table: str, name: str) -> int:
    """Return where a key is best written in its table; what is unknown comes last, in the order it has."""
    keys = TABLES.get(table, {})
    if table == "step" and name in _FIRST:
        return _FIRST.index(name) - len(_FIRST)
    return list(keys).index(name) if name in keys else len(keys)


def tidy_key(key: Node) -> str:
    """Return a key without needless quotes and spaces."""
    return ".".join(key_text(names_of(node)[0]) for node in name_nodes(key))


def tidy_value(node: Node, table: str, name: str, indent: int, used: int) -> str:
    """Return a value as it is best written.

    ``table`` and ``name`` are the key that it is the value of, ``indent`` are the spaces before the line that
    it begins in, ``used`` how many characters stand before it there.
    """
    key = None if table.startswith(_NAMED) else TABLES.get(table, {}).get(name)
    if node.type == "inline_table":
        return _inline(node, table_inside(table, name))
    if node.type == "array":
        return _list(node, table, name, indent, used)
    return _scalar(node, key)


def _raw(node: Node) -> str:
    return (node.text or b"").decode()


def _scalar(node: Node, key: Key | None) -> str:
    raw = _raw(node)
    if node.type == "string":
        literal = _LITERAL.fullmatch(raw)
        return f'"{literal[1]}"' if literal else raw
    kind = key.kind if key is not None else ""
    if kind in ("time", "hold", "at") and _SECONDS.fullmatch(raw.removeprefix("-" if kind == "at" else "+")):
        return f'"{raw}s"'
    if kind == "percent" and _PERCENT.fullmatch(raw):
        return f'"{raw}%"'
    return raw


def _inline(node: Node, table: str) -> str:
    pairs = list(pairs_of(node))
    if not pairs:
        return "{}"
    if "\n" in _raw(node).replace("\r", "\n") and any(_many_lines(pair) for pair in pairs):
        return _raw(node)  # lists of many lines inside: their layout is the author's
    ordered = sorted(pairs, key=lambda pair: rank(table, pair.names[0]))
    return "{ " + ", ".join(_inline_pair(pair, table) for pair in ordered) + " }"


def _many_lines(pair: Pair) -> bool:
    return pair.value.start_point[0] != pair.value.end_point[0]


def _inline_pair(pair: Pair, table: str) -> str:
    for name in pair.names[:-1]:
        table = table_inside(table, name)
    return f"{tidy_key(pair.key)} = {tidy_value(pair.value, table, pair.names[-1], 0, -(10**6))}"


def _list(node: Node, table: str, name: str, indent: int, used: int) -> str:
    raw = _raw(node)
    if "comment" in _types(node):
        return raw
    entries = [_entry(item, table, name) for item in items_of(node)]
    line = f"[{', '.join(entries)}]"
    apart = "\n" in raw and not any("\n" in entry for entry in entries)
    if any("\n" in entry for entry in entries):
        return raw
    if len(entries) < 2 and not (apart and len(line) + used > WIDEST):
        return line
    if not apart and len(line) + used <= WIDEST:
        return line
    inner = " " * (indent + 2)
    return "[\n" + "".join(f"{inner}{entry},\n" for entry in entries) + " " * indent + "]"


def _entry(item: Node, table: str, name: str) -> str:
    return tidy_value(item, table, name, 0, -(10**6))


def _types(node: Node) -> set[str]:
    """Return the types of all nodes in a node."""
    found = {child.type for child in node.named_children}
    return found.union(*(_types(child) for child in node.named_children)) if found else found


def same_meaning(one: str, other: str) -> bool:
    """Return whether two texts say the same: as TOML, or where a time or a percentage is written in two
    ways."""
    return _canonical(tomli.loads(one), "") == _canonical(tomli.loads(other), "")


def _canonical(value: object, name: str) -> object:
    if isinstance(value, dict):
        return {key: _canonical(entry, key) for key, entry in value.items()}
    if isinstance(value, list):
        return [_canonical(entry, name) for entry in value]
    if isinstance(value, float) and value != value:
        return "nan"  # which is not even equal to itself
    if isinstance(value, (int, float)) and not isinstance(value, bool) and name in _QUOTED:
        return f"{Decimal(str(value)).normalize():f}{_QUOTED[name]}"
    if isinstance(value, str) and name in _QUOTED:
        found = re.fullmatch(r"(-?\d+(?:\.\d+)?)(s|%)", value)
        return f"{Decimal(found[1]).normalize():f}{found[2]}" if found else value
    return value


_QUOTED = {
    key.name: "%" if key.kind == "percent" else "s"
    for keys in TABLES.values()
    for key in keys.values()
    if key.kind in ("time", "hold", "at", "percent")
}
