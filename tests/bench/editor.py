"""From a keystroke in the editor to what follows from it, in a session of ten steps and in one of a thousand.

``python -m tests.bench.editor [STEPS]`` prints JSON. A window without a screen, the program's own thread
beside it. Of each stroke these times are taken, in ms: until the text is painted, until outline and problems
are new, and until the ruler shows the new times; the longest time for which the window did nothing else; the
processor's time of the window's own thread, and of those beside it, which depend less on what else runs; and
until the text is painted while somebody types on, thirty keys a second. The ratios set a long session against
a short one of the same run, and both against Qt's own text widget, typed into in the same run; the bar is a
frame of 16 ms, at the 99th percentile.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from player.app.window import Front
from player.ui.editor_screen.ruler import TimeRuler
from player.ui.editor_screen.text_view import TextView
from tests.bench.check import long_session

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent

    from player.ui.editor_screen.screen import EditorScreen

STEPS = 1000
STROKES = 100
TYPED = 60
BAR_MS = 16.0
_BETWEEN_KEYS = 1 / 30
_PATIENCE_S = 60.0
_WANTED = ("text", "outline", "problems", "ruler")


def measure(steps: int = STEPS) -> dict[str, Any]:
    """Return the times of a short and of a long session, and their ratios."""
    painted = _Painted()
    found = {name: _of_session(count, painted) for name, count in (("short", 10), ("long", steps))}
    ratios = {
        f"{key} ratio": round(found["long"][key] / max(0.01, found["short"][key]), 2)
        for key in found["long"]
        if key.endswith("ms")
    }
    bare = _of_bare_text(steps)
    strokes = {
        f"stroke to bare, {name}": found[name]["busy at the stroke median ms"] / bare for name in found
    }
    ratios |= {name: round(value, 2) for name, value in strokes.items()}
    return {**found, "bare text ms": round(bare, 2), **ratios, "steps": steps, "bar ms": BAR_MS}


def _of_bare_text(steps: int) -> float:
    """Return the processor's time, in ms, that a stroke costs in a text widget that does nothing else."""
    _application()
    bare = QPlainTextEdit(long_session(steps))
    bare.resize(480, 540)
    bare.show()
    bare.setFocus()
    times = []
    for stroke in range(STROKES):
        _settle(0.02)
        worked = time.thread_time()
        QTest.keyClick(bare, Qt.Key.Key_1 if stroke % 2 == 0 else Qt.Key.Key_Backspace)
        QApplication.processEvents()
        times.append(time.thread_time() - worked)
    bare.close()
    bare.deleteLater()
    return 1000 * _share(times, 0.5)


def _application() -> QCoreApplication:
    return QApplication.instance() or QApplication([])


def _of_session(steps: int, painted: _Painted) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["LIMBER_HOME"] = folder
        path = Path(folder) / "long.toml"
        path.write_text(long_session(steps), encoding="utf-8")
        application = _application()
        front = Front(silent=True)
        front.window.resize(1280, 800)
        front.window.show()
        _settle(1.0)
        _wait(lambda: not front.reading)  # a first start reads the library, which no later one does
        before = _memory()
        front.edit(path)
        screen = front.editor.screen
        screen.views.show("both")
        screen.view.setFocus()
        _wait(lambda: _is_whole(screen))
        _settle(1.0)
        held = _memory() - before
        found = _strokes(screen, painted)
        front.close()
        front.window.close()
        front.window.deleteLater()
        front.deleteLater()
        application.processEvents()
    return {**found, "memory MB": round(held, 1)}


