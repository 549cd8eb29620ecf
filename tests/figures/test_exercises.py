"""The shipped exercise files say all that a person needs, short enough to be spoken."""

from __future__ import annotations

import pytest

from player.figures.motion import FigureState
from player.figures.pose import PROPS, ROOTS
from player.figures.reading import EXERCISE_KINDS
from player.session.schema import SPOKEN_KINDS
from tests.figures.shown import NAMES, figure_of, picture_of, table_of

_NEEDED = (
    "name",
    "also",
    "summary",
    "setup",
    "kind",
    "laterality",
    "equipment",
    "target",
    "opposing",
    "view",
    "mistakes",
    "cautions",
    "easier",
    "harder",
    "sources",
    "words",
    "motion",
)


@pytest.mark.parametrize("name", NAMES)
def test_an_exercise_says_all_that_a_person_needs(name: str) -> None:
    table = table_of(name)
    assert [key for key in _NEEDED if key not in table] == []
    assert table["kind"] in EXERCISE_KINDS
    assert table["laterality"] in ("unilateral", "bilateral")


@pytest.mark.parametrize("name", NAMES)
def test_the_set_up_is_spoken_in_13_to_25_words(name: str) -> None:
    setup = table_of(name)["setup"]
    assert isinstance(setup, str)
    assert 13 <= len(setup.split()) <= 25


@pytest.mark.parametrize("name", NAMES)
def test_the_words_of_a_phase_have_a_full_and_a_shorter_form(name: str) -> None:
    words = table_of(name).get("words", {})
    assert isinstance(words, dict)
    for kind, forms in words.items():
        assert kind in SPOKEN_KINDS
        if isinstance(forms, dict):
            assert len(forms["short"].split()) <= 5
            assert len(forms["short"]) < len(forms["full"])


def test_an_exercise_that_is_named_left_or_right_says_which_limb() -> None:
    nameless = [n for n in NAMES if table_of(n)["laterality"] == "unilateral" and "limb" not in table_of(n)]
    assert nameless == []


@pytest.mark.parametrize("name", NAMES)
def test_there_are_words_for_each_phase_that_a_person_is_led_through(name: str) -> None:
    table = table_of(name)
    led = {"hold", "rep", "stretch", "contract", "roll", "inhale", "exhale"}
    wordless = [kind for kind in figure_of(name).motion.paths if kind in led and kind not in _words(table)]
    assert wordless == []


@pytest.mark.parametrize("name", NAMES)
def test_a_push_or_pull_that_is_asked_for_has_its_arrow(name: str) -> None:
    motion, words = figure_of(name).motion, _words(table_of(name))
    assert (motion.push is not None) or "contract" not in words
    assert (motion.pull is not None) or "pull" not in words


@pytest.mark.parametrize("name", NAMES)
def test_nothing_in_a_picture_is_cut_off_by_its_box(name: str) -> None:
    figure = figure_of(name)
    left, top, width, height = figure.view_box()
    drawings = [picture_of(name, pose) for pose in figure.poses if pose not in figure.wrong]
    drawings += [
        figure.drawing_at(FigureState(kind, seconds=3.0, phase_progress=0.5, cycles=3))
        for kind in figure.motion.paths
    ]
    for drawing in drawings:
        x, y, wide, tall = drawing.bounds()
        assert x >= left - _HAIR
        assert x + wide <= left + width + _HAIR
        assert y >= top - _HAIR
        assert y + tall <= top + height + _HAIR


@pytest.mark.parametrize("name", [name for name in NAMES if figure_of(name).wrong])
def test_nothing_of_a_mistake_is_cut_off_by_its_box(name: str) -> None:
    for pose in figure_of(name).wrong:
        drawing = figure_of(name).wrong_drawing(pose)
        x, y, wide, tall = drawing.bounds()
        left, top, width, height = drawing.view_box
        assert left - _HAIR <= x <= x + wide <= left + width + _HAIR
        assert top - _HAIR <= y <= y + tall <= top + height + _HAIR


_HAIR = 0.004
"""Control points lie a little outside the outlines that they bend."""

_CIRCUIT = (
    "jumping-jack",
    "wall-sit",
    "push-up",
    "crunch",
    "step-up",
    "squat",
    "triceps-dip",
    "plank",
    "high-knees",
    "walking-lunge",
    "push-up-rotation",
    "side-plank",
)
_ELEVEN = (
    "hip-out",
    "hip-in",
    "plant-and-cut",
    "plank",
    "plank-leg-lift",
    "side-plank",
    "side-plank-leg-lift",
    "nordic-lower",
    "single-leg-stance",
    "squat-toe-raise",
    "walking-lunge",
    "single-leg-squat",
    "squat-jump",
    "lateral-jump",
    "box-jump",
    "bounding-in-place",
)


@pytest.mark.parametrize("name", [*_CIRCUIT, *_ELEVEN])
def test_the_seven_minute_circuit_and_the_eleven_can_be_shown(name: str) -> None:
    assert name in NAMES


def _words(table: dict[str, object]) -> dict[str, object]:
    words = table["words"]
    assert isinstance(words, dict)
    return words


def test_there_are_exercises_enough_for_every_position_and_thing() -> None:
    assert len(NAMES) >= 98
    poses = [pose for name in NAMES for pose in figure_of(name).poses.values()]
    assert {pose.root for pose in poses} == set(ROOTS)
    assert {prop for pose in poses for prop in pose.props} | {"mat"} == set(PROPS)
