"""What the figure does in a phase: which key poses it moves between, how far it has come, and what glows.

An exercise's `[motion]` table says for each kind of phase where the figure goes. Everything here is
worked out from one `FigureState`, without memory: the same state always gives the same picture, after a
pause or a jump as well.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, pi
from typing import get_args

from player.figures.pose import Fault
from player.timeline.timeline import PhaseKind

KINDS: tuple[str, ...] = get_args(PhaseKind)
"""The kinds of phase, which are the keys of `[motion]` beside `start`, `grow`, `push` and `pull_way`."""

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

_CIRCLES = ("rep", "roll")
"""The kinds that go there and back, or round through more than two poses."""
_MOST_IN_CIRCLE = 12
POINTS = ("heel", "foot", "knee", "hand", "elbow")
WAYS = ("front", "back", "up", "down", "outwards", "inwards", "headwards", "footwards")
_EASE = 1.2
"""Seconds in which the figure goes from where the last phase ended to where this one is."""
_SLOW = 4.5
"""Seconds of going into a stretch."""
_BREATH = 4.4
"""Seconds of one breath in a hold."""


@dataclass(frozen=True, slots=True)
class FigureState:
    """What the timeline says about one instant, as far as the figure wants to know."""

    kind: str
    """One of `KINDS`."""
    part: str | None = None
    """Part of a rep or pass of a roll: `lift`, `lower`, `out`, `back`, `pause`, or None when it is paced as
    a whole.
    """
    part_progress: float = 0.0
    """0 to 1 through the part, or through the rep (or the pass of a roll) when `part` is None."""
    after: str | None = None
    """For a `pause`: the part before it."""
    phase_progress: float = 0.0
    """0 to 1 through the phase."""
    seconds: float = 0.0
    """Seconds into the phase."""
    previous_kind: str | None = None
    """The kind of phase before it in the same exercise and side, or None."""
    cycle: int = 1
    """Which cycle of a PNF dose, from 1."""
    cycles: int = 1
    """How many cycles there are."""
    rep: int = 1
    """Which rep, or pass of a roll, from 1."""
    reps: int | None = None
    """How many reps there are, if that is known."""
    effort: float = 1.0
    """How hard a contraction is, 0 to 1."""
    pose: str | None = None
    """A pose that the session asks for by name; one that the exercise does not have is left out."""
    previous_pose: str | None = None
    """The same of the phase before it."""
    reduced: bool = False
    """Whether only key poses are shown, and nothing moves between them."""


@dataclass(frozen=True, slots=True)
class Way:
    """A direction of push: from a point of the body, along a direction of its bone or of the room."""

    point: str
    """As `working.heel`."""
    way: str
    """One of `WAYS`."""


@dataclass(frozen=True, slots=True)
class Motion:
    """The `[motion]` table."""

    start: str
    """The pose before anything happens, and in preparation and rest."""
    paths: Mapping[str, tuple[str, ...]]
    """For a kind of phase: the poses it goes through; more than two of them, in a rep, it goes round."""
    grow: int = 0
    """Reps over which a swing grows from half its range to all of it; 0 for none."""
    push: Way | None = None
    """Which way to push in `contract`."""
    pull: Way | None = None
    """Which way to pull in `pull`."""
    lowers_first: bool = False
    """Whether a rep begins with the lowering part."""
    names: tuple[str, ...] = ()
    """The poses that there are."""


Mix = tuple[str, str, float]
"""Two poses by name and how far (0 to 1) from the first to the second."""


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


def parse_motion(
    table: Mapping[str, object], poses: Sequence[str], starts_with: object
) -> tuple[Motion, list[Fault]]:
    """Read `[motion]`; `poses` are the names that exist. An empty table moves between the first pose and
    the last.
    """
    faults: list[Fault] = []
    first = poses[0] if poses else ""
    start = first
    paths: dict[str, tuple[str, ...]] = {}
    grow = 0
    ways: dict[str, Way] = {}
    for key, value in table.items():
        kind = key.replace("_", " ")
        if key == "grow":
            if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 50:
                grow = value
            else:
                faults.append((key, "write how many reps the movement grows over, such as 5"))
        elif key in ("push", "pull_way"):
            way = _parse_way(key, value, faults)
            if way is not None:
                ways[key] = way
        elif key == "start" or kind in KINDS:
            names = _names(key, value, poses, faults)
            if names and key == "start":
                start = names[0]
            elif names:
                paths[kind] = names
        else:
            known = ("start", "grow", "push", "pull_way", *KINDS)
            faults.append((key, f"unknown key; write one of {', '.join(known)}"))
    if not table and len(poses) > 1:
        paths["rep"] = (first, poses[-1])
        paths["hold"] = (poses[-1],)
    motion = Motion(
        start, paths, grow, ways.get("push"), ways.get("pull_way"), starts_with == "lower", tuple(poses)
    )
    return motion, faults


def _names(key: str, value: object, poses: Sequence[str], faults: list[Fault]) -> tuple[str, ...]:
    entries = [value] if isinstance(value, str) else value
    most = _MOST_IN_CIRCLE if key in _CIRCLES else 2
    if not isinstance(entries, (list, tuple)) or not entries or len(entries) > most:
        more = f" (up to {most} that a rep goes round)" if most > 2 else ""
        faults.append((key, f'write one pose or two, such as ["down", "up"]{more}'))
        return ()
    names: list[str] = []
    for entry in entries:
        if isinstance(entry, str) and entry in poses:
            names.append(entry)
        else:
            faults.append((key, f"there is no pose {entry!r}; this exercise has {', '.join(poses)}"))
    return tuple(names)


def _parse_way(key: str, value: object, faults: list[Fault]) -> Way | None:
    if isinstance(value, Mapping):
        point, way = value.get("from"), value.get("way")
        if isinstance(point, str) and isinstance(way, str):
            side, _, part = point.partition(".")
            if side in ("working", "other") and part in POINTS and way in WAYS:
                return Way(point, way)
    faults.append(
        (
            key,
            f'write {{ from = "working.heel", way = "back" }}; points: {", ".join(POINTS)}; '
            f"ways: {', '.join(WAYS)}",
        )
    )
    return None


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
    ease = _SLOW if state.kind in ("stretch", "deepen") else _EASE
    if total > 0.0:
        ease = min(ease, total * (0.6 if _settles(state.kind) else 0.4))
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
            if kind in _CIRCLES or other not in _CIRCLES:
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
    if state.kind in _CIRCLES and len(path) > 2:
        return _round(path, _turned(motion, state))
    if state.kind in _CIRCLES and len(path) > 1:
        return (path[0], path[1], _swing(motion, state))
    if state.kind in ("inhale", "exhale") and len(path) > 1:
        part = 0.5 - 0.5 * cos(pi * min(1.0, max(0.0, state.phase_progress)))
        return (path[0], path[1], part if state.kind == "inhale" else 1.0 - part)
    deep = _depth(motion, state.kind, state.cycle, state.cycles)
    return deep if deep is not None else (path[-1], path[-1], 0.0)


def _end_of(motion: Motion, kind: str, state: FigureState) -> Mix:
    if state.previous_pose in motion.names:
        return (str(state.previous_pose), str(state.previous_pose), 0.0)
    path = _path(motion, kind)
    if kind in ("rep", "roll", "exhale"):
        return (path[0], path[0], 0.0)
    cycle = state.cycle
    if kind == "deepen" and state.kind != "deepen":
        cycle = state.cycle - 1 if state.kind in ("contract", "pull") else state.cycle
    deep = _depth(motion, kind, cycle, state.cycles)
    return deep if deep is not None else (path[-1], path[-1], 0.0)


def _swing(motion: Motion, state: FigureState) -> float:
    """How far a rep has come from its first pose (0) to its second (1)."""
    part = min(1.0, max(0.0, state.part_progress))
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

    The movement rests for an instant where it turns back, and goes through the other poses.
    """
    legs = len(path)
    leg = min(legs - 1, int(turned * legs))
    t = turned * legs - leg
    leaves, enters = (0.0 if path[i - 1] == path[(i + 1) % legs] else 1.0 for i in (leg, (leg + 1) % legs))
    # the cubic whose speed is nought at a turn and even elsewhere
    part = ((leaves + enters - 2.0) * t + 3.0 - 2.0 * leaves - enters) * t * t + leaves * t
    return (path[leg], path[(leg + 1) % legs], part)


def _through_rep(state: FigureState, part: float) -> float:
    """How far the rep as a whole has come, 0 to 1; its parts count half each."""
    if state.part is None:
        return part
    first = state.part in ("out",) or state.phase_progress < 0.5
    return part / 2 if first else 0.5 + part / 2


def _breath(state: FigureState, total: float) -> float:
    """A quiet breath in phases that stay; all of it in `inhale` and `exhale`."""
    part = 0.5 - 0.5 * cos(pi * min(1.0, max(0.0, state.phase_progress)))
    if state.kind == "inhale":
        return part
    if state.kind == "exhale":
        return 1.0 - part
    if state.kind in ("rep", "roll"):
        return 0.0
    if state.previous_kind in ("inhale", "exhale"):
        return 1.0 if state.previous_kind == "inhale" and state.kind == "hold" else 0.0
    left = total - state.seconds if total > 0.0 else _BREATH
    edge = min(1.0, state.seconds / 1.5, max(0.0, left) / 1.5)
    return 0.42 * edge * (0.5 - 0.5 * cos(2 * pi * state.seconds / _BREATH))
