"""Places of keys and values in TOML text, also in text that is broken elsewhere."""

from __future__ import annotations

import tomli
import tree_sitter_toml
from tree_sitter import Language, Node, Parser

from player.session.problems import KeyPath, Place

_LANGUAGE = Language(tree_sitter_toml.language())
_HEADERS = {"table", "table_array_element"}
_KEYS = {"bare_key", "quoted_key", "dotted_key"}


class Places:
    """Finds where a key path stands in a text. The text is parsed once, the insides of tables when they are
    asked for."""

    def __init__(self, text: str) -> None:
        """Take the text of a TOML file."""
        self._lines = text.encode().split(b"\n")
        self._root = Parser(_LANGUAGE).parse(text.encode()).root_node
        self._headers: dict[KeyPath, Node] = {(): self._root}
        counts: dict[KeyPath, int] = {}
        for node in self._root.named_children:
            if node.type in _HEADERS:
                self._add_header(node, counts)

    def place(self, path: KeyPath, *, at_key: bool = False) -> Place:
        """Return where a value (or its key) stands; for a path that is not written, where its nearest parent
        does."""
        for cut in range(len(path), -1, -1):
            node, rest = self._headers.get(path[:cut]), path[cut:]
            if node is None:
                continue
            found = self._descend(node, rest, at_key)
            if found is None and node is not self._root:
                found = next((child for child in node.named_children if child.type in _KEYS), node)
            if found is not None:
                return self._place_of(found)
        return Place(1, 1)

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
        if isinstance(path[0], int):
            items = [child for child in node.named_children if child.type != "comment"]
            return (None, items[path[0]], 1) if node.type == "array" and path[0] < len(items) else None
        for pair in node.named_children:
            if pair.type != "pair" or len(pair.named_children) < 2:
                continue
            names = _names(pair.named_children[0])
            if tuple(names) == path[: len(names)]:
                return pair.named_children[0], pair.named_children[1], len(names)
        return None


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
