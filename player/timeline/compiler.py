"""The compiler: a session and the lengths of its spoken lines become a timeline."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from player.session.model import Pnf, Rest, Say, Step
from player.timeline.announcing import Announcer
from player.timeline.blocks import Block, Placed, Round, blocks_of, expanded, turn_of, usual_length
from player.timeline.frames import RATE, Span
from player.timeline.plan import Planned, Planner, extended, paced, with_more
from player.timeline.score import Score
from player.timeline.speech import BREATH, LEAD, Region
from player.timeline.timeline import Phase, PhaseKind, Side, Timeline
from player.timeline.today import Today
from player.timeline.voicing import BlockVoice
from player.timeline.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from player.session.model import Defaults, Session
    from player.session.words import Words
    from player.timeline.today import Missed


@dataclass(frozen=True, slots=True)
class CompileOptions:
    """What differs between people who play the same session."""

    announcements: bool = True
    """Without them preparation, side changes and everything spoken take no time."""
    tighter: Side = "right"
    """The side that ``tighter`` means."""
    today: Today = field(default_factory=Today)
    """What the person has changed for this once."""


def compile_session(
    session: Session, words: Words, length_of: Callable[[str], int], options: CompileOptions | None = None
) -> Timeline:
    """Return the timeline of a session.

    ``length_of`` gives the frames of a spoken line, measured or estimated. The same arguments give an equal
    timeline. Where two functions agree on every line that begins before some frame, the phases that begin
    before it begin alike in both timelines, and those that end before it are of the same length: a clip that
    comes while a session plays moves nothing that has been played.
    """
    compiler = _Compiler(session, words, length_of, options or CompileOptions())
    return compiler.timeline()


class _Compiler:
    def __init__(
        self, session: Session, words: Words, length_of: Callable[[str], int], options: CompileOptions
    ) -> None:
        self._session = session
        self._words = words
        self._options = options
        self._today = options.today
        self._spoken = options.announcements
        self._wording = Wording(words)
        self._planner = Planner(self._wording)
        self._announcer = Announcer(self._wording)
        self._score = Score(lru_cache(maxsize=None)(length_of))
        self._announced: set[str] = set()
        self._heard: set[tuple[str, ...]] = set()
        self._told_round: tuple[str, int] = ("", 1)

    def timeline(self) -> Timeline:
        order = list(expanded(self._session.steps))
        if self._spoken:
            self._welcome(order)
        first = self._score.step + 1
        kept = [placed for index, placed in enumerate(order) if index + first not in self._today.skipped]
        following = iter([*kept[1:], None])
        for index, placed in enumerate(order):
            if index + first in self._today.skipped:
                self._score.begin_step(placed.step.path, self._name_of(placed.step), placed.step.line)
            else:
                self._step(placed, next(following))
        for missed in self._today.missed:
            self._make_up(missed, order[missed.step - first])
        if self._spoken and self._score.phases:
            self._farewell(order[-1].step.line)
        return self._score.timeline(self._session.title, self._words.language)

    # -- what stands in a session

    def _step(self, placed: Placed, after: Placed | None) -> None:
        step, turn = placed.step, placed.turn
        if isinstance(step, Say):
            self._score.begin_step(step.path, self._words.text("name.say"), step.line)
            self._say_step(step)
        elif isinstance(step, Rest):
            self._score.begin_step(step.path, self._words.text("name.rest"), step.line)
            self._rest_step(step, turn, after, between=placed.between)
        else:
            blocks = self._blocks(step)
            title = self._title(step, blocks[0]) or self._words.text("name.step")
            self._score.begin_step(step.path, title, step.line)
            self._prepare(step, blocks[0], turn)
            for position, block in enumerate(blocks):
                if position:
                    self._between(step, blocks[position - 1], block)
                self._block(step, block, turn)

    def _name_of(self, step: Step | Rest | Say) -> str:
        if isinstance(step, Step):
            return self._title(step, self._blocks(step)[0]) or self._words.text("name.step")
        return self._words.text("name.rest" if isinstance(step, Rest) else "name.say")

    def _make_up(self, missed: Missed, placed: Placed) -> None:
        """Offer a side that was skipped: ask, and wait; then its doses follow."""
        step = placed.step
        if not isinstance(step, Step):
            return
        blocks = [block for block in self._blocks(step) if block.sides == (missed.side,)]
        title = self._title(step, blocks[0])
        side = self._wording.named_side(missed.side, step.exercise)
        self._score.begin_step(step.path, title, step.line, offered=True)
        text = self._words.text("today.offer", name=title, side=side)
        region = self._phase(
            "prepare",
            2 * LEAD + self._length_of_chain([text]) if self._spoken else 0,
            step=step,
            block=blocks[0],
            note=text,
            say=text,
            open=True,
        )
        if self._spoken:
            region.tone("change side", region.span.start)
            region.chain([text], region.span.start + 2 * LEAD)
            self._keep(region)
        for position, block in enumerate(blocks):
            if position:
                self._between(step, blocks[position - 1], block)
            self._block(step, block, placed.turn)

    def _blocks(self, step: Step) -> list[Block]:
        return blocks_of(step, self._options.tighter)

    def _title(self, step: Step, block: Block) -> str:
        return self._wording.filled(step.name, block.sides[0] if block.sides else None)

    # -- what the program says between the doses

    def _welcome(self, order: Sequence[Placed]) -> None:
        time = self._wording.about(usual_length(order, self._options.tighter))
        # Two lines, because the first one is what Play waits for.
        texts = [self._words.text("welcome.title", title=self._session.title)]
        texts.append(self._words.text("welcome.length", time=time))
        if self._session.defaults.announce != "off":
            texts += self._session.cautions or (self._words.text("welcome.safety"),)
        first = next((placed.step for placed in order if isinstance(placed.step, Step)), None)
        self._score.begin_step("0", self._session.title, 1)
        region = self._phase(
            "prepare",
            self._length_of_chain(texts) + 2 * LEAD,
            step=first,
            name=self._words.text("name.welcome"),
            title=self._session.title,
            say=texts[0],
        )
        region.tone("get ready", 0)
        region.chain(texts, 2 * LEAD)
        self._keep(region)

    def _farewell(self, line: int) -> None:
        ends = [self._words.text(f"welcome.{name}") for name in ("finish", "enough")]
        for text in ends:
            self._score.length_of(text)  # so that either can be said, whenever it is asked for
        text = ends[self._today.early]
        last = self._score.phases[-1]
        name = self._words.text("name.done")
        self._score.begin_step("end", name, line)
        length = 2 * RATE + self._score.length_of(text)
        region = self._phase("rest", length, name=name, title=self._session.title, say=text, like=last)
        region.tone("finish", region.span.start)
        region.say_at((text,), region.span.start + RATE)
        self._keep(region)

    def _say_step(self, step: Say) -> None:
        if not self._spoken:
            return
        length = self._score.length_of(step.text) + 2 * LEAD + BREATH
        region = self._phase(
            "prepare", length, name=self._words.text("name.say"), note=step.note, say=step.text
        )
        region.say_at((step.text,), region.span.start + LEAD)
        self._keep(region)

    def _prepare(self, step: Step, block: Block, turn: Round) -> None:
        if not self._spoken:
            return
        texts = self._announcer.step(step, block, turn, again=step.name in self._announced)
        self._announced.add(step.name)
        if texts and turn.count > 1 and self._told_round != (turn.group, turn.number) and turn.number > 1:
            texts.insert(0, self._announcer.round(turn))
        self._told_round = (turn.group, turn.number)
        counted = self._counted(step.timing)
        length = step.timing.prepare
        if texts:
            length = max(length, 2 * LEAD + self._length_of_chain(texts) + counted)
        if not length:
            return
        region = self._phase(
            "prepare",
            length,
            step=step,
            block=block,
            turn=turn,
            note=self._note(step, block),
            say=texts[0] if texts else "",
        )
        region.tone("get ready", region.span.start)
        region.chain(texts, region.span.start + 2 * LEAD)
        self._count(region, step.timing)
        self._keep(region)

    def _between(self, step: Step, before: Block, block: Block) -> None:
        if before.sides != block.sides and not (step.side == "alternate" and before.set != block.set):
            self._change_side(step, block)
        elif step.timing.rest:
            upcoming = self._announcer.set(step, block)
            if before.sides != block.sides:
                upcoming = self._announcer.next_side(step, block.sides)
            said = self._announcer.rest(step.timing.rest)
            self._rest(step.timing.rest, step.timing, said, (upcoming,), step, block=block, leads_on=True)

    def _change_side(self, step: Step, block: Block) -> None:
        if not self._spoken:
            return
        texts = self._announcer.change(step, block)
        counted = self._counted(step.timing)
        length = max(step.timing.change_side, 3 * LEAD + self._length_of_chain(texts) + counted)
        region = self._phase("change side", length, step=step, block=block, say=texts[0])
        start, end = region.span.start, region.span.end
        region.tone("change side", start)
        region.chain(texts[:-1], start + 3 * LEAD)
        region.say_ending(texts[-1:], end - counted - LEAD)
        self._count(region, step.timing)
        self._keep(region)

    def _rest_step(self, step: Rest, turn: Round, after: Placed | None, *, between: bool) -> None:
        said = (step.say,) if step.say else self._announcer.rest(step.length)
        upcoming = [self._announcer.round(turn)] if between else []
        if between:
            self._told_round = (turn.group, turn.number)
        following = after.step if after is not None and isinstance(after.step, Step) else None
        block = self._blocks(following)[0] if following else None
        if following is not None and block is not None:
            upcoming.append(self._announcer.next_step(following, block.sides))
        timing = following.timing if following else None
        leads_on = timing is not None and not timing.prepare and timing.announce == "off"
        self._rest(
            step.length,
            step.timing,
            said,
            tuple(upcoming),
            following,
            block=block,
            note=step.note,
            leads_on=leads_on,
        )

    def _rest(
        self,
        length: int,
        timing: Defaults,
        said: tuple[str, ...],
        upcoming: tuple[str, ...],
        following: Step | None,
        *,
        block: Block | None,
        note: str = "",
        leads_on: bool,
    ) -> None:
        """Write a rest. ``leads_on`` is whether the next dose follows at once, so that its end is counted."""
        title = self._words.text("name.rest")
        region = self._phase("rest", length, step=following, block=block, title=title, note=note, say=said[0])
        if not self._spoken:
            return
        start, end = region.span.start, region.span.end
        region.tone("relax", start)
        if leads_on:
            for text in upcoming:
                region.say_quietly(text, end - self._counted(timing) - LEAD - self._score.length_of(text))
            region.say_at(said, start + LEAD)
            self._count(region, timing)
        else:
            at = start + LEAD
            if region.say_at(said, at):
                at = region.lines[-1][1] + BREATH
            for text in upcoming:
                if region.say_quietly(text, at):
                    at = region.lines[-1][1] + BREATH
        self._keep(region)

    # -- doses

    def _block(self, step: Step, block: Block, turn: Round) -> None:
        entry = turn_of(step, turn, block)
        more = self._today.more_at(self._score.spot)
        planned = self._planner.plan(with_more(step, more, entry) if more else step, entry, block)
        if step.say and planned:
            side = block.sides[0] if block.sides else None
            planned[0] = replace(planned[0], words=(self._wording.filled(step.say, side),))
        planned = self._changed_today(planned, step)
        lengths = [self._length_of_wait(plan) if plan.open else plan.length for plan in planned]
        start, first = self._score.frame, len(self._score.phases)
        whole = Span(start, start + sum(lengths))
        note, title = self._note(step, block), self._title(step, block)
        for plan, length in zip(planned, lengths, strict=True):
            self._score.add(self._planned_phase(plan, length, step, block, turn, whole, title, note))
        if self._spoken:
            voice = BlockVoice(step, block, self._wording, self._score.length_of)
            afresh = isinstance(step.dose, Pnf) and block.set == 1 and turn.first
            heard: set[tuple[str, ...]] = set() if afresh else self._heard
            voiced = voice.voice(planned, self._score.phases[first:], first, heard)
            self._heard |= heard
            self._score.keep(voiced.cues, voiced.unfit)

    def _changed_today(self, planned: list[Planned], step: Step) -> list[Planned]:
        """Return the phases of a dose as the person wants them today."""
        if self._today == Today():
            return planned
        spot = self._score.spot
        changed = []
        for position, plan in enumerate(planned):
            here = spot._replace(number=spot.number + position)
            pace = self._today.pace_at(here)
            paced_plan = paced(plan, step.dose, pace) if pace != 1 else plan
            changed.append(extended(paced_plan, self._today.added_at(here)))
        return changed

    def _planned_phase(
        self,
        plan: Planned,
        length: int,
        step: Step,
        block: Block,
        turn: Round,
        whole: Span,
        title: str,
        note: str,
    ) -> Phase:
        start = self._score.frame
        span = Span(start, start + length)
        return Phase(
            span=span,
            kind=plan.kind,
            name=plan.name or self._words.text(f"name.{plan.kind}"),
            step=self._score.step,
            title=title,
            exercise=step.exercise.identity if step.exercise else None,
            side=plan.side or (block.sides[0] if len(block.sides) == 1 else None),
            set=block.set,
            sets=block.sets,
            cycle=plan.cycle,
            cycles=plan.cycles,
            rep=plan.rep,
            reps=plan.reps,
            round=turn.number,
            rounds=turn.count,
            parts=plan.parts_from(start),
            block=whole if plan.kind == "rep" else span,
            effort=plan.effort,
            note=plan.note or note,
            say=plan.words[0] if plan.words else "",
            open=plan.open,
            pose=plan.pose,
            place=self._place(step, plan.side or (block.sides[0] if len(block.sides) == 1 else None)),
        )

    def _phase(
        self,
        kind: PhaseKind,
        length: int,
        *,
        step: Step | None = None,
        block: Block | None = None,
        turn: Round | None = None,
        name: str = "",
        title: str = "",
        note: str = "",
        say: str = "",
        like: Phase | None = None,
        open: bool = False,
    ) -> Region:
        """Add a phase of the program's own and return the region for its words.

        ``step``, or the phase ``like`` which it shall be, lends it the figure.
        """
        block = block or (self._blocks(step)[0] if step else Block((), 1, 1))
        exercise = step.exercise.identity if step and step.exercise else None
        side = block.sides[0] if len(block.sides) == 1 else None
        if not open:
            length = max(0, length + self._today.added_at(self._score.spot))
        return self._score.open_region(
            Phase(
                span=Span(self._score.frame, self._score.frame + length),
                kind=kind,
                name=name or self._words.text(f"name.{kind}"),
                step=self._score.step,
                title=title or (self._title(step, block) if step else ""),
                exercise=like.exercise if like else exercise,
                side=like.side if like else side,
                set=block.set,
                sets=block.sets,
                round=turn.number if turn else 1,
                rounds=turn.count if turn else 1,
                note=note,
                say=say,
                open=open,
                place=self._place(step, side) if step and kind != "rest" else "",
            )
        )

    # -- small things

    def _note(self, step: Step, block: Block) -> str:
        return self._wording.filled(step.note, block.sides[0] if block.sides else None)

    def _place(self, step: Step, side: Side | None) -> str:
        return self._wording.named_side(side, step.exercise) if side else ""

    def _length_of_wait(self, plan: Planned) -> int:
        """Return the frames of what is said in an open phase."""
        if not self._spoken:
            return 0
        return 2 * LEAD + self._length_of_chain([*plan.words[:1], self._words.text("cue.waiting")])

    def _length_of_chain(self, texts: Sequence[str]) -> int:
        return sum(self._score.length_of(text) + BREATH for text in texts)

    def _counted(self, timing: Defaults) -> int:
        return timing.countdown * RATE if timing.counting != "off" else 0

    def _count(self, region: Region, timing: Defaults) -> None:
        if timing.counting != "off":
            numbers = [self._words.number(value) for value in range(timing.countdown, 0, -1)]
            region.count_down(numbers, region.span.end, timing.counting == "spoken")

    def _keep(self, region: Region) -> None:
        self._score.keep(region.cues, region.unfit)
