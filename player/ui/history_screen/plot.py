"""A chart as a card: what has changed in words, then lines told apart by shape, name and colour, or bars.

The arrows go from column to column and tell each; a screen reader has the whole as a table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
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

from player.language import said
from player.ui.announcing import announce
from player.ui.focus import paint_focus
from player.ui.fonts import elide, font, wrapped
from player.ui.painted import Painted, paint_lines
from player.ui.theme import Theme, mix

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from player.ui.history_screen.charts import Chart, Line

_PLOT = 8.6
"""Height of the drawing, in letters' heights."""


class Plot(Painted):
    """One chart."""

    spoken_as = "picture"

    def __init__(self, theme: Theme, chart: Chart, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._pixels = 16
        self._at = -1
        self.chart = chart
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)

    def show_chart(self, chart: Chart, pixels: int) -> None:
        """Show a chart in a size of text."""
        if chart.columns != self.chart.columns:
            self._at = -1
        self.chart, self._pixels = chart, pixels
        self.setAccessibleName(f"{chart.title.rstrip('.')}. {chart.text}")
        self.setAccessibleDescription(said("Table: {rows}.", rows=chart.table))
        self.update()

    @property
    def told(self) -> str:
        """Return what is told of the column that is chosen; of the last one where none is."""
        return self.chart.columns[self._at].told

    def height_for(self, width: int) -> int:
        """Return the height it needs in a width."""
        return round(self._words_bottom(width) + self._pixels * (_PLOT + 3.5))

    # -- where everything stands

    def _texts(self, width: float) -> tuple[tuple[str, ...], tuple[str, ...]]:
        room = width - 2 * self._pad
        title = wrapped(self.chart.title, QFontMetricsF(font(self._pixels, QFont.Weight.DemiBold)), room)
        return title, wrapped(self.chart.text, QFontMetricsF(font(self._pixels)), room)

    @property
    def _pad(self) -> float:
        return self._pixels * 0.9

    def _words_bottom(self, width: float) -> float:
        title, text = self._texts(width)
        line = QFontMetricsF(font(self._pixels)).lineSpacing()
        return self._pad * 0.8 + line * (len(title) + len(text)) + self._pixels * 0.2

    @property
    def _small(self) -> QFont:
        return font(round(self._pixels * 0.82), QFont.Weight.Medium)

    def _area(self) -> QRectF:
        """Return where the values are drawn."""
        metrics = QFontMetricsF(self._small)
        left = self._pad + max(metrics.horizontalAdvance(text) for _, text in self.chart.ticks) + 10
        ends = max((metrics.horizontalAdvance(line.name) for line in self.chart.lines), default=0.0)
        right = self.width() - self._pad - (ends + 16 if ends else 4)
        top = self._words_bottom(self.width()) + self._pixels * 0.9
        return QRectF(left, top, max(20.0, right - left), self._pixels * (_PLOT - 1.2))

    def _x(self, place: int, area: QRectF) -> float:
        columns = self.chart.columns
        if self.chart.bars:
            return area.left() + area.width() * (place + 0.5) / len(columns)
        first, last = columns[0].day, columns[-1].day
        if last == first:
            return area.center().x()
        inner = area.adjusted(8, 0, -8, 0)
        return inner.left() + inner.width() * (columns[place].day - first).days / (last - first).days

    def _y(self, value: float, area: QRectF) -> float:
        chart = self.chart
        return area.bottom() - area.height() * (value - chart.low) / (chart.high - chart.low)

    # -- keyboard and mouse

    def _go(self, place: int) -> None:
        self._at = max(0, min(len(self.chart.columns) - 1, place))
        announce(self, self.told)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self.chart.columns) - 1
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            by = 1 if key == Qt.Key.Key_Right else -1
            self._go(last if self._at < 0 else self._at + by)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(0 if key == Qt.Key.Key_Home else last)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._at = -1
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        area = self._area()
        near = -1
        if area.adjusted(-8, -8, 8, self._pixels * 2).contains(event.position()):
            x = event.position().x()
            near = min(range(len(self.chart.columns)), key=lambda place: abs(self._x(place, area) - x))
        if near != self._at:
            self._at = near
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        if not self.hasFocus():
            self._at = -1
            self.update()

    # -- painting

    def _colour(self, line: Line) -> QColor:
        return QColor(self._theme.phase("stretch" if line.hue == "first" else "contract"))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(QColor(theme.line), 1.2))
        painter.setBrush(QColor(theme.card))
        painter.drawRoundedRect(box, 14, 14)
        self._paint_words(painter)
        area = self._area()
        self._paint_scale(painter, area)
        if self.chart.bars:
            self._paint_bars(painter, area)
        else:
            self._paint_errors(painter, area)
            for line in self.chart.lines:
                self._paint_line(painter, line, area)
            self._paint_ends(painter, area)
        self._paint_days(painter, area)
        self._paint_told(painter, area)
        if self.hasFocus():
            paint_focus(painter, theme, box.adjusted(1, 1, -1, -1), 13)
        painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        title, text = self._texts(self.width())
        line = QFontMetricsF(font(self._pixels)).lineSpacing()
        top, room = self._pad * 0.8, self.width() - 2 * self._pad
        for lines, weight, colour in (
            (title, QFont.Weight.DemiBold, self._theme.ink),
            (text, QFont.Weight.Normal, self._theme.ink),
        ):
            painter.setFont(font(self._pixels, weight))
            painter.setPen(QColor(colour))
            paint_lines(painter, lines, QRectF(self._pad, top, room, line * len(lines)))
            top += line * len(lines)

    def _paint_scale(self, painter: QPainter, area: QRectF) -> None:
        painter.setFont(self._small)
        for value, text in self.chart.ticks:
            y = self._y(value, area)
            base = value == self.chart.low
            painter.setPen(QPen(QColor(self._theme.edge if base else self._theme.line), 1.2 if base else 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(QColor(self._theme.muted))
            box = QRectF(0, y - self._pixels, area.left() - 8, 2 * self._pixels)
            paint_lines(painter, (text,), box, "right")

    def _paint_errors(self, painter: QPainter, area: QRectF) -> None:
        """Shade what may be chance: the test's error around where the line begins, if there is but one."""
        if not self.chart.error or len(self.chart.columns) < 2 or len(self.chart.lines) > 1:
            return
        painter.save()
        painter.setClipRect(area)
        painter.setPen(Qt.PenStyle.NoPen)
        for line in self.chart.lines:
            first = next(value for value in line.values if value is not None)
            colour = self._colour(line)
            colour.setAlphaF(0.09)
            painter.setBrush(colour)
            top, bottom = (self._y(first + way * self.chart.error, area) for way in (1, -1))
            painter.drawRect(QRectF(area.left(), top, area.width(), bottom - top))
        painter.restore()

    def _paint_line(self, painter: QPainter, line: Line, area: QRectF) -> None:
        points = [
            QPointF(self._x(place, area), self._y(value, area))
            for place, value in enumerate(line.values)
            if value is not None
        ]
        pen = QPen(self._colour(line), max(2.0, self._pixels * 0.13))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        if line.dashed:
            pen.setDashPattern([2.4, 2.2])
        painter.setPen(pen)
        painter.drawPolyline(points)
        for point in points:
            self._paint_mark(painter, line, point, self._pixels * 0.3)

    def _paint_mark(self, painter: QPainter, line: Line, at: QPointF, reach: float) -> None:
        colour = self._colour(line)
        filled = line.mark in ("disc", "square")
        painter.setPen(QPen(colour, max(1.8, self._pixels * 0.12)))
        painter.setBrush(colour if filled else QColor(self._theme.card))
        if line.mark in ("disc", "ring"):
            painter.drawEllipse(at, reach, reach)
        else:
            painter.drawRect(QRectF(at.x() - reach * 0.9, at.y() - reach * 0.9, reach * 1.8, reach * 1.8))

    def _paint_ends(self, painter: QPainter, area: QRectF) -> None:
        """Write each line's name at its end, apart from one another."""
        painter.setFont(self._small)
        painter.setPen(QColor(self._theme.ink))
        ends = []
        for line in self.chart.lines:
            last = [value for value in line.values if value is not None][-1]
            if line.name:
                ends.append((self._y(last, area), line.name))
        apart = QFontMetricsF(self._small).lineSpacing()
        before = float("-inf")
        for wished, name in sorted(ends):
            y = max(wished, before + apart)
            before = y
            box = QRectF(area.right() + 8, y - apart / 2, self.width(), apart)
            paint_lines(painter, (name,), box)

    def _paint_bars(self, painter: QPainter, area: QRectF) -> None:
        theme = self._theme
        (line,) = self.chart.lines
        wide = min(area.width() / len(self.chart.columns) * 0.62, self._pixels * 3)
        painter.setPen(Qt.PenStyle.NoPen)
        for place, value in enumerate(line.values):
            if not value:
                continue
            top = self._y(value, area)
            chosen = place == self._at
            painter.setBrush(QColor(theme.accent if chosen else mix(theme.card, theme.accent, 0.75)))
            bar = QRectF(self._x(place, area) - wide / 2, top, wide, area.bottom() - top)
            painter.drawRoundedRect(bar, min(5.0, bar.height() / 2), min(5.0, bar.height() / 2))

    def _paint_days(self, painter: QPainter, area: QRectF) -> None:
        """Write days below, as far as they stand apart; the last one always."""
        painter.setFont(self._small)
        painter.setPen(QColor(self._theme.muted))
        metrics = QFontMetricsF(self._small)
        taken = self.width() - 4.0
        for place in reversed(range(len(self.chart.columns))):
            label = self.chart.columns[place].label
            wide = metrics.horizontalAdvance(label)
            left = min(self._x(place, area) - wide / 2, self.width() - self._pad - wide)
            left = max(self._pad * 0.6, left)
            if left + wide <= taken:
                box = QRectF(left, area.bottom() + 3, wide + 2, self._pixels * 1.4)
                paint_lines(painter, (label,), box)
                taken = left - self._pixels * 0.7

    def _paint_told(self, painter: QPainter, area: QRectF) -> None:
        """Mark the column that is chosen, and tell its values below."""
        chosen = self._at >= 0
        if chosen and not self.chart.bars:
            painter.setPen(QPen(QColor(self._theme.ink), 1.2))
            x = self._x(self._at, area)
            painter.drawLine(QPointF(x, area.top() - 4), QPointF(x, area.bottom()))
            for line in self.chart.lines:
                value = line.values[self._at]
                if value is not None:
                    point = QPointF(x, self._y(value, area))
                    self._paint_mark(painter, line, point, self._pixels * 0.42)
        weight = QFont.Weight.DemiBold if chosen else QFont.Weight.Normal
        used = font(round(self._pixels * 0.92), weight)
        painter.setFont(used)
        painter.setPen(QColor(self._theme.ink if chosen else self._theme.muted))
        below = QRectF(
            self._pad, area.bottom() + self._pixels * 1.5, self.width() - 2 * self._pad, self._pixels * 1.5
        )
        paint_lines(painter, (elide(self.told, QFontMetricsF(used), below.width()),), below)
