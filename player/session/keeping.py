"""Keeping: what was built of the pieces of a text, for the next text that has them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, cast

from player.session.model import Rest, Say, Step
from player.session.pieces import Cutter
from player.session.size import phase_count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from player.session.model import AnyStep
    from player.session.pieces import Cut

Alone: TypeAlias = Step | Rest | Say
"""A step that stands for itself."""
_SHAPING = ("format", "defaults", "parameters", "exercises", "language")
"""The keys of the head that decide what a step means."""


class Kept:
    """The steps that came of the pieces of one text after the other, of one file and one catalogue."""

    def __init__(self) -> None:
        """Keep nothing yet."""
        self._cutter = Cutter()
        self._plain: dict[int, bool] = {}
        self._shape: dict[str, Any] = {}
        self._before = _Shelf()
        self._now = _Shelf()
        self._sizes: dict[int, int] = {}

    def cut(self, text: str) -> Cut | None:
        """Return a text in pieces; None where it has to be read as a whole."""
        cut = self._cutter.cut(text)
        if cut is None:
            return None
        shape = {key: cut.document.get(key) for key in _SHAPING}
        self._before = self._now if shape == self._shape else _Shelf()
        self._shape, self._now, self._sizes = shape, _Shelf(), {}
        self._plain = {id(piece.table): piece.plain for piece in cut.pieces}
        return cut

    def step(self, table: dict[str, Any], path: str, line: int) -> Alone | None:
        """Return the step that came of a table before, at its place now; None where none is kept."""
        number = id(table)
        step = self._before.at.get((number, line, path))
        known = self._now.of.get(number) or self._before.of.get(number)
        if known is None:
            return None
        if step is None:
            step = _moved(known.step, path, line)
        self._put(known, step)
        return step

    def keep(self, table: dict[str, Any], step: AnyStep) -> None:
        """Keep the step of a table, if nothing but the table and the head decides what it is."""
        if not self._plain.get(id(table), False) or "ask" in table or "use" in table or "step" in table:
            return
        if isinstance(step, Step | Rest | Say) and step.when is None:
            self._put(_Known(table, step, phase_count((step,))), step)

    def phases(self, steps: Sequence[AnyStep]) -> int:
        """Return about how many phases the steps expand to, as ``size.phase_count`` does."""
        sizes = self._sizes
        return sum(sizes[id(step)] if id(step) in sizes else phase_count((step,)) for step in steps)

    def _put(self, known: _Known, step: Alone) -> None:
        number = id(known.table)
        self._now.of[number] = known
        self._now.at[number, step.line, step.path] = step
        self._sizes[id(step)] = known.size


class _Known(NamedTuple):
    """What came of a table."""

    table: dict[str, Any]
    """The table, which stays in memory with it."""
    step: Alone
    """The step, somewhere."""
    size: int
    """About how many phases it expands to."""


class _Shelf:
    """What is kept of one text: of each table, and at each place."""

    def __init__(self) -> None:
        self.of: dict[int, _Known] = {}
        self.at: dict[tuple[int, int, str], Alone] = {}


def _moved(step: Alone, path: str, line: int) -> Alone:
    """Return a step at another place: what ``dataclasses.replace`` does, in a fifth of its time."""
    kind: Any = type(step)
    return cast("Alone", kind(path, line, *_REST[kind](step)))


_REST: dict[type, Callable[[Any], tuple[Any, ...]]] = {
    kind: attrgetter(*(field.name for field in fields(kind)[2:])) for kind in (Step, Rest, Say)
}
"""All that a step has but its path and its line, which are the first."""
