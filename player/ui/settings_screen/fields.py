"""What a value is changed with: a switch, a few segments, a list, a level, a button; all by keyboard.

Each is a Qt control of the same role that paints itself, so that a screen reader knows it for what it is.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Any, Protocol

from PySide6.QtCore import QRectF, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QCheckBox, QRadioButton, QWidget

from player.language import said
from player.ui.buttons import WordButton
from player.ui.focus import paint_focus
from player.ui.fonts import font
from player.ui.painted import Painted
from player.ui.pills import LOW, in_rows, paint_pill, pill_radius, pill_size
from player.ui.settings_screen.kinds import Choice, Press
from player.ui.theme import Theme, mix

_GAP = 8
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Field(Protocol):
    """What shows a value and lets it be changed."""

    @property
    def value_changed(self) -> SignalInstance:
        """Return the signal that carries a value the person has chosen."""
        ...

    def show_value(self, value: Any) -> None:
        """Show a value without telling of a change."""
        ...

    def set_pixels(self, pixels: int) -> None:
        """Set the size of its words."""
        ...

    def height_for(self, width: int) -> int:
        """Return the height it needs in a width, in pixels."""
        ...

    def width_wished(self) -> int:
        """Return the width at which nothing has to be broken, in pixels."""
        ...


class SwitchField(QCheckBox):
    """On or off."""

    value_changed = Signal(bool)
    """The person switched it."""

    def __init__(self, theme: Theme, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pixels = 16
        self.setAccessibleName(label)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self.value_changed)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.update()

    def show_value(self, value: bool) -> None:
        """Show a value."""
        self.setChecked(value)

    def set_pixels(self, pixels: int) -> None:
        """Set the size of its words."""
        self._pixels = pixels
        self.update()

    def height_for(self, width: int) -> int:
        """Return the height it needs."""
        return max(LOW, round(self._pixels * 2.6))

    def width_wished(self) -> int:
        """Return its width."""
        words = QFontMetricsF(font(self._pixels, QFont.Weight.Medium))
        return round(self._track_width() + self._pixels * 1.6 + words.horizontalAdvance(said("Off ")) + 16)

    def _track_width(self) -> float:
        return self._pixels * 2.9

    def hitButton(self, pos: object) -> bool:
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(self.width_wished(), self.height_for(0))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, on = self._theme, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height, width = self._pixels * 1.6, self._track_width()
        track = QRectF(self.width() - width - 6, (self.height() - height) / 2, width, height)
        painter.setPen(QPen(QColor(theme.accent if on else theme.muted), 2))
        painter.setBrush(QColor(theme.accent if on else theme.card))
        painter.drawRoundedRect(track, height / 2, height / 2)
        knob = height - 8
        left = track.right() - knob - 4 if on else track.left() + 4
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.on_accent if on else theme.muted))
        painter.drawEllipse(QRectF(left, track.top() + 4, knob, knob))
        painter.setFont(font(self._pixels, QFont.Weight.Medium))
        painter.setPen(QColor(theme.ink))
        words = QRectF(0, 0, track.left() - self._pixels * 0.6, self.height())
        painter.drawText(
            words,
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
            said("On") if on else said("Off"),
        )
        if self.hasFocus():
            paint_focus(painter, theme, track.adjusted(-5, -5, 5, 5), height / 2 + 5)
        painter.end()


def picture_size(pixels: int) -> QSize:
    """Return the size of an option's picture beside words of so many pixels."""
    return QSize(round(pixels * 5.6), round(pixels * 6.4))


