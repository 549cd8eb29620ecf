"""A private sound server with a null sink, and a recorder on its monitor: hearing what a device was really
given.

Linux with PulseAudio (packages ``pulseaudio`` and ``pulseaudio-utils``). Without a stream that keeps it awake
an idle null sink works in blocks of two seconds; with one it begins at once, as a sound card does, so a
keeper plays silence all along.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from player.timeline.frames import RATE

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

PROGRAMS = ("pulseaudio", "pactl", "pacat", "parec")
_SINK = "bed"
_STREAM = ("--raw", "--format=s16le", f"--rate={RATE}", "--channels=2", "--latency-msec=10")
_FRAME_BYTES = 4


def is_possible() -> bool:
    """Return whether this machine has the programs."""
    return all(shutil.which(program) for program in PROGRAMS)


@dataclass(frozen=True, slots=True)
class Recording:
    """What a sink played."""

    samples: NDArray[np.float64]
    """Shape (n, 2), -1 to 1."""
    began: float
    """When the first sample was heard, seconds of the monotonic clock."""
    speed: float
    """Samples a second of that clock: a null sink's own clock is a little fast."""

    def time_of(self, sample: float) -> float:
        """Return when a sample was heard, seconds of the monotonic clock."""
        return self.began + sample / self.speed

    def sample_at(self, time: float) -> int:
        """Return the sample that was heard at a time of the monotonic clock."""
        return round((time - self.began) * self.speed)


class SoundBed:
    """A sound server of its own in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        """Take the folder for the server's files; start nothing yet."""
        self._folder = folder
        folder.mkdir(mode=0o700, exist_ok=True)
        self.environment = os.environ | {"XDG_RUNTIME_DIR": str(folder)}
        self._server: subprocess.Popen[bytes] | None = None
        self._keeper: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the server with its sink and its keeper."""
        self._server = self._run(
            "pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no",
            "--log-target=file:" + str(self._folder / "log"), "-L", "module-native-protocol-unix",
        )  # fmt: skip
        give_up = time.monotonic() + 10
        while subprocess.run(["pactl", "info"], env=self.environment, capture_output=True).returncode:
            if time.monotonic() > give_up:
                raise TimeoutError("the sound server does not answer")
            time.sleep(0.05)
        self.plug_in()

    def plug_in(self) -> None:
        """Give the server its sink."""
        self._control("load-module", "module-null-sink", f"sink_name={_SINK}", f"rate={RATE}")
        self._keeper = self._run("pacat", "--playback", "-d", _SINK, *_STREAM, "/dev/zero")

    def pull_out(self) -> None:
        """Take the sink away."""
        self._end(self._keeper)
        self._control("unload-module", "module-null-sink")

    def kill(self) -> None:
        """Kill the server without a word."""
        if self._server is not None:
            self._server.kill()
            self._server.wait()
        self._end(self._keeper)

    def freeze(self, frozen: bool) -> None:
        """Stop the server in its tracks, or let it go on."""
        if self._server is not None:
            self._server.send_signal(signal.SIGSTOP if frozen else signal.SIGCONT)

    def stop(self) -> None:
        """End everything."""
        self._end(self._keeper)
        self._end(self._server)

    def recorder(self) -> Recorder:
        """Return a recorder of the sink, recording already."""
        return Recorder(self._run("parec", "-d", f"{_SINK}.monitor", *_STREAM))

    def _control(self, *words: str) -> None:
        subprocess.run(["pactl", *words], env=self.environment, check=True, capture_output=True, timeout=10)

    def _run(self, *words: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            words, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0
        )

    @staticmethod
    def _end(process: subprocess.Popen[bytes] | None) -> None:
        if process is not None and process.poll() is None:
            process.terminate()
            process.wait(5)
        if process is not None and process.stdout is not None:
            process.stdout.close()


class Recorder:
    """Records a sink's monitor, and when each piece of it came."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        """Take the process that writes the samples; return when they come."""
        assert process.stdout is not None
        self._process = process
        self._pieces: list[bytes] = []
        self._arrivals: list[tuple[float, int]] = []
        self._size = 0
        self._coming = threading.Event()
        self._thread = threading.Thread(target=self._read, args=(process.stdout.fileno(),), daemon=True)
        self._thread.start()
        if not self._coming.wait(10):
            raise TimeoutError("the recorder hears nothing")

    def stop(self) -> Recording:
        """End the recording and return it."""
        time.sleep(0.3)
        self._process.terminate()
        self._process.wait(5)
        self._thread.join(5)
        assert self._process.stdout is not None
        self._process.stdout.close()
        data = b"".join(self._pieces)
        pcm = np.frombuffer(data[: len(data) // _FRAME_BYTES * _FRAME_BYTES], "<i2").reshape(-1, 2)
        began, speed = _fit(np.array(self._arrivals))
        return Recording(pcm / 32768, began, speed)

    def _read(self, source: int) -> None:
        while piece := os.read(source, 65536):
            self._pieces.append(piece)
            self._size += len(piece)
            self._arrivals.append((time.monotonic(), self._size // _FRAME_BYTES))
            if self._size > RATE // 10 * _FRAME_BYTES:
                self._coming.set()


def _fit(arrivals: NDArray[np.float64]) -> tuple[float, float]:
    """Return when sample 0 was heard and the samples a second, from the earliest arrival in each second.

    Pieces come late or on time, never early, so the line lies along their lower edge.
    """
    times, counts = arrivals[:, 0], arrivals[:, 1] / RATE
    lateness = times - counts
    earliest = []
    for second in np.unique(np.floor(counts)):
        inside = np.flatnonzero(np.floor(counts) == second)
        earliest.append(inside[np.argmin(lateness[inside])])
    points = np.array(earliest[1:] or earliest)
    if len(points) < 4:
        return float(lateness[points].min()), float(RATE)
    slope, offset = 0.0, 0.0
    keep = np.ones(len(points), bool)
    for _ in range(4):
        slope, offset = np.polyfit(counts[points][keep], lateness[points][keep], 1)
        rest = lateness[points] - (offset + slope * counts[points])
        keep = np.abs(rest) < max(0.002, 2 * float(np.std(rest[keep])))
    return float(offset), RATE / (1 + float(slope))
