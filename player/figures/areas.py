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
    areas = at.areas([part.outline for part in parts if isinstance(part, Filled)])
    outlines = iter(_outlines([joined(area) for area in areas]))
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


def _outlines(areas: Sequence[Area]) -> Iterable[tuple[Points, tuple[int, ...]]]:
    """The outlines of areas with y down, each with its edge and then as far as it is in the light, and how
    many corners each polygon has.
    """
    if not areas:
        return
    corners = np.concatenate([each for area in areas for each in (area.edge, area.lit)])
    lengths = np.array([run for area in areas for _ in (0, 1) for run in area.runs])
    for odd in _PASSES:
        corners, lengths = _fewer(corners, lengths, odd)
    flat = np.round(corners.conj().view(np.float64), 5) + 0.0
    written = memoryview(flat.astype(np.float32).tobytes()).cast("f")
    counts = lengths.tolist()
    ring = place = 0
    for area in areas:
        for _ in (0, 1):
            runs = tuple(counts[ring : ring + len(area.runs)])
            ring += len(runs)
            end = place + 2 * sum(runs)
            yield written[place:end], runs
            place = end


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
