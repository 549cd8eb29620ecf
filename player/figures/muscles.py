"""Muscles by name: where each lies on the body, and the soft glow that shows it stretching (cool) or working
(warm).

A muscle is a patch of one chain: a span along it and an angle round it (0 the front, 90 the outer side, 180
the back).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from player.figures.body import (
    ARM_BONES,
    ARM_ROUNDING,
    LEG_BONES,
    LEG_ROUNDING,
    TRUNK_BONES,
    TRUNK_ROUNDING,
    Body,
)
from player.figures.chains import Array, Chain
from player.figures.drawing import Shape
from player.figures.looks import blend
from player.figures.skeleton import NECK
from player.figures.tubes import Seen, rig_of


@dataclass(frozen=True, slots=True)
class Muscle:
    """Where one muscle lies."""

    chain: str
    """`leg`, `arm`, `trunk` or `neck`."""
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
    "neck flexors": Muscle("neck", (0.02, 1.0), (0, 125)),
    "deltoids": Muscle("arm", (0.02, 0.50), (20, 160)),
    "biceps": Muscle("arm", (0.25, 1.02), (-50, 70)),
    "triceps": Muscle("arm", (0.20, 0.98), (120, 240)),
    "forearms": Muscle("arm", (1.02, 1.70), (-60, 120)),
}
"""Every muscle that a `target` or `opposing` may name."""
MIDDLE = ("trunk", "neck")
"""Chains that both sides share."""

_CLOTH = 0.0055
"""How much further out than the skin cloth is, parts of stature."""
_LAYERS = 6
_ALONG = 18
_PLACES = np.linspace(-1.0, 1.0, _ALONG)
_LONG = 1.0 - 0.075 * np.arange(_LAYERS)[:, None]
"""How much of a muscle's length each layer of its glow has, from the halo to the middle, ..."""
_WIDE = (1.12 - 0.16 * np.arange(_LAYERS)[:, None]) * np.sqrt(
    np.clip(1.0 - (_PLACES / (_LONG + 1e-6)) ** 2, 0.0, 1.0)
)
"""... and how much of its half breadth at each place along it."""
_INSIDE = tuple(np.flatnonzero(row) for row in np.abs(_PLACES) <= _LONG)
_HIP = 0.7
"""A muscle of the leg that begins before this lies on the seat; it is not seen from the other side."""
_THROUGH = 0.25
"""How much of its glow a muscle has that is seen through the body."""
_BONES: Mapping[str, tuple[float, ...]] = {
    "leg": LEG_BONES,
    "trunk": TRUNK_BONES,
    "neck": (NECK,),
    "arm": ARM_BONES,
}
_ROUNDINGS: Mapping[str, tuple[float, ...]] = {
    "leg": LEG_ROUNDING,
    "trunk": TRUNK_ROUNDING,
    "neck": (),
    "arm": ARM_ROUNDING,
}


def parts_of(name: str, side: str) -> tuple[str, ...]:
    """The parts of the body that a muscle is seen on; its glow is painted when all of them are."""
    muscle = MUSCLES[name]
    if muscle.chain == "trunk":
        return ("shirt",)
    if muscle.chain == "neck":
        return ("neck",)
    if muscle.chain == "arm":
        return (f"{side}.upper" if muscle.span[0] < 0.9 else f"{side}.fore",)
    if muscle.span[0] > 2.0:
        return (f"{side}.shin",)
    if muscle.span[0] >= _HIP:
        return (f"{side}.thigh",)
    # the seat's muscles lie under the shirt's hem as well; those of the groin go behind a belly that folds
    behind = muscle.around[1] > 100
    return ("shirt", "seat", f"{side}.thigh") if behind else ("seat", f"{side}.thigh")


@lru_cache(maxsize=128)
def _chain_of(name: str, body: Body) -> Chain:
    muscle = MUSCLES[name]
    chain = Chain(
        body.tables[muscle.chain],
        lengths=_BONES[muscle.chain],
        rounding=_ROUNDINGS[muscle.chain],
        samples=_ALONG,
        span=muscle.span,
    )
    # it lies on the cloth where there is some, and not beside the skin elsewhere
    worn = {"leg": body.shorts, "arm": body.sleeve, "trunk": body.shirt}.get(muscle.chain)
    if worn is None:
        return chain
    hem = worn.s[-1]
    chain.widths += (_CLOTH * np.clip((hem - chain.s) / 0.1 + 1.0, 0.0, 1.0))[:, None]
    return chain


