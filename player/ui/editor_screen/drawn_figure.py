"""The figure of an exercise in the form: still in a pose, or moving as in a kind of phase; and small pictures
of its poses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QHideEvent, QIcon, QPainter, QPaintEvent, QPen, QPixmap

from player.figures.loop import loop_of
from player.figures.reading import read_figure
from player.ui.drawing_painting import paint_drawing
from player.ui.painted import Painted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from player.figures.drawing import Drawing
    from player.figures.figure import Figure
    from player.figures.loop import Instant
    from player.ui.theme import Theme

_UNSEEN_MS = 400
"""How often a figure that moves out of sight looks whether it is seen again."""
_ICON = 64
"""Pixels of the side of a small picture."""
_DRAWN = (
    "poses",
    "motion",
    "view",
    "target",
    "opposing",
    "equipment",
    "kind",
    "laterality",
    "limb",
    "starts_with",
)
"""Keys of an exercise that its pictures follow from."""


class DrawnFigure(Painted):
    """The figure."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._drawing: Drawing | None = None
        self._figure: Figure | None = None
        self._palette = ""
        self._loop: tuple[Instant, ...] = ()
        self._step = 0
        self._tick = QTimer(self)
        self._tick.setSingleShot(True)
        self._tick.timeout.connect(self._go_on)

    @property
    def plays(self) -> bool:
        """Return whether it moves by itself."""
        return bool(self._loop)

    def show_drawing(self, drawing: Drawing | None, name: str) -> None:
        """Stand still; ``name`` is what a screen reader says of it."""
        self._stop()
        self._drawing = drawing
        self.setAccessibleName(name)
        self.update()

    def play(self, figure: Figure, kind: str, palette: str) -> None:
        """Move as in a kind of phase, again and again."""
        self._stop()
        self._figure, self._palette = figure, palette
        self._loop = loop_of(figure, kind)
        self._go_on()

    def _stop(self) -> None:
        self._tick.stop()
        self._loop, self._step = (), 0

    def _go_on(self) -> None:
        if not self._loop or self._figure is None:
            return
        instant = self._loop[self._step % len(self._loop)]
        if (
            self.visibleRegion().isEmpty() and self._step
        ):  # scrolled out of sight: nothing is drawn for nobody
            self._tick.start(_UNSEEN_MS)
            return
        self._step += 1
        self._drawing = self._figure.drawing_at(instant.state, None, self._palette)
        self.update()
        self._tick.start(instant.milliseconds)

    def hideEvent(self, event: QHideEvent) -> None:
        self._stop()
        super().hideEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        painter.setPen(QPen(QColor(self._theme.line), 1.2))
        painter.setBrush(QColor(self._theme.card))
        painter.drawRoundedRect(box, 12, 12)
        if self._drawing is not None:
            paint_drawing(painter, self._drawing, _fitted(self._drawing, box.adjusted(8, 8, -8, -8)))
        painter.end()


class PosePictures:
    """Draws the poses of one exercise, each once."""

    def __init__(self) -> None:
        self._shown: object = None
        self._figure: Figure | None = None
        self._palette = ""
        self._drawings: dict[str, Drawing] = {}
        self._icons: dict[str, QIcon] = {}

    def take(self, exercise: Mapping[str, Any] | None, palette: str) -> bool:
        """Take what is written of an exercise; return whether its pictures are others than before."""
        table = exercise or {}
        shown = ({key: table[key] for key in _DRAWN if key in table}, palette)
        if shown == self._shown:
            return False
        self._shown, self._palette = shown, palette
        self._drawings.clear()
        self._icons.clear()
        self._figure = read_figure(table)[0] if isinstance(table.get("poses"), dict) else None
        return True

    @property
    def figure(self) -> Figure | None:
        """Return the exercise as a figure; None where it has no poses that can be drawn."""
        return self._figure

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the poses."""
        return tuple(self._figure.poses) if self._figure is not None else ()

    def drawing(self, pose: str) -> Drawing | None:
        """Return the picture of a pose."""
        if self._figure is None or pose not in self._figure.poses:
            return None
        if pose not in self._drawings:
            self._drawings[pose] = self._figure.drawing_of(pose, None, self._palette)
        return self._drawings[pose]

    def icon(self, pose: str) -> QIcon:
        """Return the small picture of a pose."""
        drawing = self.drawing(pose)
        if drawing is None:
            return QIcon()
        if pose not in self._icons:
            pixmap = QPixmap(2 * _ICON, 2 * _ICON)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            paint_drawing(painter, drawing, _fitted(drawing, QRectF(4, 4, 2 * _ICON - 8, 2 * _ICON - 8)))
            painter.end()
            self._icons[pose] = QIcon(pixmap)
        return self._icons[pose]


def icon_size(pixels: int) -> QSize:
    """Return the size of a small picture beside words of so many pixels."""
    side = max(44, round(pixels * 3.6))
    return QSize(side, side)


def _fitted(drawing: Drawing, room: QRectF) -> QRectF:
    """The largest box of a drawing's shape in the middle of a room, at its foot."""
    _, _, width, height = drawing.view_box
    scale = min(room.width() / width, room.height() / height)
    wide, tall = width * scale, height * scale
    return QRectF(room.center().x() - wide / 2, room.bottom() - tall, wide, tall)
