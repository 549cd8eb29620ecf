"""The palette: every command that makes sense now, found by a few letters of its name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from player.language import said
from player.ui.actions import COMMANDS, Actions, key_text
from player.ui.announcing import announce
from player.ui.entry import Entry
from player.ui.fonts import font
from player.ui.painted import Painted
from player.ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable

_MOST = 9


@dataclass(frozen=True, slots=True)
class _Row:
    words: str
    keys: str
    call: Callable[[], object]


class CommandPalette(Painted):
    """A sheet over the window; it goes as soon as it has lost the keyboard."""

    def __init__(self, theme: Theme, actions: Actions, window: QWidget) -> None:
        super().__init__(theme, window)
        self._window = window
        self._actions = actions
        self._pixels = 16
        self._all: tuple[_Row, ...] = ()
        self.shown: tuple[_Row, ...] = ()
        """The commands that are found."""
        self._row = self._top = 0
        self._before: QWidget | None = None
        self.search = Entry(theme, said("What would you like to do?"), self, "search")
        self.search.textChanged.connect(self._seek)
        self.search.installEventFilter(self)
        self.setAccessibleName(said("All commands"))
        self.hide()

    def open_over(
        self, theme: Theme, scale: float, own: tuple[tuple[str, str, Callable[[], None]], ...]
    ) -> None:
        """Show the commands of the screen that is shown, its ``own`` first."""
        self.set_theme(theme)
        self.search.set_theme(theme)
        self._before = self._window.focusWidget()
        self._pixels = round(16 * scale)
        rows = [_Row(words, key_text(keys), call) for words, keys, call in own]
        for command in COMMANDS:
            action = self._actions[command.identity]
            if action.isEnabled() and command.identity != "palette":
                keys = self._actions.keys_of(command.identity)
                rows.append(_Row(command.text, key_text(keys[0]) if keys else "", action.trigger))
        self._all = tuple(rows)
        self.search.set_pixels(self._pixels)
        self.search.clear()
        self._seek("")
        self.show()
        self.raise_()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    @property
    def _line(self) -> int:
        return max(44, round(self._pixels * 2.5))

    def _seek(self, text: str) -> None:
        wanted = text.casefold().split()
        found = [row for row in self._all if all(word in row.words.casefold() for word in wanted)]
        first = wanted[0] if wanted else ""
        self.shown = tuple(sorted(found, key=lambda row: not row.words.casefold().startswith(first)))
        self._row = self._top = 0
        width = min(self._window.width() - 30, round(self._pixels * 38))
        tall = self._line + 16 + self._line * min(_MOST, max(1, len(self.shown)))
        self.setGeometry(
            (self._window.width() - width) // 2, max(10, self._window.height() // 10), width, tall
        )
        self.search.setGeometry(8, 6, width - 16, self._line)
        self._tell()
        announce(self.search, self.search.accessibleDescription())
        self.update()

    def _tell(self) -> None:
        chosen = self.shown[self._row] if self._row < len(self.shown) else None
        self.search.setAccessibleDescription(
            f"{chosen.words}, {chosen.keys}" if chosen else said("Nothing found")
        )

    def _go(self, by: int) -> None:
        self._row = min(max(0, self._row + by), max(0, len(self.shown) - 1))
        self._top = min(max(self._top, self._row - _MOST + 1), self._row)
        self._tell()
        self.update()

    def _take(self) -> None:
        chosen = self.shown[self._row] if self._row < len(self.shown) else None
        self._close()
        if chosen is not None:
            chosen.call()

    def _close(self) -> None:
        self.hide()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
            self._before = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        overrides = event.type() == QEvent.Type.ShortcutOverride
        if overrides and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            moves = {
                Qt.Key.Key_Down: 1,
                Qt.Key.Key_Up: -1,
                Qt.Key.Key_PageDown: _MOST,
                Qt.Key.Key_PageUp: -_MOST,
            }
            if key in moves:
                self._go(moves[key])
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take()
                return True
            if key == Qt.Key.Key_Escape:
                self._close()
                return True
        if event.type() == QEvent.Type.FocusOut and self.isVisible():
            self._before = None
            self.hide()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self._top + int((event.position().y() - self._line - 10) // self._line)
        if event.position().y() > self._line + 10 and row < len(self.shown):
            self._row = row
            self._take()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.edge), 1.5))
        painter.setBrush(QColor(theme.window))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 14, 14)
        used = font(self._pixels, QFont.Weight.Medium)
        small = font(max(11, self._pixels - 2))
        for place, row in enumerate(self.shown[self._top : self._top + _MOST]):
            box = QRectF(8, self._line + 10 + place * self._line, self.width() - 16, self._line - 2)
            chosen = self._top + place == self._row
            if chosen:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(theme.accent))
                painter.drawRoundedRect(box, 9, 9)
            inner = box.adjusted(self._pixels * 0.9, 0, -self._pixels * 0.9, 0)
            painter.setFont(used)
            painter.setPen(QColor(theme.on_accent if chosen else theme.ink))
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, row.words)
            painter.setFont(small)
            painter.setPen(QColor(theme.on_accent if chosen else theme.muted))
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, row.keys)
        if not self.shown:
            painter.setFont(used)
            painter.setPen(QColor(theme.muted))
            box = QRectF(8, self._line + 10, self.width() - 16, self._line)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, said("Nothing is called that."))
        painter.end()
