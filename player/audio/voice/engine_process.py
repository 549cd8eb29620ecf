"""One helper process seen from the program: started when asked, killed when it hangs, replaced when it dies.

A process belongs to one thread at a time, but ``stop`` may be called from any.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from queue import Empty, Queue
from threading import Lock, Thread
from typing import IO, TYPE_CHECKING

import player
from player.audio.voice.protocol import PROTOCOL, GarbledMessage, Message, read_message, write_message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

_FAREWELL = 1.0
"""Seconds that a process has to end after its standard input was closed."""

_COMPLAINTS = "complaints.txt"
"""Standard error of the process, in its scratch folder."""

_CREATION_FLAGS = 0
if sys.platform == "win32":
    _CREATION_FLAGS = subprocess.CREATE_NO_WINDOW | subprocess.BELOW_NORMAL_PRIORITY_CLASS

_ENDED = Message({"ended": True})


class EngineDied(Exception):
    """The helper process ended, hung or sent garbage; it is gone, and the next request starts another."""


class EngineProcess:
    """A helper process and the conversation with it."""

    def __init__(self, command: Sequence[str], start_limit: float = 20.0) -> None:
        """Take the command that starts the process and how many seconds it may take to say hello."""
        self._command = tuple(command)
        self._start_limit = start_limit
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._scratch: Path | None = None
        self._listener: Thread | None = None
        self._stopped = False

    @property
    def pid(self) -> int | None:
        """The id of the running process, or None."""
        process = self._process
        return process.pid if process else None

    def ask(self, request: Mapping[str, Any], limit: float) -> Message:
        """Return the answer; raises EngineDied when none came within ``limit`` seconds."""
        process = self._process or self._start()
        try:
            assert process.stdin is not None
            write_message(process.stdin, Message(request))
        except (OSError, ValueError) as error:
            raise self._buried("it does not listen") from error
        return self._answer(limit)

    def stop(self) -> None:
        """End the process; later requests are refused."""
        self._stopped = True
        self._clear(patience=_FAREWELL)

    def rest(self) -> None:
        """End the process; the next request starts another one."""
        self._clear(patience=_FAREWELL)

    def _start(self) -> subprocess.Popen[bytes]:
        if self._stopped:
            raise EngineDied("the engine was stopped")
        self._scratch = Path(tempfile.mkdtemp(prefix="limber-voice-"))
        try:
            with (self._scratch / _COMPLAINTS).open("wb") as complaints:
                self._process = process = subprocess.Popen(
                    self._command,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=complaints,
                    env=_environment(self._scratch),
                    creationflags=_CREATION_FLAGS,
                )
        except OSError as error:
            raise self._buried(f"it cannot be started: {error}") from error
        if self._stopped:
            raise self._buried("the engine was stopped")
        self._answers: Queue[Message] = Queue()
        assert process.stdout is not None
        self._listener = Thread(
            target=_listen, args=(process.stdout, self._answers), name="voice-listener", daemon=True
        )
        self._listener.start()
        if self._answer(self._start_limit).head.get("hello") != PROTOCOL:
            raise self._buried("it speaks another protocol")
        return process

    def _answer(self, limit: float) -> Message:
        try:
            answer = self._answers.get(timeout=limit)
        except Empty:
            raise self._buried(f"no answer within {limit:g} s") from None
        if answer is _ENDED:
            raise self._buried("it ended or sent garbage")
        return answer

    def _buried(self, reason: str) -> EngineDied:
        """Kill what is left and return the error with the last words of the process."""
        words = self._last_words()
        self._clear(patience=0.0)
        return EngineDied(f"{reason}; {words}" if words else reason)

    def _last_words(self) -> str:
        scratch = self._scratch
        try:
            words = (scratch / _COMPLAINTS).read_text("utf-8", "replace") if scratch else ""
        except OSError:
            return ""
        return words.strip().rpartition("\n")[2][:300]

    def _clear(self, patience: float) -> None:
        with self._lock:
            process, self._process = self._process, None
            scratch, self._scratch = self._scratch, None
            listener, self._listener = self._listener, None
        if process:
            _end(process, patience)
        if listener:
            listener.join(_FAREWELL)
        if scratch:
            shutil.rmtree(scratch, ignore_errors=True)


def _listen(answers_from: IO[bytes], answers: Queue[Message]) -> None:
    """Hand over every answer, then say that there will be no more; runs on a thread of its own."""
    with answers_from, contextlib.suppress(GarbledMessage, OSError):
        while (message := read_message(answers_from)) is not None:
            answers.put(message)
    answers.put(_ENDED)


def _end(process: subprocess.Popen[bytes], patience: float) -> None:
    with contextlib.suppress(OSError):
        if process.stdin:
            process.stdin.close()
    try:
        process.wait(patience)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _environment(scratch: Path) -> dict[str, str]:
    """Return the environment of a helper process: it finds this package and writes to the scratch folder."""
    home = str(Path(player.__file__).resolve().parent.parent)
    paths = [home, *filter(None, [os.environ.get("PYTHONPATH")])]
    # Safe path: a numpy.py in the folder that the person works in is not ours.
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(paths),
        "PYTHONSAFEPATH": "1",
        **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(scratch)),
    }
