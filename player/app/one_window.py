"""One window for one person: a second start hands its file to the program that runs already, and ends.

Who holds the lock is the one that listens, so a socket that a crash has left behind is nobody's and is put
away. Each folder of settings has a window of its own.
"""

from __future__ import annotations

import getpass
import hashlib
import json
import logging
import os
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLockFile, QObject, Signal
from PySide6.QtGui import QFileOpenEvent

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

_LOG = logging.getLogger(__name__)
_PATIENCE = 5.0
"""Seconds in which a program that has just been started must have begun to listen."""
_ANSWER_MS = 2000
_ANSWER = b"shown\n"
_SAYING_MS = 300
_MOST = 64 * 1024
"""Bytes of a message; a longer one is not ours."""


class OneWindow(QObject):
    """The lock, and the door through which other starts hand over their files."""

    asked = Signal(str, str, bool)
    """Another start wants the window: the path of a session file or nothing, the step to begin at or nothing,
    and whether to play at once."""

    def __init__(self, folder: Path) -> None:
        """Take the folder that the lock lies in."""
        super().__init__()
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
        self._lock = QLockFile(str(folder / "window.lock"))
        self._lock.setStaleLockTime(0)  # old is not dead: Qt looks whether the program still runs
        known = f"{_person()}:{folder}"
        self._name = f"limber-{hashlib.sha256(known.encode()).hexdigest()[:16]}"
        self._server: QLocalServer | None = None

    def hand_over(self, path: Path | None, start: str | None, *, play: bool = True) -> bool:
        """Hand a file to the program that runs already, to be played or to be shown; return whether there is
        one that took it."""
        if self._lock.tryLock(0):
            return False
        from PySide6.QtNetwork import QLocalSocket

        message = {
            "path": str(path.absolute()) if path else "",
            "start": start or "",
            "play": play and path is not None,
        }
        give_up = time.monotonic() + _PATIENCE
        while time.monotonic() < give_up:
            socket = QLocalSocket()
            socket.connectToServer(self._name)
            if socket.waitForConnected(_ANSWER_MS):
                socket.write(json.dumps(message).encode() + b"\n")
                if socket.waitForReadyRead(_ANSWER_MS) and bytes(socket.readAll().data()) == _ANSWER:
                    return True
            time.sleep(0.1)
            if self._lock.tryLock(0):
                return False  # it has ended meanwhile: this one is the first
        _LOG.info("another window holds the lock and does not answer")
        return False

    def listen(self) -> None:
        """Take files from later starts; for the one that holds the lock."""
        if not self._lock.isLocked():
            return
        from PySide6.QtNetwork import QLocalServer

        QLocalServer.removeServer(self._name)
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._welcome)
        if not server.listen(self._name):
            _LOG.info("later starts open windows of their own: %s", server.errorString())
        self._server = server

    def close(self) -> None:
        """Listen no more and give the lock back."""
        if self._server is not None:
            self._server.close()
            self._server.deleteLater()
            self._server = None
        self._lock.unlock()

    def _welcome(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            # Those who come here have something to say at once; nobody else is waited for.
            if not socket.canReadLine():
                socket.waitForReadyRead(_SAYING_MS)
            asked = _understood(bytes(socket.readLine(_MOST).data()))
            if asked is not None:
                socket.write(_ANSWER)
                socket.flush()
            socket.disconnectFromServer()
            socket.deleteLater()
            if asked is not None:
                self.asked.emit(*asked)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the files that macOS hands to the application."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self.asked.emit(event.file(), "", False)
            return True
        return super().eventFilter(watched, event)


def _understood(line: bytes) -> tuple[str, str, bool] | None:
    """Return what a message asks for; None where it is not ours."""
    try:
        message = json.loads(line)
        return str(message["path"]), str(message["start"]), bool(message["play"])
    except (ValueError, KeyError, TypeError) as error:
        _LOG.info("a message that is not ours: %s", error)
        return None


def _person() -> str:
    """Return who runs the program."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return str(os.getpid() if not hasattr(os, "getuid") else os.getuid())
