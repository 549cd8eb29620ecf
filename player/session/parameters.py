"""Parameters: what a session asks its player before it begins, and the values that stand in for ``$NAME``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from player.language import later, said
from player.session.expressions import Amount, Value
from player.session.reading import ValueProblem, kind_of, read_seconds, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

OWN_NAMES = ("round", "set")
"""Names that the program gives a value itself: the round of the group around a step, and the set."""
_PERCENT = re.compile(r"\s*(\d{1,4}(?:\.\d+)?)\s*%\s*", re.ASCII)
_NUMBER = re.compile(r"\s*(-?\d{1,12}(?:\.\d{1,9})?)\s*", re.ASCII)
_FLAGS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
_SECONDS_A_DAY = 24 * 3600


@dataclass(frozen=True, slots=True)
class Parameter:
    """One thing that the player of a session can choose."""

    name: str
    """As it stands in the file, without the ``$``."""
    label: str
    """What the start page calls it."""
    default: Value
    """What it is where nobody chooses."""
    value: Value
    """What it is now."""
    low: Fraction | None = None
    """Least amount, in the unit of the default (seconds, percent or a number)."""
    high: Fraction | None = None
    """Greatest amount."""
    step: Fraction | None = None
    """How far apart the amounts are that the start page offers."""
    choices: tuple[Value, ...] = ()
    """The values that are possible, where they are few."""

    @property
    def kind(self) -> Literal["time", "number", "percent", "text", "flag"]:
        """Return what sort of value it takes."""
        if isinstance(self.default, Amount):
            return self.default.unit
        return "flag" if isinstance(self.default, bool) else "text"

    def read(self, given: object) -> Value:
        """Return a value that somebody gives, as in TOML or as typed. Raises ``ValueProblem``."""
        value = self._as_kind(given)
        if self.choices and value not in self.choices:
            known = ", ".join(written(choice) for choice in self.choices)
            raise ValueProblem(
                "bad-parameter",
                said("{value} is not one of its choices", value=_said(value)),
                said("one of {names}", names=known),
            )
        if isinstance(value, Amount):
            low, high = self.low, self.high
            if (low is not None and value.value < low) or (high is not None and value.value > high):
                raise ValueProblem(
                    "bad-parameter", said("{value} is outside its limits", value=_said(value)), self.limits
                )
        return value

    @property
    def limits(self) -> str:
        """Return its limits in words; nothing where it has none."""
        unit = self.default.unit if isinstance(self.default, Amount) else "number"
        ends = [
            f"{word} {written(Amount(end, unit))}"
            for word, end in (("from", self.low), ("to", self.high))
            if end is not None
        ]
        return " ".join(ends)

    def _as_kind(self, given: object) -> Value:
        value = given if isinstance(given, Amount) else read_value(given)
        kind = self.kind
        if kind == "text":
            return given.strip() if isinstance(given, str) else written(value)
        if kind == "flag" and isinstance(value, str):
            value = _FLAGS.get(value.lower(), value)
        if isinstance(value, Amount) and value.unit == "number" and kind in ("time", "percent"):
            value = Amount(value.value, "time" if kind == "time" else "percent")
        fits = value.unit == kind if isinstance(value, Amount) else isinstance(value, bool) and kind == "flag"
        if not fits:
            what = said(_KINDS.get(kind, "a number"))
            hint = said("for example {written}", written=written(self.default))
            raise ValueProblem(
                "bad-parameter", said("{value} is not {what}", value=_said(value), what=what), hint
            )
        return value


_KINDS = {
    "time": later("a time"),
    "percent": later("a percentage"),
    "flag": later("true or false"),
    "number": later("a number"),
}


def read_value(raw: object) -> Value:
    """Return what a value of TOML is: an amount, a text, or true or false. Raises ``ValueProblem``."""
    if isinstance(raw, bool):
        return raw
    if isinstance(raw, (int, float)):
        if raw != raw or abs(raw) > 1e12:
            raise ValueProblem("out-of-range", said("{raw} is no number to reckon with", raw=shown(raw)))
        return Amount(Fraction(str(raw)))
    if not isinstance(raw, str):
        raise ValueProblem(
            "wrong-type", said("a number, a time or a text is needed, not {kind_of}", kind_of=kind_of(raw))
        )
    percent = _PERCENT.fullmatch(raw)
    if percent:
        return Amount(Fraction(percent[1]), "percent")
    number = _NUMBER.fullmatch(raw)
    if number:
        return Amount(Fraction(number[1]))
    try:
        seconds = read_seconds(raw)
    except ValueProblem:
        return raw.strip()
    if seconds > _SECONDS_A_DAY:
        raise ValueProblem("out-of-range", said("{raw} is longer than a day", raw=shown(raw)))
    return Amount(seconds, "time")


def written(value: Value) -> str:
    """Return a value as a file has it: ``1m30s``, ``2.5``, ``60%``; ``read_value`` reads it back."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value
    if value.unit == "percent":
        return f"{_decimal(value.value)}%"
    if value.unit == "number":
        return _decimal(value.value)
    minutes, seconds = divmod(value.value, 60)
    if not minutes or value.value < 0:
        return f"{_decimal(value.value)}s"
    return f"{minutes}m{_decimal(seconds)}s" if seconds else f"{minutes}m"


def fitting(parameters: Iterable[Parameter], kept: Mapping[str, object]) -> dict[str, str]:
    """Return those of the values kept from an earlier time that a session still takes, as written."""
    found = {}
    for parameter in parameters:
        if parameter.name in kept:
            try:
                found[parameter.name] = written(parameter.read(kept[parameter.name]))
            except ValueProblem:
                continue
    return found


def _said(value: Value) -> str:
    return shown(written(value))


def _decimal(value: Fraction) -> str:
    if value.denominator == 1:
        return str(value.numerator)
    return f"{float(value):.6f}".rstrip("0").rstrip(".")
