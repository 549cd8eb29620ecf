"""The head: face, nose, ear, eyes and brows, and the hair as all of its surface above the hairline."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from player.figures.body import CHIN, CROWN, Body
from player.figures.chains import Array
from player.figures.contours import to_points
from player.figures.drawing import Shape
from player.figures.looks import Look, blend
from player.figures.props import hull
from player.figures.tubes import Seen

_HAIRLINE = (
    # how far round the head (degrees, 0 the face, 90 the side, 180 the back) and how high (0 chin, 1 crown)
    (0.0, 0.83),
    (18.0, 0.83),
    (38.0, 0.80),
    (54.0, 0.715),
    (66.0, 0.63),
    (72.0, 0.52),
    (76.0, 0.42),
    (84.0, 0.41),
    (90.0, 0.50),
    (100.0, 0.555),
    (112.0, 0.52),
    (118.0, 0.40),
    (128.0, 0.27),
    (150.0, 0.205),
    (180.0, 0.19),
)
_THICK = {
    "short": 0.0075,
    "thin": 0.004,
    "none": 0.0006,
    "bob": 0.014,
    "bun": 0.006,
    "tail": 0.006,
    "curls": 0.021,
}
"""How thick the hair of each style lies on the head."""
_BOB = ((0.0, 0.80), (30.0, 0.80), (50.0, 0.70), (62.0, 0.40), (70.0, 0.16), (90.0, 0.06), (180.0, 0.04))
"""The edge of hair that covers the ears."""
_DISC = np.column_stack((np.cos(np.linspace(0, 2 * np.pi, 18)), np.sin(np.linspace(0, 2 * np.pi, 18))))[:-1]
_TAIL = 0.135
"""Length of a pony-tail, parts of stature."""
_ROUND = np.radians(np.linspace(0.0, 360.0, 33))
"""Directions of the hair's facets, 0 the face, 90 the right side."""
_UPWARDS = np.linspace(0.0, 1.0, 9)


@dataclass(frozen=True, slots=True)
class _Surface:
    """Points that stay where they are on a head, from its middle (points, 3): to the front, up, right."""

    points: Array
    """The hair's facets, then the lines of the face, then the ears."""
    normals: Array
    """Where the surface looks at the points of the face's lines."""
    hair: tuple[int, int]
    """How many points the hair has round the head, and how many upwards."""


@lru_cache(maxsize=16)
def _surface_of(body: Body, style: str) -> _Surface:
    """The surface of a body's head with hair of a style."""
    hair = _hair_points(body, style)
    face, normals = _face_points(body)
    ears = [_ear_points(hand, size) for hand in (1.0, -1.0) for size in _EARS]
    return _Surface(np.concatenate((hair.reshape(-1, 3), face, *ears)), normals, hair.shape[:2])


def head_shapes(seen: Seen, look: Look) -> list[Shape]:
    """What is on the head: face, hair and ears, from back to front."""
    frame, camera = seen.bones.frames["head"], seen.camera
    surface = _surface_of(seen.body, look.hair_style)
    view = camera.axes @ frame
    flat = surface.points @ view[:2].T + camera.flat(seen.bones.points["head"])
    count = surface.hair[0] * surface.hair[1]
    shapes = _face(flat[count:], surface.normals @ view[2] > _FACING, look)
    shapes += _hair(flat[:count].reshape(*surface.hair, 2), bool(view[2, 1] > 0.0), look)
    if look.hair_style != "bob":
        shapes += _ears(flat[count + len(surface.normals) :], float(view[2, 2]), look)
    return shapes


def gathered(seen: Seen, look: Look) -> tuple[Array, Array] | None:
    """The middles and sizes of the balls that a bun or a pony-tail is made of; it falls as gravity says."""
    frame, centre = seen.bones.frames["head"], seen.bones.points["head"]
    if look.hair_style == "bun":
        return (centre + frame @ np.array((-0.079, 0.022, 0.0)))[None], np.array((0.027,))
    if look.hair_style != "tail":
        return None
    root = centre + frame @ np.array((-0.066, 0.026, 0.0))
    out = root + frame @ np.array((-0.026, 0.004, 0.0))
    fall = min(_TAIL, max(0.0, float(out[1]) - 0.012))
    end = out - np.array((0.0, fall, 0.0))
    # what finds no room above the floor lies along it, away from the body
    away = frame[:, 1] * (1.0, 0.0, 1.0)
    end = end + away / max(float(np.sqrt(away @ away)), 0.2) * (_TAIL - fall)
    t = np.linspace(0.0, 1.0, 12)[:, None]
    middles = root * (1 - t) ** 2 + out * (2 * t * (1 - t)) + end * t**2
    middles[:, 1] = np.maximum(middles[:, 1], 0.010)
    return middles, np.interp(t[:, 0], (0.0, 0.08, 0.4, 1.0), (0.009, 0.012, 0.016, 0.006))


