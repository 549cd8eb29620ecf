"""Keys in the text: which of them ask for something here, whatever they ask for elsewhere on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QTextCursor

from player.ui.editor_screen.text_typing import TextTyping, pasted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from player.ui.editor_screen.text_folding import TextFolding
    from player.ui.editor_screen.text_lines import TextLines
    from player.ui.editor_screen.text_sheet import TextSheet


class TextKeys:
    """Hands keys to whoever they are meant for."""

    def __init__(self, view: TextSheet, lines: TextLines, folding: TextFolding) -> None:
        """Take the text, what edits its lines, and what is folded in it."""
        self._view, self._lines, self._folding = view, lines, folding
        self._typing = TextTyping(view, lines)
        self._claimed: tuple[tuple[QKeySequence, Callable[[], None]], ...] = ()
        self._whole_line = ""

    def claim(self, keys: Iterable[tuple[str, Callable[[], None]]]) -> None:
        """Let keys, in Qt's spelling, ask for something."""
        self._claimed = tuple((QKeySequence(key), call) for key, call in keys)

    def call_of(self, event: QKeyEvent) -> Callable[[], None] | None:
        """Return what a key asks for here; where a sign is typed with Shift, it is the sign that counts."""
        pressed = [QKeySequence(event.keyCombination())]
        if event.key() < Qt.Key.Key_Escape and not chr(event.key()).isalnum():
            plain = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
            pressed.append(QKeySequence(QKeyCombination(plain, Qt.Key(event.key()))))
        return next((call for key, call in self._claimed if key in pressed), None)

    def take(self, event: QKeyEvent) -> bool:
        """Take a key; return whether it was one of those that are other here than in any text."""
        call = self.call_of(event)
        if call is not None:
            call()
            return True
        return self._copies_line(event) or self._steps_over(event) or self._typing.takes_key(event)

    def _steps_over(self, event: QKeyEvent) -> bool:
        """Go past what is folded."""
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        shift = held == Qt.KeyboardModifier.ShiftModifier
        plain = held == Qt.KeyboardModifier.NoModifier or shift
        sideways = key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and plain
        return sideways and self._folding.step_over(back=key == Qt.Key.Key_Left, select=shift)

    def _copies_line(self, event: QKeyEvent) -> bool:
        """Copy the whole line, or cut it, where nothing is selected; return whether that was asked for."""
        cuts = event.matches(QKeySequence.StandardKey.Cut)
        asked = cuts or event.matches(QKeySequence.StandardKey.Copy)
        if not asked or self._view.textCursor().hasSelection():
            return False
        self._whole_line = self._lines.copy_text()
        QGuiApplication.clipboard().setText(self._whole_line)
        if cuts:
            self._lines.remove()
        return True

    def paste(self, source: QMimeData) -> None:
        """Put in a text from elsewhere, to be undone by itself; a line that was copied as a whole goes above
        the one of the cursor."""
        text, cursor = pasted(source.text()), self._view.textCursor()
        if text and text == self._whole_line and not cursor.hasSelection():
            cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        self._view.part_undo()
        cursor.insertText(text)
        self._view.part_undo()
        self._view.ensureCursorVisible()
