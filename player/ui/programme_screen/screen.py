"""The programme screen: one of three sheets (choose, begin, follow) under a line with the way back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from player.language import said
from player.ui.announcing import announce
from player.ui.buttons import IconButton, WordButton, round_side
from player.ui.fonts import font
from player.ui.notices import Notices
from player.ui.page import Page
from player.ui.painted import Themed, Words
from player.ui.programme_screen.begin_sheet import BeginSheet, day_words
from player.ui.programme_screen.choose_sheet import ChooseSheet
from player.ui.programme_screen.follow_sheet import FollowSheet
from player.ui.programme_screen.page import BeginPage, FollowPage, ProgrammeCard
from player.ui.scrolling import SheetArea
from player.ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from player.ui.library_screen.card_painting import PaintDrawing

_SAVE = said("Save for my calendar…")
_TIMES = ("7:00", "12:30", "18:00", "20:00")
"""Times of day that are offered for a calendar."""
Mode = Literal["choose", "begin", "follow"]
"""Which sheet is seen."""


class ProgrammeScreen(Page):
    """The whole screen."""

    chosen = Signal(str)
    """The name of a programme that is to be looked at closer."""
    begun = Signal(str)
    """The name of a programme that begins on the day that is shown."""
    day_moved = Signal(int)
    """The day on which it would begin is so many days later."""
    started = Signal(str)
    """The key of an appointment that is to be begun."""
    looked = Signal(str)
    """The key of one that is to be looked at."""
    paused = Signal()
    """It is paused, or goes on again."""
    gone_back = Signal()
    """The person goes a week back."""
    stayed = Signal()
    """The person does not."""
    ended = Signal()
    """It is to end."""
    resumed = Signal()
    """What was ended just now goes on after all."""
    others_wanted = Signal()
    """Another programme is to be chosen."""
    calendar_wanted = Signal(str)
    """A file for a calendar is wanted, what has no time of day at this one; empty for the whole day."""
    history_wanted = Signal()
    """What was measured is to be seen."""

    def __init__(
        self,
        theme: Theme,
        paint: PaintDrawing | None = None,
        text_scale: float = 1.0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._scale = text_scale
        self.mode: Mode = "choose"
        self._follow: FollowPage | None = None
        self._begin: BeginPage | None = None
        self._cards: tuple[ProgrammeCard, ...] = ()
        self._ended = ""
        self.way_back = IconButton(theme, "left", said("Back"), parent=self)
        self.way_back.clicked.connect(self.left)
        self.title = Words(theme, self, weight=QFont.Weight.Bold)
        self.pause = WordButton(theme, said("Pause"), "plain", "pause", self)
        self.pause.clicked.connect(self.paused)
        self.resume = WordButton(theme, "", "plain", "undo", self)
        self.resume.clicked.connect(self.resumed)
        self.more = IconButton(theme, "more", said("More"), parent=self)
        self.more.clicked.connect(self._open_more)
        self.choosing = ChooseSheet(theme, paint)
        self.beginning = BeginSheet(theme, paint)
        self.following = FollowSheet(theme, paint)
        self._areas: dict[Mode, SheetArea] = {
            "choose": SheetArea(theme, self.choosing, self),
            "begin": SheetArea(theme, self.beginning, self),
            "follow": SheetArea(theme, self.following, self),
        }
        self.earlier = IconButton(theme, "less", said("A day earlier"), parent=self)
        self.later = IconButton(theme, "add", said("A day later"), parent=self)
        self.jump = WordButton(theme, "", "plain", parent=self)
        self.day = Words(theme, self, weight=QFont.Weight.DemiBold, where="centre", most_lines=2)
        self.begin = WordButton(theme, said("Begin"), "main", "play", self)
        self.notices = Notices(theme, self)
        self._connect()

    def _connect(self) -> None:
        self.choosing.chosen.connect(self.chosen)
        self.beginning.looked.connect(self.looked)
        self.beginning.grown.connect(self._arrange)
        self.earlier.clicked.connect(lambda: self.day_moved.emit(-1))
        self.later.clicked.connect(lambda: self.day_moved.emit(1))
        self.jump.clicked.connect(lambda: self.day_moved.emit(self._begin.jump if self._begin else 0))
        self.begin.clicked.connect(self._tell_begun)
        sheet = self.following
        sheet.started.connect(self.started)
        sheet.looked.connect(self.looked)
        sheet.gone_back.connect(self.gone_back)
        sheet.stayed.connect(self.stayed)
        sheet.gone_on.connect(self.paused)
        sheet.next_wanted.connect(self._tell_next)
        sheet.others_wanted.connect(self.others_wanted)
        sheet.history_wanted.connect(self.history_wanted)
        sheet.grown.connect(self._arrange)

    def _tell_begun(self) -> None:
        if self._begin is not None:
            self.begun.emit(self._begin.card.name)

    def _tell_next(self) -> None:
        if self._follow is not None:
            self.chosen.emit(self._follow.next_name)

    def show_cards(self, cards: tuple[ProgrammeCard, ...], ended: str = "") -> None:
        """Let a programme be chosen; ``ended`` is the title of one that was ended just now, and may go on."""
        self._cards, self._ended = cards, ended
        self.resume.set_words(said("Go on with “{title}”", title=ended), "undo")
        self._show("choose", said("Programmes"))

    def show_begin(self, page: BeginPage) -> None:
        """Show a programme before it is begun."""
        fresh = self._begin is None or self._begin.card.name != page.card.name or self.mode != "begin"
        told = self._begin is not None and self._begin.start != page.start
        self._begin = page
        self.day.set_text(day_words(page.start_text))
        self.jump.set_words(page.jump_text)
        self.begin.setAccessibleName(
            said("Begin “{title}”, {day}", title=page.card.title, day=page.start_text)
        )
        self._show("begin", page.card.title, fresh=fresh)
        if told and not fresh:
            announce(self, day_words(page.start_text))

    def show_follow(self, page: FollowPage) -> None:
        """Show the programme that is followed."""
        fresh = self._follow is None or self.mode != "follow"
        self._follow = page
        self.pause.set_words(*((said("Go on"), "play") if page.paused else (said("Pause"), "pause")))
        self._show("follow", page.title, fresh=fresh)

    def _show(self, mode: Mode, title: str, *, fresh: bool = True) -> None:
        self.mode = mode
        self.title.set_text(title)
        self.setAccessibleName(title)
        follow, begin = mode == "follow", mode == "begin"
        for name, area in self._areas.items():
            area.setVisible(name == mode)
        self.pause.setVisible(follow and self._goes)
        self.more.setVisible(follow)
        self.resume.setVisible(mode == "choose" and bool(self._ended))
        for child in (self.earlier, self.later, self.day, self.jump, self.begin):
            child.setVisible(begin)
        self._arrange()
        if fresh:
            self._areas[mode].scroll_to(0)

    def take_focus(self) -> None:
        """Give the keyboard to what one wants first."""
        first: QWidget = self.way_back
        if self.mode == "follow":
            first = self.following.first
        elif self.mode == "begin":
            first = self.begin
        elif self._cards:
            first = self.choosing.views[0].look
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def commands(self) -> tuple[tuple[str, str, Callable[[], None]], ...]:
        """Return what can be asked for here alone."""
        if self.mode == "begin":
            return ((said("Begin"), "", self.begin.click),)
        page = self._follow
        if self.mode != "follow" or page is None:
            return ()
        found: list[tuple[str, str, Callable[[], None]]] = []
        for line in (*page.due, *page.catch_up):
            text = said("Start: {title}", title=line.title)
            found.append((text, "", partial(self.started.emit, line.key)))
        return (*found, *self._choices())

    def _choices(self) -> tuple[tuple[str, str, Callable[[], None]], ...]:
        page = self._follow
        found: list[tuple[str, str, Callable[[], None]]] = []
        if page is not None and self._goes:
            words = said("Go on with the programme") if page.paused else said("Pause the programme")
            found.append((words, "", self.paused.emit))
            if not page.paused:
                found.append((said("Go a week back"), "", self.gone_back.emit))
            found.append((_SAVE, "", partial(self.calendar_wanted.emit, "")))
        found.append((said("Choose another programme…"), "", self.others_wanted.emit))
        if page is not None:
            found.append((said("End this programme"), "", self.ended.emit))
        return tuple(found)

    def more_menu(self) -> QMenu:
        """Return a menu of what else can be done with the programme."""
        menu = self._menu(QMenu(self))
        for words, _, call in self._choices():
            menu.addAction(words).triggered.connect(partial(_call, call))
            if words == _SAVE:
                times = self._menu(menu.addMenu(said("Save for my calendar, with a time")))
                for time in _TIMES:
                    wish = partial(self.calendar_wanted.emit, time)
                    times.addAction(said("At {time}", time=time)).triggered.connect(partial(_call, wish))
        return menu

    def _menu(self, menu: QMenu) -> QMenu:
        """Let a menu look as those of the other screens."""
        menu.setFont(font(round(16 * self._scale)))
        menu.setStyleSheet(
            f"QMenu {{ border: 1px solid {self._theme.edge}; padding: 4px; }}"
            "QMenu::item { padding: 8px 28px 8px 14px; }"
            "QMenu::item:selected { background: palette(highlight); color: palette(highlighted-text); }"
        )
        return menu

    @property
    def _goes(self) -> bool:
        """Return whether a programme is followed that is not at its end."""
        return self._follow is not None and not self._follow.finished

    def _open_more(self) -> None:
        menu = self.more_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        place = self.more.mapToGlobal(self.more.rect().bottomRight())
        place.setX(place.x() - menu.sizeHint().width())
        menu.popup(place)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours, with everything on the screen."""
        super().set_theme(theme)
        buttons = (
            self.way_back,
            self.pause,
            self.resume,
            self.more,
            self.earlier,
            self.later,
            self.jump,
            self.begin,
        )
        sheets = (self.choosing, self.beginning, self.following)
        children: tuple[Themed, ...] = (*buttons, self.title, self.day, self.notices, *sheets)
        for child in (*children, *self._areas.values()):
            child.set_theme(theme)

    def set_text_scale(self, scale: float) -> None:
        """Take another scale of text, 1 to 3."""
        self._scale = scale
        self._arrange()

    def _foot(self) -> QRect:
        if self.mode != "begin":
            return QRect(0, self.height(), self.width(), 0)
        tall = max(64, round(54 * min(self._scale, 1.6))) + 20
        return QRect(0, self.height() - tall, self.width(), tall)

    def _arrange(self) -> None:
        pixels = round(16 * self._scale)
        margin, width = max(12, round(self.width() * 0.03)), self.width()
        side = round_side(self._scale)
        self.way_back.setGeometry(margin - 4, 10, side, side)
        right = width - margin
        if self.more.isVisibleTo(self):
            right -= side
            self.more.setGeometry(right + 4, 10, side, side)
        if self.pause.isVisibleTo(self):
            self.pause.set_font_pixels(min(pixels, 24))
            size = self.pause.sizeHint()
            fits = right - margin - side - size.width() > pixels * 9
            wide = size.width() if fits else 0
            right -= wide
            self.pause.setGeometry(right, 10 + (side - size.height()) // 2, wide, size.height())
        elif self.resume.isVisibleTo(self):
            self.resume.set_font_pixels(min(pixels, 24))
            size = self.resume.sizeHint()
            wide = min(size.width(), right - margin - side - pixels * 2)
            right -= wide
            self.resume.setGeometry(right, 10 + (side - size.height()) // 2, wide, size.height())
        self.title.set_sizes(round(28 * self._scale), 15)
        left = margin + side + 8
        self.title.setGeometry(left, 10, max(0, right - left - 8), side)
        foot, top = self._foot(), side + 18
        room = self._areas[self.mode].fit(0, top, width, max(0, foot.y() - top - 2))
        if self.mode == "choose":
            self.choosing.show_cards(self._cards, pixels)
            self.choosing.place(room)
        elif self.mode == "begin" and self._begin is not None:
            self.beginning.show_page(self._begin, pixels)
            self.beginning.place(room, self._areas["begin"].height())
            self._arrange_foot(foot, margin)
        elif self._follow is not None:
            self.following.show_page(self._follow, pixels)
            self.following.place(room)
        tall = max(44, round(pixels * 2.4))
        notice = min(width - 2 * margin, round(760 * self._scale))
        self.notices.set_pixels(round(15 * self._scale))
        self.notices.set_room(QRect(width - margin - notice, foot.y() - tall - 8, notice, tall))
        self.notices.raise_()
        self.update()

    def _arrange_foot(self, foot: QRect, margin: int) -> None:
        pixels = round(17 * min(self._scale, 1.6))
        tall, side = foot.height() - 20, min(foot.height() - 20, round_side(self._scale))
        self.begin.set_font_pixels(pixels)
        room = foot.width() - 2 * margin
        wide = min(
            max(self.begin.sizeHint().width(), pixels * 10), max(self.begin.sizeHint().width(), room // 3)
        )
        top = foot.y() + 10
        self.begin.setGeometry(foot.width() - margin - wide, top, wide, tall)
        middle = top + (tall - side) // 2
        self.earlier.setGeometry(margin - 4, middle, side, side)
        self.jump.set_font_pixels(round(pixels * 0.9))
        jump = self.jump.sizeHint()
        fits = room - wide - 2 * side - jump.width() - 24 >= pixels * 9
        self.jump.setVisible(fits)
        taken = jump.width() + 8 if fits else 0
        words = max(0, min(room - wide - 2 * side - 16 - taken, pixels * 15))
        self.day.set_sizes(pixels, 12)
        self.day.setGeometry(margin + side, top, words, tall)
        self.later.setGeometry(margin + side + words + 4, middle, side, side)
        right = self.later.geometry().right() + 8
        self.jump.setGeometry(right, top + (tall - jump.height()) // 2, jump.width(), jump.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._areas[self.mode].scroll_by_key(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._theme.window))
        if self.mode == "begin":
            painter.setPen(QPen(QColor(self._theme.line), 1))
            painter.drawLine(0, self._foot().y(), self.width(), self._foot().y())
        painter.end()


def _call(call: Callable[[], None], _on: bool = False) -> None:
    """Do what a row of a menu stands for; Qt tells besides whether it is checked."""
    call()
