"""Buttons: round ones with an icon and ones with words; large enough to hit, and their focus shows."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAction,
    QColor,
    QEnterEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QWidget

from player.ui.focus import paint_focus
from player.ui.fonts import font
from player.ui.icons import IconName, paint_icon
from player.ui.theme import Theme, mix

Rank = Literal["main", "plain", "quiet"]
"""How much a button calls: filled, outlined, or bare."""

_NATIVE = QKeySequence.SequenceFormat.NativeText
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def round_side(scale: float) -> int:
    """Return how wide and high a round button at the head of a screen is, in pixels, at a scale of text: its
    icon grows with the words beside it."""
    return round(48 * min(1.5, max(1.0, scale)))


class _Button(QAbstractButton):
    """What both kinds share: theme, fading, the hand, Enter, and hovering."""

    def __init__(self, theme: Theme, rank: Rank, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rank: Rank = rank
        self._strength = 1.0
        self._hovered = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.update()

    @property
    def strength(self) -> float:
        """Return how much of it can be seen, 0 to 1."""
        return self._strength

    def set_strength(self, strength: float) -> None:
        """Fade: 1 is all there, 0 cannot be seen."""
        if strength != self._strength:
            self._strength = strength
            self.update()

    def set_rank(self, rank: Rank) -> None:
        """Call more, or less."""
        self._rank = rank
        self.update()

    def follow(self, action: QAction) -> None:
        """Ask for what an action does, and carry its name."""
        self.setAccessibleName(action.text())
        self._take_hint(action)
        action.changed.connect(lambda: self._take_hint(action))
        self.clicked.connect(action.trigger)

    def _take_hint(self, action: QAction) -> None:
        """Show name and key under the mouse; a screen reader, which has said the name, tells the key."""
        self.setToolTip(action.toolTip())
        self.setAccessibleDescription(action.shortcut().toString(_NATIVE))

    def _fill(self) -> QColor:
        theme = self._theme
        down = 0.16 if self.isDown() else 0.08 if self._hovered else 0.0
        if self._rank == "main":
            return QColor(mix(theme.accent, theme.ink, down * 1.5))
        fill = QColor(theme.ink)
        fill.setAlphaF(down)
        return fill

    def _front(self) -> QColor:
        return QColor(self._theme.on_accent if self._rank == "main" else self._theme.ink)

    def _paint_ground(self, painter: QPainter, box: QRectF, radius: float) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(self._strength)
        inner = box.adjusted(4, 4, -4, -4)
        painter.setPen(
            QPen(QColor(self._theme.edge), 1.5) if self._rank == "plain" else QPen(Qt.PenStyle.NoPen)
        )
        painter.setBrush(self._fill())
        painter.drawRoundedRect(inner, radius, radius)
        if self.hasFocus():
            paint_focus(painter, self._theme, box.adjusted(1.5, 1.5, -1.5, -1.5), radius + 2.5)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.click()
        else:
            super().keyPressEvent(event)


class IconButton(_Button):
    """A round button with an icon."""

    def __init__(
        self, theme: Theme, icon: IconName, text: str, rank: Rank = "quiet", parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, rank, parent)
        self._icon: IconName = icon
        self.setAccessibleName(text)
        self.setToolTip(text)

    @property
    def icon_name(self) -> IconName:
        """Return what is drawn."""
        return self._icon

    def set_icon_name(self, icon: IconName) -> None:
        """Draw something else."""
        if icon != self._icon:
            self._icon = icon
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(48, 48)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        self._paint_ground(painter, box, box.height() / 2 - 4)
        side = box.height() * (0.46 if self._rank == "main" else 0.50)
        middle = box.center()
        painted = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
        paint_icon(painter, self._icon, painted, self._front())
        painter.end()


class WordButton(_Button):
    """A button with words, and an icon if there is one."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        rank: Rank = "plain",
        icon: IconName | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, rank, parent)
        self._icon = icon
        self._pixels = 15
        self.setText(text)
        self.setAccessibleName(text)

    def set_words(self, text: str, icon: IconName | None = None) -> None:
        """Say something else."""
        self._icon = icon
        self.setText(text)
        self.setAccessibleName(text)
        self.update()

    def set_font_pixels(self, pixels: int) -> None:
        """Set the size of its words."""
        self._pixels = pixels
        self.updateGeometry()
        self.update()

    @property
    def words_width(self) -> float:
        """Return how many pixels its words take up."""
        return QFontMetricsF(self._used_font()).horizontalAdvance(self.text())

    def _used_font(self) -> QFont:
        return font(self._pixels, QFont.Weight.DemiBold)

    def sizeHint(self) -> QSize:
        width = QFontMetricsF(self._used_font()).horizontalAdvance(self.text())
        icon = self._pixels * 1.5 if self._icon else 0
        return QSize(int(width + icon + self._pixels * 2.2 + 10), max(44, int(self._pixels * 2.2 + 10)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        self._paint_ground(painter, box, box.height() / 2 - 4)
        used = self._used_font()
        metrics = QFontMetricsF(used)
        icon = self._pixels * 1.2 if self._icon else 0.0
        gap = self._pixels * 0.45 if self._icon else 0.0
        left = box.center().x() - (metrics.horizontalAdvance(self.text()) + icon + gap) / 2
        if self._icon:
            top = box.center().y() - icon / 2
            paint_icon(painter, self._icon, QRectF(left, top, icon, icon), self._front())
        painter.setFont(used)
        painter.setPen(self._front())
        baseline = box.center().y() + metrics.capHeight() / 2
        painter.drawText(
            QRectF(left + icon + gap, baseline - metrics.ascent(), 9999, metrics.height()), self.text()
        )
        painter.end()
