"""GTK Workout Timer: a list of plans as JSON, each of exercises with reps or seconds and a rest after
them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from player.importing.sketch import SessionSketch, StepSketch
from player.importing.source import as_list, as_table, tables_in
from player.language import quoted, said

if TYPE_CHECKING:
    from player.importing.sketch import Sketcher
    from player.importing.source import Source

TITLE = "Workout Timer"


def recognises(source: Source) -> bool:
    """Return whether it is a list of plans."""
    return bool(_plans(source.json))


def sketches(source: Source, sketcher: Sketcher) -> list[SessionSketch]:
    """Return a session for each plan."""
    return [_session(plan, sketcher) for plan in _plans(source.json)]


def _plans(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        value = value.get("plans", [value])
    marks = ("rest_seconds", "duration_seconds", "reps", "image_path")
    return [
        plan
        for plan in tables_in(value)
        if any(
            "name" in entry and any(mark in entry for mark in marks)
            for entry in tables_in(plan.get("exercises"))
        )
    ]


def _session(plan: dict[str, Any], sketcher: Sketcher) -> SessionSketch:
    steps: list[StepSketch] = []
    exercises = as_list(plan.get("exercises"))
    for number, entry in enumerate(exercises, start=1):
        exercise = as_table(entry)
        step = _exercise(exercise, sketcher)
        if step is None:
            continue
        pause = sketcher.time(exercise.get("rest_seconds"), "rest")
        if step.keys.get("sets", 1) > 1 and pause is not None:
            step.keys["rest"] = pause
        steps.append(step)
        if pause is not None and number < len(exercises):
            steps.append(sketcher.rest(pause))
    rounds = sketcher.count(plan.get("rounds"), "rounds") or 1
    return SessionSketch(sketcher.name(plan.get("name"), ""), sketcher.group(steps, rounds))


def _exercise(exercise: dict[str, Any], sketcher: Sketcher) -> StepSketch | None:
    name = sketcher.name(exercise.get("name"))
    time = sketcher.time(exercise.get("duration_seconds"), quoted(name))
    reps = sketcher.count(exercise.get("reps"), said("reps of “{name}”", name=name))
    if time is None and reps is None:
        sketcher.report.dropped(said("“{name}”, which has neither reps nor a time", name=name))
        return None
    if time is not None:
        step = sketcher.timed(name, time)
    else:
        step = sketcher.action(name)
        step.keys["reps"] = reps
    sets = sketcher.sets(exercise.get("sets"), said("sets of “{name}”", name=name))
    if sets > 1:
        step.keys["sets"] = sets
    weight = sketcher.number(exercise.get("weight_kg"))
    if weight:
        step.keys["note"] = f"{weight:g} kg"
        sketcher.report.changed(said("weights stand in notes"))
    if isinstance(exercise.get("image_path"), str):
        sketcher.report.dropped(said("pictures that only that program has"))
    return step
