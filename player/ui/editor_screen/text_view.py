"""The text of a session: coloured, with line numbers, its problems underlined, and help as one writes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontDatabase,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextOption,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QToolTip, QWidget

from player.editing.changes import change_between
from player.editing.tokens import TokenReader
from player.language import said
from player.ui.editor_screen.suggestion_list import SuggestionList
from player.ui.focus import paint_focus
from player.ui.scroll_bar import SlimScrollBar
from player.ui.theme import Theme, mix
from player.ui.timers import single_shot

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from player.editing.completion import Offer
    from player.editing.tokens import TokenKind
    from player.session.problems import Problem

_PARAGRAPH = "\u2029"
_SPOT = re.compile(r"\"[^\"]*\"?|'[^']*'?|[\w$.-]+|\S")
_OPENS = re.compile(r"[\w\"\[]")


class _Gutter(QWidget):
    """The line numbers."""

    def __init__(self, view: TextView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self) -> QSize:
        return QSize(self._view.gutter_width, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._view.paint_gutter(event, self)


class TextView(QPlainTextEdit):
    """The document: every change of a session is a change of this text, and its history is the only one."""

    text_edited = Signal()
    """The text is another one."""
    focus_gained = Signal()
    """It has the keyboard now."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pixels = 15
        self._reader = TokenReader()
        self._problems: tuple[Problem, ...] = ()
        self._found: tuple[tuple[int, int], ...] = ()
        self._kept = ""
        self._offer: Callable[[int, int], Offer] | None = None
        self._help: Callable[[int, int], str] | None = None
        self.setAccessibleName(said("Text of the session"))
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBar(SlimScrollBar(theme, self))
        self.setTabChangesFocus(False)
        self.setCursorWidth(2)
        self._gutter = _Gutter(self)
        self.suggestions = SuggestionList(theme, self)
        self.suggestions.chosen.connect(self._complete)
        self._colour_soon = single_shot(self, 0, self._colour)
        self.updateRequest.connect(self._scroll_gutter)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._colour_soon.start())
        self.cursorPositionChanged.connect(self._colour_soon.start)
        self.document().contentsChange.connect(self._take_change)
        self.set_theme(theme)

    # -- the text

    @property
    def text(self) -> str:
        """Return the text; its lines end in ``\\n``."""
        return self._kept

    def begin(self, text: str) -> bool:
        """Show another text, with no history; return whether it can be kept to the letter."""
        self.setPlainText(text)
        self._kept = self._read()
        return self._kept == text

    def apply(self, text: str, *, select_change: bool = False) -> None:
        """Make the text another one by one small change that is undone by itself; the cursor stays."""
        change = change_between(self._kept, text)
        if change is None:
            return
        before = self._kept
        cursor = QTextCursor(self.document())
        cursor.setPosition(_wide(before, change.start))
        cursor.setPosition(_wide(before, change.end), QTextCursor.MoveMode.KeepAnchor)
        cursor.beginEditBlock()
        cursor.insertText(change.text)
        cursor.endEditBlock()
        if select_change:
            self.setTextCursor(cursor)

    def set_advice(self, offer: Callable[[int, int], Offer], help_of: Callable[[int, int], str]) -> None:
        """Take what can be written at a line and column, and what stands there means."""
        self._offer, self._help = offer, help_of

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Underline problems."""
        self._problems = problems
        self._colour()

    def show_found(self, spots: tuple[tuple[int, int], ...]) -> None:
        """Mark what was found: stretches of the text."""
        self._found = spots
        self._colour()

    def go_to(self, line: int, column: int = 1) -> None:
        """Put the cursor at a line and column, both from 1."""
        block = self.document().findBlockByNumber(max(0, min(line, self.blockCount()) - 1))
        cursor = QTextCursor(block)
        ahead = min(_wide(block.text(), column - 1), max(0, block.length() - 1))
        cursor.setPosition(block.position() + ahead)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def select(self, start: int, end: int) -> None:
        """Select a stretch of the text, in characters."""
        cursor = self.textCursor()
        cursor.setPosition(_wide(self._kept, start))
        cursor.setPosition(_wide(self._kept, end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    @property
    def line(self) -> int:
        """Return the line of the cursor, from 0."""
        return self.textCursor().blockNumber()

    @property
    def place(self) -> int:
        """Return where the cursor is, in characters."""
        return len(self._kept.encode("utf-16-le")[: 2 * self.textCursor().position()].decode("utf-16-le"))

    def _read(self) -> str:
        # toPlainText would make no-break spaces plain ones
        return self.document().toRawText().replace(_PARAGRAPH, "\n")

    def _take_change(self, place: int, removed: int, added: int) -> None:
        text = self._read()
        if text != self._kept:
            self._kept = text
            self._problems = self._problems if removed == added else ()
            self._colour_soon.start()
            self.text_edited.emit()

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
        self.suggestions.set_theme(theme)
        self._colour_soon.start()
        self._gutter.update()

    def set_pixels(self, pixels: int) -> None:
        """Set the size of its letters."""
        self._pixels = pixels
        used = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        used.setPixelSize(pixels)
        self.setFont(used)
        self.setTabStopDistance(QFontMetricsF(used).horizontalAdvance(" ") * 4)
        self.suggestions.set_pixels(pixels)
        self._arrange()

    @property
    def gutter_width(self) -> int:
        """Return the width of the line numbers, in pixels."""
        digits = max(3, len(str(self.blockCount())))
        return round(QFontMetricsF(self.font()).horizontalAdvance("0") * digits + self._pixels * 1.2)

    def paint_gutter(self, event: QPaintEvent, gutter: QWidget) -> None:
        """Paint the line numbers, with a sign at those that have problems."""
        theme = self._theme
        worst: dict[int, str] = {}
        for problem in self._problems:
            if worst.get(problem.place.line) != "error":
                worst[problem.place.line] = problem.severity
        painter = QPainter(gutter)
        painter.fillRect(event.rect(), QColor(theme.card))
        painter.setFont(self.font())
        block, here = self.firstVisibleBlock(), self.line
        while block.isValid():
            box = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if box.top() > event.rect().bottom():
                break
            number = block.blockNumber()
            severity = worst.get(number + 1)
            ink = theme.ink if number == here else mix(theme.card, theme.muted, 0.75)
            if severity:
                ink = theme.error if severity == "error" else theme.warning
                dot = QRect(3, round(box.top() + box.height() / 2) - 3, 7, 7)
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(ink))
                painter.drawEllipse(dot)
            painter.setPen(QColor(ink))
            room = QRect(0, round(box.top()), gutter.width() - round(self._pixels * 0.5), round(box.height()))
            painter.drawText(
                room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(number + 1)
            )
            block = block.next()
        painter.end()

    def _colour(self) -> None:
        """Colour what is seen; more is never looked at."""
        first = self.firstVisibleBlock()
        lines = self.viewport().height() // max(1, round(QFontMetricsF(self.font()).lineSpacing())) + 3
        last = self.document().findBlockByNumber(min(self.blockCount() - 1, first.blockNumber() + lines))
        start, end = first.position(), last.position() + last.length() - 1
        colours = self._colours()
        marks = [self._mark_of_line()]
        for token in self._reader.tokens(self._kept, start, end):
            form = QTextCharFormat()
            form.setForeground(QColor(colours[token.kind]))
            marks.append(self._mark(token.start, token.end, form))
        marks += self._marks_of_problems(first.blockNumber() + 1, last.blockNumber() + 1)
        for begin, stop in self._found:
            form = QTextCharFormat()
            form.setBackground(QColor(mix(self._theme.card, self._theme.warning, 0.3)))
            marks.append(self._mark(_wide(self._kept, begin), _wide(self._kept, stop), form))
        self.setExtraSelections(marks)
        self._gutter.update()

    def _colours(self) -> dict[TokenKind, str]:
        theme = self._theme
        return {
            "comment": theme.muted,
            "text": theme.phase("relax"),
            "number": theme.phase("contract"),
            "key": theme.phase("stretch"),
            "header": theme.accent,
        }

    def _mark(self, start: int, end: int, form: QTextCharFormat) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        most = self.document().characterCount() - 1
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(start, most))
        cursor.setPosition(min(end, most), QTextCursor.MoveMode.KeepAnchor)
        mark.cursor = cursor
        mark.format = form
        return mark

    def _mark_of_line(self) -> QTextEdit.ExtraSelection:
        form = QTextCharFormat()
        form.setBackground(QColor(mix(self._theme.card, self._theme.ink, 0.05)))
        form.setProperty(QTextFormat.Property.FullWidthSelection, True)
        place = self.textCursor().position()
        return self._mark(place, place, form)

    def _marks_of_problems(self, first: int, last: int) -> list[QTextEdit.ExtraSelection]:
        marks = []
        for problem in self._problems:
            if not first <= problem.place.line <= last:
                continue
            block = self.document().findBlockByNumber(problem.place.line - 1)
            start, end = _spot(block.text(), problem.place.column - 1)
            form = QTextCharFormat()
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            error = problem.severity == "error"
            form.setUnderlineColor(QColor(self._theme.error if error else self._theme.warning))
            marks.append(self._mark(block.position() + start, block.position() + end, form))
        return marks

    def _scroll_gutter(self, box: QRect, dy: int) -> None:
        if dy:
            self._gutter.scroll(0, dy)
        else:
            self._gutter.update(0, box.y(), self._gutter.width(), box.height())
        if self.viewportMargins().left() != self.gutter_width:
            self._arrange()

    def _arrange(self) -> None:
        self.setViewportMargins(self.gutter_width, 0, 0, 0)
        inside = self.contentsRect()
        self._gutter.setGeometry(inside.left(), inside.top(), self.gutter_width, inside.height())
        self._colour_soon.start()

    # -- help

    def _suggest(self, *, asked: bool) -> None:
        cursor = self.textCursor()
        if self._offer is None or cursor.hasSelection():
            self.suggestions.hide()
            return
        column = cursor.positionInBlock()
        offer = self._offer(cursor.blockNumber(), column)
        word = cursor.block().text()[offer.start : column].strip("\"'")
        shown = [each for each in offer.suggestions if each.label != word]
        if not shown or not (asked or word):
            self.suggestions.hide()
            return
        spot = self.cursorRect().bottomLeft() + self.viewport().pos()
        self.suggestions.show_suggestions(shown, offer.start, spot)

    def _complete(self) -> None:
        chosen = self.suggestions.suggestion
        if chosen is None:
            return
        cursor, start = self.textCursor(), self.suggestions.start
        line = cursor.block().text()
        end = cursor.positionInBlock()
        if chosen.insert.startswith('"') and line[end : end + 1] == '"':
            end += 1
        base = cursor.block().position()
        cursor.setPosition(base + start)
        cursor.setPosition(base + end, QTextCursor.MoveMode.KeepAnchor)
        spaced = chosen.insert
        if start and line[start - 1 : start] == "=":
            spaced = " " + spaced
        cursor.insertText(spaced)
        self.setTextCursor(cursor)
        self.suggestions.hide()
        if spaced.endswith("= "):
            self._suggest(asked=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.suggestions.isVisible() and self.suggestions.take_key(event):
            return
        if event.key() == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self._suggest(asked=True)
            return
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        super().keyPressEvent(event)
        if event.text() and (_OPENS.fullmatch(event.text()) or event.key() == Qt.Key.Key_Backspace):
            self._suggest(asked=False)
        elif event.text() or event.key() in (
            Qt.Key.Key_Left,
            Qt.Key.Key_Right,
            Qt.Key.Key_Up,
            Qt.Key.Key_Down,
        ):
            self.suggestions.hide()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            cursor = self.cursorForPosition(event.pos())
            QToolTip.showText(event.globalPos(), self.told_at(cursor.blockNumber(), cursor.positionInBlock()))
            return True
        return super().viewportEvent(event)

    def told_at(self, line: int, column: int) -> str:
        """Return what is to be said of a place: its problems, else what it means."""
        block = self.document().findBlockByNumber(line)
        told = []
        for problem in self._problems:
            if problem.place.line == line + 1:
                start, end = _spot(block.text(), problem.place.column - 1)
                if start <= column <= end:
                    told.append(f"{problem.message}\n{problem.hint}".strip())
        return "\n\n".join(told) or (self._help(line, column) if self._help is not None else "")

    def focusInEvent(self, event: object) -> None:
        super().focusInEvent(event)  # type: ignore[arg-type]
        self.focus_gained.emit()

    def focusOutEvent(self, event: object) -> None:
        self.suggestions.hide()
        super().focusOutEvent(event)  # type: ignore[arg-type]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus() and self._theme.high:
            painter = QPainter(self.viewport())
            paint_focus(painter, self._theme, self.viewport().rect().adjusted(2, 2, -2, -2).toRectF(), 4)
            painter.end()


def _wide(text: str, place: int) -> int:
    """Return a place of a text in units of UTF-16, which Qt counts."""
    return len(text[:place].encode("utf-16-le")) // 2


def _spot(line: str, column: int) -> tuple[int, int]:
    """Return what of a line is underlined for a problem at a column, from 0."""
    found = _SPOT.search(line, min(column, len(line)))
    return (found.start(), found.end()) if found is not None else (0, max(1, len(line)))


def spots_of(text: str, wanted: str, *, exact: bool = False) -> Sequence[tuple[int, int]]:
    """Return where a text holds another one, small letters and capitals alike unless ``exact``."""
    if not wanted:
        return ()
    flags = re.NOFLAG if exact else re.IGNORECASE
    return [(found.start(), found.end()) for found in re.finditer(re.escape(wanted), text, flags)]
