"""A soft flash at every tone, change and count, for those who do not hear: at the edge, or all over.

Never more than three in a second (WCAG 2.3.1, "Three Flashes or Below Threshold"): what would come sooner
than ``GAP_MS`` after the last one is left out.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QElapsedTimer, QRect, Qt, QVariantAnimation
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QWidget

from player.timeline.frames import RATE

if TYPE_CHECKING:
    from player.timeline.timeline import Timeline

FlashKind = Literal["off", "edge", "screen"]
"""What of the screen flashes."""

GAP_MS = 400
"""From one flash to the next at least; three in a second would be 333."""
_LASTS_MS = 380
_EDGE = 0.035
"""Thickness of the edge in parts of the screen's lesser side."""
_STEP = 0.12
"""It is painted anew when it has become so much stronger or weaker: what lies below is painted with it."""
_STRONGEST = {"edge": 1.0, "screen": 0.45}
_COUNT = 3
"""So many last seconds of a phase flash ..."""
_LONG = 8 * RATE
"""... if it is so long ..."""
_UNCOUNTED = ("rep", "inhale", "exhale", "roll")
"""... and not of these kinds."""
_JUMP = RATE // 2
"""A step from one moment to the next that is longer than this was a jump: its tones were not heard."""


def due_between(timeline: Timeline, before: int, now: int) -> bool:
    """Return whether a tone, a phase or one of the last seconds of a phase began after one frame and up to
    another."""
    if not before < now <= before + _JUMP:
        return False
    first, last = (
        bisect_right(timeline.cues, frame, key=lambda cue: cue.span.start) for frame in (before, now)
    )
    if any(cue.tone is not None for cue in timeline.cues[first:last]):
        return True
    phase = timeline.phases[timeline.phase_index_at(now)]
    if phase.span.start > before:
        return True
    left = phase.span.end - now
    counted = not phase.open and phase.kind not in _UNCOUNTED and phase.span.length >= _LONG
    return counted and left < _COUNT * RATE and left // RATE != (phase.span.end - before) // RATE


class Flash(QWidget):
    """Lies over the player screen, and is not there between flashes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._kind: FlashKind = "off"
        self._colour = QColor(Qt.GlobalColor.white)
        self._strength = 0.0
        self._reduced = False
        self._since = QElapsedTimer()
        self.count = 0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._fade = QVariantAnimation(self)
        self._fade.setDuration(_LASTS_MS)
        self._fade.setKeyValues([(0.0, 0.0), (0.2, 1.0), (0.55, 0.8), (1.0, 0.0)])
        self._fade.valueChanged.connect(self._set_strength)
        self._fade.finished.connect(self.hide)
        self.hide()

    def set_kind(self, kind: FlashKind) -> None:
        """Choose what flashes."""
        self._kind = kind
        self._cut_out()

    def set_reduced_motion(self, reduced: bool) -> None:
        """Come and go at once instead of swelling."""
        self._reduced = reduced

    def flash(self, colour: str) -> None:
        """Flash once in a colour, unless the last flash has only just been."""
        if self._kind == "off" or (self._since.isValid() and self._since.elapsed() < GAP_MS):
            return
        self._since.start()
        self.count += 1
        self._colour = QColor(colour)
        self._fade.stop()
        self._fade.start()
        self.raise_()
        self.show()

    def _set_strength(self, strength: float) -> None:
        if self._reduced:
            strength = 1.0 if self._fade.currentTime() < 0.8 * _LASTS_MS else 0.0
        at_an_end = strength in (0.0, 1.0) and strength != self._strength
        if at_an_end or abs(strength - self._strength) >= _STEP:
            self._strength = strength
            self.update()

    def _cut_out(self) -> None:
        """Let the middle be painted by whoever lies below, where only the edge flashes."""
        if self._kind == "edge":
            thick = max(8, round(min(self.width(), self.height()) * _EDGE))
            inner = self.rect().adjusted(thick, thick, -thick, -thick)
            self.setMask(QRegion(self.rect()).subtracted(QRegion(inner)))
        else:
            self.setMask(QRegion(QRect(0, 0, max(1, self.width()), max(1, self.height()))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._cut_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        colour = QColor(self._colour)
        colour.setAlphaF(self._strength * _STRONGEST.get(self._kind, 0.0))
        painter = QPainter(self)
        painter.fillRect(event.rect(), colour)
        painter.end()
