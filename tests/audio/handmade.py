"""Small timelines and clips made by hand, for everything that is heard."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from player.timeline.frames import RATE, Span, frames_of
from player.timeline.timeline import Cue, Phase, Timeline, TimelineStep, ToneName


def session(*seconds: float, cues: tuple[Cue, ...] = (), open_phases: tuple[int, ...] = ()) -> Timeline:
    """Return a timeline of phases of so many seconds, a step each."""
    phases: list[Phase] = []
    start = 0
    for index, length in enumerate(seconds):
        span = Span(start, start + frames_of(length))
        phases.append(Phase(span, "hold", "Hold", index, open=index in open_phases))
        start = span.end
    steps = tuple(TimelineStep(str(phase.step + 1), "step", phase.span, 1) for phase in phases)
    return Timeline(
        "by hand", "en", steps, tuple(phases), tuple(sorted(cues, key=lambda cue: cue.span.start))
    )


def line(text: str, at: float, seconds: float) -> Cue:
    """Return a spoken line."""
    return Cue(Span(frames_of(at), frames_of(at + seconds)), 0, line=text)


def chime(name: ToneName, at: float) -> Cue:
    """Return a tone."""
    return Cue(Span(frames_of(at), frames_of(at + 0.2)), 0, tone=name)


def steady(seconds: float, value: float = 0.25) -> NDArray[np.float32]:
    """Return a clip of one value: where it is heard can be counted."""
    return np.full(frames_of(seconds), value, np.float32)


def talk(text: str) -> NDArray[np.float32]:
    """Return a clip that differs with the text, about a second long, from -0.6 to 0.6."""
    seed = sum(map(ord, text))
    generator = np.random.default_rng(seed)
    return generator.uniform(-0.6, 0.6, RATE + 37 * seed % 999).astype(np.float32)


def nothing(text: str) -> None:
    """Have no clip of any line."""


def first_sound(samples: NDArray[np.float32]) -> int:
    """Return the index of the first sample that is not silence."""
    return int(np.flatnonzero(np.any(samples != 0, axis=1))[0])
