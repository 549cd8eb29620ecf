"""The tubes of a whole figure: every chain of a body put on a skeleton, all of them at once, as the viewer
sees them: right, up, towards the viewer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from player.figures.body import CHIN, CREST, CROWN, FINGER_PLACES, SHIRT_HEM, Body
from player.figures.camera import Camera
from player.figures.chains import Array, Chain, Tube
from player.figures.contours import Silhouettes, rounded_ends, silhouettes
from player.figures.joints import SIDES
from player.figures.skeleton import FINGERS, Frame, Skeleton, about_right

Joints = tuple[Array, Array, Array]
"""Joints (bones+1, 3), and each bone's front and outer direction (bones, 3)."""
_Place = tuple[str, str, float, float, float]
"""A point of the skeleton, and how far from it to a bone's front, up and (of a left one mirrored) right."""


@dataclass(frozen=True, slots=True)
class _Lie:
    """What a chain lies along; `@` stands for the side."""

    joints: tuple[_Place, ...]
    bones: tuple[str, ...]
    front: int = 0
    """Which axis of its bones is the chain's front: 0 the bone's own front, 1 up, ..."""
    outer: int = 2
    """... and which its outer side, 2 to the right (of a left limb the other way)."""


def _at(point: str, bone: str, front: float = 0.0, up: float = 0.0, right: float = 0.0) -> _Place:
    return (point, bone, front, up, right)


_LIES: Mapping[str, _Lie] = {
    "trunk": _Lie(
        (
            _at("pelvis", "pelvis"),
            _at("lumbar", "lumbar"),
            _at("thorax", "thorax"),
            _at("neck", "thorax"),
        ),
        ("pelvis", "lumbar", "thorax"),
    ),
    "yoke": _Lie(
        (
            _at("other.shoulder", "thorax"),
            _at("neck", "thorax", 0.0, -0.002),
            _at("working.shoulder", "thorax"),
        ),
        ("thorax", "thorax"),
        outer=1,
    ),
    "neck": _Lie((_at("neck", "neck", 0.0, -0.012), _at("atlas", "neck", 0.0, 0.016)), ("neck",)),
    "head": _Lie((_at("head", "head", 0.0, CHIN), _at("head", "head", 0.0, CROWN)), ("head",)),
    "nose": _Lie((_at("head", "head", 0.0478, 0.0065), _at("head", "head", 0.056, -0.0175)), ("head",)),
    "@.leg": _Lie(
        (
            _at("@.hip", "pelvis", -0.004, CREST, -0.006),
            _at("@.hip", "pelvis"),
            _at("@.knee", "@.thigh"),
            _at("@.ankle", "@.shin"),
        ),
        ("pelvis", "@.thigh", "@.shin"),
    ),
    "@.arm": _Lie(
        (
            _at("@.shoulder", "@.upper_arm"),
            _at("@.elbow", "@.upper_arm"),
            _at("@.wrist", "@.forearm"),
        ),
        ("@.upper_arm", "@.forearm"),
    ),
    "@.foot": _Lie(
        (_at("@.ankle", "@.foot", -0.038, -0.0195), _at("@.ball", "@.foot")), ("@.foot",), front=1
    ),
    "@.toes": _Lie((_at("@.ball", "@.toes"), _at("@.toe", "@.toes")), ("@.toes",), front=1),
    "@.palm": _Lie((_at("@.wrist", "@.hand", 0.0, 0.004), _at("@.knuckles", "@.hand")), ("@.hand",)),
    **{
        # where these joints are, `_finger_joints` says
        f"@.{name}": _Lie((_at("@.knuckles", "@.fingers"),) * 3, ("@.fingers", "@.tips"))
        for name, *_ in FINGER_PLACES
    },
    "@.thumb": _Lie(
        (
            _at("@.wrist", "@.hand", 0.003, -0.012, 0.010),
            _at("@.wrist", "@.hand", 0.006, -0.036, 0.025),
            _at("@.wrist", "@.hand", 0.008, -0.058, 0.029),
        ),
        ("@.hand", "@.hand"),
    ),
}
"""The frame `tips` is that of the ends of the fingers."""
_GRIP = np.array(((0.0, 0.0, 0.0), (0.010, 0.0, -0.004), (0.019, 0.006, -0.022)))
"""How far the joints of the thumb go when the hand closes."""
_CLOSED = 70.0
"""Degrees by which the fingers of a closed hand are bent."""
_SPREAD, _TOGETHER = 0.10, 40.0
"""How far the outer fingers of a flat hand go aside on their way, and how many degrees they bend until they
are together.
"""
_OUTERMOST = 0.0158
_PLACES = np.array([place for _, *place in FINGER_PLACES])
"""Of each finger: from the middle of the knuckles towards the thumb, along the hand, its length."""

