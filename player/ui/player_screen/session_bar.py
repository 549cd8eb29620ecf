"""The whole session in one bar: every phase to scale in its colour, gaps between steps, and where we are."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QProgressBar, QToolTip, QWidget

from player.language import said
from player.timeline.frames import clock_text
from player.timeline.timeline import PhaseKind, Timeline
from player.ui.theme import Theme, mix

_MARGIN = 13
"""Room at both ends for the head, in pixels."""
_THICK = 12.0
_GAP = 3.0
_TO_COME = 0.36
"""Share of its colour in a phase that has not been played."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One phase on the bar."""

    left: float
    """Left edge, in pixels."""
    right: float
    """Right edge, in pixels."""
    kind: PhaseKind
    """What colours it."""
    step: int
    """Index into ``Timeline.steps``."""


def pieces_of(timeline: Timeline, width: float, gap: float = _GAP) -> tuple[Piece, ...]:
    """Return the phases to scale, with gaps where a step begins; neighbours of one kind are joined."""
    length = max(1, timeline.length)
    pieces: list[Piece] = []
    for phase in timeline.phases:
        left, right = (frame * width / length for frame in (phase.span.start, phase.span.end))
        last = pieces[-1] if pieces else None
        if last and last.step != phase.step and right - left > 2 * gap:
            left += gap
        if last and last.step == phase.step and last.kind == phase.kind:
            pieces[-1] = Piece(last.left, right, phase.kind, phase.step)
        else:
            pieces.append(Piece(left, right, phase.kind, phase.step))
    return tuple(pieces)


class SessionBar(QProgressBar):
    """The bar. A click goes there; resting the mouse on it tells what is there."""

    frame_chosen = Signal(int)
    """A frame of the session was clicked."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._timeline: Timeline | None = None
        self._head = 0.0
        self._hover: int | None = None
        self._played: QPixmap | None = None
        self._ahead: QPixmap | None = None
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(said("The whole session"))

    def set_timeline(self, timeline: Timeline) -> None:
        """Show another session."""
        self._timeline = timeline
        self._forget()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self._forget()

    def show_frame(self, frame: int) -> None:
        """Move the head; paints only when it moves by a pixel."""
        if self._timeline is None:
            return
        head = frame * self._width() / max(1, self._timeline.length)
        if abs(head - self._head) < 0.5:
            return
        left, right = sorted((self._head, head))
        self._head = head
        self.update(QRect(int(left), 0, int(right - left) + 2 * _MARGIN + 2, self.height()))
        self.setValue(frame * 100 // max(1, self._timeline.length))
        self.setAccessibleDescription(
            said("{time} of {time2}", time=clock_text(frame), time2=clock_text(self._timeline.length))
        )

    def frame_at(self, x: float) -> int:
        """Return the frame at a place of the bar."""
        if self._timeline is None:
            return 0
        share = min(1.0, max(0.0, (x - _MARGIN) / self._width()))
        return round(share * max(0, self._timeline.length - 1))

    def hint_at(self, x: float) -> str:
        """Return what is there, and when."""
        if self._timeline is None or not self._timeline.phases:
            return ""
        frame = self.frame_at(x)
        phase = self._timeline.phases[self._timeline.phase_index_at(frame)]
        words = [phase.title, phase.name, phase.side or "", clock_text(phase.span.start)]
        return " · ".join(word for word in dict.fromkeys(words) if word)

    def _width(self) -> float:
        return max(1.0, self.width() - 2.0 * _MARGIN)

    def _forget(self) -> None:
        self._played = self._ahead = None
        self.update()

    def _picture(self, share: float) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap((QSizeF(self.size()) * ratio).toSize())
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        if self._timeline is None:
            return picture
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = self.height() / 2 - _THICK / 2
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(_MARGIN, top, self._width(), _THICK), _THICK / 2, _THICK / 2)
        painter.setClipPath(outline)
        for piece in pieces_of(self._timeline, self._width()):
            colour = mix(self._theme.window, self._theme.phase(piece.kind), share)
            box = QRectF(_MARGIN + piece.left, top, max(0.6, piece.right - piece.left), _THICK)
            painter.fillRect(box, QColor(colour))
        painter.end()
        return picture

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._forget()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover = round(event.position().x())
        self.update()
        event.ignore()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover = None
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self._timeline is not None:
            self.frame_chosen.emit(self.frame_at(event.position().x()))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = QPoint(event.globalPos().x(), self.mapToGlobal(QPoint(0, -46)).y())
            QToolTip.showText(place, self.hint_at(event.pos().x()), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._played is None or self._ahead is None:
            self._played, self._ahead = self._picture(1.0), self._picture(_TO_COME)
        painter = QPainter(self)
        head = _MARGIN + self._head
        painter.drawPixmap(0, 0, self._ahead)
        painter.save()
        painter.setClipRect(QRectF(0, 0, head, self.height()))
        painter.drawPixmap(0, 0, self._played)
        painter.restore()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self._hover is not None:
            painter.setBrush(QColor(self._theme.muted))
            painter.drawRoundedRect(QRectF(self._hover - 1, 4, 2, self.height() - 8), 1, 1)
        painter.setBrush(QColor(self._theme.window))
        painter.drawEllipse(QPointF(head, self.height() / 2), _MARGIN - 1.0, _MARGIN - 1.0)
        painter.setBrush(QColor(self._theme.ink))
        painter.drawEllipse(QPointF(head, self.height() / 2), _MARGIN - 4.0, _MARGIN - 4.0)
        painter.end()
