"""The documentation of the format is read in the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from player.app.guide_wiring import GuideWiring
from player.app.memory import Memory
from player.app.supplies import Supplies
from player.ui.guide_screen.screen import GuidePage
from player.ui.main_window import MainWindow


def test_the_guide_is_opened_read_and_left(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LIMBER_HOME", str(tmp_path))
    window = MainWindow(Memory(tmp_path / "settings"), QWidget)
    qtbot.addWidget(window)
    window.show()
    wiring = GuideWiring(window, Supplies())
    window.actions_table.connect_command("guide", wiring.show)
    window.actions_table["guide"].trigger()
    page = window.stack.page
    assert isinstance(page, GuidePage)
    assert window.windowTitle() == "How sessions are written – Limber"
    read = page.box.toPlainText()
    assert "Your first session in five minutes" in read
    assert "supine-strap-hamstring" in read
    assert "unknown-key" in read
    page.way_back.click()
    assert window.stack.page is None
    window.close()
