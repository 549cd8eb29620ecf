"""What is next and what is said: each in its own place or, from afar, one after the other in the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QFont

from player.ui.painted import Words
from player.ui.player_screen.ahead import Ahead
from player.ui.player_screen.wording import ahead_texts, caption_text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from player.timeline.moment import Moment
    from player.ui.player_screen.spots import Arrangement, Box
    from player.ui.theme import Theme


_NEAR = 0.72
"""From a chair, words in this part of the wished size are preferred to fewer words."""


class Strip:
    """Both texts. From afar what is said comes first, and what is next has its place back in silence."""

    def __init__(self, theme: Theme, parent: QWidget, spots: Arrangement) -> None:
        self.caption = Words(theme, parent, where="centre", weight=QFont.Weight.Medium, most_lines=2)
        self.ahead = Ahead(theme, parent)
        self._spots = spots
        self._captions = True
        self._asked = False

    def arrange(self, spots: Arrangement, least: int, *, captions: bool) -> None:
        """Take what stands where, the least font size in pixels, and whether what is said is shown."""
        self._spots, self._captions = spots, captions
        self.caption.set_sizes(spots.caption_font, least)
        self.caption.set_most_lines(spots.caption_lines)
        self.ahead.set_sizes(spots.ahead_font, least)
        self.ahead.set_most_lines(spots.ahead_lines)
        self.ahead.set_good(1.0 if spots.tray else _NEAR)
        self._share()

    def place(self, above: int) -> None:
        """Stand above this edge, in pixels: that of the buttons where they lie over the place just now."""
        for words, box in ((self.caption, self._spots.caption), (self.ahead, self._spots.ahead)):
            words.setGeometry(_cut(box, above if self._spots.tray else box.bottom))

    def show_phase(self, moment: Moment) -> None:
        """Show what comes after the phase of a moment."""
        self.ahead.set_texts(ahead_texts(moment))

    def show_moment(self, moment: Moment, *, asked: bool) -> None:
        """Show what is said, unless something is asked on a panel that has the place."""
        self._asked = asked
        self.caption.set_text(caption_text(moment, with_note=not self._spots.shared))
        self._share()

    def _share(self) -> None:
        shared, away = self._spots.shared, self._asked and self._spots.tray > 0
        self.caption.setVisible(self._captions and not away)
        said_now = self._captions and bool(self.caption.text)
        self.ahead.setVisible(not away and not (shared and said_now))


def _cut(box: Box, bottom: int) -> QRect:
    return QRect(box.x, box.y, box.width, max(0, min(box.height, bottom - box.y)))
