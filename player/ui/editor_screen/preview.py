"""The preview: the player's own screen, small, at the play-head, and the buttons that let it be heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QHideEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from player.language import said
from player.timeline.frames import clock_text
from player.ui.actions import Actions
from player.ui.buttons import IconButton, WordButton
from player.ui.figure_view import FigureView
from player.ui.fonts import font
from player.ui.painted import Painted, Words
from player.ui.player_screen.screen import PlayerScreen

if TYPE_CHECKING:
    from player.ui.theme import Theme

_SHAPE = 16 / 9
"""The screen is so many times as wide as high."""
_ROW = 46
"""Height of the buttons below the screen, in pixels."""
_COLUMN = 62
"""Width of the buttons beside it, where the preview is low."""
_EDGE = 1.5


class Preview(Painted):
    """A small player."""

    toggle_wanted = Signal()
    """To be heard from the play-head, or to be silent."""
    pressed = Signal()
    """The small player itself was pressed: go on from what waits for the person, else as
    ``toggle_wanted``."""
    say_wanted = Signal()
    """The line at the cursor is to be heard."""
    was_hidden = Signal()
    """It is seen no more."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._pixels = 15
        self._playing = False
        self._empty = True
        self._times: tuple[str, ...] = ()
        # The screen's own commands belong to what is played in the window: here they have no keys.
        self._holder = QWidget()
        self._actions = Actions(self._holder)
        self._actions.connect_command("toggle", self.pressed.emit)
        self.figure = FigureView()
        self.player = PlayerScreen(theme, self.figure, self._actions, parent=self, inset=True)
        self.player.setAccessibleName(said("Preview of the player"))
        self.player.hide()
        self.hint = Words(theme, self, ink="muted", where="centre", most_lines=4)
        self.hint.set_text(said("The first step that can be played is seen here as the player shows it."))
        self.run = WordButton(theme, said("Hear it here"), "plain", "play", self)
        self.say = WordButton(theme, said("Say this line"), "quiet", "sound", self)
        self.small_run = IconButton(theme, "play", said("Hear it here"), "main", self)
        self.small_say = IconButton(theme, "sound", said("Say this line"), parent=self)
        for run in (self.run, self.small_run):
            run.setToolTip(said("Hear it here, with its sound, from the play-head (F6)"))
            run.clicked.connect(self.toggle_wanted)
        for say in (self.say, self.small_say):
            say.setToolTip(said("Say the line at the cursor (F7)"))
            say.clicked.connect(self.say_wanted)
        self.time = Words(theme, self, ink="muted", where="right")
        self._show_buttons()
        self.setAccessibleName(said("Preview"))

    @property
    def playing(self) -> bool:
        """Return whether it is heard."""
        return self._playing

    def show_playing(self, playing: bool) -> None:
        """Tell whether it is heard."""
        if playing != self._playing:
            self._playing = playing
            words = said("Stop") if playing else said("Hear it here")
            self.run.set_words(words, "pause" if playing else "play")
            self.small_run.set_icon_name("pause" if playing else "play")
            self.small_run.setAccessibleName(words)
            self._arrange()
            self.update()

    def show_time(self, frame: int, length: int) -> None:
        """Tell where the play-head is in a session of so many frames; of none there is nothing to see."""
        times = (f"{clock_text(frame)} / {clock_text(length)}", clock_text(frame)) if length else ()
        if times != self._times:
            self._times = times
            self._show_times()
        self._show_empty(not length)

    def set_pixels(self, pixels: int) -> None:
        """Set the size of its words."""
        self._pixels = pixels
        self._arrange()

    def height_for(self, width: int) -> int:
        """Return how high it is wished to be in a width, in pixels."""
        return round((width - 2 * _EDGE) / _SHAPE) + _ROW + 4

    def _show_times(self) -> None:
        """Show as much of the time as has room."""
        metrics = QFontMetricsF(font(max(12, self._pixels - 1)))
        fits = (text for text in self._times if metrics.horizontalAdvance(text) <= self.time.width())
        self.time.set_text(next(fits, ""))

    def _show_empty(self, empty: bool) -> None:
        if empty == self._empty:
            return
        self._empty = empty
        self.player.setVisible(not empty)
        self._show_buttons()
        self._arrange()
        self.update()

    def _show_buttons(self) -> None:
        for button in (self.run, self.say, self.small_run, self.small_say):
            button.setEnabled(not self._empty)
            button.set_strength(0.4 if self._empty else 1.0)

    def _arrange(self) -> None:
        width, height = self.width(), self.height()
        low = width / _SHAPE > height - _ROW + 30
        for words in (self.run, self.say, self.time):
            words.setVisible(not low)
        for icon in (self.small_run, self.small_say):
            icon.setVisible(low)
        if low:
            tall, wide = height - 2 * _EDGE, min(width - _COLUMN - 2 * _EDGE, (height - 2 * _EDGE) * _SHAPE)
            left = width - _COLUMN + 7
            self.small_run.setGeometry(left, round(height / 2 - 50), 48, 48)
            self.small_say.setGeometry(left, round(height / 2 + 2), 48, 48)
        else:
            wide = min(width - 2 * _EDGE, (height - _ROW - 2 * _EDGE) * _SHAPE)
            tall = wide / _SHAPE
            self._arrange_row(round(_EDGE + tall + 2))
        room = QRectF((width - (_COLUMN if low else 0) - wide) / 2, _EDGE, wide, tall)
        self.player.setGeometry(room.toAlignedRect())
        self.hint.set_sizes(self._pixels, 12)
        self.hint.setGeometry(room.adjusted(20, 10, -20, -10).toAlignedRect())
        self.hint.setVisible(self._empty)

    def _arrange_row(self, top: int) -> None:
        pixels = max(12, self._pixels - 1)
        left = 2
        for button in (self.run, self.say):
            button.set_font_pixels(pixels)
            wide = button.sizeHint().width()
            button.setGeometry(left, top, wide, _ROW - 2)
            left += wide
        self.time.set_sizes(pixels, 11)
        self.time.setGeometry(left, top, max(0, self.width() - left - 14), _ROW - 2)
        self._show_times()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        super().set_theme(theme)
        self.player.set_theme(theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def hideEvent(self, event: QHideEvent) -> None:
        self.was_hidden.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, playing = self._theme, self._playing
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.accent if playing else theme.line), 2 if playing else 1))
        painter.setBrush(QColor(theme.card))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()
        del event
