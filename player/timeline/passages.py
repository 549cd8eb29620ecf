"""Between the doses: announcements, rests, and changes of side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from player.session.model import Rest, Step
from player.timeline.frames import RATE
from player.timeline.speech import BREATH, LEAD

if TYPE_CHECKING:
    from player.session.model import Defaults
    from player.timeline.blocks import Block
    from player.timeline.course import Placed, Round
    from player.timeline.writing import Writer


_LONG_REST = 40 * RATE
_REST_LEFT = 15 * RATE


class Passages:
    """Writes what lies between the doses."""

    def __init__(self, writer: Writer) -> None:
        """Take what writes."""
        self._writer = writer
        self._words = writer.words
        self._announcer = writer.announcer
        self._score = writer.score
        self._spoken = writer.spoken
        self._told = writer.told

    def prepare(self, step: Step, block: Block, turn: Round) -> None:
        """Announce a step and give the time to get into position."""
        if not self._spoken:
            return
        texts = self._announcer.step(step, block, turn, again=self._told.knows("step", step.name))
        self._told.tell("step", step.name)
        news = self.round_news(turn)
        if texts and news:
            texts.insert(0, news)
        if texts:
            texts[:0] = self._titles(turn)
        counted = self._writer.counted(step.timing)
        length = step.timing.prepare
        if texts:
            length = max(length, 2 * LEAD + self._writer.length_of_chain(texts) + counted)
        if not length:
            return
        region = self._writer.phase(
            "prepare",
            length,
            step=step,
            block=block,
            turn=turn,
            note=self._writer.note(step, block),
            say=texts[0] if texts else "",
        )
        region.tone("get ready", region.span.start)
        region.chain(texts, region.span.start + 2 * LEAD)
        self._writer.count(region, step.timing)
        self._writer.keep(region)

    def round_news(self, turn: Round) -> str:
        """Return which round begins, where that is to be said and has not been."""
        where = (turn.group, turn.number)
        fresh = turn.count != 1 and turn.number > 1 and not self._told.knows("round", where)
        self._told.tell("round", where)
        return self._announcer.round(turn) if fresh else ""

    def _titles(self, turn: Round) -> list[str]:
        """Return the titles of the groups that begin with this step, as they are said."""
        fresh = [(path, title) for path, title in turn.titles if not self._told.knows("group", path)]
        for path, _ in fresh:
            self._told.tell("group", path)
        return [self._words.text("announce.step", name=title) for _, title in fresh]

    def sets(self, step: Step, before: Block, block: Block, room: int | None) -> None:
        """Write what lies between two doses of a step: a rest, or a change of side; ``room`` is what a clock
        leaves."""
        if before.sides != block.sides and not (step.side == "alternate" and before.set != block.set):
            self._change_side(step, block, room)
        elif step.timing.rest:
            upcoming = self._announcer.set(step, block)
            if before.sides != block.sides:
                upcoming = self._announcer.next_side(step, block.sides)
            length = _within(step.timing.rest, room)
            said = self._announcer.rest(length, step, before.sides[0] if before.sides else None)
            self._rest(length, step.timing, said, (upcoming,), step, block=block, leads_on=True)

    def _change_side(self, step: Step, block: Block, room: int | None) -> None:
        if not self._spoken:
            return
        texts = self._announcer.change(step, block)
        counted = self._writer.counted(step.timing)
        length = max(step.timing.change_side, 3 * LEAD + self._writer.length_of_chain(texts) + counted)
        length = _within(length, room)
        region = self._writer.phase("change side", length, step=step, block=block, say=texts[0])
        start, end = region.span.start, region.span.end
        region.tone("change side", start)
        region.chain(texts[:-1], start + 3 * LEAD)
        region.say_ending(texts[-1:], end - counted - LEAD)
        self._writer.count(region, step.timing)
        self._writer.keep(region)

    def rest(self, step: Rest, placed: Placed, after: Placed | None) -> None:
        """Write a rest, and say in it what comes after."""
        turn, between = placed.turn, placed.between
        said = (step.say,) if step.say else self._announcer.rest(step.length)
        upcoming = [self._announcer.round(turn)] if between else []
        if between:
            self._told.tell("round", (turn.group, turn.number))
        following = after.step if after is not None and isinstance(after.step, Step) else None
        block = self._writer.blocks(following)[0] if following else None
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
        region = self._writer.phase(
            "rest", length, step=following, block=block, title=title, note=note, say=said[0]
        )
        if not self._spoken:
            return
        start, end = region.span.start, region.span.end
        region.tone("end", start)
        if leads_on:
            for text in upcoming:
                region.say_quietly(
                    text, end - self._writer.counted(timing) - LEAD - self._score.length_of(text)
                )
            region.say_at(said, start + LEAD)
            self._writer.count(region, timing)
            if length >= _LONG_REST:
                region.say_quietly(self._announcer.rest_left(_REST_LEFT), end - _REST_LEFT)
        else:
            at = start + LEAD
            if region.say_at(said, at):
                at = region.lines[-1][1] + BREATH
            for text in upcoming:
                if region.say_quietly(text, at):
                    at = region.lines[-1][1] + BREATH
        self._writer.keep(region)


def _within(length: int, room: int | None) -> int:
    return length if room is None else min(length, room)
