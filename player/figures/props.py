"""What lies on the floor and what is held: mat, shadows, strap, roller, and the arrow of a push."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from player.figures.camera import Camera
from player.figures.chains import Array
from player.figures.contours import to_points
from player.figures.drawing import Shape
from player.figures.joints import SIDES
from player.figures.looks import Look, blend
from player.figures.skeleton import Skeleton, Vector

MAT_HALF = 0.235
"""Half the breadth of the mat (0.80 m for a stature of 1.70 m); it is wider where a body is."""
_MAT_THICK = 0.011
_MARKS, _MARK_LONG = 0.155, 0.06
"""How far marks on the floor are apart, and how long each is; a stride is a whole number of them."""
STRAP_WIDTH = 0.017
ROLLER_RADIUS = 0.044
"""A foam roller of 15 cm."""
_LENGTHWISE = 0.75


@lru_cache(maxsize=64)
def mat(camera: Camera, place: tuple[float, float, float, float], look: Look) -> tuple[Shape, ...]:
    """A mat on the floor: from where to where along x, and along z; it is the same in picture after
    picture.
    """
    top = camera.flat(_rounded_rectangle(*place))
    thick = camera.flat(np.array((0.0, _MAT_THICK, 0.0)))
    return (
        Shape(to_points(hull(np.concatenate((top, top - thick)))), look.mat_edge, smooth=False),
        Shape(to_points(top), look.mat, smooth=False),
    )


def ground(
    camera: Camera, place: tuple[float, float, float, float], travelled: float, look: Look
) -> list[Shape]:
    """Marks on the floor that stay where they are while the viewer goes along with a figure that walks; they
    fade towards both ends of `place`.
    """
    left, right = place[0] + 0.12, place[1] - 0.12
    shapes: list[Shape] = []
    for number in range(round((left + travelled) / _MARKS) - 1, round((right + travelled) / _MARKS) + 2):
        x = number * _MARKS - travelled
        edge = min(x - left, right - x - _MARK_LONG)
        opacity = round(0.3 * min(1.0, max(0.0, edge / 0.12)), 3)
        if opacity > 0.0:
            for z in (-0.16, 0.20):
                corners = np.array(
                    [
                        (a, 0.0, b)
                        for a, b in ((x, z), (x + _MARK_LONG, z), (x + _MARK_LONG, z + 0.016), (x, z + 0.016))
                    ]
                )
                shapes.append(Shape(to_points(camera.flat(corners)), look.floor, opacity, smooth=False))
    return shapes


def hull(points: Array) -> Array:
    """The convex outline of points on the picture, anticlockwise (Andrew's monotone chain)."""
    rows = sorted((float(x), float(y)) for x, y in points)

    def half(ordered: list[tuple[float, float]]) -> list[tuple[float, float]]:
        chain: list[tuple[float, float]] = []
        for x, y in ordered:
            while len(chain) > 1:
                (ax, ay), (bx, by) = chain[-2], chain[-1]
                if (bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0:
                    break
                chain.pop()
            chain.append((x, y))
        return chain[:-1]

    return np.array(half(rows) + half(rows[::-1]))


def _rounded_rectangle(left: float, right: float, back: float, front: float, radius: float = 0.035) -> Array:
    turn = np.linspace(0.0, np.pi / 2, 6)
    corners = []
    for middle_x, middle_z, start in (
        (right - radius, front - radius, 0.0),
        (left + radius, front - radius, np.pi / 2),
        (left + radius, back + radius, np.pi),
        (right - radius, back + radius, 1.5 * np.pi),
    ):
        x = middle_x + radius * np.cos(turn + start)
        z = middle_z + radius * np.sin(turn + start)
        corners.append(np.column_stack((x, np.zeros(6), z)))
    return np.concatenate(corners)


_SHADOW_BONES = (
    ("pelvis", "neck", 0.085),
    ("neck", "head", 0.045),
    *((f"{side}.hip", f"{side}.knee", 0.05) for side in SIDES),
    *((f"{side}.knee", f"{side}.ankle", 0.035) for side in SIDES),
    *((f"{side}.ankle", f"{side}.toe", 0.03) for side in SIDES),
    *((f"{side}.elbow", f"{side}.fingertips", 0.025) for side in SIDES),
)


_RADII = np.array([radius for _, _, radius in _SHADOW_BONES])
_CAP = np.exp(1j * np.linspace(-np.pi / 2, np.pi / 2, 6))
"""Half round the end of a shadow."""
_FAINT, _PLAIN = 0.03, 0.06
"""A shadow that is weaker than this is none, or has no soft edge."""


def shadows(bones: Skeleton, camera: Camera, look: Look) -> list[Shape]:
    """Soft shadows on the floor under all that is near it."""
    ends = np.concatenate([bones.points[end] for bone in _SHADOW_BONES for end in bone[:2]]).reshape(-1, 2, 3)
    heights = ends[:, :, 1].mean(axis=1)
    strengths = 0.17 * np.exp(-heights / 0.15)
    near = [
        (place, size, strength * part)
        for place, strength in enumerate(strengths.tolist())
        if strength >= _FAINT
        for size, part in (((1.25, 0.45), (0.85, 0.55)) if strength > _PLAIN else ((1.1, 0.9),))
    ]
    if not near:
        return []
    places = [place for place, _, _ in near]
    radii = _RADII[places] * [size for _, size, _ in near] * (1.0 + heights[places])
    rings = camera.flat(_stadiums(ends[places], radii))
    points = np.round(rings.reshape(len(near), -1, 2) * (1.0, -1.0), 5).astype(np.float32)
    return [
        Shape(memoryview(ring.tobytes()).cast("f"), look.floor, round(strength, 3))
        for ring, (_, _, strength) in zip(points, near, strict=True)
    ]


def _stadiums(ends: Array, radii: Array) -> Array:
    """What lies on the floor within a radius of the lines between two ends (lines, points, 3)."""
    floor = ends[:, :, 0] + 1j * ends[:, :, 2]
    way = floor[:, 1] - floor[:, 0]
    length = np.abs(way)
    along = np.where(length > 1e-6, way / np.maximum(length, 1e-6), 1.0)
    caps = (along * radii)[:, None] * _CAP
    ring = np.concatenate((floor[:, 1:] + caps, floor[:, :1] - caps), axis=1)
    found: Array = np.stack((ring.real, np.zeros(ring.shape), ring.imag), axis=2)
    return found


def strap(
    bones: Skeleton, camera: Camera, foot: str, hands: tuple[str, ...], look: Look
) -> tuple[list[Shape], list[Shape]]:
    """The strap round the middle of a foot to the hands: what lies behind the leg, then what lies before."""
    frame = bones.frames[f"{foot}.foot"]
    ankle = bones.points[f"{foot}.ankle"]
    outwards = 1.0 if foot == "working" else -1.0
    other = "other" if foot == "working" else "working"
    nearer = 1.0 if camera.depth(frame[:, 2]) >= 0 else -1.0
    behind: list[Shape] = []
    before: list[Shape] = []
    dark = blend(look.strap, look.shade, 0.30)
    half = STRAP_WIDTH / 2
    for edge, store, colour in ((-nearer, behind, dark), (nearer, before, look.strap)):
        side = foot if edge * outwards > 0 else other
        grip = _grip(bones, side if side in hands else hands[0])
        # over the edge of the sole it lies flat against the side of the foot, then runs taut to the hand
        sole = [ankle + frame @ np.array((x, -0.0385, edge * 0.026)) for x in (0.034, 0.034 + STRAP_WIDTH)]
        middle = (sole[0] + sole[1]) / 2
        pull = grip - middle
        store.append(_ribbon(camera, middle, grip, half, colour, ends=(sole[0], sole[1])))
        tail = grip + pull * (0.03 / float(np.sqrt(pull @ pull))) + np.array((0.0, -0.075, 0.0))
        store.append(_ribbon(camera, grip, tail, half, blend(colour, look.shade, 0.10)))
    rims = [(0.034, -0.026), (0.034 + STRAP_WIDTH, -0.026), (0.034 + STRAP_WIDTH, 0.026), (0.034, 0.026)]
    under = np.array([ankle + frame @ np.array((x, -0.0395, z)) for x, z in rims])
    before.append(Shape(to_points(camera.flat(under)), blend(look.strap, "#ffffff", 0.18), smooth=False))
    return behind, before


def _grip(bones: Skeleton, side: str) -> Vector:
    palm = bones.frames[f"{side}.hand"]
    inside: Vector = bones.points[f"{side}.knuckles"] + palm[:, 0] * 0.014 + palm[:, 1] * 0.004
    return inside


def _ribbon(
    camera: Camera,
    start: Vector,
    end: Vector,
    half: float,
    colour: str,
    ends: tuple[Vector, Vector] | None = None,
) -> Shape:
    one, two = np.asarray(camera.flat(start)), np.asarray(camera.flat(end))
    way = two - one
    aside = np.array((-way[1], way[0])) / max(1e-6, float(np.hypot(way[0], way[1]))) * half
    first, last = (one + aside, one - aside)
    if ends is not None:
        first, last = (np.asarray(camera.flat(point)) for point in ends)
        if float((first - last) @ aside) < 0:
            first, last = last, first
    # a small sag towards the floor keeps it from looking like a rod
    sag = np.array((0.0, -0.004))
    middle = (one + two) / 2 + sag
    ring = np.array(
        (
            first,
            first,
            middle + aside,
            two + aside,
            two + aside,
            two - aside,
            two - aside,
            middle - aside,
            last,
            last,
        )
    )
    return Shape(to_points(ring), colour)


def roller_place(points: tuple[str, ...], bones: Skeleton, first: Skeleton) -> tuple[Vector, Vector]:
    """The middle of a roller under a part of the body, and which way it lies: across that part.

    It rolls half as far as the body that rolls on it.
    """
    point = points[0] if points else "working.thigh"
    side, _, part = point.rpartition(".")
    ends = {
        "thigh": (f"{side}.hip", f"{side}.knee"),
        "shin": (f"{side}.knee", f"{side}.ankle"),
        "pelvis": ("pelvis", "pelvis"),
        "thorax": ("thorax", "neck"),
    }[part if part in ("shin", "pelvis", "thorax") else "thigh"]
    places = np.array([one.points[end] for one in (bones, first) for end in ends])
    middle: Vector = places.mean(axis=0)
    middle[1] = ROLLER_RADIUS
    way = first.points[ends[1]] - first.points[ends[0]]
    level = np.array((float(way[0]), 0.0, float(way[2])))
    size = float(np.sqrt(level @ level))
    along = level / size if size > 0.05 else np.array((1.0, 0.0, 0.0))
    if abs(float(along[0])) > _LENGTHWISE:
        # a leg along the mat: the roller lies square across it, under both
        middle[2] = 0.0
        along = np.array((1.0, 0.0, 0.0))
    if part == "pelvis":
        middle[0] -= 0.02
    return middle, np.array((-along[2], 0.0, along[0]))


def roller(
    camera: Camera, place: tuple[Vector, Vector], look: Look, half: float = 0.13
) -> tuple[list[Shape], list[Shape]]:
    """A foam roller, its middle and its axis at `place`: all of it stands behind the near leg, but for the
    face of its near end.
    """
    middle, axis = place
    if camera.depth(axis) < 0:
        axis = -axis
    angles = np.linspace(0.0, 2 * np.pi, 24, endpoint=False)
    aside = np.cross(axis, np.array((0.0, 1.0, 0.0)))
    ring = np.outer(np.cos(angles), aside) + np.outer(np.sin(angles), np.array((0.0, 1.0, 0.0)))

    def disc(radius: float, out: float) -> Array:
        flat: Array = camera.flat(middle + ring * radius + axis * out)
        return flat

    radius = ROLLER_RADIUS * 1.04
    body = hull(np.concatenate((disc(radius, -half), disc(radius, half))))
    lit = hull(np.concatenate((disc(radius * 0.55, -half), disc(radius * 0.55, half))))
    shapes = [Shape(to_points(body), look.prop_dark, smooth=False)]
    face = [
        Shape(to_points(disc(radius, half)), look.prop),
        Shape(to_points(disc(radius * 0.5, half)), look.prop_dark),
    ]
    if camera.depth(axis) < 0.5:
        light = Shape(to_points(lit + np.array((0.0, radius * 0.2))), look.prop, smooth=False)
        return [*shapes, light, *face], []
    return shapes, face


def arrow(
    camera: Camera,
    pivot: Vector,
    start: Vector,
    way: Vector,
    look: Look,
    strength: float,
    slide: float,
    *,
    ends: bool = False,
) -> list[Shape]:
    """An arrow that bends about `pivot`, from beside `start`, or up to there where it `ends`, to the side
    that `way` points to.

    `slide` (0 to 1) moves it gently along its bow.
    """
    middle, from_here = np.asarray(camera.flat(pivot)), np.asarray(camera.flat(start))
    arm = from_here - middle
    radius = float(np.hypot(arm[0], arm[1]))
    flat = np.asarray(camera.flat(way))
    if strength < 0.05 or radius < 0.08 or float(np.hypot(flat[0], flat[1])) < 0.2:
        return []
    round_way = 1.0 if float(arm[0] * flat[1] - arm[1] * flat[0]) > 0 else -1.0
    size = 0.7 + 0.3 * strength
    shaft, headed, wide = 0.082 * size, 0.050 * size, 0.030 * size
    gap = -(0.040 + shaft + headed) if ends else 0.048
    begin = float(np.arctan2(arm[1], arm[0])) + round_way * (gap + 0.014 * slide) / radius

    def at(along: float, out: float) -> tuple[float, float]:
        angle = begin + round_way * along / radius
        return (
            float(middle[0] + np.cos(angle) * (radius + out)),
            float(middle[1] + np.sin(angle) * (radius + out)),
        )

    steps = np.linspace(0.0, shaft, 6)
    thick = 0.006 + 0.006 * steps / shaft
    points = [at(float(a), float(t)) for a, t in zip(steps, thick, strict=True)]
    points += [at(shaft - 0.006, wide), at(shaft + headed, 0.0), at(shaft - 0.006, -wide)]
    points += [at(float(a), -float(t)) for a, t in zip(steps[::-1], thick[::-1], strict=True)]
    return [
        Shape(
            to_points(np.array(points)),
            look.arrow,
            1.0,
            look.arrow,
            0.008,
            smooth=False,
        )
    ]
