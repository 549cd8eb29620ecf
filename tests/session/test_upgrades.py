"""Upgrades: a made-up version 2, reached from version 1 by renamed keys and another unit, and a version 3.

In this world the schema of the program is version 3. Version 1 called ``hold`` ``keep`` and counted it in
minutes, and called ``[defaults]`` ``[usual]``; version 2 called ``say`` of a cue ``tell``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from player.session import upgrades
from player.session.load import load_file, load_text
from player.session.model import Breathe, Group, Hold, Pnf, Reps, Rest, Step
from player.session.reading import FRAMES_PER_SECOND
from player.session.upgrades import Change, Upgrade, in_newest_format, newest_version
from tests.golden import ROOT
from tests.session.made import CATALOGUE


def from_minutes(value: Any) -> str | None:
    """Return minutes as a time in seconds."""
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return f'"{value * 60:g}s"' if is_number else None


MADE_UP = (
    Upgrade((Change("step", "keep", "hold", from_minutes), Change("session", "usual", "defaults"))),
    Upgrade((Change("cue", "tell", "say"),)),
)

OLD = """\
# My own session: keep = 3 is only a comment.
format = 1   # the first
title = "Old"
usual.halfway = false

[[step]]
name = "keep"
keep = 0.5   # half a minute
cue = [{ at = "50%", tell = "Now." }]   # in the middle

[[step]]
repeat = 2
  [[step.step]]
  name = "Inner"
  "keep" = 1
  cue = [
    { at = "10s", tell = "tell" },  # one
  ]

[[step]]
step = [{ name = "Inline", keep = 2 }]
"""

NEW = """\
# My own session: keep = 3 is only a comment.
format = 3   # the first
title = "Old"
defaults.halfway = false

[[step]]
name = "keep"
hold = "30s"   # half a minute
cue = [{ at = "50%", say = "Now." }]   # in the middle

[[step]]
repeat = 2
  [[step.step]]
  name = "Inner"
  hold = "60s"
  cue = [
    { at = "10s", say = "tell" },  # one
  ]

[[step]]
step = [{ name = "Inline", hold = "120s" }]
"""


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upgrades, "UPGRADES", MADE_UP)


def test_names_and_units_change_and_all_else_stays() -> None:
    assert in_newest_format(OLD, MADE_UP) == NEW


def test_a_file_of_the_version_between_takes_the_steps_that_are_left() -> None:
    between = NEW.replace("format = 3", "format = 2").replace("say =", "tell =")
    assert in_newest_format(between, MADE_UP) == NEW


def test_headers_are_renamed_too() -> None:
    old = 'format = 1\n[usual]   # mine\nrest = "9s"\n'
    assert in_newest_format(old, MADE_UP) == 'format = 3\n[defaults]   # mine\nrest = "9s"\n'


@pytest.mark.usefixtures("later")
def test_an_old_file_is_loaded() -> None:
    assert newest_version() == 3
    session = load_text(OLD, CATALOGUE).require()
    first = session.steps[0]
    assert isinstance(first, Step) and isinstance(first.dose, Hold)
    assert first.dose.lengths == (30 * FRAMES_PER_SECOND,)
    assert first.cues[0].say == "Now."
    assert not session.defaults.halfway


@pytest.mark.usefixtures("later")
def test_problems_of_an_old_file_stand_in_its_own_lines() -> None:
    (problem,) = load_text(OLD.replace("keep = 0.5", 'keep = "soon"'), CATALOGUE).problems
    assert problem.place.line == 8
    assert "`hold`" in problem.message


@pytest.mark.usefixtures("later")
def test_an_old_file_that_another_one_uses_is_upgraded(tmp_path: Path) -> None:
    (tmp_path / "old.toml").write_text(OLD)
    (tmp_path / "new.toml").write_text('format = 3\ntitle = "New"\n[[step]]\nuse = "old.toml"\n')
    assert load_file(tmp_path / "new.toml", CATALOGUE).require().steps


@pytest.mark.usefixtures("later")
def test_a_file_of_a_later_version_is_refused_with_both_numbers() -> None:
    (problem,) = load_text(NEW.replace("format = 3", "format = 4"), CATALOGUE).problems
    assert problem.code == "bad-format"
    assert "format 4" in problem.message
    assert "formats 1 to 3" in problem.message


def test_a_new_file_is_left_alone() -> None:
    assert in_newest_format(NEW, MADE_UP) is NEW
    assert in_newest_format("title = 1", MADE_UP) == "title = 1"
    assert in_newest_format(OLD) is OLD


def test_broken_text_is_changed_where_it_can_be_read_and_never_raises() -> None:
    assert "hold" in in_newest_format(OLD + "\n[[step]\nkeep = = 3", MADE_UP)


@given(st.text(st.sampled_from('format = 1\n[]{}"keptlusa.,# \\x00é'), max_size=120))
def test_any_text_can_be_upgraded(text: str) -> None:
    in_newest_format(f"format = 1\n{text}", MADE_UP)


@pytest.mark.parametrize("path", sorted((ROOT / "sessions").glob("*.toml")), ids=lambda path: path.stem)
def test_an_upgrade_that_changes_nothing_leaves_every_shipped_session_as_it_is(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    upgraded = in_newest_format(text, (Upgrade(()),))
    assert upgraded == text.replace("format = 1", "format = 2", 1)
    assert tomli.loads(upgraded)["step"] == tomli.loads(text)["step"]


FIRST_YEAR = """\
#:schema limber-session.schema.json
format = 1
title = "Written in the first year"
summary = "Every sort of step that format 1 began with."
level = "easy"
equipment = ["mat"]
cautions = ["Stop at sharp pain."]

[defaults]
prepare = "12s"
change_side = 8
first_side = "left"

[[step]]
exercise = "leg-stretch"
pnf = { method = "crac", cycles = 2, contract = "6s", effort = "30%" }
extra = { right = 1 }

[[step]]
rest = "0:20"
say = "Shake it out."

[[step]]
repeat = 2
between = "15s"
  [[step.step]]
  exercise = "bridge"
  reps = [10, 8]
  tempo = "2-0-1-2"
  [[step.step]]
  exercise = "plank"
  hold = "1m30s"
  cue = [{ at = "50%", say = "Long neck." }, { every = "30s", say = "Breathe." }]

[[step]]
name = "Calm"
breathe = "4-7-8"
cycles = 4
"""
"""What a person wrote down once. It is never changed here: it has to open as it does today, for ever."""


def test_a_file_of_the_first_year_opens_as_it_did() -> None:
    loaded = load_text(FIRST_YEAR, CATALOGUE)
    assert not loaded.problems
    session = loaded.require()
    stretch, rest, group, calm = session.steps
    assert isinstance(stretch, Step) and isinstance(rest, Rest) and isinstance(group, Group)
    assert isinstance(stretch.dose, Pnf) and stretch.dose.method == "hold-relax-agonist-contract"
    assert (stretch.side, stretch.extra, stretch.timing.first_side) == ("each", (("right", 1),), "left")
    assert rest.length == 20 * FRAMES_PER_SECOND
    bridge, plank = group.steps
    assert isinstance(bridge, Step) and isinstance(bridge.dose, Reps) and bridge.dose.counts == (10, 8)
    assert bridge.follows_round
    assert isinstance(plank, Step) and len(plank.cues) == 2
    assert isinstance(calm, Step) and isinstance(calm.dose, Breathe) and calm.dose.cycles == 4
