"""The line above the time ruler: how many problems there are, the totals, and how much time is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from player.language import said
from player.ui.buttons import IconButton, WordButton
from player.ui.painted import Painted

if TYPE_CHECKING:
    from player.ui.editor_screen.ruler import TimeRuler
    from player.ui.theme import Theme

_ICON = 40


class RulerBar(Painted):
    """Buttons in a row."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.problem = WordButton(theme, said("No problems"), "quiet", "done", self)
        self.problem.setToolTip(said("Go to the next problem (F8)"))
        self.problem.setEnabled(False)
        self.totals = WordButton(theme, "", "quiet", "list", self)
        self.totals.setToolTip(said("Totals of sides, muscles and kinds of phases (Alt+6)"))
        self.out = IconButton(theme, "less", said("Show more time (Ctrl+−)"), parent=self)
        self.fit = WordButton(theme, said("All"), "quiet", None, self)
        self.fit.setToolTip(said("Show the whole session (Ctrl+0)"))
        self.closer = IconButton(theme, "add", said("Show less time (Ctrl++)"), parent=self)
        self._pixels = 14

    def connect_ruler(self, ruler: TimeRuler) -> None:
        """Let the buttons change how much time a ruler shows."""
        self.out.clicked.connect(ruler.zoom_out)
        self.fit.clicked.connect(ruler.fit)
        self.closer.clicked.connect(ruler.zoom_in)

        def show() -> None:
            empty = ruler.empty
            for button, faint in (
                (self.out, ruler.shows_all),
                (self.fit, ruler.shows_all),
                (self.closer, empty),
            ):
                button.setEnabled(not faint)
                button.set_strength(0.35 if faint else 1.0)

        ruler.scale_changed.connect(show)
        show()

    def show_problems(self, text: str, *, begun: bool = False) -> bool:
        """Show how many problems there are, or that a first step is to be added; return whether that needs
        another width."""
        words = said("Add a first step") if begun else text or said("No problems")
        if words == self.problem.text():
            return False
        self.problem.set_words(words, "add" if begun else "warning" if text else "done")
        self.problem.setEnabled(begun or bool(text))
        self.problem.setToolTip(
            said("Add a step (Ctrl+Enter)") if begun else said("Go to the next problem (F8)")
        )
        return True

    def show_totals(self, text: str) -> None:
        """Show the totals in a line."""
        if text != self.totals.text():
            self.totals.set_words(text, "list")

    def set_pixels(self, pixels: int) -> None:
        """Set the size of the words."""
        self._pixels = max(12, pixels - 1)
        for button in (self.problem, self.totals, self.fit):
            button.set_font_pixels(self._pixels)

    def wished_height(self) -> int:
        """Return how high it is, in pixels."""
        return max(self._icon, self.problem.sizeHint().height())

    @property
    def _icon(self) -> int:
        return max(_ICON, round(self._pixels * 1.9))

    def arrange(self, width: int) -> None:
        """Put everything in its place in a width."""
        tall = self.wished_height()
        right = width
        for button in (self.closer, self.fit, self.out):
            wide = self._icon if isinstance(button, IconButton) else button.sizeHint().width()
            right -= wide
            high = self._icon if isinstance(button, IconButton) else tall
            button.setGeometry(right, (tall - high) // 2, wide, high)
        problem = min(self.problem.sizeHint().width(), max(60, right // 2))
        self.problem.setGeometry(0, 0, problem, tall)
        totals = min(self.totals.sizeHint().width(), max(0, right - problem - 8))
        self.totals.setVisible(bool(self.totals.text()) and totals > 120)
        self.totals.setGeometry(right - totals - 4, 0, totals, tall)
