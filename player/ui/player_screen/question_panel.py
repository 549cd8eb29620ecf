"""The question panel: what a session asks on the way, with answers large enough for a foot; nobody has to."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from player.language import said
from player.session.asking import Question
from player.timeline.frames import RATE
from player.ui.announcing import announce
from player.ui.buttons import WordButton
from player.ui.painted import Painted, Words
from player.ui.theme import Theme
from player.ui.timers import single_shot

_TEN_MS = 700
"""A nought that follows a one so soon makes it a ten."""
_UNITS = {"degrees": "°", "cm": "cm", "s": "s", "reps": "times"}
_ENDS = {
    "pain": (said("no pain at all"), said("as bad as it can be")),
    "effort": (said("no effort at all"), said("all that I have")),
}
_LEAST_BUTTON = 64
_DELETE = "⌫"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class QuestionPanel(Painted):
    """A sheet over figure and ring that asks one thing."""

    spoken_as = "page"
    answered = Signal(float)
    """The answer, in the question's unit."""
    skipped = Signal()
    """The person does not want to answer."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._question: Question | None = None
        self._typed = ""
        self._left = 0
        self._share = 1.0
        self._pixels = 20
        self._head = 0
        self.text = Words(theme, self, where="centre", weight=QFont.Weight.Bold, most_lines=3)
        self.number = Words(theme, self, where="centre", weight=QFont.Weight.Bold)
        self.low = Words(theme, self, ink="muted")
        self.high = Words(theme, self, ink="muted", where="right")
        self.rest = Words(theme, self, ink="muted", where="centre")
        self.choices: list[WordButton] = []
        self.skip = WordButton(theme, said("Skip"), "quiet", parent=self)
        self.skip.clicked.connect(self.skipped)
        self._one_or_ten = single_shot(self, _TEN_MS, lambda: self._answer(1))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide()

    @property
    def question(self) -> Question | None:
        """Return what is asked; None while nothing is."""
        return self._question

    def show_question(self, question: Question | None, left: int = 0, length: int = 1) -> None:
        """Ask something, or nothing; ``left`` of ``length`` frames are left to answer in."""
        if question != self._question:
            self._question = question
            self._begin(question)
        if question is not None:
            self._show_left(left, length)

    def set_pixels(self, pixels: int) -> None:
        """Set the font size of the smaller words."""
        if pixels != self._pixels:
            self._pixels = pixels
            self._place()

    def set_head(self, pixels: int) -> None:
        """Leave so much of its top to what is told beside the question."""
        if pixels != self._head:
            self._head = pixels
            self._place()

    # -- what is asked

    def _begin(self, question: Question | None) -> None:
        self._one_or_ten.stop()
        self._typed = ""
        for button in self.choices:
            button.hide()
            button.deleteLater()
        self.choices = []
        if question is None:
            self._leave()
            return
        self.text.set_text(question.text)
        self.setAccessibleName(question.text)
        low, high = _ENDS.get(question.what, ("", ""))
        self.low.set_text(low)
        self.high.set_text(high)
        self.choices = [self._button(text, value) for text, value in _choices(question)]
        for one, other in pairwise((self, *self.choices, self.skip)):
            QWidget.setTabOrder(one, other)
        self._show_typed()
        self._place()
        self.show()
        self.raise_()
        self.setFocus()

    def _leave(self) -> None:
        """Hide, and let the screen have the keys again."""
        parent, focus = self.parentWidget(), QApplication.focusWidget()
        if parent is not None and focus is not None and (focus is self or self.isAncestorOf(focus)):
            parent.setFocus()
        self.hide()

    def _button(self, text: str, value: float | None) -> WordButton:
        main = text in (said("OK"), said("Another round"))
        button = WordButton(self._theme, text, "main" if main else "plain", parent=self)
        if text == _DELETE:
            button.setAccessibleName(said("Delete the last digit"))
        button.clicked.connect(lambda: self._press(text, value))
        button.show()
        return button

    def _press(self, text: str, value: float | None) -> None:
        if value is not None:
            self._answer(value)
        elif text == said("OK"):
            self._answer_typed()
        elif text == _DELETE:
            self._type(self._typed[:-1])
        else:
            self._type(self._typed + text)

    # -- answers

    def _answer(self, value: float) -> None:
        self._one_or_ten.stop()
        if self._question is not None and self._question.low <= value <= self._question.high:
            self.answered.emit(value)

    def _answer_typed(self) -> None:
        if self._typed:
            self._answer(float(self._typed))

    def _type(self, text: str) -> None:
        if self._question is not None and (not text or int(text) <= self._question.high):
            self._typed = str(int(text)) if text else ""
            self._show_typed()
            announce(self, self.number.text)

    def _show_typed(self) -> None:
        question = self._question
        measures = question is not None and question.what == "measure"
        unit = _UNITS.get(question.unit, "") if question is not None else ""
        gap = "" if unit == "°" else " "
        self.number.setVisible(measures)
        self.number.set_text(f"{self._typed or '–'}{gap}{unit}" if measures else "")

    def _digit(self, digit: int) -> None:
        question = self._question
        if question is None:
            return
        if question.what == "measure":
            self._type(self._typed + str(digit))
        elif self._one_or_ten.isActive() and digit == 0:
            self._answer(10)
        elif digit == 1 and question.high >= 10:
            self._one_or_ten.start()
        else:
            self._answer(digit)

    # -- time and place

    def _show_left(self, left: int, length: int) -> None:
        seconds = -(-left // RATE)
        self.rest.set_text(said("It goes on by itself in {seconds} s", seconds=seconds))
        share = left / max(1, length)
        if seconds != self._left or abs(share - self._share) > 0.01:
            self._left, self._share = seconds, share
            self.update()

    @property
    def _high(self) -> int:
        """Return the height that the question has, in pixels."""
        return self.height() - self._head

    def _place(self) -> None:
        question = self._question
        if question is None or self.width() < 40:
            return
        wide, high, pixels = self.width(), self._high, self._pixels
        margin = max(12, round(wide * 0.03))
        inner = wide - 2 * margin
        self.text.setGeometry(margin, self._head + round(high * 0.05), inner, round(high * 0.27))
        self.text.set_sizes(pixels * 2.0, 16)
        measures = question.what == "measure"
        top = self._head + round(high * 0.34)
        if measures:
            self.number.setGeometry(margin, top, inner, round(high * 0.13))
            self.number.set_sizes(min(pixels * 2.6, high * 0.12), 16)
            top = self._head + round(high * 0.48)
        lowest = self._place_below(margin, inner)
        letters = min(pixels * 0.8, high * 0.065)
        labels = round(letters * 1.75) if self.low.text else 0
        bottom = self._place_choices(margin, top, inner, lowest - labels - top)
        ends = (self.low, self.high)
        for words, left in zip(ends, (margin, margin + inner // 2), strict=True):
            words.setGeometry(left, bottom + 2, inner // 2, round(letters * 1.75))
            words.set_sizes(letters, 12)
        size = min(words.fit.pixels for words in ends)
        for words in ends:
            words.set_sizes(size, 12)

    def _place_below(self, margin: int, inner: int) -> int:
        """Lay out what stands below the answers; return where it begins."""
        pixels = min(self._pixels, self._high * 0.065)
        self.skip.set_font_pixels(round(pixels * 0.8))
        size = self.skip.sizeHint()
        top = self.height() - round(self._high * 0.02) - size.height()
        self.skip.setGeometry((self.width() - size.width()) // 2, top, size.width(), size.height())
        self.rest.setGeometry(margin, top - round(pixels * 1.1), inner, round(pixels * 1.1))
        self.rest.set_sizes(pixels * 0.7, 12)
        return self.rest.y() - 2

    def _place_choices(self, left: int, top: int, width: int, height: int) -> int:
        """Lay the answers out in as few rows as leave them large; return where they end."""
        count = len(self.choices)
        rows = 1 if width / count >= _LEAST_BUTTON else 2 if width * 2 / count >= _LEAST_BUTTON else 3
        columns = -(-count // rows)
        wide = min(width // columns, 3 * height // rows if count > 2 else width // 2)
        tall = min(height // rows, max(wide, 72), 132)
        edge = left + (width - wide * columns) // 2
        longest = max(len(button.text()) for button in self.choices)
        letters = min(tall * 0.42, wide * 0.8 / (0.62 * longest + 0.6), self._pixels * 1.6)
        for index, button in enumerate(self.choices):
            row, column = divmod(index, columns)
            button.setGeometry(edge + column * wide, top + row * tall, wide, tall)
            button.set_font_pixels(round(max(14, letters)))
        return top + rows * tall

    # -- Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
            self._digit(key - Qt.Key.Key_0)
        elif key == Qt.Key.Key_Backspace:
            self._type(self._typed[:-1])
        elif key in _ENTER:
            self._answer_typed()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.window))
        painter.fillRect(QRectF(0, self._head, self.width() * self._share, 5), QColor(self._theme.accent))
        painter.end()


def _choices(question: Question) -> list[tuple[str, float | None]]:
    """Return what can be pressed: its words, and the answer that it is, if it is one."""
    if question.what == "again":
        return [(said("Another round"), 1), (said("That is enough"), 0)]
    if question.what == "measure":
        return [(text, None) for text in (*"123456789", _DELETE, "0", said("OK"))]
    return [(str(value), float(value)) for value in range(question.low, question.high + 1)]
