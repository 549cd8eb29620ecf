"""How a card is laid out and painted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from player.figures.drawing import Drawing
from player.language import said
from player.ui.fonts import elide, fitted, font
from player.ui.icons import paint_icon
from player.ui.library_screen.card_list import CardList
from player.ui.library_screen.cards import SessionCard, ago_text
from player.ui.library_screen.sifting import Marks
from player.ui.painted import paint_lines
from player.ui.phase_shapes import paint_phase_shape
from player.ui.theme import Theme, mix
from player.ui.timers import single_shot

if TYPE_CHECKING:
    from player.session.model import Pictured
    from player.timeline.timeline import PhaseKind

_AT_ONCE = 2
"""So many figures are painted at a time, so that the window answers between them."""
_MOST_PICTURES = 48
"""Pictures of figures that are kept: a few screens full of cards."""

PaintDrawing = Callable[[QPainter, Drawing, QRectF], None]
"""Paints a drawing into a box, keeping its proportions."""

_GROUNDS: tuple[PhaseKind, ...] = ("stretch", "relax", "hold", "rep", "deepen", "contract")


@dataclass(frozen=True, slots=True)
class CardSpots:
    """Where the parts of a card stand, in pixels."""

    card: QRectF
    """The card itself, inside its cell."""
    cover: QRectF
    """The picture."""
    title: QRectF
    """Two lines."""
    summary: QRectF
    """Two lines."""
    needs: QRectF
    """Length, level and equipment."""
    tags: QRectF
    """Tags; empty where the button needs all the width."""
    button: QRectF
    """Start."""
    star: QRectF
    """The star of a favourite."""


class CardSizes:
    """Font sizes and heights of cards for a scale of text."""

    def __init__(self, scale: float) -> None:
        self.title = round(21 * scale)
        self.text = round(14.5 * scale)
        self.small = round(13 * scale)
        self.button = round(15 * scale)
        self.pad = 20
        self.cell_width = round(352 * min(1.5, scale))
        self.cover = 320
        self.star = round(44 * min(1.5, scale))

    def height(self, width: float) -> int:
        """Return the height of a cell of so many pixels in width."""
        spots = self.spots(QRectF(0, 0, width, 4000))
        return round(spots.button.bottom() + self.pad + 10)

    def spots(self, cell: QRectF) -> CardSpots:
        """Return where everything stands in a cell."""
        card = cell.adjusted(10, 10, -10, -10)
        left, width = card.left() + self.pad, card.width() - 2 * self.pad
        cover = QRectF(card.left(), card.top(), card.width(), round(min(card.width() * 0.46, self.cover)))
        title = QRectF(left, cover.bottom() + 14, width, round(self.title * 1.35))
        summary = QRectF(left, title.bottom() + 4, width, round(self.text * 2.7))
        needs = QRectF(left, summary.bottom() + 8, width, round(self.text * 1.6))
        button_height = max(46.0, self.button * 2.4)
        button_width = min(width, self.button * 11.5)
        button = QRectF(left + width - button_width, needs.bottom() + 12, button_width, button_height)
        tags = QRectF(left, button.top(), max(0.0, button.left() - left - 12), button_height)
        star = QRectF(card.right() - 8 - self.star, card.top() + 8, self.star, self.star)
        return CardSpots(card, cover, title, summary, needs, tags, button, star)


class CardPainter(QStyledItemDelegate):
    """Paints cards, and knows when their button is pressed."""

    button_pressed = Signal(int)
    """The button of the card in a row was pressed."""
    pictures_wanted = Signal()
    """Figures are still to be painted: the cards are to be painted again."""
    star_pressed = Signal(int)
    """The star of the card in a row was pressed."""

    def __init__(
        self, theme: Theme, scale: float, paint_drawing: PaintDrawing | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._paint_drawing = paint_drawing
        self.sizes = CardSizes(scale)
        self.cell = QSize(400, 400)
        self._covers: Callable[[str], Drawing | None] = lambda key: None
        self._read: set[str] = set()
        self._made = _AT_ONCE  # the first time cards are painted, their words are; figures come right after
        self._more_soon = single_shot(self, 0, self._ask_for_more)
        self._pictures: dict[tuple[int, int, int, float], tuple[Drawing | Pictured, QPixmap]] = {}

    def set_covers(self, covers: Callable[[str], Drawing | None]) -> None:
        """Take what gives the figure of a card that has none with it, by its key."""
        self._covers = covers
        self._read.clear()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return self.cell

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            spots = self.sizes.spots(QRectF(option.rect))
            if event.button() is Qt.MouseButton.LeftButton and spots.button.contains(event.position()):
                self.button_pressed.emit(index.row())
                return True
            if event.button() is Qt.MouseButton.LeftButton and spots.star.contains(event.position()):
                self.star_pressed.emit(index.row())
                return True
        return super().editorEvent(event, model, option, index)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model = index.model()
        card = model.card_at(index) if isinstance(model, CardList) else None
        if card is None:
            return
        spots = self.sizes.spots(QRectF(option.rect))
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        lifted = focused or bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, spots, focused, lifted)
        marks = model.marks if isinstance(model, CardList) else Marks()
        self._paint_cover(painter, card, spots.cover)
        self._paint_star(painter, spots.star, lit=str(card.path) in marks.favourites, lifted=lifted)
        self._paint_texts(painter, card, spots)
        done = marks.done.get(str(card.path))
        news = [said("Done {when}", when=ago_text(done))] if done is not None else []
        news += [card.origin] if card.origin else []
        if news:
            self._paint_news(painter, " · ".join(news), spots.cover)
        self._paint_tags(painter, card, spots.tags)
        self._paint_button(painter, card, spots.button)
        painter.restore()

    def _paint_ground(self, painter: QPainter, spots: CardSpots, focused: bool, lifted: bool) -> None:
        theme = self._theme
        if lifted:
            shade = QColor(theme.ink if theme.scheme == "light" else "#000000")
            for spread in (6, 4, 2):
                shade.setAlphaF(0.035)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(shade)
                painter.drawRoundedRect(spots.card.adjusted(-spread, -spread + 3, spread, spread + 3), 22, 22)
        painter.setBrush(QColor(theme.card))
        painter.setPen(QPen(QColor(theme.accent), 3) if focused else QPen(QColor(theme.line), 1))
        painter.drawRoundedRect(spots.card, 18, 18)

    def _paint_star(self, painter: QPainter, box: QRectF, *, lit: bool, lifted: bool) -> None:
        if lit or lifted:
            side = box.width() * 6 / 11
            spot = QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side)
            colour = self._theme.accent if lit else self._theme.muted
            paint_icon(painter, "star" if lit else "no star", spot, QColor(colour))

    def _paint_news(self, painter: QPainter, text: str, cover: QRectF) -> None:
        """Paint when it was done, and where it comes from, on a corner of the cover."""
        used = font(self.sizes.small, QFont.Weight.Medium)
        metrics = QFontMetricsF(used)
        said = elide(text, metrics, cover.width() - 90)
        wide, tall = metrics.horizontalAdvance(said) + self.sizes.small * 1.6, metrics.height() * 1.5
        box = QRectF(cover.left() + 12, cover.top() + 12, wide, tall)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.card))
        painter.drawRoundedRect(box, tall / 2, tall / 2)
        painter.setFont(used)
        painter.setPen(QColor(self._theme.ink))
        paint_lines(painter, (said,), box, "centre")

    def _paint_cover(self, painter: QPainter, card: SessionCard, box: QRectF) -> None:
        theme = self._theme
        kind = _GROUNDS[sum(card.identity.encode()) % len(_GROUNDS)]
        colour = theme.phase(kind) if card.playable else theme.error
        outline = QPainterPath()
        outline.addRoundedRect(box.adjusted(2, 2, -2, 18), 16, 16)
        painter.save()
        painter.setClipRect(box.adjusted(2, 2, -2, 0))
        painter.fillPath(outline, QColor(mix(theme.card, colour, 0.10)))
        waits = self._made >= _AT_ONCE and bool(card.cover_key) and card.cover_key not in self._read
        cover = card.cover or (self._cover_of(card.cover_key) if not waits else None)
        if waits and card.cover is None:
            self._more_soon.start()
        elif cover is not None and self._paint_drawing is not None:
            self._paint_figure(painter, cover, box.adjusted(18, 14, -18, -6))
        elif card.picture is not None:
            self._paint_figure(painter, card.picture, box.adjusted(18, 12, -18, -10))
        else:
            side = box.height() * 0.5
            spot = QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side)
            faint = QColor(mix(theme.card, colour, 0.45))
            if card.playable:
                paint_phase_shape(painter, kind, spot, faint)
            else:
                paint_icon(painter, "warning", spot, faint)
        painter.restore()

    def _cover_of(self, key: str) -> Drawing | None:
        """Return a figure, which is read from the disk the first time."""
        if not key:
            return None
        self._read.add(key)
        return self._covers(key)

    def _ask_for_more(self) -> None:
        wanted, self._made = self._made >= _AT_ONCE, 0
        if wanted:
            self.pictures_wanted.emit()

    def _paint_figure(self, painter: QPainter, cover: Drawing | Pictured, box: QRectF) -> None:
        """Paint a figure or a picture from its pixels, made once a size: figures stay as they are while one
        scrolls."""
        ratio = painter.device().devicePixelRatio()
        key = (id(cover), round(box.width()), round(box.height()), ratio)
        kept = self._pictures.get(key)
        if kept is None or kept[0] is not cover:
            self._more_soon.start()
            if self._made >= _AT_ONCE:
                return
            self._made += 1
            picture = QPixmap(round(box.width() * ratio), round(box.height() * ratio))
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            inner = QPainter(picture)
            inner.setRenderHint(QPainter.RenderHint.Antialiasing)
            whole = QRectF(0, 0, box.width(), box.height())
            if not isinstance(cover, Drawing):
                # Qt's readers of pictures are loaded for those alone who have brought some
                from player.ui.picture_painting import paint_pictured

                paint_pictured(inner, cover, whole)
            elif self._paint_drawing is not None:
                self._paint_drawing(inner, cover, whole)
            inner.end()
            if len(self._pictures) >= _MOST_PICTURES:
                self._pictures.pop(next(iter(self._pictures)))
            self._pictures[key] = kept = (cover, picture)
        painter.drawPixmap(box.topLeft(), kept[1])

    def _paint_texts(self, painter: QPainter, card: SessionCard, spots: CardSpots) -> None:
        theme, sizes = self._theme, self.sizes
        rows = (
            (card.title, spots.title, sizes.title, 0.72, QFont.Weight.Bold, theme.ink, 1),
            (card.summary, spots.summary, sizes.text, 1.0, QFont.Weight.Normal, theme.muted, 2),
            (card.needs_text, spots.needs, sizes.text, 0.85, QFont.Weight.DemiBold, theme.ink, 1),
        )
        for text, box, size, share, weight, colour, most in rows:
            least = round(size * share)
            fit = fitted(text, int(box.width()), int(box.height()) + 4, size, least, weight, most)
            used = font(fit.pixels, weight)
            painter.setFont(used)
            painter.setPen(QColor(colour))
            height = QFontMetricsF(used).lineSpacing() * len(fit.lines)
            paint_lines(painter, fit.lines, QRectF(box.left(), box.top(), box.width(), height))

    def _paint_tags(self, painter: QPainter, card: SessionCard, box: QRectF) -> None:
        used = font(self.sizes.small, QFont.Weight.Medium)
        metrics = QFontMetricsF(used)
        painter.setFont(used)
        left, height = box.left(), metrics.height() * 1.45
        top = box.center().y() - height / 2
        for tag in card.marks:
            width = metrics.horizontalAdvance(tag) + self.sizes.small * 1.5
            if left + width > box.right():
                break
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(mix(self._theme.card, self._theme.ink, 0.07)))
            painter.drawRoundedRect(QRectF(left, top, width, height), height / 2, height / 2)
            painter.setPen(QColor(self._theme.muted))
            paint_lines(painter, (tag,), QRectF(left, top, width, height), "centre")
            left += width + 8

    def _paint_button(self, painter: QPainter, card: SessionCard, box: QRectF) -> None:
        theme = self._theme
        fill = theme.accent if card.playable else mix(theme.card, theme.error, 0.14)
        front = QColor(theme.on_accent if card.playable else theme.error)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        used = font(self.sizes.button, QFont.Weight.DemiBold)
        metrics = QFontMetricsF(used)
        icon = self.sizes.button * 1.15
        width = icon + 8 + metrics.horizontalAdvance(card.button_text)
        left = box.center().x() - width / 2
        spot = QRectF(left, box.center().y() - icon / 2, icon, icon)
        paint_icon(painter, "play" if card.playable else "warning", spot, front)
        painter.setFont(used)
        painter.setPen(front)
        paint_lines(
            painter, (card.button_text,), QRectF(left + icon + 8, box.top(), box.width(), box.height())
        )
