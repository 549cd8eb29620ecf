"""Solving a limb of two bones: where knee or elbow goes so that ankle or wrist is where it should be, and
which angles the joints then have.
"""

from __future__ import annotations

from math import asin, atan2, degrees, sqrt

import numpy as np

from player.figures.joints import INDEX, SIDES
from player.figures.skeleton import FOREARM, SHIN, THIGH, UPPER_ARM, Frame, Skeleton, Vector

_STRAIGHT = 0.9998
"""A limb is stretched no further than this part of its length, so that its joint keeps a side to bend to."""


def unit(vector: Vector) -> Vector:
    """The vector at length one; a vector of no length stays."""
    length = sqrt(float(vector @ vector))
    return vector / length if length > 1e-12 else vector


def across(vector: Vector, axis: Vector) -> Vector:
    """The part of a vector at right angles to a unit axis, at length one."""
    return unit(vector - axis * float(vector @ axis))


def crossed(one: Vector, other: Vector) -> Vector:
    """The vector product, written out: for two vectors numpy's takes ten times as long."""
    (a, b, c), (d, e, f) = one.tolist(), other.tolist()
    return np.array((b * f - c * e, c * d - a * f, a * e - b * d))


def hinge(first: Vector, second: Vector, right: Vector, *, forwards: bool) -> tuple[Frame, Frame]:
    """Frames of two bones that lie along the unit vectors `first` and `second` and share a hinge.

    `right` is where the hinge's axis pointed before; `forwards` is true for an elbow, false for a knee.
    """
    normal = crossed(first, second) if forwards else crossed(second, first)
    size = sqrt(float(normal @ normal))
    straight = across(right, first)
    # near straight the bones do not say where the hinge points: the old axis does
    sure = min(1.0, max(0.0, (size - 0.02) / 0.08))
    axis = straight if size < 1e-9 else across(straight * (1.0 - sure) + normal / size * sure, first)
    return _frame(first, axis), _frame(second, axis)


def _frame(along: Vector, right: Vector) -> Frame:
    up = -along
    axis = across(right, up)
    return np.column_stack((crossed(up, axis), up, axis))


def bend_leg(skeleton: Skeleton, side: str, ankle: Vector) -> tuple[Frame, Frame, Vector, Vector]:
    """Thigh, shin, knee and ankle of a leg that reaches as far towards `ankle` as it can."""
    return _bend(
        skeleton.points[f"{side}.hip"],
        skeleton.frames[f"{side}.thigh"],
        ankle,
        (THIGH, SHIN),
        forwards=False,
    )


def bend_arm(skeleton: Skeleton, side: str, wrist: Vector) -> tuple[Frame, Frame, Vector, Vector]:
    """Upper arm, forearm, elbow and wrist of an arm that reaches as far towards `wrist` as it can."""
    return _bend(
        skeleton.points[f"{side}.shoulder"],
        skeleton.frames[f"{side}.upper_arm"],
        wrist,
        (UPPER_ARM, FOREARM),
        forwards=True,
    )


def _bend(
    start: Vector, frame: Frame, target: Vector, lengths: tuple[float, float], *, forwards: bool
) -> tuple[Frame, Frame, Vector, Vector]:
    upper, lower = lengths
    way = target - start
    distance = sqrt(float(way @ way))
    reach = min(max(distance, abs(upper - lower) * 1.02), (upper + lower) * _STRAIGHT)
    line = way / distance
    pole = across(frame[:, 0] if not forwards else -frame[:, 0], line)
    along = (upper * upper - lower * lower + reach * reach) / (2.0 * reach)
    out = sqrt(max(0.0, upper * upper - along * along))
    middle = start + line * along + pole * out
    end = start + line * reach
    first, second = unit(middle - start), unit(end - middle)
    one, two = hinge(first, second, frame[:, 2], forwards=forwards)
    return one, two, middle, end


def angles_of(skeleton: Skeleton, before: tuple[float, ...]) -> tuple[float, ...]:
    """The limb angles that a skeleton shows, each the turn nearest to `before`; the trunk's are kept."""
    angles = list(before)
    for side in SIDES:
        hand = 1.0 if side == "working" else -1.0
        frames = skeleton.frames
        hip = INDEX[f"{side}.hip.flexion"]
        thigh, shin, foot = (frames[f"{side}.{bone}"] for bone in ("thigh", "shin", "foot"))
        _put_ball(angles, hip, _ball(frames["pelvis"], thigh, hand))
        _put(angles, hip + 3, (-_hinge_angle(thigh, shin),))
        _put_ball(angles, hip + 4, _ball(shin, foot, hand))
        _put(angles, hip + 7, (-_hinge_angle(foot, frames[f"{side}.toes"]),))
        shoulder = INDEX[f"{side}.shoulder.flexion"]
        upper, fore, palm = (frames[f"{side}.{bone}"] for bone in ("upper_arm", "forearm", "hand"))
        _put_ball(angles, shoulder, _ball(frames["thorax"], upper, hand))
        _put(angles, shoulder + 3, (_hinge_angle(upper, fore),))
        _put(angles, shoulder + 4, _wrist(fore, palm, hand))
        _put(angles, shoulder + 7, (_hinge_angle(palm, frames[f"{side}.fingers"]),))
    return tuple(angles)


def _put(angles: list[float], place: int, values: tuple[float, ...]) -> None:
    for offset, value in enumerate(values):
        old = angles[place + offset]
        angles[place + offset] = value + 360.0 * round((old - value) / 360.0)


def _put_ball(angles: list[float], place: int, values: tuple[float, float, float]) -> None:
    """Put the angles of a ball joint; of the two ways to say one turn, the way nearer to what is there."""
    flexion, abduction, rotation = values
    one, two = list(angles), list(angles)
    _put(one, place, values)
    _put(two, place, (flexion + 180.0, 180.0 - abduction, rotation + 180.0))

    def far(said: list[float]) -> float:
        return sum(abs(said[place + offset] - angles[place + offset]) for offset in range(3))

    angles[:] = one if far(one) <= far(two) else two


def _ball(parent: Frame, child: Frame, hand: float) -> tuple[float, float, float]:
    turn = parent.T @ child
    return (
        degrees(atan2(-turn[0, 1], turn[1, 1])),
        -hand * degrees(asin(max(-1.0, min(1.0, turn[2, 1])))),
        -hand * degrees(atan2(-turn[2, 0], turn[2, 2])),
    )


def _hinge_angle(parent: Frame, child: Frame) -> float:
    turn = parent.T @ child
    return degrees(atan2(turn[1, 0], turn[0, 0]))


def _wrist(forearm: Frame, palm: Frame, hand: float) -> tuple[float, float, float]:
    turn = forearm.T @ palm
    return (
        hand * degrees(atan2(turn[0, 2], turn[2, 2])) - 90.0,
        degrees(atan2(turn[1, 0], turn[1, 1])),
        -hand * degrees(asin(max(-1.0, min(1.0, -turn[1, 2])))),
    )
