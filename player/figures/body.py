"""The body's widths: one table per chain of bones, in parts of stature, from which every view is outlined.

Rows are s, front, back, outer, inner; s = 1 is the first inner joint, s = 1.5 the middle of the second
bone. Breadths and depths follow the adult means of Pheasant & Haslegrave, Bodyspace (2006), divided by
stature, and were then drawn by eye. A build makes them wider or narrower; the bones stay.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache, partial

import numpy as np

from player.figures.chains import Chain, Knots
from player.figures.looks import MEAN, Build
from player.figures.skeleton import (
    FINGERS,
    FOREARM,
    LUMBAR,
    NECK,
    PALM,
    PELVIS,
    SHIN,
    SHOULDER_HALF,
    THIGH,
    THORAX,
    TOES,
    UPPER_ARM,
)

LEG: Knots = (
    # iliac crest, hip, knee, ankle
    (0.00, 0.034, 0.030, 0.030, 0.030),
    (0.40, 0.050, 0.055, 0.042, 0.036),
    (1.00, 0.056, 0.068, 0.046, 0.042),
    (1.12, 0.057, 0.066, 0.047, 0.044),
    (1.28, 0.056, 0.055, 0.045, 0.044),
    (1.50, 0.051, 0.045, 0.041, 0.038),
    (1.75, 0.042, 0.037, 0.034, 0.032),
    (1.92, 0.036, 0.033, 0.030, 0.030),
    (2.00, 0.036, 0.032, 0.030, 0.030),
    (2.09, 0.033, 0.034, 0.029, 0.029),
    (2.20, 0.028, 0.040, 0.031, 0.031),
    (2.35, 0.026, 0.043, 0.033, 0.032),
    (2.52, 0.024, 0.037, 0.029, 0.029),
    (2.72, 0.021, 0.025, 0.022, 0.022),
    (2.88, 0.020, 0.019, 0.018, 0.018),
    (3.00, 0.021, 0.019, 0.019, 0.019),
)
ARM: Knots = (
    # shoulder, elbow, wrist
    (0.00, 0.036, 0.036, 0.030, 0.030),
    (0.12, 0.037, 0.037, 0.033, 0.031),
    (0.30, 0.033, 0.033, 0.031, 0.028),
    (0.52, 0.031, 0.029, 0.026, 0.024),
    (0.78, 0.026, 0.025, 0.022, 0.022),
    (0.96, 0.024, 0.024, 0.024, 0.024),
    (1.06, 0.026, 0.024, 0.026, 0.024),
    (1.22, 0.028, 0.024, 0.027, 0.024),
    (1.48, 0.023, 0.020, 0.022, 0.020),
    (1.80, 0.0162, 0.0160, 0.0165, 0.0165),
    (2.00, 0.0142, 0.0142, 0.0150, 0.0150),
)
TRUNK: Knots = (
    # between the hips, L5, T12, root of the neck
    (0.00, 0.060, 0.075, 0.094, 0.094),
    (0.60, 0.062, 0.070, 0.091, 0.091),
    (1.00, 0.061, 0.059, 0.086, 0.086),
    (1.50, 0.057, 0.049, 0.079, 0.079),
    (2.00, 0.059, 0.051, 0.083, 0.083),
    (2.25, 0.065, 0.056, 0.090, 0.090),
    (2.50, 0.069, 0.061, 0.096, 0.096),
    (2.70, 0.062, 0.060, 0.098, 0.098),
    (2.84, 0.048, 0.052, 0.084, 0.084),
    (2.93, 0.036, 0.041, 0.058, 0.058),
    (3.00, 0.026, 0.029, 0.038, 0.038),
)
NECK_KNOTS: Knots = (
    (0.00, 0.031, 0.033, 0.036, 0.036),
    (0.45, 0.028, 0.031, 0.031, 0.031),
    (1.00, 0.028, 0.031, 0.031, 0.031),
)
FOOT: Knots = (
    # heel, ball; front is the top of the foot, back its sole
    (0.00, 0.009, 0.012, 0.012, 0.012),
    (0.06, 0.021, 0.019, 0.016, 0.016),
    (0.18, 0.036, 0.0205, 0.019, 0.019),
    (0.34, 0.040, 0.0195, 0.021, 0.021),
    (0.50, 0.034, 0.0165, 0.023, 0.021),
    (0.72, 0.0235, 0.0145, 0.026, 0.022),
    (1.00, 0.0150, 0.0140, 0.028, 0.025),
)
TOES_KNOTS: Knots = (
    # ball, end of the toes
    (0.00, 0.0150, 0.0140, 0.028, 0.025),
    (0.45, 0.0120, 0.0130, 0.025, 0.024),
    (0.80, 0.0100, 0.0115, 0.019, 0.020),
    (1.00, 0.0060, 0.0090, 0.012, 0.014),
)
PALM_KNOTS: Knots = (
    # wrist, knuckles; front is the palm, outer the thumb's side
    (0.00, 0.0130, 0.0130, 0.0145, 0.0145),
    (0.25, 0.0134, 0.0125, 0.0165, 0.0158),
    (0.60, 0.0130, 0.0115, 0.0205, 0.0192),
    (0.90, 0.0112, 0.0104, 0.0215, 0.0200),
    (1.08, 0.0085, 0.0085, 0.0205, 0.0190),
)
FINGER_KNOTS: Knots = (
    # knuckle, middle of the finger, its tip
    (0.00, 0.0086, 0.0084, 0.0056, 0.0056),
    (0.60, 0.0072, 0.0072, 0.0053, 0.0053),
    (1.00, 0.0068, 0.0068, 0.0051, 0.0051),
    (1.60, 0.0058, 0.0056, 0.0048, 0.0048),
    (1.90, 0.0048, 0.0046, 0.0044, 0.0044),
)
FINGER_PLACES: tuple[tuple[str, float, float, float], ...] = (
    # name, from the middle of the knuckles towards the thumb, along the hand, length in parts of the longest
    ("index", 0.0158, -0.001, 0.93),
    ("middle", 0.0053, 0.002, 1.0),
    ("ring", -0.0053, -0.001, 0.94),
    ("little", -0.0155, -0.007, 0.76),
)
"""Lengths of the fingers as in Garrett (1971), the adult human hand, US Air Force AMRL-TR-69-42."""
THUMB: Knots = (
    (0.00, 0.0095, 0.0095, 0.0095, 0.0095),
    (0.70, 0.0100, 0.0100, 0.0100, 0.0100),
    (1.00, 0.0085, 0.0085, 0.0090, 0.0090),
    (1.60, 0.0078, 0.0078, 0.0080, 0.0080),
    (2.00, 0.0058, 0.0058, 0.0058, 0.0058),
)
HEAD: Knots = (
    # along the head from under the chin (0) to the crown (1); front is the face, its nose apart
    (0.000, 0.034, 0.004, 0.012, 0.012),
    (0.020, 0.043, 0.010, 0.019, 0.019),
    (0.060, 0.0470, 0.018, 0.026, 0.026),
    (0.115, 0.0475, 0.028, 0.0315, 0.0315),
    (0.165, 0.0458, 0.036, 0.0355, 0.0355),
    (0.215, 0.0490, 0.043, 0.0385, 0.0385),
    (0.250, 0.0482, 0.047, 0.0400, 0.0400),
    (0.285, 0.0495, 0.050, 0.0413, 0.0413),
    (0.330, 0.0495, 0.054, 0.0425, 0.0425),
    (0.410, 0.0500, 0.059, 0.0440, 0.0440),
    (0.470, 0.0498, 0.062, 0.0450, 0.0450),
    (0.545, 0.0490, 0.064, 0.0458, 0.0458),
    (0.600, 0.0508, 0.065, 0.0462, 0.0462),
    (0.650, 0.0525, 0.065, 0.0462, 0.0462),
    (0.750, 0.0510, 0.062, 0.0452, 0.0452),
    (0.850, 0.0440, 0.054, 0.0405, 0.0405),
    (0.930, 0.0330, 0.042, 0.0315, 0.0315),
    (0.980, 0.0190, 0.026, 0.0195, 0.0195),
    (1.000, 0.0080, 0.012, 0.0090, 0.0090),
)
CHIN, CROWN = -0.067, 0.066
"""Where the head's chain begins and ends, up from the middle of the head."""
NOSE: Knots = (
    # from between the eyes to under the tip; front stands out of the face
    (0.00, 0.0030, 0.006, 0.0050, 0.0050),
    (0.55, 0.0055, 0.008, 0.0062, 0.0062),
    (0.85, 0.0075, 0.010, 0.0088, 0.0088),
    (1.00, 0.0050, 0.010, 0.0080, 0.0080),
)
YOKE: Knots = (
    # from one shoulder over the root of the neck to the other; front is the chest, outer is upwards
    (0.00, 0.034, 0.035, 0.024, 0.034),
    (0.35, 0.037, 0.040, 0.024, 0.044),
    (0.75, 0.039, 0.045, 0.018, 0.056),
    (1.00, 0.036, 0.044, 0.012, 0.062),
    (1.25, 0.039, 0.045, 0.018, 0.056),
    (1.65, 0.037, 0.040, 0.024, 0.044),
    (2.00, 0.034, 0.035, 0.024, 0.034),
)

