"""The figure in the middle: as large as it fits, with a handle on every joint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from player.language import said
from player.ui.drawing_painting import paint_drawing
from player.ui.focus import paint_focus
from player.ui.fonts import font
from player.ui.painted import Painted
from player.ui.theme import Theme, mix

if TYPE_CHECKING:
    from player.editing.workbench import Spot
    from player.figures.drawing import Drawing

_REACH = 26.0
"""Pixels from a handle within which it is taken hold of."""
_STEP = 0.01
"""Parts of stature that an arrow key moves a joint."""
_ARROWS = {
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, -1.0),
    Qt.Key.Key_Down: (0.0, 1.0),
}
_FURTHER = (Qt.Key.Key_BracketRight, Qt.Key.Key_PageDown)
_BACK = (Qt.Key.Key_BracketLeft, Qt.Key.Key_PageUp)


class FigureCanvas(Painted):
    """Shows a drawing and lets joints be dragged, by mouse or by arrow keys."""

    spoken_as = "canvas"
    joint_dragged = Signal(str, float, float, bool)
    """A joint, where it is to go (right and down, parts of stature), and whether only the one above turns."""
    drag_ended = Signal()
    """The joint was let go."""
    joint_chosen = Signal(str)
    """A joint was taken hold of."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._drawing: Drawing | None = None
        self._spots: tuple[Spot, ...] = ()
        self._chosen = ""
        self._over = ""
        self._held = ""
        self._grip = QPointF()
        self._pixels = 15
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._name()

    @property
    def chosen(self) -> str:
        """Return the joint that arrow keys move; empty if none."""
        return self._chosen

    def set_pixels(self, pixels: int) -> None:
        """Set the size of its words."""
        self._pixels = pixels
        self.update()

    def show_drawing(self, drawing: Drawing | None, spots: tuple[Spot, ...]) -> None:
        """Show a drawing with its handles; without any while it moves by itself."""
        self._drawing, self._spots = drawing, spots
        if self._chosen and not self._spot(self._chosen) and spots:
            self._choose("")
        self.update()

    def choose(self, point: str) -> None:
        """Let the arrow keys move a joint."""
        self._choose(point)

    def place_of(self, point: str) -> QPointF:
        """Return where a handle is, in pixels."""
        spot = self._spot(point)
        return self._pixel(spot.x, spot.y) if spot is not None else QPointF()

    def sizeHint(self) -> QSize:
        return QSize(640, 480)

    def _spot(self, point: str) -> Spot | None:
        return next((spot for spot in self._spots if spot.point == point), None)

    def _choose(self, point: str) -> None:
        if point != self._chosen:
            self._chosen = point
            self._name()
            self.update()

    def _name(self) -> None:
        spot = self._spot(self._chosen)
        now = said("{name} chosen. ", name=spot.name) if spot is not None else ""
        self.setAccessibleName(said("Figure. {now}", now=now).strip())
        self.setAccessibleDescription(
            said(
                "Page keys or brackets choose a joint, arrow keys move it; "
                "with Shift only the joint above turns."
            )
        )

    def _target(self) -> QRectF:
        if self._drawing is None:
            return QRectF()
        _, _, width, height = self._drawing.view_box
        scale = min(self.width() / width, self.height() / height)
        wide, tall = width * scale, height * scale
        return QRectF((self.width() - wide) / 2, (self.height() - tall) / 2, wide, tall)

    def _pixel(self, x: float, y: float) -> QPointF:
        if self._drawing is None:
            return QPointF()
        left, top, width, _ = self._drawing.view_box
        target = self._target()
        scale = target.width() / width
        return QPointF(target.x() + (x - left) * scale, target.y() + (y - top) * scale)

    def _place(self, at: QPointF) -> tuple[float, float]:
        if self._drawing is None:
            return (0.0, 0.0)
        left, top, width, _ = self._drawing.view_box
        target = self._target()
        scale = target.width() / width
        return (at.x() - target.x()) / scale + left, (at.y() - target.y()) / scale + top

    def _nearest(self, at: QPointF) -> Spot | None:
        """The handle under the mouse; of two at about one place, the nearer to the viewer."""
        best: tuple[float, Spot] | None = None
        for spot in self._spots:
            away = at - self._pixel(spot.x, spot.y)
            distance = (away.x() ** 2 + away.y() ** 2) ** 0.5
            if distance <= _REACH and (best is None or distance <= best[0] + 4):
                best = (distance, spot)
        return best[1] if best is not None else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        spot = self._nearest(event.position())
        if event.button() is Qt.MouseButton.LeftButton and spot is not None:
            self._held = spot.point
            self._grip = event.position() - self._pixel(spot.x, spot.y)
            self._choose(spot.point)
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.joint_chosen.emit(spot.point)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held:
            x, y = self._place(event.position() - self._grip)
            only = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.joint_dragged.emit(self._held, x, y, only)
            return
        spot = self._nearest(event.position())
        over = spot.point if spot is not None else ""
        if over != self._over:
            self._over = over
            self.setCursor(Qt.CursorShape.OpenHandCursor if over else Qt.CursorShape.ArrowCursor)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._held:
            self._held = ""
            self.setCursor(Qt.CursorShape.OpenHandCursor)
            self.drag_ended.emit()
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (*_FURTHER, *_BACK) and self._spots:
            self._step_on(1 if key in _FURTHER else -1)
        elif key in _ARROWS and self._spot(self._chosen) is not None:
            spot = self._spot(self._chosen)
            if spot is not None:
                across, down = _ARROWS[key]
                only = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self.joint_dragged.emit(
                    spot.point, spot.x + across * _STEP * 1.5, spot.y + down * _STEP * 1.5, only
                )
                self.drag_ended.emit()
        else:
            super().keyPressEvent(event)

    def _step_on(self, way: int) -> None:
        points = sorted(spot.point for spot in self._spots)
        at = points.index(self._chosen) + way if self._chosen in points else 0
        self._choose(points[at % len(points)])
        self.joint_chosen.emit(self._chosen)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), QColor(self._theme.window))
        box = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        painter.setPen(QPen(QColor(self._theme.line), 1.5))
        painter.setBrush(QColor(self._theme.card))
        painter.drawRoundedRect(box, 18, 18)
        if self._drawing is not None:
            paint_drawing(painter, self._drawing, self._target())
        for spot in self._spots:
            self._paint_handle(painter, spot)
        marked = self._spot(self._held or self._over or (self._chosen if self.hasFocus() else ""))
        if marked is not None:
            self._paint_name(painter, marked)
        if self.hasFocus():
            paint_focus(painter, self._theme, box, 18)
        painter.end()

    def _paint_handle(self, painter: QPainter, spot: Spot) -> None:
        at = self._pixel(spot.x, spot.y)
        chosen, over = spot.point == self._chosen, spot.point in (self._over, self._held)
        size = 9.0 if chosen or over else 6.0
        ring = QColor(self._theme.accent)
        fill = QColor(self._theme.accent if chosen else self._theme.card)
        if not (chosen or over):
            fill.setAlphaF(0.75 if not spot.point.startswith("other") else 0.4)
            ring.setAlphaF(0.9 if not spot.point.startswith("other") else 0.5)
        painter.setPen(QPen(QColor(self._theme.card), 4.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if chosen or over:
            painter.drawEllipse(at, size + 1.5, size + 1.5)
        painter.setPen(QPen(ring, 2.5 if chosen or over else 2.0))
        painter.setBrush(fill)
        painter.drawEllipse(at, size, size)

    def _paint_name(self, painter: QPainter, spot: Spot) -> None:
        used = font(self._pixels, QFont.Weight.DemiBold)
        metrics = QFontMetricsF(used)
        text = spot.name[:1].upper() + spot.name[1:]
        wide, tall = metrics.horizontalAdvance(text) + self._pixels * 1.4, metrics.height() + 8
        at = self._pixel(spot.x, spot.y)
        left = min(max(6.0, at.x() + 16), self.width() - wide - 6)
        top = max(6.0, at.y() - tall - 12)
        box = QRectF(left, top, wide, tall)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(mix(self._theme.ink, self._theme.card, 0.06)))
        painter.drawRoundedRect(box, tall / 2, tall / 2)
        painter.setFont(used)
        painter.setPen(QColor(self._theme.card))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
