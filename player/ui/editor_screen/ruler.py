"""The time ruler: every phase to scale, what is said above it, and edges that can be dragged."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from player.language import said
from player.timeline.frames import RATE, clock_text
from player.ui.focus import paint_focus
from player.ui.fonts import elide, font
from player.ui.painted import Painted
from player.ui.theme import Theme, contrast, mix

if TYPE_CHECKING:
    from player.timeline.timeline import Phase, Timeline

_EDGE = 5
"""Pixels around the end of a phase where it can be taken hold of."""
_TICKS = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1200, 3600)
_MOST_ZOOM = 200.0
_ZOOM = 1.25
_PAD = 8


class TimeRuler(Painted):
    """A whole session in time."""

    frame_chosen = Signal(int)
    """The person went to a frame."""
    play_wanted = Signal(int)
    """To play from a frame."""
    length_dragged = Signal(int, int)
    """The index of a phase, and how many frames it is to last."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._timeline: Timeline | None = None
        self._cue_starts: list[int] = []
        self._stale = False
        self._pixels = 13
        self._zoom = 0.0
        self._left = 0.0
        self._head = 0
        self._lines: frozenset[int] = frozenset()
        self._over: frozenset[int] = frozenset()
        self._over_lines: frozenset[int] = frozenset()
        self._cut: frozenset[tuple[int, str]] = frozenset()
        self._drag: tuple[int, float] | None = None
        self._picture: QPixmap | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(said("Time ruler"))

    def show_timeline(self, timeline: Timeline | None, over: frozenset[int] = frozenset()) -> None:
        """Show a timeline; None keeps the last one, paler, since the text cannot be played now. ``over`` are
        the lines of steps in which something that the author wrote does not fit."""
        if timeline is self._timeline and not self._stale and over == self._over_lines:
            return
        self._stale = timeline is None
        if timeline is not None:
            self._timeline = timeline
            self._cue_starts = [cue.span.start for cue in timeline.cues]
            self._over_lines = over
            unfit = [each for each in timeline.unfit if timeline.steps[each.step].line in over]
            self._over = frozenset(each.step for each in unfit)
            self._cut = frozenset((each.step, each.said) for each in unfit)
            self._head = min(self._head, timeline.length)
            if not self._zoom:
                self._left = 0.0
            self._tell()
        self._keep_inside()
        self._renew()

    def forget(self) -> None:
        """Show nothing: another session comes."""
        self._timeline, self._zoom, self._left, self._head = None, 0.0, 0.0, 0
        self._renew()

    def show_head(self, frame: int, lines: frozenset[int]) -> None:
        """Put the play-head at a frame, and mark the steps of these lines."""
        if (frame, lines) == (self._head, self._lines):
            return
        if lines != self._lines:
            self._picture = None
        self._head, self._lines = frame, lines
        x = self._x(frame)
        if self._zoom and not _PAD <= x <= self.width() - _PAD:
            self._left += x - self.width() * 0.2
            self._keep_inside()
            self._picture = None
        self._tell()
        self.update()

    @property
    def head(self) -> int:
        """Return the frame of the play-head."""
        return self._head

    def set_pixels(self, pixels: int) -> None:
        """Set the size of its words."""
        if max(11, pixels) != self._pixels:
            self._pixels = max(11, pixels)
            self._renew()

    def zoom(self, by: float, at: float | None = None) -> None:
        """Show less time (above 1) or more, around a place in pixels, or the play-head."""
        scale = self._scale
        spot = self._x(self._head) if at is None else at
        frame = self._frame(spot)
        self._zoom = min(max(scale * by, self._least), _MOST_ZOOM)
        if self._zoom <= self._least * 1.001:
            self._zoom = 0.0
        self._left = frame / RATE * self._scale - (spot - _PAD)
        self._keep_inside()
        self._renew()

    # -- places

    @property
    def _length(self) -> int:
        return self._timeline.length if self._timeline is not None else 0

    @property
    def _least(self) -> float:
        return max(0.01, (self.width() - 2 * _PAD) / max(1.0, self._length / RATE))

    @property
    def _scale(self) -> float:
        """Pixels of a second."""
        return self._zoom or self._least

    def _x(self, frame: float) -> float:
        return _PAD + frame / RATE * self._scale - self._left

    def _frame(self, x: float) -> int:
        return round(max(0.0, (x - _PAD + self._left) / self._scale) * RATE)

    def _keep_inside(self) -> None:
        most = self._length / RATE * self._scale - (self.width() - 2 * _PAD)
        self._left = min(max(0.0, self._left), max(0.0, most))

    @property
    def _band(self) -> QRectF:
        """Where the phases are."""
        top = self._pixels * 1.7 + self._pixels * 1.9
        return QRectF(0, top, self.width(), max(14.0, self.height() - top - 6))

    def _phase_at(self, place: QPointF) -> int:
        if self._timeline is None or not self._timeline.phases:
            return -1
        return self._timeline.phase_index_at(self._frame(place.x()))

    def _edge_at(self, place: QPointF) -> int:
        """Return the index of the phase whose end is under a place; -1 where none is."""
        timeline = self._timeline
        if timeline is None or self._stale or not self._band.contains(place):
            return -1
        index = self._phase_at(place)
        for near in (index, index - 1):
            if 0 <= near < len(timeline.phases):
                span = timeline.phases[near].span
                wide = self._x(span.end) - self._x(span.start)
                if abs(self._x(span.end) - place.x()) <= _EDGE and wide > 2 * _EDGE:
                    return near
        return -1

    # -- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        timeline = self._timeline
        if timeline is not None and timeline.phases:
            if self._picture is None:
                self._picture = self._painted(timeline)
            painter.drawPixmap(0, 0, self._picture)
            self._paint_head(painter)
        else:
            self._paint_empty(painter)
        if self.hasFocus():
            paint_focus(painter, self._theme, QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 8)
        painter.end()

    def _painted(self, timeline: Timeline) -> QPixmap:
        """Paint everything but the play-head, which alone moves often."""
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor(self._theme.card))
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(0.45 if self._stale else 1.0)
        self._paint_ticks(painter)
        self._paint_lines(painter, timeline)
        self._paint_phases(painter, timeline)
        painter.end()
        return picture

    def _paint_empty(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), QColor(self._theme.card))
        painter.setFont(font(self._pixels))
        painter.setPen(QColor(self._theme.muted))
        told = said("The time ruler shows the session as soon as it can be played.")
        painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, told)

    def _renew(self) -> None:
        """Paint all of it anew."""
        self._picture = None
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        super().set_theme(theme)
        self._renew()

    def _paint_ticks(self, painter: QPainter) -> None:
        theme, scale = self._theme, self._scale
        used = font(max(10, self._pixels - 2))
        painter.setFont(used)
        wide = QFontMetricsF(used).horizontalAdvance("00:00") * 1.8
        step = next((tick for tick in _TICKS if tick * scale >= wide), _TICKS[-1])
        first = self._frame(0) // RATE // step * step
        last = min(self._length, self._frame(self.width())) // RATE
        for second in range(first, last + 1, step):
            x = self._x(second * RATE)
            painter.setPen(QPen(QColor(theme.line), 1))
            painter.drawLine(QPointF(x, self._pixels * 1.5), QPointF(x, self.height() - 4))
            painter.setPen(QColor(theme.muted))
            box = QRectF(x + 3, 1, wide, self._pixels * 1.5)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, clock_text(second * RATE))

    def _paint_lines(self, painter: QPainter, timeline: Timeline) -> None:
        """What is said, as blocks of their length."""
        theme = self._theme
        top, tall = self._pixels * 1.7, self._pixels * 1.6
        first = max(0, bisect_left(self._cue_starts, self._frame(0)) - 4)
        last = bisect_right(self._cue_starts, self._frame(self.width()))
        used = font(max(10, self._pixels - 3))
        painter.setFont(used)
        metrics, painted = QFontMetricsF(used), -1.0
        place = first
        while place < last:
            cue = timeline.cues[place]
            left, right = self._x(cue.span.start), self._x(cue.span.end)
            place += 1
            if cue.line is None or right <= painted + 0.5:
                continue
            if right < painted + 1.5:  # what is narrower than a pixel is not looked at one by one
                place = max(place, bisect_left(self._cue_starts, self._frame(painted + 1.5)))
            painted = right
            over = (timeline.phases[cue.phase].step, cue.line) in self._cut
            colour = theme.error if over else mix(theme.card, theme.ink, 0.28)
            box = QRectF(left, top, max(1.5, right - left - 1), tall)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(box, 3, 3)
            if box.width() > self._pixels * 3:
                painter.setPen(QColor(_ink_on(theme, colour)))
                inner = box.adjusted(4, 0, -3, 0)
                words = elide(cue.line, metrics, inner.width())
                painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_phases(self, painter: QPainter, timeline: Timeline) -> None:
        theme, band = self._theme, self._band
        first = timeline.phase_index_at(self._frame(0))
        last = timeline.phase_index_at(self._frame(self.width())) + 1
        used = font(self._pixels, QFont.Weight.DemiBold)
        painter.setFont(used)
        metrics, painted = QFontMetricsF(used), -1.0
        index = first - 1
        while index + 1 < last:
            index += 1
            phase = timeline.phases[index]
            left, right = self._x(phase.span.start), self._x(self._end_of(index, phase))
            if right <= painted + 0.5:
                index = max(index, timeline.phase_index_at(self._frame(painted + 0.6)) - 1)
                continue
            painted = right
            chosen = timeline.steps[phase.step].line in self._lines
            self._paint_phase(
                painter, QRectF(left, band.top(), right - left, band.height()), phase, chosen, metrics
            )
        painter.setPen(QPen(QColor(theme.error), 3))
        for step in self._over:
            span = timeline.steps[step].span
            y = band.bottom() + 2
            painter.drawLine(QPointF(self._x(span.start), y), QPointF(self._x(span.end), y))

    def _paint_phase(
        self, painter: QPainter, box: QRectF, phase: Phase, chosen: bool, metrics: QFontMetricsF
    ) -> None:
        theme = self._theme
        colour = theme.phase(phase.kind)
        ground = colour if chosen else mix(theme.card, colour, 0.62)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        gap = 1.0 if box.width() > 3 else 0.0
        painter.drawRoundedRect(box.adjusted(0, 0, -gap, 0), min(4, box.width() / 3), 4)
        inner = box.adjusted(5, 1, -4, -1)
        if inner.width() >= min(self._pixels * 4.5, metrics.horizontalAdvance(phase.name)):
            painter.setPen(QColor(_ink_on(theme, ground)))
            room = inner.height() > self._pixels * 2.9
            flags = Qt.AlignmentFlag.AlignTop if room else Qt.AlignmentFlag.AlignVCenter
            painter.drawText(inner, flags, elide(phase.name, metrics, inner.width()))
            if room:
                told = said("until done") if phase.open else f"{phase.span.length / RATE:.3g} s"
                sided = f"{phase.side}, {told}" if phase.side is not None else told
                fits = [each for each in (sided, told) if metrics.horizontalAdvance(each) <= inner.width()]
                if fits:
                    painter.drawText(inner, Qt.AlignmentFlag.AlignBottom, fits[0])

    def _end_of(self, index: int, phase: Phase) -> int:
        if self._drag is not None and self._drag[0] == index:
            return max(phase.span.start + RATE // 2, self._frame(self._drag[1]))
        return phase.span.end

    def _paint_head(self, painter: QPainter) -> None:
        x = self._x(self._head)
        painter.setPen(QPen(QColor(self._theme.ink), 2))
        painter.drawLine(QPointF(x, self._pixels * 0.6), QPointF(x, self.height() - 3))
        painter.setBrush(QColor(self._theme.ink))
        side = self._pixels * 0.42
        painter.drawPolygon([QPointF(x - side, 1), QPointF(x + side, 1), QPointF(x, 1 + side * 1.5)])

    def _tell(self) -> None:
        """Say where the play-head is, for a screen reader."""
        timeline = self._timeline
        if timeline is None or not timeline.phases:
            return
        phase = timeline.phases[timeline.phase_index_at(self._head)]
        self.setAccessibleDescription(
            said(
                "{time} of {time2}, {title}, {name}",
                time=clock_text(self._head),
                time2=clock_text(timeline.length),
                title=phase.title,
                name=phase.name,
            )
        )

    # -- mouse and keys

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is not None:
            self._drag = (self._drag[0], event.position().x())
            self._renew()
            return
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.frame_chosen.emit(min(self._length, self._frame(event.position().x())))
            return
        index = self._phase_at(event.position())
        if self._timeline is not None and index >= 0:
            self.setToolTip(self._told(self._timeline, index))
        edge = self._edge_at(event.position()) >= 0
        self.setCursor(Qt.CursorShape.SplitHCursor if edge else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._timeline is None:
            return
        edge = self._edge_at(event.position())
        if edge >= 0:
            self._drag = (edge, event.position().x())
        else:
            self.frame_chosen.emit(min(self._length, self._frame(event.position().x())))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._drag is None or self._timeline is None:
            return
        index = self._drag[0]
        phase = self._timeline.phases[index]
        end = self._end_of(index, phase)
        self._drag = None
        self._renew()
        if abs(self._x(end) - self._x(phase.span.end)) >= 2:
            self.length_dragged.emit(index, end - phase.span.start)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._timeline is not None and not self._stale:
            self.play_wanted.emit(min(self._length, self._frame(event.position().x())))

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y() or event.angleDelta().x()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(_ZOOM if turned > 0 else 1 / _ZOOM, event.position().x())
        else:
            self._left -= turned * 0.8
            self._keep_inside()
            self._renew()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        timeline, key = self._timeline, event.key()
        if timeline is None or not timeline.phases:
            super().keyPressEvent(event)
            return
        index = timeline.phase_index_at(self._head)
        if key == Qt.Key.Key_Right:
            self.frame_chosen.emit(timeline.phases[min(index + 1, len(timeline.phases) - 1)].span.start)
        elif key == Qt.Key.Key_Left:
            at_start = self._head == timeline.phases[index].span.start
            self.frame_chosen.emit(timeline.phases[max(0, index - at_start)].span.start)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(_ZOOM)
        elif key == Qt.Key.Key_Minus:
            self.zoom(1 / _ZOOM)
        elif key in (Qt.Key.Key_BracketLeft, Qt.Key.Key_BracketRight):
            by = RATE if key == Qt.Key.Key_BracketRight else -RATE
            self.length_dragged.emit(index, max(RATE, timeline.phases[index].span.length + by))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.play_wanted.emit(self._head)
        else:
            super().keyPressEvent(event)

    def _told(self, timeline: Timeline, index: int) -> str:
        phase = timeline.phases[index]
        parts = [
            f"{phase.title} – {phase.name}",
            clock_text(phase.span.start) + f", {phase.span.length / RATE:.3g} s",
        ]
        parts += [
            said("Too long by {value:.1f} s: “{text}”", value=unfit.over / RATE, text=unfit.text)
            for unfit in timeline.unfit
            if unfit.step == phase.step and phase.step in self._over
        ]
        return "\n".join(parts)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._keep_inside()
        self._renew()


def _ink_on(theme: Theme, ground: str) -> str:
    """Return the theme's ink or its card, whichever is read better on a ground."""
    return _better_read(theme.ink, theme.card, ground)


@lru_cache(maxsize=256)
def _better_read(one: str, other: str, ground: str) -> str:
    return max((one, other), key=lambda ink: contrast(ink, ground))
