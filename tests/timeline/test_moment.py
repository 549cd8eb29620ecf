"""All that the screen shows at one frame, and the clock by which people read it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from player.timeline.frames import RATE, Span, clock_text, frames_of, seconds_of
from player.timeline.moment import moment_at
from player.timeline.timeline import Cue, Timeline
from tests.session.made import QUIET, timeline

PLANK = '[[step]]\nexercise = "plank"\n'


def test_the_seconds_left_run_down_and_the_progress_up() -> None:
    made = timeline(f'{PLANK}hold = "10s"\n', QUIET)
    moment = moment_at(made, 4 * RATE)
    assert (moment.left, moment.progress, moment.elapsed, moment.remaining) == (
        6 * RATE,
        0.4,
        4 * RATE,
        6 * RATE,
    )
    assert moment.before is None
    assert moment.ahead is None


def test_frames_outside_show_the_nearest_moment() -> None:
    made = timeline(f'{PLANK}hold = "10s"\n', QUIET)
    assert moment_at(made, -5).frame == 0
    assert moment_at(made, 10**9).frame == made.length - 1


def test_a_timeline_without_phases_has_no_moments() -> None:
    with pytest.raises(ValueError, match="no moments"):
        moment_at(Timeline("", "en", (), (), ()), 0)
    assert Timeline("", "en", (), (), ()).length == 0


def test_an_open_phase_counts_up_also_while_it_waits() -> None:
    made = timeline(f"{PLANK}reps = 10\n")
    phase = next(phase for phase in made.phases if phase.open)
    assert moment_at(made, phase.span.start + RATE).left == RATE
    assert moment_at(made, phase.span.end - 1, waited=5 * RATE).left == phase.span.length - 1 + 5 * RATE
    assert made.wait_after(phase.span.end + 1) is None


def test_what_is_ahead_of_a_rep_is_what_follows_the_set() -> None:
    made = timeline(f'{PLANK}reps = 5\npace = "2s"\nsets = 2\nrest = "9s"\n', QUIET)
    ahead = moment_at(made, RATE).ahead
    assert ahead is not None
    assert ahead.kind == "rest"
    assert moment_at(made, RATE).block_progress == pytest.approx(0.1)


def test_the_beat_of_a_rep_is_known_to_the_frame() -> None:
    made = timeline('[[step]]\nexercise = "squat"\nreps = 2\ntempo = "3-1-2-0"\n', QUIET)
    found = [moment_at(made, round(second * RATE)).part for second in (0, 2.99, 3, 4, 6)]
    assert [part.name if part else "" for part in found] == ["lower", "lower", "pause", "lift", "lower"]
    assert moment_at(made, 5 * RATE).part_progress == 0.5


def test_a_caption_stays_a_little_longer_than_its_line_and_is_what_is_said() -> None:
    made = timeline(f'{PLANK}hold = "30s"\n')
    cue = next(cue for cue in made.cues if cue.line == "Hold. Easy breath.")
    assert moment_at(made, cue.span.start).caption == "Hold. Easy breath."
    assert moment_at(made, cue.span.end + RATE).caption == "Hold. Easy breath."
    assert moment_at(made, cue.span.end + 2 * RATE).caption == ""


def test_a_caption_does_not_stay_on_the_other_side() -> None:
    made = timeline('[[step]]\nexercise = "leg-stretch"\nside = "alternate"\nreps = 6\npace = "2s"\n', QUIET)
    right, left = made.phases[:2]
    assert {right.side, left.side} == {"left", "right"}
    said = Cue(Span(0, right.span.end - 1), 0, "Right. Hug the knee.")
    spoken = replace(made, cues=(said,))
    assert moment_at(spoken, right.span.end - 1).caption == "Right. Hug the knee."
    assert moment_at(spoken, left.span.start).caption == ""


def test_a_number_that_is_counted_is_no_caption() -> None:
    made = timeline(f'{PLANK}hold = "30s"\n')
    counted = [cue for cue in made.cues if cue.counts]
    assert [cue.line for cue in counted][-3:] == ["three", "two", "one"]
    assert {moment_at(made, cue.span.start).caption for cue in counted} & {"three", "two", "one"} == set()


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0:00"),
        (5, "0:05"),
        (59.99, "0:59"),
        (90, "1:30"),
        (750, "12:30"),
        (3723, "1:02:03"),
        (-1, "0:00"),
    ],
)
def test_a_clock_is_read_in_minutes_and_whole_seconds(seconds: float, text: str) -> None:
    assert clock_text(frames_of(seconds)) == text


def test_spans_are_half_open_and_run_forward() -> None:
    span = Span(10, 20)
    assert (span.length, span.holds(10), span.holds(20)) == (10, True, False)
    assert (span.fraction(0), span.fraction(15), span.fraction(99), Span(5, 5).fraction(5)) == (0, 0.5, 1, 1)
    assert seconds_of(RATE) == 1
    with pytest.raises(ValueError, match="cannot end"):
        Span(2, 1)
