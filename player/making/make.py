"""The door: a wish becomes a session, and so do exercises that were chosen by hand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from player.audio.voice.estimate import estimated_frames
from player.errors import PlayerError
from player.language import said
from player.making.candidates import candidates_of
from player.making.choosing import CORE, GETTING_READY, Chooser, Pick
from player.making.hand import against, kept, not_kept, too_long
from player.making.ordering import arranged
from player.making.reasons import Unmet, nothing_at_all, nothing_for, unmet
from player.making.wish import LEAST_MINUTES, MOST_MINUTES
from player.making.writing import Written, listed, session_text
from player.session.load import load_text
from player.timeline.compiler import CompileOptions, compile_session
from player.timeline.frames import RATE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from player.making.candidates import Candidate
    from player.making.wish import Wish
    from player.session.catalogue import Catalogue
    from player.session.model import Session
    from player.session.words import Words
    from player.timeline.timeline import Timeline

NEAR = 0.05
"""How far from the wished time a session may be, of that time."""
_NEARER = 0.015
"""So near is near enough: nothing more is changed."""
_NEAR_ENOUGH = 0.035
"""So near is near enough for no exercise to be added or left out."""
_TRIES = 12
"""How many other times are tried for a wish that cannot be met in its own."""
_ROUNDS = 12
"""How often it is measured what came of the changes."""
_SHORT = 5
"""Minutes of a session that needs no time of its own to come to rest."""
_FEW = 8
"""Exercises of a short session, of which every combination of portions is tried."""
_WEIGHTS = {"stretch": 1.0, "push": 1.0, "strengthen": 1.0, "warm up": 0.8, "roll": 0.6, "use": 0.3}
"""How soon a role gets more of the time that is left."""


@dataclass(frozen=True, slots=True)
class Made:
    """A session that was made."""

    wish: Wish
    """What was wished."""
    picks: tuple[Pick, ...]
    """Its exercises, in order."""
    text: str
    """It as TOML."""
    session: Session
    """It as a value."""
    seconds: float
    """How long it takes, lengths of speech estimated."""
    lengths: tuple[float, ...]
    """Seconds of each exercise, with getting ready."""
    remarks: tuple[str, ...] = ()
    """What of the wish could not be met."""

    @property
    def near(self) -> bool:
        """Return whether it takes the time that was wished."""
        return abs(self.seconds - self.wish.minutes * 60) <= NEAR * self.wish.minutes * 60


class Maker:
    """Makes sessions from the exercises of a catalogue."""

    def __init__(self, catalogue: Catalogue, words: Callable[[str], Words]) -> None:
        """Take the exercises, and what gives the program's words in a language."""
        self._catalogue = catalogue
        self._words = words
        self._all: tuple[Candidate, ...] | None = None

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """Return every exercise that could be chosen."""
        if self._all is None:
            self._all = candidates_of(self._catalogue)
        return self._all

    def make(self, wish: Wish) -> Made:
        """Return the session of a wish. Raises ``Unmet`` that says why where there is none."""
        missing = nothing_for(wish, self.candidates)
        if missing.stops:
            raise Unmet(missing.message, missing.hint)
        fitting, told = kept(wish, self.candidates)
        made = self._tried(fitting)
        known = {each.identity: each for each in self.candidates}
        while not made.near and fitting.chosen:
            told = (*told, not_kept(known[fitting.chosen[-1].identity], too_long(wish)))
            fitting = replace(fitting, chosen=fitting.chosen[:-1])
            made = self._tried(fitting)
        if not made.near:
            raise unmet(wish, self._possible(fitting, made.seconds))
        remarks = (*missing.remarks, *_without_any(made, missing.parts), *told, *against(fitting, made.picks))
        return replace(made, wish=wish, remarks=remarks)

    def again(self, wish: Wish, picks: Sequence[Pick]) -> Made:
        """Return a session of exercises that were chosen by hand, in that order, as near to the wished time
        as their doses allow. Raises ``PlayerError`` where there is none left."""
        if not picks:
            raise PlayerError(said("There is no exercise left."), said("Ask for another one, or add one."))
        made = self._fitted(wish, list(picks), Chooser(wish, self.candidates), choosing=False)
        return replace(made, remarks=against(wish, picks))

    def others(self, wish: Wish, picks: Sequence[Pick], place: int) -> tuple[Candidate, ...]:
        """Return the exercises that could stand in place of one, the most like it first: for the same
        purpose, and not in the session yet."""
        pick = picks[place]
        rest = [*picks[:place], *picks[place + 1 :]]
        chooser = Chooser(replace(wish, left_out=frozenset()), self.candidates)
        rated = chooser.rated(pick.role, rest)
        if pick.role == "push":
            # a stretch that is held will do where there is no other one to push against
            rated += [(rating - 9, candidate) for rating, candidate in chooser.rated("stretch", rest)]
        near = pick.candidate.parts
        ordered = sorted(rated, key=lambda each: (not each[1].parts & near, -each[0]))
        names = dict.fromkeys(candidate.identity for _, candidate in ordered)
        known = {candidate.identity: candidate for _, candidate in ordered}
        return tuple(known[name] for name in names if name != pick.identity)

    # -- the time

    def _tried(self, wish: Wish) -> Made:
        """Return what comes nearest to a wish."""
        chooser = Chooser(wish, self.candidates)
        picks = arranged(chooser.chosen(), wish.order)
        if not picks:
            raise nothing_at_all(wish, self.candidates)
        return self._fitted(wish, picks, chooser, choosing=True)

    def _possible(self, wish: Wish, seconds: float) -> int:
        """Return the minutes nearest to those wished in which there is a session, where one that was tried
        came to so many seconds; 0 where there are none."""
        if seconds < wish.minutes * 60:
            tried = range(min(wish.minutes - 1, int(seconds / 60) + 1), LEAST_MINUTES - 1, -1)
        else:
            tried = range(wish.minutes + 1, MOST_MINUTES + 1)
        for minutes in tried[:_TRIES]:
            if self._tried(replace(wish, minutes=minutes)).near:
                return minutes
        return 0

    def _fitted(self, wish: Wish, picks: list[Pick], chooser: Chooser, *, choosing: bool) -> Made:
        """Return the session with as much of everything as fills the time; where doses alone do not,
        exercises are added or left out if that is wished."""
        target = wish.minutes * 60.0
        best = made = self._measured(wish, picks)
        for _ in range(_ROUNDS):
            if abs(made.seconds - target) < abs(best.seconds - target) or best is made:
                best = made
            if abs(target - made.seconds) <= _NEARER * target:
                break
            picks, left = _portioned(picks, target - made.seconds, target, chooser)
            if abs(left) > _NEAR_ENOUGH * target and choosing:
                picks = _with_more(picks, left, chooser) if left > 0 else _with_fewer(picks, -left, wish)
            if picks == list(made.picks):
                break
            made = self._measured(wish, picks)
        return made if abs(made.seconds - target) < abs(best.seconds - target) else best

    def _measured(self, wish: Wish, picks: Sequence[Pick]) -> Made:
        written = session_text(wish, picks)
        session = load_text(written.text, self._catalogue).require()
        timeline = compile_session(
            session,
            self._words(session.language),
            lambda text: estimated_frames(text, session.voice.rate),
            CompileOptions(tighter=wish.tighter or "right"),
        )
        lengths = _lengths(timeline, written)
        return Made(wish, tuple(picks), written.text, session, timeline.length / RATE, lengths)


