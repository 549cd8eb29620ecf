"""Start, processor and memory of the window, each beside its baseline in the same run.

``python -m tests.bench.window`` prints JSON. Linux with Xvfb. Every figure is taken in a process of its own,
the program and its baseline in turn; the best of several starts counts, because a shared machine only ever
adds. A start is the second one or later: the first reads the library and keeps what it shows. Memory is the
resident set, which does not depend on what else runs.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.whole.virtual_screen import VirtualScreen, is_possible

if TYPE_CHECKING:
    from collections.abc import Mapping

_ROOT = Path(__file__).resolve().parents[2]
_STARTS = 5
_SETTLE, _MEASURE = 4, 12
_GROWN = 18
"""So many seconds after the start the swing has grown to its full range: from then on its pictures repeat."""

_COMMON = """
import os, sys, time
from PySide6.QtCore import QTimer, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

def memory():
    fields = dict(line.split(":") for line in open("/proc/self/status"))
    return int(fields["VmRSS"].split()[0]) / 1024

def report(settle, measure):
    def begin():
        before = time.process_time(), time.monotonic()
        QTimer.singleShot(measure * 1000, lambda: end(*before))
    def end(processor, clock):
        share = (time.process_time() - processor) / (time.monotonic() - clock)
        print(share, memory(), flush=True)
        os._exit(0)
    QTimer.singleShot(settle * 1000, begin)

def painted():
    print(time.monotonic(), flush=True)
    os._exit(0)
"""

_EMPTY = (
    _COMMON
    + """
class Empty(QWidget):
    def paintEvent(self, event):
        QTimer.singleShot(0, painted)
application = QApplication([])
window = Empty()
window.resize(1280, 800)
window.show()
application.exec()
"""
)

_FIRST_START = (
    _COMMON
    + """
from player.app.window import Front
application = QApplication([])
front = Front(silent=False)
def look():
    if not front.reading:
        front.close()
        painted()
timer = QTimer()
timer.timeout.connect(look)
timer.start(100)
front.window.show()
application.exec()
"""
)

_LIBRARY = (
    """
import player.cli
"""
    + _COMMON
    + """
from player.app.window import Front
application = QApplication([])
front = Front(silent=False)
assert front.window.library.cards.rowCount() > 0
front.window.painted.connect(painted)
front.window.show()
application.exec()
"""
)

_EMPTY_RUNNING = (
    _COMMON
    + """
application = QApplication([])
window = QWidget()
window.resize(1280, 800)
window.show()
report(SETTLE, MEASURE)
application.exec()
"""
)

_BARE = (
    _COMMON
    + """
class Bare(QWidget):
    def __init__(self):
        super().__init__()
        self.picture = QPixmap(WIDTH, HEIGHT)
        self.picture.fill(Qt.GlobalColor.darkCyan)
        self.timer = QTimer(self)
        self.timer.setTimerType(Qt.TimerType.PreciseTimer)
        self.timer.timeout.connect(self.update)
        self.timer.start(33)
    def paintEvent(self, event):
        QPainter(self).drawPixmap(0, 0, self.picture)
application = QApplication([])
window = Bare()
window.resize(WIDTH, HEIGHT)
window.show()
report(SETTLE, MEASURE)
application.exec()
"""
)

_PLAYING = (
    _COMMON
    + """
