"""The body as tubes round its bones, and the outline of such a tube seen from anywhere.

A chain has half-widths to its front, back, outer and inner side along its length; its cross-sections are
rings of four quarter ellipses, and near a joint its axis is rounded. On the picture a tube is the union of
the convex hulls of neighbouring rings. Where the tube runs across the picture only the two sides of those
hulls are seen, and they are written as one strip, which is as round at its ends as its last rings are; where
it comes towards the viewer or folds, whole hulls of a few rings are. So one body is right from every
direction, with no seams and nothing turned inside out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

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
_HALVES = tuple(tuple((first + step) % AROUND for step in range(_HALF)) for first in range(AROUND))
"""The half of the directions that follow each of them."""


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
class Outline:
    """Polygons that make one area together, as places among the points of silhouettes."""

    corners: list[int]
    """One polygon after the other."""
    runs: tuple[int, ...]
    """How many corners each polygon has."""


Stretch = tuple[int, int, bool]
"""From which ring to which, and whether it is a strip or hulls."""


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
    edge: Flat
    """Each ring's points that are furthest in each of the directions, with its edge (rings x AROUND); then
    the end across the axis of each ring to the right of the way along, then those to the left; ...
    """
    lit: Flat
    """... and where each of these goes when the shade is taken off."""
    reach: Array
    """(rings, AROUND): how far each ring goes in each direction."""
    ahead: list[int]
    """Of each ring the first direction that looks ahead along the axis; all that do follow it."""
    plain: list[bool]
    """Of each ring but the last whether the sides alone show all of it and the next one."""
    aside: list[bool]
    """Whether the axis goes across the picture, or the ring is so small that one may say so."""
    rounded: Mapping[int, tuple[int, list[int]]]
    """The last ring of each end that is rounded off: where the strip begins whose end that is, and which ring
    of the end goes furthest in each direction.
    """

    def areas(self, outlines: Sequence[Outline]) -> list[Area]:
        """Outlines as areas."""
        counts = [len(outline.corners) for outline in outlines]
        places = np.fromiter(
            chain.from_iterable(outline.corners for outline in outlines), np.intp, sum(counts)
        )
        edge, lit = self.edge[places], self.lit[places]
        found = []
        start = 0
        for outline, count in zip(outlines, counts, strict=True):
            found.append(Area(edge[start : start + count], lit[start : start + count], outline.runs))
            start += count
        return found

    def outline(self, spans: Iterable[tuple[int, int]]) -> Outline:
        """Spans of rings as one area."""
        corners: list[int] = []
        runs: list[int] = []
        for first, last in spans:
            begin, tail = self.rounded.get(first, (first, None))
            end, tip = self.rounded.get(last - 1, (last - 1, None))
            if end <= begin:
                begin, tail, end, tip = first, None, last - 1, None
            stretches = self._stretches(begin, end, tail is None, tip is None)
            if tail is None:
                tail = self._last(stretches, 0, begin)
            if tip is None:
                tip = self._last(stretches, -1, end)
            for place, (start, stop, plain) in enumerate(stretches):
                count = len(corners)
                if plain:
                    begun = tail if place == 0 else None
                    ended = tip if place == len(stretches) - 1 else None
                    self._strip(start, stop, begun, ended, corners)
                    runs.append(len(corners) - count)
                else:
                    for rows in self._hulls(start, stop):
                        corners += (rows * AROUND + _PLACES).tolist()
                        runs.append(AROUND)
        return Outline(corners, tuple(runs))

    def _last(self, stretches: list[Stretch], place: int, ring: int) -> list[int] | None:
        """Which rings go furthest in each direction at an end of a strip: the last one, or a few that follow
        the strip, which are taken off the stretches.
        """
        start, stop, plain = stretches[place]
        if plain:
            return [ring] * AROUND
        if len(stretches) == 1 or stop - start > _CAP:
            return None
        outer, inner = (start, stop) if place == 0 else (stop, start)
        rows = self.reach[start : stop + 1].argmax(axis=0) + start
        inwards = (self.ahead[inner] + (_HALF if inner < outer else 0) + _AHEAD) % AROUND
        beyond = self.reach[rows[inwards], inwards] - self.reach[inner, inwards]
        if float(beyond.max()) > _LITTLE:
            return None
        del stretches[place]
        told: list[int] = rows.tolist()
        return told

    def _stretches(self, first: int, last: int, begins: bool, ends: bool) -> list[Stretch]:
        """Parts from ring to ring."""
        pairs = self.plain[first:last]
        # where a flat end looks towards the viewer or away, all of its ring is seen
        pairs[0] &= not begins or self.aside[first]
        pairs[-1] &= not ends or self.aside[last]
        found = []
        start = 0
        for place in range(1, len(pairs) + 1):
            if place == len(pairs) or pairs[place] != pairs[start]:
                found.append((first + start, first + place, pairs[start]))
                start = place
        return found

    def _strip(
        self, start: int, end: int, tail: list[int] | None, tip: list[int] | None, corners: list[int]
    ) -> None:
        """Put the corners of a strip from ring to ring to the others, with those of the rings that go
        furthest in each direction at either end.
        """
        right = len(self.depths) * AROUND
        left = right + len(self.depths)
        # the ends of fingers are round enough with half as many corners
        step = 2 if self.sizes[start] < _THIN else 1
        corners += range(right + start, right + end + 1)
        if tip is not None:
            corners += [tip[way] * AROUND + way for way in _HALVES[self.ahead[end]][::step]]
        corners += range(left + end, left + start - 1, -1)
        if tail is not None:
            ways = _HALVES[(self.ahead[start] + _HALF) % AROUND][::step]
            corners += [tail[way] * AROUND + way for way in ways]

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


def rounded_ends(widths: Array) -> list[tuple[int, int]]:
    """The ends of a tube that its last rings round off: the last ring, and the one that they begin from."""
    sizes = widths.mean(axis=1)
    last = len(sizes) - 1
    return [
        (outer, inner)
        for outer, inner in ((0, _ROUND), (last, last - _ROUND))
        if 0 < inner < last and sizes[outer] <= _TAPER * sizes[inner]
    ]


def silhouettes(tube: Tube, ends: Sequence[tuple[int, int]] = ()) -> Silhouettes:
    """The rings of a tube, or of several that follow each other, whose places and directions are the
    viewer's: right, up, towards the viewer; `ends` are those that are rounded off.
    """
    axis, front, outer = (_flat(ways) for ways in (tube.along, tube.front, tube.outer))
    rings = _Rings(_flat(tube.centres), front, outer, tube.widths**2, tube.shown, *_turned_from_light(axis))
    length, sizes = np.abs(axis), tube.widths.mean(axis=1)
    unit = axis / np.maximum(length, 1e-9)
    across = np.stack((-1j * unit, 1j * unit), axis=1)
    sides, _ = rings.support(across, _along(front, across), _along(outer, across))
    points, reach = rings.support(_WAYS, _turned(front), _turned(outer))
    reach += _turned(rings.middles)
    ahead = (np.floor(np.angle(-1j * unit) * (AROUND / (2 * np.pi))).astype(np.intp) + 1) % AROUND
    plain = _plain(rings.middles, unit, sides, length)
    edge, lit = (
        np.concatenate((whole.ravel(), ends_of.T.ravel()))
        for whole, ends_of in zip(rings.layers(points, _WAYS), rings.layers(sides, across), strict=True)
    )
    return Silhouettes(
        tube.centres[:, :2],
        tube.centres[:, 2],
        sizes,
        tube.along,
        edge,
        lit,
        reach,
        ahead.tolist(),
        plain.tolist(),
        ((length > _ASIDE) | (sizes < _THIN)).tolist(),
        _rounded(np.array(ends), reach, ahead, plain) if ends else {},
    )


def _rounded(
    ends: NDArray[np.intp], reach: Array, ahead: NDArray[np.intp], plain: NDArray[np.bool_]
) -> Mapping[int, tuple[int, list[int]]]:
    """Those of some ends that are no wider than the strips that they round off, see `Silhouettes.rounded`."""
    outer, inner = ends.T
    first = np.minimum(outer, inner)
    begins = inner > outer
    rows = reach[first[:, None] + np.arange(_ROUND + 1)].argmax(axis=1) + first[:, None]
    inwards = ((ahead[inner] + np.where(begins, 0, _HALF))[:, None] + _AHEAD) % AROUND
    furthest = rows[np.arange(len(ends))[:, None], inwards]
    beyond = (reach[furthest, inwards] - reach[inner[:, None], inwards]).max(axis=1)
    good = (beyond < _LITTLE) & plain[np.where(begins, inner, inner - 1)]
    told = zip(outer.tolist(), inner.tolist(), rows.tolist(), good.tolist(), strict=True)
    return {last: (start, chosen) for last, start, chosen, is_good in told if is_good}


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
