"""Reading drafts beside the window: what is being written is read by a thread, the newest text alone."""

from __future__ import annotations

import gc
import sys
from contextlib import suppress
from dataclasses import replace
from threading import Condition, Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from player.app.checking import Checker
from player.editing.draft import Drafter
from player.editing.totals import totals_of
from player.editing.whole_steps import as_numbered, whole_session
from player.session.load import Loaded
from player.timeline.kept_steps import KeptSteps
from player.ui.timers import single_shot

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from player.app.line_measuring import LineMeasuring
    from player.app.supplies import Supplies
    from player.audio.voice.voices import VoiceWish
    from player.session.load import Examined
    from player.session.model import Session
    from player.timeline.timeline import Timeline


_LONG = 20_000
"""Of texts of more characters, problems are told first, and times when they are reckoned."""
_IDLE_MS = 10_000
"""After so long in which nothing was written, Python looks for what nobody needs any more: among all that the
program and a text are made of that takes as long as several keys, so it is not done between keys."""
_TURN_SECONDS = 0.0002
"""So long the window waits at most for its turn while the thread reckons; it takes many turns to paint."""


class _OutdatedError(Exception):
    """Another text has come while times were reckoned."""


class DraftReader(QObject):
    """A thread that waits for texts; it ends with the window."""

    read = Signal(object, object)
    """A draft, and its totals (None where no step of it can be played). Sent by the thread; what is sent
    later is newer or tells more."""

    def __init__(
        self, supplies: Callable[[], Supplies], measuring: LineMeasuring, parent: QObject | None = None
    ) -> None:
        """Take what knows exercises, sessions and words, and how long lines are."""
        super().__init__(parent)
        self._supplies = supplies
        self._measuring = measuring
        self._news = Condition()
        self._text: tuple[str, Path] | None = None
        self._ends = False
        self._thread: Thread | None = None
        self._checker: Checker | None = None
        self._rest: Checker | None = None
        self._last: tuple[str, Path] | None = None
        self._known: tuple[VoiceWish | None, int] = (None, 0)
        self._checked: tuple[Path, Supplies] | None = None
        self._drafter = Drafter(self.name_of)
        self._steps = KeptSteps(self._go_on)
        self._timeline: Timeline | None = None
        self._collect_soon = single_shot(self, _IDLE_MS, self._collect)
        self._hand_over_soon = single_shot(self, 0, self._hand_over)

    def submit(self, text: str, path: Path) -> None:
        """Read a text, which is to lie in a file, as soon as the one before is done, and the window has
        painted what was typed: both at once would each take twice as long."""
        gc.disable()
        self._collect_soon.start()
        with self._news:
            self._text = self._last = (text, path)
        if not self._hand_over_soon.isActive():
            self._hand_over_soon.start()
        if self._thread is None:
            sys.setswitchinterval(_TURN_SECONDS)
            self._thread = Thread(target=self._run, daemon=True, name="drafts")
            self._thread.start()

    def _hand_over(self) -> None:
        with self._news:
            self._news.notify()

    def _collect(self) -> None:
        gc.collect()
        gc.enable()

    def measure_again(self) -> None:
        """Read the last text once more: lines have been measured since."""
        with self._news:
            if self._text is None and self._last is not None:
                self._text = self._last
                self._news.notify()

    def close(self) -> None:
        """End, after what is being read now."""
        with self._news:
            self._ends = True
            self._news.notify()
        if self._thread is not None:
            self._thread.join()
        self._collect_soon.stop()
        gc.enable()

    def _run(self) -> None:
        while True:
            with self._news:
                while self._text is None and not self._ends:
                    self._news.wait()
                if self._ends or self._text is None:
                    return
                text, path = self._text
                self._text = None
            with suppress(_OutdatedError):
                self._read(text, path)

    def _go_on(self) -> None:
        """Give the reckoning up where another text waits."""
        if self._text is not None or self._ends:  # a glance without the lock: it is looked at often
            raise _OutdatedError

    @property
    def _outdated(self) -> bool:
        with self._news:
            return self._text is not None or self._ends

    def _read(self, text: str, path: Path) -> None:
        """Tell what follows from a text; of a long one first what is quick to find."""
        supplies = self._supplies()
        checker = self._checker_of(path, supplies)
        examined = checker.examine(text)
        loaded = self._advised(examined, checker)
        if loaded.is_programme:  # it is written here as well, and has mistakes of its own
            loaded = replace(loaded, problems=checker.check(text))
        if self._outdated:
            return
        if len(text) > _LONG:
            self.read.emit(self._drafter.untimed(text, loaded, self._timeline), None)
            self._go_on()
        whole, left = self._whole(text, loaded)

        def compiled(session: Session) -> Timeline:
            words = supplies.words(session.language)
            timeline = self._measuring.compiled(session, words, self._steps)
            return as_numbered(timeline, left, text)

        timeline = compiled(whole.session) if whole.session is not None else None
        self._go_on()
        if loaded.session is not None and self._measuring.known != self._known:
            # some lines are known better than when their room was looked at
            self._known = self._measuring.known
            checker.take_lengths(self._measuring.lengths_in(loaded.session))
            whole = self._advised(examined, checker)
        draft = self._drafter.draft(text, whole, lambda session: timeline or compiled(session))
        self._timeline = timeline or self._timeline
        totals = totals_of(timeline, self._muscles_of) if timeline is not None else None
        if timeline is not None:
            timeline.look_through()  # which the window would wait for otherwise
        if not self._outdated:
            self.read.emit(draft, totals)

    def _advised(self, examined: Examined, checker: Checker) -> Loaded:
        """Return what came of a text, with all that could be better in a session without mistakes."""
        loaded = examined.loaded
        if loaded.session is None or examined.written is None:
            return loaded
        found = examined.written.problems(checker.findings_on(loaded.session), all_told=True)
        return Loaded(loaded.session, found, loaded.parameters)

    def _checker_of(self, path: Path, supplies: Supplies) -> Checker:
        """Return what checks a file, and keeps what it read of it for the next text."""
        if self._checker is None or self._checked != (path, supplies):
            self._checker, self._checked = Checker(path, supplies), (path, supplies)
            self._rest, self._known = None, (None, 0)
            self._drafter, self._timeline = Drafter(self.name_of), None
            self._steps = KeptSteps(self._go_on)
        return self._checker

    def _whole(self, text: str, loaded: Loaded) -> tuple[Loaded, str]:
        """Return what came of a text, with the session of its steps that are whole where others have
        mistakes, and what of the text that was read from."""
        if loaded.session is not None or loaded.is_programme or self._checked is None:
            return loaded, text
        rest = self._rest = self._rest or Checker(*self._checked)
        found = whole_session(text, loaded, lambda left: rest.examine(left).loaded)
        return (replace(loaded, session=found[0]), found[1]) if found is not None else (loaded, text)

    def name_of(self, identity: str) -> str:
        """Return what people call an exercise."""
        exercise = self._supplies().catalogue.exercise(identity)
        return exercise.name if exercise is not None else ""

    def _muscles_of(self, identity: str) -> tuple[str, ...]:
        exercise = self._supplies().catalogue.exercise(identity)
        target = exercise.table.get("target", ()) if exercise is not None else ()
        return tuple(map(str, target)) if isinstance(target, list) else ()
