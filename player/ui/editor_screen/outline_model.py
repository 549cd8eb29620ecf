"""The outline as a Qt model: rows of steps, groups that fold, and the parts of steps that are unfolded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from player.editing.outline_parts import StepParts
from player.language import said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from player.editing.outline import OutlineRow
    from player.editing.outline_parts import OutlinePart
    from player.editing.step_blocks import Block
    from player.timeline.timeline import Timeline

AnyIndex = QModelIndex | QPersistentModelIndex
STEPS = "application/x-limber-steps"
"""How picked rows are named while they are dragged."""

_FEW = 8
"""So many changed rows are told one by one."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A line of the outline."""

    row: OutlineRow
    """The row of the step."""
    part: OutlinePart | None = None
    """The part of the step that the line is about; None for the step itself."""


class OutlineModel(QAbstractListModel):
    """The lines that are shown; while nothing is folded or unfolded they are the rows."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: tuple[OutlineRow, ...] = ()
        """The row of every step, by the index of its block."""
        self._blocks: tuple[Block, ...] = ()
        self._shown: list[Shown] | None = None
        self._folded: set[int] = set()
        self._unfolded: set[int] = set()
        self.parts = StepParts(None)
        """The parts of the steps."""

    # -- what is shown

    @property
    def is_plain(self) -> bool:
        """Return whether every row is shown, and nothing else."""
        return self._shown is None

    def shown_at(self, line: int) -> Shown | None:
        """Return what a line is about."""
        if self._shown is None:
            return Shown(self.rows[line]) if 0 <= line < len(self.rows) else None
        return self._shown[line] if 0 <= line < len(self._shown) else None

    def line_of(self, row: int) -> int:
        """Return the line of a row, or that of the folded group that it stands in."""
        if self._shown is None:
            return row
        found = 0
        for line, each in enumerate(self._shown):
            if each.part is None and each.row.index <= row:
                found = line
            elif each.row.index > row:
                break
        return found

    def is_open(self, row: int) -> bool | None:
        """Return whether a row is unfolded; None for one that cannot be."""
        if row >= len(self._blocks):
            return None
        block = self._blocks[row]
        if block.end > block.own_end:
            return row not in self._folded
        if self.parts.of(block.number):
            return row in self._unfolded
        return None

    def set_open(self, row: int, is_open: bool) -> None:
        """Fold or unfold a row."""
        before = self.is_open(row)
        if before is None or before == is_open:
            return
        group = self._blocks[row].end > self._blocks[row].own_end
        chosen = self._folded if group else self._unfolded
        if is_open == group:
            chosen.discard(row)
        else:
            chosen.add(row)
        self._reset()

    def reveal(self, row: int) -> None:
        """Unfold the groups that a row stands in."""
        if row >= len(self._blocks):
            return
        first = self._blocks[row].first
        around = [each for each in self._folded if self._blocks[each].first < first < self._blocks[each].end]
        if around:
            self._folded.difference_update(around)
            self._reset()

    def set_rows(
        self, rows: tuple[OutlineRow, ...], blocks: tuple[Block, ...], timeline: Timeline | None
    ) -> bool:
        """Show other rows; return whether lines came or went."""
        if timeline is not self.parts.timeline:
            self.parts = StepParts(timeline)
        before, self._blocks = self.rows, blocks
        if len(rows) != len(before):
            self._carry(before, rows)
        if len(rows) == len(before) and self._shown is None:
            changed = [place for place, row in enumerate(rows) if row is not before[place]]
            self.rows = rows
            if len(changed) > _FEW:
                self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))
            for line in changed if len(changed) <= _FEW else ():  # of which Qt paints each alone
                self.dataChanged.emit(self.index(line), self.index(line))
            return False
        self.rows = rows
        self._reset()
        return True

    def _carry(self, before: Sequence[OutlineRow], rows: Sequence[OutlineRow]) -> None:
        """Let rows that are there as before stay folded or unfolded, though others came or went."""
        most = min(len(before), len(rows))
        head = next((place for place in range(most) if not _alike(before[place], rows[place])), most)
        tail = next(
            (place for place in range(most - head) if not _alike(before[-1 - place], rows[-1 - place])),
            most - head,
        )
        by = len(rows) - len(before)

        def there(each: int) -> int:
            return each if each < head else each + by if each >= len(before) - tail else -1

        self._folded = {there(each) for each in self._folded} - {-1}
        self._unfolded = {there(each) for each in self._unfolded} - {-1}

    def _reset(self) -> None:
        self.beginResetModel()
        self._folded = {row for row in self._folded if self.is_open(row) is not None}
        if self._folded or self._unfolded:
            self._shown = self._lines()
        else:
            self._shown = None
        self.endResetModel()

    def _lines(self) -> list[Shown]:
        lines: list[Shown] = []
        hidden = 0
        for row in self.rows:
            block = self._blocks[row.index]
            if block.first < hidden:
                continue
            lines.append(Shown(row))
            if row.index in self._folded:
                hidden = block.end
            elif row.index in self._unfolded and block.end == block.own_end:
                lines += [Shown(row, part) for part in self.parts.of(block.number)]
        return lines

    # -- as Qt asks for it

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        if parent is not None and parent.isValid():
            return 0
        return len(self.rows if self._shown is None else self._shown)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        shown = self.shown_at(index.row()) if index.isValid() else None
        if shown is None or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if shown.part is not None:
            return f"{shown.row.title}: {shown.part.title}, {shown.part.times.replace(' · ', ', ')}"
        is_open = self.is_open(shown.row.index)
        if is_open is None:
            return shown.row.spoken
        return f"{shown.row.spoken}, {said('unfolded') if is_open else said('folded')}"

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        usual = super().flags(index)
        shown = self.shown_at(index.row()) if index.isValid() else None
        if shown is None or shown.part is not None or shown.row.kind in ("session", "table"):
            return usual | Qt.ItemFlag.ItemIsDropEnabled
        return usual | Qt.ItemFlag.ItemIsDropEnabled | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return [STEPS]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        shown = (self.shown_at(index.row()) for index in indexes)
        rows = ",".join(str(each.row.index) for each in shown if each is not None and each.part is None)
        data.setData(STEPS, QByteArray(rows.encode()))
        return data

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction


def _alike(one: OutlineRow, other: OutlineRow) -> bool:
    return (one.title, one.kind, one.depth) == (other.title, other.kind, other.depth)
