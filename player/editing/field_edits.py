"""Edits of what a step, the session or one of its tables says, key by key: what the form does to the text.

In comes a session's text whose lines end in ``\n``, with a block of it by its index in ``blocks_of``. A path
begins in the step, or in the session where the block is the head or a table of the session. Only the lines of
that block are parsed, so a mistake elsewhere stops nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import tomli

from player.editing.list_edits import Pairs, table_text, with_entry, with_entry_moved
from player.editing.step_blocks import Block, blocks_of, lines_of
from player.editing.toml_text import EditError, insert_table, remove, rename, set_value
from player.editing.toml_tree import Tree
from player.language import said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from player.session.problems import KeyPath


@dataclass(frozen=True, slots=True)
class ValueSet:
    """A value is to be another one, or to go."""

    path: KeyPath
    """Where it stands."""
    value: str
    """As TOML; nothing where it is to go."""


@dataclass(frozen=True, slots=True)
class EntryAdded:
    """A list is to have one entry more."""

    path: KeyPath
    """Where the list stands."""
    entry: str | Pairs
    """A value as TOML, or the keys and values of a table."""


@dataclass(frozen=True, slots=True)
class EntryMoved:
    """An entry of a list changes places with another one."""

    path: KeyPath
    """Where it stands."""
    to: int
    """The place of the other one."""


@dataclass(frozen=True, slots=True)
class KeyRenamed:
    """A key is to have another name."""

    path: KeyPath
    """Where it stands."""
    name: str
    """Its new name."""


@dataclass(frozen=True, slots=True)
class TableAdded:
    """A table is to be there by a name: with a header where those beside it have one."""

    path: KeyPath
    """Where it is to stand."""
    pairs: Pairs
    """Its keys and values as TOML."""


FieldEdit = ValueSet | EntryAdded | EntryMoved | KeyRenamed | TableAdded
"""What a field of the form can do."""


def with_edits(text: str, pick: int, edits: Iterable[FieldEdit]) -> str:
    """Return the text with edits made one after the other. Raises ``EditError``."""
    for edit in edits:
        text = _with_edit(text, pick, edit)
    return text


def with_value(text: str, pick: int, path: KeyPath, value: str) -> str:
    """Return the text with a value (as TOML) at a path."""
    return _edited(text, pick, path, lambda own, whole: _set(own, whole, value))


def without_value(text: str, pick: int, path: KeyPath) -> str:
    """Return the text without what stands at a path; nothing may stand there."""
    blocks = blocks_of(text)
    if blocks[pick].kind == "step":
        return _edited(text, pick, path, _removed)
    for index in reversed(_session_parts(blocks)):
        text = _edited_block(text, blocks, index, path, _removed)
        blocks = blocks_of(text)
    return text


def with_dose(text: str, pick: int, before: str, dose: str, value: str, gone: Iterable[str]) -> str:
    """Return the text with another dose (its value as TOML) in a step, and without keys that have no meaning
    beside it."""
    try:
        changed = with_value(text, pick, (before or dose,), value)
        if before:
            changed = _edited(changed, pick, (before,), lambda own, path: rename(own, path, dose))
    except EditError:  # the dose before is a table with a header
        changed = with_value(without_value(text, pick, (before,)), pick, (dose,), value)
    for key in gone:
        changed = without_value(changed, pick, (key,))
    return changed


def own_path(block: Block) -> KeyPath:
    """Return where a block stands in a document that has nothing but its own lines."""
    if block.kind != "step":
        return ()
    return (*("step",) * block.depth, 0) if block.depth > 1 else ("step", 0)


def is_of_session(block: Block) -> bool:
    """Return whether a block is the head, or a table of the session among the steps."""
    return block.kind == "head" or (block.kind == "table" and block.name.split(".")[0].strip() != "step")


def names_of_table(block: Block) -> tuple[str, ...]:
    """Return the names in the header of a table."""
    tables = Tree(f"[{block.name}]\n").tables
    return tuple(str(part) for part in tables[-1].path)


def _with_edit(text: str, pick: int, edit: FieldEdit) -> str:
    if isinstance(edit, ValueSet):
        if edit.value:
            return with_value(text, pick, edit.path, edit.value)
        return without_value(text, pick, edit.path)
    if isinstance(edit, EntryMoved):
        return _edited(text, pick, edit.path, lambda own, whole: with_entry_moved(own, whole, edit.to))
    if isinstance(edit, KeyRenamed):
        return _with_name(text, pick, edit)
    if isinstance(edit, TableAdded):
        return _with_table(text, pick, edit)
    return _edited(text, pick, edit.path, lambda own, whole: with_entry(own, whole, edit.entry))


def _with_name(text: str, pick: int, edit: KeyRenamed) -> str:
    """Rename a key; in the session, in every part that has it."""
    if blocks_of(text)[pick].kind == "step":
        return _edited(text, pick, edit.path, lambda own, whole: rename(own, whole, edit.name))
    found, fault = text, None
    for index in reversed(_session_parts(blocks_of(text))):
        try:
            found = _edited_block(
                found, blocks_of(found), index, edit.path, lambda own, whole: rename(own, whole, edit.name)
            )
        except EditError as error:
            fault = error
    if found == text and fault is not None:
        raise fault
    _check_session(found)
    return found


def _with_table(text: str, pick: int, edit: TableAdded) -> str:
    """Add a table; among the tables of the session, after the last one of its kind."""

    def add(own: str, whole: KeyPath) -> str:
        return _table_added(own, whole, edit.pairs)

    blocks, names = blocks_of(text), tuple(part for part in edit.path if isinstance(part, str))
    parts = _session_parts(blocks)[1:] if blocks[pick].kind != "step" else []
    beside = [index for index in parts if _shared(names_of_table(blocks[index]), names) >= len(names) - 1]
    if not beside:
        return _edited(text, pick, edit.path, add)
    changed = _edited_block(text, blocks, beside[-1], edit.path, add)
    _check_session(changed)
    return changed


def _table_added(own: str, path: KeyPath, pairs: Pairs) -> str:
    """Add a table: with a header where those beside it have one, or what it stands in has and none is beside
    it."""
    tree = Tree(own)
    if tree.value(path) is not None or any(table.path[: len(path)] == path for table in tree.tables):
        raise EditError(said("there is something at {path} already", path=path))
    beside = tree.value(path[:-1])
    headed = any(table.path[: len(path) - 1] == path[:-1] for table in tree.tables)
    if beside is None and (headed or tree.table(path[:-2]) is not None):
        return insert_table(own, path, pairs, path[:-1] if headed else None)
    return set_value(own, path, table_text(pairs))


def _set(own: str, path: KeyPath, value: str) -> str:
    """Set a value. A method that stands alone becomes a table as soon as it has values."""
    if len(path) > 1 and path[-2] == "pnf":
        alone = Tree(own).value(path[:-1])
        if alone is not None and alone.type != "inline_table":
            method = (alone.text or b"").decode()
            if path[-1] == "method":
                return set_value(own, path[:-1], value)
            return set_value(own, path[:-1], table_text((("method", method), (str(path[-1]), value))))
    return set_value(own, path, value)


def _removed(own: str, path: KeyPath) -> str:
    """Remove what is there, and the tables around it where nothing is left in their braces."""
    try:
        own = remove(own, path)
    except EditError:
        return own
    around = Tree(own).value(path[:-1])
    empty = around is not None and around.type == "inline_table" and not around.named_children
    if empty and isinstance(path[-2], str) and path[-2] != "pnf":
        return _removed(own, path[:-1])
    return own


def _session_parts(blocks: Sequence[Block]) -> list[int]:
    return [index for index, block in enumerate(blocks) if is_of_session(block)]


def _edited(text: str, pick: int, path: KeyPath, edit: Callable[[str, KeyPath], str]) -> str:
    """Edit a block's own lines alone, which takes no longer in a long text than in a short one."""
    blocks = blocks_of(text)
    block = blocks[pick]
    if block.kind == "step":
        return _edited_block(text, blocks, pick, (*own_path(block), *path), edit)
    parts = _session_parts(blocks)
    fault: EditError | None = None
    for home in _homes(text, blocks, parts, path):
        try:
            changed = _edited_block(text, blocks, home, path, edit)
            if len(parts) > 1:  # each part may be whole, and say what another one says
                _check_session(changed)
        except EditError as error:
            fault = fault or error
        else:
            return changed
    assert fault is not None
    raise fault


