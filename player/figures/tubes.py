"""The tubes of a whole figure: every chain of a body put on a skeleton, all looked at together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from player.figures.body import CHIN, CREST, CROWN, FINGER_PLACES, SHIRT_HEM, Body
from player.figures.camera import Camera
from player.figures.chains import Array, Chain, Tube
from player.figures.contours import Silhouettes, silhouettes
from player.figures.joints import SIDES
from player.figures.skeleton import FINGERS, Frame, Skeleton, about_right

Joints = tuple[Array, Array, Array]
"""Joints (bones+1, 3), and each bone's front and outer direction (bones, 3)."""

_TUCK_FROM = 1.15
"""Along the trunk, below this place the front of a shirt goes into the fold of a bent hip."""
_TUCKED = 0.62
"""Part of its front that the hem loses at most."""
_BENT = (0.25, 1.0)
"""A hip begins to fold the shirt, and folds it quite: 1 less the cosine of its angle."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A figure's tubes on the picture."""

    body: Body
    bones: Skeleton
    camera: Camera
    tubes: Mapping[str, Tube]
    """By name: `shirt`, `working.leg` ..."""
    first: Mapping[str, int]
    """Where each tube's rings begin among those of `all`."""
    all: Silhouettes

    def span(self, name: str, start: int = 0, end: int | None = None) -> tuple[int, int]:
        """The rings of a tube, or some of them, as a span of `all`."""
        first = self.first[name]
        return first + start, first + (len(self.tubes[name].shown) if end is None else end)


def seen_from(bones: Skeleton, body: Body, camera: Camera, breath: float) -> Seen:
    """All tubes of a figure; `breath` is 0 (breathed out) to 1 (in)."""
    tubes: dict[str, Tube] = {}
    trunk = trunk_frames(bones)
    tubes["seat"] = body.seat.tube(*trunk)
    # the belly rises first and most, the chest a little
    s = body.shirt.s
    rise = 0.30 * np.exp(-(((s - 1.55) / 0.5) ** 2)) + 0.07 * np.exp(-(((s - 2.5) / 0.3) ** 2))
    swell = 1.0 + breath * rise
    swell *= 1.0 - _tucked(bones) * np.clip((_TUCK_FROM - s) / (_TUCK_FROM - SHIRT_HEM), 0.0, 1.0)
    tubes["shirt"] = body.shirt.tube(*trunk, swell=swell)
    tubes["yoke"] = body.yoke.tube(*_yoke_frames(bones))
    _head(bones, body, tubes)
    for side in SIDES:
        leg, arm = leg_frames(bones, side), arm_frames(bones, side)
        tubes[f"{side}.leg"] = body.leg.tube(*leg)
        tubes[f"{side}.shorts"] = body.shorts.tube(*leg)
        tubes[f"{side}.arm"] = body.arm.tube(*arm)
        tubes[f"{side}.sleeve"] = body.sleeve.tube(*arm)
        _foot(bones, body, side, tubes)
        _hand(bones, body, side, tubes)
        if side == "working":
            tubes["working.leg.band"] = body.leg_band.tube(*leg)
            tubes["working.arm.band"] = body.arm_band.tube(*arm)
    first, count = {}, 0
    for name, tube in tubes.items():
        first[name] = count
        count += len(tube.shown)
    return Seen(body, bones, camera, tubes, first, silhouettes(tuple(tubes.values()), camera))


def _tucked(bones: Skeleton) -> float:
    """How much of its front a shirt's hem loses to the fold of the groin: none while a hip is straight."""
    up = bones.frames["pelvis"][:, 1]
    bend = max(float(1.0 - up @ bones.frames[f"{side}.thigh"][:, 1]) for side in SIDES)
    return _TUCKED * min(1.0, max(0.0, (bend - _BENT[0]) / (_BENT[1] - _BENT[0])))


def leg_frames(bones: Skeleton, side: str) -> Joints:
    """What a leg's chain lies along: crest of the pelvis, hip, knee, ankle."""
    hand = 1.0 if side == "working" else -1.0
    pelvis = bones.frames["pelvis"]
    hip = bones.points[f"{side}.hip"]
    crest = hip + pelvis @ np.array((-0.004, CREST, hand * -0.006))
    joints = np.array((crest, hip, bones.points[f"{side}.knee"], bones.points[f"{side}.ankle"]))
    return joints, *_directions((pelvis, bones.frames[f"{side}.thigh"], bones.frames[f"{side}.shin"]), hand)


def arm_frames(bones: Skeleton, side: str) -> Joints:
    """What an arm's chain lies along: shoulder, elbow, wrist."""
    joints = np.array([bones.points[f"{side}.{joint}"] for joint in ("shoulder", "elbow", "wrist")])
    frames = (bones.frames[f"{side}.upper_arm"], bones.frames[f"{side}.forearm"])
    return joints, *_directions(frames, 1.0 if side == "working" else -1.0)


