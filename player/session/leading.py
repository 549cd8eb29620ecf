"""How much is announced, where the person wants it otherwise than the author."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from player.session.model import Group, Say

if TYPE_CHECKING:
    from player.session.model import AnyStep, Defaults, Session

Announce = Literal["full", "short", "off"]
"""How much is said between the doses."""


def announced(session: Session, announce: Announce) -> Session:
    """Return the session with as much announced as the person wants, in every step."""
    steps = tuple(_step(step, announce) for step in session.steps)
    return replace(session, defaults=_timing(session.defaults, announce), steps=steps)


def _step(step: AnyStep, announce: Announce) -> AnyStep:
    if isinstance(step, Say):
        return step
    timing = _timing(step.timing, announce)
    if isinstance(step, Group):
        return replace(step, timing=timing, steps=tuple(_step(each, announce) for each in step.steps))
    return replace(step, timing=timing)


def _timing(timing: Defaults, announce: Announce) -> Defaults:
    return replace(timing, announce=announce)
