"""Values of a parameter are offered round and few."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.session.expressions import Amount, Unit, Value
from player.session.offering import MOST_VALUES, lower_values, offered, value_text
from player.session.parameters import Parameter, written


def made(
    default: str,
    low: str | None = None,
    high: str | None = None,
    step: str | None = None,
    unit: Unit = "number",
) -> Parameter:
    """Return a parameter that is an amount."""
    value = Amount(Fraction(default), unit)
    ends = [None if end is None else Fraction(end) for end in (low, high, step)]
    return Parameter("x", "X", value, value, low=ends[0], high=ends[1], step=ends[2])


@pytest.mark.parametrize(
    ("parameter", "texts"),
    [
        (made("3", "2", "4"), "2 3 4"),
        (made("3", "1", "20"), "1 3 6 11 16 20"),
        (made("30", "15", "60", "15", "time"), "15s 30s 45s 1m"),
        (made("25", "15", "40", unit="time"), "15s 20s 25s 30s 35s 40s"),
        (made("30", "10", "60", unit="percent"), "10% 20% 30% 40% 50% 60%"),
        (made("1.5", "1", "3"), "1 1.5 2 2.5 3"),
        (made("5"), "5"),
    ],
)
def test_amounts_are_offered_in_round_steps(parameter: Parameter, texts: str) -> None:
    assert " ".join(map(written, offered(parameter))) == texts


def test_choices_and_flags_are_offered_as_they_are() -> None:
    assert offered(Parameter("x", "X", "wall", "floor", choices=("wall", "floor"))) == ("wall", "floor")
    assert offered(Parameter("x", "X", default=True, value=False)) == (True, False)
    assert offered(Parameter("x", "X", "a", "b")) == ("b",)


@pytest.mark.parametrize(
    ("parameter", "texts"),
    [
        (made("4", "2", "5"), "3 2"),
        (made("30", "10", "60", "5", "time"), "25s 20s 15s 10s"),
        (made("2", "2", "5"), ""),
        (made("2"), ""),
        (made("50", "20", "80", unit="percent"), ""),
    ],
)
def test_lower_values_go_down_to_the_least(parameter: Parameter, texts: str) -> None:
    assert " ".join(map(written, lower_values(parameter))) == texts


@given(st.integers(0, 300), st.integers(1, 300), st.integers(0, 300), st.none() | st.integers(1, 50))
def test_few_are_offered_and_all_within_the_limits(low: int, wide: int, at: int, step: int | None) -> None:
    default = low + at % (wide + 1)
    text = None if step is None else str(step)
    values = offered(made(str(default), str(low), str(low + wide), text))
    amounts = [value.value for value in values if isinstance(value, Amount)]
    assert amounts == sorted(set(amounts))
    assert len(amounts) <= MOST_VALUES + 2
    assert amounts[0] >= low and amounts[-1] <= low + wide and default in amounts
    assert all(amount.denominator == 1 for amount in amounts) or step is not None or wide > 600


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "Yes"),
        (False, "No"),
        ("wall", "Wall"),
        (Amount(Fraction(90), "time"), "1 min 30 s"),
        (Amount(Fraction(30), "percent"), "30 %"),
        (Amount(Fraction(3)), "3"),
    ],
)
def test_values_are_read_as_people_read_them(value: Value, text: str) -> None:
    assert value_text(value) == text
