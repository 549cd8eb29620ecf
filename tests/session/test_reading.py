"""The small notations: times, tempos, breaths, percentages, moments of a cue."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from player.session.reading import (
    FRAMES_PER_SECOND,
    At,
    Tempo,
    ValueProblem,
    read_at,
    read_breath,
    read_percent,
    read_tempo,
    read_time,
    shown,
)

S = FRAMES_PER_SECOND


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("30s", 30),
        ("1m30s", 90),
        ("1m 30s", 90),
        ("1 min 30 sec", 90),
        ("1:30", 90),
        ("90:00", 5400),
        ("1h", 3600),
        ("1h30m", 5400),
        ("1:02:03", 3723),
        ("0.5s", 0.5),
        ("1:30.5", 90.5),
        (" 45 S ", 45),
        ("2m", 120),
        ("2min", 120),
        ("0s", 0),
        ("30", 30),
        (30, 30),
        (0, 0),
        (2.5, 2.5),
        (0.1, 0.1),
        ("24h", 86_400),
    ],
)
def test_a_time_is_read_in_every_notation(value: Any, seconds: float) -> None:
    assert read_time(value) == round(seconds * S)


def test_a_third_of_a_second_is_the_nearest_frame() -> None:
    assert read_time(0.333333) == 16_000
    assert read_time("0.0001s") == 5


@pytest.mark.parametrize(
    ("value", "code", "said"),
    [
        ("-5s", "out-of-range", "negative"),
        (-1, "out-of-range", "negative"),
        (-0.5, "out-of-range", "negative"),
        ("25h", "out-of-range", "longer than a day"),
        (10**30, "out-of-range", "that number is longer than a day"),
        (1e300, "out-of-range", "longer than a day"),
        (float("nan"), "bad-value", "nan is not a time"),
        (float("inf"), "bad-value", "inf is not a time"),
        (float("-inf"), "bad-value", "-inf is not a time"),
        (True, "wrong-type", "true or false"),
        ([30], "wrong-type", "not a list"),
        ({}, "wrong-type", "not a table"),
        ("", "bad-value", '"" is not a time'),
        ("soon", "bad-value", '"soon" is not a time'),
        ("--5s", "bad-value", "is not a time"),
        ("3 0s", "bad-value", "is not a time"),
        ("1:75", "bad-value", '"1:75" is not a time'),
        ("1:60:00", "bad-value", "is not a time"),
        ("30s1m", "bad-value", "is not a time"),
        ("1,5s", "bad-value", "is not a time"),
        ("s", "bad-value", "is not a time"),
        ("9" * 500 + "s", "bad-value", "is not a time"),
        ("٣٠s", "bad-value", "is not a time"),
        ("\x1b[2J", "bad-value", '"?[2J" is not a time'),
    ],
)
def test_what_is_no_time_is_told(value: Any, code: str, said: str) -> None:
    with pytest.raises(ValueProblem) as caught:
        read_time(value)
    assert caught.value.code == code
    assert said in caught.value.message
    assert caught.value.hint


@given(some.integers(0, 86_399), some.sampled_from(["{s}s", "{s}", "{m}:{r:02}", "{m}m{r}s", "{h}h{k}m{r}s"]))
def test_all_notations_of_a_time_mean_the_same(seconds: int, notation: str) -> None:
    minutes, rest = divmod(seconds, 60)
    hours, kept = divmod(minutes, 60)
    text = notation.format(s=seconds, m=minutes, r=rest, h=hours, k=kept)
    if minutes < 1000 or ":" not in notation:
        assert read_time(text) == seconds * S


@given(some.one_of(some.text(), some.floats(), some.integers(), some.booleans(), some.none()))
def test_whatever_stands_for_a_time_is_read_or_told(value: Any) -> None:
    for read in (read_time, read_at, read_tempo, read_breath, read_percent):
        try:
            read(value)
        except ValueProblem as problem:
            assert problem.message.isprintable()
            assert len(problem.message) < 200


@pytest.mark.parametrize(
    ("text", "beats"),
    [
        ("3-1-1-0", (3, 1, 1, 0)),
        ("2-0-X-0", (2, 0, 1, 0)),
        ("x-0-x-0", (1, 0, 1, 0)),
        ("1.5-0-1.5-0", (1.5, 0, 1.5, 0)),
        (" 3 - 1 - 1 - 0 ", (3, 1, 1, 0)),
    ],
)
def test_a_tempo_has_four_beats(text: str, beats: tuple[float, ...]) -> None:
    tempo = read_tempo(text)
    assert tempo == Tempo(*(round(beat * S) for beat in beats))
    assert tempo.length == round(sum(beats) * S)


@pytest.mark.parametrize(
    ("value", "code"),
    [("3-1-1", "bad-value"), ("3-1-1-0-1", "bad-value"), ("a-b-c-d", "bad-value"), (3110, "wrong-type"),
     ("0-2-0-2", "out-of-range"), ("3--1-1-0", "bad-value"), ("", "bad-value")],
)  # fmt: skip
def test_what_is_no_tempo_is_told(value: Any, code: str) -> None:
    with pytest.raises(ValueProblem) as caught:
        read_tempo(value)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("text", "beats"),
    [
        ("4-7-8", (4, 7, 8, 0)),
        ("4-4-4-4", (4, 4, 4, 4)),
        ("5-5", (5, 0, 5, 0)),
        ("5.5-5.5", (5.5, 0, 5.5, 0)),
    ],
)
def test_a_breath_pattern_is_in_hold_out_hold(text: str, beats: tuple[float, ...]) -> None:
    assert read_breath(text) == tuple(round(beat * S) for beat in beats)


@pytest.mark.parametrize(
    ("value", "code"),
    [("4", "bad-value"), ("4-4-4-4-4", "bad-value"), ("in-out", "bad-value"), ("0-5", "out-of-range"),
     ("4-7-0", "out-of-range"), (478, "wrong-type")],
)  # fmt: skip
def test_what_is_no_breath_is_told(value: Any, code: str) -> None:
    with pytest.raises(ValueProblem) as caught:
        read_breath(value)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("value", "at"),
    [
        ("50%", At("fraction", Fraction(1, 2))),
        ("0%", At("fraction", Fraction(0))),
        ("33.3%", At("fraction", Fraction(333, 1000))),
        ("10s", At("after", Fraction(10 * S))),
        ("-5s", At("before", Fraction(5 * S))),
        (7, At("after", Fraction(7 * S))),
        (-7, At("before", Fraction(7 * S))),
        ("1:30", At("after", Fraction(90 * S))),
    ],
)
def test_a_cue_is_at_a_share_after_the_start_or_before_the_end(value: Any, at: At) -> None:
    assert read_at(value) == at


@pytest.mark.parametrize("value", ["101%", "-1%", "%", "48h", "-48h", True, []])
def test_what_is_no_moment_is_told(value: Any) -> None:
    with pytest.raises(ValueProblem):
        read_at(value)


@pytest.mark.parametrize(("value", "percent"), [("30%", 30), ("30", 30), (" 5 % ", 5), (100, 100), (0, 0)])
def test_a_percentage_is_a_number_with_or_without_its_sign(value: Any, percent: int) -> None:
    assert read_percent(value) == percent


@pytest.mark.parametrize("value", ["101%", 101, -1, "half", 0.3, True, None, 10**50])
def test_what_is_no_percentage_is_told(value: Any) -> None:
    with pytest.raises(ValueProblem):
        read_percent(value)


def test_values_are_shown_short_and_without_what_a_terminal_obeys() -> None:
    assert shown("a\x1b[31m\nb") == '"a?[31m?b"'
    assert shown("x" * 100) == f'"{"x" * 39}…"'
    assert shown(10**5000) == "that number"
    assert shown([10**5000]) == "a list"
