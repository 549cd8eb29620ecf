"""One exercise of a session that was made: its figure, how much of it, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from player.language import said
from player.ui.buttons import IconButton, round_side
from player.ui.focus import paint_focus
from player.ui.fonts import elide, font
from player.ui.making_screen.page import MadeLine
from player.ui.painted import paint_lines
from player.ui.theme import Theme, mix

if TYPE_CHECKING:
    from player.figures.drawing import Drawing
    from player.ui.library_screen.card_painting import PaintDrawing

_BUTTON = 44
_USUAL = 16
"""The size of words, in pixels, beside which buttons have their usual size."""


class MadeRow(QAbstractButton):
    """The row. By keyboard: Enter swaps, Delete removes, Alt with the arrows moves; the mouse drags it, and
    has buttons."""

    swap_asked = Signal()
    """Another exercise is wished in its place."""
    removed = Signal()
    """It is to go."""
    moved = Signal(int)
    """It is to come earlier (-1) or later (1)."""

    def __init__(self, theme: Theme, paint: PaintDrawing | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._paint = paint
        self._pixels = 16
        self.line = MadeLine("", "", "", "", "")
        self.drawing: Drawing | None = None
        self.first = False
        self._lifted = False
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.swap = IconButton(theme, "swap", said("Swap for another one"), parent=self)
        self.up = IconButton(theme, "up", said("Earlier"), parent=self)
        self.down = IconButton(theme, "down", said("Later"), parent=self)
        self.remove = IconButton(theme, "close", said("Leave it out"), parent=self)
        self.clicked.connect(self.swap_asked)  # as a screen reader presses it
        self.swap.clicked.connect(self.swap_asked)
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down.clicked.connect(lambda: self.moved.emit(1))
        self.remove.clicked.connect(self.removed)
        for button in self.buttons:
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setCursor(Qt.CursorShape.ArrowCursor)

    @property
    def buttons(self) -> tuple[IconButton, ...]:
        """Return its buttons from left to right."""
        return self.swap, self.up, self.down, self.remove

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.update()
        for button in self.buttons:
            button.set_theme(theme)

    def set_pixels(self, pixels: int) -> None:
        """Set the size of its words."""
        self._pixels = pixels
        self.update()

    def show_line(self, line: MadeLine, *, first: bool, last: bool) -> None:
        """Show an exercise, and whether it is the first or the last one."""
        if line.identity != self.line.identity:
            self.drawing = None
        self.line, self.first = line, first
        self.up.setEnabled(not first)
        self.down.setEnabled(not last)
        self.up.set_strength(0.3 if first else 1.0)
        self.down.set_strength(0.3 if last else 1.0)
        keys = said("Enter swaps it, Delete leaves it out, Alt with the arrows moves it")
        self.setAccessibleName(line.spoken)
        self.setAccessibleDescription(keys)
        for button in self.buttons:
            button.setAccessibleDescription(line.name)
        self.update()

    def show_drawing(self, drawing: Drawing | None) -> None:
        """Show its figure."""
        self.drawing = drawing
        self.update()

    def set_lifted(self, *, lifted: bool) -> None:
        """Show whether it is being dragged."""
        self._lifted = lifted
        self.setCursor(Qt.CursorShape.ClosedHandCursor if lifted else Qt.CursorShape.OpenHandCursor)
        self.update()

    @property
    def _button(self) -> int:
        """Return the side of a button, in pixels."""
        return max(_BUTTON, round_side(self._pixels / _USUAL) - 4)

    def height_for(self, width: int) -> int:
        """Return the height it needs in a width."""
        lines = 2.75 if self._roomy(width) else 4.1
        extra = 0 if self._roomy(width) else self._button - _BUTTON
        return max(self._button + 8, round(self._pixels * lines + 26) + extra)

    def place(self) -> None:
        """Put the buttons into their places."""
        top = (self.height() - self._button) // 2
        left = self.width() - 4 * self._button - 10
        if not self._roomy(self.width()):
            top = self.height() - self._button - 2
        for place, button in enumerate(self.buttons):
            button.setGeometry(left + place * self._button, top, self._button, self._button)

    def _roomy(self, width: int) -> bool:
        """Return whether the buttons have room beside the words."""
        return width >= self._pixels * 27 + 4 * self._button

    def hitButton(self, pos: object) -> bool:
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, alt = event.key(), event.modifiers() & Qt.KeyboardModifier.AltModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.swap_asked.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif alt and key == Qt.Key.Key_Up and not self.first:
            self.moved.emit(-1)
        elif alt and key == Qt.Key.Key_Down and self.down.isEnabled():
            self.moved.emit(1)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(key == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, pixels = self._theme, self._pixels
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._lifted:
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.setBrush(QColor(mix(theme.card, theme.accent, 0.10)))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 12, 12)
        elif not self.first:
            painter.setPen(QPen(QColor(theme.line), 1))
            painter.drawLine(round(pixels * 0.8), 0, round(self.width() - pixels * 0.8), 0)
        self._paint_grip(painter)
        roomy = self._roomy(self.width())
        tall = self.height() - 14 if roomy else self.height() - self._button + 14
        picture = QRectF(pixels * 1.5, 7, max(tall * 1.35, pixels * 4.6), tall)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(mix(theme.card, theme.phase("stretch"), 0.10)))
        painter.drawRoundedRect(picture, 10, 10)
        if self.drawing is not None and self._paint is not None:
            self._paint(painter, self.drawing, picture.adjusted(5, 4, -5, -4))
        self._paint_words(painter, picture, roomy=roomy)
        if self.hasFocus():
            paint_focus(painter, theme, QRectF(self.rect()).adjusted(3, 2, -3, -2), 10)
        painter.end()

    def _paint_grip(self, painter: QPainter) -> None:
        """Paint what one drags it by: six dots."""
        dot, gap = max(1.4, self._pixels * 0.1), self._pixels * 0.42
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.accent if self._lifted else self._theme.muted))
        middle = self.height() / 2 if self._roomy(self.width()) else (self.height() - self._button + 28) / 2
        for x in (0, 1):
            for y in (-1, 0, 1):
                painter.drawEllipse(QPointF(self._pixels * 0.55 + x * gap, middle + y * gap), dot, dot)

    def _paint_words(self, painter: QPainter, picture: QRectF, *, roomy: bool) -> None:
        theme, pixels = self._theme, self._pixels
        left = picture.right() + pixels * 0.8
        right = self.width() - pixels * 0.6 - (4 * self._button + 8 if roomy else 0)
        clock_wide = pixels * 3.0
        top = picture.center().y() - pixels * 1.32
        bold, small = font(pixels, QFont.Weight.DemiBold), font(round(pixels * 0.9))
        painter.setFont(bold)
        painter.setPen(QColor(theme.ink))
        room = right - left - clock_wide
        name = elide(self.line.name, QFontMetricsF(bold), room)
        paint_lines(painter, (name,), QRectF(left, top, room, pixels * 1.35))
        painter.setFont(small)
        painter.setPen(QColor(theme.muted))
        clock = QRectF(right - clock_wide, top, clock_wide, pixels * 1.35)
        paint_lines(painter, (self.line.length,), clock, "right")
        told, metrics = f"{self.line.role} · {self.line.dose}", QFontMetricsF(small)
        if metrics.horizontalAdvance(told) > right - left:
            told = elide(self.line.dose, metrics, right - left)
        paint_lines(painter, (told,), QRectF(left, top + pixels * 1.35, right - left, pixels * 1.3))
