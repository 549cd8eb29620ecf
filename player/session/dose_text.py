"""Doses in a few words for a list: ``2 sets of 10 reps, each side``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from player.language import counted, said
from player.session.model import Breathe, Group, Hold, OpenHold, Pnf, Reps, Roll, Step, Timed

if TYPE_CHECKING:
    from player.session.model import AnyStep, Dose

_SECOND = 48_000


def dose_text(step: AnyStep) -> str:
    """Return how much of a step or group is done, and on which sides; nothing for what has no dose."""
    if isinstance(step, Group):
        return _rounds(step)
    if not isinstance(step, Step):
        return ""
    text = _dose(step.dose)
    if step.sets > 1:
        text = f"{step.sets} × {text}"
    sides = {
        "each": said("each side"),
        "alternate": said("each side, in turn"),
        "left": said("left"),
        "right": said("right"),
    }.get(step.side)
    return ", ".join(part for part in (text, sides) if part)


def _rounds(group: Group) -> str:
    """Return how many rounds a group has, or what ends it."""
    parts = [said("{count} rounds", count=group.repeat)] if group.repeat > 1 and not group.most else []
    if group.most:
        parts.append(said("{low} to {high} rounds", low=group.repeat, high=group.most))
    if group.every is not None:
        parts.append(said("one every {time}", time=time_text(group.every)))
    if group.length is not None:
        parts.append(said("for {time}", time=time_text(group.length)))
    if group.pick is not None:
        parts.append(said("{count} of {steps} drawn", count=group.pick, steps=len(group.steps)))
    return ", ".join(parts)


def time_text(frames: int) -> str:
    """Return a length of time as it is read: ``45 s``, ``2 min``, ``1 min 30 s``."""
    minutes, seconds = divmod(round(frames / _SECOND), 60)
    parts = [f"{minutes} min"] if minutes else []
    if seconds or not minutes:
        parts.append(f"{seconds} s")
    return " ".join(parts)


def _dose(dose: Dose) -> str:
    if isinstance(dose, (Hold, Timed, Roll)):
        time = _range(dose.lengths)
        return said("{time} hold", time=time) if isinstance(dose, Hold) else time
    if isinstance(dose, OpenHold):
        if dose.limit is None:
            return said("until done")
        return said("until done, {time} at most", time=time_text(dose.limit))
    if isinstance(dose, Reps):
        low, high = min(dose.counts), max(dose.counts)
        if low == high:
            return counted("1 rep", "{count} reps", low)
        return said("{low} to {high} reps", low=low, high=high)
    if isinstance(dose, Pnf):
        time = time_text(dose.contract)
        return counted("1 contraction of {time}", "{count} contractions of {time}", dose.cycles, time=time)
    if isinstance(dose, Breathe):
        if dose.cycles:
            return counted("1 breath", "{count} breaths", dose.cycles)
        return said("{time} of breathing", time=time_text(dose.length or 0))
    return time_text(sum(phase.length for phase in dose.phases))


def _range(lengths: tuple[int, ...]) -> str:
    low, high = min(lengths), max(lengths)
    return (
        time_text(low) if low == high else said("{low} to {high}", low=time_text(low), high=time_text(high))
    )
