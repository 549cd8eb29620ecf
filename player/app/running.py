"""The program as a person starts it: one window, and what it was asked to open."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from player import paths
from player.app.display import quieten
from player.app.loading import loaded_module
from player.app.one_window import OneWindow
from player.app.window import Front
from player.language import ENGLISH, spoken_language
from player.session.choices import Choices
from player.ui.timers import single_shot

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_LISTEN_MS = 50
"""How long after the window has been shown it listens to later starts."""


def run_window(
    path: Path | None,
    start: str | None,
    *,
    silent: bool,
    values: Mapping[str, str] | None = None,
    exercise: str = "",
    line: int | None = None,
    play: bool = True,
) -> None:
    """Open the window, with a session or an exercise to edit if one is named, and run until it is closed;
    ``values`` are those of the session's parameters. With a ``line`` the session is edited there, not
    played; with ``play`` false its start page is shown. What is edited has a window of its own."""
    one = OneWindow(paths.settings_folder())
    if not exercise and line is None and one.hand_over(path, start, play=play):
        return
    quieten()
    application = QApplication(["limber"])
    application.setApplicationName("limber")
    application.setApplicationDisplayName("Limber")
    application.setDesktopFileName("limber")
    if spoken_language() != ENGLISH:
        loaded_module("player.app.tongue").speak_toolkit(application)
    front = Front(silent=silent)
    one.asked.connect(front.take_over)
    front.prepared.connect(gc.freeze)  # all of it stays: Python never looks through it again while one plays
    if sys.platform == "darwin":  # which hands over files as events; every event would pass by elsewhere too
        application.installEventFilter(one)
    front.greet(at_once=path is None and not exercise)
    front.window.show()
    listen_soon = single_shot(one, _LISTEN_MS, one.listen)
    listen_soon.start()
    if path is not None and line is not None:
        front.edit(path, line)
    elif path is not None and not play:
        front.show_start(path)
    elif path is not None:
        front.play(path, start, choices=Choices(values=tuple((values or {}).items())))
    if exercise:
        front.edit_exercise(exercise)
    application.exec()
    listen_soon.stop()
    one.close()
    front.close()
