"""Chips: any number of a few things, each switched on or off; they stand in rows as wide as there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from player.ui.focus import paint_focus
from player.ui.fonts import font
from player.ui.painted import Painted
from player.ui.settings_screen.fields import LOW
from player.ui.theme import Theme, mix

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Chip(QCheckBox):
    """One of them; a tick tells, besides the colour, that it is on."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._pixels = 16
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.update()

    def set_pixels(self, pixels: int) -> None:
        """Set the size of its words."""
        self._pixels = pixels
        self.update()

    def wished(self) -> QSize:
        """Return the size at which its words fit, with room for the tick."""
        words = QFontMetricsF(font(self._pixels, QFont.Weight.DemiBold)).horizontalAdvance(self.text())
        return QSize(round(words + self._pixels * 2.9), max(LOW, round(self._pixels * 2.5)))

    def hitButton(self, pos: object) -> bool:
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, on, pixels = self._theme, self.isChecked(), self._pixels
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        radius = box.height() / 2
        ground = theme.accent if on else mix(theme.card, theme.ink, 0.07 if self.underMouse() else 0.0)
        painter.setPen(QPen(QColor(theme.accent if on else theme.edge), 1.5))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box, radius, radius)
        front = QColor(theme.on_accent if on else theme.ink)
        words = QRectF(box)
        if on:
            words.setLeft(box.left() + pixels * 1.1)
            self._paint_tick(painter, box, front)
        painter.setFont(font(pixels, QFont.Weight.DemiBold if on else QFont.Weight.Medium))
        painter.setPen(front)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus():
            around = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
            paint_focus(painter, theme, around, radius + 2.5)
        painter.end()

    def _paint_tick(self, painter: QPainter, box: QRectF, colour: QColor) -> None:
        side = self._pixels * 0.62
        left, top = box.left() + self._pixels * 0.62, box.center().y() - side / 2
        pen = QPen(colour, max(1.8, self._pixels * 0.13))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        points = ((0.0, 0.55), (0.36, 0.92), (1.0, 0.12))
        painter.drawPolyline([QPointF(left + x * side, top + y * side) for x, y in points])


class ChipField(Painted):
    """The chips of one question."""

    value_changed = Signal(object)
    """The person switched one; carries the set of values that are on."""

    def __init__(
        self, theme: Theme, label: str, options: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        """Take the question, and each value with its name on the screen."""
        super().__init__(theme, parent)
        self.setAccessibleName(label)
        self.chips: dict[str, Chip] = {}
        for value, text in options:
            chip = self.chips[value] = Chip(theme, text, self)
            chip.setAccessibleDescription(label)
            chip.clicked.connect(lambda _on=False: self.value_changed.emit(self.value))

    @property
    def value(self) -> frozenset[str]:
        """Return the values that are on."""
        return frozenset(value for value, chip in self.chips.items() if chip.isChecked())

    def show_value(self, value: Collection[str]) -> None:
        """Show which values are on without telling of a change."""
        for each, chip in self.chips.items():
            chip.setChecked(each in value)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        super().set_theme(theme)
        for chip in self.chips.values():
            chip.set_theme(theme)

    def set_pixels(self, pixels: int) -> None:
        """Set the size of its words."""
        for chip in self.chips.values():
            chip.set_pixels(pixels)

    def height_for(self, width: int) -> int:
        """Return the height of as many rows as are needed."""
        return self._place(width)[1]

    def _place(self, width: int) -> tuple[list[tuple[int, int, int, int]], int]:
        boxes, left, top, tall = [], 0, 0, LOW
        for chip in self.chips.values():
            size = chip.wished()
            if left and left + size.width() > width:
                left, top = 0, top + tall
            tall = size.height()
            boxes.append((left, top, min(size.width(), width), tall))
            left += size.width()
        return boxes, top + tall

    def resizeEvent(self, event: QResizeEvent) -> None:
        for chip, box in zip(self.chips.values(), self._place(self.width())[0], strict=True):
            chip.setGeometry(*box)
