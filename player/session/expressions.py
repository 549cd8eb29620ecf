"""Expressions: the small arithmetic of the format, ``2 * $unit`` or ``$hold + 5s``, in exact fractions.

There are numbers, times and percentages, the four operations, brackets, and comparisons for ``when``. A
number beside a time counts seconds; a percentage of something is that part of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Literal, TypeAlias

from player.language import later, said
from player.session.problems import did_you_mean, plain
from player.session.reading import ValueProblem, read_seconds

if TYPE_CHECKING:
    from collections.abc import Mapping

Unit = Literal["number", "time", "percent"]
"""What an amount counts."""

LONGEST_EXPRESSION = 200
"""Characters of the longest expression."""
_MOST_BRACKETS = 20
_TOKENS = re.compile(
    r"\s*(?:(?P<name>\$[A-Za-z_]\w*)"
    r"|(?P<time>\d+(?:\.\d+)?\s?(?:h|m(?:in)?|s(?:ec)?)(?![A-Za-z])"
    r"(?:\s?\d+(?:\.\d+)?\s?(?:m(?:in)?|s(?:ec)?)(?![A-Za-z]))*|\d+(?::\d\d){1,2})"
    r"|(?P<percent>\d+(?:\.\d+)?\s?%)|(?P<number>\d+(?:\.\d+)?)"
    r"|(?P<text>'[^']*')|(?P<word>[A-Za-z_][\w.-]*)"
    r"|(?P<sign><=|>=|==|!=|[-+*/()<>×−]))",
    re.ASCII,
)
_HINT = later('for example "$hold", "2 * $unit" or "$hold + 5s"')
_SIGNS = {"×": "*", "−": "-"}


@dataclass(frozen=True, slots=True)
class Amount:
    """A number, a time in seconds, or a percentage."""

    value: Fraction
    """How much."""
    unit: Unit = "number"
    """Of what."""


Value: TypeAlias = "Amount | str | bool"
"""What a parameter can be: an amount, a text, or true or false."""

Token: TypeAlias = tuple[str, str]
"""The kind of a token, and its text."""


@dataclass(frozen=True, slots=True)
class PlacedToken:
    """A token, and where it stands in its text."""

    token: Token
    """Its kind, and its text."""
    start: int
    """Its first character, from 0."""
    end: int
    """The character after its last."""


def tokens_of(text: str) -> list[Token]:
    """Return the tokens of an expression. Raises ``ValueProblem``."""
    return [each.token for each in placed_tokens(text)]


def placed_tokens(text: str) -> list[PlacedToken]:
    """Return the tokens of an expression with their places. Raises ``ValueProblem``."""
    if len(text) > LONGEST_EXPRESSION:
        raise ValueProblem(
            "bad-value",
            said("it is longer than {count} characters", count=LONGEST_EXPRESSION),
            said("say it shorter"),
        )
    found: list[PlacedToken] = []
    at, end = 0, len(text.rstrip())
    while at < end:
        token = _TOKENS.match(text, at)
        if token is None:
            raise ValueProblem(
                "bad-value",
                said('nothing can be reckoned at "{text}"', text=plain(text[at:], 20)),
                said(_HINT),
            )
        kind = str(token.lastgroup)
        written = _SIGNS.get(token[kind], token[kind])
        found.append(PlacedToken((kind, written), token.start(kind), token.end()))
        at = token.end()
    return found


def evaluate(text: str, names: Mapping[str, Value]) -> Value:
    """Return the value of an expression; ``names`` are what ``$NAME`` stands for. Raises ``ValueProblem``."""
    tokens = tokens_of(text)
    reader = Reckoner(tokens, names)
    value = reader.value()
    reader.expect_end()
    return value


class Reckoner:
    """Reckons the value of tokens from left to right."""

    def __init__(self, tokens: list[Token], names: Mapping[str, Value]) -> None:
        """Take the tokens, and the values by name."""
        self._tokens = tokens
        self._names = names
        self._at = 0
        self._depth = 0

    @property
    def next(self) -> Token:
        """Return the token that comes; one without text at the end."""
        return self._tokens[self._at] if self._at < len(self._tokens) else ("end", "")

    def take(self) -> Token:
        """Return the token that comes, and go on after it."""
        token = self.next
        self._at += 1
        return token

    def expect_end(self) -> None:
        """Raise ``ValueProblem`` where anything is left."""
        if self.next[0] != "end":
            raise ValueProblem(
                "bad-value", said('"{next}" is one thing too many', next=plain(self.next[1], 20)), said(_HINT)
            )

    def value(self) -> Value:
        """Return the value of a sum, or of a lone text."""
        if len(self._tokens) == 1 and self.next[0] in ("name", "text"):
            kind, text = self.take()
            return self._named(text) if kind == "name" else text[1:-1]
        return self.sum()

    def sum(self) -> Amount:
        """Return the value of parts that are added and taken away."""
        left = self._product()
        while self.next[1] in ("+", "-"):
            sign = -1 if self.take()[1] == "-" else 1
            right = self._product()
            left = Amount(left.value + sign * right.value, _sum_unit(left, right))
        return left

    def _product(self) -> Amount:
        left = self._factor()
        while self.next[1] in ("*", "/"):
            divides = self.take()[1] == "/"
            right = self._factor()
            left = _quotient(left, right) if divides else _product(left, right)
        return left

    def _factor(self) -> Amount:
        kind, text = self.take()
        if text == "-":
            inner = self._factor()
            return Amount(-inner.value, inner.unit)
        if text == "(":
            self._depth += 1
            if self._depth > _MOST_BRACKETS:
                raise ValueProblem("bad-value", said("there are too many brackets"), said("say it simpler"))
            value = self.sum()
            if self.take()[1] != ")":
                raise ValueProblem("bad-value", said("a closing bracket is missing"), said(_HINT))
            return value
        if kind == "number":
            return Amount(Fraction(text))
        if kind == "percent":
            return Amount(Fraction(text.rstrip("% ")), "percent")
        if kind == "time":
            return Amount(read_seconds(text), "time")
        if kind == "name":
            named = self._named(text)
            if isinstance(named, Amount):
                return named
            raise ValueProblem(
                "bad-value",
                said("`{text}` is no number that can be reckoned with", text=plain(text)),
                said(_HINT),
            )
        if kind == "end":
            raise ValueProblem("bad-value", said("something is missing at its end"), said(_HINT))
        hint = did_you_mean(f"${text}", self._names) if kind == "word" else ""
        hint = hint.replace("`", "`$") if hint else said(_HINT)
        raise ValueProblem(
            "bad-value", said('"{text}" is no number and no parameter', text=plain(text, 20)), hint
        )

    def _named(self, text: str) -> Value:
        name = text[1:]
        if name not in self._names:
            meant = did_you_mean(name, self._names)
            hint = meant.replace("`", "`$", 1) or said(
                "declare it: [parameters.{name}] with a default", name=plain(name)
            )
            raise ValueProblem(
                "unknown-parameter", said("no parameter is called `${name}`", name=plain(name)), hint
            )
        return self._names[name]


def _sum_unit(left: Amount, right: Amount) -> Unit:
    if "time" in (left.unit, right.unit):
        if "percent" in (left.unit, right.unit):
            raise ValueProblem(
                "bad-value", said("a time and a percentage cannot be added"), said("write 80% * $hold")
            )
        return "time"
    return "percent" if "percent" in (left.unit, right.unit) else "number"


def _product(left: Amount, right: Amount) -> Amount:
    if left.unit == right.unit == "time":
        raise ValueProblem("bad-value", said("a time cannot be multiplied by a time"), said(_HINT))
    for part, whole in ((left, right), (right, left)):
        if part.unit == "percent" and whole.unit != "number":
            return Amount(part.value * whole.value / 100, whole.unit)
    units = (left.unit, right.unit)
    unit: Unit = "time" if "time" in units else "percent" if "percent" in units else "number"
    return Amount(left.value * right.value, unit)


def _quotient(left: Amount, right: Amount) -> Amount:
    if not right.value:
        raise ValueProblem("bad-value", said("nothing can be divided by zero"), said(_HINT))
    if right.unit == left.unit:
        return Amount(left.value / right.value)
    if right.unit != "number":
        raise ValueProblem(
            "bad-value",
            said("a {unit} cannot be divided by a {unit2}", unit=left.unit, unit2=right.unit),
            said(_HINT),
        )
    return Amount(left.value / right.value, left.unit)
