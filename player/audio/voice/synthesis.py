"""The lines of one session being turned into clips, ahead of need, in helper processes.

Threads: every public method may be called from any thread and returns at once. ``on_change`` is called from
the synthesis' own threads, with no lock held, whenever a line is ready or skipped or a notice has been added;
the callee must hand over to its own thread and must not call ``close`` from there.

A line goes to the first voice. A process that dies, hangs or sends garbage is replaced and the line tried
once more; then it goes to the next voice, and a voice whose engine fails three times running is given up for
all lines. What no voice can say is skipped: shown as a caption, never an error.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from threading import Condition, Thread, current_thread
from typing import TYPE_CHECKING, NamedTuple

from player.audio.voice.cache import ClipKey
from player.audio.voice.clip import clip_of, pcm_of
from player.audio.voice.engine_process import EngineDied, EngineProcess
from player.audio.voice.finishing import FINISHING, FORMATS, decoded, finished
from player.audio.voice.voices import VoiceWish, one_an_engine
from player.audio.voice.wording import spoken_text, unspeakable_because
from player.language import said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from player.audio.voice.cache import ClipCache
    from player.audio.voice.clip import Clip, Pcm
    from player.audio.voice.engines import Engine
    from player.audio.voice.protocol import Message
    from player.audio.voice.voices import Voice

_STRIKES = 3
"""Failures running after which an engine is given up."""
_TRIES = 2
"""How often one engine may fail at one line."""
_BACKLOG = 4
"""Lines that must be waiting for another process to be worth its start."""


class Progress(NamedTuple):
    """How far a session's lines are."""

    ready: int
    """Lines that need no more work: spoken, or skipped."""
    total: int
    """Lines that were asked for."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that the person should know once."""

    message: str
    """One sentence."""
    hint: str | None = None
    """A way out."""


@dataclass(slots=True)
class _Line:
    """What is known of one line."""

    text: str
    key: ClipKey | None = None
    frames: int | None = None
    skipped: str | None = None
    held: Pcm | None = None
    refused_by: frozenset[str] = frozenset()
    tries: int = 0
    making: bool = False

    @property
    def settled(self) -> bool:
        return self.frames is not None or self.skipped is not None


