"""All advice on a session at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from player.session.advice import doses, needs, order, speaking
from player.session.advice.walking import walk

if TYPE_CHECKING:
    from player.session.advice.walking import Known, Walked
    from player.session.model import Session
    from player.session.problems import Finding

MOST_FINDINGS = 200
"""How many pieces of advice of one kind are given: nobody reads more."""


def advice_on(session: Session) -> list[Finding]:
    """Return what could be better in a session that has no mistakes."""
    return Adviser().advice_on(session)


class Adviser:
    """Advises on a session again and again as it changes, and reckons anew only what has changed."""

    def __init__(self) -> None:
        """Know no step yet."""
        self._known: Known = {}

    def advice_on(self, session: Session) -> list[Finding]:
        """Return what could be better in a session that has no mistakes."""
        walked = list(walk(session.steps, self._known))
        self._known = {id(each.step.dose): each.facts for each in walked}
        return _advice(session, walked)


def _advice(session: Session, walked: list[Walked]) -> list[Finding]:
    sources = (
        doses.unusual_doses(walked),
        doses.long_stretches(walked),
        order.unequal_sides(walked),
        order.contractions_kept(walked),
        order.cold_starts(walked),
        order.stretches_before_power(walked),
        speaking.colliding_cues(walked),
        speaking.long_silences(walked),
        needs.equipment(session, walked),
        needs.texts(session, walked),
        needs.cautions(session, walked),
    )
    return [found for source in sources for found, _ in zip(source, range(MOST_FINDINGS), strict=False)]
