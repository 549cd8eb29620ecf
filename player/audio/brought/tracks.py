"""Pieces of music, decoded once and kept as plain samples in a folder that may be emptied at any time."""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from player.audio.brought.decoding import SUFFIXES, decoded
from player.audio.voice.finishing import TARGET
from player.audio.voice.loudness import loudness
from player.errors import PlayerError
from player.language import said
from player.timeline.frames import RATE

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

_LOG = logging.getLogger(__name__)

LONGEST = 3 * 3600 * RATE
"""Frames of one piece that are played at most."""
LIMIT = 2 << 30
"""Bytes of decoded music that are kept: three hours."""
MOST_FILES = 500
"""Pieces of one folder that are played at most."""
_LISTENED = 30 * RATE
"""Frames in the middle of a piece by which its loudness is told."""
_MOST_GAIN = 10 ** (12 / 20)
_SUFFIX = ".pcm"


@dataclass(frozen=True, slots=True, eq=False)
class Track:
    """One piece of music."""

    path: Path
    """Its file."""
    samples: NDArray[np.int16]
    """Shape (n, 2), 48 kHz; may lie on the disk."""
    gain: float
    """What makes it as loud as the voice."""


def files_in(path: Path) -> tuple[Path, ...]:
    """Return the sound files of a folder and the folders in it, by name, or the one file that is named."""
    if not path.is_dir():
        return (path,)
    found: list[Path] = []
    for folder, folders, names in os.walk(path):
        folders.sort()
        found += [path.__class__(folder) / name for name in sorted(names) if name.lower().endswith(SUFFIXES)]
        if len(found) >= MOST_FILES:
            break
    return tuple(found[:MOST_FILES])


class TrackStore:
    """Decodes pieces into a folder and finds them there again."""

    def __init__(self, folder: Path, limit: int = LIMIT) -> None:
        """Take the folder, which is made when it is needed, and how many bytes it may hold."""
        self._folder = folder
        self._limit = limit

    def track(self, path: Path) -> Track:
        """Return a piece, decoded now if it has not been. Raises ``PlayerError``."""
        kept = self._place(path)
        if not kept.exists():
            self._make(path, kept)
        try:
            samples = np.memmap(kept, np.int16, "r").reshape(-1, 2)
            os.utime(kept)
        except (OSError, ValueError) as error:
            raise PlayerError(
                said("{name} cannot be played.", name=path.name), said("The cache folder cannot be read.")
            ) from error
        return Track(path, samples, _gain_of(samples))

    def _place(self, path: Path) -> Path:
        try:
            told = path.stat()
        except OSError as error:
            raise PlayerError(
                said("The music {name} is not there.", name=path.name),
                said("It was looked for at {path}.", path=path),
            ) from error
        named = f"{path.resolve()}\n{told.st_size}\n{told.st_mtime_ns}"
        return self._folder / (
            hashlib.sha256(named.encode("utf-8", "surrogatepass")).hexdigest()[:32] + _SUFFIX
        )

    def _make(self, path: Path, kept: Path) -> None:
        partial = kept.with_suffix(f".{os.getpid()}.partial")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with partial.open("wb") as file:
                for block in decoded(path, LONGEST):
                    file.write(np.ascontiguousarray(block).tobytes())
            partial.replace(kept)
        except OSError as error:
            raise PlayerError(
                said("There is no room to unpack {name}.", name=path.name),
                said("Music needs 12 MB a minute in the cache folder."),
            ) from error
        finally:
            with contextlib.suppress(OSError):
                partial.unlink(missing_ok=True)
        self._make_room(kept)

    def _make_room(self, newest: Path) -> None:
        """Delete what was not heard for longest, until the rest is within the limit."""
        try:
            files = [(entry.stat(), entry) for entry in self._folder.glob(f"*{_SUFFIX}")]
            total = sum(told.st_size for told, _ in files)
            for told, entry in sorted(files, key=lambda file: file[0].st_mtime_ns):
                if total <= self._limit or entry == newest:
                    break
                entry.unlink()
                total -= told.st_size
        except OSError as error:  # one that is being played cannot be deleted on Windows
            _LOG.info("decoded music stays: %s", error)


def _gain_of(samples: NDArray[np.int16]) -> float:
    """Return what makes a piece as loud as the voice, judged by its middle."""
    first = max(0, (len(samples) - _LISTENED) // 2)
    heard = samples[first : first + _LISTENED].astype(np.float32).mean(axis=1) / np.float32(32768)
    level = loudness(heard) if len(heard) else float("-inf")
    return min(10 ** ((TARGET - level) / 20), _MOST_GAIN) if np.isfinite(level) else 1.0
