"""How long a line will last, before it has been spoken."""

from __future__ import annotations

import re

from player.timeline.frames import RATE

_SYLLABLE = 0.2
_START = 0.25
_PAUSE = 0.3
_VOWELS = re.compile(r"[aeiouyäöüáéíóúàèìòùâêîôûæøå]+", re.IGNORECASE)


def estimated_frames(text: str, rate: float = 1.0) -> int:
    """Return about how many frames the clip of this text will have."""
    if not any(map(str.isalnum, text)):
        return 0
    words = re.findall(r"\w+", text)
    syllables = sum(_syllables(word) for word in words)
    pauses = len(re.findall(r"[,.;:!?](?=\s)", text))
    return round((_START + _SYLLABLE * syllables + _PAUSE * pauses) / rate * RATE)


def _syllables(word: str) -> int:
    if word.isdigit():
        return 2 * len(word)
    silent = len(word) > 3 and word.lower().endswith("e") and not word.lower().endswith("le")
    return max(1, len(_VOWELS.findall(word)) - silent)
