"""What stands where it is while the figure moves: chairs to hold and to sit on, a step, a wall."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from player.figures.camera import Camera
from player.figures.chains import Array
from player.figures.contacts import RADII, WRIST_HEIGHT, contact_point
from player.figures.contours import to_points
from player.figures.drawing import Shape
from player.figures.gear import tied_at
from player.figures.joints import SIDES
from player.figures.looks import Look, blend
from player.figures.planting import TOPS
from player.figures.props import hull
from player.figures.skeleton import ANKLE_HEIGHT, Skeleton, Vector

_HALF = 0.120
"""Half the breadth of a chair and of a step (0.41 m for a stature of 1.70 m)."""
_DEEP = 0.235
_POST = 0.009
_CALF = 0.032
"""How far the back of a calf is from its middle."""
_LOW = 0.36
"""A hand on a chair that is lower than this rests on its seat."""
_BACK_HEIGHT = 0.50
"""The top of the back of a chair (0.85 m)."""
_WALL_HALF = 0.42
"""Half the breadth of a piece of wall that is looked at; ..."""
_WALL_HEIGHT = 1.26
_CLEAR = 0.35
"""How much is seen of what stands between the viewer and the figure."""
_FACING = 0.6
"""... it is, where it faces the viewer by so much (0 from the side, 1 straight)."""
_JAMB = 0.05
"""How broad the frame of a door is."""
_OPENING = 0.50
"""The clear width of a door (0.85 m)."""
_DOOR_HEIGHT = 1.17
_HALF_JUMP = 0.14
"""How far the middle of a cross on the floor is from one who stands in its corner."""
_GAP = 0.012
"""Between a hand or a foot and the wall behind its skin."""

Span = tuple[float, float]
"""From where to where along one axis, parts of stature."""


def furniture(
    held: Mapping[str, tuple[str, ...]], first: Skeleton, camera: Camera, look: Look
) -> tuple[list[Shape], list[Shape]]:
    """All furniture of a picture, put where the `first` stance needs it: what is behind the body, then what
    hides the far leg.
    """
    shapes: list[Shape] = []
    before: list[Shape] = []
    for prop, points in held.items():
        point = points[0] if points else "other.hand"
        if prop == "wall":
            x, room = _wall_place(point, first)
            places = np.array(list(first.points.values()))
            tall = float(places[:, 1].max()) + 0.075
            shapes += _wall(camera, x, room, tall, look)
        elif prop == "door-frame":
            standing, hiding = _door_frame(camera, point, first, look)
            shapes += standing
            before += hiding
        elif prop == "block":
            for one in points:
                shapes += _block(camera, one, first, look)
        elif prop == "cushion":
            for one in points:
                shapes += _cushion(camera, one, first, look)
        elif prop == "cross":
            shapes += _cross(camera, first, look)
        elif prop == "band" and any(one.endswith(".beside") for one in points):
            side = next(one.partition(".")[0] for one in points if one.endswith(".beside"))
            shapes += _post(camera, tied_at(first, side), look)
        elif prop == "step":
            shapes += _step(camera, point, first, look)
        elif prop == "chair" and point == "pelvis":
            pelvis = contact_point(first, "pelvis")
            shapes += _seat(camera, float(pelvis[0]), float(pelvis[1]) - RADII["pelvis"], 1.0, look)
        elif prop == "chair" and point.endswith(".shin"):
            side = point.partition(".")[0]
            calf = (first.points[f"{side}.knee"] + first.points[f"{side}.ankle"]) / 2
            shapes += _seat_across(camera, float(calf[0]) + 0.03, float(calf[1]) - _CALF, look)
        elif prop == "chair" and float(first.points["working.wrist"][1]) < _LOW:
            wrist = first.points["working.wrist"]
            shapes += _seat(camera, float(wrist[0]) - 0.05, float(wrist[1]) - WRIST_HEIGHT, 1.0, look)
        elif prop == "chair":
            shapes += _chair(camera, first.points[f"{point.partition('.')[0]}.wrist"], look)
    return shapes, before


class _Boxes:
    """Draws boxes, seen as their outlines, in the order they are asked for."""

    def __init__(self, camera: Camera) -> None:
        self._camera = camera
        self.shapes: list[Shape] = []

    def add(self, x: Span, y: Span, z: Span, colour: str, opacity: float = 1.0) -> None:
        corners = np.array([(a, b, c) for a in x for b in y for c in z])
        self.shapes.append(Shape(to_points(hull(self._camera.flat(corners))), colour, opacity, smooth=False))


def _bright(look: Look) -> str:
    return blend(look.prop, "#ffffff", 0.22)


def _chair(camera: Camera, rail: Vector, look: Look) -> list[Shape]:
    """A chair beside the figure, on whose back's top rail, under `rail`, a hand rests; its seat is beyond."""
    top, seat, thick = float(rail[1]) - 0.016, 0.262, 0.020
    x, back = float(rail[0]) + 0.03, float(rail[2]) - 0.01
    front = back - _DEEP
    boxes = _Boxes(camera)
    for side in (x - _HALF, x + _HALF):
        post = (side - _POST, side + _POST)
        boxes.add(post, (0.0, seat), (front - _POST, front + _POST), look.prop_dark)
    wide = (x - _HALF - 0.012, x + _HALF + 0.012)
    boxes.add(wide, (seat - thick, seat), (front - 0.012, back), look.prop)
    boxes.add(wide, (seat - 0.001, seat), (front - 0.012, back), _bright(look))
    posts = (back - _POST, back + _POST)
    for side in (x - _HALF, x + _HALF):
        boxes.add((side - _POST, side + _POST), (0.0, top), posts, look.prop)
    wide = (x - _HALF - _POST, x + _HALF + _POST)
    for height, tall in ((top - 0.105, 0.030), (top, 0.050)):
        boxes.add(wide, (height - tall, height), posts, look.prop)
        boxes.add(wide, (height - 0.002, height), posts, _bright(look))
    return boxes.shapes


