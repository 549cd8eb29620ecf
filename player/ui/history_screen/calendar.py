"""The calendar of weeks: a row a week, a square a day, with its minutes in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from player.language import month_text, said
from player.ui.fonts import font
from player.ui.history_screen.page import HistoryPage, time_text
from player.ui.icons import paint_icon
from player.ui.painted import PaintedText, paint_lines
from player.ui.theme import Theme

if TYPE_CHECKING:
    from player.history.summary import Day, Week

_DAYS = (said("Mon"), said("Tue"), said("Wed"), said("Thu"), said("Fri"), said("Sat"), said("Sun"))
_FULL_SECONDS = 20 * 60
"""A day with so much work is painted in full colour."""


class WeekCalendar(PaintedText):
    """The rows."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._pixels = 16
        self._page: HistoryPage | None = None

    def set_pixels(self, pixels: int) -> None:
        """Set the size of text."""
        self._pixels = pixels
        self.update()

    def show_page(self, page: HistoryPage) -> None:
        """Show the weeks of a history."""
        self._page = page
        told = [_spoken(week) for week in reversed(page.weeks) if week.active]
        self.setAccessibleName(said("Weeks. ") + (". ".join(told) or said("Nothing yet")) + ".")
        self.update()

    def height_for(self) -> int:
        """Return the height it needs."""
        weeks = len(self._page.weeks) if self._page else 0
        return round(self._row() * (weeks + 0.9) + self._pixels * 1.2)

    def _row(self) -> float:
        return self._pixels * 2.15

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._page is None:
            return
        theme, pixels, row = self._theme, self._pixels, self._row()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.line), 1.2))
        painter.setBrush(QColor(theme.card))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 14, 14)
        left, ends = pixels * 5.0, pixels * 3.2
        cell = (self.width() - left - ends - pixels) / 7
        small = font(round(pixels * 0.8), QFont.Weight.Medium)
        top = pixels * 0.6
        painter.setFont(small)
        painter.setPen(QColor(theme.muted))
        paint_lines(painter, (said("Minutes"),), QRectF(pixels, top, left - pixels, row * 0.9))
        for place, name in enumerate(_DAYS):
            paint_lines(painter, (name,), QRectF(left + place * cell, top, cell, row * 0.9), "centre")
        top += row * 0.9
        for week in self._page.weeks:
            painter.setFont(small)
            painter.setPen(QColor(theme.muted))
            paint_lines(painter, (_date_text(week),), QRectF(pixels, top, left - pixels, row))
            for place, day in enumerate(week.days):
                self._paint_day(painter, day, QRectF(left + place * cell, top, cell, row))
            self._paint_end(painter, week, QRectF(left + 7 * cell, top, ends, row))
            top += row
        painter.end()

    def _paint_day(self, painter: QPainter, day: Day, box: QRectF) -> None:
        theme = self._theme
        assert self._page is not None
        inner = box.adjusted(2.5, 2.5, -2.5, -2.5)
        if day.date > self._page.today:
            return
        share = min(1.0, day.seconds / _FULL_SECONDS)
        ground = theme.amount(share) if day.seconds >= 30 else theme.window
        today = day.date == self._page.today
        painter.setPen(QPen(QColor(theme.ink), 2) if today else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(inner, 6, 6)
        if day.seconds >= 30:
            painter.setFont(font(round(self._pixels * 0.82), QFont.Weight.DemiBold))
            painter.setPen(QColor(theme.ink_on(ground)))
            paint_lines(painter, (str(max(1, round(day.seconds / 60))),), inner, "centre")

    def _paint_end(self, painter: QPainter, week: Week, box: QRectF) -> None:
        theme, side = self._theme, self._pixels * 1.2
        if week.kept:
            spot = QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side)
            paint_icon(painter, "done", spot, QColor(theme.accent))
        elif week.active:
            painter.setFont(font(round(self._pixels * 0.8), QFont.Weight.Medium))
            painter.setPen(QColor(theme.muted))
            paint_lines(painter, (f"{week.active}/{week.goal}",), box, "centre")


def _date_text(week: Week) -> str:
    return f"{week.monday.day} {month_text(week.monday)}"


def _spoken(week: Week) -> str:
    kept = said(", kept") if week.kept else ""
    return said(
        "Week of {date_text}: {active} of {goal} days, {time}{kept}",
        date_text=_date_text(week),
        active=week.active,
        goal=week.goal,
        time=time_text(week.seconds),
        kept=kept,
    )
