"""The body as tubes round its bones, and the outline of such a tube seen from anywhere.

A chain has half-widths to its front, back, outer and inner side along its length; its cross-sections are
rings of four quarter ellipses, and near a joint its axis is rounded. On the picture a tube is the union of
the convex hulls of neighbouring rings. Where the tube runs across the picture only the two sides of those
hulls are seen, and they are written as one strip, which is as round at its ends as its last rings are; where
it comes towards the viewer or folds, whole hulls of a few rings are. So one body is right from every
direction, with no seams and nothing turned inside out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from player.figures.chains import Array, Tube
from player.figures.drawing import Points

Flat = NDArray[np.complex128]
"""Places or directions on the picture: right + up x i."""

AROUND = 30
"""Directions in which a ring's outline is looked for."""
_HALF = AROUND // 2
_TOGETHER = 3
"""So many rings after the first make one hull with it ..."""
_ROUND, _TAPER = 4, 0.4
"""So many rings round an end off if the last one is no wider than this part of the strip, ..."""
_CAP = 6
"""... and at most so many pairs of them where the viewer sees more than their sides."""
_ASIDE = 0.95
"""An axis of which so much is seen goes across the picture."""
_THIN = 0.008
"""A finger's half-width."""
_LITTLE = 6e-4
"""Such an end is no wider than the strip, but for so much."""
_TURNED = 0.7
"""... as long as their axes have so much of one direction."""
_OFF = 2.0e-4
"""A hull that goes no further than this beyond another one is hidden by it."""
RIM = 0.0017
"""Breadth of the darker edge round each part of the body."""
LIGHT_FROM = complex(-0.42, 0.91)
"""The light comes from above, a little from the left; it does not turn with the figure."""
_DARK = 0.42
"""Part of the half-width that is dark at most, on the side turned from the light."""
_WAYS: Flat = np.exp(1j * np.linspace(0.0, 2 * np.pi, AROUND, endpoint=False))
_TURNS = np.array((_WAYS.real, _WAYS.imag))
"""The directions (2, AROUND), right and up."""
_PLACES = np.arange(AROUND)
_AHEAD = np.arange(_HALF)


@dataclass(frozen=True, slots=True)
class Area:
    """Polygons that make one area together, as it is and as far as it is in the light."""

    edge: Flat
    """Their corners, one polygon after the other, ..."""
    lit: Flat
    """... and where each of these corners goes when the shade is taken off."""
    runs: tuple[int, ...]
    """How many corners each polygon has."""


