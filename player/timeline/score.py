"""The score: what has been written of a timeline so far, phase after phase and step after step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from player.timeline.frames import Span
from player.timeline.sections import Offset, Section, Sections
from player.timeline.speech import Region
from player.timeline.timeline import Cue, Part, Phase, Timeline, TimelineStep, Unfit
from player.timeline.today import Spot

if TYPE_CHECKING:
    from collections.abc import Iterable

_PHASE_KEYS = tuple(field.name for field in fields(Phase))
_PHASE_VALUES: Callable[[Phase], tuple[Any, ...]] = attrgetter(*_PHASE_KEYS)
_SPAN, _STEP, _PARTS, _BLOCK = map(_PHASE_KEYS.index, ("span", "step", "parts", "block"))


@dataclass(frozen=True, slots=True, eq=False)
class Written:
    """What was written in one go, which is one step at most; its times are those of where it was written."""

    at: Offset
    """Where it was written."""
    size: Offset
    """How much it is."""
    steps: tuple[TimelineStep, ...]
    """The step."""
    phases: Section[Phase]
    """Its phases."""
    cues: Section[Cue]
    """What is heard in them, by start."""
    unfit: Section[Unfit]
    """What found no room."""
    lines: frozenset[str]
    """Every line whose length it depends on."""


class Score:
    """Steps, phases and cues in the order in which they are written; each phase begins where the last one
    ended."""

    def __init__(self, length_of: Callable[[str], int]) -> None:
        """Take what gives the frames of a spoken line."""
        self._length_of = length_of
        self._lengths: dict[str, int] = {}
        self._written: list[tuple[Written, Offset]] = []
        self._all_steps: list[TimelineStep] = []
        self._begun = Offset()
        self.frame = 0
        """Where the next phase begins."""
        self._begin()

    def _begin(self) -> None:
        self._phases: list[Phase] = []
        self._steps: list[TimelineStep] = []
        self._cues: list[Cue] = []
        self._unfit: list[Unfit] = []
        self._lines: set[str] = set()
        self._first = 0

    def length_of(self, line: str) -> int:
        """Return the frames of a spoken line."""
        self._lines.add(line)
        frames = self._lengths.get(line)
        if frames is None:
            frames = self._lengths[line] = self._length_of(line)
        return frames

    def begin_step(self, path: str, title: str, line: int, *, offered: bool = False) -> None:
        """Begin a step: the phases that follow belong to it."""
        self._steps.append(TimelineStep(path, title, Span(self.frame, self.frame), line, offered))
        self._first = len(self._phases)

    @property
    def step(self) -> int:
        """Return the index of the step that is being written."""
        return self._begun.step + len(self._steps) - 1

    @property
    def count(self) -> int:
        """Return how many phases there are, which is the index of the next one."""
        return self._begun.phase + len(self._phases)

    @property
    def spot(self) -> Spot:
        """Return where the next phase stands."""
        return Spot(self.step, len(self._phases) - self._first)

    @property
    def last(self) -> Phase | None:
        """Return the last phase; None before the first one."""
        if self._phases:
            return self._phases[-1]
        whole = next((each for each, _ in reversed(self._written) if each.phases.items), None)
        return whole.phases.items[-1] if whole is not None else None

    def phases_from(self, index: int) -> list[Phase]:
        """Return the phases of what is being written from one, by its index, on."""
        return self._phases[index - self._begun.phase :]

    def add(self, phase: Phase) -> None:
        """Add a phase, which is to begin at ``frame``."""
        self._phases.append(phase)
        self.frame = phase.span.end

    def open_region(self, phase: Phase) -> Region:
        """Add a phase and return the region for its words; ``keep`` it when they are said."""
        self.add(replace(phase, block=phase.span))
        return Region(phase.span, self.count - 1, self.step, self.length_of)

    def keep(self, cues: Iterable[Cue], unfit: Iterable[Unfit]) -> None:
        """Keep what is heard."""
        self._cues += cues
        self._unfit += unfit

    # -- step by step

    def close(self) -> Written:
        """End what was written since the last time, and return it."""
        begun = self._begun
        end = Offset(self.frame, self.count, self.step + 1)
        written = Written(
            begun,
            end.since(begun),
            tuple(replace(step, span=Span(step.span.start, self.frame)) for step in self._steps),
            Section(self._phases),
            Section(sorted(self._cues, key=lambda cue: (cue.span.start, cue.line is not None))),
            Section(self._unfit),
            frozenset(self._lines),
        )
        self.take(written)
        self._begin()
        return written

    def take(self, written: Written, path: str = "", line: int = 0) -> None:
        """Put what was written, here or elsewhere, at the end; the step of it stands in the text at this path
        and line now, where they are given."""
        begun, size = self._begun, written.size
        moved = begun.since(written.at)
        self._written.append((written, moved))
        for step in written.steps:
            place = (path or step.path, line or step.line)
            if moved.frame or place != (step.path, step.line):
                span = Span(step.span.start + moved.frame, step.span.end + moved.frame)
                step = TimelineStep(place[0], step.title, span, place[1], step.offered)
            self._all_steps.append(step)
        self._begun = Offset(begun.frame + size.frame, begun.phase + size.phase, begun.step + size.step)
        self.frame = self._begun.frame

    def timeline(self, title: str, language: str, *, in_sections: bool) -> Timeline:
        """Return what has been written; what was written elsewhere has to stay ``in_sections``."""
        steps, moved = tuple(self._all_steps), [by for _, by in self._written]
        phases = Sections([each.phases for each, _ in self._written], moved, _moved_phase)
        cues = Sections([each.cues for each, _ in self._written], moved, _moved_cue)
        unfit = Sections([each.unfit for each, _ in self._written], moved, _moved_unfit)
        if in_sections:
            return Timeline(title, language, steps, phases, cues, unfit)
        return Timeline(title, language, steps, tuple(phases), tuple(cues), tuple(unfit))


def _moved_span(span: Span, frames: int) -> Span:
    return Span(span.start + frames, span.end + frames)


def _moved_phase(phase: Phase, by: Offset) -> Phase:
    """What ``replace`` would do, in a third of its time: thousands are moved."""
    values = list(_PHASE_VALUES(phase))
    values[_SPAN] = _moved_span(phase.span, by.frame)
    values[_STEP] = phase.step + by.step
    values[_PARTS] = tuple(Part(part.name, _moved_span(part.span, by.frame)) for part in phase.parts)
    values[_BLOCK] = _moved_span(phase.block, by.frame)
    return Phase(*values)


def _moved_cue(cue: Cue, by: Offset) -> Cue:
    return Cue(_moved_span(cue.span, by.frame), cue.phase + by.phase, cue.line, cue.tone, cue.counts)


def _moved_unfit(unfit: Unfit, by: Offset) -> Unfit:
    return replace(unfit, step=unfit.step + by.step, span=_moved_span(unfit.span, by.frame))
