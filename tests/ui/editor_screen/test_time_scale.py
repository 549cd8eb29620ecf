"""The ruler's scale: what is under a pixel stays under it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from player.timeline.frames import RATE
from player.ui.editor_screen.time_scale import PAD, TimeScale


def _scale(width: int = 800, seconds: int = 600) -> TimeScale:
    scale = TimeScale()
    scale.set_room(width)
    scale.set_length(seconds * RATE)
    return scale


def test_at_first_the_whole_session_is_seen() -> None:
    scale = _scale()
    assert scale.whole and scale.share == (0.0, 1.0)
    assert scale.x(0) == PAD and round(scale.x(600 * RATE)) == 800 - PAD
    assert scale.frame(-50) == 0 and scale.frame(5000) == 600 * RATE


@given(some.floats(1.1, 30), some.floats(PAD, 800 - PAD))
def test_what_is_under_the_mouse_stays_there_while_it_zooms(by: float, around: float) -> None:
    scale = _scale()
    frame = scale.frame(around)
    scale.zoom(by, around)
    assert not scale.whole
    assert abs(scale.x(frame) - around) < 1.5


@given(some.lists(some.tuples(some.sampled_from(("in", "out", "scroll")), some.floats(0, 800)), max_size=12))
def test_nothing_beyond_the_session_is_seen(moves: list[tuple[str, float]]) -> None:
    scale = _scale()
    for what, place in moves:
        if what == "scroll":
            scale.scroll(place - 400)
        else:
            scale.zoom(1.7 if what == "in" else 1 / 1.7, place)
        start, end = scale.share
        assert -1e-9 <= start < end <= 1 + 1e-9
        assert scale.x(0) <= PAD + 1e-6 and scale.x(600 * RATE) >= 800 - PAD - 1e-6


def test_a_step_fills_the_ruler_and_all_is_seen_again() -> None:
    scale = _scale()
    scale.show_span(100 * RATE, 140 * RATE)
    assert scale.x(100 * RATE) > PAD and scale.x(140 * RATE) < 800 - PAD
    assert 40 < scale.seconds < 50
    assert scale.show_frame(500 * RATE) and not scale.show_frame(500 * RATE)
    scale.fit()
    assert scale.whole


def test_marks_have_room() -> None:
    scale = _scale()
    assert scale.tick(60) * scale.per_second >= 60
    scale.zoom(40, 400)
    assert scale.tick(60) == 2
