"""Chains of bones with half-widths to the front, back, outer and inner side along their length, ready to be
put on a skeleton as tubes.

Cross-sections are rings of four quarter ellipses, and near a joint the axis is rounded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Knots = Sequence[tuple[float, float, float, float, float]]
"""Rows of s, front, back, outer, inner: half-widths (parts of stature) at s; s = 1.5 is the middle of the
second bone.
"""


_FADE = 0.25
"""Part of a chain's samples over which edge and shade run out towards an end that joins the body."""
_CAP = (22.0, 44.0, 64.0, 80.0)
"""Degrees at which a rounded end has its rings."""


class Chain:
    """The widths of one chain of bones, ready to be put on a skeleton."""

    def __init__(
        self,
        knots: Knots,
        *,
        lengths: Sequence[float],
        rounding: Sequence[float] = (),
        samples: int,
        caps: tuple[float, float] = (0.0, 0.0),
        span: tuple[float, float] | None = None,
        wider: float = 0.0,
        joined: str = "",
    ) -> None:
        """Work out the weights of the rings.

        `lengths` are those of the bones, parts of stature; `rounding` is how far (parts of a bone) the axis
        is rounded on either side of each inner joint; `caps` how far the two ends bulge, in half-widths, 0
        for a flat end; `span` the part of the chain that is drawn; `wider` is added to every half-width;
        `joined` holds `start` or `end` where an end goes over into another part without an edge.
        """
        bones = len(lengths)
        table = np.array(knots, dtype=float)
        first, last = span if span is not None else (float(table[0, 0]), float(table[-1, 0]))
        places = _sample_places(first, last, rounding, samples)
        widths = np.column_stack([smooth_knots(table, column, places) for column in (1, 2, 3, 4)]) + wider
        shown = np.ones(samples)
        row = np.linspace(0.0, 1.0, samples)
        if "start" in joined:
            shown *= np.clip(row / _FADE, 0.0, 1.0)
        if "end" in joined:
            shown *= np.clip((1.0 - row) / _FADE, 0.0, 1.0)
        before = _cap(places[0], widths[0], caps[0], -1.0, lengths)
        after = _cap(places[-1], widths[-1], caps[1], 1.0, lengths)
        self.s: Array = np.concatenate((before[0], places, after[0]))
        """Where each ring stands along the chain."""
        self.widths: Array = np.concatenate((before[1], widths, after[1]))
        """(rings, 4): half-widths to front, back, outer and inner side."""
        shown = np.concatenate((np.full(len(before[0]), shown[0]), shown, np.full(len(after[0]), shown[-1])))
        self.shown: Array = shown
        """How much of edge and shade each ring has, 0 to 1."""
        self.points_of, self.frames_of = _weights(self.s, bones, rounding)
        step = 1e-3
        inside = np.clip(self.s, 0.0, bones)
        ahead, _ = _weights(np.minimum(inside + step, bones), bones, rounding)
        behind, _ = _weights(np.maximum(inside - step, 0.0), bones, rounding)
        self.along: Array = ahead - behind

    def row(self, place: float) -> int:
        """The first ring at or after a place along the chain."""
        return int(np.searchsorted(self.s, place - 1e-9))


@dataclass(frozen=True, slots=True)
class Tube:
    """A chain in its place: one row a ring."""

    centres: Array
    """(rings, 3)."""
    along: Array
    """(rings, 3) unit vectors along the axis."""
    front: Array
    """(rings, 3) unit vectors to the front."""
    outer: Array
    """(rings, 3) unit vectors to the outer side."""
    widths: Array
    """(rings, 4): half-widths to front, back, outer and inner side."""
    shown: Array
    """(rings,): how much of edge and shade there is, 0 to 1."""


def _cap(
    place: float, widths: Array, bulge: float, way: float, lengths: Sequence[float]
) -> tuple[Array, Array]:
    """Places and half-widths of the rings that round one end of a chain off."""
    if bulge <= 0.0:
        return np.zeros(0), np.zeros((0, 4))
    angles = np.radians(_CAP if way > 0 else _CAP[::-1])
    bone = lengths[int(min(max(np.floor(place - (way > 0) * 1e-9), 0), len(lengths) - 1))]
    out = bulge * float(widths.mean()) / bone
    return place + way * out * np.sin(angles), np.cos(angles)[:, None] * widths


def _sample_places(first: float, last: float, rounding: Sequence[float], samples: int) -> Array:
    """Samples along the chain, closer together where a joint is rounded."""
    fine = np.linspace(first, last, 400)
    density = np.ones_like(fine)
    for place, size in enumerate(rounding):
        density += 2.2 * np.exp(-(((fine - (place + 1)) / max(size, 0.05)) ** 2))
    total = np.concatenate(([0.0], np.cumsum((density[1:] + density[:-1]) / 2)))
    places: Array = np.interp(np.linspace(0.0, total[-1], samples), total, fine)
    return places


def _weights(s: Array, bones: int, rounding: Sequence[float]) -> tuple[Array, Array]:
    """For each sample, the weights of the joints (its place) and of the bones (its frame)."""
    points = np.zeros((len(s), bones + 1))
    frames = np.zeros((len(s), bones))
    for row, place in enumerate(s):
        bone = int(min(max(np.floor(place), 0), bones - 1))
        joint = round(float(place))
        size = rounding[joint - 1] if 0 < joint < bones else 0.0
        if size and abs(place - joint) < size:
            t = float(place - (joint - size)) / (2 * size)
            before, middle, after = (1 - t) ** 2, 2 * t * (1 - t), t * t
            points[row, joint - 1] += before * size
            points[row, joint] += before * (1 - size) + middle + after * (1 - size)
            points[row, joint + 1] += after * size
            ease = t * t * (3 - 2 * t)
            frames[row, joint - 1], frames[row, joint] = 1 - ease, ease
        else:
            part = float(place) - bone
            points[row, bone], points[row, bone + 1] = 1 - part, part
            frames[row, bone] = 1.0
    return points, frames


def smooth_knots(table: Array, column: int, at: Array) -> Array:
    """A column of knots between its rows, as a monotone cubic (Fritsch & Carlson 1980): no overshoot."""
    x, y = table[:, 0], table[:, column]
    step = np.diff(x)
    slope = np.diff(y) / step
    tangent = np.zeros_like(y)
    same = slope[1:] * slope[:-1] > 0
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = 2.0 / (1.0 / slope[1:] + 1.0 / slope[:-1])
    tangent[1:-1] = np.where(same, mean, 0.0)
    tangent[0], tangent[-1] = slope[0], slope[-1]
    place = np.clip(np.searchsorted(x, at, side="right") - 1, 0, len(x) - 2)
    t = np.clip((at - x[place]) / step[place], 0.0, 1.0)
    h = step[place]
    out: Array = (
        (1 + 2 * t) * (1 - t) ** 2 * y[place]
        + t * (1 - t) ** 2 * h * tangent[place]
        + t * t * (3 - 2 * t) * y[place + 1]
        + t * t * (t - 1) * h * tangent[place + 1]
    )
    return out
