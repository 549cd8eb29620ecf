"""What the tests of the whole program share: a home in which the cards of the library are known already."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

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
