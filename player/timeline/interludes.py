"""Interludes: what belongs to no exercise: the welcome, words alone, questions, and the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from player.session.asking import Question
from player.session.model import Ask, Group, Step
from player.timeline.blocks import usual_length
from player.timeline.frames import RATE
from player.timeline.speech import BREATH, LEAD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from player.session.model import AnyStep, Say
    from player.timeline.course import Placed
    from player.timeline.writing import Writer


class Interludes:
    """Writes what stands between, before and after the steps."""

    def __init__(self, writer: Writer) -> None:
        """Take what writes."""
        self._writer = writer
        self._words = writer.words

    def welcome(self) -> None:
        """Say what comes, how long it takes, and what to take care of."""
        writer, session = self._writer, self._writer.session
        time = writer.wording.about(usual_length(session, writer.options, writer.usual))
        # Two lines, because the first one is what Play waits for.
        texts = [self._words.text("welcome.title", title=session.title)]
        texts.append(self._words.text("welcome.length", time=time))
        if session.defaults.announce != "off":
            texts += session.cautions or (self._words.text("welcome.safety"),)
        writer.score.begin_step("0", session.title, 1)
        region = writer.phase(
            "prepare",
            writer.length_of_chain(texts) + 2 * LEAD,
            step=_first(session.steps),
            name=self._words.text("name.welcome"),
            title=session.title,
            say=texts[0],
            only_shown=True,
        )
        region.tone("get ready", 0)
        region.chain(texts, 2 * LEAD)
        writer.keep(region)

    def farewell(self, line: int) -> None:
        """Say that it is over."""
        writer = self._writer
        ends = [self._words.text(f"welcome.{name}") for name in ("finish", "enough")]
        for text in ends:
            writer.score.length_of(text)  # so that either can be said, whenever it is asked for
        text = ends[writer.options.today.early]
        last = writer.score.last
        name = self._words.text("name.done")
        writer.score.begin_step("end", name, line)
        length = 2 * RATE + writer.score.length_of(text)
        region = writer.phase("rest", length, name=name, title=writer.session.title, say=text, like=last)
        region.tone("finish", region.span.start)
        region.say_at((text,), region.span.start + RATE)
        writer.keep(region)

    def say(self, step: Say) -> None:
        """Say words alone, for as long as they take."""
        writer = self._writer
        writer.score.begin_step(step.path, self._words.text("name.say"), step.line)
        if not writer.spoken or not step.text:
            return
        length = writer.score.length_of(step.text) + 2 * LEAD + BREATH
        region = writer.phase(
            "prepare", length, name=self._words.text("name.say"), note=step.note, say=step.text
        )
        region.say_at((step.text,), region.span.start + LEAD)
        writer.keep(region)

    def ask(self, placed: Placed, room: int | None) -> None:
        """Ask a question; it goes on by itself after a while, or where the clock ends it."""
        step, writer = placed.step, self._writer
        if not isinstance(step, Ask):
            return
        text = self._question(step, placed)
        measures = placed.what == "measure"
        high = 1 if placed.what == "again" else step.high if measures else 10
        question = Question(
            placed.number,
            placed.what,
            text,
            step.path,
            test=step.test,
            side=placed.side,
            unit=step.unit if measures else "",
            high=high,
        )
        name = self._words.text("name.ask")
        writer.score.begin_step(step.path, name, step.line)
        how = "" if writer.told.knows("how to answer", "") else self._words.text("ask.how")
        said = [text, *([how] if how else [])]
        length = step.limit + (writer.length_of_chain(said) if writer.spoken else 0)
        region = writer.phase(
            "rest",
            length if room is None else min(length, room),
            turn=placed.turn,
            name=name,
            title=text,
            note=step.note,
            say=text,
            question=question,
        )
        writer.told.tell("how to answer", "")
        if writer.spoken:
            region.tone("get ready", region.span.start)
            region.chain(said, region.span.start + 2 * LEAD)
            writer.keep(region)

    def _question(self, step: Ask, placed: Placed) -> str:
        wording = self._writer.wording
        if step.say:
            return wording.filled(step.say, placed.side)
        test = step.test.replace("-", " ").replace("_", " ")
        if placed.side is None:
            return self._words.text(f"ask.{placed.what}", test=test)
        return self._words.text("ask.measure_side", test=test, side=wording.named_side(placed.side, None))


def _first(steps: Sequence[AnyStep]) -> Step | None:
    """Return the first step that does something."""
    for step in steps:
        found = _first(step.steps) if isinstance(step, Group) else step
        if isinstance(found, Step):
            return found
    return None
