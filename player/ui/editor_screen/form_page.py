"""A page of the form: the fields of rows that have the same keys, by heading. Those of a heading that is
folded are made when it is unfolded first."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from player.editing.field_problems import problem_for
from player.language import plain_letters, said
from player.ui.buttons import WordButton
from player.ui.editor_screen.consequences_field import ConsequencesField
from player.ui.editor_screen.fold_header import FoldHeader
from player.ui.editor_screen.form_field import SHORT, FormField
from player.ui.editor_screen.form_keys import DOSE_NAMES, FormKey, FormSection, dose_of, value_at
from player.ui.editor_screen.form_row import FormRow
from player.ui.editor_screen.key_names import meaning_of, name_of_key
from player.ui.editor_screen.poses_field import PosesField
from player.ui.editor_screen.problem_note import ProblemNotes
from player.ui.painted import Words
from player.ui.settings_screen.fields import ChoiceField
from player.ui.settings_screen.kinds import Choice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from player.session.problems import KeyPath, Problem
    from player.ui.editor_screen.form_fields import FieldMaking
    from player.ui.theme import Theme

_ALWAYS = ("kind", "format")
"""Keys that stand in every file and are no reason to unfold what they stand under."""


class DoseChoice(ChoiceField):
    """The choice of a dose, as high as its rows."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, said("Dose"), Choice(tuple(DOSE_NAMES.items())), parent)

    def show_dose(self, dose: str) -> None:
        """Show a dose; none of them where it is empty."""
        self.show_value(dose)
        for segment in self.segments if not dose else ():
            segment.setAutoExclusive(False)
            segment.setChecked(False)
            segment.setAutoExclusive(True)

    def fit(self, width: int, pixels: int) -> None:
        """Have the height that it needs in a width."""
        self.set_pixels(pixels)
        self.setFixedHeight(self.height_for(width))


@dataclass(slots=True, eq=False)
class _Part:
    """A heading, and the fields below it."""

    section: FormSection
    header: QWidget
    body: QWidget
    rows: list[FormRow] = field(default_factory=list)
    fields: dict[KeyPath, FormField] = field(default_factory=dict)
    is_made: bool = False
    is_open: bool = True


