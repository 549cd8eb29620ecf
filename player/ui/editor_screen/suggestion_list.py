"""The list of what can be written, below the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from player.language import said
from player.ui.fonts import elide, font
from player.ui.painted import Painted
from player.ui.theme import Theme, mix

if TYPE_CHECKING:
    from collections.abc import Sequence

    from player.editing.completion import Suggestion

_MOST = 8
"""Rows that are seen at a time."""


class SuggestionList(Painted):
    """Suggestions, one of them chosen; the text keeps the keyboard."""

    chosen = Signal()
    """The chosen one is to be written."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._around = parent
        self._pixels = 14
        self._all: tuple[Suggestion, ...] = ()
        self._row = 0
        self._top = 0
        self._foot = ""
        self.start = 0
        """The column from which on the line is replaced."""
        self.setAccessibleName(said("Suggestions"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()

    @property
    def suggestion(self) -> Suggestion | None:
        """Return the chosen one; None where none is."""
        return self._all[self._row] if 0 <= self._row < len(self._all) else None

    @property
    def row(self) -> int:
        """Return the place of the chosen one; -1 where none is."""
        return self._row

    def set_pixels(self, pixels: int) -> None:
        """Set the size of its words."""
        self._pixels = pixels

    def show_suggestions(
        self, found: Sequence[Suggestion], start: int, spot: QPoint, foot: str, *, chosen: bool = True
    ) -> None:
        """Show suggestions below a place of the parent, or above it where there is no room; ``foot`` says
        what Enter does. Where none is ``chosen``, Enter and Tab stay with the text until one is."""
        self._all, self._top, self.start = tuple(found), 0, start
        self._row, self._foot = 0 if chosen else -1, foot
        parent = self._around.contentsRect().size()
        if isinstance(self._around, QAbstractScrollArea):
            parent.setWidth(self._around.viewport().geometry().right())
        width = min(max(260, self._pixels * 30), parent.width() - 12)
        height = self._line * min(_MOST, len(self._all)) + round(self._pixels * 1.9) + 12
        top = spot.y() + 4
        if top + height > parent.height():
            top = max(2, spot.y() - round(self._pixels * 1.7) - height)
        self.setGeometry(max(4, min(spot.x(), parent.width() - width - 6)), top, width, height)
        self.setAccessibleDescription(self._all[0].label)
        self.show()
        self.raise_()
        self.update()

    def take_key(self, event: QKeyEvent) -> bool:
        """Take a key that is meant for the list; return whether it was."""
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            by = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _MOST}.get(Qt.Key(key), -_MOST)
            self._go(by)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            if self._row < 0 or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                self.hide()
                return False
            self.chosen.emit()
        elif key == Qt.Key.Key_Escape:
            self.hide()
        else:
            return False
        return True

    @property
    def _line(self) -> int:
        return round(self._pixels * 1.85)

    def _go(self, by: int) -> None:
        if self._row < 0:
            self._row = -1 if by > 0 else 0
        self._row = (self._row + by) % len(self._all) if abs(by) == 1 else self._row + by
        self._row = min(max(0, self._row), len(self._all) - 1)
        self._top = min(max(self._top, self._row - _MOST + 1), self._row)
        self.setAccessibleDescription(self._all[self._row].label)
        self.update()

    def _row_at(self, y: float) -> int:
        return self._top + int((y - 6) // self._line)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event.position().y())
        if 0 <= row < min(len(self._all), self._top + _MOST):
            self._row = row
            self.chosen.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.edge), 1.5))
        painter.setBrush(QColor(mix(theme.card, theme.window, 0.5)))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 10, 10)
        bold, small = font(self._pixels, QFont.Weight.DemiBold), font(max(11, self._pixels - 2))
        pad = self._pixels * 0.8
        for place, each in enumerate(self._all[self._top : self._top + _MOST]):
            box = QRectF(6, 6 + place * self._line, self.width() - 12, self._line)
            chosen = self._top + place == self._row
            if chosen:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(theme.accent))
                painter.drawRoundedRect(box, 7, 7)
            painter.setFont(bold)
            painter.setPen(QColor(theme.on_accent if chosen else theme.ink))
            inner = box.adjusted(pad, 0, -pad, 0)
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, each.label)
            wide = QFontMetricsF(bold).horizontalAdvance(each.label) + pad
            painter.setFont(small)
            painter.setPen(QColor(theme.on_accent if chosen else theme.muted))
            room = inner.adjusted(wide, 0, 0, 0)
            told = elide(each.detail, QFontMetricsF(small), room.width()) if room.width() > 60 else ""
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, told)
        foot = QRectF(
            6 + pad, self.height() - self._pixels * 1.9 - 4, self.width() - 12 - 2 * pad, self._pixels * 1.9
        )
        painter.setFont(small)
        painter.setPen(QColor(theme.muted))
        count = (
            said("{value} of {count}", value=self._row + 1, count=len(self._all)) if self._row >= 0 else ""
        )
        painter.drawText(foot, Qt.AlignmentFlag.AlignVCenter, self._foot)
        painter.drawText(foot, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count)
        painter.end()
