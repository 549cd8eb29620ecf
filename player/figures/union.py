"""Several polygons as the outline of the area that they make together.

A tube of the body is the union of a few polygons (see `contours`). Painted as they are, each would be filled
again under the next; Clipper (Vatti's algorithm) walks round all of them at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, chain
from typing import cast

import numpy as np
import pyclipper
from numpy.typing import NDArray

from player.figures.contours import Area, Flat
from player.figures.drawing import Shape

_GRID = 1 << 17
"""Clipper reckons in whole numbers: parts of stature times this, finer than a thousandth of a pixel."""
_NEAR = 1.2e-4 * _GRID
"""Corners no further than this from the straight line are left out: a fifth of a pixel on a large screen."""
_SPECK = 4e-4 * _GRID
"""A ring that is no longer than this is none."""
_Corner = Sequence[int]
_Rings = Sequence[Sequence[_Corner]]
"""Polygons on the grid."""


def joined(area: Area) -> Area:
    """Return an area of several polygons with the outline of their union; any other one as it is.

    The corners of the union are corners of the polygons, so that each knows where it goes without shade; only
    where two outlines cross there is a new one, which goes as its neighbours do.
    """
    if len(area.runs) < 2:
        return area
    corners = _on_grid(area.edge.view(np.float64))
    rings = _union(_cut(corners, area.runs))
    if len(rings) > 1:
        rings = [ring for ring in rings if len(ring) > 2 and _is_seen(ring)]
    if not rings:
        return area
    known = dict(zip(corners, (area.lit - area.edge).tolist(), strict=True))
    shifts = [_filled(list(map(known.get, map(tuple, ring)))) for ring in rings]
    edge: Flat = (np.array(list(chain.from_iterable(rings))) / _GRID).view(np.complex128)[:, 0]
    return Area(edge, edge + list(chain.from_iterable(shifts)), tuple(map(len, rings)))


def _filled(shifts: list[complex | None]) -> list[complex]:
    """Shifts of the corners of a ring, those that are not known half-way between their neighbours'."""
    while None in shifts:
        place = shifts.index(None)
        before = (
            shifts[place - 1] if place else next((one for one in reversed(shifts) if one is not None), 0j)
        )
        after = next((one for one in shifts[place + 1 :] if one is not None), before)
        shifts[place] = (cast("complex", before) + cast("complex", after)) / 2
    return cast("list[complex]", shifts)


def united(shape: Shape) -> Shape:
    """Return a shape of several polygons with the outline of their union; any other one as it is.

    Where the union has holes, they run the other way round, so that the non-zero rule leaves them open.
    """
    if len(shape.runs) < 2:
        return shape
    return _of_rings(shape, _union(_polygons(shape))) or shape


def without(shapes: Sequence[Shape], covers: Sequence[Shape]) -> list[Shape]:
    """Return what is seen of areas, of which the first holds all others, beside those that cover them."""
    if not shapes:
        return []
    first = _polygons(shapes[0])
    room = _room(first)
    polygons = [_polygons(cover) for cover in covers]
    near = [ring for each in polygons if _touch(room, _room(each)) for ring in each]
    cover = _clipped(first, near, pyclipper.CT_INTERSECTION) if near else None
    if not cover:
        return list(shapes)
    hidden = _room(cover)
    found: list[Shape] = []
    for shape in shapes:
        polygon = _polygons(shape)
        rings = _clipped(polygon, cover, pyclipper.CT_DIFFERENCE) if _touch(_room(polygon), hidden) else None
        left = shape if rings is None else _of_rings(replace(shape, smooth=False), rings)
        if left is not None:
            found.append(left)
    return found


def _clipped(subject: _Rings, clip: _Rings, way: int) -> _Rings | None:
    """Return what two areas share, or the first beside the second; None where one has no area."""
    clipper = pyclipper.Pyclipper()
    try:
        clipper.AddPaths(subject, pyclipper.PT_SUBJECT, True)
        clipper.AddPaths(clip, pyclipper.PT_CLIP, True)
    except pyclipper.ClipperException:  # one of them is seen from its edge
        return None
    rings: _Rings = clipper.Execute(way, pyclipper.PFT_NONZERO, pyclipper.PFT_NONZERO)
    return rings


def _room(rings: _Rings) -> tuple[int, int, int, int]:
    """Left, right, bottom and top of polygons."""
    across, up = zip(*chain.from_iterable(rings), strict=True)
    return min(across), max(across), min(up), max(up)


def _touch(one: tuple[int, int, int, int], other: tuple[int, int, int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1] and one[2] < other[3] and other[2] < one[3]


def _union(polygons: _Rings) -> _Rings:
    """Return the outline of polygons; nothing where they have no area."""
    clipper = pyclipper.Pyclipper()
    try:
        clipper.AddPaths(polygons, pyclipper.PT_SUBJECT, True)
    except pyclipper.ClipperException:  # all are seen from their edges
        return []
    rings: _Rings = clipper.Execute(pyclipper.CT_UNION, pyclipper.PFT_NONZERO, pyclipper.PFT_NONZERO)
    return rings


def _is_seen(ring: Sequence[_Corner]) -> bool:
    left, right, low, high = _room([ring])
    return max(right - left, high - low) > _SPECK


def _on_grid(values: NDArray[np.float64]) -> list[_Corner]:
    grid = np.rint(values * _GRID).astype(np.int64)
    return list(zip(grid[0::2].tolist(), grid[1::2].tolist(), strict=True))


def _cut(corners: list[_Corner], runs: Sequence[int]) -> _Rings:
    """Corners as the polygons that follow each other."""
    return [corners[end - run : end] for end, run in zip(accumulate(runs), runs, strict=True)]


def _polygons(shape: Shape) -> _Rings:
    """Return the polygons of a shape on the grid."""
    corners = _on_grid(np.asarray(shape.points, np.float64))
    return _cut(corners, shape.runs or (len(corners),))


def _of_rings(shape: Shape, rings: _Rings) -> Shape | None:
    """Return a shape with other outlines, without the corners that nobody sees; None where none is left."""
    clean = [ring for ring in pyclipper.CleanPolygons(rings, _NEAR) if len(ring) > 2]
    if not clean:
        return None
    flat = (np.array(list(chain.from_iterable(clean))) / _GRID).astype(np.float32)
    runs = tuple(map(len, clean)) if len(clean) > 1 else ()
    return replace(shape, points=memoryview(flat.tobytes()).cast("f"), runs=runs)
