"""Portions: how much of an exercise a session can have, from little to much, by its role and the level.

Every number lies within ``session.advice.ranges``, whose sources stand there: holds of 30 to 60 s (Bandy et
al. 1997; ACSM), two to four pushes of 5 or 6 s at a low effort (Sharman et al. 2006; Feland & Marin 2004), a
minute and more on the roller (Behm et al. 2020), one to three sets (Garber et al. 2011), slow breathing of
six breaths a minute.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from player.editing.toml_text import text_value
from player.language import said
from player.session.advice.ranges import LONGEST_SILENCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from player.making.candidates import Candidate
    from player.making.wish import Level, Role

_EFFORTS: dict[Level, str] = {"gentle": "20%", "moderate": "30%", "strong": "50%"}
_SETS: dict[Level, tuple[int, ...]] = {"gentle": (1, 2), "moderate": (1, 2, 3), "strong": (2, 3)}
_STRETCHES = ((30, 1), (40, 1), (45, 1), (50, 1), (60, 1), (35, 2), (40, 2), (45, 2), (50, 2), (60, 2))
_STRETCHES_MORE = ((30, 2), (35, 2), (40, 2), (45, 2), (50, 2), (60, 2))
"""Where one side gets a set more: of two sets one more is half as much again, and no more than that."""
_PUSHES = ((1, 2, 20), (1, 3, 20), (1, 3, 25), (1, 4, 20), (1, 4, 25))
_PUSHES_MORE = ((2, 2, 15), (2, 2, 20), (2, 2, 25))
"""Sets, pushes and seconds of the stretch after each."""
_ROLLS = ((60, 1), (75, 1), (90, 1), (60, 2), (75, 2), (90, 2))
_BREATHS = (*range(4, 21), *range(22, 61, 2))
_BREATH = 10
"""Seconds of a breath, four in and six out."""
BETWEEN_STRETCHES, BETWEEN_ROLLS, BETWEEN_SETS, AFTER_LEGS = 10, 15, 30, 45
"""Seconds of rest between sets."""
CHANGE_SIDE, CHANGE_STRAP = 10, 15
"""Seconds between the sides."""
_SPOKEN_EVERY = 35
"""Seconds after which something is said to somebody who rolls for long."""
_LEGS = frozenset(("quadriceps", "hamstrings"))


@dataclass(frozen=True, slots=True)
class Portion:
    """How much of an exercise: the keys of a step below its exercise, as TOML."""

    keys: tuple[tuple[str, str], ...]
    """Key and value, in the order in which they are written."""
    seconds: float
    """What it takes, without getting ready and announcements."""
    stretched: float = 0.0
    """For how many seconds the side that gets most is stretched."""


def portions_of(candidate: Candidate, role: Role, level: Level, tighter: str) -> tuple[Portion, ...]:
    """Return the portions of an exercise in a role, the smallest first; ``tighter`` is the side that gets a
    set more of it, empty where no side does."""
    makers = {"roll": _rolled, "push": _pushed, "stretch": _stretched, "breathe": _breathed}
    maker = makers.get(role)
    made = maker(candidate, level, tighter) if maker else _moved(candidate, role, level, tighter)
    return tuple(sorted(made, key=lambda portion: portion.seconds))


def usual_of(portions: tuple[Portion, ...], role: Role) -> int:
    """Return the place of the portion that one begins with."""
    return {"breathe": 2, "push": 1}.get(role, len(portions) // 3) if len(portions) > 2 else 0


def _sided(candidate: Candidate, tighter: str, *, turns: str = "") -> tuple[tuple[tuple[str, str], ...], int]:
    """Return the keys of the sides, and how often the dose of one is done."""
    if not candidate.exercise.unilateral:
        return (), 1
    if turns:
        return (("side", f'"{turns}"'),), 2
    extra = (("extra", f"{{ {tighter} = 1 }}"),) if tighter else ()
    return (("side", '"each"'), *extra), 2


def _whole(dose: float, sets: int, rest: int, times: int, change: int, *, more: bool) -> float:
    """Return the seconds of all sets of both sides."""
    whole = times * (sets * dose + (sets - 1) * rest) + (change if times == 2 else 0)
    return whole + (dose + rest if more else 0)


def _in_sets(sets: int, rest: int) -> tuple[tuple[str, str], ...]:
    return (("sets", str(sets)), ("rest", f'"{rest}s"')) if sets > 1 else ()


def _stretched(candidate: Candidate, level: Level, tighter: str) -> Iterator[Portion]:
    sides, times = _sided(candidate, tighter)
    more = bool(tighter) and times == 2
    own = candidate.row.counts
    wanted = tuple((seconds, 1) for seconds in own) if own else _STRETCHES_MORE if more else _STRETCHES
    for seconds, sets in wanted:
        rests = _in_sets(sets, BETWEEN_STRETCHES)
        whole = _whole(seconds, sets, BETWEEN_STRETCHES, times, CHANGE_SIDE, more=more)
        yield Portion((*sides, ("hold", f'"{seconds}s"'), *rests), whole, seconds * (sets + more))


def _pushed(candidate: Candidate, level: Level, tighter: str) -> Iterator[Portion]:
    sides, times = _sided(candidate, tighter)
    more = bool(tighter) and times == 2
    contract = 5 if level == "gentle" else 6
    crac = level == "strong" and bool(candidate.exercise.words_for("pull"))
    method, pull = ("hold-relax-agonist-contract", 6) if crac else ("hold-relax", 0)
    for sets, cycles, deepen in _PUSHES_MORE if more else _PUSHES:
        if crac and cycles > 3:
            continue
        dose = (
            f'{{ method = "{method}", cycles = {cycles}, stretch = "10s", contract = "{contract}s", '
            + (f'relax = "3s", pull = "{pull}s", ' if pull else 'relax = "3s", ')
            + f'deepen = "{deepen}s", effort = "{_EFFORTS[level]}" }}'
        )
        one = 10 + cycles * (contract + 3 + pull + deepen)
        stretched = (10 + cycles * (deepen + pull)) * (sets + more)
        keys = (*sides, ("pnf", dose), *_in_sets(sets, BETWEEN_ROLLS), ("change_side", f'"{CHANGE_STRAP}s"'))
        if times == 1:
            keys = keys[:-1]
        yield Portion(keys, _whole(one, sets, BETWEEN_ROLLS, times, CHANGE_STRAP, more=more), stretched)


def _rolled(candidate: Candidate, level: Level, tighter: str) -> Iterator[Portion]:
    sides, times = _sided(candidate, "")
    for seconds, sets in _ROLLS:
        cue = f'[{{ every = "{_SPOKEN_EVERY}s", say = {text_value(said("Slowly, and keep breathing."))} }}]'
        dose = (("roll", f'"{seconds}s"'), ("pass", '"3s"'))
        more = (("cue", cue),) if seconds > LONGEST_SILENCE else ()
        keys = (*sides, *dose, *_in_sets(sets, BETWEEN_ROLLS), *more)
        yield Portion(keys, _whole(seconds, sets, BETWEEN_ROLLS, times, CHANGE_SIDE, more=False))


def _breathed(candidate: Candidate, level: Level, tighter: str) -> Iterator[Portion]:
    for cycles in _BREATHS:
        yield Portion((("breathe", '"4-6"'), ("cycles", str(cycles))), cycles * _BREATH)


def _moved(candidate: Candidate, role: Role, level: Level, tighter: str) -> Iterator[Portion]:
    """Yield portions of what moves or is kept up: reps or short holds, in sets where it makes stronger."""
    row = candidate.row
    how, _, pace = row.how.partition(" ")
    sides, times = _sided(candidate, "", turns=row.turns)
    change = 0 if row.turns else CHANGE_SIDE
    rest = AFTER_LEGS if _LEGS & set(candidate.muscles) and how == "tempo" else BETWEEN_SETS
    for sets in _SETS[level] if role == "strengthen" else (1,):
        for count in row.counts:
            if how in ("hold", "for"):
                dose, one = ((how, f'"{count}s"'),), float(count)
            else:
                release = (("release", '"2s"'),) if how == "each" else ()
                dose = (("reps", str(count)), (how, f'"{pace}"'), *release)
                one = count * (_seconds(pace) + (2 if release else 0))
            yield Portion(
                (*sides, *dose, *_in_sets(sets, rest)),
                _whole(one, sets, rest, times, change, more=False),
            )


def _seconds(pace: str) -> float:
    """Return the seconds of a rep: of ``3-1-1-0`` five, of ``2.5s`` two and a half."""
    if pace.endswith("s"):
        return float(pace[:-1])
    return float(sum(map(int, pace.split("-"))))
