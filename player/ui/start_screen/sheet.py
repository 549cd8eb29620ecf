"""The sheet of the start page: figure and words, questions, what is different today, and the steps."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from player.ui.fonts import font, wrapped
from player.ui.icons import paint_icon
from player.ui.library_screen.card_painting import PaintDrawing
from player.ui.painted import PaintedText, paint_lines
from player.ui.settings_screen.fields import ChoiceField
from player.ui.settings_screen.kinds import Choice
from player.ui.start_screen.page import Question, StartPage
from player.ui.start_screen.step_row import StepRow
from player.ui.theme import Theme, mix

_Line = tuple[tuple[str, ...], QRect, int, QFont.Weight, str]
"""Words, where, font size, weight, and the name of their colour."""


class StartSheet(PaintedText):
    """The sheet; ``place`` arranges it for a width and gives it its height."""

    chosen = Signal(str, object)
    """A question's name, and the value that was chosen."""
    switched = Signal(str, bool)
    """Where an optional step stands, and whether it is to be done."""

    def __init__(self, theme: Theme, paint: PaintDrawing | None, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._paint = paint
        self._pixels = 16
        self._page = StartPage("")
        self.fields: dict[str, ChoiceField] = {}
        self._shown: dict[str, Question] = {}
        self.rows: list[StepRow] = []
        self._lines: list[_Line] = []
        self._seen = 800
        self._cover = QRect()
        self._cautions = QRect()
        self._changes = QRect()
        self._steps = QRect()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for field in self.fields.values():
            field.set_theme(theme)
        for row in self.rows:
            row.set_theme(theme)

    def set_pixels(self, pixels: int) -> None:
        """Set the size of text."""
        self._pixels = pixels
        for field in self.fields.values():
            field.set_pixels(pixels)
        for row in self.rows:
            row.set_pixels(pixels)

    def show_page(self, page: StartPage) -> None:
        """Show a page; what has the keyboard keeps it where it is still there."""
        self._page = page
        told = (page.title, page.summary, *page.facts, *page.cautions, *page.changes)
        self.setAccessibleName(". ".join(words.rstrip(".") for words in told if words) + ".")
        self._take_questions(page.questions)
        for row in self.rows[len(page.lines) :]:
            row.hide()
        number = 0
        for place, line in enumerate(page.lines):
            if place == len(self.rows) or self.rows[place].line.optional is not line.optional:
                self._make_row(place, optional=line.optional)
            counts = line.on and not line.depth and not line.minor
            number += counts
            self.rows[place].show_line(line, number if counts else 0)
            self.rows[place].show()

    def place(self, width: int, seen: int) -> None:
        """Arrange everything for a width, in two columns where there is room, and take the height of it; of
        that so many pixels are seen at a time."""
        self._seen = seen
        pixels = self._pixels
        margin = max(12, round(width * 0.03))
        self._lines = []
        if width >= pixels * 50:
            gap = pixels * 2
            left = round((width - 2 * margin - gap) * 0.44)
            right = width - 2 * margin - gap - left
            bottom = self._place_words(QRect(margin, 8, left, 0))
            bottom = self._place_choices(QRect(margin, bottom, left, 0))
            steps = self._place_steps(QRect(margin + left + gap, 8, right, 0))
            bottom = max(bottom, steps)
        else:
            room = width - 2 * margin
            bottom = self._place_words(QRect(margin, 8, room, 0))
            bottom = self._place_choices(QRect(margin, bottom, room, 0))
            bottom = self._place_steps(QRect(margin, bottom + pixels, room, 0))
        self.setFixedHeight(bottom + pixels)
        self.update()

    def _make_row(self, place: int, *, optional: bool) -> None:
        """Put a row of this kind into its place; a screen reader asks what a row is but once."""
        row = StepRow(self._theme, self, optional=optional)
        row.set_pixels(self._pixels)
        row.clicked.connect(lambda on, row=row: self.switched.emit(row.line.path, on))
        for old in self.rows[place : place + 1]:
            old.hide()
            old.deleteLater()
        self.rows[place : place + 1] = [row]

    def _take_questions(self, questions: tuple[Question, ...]) -> None:
        """Show the questions; a field is made anew only when its options have changed."""
        wanted = {question.name: question for question in questions}
        for name in [name for name in self.fields if name not in wanted]:
            self._drop_field(name)
        for name, question in wanted.items():
            before = self._shown.get(name)
            if before is not None and before.options != question.options:
                self._drop_field(name)
            if name not in self.fields:
                field = ChoiceField(self._theme, question.label, Choice(question.options), self)
                field.set_pixels(self._pixels)
                field.value_changed.connect(lambda value, name=name: self.chosen.emit(name, value))
                field.show()
                self.fields[name] = field
            self.fields[name].show_value(question.value)
        self.fields = {name: self.fields[name] for name in wanted}
        self._shown = wanted
        self._set_tab_order()

    def _set_tab_order(self) -> None:
        order: list[QWidget] = [segment for field in self.fields.values() for segment in field.segments]
        order += self.rows
        for one, other in pairwise(order):
            QWidget.setTabOrder(one, other)

    def _drop_field(self, name: str) -> None:
        field = self.fields.pop(name)
        field.hide()
        field.deleteLater()

    def _write(self, text: str, at: QRect, pixels: int, weight: QFont.Weight, colour: str) -> int:
        """Keep words to be painted; return the bottom of them."""
        metrics = QFontMetricsF(font(pixels, weight))
        lines = wrapped(text, metrics, at.width())
        height = round(metrics.lineSpacing() * len(lines))
        self._lines.append((lines, QRect(at.x(), at.y(), at.width(), height), pixels, weight, colour))
        return at.y() + height

    def _place_words(self, at: QRect) -> int:
        page, pixels = self._page, self._pixels
        normal, bold = QFont.Weight.Normal, QFont.Weight.Bold
        tall = min(round(at.width() * 0.5), pixels * 14, round(self._seen * 0.45)) if page.cover else 0
        self._cover = QRect(at.x(), at.y(), at.width(), tall)
        bottom = at.y() + tall + (round(pixels * 0.8) if tall else 0)
        column = QRect(at.x() + 4, bottom, at.width() - 8, 0)
        bottom = self._write(page.title, column, round(pixels * 1.75), bold, "ink")
        for text, colour, weight in (
            (page.summary, "muted", normal),
            (" · ".join(page.facts), "ink", QFont.Weight.DemiBold),
        ):
            if text:
                column.moveTop(bottom + round(pixels * 0.35))
                bottom = self._write(text, column, pixels, weight, colour)
        self._cautions = QRect()
        if page.cautions:
            bottom = self._place_cautions(QRect(at.x(), bottom + round(pixels * 0.8), at.width(), 0))
        return bottom + round(pixels * 0.9)

    def _place_cautions(self, at: QRect) -> int:
        pixels = self._pixels
        bottom = at.y() + round(pixels * 0.7)
        for text in self._page.cautions:
            column = QRect(at.x() + round(pixels * 3), bottom, at.width() - round(pixels * 4), 0)
            bottom = self._write(text, column, pixels, QFont.Weight.Medium, "ink") + round(pixels * 0.3)
        bottom += round(pixels * 0.4)
        self._cautions = QRect(at.x(), at.y(), at.width(), bottom - at.y())
        return bottom

    def _place_choices(self, at: QRect) -> int:
        pixels, bottom = self._pixels, at.y()
        self._changes = QRect()
        for name, question in self._shown.items():
            head = QRect(at.x() + 4, bottom, at.width() - 8, 0)
            bottom = self._write(question.label, head, pixels, QFont.Weight.DemiBold, "ink") + 2
            field = self.fields[name]
            tall = field.height_for(at.width())
            field.setGeometry(at.x() - 2, bottom, at.width(), tall)
            bottom += tall
            if question.help:
                below = QRect(at.x() + 4, bottom, at.width() - 8, 0)
                bottom = self._write(question.help, below, round(pixels * 0.9), QFont.Weight.Normal, "muted")
            if name == "minutes" and self._page.changes:
                bottom = self._place_changes(QRect(at.x(), bottom + round(pixels * 0.3), at.width(), 0))
            bottom += round(pixels * 0.7)
        return bottom

    def _place_changes(self, at: QRect) -> int:
        """Put what is shorter today right below the question for the time."""
        pixels = self._pixels
        bottom = at.y() + round(pixels * 0.6)
        for place, text in enumerate(self._page.changes):
            weight = QFont.Weight.DemiBold if not place else QFont.Weight.Normal
            column = QRect(at.x() + pixels, bottom, at.width() - 2 * pixels, 0)
            bottom = self._write(text, column, pixels, weight, "ink") + round(pixels * 0.2)
        bottom += round(pixels * 0.5)
        self._changes = QRect(at.x(), at.y(), at.width(), bottom - at.y())
        return bottom

    def _place_steps(self, at: QRect) -> int:
        bottom = at.y()
        shown = self.rows[: len(self._page.lines)]
        for place, row in enumerate(shown):
            row.first = not place
            tall = row.height_for(at.width())
            row.setGeometry(at.x(), bottom, at.width(), tall)
            bottom += tall
        self._steps = QRect(at.x(), at.y(), at.width(), bottom - at.y())
        return bottom

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), QColor(theme.window))
        self._paint_cover(painter)
        for box, ground, edge in (
            (self._cautions, mix(theme.card, theme.error, 0.06), mix(theme.line, theme.error, 0.3)),
            (self._changes, mix(theme.card, theme.accent, 0.07), mix(theme.line, theme.accent, 0.3)),
            (self._steps, theme.card, theme.line),
        ):
            if box.height() > 0:
                painter.setPen(QPen(QColor(edge), 1.2))
                painter.setBrush(QColor(ground))
                painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), 14, 14)
        if self._cautions.height():
            side = self._pixels * 1.4
            top = self._cautions.y() + self._pixels * 0.65
            spot = QRectF(self._cautions.x() + self._pixels * 0.9, top, side, side)
            paint_icon(painter, "warning", spot, QColor(theme.error))
        for lines, box, pixels, weight, colour in self._lines:
            painter.setFont(font(pixels, weight))
            painter.setPen(QColor({"muted": theme.muted}.get(colour, theme.ink)))
            paint_lines(painter, lines, QRectF(box))
        painter.end()

    def _paint_cover(self, painter: QPainter) -> None:
        if self._page.cover is None or self._paint is None:
            return
        theme, box = self._theme, QRectF(self._cover)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(mix(theme.card, theme.phase("stretch"), 0.10)))
        painter.drawRoundedRect(box, 16, 16)
        self._paint(painter, self._page.cover, box.adjusted(18, 14, -18, -10))
