"""The side of the sound device that lives in the sound thread: it opens, starts, fades and looks after Qt's
sink.

Each of its slots is Python in the thread from which the sink is fed, so they are few, short and seldom.
"""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Qt, QThread, QTimer, Slot
from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSink, QMediaDevices, QtAudio

from player.audio.outputs.ring import FRAME_BYTES
from player.language import said
from player.timeline.frames import RATE, frames_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from player.playback.clock import Playhead

BUFFER = frames_of(0.3)
"""Frames that the sink holds: how long the sound thread may be kept waiting unheard."""
_PULSE_MS = "40"
"""What a PulseAudio server may hold. Qt asks for 21 ms, and that had gaps as soon as the machine was busy."""
_LATENCY = frames_of(0.005)
"""How far the device's count is ahead of the ear: measured at PipeWire's monitor."""
_PULSE_LATENCY = frames_of(0.032)
"""The same with PulseAudio holding 40 ms."""
_GLIDE = 0.024
_GLIDE_STEP = 0.001
_LOOK_AFTER_MS = 4000
_LOOK_FOR_MS = 1000
_ENGINES = {"QPulseAudioEngi", "threaded-ml"}

LOST = said(
    "The sound device is gone: the session goes on silently, with captions, until there is one again."
)
NONE = said("No sound device was found: the session plays silently, with captions.")
MOVED = said("The sound device is gone: {name} takes over.")
BACK = said("Sound is back: {name}.")


