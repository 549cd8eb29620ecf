"""Small texts of the format: names of files, times, texts in quotes."""

from __future__ import annotations

import re
import unicodedata

_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def file_stem(title: str) -> str:
    """Return a name for a file: small letters, digits and hyphens."""
    letters = unicodedata.normalize("NFKD", title.casefold()).encode("ascii", "ignore").decode()
    stem = "-".join(re.findall(r"[a-z0-9]+", letters))[:60].strip("-")
    return stem or "imported"


def time_text(seconds: float) -> str:
    """Return a time as the format writes it: ``30s``, ``1m30s``, ``1h``, ``0.5s``."""
    tenths = round(seconds * 10)
    hours, tenths = divmod(tenths, 36_000)
    minutes, tenths = divmod(tenths, 600)
    whole = f"{tenths // 10}" if tenths % 10 == 0 else f"{tenths / 10:.1f}"
    parts = (f"{hours}h" if hours else "", f"{minutes}m" if minutes else "", f"{whole}s" if tenths else "")
    return "".join(parts) or "0s"


def text_value(text: str) -> str:
    """Return a text in the quotes of TOML."""
    return '"' + "".join(_ESCAPES.get(letter, letter) for letter in text) + '"'
