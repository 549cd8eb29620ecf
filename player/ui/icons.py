"""The icons of the buttons, drawn as paths in a square of side 24 so that they are crisp at any size."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

IconName = Literal[
    "play",
    "pause",
    "next",
    "back",
    "restart",
    "done",
    "sound",
    "muted",
    "full screen",
    "leave full screen",
    "left",
    "open",
    "import",
    "keys",
    "theme",
    "close",
    "warning",
    "quit",
    "settings",
    "search",
    "add",
    "less",
    "pencil",
    "star",
    "no star",
    "history",
    "folder",
    "down",
    "up",
    "more",
    "list",
    "undo",
    "redo",
    "copy",
    "mirror",
    "delete",
    "pose",
    "swap",
    "programme",
]
"""What can be drawn."""

_SIDE = 24.0


def paint_icon(painter: QPainter, name: IconName, box: QRectF, colour: QColor) -> None:
    """Paint an icon into a square box."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / _SIDE, box.height() / _SIDE)
    painter.setPen(_stroke(colour))
    painter.setBrush(colour)
    _PAINTERS[name](painter)
    painter.restore()


def _stroke(colour: QColor, width: float = 2.0) -> QPen:
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def _polygon(painter: QPainter, *points: tuple[float, float]) -> None:
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in points]))


def _polyline(painter: QPainter, *points: tuple[float, float]) -> None:
    painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in points]))


def _play(painter: QPainter) -> None:
    _polygon(painter, (8, 5), (19, 12), (8, 19))


def _pause(painter: QPainter) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(QRectF(6, 4, 4.4, 16), 1.4, 1.4)
    painter.drawRoundedRect(QRectF(13.6, 4, 4.4, 16), 1.4, 1.4)


def _next(painter: QPainter) -> None:
    _polygon(painter, (5, 6), (14.5, 12), (5, 18))
    painter.drawRoundedRect(QRectF(17.4, 5.4, 1.6, 13.2), 0.8, 0.8)


def _back(painter: QPainter) -> None:
    painter.translate(_SIDE, 0)
    painter.scale(-1, 1)
    _next(painter)


def _restart(painter: QPainter) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawArc(QRectF(4.5, 5, 15, 15), 120 * 16, 300 * 16)
    painter.setBrush(painter.pen().color())
    _polygon(painter, (8.2, 1.8), (8.2, 8.6), (2.8, 5.6))


def _done(painter: QPainter) -> None:
    painter.setPen(_stroke(painter.pen().color(), 3.0))
    _polyline(painter, (4.5, 12.8), (9.8, 18), (19.5, 6.5))


def _speaker(painter: QPainter) -> None:
    _polygon(painter, (3.5, 9.5), (6.5, 9.5), (11, 5.5), (11, 18.5), (6.5, 14.5), (3.5, 14.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _sound(painter: QPainter) -> None:
    _speaker(painter)
    painter.drawArc(QRectF(9.5, 7.5, 7, 9), -60 * 16, 120 * 16)
    painter.drawArc(QRectF(8.5, 4, 12, 16), -55 * 16, 110 * 16)


def _muted(painter: QPainter) -> None:
    _speaker(painter)
    _polyline(painter, (15, 9.5), (20.5, 15))
    _polyline(painter, (20.5, 9.5), (15, 15))


def _corners(painter: QPainter, near: float, far: float) -> None:
    for turn in range(4):
        painter.save()
        painter.translate(12, 12)
        painter.rotate(90 * turn)
        _polyline(painter, (-near, -far), (-far, -far), (-far, -near))
        painter.restore()


def _full_screen(painter: QPainter) -> None:
    _corners(painter, 3.0, 7.5)


def _leave_full_screen(painter: QPainter) -> None:
    _corners(painter, 8.0, 3.2)


def _left(painter: QPainter) -> None:
    _polyline(painter, (11, 5), (4.5, 12), (11, 19))
    _polyline(painter, (4.5, 12), (20, 12))


def _open(painter: QPainter) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _polygon(painter, (3, 19), (3, 5), (9, 5), (11, 8), (21, 8), (21, 19))


def _import(painter: QPainter) -> None:
    _polyline(painter, (3.5, 14), (3.5, 19.5), (20.5, 19.5), (20.5, 14))
    painter.drawLine(QPointF(12, 3.5), QPointF(12, 14.5))
    _polyline(painter, (7.5, 10.5), (12, 15), (16.5, 10.5))


def _keys(painter: QPainter) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(2.5, 5.5, 19, 13), 2.5, 2.5)
    for x in (6.5, 12.0, 17.5):
        painter.drawPoint(QPointF(x, 9.8))
    _polyline(painter, (8, 14.5), (16, 14.5))


def _theme(painter: QPainter) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QPointF(12, 12), 8.5, 8.5)
    half = QPainterPath(QPointF(12, 3.5))
    half.arcTo(QRectF(3.5, 3.5, 17, 17), 90, -180)
    half.closeSubpath()
    painter.fillPath(half, painter.pen().color())


