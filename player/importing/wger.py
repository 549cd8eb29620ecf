"""wger: routines as its interface gives them: days, slots and sets, numbers written as text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from player.importing.sketch import SessionSketch, StepSketch
from player.importing.source import as_table, tables_in
from player.language import quoted, said

if TYPE_CHECKING:
    from player.importing.sketch import Sketcher
    from player.importing.source import Source

TITLE = "wger"
_SECONDS, _MINUTES, _UNTIL_FAILURE = 3, 4, 2
_USUAL_FAILURE = 10


def recognises(source: Source) -> bool:
    """Return whether it is a routine, or its days."""
    return any(tables_in(day.get("slots")) for day in _days(source.json))


def sketches(source: Source, sketcher: Sketcher) -> list[SessionSketch]:
    """Return a session for each day that is not for resting; the same day in several weeks only once."""
    title = sketcher.name(as_table(source.json).get("name"), "")
    made: list[SessionSketch] = []
    for number, day in enumerate(_days(source.json), start=1):
        about = as_table(day.get("day")) or day
        if about.get("is_rest") is True:
            sketcher.report.dropped(said("days of rest"))
            continue
        name = sketcher.name(about.get("name"), f"Day {number}")
        steps = [step for slot in tables_in(day.get("slots")) for step in _slot(slot, sketcher)]
        summary = sketcher.words(about.get("description"))
        sketch = SessionSketch(f"{title}: {name}" if title else name, steps, {"summary": summary})
        if sketch in made:
            sketcher.report.dropped(said("the same day in other weeks"))
        elif steps:
            made.append(sketch)
    return made


def _days(value: Any) -> list[dict[str, Any]]:
    table = as_table(value)
    days = tables_in(value) or tables_in(table.get("days")) or tables_in(table.get("results"))
    return days or ([table] if "slots" in table else [])


def _slot(slot: dict[str, Any], sketcher: Sketcher) -> list[StepSketch]:
    sets = tables_in(slot.get("sets")) or [_configured(entry) for entry in tables_in(slot.get("entries"))]
    steps = [step for one in sets for step in _set(one, sketcher)]
    together = [step for step in steps if "rest" not in step.keys or "sets" in step.keys]
    if slot.get("is_superset") is True and len(together) > 1:
        rounds = max(step.keys.get("sets", 1) for step in together)
        pauses = [step.keys.pop("rest") for step in together if "rest" in step.keys]
        for step in together:
            step.keys.pop("sets", None)
        sketcher.report.changed(said("a superset is a group of rounds"))
        return sketcher.group(together, rounds, pauses[-1] if pauses else None)
    return steps


def _configured(entry: dict[str, Any]) -> dict[str, Any]:
    """Return an entry of a slot with the first value of each of its rules."""
    values = dict(entry)
    for name, keys in (
        ("sets", ("set_nr_configs", "sets_configs")),
        ("repetitions", ("repetitions_configs", "reps_configs")),
        ("max_repetitions", ("max_repetitions_configs", "max_reps_configs")),
        ("rest", ("rest_configs",)),
        ("weight", ("weight_configs",)),
    ):
        for key in keys:
            first = next(iter(tables_in(entry.get(key))), {})
            if "value" in first:
                values[name] = first["value"]
    return values


def _set(one: dict[str, Any], sketcher: Sketcher) -> list[StepSketch]:
    name = _name(one, sketcher)
    amount = one.get("repetitions", one.get("reps"))
    unit = sketcher.number(one.get("repetitions_unit", one.get("repetition_unit")))
    if unit in (_SECONDS, _MINUTES):
        number = sketcher.number(amount)
        time = sketcher.time(number * 60 if number and unit == _MINUTES else number, quoted(name))
        step = sketcher.timed(name, time) if time is not None else None
    else:
        reps = sketcher.count(amount, said("reps of “{name}”", name=name))
        if reps is None and unit == _UNTIL_FAILURE:
            reps = _USUAL_FAILURE
            sketcher.report.changed(
                said("“{name}” until nothing goes any more is {reps} reps", name=name, reps=reps)
            )
        step = sketcher.action(name) if reps is not None else None
        if step is not None:
            step.keys["reps"] = reps
    if step is None:
        sketcher.report.dropped(said("“{name}”, which has neither reps nor a time", name=name))
        return []
    sets = sketcher.sets(one.get("sets"), said("sets of “{name}”", name=name))
    pause = sketcher.time(one.get("rest"), said("rest"))
    if sets > 1:
        step.keys["sets"] = sets
        if pause is not None:
            step.keys["rest"] = pause
    _notes(one, step, sketcher)
    return [step] if pause is None else [step, sketcher.rest(pause)]


def _name(one: dict[str, Any], sketcher: Sketcher) -> str:
    exercise = one.get("exercise")
    found = one.get("exercise_name") or as_table(exercise).get("name")
    if not found:
        translations = tables_in(as_table(exercise).get("translations"))
        english = [entry for entry in translations if entry.get("language") in (2, "en")]
        found = next((entry.get("name") for entry in english or translations), None)
    if isinstance(found, str):
        return sketcher.name(found)
    number = sketcher.number(exercise)
    sketcher.report.changed(said("exercises that the file knows only by number are called by it"))
    return f"Exercise {number:.0f}" if number is not None and abs(number) < 1e9 else "Exercise"


def _notes(one: dict[str, Any], step: StepSketch, sketcher: Sketcher) -> None:
    weight = sketcher.number(one.get("weight"))
    notes = [f"{weight:g} kg"] if weight else []
    top = sketcher.number(one.get("max_repetitions"))
    if top and "reps" in step.keys and top > step.keys["reps"] and top < 10_000:
        notes.append(f"up to {top:.0f}")
    comment = sketcher.words(one.get("comment"))
    if comment:
        notes.append(comment)
    if notes:
        step.keys["note"] = ", ".join(notes)
    for key, what in (("rir", said("reps in reserve")), ("rpe", said("ratings of effort"))):
        if one.get(key) not in (None, ""):
            sketcher.report.dropped(what)