_TUCK_FROM = 1.15
"""Along the trunk, below this place the front of a shirt goes into the fold of a bent hip."""
_TUCKED = 0.62
"""Part of its front that the hem loses at most."""
_BENT = (0.25, 1.0)
"""A hip begins to fold the shirt, and folds it quite: 1 less the cosine of its angle."""
_WORN: tuple[tuple[str, str, str], ...] = (
    ("seat", "seat", "trunk"),
    ("shirt", "shirt", "trunk"),
    ("yoke", "yoke", "yoke"),
    ("neck", "neck", "neck"),
    ("head", "head", "head"),
    ("nose", "nose", "nose"),
    *(
        (f"{side}.{name}", chain, f"{side}.{lie}")
        for side in SIDES
        for name, chain, lie in (
            ("leg", "leg", "leg"),
            ("shorts", "shorts", "leg"),
            ("arm", "arm", "arm"),
            ("sleeve", "sleeve", "arm"),
            ("foot", "foot", "foot"),
            ("toes", "toes", "toes"),
            ("palm", "palm", "palm"),
            *((name, "finger", name) for name, *_ in FINGER_PLACES),
            ("thumb", "thumb", "thumb"),
        )
    ),
    ("working.leg.band", "leg_band", "working.leg"),
    ("working.arm.band", "arm_band", "working.arm"),
)
"""Every tube: its name, its chain of the body, and what it lies along."""


