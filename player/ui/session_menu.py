"""The menu of a session: its commands, from the one table, under the right mouse button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from player.ui.actions import COMMANDS
from player.ui.fonts import font

if TYPE_CHECKING:
    from player.ui.actions import Actions

_PIXELS = 17
_SECTIONS = ("Session", "Sound")
_PADDING = 10
"""Above and below the words, in pixels: a row is as high as anything else that can be pressed."""


def session_menu(actions: Actions, scale: float, parent: QWidget) -> QMenu:
    """Return a menu of the commands of a session, with their keys; it goes once it has been closed."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setFont(font(round(_PIXELS * scale)))
    menu.setStyleSheet(
        f"QMenu::item {{ padding: {_PADDING}px 28px; }}"
        "QMenu::item:selected { background: palette(highlight); color: palette(highlighted-text); }"
    )
    section = ""
    for command in COMMANDS:
        if command.where != "player" or command.section not in _SECTIONS:
            continue
        if section and command.section != section:
            menu.addSeparator()
        section = command.section
        menu.addAction(actions[command.identity])
    return menu
