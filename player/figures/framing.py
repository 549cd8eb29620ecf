"""Framing: what part of the plane a figure's pictures show, and how far its mat goes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from player.figures.arrows import push_arrow
from player.figures.camera import Camera
from player.figures.drawing import Box, Shape
from player.figures.furniture import furniture
from player.figures.gear import gear
from player.figures.looks import LIGHT
from player.figures.motion import Way
from player.figures.placing import Stance
from player.figures.props import MAT_HALF

_MARGIN = 0.045
_ROOM = {"head": 0.085, "neck": 0.05, "pelvis": 0.085, "thorax": 0.08, "lumbar": 0.07}
"""How far flesh reaches from some joints; from all others ..."""
_USUAL_ROOM = 0.045


@dataclass(frozen=True, slots=True)
class Stage:
    """Where a figure is seen."""

    box: Box
    """The view box of all its pictures."""
    mat: Box
    """Where its mat begins and ends, along x and along z."""


def stage_of(
    stances: Iterable[Stance],
    first: Stance,
    camera: Camera,
    *,
    on_mat: bool,
    ways: Iterable[Stance] = (),
    pushes: Iterable[tuple[Stance, Way]] = (),
    arrows: Sequence[Shape] = (),
) -> Stage:
    """The stage that holds a figure with its things in some stances, alone on the `ways` between them, the
    furniture of the `first` one, the arrows of its `pushes`, and other `arrows`.
    """
    lows: list[tuple[float, float]] = []
    highs: list[tuple[float, float]] = []
    along: list[float] = []
    aside: list[float] = []
    start = first.skeleton()
    for stance, has_things in (*((one, True) for one in stances), *((one, False) for one in ways)):
        bones = stance.skeleton()
        places = np.array(list(bones.points.values()))
        room = np.array([_ROOM.get(name, _USUAL_ROOM) for name in bones.points])[:, None]
        flat = camera.flat(places)
        lows.append(_pair((flat - room).min(axis=0)))
        highs.append(_pair((flat + room).max(axis=0)))
        low = places[places[:, 1] < 0.2]
        along.extend(low[:, 0].tolist())
        aside.extend(low[:, 2].tolist())
        for shapes in gear(stance.pose.props, bones, start, camera, LIGHT) if has_things else ():
            _hold(shapes, lows, highs)
    for stance, way in pushes:
        _hold(push_arrow(stance.skeleton(), camera, way, LIGHT, 1.0, 1.0), lows, highs)
    _hold(arrows, lows, highs)
    if not along:
        # in the air: what lies below is as long and as broad as the figure
        places = np.array(list(start.points.values()))
        along, aside = places[:, 0].tolist(), places[:, 2].tolist()
    back, front = min(0.0, min(aside) + 0.19), max(0.0, max(aside) - 0.19)
    mat = (min(along) - 0.10, max(along) + 0.10, back - MAT_HALF, front + MAT_HALF)
    for shapes in furniture(first.pose.props, start, camera, LIGHT):
        _hold(shapes, lows, highs)
    if on_mat:
        corners = camera.flat(np.array([(x, 0.0, z) for x in mat[:2] for z in mat[2:]]))
        lows.append(_pair(corners.min(axis=0) - (0.0, 0.012)))
        highs.append(_pair(corners.max(axis=0)))
    low_x, low_y = min(x for x, _ in lows) - _MARGIN, min(y for _, y in lows) - _MARGIN
    high_x, high_y = max(x for x, _ in highs) + _MARGIN, max(y for _, y in highs) + _MARGIN
    return Stage(_at_least((low_x, -high_y, high_x - low_x, high_y - low_y)), mat)


def _pair(values: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> tuple[float, float]:
    return float(values[0]), float(values[1])


def _hold(shapes: Sequence[Shape], lows: list[tuple[float, float]], highs: list[tuple[float, float]]) -> None:
    """Put the corners of the box about each shape to the others."""
    for shape in shapes:
        lows.append((min(shape.points[::2]), -max(shape.points[1::2])))
        highs.append((max(shape.points[::2]), -min(shape.points[1::2])))


def _at_least(box: Box) -> Box:
    """A box no smaller than what keeps all figures at about one scale; it grows to the sides and upwards."""
    left, top, width, height = box
    wide, tall = max(width, 0.92), max(height, 0.66)
    # whole parts of 4096, so that mirroring is exact
    numbers = (left - (wide - width) / 2, top - (tall - height), wide, tall)
    left, top, width, height = (round(number * 4096) / 4096 for number in numbers)
    return (left, top, width, height)
