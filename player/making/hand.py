"""By hand: what a person swaps, adds, leaves out and moves, as a wish that remembers it.

What was chosen by hand is kept when a session is made anew, as long as it fits what is wished then.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from player.language import counted, said
from player.making.candidates import DEMANDS, NEIGHBOURS, asked_for, wished_parts
from player.making.choosing import SHARES, pick_of
from player.making.ordering import place_for
from player.making.wish import AVOIDED, Chosen
from player.making.writing import AIM_NAMES, AVOIDED_NAMES, LEVEL_NAMES, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from player.making.candidates import Candidate
    from player.making.choosing import Pick
    from player.making.wish import Role, Wish


@dataclass(frozen=True, slots=True)
class Changed:
    """What comes of a change by hand."""

    wish: Wish
    """The wish, which remembers it."""
    picks: tuple[Pick, ...]
    """The exercises in order."""
    place: int
    """Where the one is now that was changed."""


def swapped(wish: Wish, picks: Sequence[Pick], place: int, candidate: Candidate) -> Changed:
    """Return a session with another exercise in one's place, for the same purpose if it can do that."""
    pick = picks[place]
    uneven = pick.uneven and candidate.exercise.unilateral
    role = pick.role if candidate.can(pick.role) else role_in(candidate, wish) or candidate.row.roles[0]
    other = pick_of(candidate, role, wish, uneven=uneven)
    made = (*picks[:place], other, *picks[place + 1 :])
    return Changed(_ordered(_with(_without(wish, pick), other), made), made, place)


def added(wish: Wish, picks: Sequence[Pick], candidate: Candidate) -> Changed:
    """Return a session with one exercise more, where it comes by its position and purpose."""
    there = next((place for place, pick in enumerate(picks) if pick.identity == candidate.identity), None)
    if there is not None:
        return Changed(_with(wish, picks[there]), tuple(picks), there)
    pick = pick_of(candidate, role_in(candidate, wish) or candidate.row.roles[0], wish)
    place = place_for(pick, picks)
    made = (*picks[:place], pick, *picks[place:])
    return Changed(_ordered(_with(wish, pick), made), made, place)


def removed(wish: Wish, picks: Sequence[Pick], place: int) -> Changed:
    """Return a session without an exercise, which is not chosen again."""
    made = (*picks[:place], *picks[place + 1 :])
    return Changed(_ordered(_without(wish, picks[place]), made), made, min(place, len(made) - 1))


def moved(wish: Wish, picks: Sequence[Pick], place: int, by: int) -> Changed:
    """Return a session with an exercise earlier (``by`` below 0) or later, at most at the ends."""
    made = list(picks)
    there = min(max(0, place + by), len(picks) - 1)
    made.insert(there, made.pop(place))
    order = tuple(pick.identity for pick in made)
    return Changed(replace(wish, order=order), tuple(made), there)


def role_in(candidate: Candidate, wish: Wish, first: Role | None = None) -> Role | None:
    """Return what an exercise can do in a session of a wish: ``first`` if it can; None where nothing."""
    shares = SHARES[wish.aim]
    there = {*shares, *(("push", "use") if "stretch" in shares else ())}
    wanted = (first, *candidate.row.roles) if first is not None else candidate.row.roles
    return next((role for role in wanted if role in there and candidate.can(role)), None)


def why_not(candidate: Candidate, wish: Wish) -> str:
    """Return why an exercise does not fit a wish, to stand after its name; nothing where it does."""
    things = [said(thing) for thing in candidate.exercise.equipment if thing not in wish.equipment]
    if things:
        return said("it needs {things}", things=listed(things))
    asks = [said(AVOIDED_NAMES[each]) for each in AVOIDED if each in wish.without & asked_for(candidate)]
    if asks:
        return said("it asks for {things}", things=listed(asks))
    if candidate.row.demand > DEMANDS[wish.level] or (
        wish.level == "gentle" and set(candidate.row.careful) & set(wish.parts)
    ):
        return said("it asks for more than “{level}”", level=said(LEVEL_NAMES[wish.level]))
    if role_in(candidate, wish) is None:
        return said("it has no place in “{aim}”", aim=said(AIM_NAMES[wish.aim]))
    wished = wished_parts(wish)
    near = {*wished, *(part for each in wished for part in NEIGHBOURS.get(each, ()))}
    if wish.parts and "breathe" not in candidate.row.roles and not candidate.parts & near:
        return said("it is for other parts of the body")
    return ""


def kept(wish: Wish, candidates: Sequence[Candidate]) -> tuple[Wish, tuple[str, ...]]:
    """Return a wish with those exercises chosen by hand that fit it, and what is to be told of the others."""
    known = {each.identity: each for each in candidates}
    found: list[Chosen] = []
    told: list[str] = []
    for each in wish.chosen:
        candidate = known.get(each.identity)
        if candidate is None:
            continue
        why = "" if each.anyway else why_not(candidate, wish)
        if why:
            told.append(not_kept(candidate, why))
        else:
            role = each.role if each.anyway else role_in(candidate, wish, each.role)
            found.append(replace(each, role=cast("Role", role)))
    return replace(wish, chosen=tuple(found)), tuple(told)


def not_kept(candidate: Candidate, why: str) -> str:
    """Return what is told of an exercise that was chosen by hand and is not there any more."""
    return said("“{name}”, which you chose, is not kept: {why}.", name=candidate.exercise.name, why=why)


def too_long(wish: Wish) -> str:
    """Return why an exercise is not kept for which there is no time."""
    minutes = counted("1 minute", "{count} minutes", wish.minutes)
    return said("it does not fit into {minutes}", minutes=minutes)


def against(wish: Wish, picks: Sequence[Pick]) -> tuple[str, ...]:
    """Return what is to be told of exercises that were chosen though they do not fit the wish."""
    chosen = {each.identity for each in wish.chosen if each.anyway}
    found = []
    for pick in picks:
        why = why_not(pick.candidate, wish) if pick.identity in chosen else ""
        if why:
            found.append(
                said("You chose “{name}”, though {why}.", name=pick.candidate.exercise.name, why=why)
            )
    return tuple(found)


def _with(wish: Wish, pick: Pick) -> Wish:
    """Return a wish that remembers that an exercise was chosen."""
    others = tuple(each for each in wish.chosen if each.identity != pick.identity)
    chosen = Chosen(pick.identity, pick.role, anyway=bool(why_not(pick.candidate, wish)))
    return replace(wish, chosen=(*others, chosen), left_out=wish.left_out - {pick.identity})


def _without(wish: Wish, pick: Pick) -> Wish:
    """Return a wish that remembers that an exercise was left out."""
    others = tuple(each for each in wish.chosen if each.identity != pick.identity)
    return replace(wish, chosen=others, left_out=wish.left_out | {pick.identity})


def _ordered(wish: Wish, picks: Sequence[Pick]) -> Wish:
    """Return a wish whose order by hand, if there is one, has what is there now."""
    return replace(wish, order=tuple(pick.identity for pick in picks)) if wish.order else wish
