"""Advice on order: sides, letting go, warm before pushed, no long stretch before a jump."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from player.language import said
from player.session.advice.measures import RATE
from player.session.advice.ranges import MOVED_AGAIN, STRETCH_BEFORE_POWER, WARM_AFTER
from player.session.advice.walking import held_on, path_of
from player.session.model import OwnPhases, Pnf, Roll
from player.session.problems import Finding, Mend, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from player.session.advice.walking import Walked

_SIDE = re.compile(r"[\s,:(-]*\b(left|right)\b[\s,:)-]*", re.IGNORECASE)
"""A side in a free name: both sides of one exercise may be written as two."""
_POWER = re.compile(r"\b(sprint|jump|hop|bound|plyo)", re.IGNORECASE)


def unequal_sides(walked: Sequence[Walked]) -> Iterator[Finding]:
    """Yield a finding for each exercise of which one side gets more, without a word on why."""
    given: dict[str, dict[str, int]] = {}
    first: dict[str, Walked] = {}
    meant: set[str] = set()
    for each in walked:
        step = each.step
        if step.side == "both":
            continue
        name = step.exercise.identity if step.exercise is not None else _SIDE.sub("", step.name).lower()
        if step.extra or each.perhaps or not each.own:
            meant.add(name)
            continue
        amounts = given.setdefault(name, {"left": 0, "right": 0})
        amount = each.rounds * each.facts.amount
        for side in ("left", "right"):
            if step.side not in ("left", "right") or step.side == side:
                amounts[side] += amount
        if step.side in ("left", "right"):
            first.setdefault(name, each)
    for name, each in first.items():
        amounts = given[name]
        if name in meant or amounts["left"] == amounts["right"]:
            continue
        more, less = ("left", "right") if amounts["left"] > amounts["right"] else ("right", "left")
        shown = plain(each.step.name)
        much, little = said(f"{more} side"), said(f"{less} side")
        message = said('the {more} gets more of "{name}" than the {less}', more=much, name=shown, less=little)
        if not amounts[less]:
            message = said('only the {side} does "{name}"', side=much, name=shown)
        path = (*path_of(each.step), "side")
        hint = said(
            'write side = "each"; where more for one side is meant, extra = {{ {side} = 1 }} says so',
            side=more,
        )
        mend = None if amounts[less] else Mend(said('write side = "each"'), "set", path, '"each"', safe=False)
        yield Finding(path, "unequal-sides", message, hint, "warning", mend=mend)


def contractions_kept(walked: Iterable[Walked]) -> Iterator[Finding]:
    """Yield a finding for each contraction that nothing lets go of."""
    for each in walked:
        dose = each.step.dose
        if not isinstance(dose, (OwnPhases, Pnf)) or not each.own or each.facts.lets_go:
            continue
        path = path_of(each.step)
        if isinstance(dose, Pnf):
            message = said("a push has nothing after it: no letting go, no stretch")
            hint = said('leave `relax` and `deepen` out, or write relax = "3s"; source: Hindle et al. 2012')
            yield Finding((*path, "pnf"), "no-release", message, hint, "warning")
            continue
        hint = said(
            'let go after it: { name = "Let go", kind = "relax", for = "3s" }; source: Hindle et al. 2012'
        )
        for index in held_on(dose):
            following = dose.phases[index + 1].kind if index + 1 < len(dose.phases) else ""
            name = plain(dose.phases[index].name or dose.phases[index].kind)
            if following:
                message = said('`{kind}` follows the contraction "{name}"', kind=following, name=name)
            else:
                message = said('nothing follows the contraction "{name}"', name=name)
            yield Finding((*path, "phases", index), "no-release", message, hint, "warning")


def cold_starts(walked: Iterable[Walked]) -> Iterator[Finding]:
    """Yield a finding where the first push against a stretch meets a cold muscle."""
    moved = 0
    for each in walked:
        step, dose = each.step, each.step.dose
        if isinstance(dose, Pnf):
            opens = dose.stretch > 0
        elif isinstance(dose, OwnPhases) and each.facts.kind == "stretch":
            kinds = [phase.kind for phase in dose.phases]
            if "contract" not in kinds:
                continue
            opens = bool({"stretch", "hold", "deepen"} & set(kinds[: kinds.index("contract")]))
        else:
            moved += each.facts.moved * each.rounds
            continue
        if not opens and moved < WARM_AFTER * RATE and each.own:
            minutes = moved / RATE / 60
            message = said(
                "the first push meets a cold muscle, after {minutes:.1f} minutes of movement and no stretch",
                minutes=minutes,
            )
            hint = said('move for 3 minutes first, or open with stretch = "10s"; source: ACSM guidelines')
            key = ("pnf", "stretch") if isinstance(dose, Pnf) else ()
            mend = (
                Mend(said('write stretch = "10s"'), "set", (*path_of(step), *key), '"10s"') if key else None
            )
            yield Finding((*path_of(step), *key), "cold-start", message, hint, "warning", mend=mend)
        return


def stretches_before_power(walked: Iterable[Walked]) -> Iterator[Finding]:
    """Yield a finding where jumps or sprints follow upon a long stretch."""
    stretched: dict[str, int] = {}
    moved = 0
    for each in walked:
        step = each.step
        frames = each.facts.stretched * each.rounds
        if frames and step.exercise is not None:
            if moved >= MOVED_AGAIN * RATE:
                stretched.clear()
            moved = 0
            for muscle in each.facts.muscles:
                stretched[muscle] = stretched.get(muscle, 0) + frames
        elif each.facts.kind == "power" or (step.exercise is None and _POWER.search(step.name)):
            long = [name for name, total in stretched.items() if total > STRETCH_BEFORE_POWER * RATE]
            if long and moved < MOVED_AGAIN * RATE and each.own:
                name = long[0]
                seconds = stretched[name] / RATE
                message = said(
                    '"{name}" comes after {seconds:.0f} s of stretching the {muscle}',
                    name=plain(step.name),
                    seconds=seconds,
                    muscle=said(name),
                )
                hint = said("stretch afterwards, or move for 5 minutes in between; source: Behm et al. 2016")
                yield Finding(path_of(step), "stretch-before-power", message, hint, "warning")
                stretched.clear()
        elif not isinstance(step.dose, Roll):
            moved += each.facts.moved * each.rounds
