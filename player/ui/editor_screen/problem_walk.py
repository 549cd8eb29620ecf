"""Problems: how many there are, the way from one to the next, and mending the one at the cursor."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from player.language import counted, said
from player.ui.editor_screen.problem_note import told_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from player.editing.draft import Draft
    from player.session.problems import Problem
    from player.ui.editor_screen.text_view import TextView


class Noting(Protocol):
    """What the walk needs to know of the screen."""

    @property
    def draft(self) -> Draft:
        """Return what is known of the text."""
        ...

    def show_note(self, note: str) -> None:
        """Say something."""


def is_begun(draft: Draft) -> bool:
    """Return whether a text has no steps yet, and nothing else is wrong with it."""
    codes = [problem.code for problem in draft.problems]
    return len(draft.blocks) == 1 and codes in ([], ["missing-key"])  # the one key that is missing then


def as_begun(draft: Draft) -> Draft:
    """Return a draft without the mistake of having no steps: who begins is not blamed for that."""
    if not is_begun(draft):
        return draft
    return replace(draft, problems=(), rows=tuple(replace(row, severity="") for row in draft.rows))


def count_text(problems: Sequence[Problem]) -> str:
    """Return how many problems there are; nothing where there are none."""
    errors = sum(problem.severity == "error" for problem in problems)
    warnings = len(problems) - errors
    parts = [counted("{count} error", "{count} errors", errors)] if errors else []
    parts += [counted("{count} warning", "{count} warnings", warnings)] if warnings else []
    return ", ".join(parts)


class ProblemWalk:
    """Goes through the problems of a text."""

    def __init__(self, screen: Noting, view: TextView) -> None:
        self._screen = screen
        self._view = view

    def go_on(self) -> bool:
        """Go to the next problem after the cursor; return whether there is one."""
        problems, here = self._screen.draft.problems, self._view.line + 1
        found = next((each for each in problems if each.place.line > here), problems[0] if problems else None)
        if found is None:
            return False
        self._view.go_to(found.place.line, found.place.column)
        told = told_of(found)
        note = said("{told} Ctrl+. mends it.", told=told) if found.fix is not None else told
        self._screen.show_note(note)
        return True

    def mend(self) -> None:
        """Take the way out of the problem on the cursor's line that the program knows, if it knows one."""
        line, draft = self._view.line + 1, self._screen.draft
        fresh = draft.is_checked and draft.text == self._view.text
        found = [each for each in draft.problems if each.fix is not None and each.place.line == line]
        if not fresh or not found:
            self._screen.show_note(
                said("There is nothing to mend on this line. F8 goes to the next problem.")
            )
        elif len(found) == 1 or not self._view.hasFocus():
            self.take_fix(found[0])
        else:
            self._view.help.offer_fixes(found)

    def take_fix(self, problem: Problem) -> None:
        """Take the way out of a problem of the text as it is."""
        text, draft = self._view.text, self._screen.draft
        if problem.fix is None or not draft.is_checked or draft.text != text:
            return
        for change in reversed(problem.fix.edits):
            text = text[: change.start] + change.text + text[change.end :]
        self._view.apply(text)
        self._screen.show_note(said("Done: {title}. Ctrl+Z takes it back.", title=problem.fix.title))
