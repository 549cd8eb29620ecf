"""The head: outline with brow, nose, lips and chin, the hair as all that lies above the hairline, ear, eye
and brow.
"""

from __future__ import annotations

import numpy as np

from player.figures import body
from player.figures.camera import Camera
from player.figures.contours import Array, Outline, to_points
from player.figures.drawing import Points, Shape
from player.figures.looks import Look, blend
from player.figures.skeleton import Skeleton

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


def outline_head(bones: Skeleton, camera: Camera) -> Outline:
    """The contour of the head."""
    frame = bones.frames["head"]
    centre = bones.points["head"]
    joints = np.array((centre + frame[:, 1] * body.CHIN, centre + frame[:, 1] * body.CROWN))
    return body.head.outline(camera, joints, frame[:, 0][None], frame[:, 2][None])


def head_shapes(bones: Skeleton, camera: Camera, look: Look) -> list[Shape]:
    """Head, hair, ear and face, from back to front."""
    outline = outline_head(bones, camera)
    dark = blend(look.skin, look.shade, 0.22)
    shapes = [Shape(outline.ring(), look.skin)]
    shapes.extend(_face(bones, camera, look))
    shapes.append(Shape(_hair(bones, camera, outline), look.hair))
    side = 1.0 if camera.depth(bones.frames["head"][:, 2]) >= 0 else -1.0
    for hand in (side, -side):
        ear = _ear(bones, camera, hand)
        if ear is not None:
            shapes.append(Shape(ear, blend(look.skin, look.shade, 0.07)))
            inner = _ear(bones, camera, hand, size=0.52)
            if inner is not None:
                shapes.append(Shape(inner, dark))
    return shapes


def _surface(bones: Skeleton, around: Array, height: Array, out: float = 0.0) -> tuple[Array, Array]:
    """Points on the head and the directions in which its surface looks there."""
    frame, centre = bones.frames["head"], bones.points["head"]
    chain = body.head
    front = np.interp(height, chain.s, chain.front)
    back = np.interp(height, chain.s, chain.back)
    breadth = np.interp(height, chain.s, chain.outer)
    turn = np.radians(around)
    ahead, aside = np.cos(turn), np.sin(turn)
    depth = np.where(ahead > 0, front, back)
    up = body.CHIN + (body.CROWN - body.CHIN) * height
    local = np.column_stack(((depth + out) * ahead, up, (breadth + out) * aside))
    normal = np.column_stack((ahead, np.zeros_like(ahead), aside))
    return centre + local @ frame.T, normal @ frame.T


def _hair(bones: Skeleton, camera: Camera, outline: Outline) -> Points:
    """The part of the head above the hairline that the viewer sees."""
    line = np.array(_HAIRLINE)
    fine = np.linspace(0.0, 180.0, 61)
    level = np.interp(fine, line[:, 0], line[:, 1])
    around = np.concatenate((-fine[::-1], fine[1:-1]))
    height = np.concatenate((level[::-1], level[1:-1]))
    points, normals = _surface(bones, around, height)
    seen = normals @ camera.axes[2] > 0.0
    # begin at the first point that is seen after one that is not
    starts = np.flatnonzero(seen & ~np.roll(seen, 1))
    begin = int(starts[0]) if len(starts) else 0
    order = (np.arange(len(around)) + begin) % len(around)
    order = order[seen[order]]
    front = camera.flat(points[order])
    first, last = float(height[order[0]]), float(height[order[-1]])
    s = outline.chain.s
    thick = np.interp(s, (0.0, 0.4, 1.0), (0.002, 0.005, _HAIR_THICK))
    # hair stands out to the sides low down and upwards at the crown
    lift = outline.tangent * (thick * np.clip((s - 0.62) / 0.38, 0.0, 1.0))[:, None]
    grown_above = outline.axis + lift + outline.normal * (outline.above + thick)[:, None]
    grown_below = outline.axis + lift - outline.normal * (outline.below + thick)[:, None]
    start_above = float((front[0] - front[-1]) @ outline.normal[len(s) // 2]) > 0
    one, other = (grown_above, grown_below) if start_above else (grown_below, grown_above)
    rise = one[s > first]
    fall = other[s > last][::-1]
    middle = (outline.above[-1] - outline.below[-1]) / 2
    crown = outline.axis[-1] + outline.normal[-1] * middle + outline.tangent[-1] * (_HAIR_THICK * 1.15)
    # from the end of the hairline up over the crown and down to its start
    ring = np.concatenate((front, fall[::-1], crown[None], rise[::-1]))
    return to_points(ring)


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


def _face(bones: Skeleton, camera: Camera, look: Look) -> list[Shape]:
    """Eyes, brows and mouth where the viewer can see them."""
    shapes: list[Shape] = []
    towards = camera.axes[2]
    for hand in (1.0, -1.0):
        for start, end, height, rise, width, colour in (
            (26.0, 44.0, 0.545, -0.006, 0.0042, look.hair),
            (20.0, 50.0, 0.625, -0.012, 0.0036, look.hair),
            (9.0, 34.0, 0.247, 0.014, 0.0026, blend(look.skin, look.shade, 0.45)),
        ):
            around = np.linspace(start, end, 5) * hand
            bow = np.linspace(0.0, 1.0, 5)
            level = height + rise * (bow if rise > 0 else 4 * (bow - 0.5) ** 2)
            points, normals = _surface(bones, around, level)
            seen = normals @ towards > 0.02
            if int(seen.sum()) >= 3:
                stroke = to_points(camera.flat(points[seen]))
                shapes.append(Shape(stroke, None, 0.9, colour, width, closed=False))
    return shapes
