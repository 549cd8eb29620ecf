"""The line that a person wants to hear is the one at the cursor."""

from __future__ import annotations

from player.editing.said_lines import line_at
from player.timeline.timeline import Timeline
from tests.session.made import timeline as made

STEP = """[[step]]
name = "Stretch"
hold = "40s"
side = "each"
say = "Lengthen the {side} leg."
cue = [{ at = "50%", say = "Breathe out." }, { at = "30s", say = "Let it sink." }]
"""
CUES = STEP.splitlines()[5]


def _timeline() -> Timeline:
    return made(STEP)


def test_words_that_are_written_at_the_cursor_are_said() -> None:
    timeline = _timeline()
    line = timeline.steps[-1].line
    assert line_at(CUES, CUES.index("Breathe"), timeline, 0, line) == "Breathe out."
    assert line_at(CUES, len(CUES), timeline, 0, line) == "Let it sink."
    assert line_at('say = "Half a', 5, timeline, 0, line) == line_at("", 0, timeline, 0, line)


def test_what_is_filled_in_is_filled_in() -> None:
    timeline = _timeline()
    step = next(step for step in timeline.steps if step.title == "Stretch")
    heard = line_at('say = "Lengthen the {side} leg."', 8, timeline, 0, step.line)
    assert heard in ("Lengthen the left leg.", "Lengthen the right leg.")
    assert line_at('say = "Lengthen the {side} leg."', 8, None, 0, 1) == "Lengthen the  leg."


def test_elsewhere_it_is_what_is_heard_at_the_play_head_or_next() -> None:
    timeline = _timeline()
    cue = next(cue for cue in timeline.cues if cue.line == "Breathe out.")
    assert line_at('hold = "40s"', 0, timeline, cue.span.start + 1, 1) == "Breathe out."
    assert line_at('hold = "40s"', 0, timeline, cue.span.start - 10, 1) == "Breathe out."
    assert line_at("", 0, None, 0, 1) == ""
