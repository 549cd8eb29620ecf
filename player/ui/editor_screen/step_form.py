"""The form: what the chosen row of the outline says, field by field, from the one table of the format."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from player.editing.field_edits import ValueSet
from player.editing.field_problems import problem_for
from player.language import said
from player.ui.buttons import WordButton
from player.ui.editor_screen.consequences_field import ConsequencesField
from player.ui.editor_screen.form_field import SHORT, FormField
from player.ui.editor_screen.form_fields import FieldMaking
from player.ui.editor_screen.form_keys import DOSE_NAMES, FormKey, FormSection, dose_of, sections_of
from player.ui.editor_screen.form_row import FormRow, told_of
from player.ui.painted import Words
from player.ui.settings_screen.fields import ChoiceField
from player.ui.settings_screen.kinds import Choice
from player.ui.workshop_screen.panel import Panel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from player.editing.asking import Consequence
    from player.editing.outline import OutlineRow
    from player.session.problems import KeyPath, Problem
    from player.ui.editor_screen.form_field import Names
    from player.ui.theme import Theme

_WIDEST = 46
"""The form is at most so many times as wide as its letters are high: longer lines are hard to read."""
_KEPT = 6
"""So many pages of fields are kept: going from step to step makes none anew."""


class _DoseChoice(ChoiceField):
    """The choice of a dose, as high as its rows."""

    def fit(self, width: int, pixels: int) -> None:
        self.set_pixels(pixels)
        self.setFixedHeight(self.height_for(width))


@dataclass(slots=True, eq=False)
class _Page:
    """The fields of rows that have the same keys."""

    widget: QWidget
    rows: list[FormRow] = dataclass_field(default_factory=list)
    fields: dict[KeyPath, FormField] = dataclass_field(default_factory=dict)
    dose: _DoseChoice | None = None
    consequences: ConsequencesField | None = None
    all_keys: WordButton | None = None
    note: Words | None = None

    def show_note(self, problem: Problem | None, theme: Theme) -> None:
        """Say what is wrong and no field's; None where nothing is."""
        if self.note is None:
            return
        self.note.setVisible(problem is not None)
        if problem is not None:
            self.note.set_text(told_of(problem))
            self.note.set_colour(theme.error if problem.severity == "error" else theme.warning)

    @property
    def layout(self) -> QVBoxLayout:
        found = self.widget.layout()
        assert isinstance(found, QVBoxLayout)
        return found

    def drop(self) -> None:
        self.widget.hide()
        self.widget.deleteLater()