def _close(painter: QPainter) -> None:
    _polyline(painter, (6, 6), (18, 18))
    _polyline(painter, (18, 6), (6, 18))


def _warning(painter: QPainter) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _polygon(painter, (12, 3.5), (21.5, 20), (2.5, 20))
    _polyline(painter, (12, 10), (12, 14.2))
    painter.drawPoint(QPointF(12, 17.2))


def _quit(painter: QPainter) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    reach = 8.0
    painter.drawArc(QRectF(12 - reach, 12.5 - reach, 2 * reach, 2 * reach), 125 * 16, 290 * 16)
    _polyline(painter, (12, 2.5), (12, 11))


def _settings(painter: QPainter) -> None:
    for y, knob in ((6.0, 15.5), (12.0, 8.0), (18.0, 13.5)):
        _polyline(painter, (3, y), (21, y))
        painter.drawEllipse(QPointF(knob, y), 1.9, 1.9)


def _search(painter: QPainter) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QPointF(10.5, 10.5), 6.5, 6.5)
    _polyline(painter, (15.5, 15.5), (20.5, 20.5))


def _add(painter: QPainter) -> None:
    _polyline(painter, (12, 5), (12, 19))
    _polyline(painter, (5, 12), (19, 12))


def _less(painter: QPainter) -> None:
    _polyline(painter, (5, 12), (19, 12))


def _pencil(painter: QPainter) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _polygon(painter, (15.5, 4), (20, 8.5), (8.5, 20), (3.8, 20.2), (4, 15.5))
    _polyline(painter, (12.8, 6.7), (17.3, 11.2))


def _swap(painter: QPainter) -> None:
    _polyline(painter, (4, 8.5), (17, 8.5))
    _polyline(painter, (7, 15.5), (20, 15.5))
    _polygon(painter, (16, 4.8), (16, 12.2), (20.4, 8.5))
    _polygon(painter, (8, 11.8), (8, 19.2), (3.6, 15.5))


def _list(painter: QPainter) -> None:
    for y in (6.0, 12.0, 18.0):
        _polyline(painter, (9, y), (20, y))
        painter.drawEllipse(QPointF(4.5, y), 1.0, 1.0)


def _star(painter: QPainter) -> None:
    points = []
    for place in range(10):
        angle, reach = math.pi * (place / 5 - 0.5), 9.0 if place % 2 == 0 else 3.9
        points.append((12 + reach * math.cos(angle), 12.8 + reach * math.sin(angle)))
    _polygon(painter, *points)


def _no_star(painter: QPainter) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _star(painter)


def _history(painter: QPainter) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _polyline(painter, (4, 4.5), (4, 20), (20.5, 20))
    _polyline(painter, (7.5, 15.5), (11, 11.5), (14.2, 13.8), (19.5, 7.2))


def _folder(painter: QPainter) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _polyline(painter, (3.5, 19), (3.5, 5.5), (9, 5.5), (11.2, 8), (20.5, 8), (20.5, 19), (3.5, 19))


def _more(painter: QPainter) -> None:
    for x in (5, 12, 19):
        painter.drawEllipse(QRectF(x - 1.2, 10.8, 2.4, 2.4))


