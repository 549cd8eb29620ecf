"""The guide's screen: a long page to read, with links that lead to its headings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)

from player.language import said
from player.ui.buttons import IconButton, round_side
from player.ui.fonts import font
from player.ui.import_screen.writing_box import ReadingBox, paint_box
from player.ui.page import Page
from player.ui.painted import Words

if TYPE_CHECKING:
    from PySide6.QtGui import QTextBlock
    from PySide6.QtWidgets import QWidget

    from player.ui.theme import Theme

_AROUND = 8
"""Pixels of the box around the text in it, so that its round corners are whole."""
_CELL = 5
"""Pixels around the words of a table."""
_SHARES = (13, 14, 14, 35, 24)
"""How wide the columns of the tables of keys are, in percent: what is read as a sentence has most room."""
_ROOMY = 880
"""Pixels of the box, at normal text, from which on the columns have these shares."""
_ODD = re.compile(r"[^\w -]")


class GuidePage(Page):
    """The guide."""

    def __init__(self, theme: Theme, text_scale: float = 1.0, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._scale = text_scale
        self._text = ""
        self._document: QTextDocument | None = None
        self._roomy = False
        """Whether columns can be as wide as one would like without breaking words."""
        title = said("How sessions are written")
        self.setAccessibleName(title)
        self.way_back = IconButton(theme, "left", said("Back to the sessions"), parent=self)
        self.way_back.clicked.connect(self.left)
        self.title = Words(theme, self, weight=QFont.Weight.Bold)
        self.title.set_text(title)
        self.box = ReadingBox(theme, title, self)
        self.box.anchorClicked.connect(self._follow)
        self.box.focus_changed.connect(self.update)

    def show_text(self, markdown: str) -> None:
        """Show a page of Markdown; its first heading is the title that the screen has already."""
        text = re.sub(r"\A# .*\n+", "", markdown)
        self._text = text.replace("<br>", " ↵ ")  # Qt leaves out what follows a tag in a cell
        self._write()

    def take_focus(self) -> None:
        """Give the keyboard to the text, so that its keys scroll."""
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for child in (self.way_back, self.title, self.box):
            child.set_theme(theme)
        self._write()

    def set_text_scale(self, scale: float) -> None:
        self._scale = scale
        self._arrange()
        self._write()

    def _write(self) -> None:
        """Lay out the text anew, in colours and sizes of now, and stay where one was reading."""
        self._roomy = self._has_room()
        bar = self.box.verticalScrollBar()
        read = bar.value() / max(1, bar.maximum())
        # One that is shown would be laid out anew with each change.
        document = QTextDocument(self.box)
        document.setDefaultFont(font(round(16 * self._scale)))
        document.setMarkdown(self._text)
        block = document.begin()
        while block.isValid():
            self._colour(block)
            block = block.next()
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                self._rule(frame)
        cursor = QTextCursor(document)
        cursor.setPosition(min(self.box.textCursor().position(), document.characterCount() - 1))
        self.box.setDocument(document)
        self.box.setTextCursor(cursor)
        if self._document is not None:
            self._document.deleteLater()
        self._document = document
        document.documentLayout().documentSize()  # lays out all of it: the bar knows how far it goes
        bar.setValue(round(read * bar.maximum()))

    def _has_room(self) -> bool:
        return self.box.width() >= _ROOMY * self._scale

    def _colour(self, block: QTextBlock) -> None:
        """Write links and code in the theme's colours, and give headings and paragraphs their room."""
        cursor = QTextCursor(block)
        shape = block.blockFormat()
        is_code = shape.hasProperty(QTextFormat.Property.BlockCodeFence)
        if shape.headingLevel():
            shape.setTopMargin(round(20 * self._scale))
            shape.setBottomMargin(round(8 * self._scale))
        elif is_code:
            shape.setLeftMargin(round(20 * self._scale))
            shape.setNonBreakableLines(False)
        elif cursor.currentTable() is None:
            shape.setTopMargin(round((2 if cursor.currentList() else 8) * self._scale))
            shape.setBottomMargin(round((2 if cursor.currentList() else 8) * self._scale))
        cursor.setBlockFormat(shape)
        spans = []
        parts = block.begin()
        while not parts.atEnd():
            part = parts.fragment()
            look = part.charFormat()
            if look.isAnchor():
                look.setForeground(QColor(self._theme.accent))
                look.setFontUnderline(True)
                spans.append((part.position(), part.length(), look))
            elif look.fontFixedPitch() and not is_code:
                look.setForeground(QColor(self._theme.accent))
                spans.append((part.position(), part.length(), look))
            parts += 1
        for start, length, look in spans:
            cursor.setPosition(start)
            cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(look)

    def _rule(self, table: QTextTable) -> None:
        """Give a table thin lines and room in its cells."""
        shape = table.format()
        shape.setBorder(1)
        shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        shape.setBorderBrush(QColor(self._theme.line))
        shape.setBorderCollapse(True)
        shape.setCellPadding(_CELL)
        shape.setCellSpacing(0)
        if self._roomy and table.columns() == len(_SHARES):
            percent = QTextLength.Type.PercentageLength
            shape.setWidth(QTextLength(percent, 100))
            shape.setColumnWidthConstraints([QTextLength(percent, share) for share in _SHARES])
        table.setFormat(shape)

    def _follow(self, link: QUrl) -> None:
        """Go to the heading that a link of the page names."""
        block = self.box.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() and _slug(block.text()) == link.fragment():
                layout = self.box.document().documentLayout()
                layout.documentSize()  # lays out all of it: the bar cannot go further than what is laid out
                self.box.verticalScrollBar().setValue(round(layout.blockBoundingRect(block).y()))
                return
            block = block.next()

    def _arrange(self) -> None:
        margin = max(12, round(self.width() * 0.03))
        side = round_side(self._scale)
        self.way_back.setGeometry(margin - 4, 10, side, side)
        self.title.set_sizes(round(30 * self._scale), 16)
        left, top = margin + side + 8, side + 18
        self.title.setGeometry(left, 10, self.width() - margin - left, side)
        inside = margin + _AROUND
        self.box.setGeometry(
            inside, top + _AROUND, self.width() - 2 * inside, max(0, self.height() - top - 2 * _AROUND - 12)
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        if self._roomy != self._has_room():
            self._write()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._theme.window))
        around = QRectF(self.box.geometry()).adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)
        paint_box(painter, self._theme, around, focused=self.box.hasFocus())
        painter.end()


def _slug(heading: str) -> str:
    """Return what a link calls a heading."""
    return _ODD.sub("", heading.lower()).replace(" ", "-")
