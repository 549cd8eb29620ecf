"""Which values of a parameter are offered: few enough to be seen at once, and round."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from player.language import number_text, said
from player.session.dose_text import time_text
from player.session.expressions import Amount
from player.session.reading import FRAMES_PER_SECOND

if TYPE_CHECKING:
    from player.session.expressions import Value
    from player.session.parameters import Parameter

MOST_VALUES = 7
"""So many values of an amount are offered at most, its default aside."""
_ROUND: dict[str, tuple[Fraction, ...]] = {
    "number": tuple(map(Fraction, (1, 2, 5, 10, 20, 50, 100))),
    "time": tuple(map(Fraction, (1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600))),
    "percent": tuple(map(Fraction, (1, 5, 10, 20, 25))),
}
_PARTS = tuple(Fraction(part) for part in ("0.1", "0.25", "0.5"))


def offered(parameter: Parameter) -> tuple[Value, ...]:
    """Return the values to choose from, from the least to the greatest; the present one is among them."""
    if parameter.kind == "flag":
        return (True, False)
    found: list[Value] = list(parameter.choices)
    default, low, high = parameter.default, parameter.low, parameter.high
    if not found and isinstance(default, Amount):
        amounts = {default.value}
        if low is not None and high is not None and high > low:
            step = _step(parameter, low, high)
            amounts |= {low + step * place for place in range(int((high - low) / step) + 1)} | {high}
        if isinstance(parameter.value, Amount):
            amounts.add(parameter.value.value)
        found = [Amount(amount, default.unit) for amount in sorted(amounts)]
    return tuple(found) if parameter.value in found else (parameter.value, *found)


def value_text(value: Value) -> str:
    """Return a value as people read it: ``1 min 30 s``, ``30 %``, ``Yes``."""
    if isinstance(value, bool):
        return said("Yes") if value else said("No")
    if isinstance(value, str):
        return value[:1].upper() + value[1:]
    if value.unit == "time":
        return time_text(round(value.value * FRAMES_PER_SECOND))
    number = number_text(float(value.value), ".12g")
    return f"{number} %" if value.unit == "percent" else number


def lower_values(parameter: Parameter) -> tuple[Amount, ...]:
    """Return values below the present one, the nearest first and the author's least last; none where there is
    no least, and none for a percentage, which is no length."""
    now, low = parameter.value, parameter.low
    if parameter.choices or low is None or not isinstance(now, Amount) or now.unit == "percent":
        return ()
    if now.value <= low:
        return ()
    step = _step(parameter, low, now.value)
    below = [low + step * place for place in range(int((now.value - low) / step) + 1)]
    return tuple(Amount(value, now.unit) for value in reversed(below) if value < now.value)


def _step(parameter: Parameter, low: Fraction, high: Fraction) -> Fraction:
    """Return how far apart values are offered between two: by the author's step, or several of it; else by a
    round one."""
    unit = parameter.default.unit if isinstance(parameter.default, Amount) else "number"
    if parameter.step is not None:
        steps = [parameter.step * times for times in (1, 2, 4, 5, 10, 20, 50, 100)]
    else:
        amounts = (parameter.default.value if isinstance(parameter.default, Amount) else low, low)
        whole = all(amount.denominator == 1 for amount in amounts)
        steps = [*(() if whole else _PARTS), *_ROUND[unit]]
    few = (step for step in steps if (high - low) / step <= MOST_VALUES - 1)
    return next(few, (high - low) / (MOST_VALUES - 1))