def _seat(camera: Camera, x: float, seat: float, ahead: float, look: Look) -> list[Shape]:
    """A chair, its seat at the height `seat`, under a body whose middle is at `x`; it looks to `ahead`."""
    thick = 0.022
    front = x + ahead * 0.075
    back = front - ahead * _DEEP
    ends = (back + ahead * _POST, front - ahead * 2 * _POST)
    sides = (-_HALF + _POST, _HALF - _POST)
    boxes = _Boxes(camera)

    def posts(z: float, colour: str) -> None:
        depth = (z - _POST, z + _POST)
        boxes.add((ends[0] - _POST, ends[0] + _POST), (0.0, _BACK_HEIGHT), depth, colour)
        boxes.add((ends[1] - _POST, ends[1] + _POST), (0.0, seat), depth, colour)

    posts(sides[0], look.prop_dark)
    for height, tall in ((_BACK_HEIGHT - 0.105, 0.030), (_BACK_HEIGHT, 0.050)):
        boxes.add((back, back + ahead * 2 * _POST), (height - tall, height), (-_HALF, _HALF), look.prop_dark)
    boxes.add((back, front), (seat - thick, seat), (-_HALF, _HALF), look.prop)
    boxes.add((back, front), (seat - 0.001, seat), (-_HALF, _HALF), _bright(look))
    posts(sides[1], look.prop)
    boxes.add((back, front), (seat - thick, seat), (_HALF - 0.002, _HALF), look.prop)
    return boxes.shapes


def _seat_across(camera: Camera, x: float, seat: float, look: Look) -> list[Shape]:
    """A chair that stands across, its back away from the viewer: calves lie on its seat."""
    thick, deep = 0.022, (-_HALF - 0.01, _HALF)
    long = (x - _HALF, x + _HALF)
    away = deep[0] if camera.axes[2][2] > 0 else deep[1]
    near = deep[1] if away == deep[0] else deep[0]
    boxes = _Boxes(camera)
    sides = (long[0] + _POST, long[1] - _POST)
    for side in sides:
        boxes.add(
            (side - _POST, side + _POST), (0.0, _BACK_HEIGHT), (away - _POST, away + _POST), look.prop_dark
        )
    for height, tall in ((_BACK_HEIGHT - 0.105, 0.030), (_BACK_HEIGHT, 0.050)):
        boxes.add(long, (height - tall, height), (away - _POST, away + _POST), look.prop_dark)
    boxes.add(long, (seat - thick, seat), deep, look.prop)
    boxes.add(long, (seat - 0.001, seat), deep, _bright(look))
    for side in sides:
        boxes.add((side - _POST, side + _POST), (0.0, seat - thick), (near - _POST, near + _POST), look.prop)
    boxes.add(long, (seat - thick, seat), (near, near), look.prop)
    return boxes.shapes


