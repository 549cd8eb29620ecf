"""The editor's screen: outline, form, text, preview and ruler over one document, which is the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from player.editing import new_steps
from player.editing import step_edits as edits
from player.editing.draft import Draft, sketched, with_times
from player.editing.durations import duration_key, time_written
from player.editing.step_blocks import block_at, blocks_of, own_text
from player.editing.step_values import toml_value, values_of
from player.editing.toml_text import EditError
from player.language import said
from player.timeline.frames import clock_text
from player.ui.buttons import WordButton
from player.ui.editor_screen.arrangement import Parts, arrange
from player.ui.editor_screen.find_bar import FindBar
from player.ui.editor_screen.form_keys import DOSE_STARTS, dose_of, keys_of_dose
from player.ui.editor_screen.outline_list import OutlineList
from player.ui.editor_screen.outline_menu import OutlineMenu
from player.ui.editor_screen.picker import ExercisePicker
from player.ui.editor_screen.preview import Preview
from player.ui.editor_screen.ruler import TimeRuler
from player.ui.editor_screen.step_form import StepForm
from player.ui.editor_screen.text_view import TextView
from player.ui.editor_screen.top_bar import TopBar
from player.ui.page import Page
from player.ui.painted import Themed, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from player.editing.totals import Totals
    from player.session.model import Exercise
    from player.session.problems import KeyPath
    from player.ui.actions import Where
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
    play_asked = Signal(int)
    """To play from a frame."""

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
        self._row = 0
        self._view_name = "both"
        self._pick_for: KeyPath | None = None
        self._totals_text = ""
        self._draft = _EMPTY
        self.setAccessibleName(said("Editor"))
        self._make_views(theme)
        self._make_foot(theme)
        self._parts = Parts(
            *(self, self.top, self.add, self.more, self.outline, self.preview, self.form, self.view),
            *(self.find_bar, self.picker, self.problem, self.totals, self.ruler),
        )
        self._connect()
        self._make_keys()

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
        self.picker = ExercisePicker(theme, self)

    def _make_foot(self, theme: Theme) -> None:
        self.problem = WordButton(theme, said("No problems"), "quiet", "done", self)
        self.problem.setToolTip(said("Go to the next problem (F8)"))
        self.problem.setEnabled(False)
        self.totals = Words(theme, self, ink="muted", where="right", weight=QFont.Weight.Medium)
        self.ruler = TimeRuler(theme, self)

    def _connect(self) -> None:
        self.top.way_back.clicked.connect(self.leave)
        self.top.undo.clicked.connect(self.undo)
        self.top.redo.clicked.connect(self.redo)
        self.top.save.clicked.connect(self.save)
        self.top.play.clicked.connect(self.play)
        self.top.views.value_changed.connect(lambda name: self.show_view(str(name)))
        self.add.clicked.connect(self.add_step)
        self.more.clicked.connect(lambda: self.menu.open_below(self.more))
        self.outline.customContextMenuRequested.connect(
            lambda place: self.menu.open_at(self.outline.viewport().mapToGlobal(place))
        )
        self.outline.row_chosen.connect(self._go_to_row)
        self.outline.steps_dropped.connect(self._drop)
        self.outline.doubleClicked.connect(lambda _: self.show_view("form"))
        self.view.text_edited.connect(self._take_text)
        self.view.cursorPositionChanged.connect(self._follow_cursor)
        self.find_bar.closed.connect(self._close_find)
        self.form.value_wanted.connect(self._set_value)
        self.form.dose_wanted.connect(self._set_dose)
        self.form.exercise_wanted.connect(self._open_picker)
        self.picker.picked.connect(self._take_exercise)
        self.picker.closed.connect(lambda: self.outline.setFocus(Qt.FocusReason.OtherFocusReason))
        self.problem.clicked.connect(self.next_problem)
        self.ruler.frame_chosen.connect(self._go_to_frame)
        self.ruler.play_wanted.connect(self.play_asked)
        self.ruler.length_dragged.connect(self._set_length)
        self.preview.frame_reached.connect(
            lambda frame: self.ruler.show_head(frame, self._lines_of(self._row))
        )

    def _make_keys(self) -> None:
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for _words, key, call in self.commands():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(inside)
            shortcut.activated.connect(call)
        for key, call in (("Ctrl+Y", self.redo), ("Ctrl+P", self.play), ("Ctrl+Enter", self.add_step)):
            QShortcut(QKeySequence(key), self, context=inside).activated.connect(call)
        lists: tuple[tuple[str, Callable[[], None]], ...] = (
            ("Del", self.menu.delete),
            ("Ctrl+C", self.menu.copy),
            ("Ctrl+X", self.menu.cut),
            ("Ctrl+V", self.menu.paste),
        )
        for key, call in lists:
            shortcut = QShortcut(QKeySequence(key), self.outline)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(call)

    def commands(self) -> tuple[tuple[str, str, Callable[[], None]], ...]:
        """Return what can be asked for here: its name, its key, and what it does."""
        return (
            (said("Save"), "Ctrl+S", self.save),
            (said("Play from here"), "F5", self.play),
            (said("Undo"), "Ctrl+Z", self.undo),
            (said("Do again"), "Ctrl+Shift+Z", self.redo),
            (said("Add a step"), "Ctrl+Return", self.add_step),
            (said("Move the step up"), "Alt+Up", lambda: self.menu.move(down=False)),
            (said("Move the step down"), "Alt+Down", lambda: self.menu.move(down=True)),
            (said("Double the steps"), "Ctrl+Shift+D", self.menu.double),
            (said("Put the steps in a group"), "Ctrl+G", self.menu.wrap),
            (said("Dissolve the group"), "Ctrl+Shift+G", self.menu.unwrap),
            (said("Switch the steps off or on"), "Ctrl+/", self.menu.toggle_off),
            (said("Find and replace"), "Ctrl+F", self.open_find),
            (said("Go to the next problem"), "F8", self.next_problem),
            (said("Mend what stands at the cursor"), "Ctrl+.", self.mend),
            (said("Go to the outline"), "Alt+1", lambda: self._focus(self.outline)),
            (said("Go to the form"), "Alt+2", lambda: self.show_view("form", focus=True)),
            (said("Go to the text"), "Alt+3", lambda: self.show_view("text", focus=True)),
            (said("Go to the time ruler"), "Alt+4", lambda: self._focus(self.ruler)),
            (said("Form and text side by side"), "Alt+5", lambda: self.show_view("both")),
        )

    # -- the document

    def begin(self, text: str, note: str, *, saved: str | None = None) -> bool:
        """Work on a text; ``saved`` is what its file holds, where that is another one. Return whether the
        text can be kept to the letter."""
        self.preview.stop()
        self.ruler.forget()
        self._draft, self._row = _EMPTY, 0
        kept = self.view.begin(text)
        self._saved = text if saved is None else saved
        self.top.note.set_text(note)
        self.top.ask("", ())
        self._sketch()
        self.view.go_to(1)
        self._follow_cursor()
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

    def show_draft(self, draft: Draft, totals: Totals | None) -> None:
        """Show what was found out about the text; what is about another text is left alone."""
        if draft.text != self.view.text:
            return
        if draft.is_sketch:  # times are still being reckoned: those of before stand
            draft = with_times(draft, self._draft, self.name_of)
        self._draft = draft
        self.view.show_problems(draft.problems)
        self.ruler.show_timeline(draft.timeline, self._lines_over())
        self.preview.show_timeline(draft.timeline)
        self.outline.show_draft(draft)
        self.top.title.set_text(draft.rows[0].title)
        self._show_problem_count()
        if totals is not None:
            self._totals_text = _totals_text(totals)
            self.totals.set_text(self._totals_text)
        self._follow_cursor()
        self._show_state()

    def edit(self, change: Callable[[str], str], then: Callable[[str], int] | None = None) -> None:
        """Change the text; ``then`` gives the index of the block to go to in the new one."""
        self._freshen()
        try:
            text = change(self.view.text)
        except EditError as error:
            self.show_note(said("That cannot be done here: {error}.", error=error))
            return
        self.view.apply(text)
        if then is not None:
            blocks = blocks_of(text)
            self.view.go_to(blocks[min(max(0, then(text)), len(blocks) - 1)].header + 1)

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
        """Play from the play-head."""
        self.take_fields()
        if self.draft.playable:
            self.preview.stop()
            self.play_asked.emit(self.ruler.head)

    def leave(self) -> None:
        """Go back."""
        self.take_fields()
        self.preview.stop()
        self.left.emit()

    # -- steps

    @property
    def picks(self) -> list[int]:
        """Return the blocks of the picked rows, or of the row of the cursor."""
        self._freshen()
        return self.outline.picks or [self._row]

    @property
    def row(self) -> int:
        """Return the row of the cursor."""
        return self._row

    def add_step(self) -> None:
        """Let the person choose the exercise of a new step."""
        self._pick_for = None
        self._show_picker("")

    def insert(self, steps: str) -> None:
        """Put steps, as TOML, after the one of the cursor; at the end of the session where that is the
        session itself."""
        self._freshen()
        blocks = self.draft.blocks
        block = blocks[self._row]
        last = [index for index, each in enumerate(blocks) if each.kind == "step" and each.depth == 1]
        if block.kind != "step":
            block = blocks[last[-1]] if last else blocks[0]
        spot = edits.spot_after(block)
        count = len(blocks_of(edits.copied(self.view.text, ()) + steps)) - 1
        index = sum(1 for each in blocks if each.first < spot.line)
        self.edit(lambda text: edits.inserted(text, spot, steps), lambda _: index if count else self._row)

    def show_view(self, name: str, *, focus: bool = False) -> None:
        """Show the form, the text, or both."""
        if name == "form" and self.view.hasFocus():
            self._focus(self.outline)
        self._view_name = name
        self.top.views.show_value(name)
        self._arrange()
        if focus:
            first = next(iter(self.form.fields.values()), None)
            self._focus(self.view if name == "text" or first is None else first.findChild(QWidget) or first)
            if name != "text" and first is not None:
                first.focusNextChild()

    def open_find(self) -> None:
        """Look for something in the text."""
        if self._view_name == "form":
            self.show_view("text")
        self.find_bar.open_with(self.view.textCursor().selectedText())
        self._arrange()

    def next_problem(self) -> None:
        """Go to the next problem after the cursor."""
        problems = self.draft.problems
        here = self.view.line + 1
        found = next((each for each in problems if each.place.line > here), problems[0] if problems else None)
        if found is None:
            return
        if self._view_name == "form":
            self.show_view("both")
        self.view.go_to(found.place.line, found.place.column)
        told = f"{found.message}. {found.hint}".rstrip(". ") + "."
        self.show_note(said("{told} Ctrl+. mends it.", told=told) if found.fix is not None else told)
        self._focus(self.view)

    def mend(self) -> None:
        """Take the way out of the problem on the cursor's line that the program knows, if it knows one."""
        line = self.view.line + 1
        fixes = [
            each.fix for each in self._draft.problems if each.fix is not None and each.place.line == line
        ]
        if not fixes or self._draft.is_sketch or self._draft.text != self.view.text:
            self.show_note(said("There is nothing to mend on this line. F8 goes to the next problem."))
            return
        text = self.view.text
        for change in reversed(fixes[0].edits):
            text = text[: change.start] + change.text + text[change.end :]
        self.view.apply(text)
        self.show_note(said("Done: {title}. Ctrl+Z takes it back.", title=fixes[0].title))

    def name_of(self, identity: str) -> str:
        """Return what people call an exercise."""
        exercise = self._exercise_of(identity)
        return exercise.name if exercise is not None else ""

    # -- keeping in step

    def _take_text(self) -> None:
        if len(self.view.text) <= _AT_ONCE:
            self._sketch()
        self._show_state()
        self.text_changed.emit(self.view.text)

    def _sketch(self) -> None:
        self._draft = sketched(self.view.text, self._draft, self.name_of)
        self.outline.show_draft(self.draft)
        self.top.title.set_text(self.draft.rows[0].title)
        self._follow_cursor()

    def _freshen(self) -> None:
        if self.draft.text != self.view.text:
            self._sketch()

    def _follow_cursor(self) -> None:
        """Let outline, form and ruler go to the step of the cursor."""
        if self.draft.text != self.view.text or not self.draft.rows:
            return
        row = block_at(self.draft.blocks, self.view.line)
        moved, self._row = row != self._row, row
        if row not in self.outline.picks:
            self.outline.pick([row], row)
        if moved:
            self.form.verticalScrollBar().setValue(0)
        self._show_values()
        start = self.draft.rows[row].start
        inside = self.ruler.head if not moved else None
        if start is not None and (inside is None or not self._head_in(row, inside)):
            self.ruler.show_head(start, self._lines_of(row))
            self.preview.show_frame(start)
        else:
            self.ruler.show_head(self.ruler.head, self._lines_of(row))
            self.preview.show_frame(self.ruler.head)

    def _show_values(self) -> None:
        block = self.draft.blocks[self._row]
        values = values_of(own_text(self.draft.text, block), block)
        self.form.show_values(self.draft.rows[self._row], values)

    def _values(self) -> dict[str, Any]:
        block = self.draft.blocks[self._row]
        return values_of(own_text(self.draft.text, block), block) or {}

    def _head_in(self, row: int, frame: int) -> bool:
        timeline = self.draft.timeline
        if timeline is None or not timeline.phases:
            return False
        phase = timeline.phases[timeline.phase_index_at(frame)]
        return timeline.steps[phase.step].line in self._lines_of(row)

    def _lines_over(self) -> frozenset[int]:
        """The lines of the headers of steps in which words do not fit."""
        blocks = self._draft.blocks
        unfit = [each for each in self._draft.problems if each.code == "unfit-line"]
        return frozenset(blocks[block_at(blocks, each.place.line - 1)].header + 1 for each in unfit)

    def _lines_of(self, row: int) -> frozenset[int]:
        """The lines of the headers of a row and all that stands in it."""
        blocks = self.draft.blocks
        if not row < len(blocks) or not row:
            return frozenset()
        block = blocks[row]
        return frozenset(each.header + 1 for each in blocks if block.first <= each.header < block.end)

    def _go_to_row(self, row: int) -> None:
        fresh = row < len(self.draft.blocks) and self.draft.text == self.view.text
        if fresh and block_at(self.draft.blocks, self.view.line) != row:
            self.view.go_to(self.draft.blocks[row].header + 1)

    def _go_to_frame(self, frame: int) -> None:
        timeline = self.draft.timeline
        if timeline is None or not timeline.phases or self.draft.text != self.view.text:
            return
        line = timeline.steps[timeline.phases[timeline.phase_index_at(frame)].step].line
        row = block_at(self.draft.blocks, line - 1)
        self.ruler.show_head(frame, self._lines_of(row))
        if row != self._row:
            self._row = row
            self.view.go_to(line)
        self.ruler.show_head(frame, self._lines_of(row))
        self.preview.show_frame(frame)

    def _set_length(self, index: int, frames: int) -> None:
        self._freshen()
        timeline = self.draft.timeline
        if timeline is None or index >= len(timeline.phases):
            return
        self._go_to_frame(timeline.phases[index].span.start)
        path = duration_key(timeline.phases[index], self._values())
        if path is None:
            self.show_note(said("The length of this phase comes from its step: change it in the form."))
            return
        self._set_value(path, time_written(frames))

    def _set_value(self, path: KeyPath, value: str) -> None:
        row = self._row
        if path[0] == "pnf" and len(path) == 2 and not isinstance(self._values().get("pnf"), dict):
            method = self._values().get("pnf", "hold-relax")
            inner = (
                value if path[1] == "method" else f"{{ method = {toml_value(method)}, {path[1]} = {value} }}"
            )
            if not value:
                return
            path, value = ("pnf",), inner
        if value:
            self.edit(lambda text: edits.with_value(text, row, path, value))
        else:
            self.edit(lambda text: edits.without_value(text, row, path))

    def _set_dose(self, dose: str) -> None:
        row, before = self._row, dose_of(self._values())
        if dose == before:
            return

        kept = (before, *keys_of_dose(dose))
        gone = [key for key in keys_of_dose(before) if key in self._values() and key not in kept]
        start = DOSE_STARTS[dose]
        self.edit(lambda text: edits.with_dose(text, row, before, dose, start, gone))

    def _open_picker(self, path: KeyPath) -> None:
        self._pick_for = path
        self._show_picker(str(self._values().get(str(path[0]), "")))

    def _show_picker(self, identity: str) -> None:
        self._arrange()
        self.picker.open_at(identity)

    def _take_exercise(self, identity: str) -> None:
        if self._pick_for is not None:
            self._set_value(self._pick_for, toml_value(identity))
        else:
            exercise = self._exercise_of(identity)
            if exercise is not None:
                self.insert(new_steps.step_of(exercise))
        self._focus(self.outline)

    def _drop(self, rows: Sequence[int], spot: edits.Spot, copies: bool) -> None:
        if copies:
            self.edit(lambda text: edits.inserted(text, spot, edits.copied(text, rows)))
        else:
            self.edit(lambda text: edits.moved(text, rows, spot))

    def _close_find(self) -> None:
        self.find_bar.hide()
        self._arrange()
        self._focus(self.view)

    def _focus(self, widget: QWidget) -> None:
        widget.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_state(self) -> None:
        document = self.view.document()
        self.top.show_state(
            can_undo=document.isUndoAvailable(),
            can_redo=document.isRedoAvailable(),
            changed=self.changed,
            playable=self.draft.playable,
        )

    def _show_problem_count(self) -> None:
        errors = sum(problem.severity == "error" for problem in self.draft.problems)
        warnings = len(self.draft.problems) - errors
        parts = [
            f"{count} {name}{'s' * (count != 1)}"
            for count, name in ((errors, "error"), (warnings, "warning"))
            if count
        ]
        words = ", ".join(parts) or said("No problems")
        if words != self.problem.text():
            self.problem.set_words(words, "warning" if parts else "done")
            self.problem.setEnabled(bool(parts))
            self._arrange()

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

    def _arrange(self) -> None:
        pixels = round(15 * self._scale)
        arrange(self._parts, self.width(), self.height(), pixels, self._view_name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._theme.window))
        painter.end()


def _totals_text(totals: Totals) -> str:
    """Return the totals in a line: the whole, the sides, and what is worked most."""
    parts = [clock_text(totals.length)]
    parts += [f"{side} {clock_text(length)}" for side, length in sorted(totals.sides)]
    parts += [f"{muscle} {clock_text(length)}" for muscle, length in totals.muscles[:3]]
    rest = dict(totals.kinds).get("rest", 0)
    parts += [said("rest {time}", time=clock_text(rest))] if rest else []
    return "  ·  ".join(parts)