LEG_ROUNDING = (0.30, 0.16)
ARM_ROUNDING = (0.13,)
TRUNK_ROUNDING = (0.5, 0.42)
CREST = 0.085
"""From the hip up to the crest of the pelvis."""
LEG_BONES = (CREST, THIGH, SHIN)
ARM_BONES = (UPPER_ARM, FOREARM)
TRUNK_BONES = (PELVIS, LUMBAR, THORAX)
SHIRT_HEM = 0.35


class Body:
    """All chains of a body of one build."""

    def __init__(self, build: Build = MEAN) -> None:
        """Widen the tables and make the chains."""
        self.tables: Mapping[str, Knots] = _tables(build)
        """The knots by name: `leg`, `arm`, `trunk` ..."""
        leg = partial(Chain, self.tables["leg"], lengths=LEG_BONES, rounding=LEG_ROUNDING)
        arm = partial(Chain, self.tables["arm"], lengths=ARM_BONES, rounding=ARM_ROUNDING)
        trunk = partial(Chain, self.tables["trunk"], lengths=TRUNK_BONES, rounding=TRUNK_ROUNDING)
        self.leg = leg(samples=26 if build.hem < 2.0 else 10, span=(build.hem, 3.0), caps=(0.0, 0.5))
        self.shorts = leg(
            samples=20 if build.hem < 2.0 else 34,
            span=(0.75, build.hem),
            caps=(0.7, 0.0),
            wider=0.006,
            joined="start",
        )
        self.arm = arm(samples=22 if build.cuff < 1.0 else 6, span=(build.cuff, 2.0), joined="end")
        self.sleeve = arm(
            samples=11 if build.cuff < 1.0 else 26,
            span=(0.0, build.cuff),
            caps=(0.5, 0.0),
            wider=0.0055,
            joined="start",
        )
        # the marker of the working side, round its ankle or its wrist
        self.leg_band = leg(samples=7, span=(2.69, 2.83), wider=0.007)
        self.arm_band = arm(samples=7, span=(1.76, 1.92), wider=0.006)
        self.shirt = trunk(samples=24, span=(SHIRT_HEM, 2.97), caps=(0.0, 0.1), wider=0.009)
        self.seat = trunk(samples=6, span=(0.0, 0.46), caps=(0.72, 0.0), wider=0.004)
        self.yoke = Chain(
            self.tables["yoke"],
            lengths=(SHOULDER_HALF, SHOULDER_HALF),
            rounding=(0.45,),
            samples=11,
            caps=(0.5, 0.5),
            wider=0.006,
        )
        self.neck = Chain(NECK_KNOTS, lengths=(NECK,), samples=6, caps=(0.0, 0.3))
        self.foot = Chain(FOOT, lengths=(0.118,), samples=13, caps=(0.5, 0.0))
        self.toes = Chain(TOES_KNOTS, lengths=(TOES,), samples=7, caps=(0.0, 0.6))
        self.palm = Chain(PALM_KNOTS, lengths=(PALM,), samples=6, caps=(0.6, 0.0))
        self.finger = Chain(
            FINGER_KNOTS, lengths=(FINGERS / 2, FINGERS / 2), rounding=(0.35,), samples=5, caps=(0.0, 0.9)
        )
        self.thumb = Chain(THUMB, lengths=(0.026, 0.024), rounding=(0.3,), samples=8, caps=(0.4, 0.8))
        self.head = Chain(HEAD, lengths=(CROWN - CHIN,), samples=26, caps=(0.05, 0.3))
        self.nose = Chain(NOSE, lengths=(0.042,), samples=6, caps=(0.0, 0.5))


