"""The form of a wish: one question below the other, each with its chips."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QRect, QRectF, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from player.language import later, said
from player.making.wish import AIMS, AVOIDED, LEVELS, Wish, in_order
from player.making.writing import AVOIDED_NAMES, LEVEL_NAMES
from player.session.parts import PARTS
from player.ui.fonts import font
from player.ui.making_screen.chips import ChipField
from player.ui.painted import Painted, paint_lines
from player.ui.settings_screen.fields import ChoiceField
from player.ui.settings_screen.kinds import Choice
from player.ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from player.making.wish import Aim, Avoided, Level, Tighter

_MINUTES = (5, 8, 10, 12, 15, 20, 25, 30, 45, 60)
_AIMS: tuple[tuple[Aim, str], ...] = (
    ("loosen", later("Loosen")),
    ("strengthen", later("Strengthen")),
    ("warm up", later("Warm up")),
    ("wind down", later("Wind down")),
)
_SIDES: tuple[tuple[Tighter, str], ...] = (
    ("", later("Both alike")),
    ("left", later("Left")),
    ("right", later("Right")),
)
_QUESTIONS = {
    "parts": later("For which parts of the body?"),
    "minutes": later("How many minutes?"),
    "level": later("How demanding?"),
    "aim": later("What for?"),
    "tighter": later("Is one side tighter?"),
    "equipment": later("What is at hand?"),
    "without": later("What is to be avoided?"),
}


class WishForm(Painted):
    """The form; ``place`` arranges it for a width and gives it its height."""

    changed = Signal(Wish)
    """The person chose something else."""

    def __init__(self, theme: Theme, things: Sequence[str], parent: QWidget | None = None) -> None:
        """Take the equipment that exercises need."""
        super().__init__(theme, parent)
        self._pixels = 16
        self._labels: list[tuple[str, QRect]] = []
        self.wish = Wish()
        self.parts = self._chips("parts", [(part, said(part).capitalize()) for part in PARTS])
        self.minutes = self._minutes_field(_MINUTES)
        self.level = self._choice("level", [(each, said(LEVEL_NAMES[each]).capitalize()) for each in LEVELS])
        self.aim = self._choice("aim", [(each, said(dict(_AIMS)[each])) for each in AIMS])
        self.tighter = self._choice("tighter", [(each, said(text)) for each, text in _SIDES])
        self.equipment = self._chips("equipment", [(thing, said(thing).capitalize()) for thing in things])
        names = [(each, _capital(said(AVOIDED_NAMES[each]))) for each in AVOIDED]
        self.without = self._chips("without", names)
        self._connect()
        self.show_wish(self.wish)

    @property
    def fields(self) -> dict[str, ChipField | ChoiceField]:
        """Return the fields by the names of what they change, in order."""
        return {
            "parts": self.parts,
            "minutes": self.minutes,
            "level": self.level,
            "aim": self.aim,
            "tighter": self.tighter,
            "equipment": self.equipment,
            "without": self.without,
        }

    def widgets(self) -> list[QWidget]:
        """Return what takes the keyboard, in order."""
        found: list[QWidget] = []
        for field in self.fields.values():
            found += field.chips.values() if isinstance(field, ChipField) else field.segments
        return found

    def show_wish(self, wish: Wish) -> None:
        """Show a wish without telling of a change."""
        self.wish = wish
        if wish.minutes not in self._offered:
            self._offer_minutes(tuple(sorted({*_MINUTES, wish.minutes})))
        self.parts.show_value(wish.parts)
        self.minutes.show_value(wish.minutes)
        self.level.show_value(wish.level)
        self.aim.show_value(wish.aim)
        self.tighter.show_value(wish.tighter)
        self.equipment.show_value(wish.equipment)
        self.without.show_value(wish.without)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        super().set_theme(theme)
        for field in self.fields.values():
            field.set_theme(theme)

    def set_pixels(self, pixels: int) -> None:
        """Set the size of its words."""
        self._pixels = pixels
        for field in self.fields.values():
            field.set_pixels(pixels)

    def height_for(self, width: int) -> int:
        """Return the height it needs in a width."""
        return self._placed(width, place=False)

    def place(self, width: int) -> None:
        """Arrange the questions in a width."""
        self._labels = []
        self._placed(width, place=True)
        self.update()

    def _placed(self, width: int, *, place: bool) -> int:
        pixels, bottom = self._pixels, 0
        for name, field in self.fields.items():
            tall = round(pixels * 1.5)
            if place:
                self._labels.append((said(_QUESTIONS[name]), QRect(4, bottom, width - 8, tall)))
            bottom += tall + 2
            height = field.height_for(width)
            if place:
                field.setGeometry(-2, bottom, width + 4, height)
            bottom += height + round(pixels * 0.75)
        return bottom

    def _chips(self, name: str, options: Sequence[tuple[str, str]]) -> ChipField:
        return ChipField(self._theme, said(_QUESTIONS[name]), options, self)

    def _choice(self, name: str, options: Sequence[tuple[str, str]]) -> ChoiceField:
        return ChoiceField(self._theme, said(_QUESTIONS[name]), Choice(tuple(options)), self)

    def _minutes_field(self, minutes: tuple[int, ...]) -> ChoiceField:
        self._offered = minutes
        options = tuple((each, str(each)) for each in minutes)
        return ChoiceField(self._theme, said(_QUESTIONS["minutes"]), Choice(options), self)

    def _offer_minutes(self, minutes: tuple[int, ...]) -> None:
        """Offer other minutes: those that a sentence names, besides the usual ones."""
        old, self.minutes = self.minutes, self._minutes_field(minutes)
        old.hide()
        old.deleteLater()
        self.minutes.set_pixels(self._pixels)
        self.minutes.value_changed.connect(lambda value: self._take(minutes=value))
        self.minutes.show()
        if self.width() > 1:
            self.place(self.width())

    def _connect(self) -> None:
        self.parts.value_changed.connect(lambda value: self._take(parts=in_order(value)))
        self.minutes.value_changed.connect(lambda value: self._take(minutes=value))
        self.level.value_changed.connect(lambda value: self._take(level=cast("Level", value)))
        self.aim.value_changed.connect(lambda value: self._take(aim=cast("Aim", value)))
        self.tighter.value_changed.connect(lambda value: self._take(tighter=cast("Tighter", value)))
        self.equipment.value_changed.connect(lambda value: self._take(equipment=value))
        self.without.value_changed.connect(
            lambda value: self._take(without=cast("frozenset[Avoided]", value))
        )

    def _take(self, **changes: object) -> None:
        self.wish = replace(self.wish, **changes)  # type: ignore[arg-type]
        self.changed.emit(self.wish)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(font(self._pixels, QFont.Weight.DemiBold))
        painter.setPen(QColor(self._theme.ink))
        for text, box in self._labels:
            paint_lines(painter, (text,), QRectF(box))
        painter.end()


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
