"""TimeR Machine: timers as JSON, of steps in milliseconds and groups that loop; what they do is told by
"behaviours"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from player.importing.sketch import SessionSketch, StepSketch
from player.importing.source import as_list, as_table, tables_in
from player.language import quoted, said

if TYPE_CHECKING:
    from player.importing.sketch import Sketcher
    from player.importing.source import Source

TITLE = "TimeR Machine"
_DEEPEST = 10
_RESTS = frozenset(("rest", "break", "pause", "recovery"))
_HALT, _VOICE = "HALT", "VOICE"


def recognises(source: Source) -> bool:
    """Return whether it is a timer, or several."""
    return bool(_timers(source.json))


def sketches(source: Source, sketcher: Sketcher) -> list[SessionSketch]:
    """Return a session for each timer."""
    return [_session(timer, sketcher) for timer in _timers(source.json)]


def _timers(value: Any) -> list[dict[str, Any]]:
    table = as_table(value)
    listed = tables_in(value) or tables_in(table.get("timers")) or [table]
    return [timer for timer in listed if _has_step(timer.get("steps"))]


def _has_step(steps: Any, depth: int = 0) -> bool:
    return depth < _DEEPEST and any(
        ("label" in step and "length" in step) or _has_step(step.get("steps"), depth + 1)
        for step in tables_in(steps)
    )


def _session(timer: dict[str, Any], sketcher: Sketcher) -> SessionSketch:
    inner = [step for entry in tables_in(timer.get("steps")) for step in _steps(entry, sketcher, 0)]
    rounds = sketcher.count(timer.get("loop"), "loops") or 1
    edges = [
        [
            step
            for entry in (timer.get(key),)
            if isinstance(entry, dict)
            for step in _steps(entry, sketcher, 0)
        ]
        for key in ("startStep", "endStep")
    ]
    return SessionSketch(
        sketcher.name(timer.get("name"), ""), [*edges[0], *sketcher.group(inner, rounds), *edges[1]]
    )


def _steps(entry: dict[str, Any], sketcher: Sketcher, depth: int) -> list[StepSketch]:
    if "steps" in entry and depth < _DEEPEST:
        inner = [step for each in tables_in(entry.get("steps")) for step in _steps(each, sketcher, depth + 1)]
        rounds = sketcher.count(entry.get("loop"), "loops") or 1
        return sketcher.group(inner, rounds, title=sketcher.name(entry.get("name"), "") if rounds > 1 else "")
    name = sketcher.name(entry.get("label"))
    behaviours = {str(each.get("type", "")): each for each in tables_in(as_list(entry.get("behaviour")))}
    for kind in behaviours.keys() - {_HALT, _VOICE}:
        sketcher.report.dropped(said("behaviour “{text}” of steps", text=sketcher.text(kind.lower(), 30)))
    if _HALT in behaviours:
        step = sketcher.action(name)
        step.keys["reps"] = 1
        step.comment = said("It halts in the original: it waits until you are done.")
        return [step]
    number = sketcher.number(entry.get("length"))
    time = sketcher.time(number / 1000 if number is not None else None, quoted(name))
    if time is None:
        sketcher.report.dropped(said("“{name}”, which takes no time", name=name))
        return []
    if name.casefold() in _RESTS:
        return [sketcher.rest(time)]
    step = sketcher.timed(name, time)
    _put_voice(behaviours.get(_VOICE), step, sketcher)
    return [step]


def _put_voice(voice: dict[str, Any] | None, step: StepSketch, sketcher: Sketcher) -> None:
    """Let a text of its own be said; names and numbers, which stand in braces, Limber says anyway."""
    content = (voice or {}).get("content", (voice or {}).get("str1"))
    if isinstance(content, str) and "{" not in content:
        words = sketcher.words(content)
        step.keys |= {"say": words} if words else {}
    elif content:
        sketcher.report.changed(said("names and numbers are said by Limber in its own words"))
