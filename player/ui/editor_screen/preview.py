"""The preview: the moment at the play-head, small, as the player would show it; it can run by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QHideEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from player.language import said
from player.timeline.frames import RATE, clock_text
from player.timeline.moment import moment_at
from player.ui.buttons import IconButton
from player.ui.figure_view import FigureView
from player.ui.painted import Painted, Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from player.figures.drawing import Drawing
    from player.timeline.moment import Moment
    from player.timeline.timeline import Timeline
    from player.ui.theme import Theme

_TICK_MS = 50


class Preview(Painted):
    """A figure, the phase, what is said, and how much is left."""

    frame_reached = Signal(int)
    """The frame that is shown now, while it runs."""
    say_wanted = Signal(str)
    """A line is to be heard."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._timeline: Timeline | None = None
        self._moment: Moment | None = None
        self._draw: Callable[[Moment], Drawing | None] = lambda _moment: None
        self._pixels = 15
        self._from = 0
        self._shown: tuple[Timeline, int] | None = None
        self._clock = QElapsedTimer()
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self._advance)
        self.figure = FigureView(self)
        self.heading = Words(theme, self, weight=QFont.Weight.Bold)
        self.seconds = Words(theme, self, weight=QFont.Weight.Bold, where="right")
        self.name = Words(theme, self, ink="muted", most_lines=2)
        self.caption = Words(theme, self, most_lines=3)
        self.run = IconButton(theme, "play", said("Watch it here (Ctrl+Space in the ruler)"), parent=self)
        self.run.setToolTip(said("Watch it here"))
        self.run.clicked.connect(self.toggle)
        self.say = IconButton(theme, "sound", said("Say this line"), parent=self)
        self.say.clicked.connect(self._ask_say)
        self.setAccessibleName(said("Preview"))

    def set_draw(self, draw: Callable[[Moment], Drawing | None]) -> None:
        """Take what draws the figure of a moment."""
        self._draw = draw

    def show_timeline(self, timeline: Timeline | None) -> None:
        """Show moments of a timeline; None keeps the last good one."""
        if timeline is not None:
            self._timeline = timeline

    def show_frame(self, frame: int) -> None:
        """Show the moment at a frame."""
        if self._timeline is None or not self._timeline.phases:
            return
        frame = min(max(0, frame), self._timeline.length - 1)
        shown = (self._timeline, frame)
        if (
            not self.running
            and self._shown is not None
            and self._shown[0] is shown[0]
            and self._shown[1] == frame
        ):
            return
        self._shown = shown
        self._from = frame
        if self.running:
            self._clock.restart()
        self._show(frame)

    @property
    def running(self) -> bool:
        """Return whether it runs by itself."""
        return self._tick.isActive()

    def toggle(self) -> None:
        """Run from here, or stand still."""
        if self.running:
            self.stop()
        elif self._timeline is not None:
            self._clock.start()
            self._tick.start()
            self.run.set_icon_name("pause")

    def stop(self) -> None:
        """Stand still."""
        if self.running and self._moment is not None:
            self._from = self._moment.frame
        self._tick.stop()
        self.run.set_icon_name("play")

    def set_pixels(self, pixels: int) -> None:
        """Set the size of its words."""
        self._pixels = pixels
        self._arrange()

    def _advance(self) -> None:
        frame = self._from + self._clock.elapsed() * RATE // 1000
        if self._timeline is None or frame >= self._timeline.length:
            self.stop()
            return
        self._show(frame)
        self.frame_reached.emit(frame)

    def _show(self, frame: int) -> None:
        assert self._timeline is not None
        self._moment = moment = moment_at(self._timeline, frame)
        phase = moment.phase
        side = f" · {phase.side}" if phase.side is not None else ""
        self.heading.set_text(f"{phase.name}{side}")
        self.heading.set_colour(self._theme.phase(phase.kind))
        self.seconds.set_text("done?" if phase.open else clock_text(moment.left + RATE - 1))
        self.name.set_text(phase.title)
        self.caption.set_text(moment.caption or phase.note or phase.say)
        self.say.setEnabled(bool(self.caption.text))
        self.say.set_strength(1.0 if self.caption.text else 0.35)
        self.figure.show_drawing(self._draw(moment))
        self.update()

    def _ask_say(self) -> None:
        if self.caption.text:
            self.say_wanted.emit(self.caption.text)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        super().set_theme(theme)
        if self._moment is not None:
            self._show(self._moment.frame)

    def _arrange(self) -> None:
        pixels, width, height = self._pixels, self.width(), self.height()
        pad = 10
        figure = min(round(width * 0.46), round(height * 1.2))
        self.figure.setGeometry(pad, pad, figure - pad, height - 2 * pad)
        left = figure + pad
        room = width - left - pad
        line = round(pixels * 1.9)
        clock = round(pixels * 4)
        self.heading.set_sizes(round(pixels * 1.35), pixels - 3)
        self.heading.setGeometry(left, pad, room - clock, line)
        self.seconds.set_sizes(round(pixels * 1.5), pixels)
        self.seconds.setGeometry(width - pad - clock, pad, clock, line)
        self.name.set_sizes(pixels, pixels - 2)
        self.name.setGeometry(left, pad + line, room, round(pixels * 1.5))
        foot = 44
        self.caption.set_sizes(round(pixels * 0.95), 11)
        top = pad + line + round(pixels * 1.6)
        spare = height - top - foot - 4
        self.caption.setVisible(spare >= pixels * 1.3)
        self.caption.setGeometry(left, top, room, max(0, spare))
        self.run.setGeometry(left - 6, height - foot - 2, foot, foot)
        self.say.setGeometry(left + foot - 2, height - foot - 2, foot, foot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def hideEvent(self, event: QHideEvent) -> None:
        self.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        kind = self._moment.phase.kind if self._moment is not None else None
        painter.setPen(QPen(QColor(theme.line), 1))
        painter.setBrush(QColor(theme.stage(kind) if kind is not None else theme.card))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 12, 12)
        if kind is not None and self._moment is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.phase(kind)))
            wide = (self.width() - 16) * min(1.0, self._moment.progress)
            painter.drawRoundedRect(QRectF(8, self.height() - 5, wide, 3), 1.5, 1.5)
        painter.end()
