"""Conditions: ``when = "pain >= 6"``, about what the person has answered in this run."""

from __future__ import annotations

import operator
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from player.language import later, said
from player.session.expressions import Amount, Reckoner, tokens_of
from player.session.reading import ValueProblem

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from player.session.expressions import Value

COMPARED: dict[str, Callable[[Fraction, Fraction], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
}
"""The comparisons, by their signs."""
_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}
_PAIR_HINT = later('for example when = "balance.left > 1.05 * balance.right"')
_HINT = later('for example when = "pain >= 6", or when = "pain < 4 and $level > 1"')


@dataclass(frozen=True, slots=True)
class Comparison:
    """An answer held against an amount, or against another answer."""

    name: str
    """What was asked: ``pain``, or the name of a test and a side."""
    sign: str
    """``<``, ``<=``, ``>``, ``>=``, ``==`` or ``!=``."""
    amount: Fraction
    """A number, seconds or percent; of another answer, how many times it."""
    other: str = ""
    """The other answer, where there is one."""

    def holds(self, answers: Mapping[str, float]) -> bool:
        """Return whether it is so; what has not been answered is not."""
        answer, other = answers.get(self.name), answers.get(self.other) if self.other else 1
        if answer is None or other is None:
            return False
        return COMPARED[self.sign](Fraction(answer), self.amount * Fraction(other))


@dataclass(frozen=True, slots=True)
class Condition:
    """Comparisons joined by ``and`` and ``or``; ``and`` binds closer."""

    text: str
    """As it is written."""
    alternatives: tuple[tuple[Comparison, ...], ...]
    """It holds where all comparisons of one alternative do. Parameters have been put in already."""

    @property
    def names(self) -> frozenset[str]:
        """Return what must have been asked for it."""
        compared = [each for alternative in self.alternatives for each in alternative]
        return frozenset(name for each in compared for name in (each.name, each.other) if name)

    def holds(self, answers: Mapping[str, float]) -> bool:
        """Return whether it is so after these answers."""
        return any(all(each.holds(answers) for each in alternative) for alternative in self.alternatives)


def read_condition(text: str, names: Mapping[str, Value]) -> Condition:
    """Return a condition; ``names`` are the values of parameters. Raises ``ValueProblem``."""
    tokens = tokens_of(text)
    alternatives: list[tuple[Comparison, ...]] = []
    for part in _split(tokens, "or"):
        compared: list[Comparison] = []
        possible = True
        for tokens_of_one in _split(part, "and"):
            one = _comparison(tokens_of_one, names)
            if isinstance(one, Comparison):
                compared.append(one)
            else:
                possible = possible and one
        if possible:
            alternatives.append(tuple(compared))
    return Condition(text, tuple(alternatives))


def _split(tokens: list[tuple[str, str]], word: str) -> list[list[tuple[str, str]]]:
    parts: list[list[tuple[str, str]]] = [[]]
    for token in tokens:
        if token == ("word", word):
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _comparison(tokens: list[tuple[str, str]], names: Mapping[str, Value]) -> Comparison | bool:
    """Return a comparison with an answer, or whether one between parameters and numbers is true."""
    if tokens[:1] == [("word", "not")]:
        inner = _comparison(tokens[1:], names)
        if isinstance(inner, Comparison):
            raise ValueProblem(
                "bad-value", said("`not` is for parameters"), said("turn the comparison round")
            )
        return not inner
    if len(tokens) == 1 and tokens[0][0] == "name":
        value = _value(tokens, names)
        if isinstance(value, bool):
            return value
    signs = [place for place, token in enumerate(tokens) if token[1] in COMPARED]
    if len(signs) != 1 or not 0 < signs[0] < len(tokens) - 1:
        raise ValueProblem("bad-value", said("an answer, a comparison and a number are needed"), said(_HINT))
    sign = tokens[signs[0]][1]
    left, right = tokens[: signs[0]], tokens[signs[0] + 1 :]
    if _answer(right) and (not _answer(left) or len(left) > len(right) == 1):
        left, right, sign = right, left, _TURNED[sign]
    if _answer(left):
        return _with_answer(left, sign, right, names)
    one, other = _value(left, names), _value(right, names)
    if isinstance(one, Amount) and isinstance(other, Amount):
        return COMPARED[sign](one.value, other.value)
    if sign not in ("==", "!=") or isinstance(one, Amount) or isinstance(other, Amount):
        raise ValueProblem("bad-value", said("a text and a number cannot be compared"), said(_HINT))
    return (one == other) == (sign == "==")


def _with_answer(
    left: list[tuple[str, str]], sign: str, right: list[tuple[str, str]], names: Mapping[str, Value]
) -> Comparison:
    """Return the comparison of an answer with an amount, or with so many times another answer."""
    if len(left) > 1:
        raise ValueProblem("bad-value", said("an answer stands alone on its side"), said(_PAIR_HINT))
    other, times = _answer(right), [token for token in right if token[0] != "word"]
    if not other:
        value = _value(right, names)
    elif len(times) == len(right) - 1 and len(right) == 1:
        value = Amount(Fraction(1))
    elif ("sign", "*") in (right[1], right[-2]):
        value = _value(times[:-1] if right[-1][0] == "word" else times[1:], names)
    else:
        raise ValueProblem("bad-value", said("another answer can only be multiplied"), said(_PAIR_HINT))
    if not isinstance(value, Amount):
        raise ValueProblem("bad-value", said("an answer is compared with a number"), said(_HINT))
    return Comparison(left[0][1], sign, value.value, other)


def _answer(tokens: list[tuple[str, str]]) -> str:
    """Return the answer that a side of a comparison is about; nothing where it is about none."""
    words = [text for kind, text in tokens if kind == "word" and text not in ("true", "false")]
    return words[0] if len(words) == 1 and ("word", words[0]) in (tokens[0], tokens[-1]) else ""


def _flag(tokens: list[tuple[str, str]]) -> bool:
    return tokens in ([("word", "true")], [("word", "false")])


def _value(tokens: list[tuple[str, str]], names: Mapping[str, Value]) -> Value:
    if _flag(tokens):
        return tokens[0][1] == "true"
    reader = Reckoner(tokens, names)
    value = reader.value()
    reader.expect_end()
    return value
