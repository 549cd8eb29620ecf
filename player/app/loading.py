"""Modules that are loaded when they are first needed, so that the window is there at once."""

from __future__ import annotations

import gc
import linecache
from contextlib import suppress
from importlib import import_module
from threading import Thread
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def loaded_module(name: str) -> Any:
    """Import a module and give back the text of its source, which PySide looks through and leaves in memory,
    of every module that is loaded after it: twelve megabytes in all."""
    module = import_module(name)
    linecache.clearcache()
    return module


class ModuleLoader(QObject):
    """Loads modules beside the window, which answers meanwhile, one request after the other."""

    _came = Signal(int)
    """The number of a request whose modules are there. Sent by the thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Load nothing yet."""
        super().__init__(parent)
        self._thread: Thread | None = None
        self._count = 0
        self._thens: dict[int, Callable[[], None]] = {}
        self._came.connect(self._go_on)

    def load(self, names: Sequence[str], then: Callable[[], None]) -> None:
        """Load modules; what is done ``then`` is done by the caller's thread. One that cannot be loaded is
        left to whoever needs it."""
        self._count += 1
        self._thens[self._count] = then
        work = (self._count, names, self._thread)
        self._thread = Thread(target=self._run, args=work, daemon=True, name="modules")
        self._thread.start()

    def close(self) -> None:
        """Do nothing more of what was asked for."""
        self._thens.clear()
        if self._thread is not None:
            self._thread.join()

    def _run(self, number: int, names: Sequence[str], before: Thread | None) -> None:
        if before is not None:
            before.join()
        # what is loaded stays: to look through it for what nobody needs would hold the window up
        collects = gc.isenabled()
        gc.disable()
        for name in names:
            with suppress(ImportError):
                loaded_module(name)
        if collects:
            gc.enable()
        self._came.emit(number)

    def _go_on(self, number: int) -> None:
        then = self._thens.pop(number, None)
        if then is not None:
            then()
