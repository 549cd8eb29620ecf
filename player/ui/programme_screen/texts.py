"""Texts on a sheet: wrapped into their column, kept, and painted together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF

from player.ui.fonts import font, wrapped
from player.ui.painted import paint_lines

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from player.ui.theme import Theme

Ink = Literal["ink", "muted", "accent"]
"""Which of the theme's colours a text is written in."""


@dataclass(frozen=True, slots=True)
class _Text:
    lines: tuple[str, ...]
    box: QRect
    pixels: int
    weight: QFont.Weight
    ink: Ink


class Texts:
    """The texts of one sheet, at their places."""

    def __init__(self) -> None:
        self._texts: list[_Text] = []

    def clear(self) -> None:
        """Forget all."""
        self._texts.clear()

    def write(
        self,
        text: str,
        x: int,
        top: int,
        width: int,
        pixels: int,
        weight: QFont.Weight = QFont.Weight.Normal,
        ink: Ink = "ink",
    ) -> int:
        """Keep a text in a column; return the bottom of it. An empty text takes no room."""
        if not text:
            return top
        metrics = QFontMetricsF(font(pixels, weight))
        lines = wrapped(text, metrics, width)
        height = round(metrics.lineSpacing() * len(lines))
        self._texts.append(_Text(lines, QRect(x, top, width, height), pixels, weight, ink))
        return top + height

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint all of them."""
        inks = {"ink": theme.ink, "muted": theme.muted, "accent": theme.accent}
        for text in self._texts:
            painter.setFont(font(text.pixels, text.weight))
            painter.setPen(QColor(inks[text.ink]))
            paint_lines(painter, text.lines, QRectF(text.box))
