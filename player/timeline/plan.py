"""Plans: the phases of one dose on one side, before they have a place in the timeline."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from player.session.model import PNF_CYCLES, Breathe, Hold, OpenHold, OwnPhases, Pnf, Reps, Roll, Step, Timed
from player.session.size import of_turn, rep_end
from player.timeline.frames import RATE, Span
from player.timeline.timeline import Part

if TYPE_CHECKING:
    from collections.abc import Iterable

    from player.session.model import Dose
    from player.timeline.blocks import Block
    from player.timeline.timeline import PartName, PhaseKind, Side
    from player.timeline.wording import Wording

_DEFAULT_MOVE = 3 * RATE
_SLOW_RAMP = 2 * RATE
"""An effort that is built up for so long is spoken of."""
_SPOKEN_FROM = 10 * RATE


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
    ramp: int = 0
    """Frames in which the effort is built up."""
    yields: bool = False
    """Whether a contraction moves through the range, against something that gives way."""
    note: str = ""
    """Shown."""
    open: bool = False
    """Whether it lasts until the person says done."""
    limited: bool = False
    """Whether an open phase is over by itself after its length."""
    counted: bool = True
    """Whether its last seconds are counted."""
    ticked: bool = False
    """Whether they are counted by ticks where others are spoken, since numbers would be too many words."""
    pose: str = ""
    """A pose of the exercise to show."""
    added: int = 0
    """Frames of it that the person has added, or taken from it."""

    def parts_from(self, start: int) -> tuple[Part, ...]:
        """Return the beats with their places, for a phase that begins at this frame."""
        parts = []
        for name, frames in self.parts:
            parts.append(Part(name, Span(start, start + frames)))
            start += frames
        return tuple(parts)


def extended(plan: Planned, frames: int) -> Planned:
    """Return a phase with frames added to it, or to its limit; what moves in it goes on moving."""
    if not frames or (plan.open and not plan.limited):
        return plan
    length = max(RATE, plan.length + frames)
    return replace(plan, length=length, parts=_repeated(length, plan.parts[:2]), added=length - plan.length)


def paced(plan: Planned, dose: Dose, pace: float) -> Planned:
    """Return a phase that takes so many times as long, if it is movement or breath at a pace.

    A roll takes as long as before, in longer or shorter passes.
    """
    beats = tuple((name, round(frames * pace)) for name, frames in plan.parts)
    if isinstance(dose, Roll):
        return replace(plan, parts=_repeated(plan.length, beats[:2]))
    if isinstance(dose, Reps) and plan.parts:
        return replace(plan, length=sum(frames for _, frames in beats), parts=beats)
    if isinstance(dose, Breathe):
        return replace(plan, length=round(plan.length * pace))
    return plan


def with_more(step: Step, count: int, turn: int) -> Step:
    """Return a step whose dose has so many reps or breaths more, or fewer, in one of its turns."""
    dose = step.dose
    if isinstance(dose, Reps):
        return replace(step, dose=replace(dose, counts=(max(1, of_turn(dose.counts, turn) + count),)))
    if isinstance(dose, Breathe):
        cycles = dose.cycles or -(-(dose.length or 1) // sum(dose.pattern))
        return replace(step, dose=replace(dose, cycles=max(1, cycles + count), length=None))
    return step


class Planner:
    """Plans doses in the words of one language."""

    def __init__(self, wording: Wording) -> None:
        """Take the words."""
        self._wording = wording
        self._words = wording.words

    def plan(self, step: Step, turn: int, block: Block) -> list[Planned]:
        """Return the phases of one dose, in the given turn (set or round, from 0)."""
        dose = step.dose
        side = block.sides[0] if block.sides else None
        if isinstance(dose, Hold):
            return [Planned("hold", of_turn(dose.lengths, turn), self._said(step, "hold", side))]
        if isinstance(dose, OpenHold):
            words = self._said(step, "hold", side)
            return [Planned("hold", dose.limit or 0, words, open=True, limited=dose.limit is not None)]
        if isinstance(dose, Timed):
            length = of_turn(dose.lengths, turn)
            beats = _repeated(length, (("out", _DEFAULT_MOVE // 2), ("back", _DEFAULT_MOVE // 2)))
            return [Planned("rep", length, self._said(step, "rep", side), parts=beats)]
        if isinstance(dose, Roll):
            length = of_turn(dose.lengths, turn)
            beats = _repeated(length, (("out", dose.one_way), ("back", dose.one_way)))
            return [Planned("roll", length, self._said(step, "roll", side), parts=beats)]
        if isinstance(dose, Reps):
            return list(self._reps(step, dose, turn, block))
        if isinstance(dose, Pnf):
            return list(self._pnf(step, dose, side))
        if isinstance(dose, Breathe):
            return list(self._breaths(step, dose))
        return list(self._own(step, dose, side))

    def _said(self, step: Step, kind: str, side: Side | None, **fields: object) -> tuple[str, ...]:
        own = step.exercise.words_for(kind) if step.exercise else ()
        if own:
            return tuple(self._wording.filled(text, side) for text in own)
        names = (f"say.{kind}.full", f"say.{kind}.short")
        return tuple(text for text in (self._words.get(name, **fields) for name in names) if text)

    def _reps(self, step: Step, dose: Reps, turn: int, block: Block) -> Iterable[Planned]:
        count = of_turn(dose.counts, turn)
        sides: tuple[Side | None, ...] = block.sides if len(block.sides) > 1 else (None,)
        if dose.each:
            yield from self._held_reps(step, dose, turn, count, block)
            return
        words = self._said(step, "rep", block.sides[0] if block.sides else None)
        if dose.tempo is None and dose.pace is None:
            limited = dose.limit is not None
            yield Planned("rep", dose.limit or 0, words, reps=count, open=True, limited=limited)
            return
        beats = _beats(step, dose)
        own = step.exercise is not None and bool(step.exercise.words_for("rep"))
        if not own and any(name in ("lift", "lower") for name, _ in beats):
            words = ()  # "up" and "down" begin such reps
        if sides[0] is not None:
            name = f"{self._words.text(f'side.{sides[0]}').capitalize()}."
            words = (*(f"{name} {text}" for text in words), name)
        length = sum(frames for _, frames in beats)
        first = Planned("rep", length, words, rep=1, reps=count, parts=beats, counted=False)
        for rep in range(1, count + 1):
            if dose.speeds_to is not None:
                length = rep_end(dose, turn, rep) - rep_end(dose, turn, rep - 1)
                first = replace(first, length=length, parts=_beats(step, replace(dose, pace=length)))
            for side in sides:
                yield replace(first, rep=rep, side=side)
                first = replace(first, words=()) if first.words else first

    def _held_reps(self, step: Step, dose: Reps, turn: int, count: int, block: Block) -> Iterable[Planned]:
        length = of_turn(dose.each, turn)
        both = len(block.sides) > 1
        sides: tuple[Side | None, ...] = block.sides if both else (None,)
        for rep in range(1, count + 1):
            number = f"{self._words.number(rep)}.".capitalize()
            if rep == count and count > 3:
                number = self._words.text("cue.last")
            for side in sides:
                leads = side == sides[0]
                said: tuple[str, ...] = (number,) if leads else ()
                if rep == 1:
                    own = side or (block.sides[0] if block.sides else None)
                    said = self._said(step, "hold", own)[0 if leads else -1 :]
                if both and side is not None:
                    name = f"{self._words.text(f'side.{side}').capitalize()}."
                    led = (f"{number} {name}",) if leads and rep > 1 else (f"{name} {text}" for text in said)
                    said = (*led, name)
                yield Planned(
                    "hold", length, said, rep=rep, reps=count, side=side, ticked=length < _SPOKEN_FROM
                )
                if dose.release:
                    yield Planned("relax", dose.release, (), rep=rep, reps=count, side=side, counted=False)

    def _pnf(self, step: Step, dose: Pnf, side: Side | None) -> Iterable[Planned]:
        against = self._wording.against(dose.resistance, step.exercise)
        opening, cycle = PNF_CYCLES[dose.method]
        planned = {kind: self._pnf_phase(step, dose, kind, side, against) for kind in {*opening, *cycle}}
        for kind in opening:
            if planned[kind].length:
                yield replace(planned[kind], cycles=dose.cycles)
        for number in range(1, dose.cycles + 1):
            if number == dose.cycles > 1 and "contract" in planned:
                last = (self._words.text("cue.ready_last"),)
                planned["contract"] = replace(planned["contract"], ahead=last)
            for kind in cycle:
                if planned[kind].length:
                    yield replace(planned[kind], cycle=number, cycles=dose.cycles)

    def _pnf_phase(self, step: Step, dose: Pnf, kind: str, side: Side | None, against: str) -> Planned:
        length = dose.frames(kind)
        if kind == "back":
            return Planned(
                "relax", length, self._said(step, "back", side), name=self._words.text("name.back")
            )
        words = self._said(step, kind, side, against=against)
        if kind == "pull":
            return Planned("pull", length, words, (self._words.text("cue.ready_pull"),))
        if kind != "contract":
            return Planned(cast("PhaseKind", kind), length, words)
        if dose.method == "contract-relax":
            own = step.exercise.words_for("contract moving") if step.exercise else ()
            words = tuple(self._wording.filled(text, side) for text in own) or (
                self._words.text("say.moving.full", against=against),
                self._words.text("say.moving.short"),
            )
        ahead = self._wording.ready(step.exercise, dose, against, side)
        ramp = min(dose.ramp, length)
        worded = step.exercise is not None and bool(step.exercise.words_for("contract"))
        if ramp >= _SLOW_RAMP and not worded and dose.method != "contract-relax":
            time = self._wording.duration(ramp)
            words = (
                self._words.text("say.ramped.full", against=against, time=time),
                self._words.text("say.ramped.short"),
            )
        yields = dose.method == "contract-relax"
        return Planned("contract", length, words, ahead, effort=dose.effort, ramp=ramp, yields=yields)

    def _breaths(self, step: Step, dose: Breathe) -> Iterable[Planned]:
        inhale, held, exhale, empty = dose.pattern
        kinds: list[tuple[PhaseKind, int, str]] = [
            ("inhale", inhale, "inhale"),
            ("hold", held, "held"),
            ("exhale", exhale, "exhale"),
            ("hold", empty, "held"),
        ]
        left = dose.length
        cycles = dose.cycles if left is None else -(-left // sum(dose.pattern))
        for cycle in range(1, (cycles or 1) + 1):
            for kind, length, word in kinds:
                if left is not None and not dose.finish:
                    length = min(length, left)
                    left -= length
                if length:
                    name = self._words.text("name.held") if word == "held" else ""
                    words = self._said(step, word, None)
                    if kind == "inhale" and dose.counting != "off":
                        words = (self._numbered(dose, cycle, cycles or 1), *words)
                    yield Planned(
                        kind, length, words, name=name, cycle=cycle, cycles=cycles or 1, counted=False
                    )

    def _numbered(self, dose: Breathe, cycle: int, cycles: int) -> str:
        """Return the number that is said with a breath."""
        number = cycle if dose.counting == "up" else cycles + 1 - cycle
        return f"{self._words.number(number).capitalize()}."

    def _own(self, step: Step, dose: OwnPhases, side: Side | None) -> Iterable[Planned]:
        against = self._wording.against("", step.exercise)
        for own in dose.phases:
            kind = cast("PhaseKind", own.kind)
            name = self._wording.filled(own.name, side)
            said: tuple[str, ...] = (self._wording.filled(own.say, side),) if own.say else ()
            if not said:
                said = (
                    (self._words.text("announce.step", name=name),)
                    if name
                    else self._said(step, kind, side, against=against)
                )
            note = self._wording.filled(own.note, side)
            yield Planned(kind, own.length, said, name=name, effort=own.effort, note=note, pose=own.pose)


def cut(planned: list[Planned], room: int) -> list[Planned]:
    """Return as much of what is planned as there is room for; the last phase is cut where the room ends."""
    found = []
    for plan in planned:
        if room <= 0:
            break
        length = min(plan.length, room)
        if length < plan.length:
            plan = replace(plan, length=length, parts=_cut_beats(plan.parts, length))
        found.append(plan)
        room -= length
    return found


def _cut_beats(parts: tuple[tuple[PartName, int], ...], length: int) -> tuple[tuple[PartName, int], ...]:
    found = []
    for name, frames in parts:
        if length > 0:
            found.append((name, min(frames, length)))
            length -= frames
    return tuple(found)


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
    if not sum(frames for _, frames in beats):
        return ()
    found: list[tuple[PartName, int]] = []
    while length > 0:
        for name, frames in beats:
            if length > 0:
                found.append((name, min(frames, length)))
                length -= frames
    return tuple(found)
