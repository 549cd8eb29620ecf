"""The whole picture in its order: floor, far props, the person, muscles, near props, arrow."""

from __future__ import annotations

import numpy as np

from player.figures import gear, props
from player.figures.body import body_of
from player.figures.camera import Camera
from player.figures.drawing import Shape
from player.figures.furniture import furniture
from player.figures.looks import Look
from player.figures.marks import Marks
from player.figures.motion import Way
from player.figures.muscles import MUSCLES, glow, parts_of
from player.figures.person import person_of
from player.figures.placing import Stance
from player.figures.skeleton import Skeleton
from player.figures.tubes import seen_from


def scene(
    stance: Stance,
    camera: Camera,
    look: Look,
    marks: Marks,
    *,
    breath: float,
    mat: tuple[float, float, float, float] | None,
    first: Stance,
) -> tuple[Shape, ...]:
    """All shapes of a picture, the furthest first; fixed props stand where the `first` stance has them."""
    bones = stance.skeleton()
    shapes: list[Shape] = []
    if mat is not None:
        shapes += props.mat(camera, mat, look)
    shapes += props.shadows(bones, camera, look)
    seen = seen_from(bones, body_of(look.build), camera, breath)
    person = person_of(seen, look)
    held = stance.pose.props
    behind: list[Shape] = []
    before: list[Shape] = []
    if held:
        standing, hiding = furniture(held, first.skeleton(), camera, look)
        behind += standing
        before += hiding
    if "roller" in held:
        place = props.roller_place(held["roller"], bones, first.skeleton())
        back, face = props.roller(camera, place, look)
        behind += back
        before += face
    near_strap: list[Shape] = []
    if "strap" in held:
        foot, hands = _strap_holders(held["strap"])
        far, near_strap = props.strap(bones, camera, foot, hands, look)
        behind += far
    far, on_body = gear.gear(held, bones, first.skeleton(), camera, look)
    behind += far
    glowing: dict[int, list[Shape]] = {}
    for name, side, tone in marks.glows:
        one = "working" if MUSCLES[name].chain == "trunk" else side
        if one == side:
            colour = look.warm if tone == "warm" else look.cool
            run = person.last_of(parts_of(name, side))
            glowing.setdefault(run, []).extend(glow(name, side, seen, colour, marks.strength))
    shapes += behind
    split = person.split()
    for index, (_, drawn) in enumerate(person.runs):
        if index == split:
            shapes += [*before, *near_strap, *on_body]
        shapes += [*drawn, *glowing.get(index, ())]
    if split == len(person.runs):
        shapes += [*before, *near_strap, *on_body]
    if marks.way is not None:
        shapes += _arrow(bones, camera, marks.way, look, marks)
    return tuple(shapes)


def _strap_holders(points: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    feet = [point.partition(".")[0] for point in points if point.endswith(".foot")]
    hands = tuple(point.partition(".")[0] for point in points if point.endswith(".hand"))
    return (feet[0] if feet else "working"), hands or ("working", "other")


_BONE_OF = {"heel": "shin", "foot": "foot", "knee": "thigh", "hand": "forearm", "elbow": "upper_arm"}


def _arrow(bones: Skeleton, camera: Camera, way: Way, look: Look, marks: Marks) -> list[Shape]:
    side, _, part = way.point.partition(".")
    frame = bones.frames[f"{side}.{_BONE_OF[part]}"]
    outwards = 1.0 if side == "working" else -1.0
    ways = {
        "front": frame[:, 0],
        "back": -frame[:, 0],
        "headwards": frame[:, 1],
        "footwards": -frame[:, 1],
        "outwards": frame[:, 2] * outwards,
        "inwards": frame[:, 2] * -outwards,
        "up": np.array((0.0, 1.0, 0.0)),
        "down": np.array((0.0, -1.0, 0.0)),
    }
    if part == "heel":
        start = bones.at(f"{side}.foot", f"{side}.ankle", -0.022, -0.015, 0.0)
    else:
        joint = {"foot": "ball", "hand": "wrist"}.get(part, part)
        start = bones.points[f"{side}.{joint}"]
    pivot = bones.points[f"{side}.{'shoulder' if part in ('hand', 'elbow') else 'hip'}"]
    return props.arrow(camera, pivot, start, ways[way.way], look, marks.strength, marks.slide)
