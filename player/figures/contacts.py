"""Contacts: the parts of the body that rest on something, how high each is then, and where it is planted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from player.figures.skeleton import ANKLE_HEIGHT, Frame, Skeleton, Vector

Vector3 = tuple[float, float, float]

RADII: Mapping[str, float] = {
    "pelvis": 0.062,
    "shoulders": 0.057,
    "head": 0.072,
    "knee": 0.033,
    "elbow": 0.024,
    "heel": 0.024,
    "ball": 0.014,
    "instep": 0.017,
    "edge": 0.008,
    "hip": 0.046,
    "shoulder": 0.032,
    "wrist": 0.016,
}
"""Each contact is a ball of flesh about a point of a bone: its radius, parts of stature."""

WRIST_HEIGHT = 0.021
"""How high the wrist is above the floor when the hand lies flat."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the body that a hand can hold or rest on, in the frame of its bone; parts of stature."""

    bone: str
    """`thigh`, `shin` or `foot`, or one of `TRUNK_BONES`."""
    joint: str
    """The bone's upper joint, from which it is measured."""
    place: tuple[float, float, float]
    """Where the wrist is: to the front, up, and, on a leg, to the side of the hand that holds; on the trunk,
    to the side of the spot.
    """
    palm: tuple[float, float, float]
    """Where the palm looks: to the front, up, and across to the other side."""
    fingers: tuple[float, float, float]
    """Where the fingers point: to the front, up, and across to the other side."""
    curl: float
    """How far the fingers are bent, degrees."""


SPOTS: Mapping[str, Spot] = {
    "thigh": Spot("thigh", "hip", (0.062, -0.130, 0.012), (-1.0, 0.0, 0.0), (0.0, -1.0, 0.15), 14.0),
    "back-of-thigh": Spot("thigh", "hip", (-0.022, -0.150, 0.040), (1.0, 0.0, 0.0), (-0.55, -0.2, 1.0), 62.0),
    "shin": Spot("shin", "knee", (0.044, -0.052, 0.028), (-1.0, 0.0, 0.0), (0.0, -0.15, 1.0), 62.0),
    "lower-shin": Spot("shin", "knee", (0.036, -0.150, 0.018), (-1.0, 0.0, 0.0), (0.0, -1.0, 0.3), 30.0),
    "foot": Spot("foot", "ankle", (0.040, -0.026, 0.046), (0.0, -1.0, 0.0), (0.0, 0.75, 0.7), 66.0),
    "ankle": Spot("shin", "knee", (0.034, -0.205, 0.022), (-1.0, 0.0, 0.2), (0.0, -0.35, 1.0), 55.0),
    "waist": Spot("pelvis", "pelvis", (-0.012, 0.082, 0.116), (0.0, -0.3, 1.0), (1.0, -0.25, 0.15), 20.0),
    "belly": Spot("lumbar", "lumbar", (0.086, 0.022, 0.048), (-1.0, 0.0, 0.0), (0.0, -0.15, 1.0), 8.0),
    "chest": Spot("thorax", "thorax", (0.092, 0.075, 0.050), (-1.0, 0.0, 0.0), (0.0, 0.3, 1.0), 8.0),
    "shoulder": Spot("thorax", "thorax", (0.088, 0.118, 0.050), (-1.0, -0.2, 0.0), (-0.2, 0.35, -1.0), 22.0),
    "head": Spot("head", "head", (-0.062, -0.018, 0.058), (1.0, 0.0, 0.3), (-0.15, 0.5, 1.0), 12.0),
}
"""Where hands hold a leg, as in `hands on working.back-of-thigh`, or rest on the trunk or behind the head,
as in `working.hand on other.shoulder`.
"""
TRUNK_BONES = ("pelvis", "lumbar", "thorax", "head")
"""The bones of spots that are not on a leg."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a contact is planted."""

    point: Vector
    """The joint that is held: ankle for a foot, wrist for a hand, knee, elbow, or the middle of a trunk
    contact.
    """
    frame: Frame | None = None
    """How the planted foot or hand is turned; None for contacts that may turn."""
    holds: str = ""
    """For a hand that goes with a part of the body: which spot of which side, as `working.shin`; then it is
    planted nowhere.
    """


IN_FOOT: Mapping[str, Vector3] = {"heel": (-0.022, -0.015, 0.0), "edge": (0.030, -0.026, 0.024)}
"""Contacts in the frame of the foot, from the ankle: to the front, up, outwards; parts of stature."""
_BEARING = ("pelvis", "shoulders", "head", "knee", "hip", "forearm", "elbow", "shoulder")


def contact_point(bones: Skeleton, contact: str) -> Vector:
    """The middle of a contact's ball of flesh (for feet and hands: the ankle, the wrist)."""
    if contact == "pelvis":
        return bones.at("pelvis", "pelvis", -0.004, 0.012, 0.0)
    if contact == "shoulders":
        return bones.at("thorax", "thorax", -0.002, 0.135, 0.0)
    if contact == "head":
        return bones.at("head", "head", -0.008, 0.004, 0.0)
    side, part = contact.split(".")
    if part in ("ball", "instep"):
        return bones.points[f"{side}.ball"]
    if part in IN_FOOT:
        front, up, aside = IN_FOOT[part]
        outwards = aside if side == "working" else -aside
        return bones.at(f"{side}.foot", f"{side}.ankle", front, up, outwards)
    joint = {"foot": "ankle", "hand": "wrist", "forearm": "elbow"}.get(part, part)
    return bones.points[f"{side}.{joint}"]


def spot_place(bones: Skeleton, side: str, holds: str) -> Vector:
    """Where the wrist of the hand of `side` is that holds or rests on a spot, such as `working.shin`."""
    of, _, name = holds.partition(".")
    spot = SPOTS[name]
    front, up, aside = spot.place
    if spot.bone in TRUNK_BONES:
        return bones.at(spot.bone, spot.joint, front, up, aside if of == "working" else -aside)
    outwards = aside if side == "working" else -aside
    return bones.at(f"{of}.{spot.bone}", f"{of}.{spot.joint}", front, up, outwards)


def resting_height(contact: str) -> float:
    """How high `contact_point` is above the floor when the contact rests on it."""
    part = contact.rpartition(".")[2]
    if part == "foot":
        return ANKLE_HEIGHT
    if part == "hand":
        return WRIST_HEIGHT
    return RADII["elbow" if part == "forearm" else part]


def bears(contact: str) -> bool:
    """Whether the whole figure is put down by this contact, which no limb can reach for."""
    return contact.rpartition(".")[2] in _BEARING