def _down(painter: QPainter) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _polyline(painter, (6, 9.5), (12, 15.5), (18, 9.5))


def _up(painter: QPainter) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _polyline(painter, (6, 15), (12, 9), (18, 15))


def _undo(painter: QPainter) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawArc(QRectF(5.5, 8, 14, 11.5), -90 * 16, 180 * 16)
    _polyline(painter, (12.5, 8), (5, 8))
    _polyline(painter, (9, 19.5), (12.5, 19.5))
    painter.setBrush(painter.pen().color())
    _polygon(painter, (8, 4.2), (8, 11.8), (3.2, 8))


def _redo(painter: QPainter) -> None:
    painter.translate(_SIDE, 0)
    painter.scale(-1, 1)
    _undo(painter)


def _copy(painter: QPainter) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(8.5, 8.5, 11.5, 11.5), 2, 2)
    _polyline(painter, (5, 15.5), (4, 15.5), (4, 4), (15.5, 4), (15.5, 5))


def _mirror(painter: QPainter) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _polygon(painter, (9, 6), (9, 18), (3, 18))
    painter.setBrush(painter.pen().color())
    _polygon(painter, (15, 6), (15, 18), (21, 18))
    painter.setPen(_stroke(painter.pen().color(), 1.6))
    for y in (3.5, 8.5, 13.5, 18.5):
        _polyline(painter, (12, y), (12, y + 2.2))


def _delete(painter: QPainter) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _polyline(painter, (4, 6.5), (20, 6.5))
    _polyline(painter, (9, 6.5), (9.6, 3.5), (14.4, 3.5), (15, 6.5))
    _polyline(painter, (6, 6.5), (7, 20.5), (17, 20.5), (18, 6.5))
    _polyline(painter, (10, 11), (10.3, 16.5))
    _polyline(painter, (14, 11), (13.7, 16.5))


def _pose(painter: QPainter) -> None:
    painter.drawEllipse(QPointF(8.2, 4.6), 1.7, 1.7)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _polyline(painter, (8.8, 9), (10.5, 14.5), (6.5, 21))
    _polyline(painter, (10.5, 14.5), (16, 16), (20.5, 13.5))
    _polyline(painter, (8.8, 9), (14, 9.5), (18.5, 6.5))


def _programme(painter: QPainter) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(4, 5.5, 16, 14.5), 2.5, 2.5)
    _polyline(painter, (4.4, 10), (19.6, 10))
    _polyline(painter, (8.2, 3.2), (8.2, 7))
    _polyline(painter, (15.8, 3.2), (15.8, 7))
    _polyline(painter, (8.6, 14.8), (11.2, 17), (15.6, 12.8))


_PAINTERS: dict[IconName, Callable[[QPainter], None]] = {
    "play": _play,
    "pause": _pause,
    "next": _next,
    "back": _back,
    "restart": _restart,
    "done": _done,
    "sound": _sound,
    "muted": _muted,
    "full screen": _full_screen,
    "leave full screen": _leave_full_screen,
    "left": _left,
    "open": _open,
    "import": _import,
    "keys": _keys,
    "theme": _theme,
    "close": _close,
    "warning": _warning,
    "quit": _quit,
    "star": _star,
    "no star": _no_star,
    "history": _history,
    "folder": _folder,
    "down": _down,
    "up": _up,
    "more": _more,
    "settings": _settings,
    "search": _search,
    "add": _add,
    "less": _less,
    "pencil": _pencil,
    "list": _list,
    "undo": _undo,
    "redo": _redo,
    "copy": _copy,
    "mirror": _mirror,
    "delete": _delete,
    "pose": _pose,
    "swap": _swap,
    "programme": _programme,
}


def arrow_head(tip: QPointF, degrees: float, size: float) -> QPolygonF:
    """Return a triangle whose tip points so many degrees from the right, clockwise."""
    points = [tip]
    for turn in (150, 210):
        angle = math.radians(degrees + turn)
        points.append(tip + QPointF(math.cos(angle), math.sin(angle)) * size)
    return QPolygonF(points)
