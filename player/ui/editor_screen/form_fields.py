"""Which field a key of the format has in the form, and the fields that choose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from player.editing.field_values import COUNTED
from player.editing.following import offers_of
from player.editing.step_values import toml_value, typed_value
from player.language import said
from player.ui.buttons import IconButton, WordButton
from player.ui.editor_screen.beats_field import BeatsField
from player.ui.editor_screen.chips_field import ChipsField
from player.ui.editor_screen.condition_field import ConditionField
from player.ui.editor_screen.entries_field import EntriesField, TableField
from player.ui.editor_screen.file_field import FileField
from player.ui.editor_screen.following_field import FollowingField
from player.ui.editor_screen.form_desk import FormDesk
from player.ui.editor_screen.form_field import FormField
from player.ui.editor_screen.key_names import name_of_choice
from player.ui.editor_screen.line_field import BoxField, LineField
from player.ui.editor_screen.lines_field import LinesField
from player.ui.editor_screen.motion_field import MotionField
from player.ui.editor_screen.pairs_field import PairsField
from player.ui.editor_screen.pose_pick import PoseField
from player.ui.editor_screen.poses_field import PosesField
from player.ui.settings_screen.kinds import Listed
from player.ui.settings_screen.wide_fields import ListField

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from player.editing.condition_names import Known
    from player.session.keys import Key
    from player.session.problems import KeyPath
    from player.ui.theme import Theme

_SENTENCES = ("say", "note", "summary", "setup")
_LISTS_OF_SENTENCES = ("cautions", "sources", "mistakes", "easier", "harder")
_EXERCISES = ("exercise", "cover")


class PickField(FormField):
    """One of a few values, or none."""

    def __init__(
        self,
        theme: Theme,
        key: Key,
        path: KeyPath,
        parent: QWidget,
        known: Callable[[], tuple[Known, ...]],
    ) -> None:
        """Take what gives the parameters of the session."""
        super().__init__(theme, key, path, parent)
        self._known = known
        self._offers: tuple[tuple[str, str], ...] = ()
        usual = name_of_choice(key.default.strip('"')) if key.default and key.kind != "flag" else ""
        self.list = ListField(theme, self.label.text, Listed(f"— ({usual})" if usual else "—"), self)
        self.list.setAccessibleDescription(self.meaning)
        self._fill()
        self.list.setMinimumWidth(60)
        self.list.value_changed.connect(self._take)

    def show_value(self, value: Any) -> None:
        super().show_value(value)
        offers = offers_of(self.key, self._known())
        if offers != self._offers:
            self._offers = offers
            self._fill()
        written = "" if value is None else value if isinstance(value, str) else toml_value(value)
        if self.list.currentData() != written:
            self.list.show_value(written)

    def _fill(self) -> None:
        """Offer its choices, and what it can follow."""
        options = (
            (("true", said("Yes")), ("false", said("No")))
            if self.key.kind == "flag"
            else tuple((each, name_of_choice(each)) for each in self.key.choices)
        )
        follows = tuple((written, label) for label, written in self._offers)
        self.list.set_options((*options, *follows))
        for place, meaning in enumerate(self.key.meanings, 1):
            self.list.setItemData(place, said(meaning), Qt.ItemDataRole.ToolTipRole)

    def _take(self, chosen: str) -> None:
        self._set(typed_value(self.key.kind, chosen) if chosen else "")

    def set_pixels(self, pixels: int) -> None:
        self.list.set_pixels(pixels)
        super().set_pixels(pixels)

    def _arrange(self) -> None:
        super()._arrange()
        self.list.setGeometry(-1, self._top, self.width() + 2, self._tall)


class ExerciseField(FormField):
    """The exercise: a button that opens the picker."""

    def __init__(
        self, theme: Theme, key: Key, path: KeyPath, name_of: Callable[[str], str], parent: QWidget
    ) -> None:
        super().__init__(theme, key, path, parent)
        self._name_of = name_of
        self.button = WordButton(theme, said("Choose an exercise…"), "plain", "search", self)
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.button.clicked.connect(lambda: self.picker_wanted.emit(self.path))
        self.draw = IconButton(theme, "pose", said("Draw it in the pose workshop"), parent=self)
        self.draw.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.draw.clicked.connect(lambda: self.workshop_wanted.emit(str(self._value), ""))

    def show_value(self, value: Any) -> None:
        super().show_value(value)
        identity = str(value or "")
        words = (self._name_of(identity) or identity) if identity else said("Choose an exercise…")
        self.button.set_words(words, "search")
        self.button.setAccessibleName(said("Exercise: {words}", words=words))
        self.draw.setVisible(bool(identity) and not identity.startswith("$"))
        self._arrange()

    def set_pixels(self, pixels: int) -> None:
        self.button.set_font_pixels(pixels)
        super().set_pixels(pixels)

    def _arrange(self) -> None:
        super()._arrange()
        side = 44 if self.draw.isVisibleTo(self) else 0
        self.button.setGeometry(-3, self._top, self.width() + 3 - side, self._tall)
        self.draw.setGeometry(self.width() - 44, self._top + (self._tall - 44) // 2, 44, 44)


@dataclass(frozen=True, slots=True)
class FieldMaking:
    """What makes the fields of a form."""

    theme: Theme
    """The colours."""
    desk: FormDesk
    """What the form asks of the program."""
    values: Callable[[], Mapping[str, Any]]
    """What gives the values of the step, or of the session, that is shown."""

    def field_for(self, key: Key, path: KeyPath, parent: QWidget) -> FormField:
        """Return the right field for a key at a path."""
        theme = self.theme
        if key.name == "poses":
            return PosesField(theme, key, path, parent, self.desk)
        if key.name == "motion":
            return MotionField(theme, key, path, parent, self.desk)
        if key.name == "pose":
            return PoseField(theme, key, path, parent, self.desk, self.values)
        if key.name in _EXERCISES and key.kind == "text":
            return ExerciseField(theme, key, path, self.desk.name_of, parent)
        if key.kind == "flag" or (key.choices and key.kind in ("choice", "method")):
            return PickField(theme, key, path, parent, self.desk.parameters)
        if key.kind in ("tables", "named"):
            return EntriesField(theme, key, path, self.field_for, parent)
        if key.kind == "table":
            return TableField(theme, key, path, self.field_for, parent)
        if key.kind == "words" or (key.kind == "any" and key.name != "view"):
            return PairsField(theme, key, path, parent, self.desk.names)
        if key.kind in ("texts", "values", "days"):
            if key.name in _LISTS_OF_SENTENCES:
                return LinesField(theme, key, path, parent)
            return ChipsField(theme, key, path, parent, self.desk.names)
        if key.kind in ("tempo", "breath"):
            return BeatsField(theme, key, path, parent)
        if key.kind == "when":
            return ConditionField(theme, key, path, parent, self.desk.known)
        if key.file and self.desk.files is not None:
            return FileField(theme, key, path, parent, self.desk.files)
        if key.name in _SENTENCES:
            return BoxField(theme, key, path, parent)
        if key.kind in COUNTED and path[0] != "parameters":
            return FollowingField(theme, key, path, parent, self.desk.names, self.desk.parameters)
        return LineField(theme, key, path, parent, self.desk.names)
