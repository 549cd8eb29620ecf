"""Choosing the exercise of a step, of a new one or of one that is there, and its dose after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from player.ui.editor_screen.form_keys import dose_of

if TYPE_CHECKING:
    from player.session.problems import KeyPath
    from player.ui.editor_screen.form_focus import FormFocus
    from player.ui.editor_screen.parts import Parts
    from player.ui.editor_screen.step_changes import StepChanges
    from player.ui.editor_screen.views import Views


class ExerciseChoice(QObject):
    """Opens the picker and goes on with what was picked."""

    def __init__(self, parts: Parts, views: Views, changes: StepChanges, focus: FormFocus) -> None:
        """Take the parts, what is seen of them, what changes the text, and the keyboard in the form."""
        super().__init__(parts.screen)
        self._parts, self._views = parts, views
        self._changes, self._focus = changes, focus
        parts.form.exercise_wanted.connect(self.begin_exercise)
        parts.form.dose_wanted.connect(self._take_dose)
        parts.picker.picked.connect(self._take)
        parts.picker.closed.connect(lambda: views.take_focus(parts.outline))

    def begin_step(self) -> None:
        """Let the person choose the exercise of a new step."""
        self._changes.begin_step()
        self._open("")

    def begin_exercise(self, path: KeyPath) -> None:
        """Let the person choose another exercise for a key of the step."""
        self._open(self._changes.begin_exercise(path))

    def _open(self, identity: str) -> None:
        self._views.arrange()
        self._parts.picker.open_at(identity)

    def _take(self, identity: str) -> None:
        """Take what was picked; of a new step the dose is the next thing that is written."""
        is_new = self._changes.take_exercise(identity)
        dose = dose_of(self._changes.values()) if is_new else ""
        if not dose or not self._focus.go_to((dose,)):
            parts = self._parts
            self._views.take_focus(parts.outline if self._views.seen != "text" else parts.view)

    def _take_dose(self, dose: str) -> None:
        """Give the step another dose, and go on with its value."""
        self._changes.set_dose(dose)
        if not self._focus.go_to((dose,)):
            self._focus.go_to((dose, "cycles"))
