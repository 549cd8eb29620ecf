"""The compiler: a session and the lengths of its spoken lines become a timeline."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING

from player.session.model import Ask, Pnf, Rest, Say, Step, Timed
from player.timeline.blocks import Block, turn_of
from player.timeline.course import CompileOptions, Course, Placed, Round
from player.timeline.frames import Span
from player.timeline.interludes import Interludes
from player.timeline.passages import Passages
from player.timeline.plan import Planned, Planner, cut, extended, paced, with_more
from player.timeline.speech import LEAD
from player.timeline.timeline import Phase, Timeline
from player.timeline.today import Today
from player.timeline.told import Told
from player.timeline.voicing import BlockVoice
from player.timeline.writing import Writer

if TYPE_CHECKING:
    from collections.abc import Callable

    from player.session.model import Session
    from player.session.words import Words
    from player.timeline.kept_steps import KeptSteps
    from player.timeline.today import Missed


__all__ = ("CompileOptions", "compile_session")


def compile_session(
    session: Session,
    words: Words,
    length_of: Callable[[str], int],
    options: CompileOptions | None = None,
    kept: KeptSteps | None = None,
) -> Timeline:
    """Return the timeline of a session.

    ``length_of`` gives the frames of a spoken line, measured or estimated. The same arguments give an equal
    timeline. Where two functions agree on every line that begins before some frame, the phases that begin
    before it begin alike in both timelines, and those that end before it are of the same length: a clip that
    comes while a session plays moves nothing that has been played. Nor does an answer: it changes only what
    comes after the phase in which it was asked for.

    ``kept`` spares writing anew what did not change since the last time; the timeline is the same.
    """
    options = options or CompileOptions()
    if kept is None or options.today != Today():  # which is about places in one timeline
        return _Compiler(Writer(session, words, length_of, options), None).timeline()
    kept.begin(words, options, length_of)
    timeline = _Compiler(Writer(session, words, length_of, options, kept.usual), kept).timeline()
    kept.end()
    return timeline


class _Compiler:
    def __init__(self, writer: Writer, kept: KeptSteps | None) -> None:
        self._writer = writer
        self._kept = kept
        self._score = writer.score
        self._words = writer.words
        self._wording = writer.wording
        self._spoken = writer.spoken
        self._planner = Planner(writer.wording)
        self._interludes = Interludes(writer)
        self._passages = Passages(writer)
        self._today = writer.options.today
        self._told = writer.told
        self._placed: dict[int, Placed] = {}

    def timeline(self) -> Timeline:
        writer = self._writer
        if self._spoken:
            self._interludes.welcome()
            self._score.close()
        ahead = _Ahead(Course(writer.session, writer.options, lambda: self._score.frame))
        line = 1
        while True:
            placed = ahead.take()
            if placed is None:
                break
            if placed.clock is not None and placed.clock.over(self._score.frame):
                continue
            line, number = placed.step.line, self._score.step + 1
            self._placed[number] = placed
            if number in self._today.skipped:
                self._score.begin_step(placed.step.path, self._name_of(placed.step), line)
                self._score.close()
            else:
                self._write(placed, ahead.look(number + 1, self._today.skipped))
        for missed in self._today.missed:
            self._make_up(missed, self._placed[missed.step])
            self._score.close()
        if self._spoken and self._score.count:
            self._interludes.farewell(line)
            self._score.close()
        in_sections = self._kept is not None
        return self._score.timeline(writer.session.title, self._words.language, in_sections=in_sections)

    def _write(self, placed: Placed, after: Placed | None) -> None:
        """Write a step, or take what was written of it before."""
        found = self._kept.find(placed, after, self._told) if self._kept is not None else None
        if found is not None:
            written, notes = found
            self._told.repeat(notes)
            self._score.take(written, placed.step.path, placed.step.line)
            return
        self._told.begin_notes()
        self._step(placed, after)
        written = self._score.close()
        if self._kept is not None:
            self._kept.keep(placed, after, self._told.notes, written, self._score.length_of)

    # -- what stands in a session

    def _step(self, placed: Placed, after: Placed | None) -> None:
        step = placed.step
        if isinstance(step, Say):
            self._interludes.say(step)
            return
        if isinstance(step, Step):
            self._exercise(step, placed)
            return
        if placed.clock is not None:
            placed.clock.begin(self._score.frame)
        if isinstance(step, Ask):
            self._interludes.ask(placed, self._room(placed))
            return
        room = self._room(placed)
        length = step.length if room is None else room if placed.fills else min(step.length, room)
        if length:
            self._score.begin_step(step.path, self._words.text("name.rest"), step.line)
            ends = room is not None and length == room and not placed.fills
            upcoming = None if ends and after is not None and after.clock is placed.clock else after
            self._passages.rest(replace(step, length=length), placed, upcoming)

    def _exercise(self, step: Step, placed: Placed) -> None:
        """Write a step: where a clock runs already, nothing is prepared, and each dose is named as it
        begins."""
        turn, clock = placed.turn, placed.clock
        runs = clock is not None and clock.running
        shared = (step, *placed.others) if placed.fills else ()
        reps = sum(self._writer.announcer.count(each, turn) for each in shared)
        step = self._together(step, placed)
        blocks = self._writer.blocks(step)
        title = self._writer.title(step, blocks[0]) or self._words.text("name.step")
        self._score.begin_step(step.path, title, step.line)
        if not runs:
            self._passages.prepare(step, blocks[0], turn)
        if clock is not None:
            clock.begin(self._score.frame)
        room = self._room(placed)
        if placed.fills and room is not None:
            step = replace(step, dose=Timed((max(room, 1),)))
        news = self._passages.round_news(turn) if runs else ""
        for position, block in enumerate(blocks):
            if position and room != 0:
                self._passages.sets(step, blocks[position - 1], block, room)
                room = self._room(placed)
            if room != 0:
                self._block(step, block, turn, room, named=runs, reps=reps, news=news)
                room = self._room(placed)

    def _name_of(self, step: Step | Rest | Say | Ask) -> str:
        if isinstance(step, Step):
            return self._writer.title(step, self._writer.blocks(step)[0]) or self._words.text("name.step")
        name = "rest" if isinstance(step, Rest) else "ask" if isinstance(step, Ask) else "say"
        return self._words.text(f"name.{name}")

    def _make_up(self, missed: Missed, placed: Placed) -> None:
        """Offer a side that was skipped: ask, and wait; then its doses follow."""
        step, writer = placed.step, self._writer
        if not isinstance(step, Step):
            return
        blocks = [block for block in writer.blocks(step) if block.sides == (missed.side,)]
        title = writer.title(step, blocks[0])
        side = self._wording.named_side(missed.side, step.exercise)
        self._score.begin_step(step.path, title, step.line, offered=True)
        text = self._words.text("today.offer", name=title, side=side)
        region = writer.phase(
            "prepare",
            2 * LEAD + writer.length_of_chain([text]) if self._spoken else 0,
            step=step,
            block=blocks[0],
            note=text,
            say=text,
            open=True,
        )
        if self._spoken:
            region.tone("change side", region.span.start)
            region.chain([text], region.span.start + 2 * LEAD)
            writer.keep(region)
        for position, block in enumerate(blocks):
            if position:
                self._passages.sets(step, blocks[position - 1], block, None)
            self._block(step, block, placed.turn, None, named=False)

    def _room(self, placed: Placed) -> int | None:
        """Return the frames that the clock leaves; None where no clock runs."""
        until = placed.clock.until if placed.clock is not None else None
        return None if until is None else max(0, until - self._score.frame - placed.leaves)

    def _together(self, step: Step, placed: Placed) -> Step:
        """Return the step of steps that wait for the person, done one after the other as the clock runs."""
        if not placed.fills:
            return step
        names = [self._writer.announcer.times(each, placed.turn) for each in (step, *placed.others)]
        name = ", ".join(names)
        whole = placed.clock.whole if placed.clock is not None else None
        length = max(1, (whole or 0) - placed.leaves)
        return replace(
            step, name=name[:1].upper() + name[1:], side="both", sets=1, extra=(), dose=Timed((length,))
        )

    # -- doses

    def _block(
        self,
        step: Step,
        block: Block,
        turn: Round,
        room: int | None,
        *,
        named: bool,
        reps: int = 0,
        news: str = "",
    ) -> None:
        entry = turn_of(step, turn, block)
        more = self._today.more_at(self._score.spot)
        planned = self._planner.plan(with_more(step, more, entry) if more else step, entry, block)
        planned = self._changed_today(planned, step)
        if room is not None:
            planned = cut(planned, room)
        if reps and planned:
            planned[0] = replace(planned[0], reps=reps)
        if planned and (step.say or (named and step.name)):
            side = block.sides[0] if block.sides else None
            said = self._wording.filled(step.say or step.name, side)
            said = said if step.say else self._words.text("announce.step", name=said)
            told = (f"{news} {said}", said) if news else (said,)
            planned[0] = replace(planned[0], words=told)
        lengths = [self._length_of_wait(plan) if plan.open else plan.length for plan in planned]
        start, first = self._score.frame, self._score.count
        whole = Span(start, start + sum(lengths))
        note, title = self._writer.note(step, block), self._writer.title(step, block)
        for plan, length in zip(planned, lengths, strict=True):
            self._score.add(self._planned_phase(plan, length, step, block, turn, whole, title, note))
        if self._spoken:
            voice = BlockVoice(step, block, self._wording, self._score.length_of)
            afresh = isinstance(step.dose, Pnf) and block.set == 1 and turn.first
            heard = Told() if afresh else self._told
            voiced = voice.voice(planned, self._score.phases_from(first), first, heard)
            if afresh:
                self._told.take(heard.facts)
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
            yields=plan.yields,
            note=plan.note or note,
            say=plan.words[0] if plan.words else "",
            open=plan.open,
            limited=plan.limited,
            ramp=plan.ramp,
            view=step.view,
            picture=step.picture,
            pose=plan.pose,
            place=self._writer.place(step, plan.side or (block.sides[0] if len(block.sides) == 1 else None)),
        )

    def _length_of_wait(self, plan: Planned) -> int:
        """Return the frames of an open phase: those of its limit, or of what is said in it."""
        if plan.limited or not self._spoken:
            return plan.length
        return 2 * LEAD + self._writer.length_of_chain([*plan.words[:1], self._words.text("cue.waiting")])


class _Ahead:
    """The course of a session, and what stands ahead in it."""

    def __init__(self, course: Course) -> None:
        self._course = iter(course)
        self._ahead: deque[Placed] = deque()

    def take(self) -> Placed | None:
        """Return what is done next; None at the end."""
        return self._ahead.popleft() if self._ahead else next(self._course, None)

    def look(self, number: int, skipped: frozenset[int]) -> Placed | None:
        """Return what is done after it and not skipped, where the next one has this number; the course is
        looked at no further ahead than that takes."""
        position = 0
        while True:
            if len(self._ahead) <= position:
                placed = next(self._course, None)
                if placed is None:
                    return None
                self._ahead.append(placed)
            if number + position not in skipped:
                return self._ahead[position]
            position += 1
