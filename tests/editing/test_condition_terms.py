"""Conditions as rows: what is shown is what is written; an edit changes one thing and no other letter."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.editing.condition_names import known_of
from player.editing.condition_terms import (
    in_words,
    terms_of,
    with_another,
    with_joiner,
    with_term,
    without_term,
)
from player.session.conditions import read_condition
from player.session.expressions import Amount, Value
from player.session.reading import ValueProblem

TEXT = "pain  >= 6 and $hold>20s or not $soft"
SESSION = """format = 1
title = "T"
parameters.hold = { label = "Hold", default = "30s" }
parameters.soft.default = true

[parameters.mode]
default = "calm"
choices = ["calm", "brisk"]

[[step]]
ask = "pain"

[[step]]
ask = "measure"
test = "knee-bend"
"""


def test_a_condition_is_rows() -> None:
    terms = terms_of(TEXT)
    assert terms is not None
    assert [(each.joiner, each.name, each.sign, each.value) for each in terms] == [
        ("", "pain", ">=", "6"),
        ("and", "$hold", ">", "20s"),
        ("or", "$soft", "off", ""),
    ]
    assert terms_of("a.left < 0.9 * a.right") is not None and terms_of("") == ()


@pytest.mark.parametrize(
    "text",
    [
        "6 <= pain",
        "2 * $a > 3",
        "pain >=",
        "pain >= 6 and",
        "and",
        "not pain > 3",
        "pain",
        "a > b > c",
        "%",
        "x" * 300,
    ],
)
def test_what_is_too_much_for_rows_stays_a_text(text: str) -> None:
    assert terms_of(text) is None


def test_one_thing_is_changed_and_every_other_letter_stays() -> None:
    assert with_term(TEXT, 0, value="4") == "pain >= 4 and $hold>20s or not $soft"
    assert with_term(TEXT, 1, sign="<") == "pain  >= 6 and $hold < 20s or not $soft"
    assert with_term(TEXT, 2, sign="on") == "pain  >= 6 and $hold>20s or $soft"
    assert with_joiner(TEXT, 1, "or") == "pain  >= 6 or $hold>20s or not $soft"
    assert without_term(TEXT, 0) == "$hold>20s or not $soft"
    assert without_term(TEXT, 1) == "pain  >= 6 or not $soft"
    assert without_term("pain > 1", 0) == ""
    assert with_another("", "pain", ">=", "6") == "pain >= 6"
    assert with_another("pain > 1 ", "$soft", "on", "") == "pain > 1 and $soft"


def test_it_is_told_in_words() -> None:
    called = {each.name: each.label for each in known_of(SESSION)}
    told = in_words(TEXT, lambda name: called.get(name, name))
    assert told == (
        "Done only when “Pain, 0 to 10” is at least 6 and “Hold” is more than 20s, or when “Soft” is off."
    )
    assert in_words("6 <= pain", str) == "" and in_words("", str) == ""


def test_what_a_session_asks_and_lets_choose_can_be_picked() -> None:
    found = {each.name: each for each in known_of(SESSION)}
    assert list(found) == [
        "pain",
        "knee-bend",
        "knee-bend.left",
        "knee-bend.right",
        "$hold",
        "$soft",
        "$mode",
    ]
    assert found["$hold"].kind == "time" and found["$soft"].kind == "flag" and found["$hold"].start == "30s"
    assert found["$mode"].choices == ("'calm'", "'brisk'")
    assert known_of('title = "\n') == ()


NAMES: dict[str, Value] = {"hold": Amount(Fraction(30)), "soft": True, "mode": "calm"}
PIECES = st.sampled_from(
    (
        "pain",
        "$hold",
        "$soft",
        "'x'",
        "6",
        "20s",
        "and",
        "or",
        "not",
        "<",
        ">=",
        "==",
        "*",
        "(",
        ")",
        "true",
        "a.left",
        " ",
    )
)


@given(st.lists(PIECES, max_size=9).map(" ".join))
def test_rows_written_back_mean_the_same(text: str) -> None:
    terms = terms_of(text)
    if not terms:
        return
    back = " ".join(f"{each.joiner} {each.written}" for each in terms).strip()
    assert terms_of(back) is not None and _meaning(back) == _meaning(text)
    for place, term in enumerate(terms):
        again = with_term(text, place, name=term.name)
        assert _meaning(again) == _meaning(text)
        without = terms_of(without_term(text, place))
        assert without is not None and len(without) == len(terms) - 1


def _meaning(text: str) -> object:
    try:
        return read_condition(text, NAMES).alternatives
    except ValueProblem as problem:
        return problem.message
