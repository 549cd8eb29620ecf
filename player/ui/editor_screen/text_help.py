"""Help in the text: what can be written at the cursor, what a word means, and ways out of problems."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor

from player.editing.completion import Suggestion
from player.language import said
from player.ui.editor_screen.suggestion_list import SuggestionList
from player.ui.editor_screen.text_marks import spot_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from player.editing.completion import Offer
    from player.session.problems import Problem
    from player.ui.editor_screen.text_sheet import TextSheet
    from player.ui.theme import Theme

_OPENS = re.compile(r"[\w\"\[]")
_MOVES = (
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End),
    *(Qt.Key.Key_PageUp, Qt.Key.Key_PageDown),
)


class TextHelp(QObject):
    """The list below the cursor, for words and for ways out, and what is said of a place."""

    fix_wanted = Signal(object)
    """The way out of a ``Problem`` is to be taken."""

    def __init__(self, theme: Theme, view: TextSheet) -> None:
        super().__init__(view)
        self._view = view
        self._offer: Callable[[int, int], Offer] | None = None
        self._help: Callable[[int, int], str] | None = None
        self._fixes: tuple[Problem, ...] = ()
        self.list = SuggestionList(theme, view)
        self.list.chosen.connect(self._take)

    def set_advice(self, offer: Callable[[int, int], Offer], help_of: Callable[[int, int], str]) -> None:
        """Take what can be written at a line and column, and what stands there means."""
        self._offer, self._help = offer, help_of

    # -- keys

    def takes_key(self, event: QKeyEvent) -> bool:
        """Take a key that is meant for the list, or that opens it; return whether it was."""
        if self.list.isVisible() and self.list.take_key(event):
            return True
        if event.key() == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.suggest(asked=True)
            return True
        return False

    def follow_key(self, event: QKeyEvent) -> None:
        """Show, or hide, what fits after a key that the text has taken."""
        if event.text() and (_OPENS.fullmatch(event.text()) or event.key() == Qt.Key.Key_Backspace):
            self.suggest(asked=False)
        elif event.text() or event.key() in _MOVES:
            self.list.hide()

    # -- what can be written

    def suggest(self, *, asked: bool) -> None:
        """Show what can be written at the cursor; unless it was asked for, only where a word has begun."""
        cursor = self._view.textCursor()
        if self._offer is None or cursor.hasSelection():
            self.list.hide()
            return
        column = cursor.positionInBlock()
        offer = self._offer(cursor.blockNumber(), column)
        text = cursor.block().text()
        word = text[offer.start : column]
        # What is written out already is done: nothing longer that begins like it shall take its place.
        whole = any(each.insert in (word, text[offer.start : column + 1]) for each in offer.suggestions)
        shown = [] if whole else list(offer.suggestions)
        if not shown or not (asked or word.strip("\"'")):
            self.list.hide()
            return
        self._fixes = ()
        self.list.show_suggestions(shown, offer.start, self._below_cursor(), said("Enter writes it"))

    def _below_cursor(self) -> QPoint:
        return self._view.cursorRect().bottomLeft() + self._view.viewport().pos()

    def _take(self) -> None:
        chosen, row = self.list.suggestion, self.list.row
        if chosen is None:
            return
        if self._fixes:
            problem = self._fixes[row]
            self.list.hide()
            self.fix_wanted.emit(problem)
            return
        view = self._view
        cursor, start = view.textCursor(), self.list.start
        line = cursor.block().text()
        end = cursor.positionInBlock()
        if chosen.insert.startswith('"') and line[end : end + 1] == '"':
            end += 1
        base = cursor.block().position()
        cursor.setPosition(base + start)
        cursor.setPosition(base + end, QTextCursor.MoveMode.KeepAnchor)
        spaced = chosen.insert
        if start and line[start - 1 : start] == "=":
            spaced = " " + spaced
        cursor.insertText(spaced)
        view.setTextCursor(cursor)
        self.list.hide()
        if spaced.endswith("= "):
            self.suggest(asked=True)

    # -- problems

    def offer_fixes(self, problems: Sequence[Problem], *, chosen: bool = True) -> None:
        """Let the person choose among ways out, the first of them chosen already, or none."""
        self._fixes = tuple(each for each in problems if each.fix is not None)
        rows = [Suggestion(each.fix.title, "", each.message) for each in self._fixes if each.fix is not None]
        if rows:
            foot = said("Enter mends it") if chosen else said("A click mends it, or the arrow down and Enter")
            self.list.show_suggestions(rows, 0, self._below_cursor(), foot, chosen=chosen)

    def problems_at(self, line: int, column: int) -> list[Problem]:
        """Return the problems of a place, from 0."""
        found = []
        for problem in self._view.problems:
            if problem.place.line == line + 1:
                start, end = spot_of(self._view.document().findBlockByNumber(line).text(), problem)
                if start <= column <= end:
                    found.append(problem)
        return found

    def told_at(self, line: int, column: int) -> str:
        """Return what is to be said of a place: its problems and the ways out, else what it means."""
        told = []
        for problem in self.problems_at(line, column):
            told.append(f"{problem.message}\n{problem.hint}".strip())
            if problem.fix is not None:
                told[-1] += "\n" + said("Ctrl+. or a click: {title}", title=problem.fix.title)
        return "\n\n".join(told) or (self._help(line, column) if self._help is not None else "")
