"""The row of buttons under the bar, with elapsed and remaining time at its ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from player.language import said
from player.timeline.frames import RATE, clock_text
from player.ui.actions import Actions
from player.ui.buttons import IconButton
from player.ui.icons import IconName
from player.ui.painted import Painted, Words
from player.ui.player_screen.spots import HIT
from player.ui.player_screen.volume import VolumePopover
from player.ui.theme import Theme

if TYPE_CHECKING:
    from player.playback.transport import State

_MIDDLE: dict[State, tuple[IconName, str]] = {
    "playing": ("pause", said("Pause")),
    "waiting": ("done", said("Done")),
}
"""What the middle button does in a state, where it is not Play."""


class Tray(Painted):
    """What lies behind the buttons where they stand over something else."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._strength = 1.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_strength(self, strength: float) -> None:
        """Fade: 1 is all there, 0 cannot be seen."""
        self._strength = strength
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setOpacity(self._strength)
        painter.fillRect(self.rect(), QColor(self._theme.window))
        painter.fillRect(0, 0, self.width(), 2, QColor(self._theme.line))
        painter.end()


class Controls(Painted):
    """List of steps; start the step again, back, play, next; volume and full screen; the times."""

    levels_changed = Signal(float, float, float, float)
    """A volume was moved: everything, voice and sounds, each 0 to 1."""

    def __init__(self, theme: Theme, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._play_size = 64
        self._times = (-1, -1)
        self.steps = IconButton(theme, "list", "", parent=self)
        self.restart = IconButton(theme, "restart", "", parent=self)
        self.back = IconButton(theme, "back", "", parent=self)
        self.play = IconButton(theme, "play", "", "main", parent=self)
        self.next = IconButton(theme, "next", "", parent=self)
        self.volume = IconButton(theme, "sound", said("Volume"), parent=self)
        self.full_screen = IconButton(theme, "full screen", "", parent=self)
        self.steps.follow(actions["steps"])
        self.restart.follow(actions["restart step"])
        self.back.follow(actions["back"])
        self.play.follow(actions["toggle"])
        self.next.follow(actions["next"])
        self.full_screen.follow(actions["full screen"])
        self.elapsed = Words(theme, self, ink="muted", weight=QFont.Weight.Medium)
        self.left = Words(theme, self, ink="muted", where="right", weight=QFont.Weight.Medium)
        self.popover = VolumePopover(theme, self)
        self.popover.levels_changed.connect(self._take_levels)
        self.volume.clicked.connect(self._open_volume)

    def set_sizes(self, play: int, small: int) -> None:
        """Set the diameter of the play button and the font size of the times, in pixels."""
        self._play_size = play
        for words in (self.elapsed, self.left):
            words.set_sizes(small, 10)
        self.popover.set_font_pixels(small)
        self._place()

    def show_times(self, elapsed: int, remaining: int) -> None:
        """Show frames played and frames to come."""
        times = elapsed // RATE, -(-remaining // RATE)
        if times != self._times:
            self._times = times
            self.elapsed.set_text(clock_text(times[0] * RATE))
            self.left.set_text(f"−{clock_text(times[1] * RATE)}")

    def show_state(self, state: State) -> None:
        """Show what the middle button does now."""
        icon, name = _MIDDLE.get(state, ("play", said("Play")))
        if name != self.play.accessibleName():
            self.play.set_icon_name(icon)
            self.play.setAccessibleName(name)

    def show_full_screen(self, full: bool) -> None:
        """Show whether the full-screen button enters or leaves."""
        self.full_screen.set_icon_name("leave full screen" if full else "full screen")

    def set_levels(self, whole: float, voice: float, tones: float, music: float) -> None:
        """Show volumes that were set elsewhere."""
        self.popover.set_levels(whole, voice, tones, music)
        self.volume.set_icon_name("muted" if whole == 0 else "sound")

    def set_strength(self, strength: float, times: float = 1.0) -> None:
        """Fade the buttons, and apart from them the times."""
        for button in self.buttons:
            button.set_strength(strength)
        for words in (self.elapsed, self.left):
            words.setVisible(times > 0)

    @property
    def buttons(self) -> tuple[IconButton, ...]:
        """Return the buttons from left to right."""
        return (self.steps, self.restart, self.back, self.play, self.next, self.volume, self.full_screen)

    def _take_levels(self, whole: float, voice: float, tones: float, music: float) -> None:
        self.volume.set_icon_name("muted" if whole == 0 else "sound")
        self.levels_changed.emit(whole, voice, tones, music)

    def _open_volume(self) -> None:
        corner = self.volume.mapToGlobal(QPoint(self.volume.width() // 2, 0))
        size = self.popover.sizeHint()
        self.popover.move(corner.x() - size.width() // 2, corner.y() - size.height() - 8)
        self.popover.show()
        self.popover.sliders[0].setFocus()

    def _place(self) -> None:
        height, play = self.height(), self._play_size
        size = max(HIT + 4, round(play * 0.78))
        gap = max(2, round(play * 0.16))
        top = (height - size) // 2
        middle = self.width() // 2
        self.play.setGeometry(QRect(middle - play // 2, (height - play) // 2, play, play))
        self.back.setGeometry(QRect(self.play.x() - gap - size, top, size, size))
        self.restart.setGeometry(QRect(self.back.x() - gap - size, top, size, size))
        self.next.setGeometry(QRect(self.play.geometry().right() + 1 + gap, top, size, size))
        room = max(60, min(round(self.width() * 0.12), self.restart.x() - 8))
        if self.width() - room - 2 * (gap + size) < self.next.geometry().right():
            room = 0
        self.elapsed.setGeometry(QRect(0, 0, room, height))
        steps = QRect(room + gap, top, size, size)
        self.steps.setGeometry(steps)
        self.steps.setVisible(steps.right() < self.restart.x() - gap)
        self.left.setGeometry(QRect(self.width() - room, 0, room, height))
        self.full_screen.setGeometry(QRect(self.left.x() - gap - size, top, size, size))
        self.volume.setGeometry(QRect(self.full_screen.x() - gap - size, top, size, size))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
