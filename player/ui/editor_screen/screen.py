"""The editor's screen: outline, form, text, preview and ruler over one document, which is the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from player.editing.said_lines import line_at
from player.editing.step_blocks import lines_of
from player.language import said
from player.ui.editor_screen.commands import Command, commands_of, make_keys, text_commands
from player.ui.editor_screen.draft_views import DraftViews
from player.ui.editor_screen.exercise_choice import ExerciseChoice
from player.ui.editor_screen.form_focus import FormFocus
from player.ui.editor_screen.outline_menu import OutlineMenu
from player.ui.editor_screen.parts import Parts, make_parts
from player.ui.editor_screen.problem_walk import ProblemWalk, is_begun
from player.ui.editor_screen.steering import Steering
from player.ui.editor_screen.step_changes import StepChanges
from player.ui.editor_screen.views import Views
from player.ui.page import Page
from player.ui.painted import Themed

if TYPE_CHECKING:
    from collections.abc import Callable

    from player.editing.draft import Draft
    from player.editing.totals import Totals
    from player.session.model import Exercise
    from player.ui.actions import Where
    from player.ui.theme import Theme


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
        self._exercise_of = exercise_of
        self.setAccessibleName(said("Editor"))
        parts = make_parts(self, theme, self.name_of)
        self.top, self.outline, self.preview = parts.top, parts.outline, parts.preview
        self.form, self.view, self.find_bar = parts.form, parts.view, parts.find_bar
        self.totals, self.picker, self.ruler = parts.totals, parts.picker, parts.ruler
        self.bar, self.problem = parts.bar, parts.bar.problem
        self.menu = OutlineMenu(self, self)
        self.views = Views(parts, text_scale)
        self.steering = Steering(self.outline, self.view, self.ruler, self)
        self.known = DraftViews(parts, self.steering, self.name_of)
        self.changes = StepChanges(self, self.view, exercise_of)
        self.problems = ProblemWalk(self, self.view)
        self.form_focus = FormFocus(self.form)
        self.choice = ExerciseChoice(parts, self.views, self.changes, self.form_focus)
        self._connect_top(parts)
        self._connect_views()
        self._connect_live()
        make_keys(self, self)

    def _connect_top(self, parts: Parts) -> None:
        top, outline, menu = parts.top, parts.outline, self.menu
        top.way_back.clicked.connect(self.leave)
        top.undo.clicked.connect(self.undo)
        top.redo.clicked.connect(self.redo)
        top.save.clicked.connect(self.save)
        top.play.clicked.connect(self.play)
        top.views.value_changed.connect(self.views.show)
        parts.add.clicked.connect(self.choice.begin_step)
        parts.more.clicked.connect(lambda: menu.open_below(parts.more))
        outline.customContextMenuRequested.connect(
            lambda place: menu.open_at(outline.viewport().mapToGlobal(place))
        )

    def _connect_views(self) -> None:
        changes = self.changes
        self.outline.row_chosen.connect(self.steering.go_to_row)
        self.outline.frame_chosen.connect(self.steering.go_to_frame)
        self.outline.steps_dropped.connect(changes.drop)
        self.outline.doubleClicked.connect(lambda _: self.views.show_form())
        self.view.text_edited.connect(self._take_text)
        self.view.cursorPositionChanged.connect(self.steering.follow_cursor)
        self.view.help.fix_wanted.connect(self.problems.take_fix)
        self.find_bar.closed.connect(self.views.close_find)
        self.find_bar.grown.connect(self.views.arrange)
        self.form.value_wanted.connect(changes.set_value)
        self.form.edits_wanted.connect(changes.take_edits)
        self.form.fix_wanted.connect(self.problems.take_fix)
        self.form.when_wanted.connect(changes.set_when)
        self.form.new_wanted.connect(changes.add_after)
        self.form.step_wanted.connect(self.steering.go_to_row)

    def _connect_live(self) -> None:
        """Ruler, preview and totals."""
        self.known.grown.connect(self.views.arrange)
        self.bar.problem.clicked.connect(self.next_problem)
        self.bar.totals.clicked.connect(self.views.toggle_totals)
        self.bar.connect_ruler(self.ruler)
        self.ruler.frame_chosen.connect(self.steering.go_to_frame)
        self.ruler.hear_wanted.connect(self.hear_asked)
        self.ruler.length_dragged.connect(self._set_length)
        self.preview.say_wanted.connect(self._ask_say)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._note_focus)

    def commands(self) -> tuple[Command, ...]:
        """Return what can be asked for here: its name, its key, and what it does."""
        return (*commands_of(self), *text_commands(self))

    # -- the document

    def begin(self, text: str, note: str, *, saved: str | None = None) -> bool:
        """Work on a text; ``saved`` is what its file holds, where that is another one. Return whether the
        text can be kept to the letter."""
        kept = self.known.begin(text, text if saved is None else saved)
        self.top.note.set_text(note)
        self.top.ask("", ())
        self.views.arrange()
        return kept

    @property
    def draft(self) -> Draft:
        """Return what is known of the text."""
        return self.known.draft

    @property
    def scale(self) -> float:
        """Return the scale of text."""
        return self.views.scale

    @property
    def text(self) -> str:
        """Return the text."""
        return self.view.text

    @property
    def changed(self) -> bool:
        """Return whether there is something to save."""
        return self.known.changed

    def take_fields(self) -> None:
        """Take what has been written in a field that still has the keyboard."""
        self.form.take_all()

    def note_saved(self, text: str) -> None:
        """Note what the file holds now."""
        self.known.note_saved(text)

    def show_note(self, note: str) -> None:
        """Say something under the title."""
        self.top.note.set_text(note)

    def ask(self, question: str, answers: tuple[tuple[str, str], ...]) -> None:
        """Ask something at the top; ``top.answered`` tells what was answered."""
        self.top.ask(question, answers)
        self.views.arrange()

    def show_draft(self, draft: Draft, totals: Totals | None, guessed: frozenset[str] = frozenset()) -> None:
        """Show what was found out about the text; what is about another text is left alone. ``guessed`` are
        the lines whose length is estimated."""
        self.known.show(draft, totals, guessed)

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

    def insert(self, steps: str) -> None:
        """Put steps, as TOML, after the one of the cursor."""
        self.changes.insert(steps)

    def focus_title(self) -> None:
        """Let the person write what the session is called."""
        self.views.show_form()
        self.view.go_to(1)
        self.steering.follow_cursor()
        self.form_focus.go_to(("title",))

    def next_problem(self) -> None:
        """Go to the next problem after the cursor; where there are no steps yet, to the first one."""
        if is_begun(self.draft):
            self.choice.begin_step()
        if self.problems.go_on():
            self.views.show_text()
            self.views.take_focus(self.view)

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
        return self.known.freshen()

    def _take_text(self) -> None:
        self.known.take_text()
        self.text_changed.emit(self.view.text)

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

    def _note_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        """Who writes in the form is not led away from it by what is heard, and stays in the field when what
        they have written has made another form of it."""
        if self.isVisible() and self.form_focus.go_back(before, now):
            self.steering.let_go()

    # -- looks

    def set_text_scale(self, scale: float) -> None:
        """Take another scale of text, 1 to 3."""
        self.views.scale = scale
        self.views.arrange()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        super().set_theme(theme)
        for child in self.findChildren(QWidget):
            if isinstance(child, Themed):
                child.set_theme(theme)
        self.preview.set_theme(theme)

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
        if self.totals.hasFocus() and self.views.totals_over:
            self.views.toggle_totals()
        self.views.take_focus(self.outline)

    def focusNextPrevChild(self, next: bool) -> bool:
        before = QApplication.focusWidget()
        moved = super().focusNextPrevChild(next)
        found = self.form_focus.go_on(before, forward=next)
        return moved if found is None else found

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.views.arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._theme.window))
        painter.end()
