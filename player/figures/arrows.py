"""Arrows: which way to push, and which way a movement goes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from player.figures import props
from player.figures.camera import Camera
from player.figures.contours import to_points
from player.figures.drawing import Shape
from player.figures.looks import Look, blend
from player.figures.motion import Way
from player.figures.skeleton import Skeleton, Vector

_MOVERS = tuple(f"{side}.{joint}" for side in ("working", "other") for joint in ("ankle", "wrist", "knee"))
_BESIDE = 0.113
"""An arrow of the head goes beside it, so far from its middle, parts of stature."""
_LEAST = 0.11
"""What moves by less than this on the picture has no arrow."""
_FROM, _TO = 0.22, 0.88
"""Which part of its way the arrow shows."""
_HEAD = 0.042
"""Length of its head, parts of stature."""


def movement_arrow(trail: Sequence[Skeleton], camera: Camera, look: Look, strength: float) -> list[Shape]:
    """The way that the part of the body takes that moves most: an open line with a head.

    `trail` is the figure on its way, from where it is to where it goes.
    """
    ways = {
        name: camera.flat(np.array([bones.points[name] for bones in trail])) for name in (*_MOVERS, "head")
    }
    lengths = {name: float(np.hypot(*(way[-1] - way[0]))) for name, way in ways.items()}
    limb = max(_MOVERS, key=lengths.__getitem__)
    mover = "head" if lengths["head"] > 0.8 * lengths[limb] else limb
    if lengths[mover] < _LEAST:
        return []
    along = np.linspace(0.0, 1.0, len(trail))
    at = np.linspace(_FROM, _TO, 12)
    way = np.column_stack([np.interp(at, along, ways[mover][:, axis]) for axis in (0, 1)])
    colour = blend(look.shade, look.top, 0.35)
    forwards = way[-1] - way[-3]
    forwards = forwards / max(float(np.hypot(*forwards)), 1e-6)
    aside = np.array((-forwards[1], forwards[0]))
    tip = way[-1] + forwards * _HEAD * 0.6
    aside = np.array((-forwards[1], forwards[0]))
    tip = way[-1] + forwards * _HEAD * 0.6
    if mover == "head":
        off = _beside(tip - way[0], ways["head"][-1] - camera.flat(trail[-1].points["pelvis"]))
        way, tip = way + off, tip + off
    head = np.array(
        (tip - forwards * _HEAD + aside * _HEAD * 0.6, tip, tip - forwards * _HEAD - aside * _HEAD * 0.6)
    )
    opacity = round(0.85 * strength, 3)
    return [
        Shape(to_points(way), None, opacity, colour, 0.011, closed=False),
        Shape(to_points(head), None, opacity, colour, 0.011, closed=False, smooth=False),
    ]


def _beside(along: Vector, from_body: Vector) -> Vector:
    """How far an arrow is moved to go beside the head, on the side away from the rest of the body."""
    aside = np.array((-along[1], along[0])) / max(float(np.hypot(*along)), 1e-6)
    return aside * (_BESIDE if float(from_body @ aside) > 0.0 else -_BESIDE)


_BONE_OF = {"heel": "shin", "foot": "foot", "knee": "thigh", "hand": "forearm", "elbow": "upper_arm"}
_TRUNK_BONE_OF = {"chest": "thorax", "pelvis": "pelvis"}


def push_arrow(
    bones: Skeleton, camera: Camera, way: Way, look: Look, strength: float, slide: float
) -> list[Shape]:
    """The arrow of a push or pull; one that goes into the floor ends there."""
    side, _, part = way.point.partition(".")
    frame = bones.frames[f"{side}.{_BONE_OF[part]}" if part else _TRUNK_BONE_OF[side]]
    outwards = 1.0 if side == "working" else -1.0
    ways = {
        "front": frame[:, 0],
        "back": -frame[:, 0],
        "headwards": frame[:, 1],
        "footwards": -frame[:, 1],
        "outwards": frame[:, 2] * outwards,
        "inwards": frame[:, 2] * -outwards,
        "up": np.array((0.0, 1.0, 0.0)),
        "down": np.array((0.0, -1.0, 0.0)),
    }
    start, pivot = _from(bones, side, part)
    direction = ways[way.way]
    if way.about == "knee":
        pivot = bones.points[f"{side}.knee"]
    elif way.about == "straight":
        pivot = start + np.cross(camera.axes[2], direction) * _STRAIGHT
    ends = float(start[1]) < _NEAR_FLOOR and float(direction[1]) < -0.5
    return props.arrow(camera, pivot, start, direction, look, strength, slide, ends=ends)


_STRAIGHT = 1.5
"""An arrow that bends about what is so far away is straight."""
_NEAR_FLOOR = 0.09


def _from(bones: Skeleton, side: str, part: str) -> tuple[Vector, Vector]:
    """Where a push begins, and the joint that moves what pushes."""
    if not part:
        if side == "chest":
            return bones.at("thorax", "thorax", 0.07, 0.10, 0.0), bones.points["pelvis"]
        return bones.points["pelvis"], bones.points["neck"]
    pivot = bones.points[f"{side}.{'shoulder' if part in ('hand', 'elbow') else 'hip'}"]
    if part == "heel":
        return bones.at(f"{side}.foot", f"{side}.ankle", -0.022, -0.015, 0.0), pivot
    joint = {"foot": "ball", "hand": "wrist"}.get(part, part)
    return bones.points[f"{side}.{joint}"], pivot
