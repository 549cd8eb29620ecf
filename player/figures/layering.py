"""Which part of the body hides which: an order from back to front that is right from every direction.

Each part is a handful of balls. Where balls of two parts overlap on the picture, the nearer one is painted
later. Parts that hang together are judged away from their joint; where nothing speaks for an order, what
hangs is painted after what it hangs on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from player.figures.chains import Array


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the body, as far as its place in the order matters."""

    name: str
    """As `working.shin`."""
    centres: Array
    """(balls, 2) on the picture."""
    depths: Array
    """(balls,): larger is nearer to the viewer."""
    sizes: Array
    """(balls,): half-widths."""
    joint: Array | None = None
    """Where on the picture the part hangs on the one it belongs to."""
    belongs_to: str | None = None
    """The part it hangs on."""
    usual: float = 1.0
    """1 when it is painted after that part where nothing else speaks, -1 when before it."""
    sure: bool = False
    """Whether that is so whatever else speaks."""


_USUAL = 2e-4
"""How much the usual order of parts that hang together weighs."""
_SURE = 0.5
"""... and how much where it is sure."""
_CHEAP = 4e-3
"""Wishes that add up to less than this are set aside to keep two parts together."""
_LITTLE = 5e-5
"""Wishes weaker than this are none."""
_APART = 1.7
"""Balls nearer to the common joint than so many of their half-widths do not count."""


def ordered(parts: Sequence[Part], flows: Sequence[tuple[str, str]] = ()) -> list[str]:
    """The names of the parts, the furthest first; pairs that flow into each other follow each other where
    that costs little.
    """
    weights = _weights(parts)
    wishes = np.maximum(weights, 0.0)
    # how much each part wants others behind itself that are not painted yet
    waiting = wishes.sum(axis=1).tolist()
    wanted = wishes.T.tolist()
    left = list(range(len(parts)))
    found: list[int] = []
    while left:
        # what no other part wants behind itself goes first; in a ring of wishes, what the fewest want
        least = min(waiting[place] for place in left) + _LITTLE
        able = [place for place in left if waiting[place] <= least]
        # parts that hang together follow each other if they can: then there is no edge between them
        first = max(able, key=lambda place: _closeness(parts[place], parts[found[-1]]) if found else 0)
        found.append(first)
        left.remove(first)
        waiting = [each - gone for each, gone in zip(waiting, wanted[first], strict=True)]
    names = {part.name: place for place, part in enumerate(parts)}
    for one, other in flows:
        _bring_together(found, names[one], names[other], weights)
    return [parts[place].name for place in found]


def _bring_together(order: list[int], one: int, other: int, weights: Array) -> None:
    """Let two parts follow each other, if what is painted between them hardly minds."""
    first, second = sorted((order.index(one), order.index(other)))
    between = order[first + 1 : second]
    if not between:
        return
    early, late = order[first], order[second]
    if float(np.maximum(weights[between, early], 0.0).sum()) < _CHEAP:
        order.remove(early)
        order.insert(order.index(late), early)
    elif float(np.maximum(weights[late, between], 0.0).sum()) < _CHEAP:
        order.remove(late)
        order.insert(order.index(early) + 1, late)


def _closeness(one: Part, other: Part) -> int:
    """2 for a part that hangs on the other, 1 for the one that the other hangs on."""
    return 2 if one.belongs_to == other.name else int(other.belongs_to == one.name)


def _weights(parts: Sequence[Part]) -> Array:
    """How strongly each part (row) wants to be painted after each other one (column)."""
    counts = [len(part.depths) for part in parts]
    owner = np.repeat(np.arange(len(parts)), counts)
    starts = np.cumsum([0, *counts[:-1]])
    centres = np.concatenate([part.centres for part in parts])
    depths = np.concatenate([part.depths for part in parts])
    sizes = np.concatenate([part.sizes for part in parts])
    wishes = _far(centres, centres)
    np.subtract(sizes[:, None] + sizes, wishes, out=wishes)
    np.maximum(wishes, 0.0, out=wishes)
    wishes *= np.clip(depths[:, None] - depths, -0.08, 0.08)
    names = {part.name: place for place, part in enumerate(parts)}
    # what lies at the joint of two parts that hang together says nothing about them
    above = np.array([names.get(part.belongs_to or "", -1) for part in parts])
    joints = np.array([part.joint if part.joint is not None else (np.inf, np.inf) for part in parts])
    close = _far(centres, joints) < (_APART * sizes)[:, None]
    hangs = above[owner][:, None] == owner
    at_joint = close[:, owner].T | close[np.arange(len(owner)), owner][:, None]
    blind = hangs & at_joint
    wishes[blind | blind.T] = 0.0
    weights: Array = np.add.reduceat(np.add.reduceat(wishes, starts, axis=0), starts, axis=1)
    for place, part in enumerate(parts):
        if part.belongs_to in names:
            owned_by = names[part.belongs_to]
            weight = (_SURE if part.sure else _USUAL) * part.usual
            weights[place, owned_by] += weight
            weights[owned_by, place] -= weight
    return weights


def _far(some: Array, others: Array) -> Array:
    """How far each of some places (rows) is from each of others (columns)."""
    across, up = (some[:, None, axis] - others[:, axis] for axis in (0, 1))
    found: Array = np.sqrt(across * across + up * up)
    return found
