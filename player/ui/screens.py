"""The monitors: how large they really are, what they are called, and which one is meant.

Systems lie about the size in millimetres: virtual machines and televisions say nothing, or a shape that is
not the screen's. What cannot be true is not believed; then a laptop of 14 inches is assumed, on which words
have to be larger than on most other screens.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from player.language import said
from player.ui.theme import pixel_mm

if TYPE_CHECKING:
    from PySide6.QtGui import QScreen

ASSUMED_INCHES = 14.0
"""Diagonal of a screen that does not tell."""

_SMALLEST, _LARGEST = 5.0, 120.0
"""Diagonals outside these are not believed."""
_ODD = 1.12
"""Nor is a shape that differs so much from that of the pixels."""
_INCH = 25.4


def believed_inches(width_mm: float, height_mm: float, width: int, height: int) -> float | None:
    """Return the diagonal that a screen of so many pixels says it has; None if it cannot be true."""
    if min(width_mm, height_mm, width, height) <= 0:
        return None
    diagonal = math.hypot(width_mm, height_mm) / _INCH
    odd = (width_mm / height_mm) / (width / height)
    if not _SMALLEST <= diagonal <= _LARGEST or not 1 / _ODD <= odd <= _ODD:
        return None
    return diagonal


def inches_of(screen: QScreen) -> float | None:
    """Return the diagonal of a screen; None where it does not tell, or lies."""
    size, pixels = screen.physicalSize(), screen.geometry()
    return believed_inches(size.width(), size.height(), pixels.width(), pixels.height())


def pixel_mm_of(screen: QScreen, chosen_inches: float) -> float:
    """Return the size of a pixel in millimetres; a diagonal that the person gave goes before all else."""
    pixels = screen.geometry()
    inches = chosen_inches or inches_of(screen) or ASSUMED_INCHES
    return pixel_mm(inches, max(1, pixels.width()), max(1, pixels.height()))


def screen_options() -> tuple[tuple[str, str], ...]:
    """Return the screens there are: what they are kept as, and their names for people."""
    return tuple((screen.name(), _name(screen)) for screen in QGuiApplication.screens())


def screen_called(name: str) -> QScreen | None:
    """Return the screen that is kept under a name, if it is there."""
    return next((screen for screen in QGuiApplication.screens() if screen.name() == name), None)


def size_text(screen: QScreen) -> str:
    """Return in a sentence how large the screen is thought to be."""
    inches = inches_of(screen)
    if inches is None:
        return said("This one does not say; {inches:.0f} inches are assumed.", inches=ASSUMED_INCHES)
    return said("This one says {inches:.1f} inches.", inches=inches)


def _name(screen: QScreen) -> str:
    inches = inches_of(screen)
    model = " ".join(word for word in (screen.manufacturer(), screen.model()) if word)
    size = said(", {inches:.0f} inches", inches=inches) if inches else ""
    return f"{screen.name()}: {model}{size}" if model else f"{screen.name()}{size}"
