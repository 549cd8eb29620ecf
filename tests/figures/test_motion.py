"""The motion table is read with its mistakes told, and phases move, stay, breathe and glow as they should."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from player.figures.motion import FigureState, parse_motion
from player.figures.muscles import MUSCLES
from player.figures.positions import position_at
from player.figures.reading import read_figure
from tests.figures.shown import NAMES, figure_of, states_of, table_of

_POSES = ("down", "up")


def test_motion_maps_kinds_of_phase_to_poses() -> None:
    motion, faults = parse_motion(
        {
            "start": "down",
            "rep": ["down", "up"],
            "hold": "up",
            "change_side": "down",
            "grow": 4,
            "push": {"from": "working.heel", "way": "back"},
        },
        _POSES,
        "lower",
    )
    assert faults == []
    assert motion.paths == {"rep": ("down", "up"), "hold": ("up",), "change side": ("down",)}
    assert motion.grow == 4
    assert motion.lowers_first
    assert motion.push is not None
    assert motion.push.point == "working.heel"


@pytest.mark.parametrize(
    ("table", "path"),
    [
        ({"rep": ["down", "upp"]}, "rep"),
        ({"rep": []}, "rep"),
        ({"hold": ["down", "up", "down"]}, "hold"),
        ({"rep": 3}, "rep"),
        ({"jump": "up"}, "jump"),
        ({"grow": -1}, "grow"),
        ({"grow": True}, "grow"),
        ({"push": "down"}, "push"),
        ({"push": {"from": "working.nose", "way": "back"}}, "push"),
        ({"pull_way": {"from": "working.heel", "way": "sideways"}}, "pull_way"),
    ],
)
def test_a_mistake_in_motion_is_told_at_its_key(table: dict[str, object], path: str) -> None:
    _, faults = parse_motion(table, _POSES, None)
    assert [where for where, _ in faults] == [path]


@pytest.mark.parametrize(
    ("table", "path"),
    [
        ({}, "poses"),
        ({"poses": {"a": 3}}, "poses.a"),
        ({"poses": {"a": {"root": "x"}}}, "poses.a.root"),
        ({"poses": {"a": {}}, "motion": 3}, "motion"),
        ({"poses": {"a": {}}, "motion": {"hold": "b"}}, "motion.hold"),
        ({"poses": {"a": {}}, "view": "behind"}, "view"),
        ({"poses": {"a": {}}, "target": ["hamster"]}, "target"),
        ({"poses": {"a": {}}, "opposing": 4}, "opposing"),
    ],
)
def test_a_mistake_in_an_exercise_is_told_at_its_key(table: dict[str, object], path: str) -> None:
    _, faults = read_figure(table)
    assert path in [where for where, _ in faults]


@pytest.mark.parametrize("name", NAMES)
def test_every_shipped_exercise_is_read_without_a_mistake(name: str) -> None:
    figure, faults = read_figure(table_of(name))
    assert figure is not None
    assert faults == []
    assert set(figure.work.target) | set(figure.work.opposing) <= set(MUSCLES)


def test_a_pose_alone_is_enough() -> None:
    figure, faults = read_figure({"poses": {"only": {"root": "standing", "contact": ["feet"]}}})
    assert faults == []
    assert figure is not None
    assert figure.drawing_at(FigureState("hold", seconds=2.0)).shapes


def _there(
    part: str | None = None, part_progress: float = 0.0, after: str | None = None, starts_with: str = "lift"
) -> float:
    motion, _ = parse_motion({"rep": ["down", "up"]}, _POSES, starts_with)
    state = FigureState("rep", part=part, part_progress=part_progress, after=after)
    return position_at(motion, state).now[2]


def test_a_paced_rep_goes_there_and_back() -> None:
    assert [round(_there(part_progress=part), 3) for part in (0.0, 0.25, 0.5, 0.75, 1.0)] == [
        0,
        0.5,
        1,
        0.5,
        0,
    ]


def test_lifting_leads_up_and_lowering_down() -> None:
    assert _there(part="lift", part_progress=1.0) == _there(part="lower", part_progress=0.0) == 1.0
    assert _there(part="pause", after="lift") == 1.0
    assert _there(part="pause", after="lower") == 0.0
    assert _there(part="out", part_progress=1.0) == _there(part="back", part_progress=0.0) == 1.0


def test_an_exercise_that_starts_by_lowering_is_turned_round() -> None:
    assert _there(part="lower", part_progress=1.0, starts_with="lower") == 1.0
    assert _there(part="pause", after="lift", starts_with="lower") == 0.0


def test_a_roll_goes_there_in_one_pass_and_back_in_the_next() -> None:
    motion, _ = parse_motion({"roll": ["down", "up"]}, _POSES, None)
    ends = [
        position_at(motion, FigureState("roll", part_progress=part, rep=rep)).now[2]
        for rep, part in ((1, 0.0), (1, 1.0), (2, 0.0), (2, 1.0))
    ]
    assert ends == [0.0, 1.0, 1.0, 0.0]


def test_a_hold_breathes_quietly_and_ends_breathed_out() -> None:
    motion, _ = parse_motion({"hold": "up"}, _POSES, None)
    breaths = [
        position_at(motion, FigureState("hold", seconds=30 * part, phase_progress=part)).breath
        for part in (step / 300 for step in range(301))
    ]
    assert breaths[0] == breaths[-1] == 0.0
    assert 0.3 < max(breaths) < 0.5
    assert max(abs(a - b) for a, b in pairwise(breaths)) < 0.05


@pytest.mark.parametrize(
    ("kind", "tones"),
    [
        ("prepare", set()),
        ("rest", set()),
        ("stretch", {("hamstrings", "cool")}),
        ("deepen", {("hamstrings", "cool")}),
        ("contract", {("hamstrings", "warm")}),
        ("pull", {("quadriceps", "warm"), ("hip flexors", "warm"), ("hamstrings", "cool")}),
    ],
)
def test_the_muscle_glows_cool_when_stretched_and_warm_when_it_works(
    kind: str, tones: set[tuple[str, str]]
) -> None:
    figure = figure_of("supine-strap-hamstring")
    marks = figure.marks_at(FigureState(kind, seconds=3.0, phase_progress=0.5))
    assert {(name, tone) for name, _, tone in marks.glows} == tones
    assert {side for _, side, _ in marks.glows} <= {"working"}
    assert (marks.way is not None) == (kind in ("contract", "pull"))


def test_the_muscles_of_both_sides_glow_where_both_work() -> None:
    marks = figure_of("glute-bridge").marks_at(FigureState("hold", seconds=3.0, phase_progress=0.5))
    assert {side for _, side, _ in marks.glows} == {"working", "other"}


def test_reps_run_on_without_a_stop_between_them() -> None:
    motion, _ = parse_motion({"rep": ["down", "up"]}, _POSES, "lift")
    state = FigureState("rep", part="lift", part_progress=0.5, seconds=0.4, phase_progress=0.2, rep=2)
    first = position_at(motion, state)
    later = position_at(motion, replace(state, previous_kind="rep"))
    assert first.now == later.now == ("down", "up", 0.5)
    assert later.arrived == 1.0


def test_a_growing_swing_has_no_jump_from_rep_to_rep() -> None:
    motion = figure_of("leg-swing").motion
    for rep in range(1, 8):
        end = FigureState("rep", part="back", part_progress=1.0, phase_progress=1.0, seconds=2, rep=rep)
        start = FigureState("rep", part="out", seconds=0.0, rep=rep + 1, previous_kind="rep")
        assert position_at(motion, end).now[2] == pytest.approx(position_at(motion, start).now[2], abs=1e-9)


def test_a_held_breath_stays_full_or_empty() -> None:
    motion = figure_of("diaphragm-breathing").motion
    full = position_at(motion, FigureState("hold", seconds=3, phase_progress=0.5, previous_kind="inhale"))
    empty = position_at(motion, FigureState("hold", seconds=3, phase_progress=0.5, previous_kind="exhale"))
    assert (full.breath, full.now[0]) == (1.0, "full")
    assert (empty.breath, empty.now[0]) == (0.0, "rest")
    out = position_at(motion, FigureState("exhale", seconds=0.0, previous_kind="hold"))
    assert (out.breath, out.now[2]) == (1.0, 1.0)


def test_the_release_between_short_holds_goes_back_to_the_start() -> None:
    motion = figure_of("bird-dog").motion
    state = FigureState("relax", seconds=2.0, phase_progress=1.0, previous_kind="hold")
    position = position_at(motion, state)
    assert (position.now, position.arrived) == (("start", "start", 0.0), 1.0)


def test_a_session_can_ask_for_a_pose_by_name() -> None:
    motion, _ = parse_motion({"start": "down"}, _POSES, None)
    asked = FigureState("contract", seconds=5, phase_progress=0.5, pose="up", previous_kind="hold")
    assert position_at(motion, asked).now == ("up", "up", 0.0)
    unknown = FigureState("contract", seconds=5, phase_progress=0.5, pose="sideways")
    assert position_at(motion, unknown).now == ("down", "down", 0.0)
    after = FigureState("rest", seconds=0.0, previous_kind="contract", previous_pose="up")
    assert position_at(motion, after).come_from == ("up", "up", 0.0)


def test_a_rep_of_many_poses_goes_round_through_each_in_turn() -> None:
    table = {"start": "a", "rep": ["a", "b", "c", "d"]}
    motion, faults = parse_motion(table, ("a", "b", "c", "d"), None)
    assert faults == []
    places = [
        position_at(motion, FigureState("rep", part_progress=quarter / 4, seconds=quarter, rep=2)).now
        for quarter in range(4)
    ]
    assert [first for first, _, _ in places] == ["a", "b", "c", "d"]
    last = position_at(motion, FigureState("rep", part_progress=1.0, seconds=4, rep=2)).now
    assert last == ("d", "a", 1.0)


def test_a_rep_rests_where_it_turns_back_and_goes_through_the_rest() -> None:
    motion, _ = parse_motion({"rep": ["low", "toes", "air", "toes"]}, ("low", "toes", "air"), None)

    def covered(part: float) -> float:
        return position_at(motion, FigureState("rep", part_progress=part, seconds=9, rep=2)).now[2]

    assert covered(0.01) < 0.01
    assert covered(0.24) < 0.97


def test_a_rep_stays_in_a_pose_that_is_written_twice_and_comes_there_to_rest() -> None:
    names = ("low", "high", "wide")
    motion, _ = parse_motion({"rep": ["low", "high", "wide", "wide"]}, names, None)

    def at(part: float) -> tuple[str, str, float]:
        return position_at(motion, FigureState("rep", part_progress=part, seconds=9, rep=2)).now

    assert at(0.49)[:2] == ("high", "wide")
    assert at(0.49)[2] > 0.99
    assert at(0.6)[:2] == ("wide", "wide")
    assert at(0.76)[:2] == ("wide", "low")
    assert at(0.76)[2] < 0.01


def test_an_isometric_push_braces_a_little_and_goes_back_when_it_is_let_go() -> None:
    motion = figure_of("supine-strap-hamstring").motion
    push = FigureState("contract", seconds=3, phase_progress=0.5, previous_kind="stretch", cycles=3)
    first, second, deep = position_at(motion, push).now
    assert (first, second) == ("start", "stretch")
    assert 0.93 < deep < 1.0
    lighter = position_at(motion, replace(push, effort=0.3)).now[2]
    assert deep < lighter < 1.0
    letting_go = FigureState("relax", seconds=0.0, previous_kind="contract", cycles=3)
    assert position_at(motion, letting_go).come_from == position_at(motion, push).now


def test_a_push_that_gives_way_goes_slowly_back_through_the_range() -> None:
    motion = figure_of("supine-strap-hamstring").motion
    pushes = [
        FigureState(
            "contract", seconds=6 * part, phase_progress=part, previous_kind="stretch", cycles=3, yields=True
        )
        for part in (0.01, 0.25, 0.5, 0.75, 1.0)
    ]
    arrived = [position_at(motion, push).arrived for push in pushes]
    assert arrived == sorted(arrived)
    assert arrived[0] < 0.01 < arrived[1] < 0.3
    assert arrived[-1] == 1.0
    assert position_at(motion, pushes[-1]).now[:2] == ("start", "stretch")
    assert position_at(motion, pushes[-1]).now[2] == pytest.approx(0.45)
    after = FigureState("relax", seconds=0.0, previous_kind="contract", cycles=3, yields=True)
    assert position_at(motion, after).come_from == position_at(motion, pushes[-1]).now


@pytest.mark.parametrize("name", NAMES)
def test_with_reduced_motion_only_key_poses_are_shown(name: str) -> None:
    figure = figure_of(name)
    for state in states_of(figure):
        if state.kind == "rep" and figure.motion.grow:
            continue
        position = position_at(figure.motion, replace(state, reduced=True))
        assert position.arrived == 1.0
        first, second, amount = position.now
        if state.kind not in ("contract", "relax", "pull", "deepen"):
            assert first == second or amount in (0.0, 1.0)
