"""The coloured card: the phase's shape and name, which cycle it is, the figure, and what is being said."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QWidget

from player.language import said
from player.timeline.timeline import PhaseKind, Side
from player.ui.fonts import Fitted, fitted, font
from player.ui.painted import Painted, PaintedText, paint_lines
from player.ui.phase_shapes import paint_phase_shape
from player.ui.player_screen.wording import Count, side_text
from player.ui.theme import Theme, mix

_SHAPE = 0.66
"""The phase's shape in parts of the heading's font size."""
_SHAPE_GAP = 0.16
_LONG_NAME = 8
"""Names longer than this do not make the others smaller."""

_STAGE_EDGE = 4.0
"""Thickness of the edge around the stage in high contrast, in pixels."""

_RADIUS = 22.0
"""Radius of corners, in pixels; those of small cards are smaller."""
_EDGE, _ARROW, _GAP = 0.12, 0.29, 0.17
"""Room at the sign's edge, its arrow, and room beside its word, in parts of its height."""


class Stage(Painted):
    """The card itself: one flat colour, round corners."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._colour = theme.card
        self._edge = ""
        self._shape: tuple[PhaseKind, QRectF] | None = None

    def show_shape(self, kind: PhaseKind, box: QRectF) -> None:
        """Show a phase's shape, large and faint, where no figure stands; an empty box takes it away."""
        shape = None if box.isEmpty() else (kind, box)
        if shape != self._shape:
            self._shape = shape
            self.update()

    @property
    def colour(self) -> str:
        """Return the colour behind the figure."""
        return self._colour

    def set_colour(self, colour: str, edge: str = "") -> None:
        """Take the tint of a phase, and the colour of an edge around it; no edge when empty."""
        if (colour, edge) != (self._colour, self._edge):
            self._colour, self._edge = colour, edge
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        radius = min(_RADIUS, self.height() * 0.08)
        inner = self.rect().adjusted(22, 22, -22, -22)
        if inner.contains(event.rect()):
            painter.fillRect(event.rect(), QColor(self._colour))
        else:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self._edge), _STAGE_EDGE) if self._edge else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._colour))
            room = _STAGE_EDGE / 2 if self._edge else 0
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(room, room, -room, -room), radius, radius)
        if self._shape is not None:
            kind, box = self._shape
            faint = mix(self._colour, self._theme.phase(kind), 0.28)
            paint_phase_shape(painter, kind, box, QColor(faint))
        painter.end()


