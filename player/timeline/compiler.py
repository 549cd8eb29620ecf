"""The compiler: a session and the lengths of its spoken lines become a timeline."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from player.session.model import Rest, Say, Step
from player.timeline.announcing import Announcer
from player.timeline.blocks import Block, Placed, Round, blocks_of, expanded
from player.timeline.frames import RATE, Span
from player.timeline.plan import Planned, Planner
from player.timeline.speech import BREATH, LEAD, Region
from player.timeline.timeline import Cue, Phase, PhaseKind, Timeline, TimelineStep, Unfit
from player.timeline.voicing import BlockVoice

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from player.session.model import Defaults, Session
    from player.session.words import Words


@dataclass(frozen=True, slots=True)
class CompileOptions:
    """What differs between people who play the same session."""

    announcements: bool = True
    """Without them preparation, side changes and everything spoken take no time."""
    tighter: Literal["left", "right"] = "right"
    """The side that ``tighter`` means."""


def compile_session(
    session: Session, words: Words, length_of: Callable[[str], int], options: CompileOptions | None = None
) -> Timeline:
    """Return the timeline of a session.

    ``length_of`` gives the frames of a spoken line, measured or estimated. The same arguments give an equal
    timeline, and a timeline changes only from the first cue on whose line has another length.
    """
    compiler = _Compiler(session, words, length_of, options or CompileOptions())
    compiler.run()
    return Timeline(
        title=session.title,
        language=words.language,
        steps=tuple(compiler.steps),
        phases=tuple(compiler.phases),
        cues=tuple(sorted(compiler.cues, key=lambda cue: (cue.span.start, cue.line is not None))),
        unfit=tuple(compiler.unfit),
    )


class _Compiler:
    def __init__(
        self, session: Session, words: Words, length_of: Callable[[str], int], options: CompileOptions
    ) -> None:
        self._session = session
        self._words = words
        self._length_of = length_of
        self._options = options
        self._planner = Planner(words)
        self._announcer = Announcer(words)
        self._announced: set[str] = set()
        self._heard: set[tuple[str, ...]] = set()
        self.frame = 0
        self.steps: list[TimelineStep] = []
        self.phases: list[Phase] = []
        self.cues: list[Cue] = []
        self.unfit: list[Unfit] = []

    def run(self) -> None:
        order = list(expanded(self._session.steps))
        if self._options.announcements:
            self._welcome(order)
        for index, (step, turn, between) in enumerate(order):
            self._step(step, turn, between, order[index + 1 :])
        if self._options.announcements and self.phases:
            self._farewell()

    # -- what stands in a session

    def _step(self, step: Step | Rest | Say, turn: Round, between: bool, later: Sequence[Placed]) -> None:
        begun = self.frame
        index = len(self.steps)
        self.steps.append(TimelineStep(step.path, "", Span(begun, begun), step.line))
        if isinstance(step, Say):
            title = self._words.text("name.prepare")
            self._say_step(step, index)
        elif isinstance(step, Rest):
            title = self._words.text("name.rest")
            self._rest_step(step, turn, between, index, later)
        else:
            title = step.name or self._words.text("name.prepare")
            self._exercise_step(step, turn, index)
        self.steps[index] = replace(self.steps[index], title=title, span=Span(begun, self.frame))

    def _say_step(self, step: Say, index: int) -> None:
        if not self._options.announcements:
            return
        length = self._length_of(step.text) + 2 * LEAD + BREATH
        region = self._open_phase(
            "prepare", length, index, name=self._words.text("name.prepare"), note=step.note, say=step.text
        )
        region.say_at((step.text,), region.span.start + LEAD)
        self._close(region)

    def _rest_step(self, step: Rest, turn: Round, between: bool, index: int, later: Sequence[Placed]) -> None:
        following = next((placed for placed, _, _ in later if isinstance(placed, Step)), None)
        upcoming = self._announcer.next_up(following, self._sides(following)[0].sides if following else ())
        said = step.say or self._announcer.rest(step.length)
        if between and turn.count > 1:
            upcoming = self._announcer.round(turn)
        self._rest(step.length, index, step.timing, said, upcoming, following, step.note)

    def _exercise_step(self, step: Step, turn: Round, index: int) -> None:
        blocks = self._sides(step)
        self._prepare(step, blocks[0], turn, index)
        for position, block in enumerate(blocks):
            self._block(step, block, turn, index)
            if position + 1 < len(blocks):
                self._between(step, block, blocks[position + 1], index)

    def _between(self, step: Step, block: Block, following: Block, index: int) -> None:
        if block.sides == following.sides:
            upcoming = self._announcer.set(following)
            self._rest(
                step.timing.rest,
                index,
                step.timing,
                self._announcer.rest(step.timing.rest),
                upcoming,
                step,
                "",
                following,
            )
        elif step.side == "alternate" and following.set != block.set and step.timing.rest:
            upcoming = self._announcer.next_side(step, following.sides)
            self._rest(
                step.timing.rest,
                index,
                step.timing,
                self._announcer.rest(step.timing.rest),
                upcoming,
                step,
                "",
                following,
            )
        else:
            self._change_side(step, following, index)

    def _sides(self, step: Step) -> list[Block]:
        return blocks_of(step, self._options.tighter)

    # -- phases

    def _welcome(self, order: Sequence[Placed]) -> None:
        texts = [
            self._words.text(
                "welcome.title", title=self._session.title, time=self._announcer.about(self._length_quietly())
            )
        ]
        if self._session.defaults.announce != "off":
            texts += self._session.cautions or (self._words.text("welcome.safety"),)
        first = next((step for step, _, _ in order if isinstance(step, Step)), None)
        length = LEAD + sum(self._length_of(text) + BREATH for text in texts) + RATE
        self.steps.append(TimelineStep("0", self._session.title, Span(0, length), 1))
        region = self._open_phase(
            "prepare",
            length,
            0,
            step=first,
            name=self._words.text("name.welcome"),
            title=self._session.title,
            say=texts[0],
        )
        region.tone("get ready", 0)
        region.chain(texts, LEAD * 2)
        self._close(region)

    def _length_quietly(self) -> int:
        quiet = replace(self._options, announcements=False)
        plain = _Compiler(self._session, self._words, self._length_of, quiet)
        plain.run()
        waits = sum(phase.open for phase in plain.phases) * 30 * RATE
        changes = sum(
            len(self._sides(step)) // 2 + 1
            for step, _, _ in expanded(self._session.steps)
            if isinstance(step, Step)
        )
        return plain.frame + waits + changes * self._session.defaults.prepare

    def _farewell(self) -> None:
        text = self._words.text("welcome.finish")
        length = 2 * RATE + self._length_of(text)
        last = self.phases[-1]
        index = len(self.steps)
        self.steps.append(
            TimelineStep(
                "end",
                self._words.text("name.done"),
                Span(self.frame, self.frame + length),
                self.steps[-1].line,
            )
        )
        region = self._open_phase(
            "rest", length, index, name=self._words.text("name.done"), title=self._session.title, say=text
        )
        self.phases[-1] = replace(self.phases[-1], exercise=last.exercise, side=last.side)
        region.tone("finish", region.span.start)
        region.say_at((text,), region.span.start + RATE)
        self._close(region)

    def _prepare(self, step: Step, block: Block, turn: Round, index: int) -> None:
        if not self._options.announcements:
            return
        again = step.name in self._announced
        self._announced.add(step.name)
        texts = self._announcer.step(step, block, turn, again=again)
        countdown = step.timing.countdown * RATE if step.timing.counting != "off" else 0
        spoken = 2 * LEAD + sum(self._length_of(text) + BREATH for text in texts)
        length = max(step.timing.prepare, spoken + countdown) if texts else step.timing.prepare
        if not length:
            return
        region = self._open_phase(
            "prepare",
            length,
            index,
            step=step,
            block=block,
            turn=turn,
            note=step.note,
            say=texts[0] if texts else "",
        )
        region.tone("get ready", region.span.start)
        self._count(region, step.timing)
        region.chain(texts, region.span.start + 2 * LEAD)
        self._close(region)

    def _change_side(self, step: Step, following: Block, index: int) -> None:
        if not self._options.announcements or not following.sides:
            return
        texts = self._announcer.change(step, following)
        countdown = step.timing.countdown * RATE if step.timing.counting != "off" else 0
        spoken = 4 * LEAD + sum(self._length_of(text) + BREATH for text in texts)
        length = max(step.timing.change_side, spoken + countdown)
        region = self._open_phase("change side", length, index, step=step, block=following, say=texts[0])
        region.tone("change side", region.span.start)
        self._count(region, step.timing)
        end = region.chain(texts[:1], region.span.start + 3 * LEAD)
        last = region.span.end - countdown - LEAD
        if not (last - self._length_of(texts[-1]) > end and region.say_ending(texts[-1:], last)):
            region.chain(texts[1:], end)
        self._close(region)

    def _rest(
        self,
        length: int,
        index: int,
        timing: Defaults,
        said: tuple[str, ...] | str,
        upcoming: str,
        following: Step | None,
        note: str,
        block: Block | None = None,
    ) -> None:
        if not length:
            return
        variants = (said,) if isinstance(said, str) else said
        region = self._open_phase(
            "rest",
            length,
            index,
            step=following,
            block=block,
            title=self._words.text("name.rest"),
            note=note,
            say=variants[0],
        )
        if self._options.announcements:
            region.tone("relax", region.span.start)
            self._count(region, timing)
            counting = timing.countdown * RATE if timing.counting != "off" else 0
            region.say_at(variants, region.span.start + LEAD)
            if upcoming:
                region.say_ending((upcoming,), region.span.end - counting - LEAD)
        self._close(region)

    def _block(self, step: Step, block: Block, turn: Round, index: int) -> None:
        number = turn.number - 1 if step.follows_round else block.set - 1
        planned = self._planner.plan(
            step, number, block.sides if len(block.sides) > 1 else (), self._filler(step, block)
        )
        if step.say and planned:
            planned[0] = replace(planned[0], words=(self._filler(step, block)(step.say),))
        start = self.frame
        first = len(self.phases)
        for plan in planned:
            self._phase(plan, step, block, turn, index)
        span = Span(start, self.frame)
        for position in range(first, len(self.phases)):
            phase = self.phases[position]
            whole = span if phase.kind == "rep" else phase.span
            self.phases[position] = replace(phase, block=whole)
        if self._options.announcements:
            voice = BlockVoice(step, self._words, self._length_of, self._filler(step, block))
            voiced = voice.voice(planned, self.phases[first:], first, self._heard)
            self.cues += voiced.cues
            self.unfit += voiced.unfit

    def _phase(self, plan: Planned, step: Step, block: Block, turn: Round, index: int) -> None:
        length = plan.length
        if plan.open:
            says = self._words.text("cue.waiting")
            length = (
                LEAD * 3 + sum(self._length_of(text) for text in (*plan.words[:1], says)) + BREATH
                if self._options.announcements
                else 0
            )
        start = self.frame
        self.phases.append(
            Phase(
                span=Span(start, start + length),
                kind=plan.kind,
                name=plan.name or self._words.text(f"name.{plan.kind}"),
                step=index,
                title=step.name,
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
                effort=plan.effort,
                note=plan.note or step.note,
                say=plan.words[0] if plan.words else "",
                open=plan.open,
            )
        )
        self.frame = start + length

    def _open_phase(
        self,
        kind: PhaseKind,
        length: int,
        index: int,
        *,
        step: Step | None = None,
        block: Block | None = None,
        turn: Round | None = None,
        name: str = "",
        title: str = "",
        note: str = "",
        say: str = "",
    ) -> Region:
        """Add a phase of the program's own (preparation, rest, change of side) and return the region for its
        words."""
        sides = block.sides if block else self._sides(step)[0].sides if step else ()
        span = Span(self.frame, self.frame + length)
        self.phases.append(
            Phase(
                span=span,
                kind=kind,
                name=name or self._words.text(f"name.{kind}"),
                step=index,
                title=title or (step.name if step else ""),
                exercise=step.exercise.identity if step and step.exercise else None,
                side=sides[0] if sides and (len(sides) == 1) else None,
                set=block.set if block else 1,
                sets=block.sets if block else 1,
                round=turn.number if turn else 1,
                rounds=turn.count if turn else 1,
                block=span,
                note=note,
                say=say,
            )
        )
        self.frame = span.end
        return Region(span, len(self.phases) - 1, index, self._length_of)

    def _count(self, region: Region, timing: Defaults) -> None:
        if timing.counting != "off":
            numbers = [self._words.number(value) for value in range(timing.countdown, 0, -1)]
            region.count_down(numbers, region.span.end, timing.counting == "spoken")

    def _close(self, region: Region) -> None:
        self.cues += region.cues
        self.unfit += region.unfit

    def _filler(self, step: Step, block: Block) -> Callable[[str], str]:
        if len(block.sides) != 1:
            return lambda text: text
        side = block.sides[0]
        other = "left" if side == "right" else "right"
        here, there = self._words.text(f"side.{side}"), self._words.text(f"side.{other}")
        return lambda text: text.replace("{side}", here).replace("{other_side}", there)
