"""A row of the settings: its name and what it does at the left, what changes it at the right or below."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from player.ui.fonts import font, wrapped
from player.ui.painted import Painted, Words
from player.ui.settings_screen.fields import ChoiceField, PressField, SwitchField
from player.ui.settings_screen.kinds import Choice, Kind, Level, Listed, Pairs, Picked, Press, Reading, Switch
from player.ui.settings_screen.pairs import PairsField
from player.ui.settings_screen.picked import PickedField
from player.ui.settings_screen.table import Setting
from player.ui.settings_screen.wide_fields import LevelField, ListField
from player.ui.theme import Theme

AnyField = SwitchField | ChoiceField | ListField | LevelField | PairsField | PickedField | PressField
"""Whatever changes a value."""

_PAD = 14
_SHARE = 0.56
"""What changes the value takes at most so much of the width beside the words."""


class Row(Painted):
    """One setting."""

    value_changed = Signal(str, object)
    """The setting's name, and the value that the person chose."""
    grown = Signal()
    """It needs another height."""

    def __init__(self, theme: Theme, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setting = setting
        self._pixels = 16
        self._note = ""
        self.first = False
        self.label = Words(theme, self, weight=QFont.Weight.DemiBold, most_lines=8)
        self.label.set_text(setting.label)
        self.help = Words(theme, self, ink="muted", most_lines=30)
        self.help.set_text(setting.help)
        self.help.setVisible(bool(setting.help))
        self.field = _field(theme, setting.label, setting.kind, self)
        if self.field is not None:
            self.field.value_changed.connect(lambda value: self.value_changed.emit(setting.name, value))
            if setting.help and not isinstance(self.field, LevelField):
                self.field.setAccessibleDescription(setting.help)
        if isinstance(self.field, PairsField):
            self.field.grown.connect(self.grown)
            self.field.tried.connect(lambda *pair: self.value_changed.emit("try word", pair))

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        super().set_theme(theme)
        self.label.set_theme(theme)
        self.help.set_theme(theme)
        if self.field is not None:
            self.field.set_theme(theme)

    def show_value(self, value: Any) -> None:
        """Show a value."""
        if self.field is not None:
            self.field.show_value(value)

    def show_note(self, text: str) -> None:
        """Show a sentence that only the running program knows, after the help."""
        if text != self._note:
            self._note = text
            self.help.set_text(f"{self.setting.help} {text}".strip())
            self.help.setVisible(bool(self.help.text))
            self.grown.emit()

    def set_pixels(self, pixels: int) -> None:
        """Set the size of its words."""
        self._pixels = pixels
        if self.field is not None:
            self.field.set_pixels(pixels)

    def height_for(self, width: int) -> int:
        """Return the height it needs in a width, in pixels."""
        return self._place(width, move=False)

    def _place(self, width: int, *, move: bool) -> int:
        inner = width - 2 * _PAD
        wished = self.field.width_wished() if self.field is not None else 0
        beside = wished <= inner * _SHARE
        words = inner - wished - _PAD if beside and wished else inner
        label, help_ = self._words_heights(words)
        words_height = label + help_
        if self.field is None:
            height = words_height + 2 * _PAD
        elif beside:
            tall = self.field.height_for(wished)
            height = max(words_height, tall) + 2 * _PAD
        else:
            tall = self.field.height_for(inner)
            height = words_height + 6 + tall + 2 * _PAD
        if not move:
            return height
        top = (height - words_height) // 2 if beside else _PAD
        self.label.setGeometry(_PAD, top, words, label)
        self.help.setGeometry(_PAD, top + label, words, help_)
        if self.field is not None and beside:
            self.field.setGeometry(width - _PAD - wished, (height - tall) // 2, wished, tall)
        elif self.field is not None:
            self.field.setGeometry(_PAD, top + words_height + 6, inner, tall)
        if isinstance(self.field, PairsField):
            self.field.place()
        return height

    def _words_heights(self, width: int) -> tuple[int, int]:
        label, small = self._pixels, max(12, round(self._pixels * 0.88))
        self.label.set_sizes(label, label)
        self.help.set_sizes(small, small)
        return _height(self.label.text, width, label, QFont.Weight.DemiBold), _height(
            self.help.text, width, small
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place(self.width(), move=True)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.first:
            return
        painter = QPainter(self)
        painter.setPen(QColor(self._theme.line))
        painter.drawLine(_PAD, 0, self.width() - _PAD, 0)
        painter.end()


def _height(text: str, width: int, pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> int:
    if not text:
        return 0
    metrics = QFontMetricsF(font(pixels, weight))
    return round(len(wrapped(text, metrics, width)) * metrics.lineSpacing() + 4)


def _field(theme: Theme, label: str, kind: Kind, parent: QWidget) -> AnyField | None:
    """Return what changes a value of a kind."""
    match kind:
        case Switch():
            return SwitchField(theme, label, parent)
        case Choice():
            return ChoiceField(theme, label, kind, parent)
        case Listed():
            return ListField(theme, label, kind, parent)
        case Level():
            return LevelField(theme, label, kind, parent)
        case Pairs():
            return PairsField(theme, label, kind, parent)
        case Picked():
            return PickedField(theme, label, kind, parent)
        case Press():
            return PressField(theme, label, kind, parent)
        case Reading():
            return None
