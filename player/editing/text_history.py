"""The history of a text that is being changed: undo and redo, small changes of one thing taken together."""

from __future__ import annotations

_MOST = 500
"""States that can be gone back to."""


class TextHistory:
    """A text, what it was before, and what was undone."""

    def __init__(self, text: str) -> None:
        """Begin with a text that nothing has been done to."""
        self._states = [text]
        self._marks = [""]
        self._now = 0

    @property
    def text(self) -> str:
        """Return the text as it is."""
        return self._states[self._now]

    @property
    def can_undo(self) -> bool:
        """Return whether there is something to undo."""
        return self._now > 0

    @property
    def can_redo(self) -> bool:
        """Return whether there is something to do again."""
        return self._now + 1 < len(self._states)

    def change(self, text: str, mark: str = "") -> bool:
        """Take a changed text; return whether it differs.

        Changes in a row with the same mark, such as those of one slider, are undone together.
        """
        if text == self.text:
            return False
        del self._states[self._now + 1 :], self._marks[self._now + 1 :]
        if mark and self._now and self._marks[self._now] == mark:
            self._states[self._now] = text
        else:
            self._states.append(text)
            self._marks.append(mark)
            self._now += 1
        if len(self._states) > _MOST:
            del self._states[0], self._marks[0]
            self._now -= 1
        return True

    def undo(self) -> str:
        """Go back one state, if there is one, and return the text."""
        self._now = max(0, self._now - 1)
        return self.text

    def redo(self) -> str:
        """Go forward one state, if there is one, and return the text."""
        self._now = min(len(self._states) - 1, self._now + 1)
        return self.text

    def close_mark(self) -> None:
        """End a row of changes, so that the next one is undone by itself."""
        self._marks[self._now] = ""