def _without_any(made: Made, told: Sequence[str]) -> tuple[str, ...]:
    """Return what is to be told of wished parts that nothing in the session is for; of some it is told."""
    served = {part for pick in made.picks for part in pick.candidate.parts}
    missing = [said(part) for part in made.wish.parts if part not in served and part not in told]
    if not missing:
        return ()
    return (said("Nothing here is for {parts}: there is no room for it.", parts=listed(missing)),)


def _lengths(timeline: Timeline, written: Written) -> tuple[float, ...]:
    totals: dict[str, int] = {}
    for step in timeline.steps:
        totals[step.path] = totals.get(step.path, 0) + step.span.length
    return tuple(totals.get(str(number), 0) / RATE for number in written.numbers)


def _portioned(
    picks: Sequence[Pick], room: float, target: float, chooser: Chooser
) -> tuple[list[Pick], float]:
    """Return picks with larger or smaller portions for so many seconds more (below 0: fewer), and what of
    them is left. Every exercise changes by one portion before one changes by two."""
    made = list(picks)
    turns = [0] * len(made)
    enough = 0.006 * target
    while abs(room) > enough:
        way = 1 if room > 0 else -1
        steps = []
        for place, pick in enumerate(made):
            size = pick.size + way
            if not 0 <= size < len(pick.portions):
                continue
            change = pick.portions[size].seconds - pick.portion.seconds
            if abs(room - change) >= abs(room):
                continue
            if way > 0 and pick.portions[size].seconds > chooser.longest(pick.role):
                continue
            larger = [*made[:place], replace(pick, size=size), *made[place + 1 :]]
            if way > 0 and not chooser.bearable(larger):
                continue
            held = pick.role in ("stretch", "push") and chooser.wish.aim == "strengthen"
            weight = _WEIGHTS.get(pick.role, 0.5) * (0.5 if held else 1.0)
            ends = abs(room - change) <= enough
            steps.append((not ends, turns[place] / weight, -weight, place, change))
        if not steps:
            break
        *_, place, change = min(steps)
        made[place] = replace(made[place], size=made[place].size + way)
        turns[place] += 1
        room -= change
    if abs(room) > _NEARER * target and len(made) <= _FEW:
        return _nearest(made, room, chooser)
    return made, room


