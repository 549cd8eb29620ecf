"""Changes of steps: what outline, form, picker and ruler want changed becomes one small edit of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from player.editing import new_steps
from player.editing import step_edits as edits
from player.editing.durations import length_edit
from player.editing.field_edits import FieldEdit, ValueSet, with_dose, with_edits, with_value
from player.editing.step_blocks import blocks_of
from player.editing.step_values import toml_value, values_at
from player.editing.toml_text import EditError
from player.language import said
from player.session.problems import KeyPath
from player.ui.editor_screen.form_keys import DOSE_STARTS, dose_of, keys_of_dose, value_at

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from player.editing.draft import Draft
    from player.session.model import Exercise
    from player.ui.editor_screen.text_view import TextView

_RIVALS = ("tempo", "pace", "each")
"""Each says how long a rep takes: who writes one takes the others out."""
_INSTEAD: dict[KeyPath, KeyPath] = {
    ("music", "file"): ("music", "folder"),
    ("music", "folder"): ("music", "file"),
}
"""What goes where another value of the session is written."""


class Written(Protocol):
    """What a change needs to know of the screen."""

    @property
    def row(self) -> int:
        """Return the row of the cursor."""
        ...

    @property
    def draft(self) -> Draft:
        """Return what is known of the text."""
        ...

    def freshen(self) -> Draft:
        """Return what is known of the text, which is looked at first where that has not been done."""
        ...

    def show_note(self, note: str) -> None:
        """Say something."""

    def pick_rows(self, rows: list[int]) -> None:
        """Pick several steps in the outline, the first of which is that of the cursor."""


class StepChanges:
    """Changes the text of a session step by step."""

    def __init__(
        self, screen: Written, view: TextView, exercise_of: Callable[[str], Exercise | None]
    ) -> None:
        """Take the screen, the text, and what knows an exercise by its identity."""
        self._screen = screen
        self._view = view
        self._exercise_of = exercise_of
        self._pick_for: KeyPath | None = None

    def edit(self, change: Callable[[str], str], then: Callable[[str], int | range] | None = None) -> None:
        """Change the text; ``then`` gives the index of the block to go to in the new one, or those of
        several that are to be picked."""
        self._screen.freshen()
        try:
            text = change(self._view.text)
        except EditError as error:
            self._screen.show_note(said("That cannot be done here: {error}.", error=error))
            return
        self._view.apply(text)
        if then is not None:
            blocks, there = blocks_of(text), then(text)
            rows = [there] if isinstance(there, int) else list(there)
            rows = [row for row in rows if row < len(blocks)] or [len(blocks) - 1]
            self._view.go_to(blocks[rows[0]].header + 1)
            self._screen.pick_rows(rows)

    def insert(self, steps: str) -> None:
        """Put steps, as TOML, after the one of the cursor; at the end of the session where that is the
        session itself."""
        blocks, row = self._screen.freshen().blocks, self._screen.row
        block = blocks[row]
        last = [index for index, each in enumerate(blocks) if each.kind == "step" and each.depth == 1]
        if block.kind != "step":
            block = blocks[last[-1]] if last else blocks[0]
        spot = edits.spot_after(block)
        count = len(blocks_of(steps)) - 1
        index = sum(1 for each in blocks if each.first < spot.line)
        there = range(index, index + count) if count else row
        self.edit(lambda text: edits.inserted(text, spot, steps), lambda _: there)

    def drop(self, rows: Sequence[int], spot: edits.Spot, copies: bool) -> None:
        """Move steps to a spot, or put copies of them there."""
        blocks = self._screen.freshen().blocks
        there = edits.moved_range(blocks, rows, spot)
        if copies:
            first = sum(1 for each in blocks if each.first < spot.line)
            there = range(first, first + len(there))
            self.edit(lambda text: edits.inserted(text, spot, edits.copied(text, rows)), lambda _: there)
        elif edits.can_move(blocks, rows, spot):
            self.edit(lambda text: edits.moved(text, rows, spot), lambda _: there)

    def set_value(self, path: KeyPath, value: str) -> None:
        """Write a value, as TOML, into the step of the cursor; an empty one takes it out."""
        self.take_edits((ValueSet(path, value),))

    def take_edits(self, wanted: tuple[FieldEdit, ...]) -> None:
        """Do to the step of the cursor what a field of the form asks for, as one change."""
        row, there = self._screen.row, self.values()
        set_now = {each.path[0] for each in wanted if isinstance(each, ValueSet) and each.value}
        rivals = [key for key in _RIVALS if key in there and set_now & set(_RIVALS) - {key}]
        gone = [ValueSet((key,), "") for key in rivals if key not in set_now]
        for each in wanted:
            other = _INSTEAD.get(each.path) if isinstance(each, ValueSet) and each.value else None
            if other is not None and value_at(there, other) is not None:
                gone.append(ValueSet(other, ""))
        self.edit(lambda text: with_edits(text, row, (*wanted, *gone)))

    def set_when(self, row: int, when: str) -> None:
        """Give the step of a row another condition."""
        self.edit(lambda text: with_value(text, row, ("when",), toml_value(when)))

    def add_after(self, steps: str) -> None:
        """Put steps, as TOML, after the one of the cursor, and stay there."""
        spot = edits.spot_after(self._screen.freshen().blocks[self._screen.row])
        self.edit(lambda text: edits.inserted(text, spot, steps))

    def set_dose(self, dose: str) -> None:
        """Give the step of the cursor another dose."""
        row, values = self._screen.row, self.values()
        before = dose_of(values)
        if dose == before:
            return
        kept = (before, *keys_of_dose(dose))
        gone = [key for key in keys_of_dose(before) if key in values and key not in kept]
        start = DOSE_STARTS[dose]
        self.edit(lambda text: with_dose(text, row, before, dose, start, gone))

    def set_length(self, index: int, frames: int) -> bool:
        """Let a phase of the step of the cursor last so many frames; return whether that is done by one
        value."""
        timeline = self._screen.freshen().timeline
        if timeline is None or index >= len(timeline.phases):
            return False
        written = length_edit(timeline, index, self.values(), frames)
        if written is None:
            self._screen.show_note(
                said("The length of this phase comes from its step: change it in the form.")
            )
            return False
        self.set_value(*written)
        return True

    def begin_step(self) -> None:
        """The exercise that is picked next is a new step's."""
        self._pick_for = None

    def begin_exercise(self, path: KeyPath) -> str:
        """The exercise that is picked next stands at a path of the step; return what stands there now."""
        self._pick_for = path
        return str(value_at(self.values(), path) or "")

    def take_exercise(self, identity: str) -> bool:
        """Take the exercise that was picked; return whether a new step does it."""
        if self._pick_for is not None:
            self.set_value(self._pick_for, toml_value(identity))
            return False
        exercise = self._exercise_of(identity)
        if exercise is not None:
            self.insert(new_steps.step_of(exercise))
        return exercise is not None

    def values(self) -> dict[str, Any]:
        """Return what the step of the cursor says, by its keys."""
        draft = self._screen.draft
        return values_at(draft.text, draft.blocks, self._screen.row) or {}
