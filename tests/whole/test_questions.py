"""A question in the window: a digit answers it, decides what comes, and stands in the history."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
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
