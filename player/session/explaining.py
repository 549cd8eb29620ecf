"""Explaining: what is said of a key, in few words, wherever the format is documented."""

from __future__ import annotations

from typing import TYPE_CHECKING

from player.language import later, said
from player.session.examples import lines_beside
from player.session.schema import TABLES

if TYPE_CHECKING:
    from player.session.keys import Key

_TAKES = {
    "text": later("text"),
    "texts": later("texts"),
    "count": later("whole number"),
    "number": later("number"),
    "flag": later("true or false"),
    "choice": later("one of a few"),
    "method": later("PNF method"),
    "format": "1",
    "pnf": later("PNF method, or table `pnf`"),
    "words": later("table of words by phase"),
    "any": later("table"),
    "hold": later('time, or `"open"`'),
    "repeat": later('whole number, or `"2..4"`'),
    "when": later("condition"),
    "value": later("value"),
    "values": later("list of values"),
    "weeks": later("weeks"),
    "days": later("days"),
    "clock": later("time of day"),
    "percent": later("percentage"),
    "time": later("time"),
    "tempo": later("tempo"),
    "breath": later("breath pattern"),
    "at": later("moment in a step"),
}
"""What a kind of value is called; each is explained in the grammar of values."""
_SPOKEN_ANY = {"view": later("text, or a table of angles"), "with": later("table of values")}


def takes(key: Key) -> str:
    """Return what a key takes, with its limits: ``whole number, 1 to 100``."""
    if key.kind == "table":
        return said("table `{name}`", name=key.inner)
    if key.kind == "tables":
        return said("list of tables `{name}`", name=key.inner)
    if key.kind == "named":
        return said("tables `{name}` by names of your own", name=key.inner)
    told = said(_SPOKEN_ANY.get(key.name, _TAKES["any"]) if key.kind == "any" else _TAKES[key.kind])
    if key.low is not None and key.high is not None:
        told = said("{what}, {low:g} to {high:,.12g}", what=told, low=key.low, high=key.high)
    if key.kind == "texts" and key.choices:
        told = said("some of a few")
    return said("{what}; or a list, one a set", what=told) if key.per_set else told


def without(table: str, key: Key) -> str:
    """Return what holds where a key is not written; nothing where there is nothing to say."""
    if key.required:
        return said("needed")
    told = f"`{key.default}`" if key.default else said(key.otherwise)
    from_above = table == "step" and key.name in TABLES["defaults"]
    return said("that of `[defaults]`, else {usual}", usual=told) if from_above else told


def choices(key: Key) -> tuple[tuple[str, str], ...]:
    """Return the choices of a key as TOML, each with what it means; nothing where the word says it."""
    meanings = key.meanings or ("",) * len(key.choices)
    return tuple(
        (f'"{choice}"', said(meaning)) for choice, meaning in zip(key.choices, meanings, strict=True)
    )


def hover(table: str, key: Key) -> str:
    """Return what an editor shows for a key, as Markdown."""
    told = without(table, key)
    lines = [key.told, "", said("Takes: {what}.", what=takes(key))]
    lines += [f"* `{choice}`{f' – {meaning}' if meaning else ''}" for choice, meaning in choices(key)]
    if told:
        lines.append(
            said("It is needed.") if key.required else said("Where it is not written: {told}.", told=told)
        )
    rows = "\n".join((*lines_beside(table, key), key.example))
    return "\n".join(lines) + f"\n\n```toml\n{rows}\n```"
