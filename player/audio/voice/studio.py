"""The door to the voices: which there are, which one answers a wish, and the synthesis of lines."""

from __future__ import annotations

import contextlib
import json
import os
import time
from dataclasses import asdict
from typing import TYPE_CHECKING

from player.audio.voice.cache import LIMIT, ClipCache
from player.audio.voice.engine_process import EngineDied, EngineProcess
from player.audio.voice.engines import LAUNCHER, Engine, kokoro_engine, system_engine
from player.audio.voice.install import install, is_installed, remove
from player.audio.voice.pack import KOKORO_PACK
from player.audio.voice.synthesis import Synthesis
from player.audio.voice.voices import SYSTEM, Voice, VoiceWish, ranked
from player.errors import PlayerError
from player.language import said

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from player.audio.voice.clip import Clip
    from player.audio.voice.install import InstallProgress
    from player.audio.voice.pack import Pack

_LISTING = "system-voices.json"
_LISTING_LASTS = 86_400.0
"""Seconds for which the list of the system's voices is believed without asking."""

_LONGEST_WAIT = 180.0
"""Seconds that one waits for a line: as an engine may take to start and to speak, and to try again."""
_LOOK = 0.5
"""Seconds after which it is asked whether a line is still wanted."""


class Studio:
    """Where lines are spoken: a folder of voice packs, a folder of clips, and the engines that work here."""

    def __init__(
        self, packs: Path, cache: Path, launcher: Sequence[str] = LAUNCHER, pack: Pack = KOKORO_PACK
    ) -> None:
        """Use these folders, which are made when something is put there; start helpers with the launcher."""
        self._packs = packs
        self._cache_folder = cache
        self._launcher = tuple(launcher)
        self._pack = pack
        self._cache = ClipCache(cache / "clips", LIMIT)

    @property
    def pack_installed(self) -> bool:
        """Whether the neural voices are there."""
        return is_installed(self._pack, self._packs)

    def voices(self) -> tuple[Voice, ...]:
        """Return all voices, neural ones first; asks the system, which takes 0.1 s and more."""
        return (*self._neural_voices(), *self._ask_system())

    def choose(self, wish: VoiceWish) -> Voice | None:
        """Return who answers the wish best, or None when nobody here speaks its language."""
        return next(iter(ranked((*self._neural_voices(), *self._system_voices()), wish)), None)

    def synthesis(
        self,
        wish: VoiceWish,
        on_change: Callable[[], None] | None = None,
        pronunciations: Mapping[str, str] | None = None,
    ) -> Synthesis:
        """Return the synthesis for one session, at once; it starts nothing until a line is missing."""
        listed = self._known_system_voices()
        known = ranked((*self._neural_voices(), *listed), wish)
        if wish.voice and not listed and not (known and known[0].answers(wish.voice)):
            # The wish may be for a voice of the system, which is not asked on this thread.
            known = ()
        return Synthesis(
            known,
            self._engines(),
            self._cache,
            wish,
            more_voices=lambda: ranked((*self._neural_voices(), *self._system_voices()), wish),
            pronunciations=pronunciations,
            on_change=on_change,
        )

    def speak(
        self,
        text: str,
        wish: VoiceWish,
        seconds: float = _LONGEST_WAIT,
        pronunciations: Mapping[str, str] | None = None,
        still_wanted: Callable[[float], bool] = lambda _waited: True,
    ) -> Clip:
        """Return one line as a clip, waiting for it; raises PlayerError when it cannot be spoken.

        ``still_wanted`` is asked twice a second, with the seconds that have been waited; where it says no
        the waiting ends.
        """
        synthesis = self.synthesis(wish, pronunciations=pronunciations)
        try:
            synthesis.request([text])
            began = time.monotonic()
            while not synthesis.wait(_LOOK):
                waited = time.monotonic() - began
                if waited >= seconds or not still_wanted(waited):
                    break
            clip = synthesis.clip(text)
            reason = synthesis.skipped.get(text, said("no voice answered in time"))
        finally:
            synthesis.close()
        if clip is None:
            hint = said("`limber voice list` shows who speaks what.")
            raise PlayerError(said("This cannot be spoken: {reason}.", reason=reason), hint)
        return clip

    def install(self, progress: Callable[[InstallProgress], None] | None = None) -> Path:
        """Bring the neural voices and return their folder; raises PlayerError."""
        return install(self._pack, self._packs, progress)

    def remove(self) -> bool:
        """Remove the neural voices; returns whether there were any."""
        return remove(self._pack, self._packs)

    def _engines(self) -> dict[str, Engine]:
        engines = [system_engine(self._launcher)]
        model = self._pack.joined[0].sha256
        if self.pack_installed:
            neural = kokoro_engine(self._packs / self._pack.name, model, self._launcher)
            engines += [neural] if neural else []
        return {engine.name: engine for engine in engines}

    def _neural_voices(self) -> tuple[Voice, ...]:
        engines = self._engines()
        return tuple(voice for voice in self._pack.voices if voice.engine in engines)

    def _system_voices(self) -> tuple[Voice, ...]:
        return self._known_system_voices() or self._ask_system()

    def _known_system_voices(self) -> tuple[Voice, ...]:
        """Return the list kept from last time, or nothing when it is old or of other versions."""
        path = self._cache_folder / _LISTING
        try:
            if time.time() - path.stat().st_mtime > _LISTING_LASTS:
                return ()
            kept = json.loads(path.read_text("utf-8"))
            if kept["engine"] != system_engine().version:
                return ()
            return tuple(Voice(**each) for each in kept["voices"])
        except (OSError, ValueError, KeyError, TypeError):
            return ()

    def _ask_system(self) -> tuple[Voice, ...]:
        """Return what the system's engine says it has, and keep that; nothing when it does not work."""
        engine = system_engine(self._launcher)
        process = EngineProcess(engine.command, engine.start_limit)
        try:
            answer = process.ask({"do": "voices"}, engine.line_limit)
            voices = tuple(Voice(SYSTEM, **each) for each in answer.head["voices"])
        except (EngineDied, KeyError, TypeError):
            return ()
        finally:
            process.stop()
        self._keep(engine, voices)
        return voices

    def _keep(self, engine: Engine, voices: Sequence[Voice]) -> None:
        path = self._cache_folder / _LISTING
        partial = path.with_name(f"{_LISTING}.{os.getpid()}.part")
        content = {"engine": engine.version, "voices": [asdict(voice) for voice in voices]}
        # Without it the system is asked again; that is all.
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            partial.write_text(json.dumps(content), "utf-8")
            os.replace(partial, path)
