"""Reasons: why a wish cannot be met, in plain words, and what would have to be allowed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from player.errors import PlayerError
from player.language import counted, said
from player.making.candidates import DEMANDS, allowed, wished_parts
from player.making.choosing import SHARES
from player.making.wish import AIMS, LEVELS
from player.making.writing import AIM_NAMES, AVOIDED_NAMES, LEVEL_NAMES, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from player.making.candidates import Candidate
    from player.making.wish import Aim, Role, Wish

_MOST_WAYS = 3


@dataclass(frozen=True, slots=True)
class Missing:
    """For which parts there is nothing."""

    stops: bool
    """Whether nothing at all can be made."""
    message: str = ""
    """What is missing."""
    hint: str = ""
    """What would bring it."""
    parts: tuple[str, ...] = ()
    """The parts."""

    @property
    def remarks(self) -> tuple[str, ...]:
        """Return what is to be told beside a session that was made all the same."""
        return (f"{self.message} {self.hint}".strip(),) if self.message else ()


def nothing_for(wish: Wish, candidates: Iterable[Candidate]) -> Missing:
    """Return for which of the wished parts no exercise is allowed, and what would have to be allowed."""
    known = tuple(candidates)
    roles = _roles(wish.aim)
    missing = [part for part in wish.parts if part != "breathing" and not _meeting(part, wish, known, roles)]
    if not missing:
        return Missing(stops=False)
    parts = listed([said(part) for part in missing])
    message = said("With these wishes there is no exercise for {parts}.", parts=parts)
    ways = dict.fromkeys(way for part in missing for way in _ways(part, wish, known, roles))
    return Missing(len(missing) == len(wished_parts(wish)), message, _told(list(ways)), tuple(missing))


def nothing_at_all(wish: Wish, candidates: Iterable[Candidate]) -> Unmet:
    """Return that no exercise is allowed, and what would have to be."""
    known, roles = tuple(candidates), _roles(wish.aim)
    ways = dict.fromkeys(way for part in wished_parts(wish) for way in _ways(part, wish, known, roles))
    return Unmet(said("With these wishes there is no exercise at all."), _told(list(ways)))


def _told(ways: list[str]) -> str:
    if ways:
        return said("It would take: {ways}.", ways=_or(ways[:_MOST_WAYS]))
    return said("Allow more: equipment, positions, or another aim.")


def _or(words: list[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return said("{first} or {last}", first=", ".join(words[:-1]), last=words[-1])


class Unmet(PlayerError):
    """A wish that cannot be met in its time."""

    def __init__(self, message: str, hint: str, minutes: int = 0) -> None:
        """Take what is to be said, and in how many minutes it could be met; 0 where it cannot at all."""
        super().__init__(message, hint)
        self.minutes = minutes


def unmet(wish: Wish, minutes: int) -> Unmet:
    """Return that a wish cannot be met in its time, but in so many minutes; 0 where in none."""
    asked = counted("1 minute", "{count} minutes", wish.minutes)
    if not minutes:
        return Unmet(
            said("With these wishes there is no session of about {asked}.", asked=asked),
            said("Ask for another time, for other parts of the body, or allow more."),
        )
    told = counted("1 minute", "{count} minutes", minutes)
    if minutes < wish.minutes:
        return Unmet(
            said(
                "These wishes fill {there}, and {asked} were asked for: more of the same would not help.",
                there=told,
                asked=asked,
            ),
            said("Ask for less time, for another part of the body as well, or allow more."),
            minutes,
        )
    return Unmet(
        said("It takes at least {minutes} to do this with doses that help.", minutes=told),
        said("Ask for more time, or for fewer parts of the body."),
        minutes,
    )


def _roles(aim: Aim) -> tuple[Role, ...]:
    """Return what is done for an aim besides coming to rest."""
    return tuple(role for role in SHARES[aim] if role != "breathe")


def _meeting(
    part: str, wish: Wish, candidates: Sequence[Candidate], roles: Sequence[Role]
) -> list[Candidate]:
    return [
        each
        for each in candidates
        if part in each.parts and any(each.can(role) for role in roles) and allowed(each, wish)
    ]


def _ways(part: str, wish: Wish, candidates: Sequence[Candidate], roles: Sequence[Role]) -> Iterator[str]:
    """Yield single things that would bring an exercise for a part."""
    for each, name in AVOIDED_NAMES.items():
        if each in wish.without and _meeting(
            part, replace(wish, without=wish.without - {each}), candidates, roles
        ):
            yield said(name)
    things = sorted({thing for each in candidates for thing in each.exercise.equipment} - wish.equipment)
    for thing in things:
        if _meeting(part, replace(wish, equipment=wish.equipment | {thing}), candidates, roles):
            yield said(thing)
    for level in LEVELS:
        if DEMANDS[level] > DEMANDS[wish.level] and _meeting(
            part, replace(wish, level=level), candidates, roles
        ):
            yield said("the level “{level}”", level=said(LEVEL_NAMES[level]))
            break
    for aim in AIMS:
        if aim != wish.aim and _meeting(part, wish, candidates, _roles(aim)):
            yield said("the aim “{aim}”", aim=said(AIM_NAMES[aim]))
            return
