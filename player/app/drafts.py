"""Drafts: what was being written and not yet saved, kept so that a crash or a power cut loses nothing."""

from __future__ import annotations

import hashlib
import json
import logging
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile

from player.errors import PlayerError
from player.files import clear_partials, write_whole
from player.language import reason_of

if TYPE_CHECKING:
    from collections.abc import Callable

_MOST_WINDOWS = 9
"""So many windows can write on one file, each with drafts of its own."""
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Kept:
    """A text that has not been saved."""

    file: Path
    """The file that it is meant for."""
    base: str
    """What it was made from."""
    text: str
    """The text."""


class DraftStore:
    """Drafts by the file they are meant for, written by a thread so that a slow disk holds nobody up."""

    def __init__(self, folder: Path, told: Callable[[], None] = lambda: None) -> None:
        """Take the folder that the drafts lie in, and whom to tell, from the thread, when one was written or
        could not be."""
        self._folder = folder
        self._tell = told
        self._lock = threading.Lock()
        self._waiting: dict[Path, Kept | None] = {}
        self._thread: threading.Thread | None = None
        self._trouble = ""
        self._claims: dict[Path, tuple[int, QLockFile]] = {}

    def claim(self, file: Path) -> bool:
        """Take a place for the drafts of a file of which no other window knows; return whether nobody else
        writes on the file."""
        if file in self._claims:
            return self._claims[file][0] == 0
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
        for number in range(_MOST_WINDOWS):
            lock = _lock_of(self._place(file, number))
            if lock.tryLock(0):
                self._claims[file] = number, lock
                return number == 0
        return True  # nothing can be written there: of that is told when a draft is kept

    def release(self, file: Path) -> None:
        """Give the place for the drafts of a file back."""
        self.settle()
        claim = self._claims.pop(file, None)
        if claim is not None:
            claim[1].unlock()

    @property
    def trouble(self) -> str:
        """Return what stood in the way of the last one that was to be kept, or nothing."""
        return self._trouble

    def keep(self, draft: Kept) -> None:
        """Keep a draft in place of an earlier one, soon."""
        self._ask(draft.file, draft)

    def forget(self, file: Path) -> None:
        """Throw the draft for a file away, soon."""
        self._ask(file, None)

    def settle(self) -> None:
        """Wait until all that was asked for is done."""
        with self._lock:
            thread = self._thread
        if thread is not None:
            thread.join()

    def find(self, file: Path) -> Kept | None:
        """Return the draft for a file, if there is one; that of a window that is gone becomes ours."""
        self.settle()
        own = self._place(file)
        for number in range(_MOST_WINDOWS):
            other = self._place(file, number)
            if not own.exists() and other.exists():
                lock = _lock_of(other)
                if lock.tryLock(0):
                    with suppress(OSError):
                        other.replace(own)
                    lock.unlock()
        return _read(own)

    def all(self) -> tuple[Kept, ...]:
        """Return all drafts."""
        self.settle()
        if not self._folder.is_dir():
            return ()
        found = (_read(path) for path in sorted(self._folder.glob("*.json")))
        return tuple(draft for draft in found if draft is not None)

    def _ask(self, file: Path, draft: Kept | None) -> None:
        with self._lock:
            self._waiting[file] = draft  # an earlier one that still waits is not needed any more
            if self._thread is None:
                # No daemon: a program that ends waits for it.
                self._thread = threading.Thread(target=self._work, name="drafts")
                self._thread.start()

    def _work(self) -> None:
        while True:
            with self._lock:
                if not self._waiting:
                    self._thread = None
                    return
                file = next(iter(self._waiting))
                draft = self._waiting.pop(file)
            if draft is None:
                self._unlink(file)
            else:
                self._trouble = self._write(draft)
                self._tell()

    def _write(self, draft: Kept) -> str:
        value = {"file": str(draft.file), "base": draft.base, "text": draft.text}
        data = json.dumps(value).encode("utf-8")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            clear_partials(self._folder)
            write_whole(self._place(draft.file), lambda file: file.write(data), lasting=True)
        except (OSError, PlayerError) as error:
            _LOG.info("a draft is not kept: %s", error)
            cause = error.__cause__ if isinstance(error, PlayerError) else error
            # The name of the draft's file tells a person nothing.
            return f"{reason_of(cause)}." if isinstance(cause, OSError) else str(error)
        return ""

    def _unlink(self, file: Path) -> None:
        try:
            self._place(file).unlink(missing_ok=True)
        except OSError as error:
            _LOG.info("a draft stays: %s", error)

    def _place(self, file: Path, number: int | None = None) -> Path:
        """Return where the draft of a file lies, in the place of that number: ours, else the first."""
        if number is None:
            number = self._claims[file][0] if file in self._claims else 0
        name = hashlib.sha256(str(file.absolute()).encode("utf-8", "surrogatepass")).hexdigest()[:16]
        return self._folder / f"{file.stem[:40]}-{name}{f'-{number + 1}' if number else ''}.json"


def _lock_of(place: Path) -> QLockFile:
    lock = QLockFile(f"{place}.lock")
    lock.setStaleLockTime(0)  # old is not dead: Qt looks whether the program still runs
    return lock


def _read(path: Path) -> Kept | None:
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
        return Kept(Path(value["file"]), str(value["base"]), str(value["text"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
