"""The look as values: colours for light and dark, and text sizes that follow from how far away people lie.

Sizes. ISO 9241-303 asks for 16 minutes of arc as the least height of a capital, and 20 to 22 for ease. The
heading, the seconds and the side are set for 20 at four metres, full screen on 14 inches of 1920x1080; names
of more than eight letters are smaller where they must be, never below 14.

Colours. Every phase colour holds 4.5:1 against what it stands on, in high contrast 7:1 (WCAG 2, 1.4.3 and
1.4.6), and any two phases that can meet stay apart for usual, protanopic, deuteranopic and tritanopic eyes
(computed in the tests). A shape goes with every colour, and a word with every shape.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from player.timeline.timeline import PhaseKind

Scheme = Literal["light", "dark"]
"""Which of the two palettes."""

FAR_METRES = 4.0
"""The distance from which the player screen must be legible."""

FAR_ARC_MINUTES = 20.0
"""Height of a capital of the heading and the side, and at least of the seconds, seen from there."""

LEAST_CAPITAL = 0.69
"""Height of a capital in parts of the font's pixel size, in the flattest of the usual interface fonts."""


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one scheme, each as ``#rrggbb``."""

    scheme: Scheme
    """Which scheme they make."""
    high: bool
    """Whether the contrast is high: 7:1 at least, and edges around everything."""
    window: str
    """Behind everything."""
    card: str
    """Behind cards, popovers and notices."""
    ink: str
    """Text."""
    muted: str
    """Text of second rank."""
    line: str
    """Hairlines, tracks and edges."""
    edge: str
    """Edges of what can be pressed: 3:1 against what they stand on (WCAG 1.4.11)."""
    focus: str
    """The ring around what has the keyboard, just as strong."""
    accent: str
    """What can be pressed, and what is chosen."""
    on_accent: str
    """Text on ``accent``."""
    warning: str
    """Warnings."""
    error: str
    """Errors, and the sign of the safety line."""
    tint: float
    """Share of the phase's colour in the stage behind the figure, 0 to 1."""
    phases: Mapping[PhaseKind, str]
    """Colour of each kind of phase."""

    @property
    def track(self) -> str:
        """Return the colour of the part of a slider that is not filled."""
        return mix(self.card, self.ink, 0.35) if self.high else self.line

    def phase(self, kind: PhaseKind) -> str:
        """Return the colour of a kind of phase."""
        return self.phases[kind]

    def faint(self, kind: PhaseKind) -> str:
        """Return the colour of a kind of phase that is not the chosen one: words can be read on it."""
        return mix(self.card, self.phases[kind], 0.38)

    def amount(self, share: float) -> str:
        """Return the colour of an amount, 0 to 1; none is so middling that neither dark nor light words could
        be read on it."""
        return self.accent if share >= 1.0 else mix(self.card, self.accent, 0.15 + 0.27 * max(0.0, share))

    def ink_on(self, ground: str) -> str:
        """Return the colour in which words are read best on a ground."""
        return _best_read((self.ink, self.on_accent, self.card), ground)

    def stage(self, kind: PhaseKind) -> str:
        """Return the colour behind the figure in a kind of phase."""
        return mix(self.card, self.phases[kind], self.tint)


def _with_borrowers(colours: dict[PhaseKind, str]) -> dict[PhaseKind, str]:
    """Give breath and roll the colours of kinds that they never meet."""
    return {**colours, "inhale": colours["stretch"], "exhale": colours["relax"], "roll": colours["rep"]}


LIGHT = Theme(
    scheme="light",
    high=False,
    window="#F3EDE3",
    card="#FFFCF7",
    ink="#20242C",
    muted="#5A606B",
    line="#DDD3C3",
    edge="#857C6C",
    focus="#1B6570",
    accent="#1B6570",
    on_accent="#FFFFFF",
    warning="#8A4B00",
    error="#B3261E",
    tint=0.07,
    phases=_with_borrowers(
        {
            "prepare": "#5B493D",
            "stretch": "#0A6BB6",
            "contract": "#B83310",
            "relax": "#4C724A",
            "pull": "#AB206C",
            "deepen": "#3136AB",
            "hold": "#5D3000",
            "rep": "#066E70",
            "rest": "#434A54",
            "change side": "#53256A",
        }
    ),
)
"""Warm paper and dark ink."""

