"""The menu of a session holds its commands and those of sound, and asks for what is chosen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent

from player.ui.actions import COMMANDS
from player.ui.main_window import MainWindow
from player.ui.session_menu import session_menu
from tests.ui.handmade import hamstring_session


def test_every_command_of_a_session_stands_in_the_menu_and_works(
    make_window: Callable[..., MainWindow],
) -> None:
    window = make_window()
    window.show_player(hamstring_session().title)
    asked: list[str] = []
    wished = [command.identity for command in COMMANDS if command.section in ("Session", "Sound")]
    for identity in wished:
        window.actions_table.connect_command(identity, partial(asked.append, identity))
    menu = session_menu(window.actions_table, 1.0, window.player)
    entries = [action for action in menu.actions() if not action.isSeparator()]
    assert [action.objectName() for action in entries] == wished
    assert all(menu.actionGeometry(action).height() >= 36 for action in entries)
    for action in entries:
        action.trigger()
    assert asked == wished
    menu.close()
    menu.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
