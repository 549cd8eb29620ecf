"""The top of the editor: that of a screen on which something is written, with the views."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from player.language import said
from player.ui.settings_screen.fields import ChoiceField
from player.ui.settings_screen.kinds import Choice
from player.ui.theme import Theme
from player.ui.work_bar import WorkBar

VIEWS = (("form", said("Form")), ("both", said("Both")), ("text", said("Text")))
"""What is seen beside the outline."""


class TopBar(WorkBar):
    """The first lines of the screen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, said("Play from here"), said("Play from here (F5)"), parent)

    def _make_between(self, theme: Theme) -> None:
        self.views = ChoiceField(theme, said("View"), Choice(VIEWS), self)

    def show_view(self, seen: str, *, both: bool) -> None:
        """Say which view is seen; ``both`` are offered where there is room for them."""
        self.views.offer([name for name, _ in VIEWS if both or name != "both"])
        self.views.show_value(seen)

    def show_state(self, *, can_undo: bool, can_redo: bool, changed: bool, playable: bool = True) -> None:
        super().show_state(can_undo=can_undo, can_redo=can_redo, changed=changed, playable=playable)
        mend = said("First mend what is wrong (F8). F6 plays the steps that are whole.")
        self.play.setToolTip(said("Play from here (F5)") if playable else mend)

    def arrange(self, width: int, pixels: int, margin: int) -> int:
        short = width < pixels * 62
        words = said("Play") if short else said("Play from here")
        if self.play.text() != words:
            self.play.set_words(words, "play")
        return super().arrange(width, pixels, margin)

    def _arrange_between(self, left: int, right: int, margin: int, tall: int, pixels: int) -> tuple[int, int]:
        self.views.set_pixels(max(12, pixels - 1))
        seen = self.views.width_wished()
        high, top = self.views.height_for(seen), margin + tall + 6
        if right - seen - left + 8 > pixels * 14:
            right -= seen + 6
            self.views.setGeometry(right, margin + (tall - high) // 2, seen, tall)
            return right, top
        self.views.setGeometry(margin, top, seen, high)
        return right, top + high + 2
