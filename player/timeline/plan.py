"""Plans: the phases of one dose on one side, before they have a place in the timeline."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from player.session.model import Breathe, Hold, OwnPhases, Pnf, Reps, Roll, Step, Timed
from player.timeline.frames import RATE, Span
from player.timeline.timeline import Part

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from player.session.words import Words
    from player.timeline.timeline import PartName, PhaseKind, Side

_DEFAULT_MOVE = 3 * RATE
_EFFORT_STEPS = (20, 35, 55, 75, 100)


@dataclass(frozen=True, slots=True)
class Planned:
    """A phase that is to come."""

    kind: PhaseKind
    """What it asks of the body."""
    length: int
    """Frames; 0 for an open phase, which lasts as long as its words and then until done."""
    words: tuple[str, ...] = ()
    """What is said as it begins: in full, then short."""
    ahead: tuple[str, ...] = ()
    """What is said before it begins, in full, then short."""
    name: str = ""
    """What the screen calls it, where it is not the kind's own name."""
    cycle: int = 1
    """Which cycle."""
    cycles: int = 1
    """How many."""
    rep: int = 0
    """Which rep."""
    reps: int = 0
    """How many."""
    side: Side | None = None
    """The side, where it changes from rep to rep."""
    parts: tuple[tuple[PartName, int], ...] = ()
    """Beats: name and frames."""
    effort: int | None = None
    """Percent."""
    note: str = ""
    """Shown."""
    open: bool = False
    """Whether it waits for the person."""
    counted: bool = True
    """Whether its last seconds are counted."""

    def parts_from(self, start: int) -> tuple[Part, ...]:
        """Return the beats with their places, for a phase that begins at this frame."""
        parts = []
        for name, frames in self.parts:
            parts.append(Part(name, Span(start, start + frames)))
            start += frames
        return tuple(parts)


