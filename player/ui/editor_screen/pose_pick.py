"""Picking a pose of an exercise by its name and its picture, and the field that does so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from player.editing.step_values import toml_value
from player.ui.editor_screen.drawn_figure import PosePictures, icon_size
from player.ui.editor_screen.form_field import FormField
from player.ui.settings_screen.kinds import Listed
from player.ui.settings_screen.wide_fields import ListField
from player.ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from player.session.keys import Key
    from player.session.problems import KeyPath
    from player.ui.editor_screen.form_desk import FormDesk


class PosePick(ListField):
    """A list of poses with their pictures."""

    def __init__(self, theme: Theme, label: str, first: str, parent: QWidget) -> None:
        """Take what stands for no pose."""
        super().__init__(theme, label, Listed(first), parent)
        self._names: tuple[str, ...] = ()
        self.setMinimumWidth(60)

    def show_poses(self, pictures: PosePictures, names: tuple[str, ...], chosen: str) -> None:
        """Show the poses there are, and which is chosen; empty for none."""
        if names != self._names:
            self._names = names
            self.set_options(tuple((name, name) for name in names))
        for place, name in enumerate(names, 1):
            self.setItemIcon(place, pictures.icon(name))
        if self.currentData() != chosen:
            self.show_value(chosen)

    def set_pixels(self, pixels: int) -> None:
        super().set_pixels(pixels)
        self.setIconSize(icon_size(pixels))


class PoseField(FormField):
    """A pose of the exercise of a step."""

    def __init__(
        self,
        theme: Theme,
        key: Key,
        path: KeyPath,
        parent: QWidget,
        desk: FormDesk,
        values: Callable[[], Mapping[str, Any]],
    ) -> None:
        """Take what knows exercises, and what gives the values of the step."""
        super().__init__(theme, key, path, parent)
        self._desk, self._values = desk, values
        self._pictures = PosePictures()
        self.list = PosePick(theme, self.label.text, "—", self)
        self.list.setAccessibleDescription(self.meaning)
        self.list.value_changed.connect(lambda chosen: self._set(toml_value(chosen) if chosen else ""))

    def show_value(self, value: Any) -> None:
        super().show_value(value)
        identity = self._values().get("exercise")
        exercise = self._desk.exercise(identity) if isinstance(identity, str) else None
        self._pictures.take(exercise, self._desk.palette())
        chosen = value if isinstance(value, str) else "" if value is None else toml_value(value)
        self.list.show_poses(self._pictures, self._pictures.names, chosen)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.list.set_theme(theme)

    def set_pixels(self, pixels: int) -> None:
        self.list.set_pixels(pixels)
        super().set_pixels(pixels)

    def _arrange(self) -> None:
        super()._arrange()
        self.list.setGeometry(-1, self._top, self.width() + 2, self._tall)
