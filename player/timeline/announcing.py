"""Announcements: the sentences between the doses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from player.session.model import Breathe, Hold, OpenHold, Pnf, Reps, Roll, Step, Timed
from player.session.size import of_turn
from player.timeline.blocks import turn_of

if TYPE_CHECKING:
    from player.timeline.blocks import Block
    from player.timeline.course import Round
    from player.timeline.timeline import Side
    from player.timeline.wording import Wording


class Announcer:
    """Puts announcements into words; an empty text is not said."""

    def __init__(self, wording: Wording) -> None:
        """Take the words."""
        self._wording = wording
        self._words = wording.words

    def step(self, step: Step, block: Block, turn: Round, *, again: bool) -> list[str]:
        """Return what is said before a step: its name and side, how to get ready, how much of it.

        ``again`` is whether it has been announced before.
        """
        if step.timing.announce == "off":
            return []
        texts = [self._named(step, block.sides)]
        if not again and step.timing.announce == "full":
            setup = step.exercise.setup if step.exercise else ""
            texts += [
                self._wording.filled(setup, block.sides[0] if block.sides else None),
                self.dose(step, block, turn),
            ]
        return [text[0].upper() + text[1:] for text in texts if text]

    def change(self, step: Step, following: Block) -> list[str]:
        """Return what is said at a change of side, the side both first and last: nobody sees the screen."""
        side = following.sides[0]
        named = self._wording.named_side(side, step.exercise)
        own = step.exercise.words_for("change side") if step.exercise else ()
        return [
            self._words.text("announce.change", side=named),
            *(self._wording.filled(text, side) for text in own[:1]),
            self._words.text("announce.change_again", side=named),
        ]

    def next_step(self, step: Step, sides: tuple[Side, ...]) -> str:
        """Return what is said of the next step during a rest."""
        if not step.name:
            return ""
        name = self._wording.filled(step.name, sides[0] if sides else None)
        if len(sides) != 1:
            return self._words.text("announce.next", name=name)
        return self._words.text(
            "announce.next_named", name=name, side=self._wording.named_side(sides[0], step.exercise)
        )

    def next_side(self, step: Step, sides: tuple[Side, ...]) -> str:
        """Return what is said in a rest before the other side."""
        return self._words.text("announce.next_side", side=self._wording.named_side(sides[0], step.exercise))

    def set(self, step: Step, block: Block) -> str:
        """Return which set comes, and how many reps it has where that differs from set to set."""
        number, of = self._wording.number(block.set), self._wording.number(block.sets)
        if isinstance(step.dose, Reps) and len(step.dose.counts) > 1 and not step.follows_round:
            reps = self._wording.number(of_turn(step.dose.counts, block.set - 1))
            return self._words.text("announce.set_reps", set=number, sets=of, count=reps)
        return self._words.text("announce.set", set=number, sets=of)

    def round(self, turn: Round) -> str:
        """Return which round comes."""
        number, of = self._wording.number(turn.number), self._wording.number(turn.count)
        if not turn.count:
            return self._words.text("announce.round_open", round=number)
        return self._words.text("announce.round", round=number, rounds=of)

    def rest(self, frames: int, step: Step | None = None, side: Side | None = None) -> tuple[str, ...]:
        """Return what is said as a rest begins: in full, then short; between the sets of a step in the words
        of its exercise, which say what to let go of."""
        time = self._wording.duration(frames)
        own = step.exercise.words_for("rest") if step is not None and step.exercise else ()
        if own:
            texts = [self._wording.filled(text, side) for text in own]
            return (
                self._words.text("cue.rest_own", own=texts[0], time=time[0].upper() + time[1:]),
                texts[-1],
            )
        return (
            self._words.text("cue.rest_full", time=time[0].upper() + time[1:]),
            self._words.text("cue.rest_short"),
        )

    def rest_left(self, frames: int) -> str:
        """Return what is said in a long rest of what is left of it."""
        time = self._wording.duration(frames)
        return self._words.text("cue.rest_left", time=time[0].upper() + time[1:])

    def count(self, step: Step, turn: Round) -> int:
        """Return how many reps a step has in a round."""
        return of_turn(step.dose.counts, turn.number - 1) if isinstance(step.dose, Reps) else 1

    def times(self, step: Step, turn: Round) -> str:
        """Return how often a step is done, and what: ``five pull-ups``."""
        count = self.count(step, turn)
        name = step.name[:1].lower() + step.name[1:]
        if count == 1:
            return self._words.text("announce.times_one", name=name)
        return self._words.text("announce.times", count=self._wording.number(count), name=name)

    def dose(self, step: Step, block: Block, turn: Round) -> str:
        """Return how much of a step is done: ``Two sets of ten.``"""
        dose, entry = step.dose, turn_of(step, turn, block)
        sets = {"count": self._wording.number(step.sets)} if step.sets > 1 else {}
        if isinstance(dose, Reps):
            return self._reps(step, dose, entry)
        if isinstance(dose, Pnf):
            return self._wording.counted(f"pnf.{dose.method}", dose.cycles)
        if isinstance(dose, Breathe):
            if dose.length is not None:
                return self._words.text("announce.dose_for", time=self._wording.duration(dose.length))
            return self._wording.counted("announce.dose_breaths", dose.cycles or 1)
        if isinstance(dose, OpenHold):
            if dose.limit is None:
                return self._words.text("announce.dose_open")
            return self._words.text("announce.dose_limit", time=self._wording.duration(dose.limit))
        if not isinstance(dose, (Hold, Roll, Timed)):
            return self._wording.counted("announce.sets", step.sets) if sets else ""
        kind = "hold" if isinstance(dose, Hold) else "roll" if isinstance(dose, Roll) else "for"
        time = self._wording.duration(of_turn(dose.lengths, entry))
        if sets and len(dose.lengths) == 1:
            return self._wording.counted(f"announce.sets_{kind}", step.sets, time=time)
        return self._words.text(f"announce.dose_{kind}", time=time)

    def _reps(self, step: Step, dose: Reps, entry: int) -> str:
        where = {"each": "_each", "alternate": "_alternate"}.get(step.side, "")
        reps = of_turn(dose.counts, entry)
        if step.sets > 1 and len(dose.counts) == 1:
            return self._wording.counted(
                f"announce.sets_reps{where}", step.sets, reps=self._wording.number(reps)
            )
        return self._wording.counted(f"announce.dose_reps{where}", reps)

    def _named(self, step: Step, sides: tuple[Side, ...]) -> str:
        if not step.name:
            return ""
        if len(sides) != 1:
            name = self._wording.filled(step.name, sides[0] if sides else None)
            return self._words.text("announce.step", name=name)
        side = self._wording.named_side(sides[0], step.exercise)
        return self._words.text(
            "announce.step_side",
            name=self._wording.filled(step.name, sides[0]),
            side=side[0].upper() + side[1:],
        )
