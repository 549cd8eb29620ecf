"""Voicing a block: tones, opening words, counts, countdowns and authors' cues of one dose."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from player.session.model import Reps
from player.timeline.frames import RATE, Span
from player.timeline.speech import GAP, LEAD, Region
from player.timeline.timeline import Cue, Phase, PhaseKind, ToneName, Unfit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from player.session.model import Defaults, Step
    from player.timeline.blocks import Block
    from player.timeline.plan import Planned
    from player.timeline.told import Told
    from player.timeline.wording import Wording

_HALFWAY_FROM = 20 * RATE
_COUNTED_FROM = 4 * RATE
_BREATH_FROM = 8 * RATE
_SLOW_FROM = 3 * RATE
_TOLD_EVERY = 15 * RATE
_TONES: dict[PhaseKind, ToneName] = {
    "stretch": "start",
    "hold": "start",
    "rep": "start",
    "roll": "start",
    "deepen": "start",
    "contract": "contract",
    "pull": "contract",
    "relax": "relax",
    "rest": "end",
    "inhale": "tick",
    "exhale": "tick",
}


@dataclass(slots=True)
class Voicing:
    """What is heard in a block."""

    cues: list[Cue] = field(default_factory=list)
    """The cues."""
    unfit: list[Unfit] = field(default_factory=list)
    """What did not fit."""


class BlockVoice:
    """Puts words and tones to the phases of one block."""

    def __init__(self, step: Step, block: Block, wording: Wording, length_of: Callable[[str], int]) -> None:
        """Take the step, the block, the words, and what gives the frames of a line."""
        self._step = step
        self._block = block
        self._side = block.sides[0] if block.sides else None
        self._wording = wording
        self._words = wording.words
        self._length_of = length_of
        self._regions: list[Region] = []
        self._whole = Span(0, 0)
        self._added = 0

    def voice(self, planned: Sequence[Planned], phases: Sequence[Phase], first: int, told: Told) -> Voicing:
        """Return what is heard. ``first`` is the index of the first phase; ``told`` keeps what was said in
        full before."""
        if not phases:
            return Voicing()
        self._whole = Span(phases[0].span.start, phases[-1].span.end)
        self._added = sum(plan.added for plan in planned)
        if isinstance(self._step.dose, Reps) and planned[0].parts:
            self._reps(planned, phases, first, told)
        else:
            self._phases(planned, phases, first, told)
        return Voicing(
            [cue for region in self._regions for cue in region.cues],
            [unfit for region in self._regions for unfit in region.unfit],
        )

    # -- phases of their own: holds, stretches, contractions, breaths, rolls

    def _phases(self, planned: Sequence[Planned], phases: Sequence[Phase], first: int, told: Told) -> None:
        for position, (plan, phase) in enumerate(zip(planned, phases, strict=True)):
            region = Region(phase.span, first + position, phase.step, self._length_of)
            self._regions.append(region)
            tone = _TONES.get(plan.kind)
            if tone is not None:
                region.tone(tone, phase.span.start)
            following = planned[position + 1] if position + 1 < len(planned) else None
            if plan.open:
                at = region.chain(plan.words[:1], phase.span.start + LEAD)
                region.say_at((self._words.text("cue.waiting"),), at)
                self._tell_time(phase.span, region)
            else:
                self._one_phase(plan, phase, region, following, told)

    def _tell_time(self, span: Span, region: Region) -> None:
        """Say how long an open hold has lasted: whoever holds it sees no clock."""
        for frame in range(_TOLD_EVERY, span.length, _TOLD_EVERY):
            region.say_quietly(_sentence(self._wording.duration(frame)), span.start + frame)

    def _one_phase(
        self,
        plan: Planned,
        phase: Phase,
        region: Region,
        following: Planned | None,
        told: Told,
    ) -> None:
        timing = self._step.timing
        start, end = phase.span.start, phase.span.end
        numbers = self._numbers(plan, phase.span.length, timing)
        opening = self._opening(plan, told)
        in_full = bool(opening) and opening[0] == plan.words[0]
        if following is not None and following.ahead:
            until = end - len(numbers) * RATE - (LEAD if numbers else 0)
            self._announce(following.ahead, opening, region, until, told)
        kept = 0 if plan.ticked else min(len(numbers), 2 if in_full else 3) * RATE
        if opening and not region.say_at(opening, start + LEAD, end - kept) and kept:
            region.unfit.pop()
            region.say_at(opening, start + LEAD)
        self._author_cues(phase.span, region, lambda frame: region.phase)
        if numbers:
            region.count_down(numbers, end, timing.counting == "spoken" and not plan.ticked)
        as_written = phase.span.length - plan.added
        if self._halved(plan, as_written):
            middle = start + as_written // 2
            if region.say_quietly(self._words.text("cue.halfway"), middle + LEAD):
                region.tone("halfway", middle)
        elif plan.kind in ("contract", "pull") and as_written >= _BREATH_FROM:
            region.say_quietly(self._words.text("cue.breathe"), start + as_written // 2)

    def _opening(self, plan: Planned, told: Told) -> tuple[str, ...]:
        """Return the words that begin a phase: all variants the first time, the shortest from then on."""
        if not plan.words or told.knows("words", plan.words):
            return plan.words[-1:]
        told.tell("words", plan.words)
        return plan.words

    def _halved(self, plan: Planned, length: int) -> bool:
        """Return whether the middle is told: not where cycle after cycle would say so."""
        again = plan.kind in ("stretch", "deepen") and plan.cycle > 1
        return self._step.timing.halfway and length >= _HALFWAY_FROM and plan.kind != "roll" and not again

    def _announce(
        self,
        ahead: tuple[str, ...],
        opening: tuple[str, ...],
        region: Region,
        end: int,
        told: Told,
    ) -> None:
        """Say what comes next, in full until it has been said in full once, leaving room for the opening
        words."""
        wished = ahead[-1:] if told.knows("words", ahead) else ahead
        least = region.span.start + LEAD + (self._length_of(opening[-1]) + GAP if opening else 0)
        fitting = [text for text in wished if end - self._length_of(text) >= least]
        if fitting and region.say_ending(fitting, end) and fitting[0] == ahead[0]:
            told.tell("words", ahead)
        elif len(fitting) < len(wished):
            over = least - (end - self._length_of(wished[0]))
            region.unfit.append(Unfit(wished[0], fitting[0] if fitting else "", region.step, over))

    def _numbers(self, plan: Planned, length: int, timing: Defaults) -> list[str]:
        if not plan.counted or timing.counting == "off" or length < _COUNTED_FROM:
            return []
        most = min(timing.countdown, length // RATE - 2)
        return [self._words.number(value) for value in range(most, 0, -1)]

    # -- paced reps: one region for all of them

    def _reps(self, planned: Sequence[Planned], phases: Sequence[Phase], first: int, told: Told) -> None:
        region = Region(self._whole, first, phases[0].step, self._length_of)
        self._regions.append(region)
        region.tone("start", self._whole.start)
        region.say_at(self._opening(planned[0], told), self._whole.start + LEAD)
        starts = [phase.span.start for phase in phases]
        self._author_cues(self._whole, region, lambda frame: first + bisect_right(starts, frame) - 1)
        for position, (plan, phase) in enumerate(zip(planned, phases, strict=True)):
            self._one_rep(plan, phase, first + position, region, begins=position == 0)

    def _one_rep(self, plan: Planned, phase: Phase, index: int, region: Region, *, begins: bool) -> None:
        start, end = phase.span.start, phase.span.end
        slow = phase.span.length >= _SLOW_FROM
        for position, part in enumerate(phase.parts):
            if not (begins and position == 0) and part.name != "pause" and (slow or position == 0):
                region.tone("tick", part.span.start, index)
        pair = plan.side is not None
        if plan.side is not None and plan.rep == 1:
            if not begins:  # the opening words named the first side
                region.say_quietly(f"{self._wording.side(plan.side).capitalize()}.", start, end, index)
            return
        if slow and plan.rep <= 2 and not pair:
            for part in phase.parts:
                # There and back need no words of their own; "back" is a phase of PNF.
                word = self._words.get(f"say.{part.name}.short") if part.name in ("lift", "lower") else ""
                region.say_quietly(word, part.span.start, part.span.end, index)
        if not pair or plan.side == self._side:
            self._count_rep(plan, phase, index, region)

    def _count_rep(self, plan: Planned, phase: Phase, index: int, region: Region) -> None:
        """Count where the rep turns, so that the number ends no later than the rep.

        The first is not counted: "one" right after a count that ended in "one" would confuse.
        """
        start, end = phase.span.start, phase.span.end
        if plan.rep == plan.reps and plan.reps > 3:
            region.say_quietly(self._words.text("cue.last"), start, end, index)
            return
        if plan.rep == 1:
            return
        number = f"{self._words.number(plan.rep).capitalize()}."
        turn = next((part.span.end for part in phase.parts if part.name in ("lift", "out")), start)
        if phase.parts and phase.parts[0].name == "lower":
            turn = next((part.span.start for part in phase.parts if part.name == "lift"), turn)
        latest = end - self._length_of(number)
        region.say_quietly(number, max(start, min(turn, latest)), end + RATE, index, counts=True)

    # -- authors' cues

    def _author_cues(self, span: Span, region: Region, phase_at: Callable[[int], int]) -> None:
        for frame, text in self._wished() if self._step.cues else ():
            if span.holds(frame):
                region.say_at((text,), max(frame, span.start + LEAD), phase=phase_at(frame))

    def _wished(self) -> list[tuple[int, str]]:
        whole = self._whole
        wished: list[tuple[int, str]] = []
        for cue in self._step.cues:
            text = self._wording.filled(cue.say, self._side)
            # What is told so far into a dose stays there when the person adds time at its end.
            length = whole.length if cue.at.how == "before" else whole.length - self._added
            frames = range(whole.start + cue.at.frame_in(length), whole.end, max(1, int(cue.at.value)))
            wished += [(frame, text) for frame in (frames if cue.at.how == "every" else frames[:1])]
        return wished


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."
