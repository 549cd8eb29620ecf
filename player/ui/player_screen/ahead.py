"""What comes next, in as few words as are needed to write it as large as it should be."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QWidget

from player.ui.fonts import Fitted, balanced, fitted, font
from player.ui.painted import Words
from player.ui.theme import Theme

_WEIGHT = QFont.Weight.Medium
_MEASURED = 200
"""Font size, in pixels, at which words are measured."""


class Ahead(Words):
    """The first of several wordings, from long to short, that stands in the wished size, or in one that is
    as good; else the last one, as large as fits."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent, where="centre", weight=_WEIGHT, most_lines=2)
        self._texts: tuple[str, ...] = ()
        self._good = 1.0

    def set_good(self, share: float) -> None:
        """Tell what size is as good, in parts of the wished one: from a chair words may well be smaller."""
        if share != self._good:
            self._good = share
            self.update()

    @property
    def fit(self) -> Fitted:
        """Return the words as they stand in the box."""
        room = self.width(), self.height()
        for text in self._texts:
            least = max(self._smallest, round(self._largest * self._good))
            fit = fitted(text, *room, self._largest, least, _WEIGHT, self._most_lines)
            if not fit.elided:
                return balanced(fit, _WEIGHT)
        last = self._texts[-1] if self._texts else ""
        fit = fitted(last, *room, self._largest, self._smallest, _WEIGHT, self._most_lines)
        return balanced(fit, _WEIGHT)

    def set_texts(self, texts: tuple[str, ...]) -> None:
        """Show one of these, the longest first; a screen reader is told that one."""
        self._texts = texts
        self.set_text(texts[0] if texts else "")


def ems_of(text: str) -> float:
    """Return how wide words are on one line, in parts of their font size."""
    return QFontMetricsF(font(_MEASURED, _WEIGHT)).horizontalAdvance(text) / _MEASURED
