"""What is known of the text, and the views that show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from player.editing.asking import consequences_of, name_of_answer
from player.editing.draft import Draft, Drafter
from player.editing.field_problems import problems_by_key
from player.editing.step_blocks import blocks_of
from player.editing.step_values import values_at
from player.editing.timed_steps import can_be_dragged, overruns_of
from player.ui.editor_screen.problem_walk import as_begun, count_text, is_begun
from player.ui.editor_screen.totals_panel import brief_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from player.editing.totals import Totals
    from player.session.problems import KeyPath, Problem
    from player.ui.editor_screen.parts import Parts
    from player.ui.editor_screen.steering import Steering

_AT_ONCE = 20_000
"""Texts of so many characters are looked at as each key is pressed; longer ones by a thread alone."""
_EMPTY = Draft("", blocks_of(""), ())


class DraftViews(QObject):
    """Shows in outline, form, text, ruler and totals what is known of the text. What is known of another text
    than the one that is written is never shown."""

    grown = Signal()
    """Parts want another place."""

    def __init__(self, parts: Parts, steering: Steering, name_of: Callable[[str], str]) -> None:
        """Take the parts, where the person is, and what gives the name of an exercise by its identity."""
        super().__init__(parts.screen)
        self._parts, self._steering = parts, steering
        self._drafter = Drafter(name_of)
        self._saved = ""
        self._shown: tuple[str, int, dict[KeyPath, Problem]] = ("", -1, {})
        self.draft = _EMPTY
        """What is known; at times of the text as it was a moment ago."""
        steering.row_changed.connect(self._show_values)
        parts.ruler.set_adjustable(
            lambda index: self.draft.text == parts.view.text and can_be_dragged(self.draft, index)
        )

    def begin(self, text: str, saved: str) -> bool:
        """Show another text; return whether it can be kept to the letter."""
        self._parts.ruler.forget()
        self._steering.begin()
        self.draft, self._saved, self._shown = _EMPTY, saved, ("", -1, {})
        kept = self._parts.view.begin(text)
        self._sketch()
        self._parts.view.go_to(1)
        self._steering.follow_cursor()
        self.show_state()
        return kept

    @property
    def changed(self) -> bool:
        """Return whether there is something to save."""
        return self._parts.view.text != self._saved

    def note_saved(self, text: str) -> None:
        """Note what the file holds now."""
        self._saved = text
        self.show_state()

    def freshen(self) -> Draft:
        """Return what is known of the text, which is looked at first where that has not been done."""
        if self.draft.text != self._parts.view.text:
            self._sketch()
        return self.draft

    def take_text(self) -> None:
        """The text is another one: show what can be told of it at a glance."""
        self._steering.let_go()
        if len(self._parts.view.text) <= _AT_ONCE:
            self._sketch()
        self.show_state()

    def _sketch(self) -> None:
        self.draft = draft = self._drafter.sketch(self._parts.view.text, self.draft)
        self._show_rows(draft)
        self._steering.take_draft(draft)

    def show(self, draft: Draft, totals: Totals | None, guessed: frozenset[str]) -> None:
        """Show what was found out about the text; what is about another text is left alone. ``guessed`` are
        the lines whose length is estimated."""
        parts = self._parts
        if draft.text != parts.view.text:
            return
        self.draft = draft = as_begun(draft)
        parts.view.show_problems(draft.problems)
        parts.ruler.show_timeline(draft.timeline, overruns_of(draft), guessed)
        self._show_rows(draft)
        moved = parts.bar.show_problems(count_text(draft.problems), begun=is_begun(draft))
        if totals is not None:
            parts.totals.show_totals(totals)
            parts.bar.show_totals(brief_text(totals))
        if moved or totals is not None:
            self.grown.emit()
        self._steering.take_draft(draft)
        self.show_state()

    def _show_rows(self, draft: Draft) -> None:
        self._parts.view.folding.show_rows(draft.rows)
        self._parts.outline.show_draft(draft)
        self._parts.top.title.set_text(draft.rows[0].title)

    def _show_values(self) -> None:
        """Show in the form the step of the cursor, and what is wrong in it, where that is not shown yet."""
        draft, row, form = self.draft, self._steering.row, self._parts.form
        if draft.is_checked:
            problems = problems_by_key(draft.text, draft.blocks, row, draft.problems)
        else:
            problems = self._shown[2] if self._shown[1] == row else {}
        before, self._shown = self._shown, (draft.text, row, problems)
        if self._shown == before:
            return
        if self._shown[:2] == before[:2]:
            form.show_problems(problems)
            return
        values = values_at(draft.text, draft.blocks, row)
        form.show_values(draft.rows[row], values)
        if draft.is_checked:
            form.show_problems(problems)
        if values is not None and draft.rows[row].kind == "ask":
            answer = name_of_answer(str(values.get("ask", "")), str(values.get("test", "")))
            form.show_consequences(answer, consequences_of(draft.text, draft.blocks, row, answer))

    def show_state(self) -> None:
        """Show what can be done."""
        document = self._parts.view.document()
        self._parts.top.show_state(
            can_undo=document.isUndoAvailable(),
            can_redo=document.isRedoAvailable(),
            changed=self.changed,
            playable=self.draft.playable,
        )
