"""Edits of lists in TOML text: another entry, an entry moved. Both ways to write a list are kept: in
brackets, and as tables with a header each. Comments on the line of an entry go with it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from player.editing.toml_text import EditError, checked, content_end, dotted, key_text, set_value
from player.editing.toml_tree import Table, Tree, items_of
from player.language import said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tree_sitter import Node

    from player.session.problems import KeyPath

_LONGEST_LINE = 96
"""Lists in brackets are broken into lines where they would be longer."""
_AFTER = re.compile(rb"[ \t]*,?[ \t]*(#[^\n]*)?(?=\n|$)")
_COMMENT_LINE = re.compile(rb"[ \t]*#[^\n]*\n")

Pairs = tuple[tuple[str, str], ...]
"""Keys, each with its value as TOML."""


def table_text(pairs: Pairs) -> str:
    """Return pairs as a table in braces."""
    inner = ", ".join(f"{key_text(key)} = {value}" for key, value in pairs)
    return f"{{ {inner} }}" if inner else "{}"


def with_entry(text: str, path: KeyPath, entry: str | Pairs) -> str:
    """Return the text with one entry more at the end of the list at a path: a value as TOML, or the pairs of
    a table. A list that is not there is made."""
    tree = Tree(text)
    headed = _headed(tree, path)
    if headed:
        if isinstance(entry, str):
            raise EditError(said("the entries of {path} are tables", path=path))
        return _with_headed(tree, path, headed, entry)
    value = entry if isinstance(entry, str) else table_text(entry)
    array = tree.value(path)
    if array is None:
        return set_value(text, path, f"[{value}]")
    if array.type != "array":
        old = (array.text or b"").decode()
        return set_value(text, path, f"[{old}, {value}]")
    items = items_of(array)
    if not items:
        return checked(_put(tree.raw, array.start_byte + 1, array.start_byte + 1, value.encode()))
    return checked(_appended(tree.raw, array, items, value.encode()))


def with_entry_moved(text: str, path: KeyPath, to: int) -> str:
    """Return the text with the entry at a path in the place of another one of its list, and that one in its
    place."""
    tree, place = Tree(text), path[-1]
    if not isinstance(place, int) or place == to:
        return text
    one, other = sorted((place, to))
    headed = _headed(tree, path[:-1])
    if headed:
        if other >= len(headed):
            raise EditError(said("there is no entry {other} in {path}", other=other, path=path[:-1]))
        return checked(_swapped(tree.raw, _region(tree, headed[one]), _region(tree, headed[other])))
    array = tree.value(path[:-1])
    items = items_of(array) if array is not None and array.type == "array" else []
    if other >= len(items):
        raise EditError(said("there is no entry {other} in {path}", other=other, path=path[:-1]))
    return checked(_items_swapped(tree.raw, items[one], items[other]))


def _headed(tree: Tree, path: KeyPath) -> list[Table]:
    """The entries of a list that have headers."""
    count = len(path) + 1
    return [
        table
        for table in tree.tables
        if len(table.path) == count and table.path[:-1] == path and isinstance(table.path[-1], int)
    ]


def _with_headed(tree: Tree, path: KeyPath, headed: Sequence[Table], pairs: Pairs) -> str:
    last = headed[-1].path
    inside = [table for table in tree.tables if table.path[: len(last)] == last]
    place = max(content_end(tree, table) for table in inside)
    header = headed[-1].header
    assert header is not None
    start = tree.raw.rfind(b"\n", 0, header.start_byte) + 1
    indent = tree.raw[start : header.start_byte].decode()
    lines = [f"[[{dotted(path)}]]", *(f"{key_text(key)} = {value}" for key, value in pairs)]
    block = "".join(f"{indent}{line}\n" for line in lines)
    broken = b"" if tree.raw[place - 1 : place] == b"\n" else b"\n"
    return checked(_put(tree.raw, place, place, broken + b"\n" + block.encode()))


def _appended(raw: bytes, array: Node, items: Sequence[Node], value: bytes) -> bytes:
    last = items[-1]
    line = raw.rfind(b"\n", 0, last.start_byte) + 1
    indent = raw[line : last.start_byte]
    if line > array.start_byte and not indent.strip():  # every entry has a line of its own
        tail = _tail(raw, last)
        if tail is None:
            return _put(raw, last.end_byte, last.end_byte, b",\n" + indent + value)
        new = f",{tail[1].rstrip(' ')}\n".encode() + indent + value + b","
        return _put(raw, last.end_byte, tail[2], new)
    start = raw.rfind(b"\n", 0, array.start_byte) + 1
    whole = raw[array.start_byte : array.end_byte]
    if b"\n" in whole or len(raw[start : array.end_byte].decode()) + len(value) + 2 <= _LONGEST_LINE:
        return _put(raw, last.end_byte, last.end_byte, b", " + value)
    margin = raw[start : len(raw) - len(raw[start:].lstrip(b" \t"))]
    entries = [*(raw[item.start_byte : item.end_byte] for item in items), value]
    broken = b"[\n" + b"".join(margin + b"  " + entry + b",\n" for entry in entries) + margin + b"]"
    return _put(raw, array.start_byte, array.end_byte, broken)


def _items_swapped(raw: bytes, one: Node, other: Node) -> bytes:
    items = [raw[node.start_byte : node.end_byte] for node in (one, other)]
    tails = [_tail(raw, node) for node in (one, other)]
    if None in tails:  # they share a line with others: comments stay where they are
        tails = [("", "", node.end_byte) for node in (one, other)]
    (comma, comment, end), (last_comma, last_comment, last_end) = (tail or ("", "", 0) for tail in tails)
    return b"".join(
        (
            *(raw[: one.start_byte], items[1], comma.encode(), last_comment.encode()),
            *(raw[end : other.start_byte], items[0], last_comma.encode(), comment.encode()),
            raw[last_end:],
        )
    )


def _tail(raw: bytes, node: Node) -> tuple[str, str, int] | None:
    """The comma and the comment that follow an entry, and where its line ends; None where more does."""
    found = _AFTER.match(raw, node.end_byte)
    if found is None:
        return None
    before, sign, comment = found[0].decode().partition("#")
    comma = "," if "," in before else ""
    return comma, before.replace(",", "", 1) + sign + comment, found.end()


def _region(tree: Tree, table: Table) -> tuple[int, int]:
    """From the comments right above an entry's header to the end of its last line."""
    assert table.header is not None
    start = tree.raw.rfind(b"\n", 0, table.header.start_byte) + 1
    while start:
        above = tree.raw.rfind(b"\n", 0, start - 1) + 1
        if not _COMMENT_LINE.fullmatch(tree.raw[above:start]):
            break
        start = above
    inside = [each for each in tree.tables if each.path[: len(table.path)] == table.path]
    return start, max(content_end(tree, each) for each in inside)


def _swapped(raw: bytes, one: tuple[int, int], other: tuple[int, int]) -> bytes:
    first, second = raw[slice(*one)], raw[slice(*other)]
    if not second.endswith(b"\n"):
        first, second = first.rstrip(b"\n"), second + b"\n"
    return raw[: one[0]] + second + raw[one[1] : other[0]] + first + raw[other[1] :]


def _put(raw: bytes, start: int, end: int, new: bytes) -> bytes:
    return raw[:start] + new + raw[end:]