_DARK_PHASES = _with_borrowers(
    {
        "prepare": "#E1CFBF",
        "stretch": "#7EBDF1",
        "contract": "#ED8E60",
        "relax": "#98D394",
        "pull": "#FD6893",
        "deepen": "#858EFB",
        "hold": "#F3C55B",
        "rep": "#78EFEB",
        "rest": "#A5B0BC",
        "change side": "#BC8FC8",
    }
)

DARK = Theme(
    scheme="dark",
    high=False,
    window="#14161A",
    card="#22262C",
    ink="#F4EFE6",
    muted="#B0B4BB",
    line="#3A4049",
    edge="#757D88",
    focus="#7FCBC6",
    accent="#7FCBC6",
    on_accent="#0F1B1C",
    warning="#F2B45A",
    error="#FF8A7A",
    tint=0.10,
    phases=_DARK_PHASES,
)
"""A dim room: warm light text on charcoal."""

HIGH_LIGHT = Theme(
    scheme="light",
    high=True,
    window="#FFFFFF",
    card="#FFFFFF",
    ink="#000000",
    muted="#303030",
    line="#000000",
    edge="#000000",
    focus="#0036C7",
    accent="#00434C",
    on_accent="#FFFFFF",
    warning="#653700",
    error="#960000",
    tint=0.0,
    phases=_with_borrowers(
        {
            "prepare": "#4C3E33",
            "stretch": "#0957AD",
            "contract": "#A62409",
            "relax": "#3D5E39",
            "pull": "#A90664",
            "deepen": "#22349E",
            "hold": "#512B00",
            "rep": "#0C6267",
            "rest": "#3B444C",
            "change side": "#5F1468",
        }
    ),
)
"""Black on white, and edges around everything."""

HIGH_DARK = Theme(
    scheme="dark",
    high=True,
    window="#000000",
    card="#000000",
    ink="#FFFFFF",
    muted="#DADADA",
    line="#FFFFFF",
    edge="#FFFFFF",
    focus="#FFE45C",
    accent="#8FE3DC",
    on_accent="#000000",
    warning="#FFC36B",
    error="#FF9C8F",
    tint=0.0,
    phases=_DARK_PHASES,
)
"""White on black, and edges around everything."""


def theme_for(scheme: Scheme, *, high: bool = False) -> Theme:
    """Return the palette of a scheme, of high contrast if that is asked for."""
    if high:
        return HIGH_DARK if scheme == "dark" else HIGH_LIGHT
    return DARK if scheme == "dark" else LIGHT


@lru_cache(maxsize=1024)
def mix(base: str, other: str, share: float) -> str:
    """Return the colour between two, with so much of the other in it, 0 to 1."""
    channels = (
        round(low + (high - low) * share)
        for low, high in zip(channels_of(base), channels_of(other), strict=True)
    )
    return "#" + "".join(f"{channel:02X}" for channel in channels)


def channels_of(colour: str) -> tuple[int, int, int]:
    """Return red, green and blue of ``#rrggbb``, 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2)."""
    brighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def arc_minutes(pixels: float, pixel_mm: float, metres: float = FAR_METRES) -> float:
    """Return the angle under which so many pixels of so many millimetres are seen."""
    return math.degrees(2 * math.atan(pixels * pixel_mm / 2000 / metres)) * 60


def pixel_mm(diagonal_inches: float, width: int, height: int) -> float:
    """Return the size of a pixel in millimetres on a screen of square pixels."""
    return diagonal_inches * 25.4 / math.hypot(width, height)


def far_pixels(metres: float, pixel: float, minutes: float = FAR_ARC_MINUTES) -> float:
    """Return the font size in pixels of so many millimetres whose capitals are seen under an angle."""
    return 2 * metres * 1000 * math.tan(math.radians(minutes / 60) / 2) / pixel / LEAST_CAPITAL


FAR_SHARE = far_pixels(FAR_METRES, pixel_mm(14, 1920, 1080)) / 1080
"""Font size of the heading and the side, in parts of the height of a wide window: about 0.19."""


@lru_cache(maxsize=1024)
def _best_read(inks: tuple[str, ...], ground: str) -> str:
    return max(inks, key=lambda ink: contrast(ink, ground))


def _luminance(colour: str) -> float:
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in (value / 255 for value in channels_of(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
