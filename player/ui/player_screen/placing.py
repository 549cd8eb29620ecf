"""Placing: the parts of the player screen put where they stand, for its size and for what one wishes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QRect

from player.ui.player_screen.arrangement import arrange
from player.ui.player_screen.spots import HIT, Arrangement, Box, Wishes

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from player.ui.buttons import IconButton
    from player.ui.notices import Notices
    from player.ui.painted import Words
    from player.ui.player_screen.controls import Controls, Tray
    from player.ui.player_screen.finish import FinishSheet
    from player.ui.player_screen.flash import Flash
    from player.ui.player_screen.pause_veil import PauseVeil
    from player.ui.player_screen.question_panel import QuestionPanel
    from player.ui.player_screen.ring import Ring
    from player.ui.player_screen.session_bar import SessionBar
    from player.ui.player_screen.stage import Counts, Heading, SideSign, Stage
    from player.ui.player_screen.strip import Strip

_FAR_NEWS = 0.6
"""Font size of news and answers from afar, in parts of that of what is next."""
_CLEAR = 4
"""Room between news and what they must not cover, in pixels."""
_LEAST = 13
"""Words shrink to this size, in pixels, before any is left out."""
_LEAST_INSET = 8
"""... on a small picture of the screen."""


class Parts(Protocol):
    """The screen, with all that stands on it."""

    stage: Stage
    title: Words
    counts: Counts
    heading: Heading
    figure: QWidget
    strip: Strip
    side: SideSign
    ring: Ring
    way_back: IconButton
    name: Words
    notices: Notices
    tray: Tray
    bar: SessionBar
    controls: Controls
    veil: PauseVeil
    finish: FinishSheet
    question: QuestionPanel
    flash: Flash

    def show_figure(self) -> None:
        """Show the figure in its place, or what stands there without one."""

    def width(self) -> int:
        """Return the width in pixels."""
        ...

    def height(self) -> int:
        """Return the height in pixels."""
        ...

    def rect(self) -> QRect:
        """Return the whole room."""
        ...


class Placing:
    """Where the parts of a player screen stand."""

    def __init__(self, screen: Parts, wishes: Wishes) -> None:
        """Take the screen and what decides, besides its size, where things stand; nothing is placed yet."""
        self._screen = screen
        self.wishes = wishes
        self.spots = arrange(screen.width(), screen.height(), wishes)
        self._buttons_seen = not wishes.inset
        self._asking = False
        self._name_room = QRect()

    def wish(self, **changes: Any) -> None:
        """Want something else; place everything anew if that changes anything."""
        wishes = replace(self.wishes, **changes)
        if wishes != self.wishes:
            self.wishes = wishes
            self.place()

    def place(self) -> None:
        """Put everything in its place."""
        screen = self._screen
        spots = self.spots = arrange(screen.width(), screen.height(), self.wishes)
        for widget, box in (
            (screen.stage, spots.stage),
            (screen.title, spots.title),
            (screen.counts, spots.count),
            (screen.heading, spots.heading),
            (screen.figure, spots.figure),
            (screen.side, spots.side),
            (screen.ring, spots.ring),
            (screen.bar, spots.bar),
            (screen.controls, spots.controls),
        ):
            widget.setGeometry(_rectangle(box))
        screen.show_figure()
        self._place_top()
        self._size_words()
        self._place_strip()
        bottom = spots.tray or spots.bar.y
        screen.veil.setGeometry(0, spots.stage.y, screen.width(), bottom - spots.stage.y)
        screen.finish.setGeometry(screen.rect())
        screen.flash.setGeometry(screen.rect())

    def show_buttons(self, seen: bool) -> None:
        """Make room for the buttons, or give it back while they are not seen."""
        if seen != self._buttons_seen:
            self._buttons_seen = seen
            self._screen.bar.setVisible(seen or not self.wishes.distant)
            self._place_strip()

    def make_room_for_question(self, asking: bool) -> None:
        """Leave the words to the panel of a question while one is asked."""
        if asking != self._asking:
            self._asking = asking
            self._show_words()
            self._place_strip()
            self.place_name()

    def place_name(self) -> None:
        """Put the session's name at the top, and beside it how far the voice is, which it makes room for."""
        room, screen = self._name_room, self._screen
        if self.wishes.distant or self.wishes.inset:
            return
        small = self.spots.small_font
        # neither a question nor the phase's name is to be covered
        lower = 0 if self._asking else self.spots.heading.y - _CLEAR - room.y()
        # news that are too long for the room beside a figure lie over the title, not over the figure's head
        right = screen.width() - self.spots.top.x
        below = QRect(room.x(), room.y(), right - room.x(), max(room.height(), lower))
        screen.notices.set_room(room, below, small, taken=screen.name.sizeHint().width() + 12)
        beside = screen.notices.is_progress
        width = screen.notices.x() - 8 - room.x() if beside else room.width()
        screen.name.setGeometry(room.x(), room.y(), max(0, width), room.height())

    def _place_strip(self) -> None:
        """Place what is next, said and asked: above the buttons, where these lie over it."""
        spots, screen = self.spots, self._screen
        above = spots.tray if self._buttons_seen else screen.height()
        screen.strip.place(above)
        bottom = (
            spots.tray or spots.bar.y
        )  # also without the buttons: answers stay where a finger aims at them
        screen.question.setGeometry(0, spots.stage.y, screen.width(), bottom - spots.stage.y)
        screen.question.set_head(max(0, spots.heading.bottom - spots.stage.y) if self.wishes.distant else 0)
        self.place_news()

    def place_news(self) -> None:
        """Keep news before what covers the screen and off what is pressed there. From afar they stand where
        what is next does: they are read, and the figure is seen; at a question and at the end above both."""
        spots, screen = self.spots, self._screen
        covered = self._asking or not screen.finish.isHidden()
        if covered:
            screen.notices.raise_()
        if not self.wishes.distant or self.wishes.inset:
            return
        near = QRect(spots.figure.x, spots.figure.y, spots.figure.width, spots.top.height)
        far = screen.strip.ahead.geometry()
        if covered:
            below = max(spots.stage.y, spots.heading.bottom)
            near = _rectangle(spots.top)
            far = QRect(near.x(), near.y(), near.width(), below - _CLEAR - near.y())
        screen.notices.set_room(near, far, round(spots.ahead_font * _FAR_NEWS), fills=True)

    def _show_words(self) -> None:
        distant, screen = self.wishes.distant, self._screen
        screen.name.setVisible(not distant)
        for words in (screen.title, screen.counts):
            words.setVisible(not distant and not self._asking)

    def _place_top(self) -> None:
        spots, screen, distant = self.spots, self._screen, self.wishes.distant
        self._show_words()
        if self.wishes.inset:
            return
        screen.tray.setVisible(distant)
        screen.tray.setGeometry(0, spots.tray, screen.width(), screen.height() - spots.tray)
        if distant:
            self._place_top_afar(spots)
            return
        top = spots.top
        screen.way_back.setGeometry(QRect(top.x, top.y, top.height, top.height))
        left = screen.way_back.geometry().right() + 8
        self._name_room = QRect(left, top.y, top.right - left, top.height)
        self.place_name()

    def _place_top_afar(self, spots: Arrangement) -> None:
        """Put the way back beside the bar."""
        screen = self._screen
        screen.way_back.setGeometry(QRect(spots.bar.x, spots.bar.y - 7, HIT, HIT))
        screen.bar.setGeometry(screen.bar.geometry().adjusted(HIT + 4, 0, 0, 0))

    def _size_words(self) -> None:
        spots, screen = self.spots, self._screen
        least = _LEAST_INSET if self.wishes.inset else _LEAST
        screen.title.set_sizes(spots.title_font, least)
        screen.counts.set_pixels(min(round(spots.title_font * 0.86), max(_LEAST, spots.count.width // 9)))
        screen.heading.set_sizes(spots.heading_font, least)
        screen.strip.arrange(spots, least, captions=self.wishes.captions > 0)
        screen.side.set_largest(spots.side_font)
        screen.ring.set_small_font(spots.small_font)
        screen.name.set_sizes(spots.small_font, least)
        screen.notices.set_pixels(spots.small_font)
        self.place_name()
        screen.controls.set_sizes(spots.play, spots.small_font)
        screen.question.set_pixels(spots.ahead_font)
        # sheets have room for text as large as it is wished, and shrink what does not fit
        larger = 1.0 if self.wishes.distant else (1.0 + self.wishes.text_scale) / 2
        for sheet in (screen.veil, screen.finish):
            sheet.set_pixels(round(spots.ahead_font * larger))


def _rectangle(box: Box) -> QRect:
    return QRect(box.x, box.y, box.width, box.height)
