"""What every engine inside a helper process offers, and how it says no."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from player.audio.voice.worker.recording import Recording


class CannotSpeak(Exception):
    """This text has nothing that the voice can say; another voice may."""


class EngineFailed(Exception):
    """The engine gave nothing usable this time."""


class Speaker(Protocol):
    """An engine; everything is called on the main thread of the helper process."""

    def voices(self) -> list[dict[str, Any]]:
        """Return each voice as ``id``, ``name``, ``language`` (BCP 47 or empty) and ``gender`` (or empty)."""

    def speak(self, text: str, voice: str, language: str, rate: float) -> Recording:
        """Return the text spoken at ``rate`` times the usual speed; raises CannotSpeak or EngineFailed."""
