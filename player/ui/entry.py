"""A line to write in, in the theme's colours."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QLineEdit, QWidget

from player.ui.focus import paint_focus
from player.ui.fonts import font
from player.ui.icons import IconName, paint_icon
from player.ui.theme import Theme


def take_colours(widget: QWidget, theme: Theme) -> None:
    """Give what is written in the colours of a theme, on no ground of its own."""
    palette = QPalette(widget.palette())
    role = QPalette.ColorRole
    palette.setColor(role.Base, QColor(Qt.GlobalColor.transparent))
    palette.setColor(role.Text, QColor(theme.ink))
    palette.setColor(role.PlaceholderText, QColor(theme.muted))
    palette.setColor(role.Highlight, QColor(theme.accent))
    palette.setColor(role.HighlightedText, QColor(theme.on_accent))
    widget.setPalette(palette)
    widget.update()


def paint_room(painter: QPainter, theme: Theme, box: QRectF, *, focused: bool) -> None:
    """Paint the room in which something is written, with the ring of the keyboard."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.edge), 1.5))
    painter.setBrush(QColor(theme.card))
    painter.drawRoundedRect(box.adjusted(3.5, 3.5, -3.5, -3.5), 10, 10)
    if focused:
        paint_focus(painter, theme, box.adjusted(1.5, 1.5, -1.5, -1.5), 12)


class Entry(QLineEdit):
    """The line, with an icon in front if there is one."""

    left_below = Signal()
    """The person goes on with what stands below the line."""

    def __init__(
        self, theme: Theme, text: str, parent: QWidget | None = None, icon: IconName | None = None
    ) -> None:
        """Take what stands in it while it is empty, which is also its name."""
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self.setFrame(False)
        self.setPlaceholderText(text)
        self.setAccessibleName(text)
        self.set_pixels(16)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        take_colours(self, theme)

    def set_pixels(self, pixels: int) -> None:
        """Set the size of its words."""
        self.setFont(font(pixels))
        self.setTextMargins(QMargins(round(pixels * (2.3 if self._icon else 0.7)), 0, round(pixels * 0.7), 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.left_below.emit()
        super().keyPressEvent(event)  # which leaves this key to whoever holds the line

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_room(painter, self._theme, QRectF(self.rect()), focused=self.hasFocus())
        box = QRectF(self.rect()).adjusted(3.5, 3.5, -3.5, -3.5)
        if self._icon:
            side = self.font().pixelSize() * 1.15
            spot = QRectF(box.left() + side * 0.6, box.center().y() - side / 2, side, side)
            paint_icon(painter, self._icon, spot, QColor(self._theme.muted))
        painter.end()
        super().paintEvent(event)
