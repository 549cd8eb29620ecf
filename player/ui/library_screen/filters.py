"""The line of filters: what is looked for, as far as it is not typed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QColor,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QMenu, QWidget

from player.language import said
from player.ui.buttons import WordButton
from player.ui.fonts import font
from player.ui.icons import paint_icon
from player.ui.library_screen.sifting import Order, Show, Sift
from player.ui.painted import Painted, paint_lines
from player.ui.theme import Theme, mix

if TYPE_CHECKING:
    from collections.abc import Callable

_MINUTES = (5, 10, 15, 20, 30, 45)
_LEVELS = ("gentle", "easy", "medium", "hard")
_ORDERS: tuple[tuple[Order, str], ...] = (
    ("title", said("By title")),
    ("length", said("Shortest first")),
    ("recent", said("Last done first")),
)
_SHOWN: tuple[tuple[Show, str], ...] = (
    ("all", said("All sessions")),
    ("favourites", said("Favourites")),
    ("recent", said("Done before")),
)


_GAP = 2


class MenuButton(WordButton):
    """A button that opens a menu, lit while it narrows."""

    def __init__(
        self, theme: Theme, what: str, fill: Callable[[QMenu], None], parent: QWidget | None = None
    ) -> None:
        """Take what is chosen with it, which only a screen reader is told, and what fills the menu, each time
        that it is opened."""
        super().__init__(theme, "", "plain", parent=parent)
        self._what = what
        self._lit = False
        self._fill_menu = fill
        self._menu: QMenu | None = None
        self.clicked.connect(self._open)

    def filled_menu(self) -> QMenu:
        """Return the menu as it is to be seen now."""
        if self._menu is None:
            self._menu = QMenu(self)
        self._menu.clear()
        self._menu.setFont(font(self._pixels))
        self._fill_menu(self._menu)
        return self._menu

    def show_state(self, text: str, *, lit: bool) -> None:
        """Show what is chosen."""
        self._lit = lit
        self.setText(text)
        self.setAccessibleName(f"{self._what}: {text}" if self._what else text)
        self.updateGeometry()
        self.update()

    def _open(self) -> None:
        self.filled_menu().popup(self.mapToGlobal(QPoint(4, self.height() - 2)))

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self._used_font())
        wide = metrics.horizontalAdvance(self.text()) + self._pixels * 3.2 + 10
        return QSize(int(wide), max(44, int(self._pixels * 2.2 + 10)))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        box = QRectF(self.rect())
        self._paint_ground(painter, box, box.height() / 2 - 4)
        if self._lit:
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.setBrush(QColor(mix(theme.card, theme.accent, 0.14)))
            inner = box.adjusted(5, 5, -5, -5)
            painter.drawRoundedRect(inner, inner.height() / 2, inner.height() / 2)
        painter.setFont(self._used_font())
        painter.setPen(QColor(theme.ink))
        left, side = self._pixels * 1.1 + 4, self._pixels * 0.95
        paint_lines(painter, (self.text(),), box.adjusted(left, 0, 0, 0))
        spot = QRectF(box.right() - side - self._pixels * 0.9, box.center().y() - side / 2 + 1, side, side)
        paint_icon(painter, "down", spot, QColor(theme.muted))
        painter.end()


class Filters(Painted):
    """The line; where there is no room for all buttons, one of them holds all menus."""

    changed = Signal(Sift)
    """Something else is looked for."""
    folder_wanted = Signal()
    """The person wants to add a folder of their own."""
    folder_refused = Signal(str)
    """A folder of the person's own, by its name, is to be listed no longer."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.sift = Sift()
        self._equipment: tuple[str, ...] = ()
        self._parts: tuple[str, ...] = ()
        self._folders: tuple[str, ...] = ()
        self.shown = MenuButton(theme, said("Show"), self._fill_shown, self)
        self.time = MenuButton(theme, said("Time"), self._fill_time, self)
        self.level = MenuButton(theme, said("Level"), self._fill_level, self)
        self.part = MenuButton(theme, said("Body"), self._fill_part, self)
        self.gear = MenuButton(theme, said("Equipment"), self._fill_equipment, self)
        self.order = MenuButton(theme, said("Order"), self._fill_order, self)
        self.all = MenuButton(theme, "", self._fill_all, self)
        self._singles = (self.shown, self.time, self.level, self.part, self.gear, self.order)
        self._tell()

    @property
    def all_buttons(self) -> tuple[MenuButton, ...]:
        """Return all buttons in the order in which they stand."""
        return (*self._singles, self.all)

    @property
    def buttons(self) -> tuple[MenuButton, ...]:
        """Return the buttons that are shown."""
        return tuple(button for button in (*self._singles, self.all) if button.isVisibleTo(self))

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for button in (*self._singles, self.all):
            button.set_theme(theme)

    def set_pixels(self, pixels: int) -> None:
        """Set the size of text."""
        for button in (*self._singles, self.all):
            button.set_font_pixels(pixels)
        self._arrange()

    def set_choices(self, equipment: tuple[str, ...], parts: tuple[str, ...]) -> None:
        """Take what there is to choose from."""
        if (equipment, parts) != (self._equipment, self._parts):
            self._equipment, self._parts = equipment, parts

    def set_folders(self, folders: tuple[str, ...]) -> None:
        """Take the names of the person's own folders."""
        if folders != self._folders:
            self._folders = folders
            if self.sift.origin not in (None, *folders):
                self.sift = replace(self.sift, origin=None)
            self._tell()

    def show_sift(self, sift: Sift) -> None:
        """Show what is looked for."""
        self.sift = sift
        self._tell()

    def take_focus(self) -> None:
        """Give the keyboard to the first button."""
        self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def singles_width(self) -> int:
        """Return the width at which every filter has a button of its own."""
        return sum(button.sizeHint().width() + _GAP for button in self._singles)

    @property
    def width_alone(self) -> int:
        """Return the width of the one button that holds all menus."""
        return self.all.sizeHint().width()

    def height_for(self) -> int:
        """Return the height of the line."""
        return self.all.sizeHint().height()

    def _take(self, **changes: object) -> None:
        self.sift = replace(self.sift, **changes)  # type: ignore[arg-type]
        self._tell()
        self.changed.emit(self.sift)

    def _tell(self) -> None:
        """Say on the buttons what is chosen."""
        sift = self.sift
        where = sift.origin if sift.origin is not None else dict(_SHOWN)[sift.show]
        self.shown.show_state(where, lit=sift.show != "all" or sift.origin is not None)
        self.time.show_state(
            said("Up to {minutes} min", minutes=sift.minutes) if sift.minutes else said("Any time"),
            lit=bool(sift.minutes),
        )
        self.level.show_state(said(sift.level).capitalize() or said("Any level"), lit=bool(sift.level))
        self.part.show_state(said(sift.part).capitalize() or said("Whole body"), lit=bool(sift.part))
        count = len(sift.equipment)
        gear = said("Any equipment") if not count else said("What I have")
        self.gear.show_state(gear, lit=bool(count))
        self.order.show_state(dict(_ORDERS)[sift.order], lit=False)
        narrowing = sum(
            map(bool, (sift.show != "all", sift.origin, sift.minutes, sift.level, sift.part, sift.equipment))
        )
        self.all.show_state(
            said("Filters ({narrowing})", narrowing=narrowing) if narrowing else said("Filters"),
            lit=bool(narrowing),
        )
        self._arrange()

    def _fill_all(self, menu: QMenu) -> None:
        for name, fill in (
            (said("Show"), self._fill_shown),
            (said("Time"), self._fill_time),
            (said("Level"), self._fill_level),
            (said("Body"), self._fill_part),
            (said("Equipment"), self._fill_equipment),
            (said("Order"), self._fill_order),
        ):
            inner = menu.addMenu(name)
            inner.setFont(menu.font())
            fill(inner)

    def _fill_time(self, menu: QMenu) -> None:
        options = ((each, said("Up to {each} min", each=each)) for each in _MINUTES)
        self._options(menu, "minutes", ((0, said("Any time")), *options))

    def _fill_level(self, menu: QMenu) -> None:
        self._options(
            menu, "level", (("", said("Any level")), *((each, said(each).capitalize()) for each in _LEVELS))
        )

    def _fill_part(self, menu: QMenu) -> None:
        options = ((each, said(each).capitalize()) for each in self._parts)
        self._options(menu, "part", (("", said("Whole body")), *options))

    def _fill_order(self, menu: QMenu) -> None:
        self._options(menu, "order", _ORDERS)

    def _options(self, menu: QMenu, name: str, options: tuple[tuple[object, str], ...]) -> None:
        """Put options of which one holds into a menu."""
        group = QActionGroup(menu)
        for value, text in options:
            action = self._checked(menu, text, on=getattr(self.sift, name) == value)
            group.addAction(action)
            action.triggered.connect(lambda _on=False, value=value: self._take(**{name: value}))

    def _fill_shown(self, menu: QMenu) -> None:
        for show, text in _SHOWN:
            on = self.sift.show == show and self.sift.origin is None
            action = self._checked(menu, text, on=on)
            action.triggered.connect(lambda _on=False, show=show: self._take(show=show, origin=None))
        if self._folders:
            menu.addSeparator()
        for name in self._folders:
            action = self._checked(menu, said("Only from {name}", name=name), on=self.sift.origin == name)
            action.triggered.connect(lambda _on=False, name=name: self._take(show="all", origin=name))
        menu.addSeparator()
        menu.addAction(said("Add a folder of my own…")).triggered.connect(lambda: self.folder_wanted.emit())
        for name in self._folders:
            remove = menu.addAction(said("List {name} no longer", name=name))
            remove.triggered.connect(lambda _on=False, name=name: self.folder_refused.emit(name))

    def _fill_equipment(self, menu: QMenu) -> None:
        anything = self._checked(menu, said("Any equipment"), on=not self.sift.equipment)
        anything.triggered.connect(lambda: self._take(equipment=frozenset()))
        menu.addSection(said("I have"))
        for name in self._equipment:
            action = self._checked(menu, said(name).capitalize(), on=name in self.sift.equipment)
            action.triggered.connect(
                lambda _on=False, name=name: self._take(equipment=self.sift.equipment ^ {name})
            )

    def _checked(self, menu: QMenu, text: str, *, on: bool) -> QAction:
        action = menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(on)
        return action

    def _arrange(self) -> None:
        fits = self.singles_width <= self.width()
        left = 0
        for button in self._singles:
            button.setVisible(fits)
            size = button.sizeHint()
            button.setGeometry(left, 0, size.width(), size.height())
            left += size.width() + _GAP
        self.all.setVisible(not fits)
        self.all.setGeometry(
            0, 0, min(self.width(), self.all.sizeHint().width()), self.all.sizeHint().height()
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
