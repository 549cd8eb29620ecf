"""Doses in a few words for a list: ``2 sets of 10 reps, each side``."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    sides = {"each": "each side", "alternate": "each side, in turn", "left": "left", "right": "right"}.get(
        step.side
    )
    return ", ".join(part for part in (text, sides) if part)


def _rounds(group: Group) -> str:
    """Return how many rounds a group has, or what ends it."""
    parts = [f"{group.repeat} rounds"] if group.repeat > 1 and not group.most else []
    if group.most:
        parts.append(f"{group.repeat} to {group.most} rounds")
    if group.every is not None:
        parts.append(f"one every {time_text(group.every)}")
    if group.length is not None:
        parts.append(f"for {time_text(group.length)}")
    if group.pick is not None:
        parts.append(f"{group.pick} of {len(group.steps)} drawn")
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
        return f"{_range(dose.lengths)} {'hold' if isinstance(dose, Hold) else ''}".strip()
    if isinstance(dose, OpenHold):
        return "until done" if dose.limit is None else f"until done, {time_text(dose.limit)} at most"
    if isinstance(dose, Reps):
        low, high = min(dose.counts), max(dose.counts)
        return f"{low} reps" if low == high else f"{low} to {high} reps"
    if isinstance(dose, Pnf):
        what = "contraction" if dose.cycles == 1 else "contractions"
        return f"{dose.cycles} {what} of {time_text(dose.contract)}"
    if isinstance(dose, Breathe):
        return f"{dose.cycles} breaths" if dose.cycles else f"{time_text(dose.length or 0)} of breathing"
    return time_text(sum(phase.length for phase in dose.phases))


def _range(lengths: tuple[int, ...]) -> str:
    low, high = min(lengths), max(lengths)
    return time_text(low) if low == high else f"{time_text(low)} to {time_text(high)}"
