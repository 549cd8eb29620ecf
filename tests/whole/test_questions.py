"""A question in the window: a digit answers it, decides what comes, and stands in the history."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from player import paths
from player.app.window import Front
from player.history.store import FILE_NAME, Store
from player.session.choices import Choices

SESSION = """
format = 1
title = "Asked"
[parameters.hold]
default = "30s"
max = "60s"
[[step]]
ask = "pain"
[[step]]
exercise = "plank"
hold = "$hold"
when = "pain < 5"
[[step]]
exercise = "glute-bridge"
hold = "$hold"
"""


@pytest.fixture
def front(qtbot: QtBot, known_cards: None) -> Iterator[Front]:
    """Return the program's window, without sound."""
    front = Front(silent=True)
    qtbot.addWidget(front.window)
    front.window.show()
    qtbot.waitExposed(front.window)
    qtbot.waitUntil(lambda: not front.reading, timeout=60_000)
    yield front
    front.close()


def held(front: Front) -> list[str]:
    """Return what is held in the session on stage, and for how many seconds."""
    timeline = front.timeline
    assert timeline is not None
    return [
        f"{phase.exercise} {phase.span.length // 48_000}" for phase in timeline.phases if phase.kind == "hold"
    ]


def test_an_answer_by_key_decides_what_comes_and_is_kept(front: Front, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "asked.toml"
    path.write_text(SESSION, encoding="utf-8")
    front.play(path, start="1", choices=Choices(values=(("hold", "40s"),)))
    panel = front.window.player.question
    qtbot.waitUntil(panel.isVisible)
    assert held(front) == ["glute-bridge 40"]
    QTest.keyClicks(panel, "3")
    assert held(front) == ["plank 40", "glute-bridge 40"]
    assert not panel.isVisible()
    front.close()
    with closing(Store(paths.data_folder() / FILE_NAME)) as store:
        (run,) = store.runs()
    assert [(answer.question, answer.value) for answer in run.answers] == [("pain", 3.0)]


MEASURED = """
format = 1
title = "Measured"
[defaults]
first_side = "left"
[[step]]
ask = "measure"
test = "active-knee-extension"
unit = "degrees"
highest = 90
[[step]]
exercise = "glute-bridge"
hold = "30s"
"""


def test_what_was_measured_on_both_sides_is_seen_in_the_history(
    front: Front, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "measured.toml"
    path.write_text(MEASURED, encoding="utf-8")
    qtbot.waitUntil(lambda: front.history is not None)
    front.play(path, start="1")
    panel = front.window.player.question
    for digits in ("38", "27"):
        qtbot.waitUntil(panel.isVisible, timeout=10_000)
        QTest.keyClicks(panel, digits)
        QTest.keyClick(panel, Qt.Key.Key_Return)
    front.playing.leave()
    front.playing.wait_written()
    front.window.show_library()
    front.window.actions_table["history"].trigger()
    _, chart = [plot.chart for plot in front.window.history.sheet.plots if plot.isVisible()]
    assert chart.text.startswith("Measured once: left 38°, right 27°.")
    assert front.window.history.sheet.tighter.isVisible()
    front.window.history.sheet.tighter.button.click()
    assert front.window.history.sheet.tighter.words.text.endswith("Sessions give it more already.")
