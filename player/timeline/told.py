"""Told: what the person has been told so far, on which it depends how much is said of what comes.

Who asks is noted, with what was told anew: a step that asks the same and gets the same answers is written in
the same way wherever it stands.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Literal, NamedTuple, TypeAlias

Kind = Literal["words", "step", "group", "round", "how to answer"]
"""What can be told: words in full, the name of a step, the title of a group, a round, how to answer."""
Fact: TypeAlias = tuple[Kind, Hashable]
"""One thing that is told."""


class Notes(NamedTuple):
    """What a step needed to know, and what it told."""

    known: frozenset[Fact]
    """What it asked, and had been told before ..."""
    unknown: frozenset[Fact]
    """... or had not."""
    told: frozenset[Fact]
    """What it told, but for rounds."""
    round: Fact | None
    """The round that it told last."""


class Told:
    """What has been told so far."""

    def __init__(self) -> None:
        self._facts: set[Fact] = set()
        self._round: Fact | None = None
        self._asked: dict[Fact, bool] = {}
        self._news: list[Fact] = []

    def knows(self, kind: Kind, what: Hashable) -> bool:
        """Return whether something has been told; of rounds only the last one is remembered."""
        fact = (kind, what)
        known = fact in self._facts
        own = fact in self._news or (kind == "round" and any(each[0] == kind for each in self._news))
        if not own:
            self._asked.setdefault(fact, known)
        return known

    def tell(self, kind: Kind, what: Hashable) -> None:
        """Note that something is told."""
        self._news.append((kind, what))
        self._add((kind, what))

    def take(self, facts: Iterable[Fact]) -> None:
        """Note that all of this is told."""
        for kind, what in facts:
            self.tell(kind, what)

    @property
    def facts(self) -> frozenset[Fact]:
        """Return all that has been told."""
        return frozenset(self._facts)

    # -- notes of one step

    def begin_notes(self) -> None:
        """Begin to note what is asked and told."""
        self._asked, self._news = {}, []

    @property
    def notes(self) -> Notes:
        """Return what has been asked and told since."""
        told = frozenset(fact for fact in self._news if fact[0] != "round")
        rounds = [fact for fact in self._news if fact[0] == "round"]
        known = frozenset(fact for fact, told_before in self._asked.items() if told_before)
        return Notes(known, frozenset(self._asked.keys() - known), told, rounds[-1] if rounds else None)

    def fits(self, notes: Notes) -> bool:
        """Return whether everything that was asked then would be answered in the same way now."""
        return notes.known <= self._facts and notes.unknown.isdisjoint(self._facts)

    def repeat(self, notes: Notes) -> None:
        """Tell what was told then."""
        self._facts |= notes.told
        if notes.round is not None:
            self._add(notes.round)

    def _add(self, fact: Fact) -> None:
        if fact[0] == "round":
            if self._round is not None:
                self._facts.discard(self._round)
            self._round = fact
        self._facts.add(fact)
