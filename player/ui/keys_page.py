"""The page of keys: every command and how to ask for it, from the one table."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from player.ui.actions import COMMANDS, Command, Section, key_text
from player.ui.fonts import font
from player.ui.painted import Painted, paint_lines
from player.ui.scroll_bar import SlimScrollBar
from player.ui.theme import Theme, mix

_SECTIONS: tuple[Section, ...] = ("Session", "Sound", "Window")


class _KeyTable(Painted):
    """The rows themselves."""

    def __init__(self, theme: Theme, scale: float, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._text = 16
        self.setAccessibleName("\n".join(f"{command.text}: {_keys_of(command)}" for command in COMMANDS))
        self.set_text_scale(scale)

    def set_text_scale(self, scale: float) -> None:
        """Take another scale of text."""
        self._text = round(16 * scale)
        self.setMinimumHeight(round(self._top() + self._row() * (len(COMMANDS) + 1.35 * len(_SECTIONS)) + 24))
        self.update()

    def _row(self) -> float:
        return self._text * 2.25

    def _top(self) -> float:
        return self._text * 4.0

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), QColor(self._theme.window))
        width = min(self.width() - 48, self._text * 44)
        left = (self.width() - width) / 2
        painter.setPen(QColor(self._theme.ink))
        painter.setFont(font(round(self._text * 1.9), QFont.Weight.Bold))
        head = QRectF(left, self._text, width, self._text * 2.6)
        paint_lines(painter, ("Keys",), head)
        painter.setPen(QColor(self._theme.muted))
        painter.setFont(font(self._text))
        paint_lines(painter, (f"{key_text('Esc')} goes back",), head, "right")
        top = self._top()
        for section in _SECTIONS:
            painter.setFont(font(self._text, QFont.Weight.DemiBold))
            painter.setPen(QColor(self._theme.accent))
            top += self._row() * 0.35
            paint_lines(painter, (section,), QRectF(left, top, width, self._row()))
            top += self._row()
            for command in COMMANDS:
                if command.section == section:
                    self._paint_row(painter, command, QRectF(left, top, width, self._row()))
                    top += self._row()
        painter.end()

    def _paint_row(self, painter: QPainter, command: Command, box: QRectF) -> None:
        painter.setPen(QColor(self._theme.line))
        painter.drawLine(box.topLeft(), box.topRight())
        painter.setFont(font(self._text))
        painter.setPen(QColor(self._theme.ink))
        paint_lines(painter, (command.text,), box)
        used = font(round(self._text * 0.88), QFont.Weight.Medium)
        metrics = QFontMetricsF(used)
        painter.setFont(used)
        right = box.right()
        for keys in reversed(command.keys):
            text = key_text(keys)
            if "Media" in text:
                continue
            width = metrics.horizontalAdvance(text) + self._text * 1.2
            cap = QRectF(right - width, box.center().y() - self._text * 0.85, width, self._text * 1.7)
            painter.setPen(QColor(mix(self._theme.line, self._theme.ink, 0.2)))
            painter.setBrush(QColor(self._theme.card))
            painter.drawRoundedRect(cap, 7, 7)
            painter.setPen(QColor(self._theme.ink))
            paint_lines(painter, (text,), cap, "centre")
            right -= width + 8


class KeysPage(QScrollArea):
    """The page, over the screen that asked for it; any press closes it."""

    closed = Signal()
    """The page was closed."""

    def __init__(self, theme: Theme, text_scale: float = 1.0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = _KeyTable(theme, text_scale, self)
        self.setWidget(self.table)
        self.setWidgetResizable(True)
        self._bar = SlimScrollBar(theme, self)
        self.setVerticalScrollBar(self._bar)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Keys")

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.table.set_theme(theme)
        self._bar.set_theme(theme)

    def set_text_scale(self, scale: float) -> None:
        """Take another scale of text, 1 to 3."""
        self.table.set_text_scale(scale)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _keys_of(command: Command) -> str:
    return ", ".join(key_text(keys) for keys in command.keys)
