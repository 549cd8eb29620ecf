"""The calendar of a programme: a row a week, a cell a day, and what a chosen day holds below its row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from player.language import DAYS, day_text, month_text, said
from player.ui.announcing import announce
from player.ui.focus import paint_focus
from player.ui.fonts import elide, font, wrapped
from player.ui.painted import Painted, paint_lines
from player.ui.programme_screen.day_detail import DayDetail
from player.ui.programme_screen.marks import paint_mark
from player.ui.programme_screen.page import PlanDay, PlanLine, told
from player.ui.theme import Theme, mix

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

_WORDS_FROM = 5.2
"""A cell of so many letters' heights in width has room for words."""
_LEAST_LINES, _MOST_LINES = 2, 5
"""Lines of titles that the days of a week have room for: as many as the fullest of them needs."""


class PlanCalendar(Painted):
    """The rows; arrows go from day to day, Enter opens a day."""

    spoken_as = "canvas"
    started = Signal(str)
    """The key of an appointment that is to be begun."""
    looked = Signal(str)
    """The key of one that is to be looked at."""
    grown = Signal()
    """It needs another height now."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._pixels = 16
        self._weeks: tuple[PlanLine, ...] = ()
        self._today: date | None = None
        self._at = 0
        self._open = -1
        self._tops: list[int] = []
        self._rows: list[int] = []
        self._detail_top = 0
        self.detail = DayDetail(theme, self)
        self.detail.started.connect(self.started)
        self.detail.looked.connect(self.looked)
        self.detail.hide()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(said("Calendar"))

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.detail.set_theme(theme)

    def show_weeks(self, weeks: tuple[PlanLine, ...], today: date, pixels: int) -> None:
        """Show a calendar in a size of text; the day that is open stays open."""
        if [week.days[0].date for week in weeks] != [week.days[0].date for week in self._weeks]:
            self._open = -1
            now = [place for place, day in enumerate(_days(weeks)) if day.date == today]
            self._at = now[0] if now else 0
        self._weeks, self._today, self._pixels = weeks, today, pixels
        self._show_detail()
        self._describe(aloud=False)

    @property
    def day(self) -> PlanDay | None:
        """Return the day that the keyboard is on."""
        days = _days(self._weeks)
        return days[self._at] if self._at < len(days) else None

    def choose(self, day: date) -> None:
        """Go to a day and open it."""
        for place, each in enumerate(_days(self._weeks)):
            if each.date == day:
                self._at = place
                self._toggle(place)

    def place(self, width: int) -> int:
        """Arrange it for a width; return the height it needs."""
        self._tops, self._rows = [], [self._row(week, width) for week in self._weeks]
        top = round(self._pixels * 2.0)
        for place in range(len(self._weeks)):
            self._tops.append(top)
            top += self._rows[place]
            if self._open >= 0 and place == self._open // 7:
                self._detail_top = top
                tall = self.detail.place(width - 2 * self._pixels)
                self.detail.setGeometry(self._pixels, top, width - 2 * self._pixels, tall)
                top += tall + round(self._pixels * 0.6)
        return top + round(self._pixels * 0.4)

    def _head(self, width: int) -> int:
        return min(round(self._pixels * 6), width // 5)

    def _cell(self, width: int) -> float:
        return (width - self._head(width) - self._pixels * 0.6) / 7

    def _row(self, week: PlanLine, width: int) -> int:
        """Return how tall a week is."""
        cell = self._cell(width)
        if cell < self._pixels * _WORDS_FROM:
            return round(self._pixels * 3.5)
        wished = max(sum(map(len, self._titles(day, cell))) for day in week.days)
        lines = min(_MOST_LINES, max(_LEAST_LINES, wished))
        return round(self._pixels * 2.3 + lines * self._metrics().lineSpacing())

    def _metrics(self) -> QFontMetricsF:
        """Measures of the titles."""
        return QFontMetricsF(font(round(self._pixels * 0.78), QFont.Weight.Medium))

    def _titles(self, day: PlanDay, cell: float) -> list[tuple[str, ...]]:
        """Return the titles of a day in lines, for a width of a cell."""
        metrics, room = self._metrics(), cell - 5 - self._pixels * 0.7
        return [wrapped(item.title, metrics, room) for item in day.items]

    def _box(self, place: int) -> QRectF:
        cell = self._cell(self.width())
        left = self._head(self.width()) + place % 7 * cell
        return QRectF(left, self._tops[place // 7], cell, self._rows[place // 7])

    def _toggle(self, place: int) -> None:
        days = _days(self._weeks)
        if place < len(days) and days[place].items:
            self._open = -1 if self._open == place else place
        else:
            self._open = -1
        self._show_detail()
        self.grown.emit()
        self.update()

    def _show_detail(self) -> None:
        days = _days(self._weeks)
        self._open = self._open if self._open < len(days) else -1
        self.detail.setVisible(self._open >= 0)
        if self._open >= 0:
            self.detail.show_day(days[self._open], self._pixels)

    def _go(self, by: int) -> None:
        most = 7 * len(self._weeks) - 1
        self._at = max(0, min(most, self._at + by))
        self._describe(aloud=True)
        self.update()

    def _describe(self, *, aloud: bool) -> None:
        day = self.day
        if day is None:
            return
        week = self._weeks[self._at // 7]
        text = f"{week.heading}, {spoken_day(day)}"
        self.setAccessibleDescription(text)
        if aloud:
            announce(self, text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -7,
            Qt.Key.Key_Down: 7,
            Qt.Key.Key_Home: -(self._at % 7),
            Qt.Key.Key_End: 6 - self._at % 7,
        }
        key = Qt.Key(event.key())
        if key in moves:
            self._go(moves[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._toggle(self._at)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._describe(aloud=False)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for place in range(7 * len(self._weeks)):
            if self._box(place).contains(event.position()):
                self._at = place
                self._describe(aloud=False)
                self._toggle(place)
                return

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        days = _days(self._weeks)
        over = any(
            day.items and self._box(place).contains(event.position()) for place, day in enumerate(days)
        )
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._weeks or len(self._tops) != len(self._weeks):
            return
        theme, pixels = self._theme, self._pixels
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.line), 1.2))
        painter.setBrush(QColor(theme.card))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 14, 14)
        small = font(round(pixels * 0.82), QFont.Weight.Medium)
        painter.setFont(small)
        painter.setPen(QColor(theme.muted))
        cell, head = self._cell(self.width()), self._head(self.width())
        for place, day in enumerate(self._weeks[0].days):
            name = said(DAYS[day.date.weekday()])
            paint_lines(
                painter, (name,), QRectF(head + place * cell, pixels * 0.4, cell, pixels * 1.6), "centre"
            )
        for number, week in enumerate(self._weeks):
            self._paint_week(painter, number, week)
        painter.end()

    def _paint_week(self, painter: QPainter, number: int, week: PlanLine) -> None:
        theme, pixels, width = self._theme, self._pixels, self.width()
        top, row = self._tops[number], self._rows[number]
        if week.now:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(mix(theme.card, theme.accent, 0.08)))
            painter.drawRoundedRect(QRectF(4, top + 1, width - 8, row - 2), 10, 10)
        elif number:
            painter.setPen(QPen(QColor(theme.line), 1))
            painter.drawLine(QPointF(pixels, top), QPointF(width - pixels, top))
        room = self._head(width) - pixels * 1.2
        strong = font(round(pixels * 0.92), QFont.Weight.DemiBold)
        painter.setFont(strong)
        painter.setPen(QColor(theme.ink))
        heading = elide(week.heading, QFontMetricsF(strong), room)
        middle = top + row / 2
        paint_lines(painter, (heading,), QRectF(pixels * 0.8, middle - pixels * 1.3, room, pixels * 1.3))
        used = font(round(pixels * 0.82))
        painter.setFont(used)
        painter.setPen(QColor(theme.muted))
        text = elide(week.text, QFontMetricsF(used), room)
        paint_lines(painter, (text,), QRectF(pixels * 0.8, middle, room, pixels * 1.3))
        for place, day in enumerate(week.days):
            self._paint_day(painter, number * 7 + place, day)

    def _paint_day(self, painter: QPainter, place: int, day: PlanDay) -> None:
        theme, pixels, box = self._theme, self._pixels, self._box(place)
        words = box.width() >= pixels * _WORDS_FROM
        inner = box.adjusted(2.5, 3.5, -2.5, -3.5)
        if place == self._open:
            painter.setPen(QPen(QColor(theme.accent), 1.4))
            painter.setBrush(QColor(mix(theme.card, theme.accent, 0.12)))
            painter.drawRoundedRect(inner, 8, 8)
        if place == self._at and self.hasFocus():
            paint_focus(painter, theme, inner, 8)
        small = font(
            round(pixels * 0.78), QFont.Weight.Bold if day.date == self._today else QFont.Weight.Normal
        )
        painter.setFont(small)
        painter.setPen(QColor(theme.ink if day.date == self._today else theme.muted))
        number = (
            f"{day.date.day} {month_text(day.date)}" if day.date.day == 1 or not place else f"{day.date.day}"
        )
        mark = day.mark
        side = pixels * 1.25
        if not words:
            line = QRectF(inner.x(), inner.y(), inner.width(), inner.height() * 0.42)
            paint_lines(painter, (elide(number, QFontMetricsF(small), line.width()),), line, "centre")
            centre = QPointF(inner.center().x(), inner.y() + inner.height() * 0.68)
            paint_mark(painter, theme, mark, centre, min(side, inner.width() * 0.8, inner.height() * 0.5))
            return
        line = QRectF(inner.x() + pixels * 0.45, inner.y() + 2, inner.width() - pixels * 0.9, pixels * 1.5)
        paint_lines(painter, (number,), line, "right")
        paint_mark(painter, theme, mark, QPointF(line.x() + side / 2, line.center().y()), side)
        if day.items:
            self._paint_titles(painter, day, inner, line.bottom())

    def _paint_titles(self, painter: QPainter, day: PlanDay, inner: QRectF, top: float) -> None:
        theme, pixels = self._theme, self._pixels
        metrics, room = self._metrics(), inner.width() - pixels * 0.7
        quiet = day.mark in ("done", "open", "left out", "paused")
        painter.setFont(font(round(pixels * 0.78), QFont.Weight.Medium))
        painter.setPen(QColor(theme.muted if quiet else theme.ink))
        most = max(1, int((inner.bottom() - top) / metrics.lineSpacing() + 0.15))
        lines = shared_lines(self._titles(day, inner.width() + 5)[:most], most)
        shown = tuple(elide(each, metrics, room) for each in lines)
        tall = metrics.lineSpacing() * len(shown)
        paint_lines(painter, shown, QRectF(inner.x() + pixels * 0.45, top, room, tall))


def shared_lines(titles: Sequence[tuple[str, ...]], most: int) -> list[str]:
    """Return at most so many lines for titles of several lines each: each has one at least, the first ones
    what is left; the last line of each has all the rest of it."""
    lines: list[str] = []
    spare = most - len(titles)
    for title in titles:
        more = max(0, min(len(title) - 1, spare))
        spare -= more
        lines += [*title[:more], " ".join(title[more:])]
    return lines


def spoken_day(day: PlanDay) -> str:
    """Return a day in words: ``Wed 2 Dec: Core foundation, coming``."""
    if not day.items:
        return f"{day_text(day.date)}: {told('rest')}"
    parts = (f"{item.title}, {told(item.standing)}" for item in day.items)
    return f"{day_text(day.date)}: " + "; ".join(parts)


def _days(weeks: tuple[PlanLine, ...]) -> list[PlanDay]:
    return [day for week in weeks for day in week.days]
