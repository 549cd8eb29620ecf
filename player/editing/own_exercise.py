"""An exercise of a session's own as an exercise file would have it, and back: for the pose workshop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import tomli

from player.editing.field_edits import ValueSet, with_edits
from player.editing.step_blocks import blocks_of
from player.editing.step_values import toml_value, values_at
from player.editing.toml_text import EditError, dotted, key_text
from player.editing.toml_tree import Table, Tree, name_nodes
from player.language import said

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_FAMILY = "exercises"


def exercise_text(text: str, identity: str) -> str | None:
    """Return an exercise of a session's text as the text of a file; None where it has none of that name, or
    cannot be read. Comments come along where the exercise has tables with headers."""
    tree = Tree(text)
    regions = list(_regions(tree, identity))
    if not _is_headed(regions, identity):
        written = own_values(text, identity)
        return _as_file(written) if written is not None else None
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


def own_values(text: str, identity: str) -> dict[str, Any] | None:
    """Return what a session says of an exercise of its own; None where it says nothing of it. Steps may be
    broken."""
    found = (values_at(text, blocks_of(text), 0) or {}).get(_FAMILY)
    own = found.get(identity) if isinstance(found, dict) else None
    return own if isinstance(own, dict) else None


def with_exercise_text(text: str, identity: str, file: str) -> str:
    """Return a session's text with an exercise of its own as the text of a file has it. Raises ``EditError``
    where it has no such exercise, or the file is no TOML."""
    tree = Tree(text)
    regions = list(_regions(tree, identity))
    if not _is_headed(regions, identity):
        return _with_values(text, identity, file)
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


def _is_headed(regions: Sequence[tuple[Table, int, int]], identity: str) -> bool:
    """Whether an exercise has a table with a header of its own, and all of it stands below that."""
    return bool(regions) and regions[0][0].path == (_FAMILY, identity)


def _as_file(written: Mapping[str, Any]) -> str:
    """What is written of an exercise in braces, or with dots, as a file would have it."""
    lines, tables = [], []
    for key, value in written.items():
        if not isinstance(value, dict):
            lines.append(f"{key_text(key)} = {toml_value(value)}\n")
        elif key == "poses" and value and all(isinstance(each, dict) for each in value.values()):
            tables += [_as_table((key, name), each) for name, each in value.items()]
        else:
            tables.append(_as_table((key,), value))
    return "".join((*lines, *tables))


def _as_table(path: tuple[str, ...], value: Mapping[str, Any]) -> str:
    pairs = "".join(f"{key_text(key)} = {toml_value(each)}\n" for key, each in value.items())
    return f"\n[{dotted(path)}]\n{pairs}"


def _with_values(text: str, identity: str, file: str) -> str:
    """A session's text with those values of an exercise changed that are others in the text of a file."""
    before = own_values(text, identity)
    if before is None:
        raise EditError(said("the session has no exercise {identity}", identity=identity))
    try:
        after = tomli.loads(file)
    except ValueError as error:
        raise EditError(str(error)) from error
    return with_edits(text, 0, _differences(before, after, (_FAMILY, identity)))


def _differences(
    before: Mapping[str, Any], after: Mapping[str, Any], path: tuple[str, ...]
) -> Iterator[ValueSet]:
    yield from (ValueSet((*path, key), "") for key in before if key not in after)
    for key, value in after.items():
        there = before.get(key)
        if isinstance(there, dict) and isinstance(value, dict):
            yield from _differences(there, value, (*path, key))
        elif key not in before or there != value:
            yield ValueSet((*path, key), toml_value(value))


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
