"""The rehearsal: a session made ready, its lines spoken ahead and its timeline compiled anew as they come.

A line that has not been spoken yet counts with an estimate. When its clip comes, the timeline is compiled
again; what has been heard keeps the lengths it was heard with, so nothing that has been played ever moves.
"""

from __future__ import annotations

from dataclasses import replace
from threading import Event
from typing import TYPE_CHECKING

from player.audio.voice.estimate import estimated_frames
from player.session.asking import Answer
from player.timeline.compiler import CompileOptions, compile_session
from player.timeline.frames import frames_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from player.audio.voice.synthesis import Notice, Progress, Synthesis
    from player.session.model import Session
    from player.session.words import Words
    from player.timeline.timeline import Timeline
    from player.timeline.today import Today

_SOON = frames_of(1)
"""What begins within so many frames may have been handed to the sound device: it counts as heard."""


_NEXT = frames_of(40)
"""What is said within so many frames comes before everything else."""


class Rehearsal:
    """A session, the clips of its lines, and the timeline that they make.

    Threads: ``changed`` may be called from any thread, everything else from one.
    """

    def __init__(self, session: Session, words: Words, options: CompileOptions | None = None) -> None:
        """Take what is to be played; without a synthesis every line is only shown."""
        self.session = session
        self._words = words
        self._options = options or CompileOptions()
        self._synthesis: Synthesis | None = None
        self._lengths: dict[str, int] = {}
        self._asked: dict[str, None] = {}
        self._news = Event()
        self._wanted: tuple[str, ...] = ()
        self.timeline = self._compiled()

    def speak(self, synthesis: Synthesis) -> None:
        """Have the lines spoken; those that are kept from before count at once. Takes over the synthesis."""
        self._synthesis = synthesis
        for _ in range(3):
            self._request()
            if not self._take_lengths(frozenset()):
                break
            self.timeline = self._compiled()

    def changed(self) -> None:
        """Note that there may be new clips. From any thread."""
        self._news.set()

    @property
    def progress(self) -> Progress | None:
        """How many lines are ready; None without a voice."""
        return self._synthesis.progress if self._synthesis is not None else None

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What the person should be told of the voices, in the order it came up."""
        return self._synthesis.notices if self._synthesis is not None else ()

    def ready(self, until: int) -> bool:
        """Return whether every line that begins before this frame has been spoken or given up."""
        if self._synthesis is None:
            return True
        settled = self._synthesis.lengths().keys() | self._synthesis.skipped.keys()
        return all(
            cue.line in settled
            for cue in self.timeline.cues
            if cue.line is not None and cue.span.start < until
        )

    @property
    def today(self) -> Today:
        """What the person has changed for this once."""
        return self._options.today

    def change(self, today: Today, heard: int = 0) -> Timeline:
        """Return the session compiled anew with what the person wants today; ``heard`` is the frame that is
        heard now."""
        self._options = replace(self._options, today=today)
        self.timeline = self._compiled()
        self._request(heard)
        return self.timeline

    def answer(self, answer: Answer, heard: int = 0) -> Timeline:
        """Return the session compiled anew with what the person answered; what was answered to later
        questions, before the person went back, is asked again."""
        number = answer.question.number
        kept = tuple(each for each in self._options.answers if each.question.number < number)
        self._options = replace(self._options, answers=(*kept, answer))
        return self.change(self.today, heard)

    def recall(self, answers: Sequence[tuple[str, float, str]], draw: int) -> None:
        """Take up what was answered and drawn in a run that goes on: what was asked (a test by its name), the
        answer, and the side, in order; questions that were skipped have none."""
        self._options = replace(self._options, answers=(), draw=draw)
        self.timeline = self._compiled()
        left, number = list(answers), 0
        while left:
            asked = (phase.question for phase in self.timeline.phases if phase.question is not None)
            question = next((each for each in asked if each.number == number), None)
            if question is None:
                break
            number += 1
            name, value, side = left[0]
            if (question.test or question.what, question.side or "") == (name, side):
                left.pop(0)
                given = (*self._options.answers, Answer(question, value))
                self._options = replace(self._options, answers=given)
                self.timeline = self._compiled()
        self._request()

    def recall_from(self, before: Rehearsal) -> None:
        """Take up what was answered and drawn while an earlier version of the session was played."""
        options = before._options
        if options.answers or options.draw != self._options.draw:
            asked = [(answer.question, answer.value) for answer in options.answers]
            given = [(each.test or each.what, value, each.side or "") for each, value in asked]
            self.recall(given, options.draw)

    def forget_answers(self) -> None:
        """Forget what has been answered: the session is done again."""
        self._options = replace(self._options, answers=())

    def want(self, urgent: Sequence[str], later: Sequence[str] = (), heard: int = 0) -> None:
        """Have lines spoken that stand in no timeline: these before all others, and those after them."""
        wanted = tuple(dict.fromkeys((*self._wanted, *later, *urgent)))
        if wanted != self._wanted:
            self._wanted = wanted
            self._request(heard)
        if self._synthesis is not None and urgent:
            self._synthesis.prioritise(urgent)

    def length_ready(self, text: str) -> int | None:
        """Return the frames of a line that can be heard now, None where it is not ready; without a voice,
        those for which it is shown."""
        if self._synthesis is None:
            return estimated_frames(text, self.session.voice.rate)
        return self._synthesis.lengths().get(text)

    @property
    def words(self) -> Words:
        """Return the program's words in the language of the session."""
        return self._words

    def wait(self, seconds: float) -> bool:
        """Wait until every line is spoken or given up; returns whether that is so."""
        return self._synthesis.wait(seconds) if self._synthesis is not None else True

    def refresh(self, heard: int = 0, *, playing: bool = False) -> Timeline | None:
        """Return a new timeline if clips have come that change it.

        ``heard`` is the frame that is heard now. While ``playing``, lines that begin up to a second later
        keep the lengths that they have.
        """
        if self._synthesis is None or not self._news.is_set():
            return None
        self._news.clear()
        edge = heard + _SOON if playing else 0
        frozen = frozenset(cue.line for cue in self.timeline.cues if cue.line and cue.span.start < edge)
        if not self._take_lengths(frozen):
            return None
        before, self.timeline = self.timeline, self._compiled()
        self._request(heard)
        return self.timeline if self.timeline != before else None

    def clip(self, text: str) -> NDArray[np.float32] | None:
        """Return the samples of a line, if they are there. From any thread."""
        clip = self._synthesis.clip(text) if self._synthesis is not None else None
        return clip.samples if clip is not None else None

    def close(self) -> None:
        """Stop making clips."""
        if self._synthesis is not None:
            self._synthesis.close()

    def _compiled(self) -> Timeline:
        return compile_session(self.session, self._words, self._length_of, self._options)

    def _length_of(self, text: str) -> int:
        self._asked[text] = None
        known = self._lengths.get(text)
        return known if known is not None else estimated_frames(text, self.session.voice.rate)

    def _take_lengths(self, frozen: frozenset[str]) -> bool:
        """Take over the lengths of new clips; return whether any is news."""
        if self._synthesis is None:
            return False
        known = self._synthesis.lengths().items()
        fresh = {
            text: frames for text, frames in known if text not in frozen and self._lengths.get(text) != frames
        }
        self._lengths.update(fresh)
        return bool(fresh)

    def _request(self, heard: int = 0) -> None:
        """Ask for the lines that come next, then those that may have to be said at any time, then all that
        is ahead, what is behind, and the variants that may come to fit."""
        if self._synthesis is None:
            return
        lines = [cue for cue in self.timeline.cues if cue.line is not None]
        ahead = [cue.line for cue in lines if cue.line and cue.span.start >= heard]
        soon = [cue.line for cue in lines if cue.line and 0 <= cue.span.start - heard < _NEXT]
        behind = [cue.line for cue in lines if cue.line and cue.span.start < heard]
        self._synthesis.request(list(dict.fromkeys((*soon, *self._wanted, *ahead, *behind, *self._asked))))
