"""The gallery as a picture or as pages for a printer: cards painted by Qt, without a window."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
)

from player.app.picturing import write_image
from player.errors import PlayerError
from player.files import write_whole
from player.language import counted, said
from player.ui.drawing_painting import paint_drawing
from player.ui.fonts import elide, font, wrapped
from player.ui.picture_painting import image_of
from player.ui.theme import DARK, LIGHT, Theme, mix

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from player.exporting.gallery import GalleryCard, Tile

_PAGE = (2480, 3508)
"""Pixels of an A4 page at 300 dots an inch."""
_PAGE_MARGIN = 140
_COLUMNS, _ROWS = 2, 5
_SHEET_COLUMNS = 4
_LARGEST = 32_000
"""Pixels of the longest side of a picture."""


@dataclass(frozen=True, slots=True)
class _Paper:
    """What the cards are painted on."""

    theme: Theme
    """Its colours."""
    unit: float
    """Pixels of a unit: a card is about 100 units high."""
    dark: bool
    """Whether the figures are those for a dark ground."""


def write_sheet(cards: Sequence[GalleryCard], path: Path, width: int, *, dark: bool) -> None:
    """Write all cards as one picture, four in a row. Raises ``PlayerError``."""
    _application()
    theme = DARK if dark else LIGHT
    margin, gap = width * 0.02, width * 0.009
    wide = (width - 2 * margin - (_SHEET_COLUMNS - 1) * gap) / _SHEET_COLUMNS
    tall = wide * 0.60
    rows = -(-len(cards) // _SHEET_COLUMNS)
    head = wide * 0.20
    height = round(2 * margin + head + rows * (tall + gap) - gap)
    if height > _LARGEST:
        raise PlayerError(
            said("The sheet would be too large."), said("Choose a --size below {width}.", width=width)
        )
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(theme.window))
    painter = QPainter(image)
    paper = _Paper(theme, tall / 100, dark)
    _paint_head(painter, paper, QRectF(margin, margin, width - 2 * margin, head * 0.7), len(cards), 1.3)
    for index, card in enumerate(cards):
        row, column = divmod(index, _SHEET_COLUMNS)
        box = QRectF(margin + column * (wide + gap), margin + head + row * (tall + gap), wide, tall)
        _paint_card(painter, paper, card, box)
    painter.end()
    write_image(image, path)


def write_pages(cards: Sequence[GalleryCard], path: Path) -> None:
    """Write the cards as A4 pages in a PDF. Raises ``PlayerError``."""
    _application()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(said("Limber: exercises"))
    writer.setCreator("Limber")
    writer.setResolution(300)
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)
        )
    )
    painter = QPainter(writer)
    area, gap, head = QSizeF(_PAGE[0] - 2 * _PAGE_MARGIN, _PAGE[1] - 2 * _PAGE_MARGIN), 36.0, 130.0
    foot = 60.0
    wide = (area.width() - (_COLUMNS - 1) * gap) / _COLUMNS
    tall = (area.height() - head - foot - (_ROWS - 1) * gap) / _ROWS
    paper = _Paper(_printed(), tall / 100, False)
    pages = -(-len(cards) // (_COLUMNS * _ROWS))
    for index, card in enumerate(cards):
        page, place = divmod(index, _COLUMNS * _ROWS)
        if place == 0:
            if page:
                writer.newPage()
            top = QRectF(_PAGE_MARGIN, _PAGE_MARGIN, area.width(), head * 0.8)
            _paint_head(painter, paper, top, len(cards), 0.9)
            _paint_foot(painter, paper, said("{page} of {pages}", page=page + 1, pages=pages))
        row, column = divmod(place, _COLUMNS)
        left = _PAGE_MARGIN + column * (wide + gap)
        _paint_card(painter, paper, card, QRectF(left, _PAGE_MARGIN + head + row * (tall + gap), wide, tall))
    painter.end()
    data = bytes(buffer.data().data())
    write_whole(path, lambda file: file.write(data))


def _application() -> None:
    """Words need fonts, and fonts need an application; on Linux one that asks for no display."""
    if QGuiApplication.instance() is None:
        if sys.platform.startswith("linux"):
            os.environ["QT_QPA_PLATFORM"] = "offscreen"
        _KEPT.append(QGuiApplication(["limber"]))


_KEPT: list[QGuiApplication] = []
"""The application, as long as the program runs."""


def _printed() -> Theme:
    """The light colours on white paper."""
    return Theme(
        **{
            **{name: getattr(LIGHT, name) for name in Theme.__dataclass_fields__},
            "window": "#FFFFFF",
            "card": "#FFFFFF",
        }
    )


def _paint_head(painter: QPainter, paper: _Paper, box: QRectF, count: int, size: float) -> None:
    title = font(round(paper.unit * 11 * size), QFont.Weight.Bold)
    painter.setFont(title)
    painter.setPen(QColor(paper.theme.ink))
    metrics = QFontMetricsF(title)
    baseline = box.top() + metrics.ascent()
    painter.drawText(QPointF(box.left(), baseline), said("Exercises"))
    small = font(round(paper.unit * 5.4 * size))
    painter.setFont(small)
    painter.setPen(QColor(paper.theme.muted))
    told = counted(
        "1 exercise · what is stretched glows blue, what works glows red",
        "{count} exercises · what is stretched glows blue, what works glows red",
        count,
    )
    told = told if count != 1 else told.replace("exercises", "exercise", 1)
    left = box.right() - QFontMetricsF(small).horizontalAdvance(told)
    painter.drawText(QPointF(left, baseline), told)


def _paint_foot(painter: QPainter, paper: _Paper, text: str) -> None:
    small = font(round(paper.unit * 5))
    painter.setFont(small)
    painter.setPen(QColor(paper.theme.muted))
    baseline = _PAGE[1] - _PAGE_MARGIN
    painter.drawText(QPointF(_PAGE_MARGIN, baseline), "Limber")
    left = _PAGE[0] - _PAGE_MARGIN - QFontMetricsF(small).horizontalAdvance(text)
    painter.drawText(QPointF(left, baseline), text)


def _paint_card(painter: QPainter, paper: _Paper, card: GalleryCard, box: QRectF) -> None:
    theme, unit = paper.theme, paper.unit
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.line), max(1.0, unit * 0.35)))
    painter.setBrush(QColor(theme.card))
    painter.drawRoundedRect(box, unit * 4, unit * 4)
    pad = unit * 5.5
    inner = box.adjusted(pad, pad, -pad, -pad)
    name = font(round(unit * 8), QFont.Weight.DemiBold)
    top = _line(painter, card.name, name, theme.ink, inner, inner.top())
    small = font(round(unit * 5))
    text = " · ".join(
        part
        for part in (
            card.muscles,
            said("needs {equipment}", equipment=card.equipment) if card.equipment else said("needs nothing"),
        )
        if part
    )
    for line in wrapped(text, QFontMetricsF(small), inner.width())[:2]:
        top = _line(painter, line, small, theme.muted, inner, top)
    _paint_tiles(
        painter,
        paper,
        card.tiles,
        QRectF(inner.left(), top + unit * 2.5, inner.width(), inner.bottom() - top - unit * 2.5),
    )


def _line(painter: QPainter, text: str, used: QFont, colour: str, inner: QRectF, top: float) -> float:
    """Paint one line and return where the next one begins."""
    metrics = QFontMetricsF(used)
    painter.setFont(used)
    painter.setPen(QColor(colour))
    painter.drawText(QPointF(inner.left(), top + metrics.ascent()), elide(text, metrics, inner.width()))
    return top + metrics.height() * 1.02


def _paint_tiles(painter: QPainter, paper: _Paper, tiles: tuple[Tile, ...], box: QRectF) -> None:
    words = font(round(paper.unit * 4.6))
    foot = QFontMetricsF(words).height() + paper.unit
    gap = paper.unit * 3
    rows = max((1, 2), key=lambda rows: _scale(tiles, rows, box, foot, gap))
    columns = max(2, -(-len(tiles) // rows))
    tall = (box.height() - (rows - 1) * gap) / rows - foot
    for place, tile in enumerate(tiles):
        row, column = divmod(place, columns)
        here = columns if row == 0 else len(tiles) - columns
        wide = (box.width() - (here - 1) * gap) / here
        corner = box.left() + column * (wide + gap), box.top() + row * (tall + foot + gap)
        _paint_tile(painter, paper, tile, QRectF(*corner, wide, tall), words)


def _scale(tiles: tuple[Tile, ...], rows: int, box: QRectF, foot: float, gap: float) -> float:
    """How large the figures are when the tiles stand in so many rows."""
    columns = max(2, -(-len(tiles) // rows))
    wide = (box.width() - (columns - 1) * gap) / columns
    tall = (box.height() - (rows - 1) * gap) / rows - foot
    return min(min(wide / tile.drawing.view_box[2], tall / tile.drawing.view_box[3]) for tile in tiles)


def _paint_tile(painter: QPainter, paper: _Paper, tile: Tile, spot: QRectF, words: QFont) -> None:
    unit, theme = paper.unit, paper.theme
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(mix(theme.card, theme.accent, 0.10 if paper.dark else 0.06)))
    painter.drawRoundedRect(spot, unit * 2.5, unit * 2.5)
    drawing = tile.drawing
    _, _, width, height = drawing.view_box
    scale = min(spot.width() / width, spot.height() / height) * 0.97
    size = QSizeF(width * scale, height * scale)
    # a figure stands on the lower edge where little is above it, else in the middle
    spare = max(0.0, spot.height() - size.height())
    corner = spot.center().x() - size.width() / 2, spot.bottom() - size.height() - spare * 0.3
    room = QRectF(*corner, size.width(), size.height())
    if tile.picture is not None:
        whole = QSize(max(1, round(size.width())), max(1, round(size.height())))
        painter.drawImage(room, image_of(tile.picture, whole, mirrored=tile.mirrored))
    else:
        paint_drawing(painter, drawing, room)
    metrics = QFontMetricsF(words)
    painter.setFont(words)
    painter.setPen(QColor(theme.muted))
    text = elide(tile.caption, metrics, spot.width())
    middle = spot.center().x() - metrics.horizontalAdvance(text) / 2
    painter.drawText(QPointF(middle, spot.bottom() + unit + metrics.ascent()), text)
