"""The tally counts what was played, not what was skipped, and knows left from right."""

from __future__ import annotations

from dataclasses import replace

from player.history.tally import Tally
from player.timeline.frames import RATE, Span
from player.timeline.timeline import Phase, PhaseKind, Side, Timeline, TimelineStep

SECOND = RATE


def _timeline(*rows: tuple[int, PhaseKind, float, Side | None], open_last: bool = False) -> Timeline:
    """Return a timeline from (step, kind, seconds, side)."""
    phases, now = [], 0
    for step, kind, seconds, side in rows:
        end = now + round(seconds * RATE)
        phases.append(Phase(Span(now, end), kind, kind, step - 1, f"Step {step}", f"ex-{step}", side))
        now = end
    if open_last:
        phases[-1] = replace(phases[-1], open=True)
    count = max(row[0] for row in rows)
    steps = tuple(
        TimelineStep(str(index), f"Step {index}", Span(0, 0), index) for index in range(1, count + 1)
    )
    return Timeline("Test", "en", steps, tuple(phases), ())


TWO_SIDES = _timeline(
    (1, "prepare", 10, "left"),
    (1, "hold", 30, "left"),
    (1, "change side", 10, "right"),
    (1, "hold", 30, "right"),
    (2, "prepare", 10, None),
    (2, "hold", 20, None),
)


def _play(tally: Tally, timeline: Timeline, start: float, end: float, step: float = 0.25) -> None:
    at = start
    while at < end:
        tally.note(timeline, round(at * RATE), 0, moving=True)
        at += step
    tally.note(timeline, round(end * RATE), 0, moving=True)


def _seconds(tally: Tally) -> list[tuple[str, str, float, bool]]:
    return [(work.step, work.side, work.done, work.skipped) for work in tally.works]


def test_what_is_to_be_done_is_known_from_the_first() -> None:
    assert [(work.step, work.side, work.planned) for work in Tally(TWO_SIDES).works] == [
        ("1", "left", 30.0),
        ("1", "right", 30.0),
        ("2", "", 20.0),
    ]


def test_playing_through_does_all_of_it() -> None:
    tally = Tally(TWO_SIDES)
    _play(tally, TWO_SIDES, 0, 110)
    assert _seconds(tally) == [
        ("1", "left", 30.0, False),
        ("1", "right", 30.0, False),
        ("2", "", 20.0, False),
    ]


def test_how_often_it_is_told_makes_no_difference() -> None:
    often, seldom = Tally(TWO_SIDES), Tally(TWO_SIDES)
    _play(often, TWO_SIDES, 0, 77.3, 0.016)
    _play(seldom, TWO_SIDES, 0, 77.3, 1.7)
    assert _seconds(often) == _seconds(seldom)


def test_going_past_a_side_skips_it_and_counts_none_of_it() -> None:
    tally = Tally(TWO_SIDES)
    _play(tally, TWO_SIDES, 0, 42)
    _play(tally, TWO_SIDES, 80, 95)
    assert _seconds(tally) == [("1", "left", 30.0, False), ("1", "right", 0.0, True), ("2", "", 5.0, False)]


def test_going_back_and_doing_it_makes_up_for_a_skip() -> None:
    tally = Tally(TWO_SIDES)
    _play(tally, TWO_SIDES, 80, 90)
    assert [work.skipped for work in tally.works] == [True, True, False]
    _play(tally, TWO_SIDES, 50, 80)
    assert _seconds(tally)[1] == ("1", "right", 30.0, False)


def test_a_pause_counts_nothing() -> None:
    tally = Tally(TWO_SIDES)
    _play(tally, TWO_SIDES, 10, 20)
    for _ in range(5):
        tally.note(TWO_SIDES, 20 * RATE, 0, moving=False)
    _play(tally, TWO_SIDES, 20, 25)
    assert tally.works[0].done == 15.0


def test_waiting_for_the_person_is_work() -> None:
    timeline = _timeline((1, "prepare", 5, None), (1, "rep", 3, None), open_last=True)
    tally = Tally(timeline)
    assert tally.works[0].planned == 0.0
    _play(tally, timeline, 5, 8)
    last = 8 * RATE - 1
    for waited in range(20):
        tally.note(timeline, last, waited * SECOND, moving=True)
    assert round(tally.works[0].done) == 22


def test_only_what_has_changed_is_told_again() -> None:
    tally = Tally(TWO_SIDES)
    assert tally.changed() == ()
    _play(tally, TWO_SIDES, 10, 12)
    assert [(work.step, work.side) for work in tally.changed()] == [("1", "left")]
    assert tally.changed() == ()
    _play(tally, TWO_SIDES, 90, 91)
    assert [(work.side, work.skipped) for work in tally.changed()] == [
        ("left", True),
        ("right", True),
        ("", False),
    ]


def test_a_new_compilation_keeps_what_was_done() -> None:
    tally = Tally(TWO_SIDES)
    _play(tally, TWO_SIDES, 0, 30)
    longer = _timeline((1, "prepare", 14, "left"), (1, "hold", 30, "left"), (2, "hold", 20, None))
    tally.note(longer, 34 * RATE, 0, moving=True)
    _play(tally, longer, 34, 44)
    assert [(work.side, work.done) for work in tally.works] == [("left", 30.0), ("", 0.0)]


def test_a_run_that_goes_on_counts_on() -> None:
    first = Tally(TWO_SIDES)
    _play(first, TWO_SIDES, 0, 25)
    second = Tally(TWO_SIDES, first.works)
    _play(second, TWO_SIDES, 25, 40)
    assert second.works[0].done == 30.0


def test_rounds_are_told_apart() -> None:
    steps = tuple(TimelineStep("1.1", "Plank", Span(0, 0), 1) for _ in range(2))
    phases = tuple(
        Phase(Span(index * 10 * RATE, (index + 1) * 10 * RATE), "hold", "Hold", index, "Plank")
        for index in range(2)
    )
    timeline = Timeline("Rounds", "en", steps, phases, ())
    tally = Tally(timeline)
    _play(tally, timeline, 0, 14)
    assert [(work.turn, work.done) for work in tally.works] == [(0, 10.0), (1, 4.0)]
