"""The one table of the format holds together, and with what stands above it."""

from __future__ import annotations

from typing import get_args

import pytest
import tomli

from player.session import model
from player.session.keys import Key
from player.session.load import load_text
from player.session.schema import (
    DOSES,
    LEVELS,
    METHOD_ALIASES,
    METHODS,
    PHASE_KINDS,
    RESISTANCE,
    SIDES,
    SPOKEN_KINDS,
    TABLES,
)
from player.session.tables import TableReader
from player.timeline.timeline import PhaseKind
from tests.session.made import CATALOGUE, WORDS

KEYS = [(table, key) for table, keys in TABLES.items() for key in keys.values()]


def test_the_phase_kinds_of_the_format_are_those_of_the_timeline() -> None:
    assert get_args(PhaseKind) == PHASE_KINDS


@pytest.mark.parametrize(("table", "key"), KEYS, ids=[f"{table}.{key.name}" for table, key in KEYS])
def test_the_example_of_a_key_is_toml_and_is_accepted(table: str, key: Key) -> None:
    document = tomli.loads(key.example)
    assert list(document) == [key.name]
    reader = TableReader()
    reader.read(document, table)
    assert [found for found in reader.findings if found.code != "missing-key"] == []


@pytest.mark.parametrize(("table", "key"), KEYS, ids=[f"{table}.{key.name}" for table, key in KEYS])
def test_a_key_is_explained_in_a_sentence_and_names_a_table_that_is_there(table: str, key: Key) -> None:
    assert key.doc[0].isupper()
    assert key.doc.endswith(".")
    assert not key.inner or key.inner in TABLES
    assert bool(key.choices) == (key.kind in ("choice", "method") or key.name == "accept")
    assert (key.low is None) == (key.high is None)


def test_every_dose_is_a_key_of_a_step() -> None:
    assert set(DOSES) <= TABLES["step"].keys()


def test_every_pnf_method_has_its_phases_and_every_phase_its_length() -> None:
    assert set(METHODS) == set(model.PNF_CYCLES)
    assert set(METHOD_ALIASES.values()) <= set(METHODS)
    for opening, cycle in model.PNF_CYCLES.values():
        assert all(model.Pnf().frames(kind) for kind in (*opening, *cycle))
        assert {*opening, *cycle} - {"back"} <= set(PHASE_KINDS)


def test_the_defaults_of_the_format_are_the_fields_of_the_model() -> None:
    fields = set(model.Defaults.__dataclass_fields__)
    assert fields == TABLES["defaults"].keys()
    assert set(model.VoiceWish.__dataclass_fields__) == TABLES["voice"].keys()


def test_what_can_be_pushed_against_has_its_words() -> None:
    assert all(f"against.{what}" in WORDS.texts for what in RESISTANCE)
    assert all(f"pnf.{method}" in WORDS.texts for method in METHODS)
    assert all(f"name.{kind}" in WORDS.texts for kind in PHASE_KINDS)


def test_an_exercise_can_have_words_for_every_phase() -> None:
    assert set(PHASE_KINDS) < set(SPOKEN_KINDS)


EVERYTHING = """
format = 1
title = "Everything"
level = "{level}"
[defaults]
first_side = "left"
[voice]
rate = 0.9
[[step]]
exercise = "leg-stretch"
side = "{side}"
sets = 2
hold = "30s"
"""


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("level", LEVELS)
def test_every_choice_is_accepted(level: str, side: str) -> None:
    made = load_text(EVERYTHING.format(level=level, side=side), CATALOGUE)
    assert made.problems == ()
    assert made.require().level == level
