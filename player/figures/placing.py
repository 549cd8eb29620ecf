"""Putting a pose on the floor: the trunk comes to rest on what bears it, then each limb is solved so that
the hands, feet, knees and elbows that are planted are on the floor exactly and stay where they are while
the rest moves.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import pi, sin, sqrt

import numpy as np

from player.figures.joints import INDEX, SIDES
from player.figures.limbs import angles_of, bend_arm, bend_leg, hinge, unit
from player.figures.pose import Pose, mix
from player.figures.skeleton import (
    ANKLE_HEIGHT,
    BALL,
    FOREARM,
    SHIN,
    Frame,
    Skeleton,
    Vector,
    bones_of,
    set_hand,
    set_toes,
)

UP = np.array((0.0, 1.0, 0.0))

RADII: Mapping[str, float] = {
    "pelvis": 0.062,
    "shoulders": 0.058,
    "head": 0.072,
    "knee": 0.033,
    "elbow": 0.024,
    "heel": 0.024,
    "ball": 0.014,
    "instep": 0.017,
    "wrist": 0.016,
}
"""Each contact is a ball of flesh about a point of a bone: its radius, parts of stature."""

WRIST_HEIGHT = 0.021
"""How high the wrist is above the floor when the hand lies flat."""
_STEP = 0.06
"""A limb that would be planted further than this from where it was has taken a step."""
_LIFT = 0.035
"""How high a foot is lifted half-way through a step."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a contact is planted."""

    point: Vector
    """The joint that is held: ankle for a foot, wrist for a hand, knee, elbow, or the middle of a trunk
    contact.
    """
    frame: Frame | None = None
    """How the planted foot or hand is turned; None for contacts that may turn."""


@dataclass(frozen=True, slots=True)
class Stance:
    """A pose in its place: bones_of(pose.angles, root) puts every contact where its anchor is."""

    pose: Pose
    root: Vector
    """Where the pelvis is, parts of stature."""
    anchors: Mapping[str, Anchor]
    """What is planted, by contact."""

    def skeleton(self) -> Skeleton:
        """The bones, with the planted limbs solved."""
        bones = bones_of(self.pose.angles, self.root)
        pins = [name for name in self.anchors if _pins(name)]
        if pins:
            shift = self.anchors[pins[0]].point - contact_point(bones, pins[0])
            bones = Skeleton({name: point + shift for name, point in bones.points.items()}, bones.frames)
        return _solve_limbs(bones, self.anchors)


def contact_point(bones: Skeleton, contact: str) -> Vector:
    """The middle of a contact's ball of flesh (for feet and hands: the ankle, the wrist)."""
    if contact == "pelvis":
        return bones.at("pelvis", "pelvis", -0.004, 0.012, 0.0)
    if contact == "shoulders":
        return bones.at("thorax", "thorax", -0.002, 0.115, 0.0)
    if contact == "head":
        return bones.at("head", "head", -0.008, 0.004, 0.0)
    side, part = contact.split(".")
    if part in ("ball", "instep"):
        return bones.points[f"{side}.ball"]
    if part == "heel":
        return bones.at(f"{side}.foot", f"{side}.ankle", -0.022, -0.015, 0.0)
    joint = {"foot": "ankle", "hand": "wrist", "forearm": "elbow"}.get(part, part)
    return bones.points[f"{side}.{joint}"]


def resting_height(contact: str) -> float:
    """How high `contact_point` is above the floor when the contact rests on it."""
    part = contact.rpartition(".")[2]
    if part == "foot":
        return ANKLE_HEIGHT
    if part == "hand":
        return WRIST_HEIGHT
    return RADII["elbow" if part == "forearm" else part]


