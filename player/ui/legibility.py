"""How well the player screen is read from afar, told to the person who chooses the distance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from player.language import said
from player.ui.player_screen.distance import SECOND_ARC_MINUTES, arrange_distant
from player.ui.player_screen.spots import Wishes
from player.ui.screens import pixel_mm_of
from player.ui.theme import FAR_ARC_MINUTES, LEAST_CAPITAL, arc_minutes, far_pixels

if TYPE_CHECKING:
    from PySide6.QtGui import QScreen


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
