"""Fields that want room: a list that opens, and a slider with its number."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from player.language import filled
from player.ui.focus import paint_focus
from player.ui.fonts import elide, font
from player.ui.level_slider import LevelSlider
from player.ui.painted import Painted, Words
from player.ui.pills import LOW
from player.ui.settings_screen.kinds import Level, Listed
from player.ui.theme import Theme, mix


class ListField(QComboBox):
    """One of many, in a list that opens."""

    value_changed = Signal(str)
    """The person chose another value."""

    def __init__(self, theme: Theme, label: str, kind: Listed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._first = kind.first
        self._chosen = ""
        self._pixels = 16
        self.setAccessibleName(label)
        # On Linux the name of a list is what is chosen in it, unless a label beside it has another one.
        self._name = QLabel(label, parent)
        self._name.setBuddy(self)
        self._name.hide()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_options(())
        self.activated.connect(self._take)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.update()

    def set_options(self, options: tuple[tuple[str, str], ...]) -> None:
        """Take the values there are, each with its name; what was chosen stays so, were it not among them."""
        self.clear()
        self.addItem(self._first, "")
        for value, name in options:
            self.addItem(name, value)
        self.show_value(self._chosen)

    def show_value(self, value: str) -> None:
        """Show a value; one that is not there now is shown by itself."""
        self._chosen = value
        place = self.findData(value)
        if place < 0:
            self.addItem(value, value)
            place = self.count() - 1
        self.setCurrentIndex(place)

    def set_pixels(self, pixels: int) -> None:
        """Set the size of its words."""
        self._pixels = pixels
        self.setFont(font(pixels))
        self.view().setFont(font(pixels))
        self.update()

    def height_for(self, width: int) -> int:
        """Return its height."""
        return max(LOW, round(self._pixels * 2.6))

    def width_wished(self) -> int:
        """Return the width of its longest name, within reason."""
        words = QFontMetricsF(font(self._pixels, QFont.Weight.Medium))
        widest = max(words.horizontalAdvance(self.itemText(row)) for row in range(self.count()))
        return round(min(widest, self._pixels * 22) + self._pixels * 4)

    def _take(self, row: int) -> None:
        self._chosen = self.itemData(row)
        self.value_changed.emit(self._chosen)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        painter.setPen(QPen(QColor(theme.edge), 1.5))
        painter.setBrush(QColor(mix(theme.card, theme.ink, 0.07 if self.underMouse() else 0.0)))
        painter.drawRoundedRect(box, 12, 12)
        used = font(self._pixels, QFont.Weight.Medium)
        metrics = QFontMetricsF(used)
        painter.setFont(used)
        painter.setPen(QColor(theme.ink))
        words = box.adjusted(self._pixels, 0, -self._pixels * 2.2, 0)
        painter.drawText(
            words, Qt.AlignmentFlag.AlignVCenter, elide(self.currentText(), metrics, words.width())
        )
        middle, arm = box.center().y(), self._pixels * 0.32
        tip = box.right() - self._pixels * 1.2
        painter.setPen(QPen(QColor(theme.ink), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPolyline(
            [
                QPointF(tip - arm, middle - arm / 2),
                QPointF(tip, middle + arm / 2),
                QPointF(tip + arm, middle - arm / 2),
            ]
        )
        if self.hasFocus():
            paint_focus(painter, theme, QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 14.5)
        painter.end()


class LevelField(Painted):
    """A number between two ends: a slider, and the number in words."""

    value_changed = Signal(float)
    """The person moved it."""

    def __init__(self, theme: Theme, label: str, kind: Level, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._kind = kind
        self._told = kind.least
        self._units = _units(kind)
        self.slider = LevelSlider(theme, label, self)
        self.slider.setRange(round(kind.least * self._units), round(kind.most * self._units))
        self.slider.setSingleStep(round(kind.step * self._units))
        stops = round((kind.most - kind.least) / kind.step)
        self.slider.setPageStep(max(1, stops // 5) * self.slider.singleStep())
        self.words = Words(theme, self, where="right", weight=QFont.Weight.Medium)
        self.slider.valueChanged.connect(self._take)
        self._write()

    @property
    def value(self) -> float:
        """Return the number, which is one of the stops."""
        kind = self._kind
        stop = round((self.slider.value() / self._units - kind.least) / kind.step)
        return round(kind.least + stop * kind.step, 6)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        super().set_theme(theme)
        self.slider.set_theme(theme)
        self.words.set_theme(theme)

    def show_value(self, value: float) -> None:
        """Show a number."""
        self.slider.blockSignals(True)
        self.slider.setValue(round(value * self._units))
        self.slider.blockSignals(False)
        self._told = self.value
        self.slider.update()
        self._write()

    def set_pixels(self, pixels: int) -> None:
        """Set the size of its words."""
        self._pixels = pixels
        self.words.set_sizes(pixels, pixels * 0.8)

    def height_for(self, width: int) -> int:
        """Return its height: two lines where number and slider have no room beside each other."""
        tall = max(LOW, round(self._pixels * 2.6))
        return tall + round(self._pixels * 1.5) if self._stacked(width) else tall

    def _stacked(self, width: int) -> bool:
        return width < self._words_width() + 130

    def width_wished(self) -> int:
        """Return its width."""
        return round(self._words_width() + max(190, self._pixels * 12))

    def _words_width(self) -> float:
        metrics = QFontMetricsF(font(self._pixels, QFont.Weight.Medium))
        ends = (self._kind.least, self._kind.most)
        return max(metrics.horizontalAdvance(self._text(value)) for value in ends) + self._pixels * 0.6

    def _text(self, value: float) -> str:
        kind = self._kind
        return kind.zero if kind.zero and not value else filled(kind.written, value * kind.times)

    def _write(self) -> None:
        self.words.set_text(self._text(self.value))
        self.slider.setAccessibleDescription(self._text(self.value))

    def _take(self) -> None:
        self._write()
        if self.value != self._told:
            self._told = self.value
            self.value_changed.emit(self.value)

    def resizeEvent(self, event: QResizeEvent) -> None:
        words, width = round(self._words_width()), self.width()
        if self._stacked(width):
            line = round(self._pixels * 1.5)
            self.words.setGeometry(0, 0, width, line)
            self.slider.setGeometry(0, line, width, self.height() - line)
        else:
            self.words.setGeometry(width - words - 6, 0, words, self.height())
            self.slider.setGeometry(0, 0, width - words - 6, self.height())


def _units(kind: Level) -> float:
    """Return how many of the slider's whole numbers make 1, so that a screen reader reads what is written:
    percent, inches; of metres, tenths."""
    step = kind.step * kind.times
    return kind.times * (1 if step == round(step) else 10)
