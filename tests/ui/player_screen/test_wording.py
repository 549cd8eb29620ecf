"""What the player screen writes, in tables."""

from __future__ import annotations

from dataclasses import replace

import pytest

from player.timeline.frames import RATE, Span
from player.timeline.moment import Moment, moment_at
from player.timeline.timeline import Phase, PhaseKind, Timeline
from player.ui.player_screen.wording import (
    Count,
    ahead_texts,
    caption_text,
    counts_of,
    place_text,
    reading_of,
    side_text,
    spoken_phase,
    spoken_state,
)
from tests.ui.handmade import hamstring_session, moment_of

SESSION = hamstring_session()


def _alone(phase: Phase, seconds: float = 0.0, waited: int = 0) -> Moment:
    timeline = Timeline("", "en", (), (phase,), ())
    return moment_at(timeline, round(seconds * RATE), waited)


def _phase(kind: PhaseKind, seconds: float, **_: object) -> Phase:
    return Phase(Span(0, round(seconds * RATE)), kind, kind.title(), 0)


@pytest.mark.parametrize(
    ("kind", "seconds", "nth", "big", "small"),
    [
        ("contract", 0.0, 0, "6", "30 % effort"),
        ("contract", 0.01, 0, "6", "30 % effort"),
        ("contract", 5.01, 0, "1", "30 % effort"),
        ("relax", 0.0, 0, "3", ""),
        ("rep", 0.5, 0, "1", "of 12 · Out"),
        ("rep", 1.5, 11, "12", "of 12 · Back"),
        ("rep", 2.5, 24, "1", "of 10 · Pause"),
        ("rest", 0.0, 1, "2:30", ""),
        ("rest", 149.0, 1, "0:01", ""),
    ],
)
def test_the_ring_reads(kind: PhaseKind, seconds: float, nth: int, big: str, small: str) -> None:
    reading = reading_of(moment_of(SESSION, kind, seconds, nth))
    assert (reading.big, reading.small) == (big, small)


def test_the_ring_of_reps_goes_round_once_in_the_whole_set() -> None:
    assert reading_of(moment_of(SESSION, "rep", 0, 6)).fraction == pytest.approx(0.5)
    assert reading_of(moment_of(SESSION, "contract", 3)).fraction == pytest.approx(0.5)


def test_an_open_phase_counts_up_and_says_how_to_go_on() -> None:
    phase = replace(_phase("hold", 4), open=True)
    reading = reading_of(_alone(phase, 4, waited=70 * RATE))
    assert reading.big == "1:13"
    assert reading.small == "Space when done"
    assert reading_of(_alone(phase, 4), "J").small == "J when done"
    assert reading_of(_alone(phase, 4), "").small == "Press here when done"
    assert reading.open
    offered = reading_of(_alone(phase, 4), offered=True)
    assert (offered.small, offered.open) == ("Space to do it", True)
    assert reading_of(_alone(phase, 4), "", offered=True).small == "Press here to do it"
    told = spoken_state("waiting", _alone(phase, 4), offered=True)
    assert told == "Waiting for you. Space to do it."


def test_reps_that_wait_say_how_many() -> None:
    phase = replace(_phase("rep", 4), open=True, reps=8)
    assert reading_of(_alone(phase)).small == "8 reps, then Space"


def test_a_hold_that_the_person_or_a_limit_ends_counts_up_to_that() -> None:
    phase = replace(_phase("hold", 90), open=True, limited=True)
    reading = reading_of(_alone(phase, 30))
    assert (reading.big, reading.small, reading.open) == ("0:30", "of 1:30, or Space", False)
    assert reading.fraction == pytest.approx(1 / 3)
    assert reading_of(_alone(phase, 30), "").small == "of 1:30"
    assert reading_of(_alone(replace(phase, reps=8), 30)).small == "8 reps, then Space"


@pytest.mark.parametrize(
    ("kind", "nth", "text"),
    [
        ("prepare", 0, "Next: Leg swing, 12 reps"),
        ("rep", 3, "Next: Change side, right ·\u00a06\u00a0s"),
        ("change side", 0, "Next: Leg swing, 12 reps"),
        ("rep", 20, "Next: Supine strap hamstring stretch, left"),
        ("stretch", 0, "Next: Push ·\u00a06\u00a0s"),
        ("contract", 0, "Next: Relax ·\u00a03\u00a0s"),
        ("deepen", 5, "Next: Glute bridge"),
        ("rep", 30, "Next: Rest ·\u00a030\u00a0s"),
        ("hold", 0, "Next: Rest ·\u00a02:30"),
        ("rep", 51, "Then you are done"),
        ("rest", 2, "Then you are done"),
    ],
)
def test_what_comes_next_is_told(kind: PhaseKind, nth: int, text: str) -> None:
    assert ahead_texts(moment_of(SESSION, kind, 0.5, nth))[0] == text


