"""Tokens: which stretches of a TOML text are keys, headers, texts, numbers and comments, for colouring."""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

import tree_sitter_toml
from tree_sitter import Language, Parser, Query, QueryCursor

TokenKind = Literal["comment", "text", "number", "key", "header"]
"""What a stretch is."""

_LANGUAGE = Language(tree_sitter_toml.language())
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
    """Reads tokens of the part of a text that is seen; the text is parsed when it is first looked at."""

    def __init__(self) -> None:
        """Begin with no text."""
        self._parser = Parser(_LANGUAGE)
        self._query = Query(_LANGUAGE, _QUERY)
        self._text: str | None = None
        self._root = self._parser.parse(b"").root_node

    def tokens(self, text: str, start: int, end: int) -> list[Token]:
        """Return the tokens of a text that touch a stretch of it, in units of UTF-16."""
        if text != self._text:
            self._root = self._parser.parse(text.encode("utf-16-le"), encoding="utf16le").root_node
            self._text = text
        cursor = QueryCursor(self._query)
        cursor.set_byte_range(2 * start, 2 * end)
        captures = cursor.captures(self._root)
        return [
            Token(node.start_byte // 2, node.end_byte // 2, kind)
            for kind in get_args(TokenKind)
            for node in captures.get(kind, ())
        ]
