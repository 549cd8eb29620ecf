"""Kept steps: what was written of the steps of one session after the other, for those that did not change.

What is written of a step depends on the step, in a rest on what comes after it, on what has been told before,
and on how long its lines take. Where all that is as it was, it is the same at another time. What a clock runs
over depends on the time as well, and a question on its number: they are written anew.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from player.session.model import Ask, Rest, Say, Step

if TYPE_CHECKING:
    from player.session.words import Words
    from player.timeline.blocks import Lengths
    from player.timeline.course import CompileOptions, Placed
    from player.timeline.score import Written
    from player.timeline.told import Notes, Told

_ELSEWHERE = ("path", "line")
"""What may be another while the same is written."""
_SAID: dict[type, Callable[[Any], object]] = {
    kind: attrgetter(*(field.name for field in fields(kind) if field.name not in _ELSEWHERE))
    for kind in (Step, Rest, Say)
}


class _Known(NamedTuple):
    """What was written of a step, and all that it follows from."""

    placed: Placed
    following: Step | None
    notes: Notes
    written: Written


_MORE = 2
"""What was known of a step before is forgotten when so many times more is known than is needed."""


class KeptSteps:
    """What was written of the steps of a session that changes, for ``compile_session``."""

    def __init__(self, go_on: Callable[[], None] | None = None) -> None:
        """Take what is called before a step is written anew; what it raises ends the compiling, and what was
        written until then is kept."""
        self.go_on = go_on
        """What is called before a step is written anew."""
        self.usual: Lengths = {}
        """What ``usual_length`` keeps."""
        self._made_for: tuple[Words, CompileOptions] | None = None
        self._lengths: dict[str, int] = {}
        self._known: dict[Hashable, list[_Known]] = {}
        self._last: dict[int, _Known] = {}
        self._used: list[_Known] = []

    def begin(self, words: Words, options: CompileOptions, length_of: Callable[[str], int]) -> None:
        """Begin to compile; what was written with other words, for another person or with other lengths of
        lines is forgotten."""
        if self._made_for != (words, options):
            self._made_for, self._lengths, self.usual = (words, options), {}, {}
            self._learn(())
        changed = {line for line, length in self._lengths.items() if length_of(line) != length}
        if changed:
            self._lengths = {line: length for line, length in self._lengths.items() if line not in changed}
            every = [known for found in self._known.values() for known in found]
            self._learn(known for known in every if changed.isdisjoint(known.written.lines))
        self._used = []

    def find(self, placed: Placed, after: Placed | None, told: Told) -> tuple[Written, Notes] | None:
        """Return what was written of a step, and what it told; None where it is to be written anew."""
        following = _following(placed, after)
        known = self._last.get(id(placed.step))
        if known is None or not _fits(known, placed, following, told):
            found = self._known.get(_key(placed, following), ())
            known = next((each for each in found if _fits(each, placed, following, told)), None)
            if known is None:
                if self.go_on is not None:
                    self.go_on()
                return None
            known = known._replace(placed=placed, following=following)
        self._used.append(known)
        return known.written, known.notes

    def keep(
        self,
        placed: Placed,
        after: Placed | None,
        notes: Notes,
        written: Written,
        lengths: Callable[[str], int],
    ) -> None:
        """Keep what was written of a step."""
        if placed.clock is not None or isinstance(placed.step, Ask):
            return
        known = _Known(placed, _following(placed, after), notes, written)
        self._known.setdefault(_key(placed, known.following), []).append(known)
        self._used.append(known)
        self._lengths.update((line, lengths(line)) for line in written.lines)

    def end(self) -> None:
        """Forget what was not needed for the session that has been compiled, when that has become much."""
        self._last = {id(known.placed.step): known for known in self._used}
        if sum(map(len, self._known.values())) > _MORE * len(self._used):
            self._learn({id(known.written): known for known in self._used}.values())

    def _learn(self, every: Iterable[_Known]) -> None:
        self._known, self._last = {}, {}
        for known in every:
            self._last[id(known.placed.step)] = known
            self._known.setdefault(_key(known.placed, known.following), []).append(known)


def _following(placed: Placed, after: Placed | None) -> Step | None:
    """Return the step after a rest, of which it tells."""
    following = after.step if after is not None and isinstance(placed.step, Rest) else None
    return following if isinstance(following, Step) else None


def _key(placed: Placed, following: Step | None) -> Hashable:
    """What tells most steps apart, and is quick to reckon."""
    step, turn = placed.step, placed.turn.number
    if isinstance(step, Step):
        return step.dose, step.name, step.note, turn
    length = step.length if isinstance(step, Rest) else 0
    return length, step.note, turn, following and (following.dose, following.note)


def _fits(known: _Known, placed: Placed, following: Step | None, told: Told) -> bool:
    """Return whether all is as it was when something was written."""
    before = known.placed
    return (
        placed.clock is None
        and (before.step is placed.step or _said(before.step) == _said(placed.step))
        and (known.following is following or _said(known.following) == _said(following))
        and (before.turn is placed.turn or before.turn == placed.turn)
        and before.between == placed.between
        and told.fits(known.notes)
    )


def _said(step: object) -> object:
    """Return all of a step that is told, with what kind of step it is."""
    kind = type(step)
    return (kind, _SAID[kind](step)) if kind in _SAID else step
