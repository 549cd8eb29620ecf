"""An exercise to work on is found by any of its names, or begun."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from player.ui.exercise_browser.entries import ExerciseEntry
from player.ui.theme import LIGHT
from player.ui.workshop_screen.chooser import ExerciseChooser

ENTRIES = (
    ExerciseEntry("own-bow", "Bow", "yours"),
    ExerciseEntry("plank", "Front plank"),
    ExerciseEntry("squat", "Squat"),
)


@pytest.fixture
def chooser(qtbot: QtBot) -> ExerciseChooser:
    made = ExerciseChooser(LIGHT)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show_exercises(ENTRIES)
    made.show()
    return made


def test_words_find_an_exercise_and_enter_opens_it(chooser: ExerciseChooser) -> None:
    opened: list[str] = []
    chooser.exercise_chosen.connect(opened.append)
    QTest.keyClicks(chooser.search, "pla")
    assert [entry.identity for entry in chooser.browser.exercises] == ["plank"]
    QTest.keyClick(chooser.search, Qt.Key.Key_Return)
    assert opened == ["plank"]


def test_arrow_down_leads_from_the_words_into_the_list(chooser: ExerciseChooser) -> None:
    opened: list[str] = []
    chooser.exercise_chosen.connect(opened.append)
    chooser.activateWindow()
    chooser.search.setFocus()
    QTest.keyClick(chooser.search, Qt.Key.Key_Down)
    QTest.keyClick(chooser.browser.grid, Qt.Key.Key_Right)
    QTest.keyClick(chooser.browser.grid, Qt.Key.Key_Return)
    assert opened == ["plank"]


def test_where_nothing_is_found_nothing_can_be_opened(chooser: ExerciseChooser) -> None:
    opened: list[str] = []
    chooser.exercise_chosen.connect(opened.append)
    QTest.keyClicks(chooser.search, "zebra")
    assert not chooser.open.isEnabled()
    QTest.keyClick(chooser.search, Qt.Key.Key_Return)
    assert opened == []


def test_a_new_one_is_begun_by_its_name(chooser: ExerciseChooser) -> None:
    asked: list[str] = []
    chooser.new_asked.connect(asked.append)
    chooser.begin.click()
    assert asked == []
    QTest.keyClicks(chooser.name, "Chair twist")
    QTest.keyClick(chooser.name, Qt.Key.Key_Return)
    assert asked == ["Chair twist"]


def test_an_entry_says_all_that_is_known_to_a_screen_reader(chooser: ExerciseChooser) -> None:
    index = chooser.browser.grid.exercises.index(0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Bow, own-bow, yours"
