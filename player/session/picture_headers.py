"""How large a picture is, from its first bytes: what no decoder has to be trusted with."""

from __future__ import annotations

import struct
from collections.abc import Callable

Size = tuple[float, float]
"""Width and height."""

_MOST_MARKERS = 2000
"""Segments of a JPEG that are looked through."""
_NO_LENGTH = {0x01, *range(0xD0, 0xD9)}
"""JPEG markers that nothing follows."""
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
"""JPEG markers that tell the size."""


def size_of(data: bytes, kind: str) -> Size | None:
    """Return width and height in pixels; None where the header is broken."""
    try:
        return _READERS[kind](data)
    except (struct.error, IndexError, ValueError):
        return None


def gif_frames(data: bytes, most: int) -> int | None:
    """Return how many frames a GIF has, or one more than ``most``; None where it is broken, or a frame
    reaches beyond the picture. One that is cut off has the frames that have begun."""
    frames = 0
    try:
        screen = _gif(data)
        place = 13 + _table(data[10])
        while frames <= most and data[place] in (0x21, 0x2C):
            if data[place] == 0x21:
                place = _past_blocks(data, place + 2)
                continue
            left, top, width, height = struct.unpack("<HHHH", data[place + 1 : place + 9])
            if left + width > screen[0] or top + height > screen[1]:
                return None
            frames += 1
            place = _past_blocks(data, place + 10 + _table(data[place + 9]) + 1)
    except (IndexError, struct.error):
        return frames or None
    return frames or None


def _table(flags: int) -> int:
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _past_blocks(data: bytes, place: int) -> int:
    while data[place]:
        place += data[place] + 1
    return place + 1


def _png(data: bytes) -> Size:
    if data[12:16] != b"IHDR":
        raise ValueError("no header")
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def _gif(data: bytes) -> Size:
    width, height = struct.unpack("<HH", data[6:10])
    return width, height


def _webp(data: bytes) -> Size:
    kind = data[12:16]
    if kind == b"VP8X":
        return 1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little")
    if kind == b"VP8L":
        bits = struct.unpack("<I", data[21:25])[0]
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if kind == b"VP8 " and data[23:26] == b"\x9d\x01\x2a":
        width, height = struct.unpack("<HH", data[26:30])
        return width & 0x3FFF, height & 0x3FFF
    raise ValueError("no size")


def _jpeg(data: bytes) -> Size:
    place = 2
    for _ in range(_MOST_MARKERS):
        while data[place] == 0xFF and data[place + 1] == 0xFF:
            place += 1
        if data[place] != 0xFF:
            raise ValueError("no marker")
        marker = data[place + 1]
        if marker in _FRAMES:
            height, width = struct.unpack(">HH", data[place + 5 : place + 9])
            return width, height
        if marker in (0xD9, 0xDA):
            break
        place += 2 if marker in _NO_LENGTH else 2 + struct.unpack(">H", data[place + 2 : place + 4])[0]
    raise ValueError("no size")


_READERS: dict[str, Callable[[bytes], Size]] = {"png": _png, "gif": _gif, "webp": _webp, "jpeg": _jpeg}
