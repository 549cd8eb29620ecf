"""Durations: which key of a step says how long a phase is, so that it can be dragged on the time ruler."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from player.timeline.frames import RATE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from player.session.problems import KeyPath
    from player.timeline.timeline import Phase

_PNF = ("stretch", "contract", "relax", "pull", "deepen")
_FINE = 5 * RATE
"""Below so many frames half seconds are written."""


def duration_key(phase: Phase, values: Mapping[str, Any]) -> KeyPath | None:
    """Return the path, in the step, of the key that says how long a phase is; None where none does alone."""
    if phase.open:
        return None
    if phase.kind in ("prepare", "rest"):
        return (phase.kind,)
    if phase.kind == "change side":
        return ("change_side",)
    if "pnf" in values:
        return ("pnf", phase.kind) if phase.kind in _PNF else None
    for key in ("hold", "roll", "for"):
        if key in values and "breathe" not in values and "phases" not in values:
            value = values[key]
            if isinstance(value, list):
                return (key, min(phase.set, len(value)) - 1)
            return (key,)
    return ("pace",) if phase.kind == "rep" and "pace" in values else None


def time_written(frames: int) -> str:
    """Return a time as TOML, in whole seconds, or half ones where it is short."""
    step = RATE // 2 if frames < _FINE else RATE
    half_seconds = max(1, round(frames / step)) * step * 2 // RATE
    seconds, half = divmod(half_seconds, 2)
    return f'"{seconds}.5s"' if half else f'"{seconds}s"'
