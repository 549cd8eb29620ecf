"""Short answers find a gap between the lines, or are not said."""

from __future__ import annotations

import pytest

from player.timeline.asides import with_aside
from player.timeline.frames import RATE, frames_of
from tests.audio.handmade import chime, line, session


@pytest.mark.parametrize(
    ("lines", "at"),
    [
        ((), 2),
        (((1.5, 1.0),), 2.65),
        (((3.5, 1.0),), 2),
        (((2.9, 1.0),), 4.05),
        (((1.0, 5.0),), None),
        (((2.5, 1.0), (3.7, 1.0), (4.8, 2.0)), None),
    ],
)
def test_an_answer_is_said_in_the_first_gap_that_comes_soon(
    lines: tuple[tuple[float, float], ...], at: float | None
) -> None:
    cues = (chime("start", 2), *(line(str(start), start, length) for start, length in lines))
    before = session(20, cues=cues)
    after = with_aside(before, "More.", RATE, 2 * RATE)
    found = [cue.span for cue in after.cues if cue.line == "More."]
    assert [span.start for span in found] == ([] if at is None else [frames_of(at)])
    assert [cue for cue in after.cues if cue.line != "More."] == list(before.cues)
    assert sorted(after.cues, key=lambda cue: cue.span.start) == list(after.cues)


def test_an_answer_is_not_said_past_the_end() -> None:
    before = session(3)
    assert with_aside(before, "More.", 2 * RATE, 2 * RATE) is before
