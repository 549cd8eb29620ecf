"""Where a figure is at an instant: which key poses it is between, and how far it has come.

Everything here is worked out from one `FigureState`, without memory: the same state always gives the same
picture, after a pause or a jump as well.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, pi

from player.figures.motion import CIRCLES, FigureState, Mix, Motion

_INSTEAD: Mapping[str, Sequence[str]] = {
    "stretch": ("hold", "start"),
    "contract": ("stretch", "hold", "start"),
    "relax": ("contract", "stretch", "start"),
    "pull": ("contract", "stretch", "hold", "start"),
    "deepen": ("stretch", "hold", "start"),
    "hold": ("stretch", "rep", "start"),
    "rep": ("roll", "stretch", "hold", "start"),
    "roll": ("rep", "hold", "start"),
    "inhale": ("hold", "start"),
    "exhale": ("inhale", "hold", "start"),
}
"""Where a kind that `[motion]` does not name takes its poses from."""
_EASE = 1.2
"""Seconds in which the figure goes from where the last phase ended to where this one is."""
_SLOW = 4.5
"""Seconds of going into a stretch."""
BREATH = 4.4
"""Seconds of one breath in a hold."""
_BRACE = 0.045
"""Part of the way into a stretch that a full effort against something unyielding takes back."""
_YIELD = 0.55
"""... and that an effort takes back against something that gives way."""


@dataclass(frozen=True, slots=True)
class Position:
    """Where the figure is, in terms of key poses."""

    come_from: Mix
    """What the last phase ended with."""
    now: Mix
    """What this phase wants."""
    arrived: float
    """0 (still where it was) to 1."""
    breath: float
    """0 (out) to 1 (in)."""


def position_at(motion: Motion, state: FigureState) -> Position:
    """Where the figure is at one instant."""
    total = state.seconds / state.phase_progress if state.phase_progress > 1e-6 else 0.0
    now = _wanted(motion, state)
    if _goes_on(state):
        come_from = now
    elif state.previous_kind is None:
        path = _path(motion, state.kind)
        come_from = (path[0], path[0], 0.0) if _settles(state.kind) else now
    else:
        come_from = _end_of(motion, state.previous_kind, state)
    if state.reduced:
        return Position(now, now, 1.0, _breath(state, total))
    ease = _SLOW if state.kind in ("stretch", "deepen") else _EASE
    if total > 0.0:
        ease = min(ease, total * (0.6 if _settles(state.kind) else 0.4))
        if state.kind == "contract" and state.yields:
            # against a resistance that gives way, all through the contraction
            ease = total
    arrived = 1.0 if come_from == now else smooth(state.seconds / ease if ease > 0 else 1.0)
    return Position(come_from, now, arrived, _breath(state, total))


def smooth(part: float) -> float:
    """0 to 1 with a soft start and a soft end."""
    t = min(1.0, max(0.0, part))
    return t * t * t * (t * (t * 6.0 - 15.0) + 10.0)


def _settles(kind: str) -> bool:
    """Whether a phase goes somewhere and stays there."""
    return kind not in ("rep", "roll", "inhale", "exhale")


def _path(motion: Motion, kind: str) -> tuple[str, ...]:
    if kind in motion.paths:
        return motion.paths[kind]
    for other in _INSTEAD.get(kind, ("start",)):
        if other in motion.paths:
            path = motion.paths[other]
            if kind in CIRCLES or other not in CIRCLES:
                return path
            return path[:1] if len(path) > 2 else path[-1:]
    return (motion.start,)


def _depth(motion: Motion, kind: str, cycle: int, cycles: int) -> Mix | None:
    """Where the stretch has come to after some cycles of deepening, for the phases that happen there."""
    deeper = motion.paths.get("deepen")
    if deeper is None or len(deeper) < 2 or kind not in ("contract", "relax", "pull", "deepen"):
        return None
    path = _path(motion, kind)
    if path[-1] not in deeper:
        return None
    done = cycle if kind == "deepen" else cycle - 1
    return (deeper[0], deeper[1], min(1.0, max(0.0, done / max(1, cycles))))


def _goes_on(state: FigureState) -> bool:
    """Whether this phase moves on from the very place and movement of the one before."""
    if state.pose or state.previous_pose:
        return False
    breathing = ("inhale", "exhale", "hold")
    if state.kind in ("inhale", "exhale"):
        return state.previous_kind in breathing
    return state.kind in ("rep", "roll") and state.previous_kind == state.kind


def _wanted(motion: Motion, state: FigureState) -> Mix:
    if state.pose in motion.names:
        return (str(state.pose), str(state.pose), 0.0)
    if state.kind == "hold" and state.previous_kind in ("inhale", "exhale"):
        # a held breath stays as full or as empty as it is
        path = _path(motion, "inhale")
        held = path[-1] if state.previous_kind == "inhale" else path[0]
        return (held, held, 0.0)
    path = _path(motion, state.kind)
    if state.kind in CIRCLES and len(path) > 2:
        go = _onwards if motion.travels else _round
        first, second, part = go(path, _turned(motion, state))
        return (second, second, 0.0) if state.reduced else (first, second, part)
    if state.kind in CIRCLES and len(path) > 1:
        return (path[0], path[1], _swing(motion, state))
    if state.kind in ("inhale", "exhale") and len(path) > 1:
        if state.reduced:
            return (path[-1], path[-1], 0.0) if state.kind == "inhale" else (path[0], path[0], 0.0)
        part = 0.5 - 0.5 * cos(pi * min(1.0, max(0.0, state.phase_progress)))
        return (path[0], path[1], part if state.kind == "inhale" else 1.0 - part)
    deep = _depth(motion, state.kind, state.cycle, state.cycles) or (path[-1], path[-1], 0.0)
    return _braced(motion, deep, state) if state.kind == "contract" else deep


def _braced(motion: Motion, here: Mix, state: FigureState) -> Mix:
    """Where a contraction of the muscle that is stretched takes the figure: a little way back out of the
    stretch where nothing gives way, half of it where something does.
    """
    path = _path(motion, "stretch")
    if len(path) < 2 or path[0] == path[-1]:
        return here
    if state.yields:
        return (path[0], path[-1], 1.0 - _YIELD)
    first, second, deep = here
    if first == path[-1] and (first == second or deep == 0.0):
        return (path[0], path[-1], 1.0 - _BRACE * state.effort)
    return (first, second, max(0.0, deep - _BRACE * state.effort))


def _end_of(motion: Motion, kind: str, state: FigureState) -> Mix:
    if state.previous_pose in motion.names:
        return (str(state.previous_pose), str(state.previous_pose), 0.0)
    path = _path(motion, kind)
    if kind in ("rep", "roll", "exhale"):
        return (path[0], path[0], 0.0)
    cycle = state.cycle
    if kind == "deepen" and state.kind != "deepen":
        cycle = state.cycle - 1 if state.kind in ("contract", "pull") else state.cycle
    deep = _depth(motion, kind, cycle, state.cycles) or (path[-1], path[-1], 0.0)
    return _braced(motion, deep, state) if kind == "contract" else deep


def _part(state: FigureState) -> float:
    """How far the beat has come; where only key poses are shown, it is where it goes."""
    part = min(1.0, max(0.0, state.part_progress))
    if not state.reduced:
        return part
    if state.part is None and state.kind != "roll":
        return 0.5 if part < 0.5 else 1.0
    return 1.0


def _swing(motion: Motion, state: FigureState) -> float:
    """How far a rep has come from its first pose (0) to its second (1)."""
    part = _part(state)
    away = "lower" if motion.lowers_first else "lift"
    if state.kind == "roll" and state.part is None:
        there = 0.5 - 0.5 * cos(pi * part)
        return there if state.rep % 2 else 1.0 - there
    if state.part is None:
        there = 0.5 - 0.5 * cos(2 * pi * part)
    elif state.part == "pause":
        there = 1.0 if state.after in (away, "out") else 0.0
    else:
        there = smooth(part) if state.part in (away, "out") else 1.0 - smooth(part)
    if motion.grow > 0:
        grown = min(1.0, (state.rep - 1 + _through_rep(state, part)) / motion.grow)
        there = 0.5 + (there - 0.5) * (0.5 + 0.5 * grown)
    return there


def _turned(motion: Motion, state: FigureState) -> float:
    """How far a rep has come on its way round, 0 to 1: half of it away, half of it back."""
    part = min(1.0, max(0.0, state.part_progress))
    away = "lower" if motion.lowers_first else "lift"
    if state.part is None:
        return part
    if state.part == "pause":
        return 0.5 if state.after in (away, "out") else 1.0
    return part / 2 if state.part in (away, "out") else 0.5 + part / 2


def _round(path: Sequence[str], turned: float) -> Mix:
    """Where the way round, through each pose in turn and from the last back to the first, has come to.

    The movement rests for an instant where it turns back, and before and after a pose that is written twice;
    it goes through the other poses.
    """
    legs = len(path)
    leg = min(legs - 1, int(turned * legs))
    t = turned * legs - leg
    leaves, enters = (0.0 if _rests(path, i) else 1.0 for i in (leg, (leg + 1) % legs))
    # the cubic whose speed is nought at a turn and even elsewhere
    part = ((leaves + enters - 2.0) * t + 3.0 - 2.0 * leaves - enters) * t * t + leaves * t
    return (path[leg], path[(leg + 1) % legs], part)


def _rests(path: Sequence[str], place: int) -> bool:
    """Whether a way round turns back at one of its poses, or stays there."""
    before, here, after = path[place - 1], path[place], path[(place + 1) % len(path)]
    return before == after or here in (before, after)


def _onwards(path: Sequence[str], gone: float) -> Mix:
    """Where the way on, from the first pose to the last with an instant of rest in each, has come to."""
    legs = len(path) - 1
    leg = min(legs - 1, int(gone * legs))
    return (path[leg], path[leg + 1], smooth(gone * legs - leg))


def _through_rep(state: FigureState, part: float) -> float:
    """How far the rep as a whole has come, 0 to 1; its parts count half each."""
    if state.part is None:
        return part
    first = state.part in ("out",) or state.phase_progress < 0.5
    return part / 2 if first else 0.5 + part / 2


def _breath(state: FigureState, total: float) -> float:
    """A quiet breath in phases that stay; all of it in `inhale` and `exhale`.

    Nothing moves while one gets ready: then the next position is to be seen, and one picture does for all.
    """
    part = 0.5 - 0.5 * cos(pi * min(1.0, max(0.0, state.phase_progress)))
    if state.reduced:
        part = 1.0
    if state.kind == "inhale":
        return part
    if state.kind == "exhale":
        return 1.0 - part
    if state.kind in ("rep", "roll", "prepare") or (
        state.reduced and state.previous_kind not in ("inhale", "exhale")
    ):
        return 0.0
    if state.previous_kind in ("inhale", "exhale"):
        return 1.0 if state.previous_kind == "inhale" and state.kind == "hold" else 0.0
    left = total - state.seconds if total > 0.0 else BREATH
    edge = min(1.0, state.seconds / 1.5, max(0.0, left) / 1.5)
    return 0.42 * edge * (0.5 - 0.5 * cos(2 * pi * state.seconds / BREATH))
