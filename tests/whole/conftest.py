"""What the tests of the whole program share: the program in a home of its own, and cards of the library that
are known already."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from player import paths
from player.app.window import Front

_PATIENCE = 120.0


@pytest.fixture(scope="session")
def cards_of_a_start(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the cards that the first start of the program keeps, made once for all tests."""
    home = tmp_path_factory.mktemp("first-start")
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(os.environ, "LIMBER_HOME", str(home))
        front = Front(silent=True)
        give_up = time.monotonic() + _PATIENCE
        while front.reading:
            assert time.monotonic() < give_up, "the sessions are not read"
            qapp.processEvents()
        front.close()
        front.window.deleteLater()
        return paths.cache_folder()


@pytest.fixture
def known_cards(cards_of_a_start: Path) -> None:
    """Let the program find, in the folders of this test, what its first start would have kept: the library
    is there at once. What the store says is true of no other session, exercise or word than those that ship.
    """
    shutil.copytree(cards_of_a_start, paths.cache_folder(), dirs_exist_ok=True)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder beside the home of the program that this test starts."""
    monkeypatch.setenv("LIMBER_HOME", str(tmp_path / "home"))
    return tmp_path


@pytest.fixture
def front(qtbot: QtBot, home: Path, known_cards: None) -> Iterator[Front]:
    """Return the program with its window, which is thrown away with all in it."""
    made = Front(silent=True)
    made.window.resize(1280, 800)
    made.window.show()
    yield made
    made.close()
    made.window.close()
    made.window.deleteLater()
    made.deleteLater()
    QApplication.processEvents()
