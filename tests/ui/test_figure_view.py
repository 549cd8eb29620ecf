"""The figure view paints the drawing it is given, once, sharp and whole, over whatever stands behind it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from player.figures.drawing import Drawing, Shape
from player.ui.figure_view import FigureView, path_of

_RED = Shape((0.0, 0.0, 1.0, 0.0, 1.0, 1.0, 0.0, 1.0), "#ff0000", smooth=False)
_RED_SQUARE = Drawing((_RED,), (-0.5, -0.5, 2.0, 2.0))


def _painted(view: FigureView) -> QImage:
    image = QImage(view.size(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor("#00000000"))
    painter = QPainter(image)
    view.paint(painter, view.target_rect())
    painter.end()
    return image


@pytest.mark.parametrize("size", [(200, 200), (400, 200), (150, 600)])
def test_the_drawing_is_as_large_as_it_fits_and_in_the_middle(qtbot: QtBot, size: tuple[int, int]) -> None:
    view = FigureView()
    qtbot.addWidget(view)
    view.resize(*size)
    view.show_drawing(_RED_SQUARE)
    side = min(size)
    assert view.target_rect() == QRectF((size[0] - side) / 2, (size[1] - side) / 2, side, side)
    image = _painted(view)
    assert image.pixelColor(size[0] // 2, size[1] // 2) == QColor("#ff0000")


def test_what_is_behind_shines_through(qtbot: QtBot) -> None:
    view = FigureView()
    qtbot.addWidget(view)
    view.resize(200, 200)
    view.show_drawing(_RED_SQUARE)
    assert _painted(view).pixelColor(4, 4).alpha() == 0


def test_nothing_is_painted_without_a_drawing(qtbot: QtBot) -> None:
    view = FigureView()
    qtbot.addWidget(view)
    view.resize(60, 60)
    assert view.target_rect() == QRectF()
    assert _painted(view).pixelColor(30, 30).alpha() == 0


def test_the_drawing_that_is_shown_is_not_painted_again(qtbot: QtBot) -> None:
    class Counting(FigureView):
        asked = 0

        def update(self, *_: object) -> None:
            self.asked += 1

    view = Counting()
    qtbot.addWidget(view)
    for _ in range(3):
        view.show_drawing(_RED_SQUARE)
    assert view.asked == 1
    assert view.drawing is _RED_SQUARE


def test_paths_follow_the_outline_of_a_drawing(qtbot: QtBot) -> None:
    smooth = Shape((0.0, 0.0, 1.0, 0.0, 1.0, 1.0, 0.0, 1.0), "#ff0000")
    assert path_of(smooth).boundingRect() == QRectF(0.0, 0.0, 1.0, 1.0)
    assert path_of(_RED).boundingRect() == QRectF(0.0, 0.0, 1.0, 1.0)
    line = Shape((0.0, 0.0, 1.0, 0.0, 1.0, 1.0), None, 1.0, "#000000", 0.1, closed=False)
    assert path_of(line).currentPosition().toTuple() == (1.0, 1.0)
