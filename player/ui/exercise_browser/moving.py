"""Moving figures of many exercises: only those that are seen move, and nobody is kept waiting by them.

Pictures are drawn one at a time when nothing else is to be done: first one of every figure that is seen, then
the rest of their movements. What has been drawn is kept for the cards that were seen last.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPixmap

from player.ui.drawing_painting import paint_drawing

if TYPE_CHECKING:
    from player.figures.drawing import Drawing

_TICK_MS = 90
"""Milliseconds between two pictures."""
_KEPT = 36
"""Pictures of so many figures are kept."""
_PAUSE_MS = 8
"""Between two drawings the window has time to do what else there is."""


@dataclass(frozen=True, slots=True)
class FigureLoop:
    """A movement that begins anew without a jump."""

    durations: tuple[int, ...]
    """Milliseconds that each of its pictures is seen."""
    draw: Callable[[int], Drawing]
    """What draws one of them."""


@dataclass(slots=True)
class _Drawn:
    """The pictures of a figure, as far as they are drawn."""

    loop: FigureLoop | None
    size: QSize
    pictures: list[QPixmap | None] = field(default_factory=list)
    ends: tuple[int, ...] = ()

    @property
    def missing(self) -> int:
        """The next picture that is to be drawn; -1 where all are."""
        return next((place for place, each in enumerate(self.pictures) if each is None), -1)


class MovingFigures(QObject):
    """Draws the figures that are asked for, and tells when they are to be painted anew."""

    moved = Signal()
    """Figures that are seen look otherwise now."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._loop_of: Callable[[str], FigureLoop | None] = lambda _identity: None
        self._drawn: OrderedDict[str, _Drawn] = OrderedDict()
        self._seen: list[str] = []
        self._asked: list[str] = []
        self._moves = True
        self._ratio = 1.0
        self._clock = QElapsedTimer()
        self._ticking = QTimer(self)
        self._ticking.setInterval(_TICK_MS)
        self._ticking.timeout.connect(self._tick)
        self._drawing = QTimer(self)
        self._drawing.setInterval(_PAUSE_MS)
        self._drawing.timeout.connect(self._draw_next)

    def set_source(self, loop_of: Callable[[str], FigureLoop | None], *, moves: bool) -> None:
        """Take what gives the movement of an exercise; without ``moves`` figures stand still."""
        self._loop_of, self._moves = loop_of, moves
        self.forget()

    def forget(self) -> None:
        """Draw all anew when it is seen next."""
        self._drawn.clear()

    def start(self) -> None:
        """Begin to move."""
        self._clock.start()
        self._ticking.start()

    def stop(self) -> None:
        """Stand still: nothing is seen any more."""
        self._ticking.stop()
        self._drawing.stop()
        self._seen, self._asked = [], []

    @property
    def is_running(self) -> bool:
        """Return whether figures move."""
        return self._ticking.isActive()

    def picture(self, identity: str, size: QSize, ratio: float) -> QPixmap | None:
        """Return the picture of an exercise's figure now; None while it is not drawn, an empty one where it
        has none."""
        self._asked.append(identity)
        drawn = self._drawn.get(identity)
        if drawn is None or drawn.size != size or ratio != self._ratio:
            self._ratio = ratio
            self._drawn[identity] = drawn = _Drawn(None, QSize(size), [None])
        self._drawn.move_to_end(identity)
        if drawn.missing >= 0 and self._ticking.isActive() and not self._drawing.isActive():
            self._drawing.start()
        place = self._place(drawn)
        return drawn.pictures[place] or drawn.pictures[0]

    def _place(self, drawn: _Drawn) -> int:
        """The picture that is seen now; the first one until all are drawn."""
        if not self._moves or len(drawn.pictures) < 2 or drawn.missing >= 0:
            return 0
        return bisect_right(drawn.ends, self._clock.elapsed() % drawn.ends[-1])

    def _tick(self) -> None:
        self._seen, self._asked = list(dict.fromkeys(self._asked)), []
        self.moved.emit()

    def _draw_next(self) -> None:
        """Draw one picture: the first of a figure that is seen before the second of another."""
        seen = [
            self._drawn[each] for each in dict.fromkeys((*self._asked, *self._seen)) if each in self._drawn
        ]
        waiting = [drawn for drawn in seen if drawn.missing >= 0]
        first = min(waiting, key=lambda each: each.missing > 0, default=None)
        if first is None:
            self._drawing.stop()
            while len(self._drawn) > _KEPT:
                self._drawn.popitem(last=False)
            return
        self._draw(first)

    def _draw(self, drawn: _Drawn) -> None:
        place = drawn.missing
        if not place and drawn.loop is None:
            identity = next(each for each, other in self._drawn.items() if other is drawn)
            drawn.loop = self._loop_of(identity)
            if drawn.loop is None:
                drawn.pictures = [QPixmap()]
                return
            count = len(drawn.loop.durations) if self._moves else 1
            drawn.pictures = [None] * max(1, count)
            drawn.ends = tuple(accumulate(drawn.loop.durations))
        assert drawn.loop is not None
        drawn.pictures[place] = self._painted(drawn.loop.draw(place), drawn.size)

    def _painted(self, drawing: Drawing, size: QSize) -> QPixmap:
        picture = QPixmap(size * self._ratio)
        picture.setDevicePixelRatio(self._ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _, _, width, height = drawing.view_box
        scale = min(size.width() / width, size.height() / height)
        wide, tall = width * scale, height * scale
        paint_drawing(
            painter, drawing, QRectF((size.width() - wide) / 2, (size.height() - tall) / 2, wide, tall)
        )
        painter.end()
        return picture
