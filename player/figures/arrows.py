"""Arrows: which way to push, and which way a movement goes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from player.figures import props
from player.figures.camera import Camera
from player.figures.chains import Array
from player.figures.contours import to_points
from player.figures.drawing import Shape
from player.figures.joints import SIDES
from player.figures.looks import Look
from player.figures.motion import Way
from player.figures.skeleton import Skeleton, Vector

ARROW_POINTS: Mapping[str, str] = {
    "foot": "ankle",
    "knee": "knee",
    "hand": "wrist",
    "elbow": "elbow",
}
"""Points of a side whose movement can have an arrow, and their joints."""
_MOVERS = tuple(f"{side}.{part}" for side in SIDES for part in ("foot", "hand", "knee"))
_LEAST = 0.07
"""What moves by less than this on the picture has no arrow, unless it is named."""
_SHORTEST = 0.15
"""A named movement that is smaller is shown so long."""
_FROM, _TO = 0.16, 0.94
"""Which part of its way the arrow shows."""
_TURNS = 0.045
"""A pelvis that goes less far than this tips: its arrow goes round it ..."""
_TIPS = 0.3
"""... if it turns by so much: twice the sine of the angle that is seen; ..."""
_ROUND, _SPAN = 0.150, 1.15
"""... at this distance, over so many radians; ..."""
_HEADWARDS = 0.12
"""... of one who lies, so far towards the head, over the belly: bent knees are in the way lower down."""
_NARROW = 0.06
"""Half the breadth of an arrow that goes round, at least."""
_BREATH = 0.105
"""Length of the arrow of a breath."""
_HEAD = 0.050
"""Length of the head of an arrow, parts of stature; ..."""
_WIDE = 0.028
"""... half its breadth, ..."""
_SHAFT = (0.0055, 0.0105)
"""... and half the breadth of the shaft, where it begins and where it ends."""
_AWAY = np.array((0.05, 0.075, 0.10, 0.13, 0.16, 0.20))
"""How far from its way an arrow may be, ..."""
_WINDS = np.array([(np.cos(turn), np.sin(turn)) for turn in np.arange(12) * np.pi / 6])
"""... and in which directions."""

_PLACED = ("inhale", "exhale", "chin")
"""What has its arrow at a place of its own, which is free."""
_BEFORE_CHIN = 0.045
"""How far before the chin the arrow of its way begins or ends."""

Path = Array
"""An arrow of a movement on the picture: the middle line of its shaft, then its tip; right and UP."""


def movement_arrow(paths: Sequence[Path], look: Look, strength: float) -> list[Shape]:
    """The arrows along some paths: they grow broader to the head, and have an edge that parts them from what
    they lie on.
    """
    return [
        Shape(to_points(_outline(path)), look.way, round(strength, 3), look.way_edge, 0.006, smooth=False)
        for path in paths
    ]


def _outline(path: Path) -> Array:
    way, tip = path[:-1], path[-1]
    along = np.gradient(way, axis=0)
    along = along / np.maximum(np.hypot(along[:, 0], along[:, 1]), 1e-9)[:, None]
    aside = np.column_stack((-along[:, 1], along[:, 0]))
    wide = np.linspace(*_SHAFT, len(way))[:, None]
    barb = aside[-1] * _WIDE
    left, right = way + aside * wide, way - aside * wide
    return np.concatenate((left, [way[-1] + barb, tip, way[-1] - barb], right[::-1]))


def arrow_paths(trail: Sequence[Skeleton], camera: Camera, moves: Sequence[str] = ()) -> tuple[Path, ...]:
    """The paths of the arrows of a movement, beside what moves.

    `trail` is the figure on its way, from where it is to where it goes; `moves` names what has an arrow (a
    point of a side, `head`, `chin`, `chest`, `pelvis`, or `inhale` and `exhale` for the breath); without it
    that is what moves most.
    """
    flesh = _flesh(trail, camera)
    ways = {name: _way_of(name, trail, camera) for name in moves} if moves else {"": _longest(trail, camera)}
    return tuple(
        _with_tip(way) if name in _PLACED else _beside(way, flesh)
        for name, way in ways.items()
        if way is not None
    )


def turned_round(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The arrows of the way back: where those of the way there are."""
    return tuple(_with_tip(path[-2::-1]) for path in paths)


def _with_tip(way: Array) -> Path:
    ahead = way[-1] - way[-2]
    return np.vstack((way, way[-1] + ahead / max(float(np.hypot(*ahead)), 1e-6) * _HEAD))


def _longest(trail: Sequence[Skeleton], camera: Camera) -> Array | None:
    """The way of what moves most, if it moves enough."""
    ways = {name: _track(name, trail, camera) for name in (*_MOVERS, "head")}
    lengths = {name: _length(way) for name, way in ways.items()}
    limb = max(_MOVERS, key=lengths.__getitem__)
    mover = "head" if lengths["head"] > 0.8 * lengths[limb] else limb
    return _shown(ways[mover]) if lengths[mover] >= _LEAST else None


