"""The exercise picker: found by name or muscle, each with its figure."""

from __future__ import annotations

from dataclasses import dataclass
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
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from player.language import said
from player.ui.buttons import IconButton
from player.ui.entry import Entry
from player.ui.figure_view import FigureView
from player.ui.fonts import elide, font
from player.ui.painted import Painted, Themed, Words, paint_lines
from player.ui.scroll_bar import SlimScrollBar
from player.ui.theme import Theme, mix
from player.ui.timers import single_shot

if TYPE_CHECKING:
    from collections.abc import Callable

    from player.figures.drawing import Drawing

AnyIndex = QModelIndex | QPersistentModelIndex
_DRAW_MS = 90
"""A figure is drawn when nothing has been typed, and no other one chosen, for so long."""


@dataclass(frozen=True, slots=True)
class Pickable:
    """An exercise that can be picked."""

    identity: str
    """Its name in sessions."""
    name: str
    """What people call it."""
    kind: str = ""
    """What sort it is."""
    words: str = ""
    """By what else it is found: muscles, other names, equipment."""
    summary: str = ""
    """What it is for."""


class _Pickables(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.shown: tuple[Pickable, ...] = ()

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.shown)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.shown):
            return None
        each = self.shown[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{each.name}, {each.kind}"
        return None


class _PickPainter(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.pixels = 15

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(150, max(44, round(self.pixels * 2.7)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        model = index.model()
        if not isinstance(model, _Pickables) or index.row() >= len(model.shown):
            return
        each, theme = model.shown[index.row()], self.theme
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        box = QRectF(option.rect).adjusted(3, 1, -3, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.accent if chosen else theme.line), 2 if chosen else 1))
        painter.setBrush(QColor(mix(theme.card, theme.accent, 0.16 if chosen else 0.0)))
        painter.drawRoundedRect(box, 9, 9)
        inner = box.adjusted(self.pixels * 0.8, 0, -self.pixels * 0.8, 0)
        small, bold = font(max(11, self.pixels - 2)), font(self.pixels, QFont.Weight.DemiBold)
        painter.setFont(small)
        painter.setPen(QColor(theme.muted))
        paint_lines(painter, (each.kind,), inner, "right")
        wide = QFontMetricsF(small).horizontalAdvance(each.kind) + 12
        painter.setFont(bold)
        painter.setPen(QColor(theme.ink))
        paint_lines(painter, (elide(each.name, QFontMetricsF(bold), inner.width() - wide),), inner)
        painter.restore()


class ExercisePicker(Painted):
    """A sheet over the editor."""

    picked = Signal(str)
    """The identity of the exercise that was picked."""
    closed = Signal()
    """It goes away."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._pixels = 15
        self._wanted = ""
        self._draw_soon = single_shot(self, _DRAW_MS, self._draw_wanted)
        self._all: tuple[Pickable, ...] = ()
        self._find: Callable[[], tuple[Pickable, ...]] = tuple
        self._draw: Callable[[str], Drawing | None] = lambda _identity: None
        self.setAccessibleName(said("Choose an exercise"))
        self.title = Words(theme, self, weight=QFont.Weight.Bold)
        self.title.set_text(said("Choose an exercise"))
        self.away = IconButton(theme, "close", said("Close"), parent=self)
        self.away.clicked.connect(self._close)
        self.search = Entry(theme, said("Name, muscle or equipment"), self, "search")
        self.search.textChanged.connect(self._seek)
        self.search.returnPressed.connect(self._pick)
        self.exercises = _Pickables(self)
        self._painter = _PickPainter(theme, self)
        self.list = QListView(self)
        self.list.setModel(self.exercises)
        self.list.setItemDelegate(self._painter)
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollBar(SlimScrollBar(theme, self.list))
        self.list.setAccessibleName(said("Exercises"))
        self.list.clicked.connect(lambda _: self._pick())
        self.list.activated.connect(lambda _: self._pick())
        self.list.setMouseTracking(True)
        self.list.entered.connect(self.list.setCurrentIndex)
        self.list.selectionModel().currentChanged.connect(lambda index, _: self._show(index.row()))
        self.figure = FigureView(self)
        self.told = Words(theme, self, ink="muted", where="centre", most_lines=4)
        self._colour_list()
        self.hide()

    def set_exercises(
        self, find: Callable[[], tuple[Pickable, ...]], draw: Callable[[str], Drawing | None]
    ) -> None:
        """Take what finds the exercises there are when they are first needed, and draws the figure of one."""
        self._find, self._draw = find, draw

    def open_at(self, identity: str) -> None:
        """Show all, the one that is there now chosen."""
        self._all = self._all or self._find()
        self.search.clear()
        self._seek("")
        row = next((row for row, each in enumerate(self._all) if each.identity == identity), 0)
        self.list.setCurrentIndex(self.exercises.index(row))
        self.show()
        self.raise_()
        self._arrange()
        self.list.scrollTo(self.exercises.index(row))
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_pixels(self, pixels: int) -> None:
        """Set the size of its words."""
        self._pixels = self._painter.pixels = pixels
        self._arrange()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        super().set_theme(theme)
        for child in self.findChildren(QWidget):
            if isinstance(child, Themed):
                child.set_theme(theme)
        self._painter.theme = theme
        self._colour_list()

    def _colour_list(self) -> None:
        palette = QPalette(self.list.palette())
        palette.setColor(QPalette.ColorRole.Base, QColor(self._theme.window))
        self.list.setPalette(palette)

    def _seek(self, text: str) -> None:
        words = text.casefold().split()
        shown = tuple(
            each
            for each in self._all
            if all(
                word in f"{each.name} {each.identity} {each.kind} {each.words}".casefold() for word in words
            )
        )
        self.exercises.beginResetModel()
        self.exercises.shown = shown
        self.exercises.endResetModel()
        self.list.setCurrentIndex(self.exercises.index(0))
        self._show(0)

    def _show(self, row: int) -> None:
        each = self.exercises.shown[row] if 0 <= row < len(self.exercises.shown) else None
        self._wanted = each.identity if each is not None else ""
        self._draw_soon.start()  # who types is not kept waiting by figures
        self.told.set_text(each.summary if each is not None else said("No exercise is like that."))

    def _draw_wanted(self) -> None:
        self.figure.show_drawing(self._draw(self._wanted) if self._wanted else None)

    def _pick(self) -> None:
        row = self.list.currentIndex().row()
        if 0 <= row < len(self.exercises.shown):
            self._draw_soon.stop()
            self.hide()
            self.picked.emit(self.exercises.shown[row].identity)

    def _close(self) -> None:
        self.hide()
        self.closed.emit()

    def _arrange(self) -> None:
        pixels, width, height = self._pixels, self.width(), self.height()
        pad, tall = 18, max(46, round(pixels * 2.8))
        self.title.set_sizes(round(pixels * 1.4), pixels)
        self.title.setGeometry(pad + 4, pad - 4, width - 2 * pad - 56, 44)
        self.away.setGeometry(width - pad - 44, pad - 4, 44, 44)
        self.search.set_pixels(pixels)
        left = round((width - 2 * pad) * 0.56)
        self.search.setGeometry(pad, pad + 44, left, tall)
        self.list.setGeometry(pad - 3, pad + 48 + tall, left + 6, height - 2 * pad - 48 - tall)
        side = width - 2 * pad - left - 12
        told = round(pixels * 6)
        self.figure.setGeometry(pad + left + 12, pad + 48, side, max(40, height - 2 * pad - 48 - told))
        self.told.set_sizes(pixels, 11)
        self.told.setGeometry(pad + left + 12, height - pad - told, side, told)
        self.list.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, row = event.key(), self.list.currentIndex().row()
        if key == Qt.Key.Key_Escape:
            self._close()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            row = min(max(0, row + (1 if key == Qt.Key.Key_Down else -1)), len(self.exercises.shown) - 1)
            self.list.setCurrentIndex(self.exercises.index(row))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.edge), 1.5))
        painter.setBrush(QColor(self._theme.window))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 16, 16)
        painter.end()
