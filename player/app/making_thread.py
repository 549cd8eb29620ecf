"""Making beside the window: sessions are made by a thread, the newest wish alone."""

from __future__ import annotations

from threading import Condition, Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from player.errors import PlayerError

if TYPE_CHECKING:
    from collections.abc import Callable

    from player.making.make import Made


class MakingThread(QObject):
    """A thread that waits for something to make; it ends with the window."""

    made = Signal(object)
    """A session that was made. Sent by the thread; of several wishes only the newest is answered."""
    failed = Signal(object)
    """The ``PlayerError`` that says why none was."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Wait for nothing yet."""
        super().__init__(parent)
        self._news = Condition()
        self._wanted: Callable[[], Made] | None = None
        self._busy = self._ends = False
        self._thread: Thread | None = None

    def submit(self, wanted: Callable[[], Made]) -> None:
        """Make something as soon as the one before is done."""
        with self._news:
            self._wanted = wanted
            self._news.notify()
        if self._thread is None:
            self._thread = Thread(target=self._run, daemon=True, name="making")
            self._thread.start()

    @property
    def busy(self) -> bool:
        """Return whether something is being made, or waits for it."""
        with self._news:
            return self._busy or self._wanted is not None

    def close(self) -> None:
        """End, after what is being made now."""
        with self._news:
            self._ends = True
            self._news.notify()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        while True:
            with self._news:
                self._busy = False
                while self._wanted is None and not self._ends:
                    self._news.wait()
                if self._ends or self._wanted is None:
                    return
                wanted, self._wanted, self._busy = self._wanted, None, True
            try:
                made = wanted()
            except PlayerError as error:
                self._tell(None, error)
            else:
                self._tell(made, None)

    def _tell(self, made: Made | None, error: PlayerError | None) -> None:
        with self._news:
            if self._wanted is not None or self._ends:
                return
        if made is not None:
            self.made.emit(made)
        else:
            self.failed.emit(error)