def _way_of(name: str, trail: Sequence[Skeleton], camera: Camera) -> Array | None:
    """The way of what is named, long enough to be seen."""
    if name in ("inhale", "exhale"):
        return _breath(trail[0], camera, inwards=name == "exhale")
    if name == "chin":
        return _gliding(trail, camera)
    way = _track(name, trail, camera)
    length = _length(way)
    tipping = _tipping(trail, camera) if name == "pelvis" and length < _TURNS else None
    if tipping is not None:
        return tipping
    if length < 1e-3:
        return None
    shown = _shown(way)
    if length * (_TO - _FROM) < _SHORTEST:
        middle = shown.mean(axis=0)
        shown = middle + (shown - middle) * (_SHORTEST / (length * (_TO - _FROM)))
    return shown


def _track(name: str, trail: Sequence[Skeleton], camera: Camera) -> Array:
    side, _, part = name.partition(".")
    if name == "chest":
        places = [bones.at("thorax", "thorax", 0.03, 0.10, 0.0) for bones in trail]
    else:
        joint = f"{side}.{ARROW_POINTS[part]}" if part else name
        places = [bones.points[joint] for bones in trail]
    return camera.flat(np.array(places))


def _length(way: Array) -> float:
    return float(np.hypot(*(way[1:] - way[:-1]).T).sum())


def _shown(way: Array) -> Array:
    """The part of a way that an arrow shows, evenly divided; of one that comes back, a round."""
    if float(np.hypot(*(way[-1] - way[0]))) < 0.1 * _length(way):
        return _round(way)
    steps = np.hypot(*(way[1:] - way[:-1]).T)
    along = np.concatenate(([0.0], np.cumsum(steps)))
    at = np.linspace(_FROM, _TO, 14) * along[-1]
    even = np.column_stack([np.interp(at, along, way[:, axis]) for axis in (0, 1)])
    # a bend between two legs of a movement is rounded
    for _ in range(5):
        even[1:-1] = even[1:-1] * 0.5 + (even[:-2] + even[2:]) * 0.25
    return even


def _round(way: Array) -> Array:
    """Most of an ellipse as large as a way that comes back to where it began, the way that it goes round."""
    low, high = way.min(axis=0), way.max(axis=0)
    middle, half = (low + high) / 2, np.maximum((high - low) / 2, _NARROW)
    x, y = (way - middle).T
    area = float((x[:-1] * y[1:] - x[1:] * y[:-1]).sum())
    begin = float(np.arctan2(y[0] / half[1], x[0] / half[0]))
    angles = begin + np.linspace(0.0, 5.2, 20) * (1.0 if area > 0.0 else -1.0)
    ring: Array = middle + half * np.column_stack((np.cos(angles), np.sin(angles)))
    return ring


def _tipping(trail: Sequence[Skeleton], camera: Camera) -> Array | None:
    """An arc round the pelvis, the way that it turns, where the seat or the belly is."""
    first, last = (bones.frames["pelvis"] for bones in (trail[0], trail[-1]))
    middle = camera.flat(np.array([bones.points["pelvis"] for bones in trail])).mean(axis=0)
    turned = 0.0
    for axis in (0, 1):
        one, two = camera.flat(first[:, axis]), camera.flat(last[:, axis])
        turned += float(one[0] * two[1] - one[1] * two[0])
    if abs(turned) < _TIPS:
        return None
    back, front = (camera.flat(way * (first[:, 0] + last[:, 0]) / 2) for way in (-1.0, 1.0))
    # one who lies on the back has the floor behind
    lies = float(first[1, 0] + last[1, 0]) > 0.8
    out = front if lies else back
    if lies:
        middle = middle + camera.flat((first[:, 1] + last[:, 1]) / 2) * _HEADWARDS
    begin = float(np.arctan2(out[1], out[0]))
    angles = begin + np.linspace(-0.5, 0.5, 14) * _SPAN * (1.0 if turned > 0.0 else -1.0)
    arc: Array = middle + _ROUND * np.column_stack((np.cos(angles), np.sin(angles)))
    return arc


def _gliding(trail: Sequence[Skeleton], camera: Camera) -> Array | None:
    """The straight way of the chin, before the face: towards it when it goes back, away when it comes."""
    chins = camera.flat(np.array([bones.at("head", "head", 0.048, -0.052, 0.0) for bones in trail]))
    went = chins[-1] - chins[0]
    front = camera.flat(trail[0].frames["head"][:, 0] + trail[-1].frames["head"][:, 0])
    size = float(np.hypot(*front))
    if float(np.hypot(*went)) < 1e-3 or size < 1e-3:
        return None
    front = front / size
    furthest = chins[int((chins @ front).argmax())]
    near = furthest + front * (_BEFORE_CHIN + _HEAD)
    far = near + front * _SHORTEST
    one, two = (far, near) if float(went @ front) < 0.0 else (near - front * _HEAD, far - front * _HEAD)
    return np.asarray(one + np.linspace(0.0, 1.0, 6)[:, None] * (two - one))