def _check_session(text: str) -> None:
    """Raise ``EditError`` where the parts of a session together are no TOML."""
    blocks, lines = blocks_of(text), lines_of(text)
    own = [lines[blocks[index].first : blocks[index].own_end] for index in _session_parts(blocks)]
    try:
        tomli.loads("".join(line for part in own for line in part))
    except ValueError as error:
        raise EditError(str(error)) from error


def _homes(text: str, blocks: Sequence[Block], parts: Sequence[int], path: KeyPath) -> Iterator[int]:
    """The parts of the session that a path may lie in: the one where it is looked for first, then the
    tables whose names begin as it does, then the head."""
    first = _home(text, blocks, parts, path)
    yield first
    names = tuple(part for part in path if isinstance(part, str))
    shared = {index: _shared(names_of_table(blocks[index]), names) for index in parts[1:]}
    yield from sorted(
        (index for index in shared if shared[index] and index != first), key=lambda each: -shared[each]
    )
    if first != parts[0]:
        yield parts[0]


def _shared(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """How many names two paths begin with alike."""
    return next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )


def _home(text: str, blocks: Sequence[Block], parts: Sequence[int], path: KeyPath) -> int:
    """Which part of the session a path lies in: the head, or the table among the steps that says most of
    it."""
    names = tuple(part for part in path if isinstance(part, str))
    best, depth = parts[0], 0
    for index in parts[1:]:
        header = names_of_table(blocks[index])
        if header == names[: len(header)] and len(header) > depth:
            best, depth = index, len(header)
    if depth:
        return best
    family = [index for index in parts[1:] if names_of_table(blocks[index])[:1] == names[:1]]
    head = Tree("".join(lines_of(text)[: blocks[0].own_end]))
    in_head = head.pair(path[:1]) is not None or any(table.path[:1] == path[:1] for table in head.tables)
    return family[-1] if family and not in_head else best


def _edited_block(
    text: str, blocks: Sequence[Block], index: int, whole: KeyPath, edit: Callable[[str, KeyPath], str]
) -> str:
    block, lines = blocks[index], lines_of(text)
    own = lines[block.first : block.own_end]
    kept = len(own)
    while kept > 1 and not own[kept - 1].strip():
        kept -= 1
    edited = edit("".join(own[:kept]), whole)
    if edited and not edited.endswith("\n") and block.own_end < len(lines):
        edited += "\n"
    return "".join([*lines[: block.first], edited, *own[kept:], *lines[block.own_end :]])
