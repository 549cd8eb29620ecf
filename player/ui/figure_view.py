"""The widget that paints a drawing: the figure, as large as it fits, on whatever stands behind it.

A movement shows the same drawings again and again, and painting smooth outlines takes longer than all else
that is done while a session plays. So a drawing is painted once, into a picture of that part in which it
differs from the drawing before the movement began, and from then on only copied; what does not move is
copied from that first drawing's picture. Giving the drawing that is already shown costs nothing.

A person turns the figure by dragging it: to the sides it goes round, up and down it tilts, and a double
click turns it back. The view only says how far it is turned; who gives it drawings turns them.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, floor

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from player.figures.drawing import Drawing, Shape
from player.ui.drawing_painting import paint_drawing, paint_shapes, rooms_of

_KEPT = 24
"""Pictures are kept as long as they take no more memory than so many of the whole widget ..."""
_MOST = 32 << 20
"""... nor more bytes than this, with the drawings that they are of."""
_SHAPE = 1024
"""Bytes of one shape of a drawing: its points, where it stands, and the path that it is painted with."""
_WHOLE = 4
"""Pictures begin and end at multiples of so many pixels: whole ones of any screen that scales by quarters."""


_DEGREES = 0.4
"""By so many degrees a pixel the figure is turned."""
_STEP = 2.0
"""It is turned by multiples of so many degrees: the same pictures come again on the way back."""
_BEGIN = 4.0
"""Pixels that the mouse goes before the figure follows, so that a click does not turn it."""


@dataclass(frozen=True, slots=True)
class _Picture:
    """A drawing as it is painted."""

    drawing: Drawing
    """What is painted; kept, so that no other drawing can come to have its id."""
    image: QPixmap
    """The pixels of ``place``."""
    place: QRect
    """Where they stand in the widget."""
    rooms: tuple[QRectF, ...]
    """What each shape takes up in the widget."""
    prints: tuple[int, ...]
    """Of each shape a number that another one that looks alike has as well."""
    ground: _Picture | None
    """What is seen around ``place``; None where nothing is."""

    @property
    def first(self) -> _Picture:
        """The picture that this one is a part of."""
        return self.ground or self

    @property
    def differs(self) -> QRect:
        """Where it differs from its ground."""
        return self.place if self.ground is not None else QRect()

    @property
    def size(self) -> int:
        """The bytes of its pixels, and of the drawing that is kept with them."""
        return self.image.width() * self.image.height() * 4 + len(self.drawing.shapes) * _SHAPE


class FigureView(QWidget):
    """Shows one drawing at a time; its background is see-through."""

    spoken_as = "picture"
    """What a screen reader takes it for (see ``spoken_roles``)."""
    was_turned = Signal()
    """The figure is to be seen from another side: see ``turned``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with nothing to show."""
        super().__init__(parent)
        self._drawing: Drawing | None = None
        self._shown: _Picture | None = None
        self._pictures: OrderedDict[int, _Picture] = OrderedDict()
        self._held = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self._turned = (0.0, 0.0)
        self._told = (0.0, 0.0)
        self._held_at: QPointF | None = None
        self._dragging = False

    @property
    def drawing(self) -> Drawing | None:
        """What is shown."""
        return self._drawing

    @property
    def turned(self) -> tuple[float, float]:
        """Degrees by which the figure is turned to the right, and tilted towards the viewer."""
        return self._told

    def turn_by(self, right: float, towards: float) -> None:
        """Turn the figure further."""
        self._turn_to((self._turned[0] + right + 180.0) % 360.0 - 180.0, self._turned[1] + towards)

    def turn_back(self) -> None:
        """See the figure as it is seen best."""
        self._turn_to(0.0, 0.0)

    def _turn_to(self, right: float, towards: float) -> None:
        self._turned = (right, min(90.0, max(-90.0, towards)))
        told = (round(self._turned[0] / _STEP) * _STEP, round(self._turned[1] / _STEP) * _STEP)
        if told != self._told:
            self._told = told
            self.was_turned.emit()

    def show_drawing(self, drawing: Drawing | None) -> None:
        """Show a drawing, or nothing; the drawing that is shown already is not painted again."""
        if drawing is self._drawing:
            return
        if self._shown is not None and self._shown.image.devicePixelRatio() != self.devicePixelRatioF():
            self._forget()
        before, self._drawing = self._shown, drawing
        self._shown = after = self._picture_of(drawing, before) if drawing is not None else None
        if before is None or after is None or before.first is not after.first:
            self.update()
        else:
            self.update(before.differs.united(after.differs))

    def target_rect(self) -> QRectF:
        """Where the drawing's view box is painted, in the widget's pixels."""
        return self._target(self._drawing) if self._drawing is not None else QRectF()

    def paint(self, painter: QPainter, target: QRectF) -> None:
        """Paint the drawing's view box into a rectangle."""
        if self._drawing is not None:
            paint_drawing(painter, self._drawing, target)

    def _target(self, drawing: Drawing) -> QRectF:
        _, _, width, height = drawing.view_box
        scale = min(self.width() / width, self.height() / height)
        wide, tall = width * scale, height * scale
        return QRectF((self.width() - wide) / 2, (self.height() - tall) / 2, wide, tall)

    def _picture_of(self, drawing: Drawing, before: _Picture | None) -> _Picture:
        found = self._pictures.get(id(drawing))
        if found is not None:
            self._pictures.move_to_end(id(drawing))
            return found
        picture = self._new_picture(drawing, before)
        self._keep(picture)
        ratio = self.devicePixelRatioF()
        most = min(_MOST, _KEPT * self.width() * self.height() * 4 * ratio * ratio)
        while self._held > most and len(self._pictures) > 1:
            _, oldest = self._pictures.popitem(last=False)
            self._held -= oldest.size
        return picture

    def _keep(self, picture: _Picture) -> None:
        replaced = self._pictures.pop(id(picture.drawing), None)
        self._held += picture.size - (replaced.size if replaced is not None else 0)
        self._pictures[id(picture.drawing)] = picture

    def _new_picture(self, drawing: Drawing, before: _Picture | None) -> _Picture:
        """Paint a drawing where it differs from what it is seen with, or all of it."""
        prints = tuple(map(_print, drawing.shapes))
        ground = before
        if before is not None and before.ground is not None:
            moving, since = (_differing(prints, one.prints) for one in (before.ground, before))
            # what has begun to move may stand still again: then the last picture is the better ground
            if 2 * len(since[0]) >= len(moving[0]):
                ground = before.ground
            else:
                whole = _union(before.rooms)
                ground = self._render(before.drawing, before.rooms, before.prints, whole, None)
                self._keep(ground)
        rooms = rooms_of(drawing, self._target(drawing))
        if ground is None or drawing.view_box != ground.drawing.view_box:
            return self._render(drawing, rooms, prints, _union(rooms), None)
        new, old = _differing(prints, ground.prints)
        moved = [rooms[place] for place in new] + [ground.rooms[place] for place in old]
        return self._render(drawing, rooms, prints, _union(moved), ground)

    def _forget(self) -> None:
        self._pictures.clear()
        self._held = 0
        self._shown = None

    def _render(
        self,
        drawing: Drawing,
        rooms: tuple[QRectF, ...],
        prints: tuple[int, ...],
        room: QRectF,
        ground: _Picture | None,
    ) -> _Picture:
        place = _whole_pixels(room).intersected(_whole_pixels(QRectF(self.rect())))
        ratio = self.devicePixelRatioF()
        image = QPixmap(round(place.width() * ratio), round(place.height() * ratio))
        image.setDevicePixelRatio(ratio)
        image.fill(Qt.GlobalColor.transparent)
        if not image.isNull():
            painter = QPainter(image)
            painter.translate(-place.topLeft())
            paint_shapes(painter, drawing, self._target(drawing), rooms, QRectF(place))
            painter.end()
        return _Picture(drawing, image, place, rooms, prints, ground)

    def sizeHint(self) -> QSize:
        """As large as a figure is comfortable to see."""
        return QSize(640, 480)

    def minimumSizeHint(self) -> QSize:
        """Small enough for any window."""
        return QSize(120, 90)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the figure."""
        if event.button() != Qt.MouseButton.LeftButton or self._drawing is None:
            event.ignore()
            return
        self._held_at = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Turn the figure while it is held; a mouse that only goes by is none of our business."""
        if self._held_at is None:
            event.ignore()
            return
        way = event.position() - self._held_at
        if not self._dragging and way.manhattanLength() < _BEGIN:
            return
        self._dragging = True
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self._held_at = event.position()
        self.turn_by(way.x() * _DEGREES, way.y() * _DEGREES)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of the figure."""
        if self._held_at is None:
            event.ignore()
        self._held_at = None
        self._dragging = False
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Turn the figure back."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.turn_back()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Copy the picture of the drawing, and what is seen around it."""
        shown = self._shown
        if shown is None:
            return
        painter = QPainter(self)
        if shown.ground is not None:
            for rest in _around(shown.place, event.rect()):
                _copy(painter, shown.ground, rest)
        _copy(painter, shown, event.rect())
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Paint anew in the new size."""
        self._forget()
        self._shown = self._picture_of(self._drawing, None) if self._drawing is not None else None
        super().resizeEvent(event)


def _differing(ours: Sequence[int], theirs: Sequence[int]) -> tuple[list[int], list[int]]:
    """Which shapes the one drawing has that the other has not, and the other way round, told by their prints;
    all where their order differs.
    """
    shared = set(ours).intersection(theirs)
    if [each for each in ours if each in shared] != [each for each in theirs if each in shared]:
        return list(range(len(ours))), list(range(len(theirs)))
    new = [place for place, each in enumerate(ours) if each not in shared]
    return new, [place for place, each in enumerate(theirs) if each not in shared]


def _print(shape: Shape) -> int:
    points = shape.points
    return hash(
        (
            points.tobytes() if isinstance(points, memoryview) else tuple(points),
            shape.fill,
            shape.opacity,
            shape.stroke,
            shape.width,
            shape.closed,
            shape.smooth,
            shape.runs,
        )
    )


def _union(rooms: Iterable[QRectF]) -> QRectF:
    whole = QRectF()
    for room in rooms:
        whole = whole.united(room)
    return whole


def _whole_pixels(room: QRectF) -> QRect:
    left, top = (floor(edge / _WHOLE) * _WHOLE for edge in (room.left(), room.top()))
    right, bottom = (ceil(edge / _WHOLE) * _WHOLE for edge in (room.right(), room.bottom()))
    return QRect(left, top, right - left, bottom - top)


def _around(place: QRect, area: QRect) -> tuple[QRect, ...]:
    """What of an area lies beside a place: above, below, left and right of it."""
    inner = area.intersected(place)
    if inner == area:
        return ()
    if inner.isEmpty():
        return (area,)
    x, width, right = area.x(), area.width(), inner.x() + inner.width()
    return (
        QRect(x, area.y(), width, inner.y() - area.y()),
        QRect(x, inner.y() + inner.height(), width, area.bottom() - inner.bottom()),
        QRect(x, inner.y(), inner.x() - x, inner.height()),
        QRect(right, inner.y(), x + width - right, inner.height()),
    )


def _copy(painter: QPainter, picture: _Picture, area: QRect) -> None:
    """Copy what of a picture lies in an area."""
    part = area.intersected(picture.place)
    if part.isEmpty():
        return
    ratio = picture.image.devicePixelRatio()
    corner = QPointF(part.topLeft() - picture.place.topLeft()) * ratio
    painter.drawPixmap(
        QRectF(part),
        picture.image,
        QRectF(corner.x(), corner.y(), part.width() * ratio, part.height() * ratio),
    )