def _step(camera: Camera, point: str, first: Skeleton, look: Look) -> list[Shape]:
    """A step or low bench under a foot."""
    side = point.partition(".")[0]
    heel, ball = contact_point(first, f"{side}.heel"), contact_point(first, f"{side}.ball")
    top = min(float(heel[1]) - RADII["heel"], float(ball[1]) - RADII["ball"])
    long = (float(heel[0]) - 0.055, float(heel[0]) + 0.19)
    wide = (-0.14, 0.14)
    boxes = _Boxes(camera)
    boxes.add(long, (0.0, top), wide, look.prop)
    boxes.add((long[1], long[1]), (0.0, top), wide, look.prop_dark)
    boxes.add((long[0], long[0]), (0.0, top), wide, look.prop_dark)
    boxes.add(long, (0.0, top), (wide[1], wide[1]), look.prop)
    boxes.add(long, (top, top), wide, _bright(look))
    return boxes.shapes


def _wall_place(point: str, first: Skeleton) -> tuple[float, float]:
    """Where the wall is along x, and which way the room lies from it (1 or -1 along x)."""
    side, _, part = point.rpartition(".")
    if part in ("pelvis", "thorax"):
        back = min(float(contact_point(first, name)[0]) - RADII[name] for name in ("pelvis", "shoulders"))
        return back, 1.0
    if part in ("hand", "hands"):
        parts = [float(first.points[f"{side}.{joint}"][0]) for joint in ("wrist", "knuckles", "fingertips")]
    else:
        joints = ("ankle", "ball", "toe")
        parts = [float(first.points[f"{side}.{joint}"][0]) for joint in joints]
        parts.append(float(contact_point(first, f"{side}.heel")[0]))
    middle = float(first.points["pelvis"][0])
    room = -1.0 if sum(parts) / len(parts) > middle else 1.0
    gap = RADII["heel"] if part == "foot" else _GAP
    return (max(parts) + gap if room < 0 else min(parts) - gap), room


def _wall(camera: Camera, x: float, room: float, tall: float, look: Look) -> list[Shape]:
    """A wall across at `x`, cut away on the side of the viewer; `room` is where the figure is."""
    depth = (-_WALL_HALF, _WALL_HALF) if abs(camera.axes[2][0]) > _FACING else (-0.34, 0.16)
    if depth[1] == _WALL_HALF:
        tall = max(tall, _WALL_HEIGHT)
    inside, outside = x, x - room * 0.035
    boxes = _Boxes(camera)
    seen = camera.axes[2][0] * room > 0
    face = inside if seen else outside
    # one who looks from behind the wall looks through it
    clear = 1.0 if seen or depth[1] != _WALL_HALF else _CLEAR
    boxes.add((face, face), (0.0, tall), depth, look.prop, 0.5 * clear)
    boxes.add((inside, outside), (tall, tall), depth, look.prop, 0.6 * clear)
    boxes.add((inside, outside), (0.0, tall), (depth[1], depth[1]), look.prop, clear)
    return boxes.shapes


def _door_frame(camera: Camera, point: str, first: Skeleton, look: Look) -> tuple[list[Shape], list[Shape]]:
    """The frame of a door that a forearm leans on, all of it; of one that a leg rests on and the other goes
    through, the post, which stands between the legs and the viewer.
    """
    side, _, part = point.rpartition(".")
    x, room = _wall_place(point, first)
    boxes = _Boxes(camera)
    if part not in ("hand", "forearm"):
        tall = float(np.array(list(first.points.values()))[:, 1].max()) + 0.075
        post = (x, x - room * 0.045)
        clear = _CLEAR if abs(camera.axes[2][0]) > _FACING else 1.0
        boxes.add(post, (0.0, tall), (0.02, 0.15), look.prop_dark, clear)
        boxes.add((x, x), (0.0, tall), (0.02, 0.15), _bright(look), clear)
        boxes.add(post, (0.0, tall), (0.15, 0.15), look.prop, clear)
        return [], boxes.shapes
    way = 1.0 if side == "working" else -1.0
    hand = float(first.points[f"{side}.wrist"][2])
    near, far = hand - way * 0.035, hand - way * (0.035 + _OPENING)
    thick = (x, x - room * 0.03)
    for one, out in ((near, way), (far, -way)):
        boxes.add((x, x), (0.0, _DOOR_HEIGHT), (one + out * _JAMB, one + out * 0.17), look.prop, 0.4)
        boxes.add(thick, (0.0, _DOOR_HEIGHT), (one, one), look.prop_dark)
        boxes.add((x, x), (0.0, _DOOR_HEIGHT), (one, one + out * _JAMB), look.prop)
    boxes.add(thick, (_DOOR_HEIGHT, _DOOR_HEIGHT), (near, far), look.prop_dark)
    span = (near + way * _JAMB, far - way * _JAMB)
    boxes.add((x, x), (_DOOR_HEIGHT, _DOOR_HEIGHT + _JAMB), span, look.prop)
    return boxes.shapes, []


