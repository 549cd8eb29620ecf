"""The person's wish for announcements goes before the author's, in every step however deep."""

from __future__ import annotations

import pytest

from player.session.leading import Announce, announced
from player.session.model import AnyStep, Group, Say, Session
from tests.session.made import session as session_of

TEXT = """
[defaults]
announce = "short"
[[step]]
exercise = "plank"
hold = "30s"
announce = "full"
[[step]]
say = "Well."
[[step]]
repeat = 2
  [[step.step]]
  exercise = "plank"
  hold = "20s"
  announce = "off"
"""


def _wishes(session: Session) -> set[str]:
    found: set[str] = {session.defaults.announce}

    def look(steps: tuple[AnyStep, ...]) -> None:
        for step in steps:
            if not isinstance(step, Say):
                found.add(step.timing.announce)
            if isinstance(step, Group):
                look(step.steps)

    look(session.steps)
    return found


@pytest.mark.parametrize("announce", ["full", "short", "off"])
def test_every_step_is_announced_as_wished(announce: Announce) -> None:
    session = session_of(TEXT)
    assert _wishes(session) == {"short", "full", "off"}
    assert _wishes(announced(session, announce)) == {announce}


def test_nothing_else_is_changed() -> None:
    session = session_of(TEXT)
    again = announced(announced(session, "off"), "full")
    assert again == announced(session, "full")
    assert [step.path for step in again.steps] == [step.path for step in session.steps]
