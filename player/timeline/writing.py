"""Writing: what every part of the compiler does to the score."""

from __future__ import annotations

from typing import TYPE_CHECKING

from player.timeline.announcing import Announcer
from player.timeline.blocks import Block, blocks_of
from player.timeline.frames import RATE, Span
from player.timeline.score import Score
from player.timeline.speech import BREATH, Region
from player.timeline.timeline import Phase, PhaseKind
from player.timeline.told import Told
from player.timeline.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from player.session.asking import Question
    from player.session.model import Defaults, Session, Step
    from player.session.words import Words
    from player.timeline.blocks import Lengths
    from player.timeline.course import CompileOptions, Round
    from player.timeline.timeline import Side


class Writer:
    """Writes phases of the program's own, and what is said in them."""

    def __init__(
        self,
        session: Session,
        words: Words,
        length_of: Callable[[str], int],
        options: CompileOptions,
        usual: Lengths | None = None,
    ) -> None:
        """Take what ``compile_session`` takes, and what ``usual_length`` keeps."""
        self.session = session
        """What is compiled."""
        self.words = words
        """The program's own words."""
        self.options = options
        """What differs between people."""
        self.usual = usual
        """What ``usual_length`` keeps."""
        self.spoken = options.announcements
        """Whether anything is said."""
        self.wording = Wording(words)
        """Puts values into words."""
        self.announcer = Announcer(self.wording)
        """Puts announcements into words."""
        self.score = Score(length_of)
        """What has been written."""
        self.told = Told()
        """What has been told."""

    def blocks(self, step: Step) -> list[Block]:
        """Return the doses of a step in order."""
        return blocks_of(step, self.options.tighter)

    def title(self, step: Step, block: Block) -> str:
        """Return what a step is called."""
        return self.wording.filled(step.name, block.sides[0] if block.sides else None)

    def note(self, step: Step, block: Block) -> str:
        """Return what is shown beside a step."""
        return self.wording.filled(step.note, block.sides[0] if block.sides else None)

    def place(self, step: Step, side: Side | None) -> str:
        """Return the side of a step as it is spoken; nothing where it has none."""
        return self.wording.named_side(side, step.exercise) if side else ""

    def length_of_chain(self, texts: Sequence[str]) -> int:
        """Return the frames of sentences that are said one after the other."""
        return sum(self.score.length_of(text) + BREATH for text in texts)

    def counted(self, timing: Defaults) -> int:
        """Return the frames in which last seconds are counted."""
        return timing.countdown * RATE if timing.counting != "off" else 0

    def count(self, region: Region, timing: Defaults) -> None:
        """Count the last seconds of a region."""
        if timing.counting != "off":
            numbers = [self.words.number(value) for value in range(timing.countdown, 0, -1)]
            region.count_down(numbers, region.span.end, timing.counting == "spoken")

    def keep(self, region: Region) -> None:
        """Keep what is heard in a region."""
        self.score.keep(region.cues, region.unfit)

    def phase(
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
        question: Question | None = None,
        only_shown: bool = False,
    ) -> Region:
        """Add a phase of the program's own and return the region for its words.

        ``step``, or the phase ``like`` which it shall be, lends it the figure; where the step is
        ``only_shown``, its side and set are not named.
        """
        block = block or (self.blocks(step)[0] if step else Block((), 1, 1))
        exercise = step.exercise.identity if step and step.exercise else None
        lent = block.sides[0] if len(block.sides) == 1 else None
        side = None if only_shown else lent
        if not open:
            length = max(0, length + self.options.today.added_at(self.score.spot))
        return self.score.open_region(
            Phase(
                span=Span(self.score.frame, self.score.frame + length),
                kind=kind,
                name=name or self.words.text(f"name.{kind}"),
                step=self.score.step,
                title=title or (self.title(step, block) if step else ""),
                exercise=like.exercise if like else exercise,
                side=question.side if question else like.side if like else side,
                set=1 if only_shown else block.set,
                sets=1 if only_shown else block.sets,
                round=turn.number if turn else 1,
                rounds=turn.count if turn else 1,
                note=note,
                say=say,
                open=open or question is not None,
                limited=question is not None,
                question=question,
                figure_side=lent if only_shown else None,
                place=self.place(step, side) if step and kind != "rest" else "",
                view=like.view if like else step.view if step else "",
            )
        )
