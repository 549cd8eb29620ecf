"""A condition as rows that can be picked: what is held against what, joined by `and` and `or`; and back, by
small edits of its text. What is too much for rows stays a text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from player.language import later, said
from player.session.conditions import COMPARED
from player.session.expressions import PlacedToken, placed_tokens
from player.session.reading import ValueProblem

if TYPE_CHECKING:
    from collections.abc import Callable

Joiner = Literal["", "and", "or"]
"""What stands before a term; nothing before the first."""

IS, IS_NOT = "on", "off"
"""The signs of a term about something that is on or off: a name alone, or after `not`."""
SIGN_WORDS = {
    ">=": later("is at least"),
    ">": later("is more than"),
    "<=": later("is at most"),
    "<": later("is less than"),
    "==": later("is"),
    "!=": later("is not"),
}
"""What the comparisons are called."""
FLAG_WORDS = {IS: later("is on"), IS_NOT: later("is off")}
"""What is said of something that is on or off."""
_JOINERS = ("and", "or")
_NOT = "not"


@dataclass(frozen=True, slots=True)
class Term:
    """One comparison of a condition, as it is written."""

    joiner: Joiner
    """What joins it to those before it; `and` binds closer than `or`."""
    name: str
    """An answer, or a parameter with its `$`."""
    sign: str
    """A comparison, or ``on`` or ``off`` for what is on or off."""
    value: str = ""
    """What it is held against; nothing for what is on or off."""
    joined_at: tuple[int, int] = (0, 0)
    """Where what joins it stands in the text."""
    start: int = 0
    """Its first character."""
    end: int = 0
    """The character after its last."""

    @property
    def written(self) -> str:
        """Return it as it is written, without what joins it."""
        if self.sign in FLAG_WORDS:
            return self.name if self.sign == IS else " ".join((_NOT, self.name))
        return f"{self.name} {self.sign} {self.value}"


def terms_of(text: str) -> tuple[Term, ...] | None:
    """Return the terms of a condition; None for one that rows cannot show. An empty text has no terms."""
    try:
        tokens = placed_tokens(text)
    except ValueProblem:
        return None
    terms: list[Term] = []
    rest: list[PlacedToken] = []
    joiner: Joiner = ""
    joined_at = (0, 0)
    for token in [*tokens, PlacedToken(("word", "or"), len(text), len(text))]:
        kind, word = token.token
        if kind != "word" or word not in _JOINERS:
            rest.append(token)
            continue
        if not rest and token.start == len(text) and not terms and not joiner:
            break
        term = _term(text, rest, joiner, joined_at)
        if term is None:
            return None
        terms.append(term)
        rest, joiner, joined_at = [], "and" if word == "and" else "or", (token.start, token.end)
    return tuple(terms)


def _term(text: str, tokens: list[PlacedToken], joiner: Joiner, at: tuple[int, int]) -> Term | None:
    if not tokens:
        return None
    start, end = tokens[0].start, tokens[-1].end
    is_not = tokens[0].token == ("word", _NOT)
    named = tokens[1:] if is_not else tokens
    if len(named) == 1 and named[0].token[0] == "name":
        return Term(joiner, named[0].token[1], IS_NOT if is_not else IS, "", at, start, end)
    kind, name = tokens[0].token
    signs = [place for place, each in enumerate(tokens) if each.token[1] in COMPARED]
    if is_not or kind not in ("name", "word") or name in ("true", "false") or signs != [1] or len(tokens) < 3:
        return None
    return Term(joiner, name, tokens[1].token[1], text[tokens[2].start : end], at, start, end)


def with_term(text: str, place: int, *, name: str = "", sign: str = "", value: str = "") -> str:
    """Return a condition with a term in which one thing is another; what is not named stays, and so does
    every letter beside it."""
    term = (terms_of(text) or ())[place]
    new = Term("", name or term.name, sign or term.sign, value or term.value or "1")
    return text[: term.start] + new.written + text[term.end :]


def with_joiner(text: str, place: int, joiner: str) -> str:
    """Return a condition with a term joined in another way to those before it."""
    start, end = (terms_of(text) or ())[place].joined_at
    return text[:start] + joiner + text[end:]


def with_another(text: str, name: str, sign: str, value: str) -> str:
    """Return a condition with one term more at its end, which must be so as well."""
    new = Term("", name, sign, value).written
    return " ".join((text.rstrip(), "and", new)) if text.strip() else new


def without_term(text: str, place: int) -> str:
    """Return a condition without a term; nothing where it was the only one."""
    terms = terms_of(text) or ()
    if len(terms) == 1:
        return ""
    if not place:
        return text[terms[1].start :]
    return text[: terms[place - 1].end] + text[terms[place].end :]


def in_words(text: str, called: Callable[[str], str]) -> str:
    """Return what a condition means in a sentence; nothing for one that rows cannot show, or an empty one.
    ``called`` gives what people call an answer or a parameter."""
    terms = terms_of(text)
    if not terms:
        return ""
    told = "".join(_joined(term) + _told(term, called) for term in terms)
    return said("Done only when {condition}.", condition=told)


def _joined(term: Term) -> str:
    if not term.joiner:
        return ""
    return said(" and ") if term.joiner == "and" else said(", or when ")


def _told(term: Term, called: Callable[[str], str]) -> str:
    name = f"“{called(term.name)}”"
    if term.sign in FLAG_WORDS:
        return f"{name} {said(FLAG_WORDS[term.sign])}"
    return f"{name} {said(SIGN_WORDS[term.sign])} {_value_told(term.value, called)}"


def _value_told(value: str, called: Callable[[str], str]) -> str:
    try:
        tokens = placed_tokens(value)
    except ValueProblem:
        return value
    told, end = [], 0
    for each in tokens:
        kind, text = each.token
        if kind == "name" or (kind == "word" and text not in ("true", "false")):
            text = f"“{called(text)}”"
        elif kind == "text":
            text = f"“{text[1:-1]}”"
        elif text == "*":
            text = "×"
        told.append(value[end : each.start] + text)
        end = each.end
    return "".join(told) + value[end:]
