"""Voicing a block: tones, opening words, counts, countdowns and authors' cues of one dose."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from player.timeline.frames import RATE, Span
from player.timeline.speech import GAP, LEAD, Region
from player.timeline.timeline import Cue, Phase, PhaseKind, ToneName, Unfit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from player.session.model import Defaults, Step
    from player.session.words import Words
    from player.timeline.plan import Planned

_HALFWAY_FROM = 20 * RATE
_COUNTED_FROM = 4 * RATE
_TONES: dict[PhaseKind, ToneName] = {
    "stretch": "start",
    "hold": "start",
    "rep": "start",
    "roll": "start",
    "deepen": "start",
    "contract": "contract",
    "pull": "contract",
    "relax": "relax",
    "rest": "relax",
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

    def __init__(
        self, step: Step, words: Words, length_of: Callable[[str], int], fill: Callable[[str], str]
    ) -> None:
        """Take the step, the words, the frames of a line, and what puts side names into an author's text."""
        self._step = step
        self._words = words
        self._length_of = length_of
        self._fill = fill
        self._regions: list[Region] = []
        self._whole = Span(0, 0)

    def voice(
        self, planned: Sequence[Planned], phases: Sequence[Phase], first: int, heard: set[tuple[str, ...]]
    ) -> Voicing:
        """Return what is heard. ``first`` is the index of the first phase; ``heard`` keeps what was said in
        full before."""
        self._whole = Span(phases[0].span.start, phases[-1].span.end) if phases else Span(0, 0)
        if planned and planned[0].kind == "rep" and not planned[0].open:
            self._reps(planned, phases, first)
        else:
            self._phases(planned, phases, first, heard)
        return Voicing(
            [cue for region in self._regions for cue in region.cues],
            [unfit for region in self._regions for unfit in region.unfit],
        )

    # -- phases of their own: holds, stretches, contractions, breaths, rolls

    def _phases(
        self, planned: Sequence[Planned], phases: Sequence[Phase], first: int, heard: set[tuple[str, ...]]
    ) -> None:
        for position, (plan, phase) in enumerate(zip(planned, phases, strict=True)):
            region = Region(phase.span, first + position, phase.step, self._length_of)
            self._regions.append(region)
            tone = _TONES.get(plan.kind)
            if tone is not None:
                region.tone(tone, phase.span.start)
            following = planned[position + 1] if position + 1 < len(planned) else None
            self._one_phase(plan, phase, region, following, heard)

    def _one_phase(
        self,
        plan: Planned,
        phase: Phase,
        region: Region,
        following: Planned | None,
        heard: set[tuple[str, ...]],
    ) -> None:
        timing = self._step.timing
        start, end = phase.span.start, phase.span.end
        if plan.open:
            at = region.chain(plan.words[:1], start + LEAD)
            region.say_at((self._words.text("cue.waiting"),), at)
            return
        numbers = self._numbers(plan, phase.span.length, timing)
        full_first = plan.words not in heard
        heard.add(plan.words)
        variants = plan.words if full_first else plan.words[-1:]
        if following is not None and following.ahead:
            self._announce(
                following.ahead, variants, region, end - len(numbers) * RATE - (LEAD if numbers else 0), heard
            )
        kept = min(len(numbers), 2 if full_first else 3) * RATE
        if variants and not region.say_at(variants, start + LEAD, end - kept) and kept:
            region.unfit.pop()
            region.say_at(variants, start + LEAD)
        self._author_cues(phase.span, region)
        if numbers:
            region.count_down(numbers, end, timing.counting == "spoken")
        if timing.halfway and phase.span.length >= _HALFWAY_FROM and plan.kind != "roll":
            middle = (start + end) // 2
            if region.say_at((self._words.text("cue.halfway"),), middle + LEAD):
                region.tone("halfway", middle)

    def _announce(
        self,
        ahead: tuple[str, ...],
        opening: tuple[str, ...],
        region: Region,
        end: int,
        heard: set[tuple[str, ...]],
    ) -> None:
        """Say what comes next, in full until it has been said in full once, leaving room for the opening
        words."""
        wished = ahead[-1:] if ahead in heard else ahead
        least = region.span.start + LEAD + (self._length_of(opening[-1]) + GAP if opening else 0)
        fitting = [text for text in wished if end - self._length_of(text) >= least]
        if fitting and region.say_ending(fitting, end) and fitting[0] == ahead[0]:
            heard.add(ahead)
        elif len(fitting) < len(wished):
            over = least - (end - self._length_of(wished[0]))
            region.unfit.append(Unfit(wished[0], fitting[0] if fitting else "", region.step, over))

    def _numbers(self, plan: Planned, length: int, timing: Defaults) -> list[str]:
        if not plan.counted or timing.counting == "off" or length < _COUNTED_FROM:
            return []
        most = min(timing.countdown, length // RATE - 2)
        return [self._words.number(value) for value in range(most, 0, -1)]

    # -- reps: one region for all of them

    def _reps(self, planned: Sequence[Planned], phases: Sequence[Phase], first: int) -> None:
        span = Span(phases[0].span.start, phases[-1].span.end)
        region = Region(span, first, phases[0].step, self._length_of)
        self._regions.append(region)
        region.tone("start", span.start)
        if planned[0].words:
            region.say_at(planned[0].words, span.start + LEAD)
        self._author_cues(span, region)
        shown = self._step.timing
        if planned[0].rep == 0:
            if shown.counting != "off" and shown.countdown:
                numbers = [self._words.number(value) for value in range(shown.countdown, 0, -1)]
                region.count_down(numbers, span.end, shown.counting == "spoken")
            return
        for position, (plan, phase) in enumerate(zip(planned, phases, strict=True)):
            self._one_rep(plan, phase, first + position, region, begins=position == 0)

    def _one_rep(self, plan: Planned, phase: Phase, index: int, region: Region, *, begins: bool) -> None:
        slow = phase.span.length >= 3 * RATE
        for position, part in enumerate(phase.parts):
            if not (begins and position == 0) and part.name != "pause" and (slow or position == 0):
                region.tone("tick", part.span.start, index)
        pair = plan.side is not None
        if pair and plan.rep == 1:
            side = self._words.text(f"side.{plan.side}").capitalize()
            region_said = self._quietly(
                region, f"{side}.", phase.span.start + (LEAD if begins else 0), phase.span.end, index
            )
            if region_said:
                return
        if slow and plan.rep <= 2 and not pair:
            for part in phase.parts:
                word = self._words.get(f"say.{part.name}.short")
                if word:
                    self._quietly(region, word, part.span.start, part.span.end, index)
        if not pair or plan.side == self._first_side(phase):
            self._count_rep(plan, phase, index, region)

    def _count_rep(self, plan: Planned, phase: Phase, index: int, region: Region) -> None:
        """Count where the rep turns, so that the number ends no later than the rep."""
        number = f"{self._words.number(plan.rep).capitalize()}."
        if plan.rep == plan.reps and plan.reps > 3:
            number = self._words.text("cue.last")
            self._quietly(region, number, phase.span.start, phase.span.end, index)
            return
        turn = next((part.span.end for part in phase.parts if part.name in ("lift", "out")), phase.span.start)
        if phase.parts and phase.parts[0].name == "lower":
            turn = next((part.span.start for part in phase.parts if part.name == "lift"), turn)
        latest = phase.span.end - self._length_of(number)
        self._quietly(region, number, max(phase.span.start, min(turn, latest)), phase.span.end + RATE, index)

    def _first_side(self, phase: Phase) -> str | None:
        return self._step.timing.first_side if self._step.timing.first_side != "tighter" else phase.side

    def _quietly(self, region: Region, text: str, start: int, latest: int, index: int) -> bool:
        """Say a word that nobody misses where it does not fit."""
        length = self._length_of(text)
        if start + length > latest or not region.free(start, start + length):
            return False
        return region.say_at((text,), start, phase=index)

    # -- authors' cues

    def _author_cues(self, span: Span, region: Region) -> None:
        for frame, text in self._wished():
            if span.holds(frame):
                region.say_at((text,), max(frame, span.start + LEAD))

    def _wished(self) -> list[tuple[int, str]]:
        whole = self._whole
        wished: list[tuple[int, str]] = []
        for cue in self._step.cues:
            text = self._fill(cue.say)
            if cue.at.how == "every":
                frames = range(whole.start + int(cue.at.value), whole.end, int(cue.at.value))
                wished += [(frame, text) for frame in frames]
            elif cue.at.how == "fraction":
                wished.append((whole.start + round(whole.length * cue.at.value), text))
            elif cue.at.how == "after":
                wished.append((whole.start + round(cue.at.value), text))
            else:
                wished.append((whole.end - round(cue.at.value), text))
        return wished
