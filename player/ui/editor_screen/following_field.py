"""A field for a value that may follow what the player chooses: a number, a time, a percentage."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QMenu

from player.editing.field_values import written
from player.editing.following import offers_of, words_of
from player.editing.step_values import toml_value
from player.language import said
from player.ui.buttons import IconButton
from player.ui.editor_screen.line_field import LineField
from player.ui.fonts import font, wrapped
from player.ui.painted import Words
from player.ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from player.editing.condition_names import Known
    from player.session.keys import Key
    from player.session.problems import KeyPath
    from player.ui.editor_screen.form_field import Names


class FollowingField(LineField):
    """A line, what it can follow, and what it means then."""

    def __init__(
        self,
        theme: Theme,
        key: Key,
        path: KeyPath,
        parent: QWidget,
        names: Names,
        known: Callable[[], tuple[Known, ...]],
    ) -> None:
        """Take what gives the parameters of the session."""
        super().__init__(theme, key, path, parent, names)
        self._known = known
        self.told = Words(theme, self, ink="ink")
        """What it means, where it follows something."""
        self.follow = IconButton(
            theme,
            "swap",
            said("Let it follow what the player chooses: {name}", name=self.label.text),
            parent=self,
        )
        self.follow.setToolTip(said("Let it follow what the player chooses"))
        self.follow.clicked.connect(self._open)

    def show_value(self, value: Any) -> None:
        super().show_value(value)
        known = self._known()
        self.told.set_text(words_of(written(self.key, value), known))
        self.told.setVisible(bool(self.told.text))
        self.follow.setVisible(bool(offers_of(self.key, known)))
        self._fit()

    def menu(self) -> QMenu:
        """Return what it can follow."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setFont(font(self._pixels))
        for label, text in offers_of(self.key, self._known()):
            action = menu.addAction(label)
            action.triggered.connect(lambda _on=False, text=text: self._set(toml_value(text)))
        return menu

    def _open(self) -> None:
        self.menu().popup(self.follow.mapToGlobal(self.follow.rect().bottomLeft()))

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.told.set_theme(theme)

    def height_wished(self) -> int:
        return super().height_wished() + self._told_height()

    def _told_height(self) -> int:
        if not self.told.isVisibleTo(self):
            return 0
        small = max(11, round(self._pixels * 0.85))
        metrics = QFontMetricsF(font(small))
        lines = len(wrapped(self.told.text, metrics, max(80, self.width() - 12)))
        self.told.set_sizes(small, small)
        self.told.set_most_lines(lines)
        return round(metrics.lineSpacing() * lines) + 4

    def _arrange(self) -> None:
        super()._arrange()
        if self.follow.isVisibleTo(self):
            side = max(40, round(self._pixels * 1.9))
            line = self.line.geometry()
            line.setWidth(line.width() - side)
            self.line.setGeometry(line)
            top = self._top + (self._tall - side) // 2
            self.follow.setGeometry(line.right() + 1, top, side, side)
        self.told.setGeometry(6, self._top + self._tall, self.width() - 12, self._told_height())
