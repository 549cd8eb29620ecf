"""The first line of what folds: what it is about; pressing it folds and unfolds what stands below."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from player.language import said
from player.ui.focus import paint_focus
from player.ui.fonts import elide, font
from player.ui.icons import paint_icon
from player.ui.theme import Theme


class FoldHeader(QAbstractButton):
    """The line; Enter and Space press it."""

    stepped = Signal(int)
    """Ctrl with the arrow down (1) or up (-1) was pressed."""

    def __init__(self, theme: Theme, parent: QWidget, *, is_heading: bool = False) -> None:
        """``is_heading`` where it is a heading of the form."""
        super().__init__(parent)
        self._theme = theme
        self._pixels = 14
        self._is_heading = is_heading
        self._more = ""
        self.is_open = False
        """Whether what stands below is seen."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.update()

    def show_state(self, words: str, pixels: int, *, is_open: bool, more: str = "") -> None:
        """Show what it is about, and in quiet words what is in it; in a size of words."""
        self._pixels, self.is_open, self._more = pixels, is_open, more
        self.setText(words)
        state = said("unfolded") if is_open else said("folded")
        self.setAccessibleName(f"{words}, {state}")
        self.setAccessibleDescription(more)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, alt = event.key(), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        side = self._pixels * 1.0
        colour = QColor(theme.accent if self._is_heading else theme.ink)
        painter.save()
        painter.translate(side * 0.9, box.center().y())
        painter.rotate(0 if self.is_open else -90)
        arrow = colour if self._is_heading else QColor(theme.muted)
        paint_icon(painter, "down", QRectF(-side / 2, -side / 2, side, side), arrow)
        painter.restore()
        weight = QFont.Weight.Bold if self._is_heading else QFont.Weight.DemiBold
        used = font(self._pixels, weight)
        words = box.adjusted(side * 1.8, 0, -4, 0)
        self._write(painter, used, colour, words, self.text())
        taken = QFontMetricsF(used).horizontalAdvance(self.text()) + side
        if self._more and not self.is_open and taken < words.width():
            quiet = font(max(11, round(self._pixels * 0.8)))
            self._write(painter, quiet, QColor(theme.muted), words.adjusted(taken, 0, 0, 0), self._more)
        if self.hasFocus():
            paint_focus(painter, theme, box.adjusted(2, 3, -2, -3), 8)
        painter.end()

    def _write(self, painter: QPainter, used: QFont, colour: QColor, box: QRectF, text: str) -> None:
        painter.setFont(used)
        painter.setPen(colour)
        shown = elide(text, QFontMetricsF(used), box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)
