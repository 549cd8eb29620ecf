"""The figure view paints the drawing it is given, once, sharp and whole, over whatever stands behind it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from player.figures.drawing import Drawing, Shape
from player.ui.figure_view import FigureView
from player.ui.outlines import path_of

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
    both = Shape((0.0, 0.0, 1.0, 0.0, 1.0, 1.0, 2.0, 2.0, 3.0, 2.0, 3.0, 3.0), "#ff0000", runs=(3, 3))
    assert [polygon.count() for polygon in path_of(both, 2.0, 1.0, 0.0).toSubpathPolygons()] == [4, 4]
    assert path_of(both, 2.0, 1.0, 0.0).boundingRect() == QRectF(1.0, 0.0, 6.0, 6.0)


def test_only_what_differs_is_painted_again(qtbot: QtBot) -> None:
    class Asking(FigureView):
        area = QRect()

        def update(self, *area: object) -> None:
            self.area = area[0] if area and isinstance(area[0], QRect) else self.rect()

    view = Asking()
    qtbot.addWidget(view)
    view.resize(200, 200)
    small = Shape((0.0, 0.0, 0.1, 0.0, 0.1, 0.1), "#0000ff", smooth=False)
    moved = replace(small, points=(0.1, 0.0, 0.2, 0.0, 0.2, 0.1))
    view.show_drawing(Drawing((_RED, small), (-0.5, -0.5, 2.0, 2.0)))
    assert view.area == view.rect()
    view.show_drawing(Drawing((_RED, moved), (-0.5, -0.5, 2.0, 2.0)))
    assert view.area.contains(QRect(50, 50, 20, 10))
    assert view.area.width() < 40
    view.show_drawing(Drawing((_RED,), (-0.5, -0.5, 2.0, 2.0)))
    assert view.area.contains(QRect(60, 50, 10, 10))
    assert view.area.width() < 40
    view.show_drawing(Drawing((_RED,), (-0.5, -0.5, 3.0, 2.0)))
    assert view.area == view.rect()


def test_a_drawing_that_comes_again_looks_as_it_did_the_first_time(qtbot: QtBot) -> None:
    view = FigureView()
    qtbot.addWidget(view)
    view.resize(200, 200)
    other = Drawing((replace(_RED, points=(0.2, 0.2, 0.9, 0.1, 0.7, 1.2)),), _RED_SQUARE.view_box)
    seen: list[QImage] = []
    for _ in range(4):
        for drawing in (_RED_SQUARE, other):
            view.show_drawing(drawing)
            seen.append(view.grab().toImage())
    assert seen[0] != seen[1]
    assert all(image == seen[0] for image in seen[2::2])
    assert all(image == seen[1] for image in seen[3::2])


def test_what_was_moved_looks_as_if_it_had_stood_there_from_the_first(qtbot: QtBot) -> None:
    moving, fresh = FigureView(), FigureView()
    places = (0.0, 0.3, 0.8, 1.1, 0.8, 0.0, 0.3)
    shapes = [
        replace(_RED, points=(x, 0.2, x + 0.3, 0.1, x + 0.2, 0.9), fill="#0000ff", smooth=True)
        for x in places
    ]
    drawings = [Drawing((_RED, shape), _RED_SQUARE.view_box) for shape in shapes[:5]]
    drawings.append(Drawing((_RED,), _RED_SQUARE.view_box))
    drawings += [Drawing((shape, _RED), _RED_SQUARE.view_box) for shape in shapes[5:]]
    for view in (moving, fresh):
        qtbot.addWidget(view)
        view.resize(211, 203)
    canvas = QImage(moving.size(), QImage.Format.Format_RGB32)
    for drawing in (*drawings, *reversed(drawings)):
        moving.show_drawing(drawing)
        fresh.show_drawing(None)
        fresh.resize(210, 203)
        fresh.resize(211, 203)
        fresh.show_drawing(drawing)
        canvas = moving.grab().toImage()
        assert canvas == fresh.grab().toImage()


def test_only_the_area_told_has_to_be_painted_to_see_the_next_drawing(qtbot: QtBot) -> None:
    told: list[QRect] = []

    class Telling(FigureView):
        def update(self, *area: object) -> None:
            told.append(area[0] if area and isinstance(area[0], QRect) else self.rect())

    view = Telling()
    qtbot.addWidget(view)
    view.resize(200, 200)
    screen = QImage(view.size(), QImage.Format.Format_ARGB32_Premultiplied)
    screen.fill(QColor("#00000000"))
    for x in (0.0, 0.1, 0.9, 0.4, 0.0, 0.9):
        shape = replace(_RED, points=(x, 0.2, x + 0.3, 0.1, x + 0.2, 1.3), fill="#0000ff")
        view.show_drawing(Drawing((_RED, shape), _RED_SQUARE.view_box))
        painter = QPainter(screen)
        painter.setClipRect(told[-1])
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
        painter.fillRect(told[-1], QColor("#00000000"))
        painter.end()
        view.render(screen, told[-1].topLeft(), told[-1], FigureView.RenderFlag(0))
        whole = QImage(screen.size(), screen.format())
        whole.fill(QColor("#00000000"))
        view.render(whole, view.rect().topLeft(), view.rect(), FigureView.RenderFlag(0))
        assert screen == whole


def _drag(view: FigureView, *points: tuple[int, int]) -> None:
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(*points[0]))
    for point in points[1:]:
        QTest.mouseMove(view, QPoint(*point))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(*points[-1]))


def test_dragging_turns_the_figure_and_a_double_click_turns_it_back(qtbot: QtBot) -> None:
    view = FigureView()
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show_drawing(_RED_SQUARE)
    with qtbot.waitSignal(view.was_turned):
        _drag(view, (100, 100), (120, 100), (150, 125))
    assert view.turned == (20.0, 10.0)
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
    assert view.turned == (0.0, 0.0)


def test_a_click_does_not_turn_the_figure(qtbot: QtBot) -> None:
    view = FigureView()
    qtbot.addWidget(view)
    view.show_drawing(_RED_SQUARE)
    _drag(view, (10, 10), (12, 11))
    assert view.turned == (0.0, 0.0)


def test_the_figure_goes_all_the_way_round_and_never_over_its_head(qtbot: QtBot) -> None:
    view = FigureView()
    qtbot.addWidget(view)
    for _ in range(24):
        view.turn_by(15.0, 15.0)
    assert view.turned == (0.0, 90.0)
