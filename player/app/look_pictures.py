"""Who the figure can be, as small pictures for the settings screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from player.figures.looks import LOOK_NAMES, USUAL_LOOK
from player.ui.drawing_painting import paint_drawing

if TYPE_CHECKING:
    from player.figures.drawing import Drawing
    from player.figures.figure import Figure
    from player.ui.theme import Scheme

_SEEN = 0.56
"""Height of the picture in parts of stature: head and trunk."""
_ABOVE = 0.03
"""Room above the head."""


def pictures_of_looks(
    figure: Figure, scheme: Scheme, size: QSize, ratio: float
) -> dict[str | int | float, QPixmap]:
    """Return a picture for each look, by the value it is kept as: the figure from the head to the hips."""
    pose = figure.motion.start
    return {
        "" if name == USUAL_LOOK else name: _picture(
            figure.drawing_of(pose, None, f"{scheme} {name}"), size, ratio
        )
        for name, _ in LOOK_NAMES
    }


def _picture(drawing: Drawing, size: QSize, ratio: float) -> QPixmap:
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    scale = size.height() / _SEEN
    left, top, width, height = drawing.view_box
    person_left, person_top, person_width, _ = drawing.bounds()
    target = QRectF(
        size.width() / 2 - (person_left + person_width / 2 - left) * scale,
        (top - person_top + _ABOVE) * scale,
        width * scale,
        height * scale,
    )
    painter = QPainter(picture)
    painter.setClipRect(QRectF(0, 0, size.width(), size.height()))
    paint_drawing(painter, drawing, target)
    painter.end()
    return picture
