"""The outline: steps as rows that can be picked, dragged, folded and put into groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QPointF,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QDrag,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from player.editing.field_edits import is_of_session
from player.editing.step_edits import Spot, can_move, group_around, spot_after, spot_before, spot_inside
from player.language import said
from player.ui.editor_screen.outline_model import STEPS, OutlineModel
from player.ui.editor_screen.outline_painting import RowPainter, drag_card
from player.ui.scroll_bar import SlimScrollBar
from player.ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from player.editing.draft import Draft
    from player.editing.step_blocks import Block

_COPY = Qt.KeyboardModifier.ControlModifier
"""Held while steps are dragged, it puts copies of them."""
Mark = tuple[int, int, bool]
"""Where a drop is shown: below a line, for steps so deep, or all round the line of a group."""


class OutlineList(QListView):
    """The list of rows."""

    row_chosen = Signal(int)
    """The row that the person went to."""
    frame_chosen = Signal(int)
    """The person went to a part of a step, which begins at a frame."""
    steps_dropped = Signal(list, object, bool)
    """Rows, the ``Spot`` they are to be put at, and whether copies are."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._blocks: tuple[Block, ...] = ()
        self._mark: Mark | None = None
        self._acting = self._went = False
        self.rows = OutlineModel(self)
        self._painter = RowPainter(theme, self)
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
        self.setAutoScrollMargin(36)
        self.setDropIndicatorShown(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName(said("Outline of the session"))
        self.selectionModel().currentChanged.connect(self._take_current)
        self.set_theme(theme)

    def show_draft(self, draft: Draft) -> None:
        """Show the rows of a draft; what was picked stays so as far as it is there."""
        self._blocks = draft.blocks
        kept, current = self.picks, self._row_at(self.currentIndex().row())
        self.selectionModel().blockSignals(True)
        other = self.rows.set_rows(draft.rows, draft.blocks, draft.timeline)
        self._fit_sizes()
        if other and draft.rows:
            last = len(draft.rows) - 1
            self.pick([row for row in kept if row <= last], min(max(0, current), last))
        self.selectionModel().blockSignals(False)

    @property
    def picks(self) -> list[int]:
        """Return the picked rows, in order."""
        lines = (index.row() for index in self.selectionModel().selectedRows())
        return sorted({row for row in map(self._row_at, lines) if row >= 0})

    def pick(self, rows: Sequence[int], current: int) -> None:
        """Pick rows without telling of it."""
        self._reveal(current)
        model = self.selectionModel()
        model.blockSignals(True)
        chosen = QItemSelection()
        for row in rows:
            index = self.rows.index(self.rows.line_of(row))
            chosen.select(index, index)
        model.select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        index = self.rows.index(self.rows.line_of(current))
        model.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        model.blockSignals(False)
        self.scrollTo(index)
        self.viewport().update()

    def set_open(self, row: int, is_open: bool) -> None:
        """Fold a group or a step, or unfold it; what is picked stays so."""
        if self.rows.is_open(row) in (None, is_open):
            return
        kept, current = self.picks, max(0, self._row_at(self.currentIndex().row()))
        self.selectionModel().blockSignals(True)
        bar = self.verticalScrollBar().value()
        self.rows.set_open(row, is_open)
        self._fit_sizes()
        hidden = self.rows.shown_at(self.rows.line_of(current))
        current = hidden.row.index if hidden is not None else row
        self.pick([each for each in kept if self._is_seen(each)] or [current], current)
        self.verticalScrollBar().setValue(bar)
        self.selectionModel().blockSignals(False)

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

    def _row_at(self, line: int) -> int:
        shown = self.rows.shown_at(line)
        return shown.row.index if shown is not None else -1

    def _is_seen(self, row: int) -> bool:
        return self._row_at(self.rows.line_of(row)) == row

    def _reveal(self, row: int) -> None:
        if not self._is_seen(row):
            self.rows.reveal(row)
            self._fit_sizes()

    def _fit_sizes(self) -> None:
        """Lines are all of one height while no parts are shown, which is laid out faster."""
        if self.uniformItemSizes() != self.rows.is_plain:
            self.setUniformItemSizes(self.rows.is_plain)

    def _take_current(self, _index: QModelIndex, _before: QModelIndex) -> None:
        if self._acting:
            self._went = True
        else:
            self._tell_current()

    def _after_acting(self) -> None:
        """Tell where the person went when all is picked: Qt goes there first, and picks then."""
        self._acting, went, self._went = False, self._went, False
        if went and self.currentIndex() in self.selectedIndexes():
            self._tell_current()

    def _tell_current(self) -> None:
        shown = self.rows.shown_at(self.currentIndex().row())
        if shown is None:
            return
        self.row_chosen.emit(shown.row.index)
        if shown.part is not None:
            self.frame_chosen.emit(shown.part.start)

    # -- dragging

    def _spot_at(self, place: QPoint) -> tuple[Spot, Mark] | None:
        """Return where a drop at a place puts steps, and how that is shown."""
        index = self.indexAt(place)
        line = index.row() if index.isValid() else self.rows.rowCount() - 1
        row = self._row_at(line)
        if not 0 <= row < len(self._blocks):
            return None
        block, box = self._blocks[row], self.visualRect(self.rows.index(line))
        share = (place.y() - box.top()) / max(1, box.height()) if index.isValid() else 1.0
        shown = self.rows.shown_at(line)
        kind = shown.row.kind if shown is not None else "table"
        if shown is not None and shown.part is not None:
            return spot_after(block), (line, block.depth, False)
        if kind == "group" and not block.off and share >= 0.3:
            if share < 0.75 or not self.rows.is_open(row):
                return spot_inside(block), (line, block.depth + 1, True)
            return Spot(block.own_end, block.depth + 1), (line, block.depth + 1, False)
        if kind == "table" and not is_of_session(block):
            return None
        if share < 0.5 and row:
            return spot_before(block), (line - 1, block.depth, False)
        if not row:
            return Spot(block.end, 1), (line, 1, False)
        out = self._out_of_group(row, place)
        return out or (spot_after(block), (line, block.depth, False))

    def _out_of_group(self, row: int, place: QPoint) -> tuple[Spot, Mark] | None:
        """After the last step of a group, left of where it is set in, one drops after the group."""
        line, around, chosen = self.rows.line_of(row), group_around(self._blocks, row), 0
        while around and self._blocks[around].end == self._blocks[row].end:
            if place.x() < self._painter.indent(self._blocks[around].depth) + 12:
                chosen = around
            around = group_around(self._blocks, around)
        if not chosen:
            return None
        return spot_after(self._blocks[chosen]), (line, self._blocks[chosen].depth, False)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Drag the picked steps: a small card beside the pointer leaves the mark of the drop to be seen."""
        chosen = (index for index in self.selectedIndexes() if self._is_dragged(index))
        indexes = sorted(chosen, key=lambda index: index.row())
        if not indexes:
            return
        shown = self.rows.shown_at(indexes[0].row())
        title = shown.row.title if shown is not None else ""
        drag = QDrag(self)
        drag.setMimeData(self.rows.mimeData(indexes))
        drag.setPixmap(
            drag_card(self._theme, self._painter.pixels, title, len(indexes), self.devicePixelRatioF())
        )
        drag.setHotSpot(QPoint(-14, -10))
        drag.exec(Qt.DropAction.MoveAction | Qt.DropAction.CopyAction, Qt.DropAction.MoveAction)
        self._mark = None
        self.viewport().update()

    def _is_dragged(self, index: QModelIndex) -> bool:
        return bool(self.rows.flags(index) & Qt.ItemFlag.ItemIsDragEnabled)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        found = self._spot_at(event.position().toPoint()) if event.mimeData().hasFormat(STEPS) else None
        copies = bool(event.modifiers() & _COPY)
        if found is not None and not copies and not can_move(self._blocks, self.picks, found[0]):
            found = None  # a group does not go into itself
        self._mark = found[1] if found is not None else None
        if found is not None:
            event.setDropAction(Qt.DropAction.CopyAction if copies else Qt.DropAction.MoveAction)
            event.accept()
        else:
            event.ignore()
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
        copies = bool(event.modifiers() & _COPY)
        # the rows are moved by an edit of the text; nothing is to be taken out of the list by Qt
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.steps_dropped.emit(rows, found[0], copies)

    # -- keys and the mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self._row_at(self.currentIndex().row())
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and row >= 0 and event.key() == Qt.Key.Key_Right:
            self.set_open(row, True)
        elif plain and row >= 0 and event.key() == Qt.Key.Key_Left:
            if self.rows.is_open(row):
                self.set_open(row, False)
            elif (around := group_around(self._blocks, row)) > 0:
                self.setCurrentIndex(self.rows.index(self.rows.line_of(around)))
        else:
            self._acting = True
            super().keyPressEvent(event)
            self._after_acting()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        shown = self.rows.shown_at(index.row()) if index.isValid() else None
        if shown is not None and shown.part is None and event.button() == Qt.MouseButton.LeftButton:
            is_open = self.rows.is_open(shown.row.index)
            fold = self._painter.fold_box(QRectF(self.visualRect(index)), shown.row.depth)
            if is_open is not None and fold.contains(event.position()):
                self.set_open(shown.row.index, not is_open)
                return
        self._acting = True
        super().mousePressEvent(event)
        self._after_acting()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._mark is None:
            return
        line, depth, inside = self._mark
        box = QRectF(self.visualRect(self.rows.index(line)))
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.focus), 3))
        if inside:
            left = box.left() + self._painter.indent(depth - 2)
            painter.drawRoundedRect(
                QRectF(left + 4, box.top() + 3, box.right() - left - 8, box.height() - 6), 9, 9
            )
        else:
            left = box.left() + 8 + self._painter.indent(depth - 1)
            low = max(2.0, box.bottom())
            painter.drawLine(QPointF(left + 5, low), QPointF(box.right() - 6, low))
            painter.setBrush(QColor(self._theme.window))
            painter.drawEllipse(QPointF(left, low), 4, 4)
        painter.end()
