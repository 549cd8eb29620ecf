"""Which fields a step's form has: the keys that belong to what it is, by heading; all others on demand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from player.language import said
from player.session.schema import DOSES, TABLES

if TYPE_CHECKING:
    from collections.abc import Collection

    from player.editing.outline import RowKind
    from player.session.keys import Key
    from player.session.problems import KeyPath

_DOSE_KEYS = {
    "hold": ("hold", "limit"),
    "reps": ("reps", "tempo", "pace", "each", "release", "limit"),
    "pnf": (),
    "breathe": ("breathe", "cycles", "for", "finish", "count"),
    "roll": ("roll", "pass"),
    "for": ("for",),
    "phases": ("phases",),
    "": (),
}
"""The keys that belong to a dose."""
DOSE_NAMES = {
    "hold": said("Hold"),
    "reps": said("Reps"),
    "pnf": said("PNF"),
    "breathe": said("Breathe"),
    "roll": said("Roll"),
    "for": said("Time"),
    "phases": said("Own phases"),
}
"""What the doses are called."""
DOSE_STARTS = {
    "hold": '"30s"',
    "reps": "10",
    "pnf": '"hold-relax"',
    "breathe": '"4-6"',
    "roll": '"60s"',
    "for": '"1m"',
    "phases": '[{ name = "Hold", for = "10s" }]',
}
"""What a dose begins with, as TOML."""
_BASE: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "session": (
        (said("Session"), ("title", "summary", "level", "equipment", "tags", "cautions", "cover")),
        (
            said("For every step"),
            ("defaults.prepare", "defaults.change_side", "defaults.rest", "defaults.announce"),
        ),
    ),
    "rest": ((said("Rest"), ("rest", "say", "note")),),
    "say": ((said("Words"), ("say", "note")),),
    "ask": ((said("Question"), ("ask", "test", "unit", "highest", "say")),),
    "group": ((said("Group"), ("title", "repeat", "between", "for", "every", "shuffle", "pick", "use")),),
}


@dataclass(frozen=True, slots=True)
class FormKey:
    """A field of the form."""

    path: KeyPath
    """Where the value stands in the step, or in the session."""
    key: Key
    """Its row of the schema."""


@dataclass(frozen=True, slots=True)
class FormSection:
    """Fields under a heading."""

    title: str
    """The heading."""
    keys: tuple[FormKey, ...]
    """In order."""
    is_dose: bool = False
    """Whether the choice of a dose stands above the fields."""


def keys_of_dose(dose: str) -> tuple[str, ...]:
    """Return the keys that have a meaning beside a dose alone, with its own."""
    return _DOSE_KEYS[dose]


def dose_of(values: Collection[str]) -> str:
    """Return the dose that a step has, or nothing: a breath may have a time of its own."""
    return next((dose for dose in DOSES if dose in values), "")


def sections_of(kind: RowKind, values: Collection[str], *, everything: bool) -> tuple[FormSection, ...]:
    """Return the fields of a row; ``values`` are the keys that it has."""
    table = "session" if kind in ("session", "table") else "step"
    sections = []
    if kind == "step":
        dose = dose_of(values)
        doses = [_form_key("step", name) for name in _DOSE_KEYS[dose]]
        if dose == "pnf":
            doses = [FormKey(("pnf", name), key) for name, key in TABLES["pnf"].items()]
        sections = [
            FormSection(said("What"), _keys("step", ("exercise", "name"))),
            FormSection(said("Dose"), tuple(doses), True),
            FormSection(said("Sides and sets"), _keys("step", ("side", "sets", "rest"))),
            FormSection(said("Words"), _keys("step", ("say", "note"))),
        ]
    else:
        sections = [FormSection(title, _keys(table, names)) for title, names in _BASE.get(kind, ())]
    shown = {each.path[0] for section in sections for each in section.keys if len(each.path) == 1}
    shown |= {"pnf"} if kind == "step" else {"defaults", "format"} if kind == "session" else set()
    others = [
        name
        for name, key in TABLES[table].items()
        if name not in shown
        and (everything or name in values)
        and not (key.inner and key.kind != "table" and name in ("step", "parameters", "exercises"))
    ]
    if kind != "table" and others:
        sections.append(FormSection(said("Also"), _keys(table, tuple(others))))
    return tuple(sections)


def _keys(table: str, names: tuple[str, ...]) -> tuple[FormKey, ...]:
    return tuple(_form_key(table, name) for name in names)


def _form_key(table: str, name: str) -> FormKey:
    parts = name.split(".")
    if len(parts) == 2:
        return FormKey(tuple(parts), TABLES[parts[0]][parts[1]])
    return FormKey((name,), TABLES[table][name])
