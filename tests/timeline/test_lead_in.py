"""What is said before a session goes on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from player.timeline.frames import RATE, Span, frames_of
from player.timeline.lead_in import Lead, lead_in, lead_of, place_line
from player.timeline.timeline import Phase, Timeline
from tests.session.made import WORDS

PUSH = Phase(Span(0, 10 * RATE), "contract", "Push", 0, side="left", place="left leg")


def said(made: Timeline | None) -> list[str]:
    return [cue.line or str(cue.tone) for cue in made.cues] if made is not None else []


def second(text: str) -> int | None:
    return frames_of(0.6)


@pytest.mark.parametrize(
    ("phase", "line"),
    [
        (PUSH, "Left leg, push, in"),
        (replace(PUSH, place=""), "Push, in"),
        (replace(PUSH, kind="rep", name="Move", rep=4, reps=10), "Left leg, rep four, in"),
        (replace(PUSH, kind="rest", name="Rest", place=""), "Rest."),
        (replace(PUSH, kind="change side", name="Change sides"), "Left leg, change sides."),
    ],
)
def test_the_place_in_words(phase: Phase, line: str) -> None:
    assert place_line(phase, WORDS) == line


@pytest.mark.parametrize(
    ("how", "lines"),
    [
        ("full", ["Left leg, push, in", "three", "two", "one"]),
        ("short", ["three", "two", "one"]),
        ("off", []),
    ],
)
def test_it_is_as_long_as_the_person_likes_it(how: Lead, lines: list[str]) -> None:
    assert said(lead_in(PUSH, how, WORDS, second)) == lines


def test_the_count_runs_in_seconds_and_ends_where_the_session_goes_on() -> None:
    made = lead_in(PUSH, "full", WORDS, second)
    assert made is not None
    starts = [cue.span.start - made.length for cue in made.cues[1:]]
    assert starts == [-3 * RATE, -2 * RATE, -RATE]
    ends = [cue.span.end for cue in made.cues]
    assert all(end < cue.span.start for end, cue in zip(ends, made.cues[1:], strict=False))


def test_a_line_that_is_not_ready_is_left_out_and_a_number_becomes_a_tick() -> None:
    assert said(lead_in(PUSH, "full", WORDS, lambda _: None)) == ["tick"] * 3


def test_a_rest_is_not_counted_in() -> None:
    rest = replace(PUSH, kind="rest", name="Rest", place="")
    assert said(lead_in(rest, "full", WORDS, second)) == ["Rest."]
    assert lead_in(rest, "short", WORDS, second) is None


def test_a_setting_that_is_not_known_means_the_fullest() -> None:
    assert [lead_of(name) for name in ("off", "short", "full", "loud")] == ["off", "short", "full", "full"]
