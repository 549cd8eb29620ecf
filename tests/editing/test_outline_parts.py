"""A step's rounds, sides and sets, with their times."""

from __future__ import annotations

import pytest

from player import paths
from player.audio.voice.estimate import estimated_frames
from player.editing.outline_parts import StepParts
from player.session.catalogue import Catalogue
from player.session.load import load_text
from player.session.words import load_words
from player.timeline.compiler import compile_session
from player.timeline.timeline import Timeline

CATALOGUE = Catalogue((paths.shipped_folder("media") / "exercises",))
WORDS = load_words(paths.shipped_folder("media") / "words", "en")
STRETCH = 'exercise = "supine-strap-hamstring"\n'


def _timeline(step: str) -> Timeline:
    session = load_text(f'format = 1\ntitle = "X"\n\n[[step]]\n{step}\n', CATALOGUE).session
    assert session is not None
    return compile_session(session, WORDS, lambda line: estimated_frames(line, 1.0))


@pytest.mark.parametrize(
    ("step", "number", "parts"),
    [
        ('exercise = "plank"\nhold = "30s"', "1", []),
        ('exercise = "plank"\nhold = "30s"\nsets = 3', "1", ["Set 1", "Set 2", "Set 3"]),
        (f'{STRETCH}hold = "30s"\nside = "each"', "1", ["Right", "Left"]),
        (
            f'{STRETCH}hold = "30s"\nside = "each"\nsets = 2',
            "1",
            ["Right", " Set 1", " Set 2", "Left", " Set 1", " Set 2"],
        ),
        (
            f'{STRETCH}hold = "30s"\nside = "each"\nextra = {{ left = 1 }}',
            "1",
            ["Right", "Left", " Set 1", " Set 2"],
        ),
        ('exercise = "leg-swing"\nreps = 4\npace = "2s"\nside = "alternate"', "1", ["Right", "Left"]),
        (
            'exercise = "leg-swing"\nreps = 4\npace = "2s"\nside = "alternate"\nsets = 2',
            "1",
            ["Set 1", "Set 2"],
        ),
        (
            'repeat = 2\n[[step.step]]\nexercise = "plank"\nhold = "30s"\nsets = 2',
            "1.1",
            ["Round 1", " Set 1", " Set 2", "Round 2", " Set 1", " Set 2"],
        ),
    ],
)
def test_the_parts_of_a_step_are_its_rounds_sides_and_sets(step: str, number: str, parts: list[str]) -> None:
    timeline = _timeline(step)
    found = StepParts(timeline).of(number)
    assert [" " * part.depth + part.title for part in found] == parts
    whole = sum(each.span.length for each in timeline.steps if each.path == number)
    assert not parts or whole / 2 < sum(part.length for part in found if not part.depth) <= whole


def test_a_step_that_is_not_done_has_no_parts() -> None:
    assert StepParts(None).of("1") == ()
    assert StepParts(_timeline('rest = "5s"')).of("7") == ()