@dataclass(frozen=True, slots=True)
class _Patches:
    """Several muscles on a body, one after the other, _ALONG rings each."""

    points_of: Array
    """(rings, joints) and ..."""
    frames_of: Array
    """... (rings, bones): how each ring hangs on the rig."""
    widths: Array
    """(rings, 4)."""
    first: Array
    """(rings, 1): where round its ring a muscle begins, and ..."""
    last: Array
    """... where it ends, in degrees."""


@lru_cache(maxsize=64)
def _patches_of(muscles: tuple[tuple[str, str], ...], body: Body) -> _Patches:
    """The patches of muscles of a side each."""
    rig = rig_of(body)
    spread = []
    for name, side in muscles:
        chain = MUSCLES[name].chain
        spread.append(rig.spread(_chain_of(name, body), chain if chain in MIDDLE else f"{side}.{chain}"))
    first, last = (
        np.repeat([float(MUSCLES[name].around[end]) for name, _ in muscles], _ALONG)[:, None]
        for end in (0, 1)
    )
    return _Patches(
        np.concatenate([points for points, _ in spread]),
        np.concatenate([frames for _, frames in spread]),
        np.concatenate([_chain_of(name, body).widths for name, _ in muscles]),
        first,
        last,
    )


def glows(muscles: Sequence[tuple[str, str, str]], seen: Seen, strength: float) -> list[list[Shape]]:
    """The soft glow of each muscle, given by name, side and colour, its halo first; `strength` is 0 (none) to
    1.
    """
    if not muscles:
        return []
    patches = _patches_of(tuple((name, side) for name, side, _ in muscles), seen.body)
    centres, front, outer = seen.hung(patches.points_of, patches.frames_of)
    low, high, shown = _shown(patches, front[:, 2], outer[:, 2])
    middle, half = (low + high) / 2, (high - low) / 2
    # (rings, layers): the one edge of every layer, then the other
    wide = half * np.tile(_WIDE.T, (len(muscles), 1))
    both = np.clip(np.concatenate((middle + wide, middle - wide), axis=1), low, high)
    edges = _on(patches.widths, centres, front, outer, both)
    found: list[list[Shape]] = []
    for place, (name, _, colour) in enumerate(muscles):
        muscle = MUSCLES[name]
        if not shown[place] and muscle.span[0] < _HIP and muscle.chain == "leg":
            found.append([])
            continue
        opacity = round(0.26 * (strength if shown[place] else strength * _THROUGH), 3)
        rows = edges[place * _ALONG : (place + 1) * _ALONG]
        shapes = []
        for layer, inside in enumerate(_INSIDE):
            ring = np.concatenate((rows[inside, layer], rows[inside[::-1], _LAYERS + layer]))
            tone = blend(colour, "#ffffff", 0.35) if layer == _LAYERS - 1 else colour
            shapes.append(Shape(memoryview(ring.tobytes()).cast("f"), tone, opacity))
        found.append(shapes)
    return found


def _on(widths: Array, centres: Array, front: Array, outer: Array, around: Array) -> NDArray[np.float32]:
    """Points of the surface with y down (rings, columns, 2), `around` each ring by so many degrees."""
    turn = np.radians(around)
    ahead, aside = np.cos(turn), np.sin(turn)
    ahead *= np.where(ahead > 0, widths[:, :1], widths[:, 1:2])
    aside *= np.where(aside > 0, widths[:, 2:3], widths[:, 3:])
    found = np.empty((*around.shape, 2), np.float32)
    for axis, way in ((0, 1.0), (1, -1.0)):
        column = slice(axis, axis + 1)
        place = centres[:, column] + front[:, column] * ahead + outer[:, column] * aside
        found[:, :, axis] = np.round(place, 5) * way + 0.0
    return found


def _shown(patches: _Patches, front: Array, outer: Array) -> tuple[Array, Array, list[bool]]:
    """From where to where round each ring (degrees) the muscles face the viewer, and whether each of them
    does; one that does not is given whole, to show through faintly. `front` and `outer` are how much the
    rings' sides look towards the viewer.
    """
    first, last = patches.first[:, 0], patches.last[:, 0]
    # the middle of the half of the ring that faces the viewer
    facing = np.degrees(np.arctan2(outer * patches.widths[:, 0], front * patches.widths[:, 2]))
    middle = (first + last) / 2
    facing = middle + (facing - middle + 180.0) % 360.0 - 180.0
    low, high = np.maximum(first, facing - 88.0), np.minimum(last, facing + 88.0)
    much = np.maximum(high - low, 0.0).reshape(-1, _ALONG).mean(axis=1)
    seen = much > 0.22 * (last - first)[::_ALONG]
    rows = np.repeat(seen, _ALONG)
    low, high = np.where(rows, low, first), np.where(rows, np.maximum(high, low + 4.0), last)
    return low[:, None], high[:, None], seen.tolist()
