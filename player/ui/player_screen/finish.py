"""The kind end of a session: that it is done, how long it was, and what was done."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from player.language import counted, said
from player.timeline.frames import RATE
from player.timeline.moment import Moment
from player.timeline.timeline import Timeline
from player.ui.announcing import announce
from player.ui.buttons import WordButton
from player.ui.fonts import fitted, font
from player.ui.icons import paint_icon
from player.ui.painted import PaintedText, paint_lines
from player.ui.theme import Theme, mix

_JUMP = 2 * RATE
"""A step from one moment to the next that is longer than this was a jump, not play."""

_LEAST_LETTERS = 11
"""Least font size on the buttons, in pixels."""

_SPACING = 1.55
"""Height of a row in parts of its font size."""


class Tally:
    """How much of each step was really played, gathered from the moments that were shown."""

    def __init__(self) -> None:
        self._last = 0
        self._played: dict[int, int] = {}
        self._touched: set[int] = set()

    @property
    def touched(self) -> AbstractSet[int]:
        """Return the steps of which anything was played, a rest as well."""
        return self._touched

    def recall(self, steps: Iterable[int]) -> None:
        """Take in what was played before the session was interrupted."""
        self._touched.update(steps)

    def count(self, moment: Moment) -> None:
        """Take in the next moment."""
        passed = moment.frame - self._last
        self._last = moment.frame
        if 0 < passed <= _JUMP:
            self._touched.add(moment.phase.step)
        if 0 < passed <= _JUMP and moment.phase.kind not in ("prepare", "rest", "change side"):
            self._played[moment.phase.step] = self._played.get(moment.phase.step, 0) + passed

    def summary(self, timeline: Timeline) -> Summary:
        """Return what was done: the titles of steps of which anything was played, and the minutes of work."""
        titles = (timeline.steps[step].title for step in sorted(self._played) if step < len(timeline.steps))
        seconds = sum(self._played.values()) / RATE
        return Summary(
            timeline.title, round(seconds / 60), tuple(dict.fromkeys(title for title in titles if title))
        )


@dataclass(frozen=True, slots=True)
class Summary:
    """What was done in a session."""

    title: str
    """The session's title."""
    minutes: int
    """Minutes of work, without rests and preparation."""
    done: tuple[str, ...]
    """Titles of what was done."""

    @property
    def minutes_text(self) -> str:
        """Return the minutes in words."""
        if self.minutes < 1:
            return said("Less than a minute of movement")
        return counted("1 minute of movement", "{count} minutes of movement", self.minutes)


class FinishSheet(PaintedText):
    """The last sheet of a session."""

    again_asked = Signal()
    """To do it once more."""
    library_asked = Signal()
    """To go back to the sessions."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._summary = Summary("", 0, ())
        self._next = ""
        self._pixels = 24
        self.again = WordButton(theme, said("Once more"), "plain", "restart", self)
        self.library = WordButton(theme, said("Back to the sessions"), "main", "left", self)
        self.again.clicked.connect(self.again_asked)
        self.library.clicked.connect(self.library_asked)

    def show_summary(self, summary: Summary) -> None:
        """Show what was done."""
        self._summary = summary
        self._tell()

    def show_next(self, text: str) -> None:
        """Show what comes next, on another day; nothing where the text is empty."""
        self._next = text
        self._tell()
        if self.isVisible():
            announce(self, text)

    def _tell(self) -> None:
        summary = self._summary
        told = said("Well done. {title}. {time}.", title=summary.title, time=summary.minutes_text)
        words = (told, *(f"{each}." for each in summary.done), self._next)
        self.setAccessibleName(" ".join(word for word in words if word))
        self.update()

    def set_pixels(self, pixels: int) -> None:
        """Set the font size of the list."""
        self._pixels = pixels
        self._place()

    def _place(self) -> None:
        # what is read from afar is larger than what is pressed from nearby has to be
        letters = min(self._pixels * 0.72, self.height() * 0.042, self.width() * 0.027)
        for button in (self.again, self.library):
            button.set_font_pixels(max(_LEAST_LETTERS, round(letters)))
        sizes = [self.again.sizeHint(), self.library.sizeHint()]
        height = max(size.height() for size in sizes)
        gap = 16
        total = sum(size.width() for size in sizes) + gap
        left = (self.width() - total) // 2
        top = round(self.height() * 0.93) - height
        self.again.setGeometry(QRect(left, top, sizes[0].width(), height))
        self.library.setGeometry(QRect(left + sizes[0].width() + gap, top, sizes[1].width(), height))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(self._theme.window))
        radius = self.height() * 0.10
        centre = QPointF(self.width() / 2, self.height() * 0.05 + radius)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(mix(self._theme.window, self._theme.phase("relax"), 0.18)))
        painter.drawEllipse(centre, radius, radius)
        sign = QRectF(centre.x() - radius * 0.6, centre.y() - radius * 0.6, radius * 1.2, radius * 1.2)
        paint_icon(painter, "done", sign, QColor(self._theme.phase("relax")))
        self._paint_words(painter, centre.y() + radius)
        painter.end()

    def _paint_words(self, painter: QPainter, top: float) -> None:
        theme, pixels, summary = self._theme, self._pixels, self._summary
        rows = (
            (said("Well done"), pixels * 2.6, QFont.Weight.Bold, theme.ink, 1),
            (summary.title, pixels * 1.1, QFont.Weight.DemiBold, theme.ink, 1),
            (summary.minutes_text, pixels * 1.1, QFont.Weight.Medium, theme.muted, 1),
            (" · ".join(summary.done), pixels * 0.9, QFont.Weight.Normal, theme.muted, 3),
            *(((self._next, pixels, QFont.Weight.DemiBold, theme.accent, 2),) if self._next else ()),
        )
        width = round(min(self.width() * 0.9, pixels * 34))
        left = (self.width() - width) / 2
        needed = sum(wished * _SPACING * most for _, wished, _, _, most in rows)
        squeeze = min(1.0, (self.again.y() - top) / needed)
        for text, wished, weight, colour, most in rows:
            size = round(wished * squeeze)
            fit = fitted(text, width, round(size * _SPACING * most), size, 11, weight, most)
            height = size * _SPACING * max(1, len(fit.lines))
            painter.setFont(font(fit.pixels, weight))
            painter.setPen(QColor(colour))
            paint_lines(painter, fit.lines, QRectF(left, top, width, height), "centre")
            top += height
