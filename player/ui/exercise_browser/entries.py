"""What is known of an exercise that can be chosen, and which ones are looked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from collections.abc import Iterable

AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class ExerciseEntry:
    """An exercise that can be chosen."""

    identity: str
    """Its name in sessions."""
    name: str
    """What people call it."""
    mark: str = ""
    """What is special about it: `yours`, `not saved`."""
    kind: str = ""
    """What sort it is."""
    words: str = ""
    """By what else it is found: muscles, other names."""
    summary: str = ""
    """What it is for."""
    parts: tuple[str, ...] = ()
    """The parts of the body that it works on."""
    equipment: tuple[str, ...] = ()
    """What it needs."""

    @property
    def spoken(self) -> str:
        """Return all of it as a screen reader says it."""
        return ", ".join(each for each in (self.name, self.kind, self.identity, self.mark) if each)


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for."""

    text: str = ""
    """Words, all of which must be found."""
    part: str = ""
    """A part of the body; nothing for any."""
    kind: str = ""
    """A sort of exercise; nothing for any."""
    have: tuple[str, ...] | None = None
    """The equipment that is there; None for any."""

    def finds(self, entry: ExerciseEntry) -> bool:
        """Return whether an exercise is looked for."""
        told = (entry.name, entry.identity, entry.kind, entry.mark, entry.words, *entry.equipment)
        folded = " ".join(told).casefold()
        return (
            all(word in folded for word in self.text.casefold().split())
            and (not self.part or self.part in entry.parts)
            and (not self.kind or self.kind == entry.kind)
            and (self.have is None or all(each in self.have for each in entry.equipment))
        )


def found(entries: Iterable[ExerciseEntry], sought: Sought) -> tuple[ExerciseEntry, ...]:
    """Return those that are looked for; those whose names begin as the words do stand first."""
    those = [entry for entry in entries if sought.finds(entry)]
    text = sought.text.casefold().strip()
    if text:
        those.sort(key=lambda entry: not any(word.startswith(text) for word in _names(entry)))
    return tuple(those)


def _names(entry: ExerciseEntry) -> tuple[str, ...]:
    name = entry.name.casefold()
    return (name, entry.identity, *name.split())


class ExerciseModel(QAbstractListModel):
    """The exercises that were found, as a Qt model."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.entries: tuple[ExerciseEntry, ...] = ()

    def show_entries(self, entries: tuple[ExerciseEntry, ...]) -> None:
        """Show other exercises."""
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def entry_at(self, row: int) -> ExerciseEntry | None:
        """Return the exercise of a row."""
        return self.entries[row] if 0 <= row < len(self.entries) else None

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entry_at(index.row()) if index.isValid() else None
        if entry is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return entry.spoken
        return entry.summary if role == Qt.ItemDataRole.ToolTipRole else None
