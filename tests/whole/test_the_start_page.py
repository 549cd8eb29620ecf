"""From the library over the start page into a session, by keyboard; what was chosen is remembered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from player import paths
from player.app.window import Front
from player.history.store import FILE_NAME
from player.session.choices import Choices, choices_from
from player.timeline.frames import RATE
from tests.eight_weeks import keep_eight_weeks

UNEVEN = """
format = 1
title = "More for the tighter one"
[[step]]
exercise = "supine-strap-hamstring"
side = "each"
hold = "30s"
extra = { tighter = 1 }
[[step]]
exercise = "plank"
hold = "2m"
sets = 3
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


def shipped(name: str) -> Path:
    """Return a session that ships."""
    return paths.shipped_folder("sessions") / name


def test_enter_twice_plays_the_first_session(front: Front, qtbot: QtBot) -> None:
    QTest.keyClick(front.window.library.grid, Qt.Key.Key_Return)
    assert front.window.stack.currentWidget() is front.window.start
    focus = front.window.focusWidget()
    assert focus is front.window.start.start
    QTest.keyClick(focus, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: front.state == "playing")


def test_escape_goes_back_to_the_library(front: Front) -> None:
    front.show_start(shipped("lower-back-relief.toml"))
    QTest.keyClick(front.window, Qt.Key.Key_Escape)
    assert front.window.stack.currentWidget() is front.window.library


def test_twelve_minutes_are_kept_told_and_remembered(front: Front, qtbot: QtBot) -> None:
    path = shipped("hamstring-pnf.toml")
    front.show_start(path)
    screen = front.window.start
    whole = screen.page.length
    screen.chosen.emit("minutes", 12)
    assert screen.page.length != whole
    assert screen.page.changes[0] == "To fit into 12 minutes:"
    assert len(screen.page.changes) > 1
    front.window.show_library()
    front.show_start(path)
    assert screen.page.questions[0].value == 12
    screen.started.emit()
    qtbot.waitUntil(lambda: front.state == "playing")
    assert front.timeline is not None
    assert front.timeline.length <= 12 * 60 * RATE


def test_the_side_that_was_measured_is_told_where_the_tighter_one_is_asked(
    front: Front, tmp_path: Path
) -> None:
    path = tmp_path / "uneven.toml"
    path.write_text(UNEVEN, encoding="utf-8")
    keep_eight_weeks(paths.data_folder() / FILE_NAME, date(2026, 11, 25), 2)
    front.show_start(path)
    (asked,) = (question for question in front.window.start.page.questions if question.name == "tighter")
    assert asked.help.startswith("The left is the tighter side, by 11°: Active knee extension, Mon 16 Nov.")
    assert asked.value == ""  # told, and left to the person


def test_the_tighter_side_is_asked_where_it_matters(front: Front, tmp_path: Path) -> None:
    path = tmp_path / "uneven.toml"
    path.write_text(UNEVEN, encoding="utf-8")
    front.show_start(path)
    screen = front.window.start
    assert [question.name for question in screen.page.questions] == ["minutes", "tighter"]
    alike = screen.page.length
    assert screen.page.questions[1].value == ""
    screen.chosen.emit("tighter", "left")
    assert screen.page.questions[1].value == "left"
    assert screen.page.length != alike
    front.show_start(shipped("lower-back-relief.toml"))
    assert "tighter" not in [question.name for question in screen.page.questions]


def test_choices_survive_as_text() -> None:
    choices = Choices(12, ("3", "4.2"), (("hold", "30s"),))
    assert choices_from(choices.text()) == choices
    assert choices_from(choices.value()) == choices
    assert Choices().text() == ""
    for nonsense in ("", "{", "[1]", '{"minutes": true}', '{"minutes": -3}', '{"without": 3}', None, 7):
        assert choices_from(nonsense) == Choices()


ASKING = """
format = 1
title = "It asks"
[parameters.hold]
label = "How long to hold"
default = "30s"
min = "15s"
max = "60s"
step = "15s"
[parameters.place]
label = "Where"
default = "wall"
choices = ["wall", "floor"]
[[step]]
name = "Hold on at the $place"
hold = "$hold"
sets = 10
[[step]]
exercise = "plank"
hold = "20s"
optional = true
"""


def test_parameters_are_asked_kept_and_turned_down_to_fit(front: Front, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "asking.toml"
    path.write_text(ASKING, encoding="utf-8")
    front.show_start(path)
    screen = front.window.start
    asked = {question.name: question for question in screen.page.questions}
    assert [text for _, text in asked["hold"].options] == ["15 s", "30 s", "45 s", "1 min"]
    assert asked["place"].options == (("wall", "Wall"), ("floor", "Floor"))
    before = screen.page.length
    screen.chosen.emit("hold", "1m")
    assert screen.page.length != before
    screen.chosen.emit("place", "floor")
    front.window.show_library()
    front.show_start(path)
    asked = {question.name: question for question in screen.page.questions}
    assert (asked["hold"].value, asked["place"].value) == ("1m", "floor")
    screen.chosen.emit("minutes", 10)
    assert any(text.startswith("How long to hold: ") for text in screen.page.changes)
    screen.started.emit()
    qtbot.waitUntil(lambda: front.state == "playing")
    assert front.timeline is not None and front.timeline.length <= 600 * RATE


def test_an_optional_step_stays_off_until_it_is_switched_on(front: Front, tmp_path: Path) -> None:
    path = tmp_path / "asking.toml"
    path.write_text(ASKING, encoding="utf-8")
    front.show_start(path)
    screen = front.window.start
    screen.switched.emit("2", False)
    assert [(line.on, line.note) for line in screen.page.lines] == [(True, ""), (False, "not today")]
    front.window.show_library()
    front.show_start(path)
    assert not screen.page.lines[1].on
    screen.switched.emit("2", True)
    assert screen.page.lines[1].on
