"""The top of the workshop: the way back, what is worked on, undo, play, save, and what was kept last time."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from player.language import said
from player.ui.buttons import IconButton, WordButton, round_side
from player.ui.painted import Painted, Words
from player.ui.theme import Theme

_USUAL = 15
"""The size of words, in pixels, beside which round buttons have their usual size."""


class TopBar(Painted):
    """The first lines of the screen."""

    draft_wanted = Signal(bool)
    """Whether the changes that were kept from last time are wanted."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.way_back = IconButton(theme, "left", said("Back"), parent=self)
        self.title = Words(theme, self, weight=QFont.Weight.Bold)
        self.note = Words(theme, self, ink="muted")
        self.undo = IconButton(theme, "undo", said("Undo"), parent=self)
        self.undo.setToolTip(said("Undo (Ctrl+Z)"))
        self.redo = IconButton(theme, "redo", said("Do again"), parent=self)
        self.redo.setToolTip(said("Do again (Ctrl+Shift+Z)"))
        self.play = WordButton(theme, said("Play"), "plain", "play", self)
        self.play.setToolTip(said("Play the motion (Ctrl+P)"))
        self.save = WordButton(theme, said("Save"), "main", None, self)
        self.save.setToolTip(said("Save (Ctrl+S)"))
        self.kept = Words(theme, self, weight=QFont.Weight.DemiBold, most_lines=2)
        self.kept.set_text(said("There are changes from last time that were not saved."))
        self.take_kept = WordButton(theme, said("Take them up"), "main", None, self)
        self.take_kept.clicked.connect(lambda: self._answer(True))
        self.drop_kept = WordButton(theme, said("Leave them"), "plain", None, self)
        self.drop_kept.clicked.connect(lambda: self._answer(False))
        self._offers = False

    def offer_kept(self, offers: bool) -> None:
        """Offer the changes that were kept from last time, or no more."""
        self._offers = offers

    def show_note(self, note: str) -> None:
        """Say something below the name; where it has no room, the mouse finds the rest of it."""
        self.note.set_text(note)
        self.note.setToolTip(note)

    def show_state(self, *, can_undo: bool, can_redo: bool, changed: bool) -> None:
        """Show what can be done."""
        for button, can, faint in (
            (self.undo, can_undo, 0.35),
            (self.redo, can_redo, 0.35),
            (self.save, changed, 0.45),
        ):
            button.setEnabled(can)
            button.set_strength(1.0 if can else faint)

    def arrange(self, width: int, pixels: int, margin: int) -> int:
        """Put everything in its place in a width; return the height that it takes."""
        for button in (self.play, self.save, self.take_kept, self.drop_kept):
            button.set_font_pixels(pixels)
        side = round_side(pixels / _USUAL)
        tall = max(side, self.save.sizeHint().height())
        right = width - margin
        for widget in (self.save, self.play, self.redo, self.undo):
            wide = side if isinstance(widget, IconButton) else widget.sizeHint().width()
            right -= wide
            widget.setGeometry(right, margin, wide, tall if wide != side else side)
            right -= 4
        self.way_back.setGeometry(margin, margin, side, side)
        left = margin + side + 10
        room = max(40, right - left - 8)
        self.title.set_sizes(round(pixels * 1.45), pixels)
        self.title.setGeometry(left, margin - 2, room, round(tall * 0.6))
        self.note.set_sizes(max(11, round(pixels * 0.85)), max(10, round(pixels * 0.7)))
        self.note.setGeometry(left, margin + round(tall * 0.55), room, round(tall * 0.47))
        return self._arrange_offer(margin + tall + 8, width, pixels, margin)

    def _arrange_offer(self, top: int, width: int, pixels: int, margin: int) -> int:
        offer: tuple[QWidget, ...] = (self.kept, self.take_kept, self.drop_kept)
        for each in offer:
            each.setVisible(self._offers)
        if not self._offers:
            return top
        yes, no = self.take_kept.sizeHint().width(), self.drop_kept.sizeHint().width()
        row = self.take_kept.sizeHint().height()
        self.drop_kept.setGeometry(width - margin - no, top, no, row)
        self.take_kept.setGeometry(width - margin - no - yes - 4, top, yes, row)
        self.kept.set_sizes(pixels, 11)
        self.kept.setGeometry(margin + 12, top, width - 2 * margin - yes - no - 32, row)
        return top + row + 6

    def _answer(self, wanted: bool) -> None:
        self._offers = False
        self.draft_wanted.emit(wanted)