class SoundStream(QObject):
    """Feeds Qt's sink from a mirrored ring and keeps a ``Playhead`` following it.

    Threads: made in the main thread and moved; from then on its slots run in the sound thread only.
    """

    def __init__(
        self,
        memory: QByteArray,
        frames: int,
        playhead: Playhead,
        notice: Callable[[str], None],
        unplugged: Callable[[], None],
    ) -> None:
        """Take the memory of a ring of so many frames, whom to tell the device's count, whom to tell people's
        news, and whom to tell that a device was pulled out while it played."""
        super().__init__()
        self._memory = memory
        self._ring_bytes = frames * FRAME_BYTES
        self._playhead = playhead
        self._notice = notice
        self._unplugged = unplugged
        self._level = 1.0
        self._run = 0
        self._shift = 0
        self._silent = False
        self._sink: QAudioSink | None = None
        self._device = QAudioDevice()
        self._needs_engine = False
        self._latency = _LATENCY

    @Slot()
    def open(self) -> None:
        """Make what has to be made in the sound thread, and look for a device."""
        self._buffer = QBuffer(self._memory)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._devices = QMediaDevices()
        self._devices.audioOutputsChanged.connect(self.look_after)
        self._timer = QTimer()
        self._timer.timeout.connect(self.look_after)
        self._timer.start(_LOOK_AFTER_MS)
        self._ending = QTimer()
        self._ending.setSingleShot(True)
        self._ending.setTimerType(Qt.TimerType.PreciseTimer)
        self._ending.timeout.connect(self._end)
        os.environ.setdefault("PULSE_LATENCY_MSEC", _PULSE_MS)
        self._device = QMediaDevices.defaultAudioOutput()
        self._needs_engine = _engine_runs()
        self._latency = _PULSE_LATENCY if self._needs_engine else _LATENCY
        if self._device.isNull():
            self._tell_silent(NONE)

    @Slot(int, int)
    def start(self, run: int, shift: int) -> None:
        """Play a run of the playhead from the frame that is due, now or when what is heard has ended; frames
        lie ``shift`` further on in the ring."""
        self._run, self._shift = run, shift
        if not self._ending.isActive():
            self._play()

    @Slot(int)
    def stop(self, left: int) -> None:
        """Fade out, in a few steps, when so many frames more have been heard."""
        self._run = 0
        if self._sink is None or self._ending.isActive():
            return
        wait = (left - self._latency) / RATE - _GLIDE / 2
        if wait > 0:
            self._ending.start(round(wait * 1000))
        else:
            self._end()

    @Slot()
    def _end(self) -> None:
        """Fade out what is heard, and play what has been started meanwhile: that has not begun yet, so the
        playhead is not to leave the device."""
        self._glide_to(0.0)
        time.sleep(self._latency / RATE)
        if self._sink is not None:
            self._sink.deleteLater()
            self._sink = None
        if self._run:
            self._play()

    @Slot(float)
    def set_level(self, level: float) -> None:
        """Set the volume, 0 to 1, linear."""
        # Small steps take little time: a slider that is dragged must not keep the sink from being fed.
        seconds = max(_GLIDE_STEP, _GLIDE * abs(level - self._level))
        self._level = level
        if self._run:
            self._glide_to(level, seconds)

    @Slot()
    def look_after(self) -> None:
        """Set the reader back by a ring when it has passed one, and see that the right device plays."""
        if self._buffer.pos() >= self._ring_bytes:
            self._buffer.seek(self._buffer.pos() - self._ring_bytes)
        if self._playhead.lost or self._device.id() != QMediaDevices.defaultAudioOutput().id():
            self._change_device()
        elif self._silent and not self._playhead.alone and self._has_device():
            self._silent = False
            self._timer.setInterval(_LOOK_AFTER_MS)
            self._notice(BACK.format(name=self._device.description()))

    @Slot()
    def close(self) -> None:
        """Give everything back, in the thread in which it was made, and end the thread."""
        self._drop_sink()
        self._timer.stop()
        self._devices.audioOutputsChanged.disconnect(self.look_after)
        for part in (self._timer, self._ending, self._devices, self._buffer):
            part.deleteLater()
        QThread.currentThread().quit()

    def _glide_to(self, level: float, seconds: float = _GLIDE) -> None:
        """Change the volume little by little: Qt takes it up once in each block that the device asks for."""
        if self._sink is None or self._sink.volume() == level:
            return
        begin, start = time.monotonic(), self._sink.volume()
        while (share := (time.monotonic() - begin) / seconds) < 1:
            self._sink.setVolume(start + (level - start) * share)
            time.sleep(_GLIDE_STEP)
        self._sink.setVolume(level)

    def _change_device(self) -> None:
        """Go over to the default device, whichever it is now, and play there what is due."""
        # Of a device that was the only one Qt does not tell that it is gone: it stands still.
        stands_still = self._playhead.lost and not self._silent
        if self._playhead.lost:
            self._tell_silent(LOST)
        pulled_out = not self._device.isNull() and self._device not in QMediaDevices.audioOutputs()
        self._playhead.leave()
        self._drop_sink()
        self._device = QMediaDevices.defaultAudioOutput()
        if not self._has_device():
            self._tell_silent(LOST)
        elif self._run:
            if pulled_out:
                self._notice(MOVED.format(name=self._device.description()))
            self._play()
        if (pulled_out or stands_still) and self._run:
            self._unplugged()

    def _has_device(self) -> bool:
        """Return whether there is a device, and it is safe to use it."""
        return not self._device.isNull() and (not self._needs_engine or _engine_runs())

    def _play(self) -> None:
        frame = self._playhead.due(self._run)
        if frame is None:
            return
        self._drop_sink()
        if not self._has_device():
            self._playhead.leave()
            return
        sink = QAudioSink(self._device, _format())
        sink.setBufferSize(BUFFER * FRAME_BYTES)
        # A run begins in silence, but one that comes back to sound may do so in the middle of a word.
        sink.setVolume(0.0 if self._silent else self._level)
        self._buffer.seek(((frame + self._shift) * FRAME_BYTES) % self._ring_bytes)
        self._sink = sink
        sink.start(self._buffer)
        if sink.state() == QtAudio.State.StoppedState:
            self._playhead.leave()
            self._tell_silent(LOST)
        else:
            self._playhead.follow(
                self._run, frame, lambda: round(sink.processedUSecs() * RATE / 1e6), self._latency
            )
            self._glide_to(self._level)

    def _drop_sink(self) -> None:
        """Give the sink away to be deleted by the event loop.

        Stopping one whose server hangs can take half a minute: there it holds up this thread, but not all of
        Python.
        """
        self._ending.stop()
        if self._sink is not None:
            self._playhead.leave()
            self._sink.deleteLater()
            self._sink = None

    def _tell_silent(self, news: str) -> None:
        """Say once that there is no sound, and look for a device more often."""
        if not self._silent:
            self._silent = True
            self._timer.setInterval(_LOOK_FOR_MS)
            self._notice(news)


def _format() -> QAudioFormat:
    form = QAudioFormat()
    form.setSampleRate(RATE)
    form.setChannelCount(2)
    form.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    return form


def _engine_runs() -> bool:
    """Return whether the thread is there in which Qt talks to a PulseAudio server.

    When that server dies, Qt ends the thread, says nothing, goes on to list its devices, and starting a sink
    without it aborts the process (seen with Qt 6.11). It may come back after three seconds.
    """
    names = []
    for task in Path("/proc/self/task").glob("*/comm"):
        with suppress(OSError):
            names.append(task.read_text().strip())
    return not _ENGINES.isdisjoint(names)
