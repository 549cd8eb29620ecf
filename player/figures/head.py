"""The head: face, nose, ear, eyes and brows, and the hair as all of its surface above the hairline."""

from __future__ import annotations

import numpy as np

from player.figures.body import CHIN, CROWN
from player.figures.camera import Camera
from player.figures.contours import Array, to_points
from player.figures.drawing import Points, Shape
from player.figures.looks import Look, blend
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
_HAIR_THICK = 0.0075
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
    for hand in (side, -side):
        ear = _ear(bones, camera, hand)
        if ear is not None:
            shapes.append(Shape(ear, blend(look.skin, look.shade, 0.07)))
            inner = _ear(bones, camera, hand, size=0.52)
            if inner is not None:
                shapes.append(Shape(inner, blend(look.skin, look.shade, 0.22)))
    return shapes


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
    line = np.array(_HAIRLINE)
    around = np.degrees(_ROUND)
    level = np.interp(np.minimum(around, 360.0 - around), line[:, 0], line[:, 1])
    height = level[:, None] + (1.0 - level)[:, None] * _UPWARDS
    chain = seen.body.head
    front, back, breadth = (np.interp(height, chain.s, chain.widths[:, column]) for column in (0, 1, 2))
    ahead, aside = np.cos(_ROUND)[:, None], np.sin(_ROUND)[:, None]
    thick = _HAIR_THICK * np.clip((height - level[:, None]) / 0.12 + 0.25, 0.0, 1.0)
    up = CHIN + (CROWN - CHIN) * height + thick * np.clip((height - 0.62) / 0.38, 0.0, 1.0)
    local = np.stack(
        ((np.where(ahead > 0, front, back) + thick) * ahead, up, (breadth + thick) * aside), axis=2
    )
    points = local.reshape(-1, 3) @ seen.bones.frames["head"].T + seen.bones.points["head"]
    flat = seen.camera.flat(points).reshape(*height.shape, 2)
    facets = np.stack((flat[:-1, :-1], flat[1:, :-1], flat[1:, 1:], flat[:-1, 1:]), axis=2).reshape(-1, 4, 2)
    # the viewer sees the facets that keep their sense: seen from outside, round to the right is clockwise
    one, two = facets[:, 2] - facets[:, 0], facets[:, 3] - facets[:, 1]
    area = one[:, 0] * two[:, 1] - one[:, 1] * two[:, 0]
    shown = facets[area < -1e-8]
    crown = flat[:, -1]
    top = seen.bones.frames["head"][:, 1]
    runs = (4,) * len(shown)
    rings = [shown.reshape(-1, 2)]
    if seen.camera.depth(top) > 0.0:
        rings.append(crown[:-1])
        runs = (*runs, len(crown) - 1)
    return [Shape(to_points(np.concatenate(rings)), look.hair, smooth=False, runs=runs)]


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
    (12.0, 36.0, 0.615, 0.014, 0.0034, 0.85),
    (16.0, 33.0, 0.528, 0.009, 0.0036, 1.0),
    (0.0, 26.0, 0.243, -0.012, 0.0026, 0.0),
)
"""Brows, lids and mouth, on either side."""


def _face(seen: Seen, look: Look) -> list[Shape]:
    """Brows, lids and mouth where the viewer can see them."""
    shapes: list[Shape] = []
    towards = seen.camera.axes[2]
    dark = blend(look.skin, look.shade, 0.5)
    bow = 1.0 - 4.0 * (np.linspace(0.0, 1.0, 6) - 0.5) ** 2
    for start, end, height, rise, width, much in _FEATURES:
        for hand in (1.0, -1.0):
            turns = np.linspace(start, end, 6)
            level = height + rise * (bow if much else np.linspace(1.0, 0.0, 6) - 1.0)
            points, normals = _surface(seen, turns * hand, level, 0.0004)
            shown = normals @ towards > 0.05
            if int(shown.sum()) >= 3:
                line = to_points(seen.camera.flat(points[shown]))
                colour = blend(dark, look.hair, much)
                shapes.append(Shape(line, None, 0.9, colour, width, closed=False))
    return shapes
