"""A whole session in the real window: what it takes of the processor and of memory, and how far captions and
figures are from what is heard.

``python -m tests.bench.session [SESSION] [--seconds N]`` prints JSON. Linux with PulseAudio and Xvfb. The
sound is recorded at the monitor of a null sink, and each caption is held against the very sample at which
its line begins there, each picture of the figure against the frame that was heard as it was painted.
Processor and memory are read once a second from beginning to end, beside those of an empty window.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import threading
import time
import wave
from pathlib import Path
from typing import Any

import numpy as np
import psutil
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from player.timeline.frames import RATE, frames_of
from tests.bench.window import empty_window
from tests.whole.onsets import onset_near
from tests.whole.sound_bed import Recording, SoundBed, is_possible
from tests.whole.virtual_screen import VirtualScreen
from tests.whole.virtual_screen import is_possible as screen_is_possible

_ROOT = Path(__file__).resolve().parents[2]
_USUAL = _ROOT / "sessions" / "desk-break.toml"
_PIECE = frames_of(0.6)
"""So much of a line is looked for in the recording."""
_SEARCH = frames_of(0.15)
"""It is looked for so far from where it should be."""

_WATCHED = """
import json, os, sys, time
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from player.app.window import Front

application = QApplication([])
front = Front(silent=False)
front.window.resize(1280, 800)
front.window.show()
captions, pictures, cues = [], [], []
at = [0]
until = time.monotonic() + float(sys.argv[2])

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            if watched is player.caption and (not captions or captions[-1][1] != player.caption.text):
                captions.append((time.monotonic(), player.caption.text))
            elif watched is player.figure:
                pictures.append((time.monotonic(), at[0]))
        return False

def begin():
    if front.playing.stage is None:
        return QTimer.singleShot(2, begin)
    bridge = front.playing.stage.bridge
    bridge.moment_changed.connect(lambda moment, state: at.__setitem__(0, moment.frame))
    bridge.frame_passed.connect(lambda frame: at.__setitem__(0, frame))
    bridge.timeline_changed.connect(lambda timeline: keep(timeline))
    keep(front.playing.stage.timeline)
    wait()

def keep(timeline):
    cues[:] = timeline.cues

def wait():
    if front.playing.stage is not None and front.state != "finished" and time.monotonic() < until:
        return QTimer.singleShot(100, wait)
    lines = [(cue.span.start, cue.line) for cue in cues if cue.line and not cue.counts]
    size = [player.figure.width(), player.figure.height()]
    told = {"captions": captions, "pictures": pictures, "lines": lines, "figure": size}
    print(json.dumps(told), flush=True)
    os._exit(0)

front.play(Path(sys.argv[1]))
player = front.window.player
watch = Watch()
application.installEventFilter(watch)
begin()
application.exec()
"""

_BARE = """
import sys
from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

application = QApplication([])
picture = QPixmap(QSize(int(sys.argv[1]), int(sys.argv[2])))
picture.fill(QColor("teal"))

class Bare(QWidget):
    def paintEvent(self, event):
        painter = QPainter(self)
        painter.drawPixmap(0, 0, picture)
        painter.end()

bare = Bare()
bare.resize(picture.size())
bare.show()
timer = QTimer()
timer.setTimerType(Qt.TimerType.PreciseTimer)
timer.timeout.connect(bare.update)
timer.start(33)
application.exec()
"""
"""Paints a picture of the figure's size 30 times a second, and does nothing else."""

_BARE_SECONDS = 20


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("session", nargs="?", type=Path, default=_USUAL)
    parser.add_argument("--seconds", type=float, default=3600, help="stop after so much of it")
    arguments = parser.parse_args()
    print(json.dumps(measure(arguments.session, arguments.seconds), indent=2))


def measure(session: Path = _USUAL, seconds: float = 3600) -> dict[str, Any]:
    """Return all figures of one session; ``skipped`` says why, where they cannot be had."""
    if not (is_possible() and screen_is_possible()):
        return {"skipped": "needs PulseAudio and Xvfb"}
    with tempfile.TemporaryDirectory() as folder:
        bed = SoundBed(Path(folder) / "bed")
        bed.start()
        screen = VirtualScreen(1920, 1080)
        try:
            environment = {
                **bed.environment,
                **screen.environment,
                "LIMBER_HOME": folder,
                "PYTHONPATH": str(_ROOT),
                "QT_LOGGING_RULES": "qt.multimedia*=false",
            }
            wanted = _exported(session, Path(folder) / "wanted.wav", environment)
            empty = empty_window(environment)[1]
            recording, report, used = _played(bed, session, seconds, environment)
            bare = _bare_share(report["figure"], environment)
        finally:
            screen.stop()
            bed.stop()
    return _against_sound(recording, wanted, report) | _used(used, empty, bare)


def _exported(session: Path, to: Path, environment: dict[str, str]) -> NDArray[np.float32]:
    """What should be heard; its lines are kept, so that the window need not make them."""
    subprocess.run(
        [sys.executable, "-m", "player", "export", str(session), "-o", str(to)],
        env=environment,
        check=True,
        capture_output=True,
    )
    with wave.open(str(to)) as file:
        pcm = np.frombuffer(file.readframes(file.getnframes()), "<i2").reshape(-1, 2)
    return (pcm[:, 0] / 32768).astype(np.float32)


