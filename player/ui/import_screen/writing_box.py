"""Boxes of several lines in the theme's colours: one to write in, one to read in."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QDragEnterEvent, QPainter, QPalette, QPen, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTextBrowser, QWidget

from player.ui.focus import paint_focus
from player.ui.fonts import font
from player.ui.scroll_bar import SlimScrollBar
from player.ui.theme import Theme

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
    """A box with formatted text that can be read, scrolled and copied."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        """Take what it is called."""
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self.setOpenLinks(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(SlimScrollBar(theme, self, on_card=True))
        self.setViewportMargins(_INSIDE, _INSIDE // 2, _INSIDE // 2, _INSIDE // 2)
        self.viewport().setAutoFillBackground(False)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.setPalette(_palette(self.palette(), theme))

    def set_pixels(self, pixels: int) -> None:
        """Set the size of its words."""
        self.document().setDefaultFont(font(pixels))


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
