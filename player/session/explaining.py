"""Explaining: what is said of a key, in few words, wherever the format is documented."""

from __future__ import annotations

from typing import TYPE_CHECKING

from player.session.examples import lines_beside
from player.session.schema import TABLES

if TYPE_CHECKING:
    from player.session.keys import Key

_TAKES = {
    "text": "text",
    "texts": "texts",
    "count": "whole number",
    "number": "number",
    "flag": "true or false",
    "choice": "one of a few",
    "method": "PNF method",
    "format": "1",
    "pnf": "PNF method, or table `pnf`",
    "words": "table of words by phase",
    "any": "table",
    "hold": 'time, or `"open"`',
    "repeat": 'whole number, or `"2..4"`',
    "when": "condition",
    "value": "value",
    "values": "list of values",
    "weeks": "weeks",
    "days": "days",
    "clock": "time of day",
    "percent": "percentage",
    "time": "time",
    "tempo": "tempo",
    "breath": "breath pattern",
    "at": "moment in a step",
}
"""What a kind of value is called; each is explained in the grammar of values."""
_SPOKEN_ANY = {"view": "text, or a table of angles", "with": "table of values"}


def takes(key: Key) -> str:
    """Return what a key takes, with its limits: ``whole number, 1 to 100``."""
    if key.kind == "table":
        return f"table `{key.inner}`"
    if key.kind == "tables":
        return f"list of tables `{key.inner}`"
    if key.kind == "named":
        return f"tables `{key.inner}` by names of your own"
    told = _SPOKEN_ANY.get(key.name, _TAKES["any"]) if key.kind == "any" else _TAKES[key.kind]
    if key.low is not None and key.high is not None:
        told += f", {key.low:g} to {key.high:,.12g}"
    if key.kind == "texts" and key.choices:
        told = "some of a few"
    return f"{told}; or a list, one a set" if key.per_set else told


def without(table: str, key: Key) -> str:
    """Return what holds where a key is not written; nothing where there is nothing to say."""
    if key.required:
        return "needed"
    told = f"`{key.default}`" if key.default else key.otherwise
    from_above = table == "step" and key.name in TABLES["defaults"]
    return f"that of `[defaults]`, else {told}" if from_above else told


def choices(key: Key) -> tuple[tuple[str, str], ...]:
    """Return the choices of a key as TOML, each with what it means; nothing where the word says it."""
    meanings = key.meanings or ("",) * len(key.choices)
    return tuple((f'"{choice}"', meaning) for choice, meaning in zip(key.choices, meanings, strict=True))


def hover(table: str, key: Key) -> str:
    """Return what an editor shows for a key, as Markdown."""
    told = without(table, key)
    lines = [key.doc, "", f"Takes: {takes(key)}."]
    lines += [f"* `{choice}`{f' – {meaning}' if meaning else ''}" for choice, meaning in choices(key)]
    if told:
        lines.append("It is needed." if key.required else f"Where it is not written: {told}.")
    rows = "\n".join((*lines_beside(table, key), key.example))
    return "\n".join(lines) + f"\n\n```toml\n{rows}\n```"
