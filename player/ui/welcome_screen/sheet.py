"""The sheet of the first start and of the safety card: a greeting, a question and the sections."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from player.language import said
from player.ui.fonts import font, wrapped
from player.ui.icons import IconName, paint_icon
from player.ui.painted import PaintedText, paint_lines
from player.ui.settings_screen.fields import ChoiceField
from player.ui.settings_screen.kinds import Choice
from player.ui.theme import Theme, mix
from player.ui.welcome_screen.safety import SAFETY_CARD, SafetySection, Tone

GREETING = said(
    "Lie down, and be led: what to do, on which side, when to push and when to let go. Everything stays on"
    " this computer. Before the first session, please read this once."
)
QUESTION = said("Which hamstring is tighter?")
_HOW = said(
    "Lie on your back and raise one straight leg, then the other. The one that goes less far is tighter. You"
    " can change this at any time."
)
_ICONS: dict[Tone, IconName] = {"stop": "pause", "help": "warning", "ask": "add", "after": "done"}

_Line = tuple[tuple[str, ...], QRect, int, QFont.Weight, bool]


class SafetySheet(PaintedText):
    """The sheet; ``place`` arranges it for a width and gives it its height."""

    tighter_chosen = Signal(str)
    """``left``, ``right``, or empty where the person does not know."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, greets: bool) -> None:
        """Take whether it greets and asks, or shows the safety card alone."""
        super().__init__(theme, parent)
        self._greets = greets
        self._pixels = 16
        self._lines: list[_Line] = []
        self.sections: list[tuple[QRect, Tone]] = []
        """Where the sections stand, and how grave each is."""
        options = (("left", said("Left")), ("right", said("Right")), ("", said("Don’t know")))
        self.tighter = ChoiceField(theme, QUESTION, Choice(options), self)
        self.tighter.value_changed.connect(lambda value: self.tighter_chosen.emit(str(value)))
        self.tighter.setVisible(greets)
        told = [f"{section.heading}. {' '.join(section.points)}" for section in SAFETY_CARD]
        self.setAccessibleName(" ".join((GREETING, *told) if greets else told))

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.tighter.set_theme(theme)

    def set_pixels(self, pixels: int) -> None:
        """Set the size of text."""
        self._pixels = pixels
        self.tighter.set_pixels(pixels)

    def place(self, width: int) -> None:
        """Arrange everything for a width, in two columns where there is room."""
        pixels = self._pixels
        margin, gap = max(12, round(width * 0.03)), round(pixels * 1.1)
        self._lines, self.sections = [], []
        room = min(width - 2 * margin, pixels * 84)
        left, top = (width - room) // 2, 4
        if self._greets:
            top = self._write(GREETING, QRect(left + 4, top, room - 8, 0), muted=True) + gap
        if room >= pixels * 56:
            half = (room - gap) // 2
            one = self._place_sections(SAFETY_CARD[:2], QRect(left, top, half, 0), gap)
            one = self._place_sections(SAFETY_CARD[3:], QRect(left, one, half, 0), gap)
            other = self._place_sections(SAFETY_CARD[2:3], QRect(left + half + gap, top, half, 0), gap)
            top = self._place_question(QRect(left + half + gap, other, half, 0)) if self._greets else other
            top = max(one, top)
        else:
            top = self._place_sections(SAFETY_CARD, QRect(left, top, room, 0), gap)
            if self._greets:
                top = self._place_question(QRect(left, top, room, 0))
        self.setFixedHeight(top + pixels)
        self.update()

    def _write(
        self, text: str, at: QRect, *, muted: bool = False, weight: QFont.Weight = QFont.Weight.Normal
    ) -> int:
        metrics = QFontMetricsF(font(self._pixels, weight))
        lines = wrapped(text, metrics, at.width())
        height = round(metrics.lineSpacing() * len(lines))
        self._lines.append((lines, QRect(at.x(), at.y(), at.width(), height), self._pixels, weight, muted))
        return at.y() + height

    def _place_sections(self, sections: tuple[SafetySection, ...], at: QRect, gap: int) -> int:
        top = at.y()
        for section in sections:
            bottom = self._place_section(section, QRect(at.x(), top, at.width(), 0))
            self.sections.append((QRect(at.x(), top, at.width(), bottom - top), section.tone))
            top = bottom + gap
        return top

    def _place_section(self, section: SafetySection, at: QRect) -> int:
        pixels = self._pixels
        inner = QRect(at.x() + round(pixels * 3), at.y() + round(pixels * 0.8), 0, 0)
        inner.setWidth(at.width() - round(pixels * 4))
        bottom = self._write(section.heading, inner, weight=QFont.Weight.Bold)
        for point in section.points:
            inner.moveTop(bottom + round(pixels * 0.35))
            bottom = self._write(point, inner)
        return bottom + round(pixels * 0.8)

    def _place_question(self, at: QRect) -> int:
        pixels = self._pixels
        head = QRect(at.x() + 4, at.y() + round(pixels * 0.2), at.width() - 8, 0)
        bottom = self._write(QUESTION, head, weight=QFont.Weight.DemiBold) + 4
        tall = self.tighter.height_for(at.width())
        self.tighter.setGeometry(at.x() - 2, bottom, at.width(), tall)
        head.moveTop(bottom + tall + 2)
        return self._write(_HOW, head, muted=True)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), QColor(theme.window))
        colours = {"stop": theme.warning, "help": theme.error, "ask": theme.accent, "after": theme.muted}
        for box, tone in self.sections:
            colour = colours[tone]
            painter.setPen(QPen(QColor(mix(theme.line, colour, 0.35)), 1.3))
            painter.setBrush(QColor(mix(theme.card, colour, 0.06)))
            painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), 14, 14)
            side = self._pixels * 1.4
            spot = QRectF(box.x() + self._pixels * 0.9, box.y() + self._pixels * 0.75, side, side)
            paint_icon(painter, _ICONS[tone], spot, QColor(colour))
        for lines, box, pixels, weight, muted in self._lines:
            painter.setFont(font(pixels, weight))
            painter.setPen(QColor(theme.muted if muted else theme.ink))
            paint_lines(painter, lines, QRectF(box))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.end()
