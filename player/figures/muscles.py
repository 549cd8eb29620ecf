"""Muscles by name: where each lies on the body, and the soft glow that shows it stretching (cool) or working
(warm).

A muscle is a patch of one chain: a span along it and an angle round it (0 the front, 90 the outer side, 180
the back).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from player.figures import body
from player.figures.camera import Camera
from player.figures.contours import Array, Chain, Knots, to_points
from player.figures.drawing import Shape
from player.figures.looks import blend
from player.figures.person import arm_frames, leg_frames, trunk_frames
from player.figures.skeleton import Skeleton


@dataclass(frozen=True, slots=True)
class Muscle:
    """Where one muscle lies."""

    chain: str
    """`leg`, `arm` or `trunk`."""
    span: tuple[float, float]
    """Where it begins and ends along the chain."""
    around: tuple[float, float]
    """Degrees round the chain, from 0 at the front over 90 at the outer side."""


MUSCLES: Mapping[str, Muscle] = {
    "hamstrings": Muscle("leg", (1.14, 2.05), (112, 240)),
    "quadriceps": Muscle("leg", (1.12, 1.97), (-50, 80)),
    "adductors": Muscle("leg", (1.08, 1.75), (225, 300)),
    "gluteus maximus": Muscle("leg", (0.55, 1.34), (105, 240)),
    "gluteus medius": Muscle("leg", (0.15, 0.98), (60, 130)),
    "hip flexors": Muscle("leg", (0.55, 1.40), (-45, 60)),
    "tensor fasciae latae": Muscle("leg", (0.55, 1.35), (35, 85)),
    "piriformis": Muscle("leg", (0.60, 1.05), (110, 210)),
    "calves": Muscle("leg", (2.03, 2.72), (120, 240)),
    "soleus": Muscle("leg", (2.30, 2.85), (120, 240)),
    "shin": Muscle("leg", (2.10, 2.75), (-20, 60)),
    "abdominals": Muscle("trunk", (0.70, 2.35), (-52, 52)),
    "obliques": Muscle("trunk", (0.85, 2.15), (48, 112)),
    "erector spinae": Muscle("trunk", (0.70, 2.55), (140, 220)),
    "multifidus": Muscle("trunk", (0.65, 1.80), (150, 210)),
    "latissimus dorsi": Muscle("trunk", (1.30, 2.60), (105, 165)),
    "diaphragm": Muscle("trunk", (1.35, 2.20), (-60, 95)),
    "chest": Muscle("trunk", (2.32, 2.80), (-60, 75)),
    "trapezius": Muscle("trunk", (2.30, 2.95), (130, 230)),
    "rhomboids": Muscle("trunk", (2.35, 2.75), (140, 220)),
    "serratus": Muscle("trunk", (2.05, 2.55), (62, 110)),
    "deltoids": Muscle("arm", (0.02, 0.50), (20, 160)),
    "biceps": Muscle("arm", (0.25, 1.02), (-50, 70)),
    "triceps": Muscle("arm", (0.20, 0.98), (120, 240)),
    "forearms": Muscle("arm", (1.02, 1.70), (-60, 120)),
}
"""Every muscle that a `target` or `opposing` may name."""

_TABLES: Mapping[str, tuple[Knots, int, tuple[float, ...]]] = {
    "leg": (body.LEG, 3, body.LEG_ROUNDING),
    "trunk": (body.TRUNK, 3, body.TRUNK_ROUNDING),
    "arm": (body.ARM, 2, body.ARM_ROUNDING),
}
_LAYERS = 9
_EDGE = 0.065
"""Half a breadth, as part of that of the outline, of which a glow is as good as invisible."""
_SAMPLES = 16
_AROUND = 9
_made: dict[str, Chain] = {}


def _chain_of(name: str) -> Chain:
    if name not in _made:
        muscle = MUSCLES[name]
        table, bones, rounding = _TABLES[muscle.chain]
        clothed = 0.006 if muscle.chain == "trunk" or muscle.span[0] < 1.0 else 0.003
        _made[name] = Chain(
            table, bones=bones, rounding=rounding, samples=_SAMPLES, span=muscle.span, wider=clothed
        )
    return _made[name]


def glow(name: str, side: str, bones: Skeleton, camera: Camera, colour: str, strength: float) -> list[Shape]:
    """The glow of one muscle, its halo first; `strength` is 0 (none) to 1."""
    muscle = MUSCLES[name]
    chain = _chain_of(name)
    if muscle.chain == "leg":
        joints, fronts, rights = leg_frames(bones, side)
    elif muscle.chain == "arm":
        joints, fronts, rights = arm_frames(bones, side)
    else:
        joints, fronts, rights = trunk_frames(bones)
        if side == "other":
            rights = -rights
    outline = chain.outline(camera, joints, fronts, rights)
    towards = camera.axes[2]
    low, high, seen = _visible(
        muscle,
        outline.ahead,
        outline.aside,
        chain.frames_of @ (fronts @ towards),
        chain.frames_of @ (rights @ towards),
    )
    shapes: list[Shape] = []
    middle, half = (low + high) / 2, (high - low) / 2
    # what is seen from the edge alone would be a hard line: it fades
    strength *= min(1.0, max(0.2, (float(half.mean()) - _EDGE) / _EDGE))
    along = np.linspace(-1.0, 1.0, _SAMPLES)
    light = blend(colour, "#ffffff", 0.35)
    for layer in range(_LAYERS):
        size = 1.18 - 0.115 * layer
        long = 1.0 - 0.06 * layer
        taper = np.sqrt(np.clip(1.0 - (along / long) ** 2, 0.0, 1.0))
        one = np.clip(middle + half * size * taper, -1.0, 1.0)
        two = np.clip(middle - half * size * taper, -1.0, 1.0)
        inside = np.abs(along) <= long
        ring = np.concatenate((outline.across(one)[inside], outline.across(two)[inside][::-1]))
        opacity = (0.19 if seen else 0.06) * strength
        shapes.append(Shape(to_points(ring), light if layer == _LAYERS - 1 else colour, round(opacity, 3)))
    return shapes


def _visible(
    muscle: Muscle, ahead: Array, aside: Array, front: Array, right: Array
) -> tuple[Array, Array, bool]:
    """From where to where across the outline (-1 to 1) the muscle is seen; what lies behind shows through
    faintly.
    """
    angles = np.radians(np.linspace(muscle.around[0], muscle.around[1], _AROUND))[None]
    across = np.cos(angles) * ahead[:, None] + np.sin(angles) * aside[:, None]
    facing = np.cos(angles) * front[:, None] + np.sin(angles) * right[:, None]
    seen = facing > -0.12
    enough = bool(seen.any(axis=1).mean() > 0.5)
    if not enough:
        return across.min(axis=1), across.max(axis=1), False
    hidden = ~seen.any(axis=1)
    seen[hidden] = True
    low = np.where(seen, across, 2.0).min(axis=1)
    high = np.where(seen, across, -2.0).max(axis=1)
    return low, np.maximum(high, low + 0.12), True
