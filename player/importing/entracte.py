"""Entracte packs: guided routines for breaks as JSON, of steps with a text and seconds, and breath
patterns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from player.importing.sketch import Seconds, SessionSketch, StepSketch
from player.importing.source import as_list, as_table, tables_in
from player.language import quoted, said

if TYPE_CHECKING:
    from player.importing.sketch import Sketcher
    from player.importing.source import Source

TITLE = "Entracte"
_BREATH = ("inhale", "hold", "exhale", "hold_after")
_OTHER_NAMES = {
    "inhale": ("inhale", "in"),
    "hold": ("hold", "hold_in", "holdIn", "hold1"),
    "exhale": ("exhale", "out"),
    "hold_after": ("hold_after", "hold_out", "holdOut", "hold2", "rest"),
}
_MOST_BREATH = 60
_USUAL_BREATHING = 120.0


def recognises(source: Source) -> bool:
    """Return whether it is a pack, or one routine."""
    return bool(_routines(source.json))


def sketches(source: Source, sketcher: Sketcher) -> list[SessionSketch]:
    """Return a session for each routine."""
    pack = as_table(source.json)
    for key in ("signature", "sig", "public_key"):
        if key in pack:
            sketcher.report.dropped(said("the signature: it signs the pack, not what is made of it"))
    author, licence = sketcher.text(pack.get("author")), sketcher.text(pack.get("license"))
    made = [_session(routine, sketcher) for routine in _routines(source.json)]
    for sketch in made:
        sketch.header |= {"authors": [author] if author else [], "license": licence}
    return made


def _routines(value: Any) -> list[dict[str, Any]]:
    table = as_table(value)
    listed = tables_in(table.get("routines")) if "routines" in table else [table]
    return [routine for routine in listed if _is_routine(routine)]


def _is_routine(routine: dict[str, Any]) -> bool:
    steps = tables_in(routine.get("steps"))
    return any("text" in step and "seconds" in step for step in steps) or (
        "breath" in routine
        and ("pacing" in routine or "id" in routine or "title" in routine or "name" in routine)
    )


def _session(routine: dict[str, Any], sketcher: Sketcher) -> SessionSketch:
    title = sketcher.name(routine.get("title", routine.get("name", routine.get("id"))), "")
    steps = [step for entry in as_list(routine.get("steps")) for step in _step(as_table(entry), sketcher)]
    breath = _breath(routine.get("breath"), sketcher)
    if breath:
        total = sketcher.time(routine.get("seconds", routine.get("duration")), "breathing")
        steps.append(
            StepSketch(
                {
                    "name": "Breathe",
                    "breathe": breath,
                    "for": total or Seconds(_USUAL_BREATHING),
                    "finish": True,
                }
            )
        )
        if total is None:
            sketcher.report.changed(
                said(
                    "the breathing has no length of its own; it lasts {seconds:g} s",
                    seconds=_USUAL_BREATHING,
                )
            )
    pacing = routine.get("pacing")
    if pacing in ("fill", "loop"):
        sketcher.report.dropped(said("pacing “{pacing}”: a session has its own length", pacing=pacing))
    return SessionSketch(title, steps)


def _step(step: dict[str, Any], sketcher: Sketcher) -> list[StepSketch]:
    text = sketcher.words(step.get("text"))
    time = sketcher.time(step.get("seconds"), quoted(text[:40]))
    for key, what in (
        ("asset", said("pictures of steps")),
        ("image", said("pictures of steps")),
        ("sound", said("sounds of steps")),
    ):
        if step.get(key):
            sketcher.report.dropped(said("{what}: they are kept outside the pack’s text", what=what))
    if time is None or not text:
        sketcher.report.dropped(said("a step without a text") if time else said("a step without a time"))
        return []
    name = sketcher.name(text.split(". ")[0].rstrip("."))
    made = sketcher.timed(name, time)
    if len(text) > len(name) + 1:
        made.keys["say"] = text
    return [made]


def _breath(value: Any, sketcher: Sketcher) -> str:
    """Return a breath pattern in the words of the format, or nothing."""
    if isinstance(value, list):
        beats = [sketcher.number(beat) or 0.0 for beat in value[:4]]
    elif isinstance(value, dict):
        beats = [
            next((found for name in _OTHER_NAMES[beat] if (found := sketcher.number(value.get(name)))), 0.0)
            for beat in _BREATH
        ]
    else:
        return ""
    beats += [0.0] * (4 - len(beats))
    beats = [round(min(_MOST_BREATH, max(0.0, beat)), 1) for beat in beats]
    if not beats[0] or not beats[2]:
        return ""
    if not beats[3]:
        beats = beats[:3] if beats[1] else [beats[0], beats[2]]
    return "-".join(f"{beat:g}" for beat in beats)
