"""The cards of exercises: figure, name and kind, in a grid that fills the width."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QHideEvent,
    QKeyEvent,
    QPainter,
    QPalette,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from player.language import said
from player.ui.exercise_browser.entries import AnyIndex, ExerciseModel
from player.ui.exercise_browser.moving import MovingFigures
from player.ui.focus import paint_focus
from player.ui.fonts import elide, font, wrapped
from player.ui.painted import paint_lines
from player.ui.scroll_bar import SlimScrollBar
from player.ui.theme import Theme, mix

_LEAST = 10.5
"""A card is at least so many times as wide as its letters are high."""


class CardPainter(QStyledItemDelegate):
    """Paints the cards."""

    def __init__(self, theme: Theme, figures: MovingFigures, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.pixels = 15
        """The size of its words."""
        self.cell = QSize(160, 180)
        """The size of a card with the gap around it."""
        self._figures = figures

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return self.cell

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        model = index.model()
        entry = model.entry_at(index.row()) if isinstance(model, ExerciseModel) else None
        if entry is None:
            return
        theme, pixels = self.theme, self.pixels
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        box = QRectF(option.rect).adjusted(4, 4, -4, -4)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.accent if chosen else theme.line), 2.5 if chosen else 1))
        painter.setBrush(QColor(mix(theme.card, theme.accent, 0.12 if chosen else 0.05 if over else 0.0)))
        painter.drawRoundedRect(box, 12, 12)
        low = pixels * 4.6
        room = QRectF(box.left() + 8, box.top() + 6, box.width() - 16, box.height() - low - 6)
        size = QSize(round(room.width()), round(room.height()))
        device = painter.device()
        picture = self._figures.picture(entry.identity, size, device.devicePixelRatio() if device else 1.0)
        if picture is not None and not picture.isNull():
            painter.drawPixmap(room.topLeft(), picture)
        words = QRectF(box.left() + pixels * 0.6, box.bottom() - low, box.width() - pixels * 1.2, low)
        self._paint_words(painter, words, entry.name, entry.mark or said(entry.kind), marked=bool(entry.mark))
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_focus(painter, theme, box.adjusted(-2, -2, 2, 2), 14)
        painter.restore()

    def _paint_words(self, painter: QPainter, box: QRectF, name: str, told: str, *, marked: bool) -> None:
        """The name in up to two lines, and what sort it is."""
        bold, small = font(self.pixels, QFont.Weight.DemiBold), font(max(11, round(self.pixels * 0.82)))
        metrics = QFontMetricsF(bold)
        lines = wrapped(name, metrics, box.width())
        shown = (*lines[:1], elide(" ".join(lines[1:]), metrics, box.width())) if lines[1:] else lines
        painter.setFont(bold)
        painter.setPen(QColor(self.theme.ink))
        tall = metrics.lineSpacing()
        upper = QRectF(box.left(), box.top() + self.pixels * 0.2, box.width(), tall * 2)
        cut = tuple(elide(line, metrics, box.width()) for line in shown)
        paint_lines(painter, cut, upper, "centre")
        painter.setFont(small)
        painter.setPen(QColor(self.theme.accent if marked else self.theme.muted))
        lower = QRectF(box.left(), upper.bottom(), box.width(), self.pixels * 1.6)
        paint_lines(painter, (elide(told, QFontMetricsF(small), box.width()),), lower, "centre")


class CardGrid(QListView):
    """The grid."""

    chosen = Signal(int)
    """The row of an exercise that is to be taken."""
    typed = Signal(str)
    """A letter was typed: the person is looking for something."""
    left_above = Signal()
    """Up was pressed in the first row."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.exercises = ExerciseModel(self)
        self.figures = MovingFigures(self)
        self.figures.moved.connect(self.viewport().update)
        self.painter = CardPainter(theme, self.figures, self)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollBar(SlimScrollBar(theme, self))
        self.setMouseTracking(True)
        self.setAccessibleName(said("Exercises"))
        self.setModel(self.exercises)
        self.setItemDelegate(self.painter)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.painter.theme = theme
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Base, QColor(theme.window))
        self.setPalette(palette)
        self.figures.forget()

    def set_pixels(self, pixels: int) -> None:
        """Set the size of its words."""
        if pixels != self.painter.pixels:
            self.painter.pixels = pixels
        self.arrange_cells()

    def arrange_cells(self) -> None:
        """Make the cards so wide that they fill the width."""
        pixels = self.painter.pixels
        room = self.width() - self.verticalScrollBar().sizeHint().width() - 6
        columns = max(1, int(room // (pixels * _LEAST)))
        wide = room // columns
        cell = QSize(wide, round(min(wide * 0.8, pixels * 9) + pixels * 4.6) + 14)
        if cell != self.painter.cell:
            self.painter.cell = cell
            self.setGridSize(cell)
        self.scheduleDelayedItemsLayout()

    def show_current(self, row: int) -> None:
        """Choose a row, and let it be seen."""
        self.setCurrentIndex(self.exercises.index(row))
        self.scrollTo(self.exercises.index(row))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.figures.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.figures.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange_cells()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, row = event.key(), self.currentIndex().row()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(row)
        elif key == Qt.Key.Key_Up and self._is_in_first_line(self.currentIndex()):
            self.left_above.emit()
        elif event.text().strip() and event.text().isprintable():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def _is_in_first_line(self, index: QModelIndex) -> bool:
        return self.visualRect(index).top() <= self.visualRect(self.exercises.index(0)).top()
