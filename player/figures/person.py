"""The whole person as shapes: limbs, clothes, hands, feet and head, ordered from back to front."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from player.figures import body
from player.figures.camera import Camera
from player.figures.contours import Array, Chain, Outline
from player.figures.drawing import Shape
from player.figures.head import head_shapes
from player.figures.joints import SIDES
from player.figures.looks import Look, blend
from player.figures.skeleton import Frame, Skeleton, about_right

_FAR = 0.26
"""How much of the look's shade is mixed into what is far."""
_SHADE = 0.13
"""How much into the side of a limb that is turned from the light."""
LIGHT_FROM = np.array((-0.42, 0.91))
"""The light comes from above, a little from the left; it does not turn with the figure."""


@dataclass(frozen=True, slots=True)
class Contours:
    """The outlines of one figure, kept so that muscles can be drawn on them."""

    legs: dict[str, Outline]
    shorts: dict[str, Outline]
    thighs: dict[str, Outline]
    arms: dict[str, Outline]
    sleeves: dict[str, Outline]
    shirt: Outline
    near: str
    """The side that is nearer to the viewer."""


@dataclass(frozen=True, slots=True)
class Layers:
    """The figure in the three layers between which props and muscles are put."""

    far: list[Shape]
    """Far arm and far leg."""
    middle: list[Shape]
    """Near leg, trunk, neck and head."""
    near: list[Shape]
    """Near arm."""


def contours_of(bones: Skeleton, camera: Camera, breath: float) -> Contours:
    """All outlines of a figure; `breath` is 0 (breathed out) to 1 (in)."""
    legs, shorts, thighs, arms, sleeves = {}, {}, {}, {}, {}
    for side in SIDES:
        leg, arm = leg_frames(bones, side), arm_frames(bones, side)
        legs[side] = body.leg.outline(camera, *leg)
        shorts[side] = body.shorts.outline(camera, *leg)
        thighs[side] = body.thigh_cloth.outline(camera, *leg)
        arms[side] = body.arm.outline(camera, *arm)
        sleeves[side] = body.sleeve.outline(camera, *arm)
    right = bones.frames["pelvis"][:, 2]
    near = "working" if camera.depth(right) >= 0 else "other"
    return Contours(
        legs,
        shorts,
        thighs,
        arms,
        sleeves,
        _trunk(bones, camera, body.shirt, breath),
        near,
    )


def person_layers(bones: Skeleton, contours: Contours, camera: Camera, look: Look) -> Layers:
    """The figure as shapes."""
    near = contours.near
    far = SIDES[1] if near == SIDES[0] else SIDES[0]
    dim = _dimmed(look)
    back = [
        *_arm_shapes(bones, contours, camera, far, dim),
        *_leg_shapes(bones, contours, camera, far, dim),
    ]
    shirt = contours.shirt
    middle = [
        Shape(_trunk(bones, camera, body.seat, 0.0).ring(), look.bottom),
        *_leg_shapes(bones, contours, camera, near, look),
        Shape(_neck(bones, camera).ring(), blend(look.skin, look.shade, 0.05)),
        *_filled(shirt, look.top, look),
        *_filled(contours.thighs[near], look.bottom, look),
        *head_shapes(bones, camera, look),
    ]
    return Layers(back, middle, _arm_shapes(bones, contours, camera, near, look))


def _dimmed(look: Look) -> Look:
    mixed = {name: blend(getattr(look, name), look.shade, _FAR) for name in ("skin", "top", "bottom")}
    return Look(
        **{
            **{name: getattr(look, name) for name in Look.__dataclass_fields__},
            **mixed,
        }
    )


def _filled(outline: Outline, colour: str, look: Look, depth: float = 0.5) -> list[Shape]:
    """An outline in its colour, with its side that is turned from the light a little darker."""
    shapes = [Shape(outline.ring(), colour)]
    tone = blend(colour, look.shade, _SHADE)
    shapes.extend(Shape(shade, tone) for shade in outline.shades(LIGHT_FROM, depth))
    return shapes


def _leg_shapes(bones: Skeleton, contours: Contours, camera: Camera, side: str, look: Look) -> list[Shape]:
    return [
        Shape(_toes(bones, camera, side).ring(), look.skin),
        *_filled(_foot(bones, camera, side), look.skin, look, 0.4),
        *_filled(contours.legs[side], look.skin, look),
        *_filled(contours.shorts[side], look.bottom, look),
    ]


def _arm_shapes(bones: Skeleton, contours: Contours, camera: Camera, side: str, look: Look) -> list[Shape]:
    palm, thumb = _hand(bones, camera, side)
    thumb_side = bones.frames[f"{side}.hand"][:, 2] * (1.0 if side == "working" else -1.0)
    thumb_nearer = camera.depth(thumb_side) + 0.5 * camera.depth(bones.frames[f"{side}.hand"][:, 0]) > -0.1
    digit = Shape(thumb.ring(), blend(look.skin, look.shade, 0.07))
    shapes = [] if thumb_nearer else [digit]
    shapes += _filled(contours.arms[side], look.skin, look)
    shapes += [Shape(palm.ring(), look.skin)]
    if thumb_nearer:
        shapes.append(digit)
    shapes += _filled(contours.sleeves[side], look.top, look)
    return shapes


