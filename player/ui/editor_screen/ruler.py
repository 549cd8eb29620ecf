"""The time ruler: every phase to scale, what is said above it, a play-head, and edges that can be dragged."""

from __future__ import annotations

from dataclasses import replace
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

from player.editing.durations import LEAST, stepped_length
from player.language import said
from player.timeline.frames import RATE
from player.timeline.sections import last_from
from player.ui.announcing import announce
from player.ui.editor_screen.ruler_keys import frame_of_key
from player.ui.editor_screen.ruler_painting import Lanes, RulerPainting, RulerState
from player.ui.editor_screen.ruler_words import line_hint, phase_hint, place_text
from player.ui.editor_screen.time_scale import TimeScale
from player.ui.focus import paint_focus
from player.ui.fonts import font
from player.ui.painted import Painted
from player.ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from player.timeline.timeline import Cue, Phase, Timeline, Unfit

_EDGE = 5
"""Pixels around the end of a phase where it can be taken hold of."""
_NEAR = 8
"""So many cues before a frame are looked at for the line that is said there: tones may begin after it."""
_MOVED = 2
"""An edge that was moved by fewer pixels stays where it was."""
_ZOOM = 1.25
_KEY_ZOOM = 1.6


class TimeRuler(Painted):
    """A whole session in time."""

    spoken_as = "canvas"
    # frames are objects to Qt, whose int ends after twelve hours of them
    frame_chosen = Signal(object)
    """The person went to a frame."""
    hear_wanted = Signal(object)
    """To hear the session from a frame."""
    length_dragged = Signal(int, object)
    """The index of a phase, and how many frames it is to last."""
    scale_changed = Signal()
    """More or less time is seen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._state: RulerState | None = None
        self._scale = TimeScale()
        self._pixels = 13
        self._head = 0
        self._hold: tuple[int, float] | None = None
        self._picture: QPixmap | None = None
        self._adjustable: Callable[[int], bool] = lambda _index: True
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(said("Time ruler"))

    def set_adjustable(self, adjustable: Callable[[int], bool]) -> None:
        """Take what tells whether the length of a phase can be changed by itself."""
        self._adjustable = adjustable

    def show_timeline(
        self,
        timeline: Timeline | None,
        overruns: tuple[Unfit, ...] = (),
        guessed: frozenset[str] = frozenset(),
    ) -> None:
        """Show a timeline; None keeps the last one, paler, since the text cannot be played now. ``overruns``
        are what the author wants said and finds no room, ``guessed`` the words whose length is estimated."""
        before = self._state
        if timeline is None:
            self._state = replace(before, stale=True) if before is not None else None
        else:
            same = before is not None and before.timeline is timeline
            known = (before.overruns, before.guessed, before.stale) if before is not None else None
            if same and known == (overruns, guessed, False):
                return
            self._state = RulerState(
                timeline,
                lines=before.lines if before is not None else frozenset(),
                guessed=guessed,
                overruns=overruns,
            )
            self._scale.set_length(timeline.length)
            self._head = min(self._head, timeline.length)
        self._tell()
        self._scale_changed()

    def forget(self) -> None:
        """Show nothing: another session comes."""
        self._state, self._head, self._hold = None, 0, None
        self._scale.fit()
        self._scale_changed()

    def show_head(self, frame: int, lines: frozenset[int]) -> None:
        """Put the play-head at a frame, and mark the steps of these lines."""
        state = self._state
        if state is not None and lines != state.lines:
            self._state = replace(state, lines=lines)
            self._picture = None
        before, self._head = self._head, frame
        if self._hold is None and self._scale.show_frame(frame):
            self._picture = None
        if before != frame or self._picture is None:
            timeline = self._timeline
            if timeline is None or timeline.phase_index_at(before) != timeline.phase_index_at(frame):
                self._tell()
            self.update()

    @property
    def head(self) -> int:
        """Return the frame of the play-head."""
        return self._head

    @property
    def empty(self) -> bool:
        """Return whether there is nothing to show."""
        return self._timeline is None

    @property
    def shows_all(self) -> bool:
        """Return whether the whole session is seen."""
        return self._scale.whole

    def set_pixels(self, pixels: int) -> None:
        """Set the size of its words."""
        if max(11, pixels) != self._pixels:
            self._pixels = max(11, pixels)
            self._renew()

    def zoom_in(self) -> None:
        """Show less time, around the play-head."""
        self._zoom(_KEY_ZOOM, self._scale.x(self._head))

    def zoom_out(self) -> None:
        """Show more time."""
        self._zoom(1 / _KEY_ZOOM, self._scale.x(self._head))

    def fit(self) -> None:
        """Show the whole session."""
        self._scale.fit()
        self._scale_changed()

    def show_step(self) -> None:
        """Show the step at the play-head as large as it fits."""
        timeline = self._timeline
        if timeline is not None:
            span = timeline.steps[timeline.phases[timeline.phase_index_at(self._head)].step].span
            self._scale.show_span(span.start, span.end)
            self._scale_changed()

    def _zoom(self, by: float, around: float) -> None:
        inside = 0 <= around <= self.width()
        self._scale.zoom(by, around if inside else self.width() / 2)
        self._scale_changed()

    def _scale_changed(self) -> None:
        self._renew()
        self.scale_changed.emit()

    # -- places

    @property
    def _timeline(self) -> Timeline | None:
        timeline = self._state.timeline if self._state is not None else None
        return timeline if timeline is not None and timeline.phases else None

    @property
    def _lanes(self) -> Lanes:
        return Lanes(self._pixels, self.height())

    def _phase_at(self, place: QPointF) -> int:
        timeline = self._timeline
        return timeline.phase_index_at(self._scale.frame(place.x())) if timeline is not None else -1

    def _edge_at(self, place: QPointF) -> int:
        """Return the index of the phase whose end is under a place; -1 where none is, or none that can be
        moved."""
        timeline, lane = self._timeline, self._lanes.phases
        stale = self._state is not None and self._state.stale
        if timeline is None or stale or not lane.top() <= place.y() <= lane.bottom():
            return -1
        index = self._phase_at(place)
        for near in (index, index - 1):
            if 0 <= near < len(timeline.phases):
                span = timeline.phases[near].span
                end = self._scale.x(span.end)
                wide = end - self._scale.x(span.start)
                if abs(end - place.x()) <= _EDGE and wide > 2 * _EDGE:
                    return near if self._adjustable(near) else -1
        return -1

    def _line_at(self, place: QPointF) -> Cue | None:
        """Return what is said at a place."""
        timeline, lane = self._timeline, self._lanes.words
        if timeline is None or not lane.top() <= place.y() <= lane.bottom():
            return None
        frame = self._scale.frame(place.x())
        last = last_from(timeline.cues, frame)
        near = (cue for cue in timeline.cues[max(0, last - _NEAR) : last + 1] if cue.line is not None)
        return next((cue for cue in near if frame < cue.span.end), None)

    # -- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._timeline is not None and self._state is not None:
            if self._picture is None:
                painting = RulerPainting(self._theme, self._scale, self._held(self._state), self._lanes)
                self._picture = painting.painted(self.size(), self.devicePixelRatioF())
            painter.drawPixmap(0, 0, self._picture)
            self._paint_share(painter)
            self._paint_head(painter)
            self._paint_hold(painter)
        else:
            self._paint_empty(painter)
        if self.hasFocus():
            paint_focus(painter, self._theme, QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 8)
        painter.end()

    def _held(self, state: RulerState) -> RulerState:
        if self._hold is None:
            return state
        return replace(state, dragged=(self._hold[0], self._held_end(state.timeline)))

    def _held_end(self, timeline: Timeline) -> int:
        """Return the frame where the edge is that is held."""
        assert self._hold is not None
        index, x = self._hold
        return max(timeline.phases[index].span.start + LEAST, self._scale.frame(x))

    def _paint_empty(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), QColor(self._theme.card))
        painter.setFont(font(self._pixels))
        painter.setPen(QColor(self._theme.muted))
        told = said("Here every phase stands to scale, as soon as there is a step that can be played.")
        painter.drawText(QRectF(self.rect()).adjusted(12, 0, -12, 0), Qt.AlignmentFlag.AlignCenter, told)

    def _paint_share(self, painter: QPainter) -> None:
        """A thin bar at the bottom that tells which part of the session is seen."""
        if self._scale.whole:
            return
        start, end = self._scale.share
        wide, y = self.width() - 20.0, self.height() - 3.0
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.line))
        painter.drawRoundedRect(QRectF(10, y, wide, 3), 1.5, 1.5)
        painter.setBrush(QColor(self._theme.muted))
        painter.drawRoundedRect(QRectF(10 + start * wide, y, max(6.0, (end - start) * wide), 3), 1.5, 1.5)

    def _paint_head(self, painter: QPainter) -> None:
        x, ink = self._scale.x(self._head), QColor(self._theme.ink)
        painter.setPen(QPen(ink, 2))
        painter.drawLine(QPointF(x, self._pixels * 0.6), QPointF(x, self._lanes.phases.bottom() + 2))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        side = self._pixels * 0.46
        painter.drawPolygon([QPointF(x - side, 1), QPointF(x + side, 1), QPointF(x, 1 + side * 1.6)])

    def _paint_hold(self, painter: QPainter) -> None:
        """While an edge is held: how long the phase would be."""
        timeline = self._timeline
        if self._hold is None or timeline is None:
            return
        end, phase = self._held_end(timeline), timeline.phases[self._hold[0]]
        x, used = self._scale.x(end), font(self._pixels, QFont.Weight.Bold)
        told = f"{round((end - phase.span.start) / RATE * 2) / 2:g} s"
        wide, tall = QFontMetricsF(used).horizontalAdvance(told) + 16, self._pixels * 1.7
        left = min(max(2.0, x - wide / 2), self.width() - wide - 2)
        box = QRectF(left, self._lanes.phases.top() - tall - 1, wide, tall)
        painter.setPen(QPen(QColor(self._theme.accent), 2))
        painter.drawLine(QPointF(x, box.bottom()), QPointF(x, self._lanes.phases.bottom()))
        painter.setBrush(QColor(self._theme.accent))
        painter.drawRoundedRect(box, 6, 6)
        painter.setFont(used)
        painter.setPen(QColor(self._theme.on_accent))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, told)

    def _renew(self) -> None:
        """Paint all of it anew."""
        self._picture = None
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        super().set_theme(theme)
        self._renew()

    # -- what is told

    def _tell(self) -> None:
        """Say where the play-head is, for a screen reader."""
        timeline = self._timeline
        if timeline is not None:
            self.setAccessibleDescription(place_text(timeline, self._head))

    def hint_at(self, place: QPointF) -> str:
        """Return what is told of a place under the mouse."""
        if self._timeline is None or self._state is None:
            return ""
        cue = self._line_at(place)
        if cue is not None:
            return line_hint(self._state, cue)
        return phase_hint(self._state, self._phase_at(place), dragged=self._edge_at(place) >= 0)

    # -- mouse and keys

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position()
        if self._hold is not None:
            self._hold = (self._hold[0], place.x())
            self._renew()
            return
        if event.buttons() & Qt.MouseButton.LeftButton and self._timeline is not None:
            self.frame_chosen.emit(self._scale.frame(place.x()))
            return
        self.setToolTip(self.hint_at(place))
        if self._edge_at(place) >= 0:
            self.setCursor(Qt.CursorShape.SplitHCursor)
        elif self._line_at(place) is not None:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.unsetCursor()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._timeline is None:
            return
        place = event.position()
        edge, cue = self._edge_at(place), self._line_at(place)
        if edge >= 0:
            self._hold = (edge, place.x())
            self._renew()
        elif cue is not None:
            self.frame_chosen.emit(cue.span.start)
            self.hear_wanted.emit(cue.span.start)
        else:
            self.frame_chosen.emit(self._scale.frame(place.x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        timeline = self._timeline
        if self._hold is None or timeline is None:
            return
        index = self._hold[0]
        span, end = timeline.phases[index].span, self._held_end(timeline)
        self._hold = None
        self._renew()
        if abs(self._scale.x(end) - self._scale.x(span.end)) >= _MOVED:
            self.length_dragged.emit(index, end - span.start)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._timeline is not None and self._edge_at(event.position()) < 0:
            self.hear_wanted.emit(self._scale.frame(event.position().x()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y() or event.angleDelta().x()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom(_ZOOM if turned > 0 else 1 / _ZOOM, event.position().x())
        else:
            self._scale.scroll(-turned * 0.8)
            self._renew()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        timeline, key = self._timeline, event.key()
        if key == Qt.Key.Key_Escape and self._hold is not None:
            self._hold = None
            self._renew()
            return
        if timeline is None:
            super().keyPressEvent(event)
            return
        plain: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Plus: self.zoom_in,
            Qt.Key.Key_Equal: self.zoom_in,
            Qt.Key.Key_Minus: self.zoom_out,
            Qt.Key.Key_0: self.fit,
            Qt.Key.Key_F: self.fit,
            Qt.Key.Key_Z: self.show_step,
            Qt.Key.Key_Return: lambda: self.hear_wanted.emit(self._head),
            Qt.Key.Key_Enter: lambda: self.hear_wanted.emit(self._head),
            Qt.Key.Key_Space: lambda: self.hear_wanted.emit(self._head),
        }
        index = timeline.phase_index_at(self._head)
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        ways: dict[int, int] = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        longer = ways.get(key, 0) if shifted else 0
        target = None if longer else frame_of_key(timeline, self._head, key)
        if longer:
            self._lengthen(timeline.phases[index], index, longer)
        elif target is not None:
            self.frame_chosen.emit(target)
            announce(self, place_text(timeline, self._head))
        elif key in plain:
            plain[key]()
        else:
            super().keyPressEvent(event)

    def _lengthen(self, phase: Phase, index: int, way: int) -> None:
        length = stepped_length(phase.span.length, way)
        self.length_dragged.emit(index, length)
        announce(self, f"{phase.name}, {length / RATE:.3g} s")

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._scale.set_room(self.width())
        self._renew()
