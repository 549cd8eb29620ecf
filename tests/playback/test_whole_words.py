"""Commands and the words that are being said: a word is heard to its end, once, whatever is asked for while
it is said."""

from __future__ import annotations

import zlib
from itertools import count

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from player.audio.mixer import Levels
from player.playback.transport import Transport
from player.timeline.frames import RATE, Span, frames_of
from player.timeline.timeline import Cue, Phase, Timeline, TimelineStep
from tests.playback.ear import Ear

_WORD = frames_of(0.22)
_SILENCE = frames_of(0.14)
_FIRST = frames_of(0.3)
_PHASE = frames_of(6)
_PHASES = 5
_SENTENCE = 9
"""Words of a line: three seconds and a bit."""


def burst(word: str) -> NDArray[np.float32]:
    """Return noise that no other word has, and that never is zero."""
    noise = np.random.default_rng(zlib.crc32(word.encode())).uniform(0.1, 0.4, _WORD)
    return noise.astype(np.float32)


def clip_of(text: str) -> NDArray[np.float32]:
    """Return the words of a line, with silence between them."""
    words = [np.concatenate([burst(word), np.zeros(_SILENCE, np.float32)]) for word in text.split()]
    return np.concatenate(words)[:-_SILENCE]


def line(phase: int) -> str:
    """Return what is said in a phase; no word of it is said in another."""
    return " ".join(f"p{phase}w{number}" for number in range(_SENTENCE))


def session() -> Timeline:
    """Return phases of six seconds, a step each, in which a sentence of three is said."""
    phases, cues = [], []
    for index in range(_PHASES):
        span = Span(index * _PHASE, (index + 1) * _PHASE)
        phases.append(Phase(span, "hold", "Hold", index))
        begin = span.start + _FIRST
        cues.append(Cue(Span(begin, begin + len(clip_of(line(index)))), index, line=line(index)))
    steps = tuple(TimelineStep(str(phase.step + 1), "step", phase.span, 1) for phase in phases)
    return Timeline("words", "en", steps, tuple(phases), tuple(cues))


LEAD = Timeline(
    "",
    "en",
    (),
    (Phase(Span(0, frames_of(1.5)), "hold", "Hold", 0),),
    (Cue(Span(_FIRST, _FIRST + len(clip_of("left leg"))), 0, line="left leg"),),
)


class Mat:
    """A session in simulated time, with a word for whoever listens."""

    def __init__(self) -> None:
        self.ear = Ear(frames_of(0.3))
        self.transport = Transport(self.ear, session(), clip_of, levels=Levels(tones=0), background=False)
        self.transport.play()

    def wait(self, seconds: float) -> None:
        """Let time pass."""
        end = self.ear.now + seconds
        while self.ear.now < end - 1e-9:
            self.ear.now = min(end, self.ear.now + 0.03)
            self.transport.position()

    def press(self, command: str) -> None:
        """Ask for something."""
        if command == "pause and on":
            self.transport.pause()
            self.wait(1.2)
            self.transport.play(LEAD)
        elif command == "pause and on at once":
            self.transport.toggle()
            self.wait(0.05)
            self.transport.toggle()
        else:
            getattr(self.transport, command)()

    def words(self) -> list[str]:
        """Return what was heard, word by word, once the last one has been said; each of them whole."""
        self.transport.stop()
        heard = self.ear.heard()[:, 0]
        known = {burst(word)[_WORD // 2]: word for text in self._texts() for word in text.split()}
        sounding = np.flatnonzero(heard)
        gaps = np.flatnonzero(np.diff(sounding) > frames_of(0.02))
        starts = [sounding[0], *sounding[gaps + 1]] if len(sounding) else []
        ends = [*sounding[gaps], sounding[-1]] if len(sounding) else []
        words = []
        for start, end in zip(starts, ends, strict=True):
            assert end - start == _WORD - 1, "a word was cut, or two were heard at once"
            words.append(known[heard[start + _WORD // 2]])
            edge = frames_of(0.006)  # a line is taken up softly
            assert np.array_equal(heard[start + edge : end + 1], burst(words[-1])[edge:])
        return words

    @staticmethod
    def _texts() -> list[str]:
        return [*(line(index) for index in range(_PHASES)), "left leg"]


moments = st.floats(0.01, 3.5).map(lambda seconds: round(seconds, 3))
jumps = st.sampled_from(["next_phase", "back", "restart_step", "next_step"])
pauses = st.sampled_from(["pause and on", "pause and on at once"])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(moments, jumps | pauses), min_size=1, max_size=5))
def test_no_word_is_cut_and_none_is_heard_over_another(script: list[tuple[float, str]]) -> None:
    mat = Mat()
    for seconds, command in script:
        mat.wait(seconds)
        mat.press(command)
    mat.wait(1)
    mat.words()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(moments, pauses), min_size=1, max_size=5))
def test_pauses_drop_no_word_and_repeat_none(script: list[tuple[float, str]]) -> None:
    mat = Mat()
    for seconds, command in script:
        mat.wait(seconds)
        mat.press(command)
    mat.wait(_PHASE / RATE)
    heard = [word for word in mat.words() if word.startswith("p")]
    said = (f"p{phase}w{number}" for phase in count() for number in range(_SENTENCE))
    assert heard == [next(said) for _ in heard]
    assert len(heard) >= _SENTENCE


@given(moments, jumps)
@settings(max_examples=30, deadline=None)
def test_after_a_jump_the_new_place_is_told_at_once_and_said_from_its_first_word(
    seconds: float, command: str
) -> None:
    mat = Mat()
    mat.transport.seek(_PHASE)
    mat.wait(seconds)
    mat.press(command)
    place = mat.transport.phase
    assert mat.transport.position().frame == place * _PHASE
    mat.wait(0.7 + 0.3 + 3.2)
    after = mat.words()
    assert after[-_SENTENCE:] == line(place).split()


def test_what_is_saved_anew_in_a_pause_still_goes_on_with_its_sentence() -> None:
    mat = Mat()
    mat.wait(1.1)
    mat.transport.pause()
    mat.wait(1)
    mat.transport.replace(session())
    mat.transport.play()
    mat.wait(4)
    assert mat.words() == line(0).split()


def test_a_silent_voice_has_no_words_to_end() -> None:
    mat = Mat()
    mat.transport.set_levels(voice=0)
    mat.wait(1.1)
    mat.transport.pause()
    assert not mat.ear.heard()[frames_of(1.1) :].any()
