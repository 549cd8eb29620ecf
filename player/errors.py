"""Errors that a person can act on; anything that is not one of these is our bug.

PlayerError            shown calmly, with a hint
+-- SessionError       a session that cannot be played; carries its problems
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class PlayerError(Exception):
    """Something that the person can act on."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        """Take one sentence of what went wrong and, if there is one, a way out."""
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}\n{self.hint}" if self.hint else self.message


class SessionError(PlayerError):
    """A session that cannot be played."""

    def __init__(self, message: str, problems: Sequence[object], hint: str | None = None) -> None:
        """Keep the problems (``session.problems.Problem`` values) that stop it."""
        super().__init__(message, hint)
        self.problems = tuple(problems)
