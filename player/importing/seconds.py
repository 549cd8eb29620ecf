"""Seconds (``.seconds``): interval timers, circuits and packs of them, as JSON.

A timer has ``intervals``; a circuit also a warm-up, rests between intervals and sets, and a cool-down. Newer
files keep timers in ``items``. "Split" halves the time of an interval between left and right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from player.importing.sketch import Seconds, SessionSketch, StepSketch
from player.importing.source import as_table, tables_in
from player.language import later, quoted, said

if TYPE_CHECKING:
    from player.importing.sketch import Sketcher
    from player.importing.source import Source

TITLE = "Seconds"
_INSIDE = ("items", "timers", "packs", "folders", "children")
_DEEPEST = 8
_DROPPED = (
    ("color", later("colours of intervals")),
    ("music", later("music of intervals")),
    ("musicPlaylist", later("music of intervals")),
    ("ducked", later("lowering the music for an interval")),
)


def recognises(source: Source) -> bool:
    """Return whether it is a file of Seconds."""
    return bool(_timers(source.json))


def sketches(source: Source, sketcher: Sketcher) -> list[SessionSketch]:
    """Return a session for each timer."""
    return [_session(timer, sketcher) for timer in _timers(source.json)]


def _timers(value: Any, depth: int = 0) -> list[dict[str, Any]]:
    table = as_table(value)
    intervals = tables_in(table.get("intervals"))
    if any("duration" in interval for interval in intervals):
        return [table]
    if depth >= _DEEPEST:
        return []
    inner = [entry for key in _INSIDE for entry in tables_in(table.get(key))]
    return [timer for entry in inner for timer in _timers(entry, depth + 1)]


def _session(timer: dict[str, Any], sketcher: Sketcher) -> SessionSketch:
    between = _length(timer.get("intervalRest"), sketcher, said("rest between intervals"))
    steps: list[StepSketch] = []
    intervals = tables_in(timer.get("intervals"))
    for number, interval in enumerate(intervals, start=1):
        made = _interval(interval, sketcher)
        steps += made
        if between is not None and made and number < len(intervals):
            steps.append(sketcher.rest(between))
    sets = sketcher.count(timer.get("numberOfSets", timer.get("sets")), said("number of sets")) or 1
    pause = _length(timer.get("setRest"), sketcher, said("rest between sets"))
    steps = sketcher.group(steps, sets, pause)
    warm_up = _edge(timer.get("warmup", timer.get("warmUp")), "Warm up", sketcher)
    cool_down = _edge(timer.get("cooldown", timer.get("coolDown")), "Cool down", sketcher)
    return SessionSketch(sketcher.name(timer.get("name"), ""), [*warm_up, *steps, *cool_down])


def _length(value: Any, sketcher: Sketcher, what: str) -> Seconds | None:
    """Return a time that is written as a number, or as a table with a ``duration``."""
    inner = as_table(value).get("duration") if isinstance(value, dict) else value
    return sketcher.time(inner, what)


def _edge(value: Any, name: str, sketcher: Sketcher) -> list[StepSketch]:
    time = _length(value, sketcher, name)
    if time is None:
        return []
    return [sketcher.timed(sketcher.name(as_table(value).get("name"), name), time)]


def _interval(interval: dict[str, Any], sketcher: Sketcher) -> list[StepSketch]:
    name = sketcher.name(interval.get("name"), "Interval")
    for key, what in _DROPPED:
        if interval.get(key):
            sketcher.report.dropped(said(what))
    time = sketcher.time(interval.get("duration"), quoted(name))
    if interval.get("indefinite") is True:
        step = sketcher.action(name)
        step.keys["reps"] = 1
        step.comment = said("It has no end of its own: it waits until you are done.")
        sketcher.report.changed(said("“{name}” without an end waits until you are done", name=name))
        return [step]
    if time is None:
        sketcher.report.dropped(said("“{name}”, which takes no time", name=name))
        return []
    if interval.get("rest") is True or name.casefold() in ("rest", "recovery", "break", "recover"):
        return [sketcher.rest(time, name=name)]
    if interval.get("split") is True:
        return [_split(name, time, interval, sketcher)]
    step = sketcher.timed(name, time)
    after = sketcher.time(interval.get("rest"), said("rest"))
    return [step] if after is None else [step, sketcher.rest(after)]


def _split(name: str, time: Seconds, interval: dict[str, Any], sketcher: Sketcher) -> StepSketch:
    half = Seconds(max(0.1, round(time.value / 2, 1)))
    step = sketcher.timed(name, half, "each")
    pause = sketcher.time(interval.get("splitRest"), said("rest between the sides"))
    if pause is not None:
        step.keys["change_side"] = pause
    step.comment = said("Split between the sides in the original: {value:g} s in all.", value=time.value)
    sketcher.report.changed(said("“{name}”, split between the sides, is half its time on each", name=name))
    return step
