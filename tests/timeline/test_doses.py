"""Every dose, side, set and round compiles to the right phases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from player.session.schema import METHODS
from player.timeline.compiler import CompileOptions
from tests.session.made import QUIET, phases, seconds, timeline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from player.timeline.timeline import Phase


def shape(body: str, options: CompileOptions = QUIET) -> list[tuple[str, float]]:
    """Return the kind and seconds of every phase."""
    return [(phase.kind, seconds(phase.span.length)) for phase in timeline(body, options).phases]


def sides(made: Sequence[Phase]) -> str:
    """Return the sides as letters: ``R``, ``L``, and ``-`` for none or a rest."""
    return "".join(
        "-" if phase.side is None or phase.kind == "rest" else phase.side[0].upper() for phase in made
    )


STRETCH = '[[step]]\nexercise = "leg-stretch"\nside = "left"\n'
CYCLE: dict[str, list[tuple[str, float]]] = {
    "hold-relax": [("contract", 6), ("relax", 3), ("deepen", 20)],
    "contract-relax": [("contract", 6), ("relax", 3), ("deepen", 20)],
    "hold-relax-agonist-contract": [("contract", 6), ("relax", 3), ("pull", 6), ("deepen", 20)],
    "crac": [("contract", 6), ("relax", 3), ("pull", 6), ("deepen", 20)],
    "slow-reversal-hold-relax": [("contract", 6), ("pull", 6)],
    "agonist-contract": [("pull", 6), ("relax", 3)],
}


@pytest.mark.parametrize("method", CYCLE)
def test_a_pnf_method_opens_with_a_stretch_and_repeats_its_cycle(method: str) -> None:
    made = shape(f'{STRETCH}pnf = {{ method = "{method}", cycles = 2 }}\n')
    assert made == [("stretch", 10), *CYCLE[method], *CYCLE[method]]


def test_stretch_return_contract_stretches_in_every_cycle_and_pushes_at_neutral() -> None:
    made = timeline(f'{STRETCH}pnf = {{ method = "stretch-return-contract", cycles = 2 }}\n', QUIET).phases
    assert [(phase.kind, phase.name, phase.cycle) for phase in made] == [
        ("stretch", "Stretch", 1),
        ("relax", "Return", 1),
        ("contract", "Push", 1),
        ("stretch", "Stretch", 2),
        ("relax", "Return", 2),
        ("contract", "Push", 2),
    ]


def test_every_method_is_looked_at_here() -> None:
    assert {*CYCLE, "stretch-return-contract"} == {*METHODS, "crac"}


def test_a_pnf_phase_without_time_is_left_out() -> None:
    made = shape(f"{STRETCH}pnf = {{ cycles = 2, stretch = 0, relax = 0, deepen = 0 }}\n")
    assert made == [("contract", 6), ("contract", 6)]


def test_only_the_contraction_of_the_target_carries_an_effort() -> None:
    made = phases(f'{STRETCH}pnf = {{ method = "crac", cycles = 1, effort = "40%" }}\n')
    assert [phase.effort for phase in made] == [None, 40, None, None, None]


@pytest.mark.parametrize(
    ("dose", "expected"),
    [
        ('hold = "30s"', [("hold", 30)]),
        ('hold = "1m"\nsets = 2\nrest = "20s"', [("hold", 60), ("rest", 20), ("hold", 60)]),
        ('hold = ["30s", "20s"]\nrest = "5s"', [("hold", 30), ("rest", 5), ("hold", 20)]),
        ('hold = "30s"\nsets = 2\nrest = 0', [("hold", 30), ("hold", 30)]),
        ('reps = 3\npace = "4s"', [("rep", 4)] * 3),
        ('reps = 2\ntempo = "3-1-X-0"', [("rep", 5)] * 2),
        ('reps = [2, 1]\npace = "1s"\nrest = "9s"', [("rep", 1), ("rep", 1), ("rest", 9), ("rep", 1)]),
        ('reps = 2\neach = "10s"\nrelease = "2s"', [("hold", 10), ("relax", 2)] * 2),
        ('reps = 2\neach = "10s"', [("hold", 10)] * 2),
        ("reps = 10", [("rep", 0)]),
        ('roll = "60s"', [("roll", 60)]),
        ('for = "3m"', [("rep", 180)]),
        ('breathe = "4-7-8"\ncycles = 2', [("inhale", 4), ("hold", 7), ("exhale", 8)] * 2),
        ('breathe = "4-2-4-2"\ncycles = 1', [("inhale", 4), ("hold", 2), ("exhale", 4), ("hold", 2)]),
        ('breathe = "4-6"\nfor = "25s"', [("inhale", 4), ("exhale", 6)] * 2 + [("inhale", 4), ("exhale", 1)]),
        ('breathe = "4-6"\nfor = "25s"\nfinish = true', [("inhale", 4), ("exhale", 6)] * 3),
        ('breathe = "4-6"\nfor = "20s"', [("inhale", 4), ("exhale", 6)] * 2),
        (
            'phases = [{ for = "6s", kind = "contract" }, { for = "2.5s", kind = "relax" }, { for = 1 }]',
            [("contract", 6), ("relax", 2.5), ("hold", 1)],
        ),
    ],
)
def test_a_dose_becomes_its_phases(dose: str, expected: list[tuple[str, float]]) -> None:
    assert shape(f'[[step]]\nexercise = "plank"\n{dose}\n') == expected


@pytest.mark.parametrize(
    ("exercise", "pace", "beats"),
    [
        ("squat", 'tempo = "3-1-2-0.5"', [("lower", 3), ("pause", 1), ("lift", 2), ("pause", 0.5)]),
        ("bridge", 'tempo = "3-1-2-0.5"', [("lift", 2), ("pause", 0.5), ("lower", 3), ("pause", 1)]),
        ("plank", 'tempo = "3-0-2-0"', [("lift", 2), ("lower", 3)]),
        ("squat", 'pace = "4s"', [("lower", 2), ("lift", 2)]),
        ("bridge", 'pace = "3s"', [("lift", 1.5), ("lower", 1.5)]),
        ("plank", 'pace = "4s"', [("out", 2), ("back", 2)]),
    ],
)
def test_the_beats_of_a_rep_begin_as_its_exercise_does(
    exercise: str, pace: str, beats: list[tuple[str, float]]
) -> None:
    second = phases(f'[[step]]\nexercise = "{exercise}"\nreps = 2\n{pace}\n')[1]
    assert [(part.name, seconds(part.span.length)) for part in second.parts] == beats
    assert second.parts[0].span.start == second.span.start
    assert second.parts[-1].span.end == second.span.end


def test_the_passes_of_a_roll_fill_it_and_the_last_is_cut() -> None:
    roll = phases('[[step]]\nname = "Calf"\nroll = "8s"\npass = "3s"\n')[0]
    passes = [(part.name, seconds(part.span.length)) for part in roll.parts]
    assert passes == [("out", 3), ("back", 3), ("out", 2)]


REPS = 'reps = 2\npace = "2s"\n'
LEG = '[[step]]\nexercise = "leg-stretch"\n'


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ('hold = "30s"', "RL"),
        ('hold = "30s"\nside = "each"', "RL"),
        ('hold = "30s"\nfirst = "left"', "LR"),
        ('hold = "30s"\nside = "left"', "L"),
        ('hold = "30s"\nside = "right"\nsets = 2', "R-R"),
        ('hold = "30s"\nside = "both"', "-"),
        ('hold = "30s"\nsets = 2', "R-RL-L"),
        ('hold = "30s"\nside = "alternate"\nsets = 2', "RL-RL"),
        (f'{REPS}side = "alternate"', "RLRL"),
        (f'{REPS}side = "alternate"\nsets = 2', "RLRL-RLRL"),
        (REPS, "RRLL"),
        ('reps = 2\neach = "5s"\nside = "alternate"', "RLRL"),
        ('reps = 2\neach = "5s"\nrelease = "1s"\nside = "alternate"', "RRLLRRLL"),
        ('hold = "30s"\nextra = { left = 1 }', "RL-L"),
        ('hold = "30s"\nextra = { right = 2 }', "R-R-RL"),
        ('hold = "30s"\nside = "alternate"\nextra = { right = 1 }', "RL-R"),
    ],
)
def test_sides_come_in_their_order(lines: str, expected: str) -> None:
    assert sides(phases(f"{LEG}{lines}\n")) == expected


@pytest.mark.parametrize(("tighter", "expected"), [("left", "L-LR"), ("right", "R-RL")])
def test_the_tighter_side_is_the_persons(tighter: str, expected: str) -> None:
    options = CompileOptions(False, "left" if tighter == "left" else "right")
    made = timeline(f'{LEG}hold = "30s"\nfirst = "tighter"\nextra = {{ tighter = 1 }}\n', options)
    assert sides(made.phases) == expected


def test_sets_and_sides_are_counted_in_every_phase() -> None:
    made = [phase for phase in phases(f'{LEG}hold = "30s"\nsets = 2\n') if phase.kind == "hold"]
    assert [(phase.side, phase.set, phase.sets) for phase in made] == [
        ("right", 1, 2),
        ("right", 2, 2),
        ("left", 1, 2),
        ("left", 2, 2),
    ]


def test_reps_of_a_set_share_their_block() -> None:
    made = phases(f"{LEG}{REPS}")
    assert [seconds(phase.block.start) for phase in made] == [0, 0, 4, 4]
    assert [seconds(phase.block.end) for phase in made] == [4, 4, 8, 8]
    assert [(phase.rep, phase.reps) for phase in made] == [(1, 2), (2, 2), (1, 2), (2, 2)]


GROUP = '[[step]]\nrepeat = 3\nbetween = "30s"\n[[step.step]]\nexercise = "plank"\n'


def test_a_rest_stands_between_rounds_and_none_after_the_last() -> None:
    assert shape(f'{GROUP}hold = "5s"\n') == [("hold", 5), ("rest", 30)] * 2 + [("hold", 5)]


def test_rounds_are_counted_in_every_phase() -> None:
    made = [phase for phase in phases(f'{GROUP}hold = "5s"\n') if phase.kind == "hold"]
    assert [(phase.round, phase.rounds) for phase in made] == [(1, 3), (2, 3), (3, 3)]


def test_lists_follow_the_round_of_the_group() -> None:
    made = shape(f'{GROUP}hold = ["9s", "7s", "5s"]\n')
    assert [length for kind, length in made if kind == "hold"] == [9, 7, 5]


def test_lists_of_a_step_with_sets_of_its_own_do_not_follow_the_round() -> None:
    made = shape(f'{GROUP}hold = ["9s", "7s"]\nsets = 2\nrest = 0\n')
    assert [length for kind, length in made if kind == "hold"] == [9, 7] * 3


def test_lists_follow_the_nearest_group_that_repeats() -> None:
    body = (
        '[[step]]\nrepeat = 2\n[[step.step]]\ntitle = "Block"\n'
        '[[step.step.step]]\nexercise = "plank"\nhold = ["9s", "7s"]\n'
    )
    assert shape(body.replace('title = "Block"', 'title = "Block"\nrepeat = 1')) == [("hold", 9), ("hold", 7)]


def test_lists_in_a_group_that_does_not_repeat_are_sets() -> None:
    body = '[[step]]\nrepeat = 1\n[[step.step]]\nexercise = "plank"\nhold = ["9s", "7s"]\nrest = "5s"\n'
    assert shape(body) == [("hold", 9), ("rest", 5), ("hold", 7)]


def test_groups_nest() -> None:
    body = (
        '[[step]]\nrepeat = 2\nbetween = "20s"\n[[step.step]]\nrepeat = 2\nbetween = "3s"\n'
        '[[step.step.step]]\nexercise = "plank"\nhold = "5s"\n[[step.step]]\nrest = "1s"\n'
    )
    inner = [("hold", 5.0), ("rest", 3.0), ("hold", 5.0), ("rest", 1.0)]
    assert shape(body) == [*inner, ("rest", 20.0), *inner]


def test_steps_know_where_they_stand_in_every_round() -> None:
    made = timeline(f'{GROUP}hold = "5s"\n[[step]]\nrest = "5s"\n', QUIET)
    assert [step.path for step in made.steps] == ["1.1", "1", "1.1", "1", "1.1", "2"]
    assert [step.line for step in made.steps] == [6, 3, 6, 3, 6, 9]
    assert [made.steps[phase.step].path for phase in made.phases] == [step.path for step in made.steps]
    assert all(step.span.length for step in made.steps)


def test_preparation_side_changes_and_words_count_nothing_without_announcements() -> None:
    body = f'[[step]]\nsay = "Hello there."\n{LEG}hold = "30s"\nprepare = "20s"\nchange_side = "20s"\n'
    quiet = timeline(body, QUIET)
    assert [phase.kind for phase in quiet.phases] == ["hold", "hold"]
    assert quiet.cues == ()
    assert seconds(quiet.length) == 60


def test_a_pose_a_name_and_a_note_of_ones_own_reach_the_phase() -> None:
    made = phases(
        '[[step]]\nexercise = "bridge"\nnote = "All of it."\n'
        'phases = [{ name = "Up", for = 5, pose = "up", note = "This." }, { for = 5 }]\n'
    )
    assert [(phase.name, phase.pose, phase.note) for phase in made] == [
        ("Up", "up", "This."),
        ("Hold", "", "All of it."),
    ]


def test_sides_are_filled_in_in_names_notes_and_words() -> None:
    made = phases(
        f'{LEG}name = "The {{side}} calf"\nhold = 5\nnote = "Not the {{other_side}}."\nsay = "{{side}}"\n'
    )
    assert [(phase.title, phase.note, phase.say) for phase in made] == [
        ("The right calf", "Not the left.", "right"),
        ("The left calf", "Not the right.", "left"),
    ]
