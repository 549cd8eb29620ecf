"""The skeleton: bones of one adult in three dimensions, and where they are when the joints have given angles.

Lengths are parts of stature after Drillis & Contini, Body Segment Parameters (1966), as tabled by Winter,
Biomechanics and Motor Control of Human Movement (2009, fig. 4.1): thigh .245, shank .246, foot height .039,
upper arm .186, forearm .146, hand .108, shoulder height .818, hip height .530. The trunk is divided at
L5/S1 and T12/L1.

World axes: x forwards of a figure that stands, y up from the floor, z to the figure's right. A bone's
frame is a 3x3 array whose columns are its front, up and right.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import cos, radians, sin

import numpy as np
from numpy.typing import NDArray

from player.figures.joints import INDEX, SIDES

Vector = NDArray[np.float64]
"""Three numbers, parts of stature."""
Frame = NDArray[np.float64]
"""3x3: columns front, up, right."""

PELVIS = 0.050
LUMBAR = 0.080
THORAX = 0.180
NECK = 0.058
THIGH = 0.245
SHIN = 0.246
ANKLE_HEIGHT = 0.039
BALL = 0.080
"""From below the ankle forwards to the ball of the foot."""
TOES = 0.040
UPPER_ARM = 0.186
FOREARM = 0.146
PALM = 0.052
FINGERS = 0.050
HIP_HALF = 0.050
SHOULDER_HALF = 0.104
SHOULDER_UP = 0.156
HEAD_CENTRE = (0.012, 0.040, 0.0)
"""From the top of the neck to the middle of the head: front, up, right."""


@dataclass(frozen=True, slots=True)
class Skeleton:
    """Where every joint and every bone is."""

    points: Mapping[str, Vector]
    """Joints by name: `pelvis` (between the hips), `lumbar`, `thorax`, `neck`, `atlas`, `head`,
    `working.knee` ...
    """
    frames: Mapping[str, Frame]
    """Bones by name: `pelvis`, `lumbar`, `thorax`, `neck`, `head`, `working.thigh`, `working.shin` ..."""

    def at(self, bone: str, joint: str, front: float, up: float, right: float) -> Vector:
        """A point given in a bone's frame from one of its joints."""
        frame = self.frames[bone]
        point: Vector = self.points[joint] + frame[:, 0] * front + frame[:, 1] * up + frame[:, 2] * right
        return point


def about_front(degrees: float) -> Frame:
    """Turn about the front axis: up goes towards right."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return np.array(((1.0, 0.0, 0.0), (0.0, c, -s), (0.0, s, c)))


def about_up(degrees: float) -> Frame:
    """Turn about the up axis: right goes towards front."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return np.array(((c, 0.0, s), (0.0, 1.0, 0.0), (-s, 0.0, c)))