class Heading(PaintedText):
    """The phase's shape and its name, in one size for all the phases of a session."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._kind: PhaseKind = "prepare"
        self._text = ""
        self._names: tuple[str, ...] = ()
        self._largest = 40
        self._smallest = 16

    @property
    def text(self) -> str:
        """Return the phase's name."""
        return self._text

    @property
    def fit(self) -> Fitted:
        """Return the name as it stands in the box."""
        return self._fit_of(self._text, self._size_for_all())

    def set_names(self, names: tuple[str, ...]) -> None:
        """Tell all the names that will be shown, so that one size can serve them."""
        self._names = tuple(dict.fromkeys(name for name in names if len(name) <= _LONG_NAME))
        self.update()

    def set_sizes(self, largest: int, smallest: int) -> None:
        """Set the wished and the least font size."""
        self._largest, self._smallest = largest, min(largest, smallest)
        self.update()

    def show_phase(self, kind: PhaseKind, name: str) -> None:
        """Show a phase."""
        if (kind, name) != (self._kind, self._text):
            self._kind, self._text = kind, name
            self.setAccessibleName(name)
            self.update()

    def words_right(self) -> float:
        """Return where the name ends, in pixels from the left edge."""
        fit = self.fit
        metrics = QFontMetricsF(font(fit.pixels, QFont.Weight.Bold))
        widest = max((metrics.horizontalAdvance(line) for line in fit.lines), default=0.0)
        return self._shape_pixels(fit) * (_SHAPE + _SHAPE_GAP) + widest

    def _shape_pixels(self, fit: Fitted) -> float:
        return fit.pixels * (1.0 if len(fit.lines) < 2 else 1.1)

    def _size_for_all(self) -> int:
        sizes = [self._fit_of(name, self._largest).pixels for name in self._names]
        return min(sizes, default=self._largest)

    def _fit_of(self, text: str, largest: int) -> Fitted:
        size = largest
        while True:
            width = self.width() - round(size * (_SHAPE + _SHAPE_GAP))
            fit = fitted(text, width, self.height() + size, size, size, QFont.Weight.Bold, 1)
            if not fit.elided:
                return fit
            if size <= max(self._smallest, self._largest * 0.42):
                return fitted(
                    text, width, self.height(), round(size * 0.9), self._smallest, QFont.Weight.Bold, 2
                )
            size = max(self._smallest, size - max(1, size // 24))

    def paintEvent(self, event: QPaintEvent) -> None:
        fit = self.fit
        colour = QColor(self._theme.phase(self._kind))
        painter = QPainter(self)
        size = self._shape_pixels(fit)
        side = size * _SHAPE
        middle = self.height() / 2
        paint_phase_shape(painter, self._kind, QRectF(0, middle - side / 2, side, side), colour)
        painter.setFont(font(fit.pixels, QFont.Weight.Bold))
        painter.setPen(colour)
        left = side + size * _SHAPE_GAP
        paint_lines(painter, fit.lines, QRectF(left, 0, self.width() - left, self.height()))
        painter.end()


class SideSign(PaintedText):
    """LEFT or RIGHT, on a sign that points to that side."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._side: Side | None = None
        self._language = ""
        self._largest = 40

    def set_language(self, language: str) -> None:
        """Write sides in the language of the session."""
        self._language = language
        self.update()

    @property
    def fit(self) -> Fitted:
        """Return the word as it stands on the sign, in the size that serves both sides."""
        sides: tuple[Side, ...] = ("left", "right")
        words = [side_text(side, self._language) for side in sides]
        sizes = [self._fit_of(each, self._largest).pixels for each in words]
        return self._fit_of(side_text(self._side, self._language), min(sizes))

    def set_largest(self, pixels: int) -> None:
        """Set the wished font size."""
        self._largest = pixels
        self.update()

    def show_side(self, side: Side | None) -> None:
        """Show a side, or nothing."""
        if side != self._side:
            self._side = side
            self.setAccessibleName(said(f"{side} side") if side else "")
            self.update()

    def _fit_of(self, text: str, largest: int) -> Fitted:
        room = self.width() - round(self.height() * (_EDGE + _ARROW + 2 * _GAP))
        return fitted(text, room, self.height() * 2, largest, 12, QFont.Weight.Bold, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._side is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width, height = self.width(), self.height()
        high = self._theme.high
        painter.setPen(QPen(QColor(self._theme.ink), 3) if high else QPen(Qt.PenStyle.NoPen))
        painter.setBrush(QColor(self._theme.card))
        inset = 1.5 if high else 0.0
        radius = min(_RADIUS, height * 0.3)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)
        if self._side == "right":
            painter.translate(width, 0)
            painter.scale(-1, 1)
        self._paint_arrow(painter, height)
        painter.resetTransform()
        fit = self.fit
        painter.setFont(font(fit.pixels, QFont.Weight.Bold))
        near, far = height * (_EDGE + _ARROW + _GAP), height * _GAP
        box = QRectF(near if self._side == "left" else far, 0, width - near - far, height)
        paint_lines(painter, fit.lines, box, "centre")
        painter.end()

    def _paint_arrow(self, painter: QPainter, height: float) -> None:
        ink = QColor(self._theme.ink)
        line, cap, join = Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        painter.setPen(QPen(ink, height * 0.06, line, cap, join))
        painter.setBrush(ink)
        tip, base, middle = height * (_EDGE + 0.03), height * (_EDGE + _ARROW - 0.03), height / 2
        corners = ((tip, middle), (base, middle - height * 0.22), (base, middle + height * 0.22))
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))


class Counts(PaintedText):
    """Which cycle, set or round: dots and words, at the right edge."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._counts: tuple[Count, ...] = ()
        self._kind: PhaseKind = "prepare"
        self._pixels = 16

    @property
    def text(self) -> str:
        """Return the counts in words."""
        return ", ".join(count.text for count in self._counts)

    def set_pixels(self, pixels: int) -> None:
        """Set the font size."""
        if pixels != self._pixels:
            self._pixels = pixels
            self.update()

    def show_counts(self, counts: tuple[Count, ...], kind: PhaseKind) -> None:
        """Show at most two counts, in the colour of a kind of phase."""
        if (counts, kind) != (self._counts, self._kind):
            self._counts, self._kind = counts, kind
            self.setAccessibleName(self.text)
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._counts:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        used = font(self._pixels, QFont.Weight.Medium)
        metrics = QFontMetricsF(used)
        painter.setFont(used)
        right = float(self.width())
        for index, count in enumerate(self._counts):
            needed = self._width(count, metrics)
            if index and right - needed < 0:
                break
            right = self._paint_count(painter, count, right, metrics) - self._pixels * 1.2
        painter.end()

    def _dots(self, count: Count, metrics: QFontMetricsF) -> float:
        room = self.width() - metrics.horizontalAdvance(count.text) - self._pixels
        wished = count.total * self._pixels * 0.75
        return wished if count.total <= 8 and wished <= room else 0.0

    def _width(self, count: Count, metrics: QFontMetricsF) -> float:
        return metrics.horizontalAdvance(count.text) + self._dots(count, metrics) + self._pixels * 0.5

    def _paint_count(self, painter: QPainter, count: Count, right: float, metrics: QFontMetricsF) -> float:
        left = right - metrics.horizontalAdvance(count.text)
        middle = self.height() / 2
        painter.setPen(QColor(self._theme.muted))
        painter.drawText(QPointF(left, middle + metrics.capHeight() / 2), count.text)
        dots = self._dots(count, metrics)
        if not dots:
            return left
        left -= dots + self._pixels * 0.2
        size = self._pixels * 0.22
        painter.setPen(Qt.PenStyle.NoPen)
        colour = self._theme.phase(self._kind)
        faint = mix(self._theme.card, colour, 0.30)
        for index in range(count.total):
            painter.setBrush(QColor(colour if index < count.now else faint))
            spot = QPointF(left + (index + 0.5) * self._pixels * 0.75, middle)
            now = index == count.now - 1
            painter.drawEllipse(spot, size * (1.35 if now else 1), size * (1.35 if now else 1))
        return left
