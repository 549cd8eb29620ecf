"""The sheet of a programme that is followed: what is due today, how far it has come, the whole calendar."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal, SignalInstance
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from player.language import DAYS, said
from player.ui.buttons import Rank, WordButton
from player.ui.icons import paint_icon
from player.ui.painted import Painted, Themed
from player.ui.programme_screen.due_card import DueCard
from player.ui.programme_screen.marks import paint_mark
from player.ui.programme_screen.page import FollowPage, Mark
from player.ui.programme_screen.plan_calendar import PlanCalendar
from player.ui.programme_screen.texts import Ink, Texts
from player.ui.theme import Theme, mix

if TYPE_CHECKING:
    from player.ui.library_screen.card_painting import PaintDrawing

_TWO_COLUMNS = 60
"""In a width of so many letters' heights the calendar stands beside what is due."""


class FollowSheet(Painted):
    """The sheet; ``place`` arranges it for a width and gives it its height."""

    spoken_as = "text"
    started = Signal(str)
    """The key of an appointment that is to be begun."""
    looked = Signal(str)
    """The key of one that is to be looked at."""
    gone_back = Signal()
    """The person goes a week back."""
    stayed = Signal()
    """The person does not."""
    gone_on = Signal()
    """The pause is over."""
    next_wanted = Signal()
    """The programme that is offered at the end is to be begun."""
    others_wanted = Signal()
    """Another programme is to be chosen."""
    history_wanted = Signal()
    """What was measured is to be seen."""
    grown = Signal()
    """It needs another height now."""

    def __init__(self, theme: Theme, paint: PaintDrawing | None, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._paint = paint
        self._pixels = 16
        self._page: FollowPage | None = None
        self._texts = Texts()
        self._box = QRect()
        self._bar = QRect()
        self._marks: list[tuple[Mark, QPointF]] = []
        self.cards: list[DueCard] = []
        self.missed: list[DueCard] = []
        self.back = self._button(said("A week back"), "plain", self.gone_back)
        self.stay = self._button(said("Stay here"), "quiet", self.stayed)
        self.go_on = self._button(said("Go on"), "main", self.gone_on)
        self.next = self._button("", "main", self.next_wanted)
        self.others = self._button(said("Choose another one"), "plain", self.others_wanted)
        self.charts = self._button(said("See how it changed"), "quiet", self.history_wanted)
        self.calendar = PlanCalendar(theme, self)
        self.calendar.started.connect(self.started)
        self.calendar.looked.connect(self.looked)
        self.calendar.grown.connect(self.grown)

    def _button(self, text: str, rank: Rank, signal: SignalInstance) -> WordButton:
        button = WordButton(self._theme, text, rank, parent=self)
        button.clicked.connect(signal)
        button.hide()
        return button

    @property
    def _buttons(self) -> tuple[WordButton, ...]:
        return (self.back, self.stay, self.go_on, self.next, self.others, self.charts)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        children: tuple[Themed, ...] = (*self.cards, *self.missed, *self._buttons, self.calendar)
        for child in children:
            child.set_theme(theme)

    def show_page(self, page: FollowPage, pixels: int) -> None:
        """Show a programme in a size of text."""
        self._page, self._pixels = page, pixels
        first = next((place for place, line in enumerate(page.due) if not line.done), -1)
        for cards, lines, quiet in ((self.cards, page.due, False), (self.missed, page.catch_up, True)):
            while len(cards) < len(lines):
                card = DueCard(self._theme, self._paint, quiet=quiet, parent=self)
                card.started.connect(self.started)
                card.looked.connect(self.looked)
                cards.append(card)
            for place, card in enumerate(cards):
                card.setVisible(place < len(lines))
                if place < len(lines):
                    card.show_line(lines[place], pixels, first=place == first)
        for button in (self.back, self.stay):
            button.setVisible(bool(page.suggestion))
        self.go_on.setVisible(page.paused)
        self.next.setVisible(page.finished and bool(page.next_name))
        self.next.set_words(said("Begin “{title}”", title=page.next_title), "play")
        self.others.setVisible(page.finished)
        self.charts.setVisible(page.finished and bool(page.changed))
        for button in self._buttons:
            button.set_font_pixels(pixels)
        self.calendar.show_weeks(page.weeks, page.today, pixels)
        parts = (page.title, page.heading, page.text, page.progress, page.suggestion, *page.changed)
        self.setAccessibleName(". ".join(part.rstrip(".") for part in parts if part))
        self._order_tabs()

    @property
    def first(self) -> QWidget:
        """Return what the keyboard is given to at first."""
        if self._page is not None and self._page.paused:
            return self.go_on
        if self._page is not None and self._page.finished:
            return self.next if self._page.next_name else self.others
        waiting = [card.start for card in self._shown(self.cards) if not card.line.done]
        return waiting[0] if waiting else self.calendar

    def _shown(self, cards: list[DueCard]) -> list[DueCard]:
        count = 0
        if self._page is not None:
            count = len(self._page.due if cards is self.cards else self._page.catch_up)
        return cards[:count]

    def _order_tabs(self) -> None:
        order: list[QWidget] = [self.back, self.stay, self.go_on, self.next, self.others, self.charts]
        for card in (*self.cards, *self.missed):
            order += [card.start, card.look]
        order.append(self.calendar)
        for one, other in pairwise(order):
            QWidget.setTabOrder(one, other)

    def place(self, width: int) -> None:
        """Arrange everything for a width, in two columns where there is room."""
        pixels = self._pixels
        if self._page is None:
            return
        margin, gap = max(12, round(width * 0.03)), round(pixels * 1.6)
        room = width - 2 * margin
        beside = width >= pixels * _TWO_COLUMNS
        left = round((room - gap) * 0.38) if beside else room
        self._texts.clear()
        bottom = self._place_today(margin, left, self._page)
        if beside:
            x, top, wide = margin + left + gap, 8, room - left - gap
        else:
            x, top, wide = margin, bottom + pixels, room
        tall = self.calendar.place(wide)
        self.calendar.setGeometry(x, top, wide, tall)
        self.setFixedHeight(max(bottom, top + tall) + pixels)
        self.update()

    def _place_today(self, x: int, width: int, page: FollowPage) -> int:
        pixels, write = self._pixels, self._texts.write
        left, room = x + 4, width - 8
        top = write(page.heading, left, 6, room, round(pixels * 1.9), QFont.Weight.Bold)
        top = write(page.text, left, top + 3, room, round(pixels * 1.05), ink="muted")
        for text in page.changed if page.finished else ():
            top = write(text, left, top + 5, room, pixels, QFont.Weight.Medium)
        top = self._place_row((self.go_on, self.next, self.others, self.charts), x, top + 6, width)
        self._box = QRect()
        if page.suggestion:
            top = self._place_suggestion(x, top + round(pixels * 0.5), width, page.suggestion)
        top += round(pixels * 0.7)
        for card in self._shown(self.cards):
            top = self._place_card(card, x, top, width)
        if page.catch_up:
            head = said("If you like, what was not done")
            top = write(head, left, top + 4, room, round(pixels * 0.95), QFont.Weight.DemiBold, "muted")
            top += round(pixels * 0.3)
        for card in self._shown(self.missed):
            top = self._place_card(card, x, top, width)
        top = write(page.progress, left, top + 4, room, pixels, QFont.Weight.Medium)
        self._bar = QRect(left, top + round(pixels * 0.4), room, max(8, round(pixels * 0.6)))
        return self._place_week(left, self._bar.bottom() + round(pixels * 1.3), room, page) + pixels

    def _place_week(self, left: int, top: int, room: int, page: FollowPage) -> int:
        """List the seven days of this week; what to know of them the calendar tells a screen reader."""
        pixels, write = self._pixels, self._texts.write
        self._marks = []
        week = next((each for each in page.weeks if each.now), None)
        if week is None:
            return top
        top = write(said("This week"), left, top, room, round(pixels * 1.1), QFont.Weight.Bold)
        top += round(pixels * 0.3)
        named, told = left + round(pixels * 1.9), left + round(pixels * 6.6)
        for day in week.days:
            today = day.date == page.today
            weight = QFont.Weight.Bold if today else QFont.Weight.Normal
            ink: Ink = "ink" if today or day.mark in ("coming", "today") else "muted"
            self._marks.append((day.mark, QPointF(left + pixels * 0.65, top + pixels * 0.62)))
            name = said("{weekday} {day}", weekday=said(DAYS[day.date.weekday()]), day=day.date.day)
            bottom = write(name, named, top, told - named, pixels, weight, ink)
            titles = [
                said("{title}, if you like", title=i.title) if i.optional else i.title for i in day.items
            ]
            for title in titles or [said("Rest")]:
                top = write(title, told, top, left + room - told, pixels, weight, ink)
            top = max(bottom, top) + round(pixels * 0.35)
        return top

    def _place_card(self, card: DueCard, x: int, top: int, width: int) -> int:
        tall = card.place(width)
        card.setGeometry(x, top, width, tall)
        return top + tall + round(self._pixels * 0.7)

    def _place_row(self, buttons: tuple[WordButton, ...], x: int, top: int, width: int) -> int:
        """Put buttons beside one another, and below where there is no room; return the bottom."""
        at, bottom = x, top
        for button in buttons:
            if not button.isVisibleTo(self):
                continue
            size = button.sizeHint()
            wide = min(width, size.width())
            if at > x and at + wide > x + width:
                at, top = x, bottom + 2
            button.setGeometry(at, top, wide, size.height())
            at, bottom = at + wide + 4, top + size.height()
        return bottom

    def _place_suggestion(self, x: int, top: int, width: int, text: str) -> int:
        pixels = self._pixels
        inner = x + round(pixels * 2.8)
        bottom = self._texts.write(
            text, inner, top + round(pixels * 0.7), width - round(pixels * 3.6), pixels, QFont.Weight.Medium
        )
        bottom = self._place_row((self.back, self.stay), inner - 4, bottom + 4, width - round(pixels * 3.4))
        self._box = QRect(x, top, width, bottom - top + round(pixels * 0.4))
        return self._box.bottom()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), QColor(theme.window))
        if self._box.height():
            painter.setPen(QPen(QColor(mix(theme.line, theme.warning, 0.4)), 1.2))
            painter.setBrush(QColor(mix(theme.card, theme.warning, 0.08)))
            painter.drawRoundedRect(QRectF(self._box).adjusted(1, 1, -1, -1), 14, 14)
            side = self._pixels * 1.4
            spot = QRectF(self._box.x() + self._pixels * 0.9, self._box.y() + self._pixels * 0.65, side, side)
            paint_icon(painter, "undo", spot, QColor(theme.warning))
        self._texts.paint(painter, theme)
        if self._page is not None and self._page.progress:
            self._paint_bar(painter, self._page.share)
        for mark, centre in self._marks:
            paint_mark(painter, theme, mark, centre, self._pixels * 1.05)
        painter.end()

    def _paint_bar(self, painter: QPainter, share: float) -> None:
        theme, box = self._theme, QRectF(self._bar)
        radius = box.height() / 2
        painter.setPen(QPen(QColor(theme.line), 1) if theme.high else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(mix(theme.window, theme.ink, 0.09)))
        painter.drawRoundedRect(box, radius, radius)
        if share > 0:
            box.setWidth(max(box.height(), box.width() * min(1.0, share)))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent))
            painter.drawRoundedRect(box, radius, radius)
