"""The body as tubes round its bones, and the outline of such a tube seen from anywhere.

A chain has half-widths to its front, back, outer and inner side along its length; its cross-sections are
rings of four quarter ellipses, and near a joint its axis is rounded. On the picture a tube is the union of
the convex hulls of neighbouring rings. Where the tube runs across the picture only the two sides of
those hulls are seen, and they are written as one strip; where it comes towards the viewer, ends or folds,
whole hulls of a few rings are. So one body is right from every direction, with no seams and nothing turned
inside out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from player.figures.camera import Camera
from player.figures.chains import Array, Tube
from player.figures.drawing import Points

AROUND = 30
"""Directions in which a ring's outline is looked for."""
_TOGETHER = 3
"""So many rings after the first make one hull with it ..."""
_TURNED = 0.7
"""... as long as their axes have so much of one direction."""
_OFF = 2.0e-4
"""A hull that goes no further than this beyond another one is hidden by it."""
RIM = 0.0017
"""Breadth of the darker edge round each part of the body."""
LIGHT_FROM = np.array((-0.42, 0.91))
"""The light comes from above, a little from the left; it does not turn with the figure."""
_DARK = 0.42
"""Part of the half-width that is dark at most, on the side turned from the light."""
_WAYS = np.exp(1j * np.linspace(0.0, 2 * np.pi, AROUND, endpoint=False))
_ACROSS, _UPWARDS = np.ascontiguousarray(_WAYS.real), np.ascontiguousarray(_WAYS.imag)
"""The directions, right and up."""
_PLACES = np.arange(AROUND)


@dataclass(frozen=True, slots=True)
class Silhouettes:
    """Any number of tubes on the picture, worked out together."""

    centres: Array
    """(rings, 2), right and up."""
    depths: Array
    """(rings,): larger is nearer to the viewer."""
    sizes: Array
    """(rings,): the mean half-width."""
    along: Array
    """(rings, 3) unit vectors along the axis."""
    round_about: Array
    """(2, rings, AROUND, 2): the ring's points furthest in each direction, with its edge and without its
    shade.
    """
    reach: Array
    """(rings, AROUND): how far each ring goes in each direction."""
    sides: Array
    """(2, rings, 2, 2): likewise the two ends across the axis, right and left of the way along."""
    plain: NDArray[np.bool_]
    """(rings - 1,): whether the sides alone show all of a ring and the next."""

    def outlines(self, spans: Iterable[tuple[int, int]]) -> tuple[Outlines, Outlines]:
        """Spans of rings as one area each: with the edge, and of it the part that is in the light."""
        runs: list[int] = []
        rows: tuple[list[Array], list[Array]] = ([], [])
        for first, last in spans:
            for start, end, plain in _stretches(self.plain, first, last):
                if plain:
                    for layer in (0, 1):
                        right = self.sides[layer, start : end + 1, 0]
                        left = self.sides[layer, start : end + 1, 1]
                        rows[layer].extend((right, left[::-1]))
                    runs.append(2 * (end + 1 - start))
                else:
                    for hull in self._hulls(start, end):
                        rows[0].append(hull[0])
                        rows[1].append(hull[1])
                        runs.append(AROUND)
        told = tuple(runs)
        both = [Outlines(to_points(np.concatenate(part)), told) for part in rows]
        return both[0], both[1]

    def _hulls(self, first: int, last: int) -> list[Array]:
        """The rings from one to another as a few hulls (2, AROUND, 2), each of rings that hardly turn."""
        groups: list[tuple[int, int]] = []
        place = first
        while place < last:
            end = min(place + _TOGETHER, last)
            while end > place + 1 and float(self.along[place] @ self.along[end]) < _TURNED:
                end -= 1
            groups.append((place, end + 1))
            place = end
        furthest = [self.reach[start:end].argmax(axis=0) + start for start, end in groups]
        if len(groups) > 2:
            kept = _outermost(np.array([self.reach[rows, _PLACES] for rows in furthest]))
            furthest = [furthest[group] for group in kept]
        return [self.round_about[:, rows, _PLACES] for rows in furthest]


@dataclass(frozen=True, slots=True)
class Outlines:
    """Polygons that make one area together."""

    points: Points
    """Corners with y down."""
    runs: tuple[int, ...]
    """How many of them each polygon has."""


def silhouettes(tubes: Sequence[Tube], camera: Camera) -> Silhouettes:
    """Look at tubes; their rings are counted on from one to the next."""
    flat, towards = camera.axes[:2].T, camera.axes[2]
    centres = np.concatenate([tube.centres for tube in tubes])
    widths = np.concatenate([tube.widths for tube in tubes])
    shown = np.concatenate([tube.shown for tube in tubes])
    ways = np.concatenate([tube.along for tube in tubes])
    axis = ways @ flat
    front = np.concatenate([tube.front for tube in tubes]) @ flat
    outer = np.concatenate([tube.outer for tube in tubes]) @ flat
    middles = centres @ flat
    rings = _Rings(middles, front, outer, widths, shown, *_turned_from_light(axis))
    length = np.sqrt(np.einsum("ij,ij->i", axis, axis))
    unit = axis / np.maximum(length, 1e-9)[:, None]
    normal = np.column_stack((-unit[:, 1], unit[:, 0]))
    across = np.stack((-normal, normal))
    ends, _ = rings.support(across[:, :, 0].T, across[:, :, 1].T)
    sides = rings.layers(ends, across[:, :, 0].T, across[:, :, 1].T)
    points, reach = rings.support(_ACROSS, _UPWARDS)
    return Silhouettes(
        middles,
        centres @ towards,
        widths.mean(axis=1),
        ways,
        rings.layers(points, _ACROSS, _UPWARDS),
        reach,
        sides,
        _plain(middles[1:] - middles[:-1], unit, normal, middles, ends, length),
    )


