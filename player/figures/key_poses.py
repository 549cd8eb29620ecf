"""Key poses: which poses stand for an exercise on cards, on sheets, and in pictures that stand still."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from player.figures.motion import FigureState

if TYPE_CHECKING:
    from player.figures.drawing import Drawing
    from player.figures.figure import Figure
    from player.figures.looks import Look

_TELLING = ("stretch", "hold", "rep", "roll", "inhale")
"""Kinds of phase whose last pose tells most of an exercise, the best first."""
_SETTLED = 9.0
"""Seconds into a phase at which the figure has arrived and all that glows does so fully."""


@dataclass(frozen=True, slots=True)
class KeyPose:
    """A pose and what is done in it."""

    name: str
    """Its name in the exercise's file."""
    kind: str
    """The kind of phase that it is drawn in, which decides what glows."""


def key_poses(figure: Figure) -> tuple[KeyPose, ...]:
    """Return the poses that the motion goes through, in its order, each once; the start comes first."""
    found = {figure.motion.start: "prepare"}
    for kind, path in figure.motion.paths.items():
        for name in path:
            if name not in found:
                found[name] = kind
    only = len(found) == 1
    return tuple(KeyPose(name, _only_kind(figure) if only else kind) for name, kind in found.items())


def telling_pose(figure: Figure) -> KeyPose:
    """Return the pose by which an exercise is recognised."""
    paths = figure.motion.paths
    kind = next((kind for kind in _TELLING if kind in paths), "")
    if not kind:
        return KeyPose(figure.motion.start, "hold")
    path = paths[kind]
    return KeyPose(
        next((name for name in reversed(path) if name not in figure.motion.through), path[-1]), kind
    )


def still(figure: Figure, pose: KeyPose, side: str | None, palette: str | Look = "light") -> Drawing:
    """Return the picture of a key pose with what works in it; `side` and `palette` as in `drawing_at`."""
    state = FigureState(
        pose.kind,
        seconds=_SETTLED,
        phase_progress=0.5,
        pose=pose.name,
        previous_kind=pose.kind,
        previous_pose=pose.name,
    )
    return figure.drawing_at(state, side, palette)


def phase_still(figure: Figure, kind: str, side: str | None, palette: str | Look = "light") -> Drawing:
    """Return what a kind of phase looks like once the figure has arrived, a movement at its far end."""
    moves = kind in ("rep", "roll")
    state = FigureState(
        kind,
        part_progress=0.5 if kind == "rep" else 1.0 if moves else 0.0,
        seconds=_SETTLED,
        phase_progress=1.0 if kind in ("inhale", "exhale") else 0.5,
        rep=99,
        previous_kind="prepare",
    )
    return figure.drawing_at(state, side, palette)


def _only_kind(figure: Figure) -> str:
    return next(iter(figure.motion.paths), "hold")