def settle(pose: Pose, earlier: Mapping[str, Anchor]) -> Stance:
    """Put a key pose on the floor; contacts that `earlier` poses planted nearby keep their place."""
    on_floor = [name for name in pose.contacts if name not in pose.supports and not _swings(name, pose)]
    root = np.zeros(3)
    bearing = [name for name in on_floor if name != "head"]
    if bearing:
        pose, root = _rest(pose, bearing)
    if "head" in on_floor:
        pose = _lay_head(pose, root)
    bones = bones_of(pose.angles, root)
    shift = _along_floor(bones, pose.contacts, earlier)
    root = root + shift
    bones = bones_of(pose.angles, root)
    anchors: dict[str, Anchor] = {}
    pinned = next((name for name in pose.contacts if _pins(name)), None)
    for name in pose.contacts:
        planted = _plant(bones, name, floor=name not in pose.supports)
        before = earlier.get(name)
        # the figure is moved so that its first pin stays; the rest of the trunk goes where that takes it
        held = name == pinned or not (_pins(name) or _swings(name, pose))
        if held and before is not None and float(np.abs(before.point - planted.point).max()) < _STEP:
            planted = before
        anchors[name] = planted
    bones = _solve_limbs(bones, anchors)
    for name in pose.contacts:
        if _swings(name, pose):
            anchors[name] = Anchor(contact_point(bones, name).copy())
    settled = pose.with_angles(angles_of(bones, pose.angles))
    return Stance(settled, bones.points["pelvis"], anchors)


def between(first: Stance, second: Stance, amount: float) -> Stance:
    """The stance `amount` (0 to 1) of the way: what both have planted stays planted."""
    if amount <= 0.0:
        return first
    if amount >= 1.0:
        return second
    angles = mix(first.pose, second.pose, amount)
    anchors: dict[str, Anchor] = {}
    for name, one in first.anchors.items():
        two = second.anchors.get(name)
        if two is not None:
            anchors[name] = one if one is two else _step(one, two, amount, name)
    root = first.root * (1.0 - amount) + second.root * amount
    shared = tuple(name for name in first.pose.contacts if name in anchors)
    nearer = first.pose if amount < 0.5 else second.pose
    props = {**second.pose.props, **first.pose.props}
    pose = Pose(angles, nearer.root, shared, {**second.pose.supports, **first.pose.supports}, props)
    return Stance(pose, root, anchors)


def _step(one: Anchor, two: Anchor, amount: float, name: str) -> Anchor:
    point = one.point * (1.0 - amount) + two.point * amount
    far = float(np.abs(one.point - two.point).max())
    if "." in name and far > 1e-9:
        point = point + UP * (sin(pi * amount) * min(_LIFT, far * 0.3))
    return Anchor(point, _turned(one.frame, two.frame, amount))


def _turned(one: Frame | None, two: Frame | None, amount: float) -> Frame | None:
    """The frame between two that are not far from each other."""
    if one is None or two is None or one is two:
        return two
    mixed = one * (1.0 - amount) + two * amount
    front = unit(mixed[:, 0])
    up = unit(mixed[:, 1] - front * float(mixed[:, 1] @ front))
    return np.column_stack((front, up, np.cross(front, up)))


def _pins(contact: str) -> bool:
    return contact.rpartition(".")[2] in ("pelvis", "shoulders", "head", "knee", "forearm", "elbow")


def _swings(contact: str, pose: Pose) -> bool:
    """Whether a contact follows a knee that bears the figure: the shin turns until the foot is down."""
    side, _, part = contact.partition(".")
    return part in ("ball", "instep") and f"{side}.knee" in pose.contacts


