"""Windows for the tests: made with a memory of their own, shown in the chosen size, taken down afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from player.settings import Settings
from player.ui.main_window import MainWindow
from player.ui.theme import Scheme
from tests.ui.handmade import hamstring_session


class ForgetfulMemory:
    """Remembers a window for as long as a test lasts."""

    def __init__(self, scheme: Scheme | None = "light") -> None:
        self.settings = Settings(theme=scheme or "system")
        self.geometry = b""

    def window_geometry(self) -> bytes:
        return self.geometry

    def keep_window_geometry(self, geometry: bytes) -> None:
        self.geometry = geometry

    def keep(self, **changes: Any) -> None:
        self.settings = replace(self.settings, **changes)


MakeWindow = Callable[..., MainWindow]


@pytest.fixture
def make_window(qtbot: QtBot) -> Iterator[MakeWindow]:
    """Return a function that opens the main window with the hand-made session in it."""
    opened: list[MainWindow] = []
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    usual = application.font()

    def make(
        width: int = 1280, height: int = 720, text: float = 1.0, memory: ForgetfulMemory | None = None
    ) -> MainWindow:
        larger = application.font()
        larger.setPixelSize(round(12.5 * text + 0.01))
        application.setFont(larger)
        window = MainWindow(memory or ForgetfulMemory(), QWidget)
        window.resize(width, height)
        window.player.set_timeline(hamstring_session())
        with qtbot.waitSignal(window.painted, timeout=3000):
            window.show()
            window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow, timeout=3000)
        QApplication.processEvents()  # what the system is asked once it is painted has been asked
        opened.append(window)
        return window

    yield make
    for window in opened:
        window.close()
        window.deleteLater()
    application.setFont(usual)
    QApplication.processEvents()
