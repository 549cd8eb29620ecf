"""References: where a session, programme or exercise file names an exercise, a session, or a file beside it.

Found in the text itself, so that a name can be exchanged while everything else stays as it was written.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import tomli
import tree_sitter_toml
from tree_sitter import Language, Parser

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tree_sitter import Node

ReferenceKind = Literal["exercise", "session", "file"]
"""What is named."""

_LANGUAGE = Language(tree_sitter_toml.language())
_HEADERS = ("table", "table_array_element")
_KEYS = ("bare_key", "quoted_key", "dotted_key")
_BY_KEY: dict[str, ReferenceKind] = {
    "exercise": "exercise",
    "cover": "exercise",
    "use": "session",
    "session": "session",
    "picture": "file",
}
_FILES_IN = ("pictures", "sounds")
"""Tables whose every value is a file."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One name in a text."""

    kind: ReferenceKind
    """What it names."""
    name: str
    """The name: an identity, or a path with ``/`` between parts."""
    start: int
    """First byte of the value, its quote, in the text as UTF-8."""
    end: int
    """The byte after it."""


def references(text: str) -> tuple[Reference, ...]:
    """Return the references of a text, in order of place; broken parts of it have none."""
    root = Parser(_LANGUAGE).parse(text.encode("utf-8", "replace")).root_node
    found: list[Reference] = []
    for node in root.named_children:
        if node.type in _HEADERS:
            head = next((_names(child) for child in node.named_children if child.type in _KEYS), ())
            found += _in_pairs(node, head)
        elif node.type == "pair":
            found += _in_pair(node, ())
    return tuple(found)


def with_names(text: str, names: Mapping[tuple[ReferenceKind, str], str]) -> str:
    """Return the text with some names exchanged: by kind and old name, the new one."""
    raw = text.encode("utf-8", "replace")
    for reference in reversed(references(text)):
        new = names.get((reference.kind, reference.name))
        if new is not None:
            raw = raw[: reference.start] + f'"{new}"'.encode() + raw[reference.end :]
    return raw.decode("utf-8", "replace")


def _in_pairs(node: Node, above: tuple[str, ...]) -> Iterator[Reference]:
    for child in node.named_children:
        if child.type == "pair":
            yield from _in_pair(child, above)


def _in_pair(pair: Node, above: tuple[str, ...]) -> Iterator[Reference]:
    if len(pair.named_children) < 2:
        return
    key, value = pair.named_children[:2]
    yield from _in_value(value, (*above, *_names(key)))


def _in_value(value: Node, path: tuple[str, ...]) -> Iterator[Reference]:
    if value.type == "inline_table":
        yield from _in_pairs(value, path)
    elif value.type == "array":
        for child in value.named_children:
            yield from _in_value(child, path)
    elif value.type == "string":
        kind = _kind(path)
        name = _string(value) if kind else None
        if kind and name:
            yield Reference(kind, name, value.start_byte, value.end_byte)


def _kind(path: tuple[str, ...]) -> ReferenceKind | None:
    above = path[-2] if len(path) > 1 else ""
    if above in _FILES_IN or (above == "music" and path[-1] == "file"):
        return "file"
    if path[-1] == "cover" and len(path) > 1:
        return None
    return _BY_KEY.get(path[-1])


def _string(node: Node) -> str | None:
    try:
        return str(tomli.loads(f"x = {(node.text or b'').decode('utf-8', 'replace')}")["x"])
    except tomli.TOMLDecodeError:
        return None


def _names(node: Node) -> tuple[str, ...]:
    if node.type == "dotted_key":
        return tuple(name for child in node.named_children for name in _names(child))
    return ((node.text or b"").decode("utf-8", "replace").strip("\"'"),)
