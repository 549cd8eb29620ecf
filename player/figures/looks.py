"""Looks: who the figure is, and the colours of everything, as values; more can be added without touching the
engine.

A look is a person (`LOOKS`) on a light or a dark ground (`PALETTES`), named as in `dark`, where the usual
person is meant, or `dark ruth`. The names alone are `LOOK_NAMES`, for whoever lets people choose.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

SHORTS, LEGGINGS = 1.66, 2.82
"""Where trousers end along the leg, whose knee is 2 and ankle 3."""
SLEEVES, LONG_SLEEVES = 0.60, 1.86
"""Where a shirt's sleeves end along the arm, whose elbow is 1 and wrist 2."""


@dataclass(frozen=True, slots=True)
class Build:
    """How a body differs from the mean adult; 1 is the mean, or none of it where it says so."""

    shoulders: float = 1.0
    """Breadth of the shoulders' flesh and the upper chest."""
    chest: float = 1.0
    """Depth and breadth of the chest."""
    waist: float = 1.0
    hips: float = 1.0
    limbs: float = 1.0
    """Thickness of arms and legs."""
    bust: float = 0.0
    """How far breasts stand out, parts of stature."""
    belly: float = 0.0
    """How far the belly stands out, parts of stature."""
    hem: float = SHORTS
    """Where the trousers end."""
    cuff: float = SLEEVES
    """Where the sleeves end."""


MEAN = Build()
"""Of the mean adult, in T-shirt and shorts."""

HAIR_STYLES = ("short", "thin", "none", "bob", "bun", "tail", "curls")
"""How hair can be worn; `thin` is receding, `tail` falls as gravity says."""


@dataclass(frozen=True, slots=True)
class Look:
    """A person, and all colours of a picture, each `#rrggbb`."""

    skin: str
    hair: str
    top: str
    """T-shirt."""
    bottom: str
    """Shorts or leggings."""
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
    """Cushions, and what a partner wears."""
    cool: str
    """Glow of a muscle that is stretched."""
    warm: str
    """Glow of a muscle that works."""
    arrow: str
    """Direction of a push."""
    way: str
    """Direction of a movement."""
    way_edge: str
    """What parts that arrow from what it lies on."""
    build: Build = MEAN
    """The shape of the body and its clothes."""
    hair_style: str = "short"
    """One of `HAIR_STYLES`."""


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
    way="#27344f",
    way_edge="#ffffff",
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
    way="#f2f4f8",
    way_edge="#1b1f29",
)
"""On a dark ground."""

PALETTES: Mapping[str, Look] = {"light": LIGHT, "dark": DARK}
"""The grounds that `drawing_at` knows by name, with the usual person."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who is seen; the colours are those on a light ground."""

    label: str
    """What the person who chooses reads."""
    skin: str
    hair: str
    top: str
    bottom: str
    hair_style: str = "short"
    """One of `HAIR_STYLES`."""
    build: Build = MEAN


_WOMAN = Build(shoulders=0.84, chest=0.90, waist=0.86, hips=1.07, limbs=0.88, bust=0.013)
_LARGE_WOMAN = Build(
    shoulders=0.98, chest=1.10, waist=1.22, hips=1.24, limbs=1.14, bust=0.020, belly=0.012, hem=LEGGINGS
)
_LARGE_MAN = Build(shoulders=1.06, chest=1.14, waist=1.30, hips=1.12, limbs=1.12, belly=0.024)

LOOKS: Mapping[str, Person] = {
    "alex": Person("Alex", "#d9a27d", "#3a2a26", "#3f8295", "#35435f"),
    "lena": Person("Lena", "#e8b897", "#7a3f25", "#8a4f7d", "#3c4654", "tail", replace(_WOMAN, hem=LEGGINGS)),
    "samuel": Person(
        "Samuel", "#7a4f38", "#1d1817", "#c9943a", "#3d4a45", "none", Build(shoulders=1.05, waist=0.95)
    ),
    "amara": Person("Amara", "#8f5d41", "#231a1a", "#d0694f", "#40405e", "curls", _WOMAN),
    "jonas": Person("Jonas", "#ebc0a0", "#b98d4f", "#5d8a5c", "#4a4a52", "short", _LARGE_MAN),
    "mei": Person("Mei", "#e3b48e", "#1f1b20", "#5672ad", "#39424a", "bob", replace(_WOMAN, waist=0.84)),
    "priya": Person("Priya", "#b27b54", "#221a1b", "#3f8f80", "#4c3a5c", "bun", _LARGE_WOMAN),
    "ruth": Person(
        "Ruth",
        "#e6bda0",
        "#bdb9b6",
        "#a3596a",
        "#4a5468",
        "bob",
        Build(shoulders=0.88, chest=0.95, waist=1.02, hips=1.06, limbs=0.94, bust=0.012, hem=LEGGINGS),
    ),
    "henry": Person(
        "Henry",
        "#dfae8e",
        "#b3b1b0",
        "#4d6b99",
        "#4d4a46",
        "thin",
        Build(shoulders=0.97, waist=1.12, limbs=0.95, belly=0.012),
    ),
}
"""The people to choose from; the first is the usual one."""

LOOK_NAMES: tuple[tuple[str, str], ...] = tuple((name, person.label) for name, person in LOOKS.items())
"""Each look's name, as kept in settings, and its label."""
USUAL_LOOK = LOOK_NAMES[0][0]


def look_of(palette: str | Look) -> Look:
    """The look that is named by a ground and, after a space, a person; a Look is itself."""
    return palette if isinstance(palette, Look) else _look_named(palette)


@lru_cache(maxsize=64)
def _look_named(palette: str) -> Look:
    ground_name, _, name = palette.partition(" ")
    person = LOOKS.get(name, LOOKS[USUAL_LOOK])
    ground = PALETTES[ground_name]
    lighter = 0.14 if ground_name == "dark" else 0.0
    if person is LOOKS[USUAL_LOOK]:
        return ground
    return replace(
        ground,
        skin=blend(person.skin, "#ffffff", lighter * 0.35),
        hair=blend(person.hair, "#ffffff", lighter),
        top=blend(person.top, "#ffffff", lighter * 0.7),
        bottom=blend(person.bottom, "#ffffff", lighter * 1.4),
        build=person.build,
        hair_style=person.hair_style,
    )


@lru_cache(maxsize=256)
def blend(first: str, second: str, amount: float) -> str:
    """The colour `amount` (0 to 1) of the way from the first to the second."""
    one = (int(first[i : i + 2], 16) for i in (1, 3, 5))
    two = (int(second[i : i + 2], 16) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * amount):02x}" for a, b in zip(one, two, strict=True))
