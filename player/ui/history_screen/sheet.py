"""The sheet of the history: what it comes to, the calendar, the sides, and session after session."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from player.language import said
from player.ui.fonts import elide, font, wrapped
from player.ui.history_screen.calendar import WeekCalendar
from player.ui.history_screen.offer import OfferCard
from player.ui.history_screen.page import HistoryPage, RunLine, time_text
from player.ui.history_screen.plot import Plot
from player.ui.painted import PaintedText, Themed, paint_lines
from player.ui.theme import Theme, mix

MEASURE = said(
    "How far does each knee straighten, how far are your fingers from the floor? Measured every fortnight, "
    "it shows by side what your sessions do. It takes a quarter of an hour."
)
"""Why one is measured."""
_MOST_LINES = 100
"""Sessions that are listed; the table has them all."""


class RunRow(PaintedText):
    """One session that was done."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._pixels = 16
        self.line = RunLine("", "", "", "")
        self.first = False

    def show_line(self, line: RunLine, pixels: int, *, first: bool) -> None:
        """Show a session in a size of text."""
        self.line, self._pixels, self.first = line, pixels, first
        parts = (line.title, line.when, line.ended, line.text)
        self.setAccessibleName(". ".join(part.rstrip(".") for part in parts if part))
        self.update()

    def height_for(self, width: int) -> int:
        """Return the height it needs in a width."""
        return round(self._pixels * (2.6 + 1.3 * len(self._texts(width))))

    def _texts(self, width: float) -> tuple[str, ...]:
        return wrapped(self.line.text, QFontMetricsF(font(self._pixels)), width - 2 * self._pixels)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, pixels, line = self._theme, self._pixels, self.line
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.first:
            painter.setPen(QPen(QColor(theme.line), 1))
            painter.drawLine(pixels, 0, self.width() - pixels, 0)
        small = font(round(pixels * 0.9))
        ends = line.when if not line.ended else f"{line.when} · {line.ended}"
        wide = QFontMetricsF(small).horizontalAdvance(ends)
        top, tall = pixels * 0.5, pixels * 1.6
        used = font(pixels, QFont.Weight.DemiBold)
        room = self.width() - 3 * pixels - wide
        painter.setFont(used)
        painter.setPen(QColor(theme.ink))
        title = elide(line.title, QFontMetricsF(used), room)
        paint_lines(painter, (title,), QRectF(pixels, top, room, tall))
        painter.setFont(small)
        painter.setPen(QColor(theme.muted))
        paint_lines(painter, (ends,), QRectF(self.width() - pixels - wide, top, wide, tall), "right")
        painter.setFont(font(pixels))
        texts = self._texts(self.width())
        below = QRectF(pixels, top + tall, self.width() - 2 * pixels, pixels * 1.3 * len(texts))
        paint_lines(painter, texts, below)
        painter.end()


