"""The head of the library: the name of the program, what else can be done, in words where there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QMenu

from player.language import later, said
from player.ui.actions import Actions, CommandId, command_of
from player.ui.buttons import IconButton, WordButton, round_side
from player.ui.fonts import font
from player.ui.painted import Painted, Words

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QAbstractButton, QWidget

    from player.ui.theme import Theme

_IN_WORDS: dict[CommandId, str] = {
    "programme": later("Programme"),
    "history": later("History"),
    "new session": later("New session"),
}
"""What somebody comes for again and again: it says what it is as long as there is room."""
_AS_ICONS: tuple[CommandId, ...] = ("settings", "open", "theme", "keys", "import", "workshop")
"""The others, what is wanted most first."""
_ONLY_IN_MENU: tuple[CommandId, ...] = ("edit", "safety")
_APART = 4
"""Pixels between two buttons."""


class _Asked(NamedTuple):
    """A command, with its button in words, where it has one, and its round one."""

    command: CommandId
    word: WordButton | None
    icon: IconButton


class HeadBar(Painted):
    """The first line of the library."""

    def __init__(self, theme: Theme, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._actions = actions
        self._scale = 1.0
        self.name = Words(theme, self, weight=QFont.Weight.Bold)
        self.name.set_text("Limber")
        self.question = Words(theme, self, ink="muted")
        self.question.set_text(said("What shall we loosen today?"))
        self._asked = tuple(self._ask(name) for name in (*_IN_WORDS, *_AS_ICONS))
        self.more = IconButton(theme, "more", said("More"), parent=self)
        self.more.clicked.connect(self._open_more)

    def _ask(self, name: CommandId) -> _Asked:
        """Make the buttons of a command."""
        picture = command_of(name).icon or "more"
        icon = IconButton(self._theme, picture, "", parent=self)
        icon.follow(self._actions[name])
        if name not in _IN_WORDS:
            return _Asked(name, None, icon)
        text = said(_IN_WORDS[name])
        word = WordButton(self._theme, text, "quiet", picture, self)
        word.follow(self._actions[name])
        whole = self._actions[name].text()
        word.setAccessibleName(whole if whole.startswith(text) else f"{text}: {whole}")
        return _Asked(name, word, icon)

    @property
    def all_buttons(self) -> tuple[QAbstractButton, ...]:
        """Return every button from left to right, those in words before their round ones."""
        words = [each for _, word, icon in self._asked if word is not None for each in (word, icon)]
        icons = [icon for _, word, icon in reversed(self._asked) if word is None]
        return (*words, *icons, self.more)

    @property
    def buttons(self) -> tuple[QAbstractButton, ...]:
        """Return the buttons that are shown, from left to right."""
        return tuple(button for button in self.all_buttons if button.isVisibleTo(self))

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for child in (self.name, self.question, self.more):
            child.set_theme(theme)
        for _, word, icon in self._asked:
            icon.set_theme(theme)
            if word is not None:
                word.set_theme(theme)

    def set_scale(self, scale: float) -> None:
        """Take a scale of text, 1 to 3."""
        self._scale = scale
        for _, word, _ in self._asked:
            if word is not None:
                word.set_font_pixels(round(15 * scale))
        self._arrange()

    @property
    def tall(self) -> int:
        """Return the height it needs."""
        return max(round(34 * self._scale * 1.4), round_side(self._scale)) + 2

    def menu(self) -> QMenu:
        """Return a menu of what has no button."""
        menu = QMenu(self)
        menu.setFont(font(round(16 * self._scale)))
        shown = self.buttons
        for command, word, icon in self._asked:
            if word not in shown and icon not in shown:
                menu.addAction(self._actions[command])
        for command in _ONLY_IN_MENU:
            menu.addAction(self._actions[command])
        return menu

    def _open_more(self) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _arrange(self) -> None:
        scale = self._scale
        name = round(34 * scale)
        self.name.set_sizes(name, 16)
        self.name.setGeometry(10, 0, self.name.sizeHint().width() + 8, round(name * 1.4))
        self.question.set_sizes(round(18 * scale), 13)
        first = self._arrange_buttons(self.name.geometry().right() + 10)
        left = self.name.geometry().right() + 24
        room = max(0, first - left - 8)
        self.question.setGeometry(left, round(name * 0.12), room, round(name * 1.3))
        self.question.setVisible(room >= self.question.sizeHint().width())

    def _arrange_buttons(self, left: int) -> int:
        """Put as many buttons as there is room for at the right; return where the first one stands."""
        side = round_side(self._scale)
        room = self.width() - 6 - left
        shown = self._shown(room, side)
        for _, word, icon in self._asked:
            icon.setVisible(icon in shown)
            if word is not None:
                word.setVisible(word in shown)
        self.more.setVisible(self.more in shown)
        x = self.width() - 6
        for button in reversed([each for each in self.all_buttons if each in shown]):
            x -= _wide(button, side) + _APART
            button.setGeometry(x, 0, _wide(button, side), side)
        return x

    def _shown(self, room: int, side: int) -> list[QAbstractButton]:
        """Return what there is room for: words before rare commands, and the settings with the words."""
        words: list[QAbstractButton] = [word or icon for _, word, icon in self._asked]
        icons: list[QAbstractButton] = [icon for _, _, icon in self._asked]
        least = [*words[: len(_IN_WORDS) + 1], self.more]
        wished = words if _sum(least, side) <= room else icons
        if _sum(wished, side) <= room:
            return wished
        shown: list[QAbstractButton] = [self.more]
        for button in wished:
            if _sum([*shown, button], side) > room:
                break
            shown.append(button)
        return shown

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()


def _wide(button: QAbstractButton, side: int) -> int:
    return button.sizeHint().width() if isinstance(button, WordButton) else side


def _sum(buttons: list[QAbstractButton], side: int) -> int:
    return sum(_wide(button, side) + _APART for button in buttons)
