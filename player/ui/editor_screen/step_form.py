"""The form: what the chosen step says, field by field, from the one table of the format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QSizePolicy, QWidget

from player.language import said
from player.ui.buttons import WordButton
from player.ui.editor_screen.form_fields import ExerciseField, FormField, field_for
from player.ui.editor_screen.form_keys import DOSE_NAMES, FormKey, FormSection, dose_of, sections_of
from player.ui.painted import Words
from player.ui.settings_screen.fields import ChoiceField
from player.ui.settings_screen.kinds import Choice
from player.ui.workshop_screen.panel import Panel

if TYPE_CHECKING:
    from collections.abc import Callable

    from player.editing.outline import OutlineRow
    from player.session.problems import KeyPath
    from player.ui.theme import Theme


class _DoseChoice(ChoiceField):
    """The choice of a dose, as high as its rows."""

    def fit(self, width: int, pixels: int) -> None:
        self.set_pixels(pixels)
        self.setFixedHeight(self.height_for(width))


class StepForm(Panel):
    """The fields of one row of the outline."""

    value_wanted = Signal(object, str)
    """The path of a key, and the value it is to have as TOML; empty to take it away."""
    dose_wanted = Signal(str)
    """Another dose is wanted."""
    exercise_wanted = Signal(object)
    """The path of a key for which an exercise is to be chosen."""

    def __init__(self, theme: Theme, name_of: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(theme, said("Form of the step"), parent)
        self._name_of = name_of
        self._shape: tuple[object, ...] = ()
        self._row: OutlineRow | None = None
        self._values: dict[str, Any] = {}
        self._everything = False
        self._made: list[QWidget] = []
        self.fields: dict[KeyPath, FormField] = {}
        """The fields by the path of their key."""
        self.dose: _DoseChoice | None = None
        """The choice of a dose, where there is one."""
        self.all_keys: WordButton | None = None
        """What shows every key there is."""

    def show_values(self, row: OutlineRow, values: dict[str, Any] | None) -> None:
        """Show a row; without values, what keeps them from being read."""
        self._row, self._values = row, values or {}
        broken = values is None
        sections = (
            () if broken or row.off else sections_of(row.kind, self._values, everything=self._everything)
        )
        shape = (row.kind, row.off, broken, self._everything, sections)
        if shape != self._shape:
            self._shape = shape
            self._build(row, sections, broken=broken)
        if self.dose is not None:
            dose = dose_of(self._values)
            self.dose.show_value(dose)
            if not dose:
                self._show_no_dose()
        for path, field in self.fields.items():
            field.show_value(self._value_at(path))

    def set_pixels(self, pixels: int) -> None:
        """Set the size of its words."""
        if pixels != self._pixels:
            self._pixels = pixels
            self._shape = ()
            if self._row is not None:
                self.show_values(self._row, self._values)

    def take_all(self) -> None:
        """Take what has been written and not been left yet."""
        for field in self.fields.values():
            take = getattr(field, "take", None)
            if take is not None:
                take()

    def _value_at(self, path: KeyPath) -> Any:
        found: Any = self._values
        for part in path:
            if isinstance(found, str) and path[0] == "pnf":
                return found if part == "method" else None
            found = found.get(part) if isinstance(found, dict) else None
        return found

    def _build(self, row: OutlineRow, sections: tuple[FormSection, ...], *, broken: bool) -> None:
        self._clear()
        if row.off or broken or row.kind == "table":
            told = said("This step is switched off. Ctrl+/ switches it on again.") if row.off else ""
            told = told or (said("Its text cannot be read: mend it in the text first.") if broken else "")
            self._keep(self.add_note(told or said("A table of the session: change it in the text."), 3))
        for section in sections:
            self._keep(self.add_heading(section.title))
            if section.is_dose:
                self._add_dose()
            for each in section.keys:
                self._add_field(each)
        if sections and row.kind != "table":
            words = said("Show fewer keys") if self._everything else said("Show every key")
            self.all_keys = WordButton(self._theme, words, "quiet", "more", self.sheet)
            self.all_keys.set_font_pixels(self._pixels)
            self.all_keys.clicked.connect(self._toggle_everything)
            self.rows.addWidget(self._keep(self.all_keys))
        filler = QWidget(self.sheet)
        filler.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.rows.addWidget(self._keep(filler), 1)

    def _add_dose(self) -> None:
        options = tuple((dose, name) for dose, name in DOSE_NAMES.items())
        self.dose = _DoseChoice(self._theme, said("Dose"), Choice(options), self.sheet)
        self.dose.value_changed.connect(lambda dose: self.dose_wanted.emit(str(dose)))
        self.dose.fit(max(200, self.width() - 30), max(12, self._pixels - 1))
        self.rows.addWidget(self._keep(self.dose))

    def _show_no_dose(self) -> None:
        for segment in self.dose.segments if self.dose is not None else ():
            segment.setAutoExclusive(False)
            segment.setChecked(False)
            segment.setAutoExclusive(True)

    def _add_field(self, each: FormKey) -> None:
        field = field_for(self._theme, each.key, self._name_of, self.sheet)
        field.set_pixels(self._pixels)
        field.setToolTip(f"{each.key.doc}\n{each.key.example}")
        field.value_wanted.connect(lambda value, path=each.path: self.value_wanted.emit(path, value))
        if isinstance(field, ExerciseField):
            field.picker_wanted.connect(lambda path=each.path: self.exercise_wanted.emit(path))
        self.fields[each.path] = field
        self.rows.addWidget(self._keep(field))
        told = Words(self._theme, self.sheet, ink="muted", weight=QFont.Weight.Normal, most_lines=2)
        told.set_text(each.key.doc)
        small = max(11, round(self._pixels * 0.8))
        told.set_sizes(small, small)
        told.setFixedHeight(round(small * 1.5 * (1 if len(each.key.doc) < 52 else 2)))
        told.setContentsMargins(6, 0, 0, 0)
        self.rows.addWidget(self._keep(told))

    def _keep(self, widget: QWidget) -> QWidget:
        self._made.append(widget)
        return widget

    def _clear(self) -> None:
        for widget in self._made:
            widget.blockSignals(True)
            self.rows.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._made, self.fields, self.dose, self.all_keys = [], {}, None, None

    def _toggle_everything(self) -> None:
        self._everything = not self._everything
        if self._row is not None:
            self.show_values(self._row, self._values)
