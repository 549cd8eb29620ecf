"""What came of a wish: the session's name and length, its exercises one below the other; or why there is
none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from player.language import counted, said
from player.ui.announcing import announce
from player.ui.buttons import WordButton
from player.ui.fonts import font, wrapped
from player.ui.making_screen.made_row import MadeRow
from player.ui.making_screen.page import MadePage
from player.ui.making_screen.row_dragging import RowDragging
from player.ui.painted import Painted, paint_lines
from player.ui.theme import Theme
from player.ui.timers import single_shot

if TYPE_CHECKING:
    from collections.abc import Callable

    from player.figures.drawing import Drawing
    from player.ui.library_screen.card_painting import PaintDrawing

_Line = tuple[tuple[str, ...], QRect, int, QFont.Weight, str]
"""Words, where, font size, weight, and the name of their colour."""


class MadeList(Painted):
    """The list; ``place`` arranges it for a width and gives it its height."""

    swap_asked = Signal(int)
    """Another exercise is wished in the place of this one."""
    removed = Signal(int)
    """This exercise is to go."""
    moved = Signal(int, int)
    """This exercise is to come so many places later; below 0, earlier."""
    add_asked = Signal()
    """One more exercise is wished."""
    minutes_asked = Signal(int)
    """It is to take so many minutes after all."""

    def __init__(self, theme: Theme, paint: PaintDrawing | None, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._paint = paint
        self._pixels = 16
        self.page = MadePage()
        self.rows: list[MadeRow] = []
        self._lines: list[_Line] = []
        self._card = QRect()
        self._draw: Callable[[str], Drawing | None] = lambda _identity: None
        self.other_time = WordButton(theme, "", "plain", parent=self)
        self.other_time.clicked.connect(lambda: self.minutes_asked.emit(self.page.minutes))
        self.add = WordButton(theme, said("Add an exercise"), "plain", "add", self)
        self.add.clicked.connect(self.add_asked)
        self.dragging = RowDragging(lambda: self.shown, self)
        self.dragging.dropped.connect(self.moved)
        self._draw_soon = single_shot(self, 0, self._draw_next)

    @property
    def shown(self) -> list[MadeRow]:
        """Return the rows that are shown."""
        return self.rows[: len(self.page.lines)]

    def set_draw(self, draw: Callable[[str], Drawing | None]) -> None:
        """Take what draws the figure of an exercise; it is asked for one at a time."""
        self._draw = draw

    def show_page(self, page: MadePage) -> None:
        """Show a session, or why there is none."""
        self.page = page
        for row in self.rows[len(page.lines) :]:
            row.hide()
        for place, line in enumerate(page.lines):
            if place == len(self.rows):
                self._add_row(place)
            row = self.rows[place]
            row.show_line(line, first=not place, last=place == len(page.lines) - 1)
            row.show()
        self.other_time.setVisible(bool(page.minutes))
        self.add.setVisible(bool(page.lines))
        if page.minutes:
            self.other_time.set_words(counted("Take 1 minute", "Take {count} minutes", page.minutes))
        self.setAccessibleName(". ".join(filter(None, (page.title, page.facts, page.problem, page.hint))))
        self._draw_soon.start()

    def tell(self) -> None:
        """Let a screen reader say what came of it."""
        announce(self, self.accessibleName())

    def set_theme(self, theme: Theme) -> None:
        """Take other colours; the figures are drawn anew."""
        super().set_theme(theme)
        self.other_time.set_theme(theme)
        self.add.set_theme(theme)
        for row in self.rows:
            row.set_theme(theme)
            row.show_drawing(None)
        self._draw_soon.start()

    def set_pixels(self, pixels: int) -> None:
        """Set the size of its words."""
        self._pixels = pixels
        self.other_time.set_font_pixels(pixels)
        self.add.set_font_pixels(pixels)
        for row in self.rows:
            row.set_pixels(pixels)

    def place(self, width: int) -> int:
        """Arrange everything for a width; return the height of it."""
        page, pixels = self.page, self._pixels
        bold, normal = QFont.Weight.Bold, QFont.Weight.Normal
        self._lines = []
        inner = QRect(4, 0, width - 8, 0)
        bottom = 0
        for text, size, weight, colour in (
            (page.title, round(pixels * 1.45), bold, "ink"),
            (page.facts, pixels, normal, "muted"),
            (page.problem, round(pixels * 1.15), QFont.Weight.DemiBold, "ink"),
            (page.hint, pixels, normal, "muted"),
            *((remark, pixels, QFont.Weight.Medium, "ink") for remark in page.remarks),
        ):
            if text:
                inner.moveTop(bottom)
                bottom = self._write(text, inner, size, weight, colour) + round(pixels * 0.3)
        if page.minutes:
            button = self.other_time.sizeHint()
            self.other_time.setGeometry(0, bottom + 4, min(width, button.width()), button.height())
            bottom += button.height() + 8
        bottom += round(pixels * 0.4)
        top = bottom
        for row in self.shown:
            tall = row.height_for(width)
            row.setGeometry(0, bottom, width, tall)
            row.place()
            bottom += tall
        self._card = QRect(0, top, width, bottom - top)
        if page.lines:
            button = self.add.sizeHint()
            self.add.setGeometry(0, bottom + 6, min(width, button.width()), button.height())
            bottom += button.height() + 8
        self.update()
        return bottom + 2

    def _add_row(self, place: int) -> None:
        row = MadeRow(self._theme, self._paint, self)
        row.set_pixels(self._pixels)
        row.swap_asked.connect(lambda: self.swap_asked.emit(place))
        row.removed.connect(lambda: self.removed.emit(place))
        row.moved.connect(lambda by: self.moved.emit(place, by))
        self.dragging.watch(row)
        self.rows.append(row)

    def _draw_next(self) -> None:
        """Draw the figure of one row, and come back for the next: the window answers meanwhile."""
        row = next((row for row in self.shown if row.drawing is None and row.line.identity), None)
        if row is None:
            return
        drawing = self._draw(row.line.identity)
        row.show_drawing(drawing)
        if drawing is not None:
            self._draw_soon.start()

    def _write(self, text: str, at: QRect, pixels: int, weight: QFont.Weight, colour: str) -> int:
        metrics = QFontMetricsF(font(pixels, weight))
        lines = wrapped(text, metrics, at.width())
        height = round(metrics.lineSpacing() * len(lines))
        self._lines.append((lines, QRect(at.x(), at.y(), at.width(), height), pixels, weight, colour))
        return at.y() + height

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._card.height() > 4:
            painter.setPen(QPen(QColor(theme.line), 1.2))
            painter.setBrush(QColor(theme.card))
            painter.drawRoundedRect(QRectF(self._card).adjusted(1, 1, -1, -1), 14, 14)
        for lines, box, pixels, weight, colour in self._lines:
            painter.setFont(font(pixels, weight))
            painter.setPen(QColor(theme.muted if colour == "muted" else theme.ink))
            paint_lines(painter, lines, QRectF(box))
        painter.end()
