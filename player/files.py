"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import stat
import time
from contextlib import suppress
from typing import IO, TYPE_CHECKING

from player.errors import PlayerError
from player.language import reason_of, said

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_LEFT_SECONDS = 3600


def write_over(path: Path, data: bytes) -> None:
    """Write a file that a person has, whole or not at all: what a link leads to is written and the link
    stays, and so do the permissions.

    Raises ``PlayerError`` where that is not possible; then the file is as it was.
    """
    try:
        place = path.resolve()
    except (OSError, RuntimeError):  # a link that leads to itself
        place = path
    kept = stat.S_IMODE(place.stat().st_mode) if place.exists() else None

    def write(file: IO[bytes]) -> None:
        file.write(data)
        if kept is not None and hasattr(os, "fchmod"):
            os.fchmod(file.fileno(), kept)

    write_whole(place, write, lasting=True)


def write_whole(path: Path, write: Callable[[IO[bytes]], object], *, lasting: bool = False) -> None:
    """Write a file beside its place and move it there once it is complete; with ``lasting`` it is on the disk
    when this returns, and a power cut later takes nothing away.

    Raises ``PlayerError`` where that is not possible; then nothing is left behind.
    """
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        with partial.open("wb") as file:
            write(file)
            if lasting:
                file.flush()
                os.fsync(file.fileno())
        partial.replace(path)
        if lasting:
            _settle(path.parent)
    except OSError as error:
        raise PlayerError(
            said("{name} cannot be written: {reason}.", name=path.name, reason=reason_of(error)),
            said("Check the folder {parent}.", parent=path.parent),
        ) from error
    finally:
        partial.unlink(missing_ok=True)


def clear_partials(folder: Path) -> None:
    """Take away what programs that were killed while they wrote have left in a folder, an hour later: what is
    younger may be written just now."""
    for left in folder.glob(".*.partial"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _LEFT_SECONDS:
                left.unlink()


def _settle(folder: Path) -> None:
    """Let what was moved in a folder be on the disk as well; where that cannot be asked for (Windows, some
    shares), the system does it in its own time."""
    try:
        asked = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    with suppress(OSError):
        os.fsync(asked)
    os.close(asked)
