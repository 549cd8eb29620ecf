"""Sessions that are made from wishes: whatever is wished, what comes is safe, even, and as long as was
asked."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from player import paths
from player.app.checking import Checker
from player.app.supplies import Supplies
from player.errors import PlayerError
from player.making import hand
from player.making.candidates import Candidate, asked_for, candidates_of, wished_parts
from player.making.choosing import CORE, Chooser, stretched
from player.making.make import NEAR, Made, Maker
from player.making.ordering import changes
from player.making.reasons import Unmet
from player.making.repertoire import LEFT_TO_AUTHORS, ROLES, ROWS, Row
from player.making.wish import AIMS, AT_HAND, AVOIDED, LEVELS, SIDES, Wish, in_order
from player.session.advice.ranges import MOST_STRETCH
from player.session.catalogue import Catalogue
from player.session.model import Pnf, Step
from player.session.parts import PARTS
from player.session.reading import FRAMES_PER_SECOND
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


def candidate_of(identity: str) -> Candidate:
    """Return what can be chosen by its name."""
    return next(each for each in MAKER.candidates if each.identity == identity)


def swapped(made: Made, place: int, identity: str) -> Made:
    """Return a session with another exercise in one's place."""
    changed = hand.swapped(made.wish, made.picks, place, candidate_of(identity))
    return MAKER.again(changed.wish, changed.picks)


def added(made: Made, identity: str) -> Made:
    """Return a session with one exercise more."""
    changed = hand.added(made.wish, made.picks, candidate_of(identity))
    return MAKER.again(changed.wish, changed.picks)


def removed(made: Made, place: int) -> Made:
    """Return a session without an exercise."""
    changed = hand.removed(made.wish, made.picks, place)
    return MAKER.again(changed.wish, changed.picks)


def moved(made: Made, place: int, by: int) -> Made:
    """Return a session with an exercise earlier or later."""
    changed = hand.moved(made.wish, made.picks, place, by)
    return MAKER.again(changed.wish, changed.picks)


def names_of(made: Made) -> list[str]:
    """Return the exercises in order."""
    return [pick.identity for pick in made.picks]


def place_of(made: Made, role: str) -> int:
    """Return the place of the first exercise in a role."""
    return next(place for place, pick in enumerate(made.picks) if pick.role == role)


def test_an_exercise_is_swapped_for_one_of_the_same_purpose() -> None:
    made = MAKER.make(Wish(("hamstrings",), 20))
    place = place_of(made, "stretch")
    others = MAKER.others(made.wish, made.picks, place)
    assert others
    assert all(each.can("stretch") for each in others)
    assert not {each.identity for each in others} & {pick.identity for pick in made.picks}
    other = swapped(made, place, others[0].identity)
    assert names_of(other)[place] == others[0].identity
    assert len(other.picks) == len(made.picks)
    assert other.near
    assert [str(problem) for problem in CHECKER.check(other.text)] == []
    back = MAKER.others(other.wish, other.picks, place)
    assert made.picks[place].identity in [each.identity for each in back]


def test_what_is_pushed_against_can_be_held_instead() -> None:
    made = MAKER.make(Wish(("hamstrings",), 20, equipment=frozenset(("mat", "strap", "chair"))))
    place = place_of(made, "push")
    held = [each for each in MAKER.others(made.wish, made.picks, place) if not each.can("push")]
    assert held
    other = swapped(made, place, held[0].identity)
    assert other.picks[place].role == "stretch"
    assert [str(problem) for problem in CHECKER.check(other.text)] == []


def test_what_is_removed_is_gone_and_does_not_come_back() -> None:
    made = MAKER.make(Wish(("back",), 15))
    gone = made.picks[1].identity
    fewer = removed(made, 1)
    assert names_of(fewer) == [name for name in names_of(made) if name != gone]
    assert gone not in MAKER.make(fewer.wish).text
    while len(fewer.picks) > 1:
        fewer = removed(fewer, 0)
    with pytest.raises(PlayerError, match="no exercise left"):
        removed(fewer, 0)


def test_an_exercise_is_moved_as_far_as_the_ends() -> None:
    made = MAKER.make(Wish(("hips",), 15))
    names = names_of(made)
    later = moved(made, 0, 1)
    assert names_of(later)[:2] == [names[1], names[0]]
    assert moved(made, 0, -1).text == made.text
    assert moved(later, 1, -1).text == made.text
    assert names_of(moved(made, 0, 99)) == [*names[1:], names[0]]


@pytest.mark.parametrize(
    "change", [{"level": "moderate"}, {"minutes": 30}, {"tighter": "left"}, {"seed": 3}], ids=str
)
def test_what_was_swapped_stays_when_the_session_is_made_anew(change: dict[str, Any]) -> None:
    made = MAKER.make(Wish(("hamstrings",), 20))
    place = place_of(made, "stretch")
    other = MAKER.others(made.wish, made.picks, place)[0].identity
    anew = MAKER.make(replace(swapped(made, place, other).wish, **change))
    assert other in names_of(anew)
    assert made.picks[place].identity not in names_of(anew)
    assert anew.near
    assert anew.remarks == ()
    assert [str(problem) for problem in CHECKER.check(anew.text)] == []


