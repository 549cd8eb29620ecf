"""Voices, the wish for one, and which voice answers a wish."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

KOKORO = "kokoro"
"""The engine of the neural voice pack."""

SYSTEM = "system"
"""The engine of whatever the machine has (pyttsx3)."""

SLOWEST, QUICKEST = 0.5, 2.0
"""Rates outside these cannot be followed; they are brought back to them."""

_BEST_FIRST = ("gmw/en-us", "gmw/en", "roa/es", "roa/fr", "gmw/de", "samantha", "daniel")
"""Ends of ids. eSpeak NG lists dialects in the order of their files, and macOS has bells and robots among its
voices; these speak their language plainly."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who can speak."""

    engine: str
    """``kokoro`` or ``system``."""
    id: str
    """The engine's name for it."""
    name: str
    """The name for people."""
    language: str
    """BCP 47, or empty when the engine does not say."""
    gender: str = ""
    """``female``, ``male`` or empty."""
    data: str = ""
    """SHA-256 of what makes the voice, where that is a file of ours."""

    def answers(self, wished: str) -> bool:
        """Return whether this is the voice of that id or name."""
        return wished.casefold() in (self.id.casefold(), self.name.casefold())


@dataclass(frozen=True, slots=True)
class VoiceWish:
    """What a session or a person would like to hear; never a requirement."""

    voice: str | None = None
    """An id or a name of a voice."""
    language: str = "en"
    """BCP 47."""
    rate: float = 1.0
    """1.0 is the usual speed, 2.0 twice as quick."""

    @property
    def usable_rate(self) -> float:
        """Return the rate within what can be followed, to a hundredth."""
        return round(min(QUICKEST, max(SLOWEST, self.rate)), 2)


def ranked(voices: Iterable[Voice], wish: VoiceWish) -> tuple[Voice, ...]:
    """Return the voices that may speak for this wish, best first; empty when none speaks its language.

    The wished voice comes first if it speaks the language, then the neural voices, then the system's; within
    an engine the very language (en-GB) before its relatives (en-US).
    """
    able = [(place, voice) for place, voice in enumerate(voices) if _fit(voice.language, wish.language)]
    return tuple(voice for _, voice in sorted(able, key=lambda each: _order(each[0], each[1], wish)))


def one_an_engine(voices: Sequence[Voice]) -> tuple[Voice, ...]:
    """Return the first voice of each engine: who speaks, and who speaks when that engine fails."""
    first: dict[str, Voice] = {}
    for voice in voices:
        first.setdefault(voice.engine, voice)
    return tuple(first.values())


def _order(place: int, voice: Voice, wish: VoiceWish) -> tuple[bool, bool, int, int, int]:
    asked = bool(wish.voice) and voice.answers(wish.voice or "")
    ends = (number for number, end in enumerate(_BEST_FIRST) if voice.id.lower().endswith(end))
    favourite = next(ends, len(_BEST_FIRST))
    return not asked, voice.engine != KOKORO, -_fit(voice.language, wish.language), favourite, place


def _fit(spoken: str, wanted: str) -> int:
    """Return 0 when it is another language, more the closer the two are."""
    have, want = spoken.lower().split("-"), wanted.lower().split("-")
    if have[0] != want[0]:
        return 0
    if have == want:
        return 3
    # A wish for a language without a region is answered by any region, but rather not by a dialect.
    return 2 if len(want) == 1 and len(have) == 2 else 1
