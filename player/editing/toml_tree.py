"""The tree of a TOML text: which tables, pairs and values it has, and the bytes that each takes up."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import tomli
import tree_sitter_toml
from tree_sitter import Language, Node, Parser

if TYPE_CHECKING:
    from collections.abc import Iterator

    from player.session.problems import KeyPath

_LANGUAGE = Language(tree_sitter_toml.language())
_HEADERS = ("table", "table_array_element")
_KEYS = ("bare_key", "quoted_key", "dotted_key")


@dataclass(frozen=True, slots=True)
class Pair:
    """A key and its value."""

    names: tuple[str, ...]
    """The names of the key: several where it is dotted."""
    node: Node
    """All of it, from the key to the end of the value."""
    key: Node
    """The key."""
    value: Node
    """The value."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header, or the top of the document, which has none."""

    path: KeyPath
    """Where it stands in the document."""
    header: Node | None
    """Its header with all that stands below it; None for the top."""
    pairs: tuple[Pair, ...] = field(default=())
    """Its pairs, in order."""

    @property
    def names(self) -> Node | None:
        """The name in its header."""
        if self.header is None:
            return None
        return next((child for child in self.header.named_children if child.type in _KEYS), None)


class Tree:
    """A parsed text."""

    def __init__(self, text: str) -> None:
        """Parse the text of a TOML file; it may be broken in places."""
        self.raw = text.encode("utf-8")
        """The text as bytes, which all places count."""
        root = Parser(_LANGUAGE).parse(self.raw).root_node
        counts: dict[KeyPath, int] = {}
        top = Table((), None, tuple(pairs_of(root)))
        self.tables: tuple[Table, ...] = (top, *_tables(root, counts))
        """The top and every table with a header, in order."""

    def table(self, path: KeyPath) -> Table | None:
        """Return the table with that header."""
        return next((table for table in self.tables if table.path == path), None)

    def value(self, path: KeyPath) -> Node | None:
        """Return the value at a path; None where nothing is written there, or a table with a header is."""
        found = self.pair(path)
        if found is not None:
            return found.value
        array = self.value(path[:-1]) if path and isinstance(path[-1], int) else None
        if array is None or array.type != "array":
            return None
        items = items_of(array)
        place = path[-1]
        return items[place] if isinstance(place, int) and place < len(items) else None

    def pair(self, path: KeyPath) -> Pair | None:
        """Return the pair at a path."""
        for table in self._around(path):
            found = self._descend(table.pairs, path[len(table.path) :])
            if found is not None:
                return found
        return None

    def _around(self, path: KeyPath) -> Iterator[Table]:
        """The tables that a path can lie in, the nearest first."""
        inside = [table for table in self.tables if path[: len(table.path)] == table.path]
        return iter(sorted(inside, key=lambda table: -len(table.path)))

    def _descend(self, pairs: tuple[Pair, ...], path: KeyPath) -> Pair | None:
        for pair in pairs:
            count = len(pair.names)
            if not path or pair.names != path[:count]:
                continue
            if count == len(path):
                return pair
            node, rest = pair.value, path[count:]
            while rest and isinstance(rest[0], int) and node.type == "array":
                items = items_of(node)
                if rest[0] >= len(items):
                    return None
                node, rest = items[rest[0]], rest[1:]
            if node.type == "inline_table":
                found = self._descend(tuple(pairs_of(node)), rest)
                if found is not None:
                    return found
        return None


def pairs_of(node: Node) -> Iterator[Pair]:
    """Return the pairs that stand directly in a table, the top or an inline table."""
    for child in node.named_children:
        if child.type == "pair" and len(child.named_children) > 1:
            key, value = child.named_children[0], child.named_children[1]
            yield Pair(names_of(key), child, key, value)


def items_of(array: Node) -> list[Node]:
    """Return the values of an array."""
    return [child for child in array.named_children if child.type != "comment"]


def names_of(key: Node) -> tuple[str, ...]:
    """Return the names of a key, several where it is dotted."""
    if key.type == "dotted_key":
        return tuple(name for child in key.named_children for name in names_of(child))
    text = (key.text or b"").decode("utf-8", "replace")
    if key.type == "quoted_key":
        try:
            return (str(tomli.loads(f"x = {text}")["x"]),)
        except tomli.TOMLDecodeError:
            return (text,)
    return (text,)


def name_nodes(key: Node) -> list[Node]:
    """Return the single names of a key, each with its bytes."""
    if key.type == "dotted_key":
        return [node for child in key.named_children for node in name_nodes(child)]
    return [key]


def _tables(root: Node, counts: dict[KeyPath, int]) -> Iterator[Table]:
    for node in root.named_children:
        key = next((child for child in node.named_children if child.type in _KEYS), None)
        if node.type not in _HEADERS or key is None:
            continue
        path: KeyPath = ()
        names = names_of(key)
        for place, name in enumerate(names):
            path = (*path, name)
            if place == len(names) - 1 and node.type == "table_array_element":
                counts[path] = counts.get(path, -1) + 1
            if path in counts:
                path = (*path, counts[path])
        yield Table(path, node, tuple(pairs_of(node)))