def _outermost(reach: Array) -> NDArray[np.intp]:
    """Those of some hulls that no other of them hides, told by how far each goes in each direction."""
    if len(reach) < 2:
        return np.arange(len(reach))
    inside = (reach[:, None] <= reach[None] + _OFF).all(axis=2)
    # of two that are the same, the first hides the other
    inside &= ~inside.T | np.tri(len(reach), k=-1, dtype=bool)
    return np.flatnonzero(~inside.any(axis=1))


def _plain(
    step: Array, unit: Array, normal: Array, middles: Array, ends: Array, length: Array
) -> NDArray[np.bool_]:
    """Whether neighbouring rings are seen from their sides, and the strip between them keeps its sense."""
    far = np.hypot(step[:, 0], step[:, 1])
    seen = np.minimum(length[1:], length[:-1]) > 0.55
    straight = np.einsum("ij,ij->i", unit[1:], unit[:-1]) > 0.8
    right = np.einsum("ij,ij->i", ends[1:, 0] - ends[:-1, 0], step)
    left = np.einsum("ij,ij->i", ends[1:, 1] - ends[:-1, 1], step)
    onwards = np.minimum(right, left) > 0.15 * far * far
    wide = np.einsum("ijk,ik->ij", ends - middles[:, None], normal)
    # a round end that is seen from its side is round as it is
    steep = np.where(np.minimum(length[1:], length[:-1]) > 0.95, 8.0, 0.9)
    swells = np.abs(wide[1:] - wide[:-1]).max(axis=1) < steep * far
    plain: NDArray[np.bool_] = seen & straight & onwards & swells
    return plain


def _turned_from_light(axis: Array) -> tuple[Array, Array]:
    """For each ring the direction on the picture in which it is lit, and how much of it, 0 to 1.

    Light that comes along a limb does not shade its sides.
    """
    size = np.einsum("ij,ij->i", axis, axis)
    unit = axis / np.sqrt(np.maximum(size, 1e-12))[:, None]
    lit = LIGHT_FROM - unit * ((unit @ LIGHT_FROM) * np.minimum(size, 1.0))[:, None]
    much = np.sqrt(np.einsum("ij,ij->i", lit, lit))
    return lit / np.maximum(much, 1e-9)[:, None], np.minimum(much, 1.0)


@dataclass(frozen=True, slots=True)
class _Rings:
    """Rings on the picture."""

    middles: Array
    front: Array
    outer: Array
    widths: Array
    shown: Array
    lit: Array
    much: Array

    def support(self, across: Array, upwards: Array) -> tuple[Array, Array]:
        """The point of each ring furthest along each direction (rings, ways, 2), and how far that is; the
        directions are the same for all rings, or one row a ring.
        """
        front_x, front_y = self.front[:, :1], self.front[:, 1:]
        outer_x, outer_y = self.outer[:, :1], self.outer[:, 1:]
        sizes = self.widths**2
        ahead = across * front_x + upwards * front_y
        aside = across * outer_x + upwards * outer_y
        ahead *= np.where(ahead > 0, sizes[:, :1], sizes[:, 1:2])
        aside *= np.where(aside > 0, sizes[:, 2:3], sizes[:, 3:])
        x = ahead * front_x + aside * outer_x
        y = ahead * front_y + aside * outer_y
        far = np.sqrt(np.maximum(x * across + y * upwards, 1e-14))
        points = np.empty((*far.shape, 2))
        points[:, :, 0] = x / far + self.middles[:, :1]
        points[:, :, 1] = y / far + self.middles[:, 1:]
        return points, far + self.middles[:, :1] * across + self.middles[:, 1:] * upwards

    def layers(self, points: Array, across: Array, upwards: Array) -> Array:
        """Points with the edge round them, and drawn in from the side without light (2, rings, ways, 2)."""
        x, y = points[:, :, 0], points[:, :, 1]
        lit_x, lit_y = self.lit[:, :1], self.lit[:, 1:]
        behind = np.minimum((x - self.middles[:, :1]) * lit_x + (y - self.middles[:, 1:]) * lit_y, 0.0)
        behind *= (_DARK * self.shown * self.much)[:, None]
        edge = (RIM * self.shown)[:, None]
        both = np.empty((2, *points.shape))
        both[0, :, :, 0], both[0, :, :, 1] = x + across * edge, y + upwards * edge
        both[1, :, :, 0], both[1, :, :, 1] = x - lit_x * behind, y - lit_y * behind
        return both


def _stretches(plain: NDArray[np.bool_], first: int, last: int) -> Iterable[tuple[int, int, bool]]:
    """Parts of a span of rings that are strips (True) or hulls; the end pairs are hulls always."""
    pairs = plain[first : last - 1].copy()
    pairs[0] = pairs[-1] = False
    turns = np.flatnonzero(np.diff(pairs)) + 1
    edges = [0, *turns.tolist(), len(pairs)]
    for start, end in pairwise(edges):
        yield first + start, first + end, bool(pairs[start])


def to_points(points: Array) -> Points:
    """Points with y down, rounded to a hundred-thousandth of stature, from an (n, 2) array with y up."""
    flat = np.round(points * (1.0, -1.0), 5) + 0.0
    return memoryview(flat.astype(np.float32).tobytes()).cast("f")
