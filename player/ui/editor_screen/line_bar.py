"""Going to a line of the text by its number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent

from player.language import said
from player.ui.entry import Entry

if TYPE_CHECKING:
    from player.ui.editor_screen.text_sheet import TextSheet
    from player.ui.theme import Theme

_PLACE = re.compile(r"\s*(\d{1,9})(?:\s*[:,]\s*(\d{1,9}))?")


class LineBar(Entry):
    """A number to write, over the text: the text goes there at once, Enter stays there, Escape goes back."""

    def __init__(self, theme: Theme, view: TextSheet) -> None:
        """Take the text."""
        super().__init__(theme, said("Line, or line:column"), view)
        self._view = view
        self._before = (0, 0)
        self.textEdited.connect(self._go)
        self.returnPressed.connect(self._close)
        self.hide()

    def open(self) -> None:
        """Let the person write a number."""
        view = self._view
        pixels = view.font().pixelSize()
        self._before = view.selection
        self.clear()
        self.set_pixels(pixels)
        wide = min(pixels * 16, view.viewport().width() - 8)
        box = view.viewport().geometry()
        self.setGeometry(box.right() - wide - 4, box.top() + 4, wide, max(44, round(pixels * 2.7)))
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _go(self, text: str) -> None:
        place = _PLACE.match(text)
        if place is not None:
            self._view.go_to(int(place[1]), int(place[2] or 1))
            self._view.centerCursor()

    def _close(self) -> None:
        self.hide()
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def event(self, event: QEvent) -> bool:
        overrides = event.type() == QEvent.Type.ShortcutOverride
        if overrides and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()  # it closes the line, not the editor
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._view.select(*self._before)
            self._close()
        else:
            super().keyPressEvent(event)
        event.accept()  # the text below would take what a line does not need

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.hide()
