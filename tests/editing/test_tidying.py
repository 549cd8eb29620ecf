"""A tidied file means what it meant, says what it said, and is tidy for good."""

from __future__ import annotations

import random
import re
from collections import Counter

import pytest
import tomli
from hypothesis import given, settings
from hypothesis import strategies as some

from player.editing.tidying import comments_of, tidied
from player.editing.toml_text import EditError
from player.session.load import load_text
from player.session.load_programme import load_programme_text
from tests.golden import ROOT
from tests.session.made import CATALOGUE
from tests.session.test_mutations import broken

TIDY = sorted((ROOT / "media" / "templates").glob("*.toml"))
FOLDERS = (
    "sessions",
    "sessions/programmes",
    "media/templates",
    "tests/sessions/published",
    "tests/session/mistakes",
)
TEXTS = {
    path.stem: path.read_text(encoding="utf-8")
    for folder in FOLDERS
    for path in sorted((ROOT / folder).glob("*.toml"))
}
EXERCISES = sorted((ROOT / "media" / "exercises").glob("*.toml"))
MESSY = """\
# A session of mine.
title="Evening"   # what it is called
format    =  1
tags = [ 'hips' ,"legs" ]


# Steps from here on.
[[ step ]]
  hold = 30    # half a minute
# The exercise:
  exercise = 'plank'
  cue = [ {say = "Breathe.",at="50%"} ]
# nothing more

# Two sets on each side.
[[step]]
sets = 2
"exercise" = "leg-stretch"

# -- the dose --

pnf = { effort=30 , cycles = 2, contract = 6.5 }
[[step]]
say = "Rest now."
rest = 90
[[step]]
repeat = 2
[[step.step]]
exercise = "plank"
hold = [30, "20s"]
[[step]]
stop = true
say = "That is enough."
when = "pain > 6"
# The end.
"""
TIDIED = """\
# A session of mine.
format = 1
title = "Evening"  # what it is called
tags = ["hips", "legs"]

# Steps from here on.
[[step]]
# The exercise:
exercise = "plank"
hold = "30s"  # half a minute
cue = [{ at = "50%", say = "Breathe." }]
# nothing more

# Two sets on each side.
[[step]]
exercise = "leg-stretch"
sets = 2

# -- the dose --

pnf = { cycles = 2, contract = "6.5s", effort = "30%" }

[[step]]
rest = "90s"
say = "Rest now."

[[step]]
repeat = 2

  [[step.step]]
  exercise = "plank"
  hold = ["30s", "20s"]

[[step]]
when = "pain > 6"
say = "That is enough."
stop = true
# The end.
"""


def meaning(text: str) -> str:
    """Return what a text means, without the places where it says so."""
    loaded, programme = load_text(text, CATALOGUE), load_programme_text(text, CATALOGUE)
    codes = sorted(problem.code for problem in (*loaded.problems, *programme.problems))
    return re.sub(r"line=\d+", "line=", f"{loaded.session} {programme.programme} {codes}")


def untidy(text: str, seed: int) -> str:
    """Return a text that means the same, with its lines in disorder: pairs exchanged, spaces, blank
    lines and comments put in, names in quotes, times without."""
    chance = random.Random(seed)
    lines = text.split("\n")
    for _ in range(12):
        place = chance.randrange(len(lines))
        kind = chance.randrange(6)
        made = list(lines)
        if kind == 0:
            made.insert(place, "")
        elif kind == 1:
            made.insert(place, f"{' ' * chance.randrange(4)}# said {seed} {chance.random()}")
        elif kind == 2:
            made[place] = f"{' ' * chance.randrange(5)}{made[place]}  # behind {chance.random()}"
        elif kind == 3:
            other = min(len(lines) - 1, place + 1)
            made[place], made[other] = made[other], made[place]
        elif kind == 4:
            made[place] = re.sub(r"^(\s*)([a-z_]+) = ", r'\1"\2"   =', made[place])
        else:
            made[place] = re.sub(r'"(\d+)s"', r"\1", made[place])
        if same_toml("\n".join(made), text):
            lines = made
    return "\n".join(lines)


def same_toml(one: str, other: str) -> bool:
    """Return whether both are TOML and mean the same session."""
    try:
        tomli.loads(one)
    except ValueError:
        return False
    return meaning(one) == meaning(other)


def test_a_messy_session_is_tidied() -> None:
    assert tidied(MESSY) == TIDIED
    assert tidied(TIDIED) == TIDIED


def test_line_ends_are_kept_and_the_last_line_ends() -> None:
    assert tidied(MESSY.replace("\n", "\r\n")) == TIDIED.replace("\n", "\r\n")
    assert tidied(MESSY.rstrip()) == TIDIED


@pytest.mark.parametrize("name", TEXTS)
def test_a_file_means_and_says_the_same_when_it_is_tidied(name: str) -> None:
    text = TEXTS[name]
    try:
        tomli.loads(text)
    except ValueError:
        with pytest.raises(EditError, match="not TOML"):
            tidied(text)
        return
    made = tidied(text)
    assert meaning(made) == meaning(text)
    assert comments_of(made) == comments_of(text)
    assert tidied(made) == made


def test_every_exercise_that_ships_keeps_its_poses_and_comments() -> None:
    for path in EXERCISES:
        text = path.read_text(encoding="utf-8")
        made = tidied(text)
        assert tomli.loads(made) == tomli.loads(text)
        assert comments_of(made) == comments_of(text)
        assert tidied(made) == made


@settings(max_examples=40, deadline=None)
@given(some.sampled_from(sorted(TEXTS)), some.integers(0, 10**9))
def test_disorder_changes_nothing_of_what_is_meant(name: str, seed: int) -> None:
    text = TEXTS[name]
    if same_toml(text, text):
        messy = untidy(text, seed)
        made = tidied(messy)
        assert meaning(made) == meaning(messy)
        assert comments_of(made) == comments_of(messy)
        assert tidied(made) == made


@settings(max_examples=100, deadline=None)
@given(some.integers(0, 10**9))
def test_a_file_with_mistakes_has_the_same_ones_when_it_is_tidied(seed: int) -> None:
    text = broken(seed)
    try:
        made = tidied(text)
    except EditError as error:
        assert "not TOML" in str(error)
        return
    assert meaning(made) == meaning(text)
    assert tidied(made) == made


@pytest.mark.parametrize("path", TIDY, ids=lambda path: path.stem)
def test_the_templates_are_tidy(path: object) -> None:
    text = TEXTS[getattr(path, "stem")]  # noqa: B009
    assert tidied(text) == text


def test_comments_are_counted_where_they_stand_twice() -> None:
    assert comments_of("# a\n# a\nx = [ # b\n 1 ]  # c\n") == Counter({"# a": 2, "# b": 1, "# c": 1})


def test_long_lists_get_a_line_for_each_entry_and_lists_with_comments_are_left() -> None:
    long = 'sources = ["' + "x" * 60 + '", "' + "y" * 60 + '"]\n'
    assert tidied(f'format = 1\n{long}title = "T"\n').count("\n") == 6
    kept = 'format = 1\ntitle = "T"\ntags = [ # mine\n     "a",\n "b" ]\n'
    assert tidied(kept) == kept


def test_texts_of_many_lines_keep_every_space() -> None:
    text = 'format = 1\ntitle = "T"\nsummary = """\n  One. \n\n    Two.  \n"""\n[[step]]\nrest = 5\n'
    assert tomli.loads(tidied(text))["summary"] == "  One. \n\n    Two.  \n"
