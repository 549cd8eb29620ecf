"""The figure of a session that plays: turned by mouse and keys, and whoever the person has chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from player.app.window import Front
from player.figures.looks import LOOKS
from player.ui.figure_view import FigureView

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

_SESSION = """
format = 1
title = "A quiet one"
[defaults]
announce = "off"
prepare = "0s"
[[step]]
exercise = "plank"
hold = "40s"
[[step]]
exercise = "glute-bridge"
hold = "20s"
"""


@pytest.fixture
def front(qtbot: QtBot, tmp_path: Path, known_cards: None) -> Iterator[Front]:
    """Return the program's window with a session that has been paused in its first step."""
    path = tmp_path / "quiet.toml"
    path.write_text(_SESSION, encoding="utf-8")
    front = Front(silent=True)
    qtbot.addWidget(front.window)
    front.window.show()
    qtbot.waitExposed(front.window)
    front.play(path)
    qtbot.waitUntil(lambda: front.state == "playing")
    QTest.keyClick(front.window, Qt.Key.Key_Space)
    yield front
    front.close()


def _view(front: Front) -> FigureView:
    view = front.window.player.figure
    assert isinstance(view, FigureView)
    assert view.drawing is not None
    return view


def test_keys_turn_the_figure_and_turn_it_back(front: Front) -> None:
    view = _view(front)
    before = view.drawing
    QTest.keyClick(front.window, Qt.Key.Key_D)
    assert view.turned == (16.0, 0.0)
    assert view.drawing != before
    QTest.keyClick(front.window, Qt.Key.Key_W)
    assert view.turned == (16.0, 10.0)
    QTest.keyClick(front.window, Qt.Key.Key_V)
    assert view.turned == (0.0, 0.0)
    assert view.drawing == before


def test_dragging_turns_the_figure_at_once_and_the_next_exercise_is_seen_as_it_is_seen_best(
    front: Front, qtbot: QtBot
) -> None:
    view = _view(front)
    before = view.drawing
    middle = view.rect().center()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=middle)
    for step in (20, 60, 90):
        QTest.mouseMove(view, middle + QPoint(step, 0))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=middle + QPoint(90, 0))
    assert view.turned == (36.0, 0.0)
    assert view.drawing != before
    for _ in range(3):  # past what gets ready, the hold, and into the next exercise
        QTest.keyClick(front.window, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: view.turned == (0.0, 0.0))


def test_who_is_chosen_shows_the_exercise_at_once(front: Front) -> None:
    view = _view(front)
    front.window.setting_chosen.emit("figure_look", "amara")
    assert view.drawing is not None
    assert LOOKS["amara"].top in {shape.fill for shape in view.drawing.shapes}
