"""Durations: which value of a step says how long a phase is, so that it can be dragged on the time ruler."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeAlias

from player.timeline.frames import RATE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from player.session.problems import KeyPath
    from player.timeline.timeline import Phase, Timeline

Written: TypeAlias = "tuple[KeyPath, str]"
"""A path in a step, and the value, as TOML, that is to stand there."""
LEAST = RATE // 2
"""No phase is made shorter than so many frames."""
_PNF = ("stretch", "contract", "relax", "pull", "deepen")
_FINE = 5 * RATE
"""Below so many frames half seconds are written."""
_BREATH = re.compile(r"\d+(?:\.\d+)?(?:-\d+(?:\.\d+)?){1,3}")


def length_edit(timeline: Timeline, index: int, values: Mapping[str, Any], frames: int) -> Written | None:
    """Return where in the step, whose ``values`` are given, what is to be written as TOML so that a phase
    lasts so many frames; None where no value says that alone."""
    phase = timeline.phases[index]
    frames = max(LEAST, frames)
    if "breathe" in values and phase.kind in ("inhale", "hold", "exhale"):
        return _breath_edit(timeline, index, values["breathe"], frames)
    path = duration_key(phase, values)
    if path == ("phases",):
        path = _own_phase(timeline, index, values)
    return (path, time_written(frames)) if path is not None else None


def duration_key(phase: Phase, values: Mapping[str, Any]) -> KeyPath | None:
    """Return the path, in the step, of the key that says how long a phase is; None where none does alone."""
    if phase.open:
        return None
    if phase.kind == "prepare":
        return ("prepare",)
    if phase.kind == "rest":
        return _entry(values, "rest", phase) if "rest" in values else ("rest",)
    if phase.kind == "change side":
        return ("change_side",)
    if "pnf" in values:
        return ("pnf", phase.kind) if phase.kind in _PNF else None
    if "phases" in values:
        return ("phases",)
    for key in ("hold", "roll", "for"):
        if key in values and "breathe" not in values:
            return _entry(values, key, phase)
    if phase.rep and "each" in values and "reps" in values:
        key = "each" if phase.kind == "hold" else "release"
        return (key,) if key in values else None
    return ("pace",) if phase.kind == "rep" and "pace" in values else None


def time_written(frames: int) -> str:
    """Return a time as TOML, in whole seconds, or half ones where it is short."""
    seconds, half = divmod(_halves(frames), 2)
    return f'"{seconds}.5s"' if half else f'"{seconds}s"'


def stepped_length(frames: int, way: int) -> int:
    """Return the next length, in frames, that can be written: the next longer one for ``way`` 1, the next
    shorter one for -1."""
    step = RATE // 2 if frames < _FINE or (way < 0 and frames <= _FINE) else RATE
    return max(
        LEAST, (frames // step + way) * step if frames % step == 0 or way > 0 else frames // step * step
    )


def _halves(frames: int) -> int:
    step = RATE // 2 if frames < _FINE else RATE
    return max(1, round(frames / step)) * step * 2 // RATE


def _entry(values: Mapping[str, Any], key: str, phase: Phase) -> KeyPath:
    """A key, or its entry for a set where it has one for each."""
    value = values[key]
    return (key, min(phase.set, len(value)) - 1) if isinstance(value, list) and value else (key,)


def _own_phase(timeline: Timeline, index: int, values: Mapping[str, Any]) -> KeyPath | None:
    """The time of one of the phases that the author has written."""
    written = values["phases"]
    phase = timeline.phases[index]
    place, first = -1, index
    while first >= 0:
        each = timeline.phases[first]
        alike = (each.step, each.side, each.set) == (phase.step, phase.side, phase.set)
        if not alike or each.kind in ("prepare", "change side"):
            break
        first, place = first - 1, place + 1
    own = written[place] if isinstance(written, list) and 0 <= place < len(written) else None
    return ("phases", place, "for") if isinstance(own, dict) and "for" in own else None


def _breath_edit(timeline: Timeline, index: int, value: Any, frames: int) -> Written | None:
    """A breath as it is written, ``4-7-8``, with another time for one of its phases."""
    if not isinstance(value, str) or not _BREATH.fullmatch(value):
        return None
    parts, kind = value.split("-"), timeline.phases[index].kind
    places = {
        2: ("inhale", "exhale"),
        3: ("inhale", "hold", "exhale"),
        4: ("inhale", "hold", "exhale", "empty"),
    }
    before = timeline.phases[index - 1].kind if index else ""
    name = "empty" if kind == "hold" and before == "exhale" else str(kind)
    if name not in places[len(parts)]:
        return None
    seconds, half = divmod(_halves(frames), 2)
    parts[places[len(parts)].index(name)] = f"{seconds}.5" if half else str(seconds)
    return ("breathe",), f'"{"-".join(parts)}"'
