"""Which fields the form of a row has: the keys of what it is, by heading; all others on demand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from player.language import said
from player.session.schema import DOSES, TABLES

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from player.editing.outline import OutlineRow, RowKind
    from player.session.keys import Key
    from player.session.problems import KeyPath

_DOSE_KEYS = {
    "hold": ("hold", "limit"),
    "reps": ("reps", "tempo", "pace", "pace_to", "each", "release", "limit"),
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
_BASE: dict[RowKind, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "session": (
        (said("Session"), ("title", "summary", "level", "equipment", "tags", "cautions", "cover")),
        (said("What the player chooses"), ("parameters",)),
        (
            said("For every step"),
            ("defaults.prepare", "defaults.change_side", "defaults.rest", "defaults.announce"),
        ),
    ),
    "rest": ((said("Rest"), ("rest", "say", "note")),),
    "say": ((said("Words"), ("say", "note", "when", "stop")),),
    "ask": ((said("Question"), ("ask", "test", "unit", "highest", "limit", "say")),),
    "group": (
        (said("Group"), ("title", "repeat", "between", "for", "every", "shuffle", "pick", "use", "with")),
    ),
}
_OF_TESTS = ("test", "unit", "highest")
_REST_OF_SESSION = (
    (said("Exercises of its own"), ("exercises",)),
    (said("For every step"), tuple(f"defaults.{name}" for name in TABLES["defaults"])),
    (said("Voice"), tuple(f"voice.{name}" for name in TABLES["voice"])),
    (said("Music"), tuple(f"music.{name}" for name in TABLES["music"])),
    (said("Sounds"), tuple(f"sounds.{name}" for name in TABLES["sounds"])),
    (
        said("About the file"),
        ("authors", "license", "sources", "language", "accept", "kind", "format"),
    ),
)
_PROGRAMME = (
    (said("Programme"), ("title", "summary", "weeks", "days", "level", "equipment", "tags", "cautions")),
    (said("Plan"), ("plan",)),
    (said("About the file"), ("cover", "authors", "license", "sources", "language", "kind", "format")),
)


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


def sections_of(row: OutlineRow, values: Mapping[str, Any], *, everything: bool) -> tuple[FormSection, ...]:
    """Return the fields of a row; ``values`` are those of its step, or of the session."""
    if row.kind == "session":
        return _of_session(values, everything=everything)
    if row.kind == "table":
        return _of_table(row.names)
    if row.kind == "step":
        sections = _of_step(values)
    else:
        sections = [
            FormSection(said(title), _keys("step", tuple(filter(lambda name: _suits(name, values), names))))
            for title, names in _BASE.get(row.kind, ())
        ]
    shown = {each.path[0] for section in sections for each in section.keys} | {"step", "pnf"}
    if row.kind == "step":
        shown |= set(DOSES)
    elif "pnf" in values:
        shown.discard("pnf")
    others = [name for name in TABLES["step"] if name not in shown and (everything or name in values)]
    if others:
        sections.append(FormSection(said("Also"), _keys("step", tuple(others))))
    return tuple(sections)


def _suits(name: str, values: Mapping[str, Any]) -> bool:
    """Whether a key has a meaning beside the others: what a test is, in a measurement alone."""
    return name not in _OF_TESTS or name in values or values.get("ask") == "measure"


def _of_step(values: Mapping[str, Any]) -> list[FormSection]:
    dose = dose_of(values)
    doses = _keys("step", _DOSE_KEYS[dose])
    if dose == "pnf":
        doses = tuple(FormKey(("pnf", name), key) for name, key in TABLES["pnf"].items())
    sides = ("side", "sets", "rest") if values.get("sets") or _has_sets(values) else ("side", "sets")
    return [
        FormSection(said("What"), _keys("step", ("exercise", "name"))),
        FormSection(said("Dose"), doses, True),
        FormSection(said("Sides and sets"), _keys("step", sides)),
        FormSection(said("Words"), _keys("step", ("say", "note", "cue"))),
    ]


def _has_sets(values: Mapping[str, Any]) -> bool:
    return any(isinstance(values.get(dose), list) and dose != "phases" for dose in DOSES)


def _of_session(values: Mapping[str, Any], *, everything: bool) -> tuple[FormSection, ...]:
    """What is there is shown; the rest of a session on demand, under the headings it belongs to."""
    if values.get("kind") == "programme":
        found = (FormSection(title, _keys("programme", names)) for title, names in _PROGRAMME)
        return tuple(found)
    sections = {title: _keys("session", names) for title, names in _BASE["session"]}
    for title, names in _REST_OF_SESSION:
        known = {each.path for each in sections.get(title, ())}
        more = tuple(
            each
            for each in _keys("session", names)
            if each.path not in known and (everything or _is_there(values, each.path))
        )
        if more:
            sections[title] = (*sections.get(title, ()), *more)
    return tuple(FormSection(title, keys) for title, keys in sections.items())


def _is_there(values: Any, path: KeyPath) -> bool:
    for part in path:
        if not isinstance(values, dict) or part not in values:
            return False
        values = values[part]
    return path[-1] not in ("kind", "format")


def _of_table(names: tuple[str, ...]) -> tuple[FormSection, ...]:
    """The fields of a table that stands among the steps; none for one that the format does not know."""
    key = TABLES["session"].get(names[0]) if names else None
    if key is None or key.kind not in ("table", "named"):
        return ()
    if key.kind == "named" and len(names) < 2:
        return (FormSection(said("Session"), (FormKey((key.name,), key),)),)
    path: KeyPath = (key.name,) if key.kind == "table" else names[:2]
    found = tuple(FormKey((*path, name), inner) for name, inner in TABLES[key.inner].items())
    return (FormSection(names[-1] if key.kind == "table" else names[1], found),)


def _keys(table: str, names: tuple[str, ...]) -> tuple[FormKey, ...]:
    return tuple(_form_key(table, name) for name in names)


def _form_key(table: str, name: str) -> FormKey:
    parts = name.split(".")
    if len(parts) == 2:
        return FormKey(tuple(parts), TABLES[parts[0]][parts[1]])
    return FormKey((name,), TABLES[table][name])
