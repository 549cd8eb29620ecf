"""The text of a session: the document, which all other views of the editor follow."""

from __future__ import annotations

import textwrap
from bisect import bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontDatabase,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QToolTip, QWidget

from player.editing.changes import change_between
from player.editing.folds import as_made, shift_of
from player.editing.problem_places import moved_problems
from player.editing.utf16 import narrow, wide
from player.language import said
from player.ui.editor_screen.line_bar import LineBar
from player.ui.editor_screen.text_colours import TextColours
from player.ui.editor_screen.text_folding import TextFolding
from player.ui.editor_screen.text_gutter import TextGutter
from player.ui.editor_screen.text_help import TextHelp
from player.ui.editor_screen.text_keys import TextKeys
from player.ui.editor_screen.text_lines import TextLines
from player.ui.editor_screen.text_marks import Mark, TextMarks, marks_of_problems
from player.ui.editor_screen.text_sheet import TextSheet
from player.ui.focus import FocusRing
from player.ui.theme import Theme, mix

if TYPE_CHECKING:
    from player.session.problems import Problem

_LINE = 64
"""Characters of a line of help."""
_FEW = 4
"""Lines that are painted one by one where no more of them have other colours."""


class TextView(TextSheet):
    """The document: every change of a session is a change of this text, and its history is the only one."""

    text_edited = Signal()
    """The text is another one."""
    focus_gained = Signal()
    """It has the keyboard now."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._theme = theme
        self._pixels = 15
        self._found: tuple[tuple[int, int], ...] = ()
        self._marked: tuple[Mark, ...] = ()
        self._pressed = QPointF()
        self._colours, self._marks = TextColours(theme, self.reader), TextMarks(theme)
        self.folding = TextFolding(self)
        self.help = TextHelp(theme, self)
        self.lines = TextLines(self, self.folding)
        self.keys = TextKeys(self, self.lines, self.folding)
        self.line_bar = LineBar(theme, self)
        self._gutter = TextGutter(theme, self, self.folding)
        self._gutter.line_pressed.connect(self._take_press)
        self.folding.changed.connect(self._show_lines)
        self.folding.changed.connect(self._gutter.update)
        self.updateRequest.connect(self._scroll_gutter)
        self.verticalScrollBar().valueChanged.connect(self._show_lines)
        self.cursorPositionChanged.connect(self._follow_cursor)
        self.document().contentsChanged.connect(self._take_change)
        self.ring = FocusRing(theme, self)
        self.set_theme(theme)

    # -- the text

    def begin(self, text: str) -> bool:
        """Show another text, with no history; return whether it can be kept to the letter."""
        self.folding.forget()
        self.help.list.hide()
        self._problems = ()
        self.setPlainText(text)
        self._kept = self._read()
        self._show_lines()
        return self._kept == text

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Underline problems."""
        self._problems = problems
        self._show_lines()

    def reveal(self, *lines: int) -> None:
        """Let lines, from 0, be seen, whatever they are folded below."""
        self.folding.reveal(*lines)

    def show_found(self, spots: tuple[tuple[int, int], ...]) -> None:
        """Mark what was found: stretches of the text, in order."""
        self._found = spots
        self._show_lines()

    def _take_change(self) -> None:
        text = self._read()
        change = change_between(self._kept, text)
        if change is None:
            return
        before, self._kept = self._kept, text
        change = as_made(before, change)
        shift = shift_of(before, *change)
        self._problems = moved_problems(self._problems, before, change, shift)
        self.folding.take_change(before, change, shift)
        self._show_lines()
        if self.hasFocus():
            self.viewport().repaint()  # what one types is seen before anything is reckoned from it
        self.text_edited.emit()

    # -- lines that are seen

    def lines_with_problems(self) -> dict[int, str]:
        """Return the lines, from 0, at which the sign of a problem stands, with the worst severity there; a
        problem that is hidden stands at the header above it."""
        worst: dict[int, str] = {}
        folded = bool(self.folding.folded)
        for problem in self._problems:
            line = problem.place.line - 1
            line = self.folding.header_of(line) if folded else line
            if worst.get(line) != "error":
                worst[line] = problem.severity
        return worst

    def _take_press(self, line: int) -> None:
        """Go to a line that was pressed beside the text, and tell of its problems."""
        self.go_to(line + 1)
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.open_fixes(line)

    def open_fixes(self, line: int) -> None:
        """Show the ways out of the problems of a line, from 0; where there is none, what is wrong."""
        found = [each for each in self._problems if each.place.line == line + 1]
        if any(each.fix is not None for each in found):
            self.help.offer_fixes(found, chosen=False)
        elif found:
            told = "\n\n".join(f"{each.message}\n{each.hint}".strip() for each in found)
            spot = self.cursorRect().bottomLeft()
            QToolTip.showText(self.viewport().mapToGlobal(spot), _broken(told), self.viewport())

    def _show_lines(self) -> None:
        """Colour and mark what is seen; more is never looked at."""
        blocks = self.seen_blocks()
        if not blocks:
            return
        changed = self._colours.colour(self._kept, blocks)
        if len(changed) > _FEW:
            self.viewport().update()
        for block in changed if len(changed) <= _FEW else ():
            top, tall = self.place_of(block).y(), self.blockBoundingRect(block).height()
            self.viewport().update(0, int(top), self.viewport().width(), int(tall) + 2)
        here = self.textCursor().block()
        place = self.textCursor().position() if here.lineCount() > 1 else here.position()
        marks = [
            Mark(place, place, "line"),
            *self._bracket_marks(),
            *marks_of_problems(self._problems, blocks),
        ]
        if self._found:
            first, last = blocks[0].position(), blocks[-1].position() + blocks[-1].length()
            begin, stop = narrow(self._kept, first), narrow(self._kept, last)
            near = bisect_right(self._found, begin, key=lambda spot: spot[1])
            for start, end in self._found[near:]:
                if start >= stop:
                    break
                marks.append(Mark(wide(self._kept, start), wide(self._kept, end), "found"))
        if tuple(marks) != self._marked:
            self._marked = tuple(marks)
            self.setExtraSelections(self._marks.selections(self.document(), marks))
        self._gutter.show_problems(self.lines_with_problems())

    def _bracket_marks(self) -> list[Mark]:
        found = self.brackets_at(self.textCursor().position())
        return [Mark(place, place + 1, "bracket") for place in found or ()]

    def _follow_cursor(self) -> None:
        self.folding.follow_cursor()
        self._show_lines()

    # -- looks

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        palette = QPalette(self.palette())
        role = QPalette.ColorRole
        palette.setColor(role.Base, QColor(theme.card))
        palette.setColor(role.Text, QColor(theme.ink))
        palette.setColor(role.Highlight, QColor(mix(theme.card, theme.accent, 0.35)))
        palette.setColor(role.HighlightedText, QColor(theme.ink))
        self.setPalette(palette)
        self._colours.set_theme(theme)
        self._marks.set_theme(theme)
        self._marked = ()
        self.help.list.set_theme(theme)
        self._gutter.set_theme(theme)
        self.ring.set_theme(theme)
        self._show_lines()

    def set_pixels(self, pixels: int) -> None:
        """Set the size of its letters."""
        self._pixels = pixels
        used = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        used.setPixelSize(pixels)
        self.setFont(used)
        self.setTabStopDistance(QFontMetricsF(used).horizontalAdvance(" ") * 4)
        self.help.list.set_pixels(pixels)
        self._gutter.set_pixels(pixels)
        self._arrange()

    def _scroll_gutter(self, box: QRect, dy: int) -> None:
        if dy:
            self._gutter.scroll(0, dy)
        else:
            self._gutter.update(0, box.y(), self._gutter.width(), box.height())
        if self.viewportMargins().left() != self._gutter.wide:
            self._arrange()

    def _arrange(self) -> None:
        wide_ = self._gutter.wide
        self.setViewportMargins(wide_, 0, 0, 0)
        inside = self.contentsRect()
        self._gutter.setGeometry(inside.left(), inside.top(), wide_, inside.height())
        self._show_lines()

    # -- keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.help.takes_key(event):
            return
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        if not self.keys.take(event):
            super().keyPressEvent(event)
        self.help.follow_key(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.keys.paste(source)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            closes = event.key() == Qt.Key.Key_Escape and self.help.list.isVisible()
            if closes or self.keys.call_of(event) is not None:
                event.accept()  # it is meant for the list, or the text, and for nothing around them
                return True
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            told = _broken(self._told_below(event.pos().toPointF()))
            QToolTip.showText(event.globalPos(), told, self.viewport())
            return True
        return super().viewportEvent(event)

    def _told_below(self, place: QPointF) -> str:
        cursor = self.cursorForPosition(place.toPoint())
        block = cursor.block()
        if self._fold_below(place) is not None:
            return said("Click to unfold")
        line = QTextCursor(block)
        line.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        if cursor.atBlockEnd() and place.x() > self.cursorRect(line).right() + self._pixels:
            return ""
        return self.help.told_at(block.blockNumber(), cursor.positionInBlock())

    def _fold_below(self, place: QPointF) -> int | None:
        """Return the line of the folded header whose words are at a place."""
        for block in self.seen_blocks() if self.folding.folded else ():
            box = self.folding.box_of(block)
            if box is not None and box.contains(place):
                return block.blockNumber()
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.help.list.hide()
        self._pressed = event.position()
        fold = self._fold_below(event.position())
        if fold is not None and event.button() == Qt.MouseButton.LeftButton:
            self.folding.toggle(fold)
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._fold_below(event.position()) is not None and not event.buttons()
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor
        if self.viewport().cursor().shape() != shape:
            self.viewport().setCursor(shape)
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        cursor = self.textCursor()
        near = (event.position() - self._pressed).manhattanLength() < 4
        if event.button() == Qt.MouseButton.LeftButton and near and not cursor.hasSelection():
            found = self.help.problems_at(cursor.blockNumber(), cursor.positionInBlock())
            self.help.offer_fixes(found, chosen=False)

    def focusInEvent(self, event: object) -> None:
        super().focusInEvent(event)  # type: ignore[arg-type]
        self.focus_gained.emit()

    def focusOutEvent(self, event: object) -> None:
        self.help.list.hide()
        super().focusOutEvent(event)  # type: ignore[arg-type]

    def resizeEvent(self, event: QResizeEvent) -> None:
        seen = 0 <= self.cursorRect().top() < event.oldSize().height()
        super().resizeEvent(event)
        self._arrange()
        if seen:
            self.ensureCursorVisible()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        self.folding.paint(painter, self._theme, self.seen_blocks() if self.folding.folded else ())
        painter.end()


def _broken(told: str) -> str:
    """Return help in lines that a window has room for."""
    return "\n".join(textwrap.fill(line, _LINE) for line in told.split("\n"))
