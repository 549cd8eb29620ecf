"""The editor's screen: outline, form, text, preview and ruler over one document, which is the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from player.editing.asking import consequences_of, name_of_answer
from player.editing.draft import Draft, Drafter
from player.editing.field_problems import problems_by_key
from player.editing.said_lines import line_at
from player.editing.step_blocks import blocks_of, lines_of
from player.editing.step_values import values_at
from player.editing.timed_steps import can_be_dragged, overruns_of
from player.language import said
from player.ui.buttons import WordButton
from player.ui.editor_screen.arrangement import Parts, arrange
from player.ui.editor_screen.commands import Command, commands_of, make_keys
from player.ui.editor_screen.find_bar import FindBar
from player.ui.editor_screen.form_focus import FormFocus
from player.ui.editor_screen.form_keys import dose_of
from player.ui.editor_screen.outline_list import OutlineList
from player.ui.editor_screen.outline_menu import OutlineMenu
from player.ui.editor_screen.picker import ExercisePicker
from player.ui.editor_screen.preview import Preview
from player.ui.editor_screen.problem_walk import ProblemWalk, as_begun, is_begun
from player.ui.editor_screen.ruler import TimeRuler
from player.ui.editor_screen.ruler_bar import RulerBar
from player.ui.editor_screen.steering import Steering
from player.ui.editor_screen.step_changes import StepChanges
from player.ui.editor_screen.step_form import StepForm
from player.ui.editor_screen.text_view import TextView
from player.ui.editor_screen.top_bar import TopBar
from player.ui.editor_screen.totals_panel import TotalsPanel, brief_text
from player.ui.page import Page
from player.ui.painted import Themed

if TYPE_CHECKING:
    from collections.abc import Callable

    from player.editing.totals import Totals
    from player.session.model import Exercise
    from player.session.problems import KeyPath
    from player.ui.actions import Where
    from player.ui.editor_screen.text_folding import TextFolding
    from player.ui.theme import Theme

_AT_ONCE = 20_000
"""Texts of so many characters are looked at as each key is pressed; longer ones by a thread alone."""
_EMPTY = Draft("", blocks_of(""), ())


class EditorScreen(Page):
    """A session in work."""

    where: Where = "editor"
    text_changed = Signal(str)
    """The text is another one."""
    save_asked = Signal()
    """To write the text into its file."""
    play_asked = Signal(object)
    """To play from a frame, on the whole window."""
    hear_asked = Signal(object)
    """To be heard here from a frame."""
    say_asked = Signal(str)
    """A line is to be said."""

    def __init__(
        self,
        theme: Theme,
        exercise_of: Callable[[str], Exercise | None],
        text_scale: float = 1.0,
        parent: QWidget | None = None,
    ) -> None:
        """Take what knows an exercise by its identity."""
        super().__init__(theme, parent)
        self._scale = text_scale
        self._exercise_of = exercise_of
        self._saved = ""
        self._view_name = "both"
        self._totals_wanted = False
        self._draft = _EMPTY
        self._drafter = Drafter(self.name_of)
        self.setAccessibleName(said("Editor"))
        self._make_views(theme)
        self._make_foot(theme)
        self.steering = Steering(self.outline, self.view, self.ruler, self)
        self.changes = StepChanges(self, self.view, exercise_of)
        self.problems = ProblemWalk(self, self.view)
        self.form_focus = FormFocus(self.form)
        self._parts = Parts(
            *(self, self.top, self.add, self.more, self.outline, self.preview, self.form, self.view),
            *(self.find_bar, self.picker, self.bar, self.totals, self.ruler),
        )
        self._connect_views()
        self._connect_live()
        make_keys(self, self)

    def _make_views(self, theme: Theme) -> None:
        self.top = TopBar(theme, self)
        self.top.views.show_value(self._view_name)
        self.add = WordButton(theme, said("Add a step"), "main", "add", self)
        self.add.setToolTip(said("Add a step (Ctrl+Enter)"))
        self.more = WordButton(theme, said("More"), "plain", "more", self)
        self.outline = OutlineList(theme, self)
        self.preview = Preview(theme, self)
        self.form = StepForm(theme, self.name_of, self)
        self.view = TextView(theme, self)
        self.find_bar = FindBar(theme, self.view, self)
        self.menu = OutlineMenu(self, self)
        self.totals = TotalsPanel(theme, self)
        self.picker = ExercisePicker(theme, self)

    def _make_foot(self, theme: Theme) -> None:
        self.bar = RulerBar(theme, self)
        self.problem = self.bar.problem
        self.ruler = TimeRuler(theme, self)

    def _connect_views(self) -> None:
        top, changes = self.top, self.changes
        top.way_back.clicked.connect(self.leave)
        top.undo.clicked.connect(self.undo)
        top.redo.clicked.connect(self.redo)
        top.save.clicked.connect(self.save)
        top.play.clicked.connect(self.play)
        top.views.value_changed.connect(lambda name: self.show_view(str(name)))
        self.add.clicked.connect(self.add_step)
        self.more.clicked.connect(lambda: self.menu.open_below(self.more))
        self.outline.customContextMenuRequested.connect(
            lambda place: self.menu.open_at(self.outline.viewport().mapToGlobal(place))
        )
        self.outline.row_chosen.connect(self.steering.go_to_row)
        self.outline.frame_chosen.connect(self.steering.go_to_frame)
        self.outline.steps_dropped.connect(changes.drop)
        self.outline.doubleClicked.connect(lambda _: self.show_view("form"))
        self.view.text_edited.connect(self._take_text)
        self.view.cursorPositionChanged.connect(self.steering.follow_cursor)
        self.view.help.fix_wanted.connect(self.problems.take_fix)
        self.find_bar.closed.connect(self._close_find)
        self.find_bar.grown.connect(self._arrange)
        self.form.value_wanted.connect(changes.set_value)
        self.form.edits_wanted.connect(changes.take_edits)
        self.form.fix_wanted.connect(self.problems.take_fix)
        self.form.when_wanted.connect(changes.set_when)
        self.form.new_wanted.connect(changes.add_after)
        self.form.step_wanted.connect(self.steering.go_to_row)
        self.form.dose_wanted.connect(self._take_dose)
        self.form.exercise_wanted.connect(self._open_picker)
        self.picker.picked.connect(self._take_exercise)
        self.picker.closed.connect(lambda: self.take_focus(self.outline))

    def _connect_live(self) -> None:
        """Ruler, preview and totals."""
        self.steering.row_changed.connect(self._show_values)
        self.bar.problem.clicked.connect(self.next_problem)
        self.bar.totals.clicked.connect(self.toggle_totals)
        self.bar.connect_ruler(self.ruler)
        self.ruler.frame_chosen.connect(self.steering.go_to_frame)
        self.ruler.hear_wanted.connect(self.hear_asked)
        self.ruler.length_dragged.connect(self._set_length)
        self.ruler.set_adjustable(
            lambda index: self._draft.text == self.view.text and can_be_dragged(self._draft, index)
        )
        self.preview.say_wanted.connect(self._ask_say)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._note_focus)

    def commands(self) -> tuple[Command, ...]:
        """Return what can be asked for here: its name, its key, and what it does."""
        return commands_of(self)

    # -- the document

    def begin(self, text: str, note: str, *, saved: str | None = None) -> bool:
        """Work on a text; ``saved`` is what its file holds, where that is another one. Return whether the
        text can be kept to the letter."""
        self.ruler.forget()
        self.steering.begin()
        self._draft = _EMPTY
        kept = self.view.begin(text)
        self._saved = text if saved is None else saved
        self.top.note.set_text(note)
        self.top.ask("", ())
        self._sketch()
        self.view.go_to(1)
        self.steering.follow_cursor()
        self._show_state()
        self._arrange()
        return kept

    @property
    def draft(self) -> Draft:
        """Return what is known of the text."""
        return self._draft

    @property
    def scale(self) -> float:
        """Return the scale of text."""
        return self._scale

    @property
    def text(self) -> str:
        """Return the text."""
        return self.view.text

    @property
    def changed(self) -> bool:
        """Return whether there is something to save."""
        return self.view.text != self._saved

    def take_fields(self) -> None:
        """Take what has been written in a field that still has the keyboard."""
        self.form.take_all()

    def note_saved(self, text: str) -> None:
        """Note what the file holds now."""
        self._saved = text
        self._show_state()

    def show_note(self, note: str) -> None:
        """Say something under the title."""
        self.top.note.set_text(note)

    def ask(self, question: str, answers: tuple[tuple[str, str], ...]) -> None:
        """Ask something at the top; ``top.answered`` tells what was answered."""
        self.top.ask(question, answers)
        self._arrange()

    def show_draft(self, draft: Draft, totals: Totals | None, guessed: frozenset[str] = frozenset()) -> None:
        """Show what was found out about the text; what is about another text is left alone. ``guessed`` are
        the lines whose length is estimated."""
        if draft.text != self.view.text:
            return
        self._draft = draft = as_begun(draft)
        self.view.show_problems(draft.problems)
        self.view.folding.show_rows(draft.rows)
        self.ruler.show_timeline(draft.timeline, overruns_of(draft), guessed)
        self.outline.show_draft(draft)
        self.top.title.set_text(draft.rows[0].title)
        if self.bar.show_problems(self.problems.count_text(), begun=is_begun(draft)):
            self._arrange()
        if totals is not None:
            self.totals.show_totals(totals)
            self.bar.show_totals(brief_text(totals))
            self._arrange()
        self.steering.take_draft(draft)
        self._show_state()

    def pick_rows(self, rows: list[int]) -> None:
        """Pick several steps in the outline, the first of which is that of the cursor."""
        self.freshen()
        self.outline.pick(rows, rows[0])

    def edit(self, change: Callable[[str], str], then: Callable[[str], int | range] | None = None) -> None:
        """Change the text; ``then`` gives the index of the block to go to in the new one, or those of
        several."""
        self.changes.edit(change, then)

    def undo(self) -> None:
        """Take the last change back, wherever it was made."""
        self.view.undo()

    def redo(self) -> None:
        """Make a change again that was taken back."""
        self.view.redo()

    def save(self) -> None:
        """Ask for the text to be written into its file."""
        self.take_fields()
        self.save_asked.emit()

    def play(self) -> None:
        """Play from the play-head, on the whole window."""
        self.take_fields()
        if self.draft.playable:
            self.play_asked.emit(self.steering.head)

    def leave(self) -> None:
        """Go back."""
        self.take_fields()
        self.left.emit()

    # -- steps

    @property
    def picks(self) -> list[int]:
        """Return the blocks of the picked rows, or of the row of the cursor."""
        self.freshen()
        return self.outline.picks or [self.row]

    @property
    def row(self) -> int:
        """Return the row of the cursor."""
        return self.steering.row

    def add_step(self) -> None:
        """Let the person choose the exercise of a new step."""
        self.changes.begin_step()
        self._show_picker("")

    def insert(self, steps: str) -> None:
        """Put steps, as TOML, after the one of the cursor."""
        self.changes.insert(steps)

    def show_view(self, name: str, *, focus: bool = False) -> None:
        """Show the form, the text, or both."""
        if name == "form" and self.view.hasFocus():
            self.take_focus(self.outline)
        self._view_name = name
        self.top.views.show_value(name)
        self._arrange()
        if focus:
            first = next(iter(self.form.fields.values()), None)
            self.take_focus(
                self.view if name == "text" or first is None else first.findChild(QWidget) or first
            )
            if name != "text" and first is not None:
                first.focusNextChild()

    def toggle_totals(self) -> None:
        """Show the totals over the other views, or hide them; where there is room they are always seen."""
        held = self.totals.hasFocus()
        self._totals_wanted = not self._totals_wanted
        self._arrange()
        if self._totals_wanted:
            self.take_focus(self.totals)
        elif held:
            self.take_focus(self.view if self.view.isVisible() else self.outline)

    def focus_title(self) -> None:
        """Let the person write what the session is called."""
        if self._view_name == "text":
            self.show_view("both")
        self.view.go_to(1)
        self.steering.follow_cursor()
        self.form_focus.go_to(("title",))

    def open_find(self) -> None:
        """Look for something in the text."""
        if self._view_name == "form":
            self.show_view("text")
        self.find_bar.open_with(self.view.textCursor().selectedText())
        self._arrange()

    def next_problem(self) -> None:
        """Go to the next problem after the cursor; where there are no steps yet, to the first one."""
        if is_begun(self._draft):
            self.add_step()
        if self._draft.problems and self._view_name == "form":
            self.show_view("both")
        if self.problems.go_on():
            self.take_focus(self.view)

    def folding(self) -> TextFolding:
        """Return what folds, in a text that is seen."""
        if self._view_name == "form":
            self.show_view("both")
        return self.view.folding

    def mend(self) -> None:
        """Take the way out of the problem on the cursor's line that the program knows, if it knows one."""
        self.problems.mend()

    def name_of(self, identity: str) -> str:
        """Return what people call an exercise."""
        exercise = self._exercise_of(identity)
        return exercise.name if exercise is not None else ""

    # -- keeping in step

    def freshen(self) -> Draft:
        """Return what is known of the text, which is looked at first where that has not been done."""
        if self._draft.text != self.view.text:
            self._sketch()
        return self._draft

    def take_focus(self, widget: QWidget) -> None:
        """Let a part have the keyboard."""
        widget.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _take_text(self) -> None:
        self.steering.let_go()
        if len(self.view.text) <= _AT_ONCE:
            self._sketch()
        self._show_state()
        self.text_changed.emit(self.view.text)

    def _sketch(self) -> None:
        self._draft = self._drafter.sketch(self.view.text, self._draft)
        self.view.folding.show_rows(self._draft.rows)
        self.outline.show_draft(self.draft)
        self.top.title.set_text(self.draft.rows[0].title)
        self.steering.take_draft(self._draft)

    def _show_values(self) -> None:
        draft, row = self._draft, self.row
        values = values_at(draft.text, draft.blocks, row)
        self.form.show_values(draft.rows[row], values)
        if draft.is_checked:
            self.form.show_problems(problems_by_key(draft.text, draft.blocks, row, draft.problems))
        if values is not None and draft.rows[row].kind == "ask":
            answer = name_of_answer(str(values.get("ask", "")), str(values.get("test", "")))
            self.form.show_consequences(answer, consequences_of(draft.text, draft.blocks, row, answer))

    def _set_length(self, index: int, frames: int) -> None:
        timeline = self.freshen().timeline
        if timeline is not None and index < len(timeline.phases):
            self.steering.go_to_frame(timeline.phases[index].span.start)
            self.changes.set_length(index, frames)

    def _ask_say(self) -> None:
        draft, line = self.freshen(), self.view.line
        lines = lines_of(draft.text)
        step_line = draft.blocks[self.row].header + 1
        column = self.view.textCursor().positionInBlock()
        written = lines[line] if line < len(lines) and self.view.isVisible() else ""
        text = line_at(written, column, draft.timeline, self.steering.head, step_line)
        if text:
            self.say_asked.emit(text)
        else:
            self.show_note(said("Nothing is said here."))

    def _open_picker(self, path: KeyPath) -> None:
        self._show_picker(self.changes.begin_exercise(path))

    def _show_picker(self, identity: str) -> None:
        self._arrange()
        self.picker.open_at(identity)

    def _take_exercise(self, identity: str) -> None:
        """Take what was picked; of a new step the dose is the next thing that is written."""
        is_new = self.changes.take_exercise(identity)
        dose = dose_of(self.changes.values()) if is_new else ""
        if not dose or not self.form_focus.go_to((dose,)):
            self.take_focus(self.view if self._view_name == "text" else self.outline)

    def _take_dose(self, dose: str) -> None:
        """Give the step another dose, and go on with its value."""
        self.changes.set_dose(dose)
        if not self.form_focus.go_to((dose,)):
            self.form_focus.go_to((dose, "cycles"))

    def _close_find(self) -> None:
        self.find_bar.hide()
        self._arrange()
        self.take_focus(self.view)

    def _note_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        """Who writes in the form is not led away from it by what is heard, and stays in the field when what
        they have written has made another form of it."""
        if self.isVisible() and self.form_focus.go_back(before, now):
            self.steering.let_go()

    def _show_state(self) -> None:
        document = self.view.document()
        self.top.show_state(
            can_undo=document.isUndoAvailable(),
            can_redo=document.isRedoAvailable(),
            changed=self.changed,
            playable=self.draft.playable,
        )

    # -- looks

    def set_text_scale(self, scale: float) -> None:
        """Take another scale of text, 1 to 3."""
        self._scale = scale
        self._arrange()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        super().set_theme(theme)
        for child in self.findChildren(QWidget):
            if isinstance(child, Themed):
                child.set_theme(theme)
        self.preview.set_theme(theme)

    def _arrange(self) -> None:
        pixels = round(15 * self._scale)
        arrange(self._parts, self.width(), self.height(), pixels, self._view_name, totals=self._totals_wanted)

    def event(self, event: QEvent) -> bool:
        """Keep Escape for the views: only from the steps, or a button, does it lead out of the editor."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            inside = (self.view, self.form, self.ruler, self.totals, self.find_bar, self.picker)
            focus = QApplication.focusWidget()
            writes = any(part is focus or part.isAncestorOf(focus) for part in inside if focus is not None)
            if event.key() == Qt.Key.Key_Escape and writes:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
            return
        if self.totals.hasFocus() and self._totals_wanted:
            self.toggle_totals()
        self.take_focus(self.outline)

    def focusNextPrevChild(self, next: bool) -> bool:
        before = QApplication.focusWidget()
        moved = super().focusNextPrevChild(next)
        found = self.form_focus.go_on(before, forward=next)
        return moved if found is None else found

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._theme.window))
        painter.end()
