"""Messages over a pipe, and what is not one."""

from __future__ import annotations

import io
import struct

import pytest

from player.audio.voice.protocol import LONGEST_BODY, GarbledMessage, Message, read_message, write_message


def _written(message: Message) -> bytes:
    stream = io.BytesIO()
    write_message(stream, message)
    return stream.getvalue()


def test_what_is_written_is_read_back() -> None:
    first, second = Message({"text": "ausatmen …", "rate": 1.25}), Message({}, bytes(range(256)))
    stream = io.BytesIO(_written(first) + _written(second))
    assert read_message(stream) == first
    assert read_message(stream) == second
    assert read_message(stream) is None


@pytest.mark.parametrize("cut", [1, 11, 13, 20])
def test_a_stream_that_ends_inside_a_message_is_garbled(cut: int) -> None:
    whole = _written(Message({"text": "Push"}, b"1234"))
    with pytest.raises(GarbledMessage):
        read_message(io.BytesIO(whole[:cut]))


@pytest.mark.parametrize(
    "content",
    [
        b"Audio saved to /tmp/line.wav\n",
        struct.pack(">4sII", b"LVM1", 2, LONGEST_BODY + 1) + b"{}",
        struct.pack(">4sII", b"LVM1", 2, 0) + b"[]",
        struct.pack(">4sII", b"LVM1", 2, 0) + b"{{",
    ],
    ids=["a print", "a body beyond all measure", "no object", "no JSON"],
)
def test_anything_else_is_garbled_and_nothing_large_is_waited_for(content: bytes) -> None:
    with pytest.raises(GarbledMessage):
        read_message(io.BytesIO(content))
