"""Places of keys and values in TOML text, also in text that is broken elsewhere."""

from __future__ import annotations

import re

import tomli
import tree_sitter_toml
from tree_sitter import Language, Node, Parser

from player.session.problems import KeyPath, Place

_LANGUAGE = Language(tree_sitter_toml.language())
_HEADERS = {"table", "table_array_element"}
_KEYS = {"bare_key", "quoted_key", "dotted_key"}
_STEP_HEADER = re.compile(r"^[ \t]*\[\[[ \t]*(step(?:[ \t]*\.[ \t]*step)*)[ \t]*\]\]", re.MULTILINE)
_MISLEADING = re.compile(r"\"\"\"|'''|\[[ \t]*\[[ \t]*[\"']|\[[ \t]*[\"']step")


class Places:
    """Finds where a key path stands in a text.

    The text is parsed when a place is first asked for, the insides of a table when a place in it is.
    """

    def __init__(self, text: str) -> None:
        """Take the text of a TOML file."""
        self._text = text
        self._step_lines: dict[KeyPath, int] | None = None
        self._lines: list[bytes] = []
        self._root: Node | None = None
        self._headers: dict[KeyPath, Node] = {}
        self._pairs: dict[int, dict[str, list[tuple[tuple[str, ...], Node]]]] = {}
        self._items: dict[int, list[Node]] = {}

    def line(self, path: KeyPath) -> int:
        """Return the line of a step, from 1. Where steps are written as ``[[step]]`` this takes no parser."""
        if self._step_lines is None:
            self._step_lines = _step_lines(self._text)
        return self._step_lines.get(path) or self.place(path).line

    def place(self, path: KeyPath, *, at_key: bool = False) -> Place:
        """Return where a value (or its key) stands; for a path that is not written, where its nearest parent
        does."""
        root = self._parsed()
        for cut in range(len(path), -1, -1):
            node, rest = self._headers.get(path[:cut]), path[cut:]
            if node is None:
                continue
            found = self._descend(node, rest, at_key)
            if found is None and node is not root:
                found = next((child for child in node.named_children if child.type in _KEYS), node)
            if found is not None:
                return self._place_of(found)
        return Place(1, 1)

    def _parsed(self) -> Node:
        if self._root is None:
            raw = self._text.encode("utf-8", "replace")
            self._lines = raw.split(b"\n")
            self._root = Parser(_LANGUAGE).parse(raw).root_node
            self._headers[()] = self._root
            counts: dict[KeyPath, int] = {}
            for node in self._root.named_children:
                if node.type in _HEADERS:
                    self._add_header(node, counts)
        return self._root

    def _place_of(self, node: Node) -> Place:
        row, column = node.start_point
        line = self._lines[row] if row < len(self._lines) else b""
        return Place(row + 1, len(line[:column].decode("utf-8", "replace")) + 1)

    def _add_header(self, node: Node, counts: dict[KeyPath, int]) -> None:
        key = next((child for child in node.named_children if child.type in _KEYS), None)
        if key is None:
            return
        path: KeyPath = ()
        names = _names(key)
        for position, name in enumerate(names):
            path = (*path, name)
            last = position == len(names) - 1
            if last and node.type == "table_array_element":
                counts[path] = counts.get(path, -1) + 1
            if path in counts:
                path = (*path, counts[path])
        self._headers[path] = node

    def _descend(self, node: Node, path: KeyPath, at_key: bool) -> Node | None:
        """Follow the path through pairs, inline tables and arrays; None where it leads nowhere at all."""
        found: Node | None = None
        while path:
            step = self._into(node, path)
            if step is None:
                return found
            key, value, used = step
            path = path[used:]
            found = key if at_key and not path and key is not None else value
            node = value
        return found

    def _into(self, node: Node, path: KeyPath) -> tuple[Node | None, Node, int] | None:
        first = path[0]
        if isinstance(first, int):
            items = self._items_of(node)
            return (None, items[first], 1) if node.type == "array" and first < len(items) else None
        for names, pair in self._pairs_of(node).get(first, ()):
            if names == path[: len(names)]:
                return pair.named_children[0], pair.named_children[1], len(names)
            if names[: len(path)] == path:  # a table that only a dotted key writes
                return pair.named_children[0], pair.named_children[0], len(path)
        return None

    def _items_of(self, node: Node) -> list[Node]:
        if node.id not in self._items:
            self._items[node.id] = [child for child in node.named_children if child.type != "comment"]
        return self._items[node.id]

    def _pairs_of(self, node: Node) -> dict[str, list[tuple[tuple[str, ...], Node]]]:
        """Return the pairs of a table by the first name of their keys."""
        if node.id not in self._pairs:
            pairs: dict[str, list[tuple[tuple[str, ...], Node]]] = {}
            for pair in node.named_children:
                if pair.type == "pair" and len(pair.named_children) > 1:
                    names = tuple(_names(pair.named_children[0]))
                    pairs.setdefault(names[0], []).append((names, pair))
            self._pairs[node.id] = pairs
        return self._pairs[node.id]


def _step_lines(text: str) -> dict[KeyPath, int]:
    """Return the lines of the ``[[step]]`` headers; nothing for a text where a pattern could be mistaken."""
    if _MISLEADING.search(text):
        return {}
    found: dict[KeyPath, int] = {}
    counts: list[int] = []
    line, at = 1, 0
    for header in _STEP_HEADER.finditer(text):
        line += text.count("\n", at, header.start())
        at = header.start()
        depth = header[1].count("step")
        counts = [*counts[:depth], *[-1] * (depth - len(counts))]
        counts[-1] += 1
        if depth == 1:
            found["step", counts[0]] = line
        else:
            found[tuple(part for number in counts for part in ("step", number))] = line
    return found


def _names(node: Node) -> list[str]:
    if node.type == "dotted_key":
        return [name for child in node.named_children for name in _names(child)]
    text = (node.text or b"").decode("utf-8", "replace")
    if node.type == "quoted_key":
        try:
            return [str(tomli.loads(f"x = {text}")["x"])]
        except tomli.TOMLDecodeError:
            return [text]
    return [text]