from pathlib import Path
from player.app.window import Front
application = QApplication([])
front = Front(silent=False)
front.window.resize(1280, 800)
front.window.show()
front.play(Path(SESSION))
report(SETTLE, MEASURE)
figure = front.window.player.figure
QTimer.singleShot(1000, lambda: print(figure.width(), figure.height(), flush=True))
application.exec()
"""
)

_SESSION = """
format = 1
title = "Bench"
[defaults]
announce = "off"
prepare = "1s"
[[step]]
exercise = "leg-swing"
side = "right"
reps = 100
pace = "2s"
"""


def main() -> None:
    """Measure and print."""
    print(json.dumps(measure(), indent=2))


def measure() -> dict[str, Any]:
    """Return all figures; ``skipped`` says why, where they cannot be had."""
    if not is_possible():
        return {"skipped": "needs Xvfb"}
    screen = VirtualScreen(1920, 1080)
    try:
        with tempfile.TemporaryDirectory() as folder:
            environment = bench_environment(screen.environment, folder)
            return {**starts(environment), **running(environment, Path(folder))}
    finally:
        screen.stop()


def bench_environment(screen: Mapping[str, str], folder: str) -> dict[str, str]:
    """Return the environment of what is measured: with a folder of its own for what is kept, and for the
    modules as they are after the first start, compiled, whatever this shell says of that."""
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {
        **inherited,
        **screen,
        "LIMBER_HOME": folder,
        "PYTHONPATH": str(_ROOT),
        "PYTHONPYCACHEPREFIX": str(Path(folder) / "compiled"),
        "QT_LOGGING_RULES": "qt.multimedia*=false",
    }


def starts(environment: dict[str, str]) -> dict[str, Any]:
    """Return the seconds from the start of a process to its first painted window, and their ratio."""
    empty, library = [], []
    for script in (_EMPTY, _FIRST_START, _LIBRARY):
        _lines(script, environment)
    for _ in range(_STARTS):
        empty.append(_seconds_to_paint(_EMPTY, environment))
        library.append(_seconds_to_paint(_LIBRARY, environment))
    return {
        "start": {
            "empty window s": round(min(empty), 3),
            "library s": round(min(library), 3),
            "ratio": round(min(library) / min(empty), 2),
            "bar": 1.5,
        }
    }


def running(environment: dict[str, str], folder: Path) -> dict[str, Any]:
    """Return processor and memory while a figure moves, against a bare widget and an empty window."""
    session = folder / "bench.toml"
    session.write_text(_SESSION, encoding="utf-8")
    times = {"SETTLE": _SETTLE, "MEASURE": _MEASURE}
    _lines(_filled(_PLAYING, times | {"SETTLE": 8, "MEASURE": 1, "SESSION": repr(str(session))}), environment)
    growing = _lines(_filled(_PLAYING, times | {"SESSION": repr(str(session))}), environment)
    grown = times | {"SETTLE": _GROWN, "SESSION": repr(str(session))}
    playing = _lines(_filled(_PLAYING, grown), environment)
    width, height = map(int, playing[0].split())
    bare = _lines(_filled(_BARE, times | {"WIDTH": width, "HEIGHT": height}), environment)
    empty_held = empty_window(environment)[1]
    busy, bare_busy = float(playing[1].split()[0]), float(bare[0].split()[0])
    held = float(playing[1].split()[1])
    return {
        "processor": {
            "figure": f"{width}x{height}",
            "bare widget %": round(100 * bare_busy, 1),
            "playing %": round(100 * busy, 1),
            "playing, each picture new %": round(100 * float(growing[1].split()[0]), 1),
            "ratio": round(busy / bare_busy, 2),
            "bar": 1.5,
        },
        "memory": {
            "empty window MB": round(empty_held, 1),
            "playing MB": round(held, 1),
            "ratio": round(held / empty_held, 2),
            "bar": 2.0,
        },
    }


def empty_window(environment: dict[str, str]) -> tuple[float, float]:
    """Return the share of a core and the megabytes that a window with nothing in it takes."""
    lines = _lines(_filled(_EMPTY_RUNNING, {"SETTLE": _SETTLE, "MEASURE": _MEASURE}), environment)
    share, megabytes = map(float, lines[0].split())
    return share, megabytes


def _seconds_to_paint(script: str, environment: dict[str, str]) -> float:
    begun = time.monotonic()
    return float(_lines(script, environment)[0]) - begun


def _lines(script: str, environment: dict[str, str]) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    if not done.stdout.strip():
        raise RuntimeError(done.stderr)
    return done.stdout.strip().splitlines()


def _filled(script: str, values: dict[str, Any]) -> str:
    for name, value in values.items():
        script = script.replace(name, str(value))
    return script


if __name__ == "__main__":
    main()
