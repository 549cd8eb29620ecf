"""How far apart two colours look: CIEDE2000 (Sharma, Wu and Dalal 2005), also to colour-blind eyes.

The colour-blind views are those of Machado, Oliveira and Fernandes (2009) at full severity, on linear light.
"""

from __future__ import annotations

from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt
from typing import Literal

from player.ui.theme import channels_of

Eyes = Literal["usual", "protanopic", "deuteranopic", "tritanopic"]
Triple = tuple[float, float, float]

_VIEWS: dict[Eyes, tuple[Triple, Triple, Triple]] = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopic": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopic": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopic": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
_TO_XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
_WHITE = (0.95047, 1.0, 1.08883)


def difference(one: str, other: str, eyes: Eyes) -> float:
    """Return CIEDE2000 between two ``#rrggbb`` as such eyes see them."""
    return ciede2000(_lab(one, eyes), _lab(other, eyes))


def ciede2000(one: Triple, other: Triple) -> float:
    """Return CIEDE2000 between two colours in CIELAB."""
    chroma = (hypot(one[1], one[2]) + hypot(other[1], other[2])) / 2
    stretch = 1.5 - 0.5 * sqrt(chroma**7 / (chroma**7 + 25**7))
    (c1, h1), (c2, h2) = (
        (hypot(a * stretch, b), degrees(atan2(b, a * stretch)) % 360) for _, a, b in (one, other)
    )
    turn = (h2 - h1 + 180) % 360 - 180 if c1 and c2 else 0.0
    light, mean, hue = (one[0] + other[0]) / 2, (c1 + c2) / 2, h1 + turn / 2
    t = (
        1
        - 0.17 * cos(radians(hue - 30))
        + 0.24 * cos(radians(2 * hue))
        + 0.32 * cos(radians(3 * hue + 6))
        - 0.20 * cos(radians(4 * hue - 63))
    )
    lightness = (other[0] - one[0]) / (1 + 0.015 * (light - 50) ** 2 / sqrt(20 + (light - 50) ** 2))
    colourful = (c2 - c1) / (1 + 0.045 * mean)
    hues = 2 * sqrt(c1 * c2) * sin(radians(turn / 2)) / (1 + 0.015 * mean * t)
    bend = -2 * sqrt(mean**7 / (mean**7 + 25**7)) * sin(radians(60 * exp(-(((hue % 360 - 275) / 25) ** 2))))
    return sqrt(lightness**2 + colourful**2 + hues**2 + bend * colourful * hues)


def _lab(colour: str, eyes: Eyes) -> Triple:
    linear = [_linear(channel / 255) for channel in channels_of(colour)]
    seen = [min(1.0, max(0.0, _dot(row, linear))) for row in _VIEWS[eyes]]
    x, y, z = (_curve(_dot(row, seen) / white) for row, white in zip(_TO_XYZ, _WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _dot(row: Triple, values: list[float]) -> float:
    return sum(weight * value for weight, value in zip(row, values, strict=True))


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _curve(value: float) -> float:
    return float(value ** (1 / 3)) if value > (6 / 29) ** 3 else value / (3 * (6 / 29) ** 2) + 4 / 29
