"""What stands around the figure: mat, shadows on the floor, strap, chair, wall, roller, and the arrow of a push."""

from __future__ import annotations

from math import exp

import numpy as np

from player.figures.camera import Camera
from player.figures.contours import Array, to_points
from player.figures.drawing import Shape
from player.figures.joints import SIDES
from player.figures.looks import Look, blend
from player.figures.skeleton import Skeleton, Vector

MAT_HALF = 0.235
"""Half the breadth of the mat (0.80 m for a stature of 1.70 m)."""
_MAT_THICK = 0.011
STRAP_WIDTH = 0.017
ROLLER_RADIUS = 0.044
"""A foam roller of 15 cm."""


def mat(camera: Camera, left: float, right: float, look: Look) -> list[Shape]:
    """A mat on the floor from `left` to `right` along x."""
    top = _rounded_rectangle(left, right, MAT_HALF)
    lower = top - (0.0, _MAT_THICK, 0.0)
    flat, edge = camera.flat(top), camera.flat(lower)
    # the rim is the sweep of the outline downwards: both outlines and what lies between
    return [
        Shape(to_points(edge), look.mat_edge),
        Shape(to_points((flat + edge) / 2), look.mat_edge),
        Shape(to_points(flat), look.mat),
    ]


def _rounded_rectangle(left: float, right: float, half: float, radius: float = 0.03) -> Array:
    points = []
    for x, z, way_x, way_z in (
        (left, half, 1, -1),
        (left, -half, 1, 1),
        (right, -half, -1, 1),
        (right, half, -1, -1),
    ):
        ahead = (x, 0.0, z + way_z * radius)
        aside = (x + way_x * radius, 0.0, z)
        first, last = (ahead, aside) if way_x * way_z > 0 else (aside, ahead)
        points.extend((first, first, (x, 0.0, z), last, last))
    return np.array(points)


_SHADOW_BONES = (
    ("pelvis", "neck", 0.085),
    ("neck", "head", 0.045),
    *((f"{side}.hip", f"{side}.knee", 0.05) for side in SIDES),
    *((f"{side}.knee", f"{side}.ankle", 0.035) for side in SIDES),
    *((f"{side}.ankle", f"{side}.toe", 0.03) for side in SIDES),
    *((f"{side}.elbow", f"{side}.fingertips", 0.025) for side in SIDES),
)


def shadows(bones: Skeleton, camera: Camera, look: Look) -> list[Shape]:
    """Soft shadows on the floor under all that is near it."""
    shapes: list[Shape] = []
    for start, end, radius in _SHADOW_BONES:
        one, two = bones.points[start], bones.points[end]
        height = float(one[1] + two[1]) / 2
        strength = 0.17 * exp(-height / 0.16)
        if strength < 0.01:
            continue
        for size, part in ((1.25, 0.45), (0.85, 0.55)):
            ring = _stadium(one, two, radius * size * (1.0 + height))
            shapes.append(Shape(to_points(camera.flat(ring)), look.floor, round(strength * part, 3)))
    return shapes


def _stadium(one: Vector, two: Vector, radius: float) -> Array:
    way = np.array((two[0] - one[0], 0.0, two[2] - one[2]))
    length = float(np.hypot(way[0], way[2]))
    along = way / length if length > 1e-6 else np.array((1.0, 0.0, 0.0))
    aside = np.array((-along[2], 0.0, along[0]))
    angles = np.linspace(-np.pi / 2, np.pi / 2, 6)
    floor = np.array((1.0, 0.0, 1.0))
    head = two * floor + np.outer(np.cos(angles), along) * radius + np.outer(np.sin(angles), aside) * radius
    tail = one * floor - np.outer(np.cos(angles), along) * radius - np.outer(np.sin(angles), aside) * radius
    ring: Array = np.concatenate((head, tail))
    return ring


def strap(
    bones: Skeleton, camera: Camera, foot: str, hands: tuple[str, ...], look: Look
) -> tuple[list[Shape], list[Shape]]:
    """The strap round the middle of a foot to the hands: what lies behind the leg, and what lies before it."""
    frame = bones.frames[f"{foot}.foot"]
    ankle = bones.points[f"{foot}.ankle"]
    outwards = 1.0 if foot == "working" else -1.0
    nearer = 1.0 if camera.depth(frame[:, 2]) >= 0 else -1.0
    behind: list[Shape] = []
    before: list[Shape] = []
    dark = blend(look.strap, look.shade, 0.28)
    for edge, store, colour in ((-nearer, behind, dark), (nearer, before, look.strap)):
        sole = ankle + frame @ np.array((0.040, -0.0365, edge * 0.024))
        rim = ankle + frame @ np.array((0.038, -0.012, edge * 0.027))
        side = foot if edge * outwards > 0 else ("other" if foot == "working" else "working")
        hand = side if side in hands else hands[0]
        grip = _grip(bones, hand)
        store.append(_band(camera, (sole, rim, grip), colour))
        end = grip + np.array((0.012, -0.085, 0.0)) + (grip - rim) * 0.10
        store.append(_band(camera, (grip, grip + (end - grip) * 0.5 + (0.0, -0.004, 0.0), end), colour))
    across = [ankle + frame @ np.array((0.040, -0.0385, z)) for z in (-0.026, 0.0, 0.026)]
    before.insert(0, _band(camera, tuple(across), blend(look.strap, "#ffffff", 0.12)))
    return behind, before


