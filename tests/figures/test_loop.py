"""A loop begins anew without a jump, for every exercise and every kind of phase that it moves in."""

from __future__ import annotations

import numpy as np
import pytest

from player.figures.loop import Instant, loop_of, looped_kind
from tests.figures.shown import NAMES, figure_of, kinds_of


def _steps(name: str, loop: tuple[Instant, ...]) -> list[float]:
    """How far the part that moves most goes from each instant to the next, the last to the first."""
    figure = figure_of(name)
    shown = [figure.skeleton_at(instant.state).points for instant in loop]
    return [
        max(float(np.abs(points[part] - following[part]).max()) for part in points)
        for points, following in zip(shown, (*shown[1:], shown[0]), strict=True)
    ]


@pytest.mark.parametrize(
    "name", ["leg-swing", "cat-cow", "supine-strap-hamstring", "foam-roll-calf", "plank"]
)
def test_the_last_picture_is_as_near_to_the_first_as_any_two_that_follow_each_other(name: str) -> None:
    figure = figure_of(name)
    for kind in kinds_of(figure):
        steps = _steps(name, loop_of(figure, kind))
        assert steps[-1] <= max(steps[:-1]) + 1e-9, kind


@pytest.mark.parametrize("name", NAMES)
def test_a_loop_is_short_enough_for_a_picture_and_long_enough_to_follow(name: str) -> None:
    figure = figure_of(name)
    loop = loop_of(figure, looped_kind(figure))
    assert 3_000 <= sum(instant.milliseconds for instant in loop) <= 13_000
    assert len(loop) <= 160


def test_a_push_glows_as_strongly_at_the_end_of_its_loop_as_at_its_beginning() -> None:
    figure = figure_of("supine-strap-hamstring")
    loop = loop_of(figure, "contract")
    marks = [figure.marks_at(instant.state) for instant in loop]
    assert {one.strength for one in marks} == {marks[0].strength}
    assert marks[0].strength > 0.5
