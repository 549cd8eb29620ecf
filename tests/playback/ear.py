"""An output for tests that keeps what would have been heard."""

from __future__ import annotations

import threading

import numpy as np
from numpy.typing import NDArray

from player.audio.outputs.silent import SilentOutput
from player.playback.feeder import AHEAD
from player.timeline.frames import RATE, frames_of


class Ear(SilentOutput):
    """An ideal device that keeps what was heard, by the simulated time in which it was heard."""

    def __init__(self, held: int = frames_of(0.3)) -> None:
        self.now = 0.0
        self.pieces: list[NDArray[np.float32]] = []
        self.level = 1.0
        self._held = held
        self.written: list[int] = []
        self.enough = threading.Event()
        self._lies: list[tuple[int, NDArray[np.float32]]] = []
        self._first = 0
        super().__init__(lambda: self.now)

    @property
    def lead(self) -> int:
        return self._held

    def write(self, frame: int, samples: NDArray[np.float32], blend: int = 0) -> None:
        self._lies.append((frame, samples.copy()))
        self.written.append(len(samples))
        if sum(self.written) >= AHEAD - RATE:
            self.enough.set()

    def start(self, frame: int) -> None:
        super().start(frame)
        self._first = frame

    def stop(self, end: int | None = None) -> int:
        stopped = super().stop(end)
        last = max(stopped, end or stopped) if stopped > self._first else stopped
        if last > self._first:
            heard = np.zeros((last - self._first, 2), np.float32)
            for frame, samples in self._lies:
                begin, end = max(frame, self._first), min(frame + len(samples), last)
                if begin < end:
                    heard[begin - self._first : end - self._first] = samples[begin - frame : end - frame]
            self.pieces.append(heard)
        self._first = stopped
        self._lies.clear()
        return stopped

    def set_level(self, level: float) -> None:
        self.level = level

    def heard(self) -> NDArray[np.float32]:
        return np.concatenate(self.pieces) if self.pieces else np.zeros((0, 2), np.float32)
