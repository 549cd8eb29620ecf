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
from player.ui.player_screen.distance import SECOND_ARC_MINUTES, arrange_distant
from player.ui.player_screen.spots import Wishes
from player.ui.theme import FAR_ARC_MINUTES, LEAST_CAPITAL, arc_minutes, far_pixels, pixel_mm

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


def legibility_text(screen: QScreen, metres: float, chosen_inches: float) -> str:
    """Return in a sentence how well the phase and what is next are read from afar, with the distance view in
    full screen."""
    pixel, pixels = pixel_mm_of(screen, chosen_inches), screen.geometry()
    wished = far_pixels(metres, pixel)
    spots = arrange_distant(pixels.width(), pixels.height(), Wishes(distant=True, far=wished))
    minutes = arc_minutes(spots.heading_font * LEAST_CAPITAL, pixel, metres)
    second = arc_minutes(spots.ahead_font * LEAST_CAPITAL, pixel, metres)
    seen = said(
        "In full screen the phase is seen under {minutes:.0f} minutes of arc, the next under {second:.0f}",
        minutes=minutes,
        second=second,
    )
    if minutes > FAR_ARC_MINUTES - 0.5:
        return said("{seen}: easy to read.", seen=seen)
    near = metres * minutes / FAR_ARC_MINUTES
    if minutes >= SECOND_ARC_MINUTES:
        return said("{seen}: it can be read; from {near:.1f} m it is easy.", seen=seen, near=near)
    return said(
        "{seen}, too little on this screen: from {near:.1f} m it is easy to read.", seen=seen, near=near
    )


def _name(screen: QScreen) -> str:
    inches = inches_of(screen)
    model = " ".join(word for word in (screen.manufacturer(), screen.model()) if word)
    size = said(", {inches:.0f} inches", inches=inches) if inches else ""
    return f"{screen.name()}: {model}{size}" if model else f"{screen.name()}{size}"
