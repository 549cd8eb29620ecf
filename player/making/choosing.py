"""Choosing: which exercises, in which roles, a wish is met with; and in which order they are done."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from zlib import crc32

from player.making.candidates import DEMANDS, NEIGHBOURS, Candidate, allowed, wished_parts
from player.making.portions import Portion, portions_of, usual_of
from player.making.wish import AT_HAND
from player.session.advice.ranges import MOST_STRETCH

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from player.making.wish import Aim, Level, Role, Wish

SHARES: Mapping[Aim, Mapping[Role, float]] = {
    "loosen": {"warm up": 0.27, "strengthen": 0.13, "roll": 0.10, "stretch": 0.40, "breathe": 0.10},
    "strengthen": {"warm up": 0.20, "strengthen": 0.55, "stretch": 0.17, "breathe": 0.08},
    "warm up": {"warm up": 0.75, "strengthen": 0.25},
    "wind down": {"warm up": 0.16, "roll": 0.08, "stretch": 0.50, "breathe": 0.26},
}
"""How the time is shared among the roles; what is pushed against is a part of what is stretched."""
CORE: Mapping[Aim, tuple[Role, ...]] = {
    "loosen": ("stretch", "push", "roll"),
    "strengthen": ("strengthen",),
    "warm up": ("warm up",),
    "wind down": ("stretch", "push", "roll", "breathe"),
}
"""What a session for an aim is never without, where there is anything of it."""
GETTING_READY = 24
"""Seconds that an exercise takes besides its dose: it is announced, and one gets into position."""
MOST_UNEVEN = 2
"""Exercises of which a tighter side gets a set more."""
_LEAST_FOR_PUSHES = 8
_MORE_PUSHES_FROM = 25
_LEAST_FOR_USE = 12
"""Minutes."""
_MORE_THAN_FITS = 0.15
"""How much of an exercise must have room: the others make room for the rest."""
_UPPER_BODY = frozenset(("shoulders", "neck", "chest", "arms", "breathing"))
"""Parts for which nobody swings a leg, though the back is beside them."""
_NOT_AFTER: Mapping[Role, tuple[Role, ...]] = {"stretch": ("strengthen", "push"), "push": ("strengthen",)}
"""What a muscle does no more on the floor once it was held on one's feet."""
_ONLY_FOR_WANT = -0.8
"""Of what is for other parts of the body, and is done only where nothing else is."""
_HELD: frozenset[Role] = frozenset(("stretch", "push"))


@dataclass(frozen=True, slots=True)
class Pick:
    """An exercise that was chosen."""

    candidate: Candidate
    """The exercise."""
    role: Role
    """What it does here."""
    portions: tuple[Portion, ...]
    """How much of it there can be, the smallest first."""
    size: int
    """Which of the portions it is."""
    uneven: bool = False
    """Whether the tighter side gets a set more of it."""

    @property
    def portion(self) -> Portion:
        """Return how much of it there is."""
        return self.portions[self.size]

    @property
    def identity(self) -> str:
        """Return the name of the exercise."""
        return self.candidate.identity


def pick_of(candidate: Candidate, role: Role, wish: Wish, *, uneven: bool = False) -> Pick:
    """Return an exercise as it is chosen for a role, with the portion that one begins with."""
    portions = portions_of(candidate, role, wish.level, wish.tighter if uneven else "")
    return Pick(candidate, role, portions, usual_of(portions, role), uneven)


def stretched(picks: Iterable[Pick]) -> dict[str, float]:
    """Return for how many seconds each muscle is stretched, on the side that gets most."""
    totals: dict[str, float] = {}
    for pick in picks:
        for muscle in pick.candidate.muscles if pick.portion.stretched else ():
            totals[muscle] = totals.get(muscle, 0.0) + pick.portion.stretched
    return totals


