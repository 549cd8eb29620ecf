"""Advice on doses: what lies outside the published ranges, and how long a muscle is stretched in all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from player.language import number_text, said
from player.session.advice.measures import RATE, measured
from player.session.advice.ranges import MOST_STRETCH, RANGES
from player.session.advice.walking import path_of
from player.session.problems import Finding, Mend

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from player.session.advice.ranges import Range
    from player.session.advice.walking import Walked
    from player.session.model import Step
    from player.session.problems import KeyPath

_RANGES = {(row.family, row.measure): row for row in RANGES}


def unusual_doses(walked: Iterable[Walked]) -> Iterator[Finding]:
    """Yield a finding for each number of a step that lies outside its range."""
    known: dict[tuple[object, ...], list[tuple[Range, float, KeyPath]]] = {}
    for each in walked:
        step = each.step
        if not each.own:
            continue
        # Exercises and timings are shared by their steps: their place in memory tells them apart.
        found = each.facts.outside
        if found is None:
            found = known.get(alike := (step.dose, id(step.exercise), step.sets, id(step.timing), step.side))
            if found is None:
                found = known[alike] = _outside(step)
            each.facts.outside = found
        for row, value, keys in found:
            yield _finding(row, value, (*path_of(step), *keys))


def _outside(step: Step) -> list[tuple[Range, float, KeyPath]]:
    found = []
    for family, measure, value, keys in measured(step):
        row = _RANGES.get((family, measure))
        if row is None:
            continue
        if (row.low is not None and value < row.low) or (row.high is not None and value > row.high):
            found.append((row, value, keys))
    return found


def _finding(row: Range, value: float, path: KeyPath) -> Finding:
    few = row.low is not None and value < row.low
    key, limit = path[-1], row.low if few else row.high
    amount, bound = (f"{number_text(each or 0)} {row.unit}".rstrip() for each in (value, limit))
    what = said(row.what)
    if few:
        message = said(
            "`{key}`: {amount}, where at least {bound} has been found useful for {what}",
            key=key,
            amount=amount,
            bound=bound,
            what=what,
        )
    else:
        message = said(
            "`{key}`: {amount}, where at most {bound} has been found useful for {what}",
            key=key,
            amount=amount,
            bound=bound,
            what=what,
        )
    hint = said("usual: {usual}; source: {source}", usual=said(row.usual), source=said(row.source))
    instead = f"{key} = {row.value}"
    mend = None
    if row.value:
        mend = Mend(said("write {instead}", instead=instead), "set", path, row.value, safe=False)
    return Finding(path, "unusual-dose", message, hint, "warning", mend=mend)


def long_stretches(walked: Iterable[Walked]) -> Iterator[Finding]:
    """Yield a finding for each muscle that is stretched for longer, in all, than gains anything."""
    totals: dict[str, int] = {}
    told: set[str] = set()
    for each in walked:
        frames = each.facts.stretched * each.rounds
        if not frames or each.step.exercise is None:
            continue
        for muscle in each.facts.muscles:
            totals[muscle] = totals.get(muscle, 0) + frames
            if totals[muscle] > MOST_STRETCH * RATE and muscle not in told and each.own:
                told.add(muscle)
                minutes = totals[muscle] / RATE / 60
                message = said(
                    "with this step the {muscle} are stretched for {minutes:.1f} minutes a side",
                    muscle=muscle,
                    minutes=minutes,
                )
                hint = said(
                    "about 4 minutes in a session gain all there is to gain; source: Ingram et al. 2024"
                )
                yield Finding(path_of(each.step), "much-stretch", message, hint, "warning")
