"""The shipped exercises as figures, and moments of every kind of phase they are made for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import tomli

from player.figures.drawing import Drawing
from player.figures.figure import Figure
from player.figures.motion import FigureState
from player.figures.positions import Position, position_at
from player.figures.reading import read_figure
from player.figures.skeleton import Skeleton

EXERCISES = Path(__file__).parents[2] / "media" / "exercises"
NAMES = tuple(sorted(path.stem for path in EXERCISES.glob("*.toml")))


@cache
def text_of(name: str) -> str:
    return (EXERCISES / f"{name}.toml").read_text("utf-8")


@cache
def table_of(name: str) -> dict[str, object]:
    return tomli.loads(text_of(name))


@cache
def figure_of(name: str) -> Figure:
    figure, faults = read_figure(table_of(name))
    assert figure is not None
    assert faults == []
    return figure


@cache
def picture_of(name: str, pose: str) -> Drawing:
    """A key pose of an exercise, drawn once for all who look at it."""
    return figure_of(name).drawing_of(pose, "right")


@cache
def frames_of(name: str) -> tuple[tuple[FigureState, Skeleton], ...]:
    """The bones of an exercise in every kind of phase; reps that are alike are there once."""
    figure = figure_of(name)
    found: dict[Position, FigureState] = {}
    for state in states_of(figure):
        # breath moves no bone
        found.setdefault(replace(position_at(figure.motion, state), breath=0.0), state)
    return tuple((state, figure.skeleton_at(state)) for state in found.values())


def kinds_of(figure: Figure) -> tuple[str, ...]:
    """The kinds of phase that the exercise has poses for; of those that move alike, only the first."""
    kinds: dict[tuple[bool, tuple[str, ...]], str] = {}
    for kind, path in figure.motion.paths.items():
        kinds.setdefault((kind in ("rep", "roll"), path), kind)
    return tuple(kinds.values())


def states_of(figure: Figure) -> Iterator[FigureState]:
    """Two reps, or a phase of six seconds, of every kind that the exercise has poses for."""
    for kind in kinds_of(figure):
        if kind in ("rep", "roll"):
            for rep in (1, 2):
                for step in range(24):
                    yield FigureState(
                        kind, part_progress=step / 24, phase_progress=step / 24, seconds=step / 6, rep=rep
                    )
        else:
            for step in range(25):
                yield FigureState(kind, phase_progress=step / 24, seconds=step / 4, cycles=3)
