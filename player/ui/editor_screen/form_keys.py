"""Which fields the form of a row has: the keys of what it is, by heading; all others on demand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from player.language import said
from player.session.schema import DOSES, TABLES
from player.ui.editor_screen.form_order import (
    AFTER_DOSE,
    BEFORE_DOSE,
    OF_EXERCISE,
    OF_PROGRAMME,
    OF_ROWS,
    Part,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from player.editing.outline import OutlineRow
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
_PACES = ("tempo", "pace", "each")
_NEEDED: dict[str, tuple[str, ...]] = {"pace_to": ("pace",), "release": ("each",), "finish": ("for",)}
"""Keys that have a meaning beside another one alone."""
_OF_TESTS = ("test", "unit", "highest")
_PULLING = ("hold-relax-agonist-contract", "crac", "slow-reversal-hold-relax", "agonist-contract")
"""Methods in which the opposing muscle works."""


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
    is_folded: bool = False
    """Whether the fields are seen on demand, or where something of them is written."""


def keys_of_dose(dose: str) -> tuple[str, ...]:
    """Return the keys that have a meaning beside a dose alone, with its own."""
    return _DOSE_KEYS[dose]


def dose_of(values: Collection[str]) -> str:
    """Return the dose that a step has, or nothing: a breath may have a time of its own."""
    return next((dose for dose in DOSES if dose in values), "")


def value_at(values: Any, path: KeyPath) -> Any:
    """Return what stands at a path, None where nothing does; a method alone is that of its table."""
    for part in path:
        if isinstance(values, str) and path[0] == "pnf":
            return values if part == "method" else None
        values = values.get(part) if isinstance(values, dict) else None
    return values


def sections_of(row: OutlineRow, values: Mapping[str, Any], *, everything: bool) -> tuple[FormSection, ...]:
    """Return the fields of a row; ``values`` are those of its step, or of the session. With ``everything``
    also those that have no meaning beside what is written."""
    if row.kind == "session":
        is_programme = values.get("kind") == "programme"
        parts = OF_PROGRAMME if is_programme else OF_ROWS["session"]
        table = "programme" if is_programme else "session"
        return tuple(_section(part, table) for part in parts)
    if row.kind == "table":
        return _of_table(row.names)
    if row.kind == "step":
        sections = _of_step(values, everything=everything)
    else:
        sections = [
            _section(part, "step", tuple(name for name in part.names if _suits(name, values)))
            for part in OF_ROWS.get(row.kind, ())
        ]
    shown = {str(each.path[0]) for section in sections for each in section.keys} | {"step", "pnf"}
    if row.kind == "step":
        shown |= set(DOSES)
    elif "pnf" in values:
        shown.discard("pnf")
    others = [name for name in TABLES["step"] if name not in shown and (everything or name in values)]
    if others:
        sections.append(FormSection(said("Also"), _keys("step", others)))
    return tuple(sections)


def _suits(name: str, values: Mapping[str, Any]) -> bool:
    """Whether a key has a meaning beside the others: what a test is, in a measurement alone."""
    return name not in _OF_TESTS or name in values or values.get("ask") == "measure"


def _of_step(values: Mapping[str, Any], *, everything: bool) -> list[FormSection]:
    dose = dose_of(values)
    names = (name for name in _DOSE_KEYS[dose] if everything or _fits_dose(name, values))
    doses = _keys("step", names)
    if dose == "pnf":
        doses = tuple(
            FormKey(("pnf", name), key)
            for name, key in TABLES["pnf"].items()
            if everything or _fits_method(name, values["pnf"])
        )
    # where there is no exercise, its name is what the step is
    first = BEFORE_DOSE.names if "exercise" in values else (*BEFORE_DOSE.names, "name")
    sections = [_section(BEFORE_DOSE, "step", first), FormSection(said("Dose"), doses, is_dose=True)]
    for part in AFTER_DOSE:
        kept = [name for name in part.names if name not in first]
        if not (everything or values.get("sets") or _has_sets(values) or "rest" in values):
            kept = [name for name in kept if name != "rest"]
        sections.append(_section(part, "step", kept))
    return sections


def _fits_dose(name: str, values: Mapping[str, Any]) -> bool:
    """Whether a key of a dose has a meaning beside what is written, or is written itself."""
    if name in values:
        return True
    if name == "limit":
        return values.get("hold") == "open" or ("reps" in values and not set(_PACES) & set(values))
    return all(other in values for other in _NEEDED.get(name, ()))


def _fits_method(name: str, written: Any) -> bool:
    """Whether a key of a method has a meaning in it, or is written itself."""
    method = written if isinstance(written, str) else written.get("method", "hold-relax")
    if (isinstance(written, dict) and name in written) or str(method).startswith("$"):
        return True
    if name == "pull":
        return method in _PULLING
    return name != "return" or method == "stretch-return-contract"


def _has_sets(values: Mapping[str, Any]) -> bool:
    return any(isinstance(values.get(dose), list) and dose != "phases" for dose in DOSES)


def _of_table(names: tuple[str, ...]) -> tuple[FormSection, ...]:
    """The fields of a table that stands among the steps; none for one that the format does not know."""
    key = TABLES["session"].get(names[0]) if names else None
    if key is None or key.kind not in ("table", "named"):
        return ()
    if key.kind == "named" and len(names) < 2:
        return (FormSection(said("Session"), (FormKey((key.name,), key),)),)
    path: KeyPath = (key.name,) if key.kind == "table" else names[:2]
    if key.inner == "exercise":
        return tuple(
            FormSection(
                part.title,
                tuple(FormKey((*path, name), TABLES["exercise"][name]) for name in part.names),
                is_folded=part.folded,
            )
            for part in OF_EXERCISE
        )
    found = tuple(FormKey((*path, name), inner) for name, inner in TABLES[key.inner].items())
    return (FormSection(names[-1] if key.kind == "table" else names[1], found),)


def _section(part: Part, table: str, names: Iterable[str] | None = None) -> FormSection:
    keys = _keys(table, part.names if names is None else names)
    return FormSection(said(part.title), keys, is_folded=part.folded)


def _keys(table: str, names: Iterable[str]) -> tuple[FormKey, ...]:
    return tuple(_form_key(table, name) for name in names)


def _form_key(table: str, name: str) -> FormKey:
    parts = name.split(".")
    if len(parts) == 2:
        return FormKey(tuple(parts), TABLES[parts[0]][parts[1]])
    return FormKey((name,), TABLES[table][name])
