"""The field for a condition."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from player.editing.field_values import as_toml, written
from player.ui.editor_screen.condition_rows import ConditionRows
from player.ui.editor_screen.form_field import FormField
from player.ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from player.editing.condition_names import Known
    from player.session.keys import Key
    from player.session.problems import KeyPath


class ConditionField(FormField):
    """When something is done."""

    def __init__(
        self,
        theme: Theme,
        key: Key,
        path: KeyPath,
        parent: QWidget,
        known: Callable[[], tuple[Known, ...]],
    ) -> None:
        """Take what gives all that a condition can be about."""
        super().__init__(theme, key, path, parent)
        self.rows = ConditionRows(theme, self.label.text, known, self)
        self.rows.line.setAccessibleDescription(self.meaning)
        self.rows.wanted.connect(lambda text: self._set(as_toml(key, text)))
        self.rows.grown.connect(self._fit)

    def show_value(self, value: Any) -> None:
        super().show_value(value)
        self.rows.show_text(written(self.key, value))

    def take(self) -> None:
        self.rows.take()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.rows.set_theme(theme)

    def set_pixels(self, pixels: int) -> None:
        self.rows.set_pixels(pixels)
        super().set_pixels(pixels)

    def height_wished(self) -> int:
        return self._top + self.rows.height_wished()

    def _arrange(self) -> None:
        super()._arrange()
        self.rows.setGeometry(0, self._top, self.width(), self.rows.height_wished())