def about_right(degrees: float) -> Frame:
    """Turn about the right axis: front goes towards up."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return np.array(((c, -s, 0.0), (s, c, 0.0), (0.0, 0.0, 1.0)))


def _flex_front_up(flexion: float, abduction: float, rotation: float) -> Frame:
    """about_right(flexion) @ about_front(abduction) @ about_up(rotation), written out: this runs thousands
    of times.
    """
    cf, sf = cos(radians(flexion)), sin(radians(flexion))
    ca, sa = cos(radians(abduction)), sin(radians(abduction))
    cr, sr = cos(radians(rotation)), sin(radians(rotation))
    return np.array(
        (
            (cf * cr - sf * sa * sr, -sf * ca, cf * sr + sf * sa * cr),
            (sf * cr + cf * sa * sr, cf * ca, sf * sr - cf * sa * cr),
            (-ca * sr, sa, ca * cr),
        )
    )


def bones_of(angles: tuple[float, ...], root: Vector) -> Skeleton:
    """Forward kinematics: the skeleton whose `pelvis` point is at `root`, angles in the order of
    `CHANNELS`.
    """
    a = angles
    i = INDEX
    points: dict[str, Vector] = {"pelvis": root}
    frames: dict[str, Frame] = {}
    lean = about_right(-a[i["pelvis.flexion"]])
    pelvis = lean @ about_front(a[i["pelvis.bend"]]) @ about_up(-a[i["pelvis.rotation"]])
    frames["pelvis"] = pelvis
    points["lumbar"] = root + pelvis[:, 1] * PELVIS
    frames["lumbar"] = lumbar = pelvis @ _trunk(a, "lumbar")
    points["thorax"] = points["lumbar"] + lumbar[:, 1] * LUMBAR
    frames["thorax"] = thorax = lumbar @ _trunk(a, "thorax")
    points["neck"] = points["thorax"] + thorax[:, 1] * THORAX - thorax[:, 0] * 0.012
    place = i["neck.flexion"]
    half = _flex_front_up(-a[place] * 0.5, a[place + 1] * 0.5, -a[place + 2] * 0.5)
    # a relaxed neck leans forwards a little while the head stays level
    frames["neck"] = neck = thorax @ half @ about_right(-14.0 - a[place + 3])
    points["atlas"] = points["neck"] + neck[:, 1] * NECK
    frames["head"] = head = thorax @ half @ half
    points["head"] = points["atlas"] + head @ np.array(HEAD_CENTRE)
    for side in SIDES:
        _leg(side, a, points, frames)
        _arm(side, a, points, frames)
    return Skeleton(points, frames)


def _trunk(a: tuple[float, ...], joint: str) -> Frame:
    place = INDEX[f"{joint}.flexion"]
    return _flex_front_up(-a[place], a[place + 1], -a[place + 2])


def _leg(side: str, a: tuple[float, ...], points: dict[str, Vector], frames: dict[str, Frame]) -> None:
    hand = 1.0 if side == "working" else -1.0
    hip = INDEX[f"{side}.hip.flexion"]
    pelvis = frames["pelvis"]
    thigh = pelvis @ _flex_front_up(a[hip], -hand * a[hip + 1], -hand * a[hip + 2])
    shin = thigh @ about_right(-a[hip + 3])
    foot = shin @ _flex_front_up(a[hip + 4], -hand * a[hip + 5], -hand * a[hip + 6])
    points[f"{side}.hip"] = points["pelvis"] + pelvis[:, 2] * (hand * HIP_HALF)
    points[f"{side}.knee"] = points[f"{side}.hip"] - thigh[:, 1] * THIGH
    points[f"{side}.ankle"] = points[f"{side}.knee"] - shin[:, 1] * SHIN
    frames[f"{side}.thigh"], frames[f"{side}.shin"], frames[f"{side}.foot"] = thigh, shin, foot
    set_toes(side, foot @ about_right(-a[hip + 7]), points, frames)


def set_toes(side: str, toes: Frame, points: dict[str, Vector], frames: dict[str, Frame]) -> None:
    """Put the toes of one foot where its ankle and its frame, which are there already, say; `toes` is their
    frame.
    """
    foot = frames[f"{side}.foot"]
    ball = points[f"{side}.ankle"] + foot[:, 0] * BALL - foot[:, 1] * (ANKLE_HEIGHT - 0.014)
    points[f"{side}.ball"] = ball
    points[f"{side}.toe"] = ball + toes[:, 0] * TOES
    frames[f"{side}.toes"] = toes


def _arm(side: str, a: tuple[float, ...], points: dict[str, Vector], frames: dict[str, Frame]) -> None:
    hand = 1.0 if side == "working" else -1.0
    place = INDEX[f"{side}.shoulder.flexion"]
    thorax = frames["thorax"]
    upper = thorax @ _flex_front_up(a[place], -hand * a[place + 1], -hand * a[place + 2])
    # the shoulder girdle goes along with the arm: up when it is raised, forwards when it reaches
    raised = max(0.0, -float((thorax[:, 1] @ upper[:, 1]) - 0.2)) * 0.028
    reach = -float(thorax[:, 0] @ upper[:, 1]) * 0.012
    shoulder = points["thorax"] + thorax @ np.array((reach, SHOULDER_UP + raised, hand * SHOULDER_HALF))
    fore = upper @ about_right(a[place + 3])
    points[f"{side}.shoulder"] = shoulder
    points[f"{side}.elbow"] = shoulder - upper[:, 1] * UPPER_ARM
    points[f"{side}.wrist"] = points[f"{side}.elbow"] - fore[:, 1] * FOREARM
    palm = fore @ hand_turn(hand, a[place + 4], a[place + 5], a[place + 6])
    frames[f"{side}.upper_arm"], frames[f"{side}.forearm"] = upper, fore
    set_hand(side, palm, a[place + 7], points, frames)


def hand_turn(hand: float, pronation: float, flexion: float, abduction: float) -> Frame:
    """The hand in the frame of its forearm; in the hand's own frame the palm looks to its front.

    `hand` is 1 for the right, -1 for the left. In neutral the thumb points forwards and the palm to the
    middle.
    """
    return about_up(hand * (90.0 + pronation)) @ about_front(-hand * abduction) @ about_right(flexion)


def set_hand(
    side: str, palm: Frame, curl: float, points: dict[str, Vector], frames: dict[str, Frame]
) -> None:
    """Put the hand at its wrist, which is there already; `curl` is the flexion of the fingers in degrees."""
    frames[f"{side}.hand"] = palm
    fingers = palm @ about_right(curl)
    points[f"{side}.knuckles"] = points[f"{side}.wrist"] - palm[:, 1] * PALM
    points[f"{side}.fingertips"] = points[f"{side}.knuckles"] - fingers[:, 1] * FINGERS
    frames[f"{side}.fingers"] = fingers
