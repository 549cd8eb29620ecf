"""Which exercise to work on: those there are, found by their names, or a new one."""

from __future__ import annotations

from dataclasses import dataclass

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
from player.ui.buttons import IconButton, WordButton
from player.ui.entry import Entry
from player.ui.focus import paint_focus
from player.ui.fonts import elide, font
from player.ui.page import Page
from player.ui.painted import Themed, Words, paint_lines
from player.ui.scroll_bar import SlimScrollBar
from player.ui.theme import Theme, mix

AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class ExerciseEntry:
    """An exercise that can be worked on."""

    identity: str
    """Its name in sessions."""
    name: str
    """What people call it."""
    mark: str = ""
    """What is special about it: `yours`, `not saved`."""


class _Exercises(QAbstractListModel):
    """The exercises as a Qt model."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.entries: tuple[ExerciseEntry, ...] = ()

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.entries):
            return None
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{entry.name}, {entry.identity}{f', {entry.mark}' if entry.mark else ''}"
        return None


class _EntryPainter(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.pixels = 16

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(200, round(self.pixels * 3.0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        model = index.model()
        if not isinstance(model, _Exercises):
            return
        entry, theme = model.entries[index.row()], self.theme
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        box = QRectF(option.rect).adjusted(3, 2, -3, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.accent if chosen else theme.line), 2 if chosen else 1))
        painter.setBrush(QColor(mix(theme.card, theme.accent, 0.10 if chosen else 0.0)))
        painter.drawRoundedRect(box, 10, 10)
        inner = box.adjusted(self.pixels, 0, -self.pixels, 0)
        small = font(max(11, self.pixels - 2))
        told = f"{entry.mark} · {entry.identity}" if entry.mark else entry.identity
        wide = QFontMetricsF(small).horizontalAdvance(told)
        painter.setFont(small)
        painter.setPen(QColor(theme.accent if entry.mark else theme.muted))
        paint_lines(painter, (told,), inner, "right")
        used = font(self.pixels, QFont.Weight.DemiBold)
        painter.setFont(used)
        painter.setPen(QColor(theme.ink))
        name = elide(entry.name, QFontMetricsF(used), inner.width() - wide - 16)
        paint_lines(painter, (name,), inner)
        if chosen and bool(option.state & QStyle.StateFlag.State_HasFocus):
            paint_focus(painter, theme, box, 10)
        painter.restore()


class ExerciseChooser(Page):
    """The list, a field that finds, and a field to begin a new one."""

    exercise_chosen = Signal(str)
    """The identity of the exercise to work on."""
    new_asked = Signal(str)
    """What a new exercise is called, as it was written."""

    def __init__(self, theme: Theme, text_scale: float = 1.0, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._scale = text_scale
        self._all: tuple[ExerciseEntry, ...] = ()
        self.setAccessibleName(said("Pose workshop: choose an exercise"))
        self.way_back = IconButton(theme, "left", said("Back"), parent=self)
        self.way_back.clicked.connect(self.left)
        self.title = Words(theme, self, weight=QFont.Weight.Bold)
        self.title.set_text(said("Pose workshop"))
        self.note = Words(theme, self, ink="muted", most_lines=3)
        self.note.set_text(
            said(
                "Change how an exercise looks and moves, or draw one of your own. "
                "What ships with Limber stays as it is: your copy is used instead."
            )
        )
        self.search = Entry(theme, said("Find an exercise"), self, "search")
        self.search.textChanged.connect(self._seek)
        self.search.returnPressed.connect(self._open_chosen)
        self.name = Entry(theme, said("Name of a new exercise"), self)
        self.name.returnPressed.connect(self._ask_new)
        self.begin = WordButton(theme, said("Begin a new one"), "plain", "add", self)
        self.begin.clicked.connect(self._ask_new)
        self.open = WordButton(theme, said("Open"), "main", None, self)
        self.open.clicked.connect(self._open_chosen)
        self.exercises = _Exercises(self)
        self._painter = _EntryPainter(theme, self)
        self.list = QListView(self)
        self.list.setModel(self.exercises)
        self.list.setItemDelegate(self._painter)
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollBar(SlimScrollBar(theme, self.list))
        self.list.setAccessibleName(said("Exercises"))
        self.list.activated.connect(lambda _index: self._open_chosen())
        self._colour_list()

    def show_exercises(self, entries: tuple[ExerciseEntry, ...]) -> None:
        """Show the exercises there are."""
        self._all = entries
        self.name.clear()
        self._seek(self.search.text())

    def show_note(self, text: str) -> None:
        """Say why something cannot be done."""
        self.note.set_text(text)

    def set_text_scale(self, scale: float) -> None:
        """Take another scale of text, 1 to 3."""
        self._scale = scale
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
            entry
            for entry in self._all
            if all(word in f"{entry.name} {entry.identity} {entry.mark}".casefold() for word in words)
        )
        self.exercises.beginResetModel()
        self.exercises.entries = shown
        self.exercises.endResetModel()
        if shown:
            self.list.setCurrentIndex(self.exercises.index(0))
        self.open.setEnabled(bool(shown))

    def _open_chosen(self) -> None:
        index = self.list.currentIndex()
        if index.isValid():
            self.exercise_chosen.emit(self.exercises.entries[index.row()].identity)

    def _ask_new(self) -> None:
        if self.name.text().strip():
            self.new_asked.emit(self.name.text().strip())
        else:
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        pixels = round(16 * self._scale)
        margin, width = max(14, round(self.width() * 0.03)), self.width()
        room = min(width - 2 * margin, round(pixels * 54))
        left = (width - room) // 2
        line = round(30 * self._scale)
        self.way_back.setGeometry(margin, margin, 48, 48)
        self.title.set_sizes(line, 18)
        self.title.setGeometry(margin + 60, margin, width - margin - 80, 48)
        self.note.set_sizes(pixels, 12)
        note = round(pixels * (2.9 if room > pixels * 40 else 4.3))
        self.note.setGeometry(left, margin + 54, room, note)
        tall = max(48, round(pixels * 2.7))
        top = margin + 54 + note + 6
        self.search.set_pixels(pixels)
        self.search.setGeometry(left, top, room, tall)
        for button in (self.begin, self.open):
            button.set_font_pixels(pixels)
        wide = self.begin.sizeHint().width()
        foot = self.height() - margin - tall
        self.name.set_pixels(pixels)
        stacked = room < wide + self.open.sizeHint().width() + pixels * 12
        self.open.setGeometry(
            left + room - self.open.sizeHint().width(), foot, self.open.sizeHint().width(), tall
        )
        if stacked:
            self.name.setGeometry(left, foot - tall - 4, room, tall)
            self.begin.setGeometry(left, foot, wide, tall)
            foot -= tall + 4
        else:
            self.name.setGeometry(left, foot, min(pixels * 20, room - wide - self.open.width() - 16), tall)
            self.begin.setGeometry(self.name.geometry().right() + 6, foot, wide, tall)
        self._painter.pixels = pixels
        self.list.setGeometry(left - 3, top + tall + 6, room + 6, foot - top - tall - 14)
        self.list.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._theme.window))
        painter.end()
