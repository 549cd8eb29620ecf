"""The score: what has been written of a timeline so far, phase after phase."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from player.timeline.frames import Span
from player.timeline.speech import Region
from player.timeline.timeline import Cue, Phase, Timeline, TimelineStep, Unfit
from player.timeline.today import Spot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class Score:
    """Steps, phases and cues in the order in which they are written; each phase begins where the last one
    ended."""

    def __init__(self, length_of: Callable[[str], int]) -> None:
        """Take what gives the frames of a spoken line."""
        self.length_of = length_of
        """Frames of a spoken line."""
        self.frame = 0
        """Where the next phase begins."""
        self.phases: list[Phase] = []
        """The phases so far."""
        self._steps: list[TimelineStep] = []
        self._cues: list[Cue] = []
        self._unfit: list[Unfit] = []
        self._first = 0

    def begin_step(self, path: str, title: str, line: int, *, offered: bool = False) -> None:
        """Begin a step: the phases that follow belong to it."""
        self._end_step()
        self._steps.append(TimelineStep(path, title, Span(self.frame, self.frame), line, offered))
        self._first = len(self.phases)

    @property
    def step(self) -> int:
        """Return the index of the step that is being written."""
        return len(self._steps) - 1

    @property
    def spot(self) -> Spot:
        """Return where the next phase stands."""
        return Spot(self.step, len(self.phases) - self._first)

    def add(self, phase: Phase) -> None:
        """Add a phase, which is to begin at ``frame``."""
        self.phases.append(phase)
        self.frame = phase.span.end

    def open_region(self, phase: Phase) -> Region:
        """Add a phase and return the region for its words; ``keep`` it when they are said."""
        self.add(replace(phase, block=phase.span))
        return Region(phase.span, len(self.phases) - 1, self.step, self.length_of)

    def keep(self, cues: Iterable[Cue], unfit: Iterable[Unfit]) -> None:
        """Keep what is heard."""
        self._cues += cues
        self._unfit += unfit

    def timeline(self, title: str, language: str) -> Timeline:
        """Return what has been written."""
        self._end_step()
        return Timeline(
            title=title,
            language=language,
            steps=tuple(self._steps),
            phases=tuple(self.phases),
            cues=tuple(sorted(self._cues, key=lambda cue: (cue.span.start, cue.line is not None))),
            unfit=tuple(self._unfit),
        )

    def _end_step(self) -> None:
        if self._steps:
            last = self._steps[-1]
            self._steps[-1] = replace(last, span=Span(last.span.start, self.frame))
