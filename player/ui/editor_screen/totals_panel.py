"""The totals: how long a session works which side, which muscle, and in which kind of phase, as bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from player.editing.totals import IDLE, Totals, Worked
from player.language import said
from player.timeline.frames import clock_text
from player.ui.focus import FocusRing
from player.ui.fonts import elide, font
from player.ui.painted import PaintedText
from player.ui.phase_shapes import paint_phase_shape
from player.ui.scroll_bar import SlimScrollBar
from player.ui.theme import Theme, mix

if TYPE_CHECKING:
    from player.timeline.timeline import PhaseKind

KINDS: dict[PhaseKind, str] = {
    "prepare": said("Getting ready"),
    "stretch": said("Stretch"),
    "contract": said("Contract"),
    "relax": said("Let go"),
    "pull": said("Pull"),
    "deepen": said("Go deeper"),
    "hold": said("Hold"),
    "rep": said("Reps"),
    "inhale": said("Breathe in"),
    "exhale": said("Breathe out"),
    "roll": said("Roll"),
    "rest": said("Rest"),
    "change side": said("Change of side"),
}
"""What the kinds of phases are called."""
_PAD = 14
_NAME = 0.46
"""Names take up so much of the width at most."""


class TotalsPanel(QScrollArea):
    """A card that scrolls where there is more than fits."""

    spoken_as = "page"
    """What a screen reader takes it for (see ``spoken_roles``)."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._floats = False
        self._sheet = _Sheet(theme)
        self.setAutoFillBackground(True)
        self.setWidget(self._sheet)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._bar = SlimScrollBar(theme, self, on_card=True)
        self.setVerticalScrollBar(self._bar)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(said("Totals"))
        self.ring = FocusRing(theme, self)
        self.set_theme(theme)

    @property
    def told(self) -> str:
        """Return all of it in words, a line for each row."""
        return self._sheet.accessibleName()

    def show_totals(self, totals: Totals) -> None:
        """Show the totals of a session."""
        self._sheet.show_totals(totals)
        self.setAccessibleDescription(self.told)
        self._lay()

    def set_pixels(self, pixels: int) -> None:
        """Set the size of its words."""
        self._sheet.pixels = max(12, pixels - 1)
        self._lay()

    def set_floating(self, *, floating: bool) -> None:
        """Tell whether it lies over other views: then it has an edge."""
        if floating != self._floats:
            self._floats = floating
            self.setViewportMargins(*(2, 2, 2, 2) if floating else (0, 0, 0, 0))
            self.set_theme(self._theme)
            self._lay()

    def wished_height(self) -> int:
        """Return how many pixels high it is with everything in it."""
        return self._sheet.wished_height + 6

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self._sheet.set_theme(theme)
        self.ring.set_theme(theme)
        self._bar.set_theme(theme)
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Window, QColor(theme.edge if self._floats else theme.card))
        self.setPalette(palette)
        inner = QPalette(palette)
        inner.setColor(QPalette.ColorRole.Window, QColor(theme.card))
        self.viewport().setPalette(inner)

    def _lay(self) -> None:
        self._sheet.resize(self.viewport().width(), self._sheet.wished_height)
        self._sheet.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay()


