"""The sheet that the text is written on: its document, its history, and where its lines are seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFontMetricsF, QTextBlock, QTextCursor, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from player.editing.changes import change_between
from player.editing.folds import as_made
from player.editing.tokens import Token, TokenReader
from player.editing.utf16 import narrow, wide
from player.language import said
from player.ui.scroll_bar import SlimScrollBar

if TYPE_CHECKING:
    from player.session.problems import Problem
    from player.ui.theme import Theme

_PARAGRAPH = "\u2029"


class TextSheet(QPlainTextEdit):
    """What the parts of the text view know of it; the view itself is one."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept = ""
        self._problems: tuple[Problem, ...] = ()
        self.reader = TokenReader()
        """Knows what stands where in the text."""
        self.setAccessibleName(said("Text of the session"))
        self.setAccessibleDescription(said("Tab indents; Alt+1, Alt+2 and Alt+4 lead out of it."))
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBar(SlimScrollBar(theme, self))
        self.setTabChangesFocus(False)
        self.setCursorWidth(2)
        self.viewport().setMouseTracking(True)

    @property
    def text(self) -> str:
        """Return the text; its lines end in ``\\n``."""
        return self._kept

    @property
    def line(self) -> int:
        """Return the line of the cursor, from 0."""
        return self.textCursor().blockNumber()

    @property
    def place(self) -> int:
        """Return where the cursor is, in characters."""
        return narrow(self._kept, self.textCursor().position())

    def reveal(self, *lines: int) -> None:
        """Let lines, from 0, be seen."""

    def go_to(self, line: int, column: int = 1) -> None:
        """Put the cursor at a line and column, both from 1, and let it be seen."""
        number = max(0, min(line, self.blockCount()) - 1)
        self.reveal(number)
        block = self.document().findBlockByNumber(number)
        cursor = QTextCursor(block)
        ahead = min(wide(block.text(), column - 1), max(0, block.length() - 1))
        cursor.setPosition(block.position() + ahead)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def select(self, start: int, end: int) -> None:
        """Select a stretch of the text, in characters, and let it be seen."""
        cursor = self.textCursor()
        cursor.setPosition(wide(self._kept, start))
        first = cursor.blockNumber()
        cursor.setPosition(wide(self._kept, end), QTextCursor.MoveMode.KeepAnchor)
        self.reveal(first, cursor.blockNumber())
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def brackets_at(self, place: int) -> tuple[int, int] | None:
        """Return where a bracket at a place, in units of UTF-16, stands, and the one that belongs to it."""
        return self.reader.brackets(self._kept, place)

    def tokens_at(self, place: int) -> list[Token]:
        """Return what stands at a place, in units of UTF-16."""
        return self.reader.tokens(self._kept, max(0, place - 1), place + 1)

    @property
    def selection(self) -> tuple[int, int]:
        """Return where the selection begins and where the cursor is, in characters."""
        cursor = self.textCursor()
        return narrow(self._kept, cursor.anchor()), narrow(self._kept, cursor.position())

    def part_undo(self) -> None:
        """Let what is changed from now on be undone by itself: Qt joins to a change only what follows while
        the document counts as changed."""
        self.document().setModified(False)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return the problems that are underlined."""
        return self._problems

    def apply(self, text: str, *, select_change: bool = False) -> None:
        """Make the text another one by one small change that is undone by itself; the cursor stays."""
        change = change_between(self._kept, text)
        if change is None:
            return
        before = self._kept
        change = as_made(before, change)
        self.part_undo()
        cursor = QTextCursor(self.document())
        cursor.setPosition(wide(before, change.start))
        cursor.setPosition(wide(before, change.end), QTextCursor.MoveMode.KeepAnchor)
        cursor.beginEditBlock()
        cursor.insertText(change.text)
        cursor.endEditBlock()
        self.part_undo()
        if select_change:
            self.setTextCursor(cursor)

    def seen_blocks(self) -> list[QTextBlock]:
        """Return the lines that are seen, from the top."""
        block = self.firstVisibleBlock()
        found: list[QTextBlock] = []
        bottom = self.viewport().height()
        most = bottom // max(1, round(QFontMetricsF(self.font()).lineSpacing())) + 3
        while block.isValid() and len(found) < most:
            if block.isVisible():
                found.append(block)
            block = block.next()
        return found

    def seen_boxes(self) -> list[tuple[QTextBlock, float, float]]:
        """Return the lines that are seen, each with its top and height in the viewport."""
        blocks = self.seen_blocks()
        top = self.place_of(blocks[0]).y() if blocks else 0.0
        found = []
        for block in blocks:
            tall = self.blockBoundingRect(block).height()
            found.append((block, top, tall))
            top += tall
        return found

    def place_of(self, block: QTextBlock) -> QPointF:
        """Return where a line begins, in the viewport."""
        return self.blockBoundingGeometry(block).translated(self.contentOffset()).topLeft()

    def _read(self) -> str:
        # toPlainText would make no-break spaces plain ones
        return self.document().toRawText().replace(_PARAGRAPH, "\n")
