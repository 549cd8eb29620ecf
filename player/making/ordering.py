"""Ordering: what is done after what."""

from __future__ import annotations

from itertools import pairwise, product
from typing import TYPE_CHECKING

from player.making.candidates import POSITIONS
from player.making.repertoire import ROLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from player.making.candidates import Position
    from player.making.choosing import Pick
    from player.making.wish import Role


def arranged(picks: Iterable[Pick], order: Sequence[str]) -> list[Pick]:
    """Return picks as they are done; those that stand in an order that was made by hand follow one another
    as in it."""
    made = in_order(picks)
    places = {identity: place for place, identity in enumerate(order)}
    known = sorted((pick for pick in made if pick.identity in places), key=lambda pick: places[pick.identity])
    following = iter(known)
    return [next(following) if pick.identity in places else pick for pick in made]


def place_for(pick: Pick, picks: Sequence[Pick]) -> int:
    """Return the place at which one more is done: after all that comes before it by position and role."""
    block = _block(pick)
    return max((place + 1 for place, each in enumerate(picks) if _block(each) <= block), default=0)


def in_order(picks: Iterable[Pick]) -> list[Pick]:
    """Return picks as they are done: on one's feet first and then down, once; by their roles; within a role
    so that the position changes as seldom as can be, and else in the order given."""
    given = list(picks)
    blocks: dict[tuple[bool, int], list[Pick]] = {}
    pushed = {muscle for pick in given if pick.role == "push" for muscle in pick.candidate.muscles}
    for pick in given:
        blocks.setdefault(_block(pick), []).append(pick)
    keys = sorted(blocks)
    best: list[Pick] = []
    fewest = -1
    for ways in product((False, True), repeat=len(keys)):
        made = [
            pick
            for key, up in zip(keys, ways, strict=True)
            for pick in sorted(blocks[key], key=lambda pick, up=up: _place(pick, up, pushed))  # type: ignore[misc]
        ]
        count = changes([pick.candidate.position for pick in made])
        if fewest < 0 or count < fewest:
            best, fewest = made, count
    return best


def changes(positions: Sequence[Position]) -> int:
    """Return how often one gets into another position."""
    return sum(one != other for one, other in pairwise(positions))


def _place(pick: Pick, up: bool, pushed: set[str]) -> tuple[bool, int, bool]:
    place = POSITIONS.index(pick.candidate.position)
    # a stretch that is pushed against comes before one of the same muscle that is held
    later = pick.role == "stretch" and bool(pushed & set(pick.candidate.muscles))
    return later, -place if up else place, pick.role != "push"


def _block(pick: Pick) -> tuple[bool, int]:
    role: Role = "stretch" if pick.role == "push" else pick.role
    return pick.role == "breathe" or not pick.candidate.upright, ROLES.index(role)
