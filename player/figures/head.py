"""The head: face, nose, ear, eyes and brows, and the hair as all of its surface above the hairline."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from player.figures.body import CHIN, CROWN
from player.figures.camera import Camera
from player.figures.chains import Array
from player.figures.contours import to_points
from player.figures.drawing import Points, Shape
from player.figures.looks import Look, blend
from player.figures.props import hull
from player.figures.skeleton import Skeleton
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


def head_shapes(seen: Seen, look: Look) -> list[Shape]:
    """Head, hair, ear and face, from back to front."""
    bones, camera = seen.bones, seen.camera
    edge, lit = seen.all.outlines([seen.span("head"), seen.span("nose")])
    shapes = [
        Shape(edge.points, blend(look.skin, look.shade, 0.15), smooth=False, runs=edge.runs),
        Shape(lit.points, look.skin, smooth=False, runs=lit.runs),
    ]
    shapes.extend(_face(seen, look))
    shapes.extend(_hair(seen, look))
    side = 1.0 if camera.depth(bones.frames["head"][:, 2]) >= 0 else -1.0
    for hand in (side, -side) if look.hair_style != "bob" else ():
        ear = _ear(bones, camera, hand)
        if ear is not None:
            shapes.append(Shape(ear, blend(look.skin, look.shade, 0.07)))
            inner = _ear(bones, camera, hand, size=0.52)
            if inner is not None:
                shapes.append(Shape(inner, blend(look.skin, look.shade, 0.22)))
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


def _surface(seen: Seen, around: Array, height: Array, out: float = 0.0) -> tuple[Array, Array]:
    """Points on the head and the directions in which its surface looks there; `around` in degrees."""
    frame, centre = seen.bones.frames["head"], seen.bones.points["head"]
    chain = seen.body.head
    front, back, breadth = (np.interp(height, chain.s, chain.widths[:, column]) for column in (0, 1, 2))
    turn = np.radians(around)
    ahead, aside = np.cos(turn), np.sin(turn)
    depth = np.where(ahead > 0, front, back)
    up = CHIN + (CROWN - CHIN) * height
    local = np.column_stack(((depth + out) * ahead, up, (breadth + out) * aside))
    normal = np.column_stack(
        (ahead / np.maximum(depth, 1e-3), np.zeros_like(ahead), aside / np.maximum(breadth, 1e-3))
    )
    normal /= np.sqrt(np.einsum("ij,ij->i", normal, normal))[:, None]
    return centre + local @ frame.T, normal @ frame.T


def _hair(seen: Seen, look: Look) -> list[Shape]:
    """The surface above the hairline, grown by the hair's thickness, as the facets that the viewer sees."""
    style = look.hair_style
    line = np.array(_BOB if style == "bob" else _HAIRLINE)
    around = np.degrees(_ROUND)
    turned = np.minimum(around, 360.0 - around)
    level = np.interp(turned, line[:, 0], line[:, 1])
    if style == "thin":
        level = np.minimum(0.97, level + 0.15 * np.exp(-((turned / 52.0) ** 4)))
    height = level[:, None] + (1.0 - level)[:, None] * _UPWARDS
    chain = seen.body.head
    front, back, breadth = (np.interp(height, chain.s, chain.widths[:, column]) for column in (0, 1, 2))
    ahead, aside = np.cos(_ROUND)[:, None], np.sin(_ROUND)[:, None]
    thick = _THICK[style] * np.clip((height - level[:, None]) / 0.12 + 0.25, 0.0, 1.0)
    if style == "curls":
        thick = thick * (1.0 + 0.16 * np.sin(np.radians(turned)[:, None] * 9.0) * np.cos(_UPWARDS * 15.0))
    up = CHIN + (CROWN - CHIN) * height + thick * np.clip((height - 0.62) / 0.38, 0.0, 1.0)
    local = np.stack(
        ((np.where(ahead > 0, front, back) + thick) * ahead, up, (breadth + thick) * aside), axis=2
    )
    points = local.reshape(-1, 3) @ seen.bones.frames["head"].T + seen.bones.points["head"]
    flat = seen.camera.flat(points).reshape(*height.shape, 2)
    one, two = flat[1:, 1:] - flat[:-1, :-1], flat[:-1, 1:] - flat[1:, :-1]
    # the viewer sees the facets that keep their sense: seen from outside, round to the right is clockwise
    shown = one[:, :, 0] * two[:, :, 1] - one[:, :, 1] * two[:, :, 0] < -1e-8
    rings = [
        np.concatenate((flat[place, low : high + 1][::-1], flat[place + 1, low : high + 1]))
        for place, column in enumerate(shown)
        for low, high in _runs_of(column)
    ]
    if seen.camera.depth(seen.bones.frames["head"][:, 1]) > 0.0:
        rings.append(flat[:-1, -1])
    if not rings:
        return []
    runs = tuple(len(ring) for ring in rings)
    # a shaved head has the shadow of its hair
    colour = blend(look.skin, look.hair, 0.22) if style == "none" else look.hair
    return [Shape(to_points(np.concatenate(rings)), colour, smooth=False, runs=runs)]


