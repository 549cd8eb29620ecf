"""Widgets that paint themselves from the theme, and words that take up only the room they are given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol, runtime_checkable

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from player.ui.fonts import Fitted, balanced, fitted, font
from player.ui.theme import Theme

Ink = Literal["ink", "muted", "accent", "phase"]
"""Which of the theme's colours words are written in."""

Where = Literal["left", "centre", "right"]
"""Where words stand in their box."""


@runtime_checkable
class Themed(Protocol):
    """Anything that can take other colours."""

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""


class Painted(QWidget):
    """A widget that paints itself in the colours of a theme."""

    spoken_as: SpokenAs | None = None
    """What a screen reader takes it for; None for what only holds other things."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        if theme is not self._theme:
            self._theme = theme
            self.update()


if TYPE_CHECKING:
    from player.ui.spoken_roles import SpokenAs

    _Text = QWidget
else:
    # To a screen reader a label is a text, any other widget is a filler. Nothing else of a label is used, and
    # its own text stays empty, so that for the types it is a widget like any other.
    from PySide6.QtWidgets import QLabel as _Text


class PaintedText(_Text):
    """A widget that paints itself and that a screen reader knows as a text: its accessible name."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        if theme is not self._theme:
            self._theme = theme
            self.update()


class Words(PaintedText):
    """A text of one or a few lines, as large as fits; it repaints only when the text changes."""

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        ink: Ink = "ink",
        where: Where = "left",
        weight: QFont.Weight = QFont.Weight.Normal,
        most_lines: int = 1,
    ) -> None:
        super().__init__(theme, parent)
        self._text = ""
        self._ink = ink
        self._where = where
        self._weight = weight
        self._most_lines = most_lines
        self._largest = 16
        self._smallest = 12
        self._own_colour = ""

    def set_where(self, where: Where) -> None:
        """Put the words at the left, in the middle or at the right."""
        self._where = where
        self.update()

    @property
    def text(self) -> str:
        """Return the words."""
        return self._text

    @property
    def fit(self) -> Fitted:
        """Return the words as they stand in the box."""
        fit = fitted(
            self._text,
            self.width(),
            self.height(),
            self._largest,
            self._smallest,
            self._weight,
            self._most_lines,
        )
        return balanced(fit, self._weight) if self._where == "centre" else fit

    def words_size(self) -> QSizeF:
        """Return what the words take up, in pixels."""
        fit = self.fit
        metrics = QFontMetricsF(font(fit.pixels, self._weight))
        width = max((metrics.horizontalAdvance(line) for line in fit.lines), default=0.0)
        inked = metrics.capHeight() + metrics.descent() + metrics.lineSpacing() * (len(fit.lines) - 1)
        return QSizeF(width, inked)

    def set_text(self, text: str) -> None:
        """Show other words."""
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            self.update()

    def set_sizes(self, largest: float, smallest: float) -> None:
        """Set the font sizes in pixels: the wished one, and the least before words are left out."""
        sizes = round(largest), round(min(largest, smallest))
        if sizes != (self._largest, self._smallest):
            self._largest, self._smallest = sizes
            self.update()

    def set_most_lines(self, lines: int) -> None:
        """Set in how many lines the words may stand."""
        if lines != self._most_lines:
            self._most_lines = lines
            self.update()

    def set_colour(self, colour: str) -> None:
        """Write in a colour of its own; the theme's when empty."""
        if colour != self._own_colour:
            self._own_colour = colour
            self.update()

    def _colour(self) -> QColor:
        if self._own_colour:
            return QColor(self._own_colour)
        return QColor(
            {"muted": self._theme.muted, "accent": self._theme.accent}.get(self._ink, self._theme.ink)
        )

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(font(self._largest, self._weight))
        return QSize(int(metrics.horizontalAdvance(self._text)) + 2, int(metrics.height()) + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        fit = self.fit
        used = font(fit.pixels, self._weight)
        painter = QPainter(self)
        painter.setFont(used)
        painter.setPen(self._colour())
        paint_lines(painter, fit.lines, QRectF(self.rect()), self._where)
        painter.end()


_ALIGNMENTS = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "centre": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
}


def paint_lines(painter: QPainter, lines: tuple[str, ...], box: QRectF, where: Where = "left") -> None:
    """Paint lines in the painter's font, centred by their capitals so that words of any size do not hop."""
    metrics = QFontMetricsF(painter.font())
    spacing = metrics.lineSpacing()
    total = metrics.capHeight() + spacing * (len(lines) - 1)
    baseline = box.center().y() - total / 2 + metrics.capHeight()
    for index, line in enumerate(lines):
        top = baseline + index * spacing - metrics.ascent()
        flags = _ALIGNMENTS[where] | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextDontClip
        painter.drawText(QRectF(box.left(), top, box.width(), metrics.height()), int(flags), line)
