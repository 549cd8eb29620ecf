"""The outline: steps as rows that can be picked, dragged and put into groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QItemSelection,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QDragMoveEvent,
    QDropEvent,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from player.editing.outline import OutlineRow
from player.editing.step_edits import Spot, spot_after, spot_before, spot_inside
from player.language import said
from player.ui.fonts import elide, font
from player.ui.icons import IconName, paint_icon
from player.ui.scroll_bar import SlimScrollBar
from player.ui.theme import Theme, mix

if TYPE_CHECKING:
    from collections.abc import Sequence

    from player.editing.draft import Draft
    from player.editing.step_blocks import Block

AnyIndex = QModelIndex | QPersistentModelIndex
STEPS = "application/x-limber-steps"
"""How picked rows are named while they are dragged."""
_SIGNS: dict[str, IconName] = {
    "session": "list",
    "rest": "pause",
    "say": "sound",
    "ask": "keys",
    "table": "settings",
}


class OutlineModel(QAbstractListModel):
    """The rows as a Qt model."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: tuple[OutlineRow, ...] = ()

    def set_rows(self, rows: tuple[OutlineRow, ...]) -> None:
        """Show other rows."""
        if len(rows) == len(self.rows):
            changed = [place for place, row in enumerate(rows) if row != self.rows[place]]
            self.rows = rows
            if changed:
                self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.rows[index.row()].spoken
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        usual = super().flags(index)
        if not index.isValid():
            return usual | Qt.ItemFlag.ItemIsDropEnabled
        if self.rows[index.row()].kind in ("session", "table"):
            return usual | Qt.ItemFlag.ItemIsDropEnabled
        return usual | Qt.ItemFlag.ItemIsDropEnabled | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return [STEPS]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        rows = ",".join(str(index.row()) for index in indexes)
        data.setData(STEPS, QByteArray(rows.encode()))
        return data

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction


