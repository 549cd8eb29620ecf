"""The library wired: session files become cards, those of the last start at once, the others one by one."""

from __future__ import annotations

import linecache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QRectF, Signal

from player import paths
from player.app.card_store import CardStore
from player.session.library import Library
from player.ui.drawing_painting import paint_drawing
from player.ui.timers import single_shot

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QPainter

    from player.app.supplies import Supplies
    from player.figures.drawing import Drawing
    from player.ui.library_screen.cards import SessionCard
    from player.ui.main_window import MainWindow

_BATCH = 12
"""Cards that are read before the library shows them."""


class LibraryWiring(QObject):
    """Between the session files and the library screen."""

    read = Signal()
    """Every session has been read."""

    def __init__(self, window: MainWindow, supplies: Callable[[], Supplies]) -> None:
        """Take the window, and what gives the supplies when they are first needed."""
        super().__init__(window)
        self._window = window
        self._supplies = supplies
        self._cards: dict[Path, SessionCard | None] = {}
        self._unread: list[Path] = []
        media = paths.shipped_folder("media")
        sources = (media / "exercises", media / "words", paths.data_folder() / "exercises")
        self._store = CardStore(paths.cache_folder(), sources)
        self._read_soon = single_shot(self, 0, self._read_card)

    @property
    def reading(self) -> bool:
        """Return whether sessions are still being read."""
        return bool(self._unread)

    def read_library(self) -> None:
        """Show the cards that are known from the last start at once, and read the others one by one."""
        scheme = self._window.look.palette
        folders = (paths.shipped_folder("sessions"), paths.data_folder() / "sessions")
        self._cards = {path: self._store.card(path, scheme) for path in Library(folders).paths()}
        self._unread = [path for path, card in self._cards.items() if card is None]
        self._show_cards()
        self._read_soon.start()

    def close(self) -> None:
        """Stop reading, and keep what is known for the next start."""
        self._read_soon.stop()
        self._store.write()

    def _read_card(self) -> None:
        """Read one session and come back for the next, so that the window answers meanwhile."""
        if not self._unread:
            self._store.write()
            self.read.emit()
            return
        path, scheme = self._unread.pop(0), self._window.look.palette
        card = loaded_module("player.app.cards").card_of(path, self._supplies(), scheme)
        self._cards[path] = card
        self._store.keep(card, scheme)
        if not self._unread or len(self._unread) % _BATCH == 0:
            self._show_cards()
        self._read_soon.start()

    def _show_cards(self) -> None:
        self._window.library.set_cards(tuple(card for card in self._cards.values() if card is not None))


def loaded_module(name: str) -> Any:
    """Import a module and give back the text of its source, which PySide looks through and leaves in memory,
    of every module that is loaded after it: twelve megabytes in all."""
    module = import_module(name)
    linecache.clearcache()
    return module


def paint_cover(painter: QPainter, drawing: Drawing, box: QRectF) -> None:
    """Paint a card's figure as large as it fits, on the lower edge of its box."""
    _, _, width, height = drawing.view_box
    scale = min(box.width() / width, box.height() / height)
    wide, tall = width * scale, height * scale
    paint_drawing(painter, drawing, QRectF(box.center().x() - wide / 2, box.bottom() - tall, wide, tall))
