"""An angle: a slider that shows the normal range of motion, and a number to write."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractSlider,
    QAbstractSpinBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from player.language import said
from player.ui.entry import take_colours
from player.ui.focus import paint_focus
from player.ui.fonts import font
from player.ui.painted import Painted, Words
from player.ui.theme import Theme, mix

_FURTHER = 45
"""Degrees beyond the normal range that the slider goes."""
_EDGE = 13


class AngleSlider(QAbstractSlider):
    """Whole degrees; the normal range is a band, what is beyond it has another head."""

    def __init__(
        self, theme: Theme, name: str, least: float, most: float, parent: QWidget | None = None
    ) -> None:
        """Take the normal range, in degrees."""
        super().__init__(parent)
        self._theme = theme
        self._normal = (least, most)
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setRange(round(max(-360.0, least - _FURTHER)), round(min(360.0, most + _FURTHER)))
        self.setSingleStep(1)
        self.setPageStep(10)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def beyond(self) -> bool:
        """Return whether it stands beyond the normal range."""
        return not self._normal[0] <= self.value() <= self._normal[1]

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(150, 34)

    def minimumSizeHint(self) -> QSize:
        return QSize(70, 34)

    def _x(self, degrees: float) -> float:
        share = (degrees - self.minimum()) / max(1, self.maximum() - self.minimum())
        return _EDGE + share * (self.width() - 2 * _EDGE)

    def _go_to(self, x: float) -> None:
        share = (x - _EDGE) / max(1, self.width() - 2 * _EDGE)
        degrees = self.minimum() + share * (self.maximum() - self.minimum())
        # zero is easy to find again
        self.setValue(0 if abs(self._x(0) - x) < 4 else round(degrees))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(True)
        self._go_to(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._go_to(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.line))
        painter.drawRoundedRect(QRectF(_EDGE, middle - 1.5, self.width() - 2 * _EDGE, 3), 1.5, 1.5)
        left, right = self._x(self._normal[0]), self._x(self._normal[1])
        painter.setBrush(QColor(mix(theme.line, theme.accent, 0.45)))
        painter.drawRoundedRect(QRectF(left, middle - 3.5, right - left, 7), 3.5, 3.5)
        zero, head = self._x(0), self._x(self.value())
        colour = QColor(theme.warning if self.beyond else theme.accent)
        painter.setBrush(colour)
        painter.drawRect(QRectF(min(zero, head), middle - 3.5, abs(head - zero), 7))
        painter.setBrush(QColor(theme.muted))
        painter.drawRect(QRectF(zero - 1, middle - 8, 2, 16))
        painter.setBrush(colour)
        if self.beyond:
            tips = [(0, -11), (11, 0), (0, 11), (-11, 0)]
            painter.drawPolygon(QPolygonF([QPointF(head + x, middle + y) for x, y in tips]))
        else:
            painter.drawEllipse(QPointF(head, middle), 9, 9)
        if self.hasFocus():
            paint_focus(painter, theme, QRectF(head - 13, middle - 13, 26, 26), 13)
        painter.end()


class NumberField(QDoubleSpinBox):
    """Degrees to a tenth, written or stepped with the arrow keys."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrame(False)
        self.lineEdit().setFrame(False)
        self.lineEdit().setTextMargins(QMargins(0, 0, 6, 0))
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.setRange(-360.0, 360.0)
        self.setDecimals(1)
        self.setSuffix("°")
        self.setKeyboardTracking(False)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setAccessibleName(name)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        take_colours(self, theme)
        self.lineEdit().setPalette(self.palette())

    def set_pixels(self, pixels: int) -> None:
        """Set the size of its digits."""
        self.setFont(font(pixels, QFont.Weight.Medium))
        self.setFixedSize(round(pixels * 4.9), max(34, round(pixels * 2.1)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(2.5, 2.5, -2.5, -2.5)
        painter.setPen(QPen(QColor(self._theme.edge), 1.5))
        painter.setBrush(QColor(self._theme.card))
        painter.drawRoundedRect(box, 9, 9)
        if self.hasFocus():
            paint_focus(painter, self._theme, QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 10)
        painter.end()

    def textFromValue(self, value: float) -> str:
        return f"{round(value, 1) + 0.0:g}".replace("-", "−")

    def valueFromText(self, text: str) -> float:
        return super().valueFromText(text.replace("−", "-"))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class AngleField(Painted):
    """One movement of one joint."""

    degrees_changed = Signal(float)
    """The person set another angle."""
    released = Signal()
    """The slider was let go, or a number was written: the next change is another one."""

    def __init__(
        self,
        theme: Theme,
        joint: str,
        movement: str,
        normal: tuple[float, float],
        parent: QWidget | None = None,
        *,
        percent: bool = False,
    ) -> None:
        """Take the names, and the normal range in degrees; or a share in `percent`, which goes no further."""
        super().__init__(theme, parent)
        self._showing = False
        self._shown: tuple[float, str] | None = None
        name = f"{joint} {movement}"
        self.label = Words(theme, self)
        self.label.set_text(movement)
        self.slider = AngleSlider(theme, name, *normal, self)
        unit = said("{name}, percent", name=name) if percent else said("{name}, degrees", name=name)
        self.number = NumberField(theme, unit, self)
        if percent:
            self.slider.setRange(0, 100)
            self.number.setRange(0.0, 100.0)
            self.number.setSuffix(" %")
        self.note = Words(theme, self, most_lines=3)
        self.note.set_colour(theme.warning)
        self.note.hide()
        line = QHBoxLayout()
        line.setSpacing(4)
        for widget, stretch in ((self.label, 0), (self.slider, 1), (self.number, 0)):
            line.addWidget(widget, stretch)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(line)
        whole.addWidget(self.note)
        self.slider.valueChanged.connect(self._take)
        self.slider.sliderReleased.connect(self.released)
        self.number.valueChanged.connect(self._take)
        self.number.editingFinished.connect(self.released)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        super().set_theme(theme)
        self.note.set_colour(theme.warning)

    def set_pixels(self, pixels: int) -> None:
        """Set the size of its words."""
        self.label.set_sizes(pixels, 11)
        self.label.setFixedSize(round(pixels * 5.6), max(34, round(pixels * 2.1)))
        self.number.set_pixels(pixels)
        small = max(12, round(pixels * 0.88))
        self.note.set_sizes(small, small)
        self.note.setFixedHeight(round(small * 2.9))

    def show_degrees(self, degrees: float, beyond: str) -> None:
        """Show an angle, and what is to be said of it if it is beyond the normal range."""
        if self._shown == (degrees, beyond):
            return
        self._shown = (degrees, beyond)
        self._showing = True
        self.slider.setValue(round(degrees))
        if abs(self.number.value() - degrees) > 0.04:
            self.number.setValue(degrees)
        self._showing = False
        self.slider.update()
        self.slider.setAccessibleDescription(beyond)
        self.note.set_text(beyond)
        self.note.setVisible(bool(beyond))

    def _take(self, degrees: float) -> None:
        if not self._showing:
            self._shown = None
            self.degrees_changed.emit(float(degrees))
