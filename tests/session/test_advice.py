"""Advice: what a craftsman would say of a session without mistakes, with its source, and the answer to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from player.session.advice.advise import advice_on
from player.session.advice.ranges import FAMILIES, RANGES
from player.session.catalogue import Catalogue
from player.session.load import examine_text
from player.session.problems import ACCEPTABLE, CODES, Problem
from tests.golden import ROOT
from tests.session.made import HEADER

if TYPE_CHECKING:
    from pathlib import Path

SHIPPED = Catalogue((ROOT / "media" / "exercises",))
STRAP = '[[step]]\nexercise = "supine-strap-hamstring"\n'
PLANK = '[[step]]\nexercise = "plank"\n'


def advice(body: str) -> tuple[Problem, ...]:
    """Return the advice on a session of these lines, at its places."""
    examined = examine_text(HEADER + body, SHIPPED)
    assert examined.loaded.session is not None, examined.loaded.problems
    assert examined.written is not None
    return examined.written.problems(advice_on(examined.loaded.session), all_told=True)


def told(body: str) -> list[tuple[str, int]]:
    """Return codes and lines of the advice; the header has two lines."""
    return [(problem.code, problem.place.line) for problem in advice(body)]


PNF = 'pnf = {{ method = "{method}", {key} = {value} }}\n'


@pytest.mark.parametrize(
    ("key", "value", "method", "fits"),
    [
        ("contract", '"2s"', "crac", False),
        ("contract", '"3s"', "crac", True),
        ("contract", '"10s"', "crac", True),
        ("contract", '"12s"', "crac", False),
        ("effort", '"5%"', "crac", False),
        ("effort", '"75%"', "crac", True),
        ("effort", '"90%"', "crac", False),
        ("pull", '"15s"', "crac", False),
        ("pull", '"15s"', "hold-relax", True),
        ("relax", '"12s"', "crac", False),
        ("deepen", '"5s"', "crac", False),
        ("deepen", '"45s"', "crac", False),
        ("stretch", '"25s"', "crac", False),
        ("ramp", '"4s"', "crac", False),
        ("cycles", "1", "crac", False),
        ("cycles", "6", "crac", False),
        ("cycles", "6", "agonist-contract", True),
    ],
)
def test_a_pnf_dose_outside_what_was_studied_is_told_at_its_key_with_the_source(
    key: str, value: str, method: str, fits: bool
) -> None:
    found = advice(STRAP + PNF.format(method=method, key=key, value=value))
    found = tuple(problem for problem in found if problem.code != "much-stretch")
    assert bool(found) != fits
    for problem in found:
        assert problem.code == "unusual-dose"
        assert problem.place.line == 5
        assert problem.place.column > 15
        assert problem.message.startswith(f"`{key}`: ")
        assert "source: " in problem.hint
        assert problem.severity == "warning"


@pytest.mark.parametrize(
    ("pnf", "key"),
    [
        ('contract = "2m"', "contract"),
        ('pull = "61s"', "pull"),
        ('ramp = "7s"', "ramp"),
        ('contract = "3s", ramp = "4s"', "ramp"),
    ],
)
def test_only_what_nobody_can_do_is_an_error(pnf: str, key: str) -> None:
    loaded = examine_text(f'{HEADER}{STRAP}pnf = {{ method = "crac", {pnf} }}\n', SHIPPED).loaded
    assert loaded.session is None
    assert [(problem.code, problem.message.split("`")[1]) for problem in loaded.problems] == [
        ("out-of-range", key)
    ]


@pytest.mark.parametrize(
    ("lines", "key"),
    [
        ('exercise = "supine-strap-hamstring"\nhold = "5s"\n', "hold"),
        ('exercise = "supine-strap-hamstring"\nhold = "90s"\n', "hold"),
        ('exercise = "supine-strap-hamstring"\nhold = "20s"\nsets = 2\nrest = "2s"\n', "rest"),
        ('exercise = "leg-swing"\nreps = 3\npace = "2s"\n', "reps"),
        ('exercise = "leg-swing"\nreps = 10\npace = "6s"\n', "pace"),
        ('exercise = "foam-roll-calf"\nroll = "15s"\n', "roll"),
        ('exercise = "foam-roll-calf"\nroll = "60s"\npass = "1s"\n', "pass"),
        ('exercise = "plank"\nhold = "5s"\n', "hold"),
        ('exercise = "bird-dog"\nreps = 6\neach = "20s"\n', "each"),
        ('exercise = "bird-dog"\nreps = [12, 4]\neach = "8s"\n', "reps"),
        ('exercise = "glute-bridge"\nreps = 40\npace = "3s"\n', "reps"),
        ('exercise = "squat"\nreps = 10\ntempo = "9-1-4-0"\n', "tempo"),
        ('exercise = "squat"\nreps = 10\npace = "4s"\nsets = 3\nrest = "5s"\n', "rest"),
        ('breathe = "4-7-8"\ncycles = 20\n', "cycles"),
    ],
)
def test_doses_of_every_family_have_their_ranges(lines: str, key: str) -> None:
    found = [problem for problem in advice(f"[[step]]\n{lines}") if problem.code == "unusual-dose"]
    assert [problem.message.split("`")[1] for problem in found] == [key]
    written = next(number for number, line in enumerate(lines.split("\n"), 4) if line.startswith(key))
    assert found[0].place.line == written


def test_every_row_names_a_source_and_every_family_has_rows_and_exercises() -> None:
    assert all(row.source and row.usual and row.what for row in RANGES)
    assert all(row.low is None or row.high is None or row.low < row.high for row in RANGES)
    assert set(FAMILIES.values()) <= {row.family for row in RANGES}
    assert set(FAMILIES) <= set(SHIPPED.names())


def test_what_stands_in_another_session_is_told_there(tmp_path: Path) -> None:
    (tmp_path / "other.toml").write_text(f'{HEADER}{PLANK}hold = "5s"\n', encoding="utf-8")
    text = f'{HEADER}[[step]]\nuse = "other.toml"\n'
    session = examine_text(text, SHIPPED, str(tmp_path / "here.toml")).loaded.session
    assert session is not None
    assert advice_on(session) == []


def test_a_dose_in_a_group_is_told_at_its_own_place() -> None:
    body = f'[[step]]\nrepeat = 2\n[[step.step]]\nexercise = "plank"\nhold = "5s"\n{PLANK}hold = "5s"\n'
    assert told(body) == [("unusual-dose", 7), ("unusual-dose", 10)]


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (f'{STRAP}side = "left"\nhold = "30s"\n', [5]),
        (f'{STRAP}side = "left"\nhold = "30s"\n{STRAP}side = "right"\nhold = "30s"\n', []),
        (f'{STRAP}side = "left"\nhold = "30s"\n{STRAP}side = "right"\nhold = "20s"\n', [5]),
        (f'{STRAP}side = "each"\nhold = "30s"\nextra = {{ tighter = 1 }}\n', []),
        (f'{STRAP}side = "left"\nhold = "30s"\nwhen = "pain < 3"\n[[step]]\nask = "pain"\n', []),
        (
            '[[step]]\nname = "Calf, left"\nside = "left"\nhold = "30s"\n'
            '[[step]]\nname = "Calf, right"\nside = "right"\nhold = "30s"\n',
            [],
        ),
        (f'{STRAP}side = "left"\nhold = "30s"\naccept = ["unequal-sides"]\n', []),
    ],
)
def test_sides_are_equal_or_there_is_a_reason(body: str, lines: list[int]) -> None:
    examined = examine_text(HEADER + body, SHIPPED)
    assert examined.written is not None
    session = examined.loaded.session
    assert session is not None
    found = examined.written.problems(advice_on(session))
    assert [problem.place.line for problem in found if problem.code == "unequal-sides"] == lines


@pytest.mark.parametrize(
    ("phases", "count"),
    [
        ('{ for = "5s", kind = "contract" }', 1),
        ('{ for = "5s", kind = "contract" }, { for = "9s", kind = "relax" }', 0),
        ('{ for = "5s", kind = "contract" }, { for = "9s", kind = "hold" }', 1),
    ],
)
def test_a_contraction_is_let_go_of(phases: str, count: int) -> None:
    assert told(f'[[step]]\nname = "Fist"\nphases = [{phases}]\n') == [("no-release", 5)] * count


def test_a_push_with_neither_relax_nor_stretch_is_told() -> None:
    found = told(f"{STRAP}pnf = {{ relax = 0, deepen = 0 }}\n")
    assert ("no-release", 5) in found


def test_a_first_push_needs_movement_or_a_stretch_before_it() -> None:
    cold = f"{STRAP}pnf = {{ stretch = 0 }}\n"
    assert told(cold) == [("cold-start", 5)]
    swings = '[[step]]\nexercise = "leg-swing"\nside = "each"\nreps = 20\npace = "2.5s"\nsets = 2\n'
    assert told(swings + cold) == []
    assert told(f'{STRAP}pnf = "hold-relax"\n') == []


def test_no_long_stretch_comes_right_before_a_jump() -> None:
    jump = '[[step]]\nexercise = "squat-jump"\nreps = 6\npace = "3s"\n'
    assert ("stretch-before-power", 6) in told(f'{STRAP}pnf = "hold-relax"\n{jump}')
    assert "stretch-before-power" not in str(told(f'{STRAP}hold = "30s"\n{jump}'))
    walk = '[[step]]\nname = "Easy run"\nfor = "5m"\n'
    assert "stretch-before-power" not in str(told(f'{STRAP}pnf = "hold-relax"\n{walk}{jump}'))
    sprint = '[[step]]\nname = "Sprints"\nreps = 4\npace = "10s"\n'
    assert ("stretch-before-power", 6) in told(f'{STRAP}pnf = "hold-relax"\n{sprint}')


def test_four_minutes_of_stretch_on_a_muscle_are_enough() -> None:
    assert told(f'{STRAP}hold = "60s"\nsets = 4\n') == []
    assert told(f'{STRAP}hold = "60s"\nsets = 4\n{STRAP}hold = "30s"\n') == [("much-stretch", 7)]


def test_two_cues_at_one_instant_are_told_at_the_second() -> None:
    cues = '[{ at = "50%", say = "Long neck." }, { at = "15s", say = "Breathe." }]'
    found = advice(f'{PLANK}hold = "30s"\ncue = {cues}\n')
    assert [(problem.code, problem.place.line) for problem in found] == [("cues-collide", 6)]
    assert '"Long neck."' in found[0].message


def test_the_words_of_advice_name_the_value_the_limit_and_the_source() -> None:
    (problem,) = advice(f'{STRAP}pnf = {{ contract = "12s" }}\n')
    assert problem.message == "`contract`: 12 s, where at most 10 s has been found useful for a push"
    assert problem.hint == ("usual: 6s; source: ACSM guidelines; Sharman et al. 2006; Hindle et al. 2012")
    assert problem.fix is not None
    assert (problem.fix.title, problem.fix.safe) == ('write contract = "6s"', False)


@pytest.mark.parametrize(
    ("lines", "silent"),
    [
        ('hold = "3m"', True),
        ('hold = "2m"', False),
        ('hold = "2m"\nhalfway = false', True),
        ('hold = "3m"\ncue = [{ every = "45s", say = "Breathe." }]', False),
    ],
)
def test_nobody_is_left_alone_for_more_than_a_minute(lines: str, silent: bool) -> None:
    found = told(f'[[step]]\nexercise = "wall-sit"\n{lines}\n')
    assert found == ([("long-silence", 5)] if silent else [])


def test_what_is_needed_is_listed_and_what_is_listed_is_needed() -> None:
    body = f'equipment = ["mat", "kettle bell"]\n{STRAP}hold = "30s"\n'
    assert told(body) == [("unused-equipment", 3), ("missing-equipment", 5)]
    assert told(body.replace("[[step]]", '[[step]]\nnote = "A kettle bell will do."')) == [
        ("missing-equipment", 6)
    ]
    assert told(f'{STRAP}hold = "30s"\n') == []


def test_a_picture_has_words_and_a_set_up_few() -> None:
    assert told('[[step]]\nname = "Bow"\npicture = "bow.png"\nhold = "30s"\n') == [("no-text", 5)]
    assert told('[[step]]\nname = "Bow"\npicture = "bow.png"\nnote = "Bow low."\nhold = "30s"\n') == []
    long = " ".join(["word"] * 26)
    own = f'[exercises.bow]\nsetup = "{long}"\n[[step]]\nexercise = "bow"\nhold = "30s"\n'
    assert told(own) == [("long-setup", 4)]
    pictured = '[exercises.bow]\npicture = "bow.png"\n[[step]]\nexercise = "bow"\nhold = "30s"\n'
    assert told(pictured) == [("no-text", 3)]


def test_an_exercise_that_warns_of_those_whom_a_session_is_for_is_told() -> None:
    body = '[[step]]\nexercise = "cobra"\nhold = "15s"\n'
    assert "cautions-clash" not in str(told(body))
    assert ("cautions-clash", 5) in told(f'tags = ["pregnancy"]\n{body}')


# -- accept


def test_a_warning_is_accepted_for_a_step_a_group_or_the_file() -> None:
    step = f'{PLANK}hold = "5s"\n'
    assert told(step) == [("unusual-dose", 5)]
    assert told(f'{step}accept = ["unusual-dose"]\n') == []
    assert told(f'accept = "unusual-dose"\n{step}') == []
    inner = step.replace("[[step]]", "[[step.step]]")
    assert told(f'[[step]]\nrepeat = 2\naccept = ["unusual-dose"]\n{inner}') == []
    assert told(f'{step}accept = ["unusual-dose"]\n{step}') == [("unusual-dose", 9)]


def test_what_is_accepted_for_nothing_is_told_and_can_be_taken_out() -> None:
    found = advice(f'{PLANK}hold = "30s"\naccept = ["unusual-dose", "no-text"]\n')
    assert [(problem.code, problem.place.line) for problem in found] == [("idle-accept", 6)] * 2
    assert all(problem.fix is not None and problem.fix.safe for problem in found)


def test_only_warnings_can_be_accepted_and_a_code_that_is_none_is_told() -> None:
    assert set(ACCEPTABLE) < set(CODES)
    for wrong in ("unknown-key", "unusual-dos"):
        loaded = examine_text(f'{HEADER}{PLANK}hold = "30s"\naccept = ["{wrong}"]\n', SHIPPED).loaded
        assert [problem.code for problem in loaded.problems] == ["bad-choice"]
    assert loaded.problems[0].hint == "did you mean `unusual-dose`?"