def _block(camera: Camera, point: str, first: Skeleton, look: Look) -> list[Shape]:
    """A block of cork, lying flat or on its side, under a hand, a foot or the seat."""
    side, _, part = point.rpartition(".")
    if part == "hand":
        wrist, tips = first.points[f"{side}.wrist"], first.points[f"{side}.fingertips"]
        middle = wrist * 0.45 + tips * 0.55
        top, half = TOPS["block"], (0.066, 0.044)
    elif part == "foot":
        middle = (first.points[f"{side}.ankle"] + first.points[f"{side}.toe"]) / 2
        top, half = float(first.points[f"{side}.ankle"][1]) - ANKLE_HEIGHT, (0.066, 0.044)
    else:
        middle = contact_point(first, "pelvis")
        top, half = float(middle[1]) - RADII["pelvis"], (0.044, 0.066)
    x, z = float(middle[0]), float(middle[2])
    return _box(camera, (x - half[0], x + half[0]), (0.0, max(0.02, top)), (z - half[1], z + half[1]), look)


def _box(camera: Camera, x: Span, y: Span, z: Span, look: Look) -> list[Shape]:
    """A block of cork with a lit top."""
    boxes = _Boxes(camera)
    boxes.add(x, y, z, look.prop_dark)
    towards = camera.axes[2]
    if abs(towards[2]) > 0.05:
        near = z[1] if towards[2] > 0 else z[0]
        boxes.add(x, y, (near, near), look.prop)
    boxes.add(x, (y[1], y[1]), z, _bright(look))
    return boxes.shapes


def _cushion(camera: Camera, point: str, first: Skeleton, look: Look) -> list[Shape]:
    """A cushion under the head, a knee, the seat or the belly, as thick as there is room."""
    if point == "head":
        middle, under = contact_point(first, "head"), RADII["head"] * 0.9
        half = (0.095, 0.125)
    elif point.endswith(".knee"):
        middle, under = contact_point(first, point), RADII["knee"]
        half = (0.085, 0.085)
    elif point == "thorax":
        middle, under = first.points["lumbar"], 0.055
        half = (0.10, 0.13)
    else:
        middle, under = contact_point(first, "pelvis"), RADII["pelvis"]
        half = (0.10, 0.13)
    tall = max(0.025, float(middle[1]) - under + 0.012)
    turn, rise = np.meshgrid(np.linspace(0.0, 2 * np.pi, 28), np.linspace(-np.pi / 2, np.pi / 2, 9))

    def soft(value: Array) -> Array:
        rounded: Array = np.sign(value) * np.abs(value) ** 0.55
        return rounded

    flat = np.cos(rise) ** 0.5
    places = np.column_stack(
        (
            (middle[0] + half[0] * soft(np.cos(turn)) * flat).ravel(),
            (tall / 2 * (1.0 + np.sin(rise))).ravel(),
            (middle[2] + half[1] * soft(np.sin(turn)) * flat).ravel(),
        )
    )
    upper = places[places[:, 1] > tall * 0.55]
    return [
        Shape(to_points(hull(camera.flat(places))), blend(look.cushion, look.shade, 0.16), smooth=False),
        Shape(to_points(hull(camera.flat(upper))), look.cushion, smooth=False),
    ]


def _cross(camera: Camera, first: Skeleton, look: Look) -> list[Shape]:
    """A cross of tape on the floor, in whose near corner on the working side the feet stand."""
    feet = [first.points[f"{side}.ball"] for side in SIDES]
    x = float(feet[0][0] + feet[1][0]) / 2 + _HALF_JUMP
    z = float(feet[0][2] + feet[1][2]) / 2 - _HALF_JUMP
    boxes = _Boxes(camera)
    tape, long = 0.011, 0.36
    boxes.add((x - long, x + long), (0.0, 0.0), (z - tape, z + tape), look.prop_dark, 0.75)
    boxes.add((x - tape, x + tape), (0.0, 0.0), (z - long, z + long), look.prop_dark, 0.75)
    return boxes.shapes


def _post(camera: Camera, tied: Vector, look: Look) -> list[Shape]:
    """A post beside the body to which a band is tied."""
    x, y, z = (float(value) for value in tied)
    boxes = _Boxes(camera)
    wide, deep = (x - 0.022, x + 0.022), (z - 0.022, z + 0.022)
    boxes.add((x - 0.09, x + 0.09), (0.0, 0.015), (z - 0.09, z + 0.09), look.prop_dark)
    boxes.add(wide, (0.0, y + 0.16), deep, look.prop)
    boxes.add(wide, (y - 0.012, y + 0.012), deep, look.band)
    return boxes.shapes
