"""Parameters: what a session asks for, and values reckoned from it."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as some

from player.session.expressions import LONGEST_EXPRESSION, Amount, evaluate
from player.session.load import load_text
from player.session.model import Group, Hold, Reps, Step
from player.session.parameters import fitting, read_value, written
from player.session.reading import ValueProblem
from tests.session.made import CATALOGUE, HEADER, loaded, seconds, session

NAMES = {
    "hold": Amount(Fraction(30), "time"),
    "unit": Amount(Fraction(3)),
    "part": Amount(Fraction(50), "percent"),
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("$hold", Amount(Fraction(30), "time")),
        ("2 * $unit", Amount(Fraction(6))),
        ("$hold + 5s", Amount(Fraction(35), "time")),
        ("$hold + 5", Amount(Fraction(35), "time")),
        ("$hold/3 - 1.5s", Amount(Fraction(17, 2), "time")),
        ("1m30s - $hold", Amount(Fraction(60), "time")),
        ("1:30 - $hold", Amount(Fraction(60), "time")),
        ("-$unit + 10 - 2 - 3", Amount(Fraction(2))),
        ("2 * (1 + $unit) * 2", Amount(Fraction(16))),
        ("$part * $hold", Amount(Fraction(15), "time")),
        ("80% * $hold", Amount(Fraction(24), "time")),
        ("$part + 10", Amount(Fraction(60), "percent")),
        ("$hold / 10s", Amount(Fraction(3))),
        ("0.1 + 0.2", Amount(Fraction(3, 10))),
        ("2 × $unit − 1", Amount(Fraction(5))),
        ("'plain text'", "plain text"),
    ],
)
def test_an_expression_is_reckoned_exactly(text: str, expected: object) -> None:
    assert evaluate(text, NAMES) == expected


@pytest.mark.parametrize(
    "text", ["$hold $unit", "", "1 +", "(1", "1)", "$hold * $hold", "1 / 0", "$x", "import os"]
)
def test_what_cannot_be_reckoned_says_so(text: str) -> None:
    with pytest.raises(ValueProblem):
        evaluate(text, NAMES)


@given(some.text(alphabet="$hold(unit)+-*/ 0123456789.s%'m:", max_size=60))
def test_any_text_is_reckoned_or_refused(text: str) -> None:
    try:
        evaluate(text, NAMES)
    except ValueProblem:
        return


@pytest.mark.parametrize("text", ["(" * 150, "-" * 190, "1" * 190 + "*9", "1+" * 99 + "1", "9" * 500])
def test_a_long_expression_takes_no_time(text: str) -> None:
    try:
        evaluate(text, {})
    except ValueProblem as problem:
        assert len(text) > LONGEST_EXPRESSION or any(word in problem.message for word in ("brackets", "end"))


@given(some.sampled_from(["number", "time", "percent"]), some.integers(0, 10**8))
def test_a_written_amount_is_read_back(unit: str, thousandths: int) -> None:
    amount = Amount(Fraction(thousandths, 10**5), unit)  # type: ignore[arg-type]
    assert read_value(written(amount)) == amount


BODY = """
[parameters.hold]
label = "Hold"
default = "30s"
min = "10s"
max = "60s"
step = "5s"
[parameters.reps]
default = 6
[parameters.side]
default = "each"
choices = ["left", "right", "each"]
[parameters.counted]
default = true
[parameters.effort]
default = "40%"
[[step]]
exercise = "leg-stretch"
name = "Stretch for $hold seconds"
hold = "$hold"
side = "$side"
halfway = "$counted"
cue = [{ at = "$hold / 2", say = "Half of $hold." }, { at = "-$hold / 10", say = "Soon." }]
[[step]]
name = "Reps"
reps = "$reps * 1.25"
tempo = "$reps-0-1-0"
[[step]]
exercise = "leg-stretch"
side = "left"
pnf = { contract = "$hold / 5", effort = "$effort + 10%" }
"""


def test_a_parameter_stands_wherever_a_value_stands() -> None:
    made = session(BODY)
    stretch, reps, pnf = made.steps
    assert isinstance(stretch, Step)
    assert isinstance(reps, Step)
    assert isinstance(pnf, Step)
    assert (stretch.dose, stretch.side, stretch.name) == (
        Hold((30 * 48_000,)),
        "each",
        "Stretch for 30 seconds",
    )
    assert [(cue.say, cue.at.how, seconds(int(cue.at.value))) for cue in stretch.cues] == [
        ("Half of 30.", "after", 15),
        ("Soon.", "before", 3),
    ]
    assert isinstance(reps.dose, Reps)
    assert reps.dose.counts == (8,)  # seven and a half is rounded up
    assert reps.dose.tempo is not None
    assert seconds(reps.dose.tempo.length) == 7
    assert getattr(pnf.dose, "effort", None) == 50
    kinds = [(parameter.name, parameter.kind, written(parameter.value)) for parameter in made.parameters]
    assert kinds == [
        ("hold", "time", "30s"),
        ("reps", "number", "6"),
        ("side", "text", "each"),
        ("counted", "flag", "true"),
        ("effort", "percent", "40%"),
    ]


@pytest.mark.parametrize("given", ["45s", "0:45", 45, "45", 45.0])
def test_a_chosen_value_is_put_in_however_it_is_written(given: object) -> None:
    made = load_text(HEADER + BODY, CATALOGUE, parameters={"hold": given, "side": "left", "counted": "no"})
    step = made.require().steps[0]
    assert isinstance(step, Step)
    assert (step.dose, step.side, step.timing.halfway) == (Hold((45 * 48_000,)), "left", False)
    assert written(made.parameters[0].value) == "45s"
    assert written(made.parameters[0].default) == "30s"


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("hold", "2m", "from 10s to 1m"),
        ("hold", "long", "is not a time"),
        ("side", "up", "one of left, right, each"),
        ("counted", 3, "is not true or false"),
        ("reps", [1], "is needed, not a list"),
        ("holt", "30s", "did you mean `hold`?"),
    ],
)
def test_a_chosen_value_that_cannot_be_is_told(name: str, value: object, said: str) -> None:
    made = load_text(HEADER + BODY, CATALOGUE, parameters={name: value})
    assert made.session is None
    assert len(made.problems) == 1
    assert said in str(made.problems[0])


def test_kept_values_are_taken_up_where_they_still_fit() -> None:
    parameters = session(BODY).parameters
    kept = {"hold": "45s", "side": "up", "reps": "7", "gone": "1"}
    assert fitting(parameters, kept) == {"hold": "45s", "reps": "7"}


def test_round_and_set_are_numbers_in_a_list_of_rounds_or_sets() -> None:
    made = session(
        '[[step]]\nrepeat = 3\n[[step.step]]\nname = "Up"\nreps = "2 * $round"\npace = "2s"\n'
        '[[step]]\nname = "Down"\nsets = 3\nreps = "4 - $set"\npace = "2s"\n'
    )
    group, down = made.steps
    assert isinstance(group, Group)
    assert isinstance(down, Step)
    up = group.steps[0]
    assert isinstance(up, Step)
    assert (getattr(up.dose, "counts", None), up.follows_round) == ((2, 4, 6), True)
    assert (getattr(down.dose, "counts", None), down.sets) == ((3, 2, 1), 3)


def test_a_dollar_that_is_no_parameter_stays_a_dollar() -> None:
    made = loaded('[[step]]\nname = "5 $ a day"\nhold = "5s"\n')
    assert made.problems == ()
    assert made.require().steps[0].path == "1"
