"""A wish: what somebody wants to do, in which time, with what, and what it must not ask of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from player.session.parts import PARTS

Level = Literal["gentle", "moderate", "strong"]
"""How much may be asked."""
Aim = Literal["loosen", "strengthen", "warm up", "wind down"]
"""What it is for."""
Avoided = Literal[
    "floor", "lying", "kneeling", "standing", "jumping", "wrists", "bending", "balance", "knees"
]
"""What must not be asked for."""
Tighter = Literal["", "left", "right"]
"""The side that gets more; empty where both are alike."""

Role = Literal["warm up", "strengthen", "roll", "push", "stretch", "use", "breathe"]
"""What an exercise does in a session: move before anything else, make stronger, roll, push against a stretch
(PNF), hold a stretch, use the range that has been gained, come to rest."""

LEVELS: tuple[Level, ...] = ("gentle", "moderate", "strong")
AIMS: tuple[Aim, ...] = ("loosen", "strengthen", "warm up", "wind down")
AVOIDED: tuple[Avoided, ...] = (
    "floor",
    "lying",
    "kneeling",
    "standing",
    "jumping",
    "wrists",
    "bending",
    "balance",
    "knees",
)
SIDES: tuple[Tighter, ...] = ("", "left", "right")
LEAST_MINUTES, MOST_MINUTES = 3, 60
AT_HAND: frozenset[str] = frozenset(("mat", "chair", "wall", "door frame", "strap", "cushion"))
"""What everybody has: a carpet is a mat, a belt is a strap."""
PLACE: frozenset[str] = frozenset(("mat", "wall", "door frame"))
"""What is there where nothing is."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """An exercise that was chosen by hand; it is kept whatever else is wished, as long as it fits."""

    identity: str
    """Its name in sessions."""
    role: Role
    """What it does."""
    anyway: bool = False
    """Whether it was chosen though it did not fit the wish; then it is kept whatever is wished."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wished."""

    parts: tuple[str, ...] = ()
    """Parts of the body, of ``session.parts.PARTS``; none is the whole body."""
    minutes: int = 15
    """How long it is to take, ``LEAST_MINUTES`` to ``MOST_MINUTES``."""
    level: Level = "gentle"
    """How much may be asked."""
    aim: Aim = "loosen"
    """What it is for."""
    equipment: frozenset[str] = AT_HAND
    """What is at hand."""
    without: frozenset[Avoided] = frozenset()
    """What must not be asked for."""
    tighter: Tighter = ""
    """The side that begins and gets more."""
    seed: int = 0
    """Which of the sessions that fit: another number, another one."""
    left_out: frozenset[str] = frozenset()
    """Exercises that are not wanted."""
    chosen: tuple[Chosen, ...] = ()
    """Exercises that were chosen by hand, the first ones first."""
    order: tuple[str, ...] = ()
    """Exercises in an order that was made by hand; empty where none was."""


def in_order(parts: frozenset[str] | set[str]) -> tuple[str, ...]:
    """Return parts of the body in the order in which they are offered, so that equal wishes are equal."""
    return tuple(part for part in PARTS if part in parts)