@dataclass(frozen=True, slots=True)
class Silhouettes:
    """The rings of any number of tubes on the picture, worked out together."""

    centres: Array
    """(rings, 2), right and up."""
    depths: Array
    """(rings,): larger is nearer to the viewer."""
    sizes: Array
    """(rings,): the mean half-width."""
    along: Array
    """(rings, 3) unit vectors along the axis."""
    round_about: tuple[Flat, Flat]
    """(rings, AROUND): the ring's points furthest in each direction, with its edge, and without its shade."""
    reach: Array
    """(rings, AROUND): how far each ring goes in each direction."""
    sides: tuple[Flat, Flat]
    """(rings, 2): likewise the two ends across the axis, right and left of the way along."""
    ahead: NDArray[np.intp]
    """(rings,): the first direction that looks ahead along the axis; all that do follow it."""
    plain: NDArray[np.bool_]
    """(rings - 1,): whether the sides alone show all of a ring and the next."""
    aside: NDArray[np.bool_]
    """(rings,): whether the axis goes across the picture, or the ring is so small that one may say so."""

    def area(self, spans: Iterable[tuple[int, int]]) -> Area:
        """Spans of rings as one area."""
        runs: list[int] = []
        corners: tuple[list[Flat], list[Flat]] = ([], [])
        for first, last in spans:
            begin, tail = self._round_end(first, first + _ROUND, last)
            end, tip = self._round_end(last - 1, last - 1 - _ROUND, begin - 1)
            stretches = self._stretches(begin, end, tail is None, tip is None)
            if tail is None:
                tail = self._last(stretches, 0, begin)
            if tip is None:
                tip = self._last(stretches, -1, end)
            for place, (start, stop, plain) in enumerate(stretches):
                if plain:
                    begun = tail if place == 0 else None
                    ended = tip if place == len(stretches) - 1 else None
                    runs.append(self._strip(start, stop, begun, ended, corners))
                else:
                    for rows in self._hulls(start, stop):
                        for found, points in zip(corners, self.round_about, strict=True):
                            found.append(points[rows, _PLACES])
                        runs.append(AROUND)
        return Area(np.concatenate(corners[0]), np.concatenate(corners[1]), tuple(runs))

    def _round_end(self, outer: int, inner: int, other: int) -> tuple[int, NDArray[np.intp] | None]:
        """From which ring on a tube is a strip, whose end from `outer` to `inner` may be rounded off, and
        which rings of that end are seen from each direction.
        """
        way = 1 if inner > outer else -1
        if (other - inner) * way < 2 or self.sizes[outer] > _TAPER * self.sizes[inner]:
            return outer, None
        if not self.plain[inner if way > 0 else inner - 1]:
            return outer, None
        rows = self._cap(outer, inner)
        return (outer, None) if rows is None else (inner, rows)

    def _last(self, stretches: list[tuple[int, int, bool]], place: int, ring: int) -> NDArray[np.intp] | None:
        """Which rings are seen from each direction at an end of a strip: the last one, or a few that follow
        the strip, which are taken off the stretches.
        """
        start, stop, plain = stretches[place]
        if plain:
            return np.full(AROUND, ring)
        if len(stretches) == 1 or stop - start > _CAP:
            return None
        rows = self._cap(*((stop, start)[::-1] if place == 0 else (stop, start)))
        if rows is not None:
            del stretches[place]
        return rows

    def _stretches(self, first: int, last: int, begins: bool, ends: bool) -> list[tuple[int, int, bool]]:
        """Parts from ring to ring that are strips (True) or hulls."""
        pairs = self.plain[first:last].tolist()
        # where a flat end looks towards the viewer or away, all of its ring is seen
        pairs[0] &= not begins or bool(self.aside[first])
        pairs[-1] &= not ends or bool(self.aside[last])
        found = []
        start = 0
        for place in range(1, len(pairs) + 1):
            if place == len(pairs) or pairs[place] != pairs[start]:
                found.append((first + start, first + place, pairs[start]))
                start = place
        return found

    def _cap(self, outer: int, inner: int) -> NDArray[np.intp] | None:
        """Which of the rings that round the end of a strip off goes furthest in each direction; None where
        they do more than that.
        """
        first = min(outer, inner)
        rows = self.reach[first : max(outer, inner) + 1].argmax(axis=0) + first
        inwards = (self.ahead[inner] + (0 if inner > outer else _HALF) + _AHEAD) % AROUND
        beyond = self.reach[rows[inwards], inwards] - self.reach[inner, inwards]
        return rows if float(beyond.max()) < _LITTLE else None

    def _strip(
        self,
        start: int,
        end: int,
        tail: NDArray[np.intp] | None,
        tip: NDArray[np.intp] | None,
        corners: tuple[list[Flat], list[Flat]],
    ) -> int:
        """Put the corners of a strip from ring to ring to the others, with those of the rings that go
        furthest in each direction at either end; return how many there are.
        """
        ahead = (self.ahead[end] + _AHEAD) % AROUND
        behind = (self.ahead[start] + _HALF + _AHEAD) % AROUND
        for found, sides, points in zip(corners, self.sides, self.round_about, strict=True):
            found.append(sides[start : end + 1, 0])
            if tip is not None:
                found.append(points[tip[ahead], ahead])
            found.append(sides[start : end + 1, 1][::-1])
            if tail is not None:
                found.append(points[tail[behind], behind])
        return 2 * (end + 1 - start) + _HALF * ((tip is not None) + (tail is not None))

    def _hulls(self, first: int, last: int) -> list[NDArray[np.intp]]:
        """The rings from one to another as a few hulls, each of rings that hardly turn: which ring goes
        furthest in each direction.
        """
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
        return furthest


def silhouettes(tube: Tube) -> Silhouettes:
    """The rings of a tube, or of several that follow each other, whose places and directions are the
    viewer's: right, up, towards the viewer.
    """
    axis, front, outer = (_flat(ways) for ways in (tube.along, tube.front, tube.outer))
    rings = _Rings(_flat(tube.centres), front, outer, tube.widths**2, tube.shown, *_turned_from_light(axis))
    length, sizes = np.abs(axis), tube.widths.mean(axis=1)
    unit = axis / np.maximum(length, 1e-9)
    across = np.stack((-1j * unit, 1j * unit), axis=1)
    ends, _ = rings.support(across, _along(front, across), _along(outer, across))
    points, reach = rings.support(_WAYS, _turned(front), _turned(outer))
    return Silhouettes(
        tube.centres[:, :2],
        tube.centres[:, 2],
        sizes,
        tube.along,
        rings.layers(points, _WAYS),
        reach + _turned(rings.middles),
        rings.layers(ends, across),
        np.floor(np.angle(-1j * unit) * (AROUND / (2 * np.pi))).astype(np.intp) + 1,
        _plain(rings.middles, unit, ends, length),
        (length > _ASIDE) | (sizes < _THIN),
    )