class _Sheet(PaintedText):
    """All the bars."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._totals = Totals()
        self.pixels = 14

    def show_totals(self, totals: Totals) -> None:
        if totals != self._totals:
            self._totals = totals
            self.setAccessibleName("\n".join(_lines_of(totals)))
            self.update()

    @property
    def wished_height(self) -> int:
        rows = len(self._totals.muscles) + len(self._totals.kinds)
        return round(_PAD * 1.5 + self._row * (rows + 2) + self._head * 2 + self.pixels)

    @property
    def _row(self) -> float:
        return self.pixels * 1.75

    @property
    def _head(self) -> float:
        return self.pixels * 2.3

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(self._theme.card))
        totals, top = self._totals, float(_PAD)
        if not totals.length:
            painter.setPen(QColor(self._theme.muted))
            painter.setFont(font(self.pixels))
            told = said("Here stands how long each side and muscle is worked.")
            box = QRectF(_PAD, 0, self.width() - 2 * _PAD, self.height())
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap), told)
            painter.end()
            return
        most = max(_half(each) for each in (totals.worked, *totals.muscles))
        self._paint_sum(painter, top)
        top = self._paint_axis(painter, top + self._row)
        self._paint_worked(painter, top, totals.worked, most, bold=True, name=said("Worked"))
        top += self._row
        for worked in totals.muscles:
            self._paint_worked(painter, top, worked, most)
            top += self._row
        top = self._paint_title(painter, top + self.pixels * 0.4, said("Kinds of phases"))
        longest = max(length for _, length in totals.kinds)
        for kind, length in totals.kinds:
            self._paint_kind(painter, top, kind, length, longest)
            top += self._row
        painter.end()

    def _paint_sum(self, painter: QPainter, top: float) -> None:
        painter.setPen(QColor(self._theme.ink))
        painter.setFont(font(round(self.pixels * 1.25), QFont.Weight.Bold))
        self._text(painter, QRectF(_PAD, top, self.width(), self._row), clock_text(self._totals.length))
        painter.setFont(font(self.pixels))
        painter.setPen(QColor(self._theme.muted))
        box = QRectF(_PAD, top, self.width() - 2 * _PAD, self._row)
        self._text(painter, box, _sum_text(self._totals), Qt.AlignmentFlag.AlignRight)

    def _paint_axis(self, painter: QPainter, top: float) -> float:
        """The names of the sides above the bars; return where these begin."""
        left, middle, right = self._bars
        painter.setFont(font(max(11, self.pixels - 2), QFont.Weight.DemiBold))
        painter.setPen(QColor(self._theme.muted))
        tall = self._head
        half = Qt.AlignmentFlag.AlignRight
        self._text(painter, QRectF(left, top, middle - left - 8, tall), said("left"), half)
        self._text(painter, QRectF(middle + 8, top, right - middle, tall), said("right"))
        painter.setFont(font(self.pixels, QFont.Weight.Bold))
        painter.setPen(QColor(self._theme.accent))
        self._text(painter, QRectF(_PAD, top, left, tall), said("Sides"))
        return top + tall

    def _paint_title(self, painter: QPainter, top: float, title: str) -> float:
        painter.setFont(font(self.pixels, QFont.Weight.Bold))
        painter.setPen(QColor(self._theme.accent))
        self._text(painter, QRectF(_PAD, top, self.width(), self._head), title)
        return top + self._head

    @property
    def _bars(self) -> tuple[float, float, float]:
        """Left end, middle and right end of the bars."""
        metrics = QFontMetricsF(font(self.pixels))
        names = [said(each.name) for each in self._totals.muscles]
        kinds = [KINDS[kind] for kind, _ in self._totals.kinds]
        longest = max((metrics.horizontalAdvance(name) for name in (*names, *kinds)), default=0.0)
        left = min(self.width() * _NAME, _PAD + longest + self.pixels * 2.2)
        right = self.width() - _PAD - self.pixels * 3.4
        return left, (left + right) / 2, right

    def _paint_worked(
        self, painter: QPainter, top: float, worked: Worked, most: int, *, bold: bool = False, name: str = ""
    ) -> None:
        theme = self._theme
        _, middle, right = self._bars
        used = font(self.pixels, QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        self._paint_name(painter, top, name or said(worked.name), used, 0)
        scale, tall = (right - middle - 6) / max(1, most), self._row * 0.5
        y = top + (self._row - tall) / 2
        both = worked.both / 2 * scale
        painter.setPen(Qt.PenStyle.NoPen)
        if both > 0:
            painter.setBrush(QColor(mix(theme.card, theme.ink, 0.3)))
            painter.drawRoundedRect(QRectF(middle - both, y, both * 2, tall), 2, 2)
        for way, length in ((-1, worked.left), (1, worked.right)):
            wide = length * scale
            start = middle + way * both
            painter.setBrush(QColor(theme.accent if way < 0 else theme.phase("hold")))
            painter.drawRoundedRect(QRectF(min(start, start + way * wide), y, wide, tall), 2, 2)
        painter.setPen(QPen(QColor(theme.muted), 1))
        painter.drawLine(QPointF(middle, top), QPointF(middle, top + self._row))
        painter.setFont(used)
        box = QRectF(right, top, self.width() - _PAD - right, self._row)
        painter.setPen(QColor(theme.warning if worked.uneven else theme.ink))
        self._text(painter, box, clock_text(worked.length), Qt.AlignmentFlag.AlignRight)
        if worked.uneven:
            self._paint_uneven(painter, top, worked, scale, both)

    def _paint_uneven(self, painter: QPainter, top: float, worked: Worked, scale: float, both: float) -> None:
        """On the side that has less: by how much the other one has more."""
        left, middle, right = self._bars
        painter.setFont(font(max(11, self.pixels - 3), QFont.Weight.Bold))
        told = f"−{clock_text(abs(worked.uneven))}"
        if worked.uneven > 0:
            edge = middle + both + worked.right * scale + 4
            self._text(painter, QRectF(edge, top, right - edge + 20, self._row), told)
        else:
            edge = middle - both - worked.left * scale - 4
            box = QRectF(left - 20, top, edge - left + 20, self._row)
            self._text(painter, box, told, Qt.AlignmentFlag.AlignRight)

    def _paint_kind(self, painter: QPainter, top: float, kind: PhaseKind, length: int, longest: int) -> None:
        theme, side = self._theme, self.pixels * 0.8
        left, _, right = self._bars
        colour = QColor(theme.phase(kind))
        box = QRectF(_PAD, top + (self._row - side) / 2, side, side)
        paint_phase_shape(painter, kind, box, colour)
        self._paint_name(painter, top, KINDS[kind], font(self.pixels), side + 7)
        tall = self._row * 0.5
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        wide = (right - left) * length / max(1, longest)
        painter.drawRoundedRect(QRectF(left, top + (self._row - tall) / 2, max(2.0, wide), tall), 2, 2)
        painter.setPen(QColor(theme.ink))
        painter.setFont(font(self.pixels))
        beside = QRectF(right, top, self.width() - _PAD - right, self._row)
        self._text(painter, beside, clock_text(length), Qt.AlignmentFlag.AlignRight)

    def _paint_name(self, painter: QPainter, top: float, name: str, used: QFont, indent: float) -> None:
        painter.setFont(used)
        painter.setPen(QColor(self._theme.ink))
        room = self._bars[0] - _PAD - indent - 6
        box = QRectF(_PAD + indent, top, room, self._row)
        self._text(painter, box, elide(name[:1].upper() + name[1:], QFontMetricsF(used), room))

    def _text(
        self,
        painter: QPainter,
        box: QRectF,
        text: str,
        where: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        painter.drawText(box, where | Qt.AlignmentFlag.AlignVCenter, text)


def _half(worked: Worked) -> int:
    """Return the longer half of a bar, in frames."""
    return max(worked.left, worked.right) + worked.both // 2


def brief_text(totals: Totals) -> str:
    """Return the totals in a line: the whole, and the sides."""
    parts = [said("{time} long", time=clock_text(totals.length))]
    worked = totals.worked
    if worked.left or worked.right:
        parts.append(said("left {time}", time=clock_text(worked.left)))
        parts.append(said("right {time}", time=clock_text(worked.right)))
    return "  ·  ".join(parts)


def _sum_text(totals: Totals) -> str:
    idle = sum(length for kind, length in totals.kinds if kind in IDLE)
    return said(
        "{worked} worked, {idle} between",
        worked=clock_text(totals.worked.length),
        idle=clock_text(idle),
    )


def _lines_of(totals: Totals) -> list[str]:
    lines = [f"{clock_text(totals.length)}, {_sum_text(totals)}"]
    for worked in (totals.worked, *totals.muscles):
        sides = (worked.left, worked.right)
        told = f"{said(worked.name) if worked.name else said('Worked')}: {clock_text(worked.length)}"
        if any(sides):
            told += f", {said('left')} {clock_text(sides[0])}, {said('right')} {clock_text(sides[1])}"
        lines.append(told)
    return [*lines, *(f"{KINDS[kind]}: {clock_text(length)}" for kind, length in totals.kinds)]