class StepForm(Panel):
    """The fields of one row of the outline."""

    edits_wanted = Signal(object)
    """What is to be done to the text: a tuple of ``FieldEdit``, made as one change."""
    value_wanted = Signal(object, str)
    """The path of a key, and the value it is to have as TOML; empty to take it away."""
    when_wanted = Signal(int, str)
    """The block of a step that follows from an answer, and the condition that it is to have."""
    step_wanted = Signal(int)
    """The block of a step to go to."""
    new_wanted = Signal(str)
    """A step, as TOML, that is to come after this one."""
    fix_wanted = Signal(object)
    """The way out of a ``Problem`` is to be taken."""
    dose_wanted = Signal(str)
    """Another dose is wanted."""
    workshop_wanted = Signal(str)
    """An exercise, by its identity, is to be drawn in the pose workshop."""
    exercise_wanted = Signal(object)
    """The path of a key for which an exercise is to be chosen."""

    def __init__(self, theme: Theme, name_of: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(theme, said("Form of the step"), parent)
        self._name_of = name_of
        self._names: Names = lambda _key: ()
        self._row: OutlineRow | None = None
        self._values: dict[str, Any] = {}
        self._everything = False
        self._sheet_rows = self.rows
        self._sheet_rows.setContentsMargins(0, 0, 0, 0)
        self._pages: OrderedDict[tuple[object, ...], _Page] = OrderedDict()
        self._page = _Page(QWidget(self.sheet))

    def set_names(self, names: Names) -> None:
        """Take what gives the names that can be written for a key: muscles, equipment, tests, sessions."""
        self._names = names

    def show_values(self, row: OutlineRow, values: dict[str, Any] | None) -> None:
        """Show a row; without values, what keeps them from being read."""
        elsewhere = self._row is None or row.index != self._row.index
        if elsewhere:
            self.verticalScrollBar().setValue(0)
        self._row, self._values = row, values or {}
        broken = values is None
        sections = () if broken or row.off else sections_of(row, self._values, everything=self._everything)
        before = self._page
        self._turn_to((row.kind, row.off, broken, self._everything, sections), row, sections, broken)
        if elsewhere or self._page is not before:
            self.show_problems({})
        if self.dose is not None:
            dose = dose_of(self._values)
            self.dose.show_value(dose)
            if not dose:
                self._show_no_dose()
        for path, field in self.fields.items():
            field.show_value(self._value_at(path))

    def show_problems(self, found: dict[KeyPath, Problem]) -> None:
        """Say what is wrong: below the fields that it is about, all else at the top."""
        told = set[int]()
        for row in self._page.rows:
            for field in row.fields:
                problem = problem_for(field.path, found)
                row.show_problem(field, problem)
                told.add(id(problem))
        rest = [problem for problem in found.values() if id(problem) not in told]
        rest.sort(key=lambda problem: problem.severity)
        self._page.show_note(rest[0] if rest else None, self._theme)

    def show_consequences(self, answer: str, found: Sequence[Consequence]) -> None:
        """Show what follows from the answer to the question that is shown."""
        if self.consequences is not None:
            self.consequences.show_consequences(answer, found)

    def set_pixels(self, pixels: int) -> None:
        """Set the size of its words."""
        if pixels != self._pixels:
            self._pixels = pixels
            for page in (*self._pages.values(), self._page):
                page.drop()
            self._pages.clear()
            self._page = _Page(QWidget(self.sheet))
            if self._row is not None:
                self.show_values(self._row, self._values)

    def take_all(self) -> None:
        """Take what has been written and not been left yet."""
        for field in self.fields.values():
            field.take()
        if self.consequences is not None:
            self.consequences.take()

    def show_key(self, path: KeyPath) -> None:
        """Give the field of a key the keyboard."""
        field = self.fields.get(path)
        if field is not None:
            self.ensureWidgetVisible(field)
            field.focusNextChild()

    def _value_at(self, path: KeyPath) -> Any:
        found: Any = self._values
        for part in path:
            if isinstance(found, str) and path[0] == "pnf":
                return found if part == "method" else None
            found = found.get(part) if isinstance(found, dict) else None
        return found

    @property
    def fields(self) -> dict[KeyPath, FormField]:
        """Return the fields by the path of their key."""
        return self._page.fields

    @property
    def dose(self) -> _DoseChoice | None:
        """Return the choice of a dose, where there is one."""
        return self._page.dose

    @property
    def consequences(self) -> ConsequencesField | None:
        """Return what follows from the answer, where the row is a question."""
        return self._page.consequences

    @property
    def all_keys(self) -> WordButton | None:
        """Return what shows every key there is."""
        return self._page.all_keys

    def _turn_to(
        self, shape: tuple[object, ...], row: OutlineRow, sections: tuple[FormSection, ...], broken: bool
    ) -> None:
        """Show the page with these fields: one that was made before, or a new one."""
        page = self._pages.get(shape)
        if page is self._page:
            return
        before = self._page
        if page is None:
            self._page = page = _Page(QWidget(self.sheet))
            self._pages[shape] = page
            self._sheet_rows.addWidget(page.widget)
            self.rows = QVBoxLayout(page.widget)
            self.rows.setContentsMargins(4, 2, 8, 16)
            self.rows.setSpacing(3)
            self._build(row, sections, broken=broken)
        self._page = page
        self.rows = page.layout
        self._pages.move_to_end(shape)
        before.widget.hide()
        page.widget.show()
        self._narrow()
        if before not in self._pages.values():
            before.drop()
        while len(self._pages) > _KEPT:
            self._pages.popitem(last=False)[1].drop()

    def _build(self, shown: OutlineRow, sections: tuple[FormSection, ...], *, broken: bool) -> None:
        told = ""
        if shown.off:
            told = said("This step is switched off. Ctrl+/ switches it on again.")
        elif broken:
            told = said("Its text cannot be read: mend it in the text first.")
        elif not sections:
            told = said("A table of the session: change it in the text.")
        if told:
            self.add_note(told, 3)
        if sections:
            self._page.note = self.add_note("", 2)
            self._page.note.hide()
        if sections and shown.names[:1] == ("exercises",) and len(shown.names) > 1:
            self._add_workshop(shown.names[1])
        for section in sections:
            self.add_heading(section.title)
            if section.is_dose:
                self._add_dose()
            row: FormRow | None = None
            for each in section.keys:
                row = self._add_field(each, row)
            if shown.kind == "ask" and section is sections[0]:
                self._add_consequences()
        if sections and shown.kind != "table":
            words = said("Show fewer keys") if self._everything else said("Show every key")
            self._page.all_keys = button = WordButton(self._theme, words, "quiet", "more", self._page.widget)
            button.set_font_pixels(self._pixels)
            button.clicked.connect(self._toggle_everything)
            self.rows.addWidget(button)
        self.rows.addStretch(1)

    def _add_dose(self) -> None:
        options = tuple((dose, name) for dose, name in DOSE_NAMES.items())
        self._page.dose = made = _DoseChoice(self._theme, said("Dose"), Choice(options), self._page.widget)
        made.value_changed.connect(lambda dose: self.dose_wanted.emit(str(dose)))
        self.rows.addWidget(made)

    def _add_workshop(self, identity: str) -> None:
        button = WordButton(
            self._theme, said("Draw it in the pose workshop"), "plain", "pose", self._page.widget
        )
        button.set_font_pixels(self._pixels)
        button.clicked.connect(lambda: self.workshop_wanted.emit(identity))
        self.rows.addWidget(button)

    def _add_consequences(self) -> None:
        self.add_heading(said("What follows from the answer"))
        self._page.consequences = made = ConsequencesField(self._theme, self._names, self._page.widget)
        made.set_pixels(self._pixels)
        made.when_wanted.connect(self.when_wanted)
        made.step_wanted.connect(self.step_wanted)
        made.new_wanted.connect(self.new_wanted)
        self.rows.addWidget(made)

    def _show_no_dose(self) -> None:
        for segment in self.dose.segments if self.dose is not None else ():
            segment.setAutoExclusive(False)
            segment.setChecked(False)
            segment.setAutoExclusive(True)

    def _add_field(self, each: FormKey, row: FormRow | None) -> FormRow:
        making = FieldMaking(self._theme, self._name_of, self._names)
        if row is None or not (row.takes_another and each.key.kind in SHORT):
            row = FormRow(self._theme, self._page.widget)
            row.fix_wanted.connect(self.fix_wanted)
            self._page.rows.append(row)
            self.rows.addWidget(row)
        field = making.field_for(each.key, each.path, row)
        field.set_pixels(self._pixels)
        field.setToolTip(f"{each.key.told}\n{each.key.example}")
        field.edits_wanted.connect(lambda edits, page=self._page: self._want(page, edits))
        field.picker_wanted.connect(self.exercise_wanted)
        field.workshop_wanted.connect(self.workshop_wanted)
        self.fields[each.path] = field
        row.add(field)
        return row

    def _want(self, page: _Page, edits: tuple[object, ...]) -> None:
        """Ask for edits; a page that is turned over loses the keyboard, which is none of the new row's
        business."""
        if page is not self._page:
            return
        if len(edits) == 1 and isinstance(edits[0], ValueSet):
            self.value_wanted.emit(edits[0].path, edits[0].value)
        else:
            self.edits_wanted.emit(edits)

    def _toggle_everything(self) -> None:
        self._everything = not self._everything
        if self._row is not None:
            self.show_values(self._row, self._values)

    def _narrow(self) -> None:
        """Keep lines short enough to read, and let meanings be as high as they must."""
        margins = self.rows.contentsMargins()
        bar = self._bar.sizeHint().width()
        room = self.width() - bar - 4
        inner = min(room, self._pixels * _WIDEST)
        margins.setRight(max(8, room - inner))
        self.rows.setContentsMargins(margins)
        for row in self._page.rows:
            row.stand_in(self._pixels)
        if self.dose is not None:
            self.dose.fit(max(200, inner - margins.left() - 12), max(12, self._pixels - 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._narrow()
