"""Filling in: the values of parameters put where ``$NAME`` stands, before a value is read."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from player.language import later, said
from player.session.expressions import Amount, Value, evaluate
from player.session.parameters import OWN_NAMES, written
from player.session.problems import did_you_mean, plain
from player.session.reading import ValueProblem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from player.session.keys import Key
    from player.session.parameters import Parameter

_MOST_RECKONED = 50_000
"""How many entries of lists are reckoned in one file."""
_MOST_TURNS = 1000
_IN_TEXT = re.compile(r"\$([A-Za-z_]\w*)", re.ASCII)
_TEXTS = frozenset(("text", "texts", "tempo", "breath"))
_WORDS = frozenset(("choice", "method", "pnf"))
_AS_WRITTEN = frozenset(("any", "when", "value", "values", "format", "words"))
_UNITS = {"time": later("a time"), "percent": later("a percentage"), "number": later("a number")}


class Filling:
    """What ``$NAME`` stands for in one document."""

    def __init__(self, parameters: Iterable[Parameter] = ()) -> None:
        """Take the parameters with their values."""
        self.names: dict[str, Value] = {parameter.name: parameter.value for parameter in parameters}
        """Values by name."""
        self.unknown: list[str] = []
        """Names in texts that stand for nothing; whoever reads a table takes them out and tells them."""
        self.rounds = 1
        """How many rounds the nearest repeating group around the step that is read has."""
        self.sets = 1
        """How many sets that step has."""
        self._reckoned = 0
        self._told: set[str] = set()

    def filled(self, key: Key, text: str) -> Any:
        """Return a value of TOML for a text with ``$`` in it. Raises ``ValueProblem``."""
        kind = key.kind
        if kind in _AS_WRITTEN or key.inner:
            return text
        if kind in _TEXTS:
            return _IN_TEXT.sub(self._in_text, text)
        if key.per_set:
            turns = self._turns(kind, text)
            if turns:
                return turns
        value = evaluate(text, self.names)
        return value if isinstance(value, str) and kind in _WORDS else _as(kind, value)

    def value(self, text: str) -> Value:
        """Return the value of an expression. Raises ``ValueProblem``."""
        return evaluate(text, self.names)

    def _in_text(self, found: re.Match[str]) -> str:
        name = found[1]
        if name not in self.names:
            if name not in self._told:  # once for each name: a text may be full of them
                self._told.add(name)
                self.unknown.append(name)
            return found[0]
        value = self.names[name]
        # A time stands in a text by its seconds, in whatever language the text is.
        return written(Amount(value.value) if isinstance(value, Amount) and value.unit == "time" else value)

    def _turns(self, kind: str, text: str) -> list[Any]:
        """Return one entry for each round or set where the text names it; nothing elsewhere."""
        own = [name for name in OWN_NAMES if re.search(rf"\${name}\b", text)]
        if not own:
            return []
        if len(own) > 1:
            raise ValueProblem(
                "bad-value", said("a list follows the round or the set, not both"), said("take one out")
            )
        count = min(self.rounds if own[0] == "round" else self.sets, _MOST_TURNS)
        self._reckoned += count
        if self._reckoned > _MOST_RECKONED:
            raise ValueProblem(
                "out-of-range", said("there is too much to reckon in this file"), said("repeat less often")
            )
        if count < 2:
            hint = said("put it into a group with repeat = 3") if own[0] == "round" else said("add sets = 3")
            raise ValueProblem("bad-value", said("there is only one {own} here", own=own[0]), hint)
        return [
            _as(kind, evaluate(text, {**self.names, own[0]: Amount(Fraction(turn))}))
            for turn in range(1, count + 1)
        ]


def unknown_in_text(name: str, names: Iterable[str]) -> tuple[str, str]:
    """Return what is said of a ``$NAME`` in a text that stands for nothing, and the way out."""
    meant = did_you_mean(name, names).replace("`", "`$", 1)
    return said("`${name}` is said as it stands", name=plain(name)), meant or said(
        "no parameter is called {name}", name=plain(name)
    )


def _as(kind: str, value: Value) -> Any:
    """Return a value as TOML has it for a kind of key."""
    if not isinstance(value, Amount):
        if isinstance(value, bool) == (kind == "flag"):
            return value
        raise ValueProblem("bad-value", said('"{name}" is no value for this key', name=plain(written(value))))
    if kind == "at":
        return f"{written(value)}" if value.unit == "percent" else value.value
    wanted = {"time": "time", "hold": "time", "percent": "percent"}.get(kind, "number")
    if value.unit not in (wanted, "number"):
        told = said(
            "{UNITS} is needed, and this comes to {UNITS2}", UNITS=_UNITS[wanted], UNITS2=_UNITS[value.unit]
        )
        raise ValueProblem("bad-value", told)
    if wanted == "time":
        return value.value
    return _number(value.value) if kind == "number" else _rounded(value.value)


def _rounded(value: Fraction) -> int:
    """Return the nearest whole number, a half rounded up: what counts is counted in whole numbers."""
    return int((value + Fraction(1, 2)) // 1)


def _number(value: Fraction) -> int | float:
    return value.numerator if value.denominator == 1 else float(value)
