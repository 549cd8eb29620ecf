"""Tokens: which stretches of a TOML text are keys, headers, texts, numbers and comments, for colouring."""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

import tree_sitter_toml
from tree_sitter import Language, Parser, Point, Query, QueryCursor

from player.editing.changes import change_between

TokenKind = Literal["comment", "text", "number", "key", "header"]
"""What a stretch is."""

_LANGUAGE = Language(tree_sitter_toml.language())
_PARTNERS = {"[": "]", "]": "[", "{": "}", "}": "{", "[[": "]]", "]]": "[["}
_QUERY = """
(comment) @comment
(string) @text
[(integer) (float) (boolean)] @number
(pair . [(bare_key) (dotted_key) (quoted_key)] @key)
(table [(bare_key) (dotted_key) (quoted_key)] @header)
(table_array_element [(bare_key) (dotted_key) (quoted_key)] @header)
"""


class Token(NamedTuple):
    """A stretch of a text."""

    start: int
    """Its first character, in units of UTF-16, as the windows of all systems count."""
    end: int
    """The one after its last."""
    kind: TokenKind
    """What it is."""


class TokenReader:
    """Reads tokens of the part of a text that is seen; of a changed text only the change is parsed."""

    def __init__(self) -> None:
        """Begin with no text."""
        self._parser = Parser(_LANGUAGE)
        self._query = Query(_LANGUAGE, _QUERY)
        self._text = ""
        self._tree = self._parser.parse(b"", encoding="utf16le")

    def tokens(self, text: str, start: int, end: int) -> list[Token]:
        """Return the tokens of a text that touch a stretch of it, in units of UTF-16."""
        self._read(text)
        cursor = QueryCursor(self._query)
        cursor.set_byte_range(2 * start, 2 * end)
        captures = cursor.captures(self._tree.root_node)
        return [
            Token(node.start_byte // 2, node.end_byte // 2, kind)
            for kind in get_args(TokenKind)
            for node in captures.get(kind, ())
        ]

    def brackets(self, text: str, place: int) -> tuple[int, int] | None:
        """Return where the bracket after a place of a text, else the one before it, stands, and the one that
        belongs to it, in units of UTF-16; None where there is none. A double one counts by its first sign."""
        self._read(text)
        for start in (place, place - 1):
            if start < 0:
                continue
            found = self._tree.root_node.descendant_for_byte_range(2 * start, 2 * start + 2)
            if found is None or found.type not in _PARTNERS or found.parent is None:
                continue
            for other in found.parent.children:
                if other.type == _PARTNERS[found.type]:
                    return found.start_byte // 2, other.start_byte // 2
        return None

    def _read(self, text: str) -> None:
        change = change_between(self._text, text)
        if change is None:
            return
        before, start = self._text, _size(self._text, 0, change.start)
        first = _point(before, change.start)
        self._tree.edit(
            start_byte=start,
            old_end_byte=start + _size(before, change.start, change.end),
            new_end_byte=start + _size(change.text, 0, len(change.text)),
            start_point=first,
            old_end_point=_point(before, change.end),
            new_end_point=_point(text, change.start + len(change.text)),
        )
        self._tree = self._parser.parse(text.encode("utf-16-le"), self._tree, encoding="utf16le")
        self._text = text


def _size(text: str, start: int, end: int) -> int:
    """Return the bytes of a stretch of a text."""
    return len(text[start:end].encode("utf-16-le"))


def _point(text: str, place: int) -> Point:
    """Return the line and the byte in it of a place."""
    begins = text.rfind("\n", 0, place) + 1
    return Point(text.count("\n", 0, begins), _size(text, begins, place))
