"""Folding: steps, groups and tables of the text of which the header alone is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextBlock, QTextCursor

from player.editing.folds import Fold, changes_folds, folds_of
from player.language import counted, said
from player.timeline.frames import clock_text
from player.ui.announcing import announce
from player.ui.fonts import elide, font
from player.ui.theme import mix
from player.ui.timers import single_shot

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from player.editing.changes import Change
    from player.editing.folds import LineShift
    from player.editing.outline import OutlineRow
    from player.ui.editor_screen.text_sheet import TextSheet
    from player.ui.theme import Theme

_AT_ONCE = 60_000
"""Texts of so many characters are looked at whole as each line is written; longer ones ..."""
_SOON_MS = 400
"""... so long after the last one."""


class TextFolding(QObject):
    """Knows which lines are hidden. The text itself, its history and what a screen reader reads are as they
    were; lines are hidden by the window alone."""

    changed = Signal()
    """Other lines are hidden."""

    def __init__(self, view: TextSheet) -> None:
        super().__init__(view)
        self._view = view
        self._known: tuple[Fold, ...] | None = None
        self._by_header: dict[int, Fold] = {}
        self._folded: set[int] = set()
        self._told: dict[int, OutlineRow] = {}
        self._look_soon = single_shot(self, _SOON_MS, self._look_again)

    # -- what there is

    @property
    def folds(self) -> tuple[Fold, ...]:
        """Return what can be folded, in order."""
        if self._known is None:
            return self._keep(folds_of(self._view.text))
        return self._known

    def _keep(self, folds: tuple[Fold, ...]) -> tuple[Fold, ...]:
        self._known, self._by_header = folds, {fold.header: fold for fold in folds}
        return folds

    @property
    def folded(self) -> frozenset[int]:
        """Return the lines, from 0, of the headers that are folded."""
        return frozenset(self._folded)

    def is_header(self, line: int) -> bool:
        """Return whether a line heads something that folds."""
        return bool(self.folds) and line in self._by_header

    def header_of(self, line: int) -> int:
        """Return the line that is seen for a line: itself, or the header that it is hidden below."""
        return next((fold.header for fold in self._closed() if fold.header < line < fold.end), line)

    def end_of(self, line: int) -> int:
        """Return the line after a line and what is hidden below it."""
        return self._by_header[line].end if line in self._folded and self.is_header(line) else line + 1

    def _closed(self) -> Iterable[Fold]:
        """The folds that are folded, the outer ones first."""
        return (fold for fold in self.folds if fold.header in self._folded) if self._folded else ()

    def _around(self, line: int) -> list[Fold]:
        """The folds that a line is in, or heads, the outer ones first."""
        return [fold for fold in self.folds if fold.header <= line < fold.end]

    # -- folding

    def toggle(self, line: int) -> None:
        """Fold what a line heads, or unfold it."""
        if line in self._folded:
            self._set(self._folded - {line}, line)
        else:
            self._set(self._folded | {line}, line)

    def fold(self, line: int) -> None:
        """Fold the innermost thing around a line that is not folded yet."""
        headers = [fold.header for fold in self._around(line) if fold.header not in self._folded]
        if headers:
            self._set(self._folded | {headers[-1]}, headers[-1])

    def unfold(self, line: int) -> None:
        """Unfold what a line heads."""
        if line in self._folded:
            self._set(self._folded - {line}, line)

    def fold_all(self) -> None:
        """Fold all there is."""
        self._set({fold.header for fold in self.folds}, None)

    def unfold_all(self) -> None:
        """Let everything be seen."""
        self._set(set(), None)

    def reveal(self, *lines: int) -> None:
        """Unfold whatever hides one of some lines."""
        hiding = {fold.header for fold in self._closed() for line in lines if fold.header < line < fold.end}
        if hiding:
            self._set(self._folded - hiding, None)

    def fold_too(self, lines: Iterable[int]) -> None:
        """Fold what some lines head, beside what is folded already."""
        wanted = self._folded | set(lines)
        if wanted != self._folded:
            self._known = None
            self._set(wanted, None)

    def forget(self) -> None:
        """Begin with another text, of which nothing is folded."""
        self._known, self._folded, self._told = None, set(), {}

    def _set(self, folded: set[int], line: int | None) -> None:
        folded &= {fold.header for fold in self.folds}
        if folded == self._folded:
            return
        self._folded = folded
        self._hide()
        if line is not None:
            name = self._view.document().findBlockByNumber(line).text().strip()
            told = " ".join(part for part in (self.words(line) or (name, "")) if part)
            announce(
                self._view,
                said("Folded: {told}", told=told) if line in folded else said("Unfolded: {told}", told=told),
            )
        self.changed.emit()

    def _hide(self) -> None:
        """Hide the lines that are folded, and no others."""
        document, hidden = self._view.document(), set[int]()
        for fold in self._closed():
            hidden.update(range(fold.header + 1, fold.end))
        block, first, last = document.firstBlock(), -1, 0
        while block.isValid():
            seen = block.blockNumber() not in hidden
            if block.isVisible() != seen:
                block.setVisible(seen)
                block.setLineCount(1 if seen else 0)
                first = block.position() if first < 0 else first
                last = block.position() + block.length()
            block = block.next()
        if first >= 0:
            self._keep_cursor_seen()
            document.markContentsDirty(first, last - first)
            layout = document.documentLayout()
            layout.documentSizeChanged.emit(layout.documentSize())  # what can be scrolled is shorter now

    def _keep_cursor_seen(self) -> None:
        """Move a cursor that would be hidden to the end of its header."""
        cursor = self._view.textCursor()
        seen = self.header_of(cursor.blockNumber())
        if seen != cursor.blockNumber():
            block = self._view.document().findBlockByNumber(seen)
            cursor.setPosition(block.position() + block.length() - 1)
            self._view.setTextCursor(cursor)

    # -- keeping in step

    def take_change(self, before: str, change: Change, shift: LineShift) -> None:
        """Let folds go where their lines go."""
        if not changes_folds(before, self._view.text, *change):
            return
        self._move(shift)
        self._told = {
            moved: told for line, told in self._told.items() if (moved := shift.moved(line)) is not None
        }
        if not self._folded:
            return
        kept = {moved for line in self._folded if (moved := shift.moved(line)) is not None}
        if shift.gone and not shift.whole:
            kept.discard(shift.first)  # what it hid is in its own line now
        self._folded = kept & {fold.header for fold in self.folds}
        self._hide()
        self.changed.emit()

    def _move(self, shift: LineShift) -> None:
        """Take what folds as moved with its lines: where the text is long they are looked at once more
        soon."""
        if self._known is None or len(self._view.text) <= _AT_ONCE:
            self._known = None
            return
        ends = ((shift.moved(fold.header), shift.moved(fold.end - 1)) for fold in self._known)
        self._keep(
            tuple(Fold(first, last + 1) for first, last in ends if first is not None and last is not None)
        )
        self._look_soon.start()

    def _look_again(self) -> None:
        self._known = None
        if self._folded - {fold.header for fold in self.folds}:
            self._folded &= {fold.header for fold in self.folds}
            self._hide()
        self.changed.emit()

    def follow_cursor(self) -> None:
        """Unfold what the cursor has gone into; what is selected as a whole stays folded."""
        cursor = self._view.textCursor()
        if not self._folded or cursor.block().isVisible():
            return
        line = cursor.blockNumber()
        document = self._view.document()
        first = document.findBlock(cursor.selectionStart()).blockNumber()
        last = document.findBlock(cursor.selectionEnd()).blockNumber()
        hiding = {
            fold.header
            for fold in self._closed()
            if fold.header < line < fold.end and not (first <= fold.header and last >= fold.end - 1)
        }
        if hiding:
            self._set(self._folded - hiding, None)

    def step_over(self, *, back: bool, select: bool) -> bool:
        """Move the cursor by a character past what is folded; return whether there was something."""
        cursor = self._view.textCursor()
        block = cursor.block()
        beside = block.previous() if back else block.next()
        at_edge = cursor.atBlockStart() if back else cursor.atBlockEnd()
        if (
            not at_edge
            or not beside.isValid()
            or beside.isVisible()
            or (cursor.hasSelection() and not select)
        ):
            return False
        while beside.isValid() and not beside.isVisible():
            beside = beside.previous() if back else beside.next()
        if beside.isValid():
            place = beside.position() + (beside.length() - 1 if back else 0)
            keeps = QTextCursor.MoveMode.KeepAnchor if select else QTextCursor.MoveMode.MoveAnchor
            cursor.setPosition(place, keeps)
            self._view.setTextCursor(cursor)
        return True

    # -- what is said of what is hidden

    def show_rows(self, rows: Sequence[OutlineRow]) -> None:
        """Take what the outline says of each header."""
        self._told = {row.line - 1: row for row in rows[1:]}
        if self._folded:
            self._view.viewport().update()

    def words(self, line: int) -> tuple[str, str] | None:
        """Return what is said of a header that is folded: its name, and the rest; None where it is not."""
        if line not in self._folded or not self.is_header(line):
            return None
        fold = self._by_header[line]
        count = fold.end - fold.header - 1
        row = self._told.get(line)
        name = row.title if row is not None else ""
        time = clock_text(row.length) if row is not None and row.start is not None else ""
        rest = " · ".join(filter(None, (time, row.detail if row is not None else "")))
        lines = counted("{count} line", "{count} lines", count)
        return name, f"{lines} · {rest}" if rest else lines

    def box_of(self, block: QTextBlock) -> QRectF | None:
        """Return where it is said what a line hides, in the viewport; None where it hides nothing."""
        words = self.words(block.blockNumber())
        layout = block.layout()
        if words is None or not layout.lineCount():
            return None
        view = self._view
        line = layout.lineAt(layout.lineCount() - 1)
        pixels = view.font().pixelSize()
        spot = view.place_of(block) + line.rect().topLeft()
        left = spot.x() + line.naturalTextWidth() + pixels
        bold, plain = (QFontMetricsF(used) for used in self._fonts)
        gap = pixels * 0.6 if words[0] else 0.0
        wide = bold.horizontalAdvance(words[0]) + gap + plain.horizontalAdvance(words[1]) + pixels * 1.3
        room = view.viewport().width() - left - 4
        return QRectF(left, spot.y() + 1, min(wide, room), line.height() - 2) if room > 4 * pixels else None

    @property
    def _fonts(self) -> tuple[QFont, QFont]:
        pixels = max(10, round(self._view.font().pixelSize() * 0.88))
        return font(pixels, QFont.Weight.DemiBold), font(pixels)

    def paint(self, painter: QPainter, theme: Theme, blocks: Iterable[QTextBlock]) -> None:
        """Paint behind each folded header what it hides."""
        for block in blocks if self._folded else ():
            box, words = self.box_of(block), self.words(block.blockNumber())
            if box is None or words is None:
                continue
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.edge if theme.high else theme.line), 1))
            painter.setBrush(QColor(mix(theme.card, theme.accent, 0.12)))
            painter.drawRoundedRect(box, 5, 5)
            used, plain = self._fonts
            pixels = self._view.font().pixelSize()
            inner = box.adjusted(pixels * 0.6, 0, -pixels * 0.6, 0)
            middle = Qt.AlignmentFlag.AlignVCenter
            metrics = QFontMetricsF(used)
            name = elide(words[0], metrics, inner.width())
            painter.setFont(used)
            painter.setPen(QColor(theme.ink))
            painter.drawText(inner, middle, name)
            inner.setLeft(inner.left() + (metrics.horizontalAdvance(name) + pixels * 0.6 if name else 0))
            painter.setFont(plain)
            painter.setPen(QColor(theme.muted))
            if inner.width() > pixels * 2:
                painter.drawText(inner, middle, elide(words[1], QFontMetricsF(plain), inner.width()))
