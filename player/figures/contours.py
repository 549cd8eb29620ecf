"""The outline of a chain of bones as one smooth contour, seen from anywhere.

A chain has half-widths to its front, back, outer and inner side along its length. Its cross-section is
taken as four quarter ellipses, so the half-width on either side of the projected axis is the ellipse's
support function in that direction: one body serves every view. Near a joint the axis is rounded, and the
half-widths go round with it: no seams, no discs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from player.figures.camera import Camera
from player.figures.drawing import Points

Array = NDArray[np.float64]
Knots = Sequence[tuple[float, float, float, float, float]]
"""Rows of s, front, back, outer, inner: half-widths (parts of stature) at s; s = 1.5 is the middle of the
second bone.
"""


class Chain:
    """The widths of one chain of bones, ready to be outlined; made once, at import."""

    def __init__(
        self,
        knots: Knots,
        *,
        bones: int,
        rounding: Sequence[float],
        samples: int,
        caps: tuple[float, float] = (0.0, 0.0),
        span: tuple[float, float] | None = None,
        wider: float = 0.0,
        hems: str = "",
    ) -> None:
        """Work out the weights of the samples.

        `rounding` is how far (parts of a bone) the axis is rounded on either side of each inner joint;
        `caps` how far the two ends bulge, in half-widths; `span` the part of the chain that is drawn;
        `wider` is added to every half-width;
        `hems` is `start` or `end` where the chain is cloth that ends there.
        """
        table = np.array(knots, dtype=float)
        first, last = span if span is not None else (float(table[0, 0]), float(table[-1, 0]))
        self.s: Array = _sample_places(first, last, rounding, samples)
        widths = [_smooth(table[:, 0], table[:, column], self.s) + wider for column in range(1, 5)]
        self.front, self.back, self.outer, self.inner = widths
        self.points_of, self.frames_of = _weights(self.s, bones, rounding)
        step = 1e-3
        after, _ = _weights(np.minimum(self.s + step, bones), bones, rounding)
        before, _ = _weights(np.maximum(self.s - step, 0.0), bones, rounding)
        self.along: Array = after - before
        self.caps = caps
        self.hems = hems
        # shade runs out softly towards an end, but goes right up to a hem
        row = np.linspace(0.0, 1.0, samples)
        self.shading: Array = np.ones(samples)
        if hems != "start":
            self.shading *= np.clip(row / 0.22, 0.0, 1.0)
        if hems != "end":
            self.shading *= np.clip((1.0 - row) / 0.22, 0.0, 1.0)

    def outline(
        self, camera: Camera, joints: Array, fronts: Array, rights: Array, *, swell: Array | None = None
    ) -> Outline:
        """The contour for joints (bones+1, 3) and, per bone, the directions that `front` and `outer` mean
        (bones, 3).

        `swell`, one factor a sample, widens the front.
        """
        axis = self.points_of @ camera.flat(joints)
        tangent = self.along @ camera.flat(joints)
        length = np.hypot(tangent[:, 0], tangent[:, 1])[:, None]
        tangent = tangent / np.maximum(length, 1e-9)
        normal = np.column_stack((-tangent[:, 1], tangent[:, 0]))
        front = self.frames_of @ camera.flat(fronts)
        right = self.frames_of @ camera.flat(rights)
        ahead = np.einsum("ij,ij->i", front, normal)
        aside = np.einsum("ij,ij->i", right, normal)
        bulge = self.front if swell is None else self.front * swell
        above = np.hypot(
            np.where(ahead > 0, bulge, self.back) * ahead, np.where(aside > 0, self.outer, self.inner) * aside
        )
        below = np.hypot(
            np.where(ahead > 0, self.back, bulge) * ahead, np.where(aside > 0, self.inner, self.outer) * aside
        )
        # the inside of a bend ends at the middle of its curve: further in it would turn inside out
        bend = _curvature(axis, tangent)
        above = np.minimum(above, 0.97 / np.maximum(bend, 1e-3))
        below = np.minimum(below, 0.97 / np.maximum(-bend, 1e-3))
        return Outline(self, axis, tangent, normal, above, below, ahead, aside)


@dataclass(frozen=True, slots=True)
class Outline:
    """A chain on the picture: its axis and how far the body reaches to either side of it."""

    chain: Chain
    axis: Array
    """(samples, 2), right and up."""
    tangent: Array
    """Unit vectors along the axis."""
    normal: Array
    """Unit vectors across the axis, a quarter turn anticlockwise from the tangent."""
    above: Array
    """Half-width on the normal's side."""
    below: Array
    """Half-width on the other side."""
    ahead: Array
    """The normal's part along the front direction, -1 to 1."""
    aside: Array
    """The normal's part along the outer direction, -1 to 1."""

    def across(self, place: Array | float) -> Array:
        """Points on the body at `place` across it: 1 the edge on the normal's side, -1 the other edge."""
        where = np.asarray(place)
        width = np.where(where > 0, self.above, self.below) * where
        points: Array = self.axis + self.normal * width[:, None]
        return points

    def ring(self) -> Points:
        """The closed contour with its two caps, as control points with y down."""
        one, two = self.across(1.0), self.across(-1.0)
        start, end = self.chain.caps
        parts = [one, self._cap(-1, end, 1.0), two[::-1], self._cap(0, start, -1.0)]
        return to_points(np.concatenate(parts))

    def _cap(self, place: int, bulge: float, way: float) -> Array:
        above, below = float(self.above[place]), float(self.below[place])
        out = self.tangent[place] * (way * bulge * (above + below) / 2)
        if bulge <= 0.35:
            one, two = (self.axis[place] + self.normal[place] * width for width in (above, -below))
            middle = self.axis[place] + self.normal[place] * ((above - below) / 2) + out * 2
            # a hem has sharp corners
            hem = self.chain.hems == ("end" if way > 0 else "start")
            edges = [one, one, middle, two, two] if hem else [middle]
            return np.array(edges if way > 0 else edges[::-1])
        angles = _CAP_ANGLES if way > 0 else _CAP_ANGLES[::-1]
        sides = np.cos(angles)
        widths = np.where(sides > 0, above, below) * sides
        points: Array = (
            self.axis[place] + self.normal[place] * widths[:, None] + np.sin(angles)[:, None] * out
        )
        return points

    def shades(self, light: Array, depth: float) -> list[Points]:
        """The sides turned away from `light` (a direction on the picture), thin where the light is grazing.

        `depth` is how much of the half-width is dark at most.
        """
        dark = -(self.normal @ light)
        found: list[Points] = []
        for way, widths in ((1.0, self.above), (-1.0, self.below)):
            part = np.clip(dark * way, 0.0, 1.0) * self.chain.shading
            rows = np.flatnonzero(part > 0.02)
            if len(rows) < 4 or float(part.max()) < 0.3:
                continue
            rows = np.arange(rows[0], rows[-1] + 1)
            side = self.normal[rows] * way
            edge = self.axis[rows] + side * widths[rows][:, None]
            inside = self.axis[rows] + side * (widths[rows] * (1.0 - part[rows] * depth))[:, None]
            found.append(to_points(np.concatenate((edge, inside[::-1]))))
        return found


_CAP_ANGLES = np.linspace(0.0, np.pi, 9)[1:-1]


def to_points(points: Array) -> Points:
    """Control points with y down, rounded to a hundred-thousandth of stature, from an (n, 2) array with y
    up.
    """
    flat = np.round(points * (1.0, -1.0), 5) + 0.0
    return memoryview(flat.astype(np.float32).tobytes()).cast("f")


def _curvature(axis: Array, tangent: Array) -> Array:
    """How sharply the axis bends at each sample (1 / radius), positive to the left."""
    bend = np.zeros(len(axis))
    before, after = tangent[:-2], tangent[2:]
    turn = before[:, 0] * after[:, 1] - before[:, 1] * after[:, 0]
    way = axis[2:] - axis[:-2]
    bend[1:-1] = turn / np.maximum(np.hypot(way[:, 0], way[:, 1]), 1e-6)
    return bend


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


def _smooth(x: Array, y: Array, at: Array) -> Array:
    """A monotone cubic through the knots (Fritsch & Carlson 1980): widths without overshoot."""
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