def leg_frames(bones: Skeleton, side: str) -> tuple[Array, Array, Array]:
    """Joints of a leg's chain (4, 3) and each bone's front and outer direction (3, 3)."""
    hand = 1.0 if side == "working" else -1.0
    pelvis = bones.frames["pelvis"]
    hip = bones.points[f"{side}.hip"]
    crest = hip + pelvis @ np.array((-0.004, 0.085, hand * -0.006))
    joints = np.array((crest, hip, bones.points[f"{side}.knee"], bones.points[f"{side}.ankle"]))
    return joints, *_directions((pelvis, bones.frames[f"{side}.thigh"], bones.frames[f"{side}.shin"]), hand)


def arm_frames(bones: Skeleton, side: str) -> tuple[Array, Array, Array]:
    """Joints of an arm's chain (3, 3) and each bone's front and outer direction (2, 3)."""
    joints = np.array([bones.points[f"{side}.{joint}"] for joint in ("shoulder", "elbow", "wrist")])
    frames = (bones.frames[f"{side}.upper_arm"], bones.frames[f"{side}.forearm"])
    return joints, *_directions(frames, 1.0 if side == "working" else -1.0)


def trunk_frames(bones: Skeleton) -> tuple[Array, Array, Array]:
    """Joints of the trunk's chain (4, 3) and each bone's front and right direction (3, 3)."""
    joints = np.array([bones.points[name] for name in ("pelvis", "lumbar", "thorax", "neck")])
    return joints, *_directions(tuple(bones.frames[name] for name in ("pelvis", "lumbar", "thorax")), 1.0)


def _directions(frames: tuple[Frame, ...], hand: float) -> tuple[Array, Array]:
    return np.array([frame[:, 0] for frame in frames]), np.array([frame[:, 2] for frame in frames]) * hand


def _trunk(bones: Skeleton, camera: Camera, chain: Chain, breath: float) -> Outline:
    # the belly rises first and most, the chest a little
    swell = 1.0 + breath * (
        0.30 * np.exp(-(((chain.s - 1.55) / 0.5) ** 2)) + 0.07 * np.exp(-(((chain.s - 2.5) / 0.3) ** 2))
    )
    return chain.outline(camera, *trunk_frames(bones), swell=swell)


def _neck(bones: Skeleton, camera: Camera) -> Outline:
    frame = bones.frames["neck"]
    base = bones.points["neck"] - frame[:, 1] * 0.012
    top = bones.points["atlas"] + frame[:, 1] * 0.016
    return _chain(body.neck, camera, np.array((base, top)), (frame,), 1.0)


def _foot(bones: Skeleton, camera: Camera, side: str) -> Outline:
    foot = bones.frames[f"{side}.foot"]
    heel = bones.points[f"{side}.ankle"] + foot @ np.array((-0.038, -0.0195, 0.0))
    return _sole(body.foot, camera, side, heel, bones.points[f"{side}.ball"], foot)


def _toes(bones: Skeleton, camera: Camera, side: str) -> Outline:
    toes = bones.frames[f"{side}.toes"]
    return _sole(body.toes, camera, side, bones.points[f"{side}.ball"], bones.points[f"{side}.toe"], toes)


def _sole(chain: Chain, camera: Camera, side: str, start: Array, end: Array, frame: Frame) -> Outline:
    hand = 1.0 if side == "working" else -1.0
    return chain.outline(camera, np.array((start, end)), frame[:, 1][None], frame[:, 2][None] * hand)


def _hand(bones: Skeleton, camera: Camera, side: str) -> tuple[Outline, Outline]:
    hand = 1.0 if side == "working" else -1.0
    palm, fingers = bones.frames[f"{side}.hand"], bones.frames[f"{side}.fingers"]
    wrist, knuckles = bones.points[f"{side}.wrist"], bones.points[f"{side}.knuckles"]
    turn = palm.T @ fingers
    curl = float(np.degrees(np.arctan2(turn[1, 0], turn[0, 0])))
    further = fingers @ about_right(curl * 0.9)
    middle = knuckles - fingers[:, 1] * 0.026
    tip = middle - further[:, 1] * 0.026
    back = wrist + palm[:, 1] * 0.004
    joints = np.array((back, knuckles, middle, tip))
    mitten = _chain(body.hand, camera, joints, (palm, fingers, further), hand)
    grip = min(1.0, max(0.0, curl / 70.0))
    thumb = palm[:, 2] * hand
    along = -palm[:, 1]
    inwards = palm[:, 0]
    root = wrist + along * 0.012 + thumb * 0.010 + inwards * 0.003
    bend = wrist + along * 0.036 + thumb * (0.025 - 0.004 * grip) + inwards * (0.006 + 0.010 * grip)
    end = (
        wrist
        + along * (0.058 - 0.006 * grip)
        + thumb * (0.029 - 0.022 * grip)
        + inwards * (0.008 + 0.019 * grip)
    )
    digit = _chain(body.thumb, camera, np.array((root, bend, end)), (palm, palm), hand)
    return mitten, digit


def _chain(chain: Chain, camera: Camera, joints: Array, frames: tuple[Frame, ...], hand: float) -> Outline:
    return chain.outline(camera, joints, *_directions(frames, hand))
