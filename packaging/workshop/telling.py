"""What the developer commands say to a person: calm lines on the error stream, never on the output."""

from __future__ import annotations

import sys
from collections.abc import Sequence


class SetupFailed(Exception):
    """Something that a person must do before the command can go on; its text is shown."""


def say(text: str) -> None:
    """Write one message, each line marked as coming from here."""
    for line in text.splitlines():
        print(f"limber: {line}", file=sys.stderr, flush=True)


def as_typed(command: Sequence[str]) -> str:
    """Return a command as a person would type it in a shell."""
    return " ".join(f"'{part}'" if any(sign in part for sign in " ()<>&;*") else part for part in command)


class Progress:
    """One line that counts, rewritten in place on a terminal; elsewhere nothing."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._count = 0
        self._live = sys.stderr.isatty()

    def step(self, name: str) -> None:
        """Count one more, which has this name."""
        self._count += 1
        if self._live:
            line = f"limber: {self._what} {self._count}: {name}"
            sys.stderr.write(f"\r{line[:78]:<78}")
            sys.stderr.flush()

    def end(self) -> None:
        """Leave the line."""
        if self._live and self._count:
            sys.stderr.write("\n")
