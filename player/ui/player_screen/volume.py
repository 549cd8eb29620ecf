"""The volumes: all of it, the voice, the sounds and the music, in a small window over the volume button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QWidget

from player.language import said
from player.ui.level_slider import LevelSlider
from player.ui.painted import Painted, Words
from player.ui.theme import Theme


class VolumePopover(Painted):
    """Four levels under one another."""

    levels_changed = Signal(float, float, float, float)
    """A level was moved: how loud everything, the voice, the sounds and the music are, each 0 to 1."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.setWindowFlags(Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAccessibleName(said("Volume"))
        layout = QGridLayout(self)
        layout.setContentsMargins(20, 14, 20, 14)
        layout.setHorizontalSpacing(12)
        layout.setVerticalSpacing(4)
        self._words: list[Words] = []
        self.sliders: list[LevelSlider] = []
        for row, text in enumerate((said("Everything"), said("Voice"), said("Sounds"), said("Music"))):
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
    def levels(self) -> tuple[float, float, float, float]:
        """Return how loud everything, the voice, the sounds and the music are."""
        whole, voice, tones, music = (slider.value() / 100 for slider in self.sliders)
        return whole, voice, tones, music

    def set_levels(self, whole: float, voice: float, tones: float, music: float) -> None:
        """Show other levels without telling of a change."""
        for slider, level in zip(self.sliders, (whole, voice, tones, music), strict=True):
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
