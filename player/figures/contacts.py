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
    """A place on a leg that a hand can hold or rest on, in the frame of its bone; parts of stature."""

    bone: str
    """`thigh`, `shin` or `foot`."""
    joint: str
    """The bone's upper joint, from which it is measured."""
    place: tuple[float, float, float]
    """Where the wrist is: to the front, up, and to the side of the hand that holds."""
    palm: tuple[float, float]
    """Where the palm looks: to the front, up."""
    fingers: tuple[float, float, float]
    """Where the fingers point: to the front, up, and across to the other side."""
    curl: float
    """How far the fingers are bent, degrees."""


SPOTS: Mapping[str, Spot] = {
    "thigh": Spot("thigh", "hip", (0.062, -0.130, 0.012), (-1.0, 0.0), (0.0, -1.0, 0.15), 14.0),
    "back-of-thigh": Spot("thigh", "hip", (-0.022, -0.150, 0.040), (1.0, 0.0), (-0.55, -0.2, 1.0), 62.0),
    "shin": Spot("shin", "knee", (0.044, -0.052, 0.028), (-1.0, 0.0), (0.0, -0.15, 1.0), 62.0),
    "lower-shin": Spot("shin", "knee", (0.036, -0.150, 0.018), (-1.0, 0.0), (0.0, -1.0, 0.3), 30.0),
    "foot": Spot("foot", "ankle", (0.040, -0.026, 0.046), (0.0, -1.0), (0.0, 0.75, 0.7), 66.0),
}
"""Where hands hold a leg, as in `hands on working.back-of-thigh`."""


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
    """For a hand that goes with a leg: which spot of which leg, as `working.shin`; then it is planted
    nowhere.
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