def trunk_frames(bones: Skeleton) -> Joints:
    """What the trunk's chain lies along: between the hips, L5, T12, root of the neck."""
    joints = np.array([bones.points[name] for name in ("pelvis", "lumbar", "thorax", "neck")])
    return joints, *_directions(tuple(bones.frames[name] for name in ("pelvis", "lumbar", "thorax")), 1.0)


def _yoke_frames(bones: Skeleton) -> Joints:
    thorax = bones.frames["thorax"]
    middle = bones.points["neck"] - thorax[:, 1] * 0.002
    joints = np.array((bones.points["other.shoulder"], middle, bones.points["working.shoulder"]))
    return joints, np.array((thorax[:, 0], thorax[:, 0])), np.array((thorax[:, 1], thorax[:, 1]))


def _head(bones: Skeleton, body: Body, tubes: dict[str, Tube]) -> None:
    neck, head = bones.frames["neck"], bones.frames["head"]
    base = bones.points["neck"] - neck[:, 1] * 0.012
    top = bones.points["atlas"] + neck[:, 1] * 0.016
    tubes["neck"] = _one(body.neck, base, top, neck, 1.0)
    centre = bones.points["head"]
    tubes["head"] = _one(body.head, centre + head[:, 1] * CHIN, centre + head[:, 1] * CROWN, head, 1.0)
    bridge = centre + head @ np.array((0.0478, 0.0065, 0.0))
    tip = centre + head @ np.array((0.0560, -0.0175, 0.0))
    tubes["nose"] = _one(body.nose, bridge, tip, head, 1.0)


def _foot(bones: Skeleton, body: Body, side: str, tubes: dict[str, Tube]) -> None:
    hand = 1.0 if side == "working" else -1.0
    foot, toes = bones.frames[f"{side}.foot"], bones.frames[f"{side}.toes"]
    ball, toe = bones.points[f"{side}.ball"], bones.points[f"{side}.toe"]
    heel = bones.points[f"{side}.ankle"] + foot @ np.array((-0.038, -0.0195, 0.0))
    for name, chain, start, end, frame in (
        ("foot", body.foot, heel, ball, foot),
        ("toes", body.toes, ball, toe, toes),
    ):
        joints = np.array((start, end))
        tubes[f"{side}.{name}"] = chain.tube(joints, frame[:, 1][None], frame[:, 2][None] * hand)


def _hand(bones: Skeleton, body: Body, side: str, tubes: dict[str, Tube]) -> None:
    hand = 1.0 if side == "working" else -1.0
    palm, fingers = bones.frames[f"{side}.hand"], bones.frames[f"{side}.fingers"]
    wrist, knuckles = bones.points[f"{side}.wrist"], bones.points[f"{side}.knuckles"]
    turn = palm.T @ fingers
    curl = float(np.degrees(np.arctan2(turn[1, 0], turn[0, 0])))
    further = fingers @ about_right(curl * 0.9)
    back, end = wrist + palm[:, 1] * 0.004, knuckles
    tubes[f"{side}.palm"] = _one(body.palm, back, end, palm, hand)
    # a flat hand spreads its fingers a little
    spread = 0.10 * max(0.0, 1.0 - abs(curl) / 40.0)
    aside = palm[:, 2] * hand
    for name, across, down, length in FINGER_PLACES:
        root = knuckles + aside * across - palm[:, 1] * down
        way = aside * (spread * across / 0.0158)
        middle = root + (way - fingers[:, 1]) * (FINGERS / 2 * length)
        tip = middle + (way - further[:, 1]) * (FINGERS / 2 * length)
        digit = np.array((root, middle, tip))
        tubes[f"{side}.{name}"] = body.finger.tube(digit, *_directions((fingers, further), hand))
    grip = min(1.0, max(0.0, curl / 70.0))
    thumb, along, inwards = palm[:, 2] * hand, -palm[:, 1], palm[:, 0]
    root = wrist + along * 0.012 + thumb * 0.010 + inwards * 0.003
    bend = wrist + along * 0.036 + thumb * (0.025 - 0.004 * grip) + inwards * (0.006 + 0.010 * grip)
    end = (
        wrist
        + along * (0.058 - 0.006 * grip)
        + thumb * (0.029 - 0.022 * grip)
        + inwards * (0.008 + 0.019 * grip)
    )
    digit = np.array((root, bend, end))
    tubes[f"{side}.thumb"] = body.thumb.tube(digit, *_directions((palm, palm), hand))


def _directions(frames: tuple[Frame, ...], hand: float) -> tuple[Array, Array]:
    return np.array([frame[:, 0] for frame in frames]), np.array([frame[:, 2] for frame in frames]) * hand


def _one(chain: Chain, start: Array, end: Array, frame: Frame, hand: float) -> Tube:
    return chain.tube(np.array((start, end)), *_directions((frame,), hand))
