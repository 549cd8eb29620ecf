"""Bringing in the window: a list that is typed becomes a session; what is nothing is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from player import paths
from player.app.window import Front
from tests.importing.made import SAMPLES


@pytest.fixture
def front(qtbot: QtBot, known_cards: None) -> Iterator[Front]:
    made = Front(silent=True)
    made.window.resize(1100, 700)
    made.window.show()
    qtbot.waitUntil(lambda: not made.reading, timeout=20_000)
    yield made
    made.window.close()
    made.close()
    made.window.deleteLater()


def test_a_list_that_is_typed_becomes_a_session(qtbot: QtBot, front: Front) -> None:
    window = front.window
    QTest.keyClick(window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert window.stack.currentWidget() is window.bringing
    QTest.keyClicks(window.bringing.box, "Plank 2 x 30s, rest 15s")
    qtbot.waitUntil(window.bringing.take.isVisible, timeout=5000)
    window.bringing.take.click()
    assert window.stack.currentWidget() is window.start
    assert [path.name for path in (paths.data_folder() / "sessions").glob("*")] == ["front-plank.toml"]


def test_a_file_of_several_sessions_leads_back_to_the_library(qtbot: QtBot, front: Front) -> None:
    front.show_start(SAMPLES / "stretch.seconds")
    window = front.window
    assert window.bringing.name.text == "2 sessions"
    window.bringing.take.click()
    assert window.stack.currentWidget() is window.library
    qtbot.waitUntil(lambda: not front.reading, timeout=20_000)
    assert (paths.data_folder() / "sessions" / "one-plank.toml").is_file()


def test_a_file_that_is_nothing_is_told_and_nothing_is_written(front: Front, tmp_path: Path) -> None:
    path = tmp_path / "broken.limber"
    path.write_bytes(b"PK\x03\x04manifest.json")
    front.play(path)
    assert "damaged" in front.window.bringing.name.text
    assert not front.window.bringing.take.isVisible()
    assert not (paths.data_folder() / "sessions").exists()


def test_the_chosen_session_is_shared_as_one_file(
    front: Front, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "mine"), ""))
    chosen = front.window.library.chosen
    assert chosen is not None and chosen.path is not None
    front.window.actions_table["share"].trigger()
    assert [path.name for path in tmp_path.iterdir()] == ["mine.limber"]
    front.show_start(tmp_path / "mine.limber")
    assert front.window.bringing.name.text == chosen.title
    assert "Licence" in front.window.bringing.offer.toPlainText()
