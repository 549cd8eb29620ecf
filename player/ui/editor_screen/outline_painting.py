"""How the lines of the outline look: a card for each step, a thin line for each part of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from player.language import said
from player.ui.editor_screen.outline_model import OutlineModel
from player.ui.fonts import elide, font
from player.ui.icons import IconName, paint_icon
from player.ui.theme import Theme, mix

if TYPE_CHECKING:
    from player.editing.outline import OutlineRow
    from player.editing.outline_parts import OutlinePart
    from player.ui.editor_screen.outline_model import AnyIndex

_SIGNS: dict[str, IconName] = {
    "session": "list",
    "rest": "pause",
    "say": "sound",
    "ask": "keys",
    "table": "settings",
}
_INDENT = 1.1
"""How far a step in a group is set in, in letters."""
_FOLD = 1.5
"""How wide the sign is that folds a row, in letters."""


class RowPainter(QStyledItemDelegate):
    """Paints the lines."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.pixels = 15
        """The size of its words."""

    def indent(self, depth: int) -> float:
        """Return how far a line is set in, in pixels."""
        return self.pixels * _INDENT * depth

    def fold_box(self, line: QRectF, depth: int) -> QRectF:
        """Return where in a line the sign is that folds it."""
        return QRectF(
            line.left() + 3 + self.indent(depth), line.top(), self.pixels * _FOLD + 4, line.height()
        )

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        model = index.model()
        shown = model.shown_at(index.row()) if isinstance(model, OutlineModel) else None
        if shown is not None and shown.part is not None:
            return QSize(120, max(26, round(self.pixels * 1.75)))
        return QSize(120, max(44, round(self.pixels * 3.05)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        model = index.model()
        shown = model.shown_at(index.row()) if isinstance(model, OutlineModel) else None
        if shown is None or not isinstance(model, OutlineModel):
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = QRectF(option.rect)
        if shown.part is not None:
            self._paint_part(painter, line, shown.row.depth, shown.part, chosen, focused=focused)
        else:
            is_open = model.is_open(shown.row.index)
            self._paint_row(painter, line, shown.row, chosen, is_open, focused=focused)
        painter.restore()

    def _paint_row(
        self,
        painter: QPainter,
        line: QRectF,
        row: OutlineRow,
        chosen: bool,
        is_open: bool | None,
        *,
        focused: bool,
    ) -> None:
        theme = self.theme
        box = line.adjusted(3, 1.5, -3, -1.5)
        self._paint_ground(painter, box, row, chosen, focused=focused)
        left = self.pixels * 0.8 + self.indent(row.depth)
        if is_open is not None:
            self._paint_fold(painter, self.fold_box(line, row.depth), is_open)
            left = self.pixels * (_FOLD + 0.15) + self.indent(row.depth)
        inner = box.adjusted(left, 0, -self.pixels * 0.7, 0)
        if row.severity:
            side = self.pixels * 1.1
            spot = QRectF(inner.right() - side, box.top() + box.height() * 0.28 - side / 2, side, side)
            colour = theme.error if row.severity == "error" else theme.warning
            paint_icon(painter, "warning", spot, QColor(colour))
        self._paint_words(painter, inner, row)

    def _paint_fold(self, painter: QPainter, box: QRectF, is_open: bool) -> None:
        side = self.pixels * 0.95
        painter.save()
        painter.translate(box.center().x() + 1, box.center().y())
        painter.rotate(0 if is_open else -90)
        paint_icon(painter, "down", QRectF(-side / 2, -side / 2, side, side), QColor(self.theme.muted))
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, box: QRectF, row: OutlineRow, chosen: bool, *, focused: bool
    ) -> None:
        theme = self.theme
        group = row.kind in ("group", "session")
        ground = mix(theme.card, theme.accent, 0.16) if chosen else theme.card if not group else theme.window
        edge = theme.focus if focused else theme.accent if chosen else theme.line
        painter.setPen(QPen(QColor(edge), 3 if focused else 2 if chosen else 1))
        painter.setBrush(QColor(ground))
        if row.off:
            painter.setOpacity(0.55)
        left = box.left() + self.indent(row.depth)
        painter.drawRoundedRect(QRectF(left, box.top(), box.right() - left, box.height()), 9, 9)

    def _paint_words(self, painter: QPainter, inner: QRectF, row: OutlineRow) -> None:
        theme = self.theme
        bold, small = font(self.pixels, QFont.Weight.DemiBold), font(max(11, round(self.pixels * 0.84)))
        if row.off:
            bold = QFont(bold)
            bold.setStrikeOut(True)
        upper = QRectF(inner.left(), inner.top() + inner.height() * 0.06, inner.width(), inner.height() * 0.5)
        lower = QRectF(inner.left(), inner.top() + inner.height() * 0.5, inner.width(), inner.height() * 0.42)
        sign = _SIGNS.get(row.kind) or ("restart" if row.kind == "group" else None)
        if sign is not None:
            side = self.pixels * 1.05
            spot = QRectF(upper.left(), upper.center().y() - side / 2, side, side)
            paint_icon(painter, sign, spot, QColor(theme.muted))
            upper.setLeft(upper.left() + side * 1.35)
        left = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(bold)
        painter.setPen(QColor(theme.ink))
        room = upper.width() - (self.pixels * 1.5 if row.severity else 0)
        painter.drawText(upper, left, elide(row.title, QFontMetricsF(bold), room))
        metrics = QFontMetricsF(small)
        painter.setFont(small)
        painter.setPen(QColor(theme.muted))
        times = said("off") if row.off else row.times
        wide = self._paint_times(painter, lower, times, metrics)
        painter.drawText(lower, left, elide(row.detail, metrics, max(10, lower.width() - wide)))

    def _paint_times(self, painter: QPainter, box: QRectF, times: str, metrics: QFontMetricsF) -> float:
        """Paint the beginning and, under those above and below it, the length; return how wide they are."""
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        start, sign, length = times.rpartition(" · ")
        painter.drawText(box, right, length)
        if not sign:
            return metrics.horizontalAdvance(times) + self.pixels * 0.6
        column = max(metrics.horizontalAdvance("00:00"), metrics.horizontalAdvance(length))
        column += self.pixels * 0.7
        painter.drawText(box.adjusted(0, 0, -column, 0), right, start)
        return column + metrics.horizontalAdvance(start) + self.pixels * 0.6

    def _paint_part(
        self,
        painter: QPainter,
        line: QRectF,
        depth: int,
        part: OutlinePart,
        chosen: bool,
        *,
        focused: bool,
    ) -> None:
        theme = self.theme
        left = line.left() + 3 + self.indent(depth) + self.pixels * (1.0 + 1.2 * part.depth)
        box = QRectF(left, line.top() + 1, line.right() - 3 - left, line.height() - 2)
        if chosen or focused:
            painter.setPen(QPen(QColor(theme.focus if focused else theme.accent), 2 if focused else 1.2))
            painter.setBrush(QColor(mix(theme.card, theme.accent, 0.16) if chosen else theme.window))
            painter.drawRoundedRect(box, 7, 7)
        painter.setPen(QPen(QColor(theme.line), 1.5))
        rail = left - self.pixels * 0.35
        painter.drawLine(QPointF(rail, line.top()), QPointF(rail, line.bottom()))
        weight = QFont.Weight.Normal if part.depth else QFont.Weight.Medium
        small = font(max(11, round(self.pixels * 0.88)), weight)
        times = font(max(11, round(self.pixels * 0.84)))
        inner = box.adjusted(self.pixels * 0.6, 0, -self.pixels * 0.7, 0)
        painter.setFont(times)
        painter.setPen(QColor(theme.muted))
        wide = self._paint_times(painter, inner, part.times, QFontMetricsF(times))
        painter.setFont(small)
        painter.setPen(QColor(theme.ink))
        title = elide(part.title, QFontMetricsF(small), max(10, inner.width() - wide))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, title)


def drag_card(theme: Theme, pixels: int, title: str, count: int, ratio: float) -> QPixmap:
    """Return what is seen at the pointer while steps are dragged: the first one's title, and how many."""
    used = font(pixels, QFont.Weight.DemiBold)
    metrics = QFontMetricsF(used)
    words = elide(title, metrics, pixels * 16)
    if count > 1:
        words = said("{title}, and {count} more", title=words, count=count - 1)
    size = QSizeF(metrics.horizontalAdvance(words) + pixels * 1.8, pixels * 2.3)
    card = QPixmap((size * ratio).toSize())
    card.setDevicePixelRatio(ratio)
    card.fill(Qt.GlobalColor.transparent)
    painter = QPainter(card)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.accent))
    box = QRectF(1, 1, size.width() - 2, size.height() - 2)
    painter.drawRoundedRect(box, 9, 9)
    painter.setFont(used)
    painter.setPen(QColor(theme.on_accent))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
    painter.end()
    return card
