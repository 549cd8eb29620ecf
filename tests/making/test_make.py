"""Sessions that are made from wishes: whatever is wished, what comes is safe, even, and as long as was
asked."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from player import paths
from player.app.checking import Checker
from player.app.supplies import Supplies
from player.errors import PlayerError
from player.making.candidates import Candidate, asked_for, candidates_of, wished_parts
from player.making.choosing import CORE, Chooser, changes, stretched
from player.making.make import NEAR, Made, Maker
from player.making.reasons import Unmet
from player.making.repertoire import LEFT_TO_AUTHORS, ROLES, ROWS, Row
from player.making.wish import AIMS, AT_HAND, AVOIDED, LEVELS, SIDES, Wish, in_order
from player.session.advice.ranges import MOST_STRETCH
from player.session.catalogue import Catalogue
from player.session.model import Pnf, Step
from player.session.parts import PARTS
from tests.golden import check_golden

SUPPLIES = Supplies("en")
MAKER = Maker(SUPPLIES.catalogue, SUPPLIES.words)
CHECKER = Checker(Path("made.toml"), SUPPLIES)
THINGS = sorted({thing for each in MAKER.candidates for thing in each.exercise.equipment})

WISHES = st.builds(
    Wish,
    parts=st.sets(st.sampled_from(PARTS), max_size=3).map(in_order),
    minutes=st.integers(3, 60),
    level=st.sampled_from(LEVELS),
    aim=st.sampled_from(AIMS),
    equipment=st.one_of(st.just(AT_HAND), st.frozensets(st.sampled_from(THINGS))),
    without=st.frozensets(st.sampled_from(AVOIDED), max_size=2),
    tighter=st.sampled_from(SIDES),
    seed=st.integers(0, 3),
)


def made_of(wish: Wish) -> Made | None:
    """Return the session of a wish, or None where it is told in words why there is none."""
    try:
        return MAKER.make(wish)
    except PlayerError as error:
        assert error.message[-1] in ".!"
        assert error.hint or "no exercise" in error.message
        return None


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@example(Wish(("hamstrings",), 20))
@example(Wish(("hamstrings",), 5, tighter="left"))
@example(Wish((), 60, "strong", "strengthen"))
@example(Wish(("breathing",), 10, aim="wind down"))
@given(WISHES)
def test_what_is_made_is_what_was_wished(wish: Wish) -> None:
    made = made_of(wish)
    if made is None:
        return
    assert [str(problem) for problem in CHECKER.check(made.text)] == []
    assert abs(made.seconds - wish.minutes * 60) <= NEAR * wish.minutes * 60
    assert made == MAKER.make(wish)
    for pick in made.picks:
        assert wish.equipment.issuperset(pick.candidate.exercise.equipment)
        assert not wish.without & asked_for(pick.candidate)
        assert pick.candidate.row.demand <= 1 + LEVELS.index(wish.level)
    assert len({pick.identity for pick in made.picks}) == len(made.picks)
    core = {
        candidate.identity for candidate in Chooser(wish, MAKER.candidates).pool if _is_core(candidate, wish)
    }
    assert not core or wish.parts == ("breathing",) or any(pick.role in CORE[wish.aim] for pick in made.picks)
    assert all(seconds <= MOST_STRETCH for seconds in stretched(made.picks).values())


def _is_core(candidate: Candidate, wish: Wish) -> bool:
    """Return whether an exercise is what a wish is about."""
    return bool(candidate.parts & set(wish.parts)) and any(candidate.can(role) for role in CORE[wish.aim])


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(WISHES)
def test_the_order_is_that_of_a_good_session(wish: Wish) -> None:
    made = made_of(wish)
    if made is None:
        return
    upright = [pick.candidate.upright for pick in made.picks if pick.role != "breathe"]
    assert upright == sorted(upright, reverse=True)
    for block in (True, False):
        roles = ["stretch" if pick.role == "push" else pick.role for pick in made.picks]
        there = [
            role
            for role, pick in zip(roles, made.picks, strict=True)
            if pick.candidate.upright == block and role != "breathe"
        ]
        assert there == sorted(there, key=lambda role: ROLES.index(role))
    assert all(pick.role != "breathe" for pick in made.picks[:-1])
    if any(pick.role == "warm up" for pick in made.picks):
        assert made.picks[0].role == "warm up"
    held: set[str] = set()
    for pick in made.picks:
        if pick.role == "strengthen":
            assert not held & set(pick.candidate.muscles), pick.identity
        if pick.role in ("push", "stretch"):
            held |= set(pick.candidate.muscles)
    pushed = [muscle for pick in made.picks if pick.role == "push" for muscle in pick.candidate.muscles]
    assert sum(pick.role == "push" for pick in made.picks) <= 2
    assert len(pushed) == len(set(pushed))
    waiting = set(pushed)
    for pick in made.picks:
        if pick.role == "push":
            waiting -= set(pick.candidate.muscles)
        assert pick.role != "stretch" or not waiting & set(pick.candidate.muscles), pick.identity
    assert changes([pick.candidate.position for pick in made.picks]) <= 2 + len(made.picks) // 2


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(WISHES)
def test_sides_are_equal_or_the_tighter_one_gets_more(wish: Wish) -> None:
    made = made_of(wish)
    if made is None:
        return
    for step in made.session.steps:
        if not isinstance(step, Step) or step.exercise is None:
            continue
        assert step.side == ("both" if not step.exercise.unilateral else step.side)
        assert step.side in ("each", "alternate", "both")
        for side, more in step.extra:
            assert side == wish.tighter
            assert more * 2 <= step.sets
        if isinstance(step.dose, Pnf):
            assert 2 <= step.dose.cycles <= 4
    first = made.session.defaults.first_side
    assert wish.tighter == "" or first in (wish.tighter, "right" if not _has_sides(made) else wish.tighter)
    wanted = set(wished_parts(wish))
    can = [
        pick
        for pick in made.picks
        if pick.role in ("push", "stretch")
        and pick.candidate.exercise.unilateral
        and pick.candidate.parts & wanted
    ]
    if wish.tighter and can:
        assert any(pick.uneven for pick in can)


def _has_sides(made: Made) -> bool:
    return any(pick.candidate.exercise.unilateral for pick in made.picks)


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("part", [*PARTS, ""])
@pytest.mark.parametrize("minutes", [5, 10, 20])
def test_every_part_of_the_body_can_be_wished_for(part: str, level: str, minutes: int) -> None:
    parts = (part,) if part else ()
    if part in ("neck", "arms"):
        minutes = min(minutes, 12)  # there is not more for them
    wish = Wish(parts, minutes, level, equipment=frozenset(THINGS) - {"partner"})  # type: ignore[arg-type]
    made = MAKER.make(wish)
    assert made.near
    least = 1 if part in ("arms", "breathing") or minutes < 10 else 2
    assert sum(bool(pick.candidate.parts & set(wished_parts(wish))) for pick in made.picks) >= least


def test_another_seed_is_another_session() -> None:
    texts = {MAKER.make(Wish(("hips",), 15, seed=seed)).text for seed in range(6)}
    assert len(texts) == 6


def test_every_exercise_has_a_row_and_every_row_an_exercise() -> None:
    names = set(SUPPLIES.catalogue.names())
    assert names == ROWS.keys() | LEFT_TO_AUTHORS
    assert {role for row in ROWS.values() for role in row.roles} == set(ROLES)
    for each in candidates_of(SUPPLIES.catalogue):
        for part in each.row.parts:
            assert part in PARTS
        assert set(each.row.not_with) <= set(get_args(type(AVOIDED[0])) or AVOIDED)
        for role in each.row.roles:
            assert each.can(role), (each.identity, role)


def test_a_row_says_whether_it_wakes() -> None:
    assert Row(1, ("warm up",), "pace 2.5s").lively
    assert Row(1, ("warm up",), "for").lively
    assert not Row(1, ("warm up",), "pace 6s").lively
    assert not Row(1, ("warm up",), "tempo 3-1-1-0").lively


@pytest.mark.parametrize(
    ("wish", "told"),
    [
        (Wish(("calves",), 10, equipment=frozenset(("mat",)), without=frozenset(("standing",))), "calves"),
        (Wish(("arms",), 10, "gentle", without=frozenset(("floor",))), "arms"),
        (Wish(("neck",), 45, without=frozenset(("floor",)), equipment=frozenset(("chair",))), "minutes"),
        (Wish(("hips", "shoulders", "neck"), 3, tighter="left"), "at least"),
    ],
)
def test_a_wish_that_cannot_be_met_says_why(wish: Wish, told: str) -> None:
    with pytest.raises(Unmet) as error:
        MAKER.make(wish)
    assert told in error.value.message
    assert error.value.hint
    if error.value.minutes:
        assert MAKER.make(replace(wish, minutes=error.value.minutes)).near


def test_a_part_for_which_there_is_nothing_is_told_beside_the_others() -> None:
    wish = Wish(("hamstrings", "arms"), 15, "gentle")
    made = MAKER.make(wish)
    assert len(made.remarks) == 1
    assert "arms" in made.remarks[0]
    assert "It would take" in made.remarks[0]
    assert made.near


OWN = """
name = "Arm stretch at the wall"
setup = "Put the {side} palm on the wall behind you and turn away from it."
target = ["biceps"]
kind = "stretch"
laterality = "unilateral"
limb = "arm"
equipment = ["wall"]
"""


def test_a_persons_own_exercise_is_chosen_by_its_kind_and_muscles(tmp_path: Path) -> None:
    (tmp_path / "arm-stretch.toml").write_text(OWN, encoding="utf-8")
    catalogue = Catalogue((paths.shipped_folder("media") / "exercises", tmp_path))
    made = Maker(catalogue, SUPPLIES.words).make(Wish(("arms",), 10, "moderate"))
    pick = next(pick for pick in made.picks if pick.identity == "arm-stretch")
    assert pick.role == "stretch"
    assert pick.candidate.parts == {"arms"}
    assert [key for key, _ in pick.portion.keys][:2] == ["side", "hold"]
    gentle = Maker(catalogue, SUPPLIES.words).make(Wish(("shoulders",), 8))
    assert "arm-stretch" not in gentle.text


# -- by hand


def test_an_exercise_is_swapped_for_one_of_the_same_purpose() -> None:
    made = MAKER.make(Wish(("hamstrings",), 20))
    place = next(place for place, pick in enumerate(made.picks) if pick.role == "stretch")
    others = MAKER.others(made, place)
    assert others
    assert all(each.can("stretch") for each in others)
    assert not {each.identity for each in others} & {pick.identity for pick in made.picks}
    other = MAKER.swapped(made, place, others[0].identity)
    assert [pick.identity for pick in other.picks][place] == others[0].identity
    assert len(other.picks) == len(made.picks)
    assert other.near
    assert [str(problem) for problem in CHECKER.check(other.text)] == []


def test_what_is_pushed_against_can_be_held_instead() -> None:
    made = MAKER.make(Wish(("hamstrings",), 20, equipment=frozenset(("mat", "strap", "chair"))))
    place = next(place for place, pick in enumerate(made.picks) if pick.role == "push")
    held = [each for each in MAKER.others(made, place) if not each.can("push")]
    assert held
    other = MAKER.swapped(made, place, held[0].identity)
    assert other.picks[place].role == "stretch"
    assert [str(problem) for problem in CHECKER.check(other.text)] == []


def test_what_is_removed_is_gone_and_does_not_come_back() -> None:
    made = MAKER.make(Wish(("back",), 15))
    gone = made.picks[1].identity
    fewer = MAKER.removed(made, 1)
    assert [pick.identity for pick in fewer.picks] == [
        pick.identity for pick in made.picks if pick.identity != gone
    ]
    assert gone not in MAKER.make(fewer.wish).text
    while len(fewer.picks) > 1:
        fewer = MAKER.removed(fewer, 0)
    with pytest.raises(PlayerError, match="no exercise left"):
        MAKER.removed(fewer, 0)


def test_an_exercise_is_moved_as_far_as_the_ends() -> None:
    made = MAKER.make(Wish(("hips",), 15))
    names = [pick.identity for pick in made.picks]
    later = MAKER.moved(made, 0, 1)
    assert [pick.identity for pick in later.picks][:2] == [names[1], names[0]]
    assert MAKER.moved(made, 0, -1).text == made.text
    assert MAKER.moved(later, 1, -1).text == made.text


# -- as text


@pytest.mark.parametrize(
    ("name", "wish"),
    [
        ("hamstrings-gentle", Wish(("hamstrings",), 20)),
        (
            "back-without-kneeling-left",
            Wish(("back", "hips"), 25, "moderate", without=frozenset(("kneeling",)), tighter="left", seed=3),
        ),
    ],
)
def test_the_text_is_as_it_was(name: str, wish: Wish) -> None:
    # the sources are those of the exercises, which have tests of their own
    text = re.sub(r"^sources = \[.*?^\]\n", "", MAKER.make(wish).text, flags=re.MULTILINE | re.DOTALL)
    check_golden(Path(__file__).parent / "golden" / f"{name}.toml", text)


def test_the_text_is_tidy_and_tells_of_itself() -> None:
    text = MAKER.make(Wish(("hamstrings",), 20)).text
    assert text.startswith("#:schema limber-session.schema.json\n# Made from a wish: 20 minutes, gentle,")
    assert "Sharman et al. 2006" in text
    assert "# Mind: " in text
    assert max(map(len, text.splitlines())) <= 140
    assert all(one or other for one, other in pairwise(text.splitlines()))
