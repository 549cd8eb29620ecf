"""Teaching marks: which muscles glow and how, which way is pushed, and where the movement goes next."""

from __future__ import annotations

from dataclasses import dataclass

from player.figures.joints import SIDES
from player.figures.motion import FigureState, Motion, Way

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


def marks_at(work: Work, motion: Motion, state: FigureState) -> Marks:
    """What glows, and which way is pushed, at one instant."""
    glows, way, strength = _glows(work, motion, state)
    sides = SIDES if work.both_sides else ("working",)
    wave = 0.0
    if way is not None:
        beat = state.seconds % _WAVE / _WAVE
        wave = round((2 * beat if beat < 0.5 else 2 - 2 * beat) * 8) / 8
    named = tuple((name, one, tone) for name, tone in glows for one in sides)
    return Marks(named, way, round(strength * 8) / 8, wave)


def _glows(work: Work, motion: Motion, state: FigureState) -> tuple[list[tuple[str, str]], Way | None, float]:
    """Which muscles glow in which tone, whether there is a push or a pull, and how strongly (0 to 1)."""
    build = 1.0 if _same_work(state) else min(1.0, state.seconds / _BUILD)
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
        tone = "warm" if work.kind == "strength" else "cool"
        return [(name, tone) for name in work.target], None, 0.8 * build
    return [], None, 0.0


_SAME_WORK = (("stretch", "deepen", "relax"), ("rep",), ("roll",), ("inhale", "exhale", "hold"))


def _same_work(state: FigureState) -> bool:
    """Whether the same muscles went on from the phase before, so that their glow does not begin anew."""
    return any(state.kind in kinds and state.previous_kind in kinds for kinds in _SAME_WORK)