def _rest(pose: Pose, contacts: list[str]) -> tuple[Pose, Vector]:
    """Height and, for a body that lies or goes on all fours, the lean that bring contacts to the floor."""
    kneels = any(name.endswith(".knee") for name in contacts)
    if "pelvis" in contacts and "shoulders" in contacts:
        # the back lies; limbs find the floor from there
        contacts = ["pelvis", "shoulders"]
    pins = [name for name in contacts if _pins(name)]
    weights = np.array([8.0 if name in pins else 1.0 for name in contacts])
    heights = np.array([resting_height(name) for name in contacts])
    origin = np.zeros(3)

    def errors(change: float) -> Vector:
        bones = bones_of(_leant(pose, change, kneels), origin)
        missing: Vector = heights - np.array([contact_point(bones, name)[1] for name in contacts])
        return missing

    change = 0.0
    lying = abs(pose.angles[INDEX["pelvis.flexion"]]) > 45.0
    for _ in range(10 if lying and len(contacts) > 1 else 0):
        here, there = errors(change), errors(change + 0.5)
        slopes = (there - here) / 0.5
        mean = float(np.average(here, weights=weights))
        slopes = slopes - np.average(slopes, weights=weights)
        bottom = float(np.sum(weights * slopes * slopes)) + 1e-7
        step = -float(np.sum(weights * slopes * (here - mean))) / bottom
        change += max(-6.0, min(6.0, step))
    # a foot or a hand can be solved by its limb; a knee or the trunk cannot
    firm = weights == weights.max()
    origin[1] = float(np.mean(errors(change)[firm]))
    return pose.with_angles(_leant(pose, change, kneels)), origin


def _leant(pose: Pose, change: float, kneels: bool) -> tuple[float, ...]:
    """The angles with the pelvis leant further; on the knees the thighs keep their place."""
    angles = list(pose.angles)
    angles[INDEX["pelvis.flexion"]] += change
    if kneels:
        for side in SIDES:
            angles[INDEX[f"{side}.hip.flexion"]] += change
    return tuple(angles)


def _lay_head(pose: Pose, root: Vector) -> Pose:
    """Bend the neck until the head is down."""
    place = INDEX["neck.flexion"]

    def above(degrees: float) -> float:
        angles = (*pose.angles[:place], degrees, *pose.angles[place + 1 :])
        return float(contact_point(bones_of(angles, root), "head")[1]) - resting_height("head")

    degrees = pose.angles[place]
    for _ in range(6):
        here = above(degrees)
        slope = (above(degrees + 0.5) - here) / 0.5
        if abs(here) < 1e-6 or abs(slope) < 1e-6:
            break
        degrees += max(-12.0, min(12.0, -here / slope))
    return pose.with_angles((*pose.angles[:place], degrees, *pose.angles[place + 1 :]))


def _along_floor(bones: Skeleton, contacts: tuple[str, ...], earlier: Mapping[str, Anchor]) -> Vector:
    """How far to move along the floor so that what was planted earlier is where it was."""
    shared = [name for name in contacts if name in earlier]
    pins = [name for name in shared if _pins(name)] or shared[:1]
    if not pins:
        return np.zeros(3)
    shift: Vector = earlier[pins[0]].point - contact_point(bones, pins[0])
    shift[1] = 0.0
    shift[2] = 0.0
    return shift


def _flat(direction: Vector, fallback: Vector) -> Vector:
    level = direction - UP * direction[1]
    return unit(level) if float(level @ level) > 0.04 else unit(fallback - UP * fallback[1])


def _plant(bones: Skeleton, contact: str, *, floor: bool) -> Anchor:
    point = contact_point(bones, contact).copy()
    side, _, part = contact.partition(".")
    if not floor:
        return Anchor(point, bones.frames[f"{side}.hand"] if part == "hand" else None)
    point[1] = resting_height(contact)
    if part == "foot":
        front = _flat(bones.frames[f"{side}.foot"][:, 0], bones.frames["pelvis"][:, 0])
        return Anchor(_reachable(bones, side, point), np.column_stack((front, UP, np.cross(front, UP))))
    if part == "hand":
        return Anchor(point, _flat_hand(bones, side))
    return Anchor(point)


def _reachable(bones: Skeleton, side: str, ankle: Vector) -> Vector:
    """The point on the floor nearest to `ankle` that a straight leg can reach."""
    hip = bones.points[f"{side}.hip"]
    way = ankle - hip
    most = (0.245 + SHIN) * 0.9995
    level = sqrt(max(0.0, most * most - float(way[1]) ** 2))
    far = sqrt(float(way[0]) ** 2 + float(way[2]) ** 2)
    if far <= level or far < 1e-9:
        return ankle
    return np.array((hip[0] + way[0] * level / far, ankle[1], hip[2] + way[2] * level / far))


