"""Sections: a long sequence in the parts that were written one by one.

A part stays as it was written first, and what stands in it is moved to where it is now only as it is looked
at: of a thousand steps of which one has changed, the others are the same values as before, at other times.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, Protocol, TypeVar, cast, overload

if TYPE_CHECKING:
    from player.timeline.frames import Span


class Timed(Protocol):
    """What stands in time."""

    @property
    def span(self) -> Span:
        """Return when."""


T = TypeVar("T", bound=Timed)
K = TypeVar("K")


class Offset(NamedTuple):
    """How far from the beginning of a timeline something stands, or how far it was moved."""

    frame: int = 0
    """Frames."""
    phase: int = 0
    """Phases."""
    step: int = 0
    """Steps."""

    def since(self, other: Offset) -> Offset:
        """Return how far it is from another place."""
        return Offset(self.frame - other.frame, self.phase - other.phase, self.step - other.step)


_NOWHERE = Offset()
_known_not = object()


class Section(Generic[T]):
    """A part of a sequence, which never changes; what is reckoned of it is kept with it."""

    __slots__ = ("_known", "items")

    def __init__(self, items: Sequence[T]) -> None:
        """Take what stands in it, as it was written."""
        self.items = tuple(items)
        """What stands in it, at the times of where it was written."""
        self._known: dict[object, Any] = {}

    def known(self, reckon: Callable[[tuple[T, ...]], K]) -> K:
        """Return what a function of the module level makes of it, which must not depend on where it
        stands."""
        found = self._known.get(reckon, _known_not)
        if found is _known_not:
            found = self._known[reckon] = reckon(self.items)
        return cast("K", found)


class Stretch(NamedTuple, Generic[T]):
    """A section at its place."""

    section: Section[T]
    """The section."""
    by: Offset
    """How far it was moved from where it was written."""
    first: int
    """The index of its first item."""


class Sections(Sequence[T]):
    """A sequence of the items of sections, each moved to its place as it is asked for."""

    __slots__ = ("_begins", "_different", "_ends", "_filled", "_found", "_move", "_moved", "sections")

    def __init__(
        self,
        sections: Sequence[Section[T]],
        moved: Sequence[Offset],
        move: Callable[[T, Offset], T],
    ) -> None:
        """Take the sections, how far each is from where it was written, and what moves an item."""
        self.sections = tuple(sections)
        """The parts."""
        self._moved = tuple(moved)
        self._move = move
        self._ends = list(accumulate(len(section.items) for section in sections))
        self._filled = [number for number, section in enumerate(sections) if section.items]
        self._begins = [sections[each].items[0].span.start + moved[each].frame for each in self._filled]
        self._found: dict[int, T] = {}
        self._different: dict[object, tuple[Any, ...]] = {}

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[T, ...]: ...
    def __getitem__(self, place: int | slice) -> T | tuple[T, ...]:
        if isinstance(place, slice):
            return tuple(self._at(each) for each in range(*place.indices(len(self))))
        place = place + len(self) if place < 0 else place
        if not 0 <= place < len(self):
            raise IndexError(place)
        return self._at(place)

    def _at(self, place: int) -> T:
        found = self._found.get(place)
        if found is None:
            item, by = self._unmoved(place)
            found = self._found[place] = item if by == _NOWHERE else self._move(item, by)
        return found

    def _unmoved(self, place: int) -> tuple[T, Offset]:
        """Return an item as it was written, and how far it has been moved."""
        number = bisect_right(self._ends, place)
        section = self.sections[number]
        return section.items[place - self._ends[number] + len(section.items)], self._moved[number]

    def last_from(self, frame: int) -> int:
        """Return the index of the last item that starts at a frame or before it; -1 where none does. They
        have to stand in order of time."""
        filled = bisect_right(self._begins, frame) - 1
        if filled < 0:
            return -1
        number = self._filled[filled]
        section, by = self.sections[number], self._moved[number].frame
        inside = bisect_right(section.known(starts_in), frame - by)
        return self._ends[number] - len(section.items) + inside - 1

    def between(self, start: int, end: int) -> Iterator[Stretch[T]]:
        """Yield the sections that begin from the last one at or before a frame on, up to another frame."""
        first = max(0, bisect_right(self._begins, start) - 1)
        for number in self._filled[first : bisect_right(self._begins, end)]:
            section = self.sections[number]
            yield Stretch(section, self._moved[number], self._ends[number] - len(section.items))

    def different(self, of: Callable[[tuple[T, ...]], tuple[K, ...]]) -> tuple[K, ...]:
        """Return what ``distinct`` does, and keep it."""
        found = self._different.get(of)
        if found is None:
            values = (value for section in self.sections for value in section.known(of))
            found = self._different[of] = tuple(dict.fromkeys(values))
        return found

    def __iter__(self) -> Iterator[T]:
        move = self._move
        for section, by in zip(self.sections, self._moved, strict=True):
            yield from section.items if by == _NOWHERE else (move(item, by) for item in section.items)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence):
            return NotImplemented
        return len(self) == len(other) and all(one == two for one, two in zip(self, other, strict=True))

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))


def starts_in(items: tuple[Timed, ...]) -> list[int]:
    """Return the first frames of items."""
    return [item.span.start for item in items]


def last_from(sequence: Sequence[T], frame: int) -> int:
    """Return the index of the last item that starts at a frame or before it, in order of time; -1 where none
    does."""
    if isinstance(sequence, Sections):
        return sequence.last_from(frame)
    return bisect_right(sequence, frame, key=lambda item: item.span.start) - 1


def distinct(sequence: Sequence[T], of: Callable[[tuple[T, ...]], tuple[K, ...]]) -> tuple[K, ...]:
    """Return the different values that a function of the module level, which see ``Section.known``, finds in
    the parts of a sequence, in the order in which they come first."""
    return sequence.different(of) if isinstance(sequence, Sections) else of(tuple(sequence))


def between(sequence: Sequence[T], start: int, end: int) -> Iterator[Stretch[T]]:
    """Yield the parts of a sequence that have to do with the frames from one to another, and perhaps more."""
    if isinstance(sequence, Sections):
        yield from sequence.between(start, end)
    elif sequence:
        yield Stretch(Section(sequence), _NOWHERE, 0)


def sections_of(sequence: Sequence[T]) -> Sequence[Section[T]]:
    """Return the parts of a sequence: all of it, where it is not in parts."""
    return sequence.sections if isinstance(sequence, Sections) else (Section(sequence),)
