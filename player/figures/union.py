"""Several polygons as the outline of the area that they make together.

A tube of the body is the union of many hulls (see `contours`). Painted as they are, each would be filled
again under the next; Clipper (Vatti's algorithm) walks round all of them at once.
"""

from __future__ import annotations

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
    corners = np.rint(np.asarray(shape.points, np.float64) * _GRID).astype(np.int64).reshape(-1, 2).tolist()
    ends = list(accumulate(shape.runs))
    clipper = pyclipper.Pyclipper()
    try:
        parts = [corners[end - run : end] for end, run in zip(ends, shape.runs, strict=True)]
        clipper.AddPaths(parts, pyclipper.PT_SUBJECT, True)
    except pyclipper.ClipperException:  # seen from its edge, it has no area
        return shape
    rings = clipper.Execute(pyclipper.CT_UNION, pyclipper.PFT_NONZERO, pyclipper.PFT_NONZERO)
    clean = [ring for ring in pyclipper.CleanPolygons(rings, _NEAR) if len(ring) > 2]
    if not clean:
        return shape
    flat = (np.array(list(chain.from_iterable(clean))) / _GRID).astype(np.float32)
    runs = tuple(map(len, clean)) if len(clean) > 1 else ()
    return replace(shape, points=memoryview(flat.tobytes()).cast("f"), runs=runs)
