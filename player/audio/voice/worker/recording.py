"""What an engine has said, and how to read it from the WAV and AIFF files that system engines write.

Only uncompressed PCM occurs: SAPI 5 and eSpeak NG write WAV, macOS writes AIFF or AIFF-C (the standard
library lost its reader of those in Python 3.13).
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_PCM, _FLOAT, _EXTENSIBLE = 1, 3, 0xFFFE


class UnreadableRecording(Exception):
    """The file is not finished, empty, or of a kind that no engine writes."""


@dataclass(frozen=True, slots=True)
class Recording:
    """Samples as an engine made them."""

    samples: bytes
    """Interleaved samples."""
    format: str
    """numpy's name of one sample: ``<i2``, ``>i2``, ``<f4``, ``>f4``, ``<i4`` or ``>i4``."""
    rate: int
    """Samples of one channel in a second."""
    channels: int = 1
    """How many channels are interleaved."""

    @property
    def seconds(self) -> float:
        """Length in seconds."""
        return len(self.samples) / (int(self.format[-1]) * self.channels * self.rate)


def read_recording(content: bytes) -> Recording:
    """Return the samples of a WAV, AIFF or AIFF-C file; raises UnreadableRecording."""
    kind, form = content[:4], content[8:12]
    try:
        if kind == b"RIFF" and form == b"WAVE":
            return _read_wave(dict(_chunks(content, "<")))
        if kind == b"FORM" and form in (b"AIFF", b"AIFC"):
            return _read_aiff(dict(_chunks(content, ">")), form)
    except (KeyError, struct.error) as error:
        raise UnreadableRecording(f"the sound file is not whole: {error}") from error
    raise UnreadableRecording("the engine wrote something that is no sound file")


def _chunks(content: bytes, order: str) -> Iterator[tuple[bytes, bytes]]:
    place = 12
    while place + 8 <= len(content):
        name, length = struct.unpack_from(f"{order}4sI", content, place)
        yield name, content[place + 8 : place + 8 + length]
        place += 8 + length + length % 2


def _read_wave(chunks: dict[bytes, bytes]) -> Recording:
    kind, channels, rate, _, _, bits = struct.unpack_from("<HHIIHH", chunks[b"fmt "])
    if kind == _EXTENSIBLE:
        (kind,) = struct.unpack_from("<H", chunks[b"fmt "], 24)
    if (kind, bits) not in ((_PCM, 16), (_PCM, 32), (_FLOAT, 32)):
        raise UnreadableRecording(f"a WAV file of kind {kind} with {bits} bits is not read")
    return _recording(chunks[b"data"], f"<{'f' if kind == _FLOAT else 'i'}{bits // 8}", rate, channels)


def _read_aiff(chunks: dict[bytes, bytes], form: bytes) -> Recording:
    channels, _, bits = struct.unpack_from(">hIh", chunks[b"COMM"])
    # The rate is an 80-bit extended float: exponent biased by 16383, then a 64-bit mantissa.
    exponent, mantissa = struct.unpack_from(">HQ", chunks[b"COMM"], 8)
    rate = round(mantissa * 2.0 ** ((exponent & 0x7FFF) - 16383 - 63))
    coding = chunks[b"COMM"][18:22] if form == b"AIFC" else b"NONE"
    names = {b"NONE": f">i{bits // 8}", b"twos": f">i{bits // 8}", b"sowt": f"<i{bits // 8}"}
    names |= {b"fl32": ">f4", b"FL32": ">f4"}
    name = names.get(coding, "")
    if name not in (">i2", "<i2", ">i4", "<i4", ">f4"):
        raise UnreadableRecording(f"an AIFF file of kind {coding!r} with {bits} bits is not read")
    # Sound data starts after an offset and a block size of four bytes each.
    (offset,) = struct.unpack_from(">I", chunks[b"SSND"])
    return _recording(chunks[b"SSND"][8 + offset :], name, rate, channels)


def _recording(samples: bytes, name: str, rate: int, channels: int) -> Recording:
    step = int(name[-1]) * channels
    if not 1 <= channels <= 8 or not 4000 <= rate <= 192_000:
        raise UnreadableRecording(f"{channels} channels at {rate} Hz is not speech")
    return Recording(samples[: len(samples) - len(samples) % step], name, rate, channels)
