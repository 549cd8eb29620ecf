"""The window, opened from the command line: what says so where that is not possible, and nothing heavier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from player.app.display import why_no_window
from player.language import said

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def in_window(
    path: Path | None = None,
    start: str | None = None,
    *,
    silent: bool = False,
    values: Mapping[str, str] | None = None,
    exercise: str = "",
    line: int | None = None,
    play: bool = True,
) -> str | None:
    """Run the window, with a session or an exercise to edit if one is named, until it is closed; return why
    that is not possible, if it is not. ``values`` are those of the session's parameters; with a ``line`` the
    session is edited there, not played; with ``play`` false its start page is shown."""
    reason = why_no_window()
    if reason is not None:
        return reason
    try:
        from player.app.running import run_window  # the one place that loads a toolkit
    except ImportError as error:
        return said("Qt cannot be loaded ({error}).", error=error)
    run_window(path, start, silent=silent, values=values, exercise=exercise, line=line, play=play)
    return None
