"""Messages between the program and a helper process: a JSON object and bytes, each after its length.

The lengths are big-endian 32-bit numbers. A reader that meets anything else raises ``GarbledMessage`` and the
other side is restarted: the stream cannot be trusted from there on.
"""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

PROTOCOL = 1
"""Version of the conversation; the first message of a helper process names it."""

LONGEST_HEAD = 1 << 20
"""Bytes of JSON that a message may hold; 141 voices of eSpeak NG need 20 kB."""

LONGEST_BODY = 1 << 26
"""Bytes that may follow; a line of five minutes at 48 kHz float32 needs 58 MB."""

_LENGTHS = struct.Struct(">4sII")
_MARK = b"LVM1"


class GarbledMessage(Exception):
    """What was read is not a message."""


@dataclass(frozen=True, slots=True)
class Message:
    """One thing said over a pipe."""

    head: Mapping[str, Any]
    """What is meant, as a JSON object."""
    body: bytes = b""
    """Samples or nothing."""


def write_message(stream: IO[bytes], message: Message) -> None:
    """Send one message; raises OSError when nobody listens any more."""
    head = json.dumps(message.head, ensure_ascii=False).encode()
    stream.write(_LENGTHS.pack(_MARK, len(head), len(message.body)) + head + message.body)
    stream.flush()


def read_message(stream: IO[bytes]) -> Message | None:
    """Return the next message, or None when the stream has ended between two messages."""
    start = stream.read(_LENGTHS.size)
    if not start:
        return None
    if len(start) < _LENGTHS.size:
        raise GarbledMessage("the stream ended inside a message")
    mark, head_length, body_length = _LENGTHS.unpack(start)
    if mark != _MARK or head_length > LONGEST_HEAD or body_length > LONGEST_BODY:
        raise GarbledMessage("this is not the start of a message")
    return Message(_read_head(stream, head_length), _read_exactly(stream, body_length))


def _read_head(stream: IO[bytes], length: int) -> dict[str, Any]:
    try:
        head = json.loads(_read_exactly(stream, length))
    except ValueError as error:
        raise GarbledMessage("the head of a message is not JSON") from error
    if not isinstance(head, dict):
        raise GarbledMessage("the head of a message is not an object")
    return head


def _read_exactly(stream: IO[bytes], length: int) -> bytes:
    parts = []
    while length:
        part = stream.read(length)
        if not part:
            raise GarbledMessage("the stream ended inside a message")
        parts.append(part)
        length -= len(part)
    return b"".join(parts)
