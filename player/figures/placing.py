"""Putting a pose on the floor: the trunk comes to rest on what bears it, then each limb is solved so that the
hands, feet, knees and elbows that are planted are on the floor exactly and stay there while the rest moves.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import pi, sin

import numpy as np

from player.figures.contacts import RADII, Anchor, bears, contact_point, resting_height
from player.figures.joints import INDEX, SIDES
from player.figures.limbs import angles_of, unit
from player.figures.planting import UP, plant, solve_limbs
from player.figures.pose import Pose, mix
from player.figures.skeleton import ANKLE_HEIGHT, BALL, Frame, Skeleton, Vector, bones_of

_STEP: Mapping[str, float] = {"foot": 0.09, "hand": 0.10}
"""What would be planted further than this from where it was has taken a step; what is not named, ..."""
_OTHER_STEP = 0.06
"""... further than this."""

_STRAIGHT_STEP = 0.006
"""The same for a leg that is straight."""
_AGAIN = 3
"""How often an arm that holds a leg is solved anew."""
_LIFT = 0.035
"""How high a foot is lifted half-way through a step."""


@dataclass(frozen=True, slots=True)
class Stance:
    """A pose in its place: bones_of(pose.angles, root) puts every contact where its anchor is."""

    pose: Pose
    root: Vector
    """Where the pelvis is, parts of stature."""
    anchors: Mapping[str, Anchor]
    """What is planted, by contact."""
    travelled: float = 0.0
    """How far to the front the figure has gone while the viewer went along, parts of stature."""

    def followed(self, far: float) -> Stance:
        """This stance seen by a viewer who has gone along so far to the front."""
        if far == 0.0:
            return self
        back = np.array((-far, 0.0, 0.0))
        anchors = {
            name: Anchor(anchor.point + back, anchor.frame, anchor.holds)
            for name, anchor in self.anchors.items()
        }
        return Stance(self.pose, self.root + back, anchors, self.travelled + far)

    def skeleton(self) -> Skeleton:
        """The bones, with the planted limbs solved."""
        bones = bones_of(self.pose.angles, self.root)
        pins = [name for name in self.anchors if bears(name)]
        if pins:
            shift = self.anchors[pins[0]].point - contact_point(bones, pins[0])
            bones = Skeleton({name: point + shift for name, point in bones.points.items()}, bones.frames)
        return solve_limbs(bones, self.anchors)


_STILL = 2e-4
"""Degrees: a step of the search for how a body lies that changes nothing any more."""


def settle(pose: Pose, earlier: Mapping[str, Anchor]) -> Stance:
    """Put a key pose on the floor; contacts that `earlier` poses planted nearby keep their place."""
    earlier = _with_balls(earlier)
    on_floor = [name for name in pose.contacts if name not in pose.supports and not _swings(name, pose)]
    root = np.zeros(3)
    bearing = [name for name in on_floor if name != "head"]
    if bearing:
        pose, root = _rest(pose, bearing)
    if "head" in on_floor:
        pose = _lay_head(pose, root)
    bones = bones_of(pose.angles, root)
    shift = _to_earlier(bones, pose.contacts, earlier)
    if bearing:
        shift[1] = 0.0
    elif not pose.contacts:
        shift = _in_the_air(bones, earlier)
    front, up, aside = pose.moved
    root = root + shift + np.array((front, up, aside))
    bones = bones_of(pose.angles, root)
    anchors: dict[str, Anchor] = {}
    pinned = next((name for name in pose.contacts if bears(name)), None)
    for name in pose.contacts:
        if "." in pose.supports.get(name, ""):
            anchors[name] = Anchor(contact_point(bones, name), holds=pose.supports[name])
            continue
        planted = plant(bones, name, pose.supports.get(name, "floor"))
        before = earlier.get(name)
        # the figure is moved so that its first pin stays; the rest of the trunk goes where that takes it
        held = name == pinned or not (bears(name) or _swings(name, pose))
        if (
            held
            and before is not None
            and not before.holds
            and _near(pose, name, float(np.abs(before.point - planted.point).max()))
        ):
            planted = before
        anchors[name] = planted
    bones = solve_limbs(bones, anchors)
    for _ in range(_AGAIN if any(anchor.holds for anchor in anchors.values()) else 0):
        # a shoulder goes along with its arm, so that an arm that has been bent is to be bent a little anew
        bones = solve_limbs(bones_of(angles_of(bones, pose.angles), bones.points["pelvis"]), anchors)
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
    ones, twos = _as_balls(first.anchors, second.anchors), _as_balls(second.anchors, first.anchors)
    for name, one in ones.items():
        two = twos.get(name)
        if two is not None and one.holds == two.holds:
            lifts = "." in name and first.pose.supports.get(name) != "cloth"
            anchors[name] = one if one is two or one.holds else _step(one, two, amount, lifts=lifts)
    root = first.root * (1.0 - amount) + second.root * amount
    shared = tuple(anchors)
    nearer = first.pose if amount < 0.5 else second.pose
    props = {**second.pose.props, **first.pose.props}
    pose = Pose(angles, nearer.root, shared, {**second.pose.supports, **first.pose.supports}, props)
    return Stance(pose, root, anchors)


def _ball_of(foot: Anchor) -> Anchor:
    """Where the ball of a foot that is planted flat is."""
    if foot.frame is None:
        return foot
    return Anchor(foot.point + foot.frame @ np.array((BALL, RADII["ball"] - ANKLE_HEIGHT, 0.0)))


def _with_balls(anchors: Mapping[str, Anchor]) -> Mapping[str, Anchor]:
    """Anchors, and those of the balls of the feet that are planted flat."""
    balls = {
        name.replace(".foot", ".ball"): _ball_of(anchor)
        for name, anchor in anchors.items()
        if name.endswith(".foot")
    }
    return {**balls, **anchors}


def _as_balls(anchors: Mapping[str, Anchor], others: Mapping[str, Anchor]) -> Mapping[str, Anchor]:
    """Anchors, a foot taken by its ball where others have planted that alone: the heel comes up."""
    rises = [name for name in anchors if name.endswith(".foot") and name.replace(".foot", ".ball") in others]
    if not rises:
        return anchors
    return {
        name.replace(".foot", ".ball") if name in rises else name: _ball_of(anchor)
        if name in rises
        else anchor
        for name, anchor in anchors.items()
    }


def _step(one: Anchor, two: Anchor, amount: float, *, lifts: bool) -> Anchor:
    point = one.point * (1.0 - amount) + two.point * amount
    far = float(np.abs(one.point - two.point).max())
    if lifts and far > 1e-9:
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


def _near(pose: Pose, contact: str, far: float) -> bool:
    """Whether a contact may be where an earlier pose planted it, `far` from where this pose puts it."""
    side, _, part = contact.partition(".")
    leg = part in ("foot", "heel", "ball", "instep")
    # a leg that is meant to be straight cannot give way
    straight = leg and abs(pose.angle(f"{side}.knee.flexion")) < 1.0
    return far < (_STRAIGHT_STEP if straight else _STEP.get(part, _OTHER_STEP))


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
    pins = [name for name in contacts if bears(name)]
    if pose.root.startswith("side-lying") and len({name.rpartition(".")[2] for name in pins}) > 1:
        # one who lies on a side lies on what bears; the limbs find the floor from there
        contacts = pins
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
        if abs(step) < _STILL:
            break
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


def _in_the_air(bones: Skeleton, earlier: Mapping[str, Anchor]) -> Vector:
    """How far to move a figure that touches nothing: its feet just above the floor, over where they were."""
    feet = [f"{side}.ball" for side in SIDES]
    known = [name for name in feet if name in earlier]
    shift = np.zeros(3)
    for name in known:
        shift += (earlier[name].point - bones.points[name]) / len(known)
    low = min(float(bones.points[f"{side}.{part}"][1]) for side in SIDES for part in ("ball", "toe"))
    shift[1] = RADII["ball"] - low
    shift[2] = 0.0
    return shift


def _to_earlier(bones: Skeleton, contacts: tuple[str, ...], earlier: Mapping[str, Anchor]) -> Vector:
    """How far to move to the front and up so that what was planted earlier is where it was."""
    shared = [name for name in contacts if name in earlier and not earlier[name].holds]
    pins = [name for name in shared if bears(name)] or shared[:1]
    if not pins:
        return np.zeros(3)
    shift: Vector = earlier[pins[0]].point - contact_point(bones, pins[0])
    shift[2] = 0.0
    return shift
