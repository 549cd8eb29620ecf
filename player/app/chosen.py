"""A session as this person does it today: with the values, the steps and the time that they chose."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from player.audio.voice.estimate import estimated_frames
from player.session.choices import Choices
from player.session.cutting import without_steps
from player.session.leading import Announce, announced
from player.session.model import Group, Step
from player.session.shortening import Fitted, fit, knobs_of
from player.timeline.compiler import CompileOptions, compile_session
from player.timeline.frames import RATE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from player.app.supplies import Supplies
    from player.session.model import AnyStep, Session
    from player.settings import Settings
    from player.timeline.timeline import Side, Timeline


@dataclass(frozen=True, slots=True)
class Chosen:
    """What came of the choices."""

    session: Session
    """What is to be played."""
    fitted: Fitted
    """How it was fitted into the time there is."""
    whole: int
    """Frames it takes with the chosen steps and values, when there is time."""


def chosen_session(
    session: Session,
    choices: Choices,
    supplies: Supplies,
    settings: Settings,
    with_values: Callable[[Mapping[str, str]], Session | None] | None = None,
) -> Chosen:
    """Return a session as it was chosen, and how long it takes this person: with as much said, and as fast,
    as they like it. Where nobody knows which side is tighter, none gets more than the other. ``with_values``
    gives the session with other values of its parameters."""
    tighter = settings.tighter
    left = _without_more(session, choices, tighter)

    def measure(some: Session) -> int:
        return estimated_timeline(some, supplies, settings).length

    def turned(values: Mapping[str, str]) -> Session:
        other = with_values(values) if with_values is not None else None
        return left if other is None else _without_more(other, choices, tighter)

    whole = measure(left)
    if choices.minutes is None:
        return Chosen(left, Fitted(left, whole, ()), whole)
    knobs = knobs_of(session.parameters) if with_values is not None else ()
    fitted = fit(left, choices.minutes * 60 * RATE, measure, knobs, turned)
    return Chosen(fitted.session, fitted, whole)


def _without_more(session: Session, choices: Choices, tighter: str) -> Session:
    """Return a session without the steps that are left out, and without more for a side that nobody knows."""
    known = session if tighter in ("left", "right") else replace(session, steps=_alike(session.steps))
    left = without_steps(known, frozenset(choices.without))
    if not any(isinstance(step, (Step, Group)) for step in left.steps):
        return known
    return left


def as_led(session: Session, settings: Settings) -> Session:
    """Return the session as the person likes to be led through it."""
    wishes: dict[str, Announce] = {"full": "full", "short": "short", "off": "off"}
    wish = wishes.get(settings.announce)
    return announced(session, wish) if wish is not None else session


def estimated_timeline(session: Session, supplies: Supplies, settings: Settings) -> Timeline:
    """Return the timeline of a session as the person is led through it, with the lengths that its lines are
    likely to have."""
    rate = session.voice.rate * settings.rate
    return compile_session(
        as_led(session, settings),
        supplies.words(session.language),
        lambda text: estimated_frames(text, rate),
        CompileOptions(tighter=side_of(settings.tighter)),
    )


def side_of(tighter: str) -> Side:
    """Return the side that ``tighter`` means."""
    return "left" if tighter == "left" else "right"


def asks_for_tighter(steps: Sequence[AnyStep]) -> bool:
    """Return whether it matters for any of the steps which side is the tighter one."""
    for step in steps:
        if isinstance(step, Group):
            if asks_for_tighter(step.steps):
                return True
        elif isinstance(step, Step):
            first = step.timing.first_side == "tighter" and step.side in ("each", "alternate")
            if first or any(side == "tighter" for side, _ in step.extra):
                return True
    return False


def _alike(steps: Sequence[AnyStep]) -> tuple[AnyStep, ...]:
    """Return the steps without what only a tighter side gets."""
    found: list[AnyStep] = []
    for step in steps:
        if isinstance(step, Group):
            found.append(replace(step, steps=_alike(step.steps)))
        elif isinstance(step, Step) and step.extra:
            found.append(replace(step, extra=tuple(each for each in step.extra if each[0] != "tighter")))
        else:
            found.append(step)
    return tuple(found)
