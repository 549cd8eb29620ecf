"""Announcements: the sentences between the doses, in the words of one language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from player.session.model import Hold, Pnf, Reps, Roll, Step, Timed
from player.timeline.frames import RATE

if TYPE_CHECKING:
    from player.session.words import Words
    from player.timeline.blocks import Block, Round
    from player.timeline.timeline import Side


class Announcer:
    """Puts announcements into words."""

    def __init__(self, words: Words) -> None:
        """Take the words."""
        self._words = words

    def duration(self, frames: int) -> str:
        """Return a duration as it is spoken: ``one minute``, ``ninety seconds`` as ``1 minute thirty``."""
        seconds = round(frames / RATE)
        minutes, rest = divmod(seconds, 60)
        if minutes and not rest:
            return self._words.text("time.minute") if minutes == 1 else self._counted("time.minutes", minutes)
        if minutes and rest == 30:
            whole = (
                self._words.text("time.minute") if minutes == 1 else self._counted("time.minutes", minutes)
            )
            return self._words.text("time.half", minutes=whole)
        return self._words.text("time.second") if seconds == 1 else self._counted("time.seconds", seconds)

    def about(self, frames: int) -> str:
        """Return a duration in whole minutes."""
        minutes = max(1, round(frames / RATE / 60))
        return self._words.text("time.minute") if minutes == 1 else self._counted("time.minutes", minutes)

    def step(self, step: Step, block: Block, turn: Round, *, again: bool) -> list[str]:
        """Return what is said before a step: its name and side, how to get ready, how much of it."""
        if step.timing.announce == "off":
            return []
        texts = [self._named(step, block.sides)]
        if again or step.timing.announce == "short":
            return (
                [*texts, self._words.text("announce.round", round=turn.number, rounds=turn.count)]
                if turn.number > 1 and again
                else texts
            )
        if step.exercise and step.exercise.setup:
            texts.append(self._with_side(step.exercise.setup, block.sides))
        dose = self._dose(step, block)
        if dose:
            texts.append(dose)
        if step.sets > 1:
            texts.append(self._counted("announce.sets", step.sets))
        return [text[0].upper() + text[1:] for text in texts if text]

    def change(self, step: Step, following: Block) -> list[str]:
        """Return what is said at a change of side; the side twice, for those who look at the ceiling."""
        side = self._words.text(f"side.{following.sides[0]}")
        limb = step.exercise.limb if step.exercise else ""
        if limb:
            texts = [
                self._words.text("announce.change_limb", side=side, limb=limb),
                self._words.text("announce.change_again", side=side, limb=limb),
            ]
        else:
            texts = [self._words.text("announce.change", side=side.capitalize()), f"{side.capitalize()}."]
        return [text[0].upper() + text[1:] for text in texts]

    def next_up(self, step: Step | None, sides: tuple[Side, ...]) -> str:
        """Return what is said of the next step during a rest."""
        return self._words.text("announce.next", name=step.name) if step and step.name else ""

    def next_side(self, step: Step, sides: tuple[Side, ...]) -> str:
        """Return what is said in a rest before the other side."""
        side = self._words.text(f"side.{sides[0]}")
        limb = step.exercise.limb if step.exercise else ""
        return (
            self._words.text("announce.next_limb", side=side, limb=limb)
            if limb
            else self._words.text("announce.next_side", side=side)
        )

    def set(self, block: Block) -> str:
        """Return which set comes."""
        number, of = self._words.number(block.set), self._words.number(block.sets)
        return self._words.text("announce.set", set=number, sets=of)

    def round(self, turn: Round) -> str:
        """Return which round comes."""
        number, of = self._words.number(turn.number), self._words.number(turn.count)
        return self._words.text("announce.round", round=number, rounds=of)

    def rest(self, frames: int) -> tuple[str, ...]:
        """Return what is said as a rest begins: in full, then short."""
        return self._words.text("cue.rest_full", time=self.duration(frames).capitalize()), self._words.text(
            "cue.rest_short"
        )

    def _counted(self, name: str, count: int) -> str:
        text = self._words.text(name, count=self._words.number(count))
        return text[0].upper() + text[1:] if name.startswith("announce.") else text

    def _named(self, step: Step, sides: tuple[Side, ...]) -> str:
        if len(sides) != 1:
            return self._words.text("announce.step", name=step.name) if step.name else ""
        side = self._words.text(f"side.{sides[0]}").capitalize()
        limb = step.exercise.limb if step.exercise else ""
        name = "announce.step_limb" if limb else "announce.step_side"
        return self._words.text(name, name=step.name, side=side, limb=limb)

    def _with_side(self, text: str, sides: tuple[Side, ...]) -> str:
        if len(sides) != 1:
            return text
        other = "left" if sides[0] == "right" else "right"
        filled = text.replace("{side}", self._words.text(f"side.{sides[0]}"))
        return filled.replace("{other_side}", self._words.text(f"side.{other}"))

    def _dose(self, step: Step, block: Block) -> str:
        dose = step.dose
        if isinstance(dose, (Hold, Roll, Timed)):
            name = {Hold: "announce.dose_hold", Roll: "announce.dose_roll", Timed: "announce.dose_for"}[
                type(dose)
            ]
            return self._words.text(
                name, time=self.duration(dose.lengths[min(block.set, len(dose.lengths)) - 1])
            )
        if isinstance(dose, Pnf):
            return self._counted("announce.dose_pnf", dose.cycles)
        if isinstance(dose, Reps):
            count = dose.counts[min(block.set, len(dose.counts)) - 1]
            both = step.side in ("each", "alternate")
            return self._counted("announce.dose_reps_each" if both else "announce.dose_reps", count)
        return ""
