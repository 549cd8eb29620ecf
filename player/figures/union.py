"""Several polygons as the outline of the area that they make together.

A tube of the body is the union of many hulls (see `contours`). Painted as they are, each would be filled
again under the next; Clipper (Vatti's algorithm) walks round all of them at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, chain

import numpy as np
import pyclipper

from player.figures.drawing import Shape

_GRID = 1 << 17
"""Clipper reckons in whole numbers: parts of stature times this, finer than a thousandth of a pixel."""
_NEAR = 1.2e-4 * _GRID
"""Corners no further than this from the straight line are left out: a fifth of a pixel on a large screen."""


def united(shape: Shape) -> Shape:
    """Return a shape of several polygons with the outline of their union; any other one as it is.

    Where the union has holes, they run the other way round, so that the non-zero rule leaves them open.
    """
    if len(shape.runs) < 2:
        return shape
    clipper = pyclipper.Pyclipper()
    try:
        clipper.AddPaths(_polygons(shape), pyclipper.PT_SUBJECT, True)
    except pyclipper.ClipperException:  # seen from its edge, it has no area
        return shape
    rings = clipper.Execute(pyclipper.CT_UNION, pyclipper.PFT_NONZERO, pyclipper.PFT_NONZERO)
    return _of_rings(shape, rings) or shape


def without(shape: Shape, covers: Sequence[Shape]) -> Shape | None:
    """Return what of an area is seen beside those that cover it; None where that is nothing."""
    clipper = pyclipper.Pyclipper()
    try:
        clipper.AddPaths(_polygons(shape), pyclipper.PT_SUBJECT, True)
        for cover in covers:
            clipper.AddPaths(_polygons(cover), pyclipper.PT_CLIP, True)
    except pyclipper.ClipperException:  # one of them is seen from its edge
        return shape
    rings = clipper.Execute(pyclipper.CT_DIFFERENCE, pyclipper.PFT_NONZERO, pyclipper.PFT_NONZERO)
    return _of_rings(replace(shape, smooth=False), rings)


def _polygons(shape: Shape) -> list[list[list[int]]]:
    """Return the polygons of a shape on the grid."""
    corners = np.rint(np.asarray(shape.points, np.float64) * _GRID).astype(np.int64).reshape(-1, 2).tolist()
    runs = shape.runs or (len(corners),)
    return [corners[end - run : end] for end, run in zip(accumulate(runs), runs, strict=True)]


def _of_rings(shape: Shape, rings: list[list[list[int]]]) -> Shape | None:
    """Return a shape with other outlines, without the corners that nobody sees; None where none is left."""
    clean = [ring for ring in pyclipper.CleanPolygons(rings, _NEAR) if len(ring) > 2]
    if not clean:
        return None
    flat = (np.array(list(chain.from_iterable(clean))) / _GRID).astype(np.float32)
    runs = tuple(map(len, clean)) if len(clean) > 1 else ()
    return replace(shape, points=memoryview(flat.tobytes()).cast("f"), runs=runs)
