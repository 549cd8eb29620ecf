"""The studio of this machine: voice packs among the person's data, clips in the cache."""

from __future__ import annotations

from typing import TYPE_CHECKING

from player import paths
from player.audio.voice.studio import Studio
from player.audio.voice.voices import VoiceWish

if TYPE_CHECKING:
    from player.session.model import Session
    from player.settings import Settings


def studio() -> Studio:
    """Return the studio that works in the person's folders."""
    return Studio(paths.data_folder() / "voices", paths.cache_folder())


def wish_of(session: Session, settings: Settings) -> VoiceWish:
    """Return the voice to look for: the person's, else the author's; at both their rates."""
    voice = settings.voice or session.voice.voice or None
    return VoiceWish(voice, session.language, session.voice.rate * settings.rate)