class FormPage(QWidget):
    """The fields."""

    edits_wanted = Signal(object)
    """See ``FormField.edits_wanted``."""
    picker_wanted = Signal(object)
    """See ``FormField.picker_wanted``."""
    workshop_wanted = Signal(str, str)
    """See ``FormField.workshop_wanted``."""
    fix_wanted = Signal(object)
    """The way out of a ``Problem`` is to be taken."""
    dose_wanted = Signal(str)
    """Another dose is wanted."""
    folded = Signal(str, bool)
    """The person folded (True) or unfolded what stands under a heading."""

    def __init__(self, making: FieldMaking, pixels: int, parent: QWidget) -> None:
        """Take what makes the fields, and the size of their words in pixels."""
        super().__init__(parent)
        self._making, self._theme, self._pixels = making, making.theme, pixels
        self._values: dict[str, Any] = {}
        self._problems: dict[KeyPath, Problem] = {}
        self._words = ""
        self._folds: Mapping[str, bool] = {}
        self._parts: list[_Part] = []
        self.dose: DoseChoice | None = None
        """The choice of a dose, where there is one."""
        self.consequences: ConsequencesField | None = None
        """What follows from the answer, where the row is a question."""
        self.all_keys: WordButton | None = None
        """What shows every key there is, where some are folded."""
        self.rows = QVBoxLayout(self)
        """All of it, from the top down."""
        self.rows.setContentsMargins(4, 2, 8, 16)
        self.rows.setSpacing(3)
        self.notes = ProblemNotes(self._theme, self)
        """What is wrong and no field's."""
        self.notes.set_pixels(pixels)
        self.notes.fix_wanted.connect(self.fix_wanted)
        self.rows.addWidget(self.notes)

    @property
    def problems(self) -> dict[KeyPath, Problem]:
        """Return what is said to be wrong."""
        return self._problems

    @property
    def fields(self) -> dict[KeyPath, FormField]:
        """Return the fields that have been made, from the top down, by the path of their key."""
        return {path: each for part in self._parts for path, each in part.fields.items()}

    def add_section(self, section: FormSection, *, asks: bool = False) -> None:
        """Add fields under a heading at the end; ``asks`` where what follows from an answer stands below."""
        header: QWidget
        if section.is_folded:
            header = FoldHeader(self._theme, self, is_heading=True)
        else:
            header = self._heading(section.title)
        header.setFixedHeight(round(self._pixels * 2.3))
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        part = _Part(section, header, body)
        if isinstance(header, FoldHeader):
            header.clicked.connect(lambda: self.folded.emit(section.title, part.is_open))
        self._parts.append(part)
        self.rows.addWidget(header)
        self.rows.addWidget(body)
        if section.is_dose:
            self.dose = DoseChoice(self._theme, body)
            self.dose.value_changed.connect(lambda dose: self.dose_wanted.emit(str(dose)))
            column.addWidget(self.dose)
        if not section.is_folded:
            self._make(part)
        if asks:
            self._add_consequences(column)

    def add_words(self, text: str) -> None:
        """Add a quiet sentence at the end."""
        words = Words(self._theme, self, ink="muted", most_lines=4)
        words.set_text(text)
        small = max(12, round(self._pixels * 0.9))
        words.set_sizes(small, small)
        words.setFixedHeight(round(small * 4.5))
        self.rows.addWidget(words)

    def add_button(self, button: WordButton) -> None:
        """Add a button at the end."""
        button.set_font_pixels(self._pixels)
        self.rows.addWidget(button)

    def show_values(self, values: dict[str, Any], folds: Mapping[str, bool], words: str) -> None:
        """Show what is written. ``folds`` are the headings that the person has folded or unfolded; with
        ``words`` only fields are seen that have to do with them."""
        self._values, self._folds, self._words = values, folds, plain_letters(words)
        if self.dose is not None:
            self.dose.show_dose(dose_of(values))
        for part in self._parts:
            self._show_part(part)

    def show_problems(self, found: dict[KeyPath, Problem]) -> None:
        """Say what is wrong: below the fields that it is about, all else at the top."""
        self._problems = found
        told = set[int]()
        for row in (row for part in self._parts for row in part.rows):
            for each in row.fields:
                problem = problem_for(each.path, found)
                row.show_problem(each, problem)
                told.add(id(problem))
        rest = [problem for problem in found.values() if id(problem) not in told]
        self.notes.show_problems(sorted(rest, key=lambda problem: problem.severity))

    def take_in_hand(self, names: tuple[str, ...]) -> None:
        """Show that part of a field which the names in a table's header lead to: a pose of an exercise."""
        poses = self.fields.get(names[:3])
        if isinstance(poses, PosesField) and len(names) > 3:
            poses.choose(names[3])

    def take(self) -> None:
        """Take what has been written and not been left yet."""
        for each in self.fields.values():
            each.take()
        if self.consequences is not None:
            self.consequences.take()

    def stand_in(self, width: int) -> None:
        """Have the height that everything needs in a width, of which the fields are to take so much."""
        margins = self.rows.contentsMargins()
        for part in self._parts:
            for row in part.rows:
                row.stand_in(self._pixels)
        if self.dose is not None:
            self.dose.fit(max(200, width - margins.left() - 12), max(12, self._pixels - 1))

    def _show_part(self, part: _Part) -> None:
        section = part.section
        seen = [each for each in section.keys if self._is_meant(section, each)]
        part.is_open = bool(seen) if self._words else self._is_open(section)
        if part.is_open and not part.is_made:
            self._make(part)
            self.show_problems(self._problems)
        shown = {each.path for each in seen}
        for path, each in part.fields.items():
            each.show_value(value_at(self._values, path))
        for row in part.rows:
            row.setVisible(any(each.path in shown for each in row.fields))
        here = bool(seen) or not self._words
        part.header.setVisible(here)
        part.body.setVisible(here and part.is_open)
        if isinstance(part.header, FoldHeader):
            more = ", ".join(name_of_key(each.key).lower() for each in section.keys)
            part.header.show_state(section.title, self._pixels + 1, is_open=part.is_open, more=more)
        if self.dose is not None and section.is_dose:
            self.dose.setVisible(not self._words)

    def _is_open(self, section: FormSection) -> bool:
        if not section.is_folded:
            return True
        written = any(
            value_at(self._values, each.path) is not None and each.path[-1] not in _ALWAYS
            for each in section.keys
        )
        return self._folds.get(section.title, written)

    def _is_meant(self, section: FormSection, each: FormKey) -> bool:
        """Whether a key has to do with the words that are looked for."""
        if not self._words:
            return True
        key = each.key
        told = plain_letters(f"{section.title} {name_of_key(key)} {key.name} {meaning_of(key)}")
        return all(word in told for word in self._words.split())

    def _make(self, part: _Part) -> None:
        part.is_made = True
        row: FormRow | None = None
        column = part.body.layout()
        assert isinstance(column, QVBoxLayout)
        for each in part.section.keys:
            if row is None or not (row.takes_another and each.key.kind in SHORT):
                row = FormRow(self._theme, part.body)
                row.fix_wanted.connect(self.fix_wanted)
                part.rows.append(row)
                column.addWidget(row)
            made = self._making.field_for(each.key, each.path, row)
            made.set_pixels(self._pixels)
            made.setToolTip(f"{made.meaning}\n{each.key.name}")
            made.edits_wanted.connect(self.edits_wanted)
            made.picker_wanted.connect(self.picker_wanted)
            made.workshop_wanted.connect(self.workshop_wanted)
            part.fields[each.path] = made
            row.add(made)
            row.stand_in(self._pixels)

    def _heading(self, text: str) -> Words:
        words = Words(self._theme, self, ink="accent", weight=QFont.Weight.Bold)
        words.set_text(text)
        words.set_sizes(self._pixels + 1, 12)
        words.setFixedHeight(round(self._pixels * 2.3))
        return words

    def _add_consequences(self, column: QVBoxLayout) -> None:
        column.addWidget(self._heading(said("What follows from the answer")))
        self.consequences = ConsequencesField(self._theme, self._making.desk, self)
        self.consequences.set_pixels(self._pixels)
        column.addWidget(self.consequences)
