"""What the form does to a text: only what was meant changes, however the text is written."""

from __future__ import annotations

from typing import Any

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from player.editing.field_edits import (
    EntryAdded,
    EntryMoved,
    FieldEdit,
    KeyRenamed,
    TableAdded,
    ValueSet,
    with_edits,
    with_value,
    without_value,
)
from player.editing.field_values import as_toml, stepped, written
from player.editing.list_edits import with_entry, with_entry_moved
from player.editing.step_blocks import blocks_of
from player.editing.step_values import toml_value, values_at
from player.editing.toml_text import EditError
from player.session.schema import TABLES

SESSION = """format = 1
title = "Evening"

[exercises.mine]
name = "Mine"

[[step]]
exercise = "plank"
hold = "30s"
cue = [
  { at = "50%", say = "Breathe." },   # half
  { every = "10s", say = 'Long neck.' } # last
]

# two cues
[[step]]
name = "Hands"
for = "1m"
pnf = "hold-relax"

# the first
[[step.cue]]
at = "5s"   # early
say = "One"

[[step.cue]]
say = "Two"
at = "-5s"

[exercises.yours]
name = "Yours"

[parameters.hold]
default = "30s"

[[step]]
rest = "30s"
"""


def _moved(text: str, pick: int, *edits: FieldEdit) -> str:
    return with_edits(text, pick, edits)


def test_an_entry_is_added_as_its_neighbours_are_written() -> None:
    pairs = (("at", '"20s"'), ("say", '"Three"'))
    inline = with_edits(SESSION, 1, (EntryAdded(("cue",), pairs),))
    assert inline == SESSION.replace(
        "'Long neck.' } # last\n", '\'Long neck.\' }, # last\n  { at = "20s", say = "Three" },\n'
    )
    headed = with_edits(SESSION, 2, (EntryAdded(("cue",), pairs),))
    assert headed == SESSION.replace(
        'at = "-5s"\n', 'at = "-5s"\n\n[[step.cue]]\nat = "20s"\nsay = "Three"\n'
    )
    assert 'rest = "30s"\ncue = [{ at = "20s", say = "Three" }]\n' in with_edits(
        SESSION, 5, (EntryAdded(("cue",), pairs),)
    )


def test_entries_change_places_with_their_comments() -> None:
    inline = _moved(SESSION, 1, EntryMoved(("cue", 0), 1))
    assert (
        "cue = [\n  { every = \"10s\", say = 'Long neck.' }, # last\n"
        '  { at = "50%", say = "Breathe." }   # half\n]\n'
    ) in inline
    assert _moved(inline, 1, EntryMoved(("cue", 1), 0)) == SESSION
    headed = _moved(SESSION, 2, EntryMoved(("cue", 1), 0))
    assert headed.index('"Two"') < headed.index("# the first") < headed.index("# early")
    assert _moved(headed, 2, EntryMoved(("cue", 0), 1)) == SESSION


def test_a_long_list_is_broken_into_lines() -> None:
    text = 'x = [{ say = "' + "a" * 60 + '" }]\n'
    added = with_entry(text, ("x",), (("say", '"' + "b" * 30 + '"'),))
    assert added.count("\n") == 4 and len(tomli.loads(added)["x"]) == 2
    assert max(map(len, added.splitlines())) < 96


def test_a_method_becomes_a_table_when_it_has_values() -> None:
    text = with_value(SESSION, 2, ("pnf", "cycles"), "4")
    assert 'pnf = { method = "hold-relax", cycles = 4 }' in text
    assert 'pnf = "crac"' in with_value(SESSION, 2, ("pnf", "method"), '"crac"')
    assert without_value(SESSION, 2, ("pnf", "cycles")) == SESSION


def test_tables_of_the_session_are_changed_where_they_stand() -> None:
    def changed(*edits: FieldEdit) -> str:
        return with_edits(SESSION, 0, edits)

    assert changed(ValueSet(("parameters", "hold", "max"), '"60s"')) == SESSION.replace(
        'default = "30s"\n', 'default = "30s"\nmax = "60s"\n'
    )
    assert changed(ValueSet(("exercises", "mine", "name"), '"A"')) == SESSION.replace('"Mine"', '"A"')
    assert changed(ValueSet(("exercises", "yours", "name"), '"A"')) == SESSION.replace('"Yours"', '"A"')
    assert "[exercises.theirs]" in changed(KeyRenamed(("exercises", "yours"), "theirs"))
    without = changed(ValueSet(("exercises", "yours"), ""))
    assert list(tomli.loads(without)["exercises"]) == ["mine"]
    rest = changed(ValueSet(("defaults", "rest"), '"20s"'))
    assert rest.index("[defaults]") < rest.index("[[step]]")
    assert values_at(SESSION, blocks_of(SESSION), 0) == {
        key: value for key, value in tomli.loads(SESSION).items() if key != "step"
    }


def test_a_mistake_elsewhere_stops_nothing() -> None:
    broken = SESSION.replace('rest = "30s"', "rest = 30 seconds")
    assert 'title = "A"' in with_value(broken, 0, ("title",), '"A"')
    with pytest.raises(EditError):
        with_value(broken, 5, ("note",), '"A"')


WORDS = st.text(alphabet="ab,#\"'[]é ", min_size=1, max_size=6)
COMMENTS = st.sampled_from(("", " # c", "  # [a, b]"))


