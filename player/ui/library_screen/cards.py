"""A session as the library shows it, and the list of them as a Qt model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from pathlib import Path

    from player.figures.drawing import Drawing
    from player.session.problems import Problem

AnyIndex = QModelIndex | QPersistentModelIndex
"""What Qt hands to models and delegates."""


@dataclass(frozen=True, slots=True)
class SessionCard:
    """What the library shows of one session."""

    identity: str
    """Its name for commands, such as ``hamstring-pnf``."""
    title: str
    """Its title."""
    summary: str = ""
    """One or two sentences."""
    length_text: str = ""
    """How long it takes, in words: ``15 min``."""
    level: str = ""
    """For whom."""
    equipment: tuple[str, ...] = ()
    """What is needed."""
    tags: tuple[str, ...] = ()
    """Body parts and other marks."""
    path: Path | None = None
    """Its file."""
    problems: tuple[Problem, ...] = ()
    """What is wrong in it, in order of place."""
    cover: Drawing | None = None
    """A figure for its cover."""

    @property
    def playable(self) -> bool:
        """Return whether no problem stops it."""
        return not any(problem.severity == "error" for problem in self.problems)

    @property
    def needs_text(self) -> str:
        """Return length, level and equipment in one line."""
        return " · ".join(part for part in (self.length_text, self.level, ", ".join(self.equipment)) if part)

    @property
    def button_text(self) -> str:
        """Return what its button says."""
        if self.playable:
            return "Start"
        count = sum(problem.severity == "error" for problem in self.problems)
        return "See the problem" if count == 1 else f"See {count} problems"

    @property
    def spoken(self) -> str:
        """Return what a screen reader is told."""
        words = [self.title, self.needs_text, self.summary, self.button_text]
        return ". ".join(word.rstrip(".") for word in words if word)


class CardList(QAbstractListModel):
    """The cards in the order in which they are shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cards: tuple[SessionCard, ...] = ()

    def set_cards(self, cards: tuple[SessionCard, ...]) -> None:
        """Show other cards."""
        self.beginResetModel()
        self._cards = cards
        self.endResetModel()

    def card_at(self, index: AnyIndex) -> SessionCard | None:
        """Return the card of a row."""
        return self._cards[index.row()] if index.isValid() and index.row() < len(self._cards) else None

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._cards)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        card = self.card_at(index)
        if card is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return card.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return card.spoken
        return None
