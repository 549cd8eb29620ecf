"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import stat
from typing import IO, TYPE_CHECKING

from player.errors import PlayerError
from player.language import reason_of, said

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


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
        file.flush()
        os.fsync(file.fileno())
        if kept is not None and hasattr(os, "fchmod"):
            os.fchmod(file.fileno(), kept)

    write_whole(place, write)


def write_whole(path: Path, write: Callable[[IO[bytes]], object]) -> None:
    """Write a file beside its place and move it there once it is complete.

    Raises ``PlayerError`` where that is not possible; then nothing is left behind.
    """
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        with partial.open("wb") as file:
            write(file)
        partial.replace(path)
    except OSError as error:
        raise PlayerError(
            said("{name} cannot be written: {reason}.", name=path.name, reason=reason_of(error)),
            said("Check the folder {parent}.", parent=path.parent),
        ) from error
    finally:
        partial.unlink(missing_ok=True)
