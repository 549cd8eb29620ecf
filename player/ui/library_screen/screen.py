"""The library: sessions as cards in a grid that fills the window, and the safety line below them."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from player.language import said
from player.ui.actions import Actions, CommandId
from player.ui.buttons import WordButton
from player.ui.entry import Entry
from player.ui.fonts import font
from player.ui.icons import paint_icon
from player.ui.library_screen.card_grid import CardGrid
from player.ui.library_screen.card_list import CardList
from player.ui.library_screen.card_painting import CardPainter, CardSizes, PaintDrawing
from player.ui.library_screen.cards import SessionCard
from player.ui.library_screen.filters import Filters
from player.ui.library_screen.go_on import GoOnCard, Interrupted
from player.ui.library_screen.head_bar import HeadBar
from player.ui.library_screen.sifting import Marks, Sift, choices_of, sifted
from player.ui.library_screen.today_strip import TodayNote, TodayStrip
from player.ui.notices import Notices
from player.ui.painted import Painted, Themed, Words
from player.ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from player.figures.drawing import Drawing

SAFETY = said("Sharp, shooting or electric pain, numbness or pins and needles: stop.")
"""What everyone must know before they move."""

_EMPTY = said(
    "There are no sessions here yet. Open one with the folder button, or drop a session file on this window."
)

_LEAST_GRID = 100
"""Pixels of cards that are to be seen below a search."""


class LibraryScreen(Painted):
    """The first screen of the window."""

    session_chosen = Signal(SessionCard)
    """A card's session is to be played, or its problems to be seen."""
    selection_changed = Signal()
    """Another card is the chosen one."""
    favourite_toggled = Signal(str)
    """The path of the session whose star was pressed."""
    sift_changed = Signal(Sift)
    """Something else is looked for."""

    def __init__(
        self,
        theme: Theme,
        actions: Actions,
        paint_drawing: PaintDrawing | None = None,
        text_scale: float = 1.0,
        parent: QWidget | None = None,
    ) -> None:
        """Take what paints the covers, if there is anything."""
        super().__init__(theme, parent)
        self._scale = text_scale
        self._actions = actions
        self.head = HeadBar(theme, actions, self)
        self.head.set_scale(text_scale)
        self.sift: Sift = Sift()
        self._searches = False
        self._all: dict[Path | str, SessionCard] = {}
        self.search = Entry(theme, said("Find a session"), self, "search")
        self.search.returnPressed.connect(self._choose_found)
        self.search.left_below.connect(self._go_to_cards)
        self.search.textChanged.connect(lambda text: self._sift(replace(self.sift, text=text)))
        self.filters = Filters(theme, self)
        self.filters.changed.connect(lambda sift: self._sift(replace(sift, text=self.sift.text)))
        self.clear = WordButton(theme, said("Show all sessions"), "plain", parent=self)
        self.clear.clicked.connect(self.clear_sift)
        self.safety = Words(theme, self, ink="ink", weight=QFont.Weight.Medium, most_lines=3)
        self.safety.set_text(SAFETY)
        self.safety_button = WordButton(theme, said("Read more"), "quiet", parent=self)
        self.safety_button.follow(actions["safety"])
        self.safety_button.setAccessibleName(said("Safety: read more"))
        self.empty = Words(theme, self, ink="muted", where="centre", most_lines=4)
        self.notices = Notices(theme, self)
        self.go_on = GoOnCard(theme, self)
        self.today = TodayStrip(theme, self)
        self.cards = CardList(self)
        self._make_grid(theme, paint_drawing)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Let Tab go from the top to the bottom."""
        order = [*self.head.all_buttons, self.search, *self.filters.all_buttons]
        order += [
            self.go_on.no,
            self.go_on.yes,
            self.today.see,
            self.today.start,
            self.grid,
            self.clear,
            self.safety_button,
        ]
        for one, other in pairwise(order):
            QWidget.setTabOrder(one, other)

    def _make_grid(self, theme: Theme, paint_drawing: PaintDrawing | None) -> None:
        self._painter = CardPainter(theme, self._scale, paint_drawing, self)
        self.grid = CardGrid(theme, self.cards, self._painter, self)
        self.grid.selectionModel().currentChanged.connect(lambda *_: self.selection_changed.emit())
        self.grid.activated.connect(lambda index: self._choose(index.row()))
        self.grid.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.grid.customContextMenuRequested.connect(self._open_card_menu)
        self._painter.pictures_wanted.connect(self.grid.viewport().update)
        self.grid.typed.connect(self._begin_search)
        self._painter.button_pressed.connect(self._choose)
        self._painter.star_pressed.connect(self._toggle_star)

    def set_cards(self, cards: tuple[SessionCard, ...]) -> None:
        """Show sessions, as far as they are looked for, keeping the chosen one if it is still there."""
        self._all = {_key(card): card for card in cards}
        self.filters.set_choices(*choices_of(cards))
        self._show_sifted()

    def set_covers(self, covers: Callable[[str], Drawing | None]) -> None:
        """Take what gives the figure of a card that has none with it, by its key."""
        self._painter.set_covers(covers)

    def change_card(self, card: SessionCard) -> None:
        """Show a session anew of which more is known now; it stays where it is."""
        self._all[_key(card)] = card
        self.cards.change_card(card)

    def set_marks(self, marks: Marks) -> None:
        """Show other stars and days."""
        self.cards.set_marks(marks)
        if self.sift.show != "all" or self.sift.order == "recent" or not self.sift.narrowed:
            self._show_sifted()

    def show_sift(self, sift: Sift) -> None:
        """Look for something else."""
        self.search.setText(sift.text)
        self.filters.show_sift(sift)
        self.sift = sift
        self._show_sifted()

    def clear_sift(self) -> None:
        """Show all sessions, in the order that was chosen."""
        self._searches = False
        self._sift(Sift(order=self.sift.order))
        self.take_focus()

    def _sift(self, sift: Sift) -> None:
        if sift == self.sift:
            return
        self.show_sift(sift)
        self.sift_changed.emit(sift)

    def focus_search(self) -> None:
        """Give the keyboard to the search, which is seen as long as it has it."""
        self._searches = True
        self._arrange()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _begin_search(self, text: str) -> None:
        self._searches = True
        self._arrange()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.setText(self.search.text() + text)

    def _choose_found(self) -> None:
        """Take the first session that was found."""
        if self.search.text().strip():
            self._choose(0)
        else:
            self._go_to_cards()

    def _go_to_cards(self) -> None:
        """Give the keyboard to the cards, to the first of them if none was chosen."""
        if self.cards.rowCount():
            if not self.grid.currentIndex().isValid():
                self.grid.setCurrentIndex(self.cards.index(0))
            self.grid.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_sifted(self) -> None:
        kept = self.chosen
        cards = sifted(self._all.values(), self.sift, self.cards.marks)
        if cards != self.cards.cards:
            self.cards.set_cards(cards)
            row = self.cards.row_of(kept.path) if kept is not None else None
            if cards:
                self.grid.setCurrentIndex(self.cards.index(row or 0))
        self.empty.setVisible(not cards)
        self.empty.raise_()
        self.clear.raise_()
        self.clear.setVisible(not cards and self.sift.narrowed)
        self.empty.set_text(self._empty_text())
        self._arrange()

    def _empty_text(self) -> str:
        if not self._all:
            return _EMPTY
        alone = replace(self.sift, show="all") == Sift(order=self.sift.order)
        if self.sift.show == "favourites" and alone:
            return said("There are no favourites yet. Press the star on a card, or Ctrl+B.")
        if self.sift.show == "recent" and alone:
            return said("Nothing has been done yet. What you do is listed here.")
        return said("No session is like that.")

    def _toggle_star(self, row: int) -> None:
        card = self.cards.card_at(self.cards.index(row))
        if card is not None and card.path is not None:
            self.favourite_toggled.emit(str(card.path))

    def toggle_favourite(self) -> None:
        """Give the chosen card a star, or take it away."""
        if self.isVisible() and self.chosen is not None:
            self._toggle_star(self.grid.currentIndex().row())

    def show_interrupted(self, interrupted: Interrupted | None) -> None:
        """Ask whether to go on with a session; None asks nothing."""
        asked = self.go_on.isVisibleTo(self)
        self._searches = False
        self.go_on.show_interrupted(interrupted)
        self._arrange()
        if self.isVisible() and interrupted is not None:
            self.go_on.yes.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.isVisible() and asked:
            self.take_focus()

    def show_today(self, note: TodayNote | None) -> None:
        """Show what the programme that one follows has for today; None shows nothing."""
        self.today.show_note(note)
        self._arrange()

    @property
    def chosen(self) -> SessionCard | None:
        """Return the card that the keyboard is on."""
        return self.cards.card_at(self.grid.currentIndex())

    def set_theme(self, theme: Theme) -> None:
        """Take other colours, with everything on the screen."""
        super().set_theme(theme)
        for child in self.findChildren(QWidget):
            if isinstance(child, Themed):
                child.set_theme(theme)
        self._painter.set_theme(theme)
        self.grid.set_ground(theme)

    def set_text_scale(self, scale: float) -> None:
        """Take another scale of text, 1 to 3."""
        self._scale = scale
        self._painter.sizes = CardSizes(scale)
        self.head.set_scale(scale)
        self._arrange()
        self.update()

    def take_focus(self) -> None:
        """Give the keyboard to the cards, or to the question whether to go on."""
        if self.go_on.isVisibleTo(self):
            self.go_on.yes.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, row: int) -> None:
        card = self.cards.card_at(self.cards.index(row))
        if card is not None:
            self.session_chosen.emit(card)

    def _arrange(self) -> None:
        scale, width, height = self._scale, self.width(), self.height()
        margin = max(14, min(56, round(width * 0.03)))
        top = max(10, margin // 2)
        self.head.setGeometry(margin, top, width - 2 * margin, self.head.tall)
        self._arrange_foot(margin, top, height)
        head = self.head.geometry().bottom() + 6
        self.go_on.set_pixels(round(min(17 * scale, max(14, width / 26))))
        asked = self.go_on.height_for(width - 2 * margin - 20) + 12 if self.go_on.asks else 0
        # Where there is no room for both, the question goes before a search that is not being made.
        both = self.safety.y() - head - asked - self.filters.height_for() > _LEAST_GRID
        self.go_on.setVisible(bool(asked) and (both or not self._searches))
        asked = asked if self.go_on.isVisibleTo(self) else 0
        searched = not asked or both
        self.search.setVisible(searched)
        self.filters.setVisible(searched)
        grid_top = self._arrange_search(margin + 8, head) if searched else head
        if asked:
            tall = min(asked - 12, max(60, self.safety.y() - grid_top - 12))
            self.go_on.setGeometry(margin + 10, grid_top + 4, width - 2 * margin - 20, tall)
            grid_top += asked
        grid_top += self._arrange_today(margin + 10, grid_top, asked=bool(asked))
        room = self.safety.y() - 10 - grid_top
        self.grid.setVisible(room > 30)
        self.grid.setGeometry(margin, grid_top, width - 2 * margin, max(0, room))
        self.empty.set_sizes(round(20 * scale), 13)
        middle = self.grid.geometry().center()
        self.empty.setGeometry(self.grid.geometry().adjusted(20, 10, -20, -70))
        size = self.clear.sizeHint()
        self.clear.setGeometry(middle.x() - size.width() // 2, middle.y() + 10, size.width(), size.height())
        self.grid.arrange_cells()

    def _arrange_today(self, x: int, top: int, *, asked: bool) -> int:
        """Put the strip of today above the cards, if there is room for both; return the height it takes."""
        self.today.set_pixels(round(15 * self._scale))
        width = self.width() - 2 * x
        tall = self.today.height_for(width)
        shown = self.today.has_note and not asked and self.safety.y() - top - tall > _LEAST_GRID
        self.today.setVisible(shown)
        self.today.setGeometry(x, top + 4, width, tall)
        return tall + 8 if shown else 0

    def card_menu(self) -> QMenu:
        """Return a menu of what can be done with the chosen session."""
        menu = QMenu(self)
        menu.setFont(font(round(16 * self._scale)))
        names: tuple[CommandId, ...] = ("edit", "favourite", "share")
        for name in names:
            menu.addAction(self._actions[name])
        return menu

    def _open_card_menu(self, place: QPoint) -> None:
        if self.chosen is not None:
            menu = self.card_menu()
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.grid.viewport().mapToGlobal(place))

    def _arrange_search(self, margin: int, top: int) -> int:
        """Put the search and the filters in one line; return where the cards begin."""
        pixels, room = round(15 * self._scale), self.width() - 2 * margin
        self.search.set_pixels(pixels)
        self.filters.set_pixels(pixels)
        self.clear.set_font_pixels(pixels)
        tall = self.filters.height_for()
        singles, least = self.filters.singles_width, pixels * 13
        wide = room - singles - 8 if room - singles - 8 >= least else room - self.filters.width_alone - 8
        wide = max(pixels * 8, min(wide, pixels * 32))
        self.search.setGeometry(margin, top, wide, tall)
        self.filters.setGeometry(margin + wide + 8, top, room - wide - 8, tall)
        return top + tall + 6

    def _arrange_foot(self, margin: int, top: int, height: int) -> None:
        size = round(15 * self._scale)
        self.safety_button.set_font_pixels(size)
        more = self.safety_button.sizeHint()
        room = self.width() - 2 * margin - round(size * 2.4) - 10
        self.safety_button.setVisible(room - more.width() >= size * 32)
        room -= more.width() if self.safety_button.isVisibleTo(self) else 0
        self.safety.set_sizes(size, size)
        lines = -(-self.safety.sizeHint().width() // max(1, room))
        foot = round(size * 1.5 * lines) + 6
        self.safety.setGeometry(margin + 10 + round(size * 2.0), height - foot - 14, room, foot)
        line = self.safety.geometry()
        wide = min(room, self.safety.sizeHint().width()) if lines == 1 else room
        top = line.center().y() - more.height() // 2
        self.safety_button.setGeometry(line.x() + wide + 4, top, more.width(), more.height())
        notice = min(self.width() - 2 * margin, round(760 * self._scale))
        self.notices.set_pixels(size)
        tall = max(44, round(size * 2.4))
        self.notices.set_room(
            QRect(self.width() - margin - 10 - notice, self.safety.y() - tall - 8, notice, tall)
        )
        self.notices.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._theme.window))
        size = round(15 * self._scale)
        box = self.safety.geometry()
        spot = QRectF(box.x() - size * 1.8, box.center().y() - size * 0.65, size * 1.3, size * 1.3)
        paint_icon(painter, "warning", spot, QColor(self._theme.error))
        painter.end()


def _key(card: SessionCard) -> Path | str:
    """Return what a card is known by."""
    return card.path or card.identity
