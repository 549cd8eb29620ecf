"""How long a line will last, before it has been spoken.

Fitted to 91 English lines of one to thirty words as Kokoro's Heart says them: half of the estimates are
within 5 % of the clip, nine of ten within 15 %. eSpeak NG at its usual pace takes a quarter longer.
"""

from __future__ import annotations

import re
from functools import lru_cache

from player.timeline.frames import RATE

_START = 0.30
_SYLLABLE = 0.050
_LETTER = 0.036
_COMMA = 0.25
_STOP = 0.55
"""All in seconds."""

_VOWELS = re.compile(r"[aeiouyäöüáéíóúàèìòùâêîôûæøå]+", re.IGNORECASE)


@lru_cache(maxsize=4096)
def estimated_frames(text: str, rate: float = 1.0) -> int:
    """Return about how many frames the clip of this text will have at ``rate`` times the usual speed."""
    words = re.findall(r"\w+", text)
    if not words:
        return 0
    syllables = sum(map(_syllables, words))
    # A digit is a word of about five letters.
    letters = sum(5 if each.isdigit() else 1 for each in text if each.isalnum())
    pauses = _COMMA * len(re.findall(r"[,;:](?=\s)", text)) + _STOP * len(re.findall(r"[.!?…](?=\s)", text))
    seconds = _START + _SYLLABLE * syllables + _LETTER * letters + pauses
    return round(seconds / rate * RATE)


def _syllables(word: str) -> int:
    if word.isdigit():
        return 2 * len(word)
    silent = len(word) > 3 and word.lower().endswith("e") and not word.lower().endswith("le")
    return max(1, len(_VOWELS.findall(word)) - silent)
