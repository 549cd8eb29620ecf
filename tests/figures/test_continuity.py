"""No joint jumps: where one phase ends the next begins, whatever the exercise and the method."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from player.figures.motion import FigureState
from player.figures.skeleton import Skeleton
from tests.figures.shown import NAMES, figure_of

_SECONDS = 8.0
_PNF = ("stretch", "contract", "relax", "deepen", "contract", "pull", "deepen")
_NEAR = 0.006
"""Parts of stature: a pixel or two."""


def _states(kinds: tuple[str, ...], *, yields: bool) -> list[FigureState]:
    """The beginning of each phase of a sequence, with its cycle."""
    found, cycle = [], 0
    for before, kind in pairwise(("prepare", *kinds)):
        cycle += kind == "contract"
        state = FigureState(kind, previous_kind=before, cycle=max(1, cycle), cycles=2, yields=yields)
        found.append(replace(state, effort=0.5))
    return found


def _apart(one: Skeleton, other: Skeleton) -> float:
    return max(float(np.abs(point - other.points[name]).max()) for name, point in one.points.items())


@pytest.mark.parametrize("yields", [False, True], ids=["unyielding", "yielding"])
@pytest.mark.parametrize("name", NAMES)
def test_each_phase_begins_where_the_one_before_has_ended(name: str, yields: bool) -> None:
    figure = figure_of(name)
    if not {"stretch", "contract"} <= set(figure.motion.paths):
        return
    states = _states(_PNF, yields=yields)
    for before, state in pairwise(states):
        if before.kind == "contract" and state.kind == "pull" and yields:
            continue  # no method has both
        ended = replace(before, seconds=_SECONDS, phase_progress=1.0)
        begun = replace(state, seconds=0.0, phase_progress=0.0)
        assert _apart(figure.skeleton_at(ended), figure.skeleton_at(begun)) < _NEAR, state.kind


@pytest.mark.parametrize("name", NAMES)
def test_a_rep_ends_where_the_next_begins(name: str) -> None:
    figure = figure_of(name)
    if "rep" not in figure.motion.paths:
        return
    first = FigureState(
        "rep", part_progress=1.0, phase_progress=1.0, seconds=4.0, rep=30, previous_kind="rep"
    )
    second = FigureState("rep", rep=31, previous_kind="rep")
    assert _apart(figure.skeleton_at(first), figure.skeleton_at(second)) < _NEAR


@pytest.mark.parametrize("name", NAMES)
def test_nothing_jumps_on_the_way_from_the_start_into_the_exercise(name: str) -> None:
    figure = figure_of(name)
    kind = next((kind for kind in ("stretch", "hold") if kind in figure.motion.paths), "")
    if not kind:
        return
    steps, total = 30, 12.0
    lasts = 4.5 if kind == "stretch" else 1.2
    way = [
        figure.skeleton_at(
            FigureState(
                kind,
                seconds=lasts * step / steps,
                phase_progress=lasts * step / steps / total,
                previous_kind="prepare",
            )
        )
        for step in range(steps + 1)
    ]
    pieces = [_apart(one, other) for one, other in pairwise(way)]
    # an eased movement is at its fastest not twice as fast as an even one; a limb that is solved anew may be
    assert max(pieces) < 0.15 * sum(pieces) + 0.006
