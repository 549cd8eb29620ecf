"""The grid of cards, which fills the library’s width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPalette
from PySide6.QtWidgets import QListView, QWidget

from player.language import said
from player.ui.scroll_bar import SlimScrollBar

if TYPE_CHECKING:
    from player.ui.library_screen.card_list import CardList
    from player.ui.library_screen.card_painting import CardPainter
    from player.ui.theme import Theme

_WIDEST = 2.0
"""Width of a cell in parts of the least, where there are few sessions."""


class CardGrid(QListView):
    """The list view, with room around so that a few cards stand in the middle."""

    typed = Signal(str)
    """A letter was typed: the person is looking for something."""

    def __init__(self, theme: Theme, cards: CardList, painter: CardPainter, parent: QWidget) -> None:
        """Take what is listed, and what paints it."""
        super().__init__(parent)
        self._cards = cards
        self._painter = painter
        # one that is made here is known to PySide: for Qt's own it would load every kind of widget there is
        self.setViewport(QWidget(self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(SlimScrollBar(theme, self))
        self.setMouseTracking(True)
        self.setAccessibleName(said("Sessions"))
        self.setModel(cards)
        self.setItemDelegate(painter)
        self.set_ground(theme)

    def set_ground(self, theme: Theme) -> None:
        """Take the colour of the ground that the cards lie on."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, QColor(theme.window))
        self.setPalette(palette)

    def arrange_cells(self) -> None:
        """Make the cells so large that they fill the width, and as many as there is room for."""
        sizes = self._painter.sizes
        sizes.cover = max(90, min(320, round(self.height() * 0.55)))
        room = self.width() - 2 * self.verticalScrollBar().width()
        columns = max(1, min(room // sizes.cell_width, self._cards.rowCount()))
        cell = min(room // columns, round(sizes.cell_width * _WIDEST))
        self._painter.cell = QSize(cell, sizes.height(cell))
        self.setGridSize(self._painter.cell)
        few = columns * cell < room - 40
        rows = -(-self._cards.rowCount() // columns)
        spare = self.height() - rows * self._painter.cell.height()
        side = (self.width() - columns * cell) // 2
        left, top = (side if few else 0), (round(spare * 0.42) if few else 0)
        self.setViewportMargins(max(0, left), max(0, top), 0, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text, command = event.text(), event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if text.isprintable() and text.strip() and not command:
            self.typed.emit("" if text == "/" else text)
        else:
            super().keyPressEvent(event)