@pytest.mark.parametrize(
    ("identity", "change", "why"),
    [
        ("half-kneeling-hip-flexor", {"without": frozenset(("kneeling",))}, "it asks for kneeling"),
        ("supine-strap-hamstring", {"equipment": frozenset(("mat",))}, "it needs strap"),
        ("squat", {"level": "gentle"}, "it asks for more than “gentle”"),
        ("leg-swing", {"parts": ("neck",), "minutes": 10}, "it is for other parts of the body"),
        ("butterfly", {"aim": "warm up"}, "it has no place in “Warming up”"),
    ],
)
def test_what_does_not_fit_any_more_is_told_and_comes_back_with_the_wish(
    identity: str, change: dict[str, Any], why: str
) -> None:
    made = MAKER.make(Wish(("hamstrings", "hips"), 20, "moderate"))
    wish = added(made, identity).wish
    anew = MAKER.make(replace(wish, **change))
    name = candidate_of(identity).exercise.name
    assert f"“{name}”, which you chose, is not kept: {why}." in anew.remarks
    assert identity not in names_of(anew)
    assert anew.near
    assert identity in names_of(MAKER.make(wish))


def test_what_there_is_no_time_for_is_told() -> None:
    made = MAKER.make(Wish(("hips",), 30))
    for identity in ("figure-4-supine", "half-kneeling-hip-flexor", "butterfly", "knee-to-chest", "bird-dog"):
        made = added(made, identity)
    anew = MAKER.make(replace(made.wish, minutes=5))
    assert anew.near
    assert any("does not fit into 5 minutes" in remark for remark in anew.remarks)


def test_what_is_chosen_against_the_wish_is_kept_and_told() -> None:
    made = MAKER.make(Wish(("neck",), 10, without=frozenset(("floor",))))
    other = added(made, "plank")
    assert "plank" in names_of(other)
    (remark,) = other.remarks
    assert remark == "You chose “Front plank”, though it asks for getting down on the floor."
    anew = MAKER.make(replace(other.wish, seed=1))
    assert "plank" in names_of(anew)
    assert remark in anew.remarks


def test_one_more_comes_where_it_belongs_and_the_time_holds() -> None:
    made = MAKER.make(Wish(("hamstrings",), 20))
    for identity in ("leg-swing-side", "clamshell", "butterfly"):
        more = added(made, identity)
        here = more.picks[names_of(more).index(identity)].candidate.upright
        roles = ["stretch" if pick.role == "push" else pick.role for pick in more.picks]
        same = [
            ROLES.index(role)
            for role, pick in zip(roles, more.picks, strict=True)
            if pick.candidate.upright == here
        ]
        assert same == sorted(same)
        assert more.near
        assert [str(problem) for problem in CHECKER.check(more.text)] == []
    assert names_of(added(made, made.picks[2].identity)) == names_of(made)


def test_an_order_that_was_made_by_hand_stays() -> None:
    made = MAKER.make(Wish(("hamstrings",), 20))
    first, second = names_of(made)[:2]
    anew = names_of(MAKER.make(replace(moved(made, 0, 1).wish, minutes=25)))
    assert anew.index(second) < anew.index(first)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(WISHES, st.lists(st.tuples(st.integers(0, 3), st.integers(0, 30), st.integers(0, 99)), max_size=4))
def test_whatever_is_changed_by_hand_stays_even_and_never_below_what_helps(
    wish: Wish, changed: list[tuple[int, int, int]]
) -> None:
    made = made_of(wish)
    for what, where, which in changed if made is not None else ():
        assert made is not None
        place = where % len(made.picks)
        others = MAKER.others(made.wish, made.picks, place)
        if what == 0 and others:
            made = swapped(made, place, others[which % len(others)].identity)
        elif what == 1:
            made = added(made, MAKER.candidates[which % len(MAKER.candidates)].identity)
        elif what == 2 and len(made.picks) > 1:
            made = removed(made, place)
        else:
            made = moved(made, place, which % 9 - 4)
        assert [problem.code for problem in CHECKER.check(made.text) if problem.severity == "error"] == []
        for step in made.session.steps:
            if isinstance(step, Step) and step.exercise is not None and step.exercise.unilateral:
                assert step.side in ("each", "alternate")
                assert all(side == wish.tighter and more * 2 <= step.sets for side, more in step.extra)
            if isinstance(step, Step) and isinstance(step.dose, Pnf):
                assert step.dose.cycles >= 2
                assert step.dose.contract >= 5 * FRAMES_PER_SECOND


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