class Chooser:
    """Chooses from the exercises that a wish allows; the same wish chooses the same."""

    def __init__(self, wish: Wish, candidates: Iterable[Candidate]) -> None:
        """Take the wish, and all exercises there are."""
        self.wish = wish
        known = {each.identity: each for each in candidates}
        self._by_hand = [(known[each.identity], each.role) for each in wish.chosen if each.identity in known]
        self.pool = tuple(each for each in known.values() if allowed(each, wish))
        """The exercises that the wish allows."""
        self._wished = wished_parts(wish)
        beside = {near for part in self._wished for near in NEIGHBOURS.get(part, ())}
        self._beside = beside - set(self._wished)
        self._floor = "floor" not in wish.without
        self._breathes = wish.parts == ("breathing",)
        self._upper_body = set(self._wished) <= _UPPER_BODY
        self._stands = any(map(self._only_on_feet, wish.parts))
        self._rests_low = any(each.can("breathe") and not each.upright for each in self.pool)

    def _only_on_feet(self, part: str) -> bool:
        """Return whether a part is stretched on one's feet or not at all."""
        held = [each for each in self.pool if part in each.parts and each.can("stretch")]
        return bool(held) and all(each.upright for each in held)

    @property
    def shares(self) -> Mapping[Role, float]:
        """Return how the time of this wish is shared: a short session has no room for everything, and whoever
        wishes to breathe does."""
        shares = dict(SHARES[self.wish.aim])
        if self._breathes:
            return {"warm up": 0.25, "breathe": 0.75}
        if self.wish.minutes < _LEAST_FOR_PUSHES and self.wish.aim != "strengthen":
            for role in ("strengthen", "roll"):
                shares.pop(role, None)
        return shares

    def longest(self, role: Role) -> float:
        """Return for how many seconds one exercise in a role may go on at most."""
        whole = self.wish.minutes * 60
        if role == "push":
            return max(300.0, 0.25 * whole)
        if role != "breathe":
            return max(240.0, 0.18 * whole)
        if self._breathes:
            return 600.0
        return max(60.0, self.shares.get(role, 0.0) * whole * 1.25)

    def chosen(self) -> list[Pick]:
        """Return exercises that fill about the time, in no order yet."""
        wish, picks = self.wish, list[Pick]()
        for candidate, role in self._by_hand:
            picks.append(self._picked(candidate, role, picks))
        whole = wish.minutes * 60
        shares = self.shares
        pushes = self._pushes() - sum(pick.role == "push" for pick in picks)
        for role in ("warm up", "stretch", "strengthen", "roll", "breathe"):
            budget = shares.get(role, 0.0) * whole
            spent = sum(pick.portion.seconds + GETTING_READY for pick in picks if _share_of(pick) == role)
            if role == "breathe" and spent:
                continue
            while spent < budget * 0.8 or (not spent and budget and role in ("stretch", "warm up")):
                wanted: Role = "push" if role == "stretch" and pushes > 0 else role
                pick = self.next_for(wanted, picks)
                if pick is None and wanted == "push":
                    pushes = 0
                    continue
                if pick is None or (picks and spent and spent + _smallest(pick) > budget * 1.35):
                    break
                pushes -= wanted == "push"
                picks.append(pick)
                spent += pick.portion.seconds + GETTING_READY
                if role == "breathe":
                    break
        picks += self._left(picks)
        if wish.minutes >= _LEAST_FOR_USE and any(pick.role == "push" for pick in picks):
            used = self.next_for("use", picks)
            picks += [used] if used is not None else []
        return picks

    def _left(self, picks: Sequence[Pick]) -> list[Pick]:
        """Return an exercise for each part that was wished by name and has none yet, where there is one."""
        found: list[Pick] = []
        for part in self.wish.parts:
            if any(part in pick.candidate.parts for pick in (*picks, *found)):
                continue
            for role in SHARES[self.wish.aim]:
                rated = self.rated(role, [*picks, *found])
                candidate = next((each for _, each in rated if part in each.parts), None)
                if candidate is not None:
                    found.append(replace(self._picked(candidate, role, [*picks, *found]), size=0))
                    break
        return found

    def more(self, picks: Sequence[Pick], room: float) -> Pick | None:
        """Return one exercise more for so many seconds, of the role that has least of its share."""
        shares = self.shares
        spent = dict.fromkeys(shares, 0.0)
        for pick in picks:
            if _share_of(pick) in spent:
                spent[_share_of(pick)] += pick.portion.seconds + GETTING_READY
        for role in sorted(shares, key=lambda role: spent[role] / shares[role]):
            if role == "breathe" and any(pick.role == "breathe" for pick in picks) and not self._breathes:
                continue
            more = self.next_for(role, picks)
            if more is not None and _smallest(more) * _MORE_THAN_FITS <= room:
                return more
        return None

    def next_for(self, role: Role, picks: Sequence[Pick]) -> Pick | None:
        """Return the exercise that suits a role best beside what has been chosen; None where there is
        none."""
        rated = self.rated(role, picks)
        if not rated:
            return None
        pick = self._picked(rated[0][1], role, picks)
        longest = self.longest(role)
        while pick.size and (pick.portion.seconds > longest or not self.bearable([*picks, pick])):
            pick = replace(pick, size=pick.size - 1)
        return pick

    def _picked(self, candidate: Candidate, role: Role, picks: Sequence[Pick]) -> Pick:
        uneven = self._gets_more(candidate, role) and sum(pick.uneven for pick in picks) < MOST_UNEVEN
        return pick_of(candidate, role, self.wish, uneven=uneven)

    def rated(self, role: Role, picks: Sequence[Pick]) -> list[tuple[float, Candidate]]:
        """Return the exercises that could take a role beside what has been chosen, the best first."""
        taken = {pick.identity for pick in picks}
        found = []
        for candidate in self.pool:
            if candidate.identity in taken or not candidate.can(role):
                continue
            rating = self._rating(candidate, role, picks)
            if rating is not None:
                found.append((rating, candidate))
        return sorted(found, key=lambda each: (-each[0], each[1].identity))

    def bearable(self, picks: Iterable[Pick]) -> bool:
        """Return whether no muscle is stretched for longer than gains anything (Ingram et al. 2024)."""
        return all(seconds <= MOST_STRETCH for seconds in stretched(picks).values())

    def _pushes(self) -> int:
        wish = self.wish
        least = _LEAST_FOR_PUSHES if wish.aim == "loosen" else _MORE_PUSHES_FROM
        if wish.aim not in ("loosen", "strengthen") or wish.minutes < least:
            return 0
        return 2 if wish.minutes >= _MORE_PUSHES_FROM and wish.level != "gentle" else 1

    def _gets_more(self, candidate: Candidate, role: Role) -> bool:
        wished = bool(candidate.parts & set(self._wished))
        return bool(self.wish.tighter) and wished and role in _HELD and candidate.exercise.unilateral

    def _rating(self, candidate: Candidate, role: Role, picks: Sequence[Pick]) -> float | None:
        """Return how well an exercise suits a role; None where it does not at all."""
        rating = self._nearness(candidate, role)
        if rating is None or self._in_the_way(candidate, role, picks):
            return None
        muscles = set(candidate.muscles)
        if role == "push" and any(
            pick.role == "push" and muscles & set(pick.candidate.muscles) for pick in picks
        ):
            return None  # one muscle is pushed against in one way
        if role in _HELD:
            least = min(
                (portion.stretched for portion in portions_of(candidate, role, self.wish.level, "")),
                default=0.0,
            )
            totals = stretched(picks)
            if any(totals.get(muscle, 0.0) + least > MOST_STRETCH for muscle in candidate.muscles):
                return None
            if candidate.upright and self._floor and self.wish.minutes > _LEAST_FOR_PUSHES:
                rating -= 0.5
        rating += candidate.row.rank
        # what not everybody has was brought to be used
        rating += 0.5 * bool(set(candidate.exercise.equipment) - AT_HAND)
        easier = DEMANDS[self.wish.level] - candidate.row.demand
        rating -= (0.6 if role == "strengthen" else 0.2) * easier
        same = [pick for pick in picks if pick.role == role or {pick.role, role} <= _HELD]
        rating -= (1.3 if role == "strengthen" else 0.9) * sum(
            bool(set(pick.candidate.muscles) & set(candidate.muscles)) for pick in same
        )
        served = {part for pick in same for part in pick.candidate.parts}
        rating += 0.8 * bool((candidate.parts & set(self._wished)) - served)
        first = min((self._wished.index(part) for part in candidate.parts & set(self._wished)), default=9)
        rating -= 0.04 * first
        rating += 0.4 * any(pick.candidate.position == candidate.position for pick in picks)
        if role == "warm up":
            if self.wish.aim == "wind down":
                if candidate.row.lively or (candidate.upright and self._floor and not self._stands):
                    return None
                rating += 1.5 * (self._stands and candidate.upright and not same)
            elif not same:
                rating += 0.6 * (candidate.position == "standing")
            elif self.wish.aim == "strengthen" and not candidate.upright:
                rating -= 1.0
        return rating + self._chance(candidate)

    def _nearness(self, candidate: Candidate, role: Role) -> float | None:
        if role == "breathe":
            # lying down is rest; standing only where nobody gets down
            return 3.0 if candidate.upright != self._rests_low else None
        if candidate.parts & set(self._wished):
            return 3.0
        if role == "push" or role == "use":
            return None
        if self._upper_body:
            return 1.4 if candidate.parts & self._beside and candidate.parts & _UPPER_BODY else None
        if candidate.parts & self._beside:
            return 1.4
        if role == "warm up" and candidate.position == "standing":
            return 0.4 if self.wish.aim == "warm up" else _ONLY_FOR_WANT
        return None

    def _in_the_way(self, candidate: Candidate, role: Role, picks: Sequence[Pick]) -> bool:
        """Return whether a muscle would be held long on one's feet and then work on the floor: a session goes
        down once, and strength comes before long holds."""
        here = [*picks, pick_of(candidate, role, self.wish)]
        moves = [pick.candidate.upright for pick in here if pick.role == "warm up"]
        works = any(pick.candidate.upright and pick.role not in ("warm up", "breathe") for pick in here)
        if works and moves and not any(moves):
            return True  # whoever works on their feet has moved on their feet before
        muscles = set(candidate.muscles)
        for pick in picks:
            if muscles & set(pick.candidate.muscles) and candidate.upright != pick.candidate.upright:
                upper, lower = (role, pick.role) if candidate.upright else (pick.role, role)
                if lower in _NOT_AFTER.get(upper, ()):
                    return True
        return False

    def _chance(self, candidate: Candidate) -> float:
        """Return what another seed changes: from 0 to a little more than one exercise is better than
        another."""
        if not self.wish.seed:
            return 0.0
        return crc32(f"{self.wish.seed} {candidate.identity}".encode()) / 2**32 * 1.3


def _share_of(pick: Pick) -> Role:
    """Return the role whose share of the time it takes."""
    return "stretch" if pick.role == "push" else pick.role


def _smallest(pick: Pick) -> float:
    return pick.portions[0].seconds + GETTING_READY


def level_word(level: Level) -> str:
    """Return what a session's header calls a level."""
    return {"gentle": "gentle", "moderate": "medium", "strong": "hard"}[level]
