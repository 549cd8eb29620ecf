"""Areas in their colours: each as two shapes, its edge and the side that is turned from the light a little
darker, without the corners that nobody sees.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from player.figures.contours import Area, Flat, Outline, Silhouettes
from player.figures.drawing import Points, Shape
from player.figures.union import joined, united

_NEAR = 6e-5
"""Corners no further than this from the line between their neighbours are left out, every other one at a
time: a tenth of a pixel on a large screen.
"""
_PASSES = (0, 1)
"""Which of the corners, the even or the odd ones, may be left out at a time."""
_FEW = 8
"""Corners of a ring that is left as it is."""


@dataclass(frozen=True, slots=True)
class Filled:
    """An area, and how it is painted."""

    outline: Outline
    dark: str
    """The colour of its edge and of its side without light, ..."""
    colour: str
    """... and of the rest."""


def shapes_of(parts: Sequence[Filled | Shape], at: Silhouettes) -> list[tuple[Shape, ...]]:
    """The shapes of each of several areas of silhouettes; what is a shape already stays one."""
    outlines = iter(_outlines(at.areas([part.outline for part in parts if isinstance(part, Filled)])))
    found: list[tuple[Shape, ...]] = []
    for part in parts:
        if isinstance(part, Shape):
            found.append((united(part),))
            continue
        pairs = zip((part.dark, part.colour), (next(outlines), next(outlines)), strict=True)
        found.append(
            tuple(
                Shape(points, colour, smooth=False, runs=runs if len(runs) > 1 else ())
                for colour, (points, runs) in pairs
            )
        )
    return found


_Rings = tuple[Flat, NDArray[np.int64]]
"""Corners of polygons, and how many each of them has."""
_Name = tuple[bytes, tuple[int, ...]]
_FINE = 1e-6
"""Areas whose corners are no further apart than this, parts of stature, are the same."""


class Kept:
    """Outlines that have been worked out, by the areas that they are of: each is needed again where a part of
    the body stays as it is, or is only moved.
    """

    def __init__(self) -> None:
        self._new: dict[_Name, tuple[_Rings, _Rings]] = {}
        self._old: dict[_Name, tuple[_Rings, _Rings]] = {}

    def get(self, name: _Name) -> tuple[_Rings, _Rings] | None:
        """What has been worked out; what is asked for stays longest."""
        found = self._new.get(name)
        if found is None:
            found = self._old.get(name)
            if found is not None:
                self._new[name] = found
        return found

    def __len__(self) -> int:
        """How many outlines are kept."""
        return len(self._new) + len(self._old)

    def keep(self, name: _Name, outlines: tuple[_Rings, _Rings]) -> None:
        """Keep an outline; what nobody has asked for is forgotten. May be called from any thread."""
        if len(self._new) >= MOST:
            self._old, self._new = self._new, {}
        self._new[name] = outlines


MOST = 150
"""So many outlines are kept, and as many older ones: about a megabyte."""
_KEPT = Kept()


def _outlines(areas: Sequence[Area]) -> Iterable[tuple[Points, tuple[int, ...]]]:
    """The outlines of areas with y down, each with its edge and then as far as it is in the light, and how
    many corners each polygon has.
    """
    if not areas:
        return
    places = [area.edge[0] for area in areas]
    names = [_name_of(area, place) for area, place in zip(areas, places, strict=True)]
    found = {name: outlines for name in names if (outlines := _KEPT.get(name)) is not None}
    missing = [name for name in dict.fromkeys(names) if name not in found]
    for name, outlines in zip(missing, _simple([_area_of(name) for name in missing]), strict=True):
        found[name] = outlines
        _KEPT.keep(name, outlines)
    whole = np.concatenate(
        [corners + place for name, place in zip(names, places, strict=True) for corners, _ in found[name]]
    )
    flat = np.round(whole.conj().view(np.float64), 5) + 0.0
    written = memoryview(flat.astype(np.float32).tobytes()).cast("f")
    start = 0
    for name in names:
        for corners, lengths in found[name]:
            end = start + 2 * len(corners)
            yield written[start:end], tuple(lengths.tolist())
            start = end


def _name_of(area: Area, place: complex) -> _Name:
    """What an area looks like, wherever it is: its corners as seen from a place, in small steps."""
    corners = np.concatenate((area.edge, area.lit)) - place
    return np.rint(corners.view(np.float64) / _FINE).astype(np.int32).tobytes(), area.runs


def _area_of(name: _Name) -> Area:
    """The area that has a name; whoever has the same one has the same outlines."""
    written, runs = name
    corners: Flat = (np.frombuffer(written, np.int32) * _FINE).view(np.complex128)
    half = len(corners) // 2
    return Area(corners[:half], corners[half:], runs)


def _simple(areas: Sequence[Area]) -> list[tuple[_Rings, _Rings]]:
    """Each area with the outline of its union and without the corners that nobody sees: with its edge, and as
    far as it is in the light.
    """
    if not areas:
        return []
    whole = [joined(area) for area in areas]
    corners = np.concatenate([each for area in whole for each in (area.edge, area.lit)])
    lengths = np.array([run for area in whole for _ in (0, 1) for run in area.runs])
    for odd in _PASSES:
        corners, lengths = _fewer(corners, lengths, odd)
    ends = np.cumsum(lengths)
    found = []
    ring = start = 0
    for area in whole:
        both = []
        for _ in (0, 1):
            last = ring + len(area.runs)
            end = int(ends[last - 1])
            both.append((corners[start:end], lengths[ring:last]))
            ring, start = last, end
        found.append((both[0], both[1]))
    return found


def _fewer(corners: Flat, lengths: NDArray[np.int64], odd: int) -> tuple[Flat, NDArray[np.int64]]:
    """Leave out those of every other corner of rings that are near the line between their neighbours."""
    ends = np.cumsum(lengths)
    starts = ends - lengths
    after = np.arange(1, len(corners) + 1)
    after[ends - 1] = starts
    onwards = corners[after] - corners
    before = np.empty_like(onwards)
    before[after] = onwards
    chord = before + onwards
    turned = before * chord.conj()
    size = (chord * chord.conj()).real
    far = turned.imag
    drop = (far * far <= _NEAR * _NEAR * size) & (turned.real >= 0.0) & (turned.real <= size)
    place = np.arange(len(corners)) - np.repeat(starts, lengths)
    drop &= place % 2 == odd
    drop &= np.repeat(lengths > _FEW, lengths)
    # the last corner of a ring of odd length has an even one on either side
    drop[ends - 1] &= (lengths % 2 == 0) | (odd == 1)
    return corners[~drop], lengths - np.add.reduceat(drop, starts, dtype=np.int64)