def _nearest(picks: Sequence[Pick], room: float, chooser: Chooser) -> tuple[list[Pick], float]:
    """Return picks with the portions that together come nearest to so many seconds more, and what is left."""
    sums: dict[int, tuple[int, ...]] = {0: ()}
    for pick in picks:
        longest = chooser.longest(pick.role)
        sizes = [
            size
            for size, portion in enumerate(pick.portions)
            if size <= pick.size or portion.seconds <= longest
        ]
        reached: dict[int, tuple[int, ...]] = {}
        for total, chosen in sums.items():
            for size in sizes:
                change = pick.portions[size].seconds - pick.portion.seconds
                reached.setdefault(total + round(change), (*chosen, size))
        sums = reached
    for total in sorted(sums, key=lambda total: (abs(total - room), total)):
        made = [replace(pick, size=size) for pick, size in zip(picks, sums[total], strict=True)]
        if chooser.bearable(made):
            return made, room - total
    return list(picks), room


def _with_more(picks: Sequence[Pick], room: float, chooser: Chooser) -> list[Pick]:
    """Return picks and one more, as small as it gets; the portions of all are found anew."""
    pick = chooser.more(picks, room)
    if pick is None:
        return list(picks)
    return arranged([*picks, replace(pick, size=0)], chooser.wish.order)


def _with_fewer(picks: Sequence[Pick], room: float, wish: Wish) -> list[Pick]:
    """Return picks without the one that is missed least: it is for no part that was wished, or not the only
    one for it, there are others like it, and it takes about the time that is to be saved."""
    by_hand = {each.identity for each in wish.chosen}
    spare = [pick for pick in picks if pick.identity not in by_hand]
    if len(picks) < 2 or not spare:
        return list(picks)

    core = CORE[wish.aim]
    short = wish.minutes <= _SHORT

    def missed(pick: Pick) -> tuple[bool, bool, bool, bool, bool, float]:
        others = [other for other in picks if other is not pick]
        parts = pick.candidate.parts & set(wish.parts)
        alone = any(not any(part in other.candidate.parts for other in others) for part in parts)
        like = any(other.role == pick.role for other in others)
        return (
            pick.role in core and not any(other.role in core for other in others),
            pick.role == "warm up" and not like,
            alone,
            pick.role == "push" or (pick.role == "breathe" and not short),
            not like and pick.role not in ("use", "roll", "breathe"),
            abs(pick.portion.seconds + GETTING_READY - room),
        )

    gone = min(spare, key=missed)
    return [pick for pick in picks if pick is not gone]
