"""The form: what the chosen row of the outline says, field by field, from the one table of the format."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from player.editing.field_edits import ValueSet
from player.language import said
from player.ui.buttons import WordButton
from player.ui.editor_screen.form_desk import FormDesk
from player.ui.editor_screen.form_fields import FieldMaking
from player.ui.editor_screen.form_keys import FormSection, sections_of
from player.ui.editor_screen.form_page import FormPage
from player.ui.editor_screen.form_search import FormSearch
from player.ui.workshop_screen.panel import Panel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from player.editing.asking import Consequence
    from player.editing.outline import OutlineRow
    from player.session.problems import KeyPath, Problem
    from player.ui.editor_screen.consequences_field import ConsequencesField
    from player.ui.editor_screen.form_field import FormField
    from player.ui.editor_screen.form_page import DoseChoice
    from player.ui.theme import Theme

_WIDEST = 46
"""The form is at most so many times as wide as its letters are high: longer lines are hard to read."""
_KEPT = 6
"""So many pages of fields are kept: going from step to step makes none anew."""
_MANY = 6
"""Above more keys than so many stands what finds one."""


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
    workshop_wanted = Signal(str, str)
    """See ``FormField.workshop_wanted``."""
    exercise_wanted = Signal(object)
    """The path of a key for which an exercise is to be chosen."""

    def __init__(self, theme: Theme, name_of: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(theme, said("Form of the step"), parent)
        self._desk = FormDesk(name_of=name_of)
        self._row: OutlineRow | None = None
        self._values: dict[str, Any] | None = None
        self._everything = False
        self._folds: dict[str, bool] = {}
        self._sheet_rows = self.rows
        self._sheet_rows.setContentsMargins(0, 0, 0, 0)
        self._pages: OrderedDict[tuple[object, ...], FormPage] = OrderedDict()
        self._page = FormPage(self._making, self._pixels, self.sheet)
        self.search = FormSearch(theme, self)
        """What finds a field by its name."""
        self.search.words_changed.connect(self._show_again)
        self.search.left_below.connect(self._go_into)
        self.search.hide()

    def set_desk(self, desk: FormDesk) -> None:
        """Take what the form asks of the program, before anything is shown."""
        self._desk = desk

    def show_values(self, row: OutlineRow, values: dict[str, Any] | None) -> None:
        """Show a row; without values, what keeps them from being read."""
        before_row = self._row
        elsewhere = before_row is None or row.index != before_row.index
        if before_row is not None and row.names and row.names[:2] == before_row.names[:2]:
            elsewhere = False  # another table of the same exercise
        if elsewhere:
            self.verticalScrollBar().setValue(0)
            self.search.forget()
        self._row, self._values = row, values
        there = values or {}
        broken = values is None
        everything = self._everything or bool(self.search.words)
        sections = () if broken or row.off else sections_of(row, there, everything=everything)
        before = self._page
        self._turn_to((row.kind, row.off, broken, everything, sections), row, sections, broken)
        if elsewhere or self._page is not before:
            self.show_problems({})
        folds = dict.fromkeys((each.title for each in sections), True) if self._everything else self._folds
        self._page.show_values(there, folds, self.search.words)
        if before_row is None or row.names != before_row.names:
            self._page.take_in_hand(row.names)
        self.search.setVisible(sum(len(each.keys) for each in sections) > _MANY)
        self._fit_search()

    def show_problems(self, found: dict[KeyPath, Problem]) -> None:
        """Say what is wrong: below the fields that it is about, all else at the top."""
        self._page.show_problems(found)

    def show_consequences(self, answer: str, found: Sequence[Consequence]) -> None:
        """Show what follows from the answer to the question that is shown."""
        if self.consequences is not None:
            self.consequences.show_consequences(answer, found)

    def set_pixels(self, pixels: int) -> None:
        """Set the size of its words."""
        if pixels != self._pixels:
            self._pixels = pixels
            for page in (*self._pages.values(), self._page):
                _drop(page)
            self._pages.clear()
            self._page = FormPage(self._making, pixels, self.sheet)
            if self._row is not None:
                self.show_values(self._row, self._values)
        self.search.set_pixels(pixels)
        self._fit_search()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.search.set_theme(theme)

    def take_all(self) -> None:
        """Take what has been written and not been left yet."""
        self._page.take()

    @property
    def fields(self) -> dict[KeyPath, FormField]:
        """Return the fields by the path of their key."""
        return self._page.fields

    @property
    def dose(self) -> DoseChoice | None:
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

    @property
    def _making(self) -> FieldMaking:
        return FieldMaking(self._theme, self._desk, lambda: self._values or {})

    def _turn_to(
        self, shape: tuple[object, ...], row: OutlineRow, sections: tuple[FormSection, ...], broken: bool
    ) -> None:
        """Show the page with these fields: one that was made before, or a new one."""
        page = self._pages.get(shape)
        if page is self._page:
            return
        before = self._page
        if page is None:
            page = FormPage(self._making, self._pixels, self.sheet)
            self._pages[shape] = page
            self._sheet_rows.addWidget(page)
            self._page = page
            self._connect(page)
            self._build(page, row, sections, broken=broken)
        self._page = page
        self._pages.move_to_end(shape)
        before.hide()
        page.show()
        self._narrow()
        if before not in self._pages.values():
            _drop(before)
        while len(self._pages) > _KEPT:
            _drop(self._pages.popitem(last=False)[1])

    def _connect(self, page: FormPage) -> None:
        page.edits_wanted.connect(lambda edits: self._want(page, edits))
        page.picker_wanted.connect(self.exercise_wanted)
        page.workshop_wanted.connect(self.workshop_wanted)
        page.fix_wanted.connect(self.fix_wanted)
        page.dose_wanted.connect(self.dose_wanted)
        page.folded.connect(self._fold)

    def _build(
        self, page: FormPage, shown: OutlineRow, sections: tuple[FormSection, ...], *, broken: bool
    ) -> None:
        told = ""
        if shown.off:
            told = said("This step is switched off. Ctrl+/ switches it on again.")
        elif broken:
            told = said("Its text cannot be read: mend it in the text first.")
        elif not sections:
            told = said("A table of the session: change it in the text.")
        if told:
            page.add_words(told)
        if sections and shown.names[:1] == ("exercises",) and len(shown.names) > 1:
            button = WordButton(self._theme, said("Draw it in the pose workshop"), "plain", "pose", page)
            button.clicked.connect(lambda: self.workshop_wanted.emit(shown.names[1], ""))
            page.add_button(button)
        for place, section in enumerate(sections):
            page.add_section(section, asks=shown.kind == "ask" and not place)
        if page.consequences is not None:
            page.consequences.when_wanted.connect(self.when_wanted)
            page.consequences.step_wanted.connect(self.step_wanted)
            page.consequences.new_wanted.connect(self.new_wanted)
        if any(section.is_folded for section in sections):
            words = said("Show fewer keys") if self._everything else said("Show every key")
            page.all_keys = button = WordButton(self._theme, words, "quiet", "more", page)
            button.clicked.connect(self._toggle_everything)
            page.add_button(button)
        page.rows.addStretch(1)

    def _want(self, page: FormPage, edits: tuple[object, ...]) -> None:
        """Ask for edits; a page that is turned over loses the keyboard, which is none of the new row's
        business."""
        if page is not self._page:
            return
        if len(edits) == 1 and isinstance(edits[0], ValueSet):
            self.value_wanted.emit(edits[0].path, edits[0].value)
        else:
            self.edits_wanted.emit(edits)

    def _fold(self, title: str, folded: bool) -> None:
        self._folds[title] = not folded
        self._show_again()

    def _toggle_everything(self) -> None:
        self._everything = not self._everything
        self._show_again()

    def _show_again(self) -> None:
        if self._row is not None:
            problems = self._page.problems
            self.show_values(self._row, self._values)
            self.show_problems(problems)

    def _go_into(self) -> None:
        """Give the first field that is seen the keyboard."""
        seen = (each for each in self.fields.values() if each.isVisible())
        first = next(seen, None)
        if first is not None:
            self.ensureWidgetVisible(first)
            first.take_focus()

    def _fit_search(self) -> None:
        """Keep what finds a field in sight above the fields."""
        height = self.search.height_wished() if self.search.isVisibleTo(self) else 0
        self.setViewportMargins(0, height, 0, 0)
        room = self.width() - self._bar.sizeHint().width() - 8
        self.search.setGeometry(4, 0, min(room, self._pixels * _WIDEST) - 8, height)

    def _narrow(self) -> None:
        """Keep lines short enough to read, and let meanings be as high as they must."""
        rows = self._page.rows
        margins = rows.contentsMargins()
        room = self.width() - self._bar.sizeHint().width() - 4
        inner = min(room, self._pixels * _WIDEST)
        margins.setRight(max(8, room - inner))
        rows.setContentsMargins(margins)
        self._page.stand_in(inner)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._narrow()
        self._fit_search()


def _drop(page: FormPage) -> None:
    page.hide()
    page.deleteLater()
