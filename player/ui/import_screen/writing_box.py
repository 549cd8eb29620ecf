"""Boxes of several lines in the theme's colours: one to write in, one to read in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QDragEnterEvent,
    QFocusEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTextBrowser, QWidget

from player.ui.focus import paint_focus
from player.ui.fonts import font
from player.ui.scroll_bar import SlimScrollBar
from player.ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROUND = 12.0
_INSIDE = 8


class WritingBox(QPlainTextEdit):
    """A box to write or paste a list into; plain text only, and Tab goes on to what is next."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        """Take what stands in it while it is empty."""
        super().__init__(parent)
        self._theme = theme
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setPlaceholderText(text)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBar(SlimScrollBar(theme, self, on_card=True))
        self.setViewportMargins(_INSIDE, _INSIDE, _INSIDE // 2, _INSIDE)
        self.viewport().setAutoFillBackground(False)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.setPalette(_palette(self.palette(), theme))
        self.update()

    def set_pixels(self, pixels: int) -> None:
        """Set the size of its words."""
        self.setFont(font(pixels))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.ignore()  # a file that is dropped is for the window
        else:
            super().dragEnterEvent(event)


class ReadingBox(QTextBrowser):
    """A box with formatted text that can be read, scrolled and copied; Tab goes from link to link."""

    focus_changed = Signal()
    """It has the keyboard, or has it no more."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        """Take what it is called."""
        super().__init__(parent)
        self._theme = theme
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self.setOpenLinks(False)
        # Qt paints anew where a link is, and not around it.
        self.cursorPositionChanged.connect(self.viewport().update)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(SlimScrollBar(theme, self, on_card=True))
        self.setViewportMargins(_INSIDE, _INSIDE // 2, _INSIDE // 2, _INSIDE // 2)
        self.viewport().setAutoFillBackground(False)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.setPalette(_palette(self.palette(), theme))

    def set_pixels(self, pixels: int) -> None:
        """Set the size of its words."""
        self.document().setDefaultFont(font(pixels))

    def focusNextPrevChild(self, forwards: bool) -> bool:
        stays = super().focusNextPrevChild(forwards)
        self.viewport().update()
        return stays

    def focusInEvent(self, event: QFocusEvent) -> None:
        flags = Qt.TextInteractionFlag.TextBrowserInteraction
        if QAccessible.isActive():  # who listens reads by lines and words; otherwise the arrows scroll
            flags |= Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.setTextInteractionFlags(flags)
        super().focusInEvent(event)
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus() and self.textCursor().charFormat().isAnchor():
            painter = QPainter(self.viewport())
            for box in self._selected_boxes():
                paint_focus(painter, self._theme, box.adjusted(-4, -2, 4, 2), 6)
            painter.end()

    def _selected_boxes(self) -> Iterator[QRectF]:
        """Yield where each line of what is selected stands, which is the link that has the keyboard."""
        cursor = self.textCursor()
        block = self.document().findBlock(cursor.selectionStart())
        layout = block.layout()
        first, last = (place - block.position() for place in (cursor.selectionStart(), cursor.selectionEnd()))
        left = -self.horizontalScrollBar().value()
        at = layout.position() + QPointF(left, -self.verticalScrollBar().value())
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            begin, end = max(first, line.textStart()), min(last, line.textStart() + line.textLength())
            if begin < end:
                # It gives a pair, of which its types know nothing.
                x, right = (line.cursorToX(place)[0] for place in (begin, end))  # type: ignore[index]
                yield QRectF(at.x() + x, at.y() + line.y(), right - x, line.height())


def paint_box(painter: QPainter, theme: Theme, box: QRectF, *, focused: bool) -> None:
    """Paint the ground of a box, and its focus."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.edge), 1.5))
    painter.setBrush(QColor(theme.card))
    painter.drawRoundedRect(box.adjusted(3.5, 3.5, -3.5, -3.5), _ROUND, _ROUND)
    if focused:
        paint_focus(painter, theme, box.adjusted(1.5, 1.5, -1.5, -1.5), _ROUND + 2)


def _palette(old: QPalette, theme: Theme) -> QPalette:
    palette = QPalette(old)
    role = QPalette.ColorRole
    palette.setColor(role.Base, QColor(theme.card))
    palette.setColor(role.Text, QColor(theme.ink))
    palette.setColor(role.PlaceholderText, QColor(theme.muted))
    palette.setColor(role.Highlight, QColor(theme.accent))
    palette.setColor(role.HighlightedText, QColor(theme.on_accent))
    return palette