class Rig:
    """All chains of a body as one, ready to be put on a skeleton."""

    def __init__(self, body: Body) -> None:
        """Gather the weights of all rings."""
        self.spans: dict[str, tuple[int, int]] = {}
        """The rings of each tube, from the first to after the last."""
        self.ends: list[tuple[int, int]] = []
        """The ends that are rounded off: the last ring, and the one that they begin from."""
        self._lay()
        chains: list[tuple[str, Chain]] = [(lie, getattr(body, chain)) for _, chain, lie in _WORN]
        rings = sum(len(chain.s) for _, chain in chains)
        self._points_of, self._along = (np.zeros((rings, len(self._points))) for _ in range(2))
        self._frames_of = np.zeros((rings, len(self._bone_frames)))
        self._rise = np.zeros(rings)
        place = 0
        for (name, _, _), (lie, chain) in zip(_WORN, chains, strict=True):
            rows = slice(place, place + len(chain.s))
            joints, bones = self._laid[lie]
            self._points_of[rows, joints], self._along[rows, joints] = chain.points_of, chain.along
            self._frames_of[rows, bones] = chain.frames_of
            self.spans[name] = (rows.start, rows.stop)
            self.ends += [(place + outer, place + inner) for outer, inner in rounded_ends(chain.widths)]
            place = rows.stop
        self._widths = np.concatenate([chain.widths for _, chain in chains])
        self._shown = np.concatenate([chain.shown for _, chain in chains])
        # the belly rises first and most, the chest a little
        s = body.shirt.s
        rise = 0.30 * np.exp(-(((s - 1.55) / 0.5) ** 2)) + 0.07 * np.exp(-(((s - 2.5) / 0.3) ** 2))
        self._rise[slice(*self.spans["shirt"])] = rise
        self._tuck = np.zeros(rings)
        self._tuck[slice(*self.spans["shirt"])] = np.clip(
            (_TUCK_FROM - s) / (_TUCK_FROM - SHIRT_HEM), 0.0, 1.0
        )

    def _lay(self) -> None:
        """Number the joints and the bones that chains lie along."""
        self._laid: dict[str, tuple[slice, slice]] = {}
        self._points: list[str] = []
        offsets: list[tuple[float, float, float]] = []
        frames: list[str] = []
        bones: list[str] = []
        axes: list[tuple[int, int, float]] = []
        for side in ("", *SIDES):
            hand = -1.0 if side == "other" else 1.0
            for general, lie in _LIES.items():
                if ("@" in general) != bool(side):
                    continue
                joint, bone = len(self._points), len(bones)
                for point, frame, front, up, right in lie.joints:
                    self._points.append(point.replace("@", side))
                    frames.append(frame.replace("@", side))
                    offsets.append((front, up, right * hand))
                bones += [one.replace("@", side) for one in lie.bones]
                axes += [(lie.front, lie.outer, hand)] * len(lie.bones)
                name = general.replace("@", side)
                self._laid[name] = (slice(joint, len(self._points)), slice(bone, len(bones)))
        self._offsets = np.array(offsets)
        self._frames = list(dict.fromkeys((*frames, *bones)))
        self._joint_frames = np.array([self._frames.index(name) for name in frames])
        self._bone_frames = np.array([self._frames.index(name) for name in bones])
        self._fronts = np.array([front for front, _, _ in axes])
        self._outers = np.array([outer for _, outer, _ in axes])
        self._hands = np.array([hand for _, _, hand in axes])[:, None]

    def tube(self, bones: Skeleton, camera: Camera, breath: float) -> tuple[Tube, Joints]:
        """All rings on a skeleton as a camera sees them, and what they lie along in the world; `breath` is 0
        (breathed out) to 1 (in).
        """
        frames = dict(bones.frames)
        offsets = self._offsets.copy()
        digits: list[tuple[slice, Array]] = []
        for side in SIDES:
            hand = 1.0 if side == "working" else -1.0
            curl = _with_tips(side, frames)
            grip = min(1.0, max(0.0, curl / _CLOSED))
            offsets[self._laid[f"{side}.thumb"][0]] += _GRIP * (grip, grip, grip * hand)
            first, last = (self._laid[f"{side}.{FINGER_PLACES[place][0]}"][0] for place in (0, -1))
            digits.append((slice(first.start, last.stop), _finger_joints(bones, frames, side, hand, curl)))
        turns = np.concatenate([frames[name] for name in self._frames]).reshape(-1, 3, 3)
        joints = np.concatenate([bones.points[name] for name in self._points]).reshape(-1, 3)
        joints += np.einsum("jab,jb->ja", turns[self._joint_frames], offsets)
        for rows, places in digits:
            joints[rows] = places
        fronts = turns[self._bone_frames, :, self._fronts]
        outers = turns[self._bone_frames, :, self._outers] * self._hands
        ways = np.concatenate((self._along @ joints, self._frames_of @ fronts, self._frames_of @ outers))
        ways /= np.maximum(np.sqrt(np.einsum("ij,ij->i", ways, ways)), 1e-9)[:, None]
        widths = self._widths.copy()
        widths[:, 0] *= (1.0 + breath * self._rise) * (1.0 - _tucked(bones) * self._tuck)
        view = camera.axes.T
        along, front, outer = (ways @ view).reshape(3, -1, 3)
        whole = Tube((self._points_of @ joints) @ view, along, front, outer, widths, self._shown)
        return whole, (joints, fronts, outers)

    def spread(self, chain: Chain, on: str) -> tuple[Array, Array]:
        """How the rings of another chain hang on all joints and on all bones of the rig; it lies along what
        one of the body's lies along, such as `working.leg` or `trunk`.
        """
        at, of = self._laid[on]
        points_of = np.zeros((len(chain.s), len(self._points)))
        frames_of = np.zeros((len(chain.s), len(self._bone_frames)))
        points_of[:, at], frames_of[:, of] = chain.points_of, chain.frames_of
        return points_of, frames_of


