"""Wording: sides, durations, numbers and effort in the words of one language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from player.timeline.frames import RATE

if TYPE_CHECKING:
    from player.session.model import Exercise, Pnf
    from player.session.words import Words
    from player.timeline.timeline import Side

_EFFORTS = (12, 22, 28, 40, 60, 75, 100)


class Wording:
    """Puts values into words."""

    def __init__(self, words: Words) -> None:
        """Take the words."""
        self.words = words
        """The texts by name."""

    def number(self, value: int) -> str:
        """Return a number as a word: ``twelve``."""
        return self.words.number(value)

    def counted(self, name: str, count: int, **fields: object) -> str:
        """Return a sentence with a number in it, beginning with a capital."""
        return _capital(self.words.counted(name, count, count=self.number(count), **fields))

    def duration(self, frames: int) -> str:
        """Return a duration as it is spoken: ``thirty seconds``, ``one minute``, ``one minute thirty``."""
        minutes, seconds = divmod(round(frames / RATE), 60)
        if minutes and seconds:
            return self.words.text("time.mixed", minutes=self._minutes(minutes), seconds=self.number(seconds))
        if minutes:
            return self._minutes(minutes)
        if seconds == 1:
            return self.words.text("time.second")
        return self.words.counted("time.seconds", seconds, count=self.number(seconds))

    def about(self, frames: int) -> str:
        """Return a duration in whole minutes."""
        return self._minutes(max(1, round(frames / RATE / 60)))

    def side(self, side: Side) -> str:
        """Return a side as one word: ``left``."""
        return self.words.text(f"side.{side}")

    def named_side(self, side: Side, exercise: Exercise | None) -> str:
        """Return a side with what it is the side of: ``left leg``, or ``left side``."""
        limb = exercise.limb if exercise else ""
        # A language in which the side agrees with the limb has texts for limbs.
        own = self.words.get(f"limb.{limb}.{side}") if limb else ""
        if limb and not own:
            return self.words.text("side.limb", side=self.side(side), limb=limb)
        return own or self.words.text("side.plain", side=self.side(side))

    def filled(self, text: str, side: Side | None) -> str:
        """Return an author's text with ``{side}`` and ``{other_side}`` filled in; ``{side:m}`` takes the form
        of the word that the language calls so. Where no side is named, it is "one" and "other"."""
        if "{" not in text:
            return text
        if side is None:
            fields = {"side": self.words.text("side.one"), "other_side": self.words.text("side.other")}
            return self.words.filled(text, fields)
        other: Side = "left" if side == "right" else "right"
        return self.words.filled(text, {"side": self.side(side), "other_side": self.side(other)})

    def effort(self, percent: int) -> str:
        """Return an effort in words: ``with about a third of your strength``."""
        return self.words.text(f"effort.{next(limit for limit in _EFFORTS if percent <= limit)}")

    def against(self, resistance: str, exercise: Exercise | None) -> str:
        """Return what one pushes against: ``into the strap``; the exercise's own where none is given."""
        what = resistance or (exercise.resistance if exercise else "") or "hands"
        return self.words.text(f"against.{what}")

    def ready(self, exercise: Exercise | None, dose: Pnf, against: str, side: Side | None) -> tuple[str, ...]:
        """Return what is said before a contraction, in full and short: where to push, and how hard."""
        effort = self.effort(dose.effort)
        own = exercise.words_for("get ready") if exercise else ()
        if own:
            return tuple(self.filled(text, side).replace("{effort}", effort) for text in own)
        full = self.words.text("cue.ready_full", against=against, effort=effort)
        return full, self.words.text("cue.ready_short")

    def _minutes(self, minutes: int) -> str:
        if minutes == 1:
            return self.words.text("time.minute")
        return self.words.counted("time.minutes", minutes, count=self.number(minutes))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
