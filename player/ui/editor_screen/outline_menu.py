"""What can be done with the picked steps: the menu of the outline, and the keys that do the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from player.editing import new_steps
from player.editing import step_edits as edits
from player.editing.step_blocks import blocks_of
from player.language import said
from player.ui.fonts import font

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from player.editing.draft import Draft
    from player.editing.step_blocks import Block


class Steps(Protocol):
    """What the commands need to know of the screen."""

    @property
    def text(self) -> str:
        """Return the text."""
        ...

    @property
    def scale(self) -> float:
        """Return the scale of text."""
        ...

    @property
    def picks(self) -> list[int]:
        """Return the blocks of the picked rows."""
        ...

    @property
    def draft(self) -> Draft:
        """Return what is known of the text."""
        ...

    def edit(self, change: Callable[[str], str], then: Callable[[str], int | range] | None = None) -> None:
        """Change the text, and pick the block, or the blocks, that ``then`` gives."""

    def insert(self, steps: str) -> None:
        """Put steps in after the one of the cursor."""

    def show_note(self, note: str) -> None:
        """Say something."""


class OutlineMenu(QObject):
    """The commands for steps."""

    def __init__(self, screen: Steps, parent: QWidget) -> None:
        super().__init__(parent)
        self._screen = screen
        self._parent = parent

    def open_below(self, button: QWidget) -> None:
        """Open the menu below a button."""
        self.open_at(button.mapToGlobal(button.rect().bottomLeft()))

    def open_at(self, place: QPoint) -> None:
        """Open the menu at a place of the screen."""
        menu = self.made()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def made(self) -> QMenu:
        """Return the menu."""
        screen = self._screen
        menu = QMenu(self._parent)
        menu.setFont(font(round(15 * screen.scale)))
        add = screen.insert
        rows: tuple[tuple[str, str, Callable[[], None]] | None, ...] = (
            (said("Add a rest"), "", lambda: add(new_steps.REST)),
            (said("Add words"), "", lambda: add(new_steps.words())),
            (said("Add a question"), "", lambda: add(new_steps.ASK)),
            (said("Add a step without an exercise"), "", lambda: add(new_steps.free_step())),
            (said("Add a group"), "", lambda: add(new_steps.group())),
            None,
            (said("Cut"), "Ctrl+X", self.cut),
            (said("Copy"), "Ctrl+C", self.copy),
            (said("Paste"), "Ctrl+V", self.paste),
            (said("Double"), "Ctrl+Shift+D", self.double),
            (said("Delete"), "Del", self.delete),
            None,
            (said("Move up"), "Alt+Up", lambda: self.move(down=False)),
            (said("Move down"), "Alt+Down", lambda: self.move(down=True)),
            (said("Move out of the group"), "Alt+Left", self.move_out),
            (said("Move into the group above"), "Alt+Right", self.move_in),
            (said("Put in a group"), "Ctrl+G", self.wrap),
            (said("Dissolve the group"), "Ctrl+Shift+G", self.unwrap),
            (said("Switch off or on"), "Ctrl+/", self.toggle_off),
        )
        for row in rows:
            if row is None:
                menu.addSeparator()
                continue
            words, key, call = row
            action = menu.addAction(f"{words}\t{key}" if key else words)
            action.triggered.connect(lambda _on=False, call=call: call())
        return menu

    def copy(self) -> None:
        """Put the picked steps, as TOML, where all programs can take them from."""
        steps = edits.copied(self._screen.text, self._screen.picks)
        if steps:
            QGuiApplication.clipboard().setText(steps)

    def cut(self) -> None:
        """Take the picked steps out, to be put in elsewhere."""
        self.copy()
        self.delete()

    def paste(self) -> None:
        """Put in the steps that were copied, from here or from any text."""
        steps = QGuiApplication.clipboard().text().replace("\r\n", "\n")
        if any(block.kind == "step" for block in blocks_of(steps)):
            self._screen.insert(steps)
        else:
            self._screen.show_note(said("What was copied has no steps in it."))

    def delete(self) -> None:
        """Take the picked steps out."""
        picks = self._steps()
        if picks:
            self._screen.edit(lambda text: edits.without(text, picks), lambda _: picks[0])

    def double(self) -> None:
        """Put copies of the picked steps after them."""
        picks, blocks = self._steps(), self._screen.draft.blocks
        if picks:
            spot = edits.spot_after(blocks[edits.outermost(blocks, picks)[-1]])
            first = sum(1 for block in blocks if block.first < spot.line)
            copies = range(first, first + len(edits.moved_range(blocks, picks, spot)))
            self._screen.edit(lambda text: edits.doubled(text, picks), lambda _: copies)

    def wrap(self) -> None:
        """Put the picked steps in a group of their own."""
        picks = self._steps()
        if picks:
            self._screen.edit(lambda text: edits.wrapped(text, picks), lambda _: picks[0])

    def unwrap(self) -> None:
        """Let the steps of a group stand where the group was."""
        picks = self._steps()
        if picks:
            self._screen.edit(lambda text: edits.unwrapped(text, picks[0]), lambda _: picks[0])

    def toggle_off(self) -> None:
        """Make the picked steps comments, or steps again."""
        picks = self._steps()
        blocks = self._screen.draft.blocks
        if not picks:
            return
        off = all(blocks[pick].off for pick in edits.outermost(blocks, picks))
        change = edits.switched_on if off else edits.switched_off
        self._screen.edit(lambda text: change(text, picks), lambda _: picks[0])

    def move(self, *, down: bool) -> None:
        """Move the picked steps past their neighbour."""
        self._move_to(lambda blocks, picks: edits.spot_beside(blocks, picks, down=down))

    def move_out(self) -> None:
        """Move the picked steps out of their group, to stand after it."""
        self._move_to(edits.spot_out)

    def move_in(self) -> None:
        """Move the picked steps into the group before them."""
        self._move_to(edits.spot_in)

    def _move_to(self, find: Callable[[Sequence[Block], list[int]], edits.Spot | None]) -> None:
        picks, blocks = self._steps(), self._screen.draft.blocks
        spot = find(blocks, picks) if picks else None
        if spot is not None:
            self._screen.edit(
                lambda text: edits.moved(text, picks, spot),
                lambda _: edits.moved_range(blocks, picks, spot),
            )

    def _steps(self) -> list[int]:
        blocks = self._screen.draft.blocks
        return [pick for pick in self._screen.picks if pick < len(blocks) and blocks[pick].kind == "step"]