@lru_cache(maxsize=8)
def rig_of(body: Body) -> Rig:
    """The rig of a body, made when it is first drawn."""
    return Rig(body)


def _tucked(bones: Skeleton) -> float:
    """How much of its front a shirt's hem loses to the fold of the groin: none while a hip is straight."""
    up = bones.frames["pelvis"][:, 1]
    bend = max(float(1.0 - up @ bones.frames[f"{side}.thigh"][:, 1]) for side in SIDES)
    return _TUCKED * min(1.0, max(0.0, (bend - _BENT[0]) / (_BENT[1] - _BENT[0])))


def _with_tips(side: str, frames: dict[str, Frame]) -> float:
    """Add the frame of the ends of the fingers; return by how many degrees they are bent."""
    fingers = frames[f"{side}.fingers"]
    turn = frames[f"{side}.hand"].T @ fingers
    curl = float(np.degrees(np.arctan2(turn[1, 0], turn[0, 0])))
    frames[f"{side}.tips"] = fingers @ about_right(curl * 0.9)
    return curl


def _finger_joints(
    bones: Skeleton, frames: Mapping[str, Frame], side: str, hand: float, curl: float
) -> Array:
    """Knuckle, middle and tip of each finger in turn (12, 3); a flat hand spreads its fingers a little."""
    palm = frames[f"{side}.hand"]
    across, down, length = _PLACES.T[:, :, None]
    aside = palm[:, 2] * hand
    roots = bones.points[f"{side}.knuckles"] + across * aside - down * palm[:, 1]
    way = (_SPREAD * max(0.0, 1.0 - abs(curl) / _TOGETHER) / _OUTERMOST) * across * aside
    middles = roots + (way - frames[f"{side}.fingers"][:, 1]) * (FINGERS / 2 * length)
    tips = middles + (way - frames[f"{side}.tips"][:, 1]) * (FINGERS / 2 * length)
    joints: Array = np.stack((roots, middles, tips), axis=1).reshape(-1, 3)
    return joints


@dataclass(frozen=True, slots=True)
class Seen:
    """A figure's tubes on the picture."""

    body: Body
    bones: Skeleton
    camera: Camera
    rig: Rig
    tube: Tube
    """All rings."""
    laid: Joints
    """What they lie along."""
    all: Silhouettes

    def span(self, name: str, start: int = 0, end: int | None = None) -> tuple[int, int]:
        """The rings of a tube, or some of them, as a span of `all`."""
        first, last = self.rig.spans[name]
        return first + start, last if end is None else first + end

    def tube_of(self, name: str) -> Tube:
        """The rings of one tube."""
        rows = slice(*self.rig.spans[name])
        at = self.tube
        return Tube(
            at.centres[rows], at.along[rows], at.front[rows], at.outer[rows], at.widths[rows], at.shown[rows]
        )

    def hung(self, points_of: Array, frames_of: Array) -> tuple[Array, Array, Array]:
        """Middles of other rings that hang on the rig, and their unit vectors to the front and outwards."""
        joints, fronts, outers = self.laid
        view = self.camera.axes.T
        ways = np.concatenate((frames_of @ fronts, frames_of @ outers))
        ways /= np.maximum(np.sqrt(np.einsum("ij,ij->i", ways, ways)), 1e-9)[:, None]
        front, outer = (ways @ view).reshape(2, -1, 3)
        return (points_of @ joints) @ view, front, outer


def seen_from(bones: Skeleton, body: Body, camera: Camera, breath: float) -> Seen:
    """All tubes of a figure; `breath` is 0 (breathed out) to 1 (in)."""
    rig = rig_of(body)
    tube, laid = rig.tube(bones, camera, breath)
    return Seen(body, bones, camera, rig, tube, laid, silhouettes(tube, rig.ends))
