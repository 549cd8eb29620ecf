"""The gutter of the text: line numbers, signs of problems, and what folds and unfolds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from player.language import said
from player.ui.theme import mix

if TYPE_CHECKING:
    from player.ui.editor_screen.text_folding import TextFolding
    from player.ui.editor_screen.text_sheet import TextSheet
    from player.ui.theme import Theme


class TextGutter(QWidget):
    """What stands left of the text."""

    line_pressed = Signal(int)
    """The line, from 0, whose number was pressed."""

    def __init__(self, theme: Theme, view: TextSheet, folding: TextFolding) -> None:
        super().__init__(view)
        self._theme = theme
        self._view, self._folding = view, folding
        self._worst: dict[int, str] = {}
        self._shown: tuple[object, ...] = ()
        self._pixels = 15
        self._over = -1
        self.setMouseTracking(True)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.update()

    def show_problems(self, worst: dict[int, str]) -> None:
        """Show signs at lines, from 0, with the worst severity there, and which line the cursor is in."""
        shown = (worst, self._view.line, self._view.blockCount(), self._folding.folded)
        if shown != self._shown:
            self._shown, self._worst = shown, worst
            self.update()

    def set_pixels(self, pixels: int) -> None:
        """Set the size of the text."""
        self._pixels = pixels

    @property
    def wide(self) -> int:
        """Return how wide it is to be, in pixels."""
        digits = max(3, len(str(self._view.blockCount())))
        numbers = QFontMetricsF(self._view.font()).horizontalAdvance("0") * digits
        return round(numbers + self._pixels * 0.9) + self._fold_wide

    @property
    def _fold_wide(self) -> int:
        return round(self._pixels * 1.3)

    def sizeHint(self) -> QSize:
        return QSize(self.wide, 0)

    def _fold_at(self, place: QPointF) -> int:
        """Return the line of the header whose sign is at a place; -1 where none is."""
        if place.x() < self.width() - self._fold_wide:
            return -1
        line = self._line_at(place)
        return line if self._folding.is_header(line) else -1

    def _line_at(self, place: QPointF) -> int:
        for block, top, tall in self._view.seen_boxes():
            if top <= place.y() < top + tall:
                return block.blockNumber()
        return -1

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        fold, line = self._fold_at(event.position()), self._line_at(event.position())
        if fold >= 0:
            self._folding.toggle(fold)
        elif line >= 0:
            self.line_pressed.emit(line)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._fold_at(event.position())
        if over != self._over:
            self._over = over
            self.setCursor(Qt.CursorShape.PointingHandCursor if over >= 0 else Qt.CursorShape.ArrowCursor)
            folded = over in self._folding.folded
            words = said("Unfold (Ctrl+Shift+])") if folded else said("Fold (Ctrl+Shift+[)")
            self.setToolTip(words if over >= 0 else "")
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._over = -1
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, view = self._theme, self._view
        worst, here = self._worst, view.line
        folded = self._folding.folded
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(theme.card))
        painter.setFont(view.font())
        line_high = QFontMetricsF(view.font()).lineSpacing()
        for block, top, tall in view.seen_boxes():
            if top > event.rect().bottom() or top + tall < event.rect().top():
                continue
            number = block.blockNumber()
            first = QRectF(0, top, self.width(), min(tall, line_high))
            severity = worst.get(number)
            ink = theme.ink if number == here else theme.muted
            if severity:
                ink = theme.error if severity == "error" else theme.warning
                self._paint_dot(painter, first, ink)
            painter.setPen(QColor(ink))
            room = QRect(0, round(first.top()), self.width() - self._fold_wide, round(first.height()))
            painter.drawText(
                room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(number + 1)
            )
            if self._folding.is_header(number):
                self._paint_sign(painter, first, closed=number in folded, over=number == self._over)
        painter.end()

    def _paint_dot(self, painter: QPainter, line: QRectF, ink: str) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ink))
        painter.drawEllipse(QRectF(5, line.center().y() - 3.5, 7, 7))

    def _paint_sign(self, painter: QPainter, line: QRectF, *, closed: bool, over: bool) -> None:
        """An angle that points down, or to the right where there is something to unfold."""
        theme = self._theme
        side = self._pixels * 0.24
        middle = QPointF(self.width() - self._fold_wide / 2, line.center().y())
        turned = ((-0.6, -1), (0.6, 0), (-0.6, 1)) if closed else ((-1, -0.6), (0, 0.6), (1, -0.6))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strong = closed or over
        painter.setPen(
            QPen(
                QColor(theme.accent if strong else mix(theme.card, theme.muted, 0.8)),
                max(1.4, self._pixels * (0.14 if strong else 0.11)),
                Qt.PenStyle.SolidLine,
                Qt.PenCapStyle.RoundCap,
                Qt.PenJoinStyle.RoundJoin,
            )
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF([middle + QPointF(x * side, y * side) for x, y in turned]))
