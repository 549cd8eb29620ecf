"""The wired window, driven by keys: good files, broken files, and files that change while they are played."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from player.app.checking import check_file
from player.app.supplies import Supplies
from player.app.window import Front
from player.ui.figure_view import FigureView

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

GOOD = """
format = 1
title = "A quiet one"
[defaults]
announce = "off"
prepare = "0s"
[[step]]
exercise = "plank"
hold = "30s"
[[step]]
exercise = "glute-bridge"
reps = 4
[[step]]
exercise = "plank"
hold = "20s"
"""
BROKEN = GOOD.replace("hold =", "hodl =")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a session file."""
    path = tmp_path / "quiet.toml"
    path.write_text(GOOD, encoding="utf-8")
    return path


@pytest.fixture
def front(qtbot: QtBot, known_cards: None) -> Iterator[Front]:
    """Return the program's window, without sound."""
    front = Front(silent=True)
    qtbot.addWidget(front.window)
    front.window.show()
    qtbot.waitExposed(front.window)
    yield front
    front.close()


def state(front: Front) -> str | None:
    """Return what the transport does."""
    return front.state


def test_the_library_shows_the_shipped_sessions(front: Front, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: front.window.library.cards.rowCount() > 0)
    assert front.window.stack.currentWidget() is front.window.library


def test_the_second_start_shows_the_same_cards_without_reading_a_session(qtbot: QtBot) -> None:
    first = Front(silent=True)
    qtbot.addWidget(first.window)
    qtbot.waitUntil(lambda: not first.reading, timeout=60_000)
    seen = [first.window.library.cards.data(first.window.library.cards.index(0))]
    first.close()
    second = Front(silent=True)
    qtbot.addWidget(second.window)
    assert not second.reading
    assert [second.window.library.cards.data(second.window.library.cards.index(0))] == seen
    second.close()


def test_a_session_is_played_and_obeys_keys(front: Front, file: Path, qtbot: QtBot) -> None:
    front.play(file)
    qtbot.waitUntil(lambda: state(front) == "playing")
    assert front.window.stack.currentWidget() is front.window.player
    figure = front.window.player.figure
    assert isinstance(figure, FigureView) and figure.drawing is not None
    QTest.keyClick(front.window, Qt.Key.Key_Space)
    assert state(front) == "paused"
    for _ in ("to the plank", "to the bridge"):
        QTest.keyClick(front.window, Qt.Key.Key_Right)
    QTest.keyClick(front.window, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: state(front) == "waiting", timeout=10_000)
    QTest.keyClick(front.window, Qt.Key.Key_Space)
    assert state(front) == "playing"
    QTest.keyClick(front.window, Qt.Key.Key_Escape)
    assert state(front) == "paused"
    QTest.keyClick(front.window, Qt.Key.Key_Escape)
    assert front.window.stack.currentWidget() is front.window.library
    assert state(front) is None


def test_a_broken_file_shows_its_problems_and_plays_once_it_is_mended(
    front: Front, file: Path, qtbot: QtBot
) -> None:
    file.write_text(BROKEN, encoding="utf-8")
    front.play(file)
    assert front.window.stack.currentWidget() is front.window.problems
    assert front.window.problems.list.model().rowCount() >= 2
    file.write_text(GOOD, encoding="utf-8")
    front.window.problems.again_asked.emit()
    assert front.window.stack.currentWidget() is front.window.start
    QTest.keyClick(front.window.start.start, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: state(front) == "playing")


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"title = [[[", b"format = 1\ntitle = 'x'\n"])
def test_no_file_brings_the_window_down(front: Front, file: Path, content: bytes) -> None:
    file.write_bytes(content)
    front.play(file)
    assert front.window.stack.currentWidget() is front.window.problems


def test_a_file_that_is_not_there_is_told(front: Front, tmp_path: Path) -> None:
    front.play(tmp_path / "nowhere.toml")
    assert front.window.stack.currentWidget() is front.window.problems


def test_a_good_save_is_taken_up_at_the_same_place(front: Front, file: Path, qtbot: QtBot) -> None:
    front.play(file, "3")
    qtbot.waitUntil(lambda: state(front) == "playing")
    file.write_text(GOOD.replace("A quiet one", "A quieter one").replace('"30s"', '"40s"'), encoding="utf-8")
    qtbot.waitUntil(lambda: front.timeline is not None and front.timeline.title == "A quieter one")
    assert front.timeline is not None
    assert front.timeline.steps[front.timeline.phases[front.phase].step].path == "3"
    assert state(front) == "playing"


def test_a_save_with_a_new_step_before_keeps_the_step_that_plays(
    front: Front, file: Path, qtbot: QtBot
) -> None:
    front.play(file, "3")
    qtbot.waitUntil(lambda: state(front) == "playing")
    before = front.timeline
    assert before is not None
    step = '[[step]]\nexercise = "glute-bridge"\nreps = 3\npace = "3s"\n[[step]]\nexercise = "plank"'
    file.write_text(GOOD.replace('[[step]]\nexercise = "plank"', step, 1), encoding="utf-8")
    qtbot.waitUntil(lambda: front.timeline is not before)
    assert front.timeline is not None
    assert front.timeline.steps[front.timeline.phases[front.phase].step].path == "4"
    assert state(front) == "playing"


def test_a_broken_save_leaves_the_last_good_version_playing(front: Front, file: Path, qtbot: QtBot) -> None:
    front.play(file)
    qtbot.waitUntil(lambda: state(front) == "playing")
    file.write_text(BROKEN, encoding="utf-8")
    qtbot.waitUntil(lambda: "last good version" in front.window.player.notices.text)
    notices = front.window.player.notices
    assert notices.text.startswith("Line ")
    assert "?." not in notices.text
    assert state(front) == "playing"
    assert front.timeline is not None and front.timeline.title == "A quiet one"
    file.write_text(GOOD.replace("A quiet one", "Mended"), encoding="utf-8")
    qtbot.waitUntil(lambda: front.timeline is not None and front.timeline.title == "Mended")
    assert notices.text.startswith("Saved: ")
    notices.dismiss()
    assert not notices.isVisible()  # what was wrong is no longer told
    assert state(front) == "playing"


def test_a_step_that_is_not_there_is_told_and_the_session_begins(
    front: Front, file: Path, qtbot: QtBot
) -> None:
    front.play(file, "9")
    assert "no step 9" in front.window.player.notices.text
    qtbot.waitUntil(lambda: state(front) == "playing")


def test_an_exercise_without_a_picture_is_told_by_check_and_played(
    front: Front, limber_home: Path, file: Path, qtbot: QtBot
) -> None:
    folder = limber_home / "data" / "exercises"
    folder.mkdir(parents=True)
    (folder / "my-reach.toml").write_text('name = "My reach"\n', encoding="utf-8")
    file.write_text(GOOD.replace('"plank"', '"my-reach"'), encoding="utf-8")
    problems = check_file(file, Supplies())
    found = [(problem.severity, problem.code, problem.place.line) for problem in problems]
    assert ("warning", "no-picture", 7) in found
    front.play(file)
    qtbot.waitUntil(lambda: state(front) == "playing")


@pytest.mark.parametrize(("choice", "after"), [("go on", "playing"), ("pause", "paused")])
def test_headphones_that_are_pulled_out_pause_if_the_person_wants_it(
    front: Front, file: Path, qtbot: QtBot, choice: str, after: str
) -> None:
    front.play(file)
    qtbot.waitUntil(lambda: state(front) == "playing")
    front.window.setting_chosen.emit("unplugged", choice)
    front.playing.unplugged.emit()
    assert state(front) == after