def _runs_of(shown: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Where the True values of a row begin and end."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], shown, [False]))))
    return [(int(start), int(end)) for start, end in edges.reshape(-1, 2)]


def _ear(bones: Skeleton, camera: Camera, hand: float, size: float = 1.0) -> Points | None:
    frame = bones.frames["head"]
    out = frame[:, 2] * hand
    facing = camera.depth(out)
    if facing < -0.35:
        return None
    centre = bones.points["head"] + frame @ np.array((-0.006, -0.006, hand * 0.046))
    angles = np.linspace(0.0, 2 * np.pi, 10, endpoint=False)
    tall, wide = 0.0175 * size, 0.0105 * size
    around = np.column_stack(
        (
            np.cos(angles) * wide + np.sin(angles) * -0.003 * size,
            np.sin(angles) * tall * (1.0 + 0.12 * np.cos(angles)),
            np.cos(angles) * -0.004 * hand + hand * 0.002,
        )
    )
    return to_points(camera.flat(centre + around @ frame.T))


_FEATURES = (
    # begin and end round the head (degrees), height, how far the middle is higher, breadth, how much hair
    (13.0, 35.0, 0.628, 0.016, 0.0028, 0.7),
    (20.0, 28.5, 0.528, 0.004, 0.0066, 1.0),
    (0.0, 24.0, 0.243, -0.016, 0.0026, 0.0),
)
"""Brows, lids and mouth, on either side."""
_LINE = 6
"""Points of each of those lines."""


def _face(seen: Seen, look: Look) -> list[Shape]:
    """Brows, lids and mouth where the viewer can see them."""
    shapes: list[Shape] = []
    towards = seen.camera.axes[2]
    dark = blend(look.skin, look.shade, 0.5)
    steps = np.linspace(0.0, 1.0, _LINE)
    bow = 1.0 - 4.0 * (steps - 0.5) ** 2
    turns, levels = [], []
    for start, end, height, rise, _, much in _FEATURES:
        line = start + (end - start) * steps
        turns += [line, -line]
        levels += [height + rise * (bow if much else -steps)] * 2
    points, normals = _surface(seen, np.concatenate(turns), np.concatenate(levels), 0.0004)
    flat = seen.camera.flat(points).reshape(-1, _LINE, 2)
    shown = (normals @ towards > 0.05).reshape(-1, _LINE)
    for place, line_shown in enumerate(shown):
        if int(line_shown.sum()) >= 3:
            _, _, _, _, width, much = _FEATURES[place // 2]
            drawn = to_points(flat[place][line_shown])
            shapes.append(Shape(drawn, None, 0.9, blend(dark, look.hair, much), width, closed=False))
    return shapes
