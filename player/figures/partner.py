"""A partner who helps: kneels on one knee beyond the feet, hands on a leg, and gives resistance; a person of
the same make as the figure, in quieter colours, so that the eye stays with the figure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import atan2, degrees

import numpy as np

from player.figures.body import body_of
from player.figures.camera import Camera
from player.figures.drawing import Shape
from player.figures.limbs import across, bend_arm, crossed, unit
from player.figures.looks import LOOKS, Look, blend
from player.figures.person import ARM, Person, person_of
from player.figures.planting import level
from player.figures.pose import parse_pose
from player.figures.skeleton import Frame, Skeleton, Vector, about_up, bones_of, set_hand
from player.figures.tubes import seen_from


@dataclass(frozen=True, slots=True)
class _Grip:
    """Where a partner's hand lies, in the frame of a bone."""

    bone: str
    joint: str
    place: tuple[float, float, float]
    """The wrist: to the front, up, outwards."""
    fingers: tuple[float, float, float]
    """Where the fingers point."""


_GRIPS = {
    "heel": _Grip("shin", "knee", (-0.042, -0.215, 0.012), (0.62, -0.1, -0.6)),
    "knee": _Grip("thigh", "hip", (0.056, -0.185, 0.018), (-0.35, 0.35, -0.8)),
    "foot": _Grip("foot", "ankle", (0.070, -0.048, 0.000), (0.05, 0.95, -0.2)),
    "shin": _Grip("shin", "knee", (0.046, -0.150, 0.010), (-0.5, -0.2, -0.8)),
}
_KNEE = 0.046
"""How high the knee is that is knelt on, parts of stature."""
_REACH = 0.328
"""How far shoulders may be from wrists."""
_BACK = 0.21
"""How much further from the figure the shoulders are than the hands."""
_LEAST, _MOST = 4.0, 62.0
"""Degrees that the partner leans forwards, as few as will do."""
_HALVINGS = 9
_ASIDE = 0.5
"""Where the way from the figure to the partner goes no more towards the viewer or away, they are beside."""
_QUIET = 0.14
"""How much shade is mixed into the partner's colours."""


def partner(
    points: Sequence[str], bones: Skeleton, camera: Camera, look: Look
) -> tuple[list[Shape], list[Shape]]:
    """A partner whose hands are on parts such as `working.heel`: what is behind the figure, what before it.

    Beside the figure it is the body and the arms; nearer to the viewer or further away it is all of it.
    """
    ankles = bones.points["working.ankle"] + bones.points["other.ankle"]
    away = level(ankles / 2 - bones.points["neck"], bones.frames["pelvis"][:, 0])
    hands = _hands(points, bones)
    if not hands:
        return [], []
    told = np.round(np.concatenate([away, *(way for hand in hands for way in hand)]), 6)
    person, pelvis = _person_at(tuple(told.tolist()), camera, _quiet(look))
    behind: list[Shape] = []
    before: list[Shape] = []
    nearer = camera.depth(level(pelvis - bones.points["pelvis"], away))
    for names, shapes in person.runs:
        first = nearer > _ASIDE or (nearer > -_ASIDE and names[0].rpartition(".")[2] in ARM)
        (before if first else behind).extend(shapes)
    return behind, before


@lru_cache(maxsize=4)
def _person_at(told: tuple[float, ...], camera: Camera, look: Look) -> tuple[Person, Vector]:
    """The partner as seen, and where their pelvis is; who holds still is drawn once.

    `told` is the way from the figure to the partner, and of each hand the wrist, the fingers and the palm.
    """
    away, *ways = np.array(told).reshape(-1, 3)
    hands = [(ways[place], ways[place + 1], ways[place + 2]) for place in range(0, len(ways), 3)]
    helper = _reaching(hands, away)
    return person_of(seen_from(helper, body_of(look.build), camera, 0.0), look), helper.points["pelvis"]


def _hands(points: Sequence[str], bones: Skeleton) -> list[tuple[Vector, Vector, Vector]]:
    """Where the partner's wrists are, where the fingers point, and where the palms look."""
    found: list[tuple[Vector, Vector, Vector]] = []
    for point in points:
        side, _, part = point.rpartition(".")
        grip = _GRIPS.get(part)
        if grip is None:
            continue
        out = np.array((1.0, 1.0, 1.0 if side == "working" else -1.0))
        bone, joint = bones.frames[f"{side}.{grip.bone}"], bones.points[f"{side}.{grip.joint}"]
        wrist = joint + bone @ (np.array(grip.place) * out)
        fingers = unit(bone @ (np.array(grip.fingers) * out))
        # the palm lies on the limb: it looks from the wrist to the middle of the bone
        middle = joint + bone[:, 1] * float((wrist - joint) @ bone[:, 1])
        found.append((wrist, fingers, across(middle - wrist, fingers)))
    return found


