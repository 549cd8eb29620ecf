"""What can be asked for in the editor: each command with its name and key, for keys, palette and menus."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol, TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from player.language import said

if TYPE_CHECKING:
    from collections.abc import Callable

    from player.editing.draft import Draft
    from player.ui.editor_screen.exercise_choice import ExerciseChoice
    from player.ui.editor_screen.outline_list import OutlineList
    from player.ui.editor_screen.outline_menu import OutlineMenu
    from player.ui.editor_screen.preview import Preview
    from player.ui.editor_screen.ruler import TimeRuler
    from player.ui.editor_screen.text_view import TextView
    from player.ui.editor_screen.views import Views

Command: TypeAlias = "tuple[str, str, Callable[[], None]]"
"""A name, a key in Qt's spelling, and what is done."""


class Commanded(Protocol):
    """What the commands need of the screen."""

    menu: OutlineMenu
    ruler: TimeRuler
    preview: Preview
    outline: OutlineList
    view: TextView
    views: Views
    choice: ExerciseChoice

    def save(self) -> None:
        """Write the text into its file."""

    def play(self) -> None:
        """Play from the play-head, on the whole window."""

    def undo(self) -> None:
        """Take the last change back."""

    def redo(self) -> None:
        """Make a change again."""

    @property
    def row(self) -> int:
        """Return the row of the cursor."""
        ...

    def freshen(self) -> Draft:
        """Return what is known of the text, which is looked at first where that has not been done."""
        ...

    def next_problem(self) -> None:
        """Go to the next problem."""

    def mend(self) -> None:
        """Mend the problem at the cursor."""


def commands_of(screen: Commanded) -> tuple[Command, ...]:
    """Return the commands of the editor."""
    menu, ruler, views = screen.menu, screen.ruler, screen.views
    return (
        (said("Save"), "Ctrl+S", screen.save),
        (said("Play from here"), "F5", screen.play),
        (said("Hear it here, or stop"), "F6", screen.preview.toggle_wanted.emit),
        (said("Say the line at the cursor"), "F7", screen.preview.say_wanted.emit),
        (said("Undo"), "Ctrl+Z", screen.undo),
        (said("Do again"), "Ctrl+Shift+Z", screen.redo),
        (said("Add a step"), "Ctrl+Return", screen.choice.begin_step),
        (said("Move the step up"), "Alt+Up", lambda: menu.move(down=False)),
        (said("Move the step down"), "Alt+Down", lambda: menu.move(down=True)),
        (said("Move the steps out of their group"), "Alt+Left", menu.move_out),
        (said("Move the steps into the group above"), "Alt+Right", menu.move_in),
        (said("Double the steps"), "Ctrl+Shift+D", menu.double),
        (said("Put the steps in a group"), "Ctrl+G", menu.wrap),
        (said("Dissolve the group"), "Ctrl+Shift+G", menu.unwrap),
        (said("Switch the steps off or on"), "Ctrl+/", menu.toggle_off),
        (said("Find and replace"), "Ctrl+F", views.open_find),
        (said("Go to the next problem"), "F8", screen.next_problem),
        (said("Mend what stands at the cursor"), "Ctrl+.", screen.mend),
        (
            said("Fold what stands at the cursor"),
            "Ctrl+Shift+[",
            lambda: views.folding().fold(screen.view.line),
        ),
        (
            said("Unfold what stands at the cursor"),
            "Ctrl+Shift+]",
            lambda: views.folding().unfold(screen.view.line),
        ),
        (said("Fold all"), "Ctrl+Alt+[", lambda: views.folding().fold_all()),
        (said("Unfold all"), "Ctrl+Alt+]", lambda: views.folding().unfold_all()),
        (said("Go to the outline"), "Alt+1", lambda: views.take_focus(screen.outline)),
        (said("Go to the form"), "Alt+2", views.go_to_form),
        (said("Go to the text"), "Alt+3", views.go_to_text),
        (said("Go to the time ruler"), "Alt+4", lambda: views.take_focus(ruler)),
        (said("Form and text side by side"), "Alt+5", views.show_both),
        (said("Show or hide the totals"), "Alt+6", views.toggle_totals),
        (said("Show less time on the ruler"), "Ctrl++", ruler.zoom_in),
        (said("Show more time on the ruler"), "Ctrl+-", ruler.zoom_out),
        (said("Show the whole session on the ruler"), "Ctrl+0", ruler.fit),
        (said("Show this step on the ruler"), "Ctrl+9", ruler.show_step),
    )


def text_commands(screen: Commanded) -> tuple[Command, ...]:
    """Return the commands of the text; their keys are meant for it while it has the keyboard."""
    lines = screen.view.lines

    def comment() -> None:
        draft = screen.freshen()
        block, line = draft.blocks[screen.row], screen.view.line
        # A header alone that became a comment would leave its keys to the step before.
        whole = block.kind == "step" and (block.off or line == block.header)
        if whole and not screen.view.textCursor().hasSelection():
            screen.menu.toggle_off()
        else:
            lines.comment()

    named: tuple[Command, ...] = (
        (said("Double the lines of the text"), "Ctrl+Shift+D", lines.double),
        (said("Move the lines of the text up"), "Alt+Up", lambda: lines.move(down=False)),
        (said("Move the lines of the text down"), "Alt+Down", lambda: lines.move(down=True)),
        (said("Make the lines of the text a comment, or no more"), "Ctrl+/", comment),
        (said("Take the lines out of the text"), "Ctrl+Shift+K", lines.remove),
        (said("Select the word, then the next that is the same"), "Ctrl+D", lines.choose_same),
        (said("Go to the other bracket"), "Ctrl+M", lines.go_to_bracket),
        (said("Go to a line of the text"), "Ctrl+L", screen.view.line_bar.open),
    )
    return tuple((name, key, partial(_in_text, screen, call)) for name, key, call in named)


def _in_text(screen: Commanded, call: Callable[[], None]) -> None:
    """Do something in a text that is seen and has the keyboard."""
    screen.views.show_text()
    screen.views.take_focus(screen.view)
    call()


def make_keys(screen: Commanded, parent: QWidget) -> None:
    """Let keys ask for the commands in a widget; those of lists work in the outline alone, those of the text
    in the text."""
    screen.view.keys.claim((key, call) for _, key, call in text_commands(screen))
    inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
    more: tuple[tuple[str, Callable[[], None]], ...] = (
        ("Ctrl+Y", screen.redo),
        ("Ctrl+P", screen.play),
        ("Ctrl+Enter", screen.choice.begin_step),
        ("Ctrl+=", screen.ruler.zoom_in),
    )
    for key, call in (*((key, call) for _, key, call in commands_of(screen)), *more):
        shortcut = QShortcut(QKeySequence(key), parent)
        shortcut.setContext(inside)
        shortcut.activated.connect(call)
    lists: tuple[tuple[str, Callable[[], None]], ...] = (
        ("Del", screen.menu.delete),
        ("Ctrl+C", screen.menu.copy),
        ("Ctrl+X", screen.menu.cut),
        ("Ctrl+V", screen.menu.paste),
    )
    for key, call in lists:
        shortcut = QShortcut(QKeySequence(key), screen.outline)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(call)
