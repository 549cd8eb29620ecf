"""The seconds in their ring: only what its head sweeps over is painted anew, the rest is a kept picture."""

from __future__ import annotations

import math
from dataclasses import replace

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from player.ui.fonts import fitted, font
from player.ui.painted import PaintedText
from player.ui.player_screen.spots import DIGITS_SHARE
from player.ui.player_screen.wording import Reading
from player.ui.theme import Theme, mix

_EMPTY = Reading("", "", 0.0, open=False)
_SMOOTH = QPainter.RenderHint.Antialiasing
_DOTS = 36
_LEAST_SWEEP = 3.0
"""The head moves on by so many pixels at a time: less than a minute of arc from the mat, two metres away."""
_NUMBER = {0: DIGITS_SHARE, 1: DIGITS_SHARE, 2: DIGITS_SHARE, 3: 0.39, 4: 0.30, 5: 0.24}
"""Font size of a number of so many characters, in parts of the diameter."""


class Ring(PaintedText):
    """A ring that fills as time goes by, with a giant number in it."""

    pressed = Signal()
    """The ring was pressed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._reading = _EMPTY
        self._colour = theme.accent
        self._small_font = 16
        self._reduced = False
        self._still: QPixmap | None = None
        self._head = 0.0
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._measure()

    @property
    def reading(self) -> Reading:
        """Return what is shown."""
        return self._reading

    @property
    def diameter(self) -> float:
        """Return the ring's outer diameter in pixels."""
        return float(min(self.width(), self.height())) - 4

    @property
    def stroke(self) -> float:
        """Return the ring's thickness in pixels."""
        return max(8.0, self.diameter * 0.068)

    @property
    def number_pixels(self) -> int:
        """Return the font size of the number."""
        share = _NUMBER.get(len(self._reading.big), 0.22)
        return max(12, round(self.diameter * share))

    def set_small_font(self, pixels: int) -> None:
        """Set the least font size of the words below the number."""
        if pixels != self._small_font:
            self._small_font = pixels
            self._forget()

    def set_reduced_motion(self, reduced: bool) -> None:
        """Move the head with the number instead of all the time."""
        self._reduced = reduced

    def set_colour(self, colour: str) -> None:
        """Take the colour of the phase."""
        if colour != self._colour:
            self._colour = colour
            self._pen = self._arc_pen()
            self._forget()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        super().set_theme(theme)
        self._forget()

    def show_reading(self, reading: Reading) -> None:
        """Show another number or another part of the ring; paints no more than what changed."""
        if self._reduced and (reading.big, reading.open) == (self._reading.big, self._reading.open):
            reading = replace(reading, fraction=self._reading.fraction)
        before, self._reading = self._reading, reading
        if before.open != reading.open:
            self._forget()
        if before.big != reading.big or before.small != reading.small:
            self.setAccessibleName(f"{reading.big} {reading.small}".strip())
            self.update(self._inside)
        swept = (reading.fraction - self._head) * 2 * math.pi * self._radius
        if abs(swept) < _LEAST_SWEEP:
            return
        if 0 < swept < self._radius:
            self.update(self._swept(self._head, reading.fraction))
        else:
            self.update()
        self._head = reading.fraction

    def _forget(self) -> None:
        self._still = None
        self._head = self._reading.fraction
        self.update()

    def _measure(self) -> None:
        self._middle = QRectF(self.rect()).center()
        self._radius = max(1.0, (self.diameter - self.stroke) / 2)
        corner = QPointF(self._radius, self._radius)
        self._circle = QRectF(self._middle - corner, self._middle + corner)
        half = (self._radius - self.stroke / 2) * 0.97
        inner = QPointF(half, half * 0.75)
        self._inside = QRectF(self._middle - inner, self._middle + inner).toAlignedRect()
        self._pen = self._arc_pen()

    def _arc_pen(self) -> QPen:
        return QPen(QColor(self._colour), self.stroke, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)

    def _point(self, fraction: float) -> QPointF:
        angle = math.tau * fraction - math.pi / 2
        return self._middle + QPointF(math.cos(angle), math.sin(angle)) * self._radius

    def _swept(self, start: float, end: float) -> QRect:
        one, other = self._point(start), self._point(end)
        reach = self._pen.widthF() / 2 + 2
        left, top = min(one.x(), other.x()) - reach, min(one.y(), other.y()) - reach
        right, bottom = max(one.x(), other.x()) + reach, max(one.y(), other.y()) + reach
        return QRect(int(left), int(top), int(right - left) + 2, int(bottom - top) + 2)

    def _track(self) -> QPixmap:
        if self._still is None:
            ratio = self.devicePixelRatioF()
            self._still = QPixmap((QSizeF(self.size()) * ratio).toSize())
            self._still.setDevicePixelRatio(ratio)
            self._still.fill(QColor(self._theme.window))
            painter = QPainter(self._still)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(mix(self._theme.window, self._colour, 0.18)), self.stroke))
            painter.drawEllipse(self._circle)
            if self._reading.open:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(self._colour))
                for dot in range(_DOTS):
                    painter.drawEllipse(self._point(dot / _DOTS), self.stroke * 0.26, self.stroke * 0.26)
            painter.end()
        return self._still

    def _paint_arc(self, painter: QPainter, dirty: QRect) -> None:
        """Paint the arc; of a small dirty part, only what of the arc reaches into it."""
        seen = (dirty.width() + dirty.height() + self._pen.widthF()) / self._radius / math.tau
        fraction = self._reading.fraction
        start = max(0.0, fraction - seen) if seen < 0.25 else 0.0
        painter.setPen(self._pen)
        painter.drawArc(self._circle, round(1440 - 5760 * start), round(5760 * (start - fraction)))

    def _paint_words(self, painter: QPainter) -> None:
        reading = self._reading
        number = font(self.number_pixels, QFont.Weight.Bold)
        metrics = QFontMetricsF(number)
        middle = self._middle
        baseline = middle.y() + metrics.capHeight() * 0.43
        painter.setFont(number)
        painter.setPen(QColor(self._theme.ink))
        painter.drawText(
            QPointF(middle.x() - metrics.horizontalAdvance(reading.big) / 2, baseline), reading.big
        )
        if reading.small:
            self._paint_small(painter, middle, baseline)

    def _paint_small(self, painter: QPainter, middle: QPointF, baseline: float) -> None:
        wished = round(max(self._small_font, self.diameter * 0.085))
        top = baseline + self.diameter * 0.045
        depth = top + wished * 0.6 - middle.y()
        radius = self.diameter / 2 - self.stroke
        width = round(2 * math.sqrt(max(1.0, radius**2 - depth**2)) * 0.86)
        fit = fitted(self._reading.small, width, wished * 2, wished, 10, QFont.Weight.Medium, 1)
        if fit.elided:  # the number goes before the name of the beat
            first = self._reading.small.split(" · ")[0]
            fit = fitted(first, width, wished * 2, wished, 10, QFont.Weight.Medium, 1)
        if fit.elided:
            return
        used = font(fit.pixels, QFont.Weight.Medium)
        metrics = QFontMetricsF(used)
        painter.setFont(used)
        painter.setPen(QColor(self._theme.muted))
        text = fit.lines[0] if fit.lines else ""
        painter.drawText(
            QPointF(middle.x() - metrics.horizontalAdvance(text) / 2, top + metrics.capHeight()), text
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._measure()
        self._forget()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.pressed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        track = self._track()
        ratio = track.devicePixelRatio()
        dirty = event.rect()
        painter = QPainter(self)
        if ratio == 1.0:
            painter.drawPixmap(dirty.topLeft(), track, dirty)
        else:
            painter.drawPixmap(0, 0, track)
        painter.setRenderHint(_SMOOTH)
        if not self._reading.open and self._reading.fraction > 0:
            self._paint_arc(painter, dirty)
        if dirty.intersects(self._inside):
            self._paint_words(painter)
        painter.end()