class _RowPainter(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.pixels = 15

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(120, max(44, round(self.pixels * 3.05)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        model = index.model()
        if not isinstance(model, OutlineModel) or index.row() >= len(model.rows):
            return
        row, theme = model.rows[index.row()], self.theme
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        box = QRectF(option.rect).adjusted(3, 1.5, -3, -1.5)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(
            painter, box, row, chosen, focused=bool(option.state & QStyle.StateFlag.State_HasFocus)
        )
        inner = box.adjusted(self.pixels * (0.8 + 1.1 * row.depth), 0, -self.pixels * 0.7, 0)
        if row.severity:
            side = self.pixels * 1.1
            spot = QRectF(inner.right() - side, box.top() + box.height() * 0.28 - side / 2, side, side)
            colour = theme.error if row.severity == "error" else theme.warning
            paint_icon(painter, "warning", spot, QColor(colour))
        self._paint_words(painter, inner, row)
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
        left = box.left() + self.pixels * 1.1 * row.depth
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
            paint_icon(
                painter,
                sign,
                QRectF(upper.left(), upper.center().y() - side / 2, side, side),
                QColor(theme.muted),
            )
            upper.setLeft(upper.left() + side * 1.35)
        left = Qt.AlignmentFlag.AlignVCenter
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.setFont(bold)
        painter.setPen(QColor(theme.ink))
        room = upper.width() - (self.pixels * 1.5 if row.severity else 0)
        painter.drawText(upper, left, elide(row.title, QFontMetricsF(bold), room))
        metrics = QFontMetricsF(small)
        painter.setFont(small)
        painter.setPen(QColor(theme.muted))
        times = "off" if row.off else row.times
        painter.drawText(lower, right, times)
        wide = metrics.horizontalAdvance(times) + self.pixels * 0.6
        painter.drawText(lower, left, elide(row.detail, metrics, max(10, lower.width() - wide)))


class OutlineList(QListView):
    """The list of rows."""

    row_chosen = Signal(int)
    """The row that the person went to."""
    steps_dropped = Signal(list, object, bool)
    """Rows, the ``Spot`` they are to be put at, and whether copies are."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._blocks: tuple[Block, ...] = ()
        self._mark: tuple[int, int, bool] | None = None
        self.rows = OutlineModel(self)
        self._painter = _RowPainter(theme, self)
        self.setModel(self.rows)
        self.setItemDelegate(self._painter)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(SlimScrollBar(theme, self))
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName(said("Outline of the session"))
        self.selectionModel().currentChanged.connect(self._take_current)
        self.set_theme(theme)

    def show_draft(self, draft: Draft) -> None:
        """Show the rows of a draft; what was picked stays so as far as it is there."""
        self._blocks = draft.blocks
        kept, current = self.picks, self.currentIndex().row()
        self.selectionModel().blockSignals(True)
        before = len(self.rows.rows)
        self.rows.set_rows(draft.rows)
        if before != len(draft.rows) and draft.rows:
            self.pick(
                [row for row in kept if row < len(draft.rows)], min(max(0, current), len(draft.rows) - 1)
            )
        self.selectionModel().blockSignals(False)

    @property
    def picks(self) -> list[int]:
        """Return the picked rows, in order."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def pick(self, rows: Sequence[int], current: int) -> None:
        """Pick rows without telling of it."""
        model = self.selectionModel()
        model.blockSignals(True)
        chosen = QItemSelection()
        for row in rows:
            chosen.select(self.rows.index(row), self.rows.index(row))
        model.select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        model.setCurrentIndex(self.rows.index(current), QItemSelectionModel.SelectionFlag.NoUpdate)
        model.blockSignals(False)
        self.scrollTo(self.rows.index(current))
        self.viewport().update()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self._painter.theme = theme
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Base, QColor(theme.window))
        self.setPalette(palette)
        self.viewport().update()

    def set_pixels(self, pixels: int) -> None:
        """Set the size of its words."""
        self._painter.pixels = pixels
        self.scheduleDelayedItemsLayout()

    def _take_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            self.row_chosen.emit(index.row())

    def _spot_at(self, place: QPoint) -> tuple[Spot, tuple[int, int, bool]] | None:
        """Return where a drop at a place puts steps, and how that is shown: row, depth, inside or not."""
        index = self.indexAt(place)
        row = index.row() if index.isValid() else len(self._blocks) - 1
        if not 0 <= row < len(self._blocks):
            return None
        block, box = self._blocks[row], self.visualRect(self.rows.index(row))
        share = (place.y() - box.top()) / max(1, box.height()) if index.isValid() else 1.0
        kind = self.rows.rows[row].kind
        if kind == "group" and share >= 0.3:
            if share < 0.75:
                return spot_inside(block), (row, block.depth + 1, True)
            return Spot(block.own_end, block.depth + 1), (row, block.depth + 1, False)
        if kind == "table":
            return None
        if share < 0.5 and row:
            return spot_before(block), (row - 1, block.depth, False)
        return (spot_after(block) if row else Spot(block.end, 1)), (row, max(1, block.depth), False)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        found = self._spot_at(event.position().toPoint()) if event.mimeData().hasFormat(STEPS) else None
        self._mark = found[1] if found is not None else None
        event.setAccepted(found is not None)
        self.viewport().update()

    def dragLeaveEvent(self, event: object) -> None:
        self._mark = None
        self.viewport().update()

    def dropEvent(self, event: QDropEvent) -> None:
        found = self._spot_at(event.position().toPoint())
        self._mark = None
        self.viewport().update()
        if found is None or not event.mimeData().hasFormat(STEPS):
            event.ignore()
            return
        rows = [int(row) for row in bytes(event.mimeData().data(STEPS).data()).decode().split(",") if row]
        copies = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        # the rows are moved by an edit of the text; nothing is to be taken out of the list by Qt
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.steps_dropped.emit(rows, found[0], copies)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._mark is None:
            return
        row, depth, inside = self._mark
        box = QRectF(self.visualRect(self.rows.index(row)))
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.focus), 3))
        if inside:
            painter.drawRoundedRect(box.adjusted(4, 3, -4, -3), 9, 9)
        else:
            left = box.left() + 6 + self._painter.pixels * 1.1 * (depth - 1)
            painter.drawLine(
                QPoint(round(left), round(box.bottom())), QPoint(round(box.right() - 6), round(box.bottom()))
            )
        painter.end()
