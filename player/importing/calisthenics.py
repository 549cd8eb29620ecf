"""Calisthenics Memory: a table of exercises with targets, or of what was done set by set, right and left, as
CSV."""

from __future__ import annotations

import csv
from itertools import groupby
from typing import TYPE_CHECKING

from player.importing.sketch import Seconds, SessionSketch, StepSketch
from player.language import counted, quoted, said

if TYPE_CHECKING:
    from player.importing.sides import NamedSide
    from player.importing.sketch import Sketcher
    from player.importing.source import Source

TITLE = "Calisthenics Memory"
_EXERCISES = {"name", "laterality", "targetSets", "targetValue"}
_RECORDS = {"exerciseName", "setNumber", "valueRight"}
_MOST_ROWS = 20_000
_USUAL_HOLD = 30
_USUAL_REPS = 10

Row = dict[str, str]


def recognises(source: Source) -> bool:
    """Return whether it is one of the two tables."""
    head = set(_cells(source.text.split("\n", 1)[0]))
    return head >= _EXERCISES or head >= _RECORDS


def sketches(source: Source, sketcher: Sketcher) -> list[SessionSketch]:
    """Return a session of the targets, or one for each day of records."""
    rows = _rows(source.text, sketcher)
    if rows and "exerciseName" in rows[0]:
        return _days(rows, sketcher)
    steps: list[StepSketch] = []
    for group, members in groupby(rows, key=lambda row: row.get("group", "")):
        inner = [step for row in members for step in _target(row, sketcher)]
        steps += sketcher.group(inner, title=sketcher.name(group, ""))
    return [SessionSketch("Calisthenics", steps)]


def _cells(line: str) -> list[str]:
    try:
        return [cell.strip() for cell in next(csv.reader([line]), [])]
    except csv.Error:
        return []


def _rows(text: str, sketcher: Sketcher) -> list[Row]:
    lines = text.split("\n")
    head = _cells(lines[0])
    rows = []
    for number, line in enumerate(lines[1 : _MOST_ROWS + 1], start=2):
        cells = _cells(line)
        if not any(cells):
            continue
        if len(cells) > len(head):
            sketcher.report.dropped(
                said("line {number}: it has more cells than the table has columns", number=number)
            )
            continue
        rows.append(dict(zip(head, cells + [""] * (len(head) - len(cells)), strict=True)))
    if len(lines) > _MOST_ROWS + 1:
        sketcher.report.dropped(said("what comes after line {most}", most=_MOST_ROWS))
    return rows


def _target(row: Row, sketcher: Sketcher) -> list[StepSketch]:
    name = sketcher.name(row.get("name"), "")
    if not name:
        sketcher.report.dropped(said("a line without a name"))
        return []
    still = row.get("type", "").casefold() == "isometric"
    side: NamedSide = "each" if row.get("laterality", "").casefold() == "unilateral" else ""
    value = sketcher.number(row.get("targetValue"))
    step = sketcher.action(name, side, timed=still)
    if value is None:
        value = _USUAL_HOLD if still else _USUAL_REPS
        amount = f"{value} s" if still else counted("1 rep", "{count} reps", int(value))
        step.comment = said("No target in the original: {amount} to begin with.", amount=amount)
        sketcher.report.changed(
            said("“{name}” had no target; it begins with {amount}", name=name, amount=amount)
        )
    if still:
        step.keys["hold"] = sketcher.time(value, quoted(name)) or Seconds(_USUAL_HOLD)
    else:
        step.keys["reps"] = sketcher.count(value, quoted(name)) or 1
        pace = sketcher.time(row.get("repDuration"), said("pace of “{name}”", name=name))
        if pace is not None:
            step.keys["pace"] = pace
    sets = sketcher.sets(row.get("targetSets"), said("sets of “{name}”", name=name))
    pause = sketcher.time(row.get("restInterval"), said("rest"))
    if sets > 1:
        step.keys["sets"] = sets
        if pause is not None:
            step.keys["rest"] = pause
    if still and row.get("repDuration"):
        sketcher.report.dropped(said("the pace of a hold, which has none"))
    return [step]


def _days(rows: list[Row], sketcher: Sketcher) -> list[SessionSketch]:
    dates = list(dict.fromkeys(row.get("date", "") for row in rows))
    made = []
    for date in dates:
        of_day = [row for row in rows if row.get("date", "") == date]
        steps = []
        for name in dict.fromkeys(row["exerciseName"] for row in of_day):
            steps += _done([row for row in of_day if row["exerciseName"] == name], sketcher)
        title = f"Calisthenics, {sketcher.name(date, '')}" if date else "Calisthenics"
        made.append(SessionSketch(title, steps))
    return made


def _done(rows: list[Row], sketcher: Sketcher) -> list[StepSketch]:
    """Return what was done of an exercise in a day: once, on each side, or side by side where they differ."""
    name = sketcher.name(rows[0]["exerciseName"])
    still = rows[0].get("exerciseType", "").casefold() == "isometric"
    right, left = (_values(rows, column, still, sketcher) for column in ("valueRight", "valueLeft"))
    comments = [sketcher.words(row.get("comment")) for row in rows]
    note = next((comment for comment in comments if comment), "")
    if not right and not left:
        sketcher.report.dropped(said("“{name}”, which has no values", name=name))
        return []
    if not left or right == left:
        steps = [_series(name, "each" if left else "", right, still, sketcher)]
    else:
        steps = [
            _series(name, "right", right, still, sketcher),
            _series(name, "left", left, still, sketcher),
        ]
        steps = [step for step, values in zip(steps, (right, left), strict=True) if values]
        if len(steps) > 1:
            steps[0].comment = said("Right and left did different numbers.")
            sketcher.report.kept(said("“{name}”: right and left have their own numbers", name=name))
    if note:
        steps[0].keys["note"] = note
    return steps


def _values(rows: list[Row], column: str, still: bool, sketcher: Sketcher) -> list[int]:
    found = [sketcher.whole(row.get(column), 3600 if still else 1000, "a value") for row in rows[:100]]
    return [value for value in found if value is not None]


def _series(name: str, side: NamedSide, values: list[int], still: bool, sketcher: Sketcher) -> StepSketch:
    step = sketcher.action(name, side, timed=still)
    doses = [Seconds(float(value)) for value in values] if still else values
    alike = len(set(values)) == 1
    step.keys["hold" if still else "reps"] = doses[0] if alike and doses else doses
    if alike and len(values) > 1:
        step.keys["sets"] = len(values)
    return step
