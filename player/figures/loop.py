"""A loop: the instants of a movement that, shown one after the other, begin anew without a jump."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from player.figures.motion import FigureState

if TYPE_CHECKING:
    from player.figures.figure import Figure

TICK_MS = 70
"""Milliseconds of one picture: about fourteen a second."""
_REP_MS = 3500
"""Milliseconds of a rep, or of a pass of a roller and back."""
_BREATH_MS = 8400
"""Milliseconds of a breath, in and out."""
_QUIET_S = 4.4
"""Seconds of a quiet breath, after which the glow, the arrow and the chest are as they were."""
_REST_MS = 700
"""Milliseconds at rest before a stretch begins anew."""
_BACK = 3
"""How much faster than into a stretch it goes out of it."""
_LOOPED = ("rep", "roll", "inhale", "stretch", "hold", "contract")
"""Kinds of phase that show an exercise's movement, the best first."""


@dataclass(frozen=True, slots=True)
class Instant:
    """One picture of a loop."""

    state: FigureState
    """What the figure does."""
    milliseconds: int
    """How long it is seen."""


def looped_kind(figure: Figure) -> str:
    """Return the kind of phase that shows most of an exercise's movement."""
    return next((kind for kind in _LOOPED if kind in figure.motion.paths), "hold")


def loop_of(figure: Figure, kind: str) -> tuple[Instant, ...]:
    """Return the instants of a kind of phase; the last is followed by the first."""
    if kind == "rep":
        return _turns(FigureState("rep", rep=99, previous_kind="rep", seconds=_QUIET_S), _REP_MS)
    if kind == "roll":
        passes = [FigureState("roll", rep=rep, previous_kind="roll", seconds=_QUIET_S) for rep in (1, 2)]
        return tuple(instant for state in passes for instant in _turns(state, _REP_MS // 2))
    if kind in ("inhale", "exhale"):
        return _breath()
    path = figure.motion.paths.get(kind, ())
    moves = len(path) > 1 and path[0] != path[-1]
    return _there_and_back(kind) if moves else _stays(kind)


def _turns(state: FigureState, length: int) -> tuple[Instant, ...]:
    count = length // TICK_MS
    return tuple(Instant(replace(state, part_progress=step / count), TICK_MS) for step in range(count))


def _breath() -> tuple[Instant, ...]:
    count = _BREATH_MS // 2 // (2 * TICK_MS)
    found = []
    for kind, before in (("inhale", "exhale"), ("exhale", "inhale")):
        state = FigureState(kind, previous_kind=before, seconds=_QUIET_S)
        found += [Instant(replace(state, phase_progress=step / count), 2 * TICK_MS) for step in range(count)]
    return tuple(found)


def _stays(kind: str) -> tuple[Instant, ...]:
    """A position that is kept: one quiet breath, long after it has been reached."""
    count = round(_QUIET_S * 1000) // TICK_MS
    return tuple(
        Instant(
            FigureState(kind, seconds=2 * _QUIET_S + step / count * _QUIET_S, previous_kind=kind), TICK_MS
        )
        for step in range(count)
    )


def _there_and_back(kind: str) -> tuple[Instant, ...]:
    """Into a position, one quiet breath there, and the same way out of it, faster."""
    count = round(2 * _QUIET_S * 1000) // TICK_MS
    there = [FigureState(kind, seconds=step / count * 2 * _QUIET_S) for step in range(count + 1)]
    back = there[: count // 2 : _BACK][::-1]
    return (
        Instant(there[0], _REST_MS),
        *(Instant(state, TICK_MS) for state in there[1:]),
        *(Instant(state, TICK_MS) for state in back[:-1]),
    )
