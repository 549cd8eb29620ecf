"""Watching one file: tells when another program has saved it, however that program saves."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

from player.ui.timers import single_shot

_SETTLE_MS = 250


class FileWatch(QObject):
    """Watches a file and its folder: many editors write a new file and rename it over the old one."""

    saved = Signal()
    """The file's content became another."""
    gone = Signal()
    """It, or its folder, is not there any more."""

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._content = self._read()
        self._watcher = QFileSystemWatcher([str(path), str(path.parent)], self)
        self._settled = single_shot(self, _SETTLE_MS, self._look)
        self._watcher.fileChanged.connect(self._settled.start)
        self._watcher.directoryChanged.connect(self._settled.start)

    @property
    def path(self) -> Path:
        """Return the file that is watched."""
        return self._path

    def note_own(self, content: bytes) -> None:
        """Note what this program has written itself: it is not told."""
        self._content = content

    def _look(self) -> None:
        if self._path.is_file() and str(self._path) not in self._watcher.files():
            self._watcher.addPath(str(self._path))
        content = self._read()
        if content is not None and content != self._content:
            self._content = content
            self.saved.emit()
        elif content is None and self._content is not None and not self._path.exists():
            self._content = None
            self.gone.emit()

    def _read(self) -> bytes | None:
        try:
            return self._path.read_bytes()
        except OSError:
            return None  # between the two halves of a save, or gone: what plays goes on
