"""Kept steps: what was written of the steps of one session after the other, for those that did not change.

What is written of a step depends on the step, in a rest on what comes after it, on what has been told before,
and on how long its lines take. Where all that is as it was, it is the same at another time. What a clock runs
over depends on the time as well, and a question on its number: they are written anew.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from player.session.model import Ask, Rest, Say, Step

if TYPE_CHECKING:
    from player.session.words import Words
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


_Shelf: TypeAlias = dict[Hashable, dict[int, _Known]]
"""What is known, by the doses that are done, and there by what was written, by its place in memory."""


class KeptSteps:
    """What was written of the steps of a session that changes, for ``compile_session``."""

    def __init__(self, go_on: Callable[[], None] | None = None) -> None:
        """Take what is called before a step is written anew; what it raises ends the compiling, and what was
        written until then is kept."""
        self.go_on = go_on
        """What is called before a step is written anew."""
        self._made_for: tuple[Words, CompileOptions] | None = None
        self._known: _Shelf = {}
        self._used: _Shelf = {}
        self._lengths: dict[str, int] = {}

    def begin(self, words: Words, options: CompileOptions, length_of: Callable[[str], int]) -> None:
        """Begin to compile; what was written with other words, for another person or with other lengths of
        lines is forgotten."""
        self._used = {}
        if self._made_for != (words, options):
            self._made_for, self._known, self._lengths = (words, options), {}, {}
        changed = {line for line, length in self._lengths.items() if length_of(line) != length}
        if changed:
            self._lengths = {line: length for line, length in self._lengths.items() if line not in changed}
            self._known = {
                key: {each: known for each, known in found.items() if changed.isdisjoint(known.written.lines)}
                for key, found in self._known.items()
            }

    def find(self, placed: Placed, after: Placed | None, told: Told) -> tuple[Written, Notes] | None:
        """Return what was written of a step, and what it told; None where it is to be written anew."""
        key, following = _key(placed, after), _following(placed, after)
        for known in self._known.get(key, {}).values() if key is not None else ():
            if _alike(known, placed, following) and told.fits(known.notes):
                _put(self._used, key, known)
                return known.written, known.notes
        if self.go_on is not None:
            self.go_on()
        return None

    def keep(
        self,
        placed: Placed,
        after: Placed | None,
        notes: Notes,
        written: Written,
        lengths: Callable[[str], int],
    ) -> None:
        """Keep what was written of a step."""
        key = _key(placed, after)
        if key is None:
            return
        known = _Known(placed, _following(placed, after), notes, written)
        _put(self._known, key, known)
        _put(self._used, key, known)
        self._lengths.update((line, lengths(line)) for line in written.lines)

    def end(self) -> None:
        """Forget what was not needed for the session that has been compiled."""
        self._known, self._used = self._used, {}


def _put(shelf: _Shelf, key: Hashable, known: _Known) -> None:
    shelf.setdefault(key, {})[id(known.written)] = known


def _following(placed: Placed, after: Placed | None) -> Step | None:
    """Return the step after a rest, of which it tells."""
    following = after.step if after is not None and isinstance(placed.step, Rest) else None
    return following if isinstance(following, Step) else None


def _key(placed: Placed, after: Placed | None) -> Hashable:
    """What tells most steps apart, and is quick to reckon; None for what is never kept."""
    step, following = placed.step, _following(placed, after)
    if placed.clock is not None or isinstance(step, Ask):
        return None
    if isinstance(step, Rest):
        return step.length, step.note, placed.turn.number, following and (following.dose, following.note)
    own = step.text if isinstance(step, Say) else (step.dose, step.name)
    return own, step.note, placed.turn.number


def _alike(known: _Known, placed: Placed, following: Step | None) -> bool:
    before, now = known.placed, placed
    return (
        type(before.step) is type(now.step)
        and (before.turn, before.between) == (now.turn, now.between)
        and (before.step is now.step or _said(before.step) == _said(now.step))
        and (known.following is following or _said(known.following) == _said(following))
    )


def _said(step: object) -> object:
    return None if step is None else _SAID[type(step)](step)
