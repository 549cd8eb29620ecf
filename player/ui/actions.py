"""Every command in one table: buttons, menus, keys and the page of keys all read it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from player.language import said
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
    "turn left",
    "turn right",
    "from above",
    "from below",
    "usual view",
    "full screen",
    "distance view",
    "leave",
    "open",
    "import",
    "share",
    "theme",
    "keys",
    "settings",
    "history",
    "programme",
    "safety",
    "find",
    "favourite",
    "workshop",
    "guide",
    "new session",
    "edit",
    "palette",
    "quit",
]
"""What can be asked for."""

Where = Literal["player", "library", "editor", "everywhere"]
"""On which screen a command can be asked for."""

Section = Literal["Session", "Sound", "Figure", "Window"]
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
        said("Play, pause, or done"),
        ("Space", ".", "F5", "Media Play", "Toggle Media Play/Pause", "Media Pause"),
        "play",
        "player",
        "Session",
    ),
    Command("next", said("Next phase"), ("Right", "PgDown", "Media Next"), "next", "player", "Session"),
    Command("back", said("Back"), ("Left", "PgUp", "Media Previous"), "back", "player", "Session"),
    Command("restart step", said("Start this step again"), ("Home", "R"), "restart", "player", "Session"),
    Command("repeat side", said("This side once more"), ("S",), None, "player", "Session"),
    Command("more time", said("Ten seconds more"), ("+", "="), None, "player", "Session"),
    Command("less time", said("Ten seconds less"), ("-",), None, "player", "Session"),
    Command("slower", said("Slower pace"), ("[", "Shift+Left"), None, "player", "Session"),
    Command("faster", said("Faster pace"), ("]", "Shift+Right"), None, "player", "Session"),
    Command("skip", said("Leave this step out today"), ("X", "Del"), None, "player", "Session"),
    Command("steps", said("List of steps"), ("L", "G"), "list", "player", "Session"),
    Command("restart", said("Start the session again"), ("Shift+Home",), None, "player", "Session"),
    Command("end", said("End here"), ("E",), None, "player", "Session"),
    Command("louder", said("Louder"), ("Up",), None, "player", "Sound", repeats=True),
    Command("quieter", said("Quieter"), ("Down",), None, "player", "Sound", repeats=True),
    Command("mute", said("Sound on or off"), ("M",), "sound", "player", "Sound"),
    Command("turn left", said("Turn the figure to the left"), ("A",), None, "player", "Figure", repeats=True),
    Command(
        "turn right", said("Turn the figure to the right"), ("D",), None, "player", "Figure", repeats=True
    ),
    Command("from above", said("See it more from above"), ("W",), None, "player", "Figure", repeats=True),
    Command(
        "from below", said("See it less from above"), ("Shift+W",), None, "player", "Figure", repeats=True
    ),
    Command("usual view", said("See it as before"), ("V",), None, "player", "Figure"),
    Command("full screen", said("Full screen"), ("F", "F11"), "full screen", "everywhere", "Window"),
    Command("distance view", said("Distance view"), ("B",), None, "player", "Window"),
    Command("leave", said("Leave full screen, or go back"), ("Esc",), "left", "everywhere", "Window"),
    Command("open", said("Open a session…"), ("Ctrl+O",), "open", "everywhere", "Window"),
    Command("import", said("Bring a list or a file…"), ("Ctrl+I",), "import", "library", "Window"),
    Command("share", said("Share a session as one file…"), ("Ctrl+Shift+E",), None, "library", "Window"),
    Command("theme", said("Light or dark"), ("Ctrl+D", "T"), "theme", "everywhere", "Window"),
    Command("keys", said("Keys"), ("F1", "?"), "keys", "everywhere", "Window"),
    Command("settings", said("Settings"), ("Ctrl+,",), "settings", "everywhere", "Window"),
    Command("history", said("What you have done"), ("Ctrl+H",), "history", "library", "Window"),
    Command("programme", said("Programme"), ("Ctrl+P",), "programme", "library", "Window"),
    Command("safety", said("Safety: when to stop"), ("Ctrl+Shift+S",), "warning", "library", "Window"),
    Command("find", said("Find a session"), ("Ctrl+F",), "search", "library", "Window"),
    Command("favourite", said("Favourite, or no longer"), ("Ctrl+B",), "star", "library", "Window"),
    Command("guide", said("How sessions are written"), ("Ctrl+F1",), None, "library", "Window"),
    Command("workshop", said("Pose workshop…"), ("Ctrl+Shift+W",), "pose", "library", "Window"),
    Command("new session", said("New session…"), ("Ctrl+N",), "add", "library", "Window"),
    Command("edit", said("Edit the session"), ("Ctrl+E",), "pencil", "library", "Window"),
    Command("palette", said("All commands…"), ("Ctrl+Shift+P",), None, "everywhere", "Window"),
    Command("quit", said("Quit"), ("Ctrl+Q",), "quit", "everywhere", "Window"),
)
"""All of them, in the order in which they are listed."""


class Actions(QObject):
    """The commands as Qt actions of a window; what they call is told by ``connect_command``."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._actions: dict[CommandId, QAction] = {}
        self._connected: set[CommandId] = set()
        self._chosen: Mapping[str, Sequence[str]] = {}
        for command in COMMANDS:
            action = QAction(command.text, window)
            action.setObjectName(command.identity)
            action.setShortcuts([QKeySequence(keys) for keys in command.keys])
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            action.setAutoRepeat(command.repeats)
            action.setToolTip(hint_text(command))
            window.addAction(action)
            self._actions[command.identity] = action

    @property
    def chosen(self) -> Mapping[str, Sequence[str]]:
        """Return the keys that the person chose, by the command's name, where they differ from the table."""
        return self._chosen

    def set_keys(
        self, keys_of: Mapping[CommandId, Sequence[str]], chosen: Mapping[str, Sequence[str]]
    ) -> None:
        """Take the keys of every command, and what the person chose to make them so."""
        self._chosen = chosen
        for identity, action in self._actions.items():
            keys = keys_of[identity]
            action.setShortcuts([QKeySequence(each) for each in keys])
            action.setToolTip(hint_text(command_of(identity), keys))

    def keys_of(self, identity: CommandId) -> tuple[str, ...]:
        """Return the keys that ask for a command now, in Qt's portable spelling."""
        form = QKeySequence.SequenceFormat.PortableText
        return tuple(keys.toString(form) for keys in self._actions[identity].shortcuts())

    def first_key(self, identity: CommandId) -> str:
        """Return the first of a command's keys as this system writes it; empty where it has none."""
        keys = self.keys_of(identity)
        text = key_text(keys[0]) if keys else ""
        return said("Space") if text == "Space" else text

    def __getitem__(self, identity: CommandId) -> QAction:
        return self._actions[identity]

    def connect_command(self, identity: CommandId, call: Callable[[], None]) -> None:
        """Let a command call something; a command may call several things, in the order of connecting."""
        self._actions[identity].triggered.connect(lambda _checked=False: call())
        self._connected.add(identity)

    def ask(self, identity: str) -> None:
        """Ask for a command by its name, if it makes sense on the screen that is shown."""
        action = next((action for name, action in self._actions.items() if name == identity), None)
        if action is not None:
            action.trigger()

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


def hint_text(command: Command, keys: Sequence[str] | None = None) -> str:
    """Return the command's name with the first of its keys, for a hint under the mouse."""
    used = command.keys if keys is None else keys
    return f"{command.text} ({key_text(used[0])})" if used else command.text


def key_text(keys: str) -> str:
    """Return keys as this system writes them."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
