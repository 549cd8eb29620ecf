"""The exercise picker: a sheet over the editor, with the exercises there are and what each is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from player.language import said
from player.ui.buttons import IconButton, round_side
from player.ui.exercise_browser.browser import ExerciseBrowser
from player.ui.exercise_browser.entries import ExerciseEntry
from player.ui.painted import Painted, Words
from player.ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from player.ui.exercise_browser.moving import FigureLoop

_USUAL = 15
"""The size of words, in pixels, beside which the button has its usual size."""


class ExercisePicker(Painted):
    """The sheet."""

    picked = Signal(str)
    """The identity of the exercise that was picked."""
    closed = Signal()
    """It goes away."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._pixels = 15
        self._find: Callable[[], tuple[ExerciseEntry, ...]] = tuple
        self.setAccessibleName(said("Choose an exercise"))
        self.title = Words(theme, self, weight=QFont.Weight.Bold)
        self.title.set_text(said("Choose an exercise"))
        self.away = IconButton(theme, "close", said("Close"), parent=self)
        self.away.clicked.connect(self._close)
        self.browser = ExerciseBrowser(theme, said("Name, muscle or equipment"), self)
        self.browser.chosen.connect(self._pick)
        self.browser.changed.connect(self._show)
        self.search = self.browser.search
        """What exercises are looked for with."""
        self.told = Words(theme, self, ink="muted", where="left", most_lines=2)
        self.hide()

    def set_exercises(
        self,
        find: Callable[[], tuple[ExerciseEntry, ...]],
        loop_of: Callable[[str], FigureLoop | None],
        *,
        moves: bool,
    ) -> None:
        """Take what finds the exercises there are each time that it is opened, and the movement of one."""
        self._find = find
        self.browser.set_figures(loop_of, moves=moves)

    def open_at(self, identity: str) -> None:
        """Show all, the one that is there now chosen."""
        self.browser.forget()
        self.show()
        self.raise_()
        self._arrange()
        self.browser.show_entries(self._find(), identity)
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_pixels(self, pixels: int) -> None:
        """Set the size of its words."""
        self._pixels = pixels
        self._arrange()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for each in (self.title, self.away, self.browser, self.told):
            each.set_theme(theme)

    def _show(self, entry: ExerciseEntry | None) -> None:
        self.told.set_text(entry.summary if entry is not None else "")

    def _pick(self, identity: str) -> None:
        self.hide()
        self.picked.emit(identity)

    def _close(self) -> None:
        self.hide()
        self.closed.emit()

    def _arrange(self) -> None:
        pixels, width, height = self._pixels, self.width(), self.height()
        pad, told = 18, round(pixels * 3.0)
        self.title.set_sizes(round(pixels * 1.4), pixels)
        side = round_side(pixels / _USUAL) - 4
        self.title.setGeometry(pad + 4, pad - 4, width - 2 * pad - side - 12, side)
        self.away.setGeometry(width - pad - side, pad - 4, side, side)
        self.browser.set_pixels(pixels)
        self.browser.setGeometry(pad, pad + side, width - 2 * pad, height - 2 * pad - side - told)
        self.told.set_sizes(round(pixels * 0.95), 11)
        self.told.setGeometry(pad + 4, height - pad - told + 4, width - 2 * pad - 8, told)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.edge), 1.5))
        painter.setBrush(QColor(self._theme.window))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 16, 16)
        painter.end()
