"""Which output this machine has: its sound device, or silence on time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from player.audio.outputs.silent import SilentOutput
from player.language import said

if TYPE_CHECKING:
    from collections.abc import Callable

    from player.audio.outputs.base import Output

MISSING = said(
    "Sound needs a library that this system lacks: the session plays silently, with captions. ({reason})"
)


def open_output(notice: Callable[[str], None], unplugged: Callable[[], None] = lambda: None) -> Output:
    """Return an output that is ready to play; it is the caller's to close.

    Needs a ``QCoreApplication``. ``notice`` is told in a sentence for people when there is no sound and when
    it is back, once each; ``unplugged`` is called when a device is pulled out while it plays. Both are called
    from any thread and must not wait.
    """
    try:
        # Not at the top: QtMultimedia needs system libraries that a bare machine lacks, and the windows do
        # not.
        from player.ui.sound_alone import load_sound_alone
        from player.ui.sound_device import SoundDevice
    except ImportError as error:
        notice(MISSING.format(reason=error))
        return SilentOutput()
    load_sound_alone()
    return SoundDevice(notice, unplugged)
