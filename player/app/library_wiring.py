"""The library wired: session files become cards, those of the last start at once, the others one by one."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Signal

from player import paths
from player.app.card_reading import CardReader
from player.app.card_store import CardStore
from player.app.loading import loaded_module
from player.language import said, spoken_language
from player.session.library import Library
from player.ui.drawing_painting import paint_drawing
from player.ui.library_screen.sifting import Marks
from player.ui.timers import single_shot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from PySide6.QtGui import QPainter

    from player.app.memory import Memory
    from player.app.supplies import Supplies
    from player.figures.drawing import Drawing
    from player.ui.library_screen.cards import SessionCard
    from player.ui.library_screen.sifting import Sift
    from player.ui.main_window import MainWindow

_GLANCE_SECONDS = 0.012
"""So long the window waits for headers at a time."""
_FIRST = 24
"""Cards that fill a screen: they are shown as soon as there are so many."""


class LibraryWiring(QObject):
    """Between the session files and the library screen."""

    read = Signal()
    """Every session has been read."""

    def __init__(self, window: MainWindow, supplies: Callable[[], Supplies], memory: Memory) -> None:
        """Take the window, what gives the supplies when they are first needed, and what is remembered."""
        super().__init__(window)
        self._window = window
        self._memory = memory
        self._cards: dict[Path, SessionCard | None] = {}
        self._origins: dict[Path, str] = {}
        self._unseen: list[Path] = []
        self._unread: list[Path] = []
        self._request = 0
        self._wanted = False
        """Whether what is unread is still to be asked for."""
        self._done: Mapping[str, float] = {}
        media = paths.shipped_folder("media")
        exercises = (media / "exercises", paths.data_folder() / "exercises")
        tongues = (folder / spoken_language() for folder in exercises)
        sources = (media / "words", *exercises, *tongues)
        self._store = CardStore(paths.cache_folder(), sources)
        self._glance_soon = single_shot(self, 0, self._glance)
        self._read_soon = single_shot(self, 0, self._read)
        self._reader = CardReader(self._store, supplies, self)
        self._connect()

    @property
    def reading(self) -> bool:
        """Return whether sessions are still being read."""
        return bool(self._unseen or self._unread)

    def read_library(self) -> None:
        """Show the cards that are known from the last start at once; of the others first the headers, many
        at a time, and then the whole, beside the window."""
        palette = self._window.look.palette
        self._origins = dict(self._files())
        self._cards = {path: self._store.card(path, palette) for path in self._origins}
        self._unseen = [path for path, card in self._cards.items() if card is None]
        self._unread = list(self._unseen)
        self._request, self._wanted = 0, True
        self._window.library.filters.set_folders(tuple(map(_folder_name, self._folders())))
        self._window.library.set_covers(lambda key: self._store.cover(key, palette))
        self._show_cards()
        if self._unseen:
            self._glance_soon.start()
        else:
            self._read_soon.start()

    @property
    def cards(self) -> tuple[SessionCard, ...]:
        """Return the sessions that are listed, as far as they have been read."""
        return tuple(card for card in self._cards.values() if card is not None)

    def look_again(self) -> None:
        """Read what has come, gone or changed in the folders since."""
        if not self.reading and self._changed():
            self.read_library()

    def set_done(self, done: Mapping[str, float]) -> None:
        """Take when each session file was done last."""
        self._done = done
        self._show_marks()

    def close(self) -> None:
        """Stop reading, and keep what is known for the next start."""
        self._glance_soon.stop()
        self._read_soon.stop()
        self._reader.close()
        self._request = 0  # what it has sent before is not taken any more
        self._store.write()

    def _connect(self) -> None:
        library = self._window.library
        settings = self._memory.settings
        library.show_sift(replace(library.sift, equipment=frozenset(settings.equipment)))
        library.favourite_toggled.connect(self._toggle_favourite)
        library.sift_changed.connect(self._keep_sift)
        library.filters.folder_wanted.connect(self._ask_for_folder)
        library.filters.folder_refused.connect(self._refuse_folder)
        self._window.painted.connect(self._read_soon.start)
        self._reader.came.connect(self._take_card)
        self._reader.done.connect(self._take_all)
        self._show_marks()

    def _folders(self) -> tuple[Path, ...]:
        return tuple(map(Path, self._memory.settings.folders))

    def _files(self) -> Iterator[tuple[Path, str]]:
        """Yield the session files, each with the name of the person's own folder that it lies in."""
        usual = (paths.shipped_folder("sessions"), paths.data_folder() / "sessions")
        for path in Library(usual).paths():
            yield path, ""
        for folder in self._folders():
            for path in Library((folder,)).paths():
                yield path, _folder_name(folder)

    def _changed(self) -> bool:
        palette = self._window.look.palette
        files = dict(self._files())
        if files != self._origins:
            return True
        kept = (path for path, card in self._cards.items() if card is not None and not card.problems)
        return any(self._store.card(path, palette) is None for path in kept)

    def _glance(self) -> None:
        """Read headers for a moment, and come back for more."""
        glance = loaded_module("player.app.glance") if self._unseen else None
        shown = sum(card is not None for card in self._cards.values())
        end = time.monotonic() + _GLANCE_SECONDS
        while glance is not None and self._unseen and time.monotonic() < end:
            path = self._unseen.pop(0)
            self._cards[path] = glance.glance_card(path, self._origins[path])
        now = sum(card is not None for card in self._cards.values())
        if not self._unseen or shown < _FIRST <= now:
            self._show_cards()
        if self._unseen:
            self._glance_soon.start()
        else:
            self._read_soon.start()

    def _read(self) -> None:
        """Have all sessions read of which no more than the headers are known, those that are seen first; not
        before the window has been painted, if it is to be."""
        if not self._wanted or self._unseen or self._window.unpainted:
            return
        self._wanted = False
        if not self._unread:
            self.read.emit()
            return
        row_of, last = self._window.library.cards.row_of, len(self._cards)
        rows = {path: last if (row := row_of(path)) is None else row for path in self._unread}
        files = [(path, self._origins[path]) for path in sorted(self._unread, key=rows.__getitem__)]
        self._request = self._reader.read(files, self._window.look.palette)

    def _take_card(self, request: int, card: SessionCard) -> None:
        if request == self._request and card.path is not None:
            self._cards[card.path] = card
            self._window.library.change_card(card)

    def _take_all(self, request: int) -> None:
        if request == self._request:
            self._unread = []
            self._show_cards()
            self.read.emit()

    def _show_cards(self) -> None:
        self._window.library.set_cards(self.cards)

    def _show_marks(self) -> None:
        self._window.library.set_marks(Marks(frozenset(self._memory.settings.favourites), self._done))

    def _toggle_favourite(self, path: str) -> None:
        kept = [other for other in self._memory.settings.favourites if other != path]
        added = [] if len(kept) < len(self._memory.settings.favourites) else [path]
        self._memory.keep(favourites=[*kept, *added])
        self._show_marks()

    def _keep_sift(self, sift: Sift) -> None:
        self._memory.keep(equipment=sorted(sift.equipment))

    def _ask_for_folder(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        name = QFileDialog.getExistingDirectory(self._window, said("Choose a folder of sessions"))
        if name:
            self.add_folder(Path(name))

    def add_folder(self, folder: Path) -> None:
        """List the sessions of a folder of the person's own as well."""
        if str(folder) not in self._memory.settings.folders:
            self._memory.keep(folders=[*self._memory.settings.folders, str(folder)])
            self.read_library()

    def _refuse_folder(self, name: str) -> None:
        kept = [folder for folder in self._memory.settings.folders if _folder_name(Path(folder)) != name]
        self._memory.keep(folders=kept)
        self.read_library()


def paint_cover(painter: QPainter, drawing: Drawing, box: QRectF) -> None:
    """Paint a card's figure as large as it fits, on the lower edge of its box."""
    _, _, width, height = drawing.view_box
    scale = min(box.width() / width, box.height() / height)
    wide, tall = width * scale, height * scale
    paint_drawing(painter, drawing, QRectF(box.center().x() - wide / 2, box.bottom() - tall, wide, tall))


def _folder_name(folder: Path) -> str:
    return folder.name or str(folder)