def _reaching(hands: Sequence[tuple[Vector, Vector, Vector]], away: Vector) -> Skeleton:
    """Somebody on one knee, who leans no further than to reach."""
    middle = sum((wrist for wrist, _, _ in hands[1:]), hands[0][0]) / len(hands)
    place = middle + away * _BACK
    helper = _placed(_LEAST, place, -away)
    if _too_far(helper, hands) > 0.0:
        # halving comes to the very lean that will do, so that the partner moves as evenly as the leg
        low, high = _LEAST, _MOST
        for _ in range(_HALVINGS):
            lean = (low + high) / 2
            helper = _placed(lean, place, -away)
            low, high = (lean, high) if _too_far(helper, hands) > 0.0 else (low, lean)
    points, frames = dict(helper.points), dict(helper.frames)
    # the hand further to the right is the right one
    ordered = sorted(hands, key=lambda hand: float(hand[0] @ helper.frames["thorax"][:, 2]))
    sides = ("other", "working") if len(hands) > 1 else ("working",)
    for side, (wrist, fingers, palm) in zip(sides, ordered, strict=False):
        upper, fore, elbow, end = bend_arm(helper, side, wrist)
        frames[f"{side}.upper_arm"], frames[f"{side}.forearm"] = upper, fore
        points[f"{side}.elbow"], points[f"{side}.wrist"] = elbow, end
        set_hand(side, np.column_stack((palm, -fingers, crossed(palm, -fingers))), 28.0, points, frames)
    return Skeleton(points, frames)


def _too_far(helper: Skeleton, hands: Sequence[tuple[Vector, Vector, Vector]]) -> float:
    """How much further the furthest wrist is from the nearer shoulder than arms reach."""
    shoulders = helper.points["working.shoulder"], helper.points["other.shoulder"]
    return max(min(_far(shoulder, wrist) for shoulder in shoulders) for wrist, _, _ in hands) - _REACH


def _far(one: Vector, other: Vector) -> float:
    return float(np.sqrt((one - other) @ (one - other)))


@lru_cache(maxsize=64)
def _kneeling(lean: float) -> Skeleton:
    """Somebody on the left knee who looks forwards, the pelvis in the middle of the world."""
    pose, _ = parse_pose(
        {
            "root": "kneeling",
            "pelvis": {"flexion": lean},
            "lumbar": {"flexion": 8},
            "thorax": {"flexion": 10},
            "neck": {"flexion": -24},
            "working": {"hip": {"flexion": 88 + lean, "abduction": 12}, "knee": {"flexion": 92}},
            "other": {"hip": {"flexion": lean - 4}, "knee": {"flexion": 92}, "ankle": {"flexion": -46}},
            "both": {"shoulder": {"flexion": 50}, "elbow": {"flexion": 40}},
        }
    )
    return bones_of(pose.angles, np.zeros(3))


def _placed(lean: float, shoulders: Vector, front: Vector) -> Skeleton:
    """Somebody who kneels and looks to the `front`, the shoulders above a place."""
    here = _kneeling(lean)
    turn: Frame = about_up(-degrees(atan2(float(front[2]), float(front[0]))))
    points = {name: turn @ point for name, point in here.points.items()}
    frames = {name: turn @ frame for name, frame in here.frames.items()}
    middle = (points["working.shoulder"] + points["other.shoulder"]) / 2
    shift = shoulders - middle
    shift[1] = _KNEE - float(points["other.knee"][1])
    return Skeleton({name: point + shift for name, point in points.items()}, frames)


@lru_cache(maxsize=16)
def _quiet(look: Look) -> Look:
    """The partner's look: somebody else than the figure, in quieter colours."""
    person = LOOKS["amara" if look.skin != LOOKS["amara"].skin else "alex"]
    return replace(
        look,
        skin=blend(person.skin, look.shade, _QUIET),
        hair=person.hair,
        top=blend(look.cushion, look.shade, _QUIET),
        bottom=blend(look.bottom, look.shade, 0.3),
        build=person.build,
        hair_style=person.hair_style,
    )
