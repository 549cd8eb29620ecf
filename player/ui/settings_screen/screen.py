"""The settings screen: every row of the table under its heading, and a field that finds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from player.language import said
from player.ui.buttons import IconButton, WordButton, round_side
from player.ui.entry import Entry
from player.ui.painted import Painted, Themed, Words
from player.ui.scrolling import SheetArea
from player.ui.settings_screen.fields import ChoiceField, picture_size
from player.ui.settings_screen.row import Row
from player.ui.settings_screen.table import SECTIONS, SETTINGS, Section, settings_of
from player.ui.settings_screen.wide_fields import ListField

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QPixmap

    from player.settings import Settings
    from player.ui.theme import Theme

_SHOWN = tuple(section for section in SECTIONS if settings_of(section))
_WIDEST = 52
"""The rows are at most so wide, in parts of the size of text."""


class _Sheet(Painted):
    """The rows under their headings, as long as they need."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._pixels = 16
        self._cards: list[QRect] = []
        self.rows = {setting.name: Row(theme, setting, self) for setting in SETTINGS}
        self.heads: dict[Section, Words] = {}
        for section in _SHOWN:
            self.heads[section] = words = Words(theme, self, ink="accent", weight=QFont.Weight.Bold)
            words.set_text(said(section))
        self.nothing = Words(theme, self, ink="muted", where="centre", most_lines=3)
        self.nothing.set_text(said("No setting has these words."))
        self.sought = ""

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for child in self.children():
            if isinstance(child, Themed):
                child.set_theme(theme)

    def set_pixels(self, pixels: int) -> None:
        self._pixels = pixels
        for row in self.rows.values():
            row.set_pixels(pixels)

    def place(self, width: int) -> None:
        """Put everything under one another in a width, and take the height that comes of it."""
        room = min(width - 16, round(self._pixels * _WIDEST))
        left, top = (width - room) // 2, 4
        self._cards = []
        for section in _SHOWN:
            rows = [row for row in self.rows.values() if row.setting.section == section]
            shown = [row for row in rows if row.setting.matches(self.sought)]
            for row in rows:
                row.setVisible(row in shown)
            head = self.heads[section]
            head.setVisible(bool(shown))
            if shown:
                top = self._place_section(head, shown, QRect(left, top, room, 0))
        self.nothing.setVisible(not self._cards)
        self.nothing.set_sizes(self._pixels, self._pixels)
        self.nothing.setGeometry(left, self._pixels, room, self._pixels * 4)
        self.setFixedHeight(max(top + 8, self._pixels * 6))
        self.update()

    def _place_section(self, head: Words, rows: list[Row], at: QRect) -> int:
        size = round(self._pixels * 1.15)
        head.set_sizes(size, size)
        head.setGeometry(at.x() + 14, at.y(), at.width() - 14, round(size * 2.2))
        top = start = at.y() + round(size * 2.2)
        for row in rows:
            row.first = row is rows[0]
            height = row.height_for(at.width())
            row.setGeometry(at.x(), top, at.width(), height)
            row.resizeEvent(QResizeEvent(row.size(), row.size()))
            top += height
        self._cards.append(QRect(at.x(), start, at.width(), top - start))
        return top + round(self._pixels * 0.9)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), QColor(self._theme.window))
        painter.setPen(QPen(QColor(self._theme.line), 1.5))
        painter.setBrush(QColor(self._theme.card))
        for card in self._cards:
            painter.drawRoundedRect(QRectF(card).adjusted(1, 1, -1, -1), 16, 16)
        painter.end()


