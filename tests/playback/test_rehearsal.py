"""The rehearsal: clips come one by one, and what has been heard never changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import numpy as np

from player.audio.voice.estimate import estimated_frames
from player.audio.voice.synthesis import Notice, Progress, Synthesis
from player.playback.rehearsal import Rehearsal
from player.timeline.frames import RATE
from tests.session.made import WORDS, session

if TYPE_CHECKING:
    from numpy.typing import NDArray

BODY = '[[step]]\nexercise = "leg-stretch"\npnf = { stretch = "20s", cycles = 2 }\n'


class _Clip:
    def __init__(self, frames: int) -> None:
        self.samples: NDArray[np.float32] = np.zeros(frames, np.float32)


class FakeSynthesis:
    """Speaks a line when a test says so."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.clips: dict[str, _Clip] = {}
        self.skipped: dict[str, str] = {}
        self.notices: tuple[Notice, ...] = ()
        self.closed = False

    def request(self, lines: list[str]) -> None:
        self.asked = list(lines)

    def lengths(self) -> dict[str, int]:
        return {text: len(clip.samples) for text, clip in self.clips.items()}

    def clip(self, text: str) -> _Clip | None:
        return self.clips.get(text)

    @property
    def progress(self) -> Progress:
        return Progress(len(self.clips), len(self.asked))

    def wait(self, seconds: float) -> bool:
        return len(self.clips) >= len(self.asked)

    def close(self) -> None:
        self.closed = True

    def speak(self, text: str, seconds: float) -> None:
        self.clips[text] = _Clip(round(seconds * RATE))


def rehearsed(fake: FakeSynthesis | None = None) -> Rehearsal:
    """Return a rehearsal of a short session, with or without a voice."""
    made = Rehearsal(session(BODY), WORDS)
    if fake is not None:
        made.speak(cast("Synthesis", fake))
    return made


def test_without_a_voice_every_line_is_shown_for_as_long_as_it_would_take() -> None:
    made = rehearsed()
    cue = next(cue for cue in made.timeline.cues if cue.line is not None)
    assert cue.span.length == estimated_frames(cue.line or "")
    assert made.ready(made.timeline.length)
    assert made.wait(0)
    assert made.clip(cue.line or "") is None
    assert made.refresh() is None
    assert made.progress is None
    assert made.notices == ()
    made.close()


def test_lines_are_asked_for_in_the_order_of_need_and_variants_last() -> None:
    fake = FakeSynthesis()
    made = rehearsed(fake)
    needed = list(made.timeline.lines)
    assert fake.asked[: len(needed)] == needed
    assert set(needed) < set(fake.asked)


def test_clips_that_were_kept_from_before_count_at_once() -> None:
    fake = FakeSynthesis()
    text = rehearsed().timeline.lines[0]
    fake.speak(text, 7.5)
    made = rehearsed(fake)
    assert next(cue for cue in made.timeline.cues if cue.line == text).span.length == round(7.5 * RATE)


def test_a_clip_that_comes_moves_what_lies_ahead() -> None:
    fake = FakeSynthesis()
    made = rehearsed(fake)
    before = made.timeline
    assert made.refresh() is None
    fake.speak(before.lines[0], 12)
    made.changed()
    after = made.refresh()
    assert after is not None
    assert after is made.timeline
    assert after.length > before.length
    assert made.refresh() is None
    samples = made.clip(before.lines[0])
    assert samples is not None
    assert len(samples) == 12 * RATE


def test_news_that_change_nothing_give_no_new_timeline() -> None:
    fake = FakeSynthesis()
    made = rehearsed(fake)
    text = made.timeline.lines[0]
    fake.speak(text, estimated_frames(text) / RATE)
    made.changed()
    assert made.refresh() is None


def test_a_line_that_is_heard_or_about_to_be_keeps_its_length_while_playing() -> None:
    fake = FakeSynthesis()
    made = rehearsed(fake)
    before = made.timeline
    second = [cue for cue in before.cues if cue.line is not None][1]
    for line in before.lines:
        fake.speak(line, 5)
    made.changed()
    after = made.refresh(second.span.start - RATE // 2, playing=True)
    assert after is not None
    kept = [cue for cue in after.cues if cue.line is not None][:2]
    assert kept == [cue for cue in before.cues if cue.line is not None][:2]
    later = [cue for cue in after.cues if cue.line is not None][2:]
    assert {cue.span.length for cue in later if cue.line not in (kept[0].line, kept[1].line)} == {5 * RATE}


def test_the_lines_ahead_are_asked_for_first_while_playing() -> None:
    fake = FakeSynthesis()
    made = rehearsed(fake)
    middle = made.timeline.length // 2
    fake.speak(made.timeline.lines[-1], 3)
    made.changed()
    made.refresh(middle, playing=True)
    ahead = next(cue.line for cue in made.timeline.cues if cue.line is not None and cue.span.start >= middle)
    assert fake.asked[0] == ahead


def test_it_is_ready_when_the_lines_until_then_are_spoken_or_given_up() -> None:
    fake = FakeSynthesis()
    made = rehearsed(fake)
    first, second = made.timeline.lines[:2]
    start = next(cue.span.start for cue in made.timeline.cues if cue.line == second)
    assert not made.ready(start)
    fake.speak(first, 3)
    assert made.ready(start)
    assert not made.ready(start + 1)
    fake.skipped[second] = "no letters"
    assert made.ready(start + 1)


def test_closing_stops_the_voice() -> None:
    fake = FakeSynthesis()
    rehearsed(fake).close()
    assert fake.closed
