"""Edits of TOML text: set a value, insert a table, remove, rename, copy. What an edit is not about keeps
every byte: comments, order, spacing and line ends.

Every function takes a text that is TOML and gives back a text that is TOML; ``EditError`` says that the text
has no such place.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import tomli

from player.editing.toml_tree import Pair, Table, Tree, items_of, name_nodes, pairs_of
from player.language import said

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tree_sitter import Node

    from player.session.problems import KeyPath

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_ESCAPED = re.compile("[\x7f\x85\u2028\u2029\ufdd0\ufdd1]")
_BLANK = b" \t"


class EditError(ValueError):
    """The text has no place for an edit: a bug of the caller, or a text that is not TOML."""


def set_value(text: str, path: KeyPath, value: str) -> str:
    """Return the text with a value (as TOML) at a path: in place of the one that is there, or inserted.

    What is missing on the way is made: in an inline table as inline tables, elsewhere as a line or a table.
    """
    tree = Tree(text)
    node = tree.value(path)
    if node is not None:
        return checked(_spliced(tree, node.start_byte, node.end_byte, value))
    if path and isinstance(path[-1], int):
        return checked(_appended(tree, path, value))
    for cut in range(len(path) - 1, 0, -1):
        holder = tree.value(path[:cut])
        if holder is not None:
            return checked(_inserted_inline(tree, holder, path[cut:], value))
        table = tree.table(path[:cut])
        if table is not None:
            return checked(_inserted_line(tree, table, path[cut:], value))
        beside = _dotted_beside(tree, path[:cut])
        if beside is not None:
            return checked(_inserted_beside(tree, *beside, path, cut, value))
    if len(path) == 1:
        return checked(_inserted_line(tree, tree.tables[0], path, value))
    return insert_table(text, path[:-1], ((str(path[-1]), value),))


def remove(text: str, path: KeyPath) -> str:
    """Return the text without what stands at a path: a pair, an entry of a list, or a table and all below
    it."""
    tree = Tree(text)
    pair = tree.pair(path)
    if pair is not None:
        return checked(_without_pair(tree, pair))
    node = tree.value(path)
    if node is not None:
        return checked(_without_item(tree, node))
    inside = [table for table in tree.tables if table.path and table.path[: len(path)] == path]
    if not inside or not path:
        raise EditError(said("there is nothing at {path}", path=path))
    raw = tree.raw
    for table in reversed(inside):
        start, end = _block(tree, table)
        raw = raw[:start] + raw[end:]
    return checked(raw)


def rename(text: str, path: KeyPath, name: str) -> str:
    """Return the text with the last name of a path changed, in its pair or in every header that has it."""
    tree = Tree(text)
    spots: list[tuple[int, int]] = []
    pair = tree.pair(path)
    if pair is not None:
        spots.append(_bytes_of(name_nodes(pair.key)[-1]))
    words = [part for part in path if isinstance(part, str)]
    for table in tree.tables:
        if table.names is not None and table.path[: len(path)] == path:
            spots.append(_bytes_of(name_nodes(table.names)[len(words) - 1]))
    if not spots:
        raise EditError(said("there is nothing at {path}", path=path))
    raw = tree.raw
    for start, end in sorted(spots, reverse=True):
        raw = raw[:start] + key_text(name).encode() + raw[end:]
    return checked(raw)


def insert_table(
    text: str, path: KeyPath, pairs: Iterable[tuple[str, str]] = (), after: KeyPath | None = None
) -> str:
    """Return the text with a new table: after another table, or after the last one of its family."""
    tree = Tree(text)
    lines = [f"[{dotted(path)}]", *(f"{key_text(key)} = {value}" for key, value in pairs)]
    return checked(_inserted_block(tree, path, after, lines))


def copy_table(text: str, path: KeyPath, name: str) -> str:
    """Return the text with a copy of a table beside it, under another last name, comments and all."""
    tree = Tree(text)
    inside = [table for table in tree.tables if table.path and table.path[: len(path)] == path]
    if not inside:
        pair = tree.pair(path)
        if pair is None:
            raise EditError(said("there is no table at {path}", path=path))
        return set_value(text, (*path[:-1], name), (pair.value.text or b"").decode())
    lines: list[str] = []
    depth = sum(isinstance(part, str) for part in path) - 1
    for table in inside:
        start, end = _block(tree, table)
        assert table.names is not None
        spot = _bytes_of(name_nodes(table.names)[depth])
        copied = tree.raw[start : spot[0]] + key_text(name).encode() + tree.raw[spot[1] : end]
        lines += copied.decode().rstrip().splitlines()
    return checked(_inserted_block(tree, path, inside[-1].path, lines))


def text_value(value: str) -> str:
    """Return a text as TOML."""
    # JSON's escapes are TOML's as well; it leaves one sign bare that TOML wants escaped, and line ends that
    # windows would make others of
    written = json.dumps(value, ensure_ascii=False)
    return _ESCAPED.sub(lambda sign: f"\\u{ord(sign[0]):04x}", written)


def texts_value(values: Iterable[str]) -> str:
    """Return a list of texts as TOML."""
    return f"[{', '.join(text_value(value) for value in values)}]"


def key_text(name: str) -> str:
    """Return a key as TOML, in quotes where it needs them."""
    return name if _BARE.fullmatch(name) else text_value(name)


def dotted(path: KeyPath) -> str:
    """Return the names of a path as a dotted key; places in lists are left out, as headers do."""
    return ".".join(key_text(part) for part in path if isinstance(part, str))


def checked(raw: bytes) -> str:
    """Return bytes as a text that is TOML. Raises ``EditError`` where they are none."""
    text = raw.decode()
    try:
        tomli.loads(text)
    except ValueError as error:
        raise EditError(said("the text would not be TOML any more: {error}", error=error)) from error
    return text


def _spliced(tree: Tree, start: int, end: int, new: str) -> bytes:
    return tree.raw[:start] + new.encode() + tree.raw[end:]


def _bytes_of(node: Node) -> tuple[int, int]:
    return node.start_byte, node.end_byte


def _line_end(tree: Tree) -> str:
    return "\r\n" if b"\r\n" in tree.raw else "\n"


def _nested(path: KeyPath, value: str) -> str:
    """The pairs of a path as one line: ``hip = { flexion = 80 }``."""
    if any(isinstance(part, int) for part in path):
        raise EditError(said("a list is missing on the way: {path}", path=path))
    made = value
    for part in reversed(path[1:]):
        made = f"{{ {key_text(str(part))} = {made} }}"
    return f"{key_text(str(path[0]))} = {made}"


def _appended(tree: Tree, path: KeyPath, value: str) -> bytes:
    array = tree.value(path[:-1])
    if array is None or array.type != "array" or path[-1] != len(items_of(array)):
        raise EditError(said("there is no list that ends at {path}", path=path))
    items = items_of(array)
    if not items:
        return _spliced(tree, array.start_byte + 1, array.start_byte + 1, value)
    return _spliced(tree, items[-1].end_byte, items[-1].end_byte, f", {value}")


def _inserted_inline(tree: Tree, holder: Node, path: KeyPath, value: str) -> bytes:
    if holder.type != "inline_table":
        raise EditError(said("what stands above {path} is no table", path=path))
    pairs = list(pairs_of(holder))
    new = _nested(path, value)
    if not pairs:
        return _spliced(tree, holder.start_byte, holder.end_byte, f"{{ {new} }}")
    return _spliced(tree, pairs[-1].node.end_byte, pairs[-1].node.end_byte, f", {new}")


def _inserted_line(tree: Tree, table: Table, path: KeyPath, value: str) -> bytes:
    new, end = _nested(path, value), _line_end(tree)
    if table.pairs:
        last = table.pairs[-1].node
        place = end_of_line(tree.raw, last.end_byte)
        start = tree.raw.rfind(b"\n", 0, last.start_byte) + 1
        indent = tree.raw[start : last.start_byte].decode() if _is_blank(tree.raw, start, last) else ""
    elif table.names is not None:
        place, indent = end_of_line(tree.raw, table.names.end_byte), ""
    else:
        # the top: before the first table, after the comments that begin the file
        return _spliced(tree, 0, 0, f"{new}{end}{end if len(tree.tables) > 1 else ''}")
    broken = "" if place == 0 or tree.raw[place - 1 : place] == b"\n" else end
    return _spliced(tree, place, place, f"{broken}{indent}{new}{end}")


def _dotted_beside(tree: Tree, path: KeyPath) -> tuple[Table, Pair] | None:
    """The last pair whose key says with dots that it stands in a table, and the table that it is written
    in."""
    for table in reversed(tree.tables):
        inner = path[len(table.path) :] if path[: len(table.path)] == table.path else ()
        for pair in reversed(table.pairs) if inner else ():
            if len(pair.names) > len(inner) and tuple(pair.names[: len(inner)]) == inner:
                return table, pair
    return None


def _inserted_beside(tree: Tree, table: Table, pair: Pair, path: KeyPath, cut: int, value: str) -> bytes:
    """A line below a pair with dots, with as many of them."""
    depth = cut - len(table.path)
    inner = path[len(table.path) :]
    new = f"{dotted(inner[:depth])}.{_nested(inner[depth:], value)}"
    place = end_of_line(tree.raw, pair.node.end_byte)
    broken = "" if tree.raw[place - 1 : place] == b"\n" else _line_end(tree)
    return _spliced(tree, place, place, f"{broken}{new}{_line_end(tree)}")


def _is_blank(raw: bytes, start: int, node: Node) -> bool:
    return not raw[start : node.start_byte].strip(_BLANK)


def _inserted_block(tree: Tree, path: KeyPath, after: KeyPath | None, lines: list[str]) -> bytes:
    end = _line_end(tree)
    place = len(tree.raw)
    named = [part for part in path if isinstance(part, str)]
    family = [table for table in tree.tables if table.path and table.path[:1] == tuple(named[:1])]
    chosen = [table for table in tree.tables if table.path[: len(after)] == after] if after else family
    if chosen:
        place = content_end(tree, chosen[-1])
    before = tree.raw[:place]
    gap = "" if not before else end if before.endswith(b"\n") else end * 2
    block = gap + end.join(lines) + end
    return before + block.encode() + tree.raw[place:]


def content_end(tree: Tree, table: Table) -> int:
    """Return where the last line of a table ends."""
    last = table.pairs[-1].node if table.pairs else table.names
    return end_of_line(tree.raw, last.end_byte) if last is not None else 0


def _block(tree: Tree, table: Table) -> tuple[int, int]:
    """A table from its header to its last line, with the blank lines that follow it."""
    assert table.header is not None
    start = tree.raw.rfind(b"\n", 0, table.header.start_byte) + 1
    end = content_end(tree, table)
    while True:
        following = end_of_line(tree.raw, end)
        if following == end or tree.raw[end:following].strip():
            return start, end
        end = following


def end_of_line(raw: bytes, place: int) -> int:
    """Return where the line that holds a place ends, with its line end; comments after a value belong to
    it."""
    found = raw.find(b"\n", place)
    return len(raw) if found < 0 else found + 1


def _without_pair(tree: Tree, pair: Pair) -> bytes:
    parent = pair.node.parent
    if parent is not None and parent.type == "inline_table":
        return _without_item(tree, pair.node)
    start = tree.raw.rfind(b"\n", 0, pair.node.start_byte) + 1
    return tree.raw[:start] + tree.raw[end_of_line(tree.raw, pair.node.end_byte) :]


def _without_item(tree: Tree, node: Node) -> bytes:
    """The text without one entry of a list or an inline table, and without its comma."""
    parent = node.parent
    if parent is None:
        raise EditError(said("the whole document cannot be removed"))
    entries = [child for child in parent.named_children if child.type != "comment"]
    place = next(index for index, entry in enumerate(entries) if entry.start_byte == node.start_byte)
    if len(entries) == 1:
        if parent.type == "inline_table":
            return _spliced(tree, parent.start_byte, parent.end_byte, "{}")
        end = past_comma(tree.raw, node.end_byte)
        return tree.raw[: node.start_byte] + tree.raw[end:]
    if place + 1 < len(entries):
        end = past_comma(tree.raw, node.end_byte)
        while tree.raw[end : end + 1] in (b" ", b"\t"):
            end += 1
        return tree.raw[: node.start_byte] + tree.raw[end:]
    comma = tree.raw.rfind(b",", entries[place - 1].end_byte, node.start_byte)
    # a comment between the two stays; only the comma and the entry go
    kept = tree.raw[comma + 1 : node.start_byte]
    kept = b"" if not kept.strip() else kept
    return tree.raw[:comma] + kept + tree.raw[node.end_byte :]


def past_comma(raw: bytes, place: int) -> int:
    """Return the place after the comma that follows, if one does before anything else."""
    rest = raw[place:]
    blank = len(rest) - len(rest.lstrip(b" \t\r\n"))
    return place + blank + 1 if rest[blank : blank + 1] == b"," else place
