"""Reading session files to cards beside the window: a thread takes one after the other."""

from __future__ import annotations

import sys
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from player.app.loading import loaded_module

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from player.app.card_store import CardStore
    from player.app.supplies import Supplies

_TURN_SECONDS = 0.001
"""So long the window waits at most for its turn while the thread reckons."""


class CardReader(QObject):
    """A thread that reads what is asked for and then ends."""

    came = Signal(int, object)
    """The number of the request, and a card. Sent by the thread."""
    done = Signal(int)
    """The number of a request of which every file has been read, and what is known has been kept. Sent by
    the thread."""

    def __init__(
        self, store: CardStore, supplies: Callable[[], Supplies], parent: QObject | None = None
    ) -> None:
        """Take what keeps cards, and what gives exercises, sessions and words when they are first needed."""
        super().__init__(parent)
        self._store = store
        self._supplies = supplies
        self._request = 0
        self._thread: Thread | None = None

    def read(self, files: Sequence[tuple[Path, str]], palette: str) -> int:
        """Read session files, each with the folder it comes from, drawn in a palette; return the number of
        the request. What was asked for before is left."""
        sys.setswitchinterval(_TURN_SECONDS)
        self._request += 1
        work = (self._request, tuple(files), palette, self._thread)
        self._thread = Thread(target=self._run, args=work, daemon=True, name="cards")
        self._thread.start()
        return self._request

    def close(self) -> None:
        """End, after the file that is read now."""
        self._request += 1
        if self._thread is not None:
            self._thread.join()

    def _run(
        self, request: int, files: Sequence[tuple[Path, str]], palette: str, before: Thread | None
    ) -> None:
        if before is not None:
            before.join()
        card_of = loaded_module("player.app.cards").card_of
        for path, origin in files:
            if request != self._request:
                return
            card = card_of(
                path, self._supplies(), palette, lambda key: self._store.cover(key, palette), origin
            )
            self._store.keep(card, palette)
            self.came.emit(request, card)
        self._store.write()
        self.done.emit(request)