@st.composite
def lists(draw: st.DrawFn) -> tuple[str, list[str]]:
    words = draw(st.lists(WORDS, max_size=5))
    one_line: bool = draw(st.booleans())
    if one_line:
        return f"x = {toml_value(words)}  # end\n", words
    lines = [f"  {toml_value(word)},{draw(COMMENTS)}\n" for word in words]
    open_end: bool = draw(st.booleans())
    if lines and open_end:
        lines[-1] = f"  {toml_value(words[-1])}{draw(COMMENTS)}\n"
    return f"x = [{draw(COMMENTS)}\n{''.join(lines)}]\ny = 1\n", words


@given(lists(), WORDS, st.integers(0, 9), st.integers(0, 9))
def test_a_list_is_what_it_should_be_after_any_edit(
    made: tuple[str, list[str]], word: str, one: int, other: int
) -> None:
    text, words = made
    text, words = with_entry(text, ("x",), toml_value(word)), [*words, word]
    assert tomli.loads(text)["x"] == words
    one, other = one % len(words), other % len(words)
    there = with_entry_moved(text, ("x", one), other)
    words[one], words[other] = words[other], words[one]
    assert tomli.loads(there)["x"] == words
    assert tomli.loads(with_entry_moved(there, ("x", one), other)) == tomli.loads(text)
    assert sorted(there.replace(" ", "")) == sorted(text.replace(" ", ""))


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("hold", "30s, 20s", ["30s", "20s"]),
        ("hold", "$hold", "$hold"),
        ("reps", "6, 4, 2", [6, 4, 2]),
        ("reps", "[6, 4]", [6, 4]),
        ("say", "One, two", "One, two"),
        ("sets", "3", 3),
        ("repeat", "2..4", "2..4"),
    ],
)
def test_what_is_written_is_read_as_it_is_shown(name: str, text: str, value: Any) -> None:
    key = TABLES["step"][name]
    assert tomli.loads(f"x = {as_toml(key, text)}")["x"] == value
    assert tomli.loads(f"x = {as_toml(key, written(key, value))}")["x"] == value


@pytest.mark.parametrize(
    ("table", "name", "text", "by", "then"),
    [
        ("step", "hold", "30s", 1, "35s"),
        ("step", "hold", "58s", 1, "1m"),
        ("step", "hold", "1m", -1, "55s"),
        ("step", "hold", "open", 1, None),
        ("step", "sets", "1", -1, "1"),
        ("step", "reps", "", 1, "1"),
        ("pnf", "effort", "30%", 1, "35%"),
        ("pnf", "effort", "", 1, "5%"),
        ("voice", "rate", "", -1, "0.95"),
        ("voice", "rate", "0.5", -1, "0.5"),
        ("step", "say", "x", 1, None),
    ],
)
def test_values_are_stepped_within_their_limits(
    table: str, name: str, text: str, by: int, then: str | None
) -> None:
    assert stepped(TABLES[table][name], text, by) == then


HEADED = """format = 1
[exercises.a]
name = "A"
[exercises.a.poses.stand]   # kept
root = "standing"
[exercises.b]
name = "B"
"""
LATE = HEADED.replace("format = 1\n", 'format = 1\n[[step]]\nrest = "5s"\n\n')
BRACES = """format = 1
[exercises]
a = { name = "A", poses = { stand = { root = "standing" } } }   # kept
"""
BARE = """format = 1
[exercises.a]
name = "A"   # kept
"""


@pytest.mark.parametrize("text", [HEADED, LATE, BRACES, BARE])
def test_a_table_is_added_as_those_beside_it_are_written(text: str) -> None:
    path = ("exercises", "a", "poses", "deep")
    changed = with_edits(text, 0, (TableAdded(path, (("root", '"supine"'),)),))
    before, after = tomli.loads(text), tomli.loads(changed)
    before["exercises"]["a"].setdefault("poses", {})["deep"] = {"root": "supine"}
    assert after == before and "# kept" in changed
    assert ("[exercises.a.poses.deep]" in changed) == ("[exercises.a]" in text)
    if "[exercises.b]" in text:
        assert changed.index("poses.deep") < changed.index("[exercises.b]")
    with pytest.raises(EditError):
        with_edits(changed, 0, (TableAdded(path, ()),))


def test_a_value_beside_dotted_keys_is_dotted_too() -> None:
    text = 'format = 1\nexercises.a.name = "A"   # kept\n\n[[step]]\nrest = "5s"\n'
    changed = with_value(text, 0, ("exercises", "a", "summary"), '"S"')
    assert 'name = "A"   # kept\nexercises.a.summary = "S"\n' in changed


def test_a_pose_of_several_tables_has_its_new_name_in_all_of_them() -> None:
    text = LATE.replace(
        "[exercises.b]", "[exercises.a.poses.stand.both]\nknee = { flexion = 5 }\n[exercises.b]"
    )
    changed = with_edits(text, 0, (KeyRenamed(("exercises", "a", "poses", "stand"), "tall"),))
    assert list(tomli.loads(changed)["exercises"]["a"]["poses"]) == ["tall"]
    with pytest.raises(EditError):
        with_edits(text, 0, (KeyRenamed(("exercises", "a", "poses", "none"), "tall"),))


def test_braces_that_are_empty_go_with_what_was_in_them() -> None:
    text = 'format = 1\n[exercises.a.poses.stand]\nboth = { hip = { flexion = 5 } }\nroot = "standing"\n'
    path = ("exercises", "a", "poses", "stand", "both", "hip", "flexion")
    assert with_edits(text, 0, (ValueSet(path, ""),)) == text.replace(
        "both = { hip = { flexion = 5 } }\n", ""
    )
