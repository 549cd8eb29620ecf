"""The shipped exercise files say all that a person needs, short enough to be spoken."""

from __future__ import annotations

import pytest

from player.figures.figure import EXERCISE_KINDS
from player.session.schema import SPOKEN_KINDS
from tests.figures.shown import NAMES, table_of

_NEEDED = (
    "name",
    "also",
    "summary",
    "setup",
    "kind",
    "laterality",
    "equipment",
    "view",
    "mistakes",
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
