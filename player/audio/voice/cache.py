"""Clips on disk, under a key of all that changes the sound; bounded, and safe whatever happens.

A file is a WAV that any player opens, with a first chunk of our own that holds the length and a checksum. It
is written beside its place and moved there, so a killed process leaves nothing half-written under a key; a
file that was cut off or changed is found out and made again. Several processes may use one folder: a clip
that is already there is kept, because engines are not exact and somebody may have measured it.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import struct
import time
import zlib
from dataclasses import asdict, dataclass
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np

from player.timeline.frames import RATE

if TYPE_CHECKING:
    from pathlib import Path

    from player.audio.voice.clip import Pcm

LIMIT = 512 << 20
"""Bytes of clips that are kept: ninety minutes of speech, some forty sessions."""

_HEADER = struct.Struct("<4sI4s 4sI4sII 4sIHHIIHH 4sI")
_OURS = b"limb"
_FORMAT = b"CLP1"
_SUFFIX = ".wav"
_ABANDONED = 3600.0
"""Seconds after which a file that was never moved to its place is litter."""
_AFTER_EVICTION = 0.9


@dataclass(frozen=True, slots=True)
class ClipKey:
    """Everything that changes how a line sounds."""

    text: str
    """What is spoken, after wording."""
    engine: str
    """Engine and the versions of all its parts."""
    voice: str
    """The voice, with the checksum of its data where it has data."""
    language: str
    """BCP 47."""
    rate: float
    """1.0 is the usual speed."""
    finishing: int
    """Version of trimming and levelling."""

    def name(self) -> str:
        """Return the name of the file, the same on every machine."""
        return hashlib.sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()[:40]


class ClipCache:
    """The folder of clips; every method may be called from any thread."""

    def __init__(self, folder: Path, limit: int = LIMIT) -> None:
        """Use this folder (made when needed), keeping at most ``limit`` bytes in it."""
        self._folder = folder
        self._limit = limit
        self._lock = Lock()
        self._size: int | None = None

    def frames(self, key: ClipKey) -> int | None:
        """Return the length of a kept clip, or None; marks the clip as used. Reads only the header."""
        path = self._path(key)
        try:
            with path.open("rb") as file:
                header = _header(file.read(_HEADER.size), os.fstat(file.fileno()).st_size)
        except OSError:
            return None
        if header is None:
            self._discard(path)
            return None
        with contextlib.suppress(OSError):
            os.utime(path)
        return header[0]

    def load(self, key: ClipKey) -> Pcm | None:
        """Return the samples of a kept clip (read only), or None when there is none that is whole."""
        path = self._path(key)
        try:
            content = path.read_bytes()
        except OSError:
            return None
        header = _header(content, len(content))
        if header is None or zlib.crc32(memoryview(content)[_HEADER.size :]) != header[1]:
            self._discard(path)
            return None
        return np.frombuffer(content, np.dtype("<i2"), offset=_HEADER.size).astype(np.int16, copy=False)

    def store(self, key: ClipKey, pcm: Pcm) -> bool:
        """Keep a clip; returns False when the disk would not take it. Old clips may go to make room."""
        path = self._path(key)
        data = pcm.astype("<i2", copy=False).tobytes()
        if self.frames(key) is not None:
            return True
        partial = path.with_name(f"{path.stem}.{os.getpid()}.{time.monotonic_ns()}.part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            partial.write_bytes(_packed_header(data) + data)
            os.replace(partial, path)
        except OSError:
            with contextlib.suppress(OSError):
                partial.unlink(missing_ok=True)
            return False
        self._make_room(_HEADER.size + len(data))
        return True

    def size(self) -> int:
        """Return how many bytes are kept now."""
        return sum(size for _, size, _ in self._listing())

    def clear(self) -> None:
        """Remove every clip."""
        for _, _, path in self._listing():
            self._discard(path)
        with self._lock:
            self._size = None

    def _path(self, key: ClipKey) -> Path:
        name = key.name()
        return self._folder / name[:2] / (name[2:] + _SUFFIX)

    def _make_room(self, added: int) -> None:
        with self._lock:
            if self._size is not None:
                self._size += added
                if self._size <= self._limit:
                    return
            # Listed only at the first clip and when it may be too much: other processes write here too.
            self._sweep()
            listing = self._listing()
            self._size = sum(size for _, size, _ in listing)
            if self._size <= self._limit:
                return
            for _, size, path in sorted(listing):
                if self._size <= self._limit * _AFTER_EVICTION:
                    break
                if self._discard(path):
                    self._size -= size

    def _listing(self) -> list[tuple[float, int, Path]]:
        """Return when it was last used, the size and the path of each clip."""
        found = []
        for path in self._folder.glob("??/*" + _SUFFIX):
            with contextlib.suppress(OSError):
                status = path.stat()
                found.append((status.st_mtime, status.st_size, path))
        return found

    def _sweep(self) -> None:
        before = time.time() - _ABANDONED
        for path in self._folder.glob("??/*.part"):
            with contextlib.suppress(OSError):
                if path.stat().st_mtime < before:
                    path.unlink()

    def _discard(self, path: Path) -> bool:
        try:
            path.unlink(missing_ok=True)
        except OSError:
            # Windows refuses while another process reads it.
            return False
        return True


def _packed_header(data: bytes) -> bytes:
    rest = _HEADER.size - 8 + len(data)
    ours = (_OURS, 12, _FORMAT, len(data) // 2, zlib.crc32(data))
    return _HEADER.pack(
        b"RIFF", rest, b"WAVE", *ours, b"fmt ", 16, 1, 1, RATE, 2 * RATE, 2, 16, b"data", len(data)
    )


def _header(content: bytes, file_size: int) -> tuple[int, int] | None:
    """Return frames and checksum, or None when this is not a whole clip of ours."""
    if len(content) < _HEADER.size:
        return None
    fields = _HEADER.unpack_from(content)
    ours, kind, frames, checksum = fields[3], fields[5], fields[6], fields[7]
    if ours != _OURS or kind != _FORMAT or file_size != _HEADER.size + 2 * frames:
        return None
    return frames, checksum
