"""Lines are measured beside the writing: what is known counts, the rest is estimated until it is spoken."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from player.app.line_measuring import LineMeasuring
from player.audio.voice.estimate import estimated_frames
from player.audio.voice.synthesis import Synthesis
from player.audio.voice.voices import VoiceWish
from player.settings import Settings
from player.timeline.frames import RATE
from player.timeline.timeline import Timeline
from tests.session.made import WORDS, session

STEP = '[[step]]\nname = "Lean"\nhold = "40s"\nsay = "Lean in."\n'
LONG = 7 * RATE


class Voice:
    """Speaks what it is asked for when it is told to, and has one line from before."""

    def __init__(self, wish: VoiceWish, changed: Callable[[], None]) -> None:
        self.wish = wish
        self.changed = changed
        self.known: dict[str, int] = {}
        self.kept = {"Lean in.": LONG}
        self.skipped: dict[str, str] = {}
        self.wanted: list[str] = []
        self.closed = False

    def lengths(self) -> dict[str, int]:
        return dict(self.known)

    def look_up(self, texts: Iterable[str]) -> None:
        self.known.update({text: self.kept[text] for text in texts if text in self.kept})

    def request(self, lines: Sequence[str]) -> None:
        self.wanted = list(lines)

    def speak(self) -> None:
        self.known.update(dict.fromkeys(self.wanted, RATE))
        self.changed()

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def voices() -> list[Voice]:
    return []


@pytest.fixture
def measuring(qtbot: QtBot, voices: list[Voice]) -> Iterator[LineMeasuring]:
    def speaks(wish: VoiceWish, changed: Callable[[], None]) -> Synthesis:
        voices.append(Voice(wish, changed))
        return cast("Synthesis", voices[-1])

    made = LineMeasuring(Settings, speaks=speaks)
    yield made
    made.close()


def _length(timeline: Timeline, line: str) -> int:
    return next(cue.span.length for cue in timeline.cues if cue.line == line)


def test_what_was_spoken_before_counts_at_once_and_the_rest_is_estimated(measuring: LineMeasuring) -> None:
    timeline = measuring.compiled(session(STEP), WORDS)
    assert _length(timeline, "Lean in.") == LONG
    other = next(line for line in timeline.lines if line != "Lean in.")
    assert _length(timeline, other) == estimated_frames(other, 1.0)
    assert "Lean in." not in measuring.guessed(timeline.lines) and other in measuring.guessed(timeline.lines)


def test_lines_are_spoken_a_few_at_a_time_and_it_is_told(
    measuring: LineMeasuring, voices: list[Voice], qtbot: QtBot
) -> None:
    timeline = measuring.compiled(session(STEP), WORDS)
    measuring.measure(timeline.lines)
    assert voices[0].wanted == []  # who writes is not disturbed
    measuring._ask_soon.setInterval(0)
    measuring._tell_soon.setInterval(0)
    measuring.measure(timeline.lines)
    qtbot.waitUntil(lambda: bool(voices[0].wanted))
    assert len(voices[0].wanted) <= 3
    with qtbot.waitSignal(measuring.came):
        voices[0].speak()
    before: list[str] = []

    def asked_again() -> bool:
        return voices[0].wanted != before or not measuring.guessed(timeline.lines)

    while measuring.guessed(timeline.lines):
        before[:] = voices[0].wanted
        voices[0].speak()
        qtbot.waitUntil(asked_again)
    again = measuring.compiled(session(STEP), WORDS)
    assert all(_length(again, line) == RATE for line in again.lines if line != "Lean in.")


def test_it_rests_while_something_else_needs_the_voice(measuring: LineMeasuring, voices: list[Voice]) -> None:
    timeline = measuring.compiled(session(STEP), WORDS)
    measuring.rest(rests=True)
    measuring.measure(timeline.lines)
    assert not measuring._ask_soon.isActive()
    measuring.rest(rests=False)
    assert measuring._ask_soon.isActive()


def test_another_voice_is_measured_anew(measuring: LineMeasuring, voices: list[Voice]) -> None:
    measuring.compiled(session(STEP), WORDS)
    measuring.compiled(session("[voice]\nrate = 1.2\n\n" + STEP), WORDS)
    assert [voice.closed for voice in voices] == [True, False]
    assert voices[1].wish != voices[0].wish


def test_without_sound_every_length_is_what_is_shown(qtbot: QtBot) -> None:
    measuring = LineMeasuring(Settings, silent=True)
    timeline = measuring.compiled(session(STEP), WORDS)
    assert _length(timeline, "Lean in.") == estimated_frames("Lean in.", 1.0)
    assert measuring.guessed(timeline.lines) == frozenset()
    measuring.measure(timeline.lines)
    measuring.close()
