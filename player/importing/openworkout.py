"""openWorkout: a zip archive with ``database.json`` (often as the absolute ``/database.json``), or the JSON.

A plan has workout sessions (days); each has items with reps or a time, a break after them and a time before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from player.importing.imported import ImportedFile
from player.importing.pictures import picture_suffix
from player.importing.sketch import SessionSketch, StepSketch
from player.importing.source import as_table, decoded, parse_json, tables_in
from player.language import quoted, said

if TYPE_CHECKING:
    from player.importing.sketch import Sketcher
    from player.importing.source import Source

TITLE = "openWorkout"
_MEMBER = "database.json"


def recognises(source: Source) -> bool:
    """Return whether it is a plan, or an archive with one in it."""
    archive = source.archive
    return _MEMBER in archive.names if archive is not None else "workoutSessions" in as_table(source.json)


def sketches(source: Source, sketcher: Sketcher) -> list[SessionSketch]:
    """Return a session for each day of the plan."""
    plan = as_table(_database(source, sketcher))
    title = sketcher.name(plan.get("name"), "")
    days = tables_in(plan.get("workoutSessions"))
    made = []
    for number, day in enumerate(days, start=1):
        named = sketcher.name(day.get("name"), f"Day {number}")
        sketch = _session(
            f"{title}: {named}" if title and len(days) > 1 else title or named, day, source, sketcher
        )
        if sketch.steps:
            made.append(sketch)
    return made


def _database(source: Source, sketcher: Sketcher) -> Any:
    archive = source.archive
    if archive is None:
        return source.json
    for remark in archive.remarks:
        sketcher.report.changed(remark)
    return parse_json(decoded(archive.read(_MEMBER), sketcher.report), sketcher.report)


def _session(title: str, day: dict[str, Any], source: Source, sketcher: Sketcher) -> SessionSketch:
    sketch = SessionSketch(title, [])
    items = tables_in(day.get("workoutItems"))
    for number, item in enumerate(items, start=1):
        step = _item(item, sketcher)
        if step is None:
            continue
        _picture(item, step, source, sketch, sketcher)
        sketch.steps.append(step)
        pause = sketcher.time(item.get("breakTime"), "break")
        if pause is not None and number < len(items):
            sketch.steps.append(sketcher.rest(pause))
    return sketch


def _item(item: dict[str, Any], sketcher: Sketcher) -> StepSketch | None:
    name = sketcher.name(item.get("name"))
    if item.get("isTimeMode") is True:
        time = sketcher.time(item.get("workoutTime"), quoted(name))
        step = sketcher.timed(name, time) if time is not None else None
    else:
        reps = sketcher.count(item.get("repetitionCount"), said("reps of “{name}”", name=name))
        step = sketcher.action(name) if reps is not None else None
        if step is not None:
            step.keys["reps"] = reps
    if step is None:
        sketcher.report.dropped(said("“{name}”, which has neither reps nor a time", name=name))
        return None
    if sketcher.time(item.get("prepTime"), said("time to get ready")) is not None:
        sketcher.report.changed(said("times to get ready are those of Limber, which grow with what is said"))
    note = sketcher.words(item.get("description"))
    if note:
        step.keys["note"] = note
    if item.get("isVideoPathExternal") is True:
        sketcher.report.dropped(said("films of exercises"))
    return step


def _picture(
    item: dict[str, Any], step: StepSketch, source: Source, sketch: SessionSketch, sketcher: Sketcher
) -> None:
    """Take over the picture that an item names by an absolute path of some telephone, if it is in the
    archive."""
    path = item.get("imagePath")
    if item.get("isImagePathExternal") is not True or not isinstance(path, str) or "exercise" in step.keys:
        return
    wanted = unquote(path).replace("\\", "/").rpartition("/")[2].casefold()
    names = source.archive.names if source.archive is not None else {}
    found = next((name for name in names if name.rpartition("/")[2].casefold() == wanted), None)
    content = source.archive.read(found) if source.archive is not None and found else b""
    suffix = picture_suffix(content)
    if not suffix:
        sketcher.report.dropped(
            said("the picture of “{keys}”: it is not in the file", keys=step.keys["name"])
        )
        return
    sketcher.picture(step, sketch, ImportedFile(f"{wanted.rpartition('.')[0] or 'picture'}{suffix}", content))
