"""Every command in one table: buttons, menus, keys and the page of keys all read it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from player.ui.icons import IconName

CommandId = Literal[
    "toggle",
    "next",
    "back",
    "restart step",
    "restart",
    "steps",
    "repeat side",
    "more time",
    "less time",
    "slower",
    "faster",
    "skip",
    "end",
    "louder",
    "quieter",
    "mute",
    "full screen",
    "leave",
    "open",
    "theme",
    "keys",
    "settings",
    "quit",
]
"""What can be asked for."""

Where = Literal["player", "library", "everywhere"]
"""On which screen a command can be asked for."""

Section = Literal["Session", "Sound", "Window"]
"""Under which heading the page of keys lists it."""


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that a person can ask for."""

    identity: CommandId
    """Its name in the program."""
    text: str
    """Its name on the screen."""
    keys: tuple[str, ...]
    """Keys in Qt's portable spelling; the first one is shown."""
    icon: IconName | None
    """Its icon, if it has a button."""
    where: Where
    """Where it works."""
    section: Section
    """Its heading on the page of keys."""
    repeats: bool = False
    """Whether holding the key down asks again and again."""


COMMANDS: tuple[Command, ...] = (
    Command(
        "toggle",
        "Play, pause, or done",
        ("Space", "Media Play", "Toggle Media Play/Pause", "Media Pause", ".", "F5"),
        "play",
        "player",
        "Session",
    ),
    Command("next", "Next phase", ("Right", "PgDown", "Media Next"), "next", "player", "Session"),
    Command("back", "Back", ("Left", "PgUp", "Media Previous"), "back", "player", "Session"),
    Command("restart step", "Start this step again", ("Home", "R"), "restart", "player", "Session"),
    Command("repeat side", "This side once more", ("S",), None, "player", "Session"),
    Command("more time", "Ten seconds more", ("+", "="), None, "player", "Session"),
    Command("less time", "Ten seconds less", ("-",), None, "player", "Session"),
    Command("slower", "Slower pace", ("[", "Shift+Left"), None, "player", "Session"),
    Command("faster", "Faster pace", ("]", "Shift+Right"), None, "player", "Session"),
    Command("skip", "Leave this step out today", ("X", "Del"), None, "player", "Session"),
    Command("steps", "List of steps", ("L", "G"), "list", "player", "Session"),
    Command("restart", "Start the session again", ("Shift+Home",), None, "player", "Session"),
    Command("end", "End here", ("E", "Media Stop"), None, "player", "Session"),
    Command("louder", "Louder", ("Up",), None, "player", "Sound", repeats=True),
    Command("quieter", "Quieter", ("Down",), None, "player", "Sound", repeats=True),
    Command("mute", "Sound on or off", ("M",), "sound", "player", "Sound"),
    Command("full screen", "Full screen", ("F", "F11"), "full screen", "everywhere", "Window"),
    Command("leave", "Leave full screen, or go back", ("Esc",), "left", "everywhere", "Window"),
    Command("open", "Open a session…", ("Ctrl+O",), "open", "everywhere", "Window"),
    Command("theme", "Light or dark", ("Ctrl+D", "T"), "theme", "everywhere", "Window"),
    Command("keys", "Keys", ("F1", "?"), "keys", "everywhere", "Window"),
    Command("settings", "Settings", ("Ctrl+,",), "settings", "everywhere", "Window"),
    Command("quit", "Quit", ("Ctrl+Q",), "quit", "everywhere", "Window"),
)
"""All of them, in the order in which they are listed."""


class Actions(QObject):
    """The commands as Qt actions of a window; what they call is told by ``connect_command``."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._actions: dict[CommandId, QAction] = {}
        self._connected: set[CommandId] = set()
        for command in COMMANDS:
            action = QAction(command.text, window)
            action.setObjectName(command.identity)
            action.setShortcuts([QKeySequence(keys) for keys in command.keys])
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            action.setAutoRepeat(command.repeats)
            action.setToolTip(hint_text(command))
            window.addAction(action)
            self._actions[command.identity] = action

    def __getitem__(self, identity: CommandId) -> QAction:
        return self._actions[identity]

    def connect_command(self, identity: CommandId, call: Callable[[], None]) -> None:
        """Let a command call something; a command may call several things, in the order of connecting."""
        self._actions[identity].triggered.connect(lambda _checked=False: call())
        self._connected.add(identity)

    @property
    def unconnected(self) -> tuple[CommandId, ...]:
        """Return the commands that call nothing yet."""
        return tuple(command.identity for command in COMMANDS if command.identity not in self._connected)

    def show_for(self, where: Where) -> None:
        """Let only those commands work that make sense on a screen."""
        for command in COMMANDS:
            self._actions[command.identity].setEnabled(command.where in (where, "everywhere"))


def command_of(identity: CommandId) -> Command:
    """Return the row of the table."""
    return next(command for command in COMMANDS if command.identity == identity)


def hint_text(command: Command) -> str:
    """Return the command's name with its first key, for a hint under the mouse."""
    return f"{command.text} ({key_text(command.keys[0])})"


def key_text(keys: str) -> str:
    """Return keys as this system writes them."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