class Planner:
    """Plans doses in the words of one language."""

    def __init__(self, words: Words) -> None:
        """Take the words."""
        self._words = words

    def plan(
        self, step: Step, turn: int, sides: tuple[Side, ...], fill: Callable[[str], str]
    ) -> list[Planned]:
        """Return the phases of the dose in the given turn (set or round, from 0).

        More than one side means that they alternate from rep to rep. ``fill`` puts side names into an
        author's text.
        """
        dose = step.dose
        if isinstance(dose, Hold):
            return [Planned("hold", _turn(dose.lengths, turn), self._said(step, "hold", fill))]
        if isinstance(dose, Timed):
            length = _turn(dose.lengths, turn)
            beats = _repeated(length, (("out", _DEFAULT_MOVE // 2), ("back", _DEFAULT_MOVE // 2)))
            return [Planned("rep", length, self._said(step, "rep", fill), parts=beats)]
        if isinstance(dose, Roll):
            length = _turn(dose.lengths, turn)
            beats = _repeated(length, (("out", dose.one_way), ("back", dose.one_way)))
            return [Planned("roll", length, self._said(step, "roll", fill), parts=beats)]
        if isinstance(dose, Reps):
            return list(self._reps(step, dose, turn, sides, fill))
        if isinstance(dose, Pnf):
            return list(self._pnf(step, dose, fill))
        if isinstance(dose, Breathe):
            return list(self._breaths(step, dose, fill))
        return list(self._own(dose, fill))

    def effort_text(self, effort: int) -> str:
        """Return an effort in words."""
        nearest = next(limit for limit in _EFFORT_STEPS if effort <= limit)
        return self._words.text(f"effort.{nearest}")

    def _said(self, step: Step, kind: str, fill: Callable[[str], str], **fields: object) -> tuple[str, ...]:
        own = step.exercise.words_for(kind) if step.exercise else ()
        if own:
            return tuple(fill(text) for text in own)
        names = (f"say.{kind}.full", f"say.{kind}.short")
        return tuple(text for text in (self._words.get(name, **fields) for name in names) if text)

    def _reps(
        self, step: Step, dose: Reps, turn: int, sides: tuple[Side, ...], fill: Callable[[str], str]
    ) -> Iterable[Planned]:
        count = _turn(dose.counts, turn)
        own = step.exercise is not None and bool(step.exercise.words_for("rep"))
        words = self._said(step, "rep", fill)
        if dose.tempo is None and dose.pace is None and not dose.each:
            yield Planned("rep", 0, words, rep=0, reps=count, open=True)
            return
        if dose.each:
            yield from self._held_reps(step, dose, turn, count, sides, fill)
            return
        beats = _beats(step, dose)
        if not own and any(name in ("lift", "lower") for name, _ in beats):
            words = ()  # "up" and "down" begin such reps
        length = sum(frames for _, frames in beats)
        for rep in range(1, count + 1):
            for side in sides or (None,):
                first = rep == 1 and side == (sides[0] if sides else None)
                yield Planned(
                    "rep",
                    length,
                    words if first else (),
                    rep=rep,
                    reps=count,
                    side=side,
                    parts=beats,
                    counted=False,
                )

    def _held_reps(
        self,
        step: Step,
        dose: Reps,
        turn: int,
        count: int,
        sides: tuple[Side, ...],
        fill: Callable[[str], str],
    ) -> Iterable[Planned]:
        words = self._said(step, "hold", fill)
        for rep in range(1, count + 1):
            for side in sides or (None,):
                said = (
                    words
                    if rep == 1 and side == (sides[0] if sides else None)
                    else (f"{self._words.number(rep)}.".capitalize(),)
                )
                if side is not None and len(sides) > 1:
                    name = self._words.text(f"side.{side}").capitalize()
                    said = (f"{name}. {said[0]}", f"{name}.") if rep == 1 else (f"{name}.",)
                yield Planned("hold", _turn(dose.each, turn), said, rep=rep, reps=count, side=side)
                if dose.release:
                    yield Planned("relax", dose.release, (), rep=rep, reps=count, side=side, counted=False)

    def _pnf(self, step: Step, dose: Pnf, fill: Callable[[str], str]) -> Iterable[Planned]:
        against = self._words.get(
            f"against.{dose.resistance or (step.exercise.resistance if step.exercise else '')}"
        )
        against = against or self._words.text("against.hands")
        effort = self.effort_text(dose.effort)

        def phase(kind: PhaseKind, length: int, ahead: tuple[str, ...] = ()) -> Planned:
            return Planned(kind, length, self._said(step, kind, fill, against=against), ahead)

        push_ahead = (self._words.text("cue.ready_full", effort=effort), self._words.text("cue.ready_short"))
        contract = replace(phase("contract", dose.contract, push_ahead), effort=dose.effort)
        pull = phase("pull", dose.pull, (self._words.text("cue.ready_pull"),))
        relax, deepen, stretch = (
            phase("relax", dose.relax),
            phase("deepen", dose.deepen),
            phase("stretch", dose.stretch),
        )
        back = replace(
            relax, length=dose.back, words=self._said(step, "back", fill), name=self._words.text("name.back")
        )
        rounds: dict[str, tuple[Planned, ...]] = {
            "hold-relax": (contract, relax, deepen),
            "contract-relax": (contract, relax, deepen),
            "hold-relax-agonist-contract": (contract, relax, pull, deepen),
            "slow-reversal-hold-relax": (contract, pull),
            "agonist-contract": (pull, relax),
            "stretch-return-contract": (back, contract),
        }
        moving = dose.method == "contract-relax"
        if moving:
            own = step.exercise.words_for("contract moving") if step.exercise else ()
            said = tuple(fill(text) for text in own) or self._moving_words(against)
            rounds[dose.method] = (replace(contract, words=said), relax, deepen)
        opening = dose.method == "stretch-return-contract"
        if dose.stretch and not opening:
            yield replace(stretch, cycles=dose.cycles)
        for cycle in range(1, dose.cycles + 1):
            if opening and dose.stretch:
                yield replace(stretch, cycle=cycle, cycles=dose.cycles)
            for planned in rounds[dose.method]:
                if planned.length:
                    yield replace(planned, cycle=cycle, cycles=dose.cycles)

    def _moving_words(self, against: str) -> tuple[str, ...]:
        return (self._words.text("say.moving.full", against=against), self._words.text("say.moving.short"))

    def _breaths(self, step: Step, dose: Breathe, fill: Callable[[str], str]) -> Iterable[Planned]:
        inhale, held, exhale, empty = dose.pattern
        kinds: list[tuple[PhaseKind, int, str]] = [
            ("inhale", inhale, "inhale"),
            ("hold", held, "held"),
            ("exhale", exhale, "exhale"),
            ("hold", empty, "held"),
        ]
        breath = sum(dose.pattern)
        left = dose.length
        cycles = dose.cycles
        if cycles is None:
            whole, rest = divmod(left or 0, breath)
            cycles = whole + bool(rest)
        for cycle in range(1, cycles + 1):
            for kind, length, word in kinds:
                if left is not None and not dose.finish:
                    length = min(length, left)
                    left -= length
                if length:
                    name = self._words.text("name.held") if word == "held" else ""
                    words = self._said(step, word, fill)
                    yield Planned(kind, length, words, name=name, cycle=cycle, cycles=cycles, counted=False)

    def _own(self, dose: OwnPhases, fill: Callable[[str], str]) -> Iterable[Planned]:
        for own in dose.phases:
            said = (fill(own.say),) if own.say else ()
            kind = cast("PhaseKind", own.kind)
            yield Planned(kind, own.length, said, name=own.name, effort=own.effort, note=own.note)


def _turn(values: tuple[int, ...], turn: int) -> int:
    return values[min(turn, len(values) - 1)]


def _beats(step: Step, dose: Reps) -> tuple[tuple[PartName, int], ...]:
    begins = step.exercise.starts_with if step.exercise else "out"
    if dose.tempo is not None:
        down: tuple[tuple[PartName, int], ...] = (
            ("lower", dose.tempo.lower),
            ("pause", dose.tempo.pause_low),
        )
        up: tuple[tuple[PartName, int], ...] = (("lift", dose.tempo.lift), ("pause", dose.tempo.pause_high))
        beats = (*down, *up) if begins == "lower" else (*up, *down)
        return tuple(beat for beat in beats if beat[1])
    pace = dose.pace or 0
    ways: dict[str, tuple[PartName, PartName]] = {"lift": ("lift", "lower"), "lower": ("lower", "lift")}
    there, back = ways.get(begins, ("out", "back"))
    return ((there, pace // 2), (back, pace - pace // 2))


def _repeated(length: int, beats: tuple[tuple[PartName, int], ...]) -> tuple[tuple[PartName, int], ...]:
    """Return beats over and over until the length is full; the last one is cut."""
    found: list[tuple[PartName, int]] = []
    while length > 0:
        for name, frames in beats:
            if length > 0:
                found.append((name, min(frames, length)))
                length -= frames
    return tuple(found)
