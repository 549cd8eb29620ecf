"""Every key of the format has an example that can be played, and says truly what holds without it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from player.app.exercise_checking import check_exercise_text
from player.app.supplies import Supplies
from player.session.examples import Example, example_of, lines_beside
from player.session.exercise_file import load_exercise_text
from player.session.keys import Key
from player.session.load import load_file
from player.session.load_programme import load_programme
from player.session.schema import TABLES

SUPPLIES = Supplies()
KEYS = [(table, key) for table, keys in TABLES.items() for key in keys.values()]
NAMES = [f"{table}.{key.name}" for table, key in KEYS]
DEFAULTS = [(table, key) for table, key in KEYS if key.default]
WARM_UP = """\
format = 1
title = "Warm-up"
[parameters.hold]
default = "30s"
[[step]]
exercise = "plank"
hold = "$hold"
"""


def made(example: Example, folder: Path) -> tuple[Any, list[str]]:
    """Return what comes of an example, and its problems; the files that examples name lie beside it."""
    (folder / "warm-up.toml").write_text(WARM_UP, encoding="utf-8")
    for name in ("calm.ogg", "gong.wav"):
        (folder / name).touch()
    (folder / "music").mkdir(exist_ok=True)
    path = folder / "example.toml"
    path.write_text(example.text, encoding="utf-8")
    if example.kind == "exercise":
        loaded = load_exercise_text(example.text, "example", str(path))
        unread = [said for said in check_exercise_text(example.text, "example") if said.code == "bad-figure"]
        shown = unread if "poses" in example.text else []
        return loaded.exercise and dict(loaded.exercise.table), [*map(str, (*loaded.problems, *shown))]

    def shelf(name: str) -> Path | None:
        return path.with_name("warm-up.toml") if name == "warm-up" else SUPPLIES.library.named(name)

    if example.kind == "programme":
        found = load_programme(path, SUPPLIES.catalogue, shelf)
        return found.programme, [*map(str, found.problems)]
    session = load_file(path, SUPPLIES.catalogue, None, shelf)
    return session.session, [*map(str, session.problems)]


@pytest.mark.parametrize(("table", "key"), KEYS, ids=NAMES)
def test_the_example_of_a_key_is_part_of_a_file_without_a_problem(
    table: str, key: Key, tmp_path: Path
) -> None:
    value, problems = made(example_of(table, key), tmp_path)
    assert problems == []
    assert value is not None


@pytest.mark.parametrize(("table", "key"), DEFAULTS, ids=[f"{table}.{key.name}" for table, key in DEFAULTS])
def test_a_key_that_is_not_written_means_its_default(table: str, key: Key, tmp_path: Path) -> None:
    """Written with its default and not written, a file means the same."""
    if table == "exercise":
        bare = load_exercise_text('name = "Example"\n', "example").exercise
        told = load_exercise_text(f'name = "Example"\n{key.name} = {key.default}\n', "example").exercise
        assert bare is not None and told is not None
        assert replace(bare, table={}) == replace(told, table={})
        return
    with_it = example_of(table, key, f"{key.name} = {key.default}")
    lines = [line for line in with_it.text.splitlines() if line != f"{key.name} = {key.default}"]
    without = Example(with_it.kind, "\n".join(lines) + "\n")
    told, problems = made(with_it, tmp_path)
    bare, _ = made(without, tmp_path)
    assert problems == []
    assert without.text != with_it.text
    assert unplaced(told) == unplaced(bare)


def unplaced(value: Any) -> str:
    """Return a value as text, without the lines where its steps stand."""
    return re.sub(r"line=\d+", "line=", repr(value))


@pytest.mark.parametrize(("table", "key"), KEYS, ids=NAMES)
def test_a_row_explains_each_choice_or_none_and_says_once_what_holds_without_it(table: str, key: Key) -> None:
    assert len(key.meanings) in (0, len(key.choices))
    assert not (key.default and key.otherwise)
    assert not (key.required and (key.default or key.otherwise))
    assert key.name not in {line.split(" =")[0] for line in lines_beside(table, key)}