def _grip(bones: Skeleton, side: str) -> Vector:
    palm = bones.frames[f"{side}.hand"]
    inside: Vector = bones.points[f"{side}.knuckles"] + palm[:, 0] * 0.014 + palm[:, 1] * 0.004
    return inside


def _band(camera: Camera, points: tuple[Vector, ...], colour: str) -> Shape:
    return Shape(
        to_points(camera.flat(np.array(points))), None, 1.0, colour, STRAP_WIDTH, closed=False, smooth=False
    )


def chair(camera: Camera, rail: Vector, look: Look, facing: float = 1.0) -> list[Shape]:
    """A chair whose back's top rail is under `rail`, where a hand rests; it faces along x by `facing`."""
    top = float(rail[1]) - 0.012
    seat_height, deep, half = 0.262, 0.235, 0.118
    x, z = float(rail[0]), float(rail[2]) - 0.05
    back_x, front_x = x, x + facing * deep
    wood, dark = look.prop, look.prop_dark
    shapes: list[Shape] = []

    def bar(
        start: tuple[float, float, float], end: tuple[float, float, float], width: float, colour: str
    ) -> None:
        points = to_points(camera.flat(np.array((start, end))))
        shapes.append(Shape(points, None, 1.0, colour, width, closed=False, smooth=False))

    for side in (-half, half):
        colour = dark if side < 0 else wood
        bar((back_x, 0.012, z + side), (back_x, top, z + side), 0.022, colour)
        bar((front_x, 0.012, z + side), (front_x, seat_height, z + side), 0.022, colour)
        if side < 0:
            seat = np.array(
                [
                    (back_x, seat_height, z - half),
                    (front_x + facing * 0.012, seat_height, z - half),
                    (front_x + facing * 0.012, seat_height, z + half),
                    (back_x, seat_height, z + half),
                ]
            )
            edge = np.concatenate((seat[2:4], seat[2:4][::-1] - (0.0, 0.022, 0.0)))
            front = np.concatenate((seat[1:3], seat[1:3][::-1] - (0.0, 0.022, 0.0)))
            for corners, tone in ((seat, blend(wood, "#ffffff", 0.18)), (front, dark), (edge, wood)):
                shapes.append(Shape(to_points(camera.flat(corners)), tone, smooth=False))
    for height, width in ((top - 0.004, 0.034), (top - 0.075, 0.024)):
        bar((back_x, height, z - half), (back_x, height, z + half), width, wood)
    return shapes


def roller(camera: Camera, place: Vector, look: Look, half: float = 0.13) -> tuple[list[Shape], list[Shape]]:
    """A foam roller that lies across, its middle at `place`; all of it stands behind the near leg."""
    angles = np.linspace(0.0, 2 * np.pi, 16, endpoint=False)
    ring = np.column_stack((np.cos(angles), np.sin(angles), np.zeros(16)))

    def disc(radius: float, z: float) -> Array:
        flat: Array = camera.flat(place + ring * radius + np.array((0.0, 0.0, z)))
        return flat

    radius = ROLLER_RADIUS * 1.04
    slices = [Shape(to_points(disc(radius, z)), look.prop_dark) for z in np.linspace(-half, half, 7)]
    face = [
        Shape(to_points(disc(radius, half)), look.prop),
        Shape(to_points(disc(radius * 0.5, half)), look.prop_dark),
    ]
    return slices, face


def wall(camera: Camera, x: float, look: Look, height: float = 1.06, half: float = 0.3) -> list[Shape]:
    """A wall across at `x`, seen from its side."""
    front = np.array([(x, 0.0, half), (x, height, half), (x, height, -half), (x, 0.0, -half)])
    thick = np.array((0.03, 0.0, 0.0))
    side = np.array([front[0], front[1], front[1] + thick, front[0] + thick])
    return [
        Shape(to_points(camera.flat(front)), blend(look.prop, "#ffffff", 0.25), smooth=False),
        Shape(to_points(camera.flat(side)), look.prop, smooth=False),
    ]


def arrow(
    camera: Camera, start: Vector, way: Vector, look: Look, strength: float, slide: float
) -> list[Shape]:
    """An arrow from beside `start` along the unit vector `way`; `slide` (0 to 1) moves it gently along."""
    flat = np.asarray(camera.flat(way))
    length = float(np.hypot(flat[0], flat[1]))
    if length < 0.2:
        return []
    along = flat / length
    aside = np.array((-along[1], along[0]))
    base = np.asarray(camera.flat(start)) + along * (0.035 + 0.014 * slide)
    long, shaft, headed, wide = 0.135, 0.011, 0.055, 0.032
    neck = long - headed
    rows = [
        (0.0, -shaft * 0.45),
        (neck, -shaft),
        (neck - 0.008, -wide),
        (long, 0.0),
        (neck - 0.008, wide),
        (neck, shaft),
        (0.0, shaft * 0.45),
    ]
    ring = np.array([base + along * a + aside * b for a, b in rows])
    return [
        Shape(
            to_points(ring),
            look.arrow,
            round(0.35 + 0.65 * strength, 3),
            look.arrow,
            0.009,
            smooth=False,
        )
    ]
