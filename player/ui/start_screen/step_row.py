"""One step of the list; an optional one can be switched off for today."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from player.language import said
from player.ui.focus import paint_focus
from player.ui.fonts import elide, font, wrapped
from player.ui.painted import paint_lines
from player.ui.start_screen.page import StepLine
from player.ui.theme import Theme, mix


class StepRow(QAbstractButton):
    """The row. Only an optional step is a button and takes the keyboard; any other is a text."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, optional: bool = False) -> None:
        super().__init__(parent)
        self.spoken_as = "" if optional else "text"
        self._theme = theme
        self._pixels = 16
        self._number = 0
        self.line = StepLine("", "")
        self.first = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.update()

    def set_pixels(self, pixels: int) -> None:
        """Set the size of its words."""
        self._pixels = pixels
        self.update()

    def show_line(self, line: StepLine, number: int) -> None:
        """Show a step; ``number`` counts the steps that are done, 0 for what is not counted."""
        self.line, self._number = line, number
        self.setCheckable(line.optional)
        self.setChecked(line.optional and line.on)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if line.optional else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if line.optional else Qt.CursorShape.ArrowCursor)
        self.setAccessibleName(line.spoken)
        self.setToolTip(
            (said("Leave it out today") if line.on else said("Do it today")) if line.optional else ""
        )
        self.update()

    def height_for(self, width: int) -> int:
        """Return the height it needs in a width."""
        lines = len(self._title_lines(width))
        second = 1 if self._second else 0
        return max(44 if self.line.optional else 0, round(self._pixels * (1.4 * lines + 1.35 * second + 0.9)))

    @property
    def _second(self) -> str:
        return " · ".join(part for part in (self.line.dose, self.line.note) if part)

    def _left(self) -> float:
        return self._pixels * (2.6 + 1.2 * self.line.depth)

    def _title_font(self) -> QFont:
        return font(self._pixels, QFont.Weight.Normal if self.line.minor else QFont.Weight.DemiBold)

    def _title_lines(self, width: float) -> tuple[str, ...]:
        room = width - self._left() - self._pixels * 4.6
        metrics = QFontMetricsF(self._title_font())
        return tuple(elide(line, metrics, room) for line in wrapped(self.line.title, metrics, room))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.isCheckable():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, pixels, on = self._theme, self._pixels, self.line.on and not self.line.left_out
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.first:
            painter.setPen(QPen(QColor(theme.line), 1))
            painter.drawLine(round(pixels * 0.8), 0, round(self.width() - pixels * 0.8), 0)
        left, right = self._left(), self.width() - pixels
        lines = self._title_lines(self.width())
        top = pixels * 0.45
        title = QRectF(left, top, right - left - pixels * 3.4, pixels * 1.4 * len(lines))
        self._paint_sign(painter, QRectF(left - pixels * 1.9, top, pixels * 1.4, pixels * 1.4))
        painter.setFont(self._title_font())
        painter.setPen(QColor(theme.ink if on and not self.line.minor else theme.muted))
        paint_lines(painter, lines, title)
        painter.setFont(font(round(pixels * 0.92)))
        painter.setPen(QColor(theme.muted))
        clock = QRectF(title.right(), top, right - title.right(), pixels * 1.4)
        paint_lines(painter, (self.line.length if on else "",), clock, "right")
        if self._second:
            metrics = QFontMetricsF(painter.font())
            text = elide(self._second, metrics, right - left)
            paint_lines(painter, (text,), QRectF(left, title.bottom(), right - left, pixels * 1.3))
        if self.hasFocus():
            paint_focus(painter, theme, QRectF(self.rect()).adjusted(3, 2, -3, -2), 10)
        painter.end()

    def _paint_sign(self, painter: QPainter, box: QRectF) -> None:
        theme, pixels = self._theme, self._pixels
        if not self.line.optional:
            painter.setFont(font(round(pixels * 0.85), QFont.Weight.Medium))
            painter.setPen(QColor(theme.muted))
            paint_lines(painter, (str(self._number) if self._number else "",), box, "centre")
            return
        inner = box.adjusted(2, 2, -2, -2)
        done = self.line.on and not self.line.left_out
        painter.setPen(QPen(QColor(theme.accent if done else theme.muted), 2))
        painter.setBrush(QColor(theme.accent if done else mix(theme.card, theme.ink, 0.02)))
        painter.drawRoundedRect(inner, 5, 5)
        if self.line.on:
            pen = QPen(QColor(theme.on_accent if done else theme.muted), 2.2)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            left, top, side = inner.left(), inner.top(), inner.width()
            marks = ((0.25, 0.52), (0.43, 0.72), (0.78, 0.30))
            painter.drawPolyline([QPointF(left + x * side, top + y * side) for x, y in marks])
