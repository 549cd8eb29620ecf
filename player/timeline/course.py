"""The course of a session: its steps in the order of doing, found one by one.

What comes next may depend on answers, on a draw, and on clocks that end a group wherever it is. Nothing that
comes later has a say in what comes before: an answer changes only what lies ahead of its question.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from player.session.model import Ask, Group, Reps, Rest, Say, Step
from player.session.size import dose_length, length_of_steps
from player.timeline.timeline import Side
from player.timeline.today import Today

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from player.session.asking import Answer, AskKind
    from player.session.model import AnyStep, Session

_MOST_IDLE_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class CompileOptions:
    """What differs between people who play the same session, and between the days they play it on."""

    announcements: bool = True
    """Without them preparation, side changes and everything spoken take no time."""
    tighter: Side = "right"
    """The side that ``tighter`` means."""
    questions: bool = True
    """Whether anything is asked; not where nobody can answer, as in a sound file."""
    answers: tuple[Answer, ...] = ()
    """What has been answered in this run."""
    today: Today = field(default_factory=Today)
    """What the person has changed for this once."""
    draw: int = 0
    """What drawn orders depend on, where the author fixes nothing: the day."""


@dataclass(frozen=True, slots=True)
class Round:
    """Where in its groups a step stands."""

    number: int = 1
    """Round of the nearest group that repeats, from 1."""
    count: int = 1
    """How many rounds that group has; 0 where a clock or the person decides."""
    first: bool = True
    """Whether every group around is in its first round."""
    group: str = ""
    """Where that group stands in the session."""
    titles: tuple[tuple[str, str], ...] = ()
    """Place and title of the groups around it that have a title, the outermost first."""


@dataclass(slots=True)
class Clock:
    """A clock that runs over a group or a round, and ends it."""

    length: int | None
    """Frames until it ends what it runs over; None for one that only runs."""
    outer: Clock | None = None
    """The clock around it."""
    begun: int | None = None
    """The frame at which it began."""

    @property
    def running(self) -> bool:
        """Return whether it, or one around it, runs."""
        return self.begun is not None or (self.outer is not None and self.outer.running)

    @property
    def until(self) -> int | None:
        """Return the frame at which it, or one around it, ends; None where that is not known."""
        own = None if self.length is None or self.begun is None else self.begun + self.length
        outer = self.outer.until if self.outer is not None else None
        return min(own, outer) if own is not None and outer is not None else own if outer is None else outer

    @property
    def whole(self) -> int | None:
        """Return the frames that there are in it where all around it begin with it; None without an end."""
        lengths = [self.length, self.outer.whole if self.outer is not None else None]
        return min((length for length in lengths if length is not None), default=None)

    def begin(self, frame: int) -> None:
        """Begin to run, unless it does, and with it those around it."""
        if self.begun is None:
            self.begun = frame
        if self.outer is not None:
            self.outer.begin(frame)

    def over(self, frame: int) -> bool:
        """Return whether its time, or that of one around it, is over."""
        return self.until is not None and frame >= self.until


class Placed(NamedTuple):
    """One thing that is done, in the order of doing."""

    step: Step | Rest | Say | Ask
    """What."""
    turn: Round
    """In which round."""
    between: bool = False
    """Whether it is the rest between two rounds; ``turn`` is then the round that comes."""
    clock: Clock | None = None
    """The clock that runs over it."""
    fills: bool = False
    """Whether it lasts as long as the clock leaves, but for ``leaves``."""
    leaves: int = 0
    """Frames that what comes after it in its round needs."""
    others: tuple[Step, ...] = ()
    """Further steps that are done in the same time."""
    number: int = -1
    """Which question of the session it is, from 0."""
    side: Side | None = None
    """The side that a question is about."""
    what: AskKind = "pain"
    """What is asked."""


class Course:
    """Walks through a session once."""

    def __init__(self, session: Session, options: CompileOptions, now: Callable[[], int]) -> None:
        """Take the session, what differs between people, and what tells the frame that has been come to."""
        self._session = session
        self._options = options
        self._now = now
        self._given = {answer.question.number: answer for answer in options.answers}
        self._answers: dict[str, float] = {}
        self._questions = 0
        self._stopped = False

    def __iter__(self) -> Iterator[Placed]:
        """Yield what is done."""
        return self._steps(self._session.steps, Round(), None)

    def _steps(self, steps: Sequence[AnyStep], turn: Round, clock: Clock | None) -> Iterator[Placed]:
        position = 0
        while position < len(steps) and not self._stopped:
            step = steps[position]
            position += 1
            if step.when is not None and not step.when.holds(self._answers):
                continue
            if isinstance(step, Group):
                yield from self._group(step, turn, clock)
            elif isinstance(step, Ask):
                if self._options.questions:
                    yield from self._ask(step, turn, clock)
            elif clock is not None and _waits(step):
                together = _waiting(steps[position:])
                position += len(together)
                leaves = length_of_steps(steps[position:])
                yield Placed(step, turn, clock=clock, fills=True, leaves=leaves, others=together)
            else:
                yield Placed(step, turn, clock=clock)
                self._stopped = isinstance(step, Say) and step.stop

    # -- groups

    def _group(self, group: Group, turn: Round, clock: Clock | None) -> Iterator[Placed]:
        if group.title:
            turn = replace(turn, titles=(*turn.titles, (group.path, group.title)))
        if group.clocked:
            clock = Clock(group.length, clock)
        known = group.repeat > 1 or group.length is None
        count = group.rounds if known else 0
        told = 0 if group.most else count
        number, idle, before = 0, 0, -1
        while not self._stopped and (not known or number < count) and idle < _MOST_IDLE_ROUNDS:
            number += 1
            if clock is not None and clock.over(self._now()):
                return
            if number > group.repeat and known:
                if not self._options.questions:
                    return
                yield self._again(group, turn, clock)
                if not self._answers.pop("again", 0):
                    return
            here = turn
            if count != 1:
                here = Round(number, told, turn.first and number == 1, group.path, turn.titles)
            yield from self._round(group, here, clock)
            if group.between and (number < group.repeat or not known):
                rest = Rest(group.path, group.line, group.between, group.timing)
                coming = Round(number + 1, told, False, group.path)
                yield Placed(rest, coming, True, clock)
            now = self._now()
            idle, before = (idle + 1, now) if now == before and not known else (0, now)

    def _round(self, group: Group, turn: Round, clock: Clock | None) -> Iterator[Placed]:
        steps = _drawn(group, turn, self._options.draw)
        if group.every is None:
            yield from self._steps(steps, turn, clock)
            return
        clock = Clock(group.every, clock)
        yield from self._steps(steps, turn, clock)
        if not self._stopped:
            rest = Rest(group.path, group.line, group.every, group.timing)
            yield Placed(rest, turn, clock=clock, fills=True)

    # -- questions

    def _ask(self, step: Ask, turn: Round, clock: Clock | None) -> Iterator[Placed]:
        sides: tuple[Side | None, ...] = (None,)
        if step.sides:
            chosen = step.timing.first_side
            first: Side = self._options.tighter if chosen == "tighter" else chosen
            sides = (first, "left" if first == "right" else "right")
        for side in sides:
            yield self._asked(Placed(step, turn, clock=clock, side=side, what=step.what))

    def _again(self, group: Group, turn: Round, clock: Clock | None) -> Placed:
        step = Ask(group.path, group.line, "pain", 15 * 48_000, group.timing)
        return self._asked(Placed(step, turn, clock=clock, what="again"))

    def _asked(self, placed: Placed) -> Placed:
        """Number a question, and take what has been answered to it."""
        placed = placed._replace(number=self._questions)
        self._questions += 1
        answer = self._given.get(placed.number)
        if answer is not None and (answer.question.path, answer.question.side) == (
            placed.step.path,
            placed.side,
        ):
            self._answers.update(dict.fromkeys(answer.names, answer.value))
        return placed


def _drawn(group: Group, turn: Round, day: int) -> Sequence[AnyStep]:
    """Return the steps of a round, drawn where the author wants that; the same arguments draw the same."""
    if not group.shuffle and group.pick is None:
        return group.steps
    seed = day if group.seed is None else group.seed

    def lot(place: int) -> bytes:
        return sha256(f"{seed}/{group.path}/{turn.number}/{place}".encode()).digest()

    places = sorted(range(len(group.steps)), key=lot)[: group.pick]
    return [group.steps[place] for place in (places if group.shuffle else sorted(places))]


def _waits(step: AnyStep) -> bool:
    """Return whether a step waits for the person."""
    return isinstance(step, Step) and isinstance(step.dose, Reps) and dose_length(step.dose) is None


def _waiting(steps: Sequence[AnyStep]) -> tuple[Step, ...]:
    """Return the steps at the beginning that wait for the person as well."""
    found: list[Step] = []
    for step in steps:
        if not isinstance(step, Step) or not _waits(step) or step.when is not None:
            break
        found.append(step)
    return tuple(found)
