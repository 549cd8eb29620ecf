"""The volumes: the whole, the voice and the sounds apart, in a small window over the volume button."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractSlider, QGridLayout, QWidget

from player.ui.painted import Painted, Words
from player.ui.theme import Theme


class LevelSlider(QAbstractSlider):
    """A level from 0 to 100, by mouse, wheel and arrow keys."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setRange(0, 100)
        self.setSingleStep(5)
        self.setPageStep(20)
        self.setValue(100)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setOrientation(Qt.Orientation.Horizontal)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.update()

    def _go_to(self, x: float) -> None:
        self.setValue(round((x - 14) / max(1, self.width() - 28) * 100))

    def sizeHint(self) -> QSize:
        return QSize(190, 44)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._go_to(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._go_to(event.position().x())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        room = self.width() - 28
        head = 14 + room * self.value() / 100
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.line))
        painter.drawRoundedRect(QRectF(14, middle - 3, room, 6), 3, 3)
        painter.setBrush(QColor(self._theme.accent))
        painter.drawRoundedRect(QRectF(14, middle - 3, head - 14, 6), 3, 3)
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._theme.ink), 2.5))
        painter.drawEllipse(QRectF(head - 10, middle - 10, 20, 20))
        painter.end()


class VolumePopover(Painted):
    """Three levels under one another."""

    levels_changed = Signal(float, float, float)
    """A level was moved: how loud everything, the voice and the sounds are, each 0 to 1."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.setWindowFlags(Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAccessibleName("Volume")
        layout = QGridLayout(self)
        layout.setContentsMargins(20, 14, 20, 14)
        layout.setHorizontalSpacing(12)
        layout.setVerticalSpacing(4)
        self._words: list[Words] = []
        self.sliders: list[LevelSlider] = []
        for row, text in enumerate(("Everything", "Voice", "Sounds")):
            words = Words(theme, self)
            words.set_text(text)
            slider = LevelSlider(theme, text, self)
            slider.valueChanged.connect(self._tell)
            layout.addWidget(words, row, 0)
            layout.addWidget(slider, row, 1)
            self._words.append(words)
            self.sliders.append(slider)
        self.set_font_pixels(15)

    @property
    def levels(self) -> tuple[float, float, float]:
        """Return how loud everything, the voice and the sounds are."""
        whole, voice, tones = (slider.value() / 100 for slider in self.sliders)
        return whole, voice, tones

    def set_levels(self, whole: float, voice: float, tones: float) -> None:
        """Show other levels without telling of a change."""
        for slider, level in zip(self.sliders, (whole, voice, tones), strict=True):
            slider.blockSignals(True)
            slider.setValue(round(level * 100))
            slider.blockSignals(False)
            slider.update()

    def set_font_pixels(self, pixels: int) -> None:
        """Set the size of the words."""
        for words in self._words:
            words.set_sizes(pixels, pixels)
            words.setMinimumSize(words.sizeHint())
        self.adjustSize()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        super().set_theme(theme)
        for slider in self.sliders:
            slider.set_theme(theme)

    def _tell(self) -> None:
        self.levels_changed.emit(*self.levels)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Space):
            self.close()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.card))
        painter.setPen(QPen(QColor(self._theme.line), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
