"""A shape for each kind of phase, so that colour is never the only sign; drawn in a square of side 100."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from player.ui.icons import arrow_head

if TYPE_CHECKING:
    from collections.abc import Callable

    from player.timeline.timeline import PhaseKind

_SIDE = 100.0


def paint_phase_shape(painter: QPainter, kind: PhaseKind, box: QRectF, colour: QColor) -> None:
    """Paint the shape of a kind of phase into a square box."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / _SIDE, box.height() / _SIDE)
    pen = QPen(colour, 11, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _PAINTERS[kind](painter)
    painter.restore()


def _head(painter: QPainter, x: float, y: float, degrees: float, size: float = 30) -> None:
    painter.save()
    painter.setBrush(painter.pen().color())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPolygon(arrow_head(QPointF(x, y), degrees, size))
    painter.restore()


def _line(painter: QPainter, *points: tuple[float, float]) -> None:
    painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in points]))


def _solid(painter: QPainter) -> None:
    painter.setBrush(painter.pen().color())
    painter.setPen(Qt.PenStyle.NoPen)


def _prepare(painter: QPainter) -> None:
    painter.drawEllipse(QPointF(50, 50), 37, 37)
    _solid(painter)
    painter.drawEllipse(QPointF(50, 50), 15, 15)


def _stretch(painter: QPainter) -> None:
    arc = QPainterPath(QPointF(13, 62))
    arc.quadTo(50, 16, 87, 62)
    painter.drawPath(arc)
    _head(painter, 4, 76, 129)
    _head(painter, 96, 76, 51)


def _deepen(painter: QPainter) -> None:
    arc = QPainterPath(QPointF(13, 44))
    arc.quadTo(50, -2, 87, 44)
    painter.drawPath(arc)
    _head(painter, 4, 58, 129)
    _head(painter, 96, 58, 51)
    _line(painter, (34, 56), (50, 70), (66, 56))
    _line(painter, (34, 77), (50, 91), (66, 77))


def _contract(painter: QPainter) -> None:
    _line(painter, (8, 50), (44, 50))
    _head(painter, 68, 50, 0, 40)
    _solid(painter)
    painter.drawRoundedRect(QRectF(74, 12, 18, 76), 5, 5)


def _pull(painter: QPainter) -> None:
    _line(painter, (64, 50), (34, 50))
    _head(painter, 8, 50, 180, 40)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(70, 16, 20, 68), 6, 6)


def _relax(painter: QPainter) -> None:
    for y in (36.0, 66.0):
        wave = QPainterPath(QPointF(8, y))
        wave.cubicTo(22, y - 26, 36, y - 26, 50, y)
        wave.cubicTo(64, y + 26, 78, y + 26, 92, y)
        painter.drawPath(wave)


def _hold(painter: QPainter) -> None:
    _solid(painter)
    painter.drawRoundedRect(QRectF(17, 17, 66, 66), 12, 12)


def _rep(painter: QPainter) -> None:
    box = QRectF(16, 16, 68, 68)
    painter.drawArc(box, 20 * 16, 125 * 16)
    painter.drawArc(box, 200 * 16, 125 * 16)
    _head(painter, 87, 54, 75, 34)
    _head(painter, 13, 46, 255, 34)


def _inhale(painter: QPainter) -> None:
    _solid(painter)
    painter.drawPolygon(QPolygonF([QPointF(50, 14), QPointF(92, 84), QPointF(8, 84)]))


def _exhale(painter: QPainter) -> None:
    painter.drawPolygon(QPolygonF([QPointF(50, 82), QPointF(88, 20), QPointF(12, 20)]))


def _roll(painter: QPainter) -> None:
    painter.drawEllipse(QPointF(50, 38), 27, 27)
    _line(painter, (8, 84), (92, 84))
    _solid(painter)
    painter.drawEllipse(QPointF(50, 38), 9, 9)


def _rest(painter: QPainter) -> None:
    _solid(painter)
    for x in (17, 50, 83):
        painter.drawEllipse(QPointF(x, 50), 12, 12)


def _change_side(painter: QPainter) -> None:
    _line(painter, (14, 32), (66, 32))
    _head(painter, 92, 32, 0, 34)
    _line(painter, (86, 70), (34, 70))
    _head(painter, 8, 70, 180, 34)


_PAINTERS: dict[PhaseKind, Callable[[QPainter], None]] = {
    "prepare": _prepare,
    "stretch": _stretch,
    "contract": _contract,
    "relax": _relax,
    "pull": _pull,
    "deepen": _deepen,
    "hold": _hold,
    "rep": _rep,
    "inhale": _inhale,
    "exhale": _exhale,
    "roll": _roll,
    "rest": _rest,
    "change side": _change_side,
}
