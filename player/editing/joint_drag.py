"""Dragging a joint of a figure to a place on the picture: which angles bring it there.

A few steps of damped least squares over the joints above the one that is dragged. Movements in the plane of
the picture are cheap, turns out of it dear; nothing is bent beyond the normal range of motion, or further
beyond it than it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from player.figures.camera import Camera
from player.figures.joints import INDEX, normal_range
from player.figures.skeleton import Vector, bones_of
from player.language import part_of

_STEPS = 6
_NUDGE = 0.5
"""Degrees by which an angle is tried."""
_DAMPING = 0.0016
_LARGEST = 25.0
"""Degrees that an angle changes in one step at most."""
_HINGES = ("knee.flexion", "elbow.flexion")
"""Joints that are dragged no further than straight, though most people's go a little beyond."""
_UNLOCKED = 8.0
"""Degrees of a knee or an elbow that is no longer straight."""


@dataclass(frozen=True, slots=True)
class Handle:
    """A joint that can be dragged."""

    point: str
    """The point of the skeleton, such as `working.knee`."""
    name: str
    """The part of the body that moves in it."""
    channels: tuple[tuple[str, float], ...]
    """The angles that move it, and how readily, 0 to 1; that of its parent joint comes first."""

    @property
    def spoken(self) -> str:
        """Return its name in the person's language, with its side."""
        side, dot, _ = self.point.partition(".")
        return part_of(side if dot else "", self.name)


def _side_handles(side: str) -> tuple[Handle, ...]:
    def of(part: str, name: str, *channels: tuple[str, float]) -> Handle:
        return Handle(f"{side}.{part}", name, tuple((f"{side}.{path}", ease) for path, ease in channels))

    return (
        of("knee", "knee", ("hip.flexion", 1.0), ("hip.abduction", 0.25)),
        of(
            "ankle",
            "ankle",
            ("knee.flexion", 1.0),
            ("hip.flexion", 1.0),
            ("hip.abduction", 0.2),
            ("hip.rotation", 0.12),
        ),
        of("toe", "toes", ("ankle.flexion", 1.0), ("ankle.abduction", 0.3)),
        of("elbow", "elbow", ("shoulder.flexion", 1.0), ("shoulder.abduction", 0.35)),
        of(
            "wrist",
            "wrist",
            ("elbow.flexion", 1.0),
            ("shoulder.flexion", 1.0),
            ("shoulder.abduction", 0.3),
            ("shoulder.rotation", 0.25),
        ),
        of("fingertips", "fingers", ("wrist.flexion", 1.0), ("wrist.abduction", 0.6)),
    )


TRUNK_HANDLES = (
    Handle("lumbar", "pelvis", (("pelvis.flexion", 1.0), ("pelvis.bend", 0.4))),
    Handle("thorax", "lower back", (("lumbar.flexion", 1.0), ("lumbar.bend", 0.5))),
    Handle(
        "neck",
        "upper back",
        (
            ("thorax.flexion", 1.0),
            ("thorax.bend", 0.5),
            ("lumbar.flexion", 0.7),
            ("lumbar.bend", 0.35),
        ),
    ),
    Handle("head", "head", (("neck.flexion", 1.0), ("neck.bend", 0.5))),
)

HANDLES: tuple[Handle, ...] = (
    *TRUNK_HANDLES,
    *_side_handles("other"),
    *_side_handles("working"),
)
"""All joints that can be dragged, those of the working side last, so that they lie above."""


def drag(
    angles: tuple[float, ...],
    root: Vector,
    camera: Camera,
    handle: Handle,
    target: tuple[float, float],
    *,
    parent_only: bool = False,
) -> Mapping[str, float]:
    """Return the angles (degrees by channel) that bring a joint as near as can be to a place on the picture.

    `angles` are those of a settled pose, its pelvis at `root`; `target` is right and up, parts of stature.
    With `parent_only` only the joint above it is turned.
    """
    chosen = handle.channels[:1] if parent_only else handle.channels
    ease = np.array([how for _, how in chosen])
    places = [INDEX[channel] for channel, _ in chosen]
    limits = [_limits(channel, angles[INDEX[channel]]) for channel, _ in chosen]
    now = list(angles)
    goal = np.array(target)
    _unlock(now, root, camera, chosen[0][0], handle.point, goal)
    for _ in range(_STEPS):
        at = _flat(now, root, camera, handle.point)
        missing = goal - at
        if float(missing @ missing) < 1e-8:
            break
        slopes = np.empty((2, len(places)))
        for column, place in enumerate(places):
            tried = list(now)
            tried[place] += _NUDGE
            slopes[:, column] = (_flat(tried, root, camera, handle.point) - at) / _NUDGE * ease[column]
        square = slopes @ slopes.T + np.eye(2) * _DAMPING * float(np.abs(slopes).max() or 1.0) ** 2
        steps = ease * (slopes.T @ np.linalg.solve(square, missing))
        for place, step, (least, most) in zip(places, steps, limits, strict=True):
            limited = min(_LARGEST, max(-_LARGEST, float(step)))
            now[place] = min(most, max(least, now[place] + limited))
    return {channel: now[INDEX[channel]] for channel, _ in chosen}


def _unlock(
    angles: list[float], root: Vector, camera: Camera, channel: str, point: str, goal: Vector
) -> None:
    """Bend a straight knee or elbow a little where its end is drawn nearer: straight, no small change of any
    angle would bring it there."""
    side, _, rest = channel.partition(".")
    above = {"knee.flexion": "hip", "elbow.flexion": "shoulder"}.get(rest)
    if above is None or angles[INDEX[channel]] >= _UNLOCKED:
        return
    start, end = (_flat(angles, root, camera, each) for each in (f"{side}.{above}", point))
    if float(np.hypot(*(goal - start))) < float(np.hypot(*(end - start))) - 0.004:
        angles[INDEX[channel]] = _UNLOCKED


def _flat(angles: list[float], root: Vector, camera: Camera, point: str) -> Vector:
    return camera.flat(bones_of(tuple(angles), root).points[point])


def _limits(channel: str, now: float) -> tuple[float, float]:
    """How far an angle may go: to its normal range, or to where it is if that is further."""
    normal = normal_range(channel)
    if normal is None or channel.startswith("pelvis."):
        return now - 360.0, now + 360.0
    least = 0.0 if channel.endswith(_HINGES) else normal.least
    return min(least, now), max(normal.most, now)
