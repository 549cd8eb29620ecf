"""Notes at the head of the form: what is wrong and no field's, each with its way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent

from player.language import said
from player.ui.buttons import WordButton
from player.ui.fonts import font, wrapped
from player.ui.painted import Painted, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from player.session.problems import Problem
    from player.ui.theme import Theme

MOST_NOTES = 4
"""So many problems are told at once; the next ones come as these are mended."""
_INDENT = 6


class ProblemNotes(Painted):
    """The notes, one below the other; as high as they are."""

    fix_wanted = Signal(object)
    """The way out of a ``Problem`` is to be taken."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._pixels = 14
        self._problems: tuple[Problem, ...] = ()
        self._words: list[Words] = []
        self.mends: list[WordButton] = []
        """What takes the way out of each, hidden where there is none."""
        self.setFixedHeight(0)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show problems, the worst first."""
        self._problems = tuple(problems[:MOST_NOTES])
        while len(self._words) < len(self._problems):
            self._add(len(self._words))
        for place, (words, mend) in enumerate(zip(self._words, self.mends, strict=True)):
            problem = self._problems[place] if place < len(self._problems) else None
            words.setVisible(problem is not None)
            mend.setVisible(problem is not None and problem.fix is not None)
            if problem is not None:
                words.set_text(told_of(problem))
                words.set_colour(colour_of(problem, self._theme))
            if problem is not None and problem.fix is not None:
                mend.set_words(said("Mend: {title}", title=problem.fix.title), "done")
        self.fit()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for words, mend in zip(self._words, self.mends, strict=True):
            words.set_theme(theme)
            mend.set_theme(theme)
        self.show_problems(self._problems)

    def set_pixels(self, pixels: int) -> None:
        """Set the size of its words."""
        self._pixels = pixels
        for mend in self.mends:
            mend.set_font_pixels(max(11, round(pixels * 0.85)))
        self.fit()

    def fit(self) -> None:
        """Have the height of what it holds in the width that it has."""
        small, top = max(11, round(self._pixels * 0.9)), 0
        metrics = QFontMetricsF(font(small))
        room = max(80, self.width() - 2 * _INDENT)
        for problem, words, mend in zip(self._problems, self._words, self.mends, strict=False):
            lines = len(wrapped(words.text, metrics, room))
            words.set_sizes(small, small)
            words.set_most_lines(lines)
            tall = round(metrics.lineSpacing() * lines) + 4
            words.setGeometry(_INDENT, top, room, tall)
            top += tall
            if problem.fix is not None:
                size = mend.sizeHint()
                mend.setGeometry(_INDENT - 8, top, min(size.width(), room), size.height())
                top += size.height()
        if top != self.height():
            self.setFixedHeight(top)

    def _add(self, place: int) -> None:
        words = Words(self._theme, self)
        mend = WordButton(self._theme, said("Mend it"), "quiet", "done", self)
        mend.set_font_pixels(max(11, round(self._pixels * 0.85)))
        mend.clicked.connect(lambda: self.fix_wanted.emit(self._problems[place]))
        self._words.append(words)
        self.mends.append(mend)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.fit()


def told_of(problem: Problem) -> str:
    """Return what is wrong, and what to write instead, in a sentence or two."""
    parts = (each.rstrip(".") for each in (problem.message, problem.hint) if each)
    ended = (each if each[-1:] in ("?", "!", "”") else f"{each}." for each in parts)
    return " ".join(each[:1].upper() + each[1:] for each in ended)


def colour_of(problem: Problem | None, theme: Theme) -> str:
    """Return the colour in which a problem is told; none where there is none."""
    severity = problem.severity if problem is not None else ""
    return {"error": theme.error, "warning": theme.warning}.get(severity, "")
