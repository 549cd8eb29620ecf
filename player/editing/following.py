"""Values that follow what the player chooses: which can be picked for a key, and what an expression means in
words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from player.language import said
from player.session.expressions import evaluate, placed_tokens
from player.session.offering import value_text
from player.session.parameters import read_value
from player.session.reading import ValueProblem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from player.editing.condition_names import Known
    from player.session.keys import Key

_KINDS = {
    "time": ("time",),
    "hold": ("time",),
    "count": ("number",),
    "repeat": ("number",),
    "number": ("number",),
    "percent": ("percent",),
    "choice": ("text",),
    "flag": ("flag",),
}
"""Which parameters a kind of key can follow."""


def followed_by(key: Key, known: Iterable[Known]) -> tuple[Known, ...]:
    """Return the parameters of a session that a key can follow."""
    kinds = _KINDS.get(key.kind, ())
    return tuple(each for each in known if each.name.startswith("$") and each.kind in kinds)


def offers_of(key: Key, known: Iterable[Known]) -> tuple[tuple[str, str], ...]:
    """Return what can be picked for a key, as it is called and as it is written."""
    found: list[tuple[str, str]] = []
    for each in followed_by(key, known):
        name, label = each.name, each.label
        found.append((said("“{name}”, as it is chosen", name=label), name))
        if key.kind in ("choice", "flag"):
            continue
        found.append((said("Twice “{name}”", name=label), f"2 * {name}"))
        if each.kind != "number":
            found.append((said("Half of “{name}”", name=label), f"{name} / 2"))
        if each.kind == "time":
            found.append((said("“{name}” and 5 s", name=label), f"{name} + 5s"))
    return tuple(found)


def words_of(text: str, known: Iterable[Known]) -> str:
    """Return what an expression means, and what it comes to where nothing else is chosen; nothing for one
    that follows no parameter or cannot be reckoned."""
    parameters = {each.name: each for each in known if each.name.startswith("$")}
    if "$" not in text:
        return ""
    try:
        tokens = placed_tokens(text)
        values = {name[1:]: read_value(each.start.strip("'")) for name, each in parameters.items()}
        value = evaluate(text, values)
    except ValueProblem:
        return ""
    told, end = "", 0
    for each in tokens:
        kind, word = each.token
        shown = f"“{parameters[word].label}”" if kind == "name" and word in parameters else word
        told += text[end : each.start] + ("×" if word == "*" else shown)
        end = each.end
    return said(
        "{expression}: {value} where nothing else is chosen", expression=told, value=value_text(value)
    )
