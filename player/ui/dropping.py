"""Files that are dropped on the window, and what shows that it takes them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFont,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QMainWindow, QWidget

from player.language import said
from player.ui.fonts import fitted, font
from player.ui.painted import Painted, paint_lines
from player.ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from player.ui.look import Look

ENDINGS = frozenset(
    (".toml", ".limber", ".seconds", ".xml", ".zip", ".csv", ".json", ".zwo", ".mrc", ".erg", ".txt")
)
"""Endings of files that can be dropped: sessions, bundles, and what other programs write."""


def dropped_path(event: QDropEvent) -> str:
    """Return the path of the file that is dropped; empty where it is none that can be taken, or several."""
    urls = event.mimeData().urls()
    path = urls[0].toLocalFile() if len(urls) == 1 else ""
    return path if Path(path).suffix.lower() in ENDINGS else ""


def take_copy(event: QDropEvent) -> bool:
    """Accept what is dropped so that whoever gave it keeps it: a file manager that offers to move a file, and
    hears that it was moved, takes it away. Return whether it can be had so."""
    possible = event.possibleActions()
    ways = (Qt.DropAction.CopyAction, Qt.DropAction.LinkAction)
    way = next((way for way in ways if way in possible), None)
    if way is not None:
        event.setDropAction(way)
        event.accept()
    return way is not None


class DropSheet(Painted):
    """Lies over the window while a file is held above it: a frame, and what letting go would do."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._over = parent
        self.text = ""
        self._pixels = 24
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_path(self, path: str, scale: float) -> None:
        """Tell which file would be opened, in words of so many times the usual size."""
        self.text = said("Let go to open {name}", name=Path(path).name)
        self._pixels = round(24 * scale)
        self.setAccessibleName(self.text)
        self.setGeometry(self._over.rect())
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(theme.window)
        veil.setAlphaF(1.0 if theme.high else 0.88)
        painter.fillRect(self.rect(), veil)
        painter.setPen(QPen(QColor(theme.accent), 4, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(16, 16, -16, -16), 22, 22)
        weight = QFont.Weight.DemiBold
        fit = fitted(self.text, self.width() - 80, self.height() - 80, self._pixels, 13, weight, 3)
        painter.setFont(font(fit.pixels, weight))
        painter.setPen(QColor(theme.ink))
        paint_lines(painter, fit.lines, QRectF(self.rect()), "centre")
        painter.end()


class DropWindow(QMainWindow):
    """A window on which files can be dropped; while one is held above it, it tells what letting go does."""

    file_dropped = Signal(str)
    """The path of a session file that was dropped on the window."""

    def __init__(self, look: Callable[[], Look]) -> None:
        """Take what tells how to look while a file is held above it."""
        super().__init__()
        self._look_now = look
        self._drop_sheet: DropSheet | None = None
        self.setAcceptDrops(True)

    @property
    def drop_sheet(self) -> DropSheet:
        """Return the sheet that lies over the window while a file is held above it."""
        if self._drop_sheet is None:
            self._drop_sheet = DropSheet(self._look_now().theme, self)
        return self._drop_sheet

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        path = dropped_path(event)
        if path and take_copy(event):
            look = self._look_now()
            self.drop_sheet.set_theme(look.theme)
            self.drop_sheet.show_path(path, look.text_scale)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        take_copy(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.drop_sheet.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self.drop_sheet.hide()
        path = dropped_path(event)
        if path and take_copy(event):
            self.file_dropped.emit(path)
