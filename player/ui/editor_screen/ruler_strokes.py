"""Strokes of the time ruler: what is too narrow for more than its colour. Long sessions have thousands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

NARROW = 4
"""Pixels below which a phase, a line, or a whole step is a bare stroke."""


class Strokes:
    """Strokes side by side in one lane, of whole pixels: neighbours of one colour are painted as one."""

    def __init__(self, painter: QPainter, lane: QRectF) -> None:
        """Take what paints, and the top and height of the lane."""
        self._painter = painter
        self._top, self._height = round(lane.top()), round(lane.height())
        self._found: dict[int, tuple[QColor, list[QRect]]] = {}
        self._colour: QColor | None = None
        self._begin = self._end = 0

    def add(self, colour: QColor, left: float, right: float) -> float:
        """Add a stroke and return where it ends: it takes a pixel at least, which the one before may have."""
        begin = max(round(left), self._end)
        end = max(round(right), begin + 1)
        if colour is not self._colour or begin > self._end:
            self._close()
            self._colour, self._begin = colour, begin
        self._end = end
        return float(end)

    def _close(self) -> None:
        if self._colour is not None:
            box = QRect(self._begin, self._top, self._end - self._begin, self._height)
            self._found.setdefault(id(self._colour), (self._colour, []))[1].append(box)
        self._colour = None

    def paint(self) -> None:
        """Paint what was added, all of one colour at once."""
        self._close()
        hint = QPainter.RenderHint.Antialiasing
        self._painter.setRenderHint(hint, on=False)
        self._painter.setPen(Qt.PenStyle.NoPen)
        for colour, boxes in self._found.values():
            self._painter.setBrush(colour)
            self._painter.drawRects(boxes)
        self._painter.setRenderHint(hint, on=True)
        self._found.clear()