def gathered_shapes(seen: Seen, look: Look) -> list[Shape]:
    """A bun or a pony-tail."""
    found = gathered(seen, look)
    if found is None:
        return []
    middles, sizes = found
    discs = seen.camera.flat(middles)[:, None] + _DISC * sizes[:, None, None]
    chain = [hull(np.concatenate(pair)) for pair in pairwise(discs)] if len(discs) > 1 else [discs[0]]
    runs = tuple(len(ring) for ring in chain)
    return [Shape(to_points(np.concatenate(chain)), look.hair, smooth=False, runs=runs)]


def _widths(body: Body, height: Array) -> tuple[Array, ...]:
    """How far the head goes to its front, back and side at some heights (0 chin, 1 crown)."""
    chain = body.head
    return tuple(np.interp(height, chain.s, chain.widths[:, column]) for column in (0, 1, 2))


def _hair_points(body: Body, style: str) -> Array:
    """The surface above the hairline, grown by the hair's thickness (round the head, upwards, 3)."""
    line = np.array(_BOB if style == "bob" else _HAIRLINE)
    around = np.degrees(_ROUND)
    turned = np.minimum(around, 360.0 - around)
    level = np.interp(turned, line[:, 0], line[:, 1])
    if style == "thin":
        level = np.minimum(0.97, level + 0.15 * np.exp(-((turned / 52.0) ** 4)))
    height = level[:, None] + (1.0 - level)[:, None] * _UPWARDS
    front, back, breadth = _widths(body, height)
    ahead, aside = np.cos(_ROUND)[:, None], np.sin(_ROUND)[:, None]
    thick = _THICK[style] * np.clip((height - level[:, None]) / 0.12 + 0.25, 0.0, 1.0)
    if style == "curls":
        thick = thick * (1.0 + 0.16 * np.sin(np.radians(turned)[:, None] * 9.0) * np.cos(_UPWARDS * 15.0))
    up = CHIN + (CROWN - CHIN) * height + thick * np.clip((height - 0.62) / 0.38, 0.0, 1.0)
    return np.stack(
        ((np.where(ahead > 0, front, back) + thick) * ahead, up, (breadth + thick) * aside), axis=2
    )


def _hair(flat: Array, from_above: bool, look: Look) -> list[Shape]:
    """The facets of the hair that the viewer sees; `from_above` all of the crown's edge is seen."""
    one, two = flat[1:, 1:] - flat[:-1, :-1], flat[:-1, 1:] - flat[1:, :-1]
    # the viewer sees the facets that keep their sense: seen from outside, round to the right is clockwise
    shown = one[:, :, 0] * two[:, :, 1] - one[:, :, 1] * two[:, :, 0] < -1e-8
    columns = [_runs_of(column) for column in shown.tolist()]
    rings = _bands(flat, columns)
    if from_above:
        rings.append(flat[:-1, -1])
    if not rings:
        return []
    runs = tuple(len(ring) for ring in rings)
    # a shaved head has the shadow of its hair
    style = look.hair_style
    colour = blend(look.skin, look.hair, 0.22) if style == "none" else look.hair
    return [Shape(to_points(np.concatenate(rings)), colour, smooth=False, runs=runs)]


def _bands(flat: Array, columns: list[list[tuple[int, int]]]) -> list[Array]:
    """The facets that are seen of each column, with one outline where columns beside each other have one run
    of them that overlaps the next one's.
    """
    rings: list[Array] = []
    band: list[tuple[int, int]] = []
    for place, runs in enumerate([*columns, []]):
        if band and (len(runs) != 1 or runs[0][0] > band[-1][1] or runs[0][1] < band[-1][0]):
            rings.append(_band(flat, place - len(band), band))
            band = []
        if len(runs) == 1:
            band += runs
        else:
            rings += [_band(flat, place, [run]) for run in runs]
    return rings


def _band(flat: Array, begin: int, band: list[tuple[int, int]]) -> Array:
    """The outline of a run of facets in each of several columns, the way round that a facet goes."""
    # up at their beginning, along above, down, back below: and all of that backwards
    places = [(begin, row) for row in range(band[0][0], band[0][1])]
    for above, columns, step in ((1, band, 1), (0, band[::-1], -1)):
        column = begin if above else begin + len(band)
        for now, then in zip(columns, [*columns[1:], columns[-1]], strict=True):
            places.append((column, now[above]))
            column += step
            way = 1 if then[above] >= now[above] else -1
            places += [(column, row) for row in range(now[above], then[above], way)]
        if above:
            places += [(column, row) for row in range(band[-1][1], band[-1][0], -1)]
    around, rows = zip(*places, (begin, band[0][0]), strict=True)
    return flat[list(around[::-1]), list(rows[::-1])]


