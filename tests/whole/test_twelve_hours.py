"""A session of twelve hours, with the time passed in: nothing that belongs to it grows while it plays."""

from __future__ import annotations

import gc
import threading
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from player.app import sounding
from player.app.window import Front
from player.audio.outputs.silent import SilentOutput
from player.figures import figure
from player.history.store import FILE_NAME
from player.ui import figure_view

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

SESSION = """
format = 1
title = "From dawn to dusk"
[defaults]
announce = "off"
[[step]]
repeat = 180
between = "20s"
  [[step.step]]
  exercise = "plank"
  hold = "60s"
  [[step.step]]
  exercise = "glute-bridge"
  reps = 15
  pace = "4s"
  [[step.step]]
  exercise = "supine-strap-hamstring"
  side = "each"
  pnf = { cycles = 1 }
"""
_STRIDE = 451.3
"""Seconds from look to look: no multiple of a minute, so that every phase is met at many of its places."""
_SETTLED, _LAST = 6, 12
"""Hours after which everything has been seen once, and at which the last look is taken."""
_FEW = 6
"""Drawings that a figure keeps here, so that it has all it keeps long before the end."""
_LITTLE = 1 << 20
"""Bytes of pictures that are kept on the screen here, for the same reason."""
_COUNTED_OTHERWISE = frozenset(
    ("Shape", "tuple", "memoryview", "managedbuffer", "Drawing", "_Picture", "Fitted", "Work")
)
"""What drawings are made of, which are counted as wholes; words as they were set last, of which so many
are kept; and what was done, which the history is for."""
_MOST_WORDS = 512 + 2 * 64
"""Words as they were set that ``ui.fonts`` keeps: each once, and the even ones with what they came of."""
_MOST_DRAWINGS = 90
"""Drawings that figures, library and screen may keep between them."""
_LOOKS = round((_LAST - _SETTLED) * 3600 / _STRIDE) // 2
"""What each look, or each second one, left behind would be this many at the end."""


class _Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> _Clock:
    """Return the clock by which the session is heard."""
    clock = _Clock()
    monkeypatch.setattr(sounding, "SilentOutput", lambda: SilentOutput(clock))
    monkeypatch.setattr(figure, "_KEPT", _FEW)
    monkeypatch.setattr(figure_view, "_MOST", _LITTLE)
    return clock


@pytest.fixture
def front(limber_home: Path, qtbot: QtBot, clock: _Clock, known_cards: None) -> Iterator[Front]:
    """Return the program in a window, on time of its own."""
    front = Front(silent=True)
    qtbot.addWidget(front.window)
    front.window.show()
    qtbot.waitUntil(lambda: not front.reading, timeout=60_000)
    yield front
    front.close()


def test_nothing_grows_in_twelve_hours(
    front: Front, clock: _Clock, limber_home: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    gc.collect()
    elsewhere = sum(type(each).__qualname__ == "Drawing" for each in gc.get_objects())
    file = tmp_path / "long.toml"
    file.write_text(SESSION, encoding="utf-8")
    front.play(file)
    qtbot.waitUntil(lambda: front.state == "playing")
    stage = front.playing.stage
    assert stage is not None and front.timeline is not None
    database = limber_home / "data" / FILE_NAME

    def go_on_to(hour: float) -> Counter[str]:
        while clock.now < hour * 3600:
            clock.now += _STRIDE
            stage.bridge.poll()
            QApplication.processEvents()
        front.playing.wait_written()
        gc.collect()
        return Counter(type(each).__qualname__ for each in gc.get_objects())

    before, widgets = go_on_to(_SETTLED), len(QApplication.allWidgets())
    threads, written = threading.active_count(), database.stat().st_size
    after = go_on_to(_LAST)
    grown = {name: count - before[name] for name, count in after.items() if name not in _COUNTED_OTHERWISE}
    assert front.state == "playing"
    assert stage.position.frame / 48000 == pytest.approx(clock.now, abs=5)
    assert [name for name, more in grown.items() if more >= _LOOKS] == []
    # other tests of the same run keep drawings of their own
    assert after["Drawing"] - elsewhere < _MOST_DRAWINGS
    assert after["Fitted"] <= _MOST_WORDS
    assert after["Work"] <= 3 * len(front.timeline.steps)
    assert len(QApplication.allWidgets()) == widgets
    assert threading.active_count() <= threads
    assert database.stat().st_size - written < 64 * 1024
