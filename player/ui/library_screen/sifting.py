"""Which cards are shown, and in which order. Pure: a thousand cards are sifted between two key strokes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from player.ui.library_screen.cards import SessionCard

Order = Literal["title", "length", "recent"]
"""By title, by length from the shortest, or what was done last first."""
Show = Literal["all", "favourites", "recent"]
"""All sessions, those with a star, or those that have been done."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What the person has to do with sessions, by the path of each file."""

    favourites: frozenset[str] = frozenset()
    """Those with a star."""
    done: Mapping[str, float] = field(default_factory=dict)
    """When each was done last, in seconds since 1970."""


@dataclass(frozen=True, slots=True)
class Sift:
    """What is looked for."""

    text: str = ""
    """Words that must all be found."""
    minutes: int = 0
    """Longest time; 0 for any."""
    level: str = ""
    """Level; empty for any."""
    part: str = ""
    """Part of the body; empty for any."""
    equipment: frozenset[str] = frozenset()
    """What the person has: nothing else may be needed; empty for anything."""
    show: Show = "all"
    """Which of them at all."""
    origin: str | None = None
    """Only those of one folder of the person's own; None for all."""
    order: Order = "title"
    """In which order."""

    @property
    def narrowed(self) -> bool:
        """Return whether anything is left out."""
        return bool(
            self.text.strip()
            or self.minutes
            or self.level
            or self.part
            or self.equipment
            or self.show != "all"
            or self.origin is not None
        )


def sifted(cards: Iterable[SessionCard], sift: Sift, marks: Marks) -> tuple[SessionCard, ...]:
    """Return the cards that are looked for, in order."""
    words = sift.text.casefold().split()
    found = [
        card for card in cards if _fits(card, sift, marks) and all(word in card.sought for word in words)
    ]
    if sift.order == "length":
        found.sort(key=lambda card: (card.minutes or 10**6, card.title.casefold()))
    elif sift.order == "recent" or sift.show == "recent":
        found.sort(key=lambda card: (-marks.done.get(str(card.path), 0.0), card.title.casefold()))
    elif words:
        found.sort(key=lambda card: (_rank(card, words), card.title.casefold()))
    else:
        found.sort(key=lambda card: (str(card.path) not in marks.favourites, card.title.casefold()))
    return tuple(found)


def choices_of(cards: Iterable[SessionCard]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the equipment and the parts of the body that occur, for the filters."""
    equipment: set[str] = set()
    parts: set[str] = set()
    for card in cards:
        equipment.update(card.equipment)
        parts.update(card.parts)
    return tuple(sorted(equipment)), tuple(sorted(parts))


def _fits(card: SessionCard, sift: Sift, marks: Marks) -> bool:
    if sift.minutes and not 0 < card.minutes <= sift.minutes:
        return False
    if sift.level and card.level != sift.level:
        return False
    if sift.part and sift.part not in card.parts:
        return False
    if sift.equipment and not sift.equipment.issuperset(card.equipment):
        return False
    if sift.origin is not None and card.origin != sift.origin:
        return False
    if sift.show == "favourites":
        return str(card.path) in marks.favourites
    return sift.show != "recent" or str(card.path) in marks.done


def _rank(card: SessionCard, words: list[str]) -> int:
    """Return 0 where the title begins with what is sought, 1 where it has it, 2 where something else does."""
    title = card.title.casefold()
    if title.startswith(words[0]):
        return 0
    return 1 if all(word in title for word in words) else 2
