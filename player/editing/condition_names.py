"""What the conditions of a session can be about: its questions and its parameters, and what people call
them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

from player.editing.asking import names_in_conditions
from player.editing.step_blocks import blocks_of
from player.editing.step_values import values_at
from player.language import said
from player.session.expressions import Amount
from player.session.parameters import read_value, written
from player.session.reading import ValueProblem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from player.editing.step_blocks import Block

Answer = Literal["scale", "measure", "time", "number", "percent", "flag", "text"]
"""What an answer or a parameter is: 0 to 10, the result of a test, or a kind of value."""


@dataclass(frozen=True, slots=True)
class Known:
    """Something that a condition or an expression can be about."""

    name: str
    """As it is written: `pain`, `$hold`."""
    label: str
    """What people call it."""
    kind: Answer
    """What it is."""
    start: str
    """A value to begin with, as it is written in a condition."""
    choices: tuple[str, ...] = ()
    """The values that are possible, as they are written, where they are few."""


@lru_cache(maxsize=2)
def known_of(text: str) -> tuple[Known, ...]:
    """Return what conditions of a session can be about: its questions first, then its parameters."""
    found = [_answer(name) for name in names_in_conditions(text) if not name.startswith("$")]
    return (*found, *parameters_of(text))


def parameters_of(text: str, blocks: Sequence[Block] | None = None) -> tuple[Known, ...]:
    """Return the parameters of a session, whose blocks may be known; none where what it says beside its steps
    is no TOML."""
    if "parameters" not in text:
        return ()
    tables = (values_at(text, blocks_of(text) if blocks is None else blocks, 0) or {}).get("parameters")
    return tuple(_parameters(tables)) if isinstance(tables, dict) else ()


def _answer(name: str) -> Known:
    if name in ("pain", "effort"):
        label = said("Pain, 0 to 10") if name == "pain" else said("Effort, 0 to 10")
        return Known(name, label, "scale", "6")
    test, _, side = name.rpartition(".")
    if side in ("left", "right"):
        told = (
            said("{test}, left", test=_spaced(test))
            if side == "left"
            else said("{test}, right", test=_spaced(test))
        )
        return Known(name, told, "measure", "60")
    return Known(name, _spaced(name), "measure", "60")


def _parameters(tables: dict[str, Any]) -> Iterator[Known]:
    for name, table in tables.items():
        if not isinstance(table, dict) or "default" not in table:
            continue
        label = table.get("label")
        try:
            value = read_value(table["default"])
            choices = tuple(read_value(each) for each in table.get("choices", ()))
        except (ValueProblem, TypeError):
            continue
        kind: Answer = (
            value.unit if isinstance(value, Amount) else "flag" if isinstance(value, bool) else "text"
        )
        quoted = (lambda each: f"'{each}'") if kind == "text" else written
        yield Known(
            f"${name}",
            label if isinstance(label, str) and label else _spaced(name),
            kind,
            quoted(value),
            tuple(quoted(each) for each in choices),
        )


def _spaced(name: str) -> str:
    return name.replace("-", " ").replace("_", " ").capitalize()