class HistorySheet(PaintedText):
    """The sheet; ``place`` arranges it for a width and gives it its height."""

    measure_wanted = Signal()
    """The person wants to be measured."""
    tighter_chosen = Signal(str)
    """The side that sessions are to give more."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._pixels = 16
        self._page: HistoryPage | None = None
        self.calendar = WeekCalendar(theme, self)
        self.plots: list[Plot] = []
        self.measure = OfferCard(theme, "play", self)
        self.measure.taken.connect(self.measure_wanted)
        self.tighter = OfferCard(theme, None, self)
        self.tighter.taken.connect(self._tell_tighter)
        self.rows: list[RunRow] = []
        self._figures = QRect()
        self._sides = QRect()
        self._list = QRect()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        children: tuple[Themed, ...] = (self.calendar, self.measure, self.tighter, *self.plots, *self.rows)
        for child in children:
            child.set_theme(theme)

    def show_page(self, page: HistoryPage, pixels: int) -> None:
        """Show a history in a size of text."""
        self._page, self._pixels = page, pixels
        self.calendar.set_pixels(pixels)
        self.calendar.show_page(page)
        self._show_charts(page, pixels)
        lines = page.lines[:_MOST_LINES]
        while len(self.rows) < len(lines):
            self.rows.append(RunRow(self._theme, self))
        for place, row in enumerate(self.rows):
            row.setVisible(place < len(lines))
            if place < len(lines):
                row.show_line(lines[place], pixels, first=not place)
        sides = said(
            "Left {time}, right {time2} in four weeks",
            time=time_text(page.sides.left),
            time2=time_text(page.sides.right),
        )
        self.setAccessibleName(f"{page.streak_text}. {page.week_text}. {sides}.")

    def _show_charts(self, page: HistoryPage, pixels: int) -> None:
        charts = ((page.minutes,) if page.minutes is not None else ()) + page.charts
        for place, chart in enumerate(charts):
            if place == len(self.plots):
                self.plots.append(Plot(self._theme, chart, self))
            self.plots[place].show_chart(chart, pixels)
        for place, plot in enumerate(self.plots):
            plot.setVisible(place < len(charts))
        measured = any(chart.name != "pain" for chart in page.charts)
        self.measure.setVisible(not measured)
        self.measure.show_offer(MEASURE, said("Measuring day"), pixels)
        self.tighter.setVisible(page.tighter is not None)
        if page.tighter is not None:
            button = "" if page.tighter.used else said("Give it more in sessions")
            used = f" {said('Sessions give it more already.')}" if page.tighter.used else ""
            self.tighter.show_offer(page.tighter.text + used, button, pixels)
        order: list[QWidget] = [self.measure.button, self.tighter.button, *self.plots[1:], *self.plots[:1]]
        for one, other in pairwise(order):
            QWidget.setTabOrder(one, other)

    def _tell_tighter(self) -> None:
        if self._page is not None and self._page.tighter is not None:
            self.tighter_chosen.emit(self._page.tighter.side)

    def place(self, width: int) -> None:
        """Arrange everything for a width, in two columns where there is room."""
        pixels = self._pixels
        margin, gap = max(12, round(width * 0.03)), round(pixels * 1.4)
        room = width - 2 * margin
        beside = width >= pixels * 58
        left = round((room - gap) * 0.54) if beside else room
        bottom = self._place_summary(QRect(margin, 6, left, 0))
        at = QRect(margin + left + gap, 6, room - left - gap, 0) if beside else QRect(margin, bottom, room, 0)
        at.moveTop(self._place_charts(at))
        end = self._place_rows(at)
        self.setFixedHeight(max(bottom, end) + pixels)
        self.update()

    def _place_summary(self, at: QRect) -> int:
        pixels = self._pixels
        self._figures = QRect(at.x(), at.y(), at.width(), round(pixels * 4.4))
        top = self._figures.bottom() + round(pixels * 0.6)
        tall = self.calendar.height_for()
        self.calendar.setGeometry(at.x(), top, at.width(), tall)
        top += tall + round(pixels * 0.9)
        if self.plots:
            tall = self.plots[0].height_for(at.width())
            self.plots[0].setGeometry(at.x(), top, at.width(), tall)
            top += tall + round(pixels * 0.9)
        self._sides = QRect(at.x(), top, at.width(), round(pixels * 6.6))
        return self._sides.bottom() + pixels

    def _place_charts(self, at: QRect) -> int:
        """Put what was measured, or the invitation to it, one below the other; return the bottom."""
        pixels, top = self._pixels, at.y()
        gap = round(pixels * 0.9)
        for offer in (self.measure, self.tighter):
            if offer.isVisibleTo(self):
                tall = offer.place(at.width())
                offer.setGeometry(at.x(), top, at.width(), tall)
                top += tall + gap
        for plot in self.plots[1:]:
            if plot.isVisibleTo(self):
                tall = plot.height_for(at.width())
                plot.setGeometry(at.x(), top, at.width(), tall)
                top += tall + gap
        return top

    def _place_rows(self, at: QRect) -> int:
        bottom = at.y()
        for row in self.rows[: len(self._page.lines[:_MOST_LINES]) if self._page else 0]:
            tall = row.height_for(at.width())
            row.setGeometry(at.x(), bottom, at.width(), tall)
            bottom += tall
        self._list = QRect(at.x(), at.y(), at.width(), bottom - at.y())
        return bottom

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), QColor(self._theme.window))
        if self._page is not None:
            self._paint_figures(painter, self._page)
            self._paint_sides(painter, self._page)
            if self._list.height():
                painter.setPen(QPen(QColor(self._theme.line), 1.2))
                painter.setBrush(QColor(self._theme.card))
                painter.drawRoundedRect(QRectF(self._list).adjusted(1, 1, -1, -1), 14, 14)
        painter.end()

    def _paint_figures(self, painter: QPainter, page: HistoryPage) -> None:
        pixels, box = self._pixels, QRectF(self._figures)
        painter.setFont(font(round(pixels * 2), QFont.Weight.Bold))
        painter.setPen(QColor(self._theme.ink))
        paint_lines(painter, (page.streak_text,), QRectF(box.x() + 4, box.y(), box.width(), pixels * 2.6))
        painter.setFont(font(round(pixels * 1.1)))
        painter.setPen(QColor(self._theme.muted))
        below = QRectF(box.x() + 4, box.y() + pixels * 2.7, box.width(), pixels * 1.6)
        paint_lines(painter, (page.week_text,), below)

    def _paint_sides(self, painter: QPainter, page: HistoryPage) -> None:
        theme, pixels, box = self._theme, self._pixels, QRectF(self._sides)
        painter.setFont(font(pixels, QFont.Weight.DemiBold))
        painter.setPen(QColor(theme.ink))
        paint_lines(
            painter,
            (said("Sides in the last four weeks"),),
            QRectF(box.x() + 4, box.y(), box.width(), pixels * 1.6),
        )
        most = max(page.sides.left, page.sides.right, 1.0)
        sides = ((said("Left"), page.sides.left), (said("Right"), page.sides.right))
        words = QFontMetricsF(font(pixels))
        head, tail = max(words.horizontalAdvance(name) for name, _ in sides) + pixels, pixels * 5.5
        room = box.width() - head - tail
        for place, (name, seconds) in enumerate(sides):
            top = box.y() + pixels * (2.0 + 2.2 * place)
            track = QRectF(box.x() + head, top + pixels * 0.25, room, pixels * 1.2)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(mix(theme.window, theme.ink, 0.07)))
            painter.drawRoundedRect(track, track.height() / 2, track.height() / 2)
            if seconds > 0:
                wide = max(track.height(), room * seconds / most)
                painter.setBrush(QColor(theme.accent))
                bar = QRectF(track.x(), track.y(), wide, track.height())
                painter.drawRoundedRect(bar, bar.height() / 2, bar.height() / 2)
            painter.setFont(font(pixels))
            painter.setPen(QColor(theme.ink))
            paint_lines(painter, (name,), QRectF(box.x() + 4, top, head, pixels * 1.7))
            end = QRectF(track.right() + pixels * 0.8, top, tail, pixels * 1.7)
            paint_lines(painter, (time_text(seconds),), end)
