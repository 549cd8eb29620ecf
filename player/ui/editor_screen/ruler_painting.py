"""Painting the time ruler: marks of time, what is said as blocks of its length, and every phase to scale."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap

from player.language import said
from player.timeline.frames import RATE, clock_text
from player.timeline.sections import Offset, Section, Stretch, between, starts_in
from player.ui.editor_screen.ruler_strokes import NARROW, Strokes
from player.ui.fonts import elide, font
from player.ui.theme import Theme, mix

if TYPE_CHECKING:
    from PySide6.QtCore import QSize

    from player.timeline.timeline import Cue, Phase, PhaseKind, Timeline, Unfit
    from player.ui.editor_screen.time_scale import TimeScale

_WEIGHT = QFont.Weight.DemiBold
_LEAST_FONT = 0.82
"""Names are made smaller by so much before anything of them is left out."""
_LEFT_OUT = 0.45
"""How much is seen of the times of a text that cannot be played now."""


@dataclass(frozen=True, slots=True)
class RulerState:
    """What is to be painted."""

    timeline: Timeline
    """The session."""
    lines: frozenset[int] = frozenset()
    """Lines of the headers of the steps that are chosen."""
    guessed: frozenset[str] = frozenset()
    """What is said for as long as is only estimated."""
    overruns: tuple[Unfit, ...] = ()
    """What is to be said and finds no room."""
    dragged: tuple[int, int] | None = None
    """The phase whose end is held, and the frame where it is held."""
    stale: bool = False
    """Whether the text has changed so that this is only what it was."""


@dataclass(frozen=True, slots=True)
class Lanes:
    """Where what stands, in pixels from the top."""

    pixels: int
    """Font size."""
    height: int
    """Height of the whole."""

    @property
    def words(self) -> QRectF:
        """Return top and height of what is said."""
        return QRectF(0, self.pixels * 1.75, 0, self.pixels * 1.7)

    @property
    def phases(self) -> QRectF:
        """Return top and height of the phases."""
        top = self.words.bottom() + 5
        return QRectF(0, top, 0, max(14.0, self.height - top - 9))


class RulerPainting:
    """Paints everything but the play-head, which alone moves often."""

    def __init__(self, theme: Theme, scale: TimeScale, state: RulerState, lanes: Lanes) -> None:
        self._theme = theme
        self._scale = scale
        self._state = state
        self._lanes = lanes
        self._pixels = lanes.pixels
        self._width = 0
        self._grounds: dict[tuple[PhaseKind, bool], tuple[str, QColor]] = {}
        said_ground = mix(theme.card, theme.ink, 0.26)
        self._said = said_ground, QColor(said_ground)

    def painted(self, size: QSize, ratio: float) -> QPixmap:
        """Return the picture of a size in pixels, on a screen of so many dots a pixel."""
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor(self._theme.card))
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(_LEFT_OUT if self._state.stale else 1.0)
        self._paint_ticks(painter, size)
        self._width = size.width()
        self._paint_words(painter, size.width())
        self._paint_phases(painter, size.width())
        self._paint_overruns(painter)
        painter.end()
        return picture

    def _paint_ticks(self, painter: QPainter, size: QSize) -> None:
        theme, scale = self._theme, self._scale
        used = font(max(10, self._pixels - 2))
        painter.setFont(used)
        metrics = QFontMetricsF(used)
        longest = metrics.horizontalAdvance(clock_text(self._state.timeline.length))
        wide = max(metrics.horizontalAdvance("00:00") * 1.8, longest * 1.3)
        step = scale.tick(wide)
        first = scale.frame(0) // RATE // step * step
        for second in range(first, scale.frame(size.width()) // RATE + 1, step):
            x = scale.x(second * RATE)
            painter.setPen(QPen(QColor(theme.line), 1))
            painter.drawLine(QPointF(x, self._pixels * 0.4), QPointF(x, self._lanes.phases.bottom()))
            painter.setPen(QColor(theme.muted))
            told = clock_text(second * RATE)
            if x + 5 + metrics.horizontalAdvance(told) <= size.width():
                box = QRectF(x + 5, 1, wide, self._pixels * 1.5)
                painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, told)

    def _paint_words(self, painter: QPainter, width: int) -> None:
        """What is said, as blocks of its length."""
        scale, x = self._scale, self._scale.places()
        used = font(max(10, self._pixels - 2))
        painter.setFont(used)
        metrics, painted = QFontMetricsF(used), -1.0
        start, end = scale.frame(0), scale.frame(width)
        strokes = Strokes(painter, self._lanes.words)
        for section, by, _ in between(self._state.timeline.cues, start, end):
            said_in = section.known(_said_in)
            if said_in is None:
                continue
            left, right = x(said_in[0] + by.frame), x(said_in[1] + by.frame)
            if right <= painted + 0.5:
                continue
            if right - left < NARROW:
                painted = strokes.add(self._said[1], left, right)
            else:
                painted = self._paint_lines(painter, section, by.frame, metrics, painted)
        strokes.paint()

    def _paint_lines(
        self, painter: QPainter, section: Section[Cue], by: int, metrics: QFontMetricsF, painted: float
    ) -> float:
        """Paint the lines of a part of the session, and return where the last one ends."""
        scale, x, items, lane = self._scale, self._scale.places(), section.items, self._lanes.words
        starts = section.known(starts_in)
        place = max(0, bisect_right(starts, scale.frame(0) - by) - 4)
        last = bisect_right(starts, scale.frame(self._width) - by)
        while place < last:
            cue = items[place]
            left, right = x(cue.span.start + by), x(cue.span.end + by)
            place += 1
            if cue.line is None or right <= painted + 0.5:
                continue
            if right < painted + 1.5:  # what is narrower than a pixel is not looked at one by one
                place = max(place, bisect_left(starts, scale.frame(painted + 1.5) - by))
            painted = right
            if right - left - 1 < NARROW:
                box = QRectF(left, lane.top(), max(1.5, right - left - 1), lane.height())
                painter.fillRect(box, self._said[1])
            else:
                self._paint_line(painter, cue.line, left, right, metrics)
        return painted

    def _paint_line(
        self, painter: QPainter, line: str, left: float, right: float, metrics: QFontMetricsF
    ) -> None:
        theme, lane = self._theme, self._lanes.words
        box = QRectF(left, lane.top(), right - left - 1, lane.height())
        ground = self._said[0]
        if line in self._state.guessed:
            # an estimate has a broken edge and no ground
            ground = mix(theme.card, ground, 0.3)
            painter.setPen(QPen(QColor(mix(theme.card, theme.ink, 0.5)), 1, Qt.PenStyle.DashLine))
            box = box.adjusted(0.5, 0.5, -0.5, -0.5)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box, 3, 3)
        if box.width() > self._pixels * 2.6:
            painter.setPen(QColor(theme.ink_on(ground)))
            inner = box.adjusted(5, 0, -3, 0)
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, elide(line, metrics, inner.width()))

    def _paint_phases(self, painter: QPainter, width: int) -> None:
        scale, x = self._scale, self._scale.places()
        metrics, painted = QFontMetricsF(font(self._pixels, _WEIGHT)), -1.0
        strokes = Strokes(painter, self._lanes.phases)
        for stretch in between(self._state.timeline.phases, scale.frame(0), scale.frame(width)):
            section, by, _ = stretch
            left, right = x(section.items[0].span.start + by.frame), x(section.items[-1].span.end + by.frame)
            if right <= painted + 0.5:
                continue
            if right - left < NARROW:
                chosen = self._is_chosen(section.items[0], by)
                colour = self._ground_of(section.known(_most_of), chosen=chosen)[1]
                painted = strokes.add(colour, left, right)
            else:
                painted = self._paint_section(painter, stretch, metrics, painted)
        strokes.paint()

    def _paint_section(
        self, painter: QPainter, stretch: Stretch[Phase], metrics: QFontMetricsF, painted: float
    ) -> float:
        """Paint the phases of a part of the session, and return where the last one ends."""
        scale, x, lane = self._scale, self._scale.places(), self._lanes.phases
        section, by, first = stretch
        starts = section.known(starts_in)
        place = max(0, bisect_right(starts, scale.frame(0) - by.frame) - 1)
        last = bisect_right(starts, scale.frame(self._width) - by.frame)
        while place < last:
            phase = section.items[place]
            left = x(phase.span.start + by.frame)
            right = x(self._end_of(first + place, phase.span.end + by.frame))
            place += 1
            if right <= painted + 0.5:
                place = max(place, bisect_right(starts, scale.frame(painted + 0.6) - by.frame) - 1)
                continue
            painted = right
            box = QRectF(left, lane.top(), right - left, lane.height())
            ground, colour = self._ground_of(phase.kind, chosen=self._is_chosen(phase, by))
            if right - left < NARROW:
                painter.fillRect(box, colour)
            else:
                self._paint_phase(painter, box, phase, metrics, ground)
        return painted

    def _is_chosen(self, phase: Phase, by: Offset) -> bool:
        return self._state.timeline.steps[phase.step + by.step].line in self._state.lines

    def _ground_of(self, kind: PhaseKind, *, chosen: bool) -> tuple[str, QColor]:
        """The colour of a phase, which is the same for thousands."""
        known = self._grounds.get((kind, chosen))
        if known is None:
            colour = self._theme.phase(kind)
            ground = colour if chosen else self._theme.faint(kind)
            known = self._grounds[kind, chosen] = ground, QColor(ground)
        return known

    def _paint_phase(
        self, painter: QPainter, box: QRectF, phase: Phase, metrics: QFontMetricsF, ground: str
    ) -> None:
        theme = self._theme
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        gap = 1.0 if box.width() > 3 else 0.0
        painter.drawRoundedRect(box.adjusted(0, 0, -gap, 0), min(4, box.width() / 3), 4)
        inner = box.adjusted(4, 3, -3, -3)
        wide = metrics.horizontalAdvance(phase.name)
        if wide * _LEAST_FONT > inner.width() < self._pixels * 4.5:
            return
        painter.setPen(QColor(theme.ink_on(ground)))
        used = font(round(self._pixels * max(_LEAST_FONT, min(1.0, inner.width() / wide))), _WEIGHT)
        painter.setFont(used)
        metrics = QFontMetricsF(used)
        room = inner.height() > self._pixels * 2.7
        flags = Qt.AlignmentFlag.AlignTop if room else Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inner, flags, elide(phase.name, metrics, inner.width() + 2))
        if room:
            told = length_text(phase)
            sided = f"{said(phase.side)}, {told}" if phase.side is not None else told
            fits = [each for each in (sided, told) if metrics.horizontalAdvance(each) <= inner.width()]
            if fits:
                painter.drawText(inner, Qt.AlignmentFlag.AlignBottom, fits[0])

    def _paint_overruns(self, painter: QPainter) -> None:
        """What finds no room, in red as long as it would be, what is too much of it darker; under its step a
        red line."""
        theme, scale, lane = self._theme, self._scale, self._lanes.words
        used = font(max(10, self._pixels - 2))
        metrics = QFontMetricsF(used)
        y = self._lanes.phases.bottom() + 4
        for unfit in self._state.overruns:
            span = self._state.timeline.steps[unfit.step].span
            painter.setPen(QPen(QColor(theme.error), 3))
            painter.drawLine(QPointF(scale.x(span.start), y), QPointF(scale.x(span.end) - 1, y))
            left, right = scale.x(unfit.span.start), scale.x(unfit.span.end)
            if right - left < 2:
                continue
            painter.setPen(Qt.PenStyle.NoPen)
            whole = QRectF(left, lane.top(), right - left, lane.height())
            ground = mix(theme.card, theme.error, 0.3)
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(whole, 3, 3)
            room = max(left, scale.x(unfit.span.end - unfit.over))
            painter.setBrush(QColor(theme.error))
            painter.drawRoundedRect(QRectF(room, lane.top(), right - room, lane.height()), 3, 3)
            inner = QRectF(left + 5, lane.top(), room - left - 8, lane.height())
            if inner.width() > self._pixels * 2:
                painter.setFont(used)
                painter.setPen(QColor(theme.ink_on(ground)))
                text = elide(unfit.text, metrics, inner.width())
                painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, text)

    def _end_of(self, index: int, end: int) -> int:
        held = self._state.dragged
        return held[1] if held is not None and held[0] == index else end


def _said_in(cues: tuple[Cue, ...]) -> tuple[int, int] | None:
    """From the first line to the last one that is said in a part of the session."""
    spans = [cue.span for cue in cues if cue.line is not None]
    return (spans[0].start, max(span.end for span in spans)) if spans else None


def _most_of(phases: tuple[Phase, ...]) -> PhaseKind:
    """What is asked for the longest in a part of the session."""
    lengths: dict[PhaseKind, int] = {}
    for phase in phases:
        lengths[phase.kind] = lengths.get(phase.kind, 0) + phase.span.length
    return max(lengths, key=lambda kind: lengths[kind])


def length_text(phase: Phase) -> str:
    """Return how long a phase is, in words."""
    return said("until done") if phase.open else f"{phase.span.length / RATE:.3g} s"
