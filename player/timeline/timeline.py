"""The timeline: the whole session as one immutable value, every phase and every cue at its frame."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from player.timeline.frames import Span
from player.timeline.sections import distinct, last_from

if TYPE_CHECKING:
    from collections.abc import Sequence

    from player.session.asking import Question
    from player.session.model import Pictured

PhaseKind = Literal[
    "prepare",
    "stretch",
    "contract",
    "relax",
    "pull",
    "deepen",
    "hold",
    "rep",
    "inhale",
    "exhale",
    "roll",
    "rest",
    "change side",
]
"""What a phase asks of the body."""

Side = Literal["left", "right"]
"""The side that is worked or stretched."""

ToneName = Literal[
    "get ready", "start", "end", "contract", "relax", "change side", "tick", "halfway", "finish"
]
"""The sounds that the program makes."""

PartName = Literal["lift", "lower", "pause", "out", "back"]
"""What moves in a beat: against gravity, with it, nothing; or there and back where gravity plays no role."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a rep: one beat of its tempo."""

    name: PartName
    """What moves."""
    span: Span
    """When."""


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of time in which one thing is asked of the body."""

    span: Span
    """When. An open phase spans what is said in it; then the transport waits at its end, unless it is
    limited."""
    kind: PhaseKind
    """What is asked."""
    name: str
    """What the screen calls it: ``Push``, ``Hold``, ``Rest``."""
    step: int
    """Index into ``Timeline.steps``."""
    title: str = ""
    """What is being done, usually the exercise's name."""
    exercise: str | None = None
    """Identity of the exercise whose figure is shown."""
    side: Side | None = None
    """The side, where one is named."""
    set: int = 1
    """Which set of the step, from 1."""
    sets: int = 1
    """How many sets."""
    cycle: int = 1
    """Which PNF or breathing cycle, from 1."""
    cycles: int = 1
    """How many cycles."""
    rep: int = 0
    """Which rep of the set, from 1; 0 where reps are not counted."""
    reps: int = 0
    """How many reps; 0 where they are not counted."""
    round: int = 1
    """Which round of the innermost group, from 1."""
    rounds: int = 1
    """How many rounds."""
    parts: tuple[Part, ...] = ()
    """The beats of a rep, or the passes of a roll."""
    block: Span = field(default=Span(0, 0))
    """The span of the whole dose of this set and side; equal to ``span`` where that is one phase."""
    effort: int | None = None
    """Effort asked in a contraction, percent of the greatest."""
    note: str = ""
    """Shown, not spoken."""
    say: str = ""
    """What is said as it begins."""
    open: bool = False
    """Whether it lasts until the person says done."""
    limited: bool = False
    """Whether an open phase is over by itself at the end of its span."""
    question: Question | None = None
    """What the person is asked in it; an answer ends it."""
    ramp: int = 0
    """Frames in which the effort of a contraction is built up."""
    yields: bool = False
    """Whether a contraction moves through the range, against something that gives way."""
    view: str = ""
    """From where the figure is seen, where the author says so."""
    picture: Pictured | None = None
    """The picture that is shown in place of the figure, where the step has one."""
    pose: str = ""
    """The pose of the exercise to show, where the author names one."""
    figure_side: Side | None = None
    """The side on which the figure is shown, where none is named: that of what comes."""
    place: str = ""
    """The side, as it is spoken when a session goes on here: ``left leg``."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One thing that is heard over a span."""

    span: Span
    """When. A line's span is the length of its clip."""
    phase: int
    """Index into ``Timeline.phases``."""
    line: str | None = None
    """The text to be spoken; None for a tone."""
    tone: ToneName | None = None
    """The tone; None for a line."""
    counts: bool = False
    """Whether the line is only a number that is counted, and that the screen shows anyway."""


@dataclass(frozen=True, slots=True)
class TimelineStep:
    """One step as it was written, once for each round in which it is done."""

    path: str
    """Where it stands in the session: ``3``, or ``4.2`` for the second step of the group that is step 4."""
    title: str
    """What the screen calls it."""
    span: Span
    """From the first frame of its preparation to the end of its last phase."""
    line: int
    """Line of the session file, from 1."""
    offered: bool = False
    """Whether it is only offered, for a side that was skipped: next leaves it out."""


@dataclass(frozen=True, slots=True)
class Unfit:
    """A line that did not fit its place and was shortened or dropped."""

    text: str
    """What should have been said."""
    said: str
    """What is said instead; empty if nothing."""
    step: int
    """Index into ``Timeline.steps``."""
    over: int
    """How many frames too long it was."""
    span: Span = field(default=Span(0, 0), compare=False)
    """Where it would have been said if there were room."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """A compiled session."""

    title: str
    """The session's title."""
    language: str
    """BCP 47 tag of what is spoken."""
    steps: tuple[TimelineStep, ...]
    """In the order in which they are done."""
    phases: Sequence[Phase]
    """They follow one another without a gap, from frame 0 to ``length``."""
    cues: Sequence[Cue]
    """By start. Lines never overlap."""
    unfit: Sequence[Unfit] = ()
    """What could not be said as it was written."""

    @property
    def length(self) -> int:
        """Return the frames of the whole; open phases count what is said in them."""
        return self.phases[-1].span.end if self.phases else 0

    def phase_index_at(self, frame: int) -> int:
        """Return the index of the phase that holds the frame (the nearest one outside); -1 without phases."""
        return min(max(last_from(self.phases, frame), 0), len(self.phases) - 1)

    def wait_after(self, frame: int) -> int | None:
        """Return the first frame at or after this one where the transport must wait for the person."""
        for index in range(max(0, self.phase_index_at(frame)), len(self.phases)):
            phase = self.phases[index]
            if phase.open and not phase.limited and phase.span.end >= frame:
                return phase.span.end
        return None

    @property
    def lines(self) -> tuple[str, ...]:
        """Return every text to be spoken, once, in the order of need."""
        return distinct(self.cues, _lines_of)

    def look_through(self) -> None:
        """Find out what takes long to find, where what was found is kept: in a timeline in sections."""
        distinct(self.cues, _lines_of)
        distinct(self.phases, _seen_of)

    @property
    def titles(self) -> tuple[str, ...]:
        """Return every title of its phases, or their name where they have none, once."""
        return tuple(dict.fromkeys(title for title, _, _ in distinct(self.phases, _seen_of)))

    @property
    def names(self) -> tuple[str, ...]:
        """Return every name of its phases, once."""
        return tuple(dict.fromkeys(name for _, name, _ in distinct(self.phases, _seen_of)))

    @property
    def sided(self) -> bool:
        """Return whether a side is named anywhere."""
        return any(side for _, _, side in distinct(self.phases, _seen_of))


def _seen_of(phases: tuple[Phase, ...]) -> tuple[tuple[str, str, Side | None], ...]:
    seen = ((phase.title or phase.name, phase.name, phase.side) for phase in phases)
    return tuple(dict.fromkeys(seen))


def _lines_of(cues: tuple[Cue, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cue.line for cue in cues if cue.line is not None))
