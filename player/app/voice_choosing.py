"""Choosing a voice on the settings screen: which there are on this machine, and what they sound like.

Asking the system for its voices takes a while, and speaking a line longer; both are done in threads of their
own, which tell by signals.
"""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from player.app.heard_once import HeardOnce
from player.app.voices import studio
from player.audio.mixer import Levels
from player.audio.voice.voices import KOKORO, Voice, VoiceWish
from player.errors import PlayerError
from player.language import ENGLISH, said, sample_lines, spoken_language
from player.timeline.frames import RATE, Span
from player.timeline.timeline import Cue, Phase, Timeline

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from player.audio.outputs.base import Output
    from player.audio.voice.clip import Clip
    from player.settings import Settings

_ENGINES = {"kokoro": said("natural voice"), "system": said("voice of the system")}
_GENDERS = {"female": said("female"), "male": said("male")}
_TAIL = RATE // 3
_SOON = 2.0
"""Seconds after which it is told that a line is still being made."""


class VoiceChoosing(QObject):
    """The voices, and trying one."""

    voices_came = Signal(object)
    """Pairs of what a voice is kept as and its name for people, best first."""
    told = Signal(str)
    """How the trial goes, in a sentence; empty when there is nothing to say."""
    _spoken = Signal(int, object)
    """The number of the trial, and the clip, or why there is none. Sent by a thread."""
    _waits = Signal(int)
    """The number of a trial whose line is still being made. Sent by its thread."""

    def __init__(
        self, settings: Callable[[], Settings], output: Callable[[], Output], parent: QObject
    ) -> None:
        """Take what gives the settings as they are, and the way out for sound, which is not opened before
        something is tried."""
        super().__init__(parent)
        self._settings = settings
        self._voices: tuple[Voice, ...] = ()
        self._trial = 0
        self._heard = HeardOnce(output, self)
        self._spoken.connect(self._play)
        self._waits.connect(self._tell_waiting)

    def look_around(self) -> None:
        """Find out which voices there are; ``voices_came`` tells."""
        Thread(target=self._ask, daemon=True, name="voices").start()

    def preview(self) -> None:
        """Say a line as it would be said in a session."""
        self.say(*sample_of(self._settings(), self._voices))

    def try_word(self, word: str, sound: str) -> None:
        """Say a word alone, as it would be said with this pronunciation; as it is written where that is
        empty."""
        _, wish = sample_of(self._settings(), self._voices)
        self.say(word, wish, {word: sound} if sound else {})

    def say(self, line: str, wish: VoiceWish, pronunciations: Mapping[str, str] | None = None) -> None:
        """Say a line with the voice that answers a wish, words as they are to be said: usually as the person
        has set it."""
        self.stop()
        self.told.emit(said("One moment …"))
        if pronunciations is None:
            pronunciations = self._settings().pronunciations
        Thread(
            target=self._speak,
            args=(self._trial, line, wish, dict(pronunciations)),
            daemon=True,
            name="preview",
        ).start()

    @property
    def settings(self) -> Settings:
        """Return the settings as they are."""
        return self._settings()

    def stop(self) -> None:
        """Fall silent; what is still being made is not heard."""
        self._trial += 1
        self._heard.stop()

    def _ask(self) -> None:
        self._voices = studio().voices()
        listed = sorted(self._voices, key=_place_in_list)
        self.voices_came.emit(tuple((voice.id, name_of(voice)) for voice in listed))

    def _speak(self, trial: int, line: str, wish: VoiceWish, pronunciations: dict[str, str]) -> None:
        def still_wanted(waited: float) -> bool:
            if waited >= _SOON:
                self._waits.emit(trial)
            return trial == self._trial

        try:
            clip = studio().speak(line, wish, pronunciations=pronunciations, still_wanted=still_wanted)
        except PlayerError as error:
            self._spoken.emit(trial, error.message)
        else:
            self._spoken.emit(trial, clip)

    def _tell_waiting(self, trial: int) -> None:
        if trial == self._trial:
            self.told.emit(said("The voice is being made; on a busy machine that takes a while …"))

    def _play(self, trial: int, spoken: Clip | str) -> None:
        if trial != self._trial:
            return
        if isinstance(spoken, str):
            self.told.emit(spoken)
            return
        settings = self._settings()
        levels = Levels(settings.whole, settings.speech, settings.tones)
        self._heard.play(timeline_of(spoken), lambda _text: spoken.samples, levels)
        self.told.emit("")


def _place_in_list(voice: Voice) -> tuple[bool, int, str, str]:
    """Natural voices first, then those of the person's language and of languages that have a line to try, in
    their order."""
    languages = list(dict.fromkeys((spoken_language(), *sample_lines())))
    language = voice.language.lower().split("-")[0]
    place = languages.index(language) if language in languages else len(languages)
    return voice.engine != KOKORO, place, voice.language, voice.name


def name_of(voice: Voice) -> str:
    """Return what a voice is called in the list: its name, its language, and what kind it is."""
    parts = [
        voice.language,
        _GENDERS.get(voice.gender, voice.gender),
        _ENGINES.get(voice.engine, voice.engine),
    ]
    return f"{voice.name} ({', '.join(part for part in parts if part)})"


def sample_of(settings: Settings, voices: tuple[Voice, ...]) -> tuple[str, VoiceWish]:
    """Return what is said to try the chosen voice, in its language, and the wish for it."""
    chosen = next((voice for voice in voices if settings.voice and voice.answers(settings.voice)), None)
    language = chosen.language if chosen is not None and chosen.language else spoken_language()
    lines = sample_lines()
    line = lines.get(language.lower().split("-")[0])
    if line is None:
        line = chosen.name if chosen is not None else lines[ENGLISH]
    return line, VoiceWish(settings.voice or None, language, settings.rate)


def timeline_of(clip: Clip) -> Timeline:
    """Return a timeline in which one clip is heard and nothing else."""
    span = Span(0, clip.frames + _TAIL)
    phase = Phase(span, "hold", "", 0)
    return Timeline("", "en", (), (phase,), (Cue(Span(0, clip.frames), 0, line=clip.text),))
