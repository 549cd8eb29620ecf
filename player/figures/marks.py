"""Teaching marks: which muscles glow and how, which way is pushed, and where the movement goes next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from player.figures.joints import SIDES
from player.figures.motion import CIRCLES, FigureState, Mix, Motion, Way
from player.figures.positions import BREATH, Position

_WAVE = 1.1
"""Seconds of the arrow's small movement: a quarter of a quiet breath, so that both repeat together."""
_BUILD = 0.9
"""Seconds in which a glow comes."""


@dataclass(frozen=True, slots=True)
class Work:
    """What an exercise is for."""

    target: tuple[str, ...]
    """Muscles that are stretched or work."""
    opposing: tuple[str, ...]
    """Muscles that move against them."""
    kind: str
    """What sort of exercise: `stretch`, `strength` ..."""
    both_sides: bool
    """Whether both sides do the same, so that the muscles of both glow."""
    limb: str = ""
    """Of an exercise that has sides: the limb that wears the marker of the working side."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Teaching marks of one instant."""

    glows: tuple[tuple[str, str, str], ...] = ()
    """Muscle, side and tone (`cool` or `warm`)."""
    way: Way | None = None
    """The direction of push or pull, or None."""
    strength: float = 0.0
    """0 to 1."""
    slide: float = 0.0
    """0 to 1: where the arrow is in its small movement."""
    limb: str = ""
    """The limb of the working side that wears the marker, `leg` or `arm`; empty for none."""
    trail: tuple[Mix, ...] = ()
    """From where over what to where a movement goes that has an arrow; empty for none."""
    moves: tuple[str, ...] = ()
    """What that arrow goes with; empty for what moves most."""
    fresh: float = 1.0
    """How plain that arrow is, 0 to 1."""
    ghost: str = ""
    """The pose that comes next, which is seen as a ghost; empty for none."""


_COMING = ("stretch", "hold", "rep", "roll", "inhale", "contract", "deepen")
"""What is got ready for, the first of these that an exercise has."""


def marks_at(work: Work, motion: Motion, state: FigureState, position: Position) -> Marks:
    """What glows, and which way is pushed, at one instant."""
    glows, way, strength = _glows(work, motion, state)
    sides = SIDES if work.both_sides else ("working",)
    wave = 0.0
    if way is not None:
        beat = state.seconds % _WAVE / _WAVE
        wave = round((2 * beat if beat < 0.5 else 2 - 2 * beat) * 8) / 8
    named = tuple((name, one, tone) for name, tone in glows for one in sides)
    if state.reduced:
        wave = 0.0
    trail, fresh, ghost = _going(motion, state, position)
    moves = motion.moves
    breath = _breathing(work, motion, state)
    if breath and not trail:
        trail, moves = (position.now, position.now), (breath,)
    return Marks(
        named, way, round(strength * 8) / 8, wave, work.limb, trail, moves if trail else (), fresh, ghost
    )


def _going(motion: Motion, state: FigureState, position: Position) -> tuple[tuple[Mix, ...], float, str]:
    """Which movement has an arrow, how plain it is, and which pose is seen as a ghost."""
    if state.kind == "prepare" and not state.pose:
        ways = [name for kind in _COMING for name in reversed(motion.paths.get(kind, ()))]
        ways = [name for name in ways if name != motion.start]
        coming = next((name for name in ways if name not in motion.through), next(iter(ways), ""))
        if not coming:
            return (), 1.0, ""
        return (position.now, (coming, coming, 0.0)), 1.0, coming
    if state.kind in ("stretch", "deepen") and position.arrived < 0.9 and not state.reduced:
        # the arrow goes as the figure comes
        left = min(1.0, 2.5 * (1.0 - position.arrived))
        return (position.come_from, position.now), round(left * 4) / 4, ""
    path = motion.paths.get(state.kind, ()) if state.kind in CIRCLES else ()
    if len(path) > 2 and state.rep == 1:
        return _still(stroke(motion, path, position.now)), 1.0, ""
    if state.kind == "roll" and state.rep <= 2 and len(path) == 2:
        return _still(path if state.rep == 1 else path[::-1]), 1.0, ""
    if state.kind == "rep" and state.rep == 1 and len(path) == 2 and state.part != "pause":
        away = (
            state.part_progress < 0.5 if state.part is None else position.now[2] < 0.5 or state.part == "out"
        )
        if state.part in ("lift", "lower"):
            away = (state.part == "lower") == motion.lowers_first
        return _still(path if away else path[::-1]), 1.0, ""
    return (), 1.0, ""


