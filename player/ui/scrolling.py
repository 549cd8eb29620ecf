"""What is longer than its room: a sheet that scrolls by keys, and a list, both on a ground of the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QListView, QScrollArea

from player.ui.scroll_bar import SlimScrollBar

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QAbstractItemDelegate, QWidget

    from player.ui.theme import Theme

_LINE = 60
"""Pixels by which an arrow scrolls."""
_SEEN_AGAIN = 40
"""Pixels that stay in sight when a page is turned."""
_FAR = 10**6


class SheetArea(QScrollArea):
    """A room in which a sheet stands that is as wide as the room, and as long as it needs."""

    def __init__(self, theme: Theme, sheet: QWidget, parent: QWidget) -> None:
        """Take the sheet, which is given its width by ``fit``."""
        super().__init__(parent)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._bar = SlimScrollBar(theme, self)
        self.setVerticalScrollBar(self._bar)
        self._sheet = sheet
        self.setWidget(sheet)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours; the sheet takes its own."""
        self._bar.set_theme(theme)
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Window, QColor(theme.window))
        self.setPalette(palette)

    def fit(self, x: int, y: int, width: int, height: int) -> int:
        """Take its place, in pixels; return the width that the sheet now has."""
        self.setGeometry(x, y, width, height)
        room = width - self._bar.width()
        self._sheet.setFixedWidth(room)
        return room

    def scroll_to(self, y: int) -> None:
        """Bring a line of the sheet to the top, in pixels."""
        self._bar.setValue(y)

    def scroll_by_key(self, event: QKeyEvent) -> bool:
        """Scroll as a key asks; return whether it asks for that."""
        page = self.height() - _SEEN_AGAIN
        step = {
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_Down: _LINE,
            Qt.Key.Key_Up: -_LINE,
            Qt.Key.Key_Home: -_FAR,
            Qt.Key.Key_End: _FAR,
        }.get(Qt.Key(event.key()))
        if step is None:
            return False
        self._bar.setValue(self._bar.value() + step)
        return True


class GroundedList(QListView):
    """A list that paints its own rows, on the colour of the window or of a card."""

    def __init__(
        self,
        theme: Theme,
        model: QAbstractItemModel,
        painter: QAbstractItemDelegate,
        name: str,
        parent: QWidget,
        *,
        on_card: bool = False,
    ) -> None:
        """Take what is listed, what paints a row, and what a screen reader calls it."""
        super().__init__(parent)
        self._on_card = on_card
        self.setModel(model)
        self.setItemDelegate(painter)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(SlimScrollBar(theme, self, on_card=on_card))
        self.setAccessibleName(name)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours; what paints the rows takes its own."""
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Base, QColor(theme.card if self._on_card else theme.window))
        self.setPalette(palette)
