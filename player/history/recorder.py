"""The recorder: keeps a run while it is played, in a thread of its own, so that neither the sound nor the
window ever waits for the disk."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field, replace
from threading import Condition, Thread
from typing import TYPE_CHECKING

from player.errors import PlayerError
from player.history.store import open_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from player.history.runs import Answer, Run, RunState, Work
    from player.history.store import Store
    from player.history.tally import Key

_AGAIN_SECONDS = 5.0
"""After a failure it tries again so much later."""
_LAST_SECONDS = 3.0
"""So long the end of the program waits for what is not written yet."""


@dataclass(slots=True)
class _Page:
    """A run, and what of it is not in the file yet."""

    run: Run
    """As it is now; its number is 0 until it is in the file."""
    works: dict[Key, Work] = field(default_factory=dict)
    """Those that have changed."""
    answers: list[Answer] = field(default_factory=list)
    """Those that are new."""
    fresh: bool = True
    """Whether anything is new."""


class Recorder:
    """Writes runs to the history.

    Threads: all methods are to be called from one thread; none but ``close`` waits. ``on_trouble`` is called
    from the recorder's thread, once a program.
    """

    def __init__(self, path: Path, on_trouble: Callable[[str], None]) -> None:
        """Take the history's file and who is to be told, in a sentence, if it cannot be written."""
        self._path = path
        self._on_trouble = on_trouble
        self._pages: list[_Page] = []
        self._news = Condition()
        self._closing = False
        self._busy = False
        self._failed = False
        self._told = False
        self._thread: Thread | None = None

    def begin(self, run: Run) -> None:
        """Begin a run; one that has a number goes on."""
        with self._news:
            works = {} if run.identity else {_key(work): work for work in run.works}
            self._pages.append(_Page(run, works))
            self._wake()

    def note(self, run: Run, works: Iterable[Work]) -> None:
        """Note where the run is that was begun last, and which works have changed.

        The run's ``works`` are all of them, in order.
        """
        with self._news:
            page = self._pages[-1]
            page.run = replace(run, identity=page.run.identity)
            page.works.update((_key(work), work) for work in works)
            page.fresh = True
            self._wake()

    def answer(self, answer: Answer) -> None:
        """Note an answer in the run that was begun last."""
        with self._news:
            self._pages[-1].answers.append(answer)
            self._pages[-1].fresh = True
            self._wake()

    def end(self, state: RunState) -> None:
        """End the run that was begun last."""
        with self._news:
            page = self._pages[-1]
            page.run = replace(page.run, state=state)
            page.fresh = True
            self._wake()

    @property
    def written(self) -> bool:
        """Return whether all is in the file."""
        with self._news:
            return self._all_written()

    def wait_written(self, seconds: float) -> bool:
        """Wait until all is in the file; return whether it is."""
        with self._news:
            return self._news.wait_for(self._all_written, seconds)

    def close(self) -> None:
        """Write what is left, within a few seconds, and end the thread."""
        with self._news:
            self._closing = True
            self._news.notify_all()
        if self._thread is not None:
            self._thread.join(_LAST_SECONDS)
            self._thread = None

    def _all_written(self) -> bool:
        return not self._busy and not any(page.fresh for page in self._pages)

    def _wake(self) -> None:
        if self._thread is None:
            self._thread = Thread(target=self._work, name="history", daemon=True)
            self._thread.start()
        self._news.notify_all()

    def _work(self) -> None:
        store: Store | None = None
        while True:
            with self._news:
                if self._failed and not self._closing:
                    self._news.wait_for(lambda: self._closing, _AGAIN_SECONDS)
                self._news.wait_for(lambda: self._closing or any(page.fresh for page in self._pages))
                page = next((page for page in self._pages if page.fresh), None)
                if page is None:
                    break
                run, works, answers = page.run, tuple(page.works.values()), tuple(page.answers)
                page.works, page.answers, page.fresh = {}, [], False
                self._busy = True
                last_try = self._closing
            try:
                store = store or self._opened()
                identity = store.keep(run, works, answers)
            except PlayerError as error:
                self._fail(error, page, works, answers)
                if last_try:
                    break
            else:
                with self._news:
                    self._failed = self._busy = False
                    page.run = replace(page.run, identity=identity)
                    self._pages = [each for each in self._pages if each.fresh or each is self._pages[-1]]
                    self._news.notify_all()
        if store is not None:
            with suppress(PlayerError):
                store.close()

    def _opened(self) -> Store:
        store, said = open_store(self._path)
        if said:
            self._on_trouble(said)
        return store

    def _fail(
        self, error: PlayerError, page: _Page, works: tuple[Work, ...], answers: tuple[Answer, ...]
    ) -> None:
        """Keep what could not be written for later, and tell the trouble once."""
        with self._news:
            self._failed, self._busy = True, False
            page.works = {_key(work): work for work in works} | page.works
            page.answers = [*answers, *page.answers]
            page.fresh = True
            told, self._told = self._told, True
        if not told:
            self._on_trouble(error.message)


def _key(work: Work) -> Key:
    return work.step, work.turn, work.side
