"""Reading the parameters of a session from its tables, with the values that somebody chose."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from player.language import said
from player.session.expressions import Amount
from player.session.parameters import OWN_NAMES, Parameter
from player.session.problems import did_you_mean, plain
from player.session.reading import ValueProblem

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from player.session.problems import KeyPath
    from player.session.tables import TableReader

MOST_PARAMETERS = 50
"""How many parameters a session may have."""
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,39}", re.ASCII)


def build_parameters(
    tables: Mapping[str, Any], given: Mapping[str, object], reader: TableReader
) -> tuple[Parameter, ...]:
    """Return the parameters of a session; ``given`` are the values that somebody chose, by name."""
    found: list[Parameter] = []
    for name, table in tables.items():
        path: KeyPath = ("parameters", name)
        if len(found) >= MOST_PARAMETERS:
            told = said("there are more than {most} parameters", most=MOST_PARAMETERS)
            reader.add(path, "out-of-range", told, said("ask for less"), at_key=True)
            break
        if not _NAME.fullmatch(name) or name in OWN_NAMES:
            told = said("`{name}` cannot be the name of a parameter", name=plain(name))
            hint = said("use letters, digits and _; round and set are taken")
            reader.add(path, "bad-parameter", told, hint, at_key=True)
            continue
        before = len(reader.findings)
        parameter = _parameter(name, reader.read(table, "parameter", path), path, reader)
        if parameter is not None and len(reader.findings) == before:
            found.append(_with_given(parameter, given, path, reader))
    for name in sorted(given.keys() - tables.keys()):
        hint = did_you_mean(name, tables) or said("the session has no parameter of that name")
        reader.add(
            ("parameters",),
            "unknown-parameter",
            said("no parameter is called `{name}`", name=plain(name)),
            hint,
        )
    return tuple(found)


def _with_given(
    parameter: Parameter, given: Mapping[str, object], path: KeyPath, reader: TableReader
) -> Parameter:
    if parameter.name not in given:
        return parameter
    try:
        return replace(parameter, value=parameter.read(given[parameter.name]))
    except ValueProblem as problem:
        told = f"`{parameter.name}`: {problem.message}"
        reader.add(path, "bad-parameter", told, problem.hint)
        return parameter


def _parameter(name: str, values: dict[str, Any], path: KeyPath, reader: TableReader) -> Parameter | None:
    default = values.get("default")
    if default is None:
        return None
    parameter = Parameter(name, values.get("label") or name.replace("_", " ").capitalize(), default, default)
    limits: dict[str, Fraction] = {}
    for key in ("min", "max", "step"):
        if key not in values:
            continue
        try:
            limit = parameter.read(values[key]) if isinstance(default, Amount) else None
        except ValueProblem as problem:
            reader.add((*path, key), "bad-parameter", f"`{key}`: {problem.message}", problem.hint)
            return None
        if not isinstance(limit, Amount) or (key == "step" and limit.value <= 0):
            amount = isinstance(limit, Amount)
            if amount:
                told = said("`{key}` must be more than nothing", key=key)
            else:
                told = said("`{key}` needs a default that is an amount", key=key)
            hint = said('for example step = "5s"') if amount else said('for example default = "30s"')
            reader.add((*path, key), "bad-parameter", told, hint)
            return None
        limits[key] = limit.value
    low, high, step = (limits.get(key) for key in ("min", "max", "step"))
    parameter = replace(parameter, low=low, high=high, step=step)
    try:
        choices = tuple(parameter.read(choice) for choice in values.get("choices", ()))
        parameter = replace(parameter, choices=choices)
        parameter.read(default)
    except ValueProblem as problem:
        key = "default" if len(values.get("choices", ())) == len(parameter.choices) else "choices"
        hint = problem.hint or said("give a default that it allows")
        reader.add((*path, key), "bad-parameter", f"`{key}`: {problem.message}", hint)
        return None
    return parameter
