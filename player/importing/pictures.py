"""Pictures in foreign files: known by what is in them, never by their name."""

from __future__ import annotations

_STARTS = (
    (b"\x89PNG\r\n\x1a\n", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"GIF87a", ".gif"),
    (b"GIF89a", ".gif"),
)


def picture_suffix(content: bytes) -> str:
    """Return the ending that a picture's file should have; nothing where the bytes are no picture."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return ".webp"
    return next((suffix for start, suffix in _STARTS if content.startswith(start)), "")