class SettingsScreen(Painted):
    """The whole page."""

    spoken_as = "page"
    left = Signal()
    """The person went back."""
    value_changed = Signal(str, object)
    """A setting's name, and the value that was chosen; a button's name, and what it was pressed for, if that
    needs saying: a word and how it is to be said."""

    def __init__(self, theme: Theme, text_scale: float = 1.0, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._scale = text_scale
        self.setAccessibleName(said("Settings"))
        self.way_back = IconButton(theme, "left", said("Back"), parent=self)
        self.way_back.clicked.connect(self.left)
        self.title = Words(theme, self, weight=QFont.Weight.Bold)
        self.title.set_text(said("Settings"))
        self.search = Entry(theme, said("Find a setting"), self, "search")
        self.search.textChanged.connect(self._seek)
        self.sections: dict[Section, WordButton] = {}
        for section in _SHOWN:
            self.sections[section] = button = WordButton(theme, said(section), "quiet", parent=self)
            button.clicked.connect(lambda _on=False, section=section: self.go_to(section))
        self._sheet = _Sheet(theme)
        self.area = SheetArea(theme, self._sheet, self)
        self.rows = self._sheet.rows
        self._place_soon = QTimer(self)
        self._place_soon.setSingleShot(True)
        self._place_soon.timeout.connect(self._arrange)
        for row in self.rows.values():
            row.value_changed.connect(self.value_changed)
            row.grown.connect(self._place_soon.start)

    def show_settings(self, settings: Settings) -> None:
        """Show the values of all rows."""
        for name, row in self.rows.items():
            if row.setting.kept:
                row.show_value(getattr(settings, name))

    def set_options(self, name: str, options: tuple[tuple[str, str], ...]) -> None:
        """Tell a list what there is to choose from, each value with its name."""
        field = self.rows[name].field
        if isinstance(field, ListField):
            field.set_options(options)
            self._place_soon.start()

    def set_pictures(self, name: str, pictures: Mapping[str | int | float, QPixmap]) -> None:
        """Show a picture with each value of a choice."""
        field = self.rows[name].field
        if isinstance(field, ChoiceField):
            field.set_pictures(pictures)

    @property
    def picture_size(self) -> QSize:
        """Return the size that such a picture has now."""
        return picture_size(self._pixels)

    @property
    def _pixels(self) -> int:
        return round(16 * self._scale)

    def show_note(self, name: str, text: str) -> None:
        """Show a sentence at a row that only the running program knows."""
        self.rows[name].show_note(text)

    def go_to(self, section: Section) -> None:
        """Bring a section to the top, and the keyboard to its first row."""
        self.search.clear()
        self._arrange()
        head = self._sheet.heads[section]
        self.area.scroll_to(head.y())
        first = self.rows[settings_of(section)[0].name]
        target = next((child for child in first.findChildren(QWidget) if _takes_keys(child)), None)
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def focus_search(self) -> None:
        """Give the keyboard to the search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def set_text_scale(self, scale: float) -> None:
        """Take another scale of text, 1 to 3."""
        self._scale = scale
        self._arrange()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        super().set_theme(theme)
        for child in self.findChildren(QWidget):
            if isinstance(child, Themed):
                child.set_theme(theme)

    def _seek(self, text: str) -> None:
        self._sheet.sought = text
        self._arrange()
        self.area.scroll_to(0)

    def _arrange(self) -> None:
        pixels = self._pixels
        margin, width = max(12, round(self.width() * 0.03)), self.width()
        line = round(30 * self._scale)
        tall = max(48, round(pixels * 2.6))
        side = round_side(self._scale)
        self.way_back.setGeometry(margin, margin, side, side)
        self.title.set_sizes(line, 18)
        title = min(self.title.sizeHint().width() + 8, width // 2)
        self.title.setGeometry(margin + side + 12, margin, title, side)
        left = self.title.geometry().right() + 20
        beside = width - left - margin >= pixels * 14
        self.search.set_pixels(pixels)
        if beside:
            room = min(width - left - margin, pixels * 24)
            self.search.setGeometry(width - margin - room, margin + (side - tall) // 2, room, tall)
        else:
            self.search.setGeometry(margin, margin + side + 4, width - 2 * margin, tall)
        top = max(self.search.geometry().bottom(), margin + side) + 10
        side = self._arrange_sections(margin, top, pixels)
        self._sheet.set_pixels(pixels)
        self._sheet.place(self.area.fit(side, top, width - side - 2, self.height() - top))

    def _arrange_sections(self, margin: int, top: int, pixels: int) -> int:
        """Put the names of the sections at the left where there is room; returns where the rows begin."""
        for button in self.sections.values():
            button.set_font_pixels(pixels)
        widest = max(button.sizeHint().width() for button in self.sections.values())
        tall = next(iter(self.sections.values())).sizeHint().height()
        high = self.height() - top > tall * len(self.sections)
        room = high and self.width() - widest - margin >= pixels * 44
        for place, button in enumerate(self.sections.values()):
            button.setVisible(room)
            button.setGeometry(margin - 8, top + 40 + place * tall, button.sizeHint().width(), tall)
        return margin + widest + 4 if room else 2

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.area.scroll_by_key(event):
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Let what is typed take the place of what was sought the last time."""
        self.search.selectAll()
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._theme.window))
        painter.end()


def _takes_keys(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
