"""The joints of the body by their clinical names: which movements each has, and how far a healthy adult goes.

Angles are degrees from the neutral zero position (standing, arms hanging, thumbs forwards). Positive is
flexion, abduction, outward rotation, dorsiflexion, pronation; negative is the opposite. Ranges: American
Academy of Orthopaedic Surgeons, Joint Motion: Method of Measuring and Recording (1965), and Norkin & White,
Measurement of Joint Motion (2016); those of the hip's extension and the toes are active ranges, those
of the flexion of hip and knee and of the hip's outward rotation are of sitting on the heels, squatting low
and sitting cross-legged, that of its abduction is of a bent hip, those of the trunk whole-segment ranges;
the neck's glide is so wide that the head goes about a tenth of a metre from protrusion to retraction.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Movement:
    """One movement of a joint and its normal range."""

    least: float
    """Degrees, the end of the normal range on the negative side."""
    most: float
    """Degrees, the end of the normal range on the positive side."""


TRUNK: Mapping[str, Mapping[str, Movement]] = {
    "pelvis": {
        "flexion": Movement(-180, 180),
        "bend": Movement(-90, 90),
        "rotation": Movement(-180, 180),
    },
    "lumbar": {"flexion": Movement(-30, 50), "bend": Movement(-25, 25), "rotation": Movement(-10, 10)},
    "thorax": {"flexion": Movement(-25, 40), "bend": Movement(-25, 25), "rotation": Movement(-35, 35)},
    "neck": {
        "flexion": Movement(-60, 50),
        "bend": Movement(-45, 45),
        "rotation": Movement(-80, 80),
        "glide": Movement(-30, 40),
    },
}
"""Joints of the trunk. `bend` and `rotation` are positive towards the working (right) side; a neck that
glides leans forwards (or, negative, back) below and straightens above, so that the head stays level.
"""

LIMB: Mapping[str, Mapping[str, Movement]] = {
    "hip": {"flexion": Movement(-20, 145), "abduction": Movement(-30, 60), "rotation": Movement(-45, 60)},
    "knee": {"flexion": Movement(-5, 158)},
    "ankle": {"flexion": Movement(-55, 30), "abduction": Movement(-35, 20), "rotation": Movement(-20, 20)},
    "toes": {"flexion": Movement(-90, 45)},
    "shoulder": {
        "flexion": Movement(-60, 185),
        "abduction": Movement(-50, 180),
        "rotation": Movement(-80, 95),
    },
    "elbow": {"flexion": Movement(-5, 150)},
    "forearm": {"pronation": Movement(-85, 85)},
    "wrist": {"flexion": Movement(-85, 85), "abduction": Movement(-30, 35)},
    "fingers": {"flexion": Movement(-10, 100)},
}
"""Joints of each side's arm and leg."""

RANGE_SOURCE = "AAOS 1965; Norkin & White 2016"
"""Where the normal ranges are from, in short; in full at the head of this module."""

SIDES = ("working", "other")
"""The two sides of a pose as it is written; the working side is the figure's right until it is mirrored."""


def _all_channels() -> tuple[str, ...]:
    trunk = [f"{joint}.{movement}" for joint, movements in TRUNK.items() for movement in movements]
    limbs = [
        f"{side}.{joint}.{movement}"
        for side in SIDES
        for joint, movements in LIMB.items()
        for movement in movements
    ]
    return (*trunk, *limbs, "breath")


CHANNELS = _all_channels()
"""Every number of a pose, in the order in which `Pose.angles` holds them; `breath` is 0 (out) to 1 (in)."""

INDEX: Mapping[str, int] = {name: place for place, name in enumerate(CHANNELS)}
"""Where each channel stands in `Pose.angles`."""


def normal_range(channel: str) -> Movement | None:
    """The normal range of a channel such as `working.hip.flexion`, or None for `breath`."""
    parts = channel.split(".")
    if len(parts) == 2:
        return TRUNK[parts[0]][parts[1]]
    if len(parts) == 3:
        return LIMB[parts[1]][parts[2]]
    return None