class Synthesis:
    """Clips of the lines that are asked for, as they become ready."""

    def __init__(
        self,
        voices: Sequence[Voice],
        engines: Mapping[str, Engine],
        cache: ClipCache,
        wish: VoiceWish | None = None,
        *,
        more_voices: Callable[[], Sequence[Voice]] | None = None,
        pronunciations: Mapping[str, str] | None = None,
        on_change: Callable[[], None] | None = None,
        idle: float = 30.0,
    ) -> None:
        """Speak with the first voice whose engine works.

        ``more_voices`` is asked, once and not on the caller's thread, when the given ones have failed or
        there are none. Processes end after ``idle`` seconds without work.
        """
        self._voices = list(one_an_engine(voices))
        self._engines = engines
        self._cache = cache
        self._wish = wish or VoiceWish()
        self._more_voices = more_voices
        self._pronunciations = dict(pronunciations or {})
        self._on_change = on_change
        self._idle = idle
        self._change = Condition()
        self._lines: dict[str, _Line] = {}
        self._wanted: list[str] = []
        self._given_up: set[str] = set()
        self._strikes: dict[str, int] = {}
        self._busy: dict[str, int] = {}
        self._hands: dict[Thread, dict[str, EngineProcess]] = {}
        self._notices: list[Notice] = []
        self._closed = False

    @property
    def voice(self) -> Voice | None:
        """The voice that speaks now, or None."""
        with self._change:
            return next((each for each in self._voices if each.engine not in self._given_up), None)

    @property
    def progress(self) -> Progress:
        """How many of the lines asked for are settled."""
        with self._change:
            return Progress(sum(self._lines[text].settled for text in self._wanted), len(self._wanted))

    @property
    def notices(self) -> tuple[Notice, ...]:
        """All that the person should be told, each once, in the order it came up."""
        with self._change:
            return tuple(self._notices)

    @property
    def skipped(self) -> Mapping[str, str]:
        """The lines that no voice speaks, and why."""
        with self._change:
            return {each.text: each.skipped for each in self._lines.values() if each.skipped is not None}

    def request(self, lines: Sequence[str]) -> None:
        """Say which lines are needed, most urgent first; what is not named any more is no longer made.

        Lines that are kept on disk are ready when this returns, and start no process.
        """
        with self._change:
            self._wanted = list(dict.fromkeys(lines))
            for text in self._wanted:
                if text not in self._lines:
                    self._lines[text] = self._looked_up(_Line(text))
            self._employ()

    def look_up(self, texts: Iterable[str]) -> None:
        """Take note of those of these lines that are kept on disk; none is made."""
        with self._change:
            for text in texts:
                if text not in self._lines:
                    line = self._looked_up(_Line(text))
                    if line.settled:
                        self._lines[text] = line

    def prioritise(self, texts: Sequence[str]) -> None:
        """Make these first, in this order; the others keep theirs."""
        with self._change:
            first = [text for text in dict.fromkeys(texts) if text in self._lines]
            self._wanted = first + [text for text in self._wanted if text not in set(first)]
            self._employ()

    def lengths(self) -> Mapping[str, int]:
        """Return the length in frames of every line that is ready."""
        with self._change:
            return {each.text: each.frames for each in self._lines.values() if each.frames is not None}

    def clip(self, text: str) -> Clip | None:
        """Return the clip if it is ready; a clip that has vanished from the disk is made again."""
        with self._change:
            line = self._lines.get(text)
            if line is None or line.frames is None:
                return None
            key, held = line.key, line.held
        pcm = held if held is not None or key is None else self._cache.load(key)
        with self._change:
            if pcm is None:
                line.frames = None
                self._wanted = [text, *(each for each in self._wanted if each != text)]
                self._employ()
                return None
            # Another process may have made it anew, a little longer or shorter.
            line.frames = pcm.size
        return clip_of(text, pcm)

    def wait(self, seconds: float) -> bool:
        """Wait until every line is settled; returns whether that is so. For the terminal and for export."""
        with self._change:
            return self._change.wait_for(
                lambda: self._closed or all(self._lines[text].settled for text in self._wanted), seconds
            )

    def close(self) -> None:
        """End all work and all processes; what is ready stays ready."""
        with self._change:
            self._closed = True
            hands = dict(self._hands)
            self._change.notify_all()
        for processes in hands.values():
            for process in list(processes.values()):
                process.stop()
        for thread in hands:
            if thread is not current_thread():
                thread.join(timeout=5.0)

    # -- what follows is called with the lock held

    def _looked_up(self, line: _Line) -> _Line:
        """Settle the line if that needs no engine."""
        spoken = spoken_text(line.text, self._wish.language, self._pronunciations)
        line.skipped = unspeakable_because(spoken, self._wish.language)
        voice = self._voice_for(line)
        if line.skipped is None and voice is not None:
            line.key = self._key(spoken, voice)
            line.frames = self._cache.frames(line.key)
        return line

    def _key(self, spoken: str, voice: Voice) -> ClipKey:
        return ClipKey(
            text=spoken,
            engine=self._engines[voice.engine].version,
            voice=f"{voice.id}:{voice.data}",
            language=voice.language,
            rate=self._wish.usable_rate,
            finishing=FINISHING,
        )

    def _voice_for(self, line: _Line) -> Voice | None:
        without = line.refused_by | self._given_up
        return next((each for each in self._voices if each.engine not in without), None)

    def _waiting(self) -> list[_Line]:
        lines = (self._lines[text] for text in self._wanted)
        return [line for line in lines if not line.settled and not line.making]

    def _employ(self) -> None:
        """Start a thread when there is work for one more."""
        waiting = len(self._waiting())
        if self._closed or not waiting:
            return
        processes = max((self._engines[each.engine].processes for each in self._voices), default=1)
        # The first process loads its model alone, so that the first line comes soonest.
        started = any(self._hands.values())
        if not self._hands or (len(self._hands) < processes and started and waiting >= _BACKLOG):
            hand = Thread(target=self._work, name="voice-synthesis", daemon=True)
            self._hands[hand] = {}
            hand.start()
        self._change.notify_all()

    def _take(self) -> tuple[_Line, Voice | None] | None:
        """Return the most urgent line that an engine has room for; its voice is None when none is left."""
        for line in self._waiting():
            voice = self._voice_for(line)
            if voice is None:
                line.making = True
                return line, None
            if self._busy.get(voice.engine, 0) < self._engines[voice.engine].processes:
                line.making = True
                self._busy[voice.engine] = self._busy.get(voice.engine, 0) + 1
                return line, voice
        return None

    def _notify_once(self, notice: Notice) -> None:
        if notice not in self._notices:
            self._notices.append(notice)

    def _refuse(self, line: _Line, engine: str) -> None:
        """Pass a line on to the next voice."""
        line.refused_by |= {engine}
        line.tries = 0

    def _strike(self, line: _Line, engine: Engine) -> None:
        self._strikes[engine.name] = self._strikes.get(engine.name, 0) + 1
        line.tries += 1
        if line.tries >= _TRIES:
            self._refuse(line, engine.name)
        if self._strikes[engine.name] >= _STRIKES and engine.name not in self._given_up:
            self._given_up.add(engine.name)
            self._notify_once(
                Notice(
                    said("{voice} does not work here; another one speaks.", voice=engine.spoken_of),
                    said("`limber doctor` says more."),
                )
            )

    # -- what follows runs on the synthesis' own threads

    def _work(self) -> None:
        with self._change:
            processes = self._hands[current_thread()]
        try:
            while (task := self._next_task()) is not None:
                line, voice = task
                if voice is None:
                    self._find_another_voice(line)
                else:
                    self._make(line, voice, processes)
                self._tell()
        finally:
            with self._change:
                del self._hands[current_thread()]
                self._employ()
            for process in processes.values():
                process.rest()

    def _next_task(self) -> tuple[_Line, Voice | None] | None:
        """Return the next thing to do, or None when this thread has waited long enough or all is over."""
        with self._change:
            self._change.wait_for(lambda: self._closed or self._has_task(), self._idle)
            return None if self._closed else self._take()

    def _has_task(self) -> bool:
        return any(
            voice is None or self._busy.get(voice.engine, 0) < self._engines[voice.engine].processes
            for voice in map(self._voice_for, self._waiting())
        )

    def _make(self, line: _Line, voice: Voice, processes: dict[str, EngineProcess]) -> None:
        engine = self._engines[voice.engine]
        spoken = spoken_text(line.text, self._wish.language, self._pronunciations)
        key = self._key(spoken, voice)
        frames, held, answer = self._cache.frames(key), None, None
        if frames is None:
            process = processes.setdefault(engine.name, EngineProcess(engine.command, engine.start_limit))
            with contextlib.suppress(EngineDied):
                answer = process.ask(_request(spoken, voice, self._wish.usable_rate), engine.limit(spoken))
            pcm = _pcm(answer)
            if pcm is not None:
                stored = self._cache.store(key, pcm)
                # Another process may have been first; then its clip is the one that is kept.
                frames = (self._cache.frames(key) if stored else None) or pcm.size
                held = None if stored else pcm
        with self._change:
            self._busy[engine.name] -= 1
            line.making = False
            if frames is not None:
                line.key, line.frames, line.held = key, frames, held
                self._strikes[engine.name] = 0
            elif answer is not None and "unspeakable" in answer.head:
                self._refuse(line, engine.name)
            elif not self._closed:
                self._strike(line, engine)
            self._employ()

    def _find_another_voice(self, line: _Line) -> None:
        """Ask once for more voices; with none left the line is skipped."""
        with self._change:
            ask, self._more_voices = self._more_voices, None
        found = ask() if ask else ()
        with self._change:
            line.making = False
            known = {each.engine for each in self._voices}
            self._voices += [each for each in one_an_engine(found) if each.engine not in known]
            if self._voice_for(line) is None:
                line.skipped = said("no voice could say it")
                if all(each.engine in self._given_up for each in self._voices):
                    self._notify_once(_no_voice())
            self._employ()

    def _tell(self) -> None:
        with self._change:
            self._change.notify_all()
        if self._on_change:
            self._on_change()


def _no_voice() -> Notice:
    return Notice(
        said("There is no voice for this session; chimes and captions lead you."),
        said("`limber voice install` brings one."),
    )


def _request(spoken: str, voice: Voice, rate: float) -> dict[str, object]:
    return {"do": "speak", "text": spoken, "voice": voice.id, "language": voice.language, "rate": rate}


def _pcm(answer: Message | None) -> Pcm | None:
    """Return the finished clip of an answer, or None when it holds nothing to hear."""
    if answer is None:
        return None
    kind, channels, rate = (answer.head.get(name, 0) for name in ("format", "channels", "rate"))
    if kind not in FORMATS or channels not in range(1, 9) or rate not in range(4000, 192_001):
        return None
    samples = finished(decoded(answer.body, kind, channels), rate)
    return pcm_of(samples) if samples.size else None