def _flat_hand(bones: Skeleton, side: str) -> Frame:
    """A hand that lies palm down and points where the hand of the pose points."""
    fingers = _flat(-bones.frames[f"{side}.hand"][:, 1], -bones.frames["pelvis"][:, 0])
    down = -UP
    return np.column_stack((down, -fingers, np.cross(down, -fingers)))


def _solve_limbs(bones: Skeleton, anchors: Mapping[str, Anchor]) -> Skeleton:
    points, frames = dict(bones.points), dict(bones.frames)
    now = Skeleton(points, frames)
    for side in SIDES:
        for part in ("foot", "knee", "heel", "ball", "instep"):
            anchor = anchors.get(f"{side}.{part}")
            if anchor is not None:
                _solve_leg(now, side, part, anchor, f"{side}.knee" in anchors, points, frames)
        forearm = f"{side}.forearm" in anchors
        if forearm:
            _lay_forearm(now, side, points, frames)
        anchor = anchors.get(f"{side}.hand")
        if anchor is not None and anchor.frame is not None and not forearm:
            upper, fore, elbow, wrist = bend_arm(now, side, anchor.point)
            frames[f"{side}.upper_arm"], frames[f"{side}.forearm"] = upper, fore
            points[f"{side}.elbow"], points[f"{side}.wrist"] = elbow, wrist
            curl = _curl(bones, side)
            set_hand(side, anchor.frame, 0.0 if anchor.frame[1, 0] < -0.9 else curl, points, frames)
        if not any(f"{side}.{part}" in anchors for part in ("foot", "heel", "ball", "instep", "knee")):
            _lift_leg(now, side, points, frames)
        if not any(f"{side}.{part}" in anchors for part in ("hand", "forearm", "elbow")):
            _lift_arm(now, side, points, frames)
    return now


def _lift_leg(now: Skeleton, side: str, points: dict[str, Vector], frames: dict[str, Frame]) -> None:
    """Bend a free leg so much that its foot does not go into the floor."""
    foot = frames[f"{side}.foot"]
    ankle = points[f"{side}.ankle"]
    heel = ankle - foot[:, 0] * 0.034 - foot[:, 1] * (ANKLE_HEIGHT - 0.004)
    ball, toe = float(points[f"{side}.ball"][1]), float(points[f"{side}.toe"][1])
    low = min(float(heel[1]), ball - 0.014, toe - 0.010)
    if low >= 0.004:
        return
    toes = foot.T @ frames[f"{side}.toes"]
    thigh, shin, knee, ankle = bend_leg(now, side, ankle + UP * (0.004 - low))
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
    if part == "foot" and anchor.frame is not None:
        foot = anchor.frame
        ankle = anchor.point
        toes_with_foot = np.eye(3)
    elif part == "heel":
        ankle = anchor.point - foot @ np.array((-0.022, -0.015, 0.0))
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
        front = _flat(foot[:, 0], -foot[:, 1])
        toes = np.column_stack((front, UP, np.cross(front, UP)))
    elif part == "instep":
        front = _flat(foot[:, 0], -foot[:, 1])
        right = unit(foot[:, 2] - front * float(foot[:, 2] @ front))
        toes = np.column_stack((front, np.cross(right, front), right))
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
        turned = np.cross(axis, arm)
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
    level = _flat(-frames[f"{side}.forearm"][:, 1], upper[:, 0])
    along = level * sqrt(max(0.0, FOREARM**2 - fall**2)) - UP * fall
    one, two = hinge(-upper[:, 1], unit(along), upper[:, 2], forwards=True)
    frames[f"{side}.upper_arm"], frames[f"{side}.forearm"] = one, two
    points[f"{side}.wrist"] = elbow + along
    down = -UP
    palm = np.column_stack((down, -level, np.cross(down, -level)))
    set_hand(side, palm, 0.0, points, frames)
