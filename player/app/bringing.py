"""What the session and the person bring to be heard: music and sounds, found and decoded; music goes on from
where it stopped."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from player import paths
from player.audio.brought.music import Music
from player.audio.brought.sounds import sound_of
from player.audio.brought.tracks import TrackStore, files_in
from player.audio.mixer import Brought
from player.errors import PlayerError
from player.language import said

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray

    from player.app.memory import Memory
    from player.session.model import Session
    from player.settings import Settings
    from player.timeline.timeline import ToneName

EVENTS: dict[str, ToneName] = {
    "start": "start",
    "end": "end",
    "contract": "contract",
    "relax": "relax",
    "change-side": "change side",
    "tick": "tick",
    "finish": "finish",
}
"""The events of ``[sounds]``, and the tone that each takes the place of."""
_MOST_PLACES = 50


class Bringing:
    """What is heard beside the voice and the tones of one session."""

    def __init__(
        self, session: Session, folder: Path, settings: Settings, notice: Callable[[str], None]
    ) -> None:
        """``folder`` is that of the session's file. ``notice`` is told, from any thread, in a sentence what
        cannot be heard; the session plays without it."""
        self._source = _music_path(session, folder, settings)
        music = _music(session, self._source, settings, notice) if self._source is not None else None
        self.brought = Brought(_sounds(session, folder, settings, notice), music)

    def keep_place(self, memory: Memory) -> None:
        """Keep where the music stopped, for the next time that it plays."""
        music = self.brought.music
        place = music.place if music is not None else None
        if place is not None:
            places = {**memory.settings.music_places}
            places.pop(str(self._source), None)
            latest = dict(list(places.items())[1 - _MOST_PLACES :])
            memory.keep(music_places={**latest, str(self._source): f"{place[0]}\n{place[1]}"})

    def close(self) -> None:
        """End what decodes."""
        if self.brought.music is not None:
            self.brought.music.close()


def _sounds(
    session: Session, folder: Path, settings: Settings, notice: Callable[[str], None]
) -> dict[ToneName, NDArray[np.float32]]:
    chosen = {name: Path(path) for name in EVENTS if (path := settings.own_sound(name))}
    chosen |= {name: folder / path for name, path in session.sounds if name in EVENTS}
    sounds: dict[ToneName, NDArray[np.float32]] = {}
    for name, file in chosen.items():
        try:
            sounds[EVENTS[name]] = sound_of(file)
        except PlayerError as error:
            notice(error.message)
    return sounds


def _music(session: Session, source: Path, settings: Settings, notice: Callable[[str], None]) -> Music | None:
    files = list(files_in(source))
    if not files:
        notice(said("There is no music in {name}.", name=source.name))
        return None
    kept, _, frames = settings.music_places.get(str(source), "").partition("\n")
    offset = 0
    if Path(kept) in files:
        first = files.index(Path(kept))
        files = files[first:] + files[:first]
        offset = int(frames) if frames.isdigit() else 0
    store = TrackStore(paths.cache_folder() / "music")
    wish = session.music
    if wish is None:
        return Music(files, store.track, offset=offset, notice=notice)
    return Music(files, store.track, volume=wish.volume, duck=wish.duck, offset=offset, notice=notice)


def _music_path(session: Session, folder: Path, settings: Settings) -> Path | None:
    if session.music is not None:
        return folder / session.music.path
    return Path(settings.music_path) if settings.music_path else None
