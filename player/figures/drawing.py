"""A drawing: a frozen list of flat shapes that a widget paints and a writer turns into SVG.

Unit: stature of the figure. x goes right, y goes DOWN, the floor under the figure's start is y = 0 (what is
above the floor is negative). An outline is a ring of control points of a uniform quadratic B-spline: it
starts half-way between the last and the first point and bends towards each point in turn; a point written
twice is a corner that the outline passes through.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

Points = Sequence[float]
"""x0, y0, x1, y1, ...: what cannot be changed, a tuple or a read-only view of 4-byte floats (an eighth of
the memory).
"""
Box = tuple[float, float, float, float]
"""Left, top, width, height."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One flat area or line."""

    points: Points
    """Control points, see the module; for `smooth = False` the corners of a polygon."""
    fill: str | None = None
    """Colour as `#rrggbb`, or None for a line."""
    opacity: float = 1.0
    """0 (cannot be seen) to 1."""
    stroke: str | None = None
    """Colour of the line, or None."""
    width: float = 0.0
    """Width of the line, parts of stature; its ends and corners are round."""
    closed: bool = True
    """Whether the outline returns to its start; an open one begins and ends at its first and last point."""
    smooth: bool = True
    """Whether the points are bent towards (True) or joined by straight lines (False)."""
    runs: tuple[int, ...] = ()
    """For a polygon that is the union of several: how many points each of them has, in their order."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """All shapes of one picture, the furthest first, filled with the non-zero winding rule."""

    shapes: tuple[Shape, ...]
    """From back to front."""
    view_box: Box
    """What to show: the same for every drawing of one exercise and side, so that nothing jumps."""

    @property
    def upright(self) -> bool:
        """Whether it wants a place that is higher than wide, or nearly so."""
        _, _, width, height = self.view_box
        return width < 1.1 * height

    def mirrored(self) -> Drawing:
        """The exact mirror image about x = 0."""
        left, top, width, height = self.view_box
        shapes = tuple(replace(shape, points=_mirror(shape.points)) for shape in self.shapes)
        return Drawing(shapes, (-(left + width), top, width, height))

    def bounds(self) -> Box:
        """The smallest box about all control points."""
        import numpy as np  # a start shows drawings that are kept, and needs none of it

        flat = np.concatenate([np.asarray(shape.points, np.float64) for shape in self.shapes])
        left, top = (float(flat[axis::2].min()) for axis in (0, 1))
        return (left, top, float(flat[0::2].max()) - left, float(flat[1::2].max()) - top)


def packed(values: Iterable[float]) -> Points:
    """Numbers as a read-only view of 4-byte floats."""
    return memoryview(array("f", values).tobytes()).cast("f")


def _mirror(points: Points) -> Points:
    mirrored = array("f", points)
    mirrored[0::2] = array("f", [0.0 - x for x in mirrored[0::2]])
    return memoryview(mirrored.tobytes()).cast("f")


def _runs(shape: Shape) -> Iterable[list[Move | Line | Curve]]:
    """The pen movements of each polygon of a union."""
    place = 0
    for length in shape.runs:
        run = shape.points[2 * place : 2 * (place + length)]
        corners = [(run[2 * i], run[2 * i + 1]) for i in range(length)]
        yield [Move(*corners[0]), *(Line(*corner) for corner in corners[1:])]
        place += length


@dataclass(frozen=True, slots=True)
class Move:
    """Lift the pen and put it down."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Curve:
    """A quadratic curve: bent towards (cx, cy), ending at (x, y)."""

    cx: float
    cy: float
    x: float
    y: float


def commands(shape: Shape) -> list[Move | Line | Curve]:
    """The outline as pen movements, for painters and writers; a closed outline ends where it began."""
    p = shape.points
    count = len(p) // 2
    if count < 2:
        return []
    if shape.runs:
        return [command for run in _runs(shape) for command in run]
    if not shape.smooth or count == 2:
        return [Move(p[0], p[1]), *(Line(p[2 * i], p[2 * i + 1]) for i in range(1, count))]
    if shape.closed:
        out: list[Move | Line | Curve] = [Move((p[-2] + p[0]) / 2, (p[-1] + p[1]) / 2)]
        for i in range(count):
            x, y = p[2 * i], p[2 * i + 1]
            j = (2 * i + 2) % (2 * count)
            out.append(Curve(x, y, (x + p[j]) / 2, (y + p[j + 1]) / 2))
        return out
    out = [Move(p[0], p[1])]
    for i in range(1, count - 1):
        x, y = p[2 * i], p[2 * i + 1]
        last = i == count - 2
        end = (p[-2], p[-1]) if last else ((x + p[2 * i + 2]) / 2, (y + p[2 * i + 3]) / 2)
        out.append(Curve(x, y, *end))
    return out
