"""What has changed, in words: tests by side, pain, minutes and days. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from player.language import counted, day_text, number_text, said

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from player.history.measures import KnownTest, Pain, Series
    from player.history.runs import SideName
    from player.history.summary import Week

_SIDES: tuple[SideName, ...] = ("left", "right", "")
_PAIN_CHANGE = 2.0
"""Pain that changes by less may be chance (Childs 2005)."""


def amount_text(value: float, unit: str) -> str:
    """Return a result as people write it: ``9°``, ``4.5 cm``, ``12 s``."""
    number = number_text(round(value, 1))
    return {"degrees": f"{number}°", "": number}.get(unit, f"{number} {unit}")


def change_text(series: Series) -> str:
    """Return what has changed of a test from the first time to the last, by side."""
    unit = series.test.unit
    sides = [side for side in _SIDES if series.of(side)]
    if all(len(series.of(side)) < 2 for side in sides):
        now = ", ".join(_with_side(amount_text(series.of(side)[-1][1], unit), side) for side in sides)
        return said("Measured once: {now}. Once more in two to four weeks shows what has changed.", now=now)
    parts = [
        _side_change(series.test, side, found[0][1], found[-1][1])
        for side in sides
        if len(found := series.of(side)) > 1
    ]
    told = ", ".join(parts)
    first, last = series.results[0].day, series.results[-1].day
    text = said("{changes} in {time}.", changes=told[:1].upper() + told[1:], time=span_text(first, last))
    before, after = series.gap(0), series.gap(-1)
    if before is not None and after is not None:
        fields = {"before": amount_text(before, unit), "after": amount_text(after, unit)}
        text += " " + said("The sides differ by {after}; at first by {before}.", **fields)
    if series.test.error:
        text += " " + said("Less than {error} may be chance.", error=amount_text(series.test.error, unit))
    return text


def tighter_text(side: SideName, series: Series) -> str:
    """Return which side was measured to be the tighter one, with the test and the day."""
    day = next(each.day for each in reversed(series.results) if None not in (each.left, each.right))
    return said(
        "The {side} is the tighter side, by {gap}: {test}, {day}.",
        side=side_text(side),
        gap=amount_text(series.gap(-1) or 0.0, series.test.unit),
        test=said(series.test.name),
        day=day_text(day),
    )


def pain_text(pains: Sequence[Pain]) -> str:
    """Return how pain has changed: within sessions, and from the first weeks to the last."""
    both = [(pain.before, pain.after) for pain in pains if pain.before is not None and pain.after is not None]
    parts = []
    firsts = [value for pain in pains if (value := _of(pain)) is not None]
    if len(firsts) > 1:
        few = max(1, min(3, len(firsts) // 2))
        before, after = sum(firsts[:few]) / few, sum(firsts[-few:]) / few
        fields = {"before": number_text(round(before, 1)), "after": number_text(round(after, 1))}
        if after <= before - _PAIN_CHANGE:
            parts.append(said("It hurts less: {after} of 10 lately, {before} at first.", **fields))
        elif after >= before + _PAIN_CHANGE:
            parts.append(said("It hurts more: {after} of 10 lately, {before} at first.", **fields))
        else:
            parts.append(said("About as at first: {after} of 10 lately, {before} then.", **fields))
    if both:
        eased = sum(after < before for before, after in both)
        parts.append(
            said("Less after the session than before in {eased} of {count}.", eased=eased, count=len(both))
        )
    if not parts and firsts:
        parts.append(said("{value} of 10.", value=number_text(firsts[0])))
    return " ".join(parts)


def weeks_text(weeks: Sequence[Week]) -> str:
    """Return how much was done in the last weeks."""
    done = [week for week in weeks if week.active]
    if not done:
        return said("Nothing yet.")
    sessions = sum(day.sessions for week in weeks for day in week.days)
    minutes = round(sum(week.seconds for week in done) / len(done) / 60)
    kept = sum(week.kept for week in weeks)
    told = counted(
        "1 session in {weeks}, {minutes} minutes in a week with one.",
        "{count} sessions in {weeks}, {minutes} minutes a week in those with one.",
        sessions,
        weeks=counted("1 week", "{count} weeks", len(weeks)),
        minutes=minutes,
    )
    goal = weeks[-1].goal
    days = counted(
        "{kept} of them had a session on 1 day or more.",
        "{kept} of them had sessions on {count} days or more.",
        goal,
        kept=kept,
    )
    return f"{told} {days}"


def span_text(first: date, last: date) -> str:
    """Return the time between two days: ``nine days``, ``5 weeks``."""
    days = (last - first).days
    if days < 14:
        return counted("1 day", "{count} days", days)
    return counted("1 week", "{count} weeks", round(days / 7))


def side_text(side: SideName) -> str:
    """Return what a side is called; nothing where there is none."""
    return {"left": said("left"), "right": said("right")}.get(side, "")


def _of(pain: Pain) -> float | None:
    return pain.before if pain.before is not None else pain.after


def _with_side(text: str, side: SideName) -> str:
    return f"{side_text(side)} {text}" if side else text


def _side_change(test: KnownTest, side: SideName, first: float, last: float) -> str:
    """Return how one side has changed, ``left 9° better``; less than the test's error is no change."""
    change = last - first
    if not change or abs(change) < test.error:
        return _with_side(said("about as before"), side)
    amount = amount_text(abs(change), test.unit)
    if not test.better:
        return _with_side(f"{'+' if change > 0 else '−'}{amount}", side)
    better = (change > 0) == (test.better == "more")
    text = said("{amount} better", amount=amount) if better else said("{amount} worse", amount=amount)
    return _with_side(text, side)
