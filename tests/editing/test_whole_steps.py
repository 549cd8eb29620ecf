"""What is left of a text with mistakes plays, and its steps keep their numbers and lines."""

from __future__ import annotations

import pytest

from player import paths
from player.editing.step_blocks import lines_of
from player.editing.whole_steps import as_numbered, whole_session
from player.session.catalogue import Catalogue
from player.session.load import load_text
from player.timeline.compiler import compile_session
from player.timeline.timeline import Timeline
from tests.session.made import WORDS, spoken

CATALOGUE = Catalogue((paths.shipped_folder("media") / "exercises",))
TEXT = """format = 1
title = "Evening"

[[step]]
exercise = "leg-swing"
reps = 12
pace = "2s"

[[step]]
repeat = 2

[[step.step]]
exercise = "plank"
hold = "30s"

[[step.step]]
exercise = "glute-bridge"
hold = "20s"

[[step]]
exercise = "bird-dog"
hold = "10s"
"""


def _left(text: str) -> tuple[Timeline, str] | None:
    found = whole_session(text, load_text(text, CATALOGUE), lambda each: load_text(each, CATALOGUE))
    return (
        (as_numbered(compile_session(found[0], WORDS, spoken), found[1], text), found[1])
        if found is not None
        else None
    )


def _numbers(timeline: Timeline) -> set[str]:
    return {step.path for step in timeline.steps if step.path[:1].isdigit() and step.path != "0"}


def test_a_text_without_mistakes_is_left_as_it_is() -> None:
    found = _left(TEXT)
    assert found is not None and found[1] == TEXT
    assert _numbers(found[0]) == {"1", "2.1", "2.2", "3"}


@pytest.mark.parametrize(
    ("written", "wrong", "left"),
    [
        ('exercise = "leg-swing"', 'exersise = "leg-swing"', {"2.1", "2.2", "3"}),
        ('hold = "30s"', 'hold = "30 moons"', {"1", "2.2", "3"}),
        ('hold = "20s"', 'hold = "20s', {"1", "2.1", "3"}),
        ("reps = 12", "reps = [12,", {"2.1", "2.2", "3"}),
        ("repeat = 2", "repeat = true", {"1", "3"}),
        ('exercise = "bird-dog"\nhold', 'exercise = "bird-dog"\n\nholds', {"1", "2.1", "2.2"}),
        ('title = "Evening"', 'title = "Evening"\nlevel = 3', {"1", "2.1", "2.2", "3"}),
    ],
)
def test_steps_that_are_whole_stay_with_their_numbers_and_lines(
    written: str, wrong: str, left: set[str]
) -> None:
    text = TEXT.replace(written, wrong)
    found = _left(text)
    assert found is not None
    timeline, kept = found
    assert _numbers(timeline) == left
    assert len(lines_of(kept)) == len(lines_of(text))
    for step in timeline.steps:
        if step.path in left:
            assert lines_of(text)[step.line - 1].strip() in ("[[step]]", "[[step.step]]")


def test_all_children_of_a_group_can_be_wrong() -> None:
    text = TEXT.replace('hold = "30s"', "hold = true").replace('hold = "20s"', "hold = true")
    found = _left(text)
    assert found is not None and _numbers(found[0]) == {"1", "3"}


def test_of_a_text_in_which_nothing_is_whole_nothing_is_left() -> None:
    assert _left('format = 1\ntitle = "x"\n\n[[step]]\nhold = true\n') is None
    assert _left("") is None
