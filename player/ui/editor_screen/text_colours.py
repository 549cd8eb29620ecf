"""Colours of the text: keys, values and comments of the lines that are seen, kept line by line."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QTextCharFormat, QTextLayout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QTextBlock

    from player.editing.tokens import TokenKind, TokenReader
    from player.ui.theme import Theme

_MOST = 0x3FFFFFFF


class TextColours:
    """Gives lines their colours; a line that has those of its words already is left alone.

    Which colours a line has is kept in its ``userState``, which goes with it wherever it goes.
    """

    def __init__(self, theme: Theme, reader: TokenReader) -> None:
        """Take the first colours, and what knows what stands where in the text."""
        self._reader = reader
        self._forms: dict[TokenKind, QTextCharFormat] = {}
        self._last: tuple[str, int, int, int] = ("", 0, 0, 0)
        self._salt = 0
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours, for lines that are coloured from now on."""
        colours: dict[TokenKind, str] = {
            "comment": theme.muted,
            "text": theme.phase("relax"),
            "number": theme.phase("contract"),
            "key": theme.phase("stretch"),
            "header": theme.accent,
        }
        for kind, colour in colours.items():
            self._forms[kind] = QTextCharFormat()
            self._forms[kind].setForeground(QColor(colour))
        self._salt += 1
        self._last = ("", 0, 0, 0)

    def colour(self, text: str, blocks: Sequence[QTextBlock]) -> list[QTextBlock]:
        """Colour lines of a text, in order; return those that look other than before."""
        if not blocks:
            return []
        starts = [block.position() for block in blocks]
        found: list[list[tuple[int, int, TokenKind]]] = [[] for _ in blocks]
        end = blocks[-1].position() + blocks[-1].length() - 1
        asked = (text, starts[0], end, len(blocks))
        if asked == self._last:
            return []
        self._last = asked
        for token in self._reader.tokens(text, starts[0], end):
            place = max(0, bisect_right(starts, token.start) - 1)
            while place < len(blocks) and starts[place] < token.end:
                first = max(0, token.start - starts[place])
                last = min(token.end - starts[place], blocks[place].length() - 1)
                if last > first:
                    found[place].append((first, last, token.kind))
                place += 1
        return [block for block, own in zip(blocks, found, strict=True) if self._give(block, tuple(own))]

    def _give(self, block: QTextBlock, tokens: tuple[tuple[int, int, TokenKind], ...]) -> bool:
        state = hash((self._salt, tokens)) & _MOST
        if block.userState() == state:
            return False
        ranges = []
        for first, last, kind in tokens:
            made = QTextLayout.FormatRange()
            made.start, made.length, made.format = first, last - first, self._forms[kind]
            ranges.append(made)
        block.layout().setFormats(ranges)
        block.setUserState(state)
        return True
