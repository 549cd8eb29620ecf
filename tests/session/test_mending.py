"""Fixes: what was meant is written where it stands, and all else keeps every character."""

from __future__ import annotations

import pytest
import tomli

from player.session.guessing import line_meant, surely_meant, time_meant
from player.session.load import load_text
from player.session.mending import applied
from player.session.problems import Edit, Fix, Place, Problem
from tests.session.made import CATALOGUE, HEADER


def fixes(text: str) -> list[Fix]:
    """Return the fixes that the problems of a text have."""
    return [problem.fix for problem in load_text(text, CATALOGUE).problems if problem.fix is not None]


def mended(text: str, *, safe: bool = True) -> str:
    """Return a text with the fixes of its problems."""
    return applied(text, [fix for fix in fixes(text) if fix.safe or not safe])[0]


STEP = '[[step]]\nexercise = "plank"\nhold = "30s"\n'


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ('exersise = "plank"  # as ever\nhold = "30s"', 'exercise = "plank"  # as ever\nhold = "30s"'),
        ('exercise = "plank"\nHold = "30s"', 'exercise = "plank"\nhold = "30s"'),
        ('exercise = "plannk"\nhold = "30s"', 'exercise = "plank"\nhold = "30s"'),
        ('exercise = "plank"\nhold = "30 seconds"', 'exercise = "plank"\nhold = "30s"'),
        ('exercise = "plank"\nhold = "1 minute and 30 secs"', 'exercise = "plank"\nhold = "1m30s"'),
        ('exercise = "plank"\nreps = "10"\npace = 3', 'exercise = "plank"\nreps = 10\npace = 3'),
        ('exercise = "plank"\nhold = 30\nhalfway = "no"', 'exercise = "plank"\nhold = 30\nhalfway = false'),
        ('name = 5\nhold = "30s"', 'name = "5"\nhold = "30s"'),
        (
            'exercise = "plank"\nhold = "30s"\nside = "alternat"',
            'exercise = "plank"\nhold = "30s"\nside = "alternate"',
        ),
        (
            "exercise = 'leg-stretch'\npnf = { effort = 0.3 }",
            "exercise = 'leg-stretch'\npnf = { effort = \"30%\" }",
        ),
        (
            'exercise = "leg-stretch"\npnf = { "cycels" = 3 }',
            'exercise = "leg-stretch"\npnf = { cycles = 3 }',
        ),
        ('exercise = "leg-stretch"\npnf.cycels = 3', 'exercise = "leg-stretch"\npnf.cycles = 3'),
        ('exercise = "plank"\nhold = 30s', 'exercise = "plank"\nhold = "30s"'),
        ("exercise = plank  # bare\nhold = 30", 'exercise = "plank"  # bare\nhold = 30'),
        ('exercise = "plank"\nname = “Größe”\nhold = 30', 'exercise = "plank"\nname = "Größe"\nhold = 30'),
        ('exercise = "plank"\nhold = 30\nhalfway = True', 'exercise = "plank"\nhold = 30\nhalfway = true'),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_what_was_meant_is_written_and_nothing_else_changes(wrong: str, right: str, end: str) -> None:
    before = f"{HEADER}# Äpfel\n[[step]]\n{wrong}\n".replace("\n", end)
    after = f"{HEADER}# Äpfel\n[[step]]\n{right}\n".replace("\n", end)
    assert mended(before) == after
    assert load_text(after, CATALOGUE).problems == ()


def test_steps_in_one_bracket_get_two_and_a_missing_format_its_line() -> None:
    assert mended(f"{HEADER}{STEP}".replace("[[step]]", "[step]")) == f"{HEADER}{STEP}"
    assert mended(f'title = "x"\n{STEP}') == f'title = "x"\nformat = 1\n{STEP}'
    assert mended(STEP).startswith("format = 1\n[[step]]")


def test_a_table_of_another_name_is_named_anew_in_every_header() -> None:
    wrong = f"{HEADER}# [[steps]]\n{STEP}{STEP}".replace("[[step]]", "[[steps]]")
    assert [problem.place for problem in load_text(wrong, CATALOGUE).problems][:1] == [Place(4, 3)]
    assert mended(wrong) == f"{HEADER}# [[steps]]\n{STEP}{STEP}"
    deep = f'{HEADER}[ parameter . "long" ]\ndefault = "30s"\n\n[parameter.short]\ndefault = "5s"\n{STEP}'
    places = [problem.place for problem in load_text(deep, CATALOGUE).problems if problem.severity == "error"]
    assert places == [Place(3, 3)]
    assert mended(deep) == deep.replace("parameter", "parameters")


def test_what_is_only_likely_is_offered_and_not_taken() -> None:
    text = f'{HEADER}[[step]]\nexercise = "plank"\nhold = "30s"\nside = "eech"\n'
    assert mended(text) == text
    assert 'side = "each"' in mended(text, safe=False)


def test_a_key_that_is_there_already_is_not_written_twice() -> None:
    assert fixes(f'{HEADER}{STEP}holdd = "20s"\n') == []


def test_a_parameter_is_not_exchanged_for_a_value() -> None:
    text = f'{HEADER}[parameters.x]\ndefault = "30 seconds"\n[[step]]\nexercise = "plank"\nhold = "$x"\n'
    assert "$x" in mended(text, safe=False)


def test_fixes_that_touch_wait_for_their_turn() -> None:
    one, two, three = (Fix("x", (Edit(*span, "new"),)) for span in ((0, 3), (3, 6), (7, 8)))
    text, taken = applied("oldoldxyz", [one, two, three])
    assert (text, taken) == ("newoldxnewz", [one, three])


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("30 sec", '"30s"'),
        ("1,5 min", '"1.5m"'),
        ("2 hrs", '"2h"'),
        ("90''", '"90s"'),
        ("2'", '"2m"'),
        ("soon", ""),
        ("30-40s", ""),
        ("", ""),
        ("30 reps", ""),
    ],
)
def test_a_time_is_understood_where_it_is_one(text: str, meant: str) -> None:
    assert time_meant(text) == meant


@pytest.mark.parametrize(
    "line", ["hold = ", "hold", "= 3", 'hold = "30s', "x = [1,", 'x = a # "', "x = true"]
)
def test_a_line_that_is_not_understood_is_left(line: str) -> None:
    found = line_meant(line)
    assert found is None or tomli.loads(line[: found[0]] + found[2] + line[found[1] :])


def test_a_word_is_sure_where_only_its_spelling_is_wrong() -> None:
    assert surely_meant("change-side", "change_side")
    assert surely_meant("exersise", "exercise")
    assert not surely_meant("rite", "right")


def test_a_problem_of_an_older_format_has_no_fix_since_the_text_is_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def older(text: str) -> str:
        return text.replace("plunk", "plank")

    monkeypatch.setattr("player.session.load.in_newest_format", older)
    text = f'{HEADER}[[step]]\nexercise = "plunk"\nholdd = "30s"\n'
    problems: tuple[Problem, ...] = load_text(text, CATALOGUE).problems
    assert problems
    assert all(problem.fix is None for problem in problems)
