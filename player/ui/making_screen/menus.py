"""The menus of the making screen: exercises with their figures, and other ways to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from player.language import said
from player.ui.fonts import font
from player.ui.making_screen.page import Other
from player.ui.theme import Theme, mix
from player.ui.timers import single_shot

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from player.figures.drawing import Drawing
    from player.ui.library_screen.card_painting import PaintDrawing

_ICON = 56
"""Pixels of a figure in a menu."""


class Menus(QObject):
    """Makes the menus."""

    swapped = Signal(int, str)
    """The place of an exercise, and the one that is to stand there."""
    begun = Signal(str)
    """How one begins instead."""

    def __init__(self, theme: Theme, paint: PaintDrawing | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self._paint = paint
        self.theme = theme
        """The colours of menus that are opened from now on."""
        self.scale = 1.0
        """The scale of their text, 1 to 3."""
        self.draw: Callable[[str], Drawing | None] = lambda _identity: None
        """What draws the figure of an exercise."""

    def others(self, place: int, others: Sequence[Other]) -> QMenu:
        """Return a menu of what could stand in an exercise's place, each with its figure."""
        menu = self._menu()
        waiting = []
        for other in others:
            action = menu.addAction(other.text)
            action.setIcon(self._icon(None))
            action.triggered.connect(lambda _on=False, name=other.name: self.swapped.emit(place, name))
            waiting.append((action, other.name))
        if not others:
            menu.addAction(said("There is no other one for this.")).setEnabled(False)

        def draw_next() -> None:
            """Draw one figure, and come back for the next: the menu is open meanwhile."""
            if waiting:
                action, name = waiting.pop(0)
                action.setIcon(self._icon(self.draw(name)))
                soon.start()

        soon = single_shot(menu, 0, draw_next)
        soon.start()
        return menu

    def beginnings(self, beginnings: Sequence[Other]) -> QMenu:
        """Return a menu of the other ways to begin; one without a name is a line between them."""
        menu = self._menu()
        for each in beginnings:
            if not each.name:
                menu.addSeparator()
                continue
            action = menu.addAction(each.text)
            action.triggered.connect(lambda _on=False, name=each.name: self.begun.emit(name))
        return menu

    def _menu(self) -> QMenu:
        menu = QMenu(self._parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setFont(font(round(16 * self.scale)))
        menu.setStyleSheet(
            f"QMenu {{ icon-size: {_ICON}px; border: 1px solid {self.theme.edge}; padding: 4px; }}"
            "QMenu::item { padding: 8px 28px 8px 14px; }"
            "QMenu::item:selected { background: palette(highlight); color: palette(highlighted-text); }"
        )
        return menu

    def _icon(self, drawing: Drawing | None) -> QIcon:
        """Return a figure for a menu, or its place."""
        ratio = self._parent.devicePixelRatioF()
        picture = QPixmap(round(_ICON * ratio), round(_ICON * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor(mix(self.theme.card, self.theme.phase("stretch"), 0.10)))
        if drawing is not None and self._paint is not None:
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint(painter, drawing, QRectF(3, 3, _ICON - 6, _ICON - 6))
            painter.end()
        return QIcon(picture)


def open_below(menu: QMenu, button: QWidget) -> None:
    """Open a menu below a button, within the window as far as it goes."""
    window = button.window()
    left = button.mapTo(window, QPoint()).x()
    left = max(0, min(left, window.width() - menu.sizeHint().width() - 8))
    menu.popup(window.mapToGlobal(QPoint(left, button.mapTo(window, QPoint(0, button.height())).y())))