def _played(
    bed: SoundBed, session: Path, seconds: float, environment: dict[str, str]
) -> tuple[Recording, dict[str, Any], list[tuple[float, float]]]:
    """Play it; return what was heard, what was painted when, and the share of a core and the megabytes of
    each second."""
    recorder = bed.recorder()
    player = subprocess.Popen(
        [sys.executable, "-c", _WATCHED, str(session), str(seconds)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    )
    used: list[tuple[float, float]] = []

    def watch() -> None:
        process = psutil.Process(player.pid)
        try:
            process.cpu_percent()
            while player.poll() is None:
                time.sleep(1)
                used.append((process.cpu_percent(), process.memory_info().rss / 2**20))
        except psutil.NoSuchProcess:
            return

    threading.Thread(target=watch, daemon=True).start()
    out, errors = player.communicate(timeout=2 * seconds + 60)
    recording = recorder.stop()
    if not out.strip():
        raise RuntimeError(errors)
    return recording, json.loads(out), used


def _against_sound(
    recording: Recording, wanted: NDArray[np.float32], report: dict[str, Any]
) -> dict[str, Any]:
    """Return how much later than its sound, in milliseconds, each caption and each picture was painted."""
    heard = recording.samples[:, 0]
    lines = [(start, text) for start, text in report["lines"] if start + _PIECE < len(wanted)]
    onsets: list[tuple[int, int, str]] = []
    shift: int | None = None
    for start, text in lines:
        piece = wanted[start : start + _PIECE]
        near = (0, len(heard)) if shift is None else (start + shift - _SEARCH, start + shift + _SEARCH)
        found = onset_near(heard, piece, *near)
        if found is not None:
            shift = found - start
            onsets.append((start, found, text))
    captions: list[float] = []
    painted = list(report["captions"])
    for _, sample, text in onsets:
        sounded = recording.time_of(sample)
        near_it = [moment for moment, caption in painted if caption == text and abs(moment - sounded) < 1]
        if near_it:
            captions.append(1000 * (min(near_it, key=lambda moment: abs(moment - sounded)) - sounded))
    starts = np.array([start for start, _, _ in onsets])
    shifts = np.array([sample - start for start, sample, _ in onsets])
    moments = np.array(report["pictures"])
    moments = moments[(moments[:, 1] > starts[0]) & (moments[:, 1] < starts[-1])]
    ear = moments[:, 1] + np.interp(moments[:, 1], starts, shifts)
    pictures = 1000 * (moments[:, 0] - recording.began - ear / recording.speed)
    return {
        "lines": {"heard": len(onsets), "of": len(lines), "with their caption": len(captions)},
        "caption after sound ms": _spread(np.array(captions)),
        "figure after sound ms": _spread(pictures) | {"pictures": len(pictures)},
        "drift of sound ms": round(float(shifts[-1] - shifts[0]) / RATE * 1000, 2),
    }


def _bare_share(size: list[int], environment: dict[str, str]) -> float:
    """Return the share of a core in percent that a widget takes which paints a picture of a size 30 times a
    second."""
    bare = subprocess.Popen(
        [sys.executable, "-c", _BARE, *map(str, size)], env=environment, stderr=subprocess.DEVNULL
    )
    process = psutil.Process(bare.pid)
    time.sleep(2)
    before, since = sum(process.cpu_times()[:2]), time.monotonic()
    time.sleep(_BARE_SECONDS)
    share = 100 * float(sum(process.cpu_times()[:2]) - before) / (time.monotonic() - since)
    bare.kill()
    bare.wait()
    return share


def _used(used: list[tuple[float, float]], empty: float, bare: float) -> dict[str, Any]:
    """Return the processor of each second after the first ten, beside that of a ``bare`` widget, and memory
    along the way, beside that of an ``empty`` window."""
    shares = np.array([share for share, _ in used[10:]])
    held = np.array([megabytes for _, megabytes in used])
    fifth = max(1, len(held) // 5)
    return {
        "seconds": len(used),
        "processor %": {
            "mean": round(float(shares.mean()), 1),
            "p95": round(float(np.percentile(shares, 95)), 1),
            "most": round(float(shares.max()), 1),
            "bare figure": round(bare, 2),
            "ratio": round(float(shares.mean()) / bare, 2),
            "bar": 1.5,
        },
        "memory MB": {
            "empty window": round(empty, 1),
            "second fifth": round(float(np.median(held[fifth : 2 * fifth])), 1),
            "last fifth": round(float(np.median(held[-fifth:])), 1),
            "most": round(float(held.max()), 1),
            "ratio": round(float(np.median(held)) / empty, 2),
            "bar": 2.0,
        },
    }


def _spread(values: NDArray[np.float64]) -> dict[str, float]:
    """Median, and between what nine of ten and 99 of 100 lie."""
    places = {"median": 50, "p5": 5, "p95": 95, "p1": 1, "p99": 99}
    return {name: round(float(np.percentile(values, place)), 1) for name, place in places.items()}


if __name__ == "__main__":
    main()
