"""The way out for sound: the system's device where Qt has one, else silence on time."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from player.app.display import quieten
from player.audio.outputs.silent import SilentOutput
from player.language import later, said

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QCoreApplication

    from player.audio.outputs.base import Output

_LOG = logging.getLogger(__name__)
NO_SOUND = later("No sound here: the session plays silently, with captions.")


class Sound:
    """An output, and whatever has to live as long as it."""

    def __init__(
        self,
        notice: Callable[[str], None],
        *,
        silent: bool = False,
        unplugged: Callable[[], None] = lambda: None,
    ) -> None:
        """Open the default device. ``notice`` is told in a sentence if there is no sound, and when it is
        back; ``unplugged`` is called when a device is pulled out while it plays."""
        self._application: QCoreApplication | None = None
        self.output: Output = SilentOutput() if silent else self._device(notice, unplugged)

    def close(self) -> None:
        """Give the device back."""
        self.output.close()

    def _device(self, notice: Callable[[str], None], unplugged: Callable[[], None]) -> Output:
        quieten()
        try:
            from PySide6.QtCore import QCoreApplication, qInstallMessageHandler

            from player.ui.sound import open_output
        except ImportError:
            notice(said(NO_SOUND))
            return SilentOutput()
        self._application = QCoreApplication.instance()
        if self._application is None:
            self._application = QCoreApplication(["limber"])
            qInstallMessageHandler(lambda kind, context, message: _LOG.info("%s", message))
        return open_output(notice, unplugged)


def describe_sound() -> str:
    """Return the device that sound goes to, or why there is none, in words for people."""
    quieten()
    try:
        from PySide6.QtCore import QCoreApplication
        from PySide6.QtMultimedia import QMediaDevices
    except ImportError as error:
        return said("Qt's sound cannot be loaded: {error}", error=error)
    application = QCoreApplication.instance() or QCoreApplication(["limber"])
    device = QMediaDevices.defaultAudioOutput()
    del application
    return (
        said("no device: sessions play silently, with captions") if device.isNull() else device.description()
    )