def _strokes(screen: EditorScreen, painted: _Painted) -> dict[str, float]:
    """Type digits into doses all over the text, and take them out again."""
    others = ("blocked", "busy at the stroke", "busy after it", "busy beside it", "text while typing")
    times: dict[str, list[float]] = {name: [] for name in (*_WANTED, *others)}
    text = screen.view.text
    places = [place for place in range(len(text)) if text.startswith('hold = "', place)]
    for stroke in range(STROKES):
        if stroke % 2 == 0:
            _go_to(screen, places[stroke * 7 % len(places)] + len('hold = "'))
            _settle(0.1)
        begun, worked, both = time.perf_counter(), time.thread_time(), time.process_time()
        painted.text = 0.0
        QTest.keyClick(screen.view, Qt.Key.Key_1 if stroke % 2 == 0 else Qt.Key.Key_Backspace)
        QApplication.processEvents()
        times["busy at the stroke"].append(time.thread_time() - worked)
        longest, most = time.perf_counter() - begun, 0.0
        for name, done in (
            ("text", lambda: painted.text > 0),
            ("outline", partial(_is_outlined, screen, screen.view.text)),
            ("problems", partial(_is_checked, screen, screen.view.text)),
            ("ruler", partial(_is_measured, screen, painted, time.perf_counter())),
        ):
            later, more = _wait(done)
            longest, most = max(longest, later), max(most, more)
            times[name].append((painted.text if name == "text" else time.perf_counter()) - begun)
        times["blocked"].append(longest)
        times["busy after it"].append(most)
        times["busy beside it"].append(time.process_time() - both - (time.thread_time() - worked))
    _go_to(screen, places[len(places) // 2] + len('hold = "'))
    for _ in range(TYPED // 2):
        times["text while typing"] += [
            _typed(screen, painted, key) for key in (Qt.Key.Key_1, Qt.Key.Key_Backspace)
        ]
    return {
        f"{name} {what}": round(1000 * value, 2)
        for name, found in times.items()
        for what, value in (("median ms", _share(found, 0.5)), ("p99 ms", _share(found, 0.99)))
    }


class _Painted:
    """Notes when the text was painted first, since it was set to 0, and the ruler last; to be made before
    they are."""

    def __init__(self) -> None:
        self.text = self.ruler = 0.0
        self._noting(TextView, self._note_text)
        self._noting(TimeRuler, self._note_ruler)

    def _note_text(self) -> None:
        self.text = self.text or time.perf_counter()

    def _note_ruler(self) -> None:
        self.ruler = time.perf_counter()

    @staticmethod
    def _noting(widget: type[TextView] | type[TimeRuler], note: Callable[[], None]) -> None:
        paint: Callable[..., None] = widget.paintEvent

        def noted(self: QWidget, event: QPaintEvent) -> None:
            paint(self, event)
            note()

        widget.paintEvent = noted  # type: ignore[method-assign]


def _typed(screen: EditorScreen, painted: _Painted, key: Qt.Key) -> float:
    """Press a key, whatever is still being reckoned, and live on until it is time for the next one."""
    begun = time.perf_counter()
    painted.text = 0.0
    QTest.keyClick(screen.view, key)
    _wait(lambda: painted.text > 0)
    _settle(max(0.0, _BETWEEN_KEYS - (time.perf_counter() - begun)))
    return painted.text - begun


def _go_to(screen: EditorScreen, place: int) -> None:
    text = screen.view.text
    screen.view.go_to(text.count("\n", 0, place) + 1, place - text.rfind("\n", 0, place))
    _wait(lambda: _is_whole(screen))


def _is_outlined(screen: EditorScreen, text: str) -> bool:
    return screen.draft.text == text


def _is_checked(screen: EditorScreen, text: str) -> bool:
    return screen.draft.text == text and screen.draft.is_checked


def _is_measured(screen: EditorScreen, painted: _Painted, since: float) -> bool:
    return _is_whole(screen) and painted.ruler > since


def _is_whole(screen: EditorScreen) -> bool:
    draft = screen.draft
    return draft.text == screen.view.text and not draft.is_sketch and draft.playable


def _share(times: list[float], share: float) -> float:
    return sorted(times)[min(len(times) - 1, round(len(times) * share))]


def _wait(done: Callable[[], bool]) -> tuple[float, float]:
    """Let the window live until something is so; return the longest time that one round of its life took, and
    the most of the processor's time."""
    longest, most, give_up = 0.0, 0.0, time.monotonic() + _PATIENCE_S
    while not done():
        if time.monotonic() > give_up:
            raise TimeoutError("the editor does not come to an end")
        begun, worked = time.perf_counter(), time.thread_time()
        QApplication.processEvents()
        longest = max(longest, time.perf_counter() - begun)
        most = max(most, time.thread_time() - worked)
        time.sleep(0.0005)
    return longest, most


def _settle(seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.001)


def _memory() -> float:
    fields = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    return int(fields["VmRSS"].split()[0]) / 1024


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]) if len(sys.argv) > 1 else STEPS), indent=2))
