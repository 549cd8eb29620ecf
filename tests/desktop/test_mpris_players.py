"""Other players pause for a session, and only those that played go on after it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from player.desktop.mpris_players import pause_others
from tests.desktop.private_bus import PrivateBus, Service


class Player(Service):
    """A player on the bus."""

    def __init__(self, name: str, status: str) -> None:
        self.status = status
        super().__init__(f"org.mpris.MediaPlayer2.{name}", self._obeyed)

    def _obeyed(self, method: str, body: tuple[Any, ...]) -> tuple[str, tuple[Any, ...]]:
        if method == "Get":
            return "v", (("s", self.status),)
        self.status = {"Pause": "Paused", "Play": "Playing"}[method]
        return "", ()


@pytest.fixture
def players(bus: PrivateBus) -> Iterator[dict[str, Player]]:
    """Return a radio that plays, a film that is paused, and this very program."""
    made = {
        name: Player(name, status)
        for name, status in (("radio", "Playing"), ("film", "Paused"), ("limber", "Playing"))
    }
    yield made
    for player in made.values():
        player.close()


def test_what_plays_is_paused_and_plays_again(players: dict[str, Player]) -> None:
    with ExitStack() as held:
        pause_others(held, lambda: True)
        assert [players[name].status for name in ("radio", "film", "limber")] == [
            "Paused",
            "Paused",
            "Playing",
        ]
    assert [players[name].status for name in ("radio", "film")] == ["Playing", "Paused"]


@pytest.mark.parametrize(("go_on", "meanwhile"), [(False, "Paused"), (True, "Stopped"), (True, "Playing")])
def test_what_is_to_stay_paused_or_was_touched_meanwhile_is_left_alone(
    players: dict[str, Player], go_on: bool, meanwhile: str
) -> None:
    with ExitStack() as held:
        pause_others(held, lambda: go_on)
        players["radio"].status = meanwhile
    assert players["radio"].status == meanwhile
    assert "Play" not in [method for method, _ in players["radio"].asked]


def test_without_a_bus_nothing_happens(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/nobody")
    with ExitStack() as held:
        pause_others(held, lambda: True)
