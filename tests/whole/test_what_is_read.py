"""The program reads no pose that it does not show: neither when it starts, nor when a session is played."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from player.app.window import Front
from player.figures import reading
from player.figures.pose import parse_pose
from player.session import catalogue
from player.session.exercise_file import load_exercise
from player.ui.figure_view import FigureView
from tests.figures.shown import table_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from pytestqt.qtbot import QtBot

_TWO = """
format = 1
title = "Two"
[defaults]
announce = "off"
prepare = "0s"
[[step]]
exercise = "plank"
hold = "30s"
[[step]]
exercise = "glute-bridge"
reps = 4
"""


class _Read:
    """What has been read: exercise files, and the poses of their figures."""

    def __init__(self) -> None:
        self.exercises: list[str] = []
        self.poses = 0


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> _Read:
    """Return what is read from now on."""
    told = _Read()

    def load(path: Path, *rest: object, **named: object) -> object:
        told.exercises.append(path.stem)
        return load_exercise(path, *rest, **named)  # type: ignore[arg-type]

    def parse(table: Mapping[str, object]) -> object:
        told.poses += 1
        return parse_pose(table)

    monkeypatch.setattr(catalogue, "load_exercise", load)
    monkeypatch.setattr(reading, "parse_pose", parse)
    return told


@pytest.fixture
def front(qtbot: QtBot, known_cards: None, read: _Read) -> Iterator[Front]:
    """Return the program's window as at its second start."""
    front = Front(silent=True)
    qtbot.addWidget(front.window)
    front.window.show()
    qtbot.waitExposed(front.window)
    yield front
    front.close()


def test_a_start_shows_the_library_and_reads_no_pose(front: Front, read: _Read, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: front.window.library.cards.rowCount() > 0)
    qtbot.waitUntil(lambda: not front.reading)
    front.window.repaint()
    assert read.exercises == []
    assert read.poses == 0


def test_a_session_reads_the_poses_of_the_exercise_that_is_shown(
    front: Front, read: _Read, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "two.toml"
    file.write_text(_TWO, encoding="utf-8")
    front.play(file)
    view = front.window.player.figure
    assert isinstance(view, FigureView)
    qtbot.waitUntil(lambda: view.drawing is not None)
    plank = len(_poses("plank"))
    assert set(read.exercises) == {"plank", "glute-bridge"}
    assert read.poses == plank
    for _ in ("to the plank", "to the bridge"):
        QTest.keyClick(front.window, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: read.poses > plank)
    assert read.poses == plank + len(_poses("glute-bridge"))


def _poses(name: str) -> Mapping[str, object]:
    poses = table_of(name)["poses"]
    assert isinstance(poses, dict)
    return poses
