"""The widget that paints a drawing: the figure, as large as it fits, on whatever stands behind it.

Outlines become painter paths in pixels once per drawing and size, and are kept for the drawings seen last,
because a movement shows the same drawings again and again. Giving the drawing that is already shown costs
nothing, and only the part in which a new one differs is painted. Paths are in pixels, and see-through areas
have see-through brushes: both are far faster than a scaled painter and its opacity.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent, QTransform
from PySide6.QtWidgets import QSizePolicy, QWidget

from player.figures.drawing import Drawing, Shape

_KEPT = 84
"""Drawings whose paths are kept, about 130 kB each."""

_Painted = tuple[QPainterPath, QBrush, QPen, QRectF]
"""A path in pixels, what it is filled and drawn with, and all the room it takes."""


def path_of(shape: Shape) -> QPainterPath:
    """A shape's outline in stature units (see `player.figures.drawing`)."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    p = tuple(shape.points)
    count = len(p) // 2
    if count < 2:
        return path
    if not shape.smooth or count == 2:
        path.moveTo(p[0], p[1])
        for i in range(1, count):
            path.lineTo(p[2 * i], p[2 * i + 1])
    elif shape.closed:
        path.moveTo((p[-2] + p[0]) / 2, (p[-1] + p[1]) / 2)
        x, y = p[0], p[1]
        for i in range(2, 2 * count, 2):
            next_x, next_y = p[i], p[i + 1]
            path.quadTo(x, y, (x + next_x) / 2, (y + next_y) / 2)
            x, y = next_x, next_y
        path.quadTo(x, y, (x + p[0]) / 2, (y + p[1]) / 2)
    else:
        path.moveTo(p[0], p[1])
        for i in range(2, 2 * count - 2, 2):
            x, y = p[i], p[i + 1]
            last = i == 2 * count - 4
            end_x, end_y = (p[-2], p[-1]) if last else ((x + p[i + 2]) / 2, (y + p[i + 3]) / 2)
            path.quadTo(x, y, end_x, end_y)
    if shape.closed:
        path.closeSubpath()
    return path


class FigureView(QWidget):
    """Shows one drawing at a time; its background is see-through."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with nothing to show."""
        super().__init__(parent)
        self._drawing: Drawing | None = None
        self._paths: OrderedDict[int, tuple[Drawing, list[_Painted]]] = OrderedDict()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @property
    def drawing(self) -> Drawing | None:
        """What is shown."""
        return self._drawing

    def show_drawing(self, drawing: Drawing | None) -> None:
        """Show a drawing, or nothing; the drawing that is shown already is not painted again."""
        before = self._drawing
        if drawing is before:
            return
        self._drawing = drawing
        if before is None or drawing is None:
            self.update()
        else:
            self.update(self._changed(before, drawing))

    def target_rect(self) -> QRectF:
        """Where the drawing's view box is painted, in the widget's pixels."""
        if self._drawing is None:
            return QRectF()
        _, _, width, height = self._drawing.view_box
        scale = min(self.width() / width, self.height() / height)
        wide, tall = width * scale, height * scale
        return QRectF((self.width() - wide) / 2, (self.height() - tall) / 2, wide, tall)

    def paint(self, painter: QPainter, target: QRectF) -> None:
        """Paint the drawing's view box into a rectangle, for pictures and sheets as well."""
        if self._drawing is not None:
            _paint(painter, _painted(self._drawing, target), target)

    def _changed(self, before: Drawing, after: Drawing) -> QRect:
        """The part of the widget in which two drawings differ: a swinging leg leaves the chair alone."""
        if len(before.shapes) != len(after.shapes) or before.view_box != after.view_box:
            return self.rect()
        region = QRectF()
        pairs = zip(before.shapes, after.shapes, self._kept(before), self._kept(after), strict=True)
        for old, new, painted_before, painted_after in pairs:
            if old != new:
                region = region.united(painted_before[3]).united(painted_after[3])
        return region.toAlignedRect().intersected(self.rect())

    def _kept(self, drawing: Drawing) -> list[_Painted]:
        found = self._paths.get(id(drawing))
        if found is not None:
            self._paths.move_to_end(id(drawing))
            return found[1]
        painted = _painted(drawing, self.target_rect())
        # the drawing is kept with its paths, so that no other drawing can come to have its id
        self._paths[id(drawing)] = (drawing, painted)
        while len(self._paths) > _KEPT:
            self._paths.popitem(last=False)
        return painted

    def sizeHint(self) -> QSize:
        """As large as a figure is comfortable to see."""
        return QSize(640, 480)

    def minimumSizeHint(self) -> QSize:
        """Small enough for any window."""
        return QSize(120, 90)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the drawing in the middle, as large as it fits."""
        if self._drawing is None:
            return
        painter = QPainter(self)
        _paint(painter, self._kept(self._drawing), QRectF(event.rect()))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Forget the paths of the old size."""
        self._paths.clear()
        super().resizeEvent(event)


def _painted(drawing: Drawing, target: QRectF) -> list[_Painted]:
    left, top, width, _ = drawing.view_box
    scale = target.width() / width
    place = QTransform.fromTranslate(target.x(), target.y()).scale(scale, scale).translate(-left, -top)
    painted: list[_Painted] = []
    for shape in drawing.shapes:
        path, pen = _path(shape, place), _pen(shape, scale)
        room = 2.0 + (pen.widthF() if shape.stroke is not None else 0.0)
        painted.append((path, _brush(shape), pen, path.controlPointRect().adjusted(-room, -room, room, room)))
    return painted


def _path(shape: Shape, place: QTransform) -> QPainterPath:
    """The outline in pixels, its curves cut into short straight lines: they take a third of the memory."""
    curved = place.map(path_of(shape))
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addPolygon(curved.toFillPolygon() if shape.closed else curved.toSubpathPolygons()[0])
    return path


def _paint(painter: QPainter, painted: Sequence[_Painted], area: QRectF) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for path, brush, pen, room in painted:
        if room.intersects(area):
            painter.setPen(pen)
            painter.setBrush(brush)
            painter.drawPath(path)


def _brush(shape: Shape) -> QBrush:
    if shape.fill is None:
        return QBrush(Qt.BrushStyle.NoBrush)
    return QBrush(_colour(shape.fill, shape.opacity))


def _pen(shape: Shape, scale: float) -> QPen:
    if shape.stroke is None:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(_colour(shape.stroke, shape.opacity), shape.width * scale)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _colour(name: str, opacity: float) -> QColor:
    colour = QColor(name)
    colour.setAlphaF(opacity)
    return colour
