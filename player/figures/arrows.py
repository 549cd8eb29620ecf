"""Arrows: which way to push, and which way a movement goes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from player.figures import props
from player.figures.camera import Camera
from player.figures.contours import to_points
from player.figures.drawing import Shape
from player.figures.looks import Look, blend
from player.figures.marks import Marks
from player.figures.motion import Way
from player.figures.skeleton import Skeleton

_MOVERS = tuple(f"{side}.{joint}" for side in ("working", "other") for joint in ("ankle", "wrist", "knee"))
_TRUNK = ("head", "pelvis")
"""A movement of these is shown where no limb goes much further."""
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
        name: camera.flat(np.array([bones.points[name] for bones in trail])) for name in (*_MOVERS, *_TRUNK)
    }
    lengths = {name: float(np.hypot(*(way[-1] - way[0]))) for name, way in ways.items()}
    limb, trunk = max(_MOVERS, key=lengths.__getitem__), max(_TRUNK, key=lengths.__getitem__)
    mover = trunk if lengths[trunk] > 0.8 * lengths[limb] else limb
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
    head = np.array(
        (tip - forwards * _HEAD + aside * _HEAD * 0.6, tip, tip - forwards * _HEAD - aside * _HEAD * 0.6)
    )
    opacity = round(0.85 * strength, 3)
    return [
        Shape(to_points(way), None, opacity, colour, 0.011, closed=False),
        Shape(to_points(head), None, opacity, colour, 0.011, closed=False, smooth=False),
    ]


_BONE_OF = {"heel": "shin", "foot": "foot", "knee": "thigh", "hand": "forearm", "elbow": "upper_arm"}


def push_arrow(bones: Skeleton, camera: Camera, way: Way, look: Look, marks: Marks) -> list[Shape]:
    """Which way to push or pull: solid, and gently moving."""
    side, _, part = way.point.partition(".")
    frame = bones.frames[f"{side}.{_BONE_OF[part]}"]
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
    if part == "heel":
        start = bones.at(f"{side}.foot", f"{side}.ankle", -0.022, -0.015, 0.0)
    else:
        joint = {"foot": "ball", "hand": "wrist"}.get(part, part)
        start = bones.points[f"{side}.{joint}"]
    pivot = bones.points[f"{side}.{'shoulder' if part in ('hand', 'elbow') else 'hip'}"]
    return props.arrow(camera, pivot, start, ways[way.way], look, marks.strength, marks.slide)
