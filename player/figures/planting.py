"""Planting: the limbs solved so that hands, feet, knees and elbows are where their contacts hold them, palms
and soles flat, toes bent; free hands and feet are kept out of the floor.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import sqrt

import numpy as np

from player.figures.contacts import (
    IN_FOOT,
    RADII,
    SPOTS,
    TRUNK_BONES,
    Anchor,
    contact_point,
    resting_height,
    spot_place,
)
from player.figures.joints import SIDES
from player.figures.limbs import across, bend_arm, bend_leg, crossed, hinge, unit
from player.figures.skeleton import (
    ANKLE_HEIGHT,
    BALL,
    FOREARM,
    SHIN,
    THIGH,
    Frame,
    Skeleton,
    Vector,
    set_hand,
    set_toes,
)

UP = np.array((0.0, 1.0, 0.0))


def level(direction: Vector, fallback: Vector) -> Vector:
    """A direction laid flat on the floor; of one that stands upright, the fallback."""
    level = direction - UP * direction[1]
    return unit(level) if float(level @ level) > 0.04 else unit(fallback - UP * fallback[1])


TOPS: Mapping[str, float] = {"floor": 0.0, "cloth": 0.0, "block": 0.075}
"""How high what bears a contact is, parts of stature, where that is known beforehand."""


def plant(bones: Skeleton, contact: str, support: str) -> Anchor:
    """Where a contact would be planted from where it is: straight below, on what has a known height (the
    floor, a block), or right there.
    """
    point = contact_point(bones, contact).copy()
    side, _, part = contact.partition(".")
    if support not in TOPS:
        return Anchor(point, bones.frames[f"{side}.hand"] if part == "hand" else None)
    point[1] = TOPS[support] + resting_height(contact)
    if part == "foot":
        front = level(bones.frames[f"{side}.foot"][:, 0], bones.frames["pelvis"][:, 0])
        return Anchor(_reachable(bones, side, point), np.column_stack((front, UP, crossed(front, UP))))
    if part == "hand":
        return Anchor(point, _flat_hand(bones, side))
    return Anchor(point)


def _reachable(bones: Skeleton, side: str, ankle: Vector) -> Vector:
    """The point on the floor nearest to `ankle` that a straight leg can reach."""
    hip = bones.points[f"{side}.hip"]
    way = ankle - hip
    most = (THIGH + SHIN) * 0.9995
    level = sqrt(max(0.0, most * most - float(way[1]) ** 2))
    far = sqrt(float(way[0]) ** 2 + float(way[2]) ** 2)
    if far <= level or far < 1e-9:
        return ankle
    return np.array((hip[0] + way[0] * level / far, ankle[1], hip[2] + way[2] * level / far))


def _flat_hand(bones: Skeleton, side: str) -> Frame:
    """A hand that lies palm down and points where the hand of the pose points."""
    fingers = level(-bones.frames[f"{side}.hand"][:, 1], -bones.frames["pelvis"][:, 0])
    down = -UP
    return np.column_stack((down, -fingers, crossed(down, -fingers)))


def solve_limbs(bones: Skeleton, anchors: Mapping[str, Anchor]) -> Skeleton:
    """The bones with every planted limb reaching for its anchor."""
    points, frames = dict(bones.points), dict(bones.frames)
    now = Skeleton(points, frames)
    for side in SIDES:
        for part in ("foot", "knee", "heel", "ball", "instep", "edge"):
            anchor = anchors.get(f"{side}.{part}")
            if anchor is not None:
                _solve_leg(now, side, part, anchor, f"{side}.knee" in anchors, points, frames)
        if not any(
            f"{side}.{part}" in anchors for part in ("foot", "heel", "ball", "instep", "edge", "knee")
        ):
            _lift_leg(now, side, points, frames)
    for side in SIDES:
        forearm = f"{side}.forearm" in anchors
        if forearm:
            _lay_forearm(now, side, points, frames)
        anchor = anchors.get(f"{side}.hand")
        if anchor is not None and anchor.holds:
            _hold_leg(now, side, anchor.holds, points, frames)
        elif anchor is not None and anchor.frame is not None and not forearm:
            upper, fore, elbow, wrist = bend_arm(now, side, anchor.point)
            frames[f"{side}.upper_arm"], frames[f"{side}.forearm"] = upper, fore
            points[f"{side}.elbow"], points[f"{side}.wrist"] = elbow, wrist
            curl = _curl(bones, side)
            set_hand(side, anchor.frame, 0.0 if anchor.frame[1, 0] < -0.9 else curl, points, frames)
        if not any(f"{side}.{part}" in anchors for part in ("hand", "forearm", "elbow")):
            _lift_arm(now, side, points, frames)
    return now


def _hold_leg(
    now: Skeleton, side: str, holds: str, points: dict[str, Vector], frames: dict[str, Frame]
) -> None:
    """Lay a hand on its spot of a leg or the trunk, which is where it should be already."""
    of, _, name = holds.partition(".")
    spot = SPOTS[name]
    trunk = spot.bone in TRUNK_BONES
    bone = frames[spot.bone if trunk else f"{of}.{spot.bone}"]
    hand = 1.0 if (of if trunk else side) == "working" else -1.0
    upper, fore, elbow, wrist = bend_arm(now, side, spot_place(now, side, holds))
    frames[f"{side}.upper_arm"], frames[f"{side}.forearm"] = upper, fore
    points[f"{side}.elbow"], points[f"{side}.wrist"] = elbow, wrist
    front, up, inwards = spot.fingers
    back = -unit(bone @ np.array((front, up, -hand * inwards)))
    front, up, inwards = spot.palm
    palm = across(bone @ np.array((front, up, -hand * inwards)), back)
    set_hand(side, np.column_stack((palm, back, crossed(palm, back))), spot.curl, points, frames)


def _lift_leg(now: Skeleton, side: str, points: dict[str, Vector], frames: dict[str, Frame]) -> None:
    """Bend a free leg so much that its foot does not go into the floor."""
    foot = frames[f"{side}.foot"]
    ankle = points[f"{side}.ankle"]
    heel = ankle - foot[:, 0] * 0.034 - foot[:, 1] * (ANKLE_HEIGHT - 0.004)
    ball, toe = float(points[f"{side}.ball"][1]), float(points[f"{side}.toe"][1])
    low = min(float(heel[1]), ball - 0.014, toe - 0.010)
    if low >= -1e-6:
        return
    toes = foot.T @ frames[f"{side}.toes"]
    thigh, shin, knee, ankle = bend_leg(now, side, ankle - UP * low)
    frames[f"{side}.thigh"], frames[f"{side}.shin"] = thigh, shin
    points[f"{side}.knee"], points[f"{side}.ankle"] = knee, ankle
    set_toes(side, foot @ toes, points, frames)


def _lift_arm(now: Skeleton, side: str, points: dict[str, Vector], frames: dict[str, Frame]) -> None:
    """Bend a free arm so much that its hand does not go into the floor."""
    wrist = points[f"{side}.wrist"]
    low = min(float(wrist[1]) - 0.015, float(points[f"{side}.fingertips"][1]) - 0.008)
    if low >= 0.0:
        return
    curl = _curl(now, side)
    upper, fore, elbow, wrist = bend_arm(now, side, wrist - UP * low)
    frames[f"{side}.upper_arm"], frames[f"{side}.forearm"] = upper, fore
    points[f"{side}.elbow"], points[f"{side}.wrist"] = elbow, wrist
    set_hand(side, frames[f"{side}.hand"], curl, points, frames)


def _curl(bones: Skeleton, side: str) -> float:
    turn = bones.frames[f"{side}.hand"].T @ bones.frames[f"{side}.fingers"]
    return float(np.degrees(np.arctan2(turn[1, 0], turn[0, 0])))


def _solve_leg(
    now: Skeleton,
    side: str,
    part: str,
    anchor: Anchor,
    kneeling: bool,
    points: dict[str, Vector],
    frames: dict[str, Frame],
) -> None:
    foot = frames[f"{side}.foot"]
    toes_with_foot = foot.T @ frames[f"{side}.toes"]
    if part == "knee":
        return
    if part == "foot":
        ankle = anchor.point
        if anchor.frame is not None:
            foot = anchor.frame
            toes_with_foot = np.eye(3)
    elif part in IN_FOOT:
        place = np.array(IN_FOOT[part])
        place[2] *= 1.0 if side == "working" else -1.0
        ankle = anchor.point - foot @ place
    else:
        ankle = anchor.point - foot @ np.array((BALL, -(ANKLE_HEIGHT - RADII["ball"]), 0.0))
    if kneeling:
        foot = _swing_shin(now, side, anchor.point, points, frames)
    else:
        thigh, shin, knee, ankle = bend_leg(now, side, ankle)
        frames[f"{side}.thigh"], frames[f"{side}.shin"] = thigh, shin
        points[f"{side}.knee"], points[f"{side}.ankle"] = knee, ankle
    frames[f"{side}.foot"] = foot
    toes = foot @ toes_with_foot
    if part == "ball":
        # toes bend up from the foot until they lie flat: between where its tip and its top point
        front = level(foot[:, 0] + foot[:, 1], foot[:, 0])
        toes = np.column_stack((front, UP, crossed(front, UP)))
    elif part == "instep":
        front = level(foot[:, 0], -foot[:, 1])
        right = unit(foot[:, 2] - front * float(foot[:, 2] @ front))
        toes = np.column_stack((front, crossed(right, front), right))
    set_toes(side, toes, points, frames)


def _swing_shin(
    now: Skeleton, side: str, ball: Vector, points: dict[str, Vector], frames: dict[str, Frame]
) -> Frame:
    """Turn the lower leg about a knee that rests on the floor until the front of the foot rests there too."""
    thigh = frames[f"{side}.thigh"]
    shin, foot = frames[f"{side}.shin"], frames[f"{side}.foot"]
    to_ankle = -shin[:, 1] * SHIN
    to_ball = foot[:, 0] * BALL - foot[:, 1] * (ANKLE_HEIGHT - RADII["ball"])
    knee = points[f"{side}.knee"]
    axis = thigh[:, 2]
    for _ in range(6):
        arm = to_ankle + to_ball
        miss = float(ball[1] - knee[1] - arm[1])
        turned = crossed(axis, arm)
        if abs(miss) < 1e-7 or abs(float(turned[1])) < 1e-6:
            break
        turn = _about(axis, max(-0.5, min(0.5, miss / float(turned[1]))))
        to_ankle, to_ball, shin, foot = turn @ to_ankle, turn @ to_ball, turn @ shin, turn @ foot
    frames[f"{side}.shin"] = shin
    points[f"{side}.ankle"] = knee + to_ankle
    return foot


def _about(axis: Vector, radians: float) -> Frame:
    x, y, z = (float(value) for value in axis)
    cross = np.array(((0.0, -z, y), (z, 0.0, -x), (-y, x, 0.0)))
    turn: Frame = np.eye(3) + np.sin(radians) * cross + (1.0 - np.cos(radians)) * (cross @ cross)
    return turn


def _lay_forearm(now: Skeleton, side: str, points: dict[str, Vector], frames: dict[str, Frame]) -> None:
    upper = frames[f"{side}.upper_arm"]
    elbow = points[f"{side}.elbow"]
    fall = float(elbow[1]) - RADII["wrist"]
    ahead = level(-frames[f"{side}.forearm"][:, 1], upper[:, 0])
    along = ahead * sqrt(max(0.0, FOREARM**2 - fall**2)) - UP * fall
    one, two = hinge(-upper[:, 1], unit(along), upper[:, 2], forwards=True)
    frames[f"{side}.upper_arm"], frames[f"{side}.forearm"] = one, two
    points[f"{side}.wrist"] = elbow + along
    down = -UP
    palm = np.column_stack((down, -ahead, crossed(down, -ahead)))
    set_hand(side, palm, 0.0, points, frames)
