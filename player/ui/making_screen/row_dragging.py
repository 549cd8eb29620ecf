"""Dragging a row of the list: it follows the mouse, the others make room, and it scrolls at the ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from player.ui.making_screen.made_row import MadeRow

_AT_THE_END = 30
"""Pixels beyond the row that are kept in sight."""


class RowDragging(QObject):
    """Watches the rows of a list."""

    dropped = Signal(int, int)
    """The place of a row that was dragged, and how many places later (below 0: earlier) it is to come."""

    def __init__(self, rows: Callable[[], list[MadeRow]], parent: QWidget) -> None:
        """Take what gives the rows that are shown, from the top to the bottom."""
        super().__init__(parent)
        self._rows = rows
        self._row: MadeRow | None = None
        self._tops: list[int] = []
        self._pressed = QPoint()
        self._moves = False

    @property
    def moves(self) -> bool:
        """Return whether a row is being dragged."""
        return self._moves

    def watch(self, row: MadeRow) -> None:
        """Let a row be dragged."""
        row.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        row = next((row for row in self._rows() if row is watched), None)
        if row is None:
            return False
        if isinstance(event, QMouseEvent):
            return self._mouse(row, event)
        if self._moves and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self._end(cancelled=True)
            return True
        return False

    def _mouse(self, row: MadeRow, event: QMouseEvent) -> bool:
        at = event.globalPosition().toPoint()
        if event.type() == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
            self._row, self._pressed = row, at
        elif event.type() == QEvent.Type.MouseMove and self._row is row:
            far = (at - self._pressed).manhattanLength() >= QApplication.startDragDistance()
            if not self._moves and far and len(self._rows()) > 1:
                self._begin(row)
            if self._moves:
                self._follow(row, at)
                return True
        elif event.type() == QEvent.Type.MouseButtonRelease and self._row is row:
            if self._moves:
                self._end(cancelled=False)
                return True
            self._row = None
        return False

    def _begin(self, row: MadeRow) -> None:
        self._moves = True
        self._tops = [each.y() for each in self._rows()]
        row.raise_()
        row.set_lifted(lifted=True)
        row.setFocus(Qt.FocusReason.MouseFocusReason)

    def _follow(self, row: MadeRow, at: QPoint) -> None:
        rows = self._rows()
        first, last = self._tops[0], self._tops[-1] + rows[-1].height() - row.height()
        home = self._tops[rows.index(row)]
        row.move(row.x(), min(max(first, home + at.y() - self._pressed.y()), last))
        place, there = rows.index(row), self._place(row)
        for other, each in enumerate(rows):
            if each is row:
                continue
            shift = row.height() * ((there <= other < place) - (place < other <= there))
            each.move(each.x(), self._tops[other] + shift)
        self._keep_in_sight(row, at)

    def _place(self, row: MadeRow) -> int:
        """Return the place over which the middle of the dragged row is."""
        middle = row.y() + row.height() // 2
        return max((place for place, top in enumerate(self._tops) if top <= middle), default=0)

    def _keep_in_sight(self, row: MadeRow, at: QPoint) -> None:
        """Scroll where the row comes to an end of what is seen; it stays under the mouse."""
        area: QWidget | None = row
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None:
            before = row.mapToGlobal(QPoint()).y()
            area.ensureWidgetVisible(row, 0, _AT_THE_END)
            self._pressed += QPoint(0, row.mapToGlobal(QPoint()).y() - before)

    def _end(self, *, cancelled: bool) -> None:
        row, rows = self._row, self._rows()
        if row is None:
            return
        place, there = rows.index(row), self._place(row)
        for each, top in zip(rows, self._tops, strict=True):
            each.move(each.x(), top)
        row.set_lifted(lifted=False)
        self._row, self._moves = None, False
        if not cancelled and there != place:
            self.dropped.emit(place, there - place)