def _runs_of(shown: list[bool]) -> list[tuple[int, int]]:
    """Where the True values of a row begin and end."""
    found = []
    start = None
    for place, here in enumerate((*shown, False)):
        if here and start is None:
            start = place
        elif not here and start is not None:
            found.append((start, place))
            start = None
    return found


_EARS = (1.0, 0.52)
"""The sizes of an ear, and of its inside."""
_EAR = 10
"""Points of each of them."""


def _ear_points(hand: float, size: float) -> Array:
    """The outline of an ear or of its inside, from the middle of the head; `hand` is 1 for the right."""
    angles = np.linspace(0.0, 2 * np.pi, _EAR, endpoint=False)
    tall, wide = 0.0175 * size, 0.0105 * size
    around = np.column_stack(
        (
            np.cos(angles) * wide + np.sin(angles) * -0.003 * size,
            np.sin(angles) * tall * (1.0 + 0.12 * np.cos(angles)),
            np.cos(angles) * -0.004 * hand + hand * 0.002,
        )
    )
    outline: Array = around + np.array((-0.006, -0.006, hand * 0.046))
    return outline


def _ears(flat: Array, right: float, look: Look) -> list[Shape]:
    """The ears that are seen; `right` is how much the right side of the head looks towards the viewer."""
    shapes: list[Shape] = []
    hands = (1.0, -1.0) if right >= 0 else (-1.0, 1.0)
    for hand in hands:
        if right * hand >= _AWAY:
            first = 0 if hand > 0 else 2
            for place, much in enumerate((0.07, 0.22)):
                ring = flat[(first + place) * _EAR : (first + place + 1) * _EAR]
                shapes.append(Shape(to_points(ring), blend(look.skin, look.shade, much)))
    return shapes


_AWAY, _FACING = -0.35, 0.05
"""An ear that looks further away from the viewer than this is hidden; a point of the face that looks no more
towards the viewer than this is."""
_FEATURES = (
    # begin and end round the head (degrees), height, how far the middle is higher, breadth, how much hair
    (13.0, 35.0, 0.628, 0.016, 0.0028, 0.7),
    (20.0, 28.5, 0.528, 0.004, 0.0066, 1.0),
    (0.0, 24.0, 0.243, -0.016, 0.0026, 0.0),
)
"""Brows, lids and mouth, on either side."""
_LINE = 6
"""Points of each of those lines."""


def _face_points(body: Body) -> tuple[Array, Array]:
    """Points of brows, lids and mouth on the head, and where its surface looks there."""
    steps = np.linspace(0.0, 1.0, _LINE)
    bow = 1.0 - 4.0 * (steps - 0.5) ** 2
    turns, levels = [], []
    for start, end, high, rise, _, much in _FEATURES:
        line = start + (end - start) * steps
        turns += [line, -line]
        levels += [high + rise * (bow if much else -steps)] * 2
    height, turn = np.concatenate(levels), np.radians(np.concatenate(turns))
    front, back, breadth = _widths(body, height)
    ahead, aside = np.cos(turn), np.sin(turn)
    depth = np.where(ahead > 0, front, back)
    out = 0.0004
    points = np.column_stack(((depth + out) * ahead, CHIN + (CROWN - CHIN) * height, (breadth + out) * aside))
    normals = np.column_stack(
        (ahead / np.maximum(depth, 1e-3), np.zeros_like(ahead), aside / np.maximum(breadth, 1e-3))
    )
    return points, normals / np.sqrt(np.einsum("ij,ij->i", normals, normals))[:, None]


def _face(flat: Array, shown: NDArray[np.bool_], look: Look) -> list[Shape]:
    """Brows, lids and mouth where the viewer can see them."""
    shapes: list[Shape] = []
    dark = blend(look.skin, look.shade, 0.5)
    for place, line_shown in enumerate(shown.reshape(-1, _LINE)):
        if int(line_shown.sum()) >= _LINE // 2:
            _, _, _, _, width, much = _FEATURES[place // 2]
            drawn = to_points(flat[place * _LINE : (place + 1) * _LINE][line_shown])
            shapes.append(Shape(drawn, None, 0.9, blend(dark, look.hair, much), width, closed=False))
    return shapes
