"""The poses of an exercise, side by side as small pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPalette, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from player.language import said
from player.ui.drawing_painting import paint_drawing
from player.ui.focus import paint_focus
from player.ui.fonts import elide, font
from player.ui.icons import paint_icon
from player.ui.painted import paint_lines
from player.ui.theme import Theme

if TYPE_CHECKING:
    from player.figures.drawing import Drawing

AnyIndex = QModelIndex | QPersistentModelIndex


class _Poses(QAbstractListModel):
    """The poses as a Qt model."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.names: tuple[str, ...] = ()
        self.drawings: dict[str, Drawing] = {}
        self.warned: frozenset[str] = frozenset()

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.names)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.names):
            return None
        name = self.names[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if name in self.warned:
                return said("Pose {name}, with an angle beyond the normal range", name=name)
            return said("Pose {name}", name=name)
        return None


class _PosePainter(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.pixels = 14
        self.size = QSize(132, 116)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return self.size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        model = index.model()
        if not isinstance(model, _Poses):
            return
        theme, name = self.theme, model.names[index.row()]
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        box = QRectF(option.rect).adjusted(4, 4, -4, -4)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.accent if chosen else theme.line), 3 if chosen else 1.5))
        painter.setBrush(QColor(theme.card))
        painter.drawRoundedRect(box, 12, 12)
        foot = self.pixels * 1.8
        drawing = model.drawings.get(name)
        if drawing is not None:
            _, _, width, height = drawing.view_box
            room = box.adjusted(6, 6, -6, -foot)
            scale = min(room.width() / width, room.height() / height)
            wide, tall = width * scale, height * scale
            paint_drawing(
                painter, drawing, QRectF(room.center().x() - wide / 2, room.bottom() - tall, wide, tall)
            )
        used = font(self.pixels, QFont.Weight.DemiBold if chosen else QFont.Weight.Medium)
        painter.setFont(used)
        painter.setPen(QColor(theme.ink))
        words = QRectF(box.left() + 6, box.bottom() - foot, box.width() - 12, foot)
        paint_lines(painter, (elide(name, QFontMetricsF(used), words.width()),), words, "centre")
        if name in model.warned:
            side = self.pixels * 1.3
            sign = QRectF(box.right() - side - 6, box.top() + 6, side, side)
            paint_icon(painter, "warning", sign, QColor(theme.warning))
        if chosen and bool(option.state & QStyle.StateFlag.State_HasFocus):
            paint_focus(painter, theme, box.adjusted(-2, -2, 2, 2), 13)
        painter.restore()


class PoseStrip(QListView):
    """Shows the poses and tells which one is chosen."""

    pose_chosen = Signal(str)
    """The person took another pose in hand."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.poses = _Poses(self)
        self._painter = _PosePainter(theme, self)
        self.setModel(self.poses)
        self.setItemDelegate(self._painter)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(said("Poses"))
        self.selectionModel().currentChanged.connect(self._tell)
        self._quiet = False
        self._shown: tuple[tuple[str, ...], str, frozenset[str]] = ((), "", frozenset())
        self.set_theme(theme)

    def show_poses(self, names: tuple[str, ...], chosen: str, warned: frozenset[str]) -> None:
        """Show the names and which pose is in hand; pictures that are known stay."""
        shown = (names, chosen, warned)
        if shown == self._shown:
            return
        self._shown = shown
        self._quiet = True
        if names != self.poses.names:
            self.poses.beginResetModel()
            self.poses.names = names
            self.poses.endResetModel()
        self.poses.warned = warned
        if chosen in names:
            self.setCurrentIndex(self.poses.index(names.index(chosen)))
        self._quiet = False
        self.viewport().update()

    def show_pictures(self, drawings: dict[str, Drawing]) -> None:
        """Show pictures of the poses."""
        self.poses.drawings = drawings
        self.viewport().update()

    def set_sizes(self, pixels: int, height: int) -> None:
        """Set the size of the words and of the pictures."""
        self._painter.pixels = pixels
        self._painter.size = QSize(round(height * 1.15), height)
        self.scheduleDelayedItemsLayout()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = self._painter.theme = theme
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Base, QColor(theme.window))
        self.setPalette(palette)
        self.viewport().update()

    def _tell(self, index: QModelIndex) -> None:
        if not self._quiet and index.isValid():
            self._shown = ((), "", frozenset())
            self.pose_chosen.emit(self.poses.names[index.row()])
