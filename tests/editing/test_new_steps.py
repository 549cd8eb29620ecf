"""A new step begins with the dose that suits its exercise, and every one can be played."""

from __future__ import annotations

import pytest

from player import paths
from player.editing.new_steps import ASK, REST, free_step, group, new_session, step_of, words
from player.session.catalogue import Catalogue
from player.session.load import load_text

CATALOGUE = Catalogue((paths.shipped_folder("media") / "exercises",))


@pytest.mark.parametrize(
    ("identity", "dose"),
    [
        ("leg-swing", 'reps = 10\npace = "3s"\nside = "each"'),
        ("plank", 'hold = "30s"'),
        ("glute-bridge", 'reps = 10\npace = "3s"'),
        ("supine-strap-hamstring", 'hold = "30s"\nside = "each"'),
    ],
)
def test_the_dose_suits_the_exercise(identity: str, dose: str) -> None:
    exercise = CATALOGUE.exercise(identity)
    assert exercise is not None
    assert step_of(exercise) == f'[[step]]\nexercise = "{identity}"\n{dose}\n'


def test_every_new_step_can_be_played() -> None:
    exercises = [CATALOGUE.exercise(identity) for identity in CATALOGUE.names()]
    steps = [step_of(exercise) for exercise in exercises if exercise is not None]
    text = "\n".join([new_session("All"), *steps, REST, words(), ASK, free_step(), group()])
    assert [problem for problem in load_text(text, CATALOGUE).problems if problem.severity == "error"] == []
