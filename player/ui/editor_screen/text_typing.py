"""Typing: what the keys do that a text of this kind wants otherwise than any text does."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCursor

from player.editing.line_edits import indent_after

if TYPE_CHECKING:
    from player.ui.editor_screen.text_lines import TextLines
    from player.ui.editor_screen.text_sheet import TextSheet

_PAIRS = {'"': '"', "'": "'", "[": "]", "{": "}"}
_PAUSE = 1.5
"""Seconds without a key after which what is typed is undone by itself."""
_STEP = 2
"""Columns that Tab moves by."""
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_ENDS = re.compile(r"\r\n?|[\u2028\u2029]")


def pasted(text: str) -> str:
    """Return what is taken of a text from elsewhere: all but what no file of ours can hold."""
    return _CONTROLS.sub("", _ENDS.sub("\n", text))


class TextTyping:
    """Indents, closes what is opened, and parts what is typed into what is undone at once."""

    def __init__(self, view: TextSheet, lines: TextLines) -> None:
        """Take the text and what edits its lines."""
        self._view, self._lines = view, lines
        self._last, self._at, self._place = "", 0.0, -1

    def takes_key(self, event: QKeyEvent) -> bool:
        """Take a key; return whether it was one of those that are other here."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        shift = held == Qt.KeyboardModifier.ShiftModifier
        if held not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            # AltGr comes as Control and Alt together: what it types is text all the same.
            return bool(event.text()) and event.text().isprintable() and self._types(event.text())
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._break_line()
        elif key == Qt.Key.Key_Tab:
            self._tab()
        elif key == Qt.Key.Key_Backtab:
            self._lines.outdent()
        elif key == Qt.Key.Key_Home:
            self._go_home(select=shift)
        elif key == Qt.Key.Key_Backspace and not shift:
            return self._takes_pair_back()
        else:
            return bool(event.text()) and event.text().isprintable() and self._types(event.text())
        return True

    def _types(self, sign: str) -> bool:
        """Take a sign that is typed; return whether it needs no more."""
        now, place = time.monotonic(), self._view.textCursor().position()
        begins_word = self._last.isspace() and not sign.isspace()
        if begins_word or now - self._at > _PAUSE or place != self._place:
            self._view.part_undo()
        self._last, self._at, self._place = sign, now, place + len(sign.encode("utf-16-le")) // 2
        if sign in _PAIRS and self._view.textCursor().hasSelection():
            return self._wraps(sign)
        return self._closes(sign) or self._opens(sign)

    # -- pairs

    def _around(self) -> tuple[str, str]:
        """What stands before the cursor in its line, and after it."""
        cursor = self._view.textCursor()
        line, column = cursor.block().text(), cursor.positionInBlock()
        return line[:column], line[column:]

    def _wraps(self, sign: str) -> bool:
        cursor = self._view.textCursor()
        text, start, end = cursor.selectedText(), cursor.selectionStart(), cursor.selectionEnd()
        if "\u2029" in text:
            return False
        cursor.insertText(sign + text + _PAIRS[sign])
        cursor.setPosition(start + 1)
        cursor.setPosition(end + 1, QTextCursor.MoveMode.KeepAnchor)
        self._view.setTextCursor(cursor)
        return True

    def _closes(self, sign: str) -> bool:
        """Go past what closes already, where that is typed."""
        before, after = self._around()
        if not after.startswith(sign) or sign not in "\"']}":
            return False
        if sign in "\"'" and (not self._inside("text", ends=True) or before.endswith(("\\", sign * 2))):
            return False
        cursor = self._view.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Right)
        self._view.setTextCursor(cursor)
        return True

    def _opens(self, sign: str) -> bool:
        """Close what is opened, where nothing follows that could be in it."""
        before, after = self._around()
        if sign not in _PAIRS or after[:1].strip() not in ("", "]", "}", ","):
            return False
        word = sign in "\"'" and before[-1:] and (before[-1].isalnum() or before[-1] in "_\"'\\")
        if word or self._inside("text") or self._inside("comment"):
            return False
        cursor = self._view.textCursor()
        cursor.insertText(sign + _PAIRS[sign])
        cursor.movePosition(QTextCursor.MoveOperation.Left)
        self._view.setTextCursor(cursor)
        return True

    def _inside(self, kind: str, *, ends: bool = False) -> bool:
        """Whether the cursor is in a text, or in a comment; or right before what ends it."""
        place = self._view.textCursor().position()
        for token in self._view.tokens_at(place):
            if token.kind == kind and token.start < place:
                within = place <= token.end if kind == "comment" else place < token.end
                if within and (not ends or token.end == place + 1):
                    return True
        return False

    def _takes_pair_back(self) -> bool:
        """Take back both signs of a pair with nothing in it."""
        before, after = self._around()
        cursor = self._view.textCursor()
        if cursor.hasSelection() or not before or _PAIRS.get(before[-1]) != (after[:1] or None):
            return False
        if before[-1] in "\"'" and before[-2:-1] == before[-1]:
            return False
        cursor.movePosition(QTextCursor.MoveOperation.Left)
        cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor, 2)
        cursor.removeSelectedText()
        return True

    # -- lines

    def _break_line(self) -> None:
        """Begin a line as far to the right as the one before it; within brackets one step farther."""
        before, after = self._around()
        cursor = self._view.textCursor()
        self._view.part_undo()
        if cursor.hasSelection():
            first = cursor.document().findBlock(cursor.selectionStart())
            before, after = first.text()[: cursor.selectionStart() - first.position()], ""
        lead = indent_after(before) if not self._inside("text") else ""
        cursor.beginEditBlock()
        cursor.insertText(f"\n{lead}")
        if before.rstrip().endswith(("[", "{")) and after.lstrip().startswith(("]", "}")) and lead:
            place = cursor.position()
            cursor.insertText(f"\n{indent_after(before, after)}")
            cursor.setPosition(place)
        cursor.endEditBlock()
        self._view.setTextCursor(cursor)
        self._view.ensureCursorVisible()
        self._last = "\n"

    def _tab(self) -> None:
        cursor = self._view.textCursor()
        if "\u2029" in cursor.selectedText():
            self._lines.indent()
            return
        self._view.part_undo()
        column = cursor.positionInBlock() if not cursor.hasSelection() else 0
        cursor.insertText(" " * (_STEP - column % _STEP))
        self._view.setTextCursor(cursor)

    def _go_home(self, *, select: bool) -> None:
        """Go to the first word of the line, from there to its beginning."""
        cursor = self._view.textCursor()
        line = cursor.block().text()
        first = len(line) - len(line.lstrip(" \t"))
        column = 0 if cursor.positionInBlock() == first else first
        keeps = QTextCursor.MoveMode.KeepAnchor if select else QTextCursor.MoveMode.MoveAnchor
        cursor.setPosition(cursor.block().position() + column, keeps)
        self._view.setTextCursor(cursor)
