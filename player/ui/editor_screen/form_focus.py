"""The keyboard in the form: it goes to the field that is written next, and stays where it was when what is
written makes another form of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from player.ui.editor_screen.form_field import FormField
from player.ui.timers import single_shot

if TYPE_CHECKING:
    from player.session.problems import KeyPath
    from player.ui.editor_screen.step_form import StepForm

_AROUND = 50, 90
"""Pixels that are seen around the field with the keyboard."""


class FormFocus(QObject):
    """Moves the keyboard among the fields of a form."""

    def __init__(self, form: StepForm) -> None:
        super().__init__(form)
        self._form = form
        self._seen_soon = single_shot(self, 0, self._show)

    def go_to(self, path: KeyPath) -> bool:
        """Let the field of a value have the keyboard, all of it chosen; return whether it is seen."""
        field = self._form.fields.get(path)
        if field is None or not self._form.isVisible():
            return False
        found = field.take_focus()
        if found:
            self._seen_soon.start()  # a form that is new has no places for its fields yet
        return found

    def go_back(self, before: QWidget | None, now: QWidget | None) -> bool:
        """Let the field that had the keyboard have it again, where it is another widget since; return whether
        the keyboard is in the form."""
        if now is not None and self._form.isAncestorOf(now):
            return True
        path = self.path_of(before)
        gone = path is not None and before is not None and not before.isVisible()
        return gone and path is not None and self.go_to(path)

    def go_on(self, before: QWidget | None, *, forward: bool) -> bool | None:
        """After Tab in a widget: let the field after it have the keyboard (or the one before it) where the
        form is another one since. Return whether there is such a field; None where the form is the same."""
        path = self.path_of(before)
        if path is None or before is None or before.isVisible():
            return None
        paths = list(self._form.fields)
        place = paths.index(path) + (1 if forward else -1) if path in paths else -1
        return 0 <= place < len(paths) and self.go_to(paths[place])

    def path_of(self, widget: QWidget | None) -> KeyPath | None:
        """Return the path of the field that a widget is in."""
        while widget is not None and widget is not self._form:
            if isinstance(widget, FormField) and self._form.isAncestorOf(widget):
                return widget.path
            widget = widget.parentWidget()
        return None

    def _show(self) -> None:
        """Scroll to the field that has the keyboard."""
        widget = QApplication.focusWidget()
        if widget is not None and self._form.isAncestorOf(widget):
            self._form.ensureWidgetVisible(widget, *_AROUND)
