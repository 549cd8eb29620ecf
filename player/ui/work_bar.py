"""The top of a screen on which something is written or drawn: the way back, what it is, undo, play, save, and
questions."""

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


class WorkBar(Painted):
    """The first lines of the screen."""

    answered = Signal(str)
    """The answer to the question that was asked."""

    def __init__(self, theme: Theme, play: str, tip: str, parent: QWidget | None = None) -> None:
        """Take what the button to play says, and its tip."""
        super().__init__(theme, parent)
        self.way_back = IconButton(theme, "left", said("Back"), parent=self)
        self.title = Words(theme, self, weight=QFont.Weight.Bold)
        self.note = Words(theme, self, ink="muted")
        self._make_between(theme)
        self.undo = IconButton(theme, "undo", said("Undo"), parent=self)
        self.undo.setToolTip(said("Undo (Ctrl+Z)"))
        self.redo = IconButton(theme, "redo", said("Do again"), parent=self)
        self.redo.setToolTip(said("Do again (Ctrl+Shift+Z)"))
        self.play = WordButton(theme, play, "plain", "play", self)
        self.play.setToolTip(tip)
        self.save = WordButton(theme, said("Save"), "main", None, self)
        self.save.setToolTip(said("Save (Ctrl+S)"))
        self.question = Words(theme, self, weight=QFont.Weight.DemiBold, most_lines=2)
        self._answers: list[WordButton] = []

    def _make_between(self, theme: Theme) -> None:
        """Make what else there is, between the way back and the other buttons."""

    def show_note(self, note: str) -> None:
        """Say something below the title; where it has no room, the mouse finds the rest of it."""
        self.note.set_text(note)
        self.note.setToolTip(note)

    def ask(self, question: str, answers: tuple[tuple[str, str], ...]) -> None:
        """Ask something, each answer with its name; an empty question asks nothing any more."""
        for button in self._answers:
            button.hide()
            button.deleteLater()
        self._answers = []
        self.question.set_text(question)
        for place, (answer, words) in enumerate(answers if question else ()):
            button = WordButton(self._theme, words, "main" if not place else "plain", None, self)
            button.clicked.connect(lambda _on=False, answer=answer: self._take(answer))
            button.show()
            self._answers.append(button)

    @property
    def answers(self) -> tuple[WordButton, ...]:
        """Return the buttons of the question that is asked."""
        return tuple(self._answers)

    def show_state(self, *, can_undo: bool, can_redo: bool, changed: bool, playable: bool = True) -> None:
        """Show what can be done."""
        for button, can, faint in (
            (self.undo, can_undo, 0.35),
            (self.redo, can_redo, 0.35),
            (self.save, changed, 0.45),
            (self.play, playable, 0.45),
        ):
            button.setEnabled(can)
            button.set_strength(1.0 if can else faint)

    def arrange(self, width: int, pixels: int, margin: int) -> int:
        """Put everything in its place in a width; return the height that it takes."""
        for button in (self.play, self.save, *self._answers):
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
        left = margin + side + 8
        right, top = self._arrange_between(left, right, margin, tall, pixels)
        room = max(30, right - left - 8)
        self.title.set_sizes(round(pixels * 1.35), round(pixels * 0.9))
        self.title.setGeometry(left, margin - 1, room, round(tall * 0.56))
        self.note.set_sizes(max(11, round(pixels * 0.85)), max(10, round(pixels * 0.7)))
        self.note.setGeometry(left, margin + round(tall * 0.54), room, round(tall * 0.46))
        return self._arrange_question(top, width, pixels, margin)

    def _arrange_between(self, left: int, right: int, margin: int, tall: int, pixels: int) -> tuple[int, int]:
        """Put what else there is between two edges of the first line, or below it; return the right edge of
        the room that is left in the line, and the foot of all."""
        return right, margin + tall + 6

    def _arrange_question(self, top: int, width: int, pixels: int, margin: int) -> int:
        self.question.setVisible(bool(self._answers))
        if not self._answers:
            return top
        row = self._answers[0].sizeHint().height()
        room = width - 2 * margin
        wide = sum(button.sizeHint().width() + 4 for button in self._answers)
        self.question.set_sizes(pixels, 11)
        if room - wide >= min(pixels * 24, room / 2):  # beside each other
            self.question.setGeometry(margin + 12, top, room - wide - 20, row)
            left = width - margin - wide + 4
        else:
            self.question.setGeometry(margin + 12, top, room - 24, row)
            left, top = margin, top + row
        for button in self._answers:
            wide = button.sizeHint().width()
            if left + wide > width - margin and left > margin:
                left, top = margin, top + row
            button.setGeometry(left, top, min(wide, room), row)
            left += wide + 4
        return top + row + 6

    def _take(self, answer: str) -> None:
        self.ask("", ())
        self.answered.emit(answer)
