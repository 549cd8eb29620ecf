"""Measuring lines: how long what is said in a session that is written really takes, found out beside writing.

Lines that were spoken before are known at once. The others are spoken one after the other, once nothing has
been written for a while, so that no half a word is ever spoken and the machine stays free for the person;
until then they count with an estimate.
"""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from player.app.chosen import as_led
from player.app.rehearsing import options_of
from player.app.voices import studio, wish_of
from player.audio.voice.estimate import estimated_frames
from player.timeline.compiler import compile_session
from player.ui.timers import single_shot

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from player.audio.voice.synthesis import Synthesis
    from player.audio.voice.voices import VoiceWish
    from player.session.model import Session
    from player.session.words import Words
    from player.settings import Settings
    from player.timeline.kept_steps import KeptSteps
    from player.timeline.timeline import Timeline

    Speaks = Callable[[VoiceWish, Callable[[], None]], Synthesis]
    """What makes the clips of a voice, and calls when there is another."""

_PAUSE_MS = 1500
"""So long nothing must have been written before lines are spoken."""
_AT_ONCE = 3
"""So few lines are asked for at a time that one voice process is enough."""
_NEWS_MS = 600
_ROUNDS = 3


class LineMeasuring(QObject):
    """Knows the lengths of lines in the voice of the session that is written.

    Threads: ``compiled`` may be called from any one thread, everything else from the window's.
    """

    came = Signal()
    """Lines have been measured: times may be others now."""
    _spoke = Signal()

    def __init__(
        self,
        settings: Callable[[], Settings],
        parent: QObject | None = None,
        speaks: Speaks | None = None,
        *,
        silent: bool = False,
    ) -> None:
        """Take what gives the settings as they are; ``speaks`` is the studio of this machine where none is
        given. ``silent`` speaks nothing: every length is what it is shown for, an estimate."""
        super().__init__(parent)
        self._settings = settings
        self._speaks = None if silent else speaks or self._studio
        self._lock = Lock()
        self._synthesis: Synthesis | None = None
        self._wish: VoiceWish | None = None
        self._lines: tuple[str, ...] = ()
        self._rests = False
        self._ask_soon = single_shot(self, _PAUSE_MS, self._ask)
        self._tell_soon = single_shot(self, _NEWS_MS, self.came.emit)
        self._spoke.connect(self._take_news)

    def compiled(self, session: Session, words: Words, kept: KeptSteps | None = None) -> Timeline:
        """Return the timeline of a session, as the person is led through it, with every length that is
        known; ``kept`` is what is known of its steps."""
        settings = self._settings()
        voice, options = self._voice_of(session), options_of(settings)
        session, rate = as_led(session, settings), session.voice.rate
        for _ in range(_ROUNDS):
            known, asked = voice.lengths() if voice is not None else {}, dict[str, None]()
            timeline = compile_session(session, words, _lengths(known, rate, asked), options, kept)
            if voice is None:
                break
            voice.look_up(asked)
            found = voice.lengths()
            if all(found.get(line) == known.get(line) for line in asked):
                break
        return timeline

    def lengths_in(self, session: Session) -> Callable[[str], int]:
        """Return what gives the length of a line of a session, in frames."""
        voice = self._voice_of(session)
        return _lengths(voice.lengths() if voice is not None else {}, session.voice.rate, {})

    @property
    def known(self) -> tuple[VoiceWish | None, int]:
        """Return the voice, and how many lines of it are known; another value once more are."""
        with self._lock:
            voice, wish = self._synthesis, self._wish
        return wish, len(voice.lengths()) if voice is not None else 0

    def measure(self, lines: Sequence[str]) -> None:
        """Find out how long these lines are, the first ones first, when nothing has been asked for a
        while."""
        self._lines = tuple(lines)
        if self.guessed(lines) and not self._rests:
            self._ask_soon.start()
        else:
            self._ask_soon.stop()

    def guessed(self, lines: Sequence[str]) -> frozenset[str]:
        """Return those of these lines whose length is an estimate that will be put right."""
        with self._lock:
            voice = self._synthesis
        if voice is None:
            return frozenset()
        settled = voice.lengths().keys() | voice.skipped.keys()
        return frozenset(line for line in lines if line not in settled)

    def rest(self, *, rests: bool) -> None:
        """Speak nothing while something else needs the voice, or go on."""
        self._rests = rests
        if rests:
            self._ask_soon.stop()
            if self._synthesis is not None:
                self._synthesis.request(())
        else:
            self.measure(self._lines)

    def close(self) -> None:
        """Stop measuring."""
        for timer in (self._ask_soon, self._tell_soon):
            timer.stop()
        with self._lock:
            voice, self._synthesis, self._wish = self._synthesis, None, None
        if voice is not None:
            voice.close()

    def _voice_of(self, session: Session) -> Synthesis | None:
        if self._speaks is None:
            return None
        wish = wish_of(session, self._settings())
        with self._lock:
            before = self._synthesis
            if before is not None and wish == self._wish:
                return before
            self._synthesis, self._wish = self._speaks(wish, self._spoke.emit), wish
            voice = self._synthesis
        if before is not None:
            before.close()
        return voice

    def _studio(self, wish: VoiceWish, changed: Callable[[], None]) -> Synthesis:
        return studio().synthesis(wish, changed, self._settings().pronunciations)

    def _ask(self) -> None:
        """Have the next few lines spoken that have no length yet."""
        missing = self.guessed(self._lines)
        if self._synthesis is not None and missing and not self._rests:
            self._synthesis.request([line for line in self._lines if line in missing][:_AT_ONCE])

    def _take_news(self) -> None:
        if not self._tell_soon.isActive():
            self._tell_soon.start()
        if not self._ask_soon.isActive():
            self._ask()


def _lengths(known: Mapping[str, int], rate: float, asked: dict[str, None]) -> Callable[[str], int]:
    """Return what gives lengths in frames, and notes which lines were asked for."""

    def length_of(line: str) -> int:
        asked[line] = None
        frames = known.get(line)
        return estimated_frames(line, rate) if frames is None else frames

    return length_of
