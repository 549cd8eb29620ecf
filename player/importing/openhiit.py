"""OpenHIIT: timers as a list in JSON, each of named activities that share their times of work and rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from player.importing.sketch import SessionSketch, StepSketch
from player.importing.source import as_list, as_table, tables_in
from player.language import said

if TYPE_CHECKING:
    from player.importing.sketch import Sketcher
    from player.importing.source import Source

TITLE = "OpenHIIT"
_EDGES = (("warmupTime", "Warm up"), ("cooldownTime", "Cool down"))


def recognises(source: Source) -> bool:
    """Return whether it is a list of timers."""
    return bool(_timers(source.json))


def sketches(source: Source, sketcher: Sketcher) -> list[SessionSketch]:
    """Return a session for each timer."""
    return [_session(timer, sketcher) for timer in _timers(source.json)]


def _timers(value: Any) -> list[dict[str, Any]]:
    listed = value if isinstance(value, list) else [value]
    return [
        timer
        for timer in tables_in(listed)
        if "workTime" in as_table(timer.get("timeSettings")) and isinstance(timer.get("activities"), list)
    ]


def _session(timer: dict[str, Any], sketcher: Sketcher) -> SessionSketch:
    times = as_table(timer.get("timeSettings"))
    work, pause = (sketcher.time(times.get(key), key) for key in ("workTime", "restTime"))
    names = [sketcher.name(entry) for entry in as_list(timer.get("activities"))]
    steps: list[StepSketch] = []
    for number, name in enumerate(names, start=1):
        if work is None:
            sketcher.report.dropped(said("“{name}”, which takes no time", name=name))
            continue
        rests = name.casefold() in ("rest", "break")
        steps.append(sketcher.rest(work) if rests else sketcher.timed(name, work))
        if pause is not None and number < len(names):
            steps.append(sketcher.rest(pause))
    more = sketcher.number(times.get("iterations")) or 0
    between = sketcher.time(times.get("breakTime"), "break")
    rounds = sketcher.count(more + 1, "rounds") or 1
    edges = [
        [] if (time := sketcher.time(times.get(key), name)) is None else [sketcher.timed(name, time)]
        for key, name in _EDGES
    ]
    ready = sketcher.time(times.get("getReadyTime"), said("time to get ready"))
    if ready is not None:
        sketcher.report.changed(said("times to get ready are those of Limber, which grow with what is said"))
    if timer.get("soundSettings"):
        sketcher.report.dropped(said("sounds of events"))
    steps = [*edges[0], *sketcher.group(steps, rounds, between), *edges[1]]
    return SessionSketch(sketcher.name(timer.get("name"), ""), steps)
