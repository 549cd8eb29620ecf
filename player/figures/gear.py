"""Small things that go with the body: an elastic band, and a dowel along the back or in the hands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from player.figures.camera import Camera
from player.figures.chains import Array
from player.figures.contours import to_points
from player.figures.drawing import Shape
from player.figures.joints import SIDES
from player.figures.limbs import unit
from player.figures.looks import Look, blend
from player.figures.partner import partner
from player.figures.props import hull
from player.figures.skeleton import SHIN, THIGH, Skeleton, Vector

_BAND = 0.036
"""How wide an elastic loop is (6 cm for a stature of 1.70 m)."""
_CORD = 0.008
_STICK = 0.0075
"""Half the thickness of a dowel."""
ANCHOR = 0.60
"""How far beside the body a band that is pulled is tied (1 m)."""

_LOOPS = {
    "thigh": ("thigh", "hip", (0.0, 0.052 - THIGH), 1, 0.043),
    "shin": ("shin", "knee", (0.0, 0.030 - SHIN), 1, 0.025),
    "foot": ("foot", "ankle", (0.052, -0.022), 0, 0.027),
}
"""Where a loop round both legs lies: bone, joint, how far from it to the front and up, along which axis of
the bone the leg goes through it, and how thick the leg is there.
"""


def gear(
    held: Mapping[str, Sequence[str]], bones: Skeleton, first: Skeleton, camera: Camera, look: Look
) -> tuple[list[Shape], list[Shape]]:
    """Bands, a cloth, dowel and the hands of a partner: what is behind the body, then what is before it."""
    behind: list[Shape] = []
    before: list[Shape] = []
    if "band" in held:
        far, near = band(held["band"], bones, first, camera, look)
        behind += far
        before += near
    if "cloth" in held:
        behind += [cloth(point.partition(".")[0], bones, camera, look) for point in held["cloth"]]
    if "dowel" in held:
        far, near = dowel(held["dowel"], bones, camera, look)
        behind += far
        before += near
    if "partner" in held:
        far, near = partner(held["partner"], bones, camera, look)
        behind += far
        before += near
    return behind, before


def band(
    points: Sequence[str], bones: Skeleton, first: Skeleton, camera: Camera, look: Look
) -> tuple[list[Shape], list[Shape]]:
    """An elastic band: a loop round both thighs, shins or feet; between the hands; or from the hands to the
    feet or to a post beside the body (in the `first` stance). What is behind the body, then what is before.
    """
    parts = [point.partition(".")[2] for point in points]
    for part in _LOOPS:
        if part in parts and "hand" not in parts:
            return _loop(part, bones, camera, look)
    sides = [point.partition(".")[0] for point in points if point.endswith(".hand")] or list(SIDES)
    hands = [_grip(bones, side) for side in sides]
    middle = sum(hands[1:], hands[0]) / len(hands)
    tied = next((point.partition(".")[0] for point in points if point.endswith(".beside")), None)
    if tied is not None:
        end = tied_at(first, tied)
        behind = (camera.depth(end) - camera.depth(middle)) < -0.1
        cord = [_cord(camera, middle, end, look.band)]
        return (cord, []) if behind else ([], cord)
    feet = [point.partition(".")[0] for point in points if point.endswith(".foot")]
    if feet:
        ends = [bones.at(f"{side}.foot", f"{side}.ankle", 0.045, -0.039, 0.0) for side in feet]
        return [], [_cord(camera, hand, ends[i % len(ends)], look.band) for i, hand in enumerate(hands)]
    cord = [_cord(camera, hands[0], hands[-1], look.band)]
    # between the hands, the band is beyond a body that is seen from behind
    return (cord, []) if camera.depth(bones.frames["thorax"][:, 0]) < -0.2 else ([], cord)


def tied_at(first: Skeleton, side: str) -> Vector:
    """Where a band is tied beside the body: as high as the hands of the `first` stance."""
    hands = [_grip(first, one) for one in SIDES]
    way = ANCHOR if side == "working" else -ANCHOR
    return np.array((float(hands[0][0] + hands[1][0]) / 2, float(hands[0][1] + hands[1][1]) / 2, way))


def _grip(bones: Skeleton, side: str) -> Vector:
    palm = bones.frames[f"{side}.hand"]
    inside: Vector = bones.points[f"{side}.knuckles"] + palm[:, 0] * 0.014
    return inside


def _loop(part: str, bones: Skeleton, camera: Camera, look: Look) -> tuple[list[Shape], list[Shape]]:
    """A loop round both legs: its far half, seen between the legs, and its near half."""
    bone, joint, (front, up), axis, thick = _LOOPS[part]
    one, two = (bones.at(f"{side}.{bone}", f"{side}.{joint}", front, up, 0.0) for side in SIDES)
    along = unit(sum((bones.frames[f"{side}.{bone}"][:, axis] for side in SIDES), np.zeros(3)))
    across_legs = unit((two - one) - along * float((two - one) @ along))
    out = np.cross(along, across_legs)
    plane = np.column_stack((across_legs, out))
    turn = np.linspace(0.0, 2 * np.pi, 24, endpoint=False)
    circle = np.column_stack((np.cos(turn), np.sin(turn))) * thick
    ring = hull(np.concatenate([circle + (leg - one) @ plane for leg in (one, two)]))
    # the legs need not be equally far along: the loop leans with them
    lean = float((two - one) @ along) / max(1e-6, float((two - one) @ across_legs))
    middle = one + ring @ plane.T + np.outer(ring[:, 0] * lean, along)
    edges = [camera.flat(middle + along * way) for way in (-_BAND / 2, _BAND / 2)]
    after = np.roll(middle, -1, axis=0)
    facing = np.cross(along, after - middle) @ camera.axes[2]
    # a hull goes round one way: outwards is always on the same side of its edges
    near = facing * float(np.sign(_turn(ring))) < 0
    dark = blend(look.band, look.shade, 0.30)
    behind = [Shape(to_points(strip), dark, smooth=False) for strip in _strips(edges, ~near)]
    return behind, [Shape(to_points(strip), look.band, smooth=False) for strip in _strips(edges, near)]


def _turn(ring: Array) -> float:
    """The area of a ring, positive when it goes round anticlockwise."""
    after = np.roll(ring, -1, axis=0)
    return float(np.sum(ring[:, 0] * after[:, 1] - ring[:, 1] * after[:, 0])) / 2


def _strips(edges: list[Array], shown: Array) -> list[Array]:
    """The parts of a ribbon between two edges that are shown, each as one outline."""
    count = len(shown)
    strips: list[Array] = []
    for start in range(count):
        if not shown[start] or shown[start - 1]:
            continue
        places = [start]
        while shown[places[-1] % count] and len(places) <= count:
            places.append(places[-1] + 1)
        rows = [place % count for place in places]
        strips.append(np.concatenate((edges[0][rows], edges[1][rows[::-1]])))
    return strips


def _cord(camera: Camera, start: Vector, end: Vector, colour: str) -> Shape:
    one, two = np.asarray(camera.flat(start)), np.asarray(camera.flat(end))
    return Shape(to_points(np.array((one, two))), None, 1.0, colour, _CORD, closed=False, smooth=False)


_CLOTH = (0.085, 0.055)
"""Half the length and breadth of a cloth under a foot."""


def cloth(side: str, bones: Skeleton, camera: Camera, look: Look) -> Shape:
    """A cloth under the front of a foot, on which it slides."""
    ball = bones.points[f"{side}.ball"]
    turn = np.linspace(0.0, 2 * np.pi, 25)[:-1]
    ring = np.column_stack((np.cos(turn), np.zeros_like(turn), np.sin(turn)))
    # between an ellipse and a rectangle
    ring = np.sign(ring) * np.abs(ring) ** 0.5 * np.array((_CLOTH[0], 0.0, _CLOTH[1]))
    return Shape(to_points(camera.flat(ring + np.array((ball[0], 0.0, ball[2])))), look.cushion, smooth=False)


def dowel(
    points: Sequence[str], bones: Skeleton, camera: Camera, look: Look
) -> tuple[list[Shape], list[Shape]]:
    """A stick held in both hands, or along the back from the tail-bone to the head: behind or before the
    trunk.
    """
    if "thorax" in points or "pelvis" in points:
        low = bones.at("pelvis", "pelvis", -0.073, 0.015, 0.0)
        high = bones.at("head", "head", -0.077, 0.02, 0.0)
        way = (high - low) / float(np.sqrt((high - low) @ (high - low)))
        start, end = low - way * 0.13, high + way * 0.10
        back = -bones.frames["thorax"][:, 0]
        over = camera.depth(back) > -0.35
    else:
        one, two = (_grip(bones, side) for side in SIDES)
        way = (two - one) / max(1e-6, float(np.sqrt((two - one) @ (two - one))))
        start, end = one - way * 0.16, two + way * 0.16
        over = True
    from_here, to_there = np.asarray(camera.flat(start)), np.asarray(camera.flat(end))
    along = to_there - from_here
    aside = np.array((-along[1], along[0])) / max(1e-6, float(np.hypot(along[0], along[1]))) * _STICK
    stick = np.array((from_here + aside, to_there + aside, to_there - aside, from_here - aside))
    shade = np.array((from_here, to_there, to_there - aside, from_here - aside))
    shapes = [
        Shape(to_points(stick), look.prop, smooth=False),
        Shape(to_points(shade), look.prop_dark, smooth=False),
    ]
    return ([], shapes) if over else (shapes, [])