def _still(names: Iterable[str]) -> tuple[Mix, ...]:
    return tuple((name, name, 0.0) for name in names)


def stroke(motion: Motion, path: Sequence[str], now: Mix) -> tuple[str, ...]:
    """The poses of a rep of many that one arrow goes past: from one that is not only gone through to the
    next such, about where the figure is; where it stays, the arrow of how it came there.
    """
    legs = len(path)
    if set(path) <= set(motion.through):
        return (*path, path[0])
    last = legs - 1 if motion.travels else legs
    pairs = [(path[leg], path[(leg + 1) % legs]) for leg in range(last)]
    leg = next((place for place, pair in enumerate(pairs) if pair == now[:2]), None)
    if leg is None:
        leg = path.index(now[0]) % last if now[0] in path else 0
    if path[leg] == path[(leg + 1) % legs]:
        leg -= 1
    first, end = leg, leg + 1
    while path[first % legs] in motion.through and end - first < last:
        first -= 1
    while path[end % legs] in motion.through and end - first < last:
        end += 1
    return tuple(path[place % legs] for place in range(first, end + 1))


def _breathing(work: Work, motion: Motion, state: FigureState) -> str:
    """Which way a breath goes that has an arrow: in breathing in and out, and in a stay that is for it."""
    if state.kind in ("inhale", "exhale"):
        return state.kind
    if (
        work.kind == "breath"
        and "inhale" in motion.paths
        and state.kind == "hold"
        and state.previous_kind not in ("inhale", "exhale")
    ):
        return "inhale" if state.reduced or state.seconds % BREATH < BREATH / 2 else "exhale"
    return ""


def _glows(work: Work, motion: Motion, state: FigureState) -> tuple[list[tuple[str, str]], Way | None, float]:
    """Which muscles glow in which tone, whether there is a push or a pull, and how strongly (0 to 1)."""
    build = 1.0 if _same_work(state) or state.reduced else min(1.0, state.seconds / (state.ramp or _BUILD))
    effort = 0.6 + 0.4 * min(1.0, max(0.0, state.effort))
    kind = state.kind
    if kind == "contract":
        return [(name, "warm") for name in work.target], motion.push, build * effort
    if kind == "pull":
        warm = [(name, "warm") for name in work.opposing]
        return warm + [(name, "cool") for name in work.target], motion.pull, build * effort
    if kind == "relax" and "contract" not in motion.paths and "stretch" not in motion.paths:
        return [], None, 0.0
    if kind in ("stretch", "deepen", "relax"):
        strength = 0.55 if kind == "relax" else 0.85
        return [(name, "cool") for name in work.target], None, strength * build
    if kind in ("hold", "rep", "roll", "inhale", "exhale"):
        tone = "warm" if work.kind in ("strength", "power") else "cool"
        return [(name, tone) for name in work.target], None, 0.8 * build
    return [], None, 0.0


_SAME_WORK = (("stretch", "deepen", "relax"), ("rep",), ("roll",), ("inhale", "exhale", "hold"))


def _same_work(state: FigureState) -> bool:
    """Whether the same muscles went on from the phase before, so that their glow does not begin anew."""
    return any(state.kind in kinds and state.previous_kind in kinds for kinds in _SAME_WORK)
