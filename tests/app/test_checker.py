"""A checker that keeps what it read says the same of every text as one that reads it for the first time."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from player.app.checking import Checker
from player.app.supplies import Supplies
from player.session.keeping import Kept
from player.session.load import examine_text
from player.session.model import Session
from player.session.pieces import Cutter
from player.session.problems import Problem
from tests.golden import ROOT

SUPPLIES = Supplies("en")
HERE = ROOT / "sessions" / "draft.toml"
TEXTS = [path.read_text("utf-8") for path in sorted((ROOT / "sessions").glob("*.toml"))]
LINES = (
    *(
        "hold = 30s",
        'hold = "5s"',
        'hold = "$hold"',
        'exercise = "plannk"',
        'exercise = "squat-jump"',
        "reps = 3",
    ),
    *("[[step]]", "[[step.step]]", "[step.extra]", "[defaults]", 'rest = "3s"', 'accept = ["unusual-dose"]'),
    *(
        'when = "pain > 3"',
        'ask = "pain"',
        'say = """',
        "'''",
        "# [[step]]",
        'note = "[[step]]"',
        "",
        "[[ step ]]",
    ),
    *("step = []", '[["step"]]', "x = [", 'side = "left"', "[exercises.plank]", 'name = "Größe"'),
)


def whole(text: str) -> tuple[Problem, ...]:
    """Return what a checker says that reads the whole text for the first time."""
    return Checker(HERE, SUPPLIES, keeps=False).check(text)


def session_of(text: str, kept: Kept | None) -> Session | None:
    """Return the session of a text."""
    found = examine_text(text, SUPPLIES.catalogue, str(HERE), None, SUPPLIES.library.named, kept)
    return found.loaded.session


@settings(max_examples=40)
@given(some.integers(0, 10**9))
def test_edit_after_edit_is_answered_as_if_it_were_the_first(seed: int) -> None:
    chance = random.Random(seed)
    text = chance.choice(TEXTS)
    checker, kept = Checker(HERE, SUPPLIES), Kept()
    for _ in range(6):
        lines = text.split("\n")
        place = chance.randrange(len(lines))
        how = chance.randrange(5)
        if how == 0:
            lines.insert(place, chance.choice(LINES))
        elif how == 1:
            lines[place] = chance.choice(LINES)
        elif how == 2 and len(lines) > 1:
            del lines[place]
        elif how == 3:
            other = chance.randrange(len(lines))
            lines[place:place] = lines[other : other + 9]
        before, text = text, "\n".join(lines)
        if chance.randrange(4) == 0:
            checker.check(before)  # undone, and done again
        told, expected = checker.check(text), whole(text)
        assert told == expected
        assert [problem.fix for problem in told] == [problem.fix for problem in expected]
        assert session_of(text, kept) == session_of(text, None)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("a = 1\n[[step]]\nb = 2\n[[step.step]]\nc = 3\n[[step]]\n", 2),
        ("[[step]]\n", 1),
        ('[[step]]\na = """\nlong\n"""\n[[step]]\n', 2),
        ("[[step]]\na = '''\n[[step]]\n'''\n[[step]]\n", None),
        ('[[step]]\n[["step"]]\n', None),
        ("a = 1\n", None),
        ('a = """\n[[step]]\n"""\n[[step]]\n', None),
        ("[[step]]\nb = 2\n[defaults]\nrest = 3\n", None),
        ("[[step]]\nb = [\n[[step]]\n]\n", None),
        ("step.x = 1\n[[step]]\n", None),
        ("[[step]]\nb = \n", None),
        ("[[step]] [[step]]\n", None),
    ],
)
def test_only_what_can_be_cut_for_sure_is_cut(text: str, pieces: int | None) -> None:
    cut = Cutter().cut(text)
    assert (None if cut is None else len(cut.pieces)) == pieces


def test_a_change_of_the_defaults_reaches_every_step() -> None:
    head = 'format = 1\ntitle = "x"\n[defaults]\nrest = "30s"\n'
    text = f'{head}[[step]]\nexercise = "squat"\nreps = 8\nsets = 2\n'
    checker = Checker(HERE, SUPPLIES)
    assert checker.check(text) == ()
    assert [problem.code for problem in checker.check(text.replace("30s", "2s"))] == ["unusual-dose"]
    assert checker.check(text) == ()


def test_an_exercise_that_was_changed_is_seen_once_the_checker_forgets(tmp_path: Path) -> None:
    own = tmp_path / "exercises"
    own.mkdir()
    (own / "bow.toml").write_text('name = "Bow"\nequipment = ["mat"]\n', encoding="utf-8")
    text = 'format = 1\ntitle = "x"\nequipment = ["mat"]\n[[step]]\nexercise = "bow"\nhold = "30s"\n'
    checker = Checker(tmp_path / "session.toml", SUPPLIES)
    assert "missing-equipment" not in [problem.code for problem in checker.check(text)]
    (own / "bow.toml").write_text('name = "Bow"\nequipment = ["chair"]\n', encoding="utf-8")
    checker.forget()
    assert "missing-equipment" in [problem.code for problem in checker.check(text)]
