"""The place is kept when a session is changed while it plays: by what a step is, not by its number."""

from __future__ import annotations

import pytest

from player.timeline.frames import RATE
from player.timeline.place import same_place
from player.timeline.timeline import Timeline
from tests.session.made import timeline

PLANK = '[[step]]\nexercise = "plank"\nhold = "30s"\n'
LONG = '[[step]]\nexercise = "plank"\nhold = "50s"\n'
BRIDGE = '[[step]]\nexercise = "bridge"\nreps = 8\npace = "4s"\n'
LEG = '[[step]]\nexercise = "leg-stretch"\npnf = { cycles = 2 }\n'
REST = '[[step]]\nrest = "20s"\n'


def frame_in(made: Timeline, step: int, kind: str, seconds: float, which: int = 0) -> int:
    found = [phase for phase in made.phases if phase.step == step and phase.kind == kind]
    return found[which].span.start + round(seconds * RATE)


@pytest.mark.parametrize(
    ("before", "step", "after", "now"),
    [
        (PLANK + BRIDGE, 1, LEG + PLANK + BRIDGE, 2),
        (PLANK + BRIDGE, 1, REST + LEG + REST + PLANK, 4),
        (LEG + REST + PLANK, 3, PLANK, 1),
        (PLANK + BRIDGE + PLANK, 3, LEG + PLANK + BRIDGE + PLANK, 4),
        (PLANK + BRIDGE + PLANK, 1, LEG + PLANK + BRIDGE + PLANK, 2),
        (LONG + PLANK, 2, PLANK + LONG, 1),
        (PLANK + REST + BRIDGE, 1, LONG + REST + BRIDGE, 1),
        (BRIDGE + PLANK + LEG, 2, BRIDGE + PLANK.replace("plank", 'plank"\nname = "Board') + LEG, 2),
    ],
)
def test_a_step_is_found_again_whatever_has_come_before_it(
    before: str, step: int, after: str, now: int
) -> None:
    old, new = timeline(before), timeline(after)
    kind = "hold" if old.steps[step].title == "Plank" else "rep"
    frame = same_place(old, frame_in(old, step, kind, 3), new)
    assert frame == frame_in(new, now, kind, 3)


def test_of_equal_rounds_the_same_one_is_found() -> None:
    group = "[[step]]\nrepeat = 3\n" + PLANK.replace("[[step]]", "[[step.step]]")
    old, new = timeline(group), timeline(BRIDGE + group)
    frame = same_place(old, frame_in(old, 3, "hold", 7), new)
    assert frame == frame_in(new, 4, "hold", 7)


def test_the_side_and_the_cycle_are_kept() -> None:
    old, new = timeline(LEG), timeline(PLANK + LEG.replace("cycles = 2", "cycles = 3"))
    frame = same_place(old, frame_in(old, 1, "contract", 2, 3), new)
    phase = new.phases[new.phase_index_at(frame)]
    assert (phase.step, phase.kind, phase.side, phase.cycle) == (2, "contract", "left", 2)


def test_a_phase_that_has_become_shorter_is_joined_at_its_end_and_a_lost_step_at_the_frame() -> None:
    old = timeline(LONG)
    new = timeline(PLANK)
    assert same_place(old, frame_in(old, 1, "hold", 45), new) == frame_in(new, 1, "hold", 30) - 1


def test_where_the_step_is_gone_it_goes_on_with_the_start_of_what_followed() -> None:
    old = timeline(LEG + PLANK + BRIDGE)
    place = next(index for index, step in enumerate(old.steps) if step.title == "Plank")
    frame = frame_in(old, place, "hold", 20)
    new = timeline(LEG + BRIDGE)
    bridge = next(step for step in new.steps if step.title == "Bridge")
    assert same_place(old, frame, new) == bridge.span.start
    last = timeline(LEG)
    assert same_place(old, frame, last) == last.steps[-1].span.start


def test_hundreds_of_equal_steps_are_told_apart_by_their_neighbours() -> None:
    many = PLANK.replace("30s", "5s") * 300
    old, new = timeline(many + BRIDGE + many), timeline(LEG + many + BRIDGE + many + PLANK)
    step = next(index for index, entry in enumerate(old.steps) if entry.title == "Bridge")
    frame = same_place(old, frame_in(old, step, "rep", 1), new)
    assert new.steps[new.phases[new.phase_index_at(frame)].step].title == "Bridge"
