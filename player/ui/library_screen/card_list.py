"""The cards that are shown, as a Qt model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from player.language import said
from player.ui.library_screen.cards import SessionCard, ago_text
from player.ui.library_screen.sifting import Marks

if TYPE_CHECKING:
    from pathlib import Path

AnyIndex = QModelIndex | QPersistentModelIndex
"""What Qt hands to models and delegates."""


class CardList(QAbstractListModel):
    """The cards in the order in which they are shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cards: tuple[SessionCard, ...] = ()
        self._rows: dict[Path | None, int] = {}
        self.marks = Marks()
        """What the person has to do with them."""

    @property
    def cards(self) -> tuple[SessionCard, ...]:
        """Return the cards that are shown."""
        return self._cards

    def set_marks(self, marks: Marks) -> None:
        """Show other stars and days."""
        self.marks = marks
        if self._cards:
            self.dataChanged.emit(self.index(0), self.index(len(self._cards) - 1))

    def change_card(self, card: SessionCard) -> None:
        """Show a card anew, if its session is shown."""
        row = self._rows.get(card.path)
        if row is not None:
            self._cards = (*self._cards[:row], card, *self._cards[row + 1 :])
            self.dataChanged.emit(self.index(row), self.index(row))

    def row_of(self, path: Path | None) -> int | None:
        """Return the row of a session; None if it is not shown."""
        return self._rows.get(path)

    def set_cards(self, cards: tuple[SessionCard, ...]) -> None:
        """Show other cards."""
        self.beginResetModel()
        self._cards = cards
        self._rows = {card.path: row for row, card in enumerate(cards)}
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
        if role == Qt.ItemDataRole.AccessibleTextRole:
            star = said("Favourite. ") if str(card.path) in self.marks.favourites else ""
            done = self.marks.done.get(str(card.path))
            told = f"{star}{card.spoken}"
            return f"{told}. {said('Done {when}', when=ago_text(done))}" if done else told
        return None
