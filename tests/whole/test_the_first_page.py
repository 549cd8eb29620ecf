"""What a start loads before the library is painted: what is on the first page, and nothing else."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.golden import ROOT

_START = """
import json, os, sys
from PySide6.QtWidgets import QApplication
from player.app.window import Front
def tell():
    print(json.dumps({"cards": front.window.library.cards.rowCount(), "modules": sorted(sys.modules)}))
    sys.stdout.flush()
    os._exit(0)
application = QApplication([])
front = Front(silent=True)
front.window.painted.connect(tell)
front.window.show()
application.exec()
"""
_ELSEWHERE = (
    *("numpy", "pydub", "sqlite3", "tomli", "tree_sitter", "jeepney", "dbus_fast", "asyncio", "difflib"),
    *("PySide6.QtMultimedia", "PySide6.QtNetwork", "PySide6.QtDBus", "PySide6.QtSvg", "PySide6.QtQml"),
    *("player.audio", "player.playback", "player.timeline", "player.history", "player.desktop"),
    *("player.editing", "player.making", "player.importing", "player.sharing", "player.exporting"),
    *("player.session.model", "player.session.schema", "player.session.problems", "player.session.load"),
    *("player.figures.figure", "player.figures.skeleton", "player.session.catalogue"),
    *("player.ui.player_screen", "player.ui.editor_screen", "player.ui.workshop_screen"),
    *("player.ui.settings_screen", "player.ui.start_screen", "player.ui.history_screen"),
    *("player.ui.welcome_screen", "player.ui.import_screen", "player.ui.making_screen"),
    *("player.ui.guide_screen", "player.ui.keys_page", "player.ui.command_palette"),
)
"""Rooms and libraries of other pages: each is loaded when its page is first opened, or once the library has
been seen."""


@pytest.mark.usefixtures("known_cards")
def test_the_library_is_painted_before_anything_else_is_loaded() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _START], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    found = json.loads(done.stdout.splitlines()[-1])
    assert found["cards"] > 20
    loaded = set(found["modules"])
    assert loaded & set(_ELSEWHERE) == set()
    assert "player.ui.library_screen.screen" in loaded
