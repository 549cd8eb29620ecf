"""Files beside the session that is written: choosing one, bringing it there, and hearing it."""

from __future__ import annotations

from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from player.app.heard_once import HeardOnce
from player.audio.mixer import Brought, Levels
from player.errors import PlayerError
from player.language import said
from player.sharing.beside import brought_beside, folder_beside
from player.timeline.frames import Span
from player.timeline.timeline import Cue, Phase, Timeline

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray
    from PySide6.QtWidgets import QWidget

    from player.audio.outputs.base import Output
    from player.session.keys import FileKind
    from player.settings import Settings

_PICTURES = "*.png *.jpg *.jpeg *.webp *.gif *.svg"
_SOUNDS = "*.wav *.ogg *.oga *.opus *.flac *.mp3 *.m4a *.aac *.aif *.aiff *.wma *.mka"


class SessionFiles(QObject):
    """The files beside one session: its ``FileDesk``."""

    begun = Signal()
    """A sound is going to be heard."""
    told = Signal(str)
    """What came of it, in a sentence."""
    _read = Signal(object)
    """The samples of a sound, or why it cannot be heard. Sent by a thread."""

    def __init__(
        self,
        folder: Callable[[], Path],
        settings: Callable[[], Settings],
        output: Callable[[], Output],
        parent: QObject,
    ) -> None:
        """Take what gives the session's folder, the settings, and the way out for sound."""
        super().__init__(parent)
        self._folder = folder
        self._settings = settings
        self._last = ""
        self._heard_name = ""
        self._tell_ended: Callable[[], None] = lambda: None
        self._heard = HeardOnce(output, self)
        self._heard.ended.connect(self._end)
        self._read.connect(self._play)

    def choose(self, kind: FileKind, parent: QWidget) -> str:
        """See ``FileDesk.choose``."""
        from PySide6.QtWidgets import QFileDialog

        start = self._last or str(self._folder())
        if kind == "folder":
            name = QFileDialog.getExistingDirectory(parent, said("Choose a folder of music"), start)
        elif kind == "picture":
            title, files = said("Choose a picture"), said("Pictures ({endings})", endings=_PICTURES)
            name = QFileDialog.getOpenFileName(parent, title, start, files)[0]
        else:
            title, files = said("Choose a sound"), said("Sounds ({endings})", endings=_SOUNDS)
            name = QFileDialog.getOpenFileName(parent, title, start, files)[0]
        if not name:
            return ""
        self._last = str(Path(name).parent)
        return self.take(kind, Path(name))

    def take(self, kind: FileKind, path: Path) -> str:
        """See ``FileDesk.take``."""
        folder = self._folder()
        try:
            if kind == "folder":
                from player.audio.brought.tracks import files_in  # it loads what decodes

                files = files_in(path) if path.is_dir() else ()
                if not files:
                    raise PlayerError(said("There is no music in {name}.", name=path.name))
                name = folder_beside(path, files, folder)
            elif not path.is_file():
                raise PlayerError(said("{name} is no file.", name=path.name))
            else:
                name = brought_beside(path, folder)
        except PlayerError as error:
            self.told.emit(str(error))
            return ""
        there = path.resolve() == (folder / name).resolve()
        self.told.emit("" if there else said("Copied beside the session: {name}", name=name))
        return name

    def find(self, name: str) -> Path | None:
        """See ``FileDesk.find``."""
        try:
            path = self._folder() / name
            return path if path.exists() else None
        except (OSError, ValueError):
            return None

    def hear(self, name: str, ended: Callable[[], None]) -> bool:
        """See ``FileDesk.hear``."""
        same, path = name == self._heard_name, self.find(name)
        self.hush()
        if same or path is None:
            return False
        self._heard_name, self._tell_ended = name, ended
        self.begun.emit()
        Thread(target=self._decode, args=(name, path), daemon=True, name="sound").start()
        return True

    def hush(self) -> None:
        """Fall silent."""
        self._heard.stop()
        self._end()

    def _decode(self, name: str, path: Path) -> None:
        from player.audio.brought.sounds import sound_of  # it loads what decodes

        try:
            self._read.emit((name, sound_of(path), ""))
        except PlayerError as error:
            self._read.emit((name, None, str(error)))

    def _play(self, read: tuple[str, NDArray[np.float32] | None, str]) -> None:
        name, samples, fault = read
        if name != self._heard_name:
            return
        if samples is None:
            self._end()
            self.told.emit(fault)
            return
        settings = self._settings()
        span = Span(0, len(samples))
        timeline = Timeline("", "en", (), (Phase(span, "hold", "", 0),), (Cue(span, 0, tone="start"),))
        self._heard.play(
            timeline,
            lambda _line: samples[:, 0],
            Levels(settings.whole, settings.speech, settings.tones),
            Brought({"start": samples}),
        )

    def _end(self) -> None:
        self._heard_name = ""
        tell, self._tell_ended = self._tell_ended, lambda: None
        tell()
