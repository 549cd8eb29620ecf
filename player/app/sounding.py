"""The way out for sound: the system's device where Qt has one, else silence on time."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from player.audio.outputs.silent import SilentOutput

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QCoreApplication

    from player.audio.outputs.base import Output

_LOG = logging.getLogger(__name__)
NO_SOUND = "No sound here: the session plays silently, with captions."


class Sound:
    """An output, and whatever has to live as long as it."""

    def __init__(self, notice: Callable[[str], None], *, silent: bool = False) -> None:
        """Open the default device. ``notice`` is told in a sentence if there is no sound, and when it is back."""
        self._application: QCoreApplication | None = None
        self.output: Output = SilentOutput() if silent else self._device(notice)

    def close(self) -> None:
        """Give the device back."""
        self.output.close()

    def _device(self, notice: Callable[[str], None]) -> Output:
        try:
            from PySide6.QtCore import QCoreApplication

            from player.ui.sound_device import SoundDevice
        except ImportError as error:
            _LOG.info("Qt's sound cannot be loaded: %s", error)
            notice(NO_SOUND)
            return SilentOutput()
        self._application = QCoreApplication.instance() or QCoreApplication(["limber"])
        return SoundDevice(notice)


def describe_sound() -> str:
    """Return the device that sound goes to, or why there is none, in words for people."""
    try:
        from PySide6.QtCore import QCoreApplication
        from PySide6.QtMultimedia import QMediaDevices
    except ImportError as error:
        return f"Qt's sound cannot be loaded: {error}"
    application = QCoreApplication.instance() or QCoreApplication(["limber"])
    device = QMediaDevices.defaultAudioOutput()
    del application
    return "no device: sessions play silently, with captions" if device.isNull() else device.description()
