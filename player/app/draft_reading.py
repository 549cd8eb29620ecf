"""Reading drafts beside the window: what is being written is read by a thread, the newest text alone."""

from __future__ import annotations

from dataclasses import replace
from threading import Condition, Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from player.app.checking import Checker
from player.audio.voice.estimate import estimated_frames
from player.editing.draft import draft_from
from player.editing.totals import totals_of
from player.session.load import Loaded
from player.timeline.compiler import compile_session

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from player.app.supplies import Supplies
    from player.session.model import Session
    from player.timeline.timeline import Timeline


_LONG = 20_000
"""Of texts of more characters, problems are told first, and times ..."""
_PAUSE_SECONDS = 0.3
"""... when nothing has been written for so long."""


class DraftReader(QObject):
    """A thread that waits for texts; it ends with the window."""

    read = Signal(object, object)
    """A draft, and its totals (None where it cannot be played). Sent by the thread; what is sent later is
    newer or tells more."""

    def __init__(self, supplies: Callable[[], Supplies], parent: QObject | None = None) -> None:
        """Take what knows exercises, sessions and words."""
        super().__init__(parent)
        self._supplies = supplies
        self._news = Condition()
        self._text: tuple[str, Path] | None = None
        self._ends = False
        self._thread: Thread | None = None
        self._checker: Checker | None = None
        self._checked: tuple[Path, Supplies] | None = None

    def submit(self, text: str, path: Path) -> None:
        """Read a text, which is to lie in a file, as soon as the one before is done."""
        with self._news:
            self._text = (text, path)
            self._news.notify()
        if self._thread is None:
            self._thread = Thread(target=self._run, daemon=True, name="drafts")
            self._thread.start()

    def close(self) -> None:
        """End, after what is being read now."""
        with self._news:
            self._ends = True
            self._news.notify()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        while True:
            with self._news:
                while self._text is None and not self._ends:
                    self._news.wait()
                if self._ends or self._text is None:
                    return
                text, path = self._text
                self._text = None
            self._read(text, path)

    @property
    def _outdated(self) -> bool:
        with self._news:
            return self._text is not None or self._ends

    def _read(self, text: str, path: Path) -> None:
        """Tell what follows from a text; of a long one first what is quick to find."""
        supplies = self._supplies()
        checker = self._checker_of(path, supplies)
        examined = checker.examine(text)
        loaded = examined.loaded
        if loaded.session is not None and examined.written is not None:
            found = examined.written.problems(checker.findings_on(loaded.session), all_told=True)
            loaded = Loaded(loaded.session, found, loaded.parameters)
        if self._outdated:
            return
        if len(text) > _LONG and loaded.session is not None:
            quick = draft_from(text, replace(loaded, session=None), _never, self.name_of)
            self.read.emit(replace(quick, session=loaded.session, is_sketch=True), None)
            with self._news:
                if self._news.wait_for(lambda: self._text is not None or self._ends, _PAUSE_SECONDS):
                    return
        draft = draft_from(text, loaded, lambda session: _compiled(session, supplies), self.name_of)
        totals = totals_of(draft.timeline, self._muscles_of) if draft.timeline is not None else None
        if not self._outdated:
            self.read.emit(draft, totals)

    def _checker_of(self, path: Path, supplies: Supplies) -> Checker:
        """Return what checks a file, and keeps what it read of it for the next text."""
        if self._checker is None or self._checked != (path, supplies):
            self._checker, self._checked = Checker(path, supplies), (path, supplies)
        return self._checker

    def name_of(self, identity: str) -> str:
        """Return what people call an exercise."""
        exercise = self._supplies().catalogue.exercise(identity)
        return exercise.name if exercise is not None else ""

    def _muscles_of(self, identity: str) -> tuple[str, ...]:
        exercise = self._supplies().catalogue.exercise(identity)
        target = exercise.table.get("target", ()) if exercise is not None else ()
        return tuple(map(str, target)) if isinstance(target, list) else ()


def _compiled(session: Session, supplies: Supplies) -> Timeline:
    rate = session.voice.rate
    words = supplies.words(session.language)
    return compile_session(session, words, lambda line: estimated_frames(line, rate))


def _never(_session: Session) -> Timeline:
    raise AssertionError("a draft without a session has no timeline")
