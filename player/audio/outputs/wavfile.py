"""A WAV file, 16 bits, 48 kHz, stereo, that is there when it is whole and not before."""

from __future__ import annotations

import os
import struct
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from player.audio.outputs.base import pcm_of
from player.errors import PlayerError
from player.language import reason_of, said
from player.timeline.frames import RATE

if TYPE_CHECKING:
    from types import TracebackType

    import numpy as np
    from numpy.typing import NDArray

_FRAME_BYTES = 4
_HEADER = struct.Struct("<4sI4s4sIHHIIHH4sI")

LONGEST = (2**32 - _HEADER.size) // _FRAME_BYTES
"""Frames that fit into a WAV file: a little over six hours."""


class WavFile:
    """Writes samples one after the other; used as a context manager, it leaves a whole file or none."""

    def __init__(self, path: Path) -> None:
        """Take the file to make; one that is there is replaced at the end. Raises ``PlayerError`` if it
        cannot be."""
        self._path = path
        try:
            handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
        except OSError as error:
            raise _unwritable(path, error) from error
        self._part = Path(name)
        self._file = os.fdopen(handle, "wb")
        self._frames = 0
        self._put(bytes(_HEADER.size))

    def write(self, samples: NDArray[np.float32]) -> None:
        """Append samples, shape (n, 2). Raises ``PlayerError`` if the disk is full or the file gets too
        long."""
        self._frames += len(samples)
        if self._frames > LONGEST:
            raise PlayerError(
                said(
                    "{name} would be longer than a WAV file can be, 6 hours and 12 minutes.",
                    name=self._path.name,
                ),
                said("Export a part of the session, or another kind of file."),
            )
        self._put(pcm_of(samples).astype("<i2", copy=False).tobytes())

    def __enter__(self) -> WavFile:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self._discard()
            return
        try:
            self._file.seek(0)
            self._file.write(_header(self._frames))
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            _give_usual_rights(self._part)
            self._part.replace(self._path)
        except OSError as failure:
            self._discard()
            raise _unwritable(self._path, failure) from failure

    def _put(self, data: bytes) -> None:
        try:
            self._file.write(data)
        except OSError as error:
            self._discard()
            raise _unwritable(self._path, error) from error

    def _discard(self) -> None:
        """Leave no half file behind; closing writes what is still held, which a full disk refuses again."""
        with suppress(OSError):
            self._file.close()
        self._part.unlink(missing_ok=True)


def _header(frames: int) -> bytes:
    size = frames * _FRAME_BYTES
    return _HEADER.pack(
        b"RIFF",
        size + _HEADER.size - 8,
        b"WAVE",
        b"fmt ",
        16,
        1,
        2,
        RATE,
        RATE * _FRAME_BYTES,
        4,
        16,
        b"data",
        size,
    )


def _give_usual_rights(path: Path) -> None:
    """Let others read the file as usual: a temporary file is its maker's alone."""
    mask = os.umask(0)
    os.umask(mask)
    path.chmod(0o666 & ~mask)


def _unwritable(path: Path, error: OSError) -> PlayerError:
    return PlayerError(
        said("{path} could not be written: {reason}.", path=path, reason=reason_of(error)),
        said("Is the folder there and yours to write to, and the disk not full? Nothing was left behind."),
    )
