"""Views: which of form and text are seen, what lies over them, and which of all has the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from player.language import said
from player.ui.editor_screen.arrangement import arrange, has_room_for_both

if TYPE_CHECKING:
    from player.ui.editor_screen.parts import Parts
    from player.ui.editor_screen.text_folding import TextFolding

ViewName = Literal["form", "both", "text"]
"""What can be seen beside the outline."""
_PIXELS = 15


class Views:
    """What is seen. Where form and text have no room beside each other one of them is, and the switch says
    which; once there is room again, both are."""

    def __init__(self, parts: Parts, scale: float) -> None:
        """Take the parts of the screen, and the scale of text."""
        self._parts = parts
        self.scale = scale
        """The scale of text, 1 to 3."""
        self._wish: ViewName = "both"
        self._alone: ViewName = "form"
        self._totals_wanted = False

    @property
    def seen(self) -> ViewName:
        """Return what is seen now."""
        return self._alone if self._wish == "both" and not self._has_room else self._wish

    @property
    def _has_room(self) -> bool:
        return has_room_for_both(self._parts.screen.width(), self._pixels)

    @property
    def _pixels(self) -> int:
        return round(_PIXELS * self.scale)

    # -- form and text

    def show(self, name: ViewName) -> None:
        """Show the form, the text, or both."""
        if name == "form" and self._parts.view.hasFocus():
            self.take_focus(self._parts.outline)
        if self._wish == "both" and name != "both" and not self._has_room:
            self._alone = name
        else:
            self._wish = name
        self.arrange()

    def show_both(self) -> None:
        """Show form and text beside each other, or say that there is no room."""
        self.show("both")
        if not self._has_room:
            self._parts.top.note.set_text(
                said("There is no room for both: make the window wider, or the words smaller.")
            )

    def show_form(self) -> None:
        """Let the form be seen, whatever else is."""
        self._show_too("form", "text")

    def show_text(self) -> None:
        """Let the text be seen, whatever else is."""
        self._show_too("text", "form")

    def _show_too(self, name: ViewName, other: ViewName) -> None:
        if self.seen == other:
            self._wish, self._alone = "both", name
            self.arrange()

    def go_to_form(self) -> None:
        """Show the form and let its first field have the keyboard."""
        self.show("form")
        first = next(iter(self._parts.form.fields.values()), None)
        if first is None:
            self.take_focus(self._parts.view)
            return
        self.take_focus(first.findChild(QWidget) or first)
        first.focusNextChild()

    def go_to_text(self) -> None:
        """Show the text and let it have the keyboard."""
        self.show("text")
        self.take_focus(self._parts.view)

    def folding(self) -> TextFolding:
        """Return what folds, in a text that is seen."""
        self.show_text()
        return self._parts.view.folding

    # -- what lies above and over them

    def open_find(self) -> None:
        """Look for something in the text."""
        self.show_text()
        self._parts.find_bar.open_with(self._parts.view.textCursor().selectedText())
        self.arrange()

    def close_find(self) -> None:
        """Go back to the text."""
        self._parts.find_bar.hide()
        self.arrange()
        self.take_focus(self._parts.view)

    @property
    def totals_over(self) -> bool:
        """Return whether the totals were asked for."""
        return self._totals_wanted

    def toggle_totals(self) -> None:
        """Show the totals over the other views, or hide them; where there is room they are always seen."""
        parts = self._parts
        held = parts.totals.hasFocus()
        self._totals_wanted = not self._totals_wanted
        self.arrange()
        if self._totals_wanted:
            self.take_focus(parts.totals)
        elif held:
            self.take_focus(parts.view if parts.view.isVisible() else parts.outline)

    # -- all

    def take_focus(self, widget: QWidget) -> None:
        """Let a part have the keyboard."""
        widget.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def arrange(self) -> None:
        """Put everything in its place."""
        parts, room = self._parts, self._has_room
        if room and (parts.view.hasFocus() or parts.form.hasFocus()):
            self._alone = "text" if parts.view.hasFocus() else "form"  # what stays once there is no room
        parts.top.show_view(self.seen, both=room)
        width, height = parts.screen.width(), parts.screen.height()
        arrange(parts, width, height, self._pixels, self.seen, totals=self._totals_wanted)
