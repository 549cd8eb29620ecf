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
        self.text = text
        """The text."""
        self._step_lines: dict[KeyPath, int] | None = None
        self._lines: list[bytes] = []
        self._root: Node | None = None
        self._raw = b""
        self._plain: bool | None = None
        self._headers: dict[KeyPath, Node] = {}
        self._pairs: dict[int, dict[str, list[tuple[tuple[str, ...], Node]]]] = {}
        self._items: dict[int, list[Node]] = {}

    def line(self, path: KeyPath) -> int:
        """Return the line of a step, from 1. Where steps are written as ``[[step]]`` this takes no parser."""
        if self._step_lines is None:
            self._step_lines = _step_lines(self.text)
        return self._step_lines.get(path) or self.place(path).line

    def place(self, path: KeyPath, *, at_key: bool = False) -> Place:
        """Return where a value (or its key) stands; for a path that is not written, where its nearest parent
        does; of a table that only its parts' headers name, the name in the first of them."""
        root = self._parsed()
        if path and path not in self._headers and self._node(path, at_key) is None:
            for name in self._names_in_headers(path):
                return self._place_of(name)
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

    # -- spans, for small edits

    def span(self, path: KeyPath, *, at_key: bool = False) -> tuple[int, int] | None:
        """Return the characters of a value, or of the last name of its key; None where it is not written."""
        node = self._node(path, at_key)
        return None if node is None else self._span_of(node)

    def spans_of_name(self, path: KeyPath) -> list[tuple[int, int]]:
        """Return the characters of the last name of a key, or of a table in each header that names it."""
        span = self.span(path, at_key=True)
        named = [self._span_of(name) for name in self._names_in_headers(path)]
        return named or ([span] if span is not None else [])

    def room_in(self, path: KeyPath) -> tuple[int, str, str] | None:
        """Return where a new key of a table goes, and what is written before and after it; None where there
        is no such table."""
        self._parsed()
        node = self._headers.get(path)
        if node is None:
            node = self._node(path, False)
            if node is None or node.type != "inline_table":
                return None
            pairs = [child for child in node.named_children if child.type == "pair"]
            start, end = self._span_of(pairs[-1] if pairs else node)
            return (end, ", ", "") if pairs else (start + 1, " ", " ")
        pairs = [child for child in node.named_children if child.type == "pair"]
        keys = [child for child in node.named_children if child.type in _KEYS]
        last = pairs[-1] if pairs else next(iter(keys), None)
        line_end = "\r\n" if "\r\n" in self.text else "\n"
        if last is None:
            return 0, "", line_end
        end = self.text.find("\n", self._span_of(last)[1])
        end = len(self.text) if end < 0 else end - (self.text[end - 1] == "\r")
        start = self._span_of(last)[0]
        begins = self.text.rfind("\n", 0, start) + 1
        indent = self.text[begins:start] if pairs and not self.text[begins:start].strip() else ""
        return end, line_end + indent, ""

    def end_of_list(self, path: KeyPath) -> tuple[int, bool] | None:
        """Return where a new entry of a list goes, and whether it is the first."""
        node = self._node(path, False)
        if node is None or node.type != "array":
            return None
        items = self._items_of(node)
        return (self._span_of(items[-1])[1], False) if items else (self._span_of(node)[0] + 1, True)

    def span_with_comma(self, path: KeyPath) -> tuple[int, int] | None:
        """Return the characters of an entry of a list with its comma, or of the lines of a key of a table."""
        node = self._node(path, False)
        if node is None or node.parent is None:
            return None
        start, end = self._span_of(node)
        if isinstance(path[-1], int):
            items = self._items_of(node.parent)
            place = next(index for index, item in enumerate(items) if item.start_byte == node.start_byte)
            if place + 1 < len(items):
                return start, self._span_of(items[place + 1])[0]
            return (self._span_of(items[place - 1])[1] if place else start), end
        pair = node.parent
        if pair.parent is None or pair.parent.type == "inline_table":
            return None
        begins = self.text.rfind("\n", 0, self._span_of(pair)[0]) + 1
        ends = self.text.find("\n", end)
        return begins, len(self.text) if ends < 0 else ends + 1

    def single_headers(self, name: str) -> list[tuple[int, int]]:
        """Return the spans of the headers of one table, brackets and all: ``[step]``."""
        found = []
        for node in self._parsed().named_children:
            keys = [child for child in node.named_children if child.type in _KEYS]
            if node.type == "table" and keys and _names(keys[0]) == [name]:
                start, end = self._span_of(keys[0])
                found.append((self.text.rfind("[", 0, start + 1), self.text.find("]", end) + 1))
        return found

    def _node(self, path: KeyPath, at_key: bool) -> Node | None:
        """Return what stands at a path, all of which must be written."""
        self._parsed()
        for cut in range(len(path), -1, -1):
            node = self._headers.get(path[:cut])
            if node is None:
                continue
            rest, found = path[cut:], node if cut == len(path) and not at_key else None
            while rest:
                step = self._into(node, rest)
                if step is None:
                    return None
                key, value, used = step
                rest = rest[used:]
                found = value
                if at_key and not rest and key is not None:
                    found = key
                    while found.type == "dotted_key":
                        found = found.named_children[-1]
                node = value
            return found
        return None

    def _names_in_headers(self, path: KeyPath) -> list[Node]:
        """Return where the headers of a table, or of what is in it, name it."""
        self._parsed()
        count = sum(isinstance(part, str) for part in path)
        found = []
        for begins, node in self._headers.items():
            if len(begins) >= len(path) > 0 and begins[: len(path)] == path:
                key = next(child for child in node.named_children if child.type in _KEYS)
                found.append(_name_nodes(key)[count - 1])
        return found

    def _span_of(self, node: Node) -> tuple[int, int]:
        if self._plain is None:
            self._plain = self.text.isascii()
        if self._plain:
            return node.start_byte, node.end_byte
        raw = self._raw
        start = len(raw[: node.start_byte].decode("utf-8", "replace"))
        return start, start + len(raw[node.start_byte : node.end_byte].decode("utf-8", "replace"))

    def _parsed(self) -> Node:
        if self._root is None:
            raw = self._raw = self.text.encode("utf-8", "replace")
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
        start = header.start()
        line += text.count("\n", at, start)
        at = start
        if counts and len(header[1]) == 4:
            counts = [counts[0] + 1]
            found["step", counts[0]] = line
            continue
        depth = header[1].count("step")
        counts = [*counts[:depth], *[-1] * (depth - len(counts))]
        counts[-1] += 1
        if depth == 1:
            found["step", counts[0]] = line
        else:
            found[tuple(part for number in counts for part in ("step", number))] = line
    return found


def _name_nodes(node: Node) -> list[Node]:
    if node.type == "dotted_key":
        return [name for child in node.named_children for name in _name_nodes(child)]
    return [node]


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
