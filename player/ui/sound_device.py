"""The sound device, through Qt: memory that C++ reads by itself, so that no Python stands between mix and
ear.

The samples lie in a mirrored ring, which ``QAudioSink`` reads in a thread of its own. That thread runs no
Python except for commands and, every few seconds, to set the reader back by a ring. So a stall of the
program, or of all of Python, is not heard unless it is longer than the sink's own buffer just then, or longer
than the ring at any other time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QByteArray, QObject, Qt, QThread, Signal

from player.audio.outputs.base import Output
from player.audio.outputs.ring import FRAME_BYTES, MirroredRing
from player.playback.clock import Playhead
from player.timeline.frames import frames_of
from player.ui.sound_stream import BUFFER, SoundStream

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

_RING = frames_of(16)
_ROOM = frames_of(13)
_LEAD = BUFFER + frames_of(0.1)
_AFTER = frames_of(0.2)
"""Where it stops, so much of what lies there is still heard fading out."""
_CLOSING_MS = 2000


class _Wishes(QObject):
    """What is asked of the sound thread: a signal each, because a signal waits for nobody."""

    open = Signal()
    start = Signal(int, int)
    stop = Signal(int)
    level = Signal(float)
    look_after = Signal()
    close = Signal()


class SoundDevice(Output):
    """Plays on the system's default device, and silently, on time, while there is none.

    Needs a ``QCoreApplication``, whose events need not be handled. Follows the default device when it
    changes.
    """

    def __init__(self, notice: Callable[[str], None], unplugged: Callable[[], None] = lambda: None) -> None:
        """Open the default device; return at once, whether there is one or not.

        ``notice`` is told in a sentence for people when there is no sound and when it is back, once each, and
        ``unplugged`` is called when a device is pulled out while it plays. Both are called from the sound
        thread, and must not wait for anything.
        """
        self._memory = QByteArray(2 * _RING * FRAME_BYTES, 0)
        self._ring = MirroredRing(np.asarray(self._memory, copy=False).view(np.int16).reshape(-1, 2))
        self._playhead = Playhead()
        self._told_lost = False
        self._shift = 0
        """From a frame to its place in the ring, where the ring is counted on for ever."""
        self._free: int | None = 0
        """The place from which on nothing is needed any more; None while it plays."""
        self._stream = SoundStream(self._memory, _RING, self._playhead, notice, unplugged)
        self._thread = QThread()
        self._thread.setObjectName("sound")
        self._stream.moveToThread(self._thread)
        self._wishes = _Wishes()
        for signal, slot in (
            (self._wishes.open, self._stream.open),
            (self._wishes.start, self._stream.start),
            (self._wishes.stop, self._stream.stop),
            (self._wishes.level, self._stream.set_level),
            (self._wishes.look_after, self._stream.look_after),
            (self._wishes.close, self._stream.close),
        ):
            signal.connect(slot, Qt.ConnectionType.QueuedConnection)
        self._thread.start(QThread.Priority.TimeCriticalPriority)
        self._wishes.open.emit()

    @property
    def room(self) -> int:
        """How many frames ahead of the position may be written."""
        return _ROOM

    @property
    def lead(self) -> int:
        """How many frames ahead of the position the device may hold already."""
        return _LEAD

    def write(self, frame: int, samples: NDArray[np.float32], blend: int = 0) -> None:
        """Put samples at the frames from ``frame`` on, the first ``blend`` of them crossfaded with what is
        there."""
        self._ring.write(self._place(frame), samples, blend)

    def start(self, frame: int) -> None:
        """Play from this frame on, once what was stopped has been heard to its end."""
        place = self._place(frame)
        self._free = None
        self._wishes.start.emit(self._playhead.start(frame), (place - frame) % _RING)

    def stop(self, end: int | None = None) -> int:
        """Fade out, at once or at the frame ``end``, and return the frame that was heard last."""
        plays = self._free is None
        frame = self._playhead.stop()
        left = max(0, (end or 0) - frame) if plays else 0
        if plays:
            self._free = frame + self._shift + left + _AFTER
        self._wishes.stop.emit(left)
        return frame

    def position(self) -> int:
        """Return the frame that is heard."""
        frame = self._playhead.frame()
        if self._playhead.alone != self._told_lost:
            self._told_lost = self._playhead.alone
            self._wishes.look_after.emit()
        return frame

    def set_level(self, level: float) -> None:
        """Set the volume of everything, 0 to 1, linear."""
        self._wishes.level.emit(level)

    def close(self) -> None:
        """Stop and give the device back."""
        self._playhead.stop()
        self._wishes.close.emit()
        self._thread.wait(_CLOSING_MS)

    def _place(self, frame: int) -> int:
        """Return the place of a frame; what is played next lies behind what is still being heard."""
        if self._free is not None:
            self._shift, self._free = self._free - frame, None
        return frame + self._shift