@pytest.mark.parametrize(
    ("kind", "nth", "texts"),
    [
        (
            "rep",
            20,
            (
                "Next: Supine strap hamstring stretch, left",
                "Next: Supine strap hamstring stretch",
                "→\u00a0Supine strap hamstring stretch",
            ),
        ),
        ("prepare", 0, ("Next: Leg swing, 12 reps", "Next: Leg swing", "→\u00a0Leg swing")),
        (
            "rep",
            3,
            (
                "Next: Change side, right ·\u00a06\u00a0s",
                "Next: Change side, right",
                "Next: Change side",
                "→\u00a0Change side",
            ),
        ),
        ("rest", 2, ("Then you are done",)),
    ],
)
def test_what_comes_next_is_told_in_less_and_less_words(
    kind: PhaseKind, nth: int, texts: tuple[str, ...]
) -> None:
    assert ahead_texts(moment_of(SESSION, kind, 0.5, nth)) == texts


def test_a_rest_is_on_no_side() -> None:
    now = _phase("rep", 5)
    rest = replace(_phase("rest", 15), span=Span(5 * RATE, 20 * RATE), side="right")
    after = replace(_phase("hold", 15), span=Span(20 * RATE, 35 * RATE), side="right")
    moment = moment_at(Timeline("", "en", (), (now, rest, after), ()), 0)
    assert ahead_texts(moment)[0] == "Next: Rest ·\u00a015\u00a0s"


def test_sides_are_written_large() -> None:
    assert (side_text("left"), side_text("right"), side_text(None)) == ("LEFT", "RIGHT", "")
    # as it is said: in the language of the session, if there are words of it
    assert (side_text("left", "es-MX"), side_text("right", "es")) == ("IZQUIERDA", "DERECHA")
    assert (side_text("left", "fr"), side_text("right", "../es")) == ("LEFT", "RIGHT")


def test_counts_of_one_are_not_told_and_the_innermost_comes_first() -> None:
    phase = replace(_phase("contract", 6), cycle=2, cycles=3, set=1, sets=2, round=1, rounds=4)
    assert counts_of(phase) == (Count("Cycle", 2, 3), Count("Set", 1, 2))
    assert counts_of(_phase("hold", 6)) == ()
    assert Count("Round", 2, 4).text == "Round 2 of 4"


@pytest.mark.parametrize(
    ("kind", "nth", "text"),
    [
        ("deepen", 1, "Supine strap hamstring stretch · left side · cycle 2 of 3 · deeper, 19 s left"),
        ("rep", 2, "Leg swing · left side · rep 3 of 12"),
        ("rest", 0, "Glute bridge · set 1 of 2 · rest, 29 s left"),
        ("rest", 2, "Rest on your back"),
    ],
)
def test_a_pause_says_where_we_are(kind: PhaseKind, nth: int, text: str) -> None:
    assert place_text(moment_of(SESSION, kind, 1.0, nth)) == text


def test_a_counted_number_is_not_written_twice() -> None:
    moment = moment_of(SESSION, "rep", 0.2, 4)
    assert moment.phase.say == "5"
    assert caption_text(moment) == ""


def test_in_silence_the_note_is_shown() -> None:
    assert caption_text(moment_of(SESSION, "hold", 1)) == "Hold. One line from head to heels."
    silent = moment_of(SESSION, "hold", 20)
    assert caption_text(silent) == "Knees down if the back sags."
    assert caption_text(silent, with_note=False) == ""


@pytest.mark.parametrize(
    ("kind", "nth", "told"),
    [
        ("prepare", 1, "Supine strap hamstring stretch, left side, Get ready, 15 seconds"),
        ("stretch", 0, "Stretch, 10 seconds"),
        ("contract", 0, "Push, 6 seconds"),
        ("change side", 1, "right side, Change side, 10 seconds"),
        ("rep", 0, "Swing"),
        ("rep", 1, ""),
        ("rep", 45, "right side, Reach"),
        ("rest", 2, "Rest on your back, Rest"),
    ],
)
def test_a_screen_reader_is_told_what_is_new(kind: PhaseKind, nth: int, told: str) -> None:
    moment = moment_of(SESSION, kind, 0.1, nth)
    assert spoken_phase(moment.phase, moment.before) == told


def test_a_screen_reader_is_told_of_pauses_and_waits() -> None:
    moment = moment_of(SESSION, "rep", 0.1, 3)
    assert spoken_state("paused", moment) == "Paused: Leg swing · left side · rep 4 of 12"
    assert spoken_state("waiting", moment) == "Waiting for you. Space when done."
    assert spoken_state("waiting", moment, "J") == "Waiting for you. J when done."
    assert spoken_state("playing", moment) == ""


def test_in_a_lead_in_the_ring_counts_to_where_it_goes_on() -> None:
    moment = replace(moment_of(SESSION, "contract", 3), lead=2 * RATE + 1)
    reading = reading_of(moment)
    assert (reading.big, reading.small) == ("3", "and on")
    assert reading.fraction == pytest.approx(0.5)
