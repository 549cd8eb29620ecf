"""Outlines of shapes as painter paths in pixels.

All outlines of a picture are worked out together, and each is handed over as a whole in the form in which Qt
stores paths (`QDataStream`): point by point, Python would take longer than the painting.
"""

from __future__ import annotations

from collections.abc import Sequence
from struct import pack
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QByteArray, QDataStream, QRectF
from PySide6.QtGui import QPainterPath

if TYPE_CHECKING:
    from player.figures.drawing import Shape

_MOVE, _LINE, _CURVE, _MORE = 0, 1, 2, 3
_WINDING = 1
"""Qt's number for filling by the non-zero winding rule."""
_ELEMENT = np.dtype([("kind", ">i4"), ("x", ">f8"), ("y", ">f8")])
"""One element of a path as Qt stores it."""

Array = NDArray[np.float64]


def path_of(shape: Shape, scale: float = 1.0, left: float = 0.0, top: float = 0.0) -> QPainterPath:
    """A shape's outline (see `player.figures.drawing`), scaled, with its origin at (left, top)."""
    return paths_of((shape,), scale, left, top)[0]


def paths_of(
    shapes: Sequence[Shape], scale: float = 1.0, left: float = 0.0, top: float = 0.0
) -> list[QPainterPath]:
    """The outlines of shapes, in their order, scaled, with their origin at (left, top)."""
    found = [QPainterPath()] * len(shapes)
    corners: list[int] = []
    bends: list[int] = []
    for place, shape in enumerate(shapes):
        count = len(shape.points) // 2
        if count < 2:
            continue
        straight = bool(shape.runs) or not shape.smooth or count == 2
        if shape.closed or shape.runs:
            (corners if straight else bends).append(place)
        else:
            points = _points((shape,), scale, left, top)
            kinds, line = _line(points) if straight else _bent_line(points)
            found[place] = _path(_elements(kinds, line).tobytes(), len(line), 0)
    for places, build in ((corners, _polygons), (bends, _rings)):
        if places:
            chosen = [shapes[place] for place in places]
            paths = build(_points(chosen, scale, left, top), chosen)
            for place, path in zip(places, paths, strict=True):
                found[place] = path
    return found


def rooms_of(shapes: Sequence[Shape], scale: float, left: float, top: float) -> tuple[QRectF, ...]:
    """What each shape takes up: an outline stays within its control points."""
    if not shapes:
        return ()
    points = _points(shapes, scale, left, top)
    starts = _starts([len(shape.points) // 2 for shape in shapes])
    margins = [2.0 + (shape.width * scale if shape.stroke is not None else 0.0) for shape in shapes]
    room = np.array(margins)[:, None]
    low = np.minimum.reduceat(points, starts) - room
    size = np.maximum.reduceat(points, starts) + room - low
    return tuple(QRectF(*row) for row in np.concatenate((low, size), axis=1).tolist())


def _points(shapes: Sequence[Shape], scale: float, left: float, top: float) -> Array:
    """The points of shapes, in pixels (n, 2)."""
    flat = np.concatenate([np.asarray(shape.points, np.float32) for shape in shapes])
    points: Array = flat.reshape(-1, 2) * np.float64(scale)
    points += (left, top)
    return points


def _starts(counts: Sequence[int]) -> NDArray[np.intp]:
    """Where each of several stretches begins that follow each other."""
    starts: NDArray[np.intp] = np.cumsum(counts) - np.asarray(counts, np.intp)
    return starts


def _elements(kinds: NDArray[np.int32], places: Array) -> NDArray[np.void]:
    elements = np.empty(len(places), _ELEMENT)
    elements["kind"], elements["x"], elements["y"] = kinds, places[:, 0], places[:, 1]
    return elements


def _path(elements: bytes, count: int, last_move: int) -> QPainterPath:
    path = QPainterPath()
    written = b"".join((pack(">i", count), elements, pack(">ii", last_move, _WINDING)))
    QDataStream(QByteArray(written)) >> path
    return path


def _cut(elements: NDArray[np.void], counts: Sequence[int], moves: Sequence[int]) -> list[QPainterPath]:
    """Paths of so many elements each; `moves` says where in each the pen was last put down."""
    written = elements.tobytes()
    size = _ELEMENT.itemsize
    paths = []
    place = 0
    for count, move in zip(counts, moves, strict=True):
        paths.append(_path(written[place * size : (place + count) * size], count, move))
        place += count
    return paths


def _polygons(points: Array, shapes: Sequence[Shape]) -> list[QPainterPath]:
    """Each polygon ends with its first corner."""
    runs = [shape.runs or (len(shape.points) // 2,) for shape in shapes]
    lengths = [run for each in runs for run in each]
    starts = _starts(lengths)
    closed = np.insert(points, starts + lengths, points[starts], axis=0)
    kinds = np.full(len(closed), _LINE, np.int32)
    kinds[starts + np.arange(len(starts))] = _MOVE
    counts = [sum(each) + len(each) for each in runs]
    moves = [count - each[-1] - 1 for count, each in zip(counts, runs, strict=True)]
    return _cut(_elements(kinds, closed), counts, moves)


def _rings(points: Array, shapes: Sequence[Shape]) -> list[QPainterPath]:
    """The quadratic curves of closed splines, as cubic ones."""
    lengths = [len(shape.points) // 2 for shape in shapes]
    starts = _starts(lengths)
    onwards = np.arange(1, len(points) + 1)
    onwards[starts + lengths - 1] = starts
    ends = (points + points[onwards]) / 2
    begins = np.empty_like(ends)
    begins[onwards] = ends
    curves = _cubic(begins, points, ends).reshape(-1, 2)
    places = np.insert(curves, starts * 3, begins[starts], axis=0)
    kinds = np.insert(np.tile(np.array((_CURVE, _MORE, _MORE), np.int32), len(points)), starts * 3, _MOVE)
    return _cut(_elements(kinds, places), [1 + 3 * length for length in lengths], [0] * len(lengths))


def _line(points: Array) -> tuple[NDArray[np.int32], Array]:
    kinds = np.full(len(points), _LINE, np.int32)
    kinds[0] = _MOVE
    return kinds, points


def _bent_line(points: Array) -> tuple[NDArray[np.int32], Array]:
    """The curves of an open spline, which begins and ends at its ends."""
    bends = points[1:-1]
    ends = np.concatenate(((bends[:-1] + bends[1:]) / 2, points[-1:]))
    begins = np.concatenate((points[:1], ends[:-1]))
    kinds = np.tile(np.array((_CURVE, _MORE, _MORE), np.int32), len(bends))
    curves = _cubic(begins, bends, ends).reshape(-1, 2)
    return np.insert(kinds, 0, _MOVE), np.concatenate((points[:1], curves))


def _cubic(begins: Array, bends: Array, ends: Array) -> Array:
    """Cubic curves (n, 3, 2), without their beginnings, that are the same as quadratic ones."""
    third = 2.0 / 3.0
    return np.stack((begins + (bends - begins) * third, ends + (bends - ends) * third, ends), axis=1)
