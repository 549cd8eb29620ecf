"""Lines of the text, edited as a whole: those of the cursor, or those that are selected."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from player.editing import line_edits as edits
from player.editing.line_edits import Edited, Lines, lines_between

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from player.ui.editor_screen.text_folding import TextFolding
    from player.ui.editor_screen.text_sheet import TextSheet

_WORD = re.compile(r"[\w-]+")


class TextLines:
    """Edits lines; what is folded below one goes with it. Each edit is undone by itself."""

    def __init__(self, view: TextSheet, folding: TextFolding) -> None:
        """Take the text and what is folded in it."""
        self._view, self._folding = view, folding

    @property
    def _chosen(self) -> Lines:
        lines = lines_between(self._view.text, *self._view.selection)
        return Lines(lines.first, self._folding.end_of(lines.end - 1))

    def double(self) -> None:
        """Put the lines below themselves again."""
        lines = self._chosen
        folded = self._folded(lines, lines.end - lines.first)
        self._take(edits.doubled(self._view.text, *self._view.selection, lines), folded)

    def move(self, *, down: bool) -> None:
        """Let the lines change places with the one above or below them."""
        text, lines = self._view.text, self._chosen
        last = text.count("\n") + (not text.endswith("\n"))
        if down:
            other = Lines(lines.end, self._folding.end_of(lines.end))
        else:
            other = Lines(self._folding.header_of(lines.first - 1), lines.first)
        if other.first < 0 or max(other.end, lines.end) > last:
            return
        mine, its = lines.end - lines.first, other.end - other.first
        folded = self._folded(lines, its if down else -its) | self._folded(other, -mine if down else mine)
        self._take(edits.exchanged(text, *self._view.selection, lines, other), folded)

    def comment(self) -> None:
        """Make the lines comments, or text again."""
        self._change(edits.commented)

    def indent(self) -> None:
        """Move the lines to the right."""
        self._change(edits.indented)

    def outdent(self) -> None:
        """Move the lines to the left."""
        self._change(edits.outdented)

    def remove(self) -> None:
        """Take the lines out."""
        self._take(edits.without(self._view.text, self._chosen))

    def choose_same(self) -> None:
        """Choose the word at the cursor; where something is chosen, the next place that says the same."""
        text, (anchor, cursor) = self._view.text, self._view.selection
        start, end = min(anchor, cursor), max(anchor, cursor)
        if start != end:
            wanted = text[start:end]
            found = text.find(wanted, end)
            self._view.select(*((found, found + len(wanted)) if found >= 0 else _first(text, wanted)))
            return
        begin = text.rfind("\n", 0, start) + 1
        line = text[begin:].split("\n", 1)[0]
        words = (each for each in _WORD.finditer(line) if each.start() <= start - begin <= each.end())
        word = next(words, None)
        if word is not None:
            self._view.select(begin + word.start(), begin + word.end())

    def go_to_bracket(self) -> None:
        """Go to the bracket that belongs to the one at the cursor."""
        cursor = self._view.textCursor()
        found = self._view.brackets_at(cursor.position())
        if found is not None:
            self._folding.reveal(self._view.document().findBlock(found[1]).blockNumber())
            cursor.setPosition(found[1])
            self._view.setTextCursor(cursor)

    def copy_text(self) -> str:
        """Return the lines with their ends, to be copied."""
        lines = self._chosen
        return "".join(f"{line}\n" for line in self._view.text.split("\n")[lines.first : lines.end])

    def _folded(self, lines: Lines, by: int) -> set[int]:
        """Return where what is folded in some lines will be."""
        return {line + by for line in self._folding.folded if lines.first <= line < lines.end}

    def _change(self, edit: Callable[[str, int, int, Lines], Edited]) -> None:
        text, (anchor, cursor) = self._view.text, self._view.selection
        lines = self._chosen
        if lines.end > lines_between(text, anchor, cursor).end:
            self._folding.reveal(lines.end - 1)  # what is changed is to be seen
        self._take(edit(text, anchor, cursor, lines))

    def _take(self, edited: Edited, folded: Iterable[int] = ()) -> None:
        self._view.apply(edited.text)
        self._folding.fold_too(folded)
        self._view.select(edited.anchor, edited.cursor)


def _first(text: str, wanted: str) -> tuple[int, int]:
    found = text.find(wanted)
    return found, found + len(wanted)
