"""Marks in the text: the line of the cursor, what was found, and wavy lines under problems."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QTextEdit

from player.ui.theme import mix

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QTextBlock, QTextDocument

    from player.session.problems import Problem
    from player.ui.theme import Theme

_SPOT = re.compile(r"\"[^\"]*\"?|'[^']*'?|[\w$.-]+|\S")


class Mark(NamedTuple):
    """A stretch that is marked, in units of UTF-16."""

    start: int
    """Its first character."""
    end: int
    """The one after its last."""
    kind: str
    """``line``, ``found``, ``bracket``, ``error`` or ``warning``."""


class TextMarks:
    """Makes what Qt calls extra selections."""

    def __init__(self, theme: Theme) -> None:
        """Take the first colours."""
        self._forms: dict[str, QTextCharFormat] = {}
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        line, found = QTextCharFormat(), QTextCharFormat()
        line.setBackground(QColor(mix(theme.card, theme.ink, 0.0 if theme.high else 0.05)))
        line.setProperty(QTextFormat.Property.FullWidthSelection, True)
        found.setBackground(QColor(mix(theme.card, theme.warning, 0.3)))
        bracket = QTextCharFormat()
        bracket.setBackground(QColor(mix(theme.card, theme.accent, 0.25)))
        for form in (found, bracket):  # the text's own colours cannot be read on these
            form.setForeground(QColor(theme.ink))
        self._forms = {"line": line, "found": found, "bracket": bracket}
        for kind, colour in (("error", theme.error), ("warning", theme.warning)):
            form = QTextCharFormat()
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            form.setUnderlineColor(QColor(colour))
            self._forms[kind] = form

    def selections(self, document: QTextDocument, marks: Sequence[Mark]) -> list[QTextEdit.ExtraSelection]:
        """Return marks as Qt takes them."""
        most, made = max(0, document.characterCount() - 1), []
        for mark in marks:
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(document)
            cursor.setPosition(max(0, min(mark.start, most)))
            cursor.setPosition(max(0, min(mark.end, most)), QTextCursor.MoveMode.KeepAnchor)
            selection.cursor = cursor
            selection.format = self._forms[mark.kind]
            made.append(selection)
        return made


def marks_of_problems(problems: Sequence[Problem], blocks: Sequence[QTextBlock]) -> list[Mark]:
    """Return the marks of the problems in some lines."""
    seen = {block.blockNumber() + 1: block for block in blocks}
    marks = []
    for problem in problems:
        block = seen.get(problem.place.line)
        if block is not None:
            start, end = spot_of(block.text(), problem)
            kind = "error" if problem.severity == "error" else "warning"
            marks.append(Mark(block.position() + start, block.position() + end, kind))
    return marks


def spot_of(line: str, problem: Problem) -> tuple[int, int]:
    """Return what of its line is underlined for a problem, by columns from 0."""
    found = _SPOT.search(line, min(problem.place.column - 1, len(line)))
    return (found.start(), found.end()) if found is not None else (0, max(1, len(line)))
