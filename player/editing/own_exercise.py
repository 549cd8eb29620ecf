"""An exercise of a session's own as an exercise file would have it, and back: for the pose workshop."""

from __future__ import annotations

from typing import TYPE_CHECKING

import tomli

from player.editing.toml_text import EditError, key_text
from player.editing.toml_tree import Table, Tree, name_nodes
from player.language import said

if TYPE_CHECKING:
    from collections.abc import Iterator

_FAMILY = "exercises"


def exercise_text(text: str, identity: str) -> str | None:
    """Return an exercise of a session's text as the text of a file; None where it has no table with a header
    there."""
    tree = Tree(text)
    regions = list(_regions(tree, identity))
    if not regions or regions[0][0].path != (_FAMILY, identity):
        return None
    parts = []
    for table, start, end in regions:
        assert table.names is not None
        names = name_nodes(table.names)
        if len(names) == 2:  # its own header: a file has none
            parts.append(tree.raw[_after_header(tree, table) : end])
        else:
            first, third = names[0].start_byte, names[2].start_byte
            parts.append(tree.raw[start:first] + tree.raw[third:end])
    return b"".join(parts).decode()


def with_exercise_text(text: str, identity: str, file: str) -> str:
    """Return a session's text with an exercise of its own as the text of a file has it. Raises ``EditError``
    where it has no such exercise, or the file is no TOML."""
    tree = Tree(text)
    regions = list(_regions(tree, identity))
    if not regions or regions[0][0].path != (_FAMILY, identity):
        raise EditError(said("the session has no exercise {identity}", identity=identity))
    new = _as_tables(file, identity)
    if not new.endswith(b"\n\n") and regions[-1][2] < len(tree.raw):
        new = new.rstrip(b"\n") + b"\n\n"
    raw = tree.raw
    for _, start, end in reversed(regions[1:]):
        raw = raw[:start] + raw[end:]
    own, _, end = regions[0]
    changed = (raw[: _after_header(tree, own)] + new + raw[end:]).decode()
    try:
        tomli.loads(changed)
    except ValueError as error:
        raise EditError(str(error)) from error
    return changed


def with_first_poses(file: str, template: str) -> str:
    """Return the text of an exercise's file that has no poses with those of another one, and with its motion
    and words where it has none."""
    there, tree = tomli.loads(file), Tree(template)
    text = file.rstrip("\n") + "\n"
    for table, start, end in _headed(tree):
        if table.path[0] not in there:
            text += "\n" + tree.raw[start:end].decode().strip("\n") + "\n"
    return text


def _as_tables(file: str, identity: str) -> bytes:
    """The text of a file, its tables below the name of an exercise."""
    tree = Tree(file)
    prefix = f"{_FAMILY}.{key_text(identity)}"
    raw = tree.raw
    for table in reversed(tree.tables):
        if table.names is not None:
            raw = raw[: table.names.start_byte] + f"{prefix}.".encode() + raw[table.names.start_byte :]
    return raw


def _regions(tree: Tree, identity: str) -> Iterator[tuple[Table, int, int]]:
    """The tables of an exercise, each with the bytes from the comments right above its header to those above
    the next header."""
    for table, start, end in _headed(tree):
        if table.path[:2] == (_FAMILY, identity):
            yield table, start, end


def _headed(tree: Tree) -> Iterator[tuple[Table, int, int]]:
    headed = [table for table in tree.tables if table.header is not None]
    starts = [_start(tree, table) for table in headed]
    return zip(headed, starts, [*starts[1:], len(tree.raw)][: len(starts)], strict=True)


def _after_header(tree: Tree, table: Table) -> int:
    """The beginning of the line after a header."""
    assert table.names is not None
    return tree.raw.find(b"\n", table.names.end_byte) + 1 or len(tree.raw)


def _start(tree: Tree, table: Table) -> int:
    assert table.header is not None
    start = tree.raw.rfind(b"\n", 0, table.header.start_byte) + 1
    while start:
        above = tree.raw.rfind(b"\n", 0, start - 1) + 1
        if not tree.raw[above:start].lstrip(b" \t").startswith(b"#"):
            return start
        start = above
    return start
