"""A panel: rows under headings that can be scrolled, in the colours of the theme."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from player.ui.painted import Themed, Words
from player.ui.scroll_bar import SlimScrollBar
from player.ui.theme import Theme


class Panel(QScrollArea):
    """What a part of the workshop is made of."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pixels = 15
        self.setAccessibleName(name)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._bar = SlimScrollBar(theme, self)
        self.setVerticalScrollBar(self._bar)
        self.sheet = QWidget()
        self.rows = QVBoxLayout(self.sheet)
        self.rows.setContentsMargins(4, 2, 8, 16)
        self.rows.setSpacing(3)
        self.setWidget(self.sheet)
        self._colour()

    def add_heading(self, text: str) -> Words:
        """Add a heading at the end."""
        words = Words(self._theme, self.sheet, ink="accent", weight=QFont.Weight.Bold)
        words.set_text(text)
        words.set_sizes(self._pixels + 1, 12)
        words.setFixedHeight(round(self._pixels * 2.3))
        self.rows.addWidget(words)
        return words

    def add_note(self, text: str, lines: int = 2) -> Words:
        """Add a quiet sentence at the end."""
        words = Words(self._theme, self.sheet, ink="muted", most_lines=lines + 1)
        words.set_text(text)
        small = max(12, round(self._pixels * 0.9))
        words.set_sizes(small, small)
        words.setFixedHeight(round(small * 1.5 * lines))
        self.rows.addWidget(words)
        return words

    def add_line(self, *widgets: QWidget) -> None:
        """Add widgets side by side, the last one as wide as it can be."""
        line = QHBoxLayout()
        line.setSpacing(4)
        for widget in widgets:
            line.addWidget(widget, 1 if widget is widgets[-1] else 0)
        self.rows.addLayout(line)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self._bar.set_theme(theme)
        for child in self.sheet.findChildren(QWidget):
            if isinstance(child, Themed):
                child.set_theme(theme)
        self._colour()

    def _colour(self) -> None:
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Window, QColor(self._theme.window))
        self.setPalette(palette)
        self.sheet.setPalette(palette)