@lru_cache(maxsize=8)
def body_of(build: Build) -> Body:
    """The body of a build, made when it is first drawn."""
    return Body(build)


def _tables(build: Build) -> Mapping[str, Knots]:
    leg = [_row(s, [width * _leg_factor(build, s) for width in widths]) for s, *widths in LEG]
    arm = [_row(s, [width * build.limbs for width in widths]) for s, *widths in ARM]
    trunk = []
    for s, front, back, outer, inner in TRUNK:
        wide = float(np.interp(s, (0.0, 0.6, 1.5, 2.0, 2.5, 2.8, 3.0), _trunk_factors(build)))
        deep = 1.0 + (wide - 1.0) * 0.5
        bust = build.bust * float(np.exp(-(((s - 2.48) / 0.17) ** 2)))
        belly = build.belly * float(np.exp(-(((s - 1.25) / 0.55) ** 2)))
        trunk.append((s, front * deep + bust + belly, back, outer * wide, inner * wide))
    broad = 1.0 + (build.shoulders - 1.0) * 0.6
    yoke = [_row(s, [width * broad for width in widths]) for s, *widths in YOKE]
    return {"leg": leg, "arm": arm, "trunk": trunk, "neck": NECK_KNOTS, "yoke": yoke}


def _row(s: float, widths: list[float]) -> tuple[float, float, float, float, float]:
    front, back, outer, inner = widths
    return (s, front, back, outer, inner)


def _trunk_factors(build: Build) -> tuple[float, ...]:
    return (build.hips, build.hips, build.waist, build.waist, build.chest, build.shoulders, 1.0)


def _leg_factor(build: Build, s: float) -> float:
    return float(np.interp(s, (0.9, 1.6), (1.0 + (build.hips - 1.0) * 0.7, build.limbs)))