class _Segment(QRadioButton):
    """One of the options."""

    def __init__(self, theme: Theme, text: str, pictured: bool, parent: QWidget) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._pixels = 16
        self._pictured = pictured
        self._picture: QPixmap | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def set_pixels(self, pixels: int) -> None:
        self._pixels = pixels
        self.update()

    @property
    def picture(self) -> QPixmap | None:
        return self._picture

    def set_picture(self, picture: QPixmap | None) -> None:
        self._picture = picture
        self.update()

    def wished(self) -> QSize:
        size = pill_size(self.text(), self._pixels)
        if not self._pictured:
            return size
        picture = picture_size(self._pixels)
        return QSize(max(size.width(), picture.width() + 20), round(self._pixels * 2.5) + picture.height())

    def hitButton(self, pos: object) -> bool:
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def _paint_tile(self, painter: QPainter, box: QRectF) -> None:
        theme, chosen = self._theme, self.isChecked()
        painter.setPen(QPen(QColor(theme.accent if chosen else theme.edge), 4 if chosen else 1.5))
        painter.setBrush(QColor(mix(theme.card, theme.accent, 0.14 if chosen else 0.0)))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 14, 14)
        size = picture_size(self._pixels)
        if self._picture is not None:
            place = QRectF(box.center().x() - size.width() / 2, box.top() + 8, size.width(), size.height())
            painter.drawPixmap(place, self._picture, QRectF(self._picture.rect()))
        words = box.adjusted(0, size.height() + 6, 0, -4)
        painter.setFont(font(self._pixels, QFont.Weight.DemiBold if chosen else QFont.Weight.Medium))
        painter.setPen(QColor(theme.ink))
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.text())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, chosen = self._theme, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        if self._pictured:
            self._paint_tile(painter, box)
        else:
            under = self.underMouse()
            paint_pill(painter, theme, box, self.text(), self._pixels, on=chosen, under=under)
        if self.hasFocus():
            around = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
            paint_focus(painter, theme, around, pill_radius(box) + 2.5)
        painter.end()


class ChoiceField(Painted):
    """One of a few, side by side where there is room."""

    value_changed = Signal(object)
    """The person chose another value."""

    def __init__(self, theme: Theme, label: str, kind: Choice, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setAccessibleName(label)
        self._values = [value for value, _ in kind.options]
        self.segments = [_Segment(theme, name, kind.pictured, self) for _, name in kind.options]
        for place, segment in enumerate(self.segments):
            segment.setAccessibleDescription(label)
            segment.clicked.connect(
                lambda _on=False, place=place: self.value_changed.emit(self._values[place])
            )

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        super().set_theme(theme)
        for segment in self.segments:
            segment.set_theme(theme)

    def offer(self, values: Container[object]) -> None:
        """Leave out what is not among some values."""
        for value, segment in zip(self._values, self.segments, strict=True):
            segment.setVisible(value in values)

    def set_pictures(self, pictures: Mapping[str | int | float, QPixmap]) -> None:
        """Show a picture over the name of each value that has one."""
        for value, segment in zip(self._values, self.segments, strict=True):
            segment.set_picture(pictures.get(value))

    def show_value(self, value: object) -> None:
        """Show a value; one that is not among the options shows the first."""
        place = self._values.index(value) if value in self._values else 0
        self.segments[place].setChecked(True)
        for segment in self.segments:  # Tab comes to what is chosen; until one has had the keyboard Qt has it
            on = segment.isChecked()  # come to the first
            segment.setFocusPolicy(Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.ClickFocus)

    def set_pixels(self, pixels: int) -> None:
        """Set the size of its words."""
        for segment in self.segments:
            segment.set_pixels(pixels)

    def height_for(self, width: int) -> int:
        """Return the height of as many rows as are needed."""
        return self._place(width)[1]

    def width_wished(self) -> int:
        """Return the width of one row."""
        return sum(segment.wished().width() for segment in self._offered)

    @property
    def _offered(self) -> list[_Segment]:
        return [segment for segment in self.segments if not segment.isHidden()]

    def _place(self, width: int) -> tuple[list[tuple[int, int, int, int]], int]:
        """Return where the segments stand in a width, row by row, and the height of all."""
        return in_rows((segment.wished() for segment in self._offered), width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        for segment, box in zip(self._offered, self._place(self.width())[0], strict=True):
            segment.setGeometry(*box)


class PressField(WordButton):
    """A button."""

    value_changed = Signal(object)
    """It was pressed; carries nothing."""

    def __init__(self, theme: Theme, label: str, kind: Press, parent: QWidget | None = None) -> None:
        super().__init__(theme, kind.text, "plain", parent=parent)
        self.setAccessibleDescription(label)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(lambda: self.value_changed.emit(None))

    def show_value(self, value: object) -> None:
        """Take no value: a button has none."""

    def set_pixels(self, pixels: int) -> None:
        """Set the size of its words."""
        self.set_font_pixels(pixels)

    def height_for(self, width: int) -> int:
        """Return its height."""
        return self.sizeHint().height()

    def width_wished(self) -> int:
        """Return its width."""
        return self.sizeHint().width()
