"""Each kind of phase has a shape of its own, and each icon is drawn."""

from __future__ import annotations

from itertools import combinations
from typing import get_args

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from player.timeline.timeline import PhaseKind
from player.ui.icons import IconName, paint_icon
from player.ui.phase_shapes import paint_phase_shape

KINDS: tuple[PhaseKind, ...] = get_args(PhaseKind)
ICONS: tuple[IconName, ...] = get_args(IconName)
SIDE = 60
BOX = QRectF(10, 10, 40, 40)
BLACK = QColor("#000000")


def _inked(picture: QImage) -> frozenset[tuple[int, int]]:
    return frozenset(
        (x, y) for x in range(SIDE) for y in range(SIDE) if picture.pixelColor(x, y).alpha() > 127
    )


def _blank() -> QImage:
    picture = QImage(SIDE, SIDE, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(Qt.GlobalColor.transparent)
    return picture


def _shape(kind: PhaseKind) -> frozenset[tuple[int, int]]:
    picture = _blank()
    painter = QPainter(picture)
    paint_phase_shape(painter, kind, BOX, BLACK)
    painter.end()
    return _inked(picture)


def _icon(name: IconName) -> frozenset[tuple[int, int]]:
    picture = _blank()
    painter = QPainter(picture)
    paint_icon(painter, name, BOX, BLACK)
    painter.end()
    return _inked(picture)


@pytest.mark.parametrize("kind", KINDS)
def test_a_shape_fills_its_box_and_stays_in_it(qapp: object, kind: PhaseKind) -> None:
    spots = _shape(kind)
    across = {x for x, _ in spots}
    assert max(across) - min(across) > 20
    assert all(8 <= x <= 51 and 8 <= y <= 51 for x, y in spots)


def test_no_two_shapes_look_alike(qapp: object) -> None:
    shapes = {kind: _shape(kind) for kind in KINDS}
    for one, other in combinations(KINDS, 2):
        shared = len(shapes[one] & shapes[other]) / len(shapes[one] | shapes[other])
        assert shared < 0.75, (one, other)


@pytest.mark.parametrize("name", ICONS)
def test_an_icon_is_drawn_inside_its_box(qapp: object, name: IconName) -> None:
    spots = _icon(name)
    assert len(spots) > 60
    assert all(9 <= x <= 50 and 9 <= y <= 50 for x, y in spots)


def test_no_two_icons_look_alike(qapp: object) -> None:
    assert len({_icon(name) for name in ICONS}) == len(ICONS)
