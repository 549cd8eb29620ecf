"""The history wired: the run that was interrupted is offered again."""

from __future__ import annotations

import logging
import time
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from player import paths
from player.app.loading import loaded_module
from player.errors import PlayerError
from player.history.runs import Run
from player.history.store import FILE_NAME, Store
from player.history.summary import csv_of
from player.language import month_text, reason_of, said
from player.timeline.frames import RATE, clock_text
from player.ui.library_screen.go_on import Interrupted

if TYPE_CHECKING:
    from player.app.memory import Memory
    from player.ui.main_window import MainWindow

_LOG = logging.getLogger(__name__)
_STALE_SECONDS = 24 * 3600
"""Nobody is asked to go on with a session of the day before yesterday: the body is cold again."""
_PATIENCE = 0.2


class HistoryWiring(QObject):
    """Between the history and the window."""

    go_on = Signal(Run)
    """A run that was interrupted is to go on."""
    done = Signal(dict)
    """When each session file was done last, in seconds since 1970."""
    measure_wanted = Signal()
    """The session that measures is to be seen."""
    follows = Signal(bool)
    """Whether a programme is followed."""

    def __init__(self, window: MainWindow, memory: Memory) -> None:
        """Take the window, and what is remembered of the person's wishes."""
        super().__init__(window)
        self._window = window
        self._memory = memory
        self._path = paths.data_folder() / FILE_NAME
        self._run: Run | None = None
        window.library.go_on.accepted.connect(self._accept)
        window.library.go_on.refused.connect(self._refuse)
        window.history_asked.connect(self._show_history)
        window.history_made.connect(self._connect_screen)

    def _connect_screen(self) -> None:
        screen = self._window.history
        screen.table_wanted.connect(self._ask_for_table)
        screen.measure_wanted.connect(self.measure_wanted)
        screen.tighter_chosen.connect(self._take_tighter)

    def _take_tighter(self, side: str) -> None:
        """Let sessions give a side more from now on."""
        self._memory.keep(tighter=side)
        self._window.take_settings()
        self._show_history()

    def look(self) -> None:
        """Offer what was interrupted. A history that cannot be read is told by who writes to it."""
        if not self._path.exists():
            return
        try:
            with closing(Store(self._path, patience=_PATIENCE)) as store:
                self._run = _worth_going_on(store)
                done, follows = store.last_done(), store.follows
        except PlayerError as error:
            _LOG.info("%s", error)
            return
        self._window.library.show_interrupted(interrupted_of(self._run) if self._run else None)
        self.done.emit(done)
        self.follows.emit(follows)

    def look_at_done(self) -> None:
        """Tell again when each session was done last, and whether a programme is followed."""
        if not self._path.exists():
            return
        try:
            with closing(Store(self._path, patience=_PATIENCE)) as store:
                done, follows = store.last_done(), store.follows
        except PlayerError as error:
            _LOG.info("%s", error)
            return
        self.done.emit(done)
        self.follows.emit(follows)

    def forget(self) -> None:
        """Offer nothing any more: another session is played."""
        self._run = None
        self._window.library.show_interrupted(None)

    def save_table(self, path: Path) -> None:
        """Write the history as a table. Raises ``PlayerError``."""
        table = csv_of(self._runs())
        try:
            path.write_text(table, encoding="utf-8-sig", newline="")
        except OSError as error:
            raise PlayerError(
                said("The table cannot be saved: {value}.", value=reason_of(error)),
                said("Choose another place for it."),
            ) from error

    def _runs(self) -> tuple[Run, ...]:
        if not self._path.exists():
            return ()
        with closing(Store(self._path, patience=_PATIENCE)) as store:
            return store.runs()

    def _show_history(self) -> None:
        page_of = loaded_module("player.ui.history_screen.page").page_of
        today = datetime.now().astimezone().date()
        try:
            settings = self._memory.settings
            page = page_of(self._runs(), today, settings.weekly_days, settings.tighter)
        except PlayerError as error:
            self._window.history.show_page(None, str(error.message))
        else:
            self._window.history.show_page(page)

    def _ask_for_table(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        name, _ = QFileDialog.getSaveFileName(
            self._window, said("Save the history as a table"), "limber-history.csv", said("Tables (*.csv)")
        )
        if not name:
            return
        try:
            self.save_table(Path(name))
        except PlayerError as error:
            self._window.library.notices.show_text(str(error))

    def _accept(self) -> None:
        run, self._run = self._run, None
        self._window.library.show_interrupted(None)
        if run is not None:
            self.go_on.emit(run)

    def _refuse(self) -> None:
        run, self._run = self._run, None
        self._window.library.show_interrupted(None)
        if run is not None:
            put_aside(self._path, run)


def put_aside(path: Path, run: Run) -> None:
    """Note that the person does not want to go on with a run."""
    try:
        with closing(Store(path, patience=_PATIENCE)) as store:
            store.mark(run.identity, "put aside")
    except PlayerError as error:
        _LOG.info("%s", error)


def interrupted_of(run: Run) -> Interrupted:
    """Return what the library says of a run that was interrupted."""
    return Interrupted(run.title, clock_text(round(run.at * RATE)), run.doing, when_text(run.told))


def when_text(seconds: float, now: float | None = None) -> str:
    """Return a time as people say it: ``today, 18:40``, ``yesterday, 7:05``, ``3 November``."""
    then = datetime.fromtimestamp(seconds).astimezone()
    today: date = datetime.fromtimestamp(time.time() if now is None else now).astimezone().date()
    clock = f"{then.hour}:{then.minute:02}"
    if then.date() == today:
        return f"{said('today')}, {clock}"
    if then.date() == today - timedelta(days=1):
        return f"{said('yesterday')}, {clock}"
    year = "" if then.year == today.year else f" {then.year}"
    return f"{then.day} {month_text(then)}{year}"


def _worth_going_on(store: Store) -> Run | None:
    """Return the run to offer; older ones that nobody ended are put aside."""
    found: Run | None = None
    while (run := store.open_run()) is not None:
        fresh = time.time() - run.told < _STALE_SECONDS and Path(run.file).is_file()
        if fresh and found is None:
            found = run
            break
        store.mark(run.identity, "put aside")
    return found
