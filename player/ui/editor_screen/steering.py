"""Steering: the cursor of the text, the step that is chosen and the play-head are one place.

Whatever view the person goes somewhere in, the others follow. While the session is heard the place moves by
itself, and the views go along until the person begins to work elsewhere; then the play-head goes on alone,
and what is being written stays under the hands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from player.editing.step_blocks import block_at

if TYPE_CHECKING:
    from player.editing.draft import Draft
    from player.ui.editor_screen.outline_list import OutlineList
    from player.ui.editor_screen.ruler import TimeRuler
    from player.ui.editor_screen.text_view import TextView


class Steering(QObject):
    """Where the person is in a session that is written."""

    head_moved = Signal(object)
    """The person went to a frame; what is heard goes on from there."""
    row_changed = Signal()
    """Another step is chosen."""

    def __init__(self, outline: OutlineList, view: TextView, ruler: TimeRuler, parent: QObject) -> None:
        """Take the views that follow one another."""
        super().__init__(parent)
        self._outline = outline
        self._view = view
        self._ruler = ruler
        self._draft: Draft | None = None
        self._row = 0
        self._playing = False
        self._along = False
        self._led = self._asked = False

    @property
    def row(self) -> int:
        """Return the row of the cursor."""
        return self._row

    @property
    def head(self) -> int:
        """Return the frame of the play-head."""
        return self._ruler.head

    def begin(self) -> None:
        """Be at the beginning of another session."""
        self._draft, self._row, self._playing = None, 0, False

    def take_draft(self, draft: Draft) -> None:
        """Take what is known of the text now."""
        self._draft = draft
        self.follow_cursor()

    def set_playing(self, playing: bool) -> None:
        """Note whether the session is heard: from its beginning on the views go along with it."""
        self._playing = self._along = playing

    def let_go(self) -> None:
        """Stay where the person works now, while what is heard goes on."""
        self._along = False

    def follow_cursor(self) -> None:
        """Let the outline, the form and the ruler go to the step of the cursor."""
        draft = self._draft
        if draft is None or draft.text != self._view.text or not draft.rows:
            return
        row = block_at(draft.blocks, self._view.line)
        moved, self._row = row != self._row, row
        if row not in self._outline.picks:
            self._outline.pick([row], row)
        self.row_changed.emit()
        start = draft.rows[row].start
        if self._playing and not self._led:
            # A click leads what is heard elsewhere; keys move the cursor alone.
            asked = self._asked or bool(QApplication.mouseButtons() & Qt.MouseButton.LeftButton)
            self._along = asked or (self._along and not moved)
            start = start if asked and moved else None
        if start is not None and not self._led and not self._head_in(row):
            self._ruler.show_head(start, self.lines_of(row))
            self.head_moved.emit(start)
        else:
            self._ruler.show_head(self._ruler.head, self.lines_of(row))

    def go_to_row(self, row: int) -> None:
        """Go to a step, whose beginning the play-head goes to."""
        draft = self._draft
        if draft is None or not row < len(draft.blocks) or draft.text != self._view.text:
            return
        self._along = self._playing
        if block_at(draft.blocks, self._view.line) != row:
            self._asked = True
            self._view.go_to(draft.blocks[row].header + 1)
            self._asked = False

    def go_to_frame(self, frame: int) -> None:
        """Go to a frame, and to the step that is done there."""
        self._along = self._playing
        self._lead_to(frame)
        self.head_moved.emit(frame)

    def follow_play(self, frame: int) -> None:
        """Show how far what is heard has come."""
        if self._along:
            self._lead_to(frame)
        else:
            self._ruler.show_head(frame, self.lines_of(self._row))

    def lines_of(self, row: int) -> frozenset[int]:
        """Return the lines of the headers of a row and all that stands in it."""
        blocks = self._draft.blocks if self._draft is not None else ()
        if not row or not row < len(blocks):
            return frozenset()
        block = blocks[row]
        return frozenset(each.header + 1 for each in blocks if block.first <= each.header < block.end)

    def _lead_to(self, frame: int) -> None:
        self._led = True
        self._show_frame(frame)
        self._led = False

    def _show_frame(self, frame: int) -> None:
        """Show a place in all views; nobody is told of it."""
        draft = self._draft
        timeline = draft.timeline if draft is not None else None
        if draft is None or timeline is None or not timeline.phases:
            return
        if draft.text != self._view.text:  # the steps are being found again
            self._ruler.show_head(frame, self.lines_of(self._row))
            return
        line = timeline.steps[timeline.phases[timeline.phase_index_at(frame)].step].line
        row = block_at(draft.blocks, line - 1)
        self._ruler.show_head(frame, self.lines_of(row))
        if row != self._row:
            self._row = row
            self._view.go_to(line)
            self._ruler.show_head(frame, self.lines_of(row))

    def _head_in(self, row: int) -> bool:
        timeline = self._draft.timeline if self._draft is not None else None
        if timeline is None or not timeline.phases:
            return False
        phase = timeline.phases[timeline.phase_index_at(self._ruler.head)]
        return timeline.steps[phase.step].line in self.lines_of(row)
