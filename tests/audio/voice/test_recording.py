"""The sound files that system engines write."""

from __future__ import annotations

import io
import struct
import wave

import pytest

from player.audio.voice.worker.recording import Recording, UnreadableRecording, read_recording

SAMPLES = (0, 1000, -1000, 32767, -32768)


def _wav(channels: int = 1) -> bytes:
    stream = io.BytesIO()
    with wave.open(stream, "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(2)
        file.setframerate(22050)
        file.writeframes(struct.pack("<5h", *SAMPLES) * channels)
    return stream.getvalue()


def _aiff(coding: bytes | None = None) -> bytes:
    """Return the file that macOS writes: AIFF, or AIFF-C with a coding; 22050 Hz as an 80-bit float."""
    rate = struct.pack(">HQ", 16383 + 14, 22050 << (63 - 14))
    common = struct.pack(">hIh", 1, 5, 16) + rate + (coding + b"\x00\x00" if coding else b"")
    order = "<" if coding == b"sowt" else ">"
    data = struct.pack(">II", 0, 0) + struct.pack(f"{order}5h", *SAMPLES)
    chunks = b"".join(
        name + struct.pack(">I", len(content)) + content + b"\x00" * (len(content) % 2)
        for name, content in ((b"COMM", common), (b"FVER", b"\xa2\x80\x51\x40"), (b"SSND", data))
    )
    form = b"AIFC" if coding else b"AIFF"
    return b"FORM" + struct.pack(">I", 4 + len(chunks)) + form + chunks


def _values(recording: Recording) -> tuple[int, ...]:
    return struct.unpack(f"{recording.format[0]}{len(recording.samples) // 2}h", recording.samples)


@pytest.mark.parametrize("content", [_wav(), _aiff(), _aiff(b"NONE"), _aiff(b"twos"), _aiff(b"sowt")])
def test_the_samples_of_wav_and_aiff_are_read(content: bytes) -> None:
    recording = read_recording(content)
    assert (recording.rate, recording.channels) == (22050, 1)
    assert _values(recording) == SAMPLES
    assert recording.seconds == pytest.approx(5 / 22050)


def test_two_channels_are_read_as_two() -> None:
    assert read_recording(_wav(2)).channels == 2


def test_an_extensible_wav_is_read_by_its_inner_kind() -> None:
    inner = struct.pack("<HHIIHH", 0xFFFE, 1, 48000, 96000, 2, 16) + struct.pack(
        "<HHIH14s", 22, 16, 4, 1, b""
    )
    data = struct.pack("<5h", *SAMPLES)
    chunks = b"fmt " + struct.pack("<I", len(inner)) + inner + b"data" + struct.pack("<I", len(data)) + data
    recording = read_recording(b"RIFF" + struct.pack("<I", 4 + len(chunks)) + b"WAVE" + chunks)
    assert _values(recording) == SAMPLES


@pytest.mark.parametrize(
    "content",
    [b"", b"RIFF", _wav()[:30], _wav()[:40], b"ID3" + bytes(40), _aiff()[:20], _aiff(b"ima4")],
    ids=["empty", "begun", "no data", "cut in a chunk's name", "mp3", "cut AIFF", "compressed"],
)
def test_what_is_no_whole_sound_file_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableRecording):
        read_recording(content)
