"""Looks: the colours of a person and of the things around, as values; more can be added without touching
the engine.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Look:
    """All colours of a picture, each `#rrggbb`."""

    skin: str
    hair: str
    top: str
    """T-shirt."""
    bottom: str
    """Shorts."""
    shade: str
    """Mixed into what is far or turned from the light."""
    mat: str
    mat_edge: str
    """The thickness of the mat."""
    floor: str
    """The soft shadow on the floor."""
    prop: str
    """Chair, wall, roller."""
    prop_dark: str
    """Their shaded sides."""
    strap: str
    band: str
    """Elastic bands."""
    cushion: str
    """Cushions and blocks."""
    cool: str
    """Glow of a muscle that is stretched."""
    warm: str
    """Glow of a muscle that works."""
    arrow: str
    """Direction of a push."""


LIGHT = Look(
    skin="#d9a27d",
    hair="#3a2a26",
    top="#3f8295",
    bottom="#35435f",
    shade="#2b2140",
    mat="#a9c3b6",
    mat_edge="#86a597",
    floor="#5b5246",
    prop="#c9a77c",
    prop_dark="#a98860",
    strap="#e0a526",
    band="#7d5ba6",
    cushion="#c98b8b",
    cool="#34d3e8",
    warm="#ff5a30",
    arrow="#e2472a",
)
"""On a light ground."""

DARK = Look(
    skin="#dca883",
    hair="#5a423a",
    top="#4a93a8",
    bottom="#566890",
    shade="#140f26",
    mat="#3f5a52",
    mat_edge="#2f463f",
    floor="#000000",
    prop="#a98a63",
    prop_dark="#7d6546",
    strap="#edb53a",
    band="#9a7cc4",
    cushion="#a86f73",
    cool="#4fe3f5",
    warm="#ff6a3d",
    arrow="#ff6a4a",
)
"""On a dark ground."""

PALETTES: Mapping[str, Look] = {"light": LIGHT, "dark": DARK}
"""The looks that `drawing_at` knows by name."""


@lru_cache(maxsize=256)
def blend(first: str, second: str, amount: float) -> str:
    """The colour `amount` (0 to 1) of the way from the first to the second."""
    one = (int(first[i : i + 2], 16) for i in (1, 3, 5))
    two = (int(second[i : i + 2], 16) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * amount):02x}" for a, b in zip(one, two, strict=True))
