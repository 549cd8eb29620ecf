"""Watching files: something is done anew whenever one of them is saved."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from player.language import said

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

_PAUSE = 0.4
"""Seconds between two looks; asking for a file's time works on every system and costs next to nothing."""
_CLEAR = "\x1b[2J\x1b[3J\x1b[H"


def watch(
    paths_of: Callable[[], Sequence[Path]],
    tell: Callable[[Sequence[Path]], None],
    pause: Callable[[], None] = lambda: time.sleep(_PAUSE),
) -> None:
    """Tell about files on a clear screen, and again whenever one is saved, comes or goes; ends by Ctrl+C."""
    known: list[tuple[Path, int, int]] | None = None
    try:
        while True:
            paths = paths_of()
            now = [_state(path) for path in paths]
            if now != known:
                known = now
                print(_CLEAR if sys.stdout.isatty() else "", end="")  # no signs for screens in a file
                tell(paths)
                print(f"\n{said('Checked again at every save. Ctrl+C ends.')}", flush=True)
            pause()
    except KeyboardInterrupt:
        print()


def _state(path: Path) -> tuple[Path, int, int]:
    try:
        state = path.stat()
    except OSError:  # an editor that saves by moving leaves no file there for an instant
        return path, 0, 0
    return path, state.st_mtime_ns, state.st_size