def _breath(bones: Skeleton, camera: Camera, *, inwards: bool) -> Array:
    """A short arrow at the belly, out as it rises, in as it sinks."""
    places = [bones.at("lumbar", "lumbar", 0.122 + far, 0.065, 0.0) for far in (0.0, _BREATH)]
    one, two = camera.flat(np.array(places[::-1] if inwards else places))
    return np.asarray(one + np.linspace(0.0, 1.0, 6)[:, None] * (two - one))


_FLESH = (
    ("pelvis", "lumbar", 0.080),
    ("lumbar", "neck", 0.085),
    ("atlas", "head", 0.070),
    *((f"{side}.{one}", f"{side}.{two}", wide) for side in SIDES for one, two, wide in (
        ("hip", "knee", 0.050),
        ("knee", "ankle", 0.035),
        ("ankle", "toe", 0.026),
        ("shoulder", "elbow", 0.032),
        ("elbow", "wrist", 0.024),
        ("wrist", "fingertips", 0.024),
    )),
)  # fmt: skip
"""What an arrow had better not lie on: between which joints, and how thick it is."""
_PRECIOUS = ("atlas", "wrist", "ankle")
"""What begins at these is head, hand or foot: an arrow does not cover them."""


def _flesh(trail: Sequence[Skeleton], camera: Camera) -> tuple[Array, Array, Array]:
    """Circles of flesh on the picture, at the beginning, in the middle and at the end of a way: their
    middles, how broad they are, and how much it matters that they are seen.
    """
    along = np.linspace(0.0, 1.0, 4)[:, None]
    middles: list[Array] = []
    for bones in (trail[0], trail[len(trail) // 2], trail[-1]):
        for one, two, _ in _FLESH:
            start, end = camera.flat(bones.points[one]), camera.flat(bones.points[two])
            middles.append(start + along * (end - start))
    broad = np.tile(np.repeat([wide for _, _, wide in _FLESH], len(along)), 3)
    matters = [6.0 if one.rpartition(".")[2] in _PRECIOUS else 1.0 for one, _, _ in _FLESH]
    return np.concatenate(middles), broad, np.tile(np.repeat(matters, len(along)), 3)


def _beside(way: Array, flesh: tuple[Array, Array, Array]) -> Path:
    """A way moved to where it hides least of the body, and the tip of its arrow."""
    middles, broad, matters = flesh
    path = _with_tip(way)
    low, high = middles.min(axis=0) - 0.06, middles.max(axis=0) + 0.06
    shifts = np.vstack(([0.0, 0.0], (_AWAY[:, None, None] * _WINDS).reshape(-1, 2)))
    paths = path[1::2][None] + shifts[:, None]
    gaps = paths[:, :, None] - middles
    covered = np.clip((0.022 + broad - np.hypot(gaps[..., 0], gaps[..., 1])) / 0.03, 0.0, 1.0) * matters
    outside = np.maximum(low - paths, 0.0) + np.maximum(paths - high, 0.0)
    far = np.hypot(shifts[:, 0], shifts[:, 1])
    cost = covered.max(axis=2).mean(axis=1) + 2.2 * far + 4.0 * outside.max(axis=(1, 2))
    return np.asarray(path + shifts[int(cost.argmin())])


_BONE_OF = {"heel": "shin", "foot": "foot", "knee": "thigh", "hand": "forearm", "elbow": "upper_arm"}
_TRUNK_BONE_OF = {"chest": "thorax", "pelvis": "pelvis"}


def push_arrow(
    bones: Skeleton, camera: Camera, way: Way, look: Look, strength: float, slide: float
) -> list[Shape]:
    """The arrow of a push or pull; one that goes into the floor ends there."""
    side, _, part = way.point.partition(".")
    frame = bones.frames[f"{side}.{_BONE_OF[part]}" if part else _TRUNK_BONE_OF[side]]
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
    start, pivot = _from(bones, side, part)
    direction = ways[way.way]
    if way.about == "knee":
        pivot = bones.points[f"{side}.knee"]
    elif way.about == "straight":
        pivot = start + np.cross(camera.axes[2], direction) * _STRAIGHT
    ends = float(start[1]) < _NEAR_FLOOR and float(direction[1]) < -0.5
    return props.arrow(camera, pivot, start, direction, look, strength, slide, ends=ends)


_STRAIGHT = 1.5
"""An arrow that bends about what is so far away is straight."""
_NEAR_FLOOR = 0.09


def _from(bones: Skeleton, side: str, part: str) -> tuple[Vector, Vector]:
    """Where a push begins, and the joint that moves what pushes."""
    if not part:
        if side == "chest":
            return bones.at("thorax", "thorax", 0.07, 0.10, 0.0), bones.points["pelvis"]
        return bones.points["pelvis"], bones.points["neck"]
    pivot = bones.points[f"{side}.{'shoulder' if part in ('hand', 'elbow') else 'hip'}"]
    if part == "heel":
        return bones.at(f"{side}.foot", f"{side}.ankle", -0.022, -0.015, 0.0), pivot
    joint = {"foot": "ball", "hand": "wrist"}.get(part, part)
    return bones.points[f"{side}.{joint}"], pivot