def _flat(places: Array) -> Flat:
    """Places or directions (n, 3) on the picture."""
    found: Flat = places[:, 0] + 1j * places[:, 1]
    return found


def _turned(vectors: Flat) -> Array:
    """How much of each vector goes in each of the directions (vectors, AROUND)."""
    found: Array = vectors.view(np.float64).reshape(-1, 2) @ _TURNS
    return found


def _along(vectors: Flat, ways: Flat) -> Array:
    """How much of each vector goes in each of its own directions (vectors, ways)."""
    found: Array = vectors.real[:, None] * ways.real + vectors.imag[:, None] * ways.imag
    return found


def _outermost(reach: Array) -> NDArray[np.intp]:
    """Those of some hulls that no other of them hides, told by how far each goes in each direction."""
    if len(reach) < 2:
        return np.arange(len(reach))
    inside = (reach[:, None] <= reach[None] + _OFF).all(axis=2)
    # of two that are the same, the first hides the other
    inside &= ~inside.T | np.tri(len(reach), k=-1, dtype=bool)
    return np.flatnonzero(~inside.any(axis=1))


def _plain(middles: Flat, unit: Flat, ends: Flat, length: Array) -> NDArray[np.bool_]:
    """Whether neighbouring rings are seen from their sides, and the strip between keeps its sense; `ends`
    are those across the axis, as seen from the middles.
    """
    step = middles[1:] - middles[:-1]
    far = np.abs(step)
    seen = np.minimum(length[1:], length[:-1])
    straight = (unit[1:] * unit[:-1].conj()).real > 0.8
    places = ends + middles[:, None]
    onwards = ((places[1:] - places[:-1]) * step.conj()[:, None]).real.min(axis=1) > 0.15 * far * far
    wide = (ends * unit.conj()[:, None]).imag
    # a round end that is seen from its side is round as it is
    steep = np.where(seen > 0.95, 8.0, 0.9)
    swells = np.abs(wide[1:] - wide[:-1]).max(axis=1) < steep * far
    plain: NDArray[np.bool_] = (seen > 0.55) & straight & onwards & swells
    return plain


def _turned_from_light(axis: Flat) -> tuple[Flat, Array]:
    """For each ring the direction on the picture in which it is lit, and how much of it, 0 to 1.

    Light that comes along a limb does not shade its sides.
    """
    size = (axis * axis.conj()).real
    unit = axis / np.sqrt(np.maximum(size, 1e-12))
    lit = LIGHT_FROM - unit * ((unit.conj() * LIGHT_FROM).real * np.minimum(size, 1.0))
    much = np.abs(lit)
    return lit / np.maximum(much, 1e-9), np.minimum(much, 1.0)


@dataclass(frozen=True, slots=True)
class _Rings:
    """Rings on the picture."""

    middles: Flat
    front: Flat
    outer: Flat
    sizes: Array
    """(rings, 4): the squares of the half-widths."""
    shown: Array
    lit: Flat
    much: Array

    def support(self, ways: Flat, ahead: Array, aside: Array) -> tuple[Flat, Array]:
        """The point of each ring furthest along each direction (rings, ways) as seen from its middle, and how
        far that is; `ahead` and `aside` are what its front and outer side have of each direction.
        """
        sizes = self.sizes
        forwards = ahead * np.where(ahead > 0, sizes[:, :1], sizes[:, 1:2])
        sideways = aside * np.where(aside > 0, sizes[:, 2:3], sizes[:, 3:])
        far = np.sqrt(np.maximum(forwards * ahead + sideways * aside, 1e-14))
        forwards /= far
        sideways /= far
        return forwards * self.front[:, None] + sideways * self.outer[:, None], far

    def layers(self, points: Flat, ways: Flat) -> tuple[Flat, Flat]:
        """Points as seen from their rings' middles with the edge round them, and drawn in from the side
        without light (rings, ways).
        """
        lit = self.lit[:, None]
        behind = np.minimum(points.real * lit.real + points.imag * lit.imag, 0.0)
        behind *= (_DARK * self.shown * self.much)[:, None]
        places = points + self.middles[:, None]
        return places + ways * (RIM * self.shown)[:, None], places - lit * behind


def to_points(points: Array) -> Points:
    """Points with y down, rounded to a hundred-thousandth of stature, from an (n, 2) array with y up."""
    flat = np.round(points * (1.0, -1.0), 5) + 0.0
    return memoryview(flat.astype(np.float32).tobytes()).cast("f")
