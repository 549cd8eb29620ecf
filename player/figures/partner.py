"""A partner who helps: kneels beyond the feet, hands on a leg, and gives resistance; drawn simply, so that
the eye stays with the figure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from player.figures.camera import Camera
from player.figures.contours import Array, to_points
from player.figures.drawing import Shape
from player.figures.limbs import unit
from player.figures.looks import Look, blend
from player.figures.planting import UP, level
from player.figures.skeleton import Skeleton, Vector


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
_FOREARM, _UPPER = 0.150, 0.165
_LOWEST = 0.40
_IN_THE_WAY = 0.16
_BACK, _UP = 0.235, 0.150
"""Where the partner's shoulders are from the hands: further from the head, and higher; parts of stature."""


def partner(
    points: Sequence[str], bones: Skeleton, camera: Camera, look: Look
) -> tuple[list[Shape], list[Shape]]:
    """A partner whose hands are on parts such as `working.heel`: the body behind, the arms before."""
    shapes: list[Shape] = []
    skin, sleeve = blend(look.skin, look.shade, 0.34), look.cushion
    ankles = bones.points["working.ankle"] + bones.points["other.ankle"]
    away = level(ankles / 2 - bones.points["neck"], bones.frames["pelvis"][:, 0])
    hands: list[tuple[Vector, Vector]] = []
    for point in points:
        side, _, part = point.rpartition(".")
        grip = _GRIPS.get(part)
        if grip is None:
            continue
        out = np.array((1.0, 1.0, 1.0 if side == "working" else -1.0))
        bone = bones.frames[f"{side}.{grip.bone}"]
        wrist = bones.points[f"{side}.{grip.joint}"] + bone @ (np.array(grip.place) * out)
        fingers = bone @ (np.array(grip.fingers) * out)
        hands.append((wrist, fingers))
    if not hands:
        return [], shapes
    middle = sum((wrist for wrist, _ in hands[1:]), hands[0][0]) / len(hands)
    shoulders = middle + away * _BACK + UP * _UP
    shoulders[1] = max(float(shoulders[1]), _LOWEST)
    for place, (wrist, fingers) in enumerate(hands):
        aside = np.array((0.0, 0.0, 0.07 * (place - (len(hands) - 1) / 2)))
        shoulder = shoulders + aside
        elbow = _elbow(wrist, shoulder)
        knuckles = wrist + fingers * 0.040
        tips = knuckles + fingers * 0.034
        shapes += _limb(camera, (shoulder, elbow), (0.036, 0.028), sleeve)
        shapes += _limb(camera, (elbow, wrist), (0.025, 0.0155), skin)
        shapes += _limb(camera, (elbow, elbow * 0.45 + wrist * 0.55), (0.029, 0.025), sleeve)
        shapes += _limb(camera, (wrist, knuckles, tips), (0.017, 0.021, 0.011), skin)
    nearer = float(camera.axes[2][0]) * float(shoulders[0] - bones.points["pelvis"][0])
    if nearer > _IN_THE_WAY:
        # one who kneels between the viewer and the figure is all arms
        return [], shapes
    whole = _kneeling(shoulders, away, camera, look, (skin, sleeve))
    return ([*whole, *shapes], []) if nearer < -_IN_THE_WAY else (whole, shapes)


def _kneeling(
    shoulders: Vector, away: Vector, camera: Camera, look: Look, colours: tuple[str, str]
) -> list[Shape]:
    """Head, trunk and legs of somebody who kneels on one knee, the shoulders where they are wanted."""
    skin, sleeve = colours
    bottom = blend(look.bottom, look.shade, 0.35)
    high = float(shoulders[1])
    hips = shoulders + away * 0.09 - UP * (high - max(0.19, high - 0.30))
    knee = hips - away * 0.06
    knee[1] = 0.045
    ahead = hips - away * 0.20 + UP * 0.03
    sole = ahead - away * 0.01
    sole[1] = 0.03
    toes = knee + away * 0.22
    toes[1] = 0.025
    head = shoulders + UP * 0.135 - away * 0.035
    face = head - away * 0.016 - UP * 0.006
    return [
        *_limb(camera, (knee, toes), (0.036, 0.020), bottom),
        *_limb(camera, (hips, knee), (0.062, 0.042), bottom),
        *_limb(camera, (shoulders + UP * 0.03, head), (0.030, 0.028), skin),
        *_limb(camera, (head + away * 0.016, head + UP * 0.034 + away * 0.006), (0.052, 0.058), look.hair),
        *_limb(camera, (face - UP * 0.030, face + UP * 0.012), (0.038, 0.046), skin),
        *_limb(camera, (shoulders + UP * 0.005, (shoulders + hips) / 2, hips), (0.066, 0.078, 0.070), sleeve),
        *_limb(camera, (hips, ahead), (0.066, 0.044), bottom),
        *_limb(camera, (ahead, sole), (0.042, 0.024), bottom),
        *_limb(camera, (sole - UP * 0.008, sole - away * 0.085 - UP * 0.014), (0.022, 0.014), skin),
    ]


def _elbow(wrist: Vector, shoulder: Vector) -> Vector:
    """Where the elbow of an arm hangs, as low as it can; one that is too short is drawn longer."""
    way = shoulder - wrist
    distance = float(np.sqrt(way @ way))
    along = (distance**2 + _FOREARM**2 - _UPPER**2) / (2 * distance)
    out = np.sqrt(max(0.0, _FOREARM**2 - along**2))
    down = unit(-UP + way * float(UP @ way) / distance**2)
    place: Vector = wrist + way / distance * along + down * out
    return place


def _limb(camera: Camera, joints: Sequence[Vector], widths: Sequence[float], colour: str) -> list[Shape]:
    """A tapered limb with round ends."""
    flat = [np.asarray(camera.flat(joint)) for joint in joints]
    left: list[Array] = []
    right: list[Array] = []
    for place, middle in enumerate(flat):
        way = flat[min(place + 1, len(flat) - 1)] - flat[max(place - 1, 0)]
        way = way / max(1e-6, float(np.hypot(way[0], way[1])))
        aside = np.array((-way[1], way[0])) * widths[place]
        left.append(middle + aside)
        right.append(middle - aside)
        if place == 0:
            start = middle - way * widths[0] * 0.9
        end = middle + way * widths[place] * 0.9
    ring = [start + (left[0] - flat[0]) * 0.7, *left, end + (left[-1] - flat[-1]) * 0.7]
    ring += [end + (right[-1] - flat[-1]) * 0.7, *right[::-1], start + (right[0] - flat[0]) * 0.7]
    return [Shape(to_points(np.array(ring)), colour)]
