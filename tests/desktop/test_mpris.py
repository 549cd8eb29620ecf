"""The media controls of Linux: what they are told, and what they ask for, over a bus of the test's own."""

from __future__ import annotations

import queue
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from jeepney import DBusAddress, MatchRule, Properties, new_method_call
from jeepney.bus_messages import message_bus
from jeepney.io.threading import DBusRouter, Proxy, open_dbus_connection

from player.desktop.mpris import Mpris
from player.desktop.mpris_interface import INTROSPECTION, PATH, PLAYER, PROPERTIES, ROOT, values_of
from player.desktop.now_playing import NowPlaying
from tests.desktop.private_bus import PrivateBus

NOW = NowPlaying(
    status="Playing",
    session="Evening stretch",
    step="Plank: Hold",
    number=3,
    length=600_000_000,
    position=90_000_000,
    moves=True,
    volume=0.5,
    can_go_next=True,
)


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.now = 50.0

    def __call__(self) -> float:
        return self.now


class Desk:
    """The service, and a program that looks at it."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.wishes: queue.Queue[tuple[str, object]] = queue.Queue()
        self.service = Mpris(lambda wish, value: self.wishes.put((wish, value)), self.clock)
        self.connection = open_dbus_connection("SESSION")
        self.router = DBusRouter(self.connection)
        self.player = DBusAddress(PATH, bus_name=self.service.name, interface=PLAYER)

    def get(self, name: str, interface: str = PLAYER) -> object:
        address = DBusAddress(PATH, bus_name=self.service.name, interface=interface)
        return self.router.send_and_get_reply(Properties(address).get(name), timeout=5).body[0][1]

    def call(self, method: str, types: str = "", values: tuple[object, ...] = ()) -> object:
        reply = self.router.send_and_get_reply(
            new_method_call(self.player, method, types or None, values), timeout=5
        )
        return reply.header.message_type.name

    def close(self) -> None:
        self.service.close()
        self.router.close()
        self.connection.close()


@pytest.fixture
def desk(bus: PrivateBus) -> Iterator[Desk]:
    made = Desk()
    yield made
    made.close()


def test_what_is_playing_can_be_read(desk: Desk) -> None:
    assert desk.get("PlaybackStatus") == "Stopped"
    desk.service.show(NOW)
    assert desk.get("PlaybackStatus") == "Playing"
    metadata = desk.get("Metadata")
    assert isinstance(metadata, dict)
    assert metadata["xesam:title"] == ("s", "Plank: Hold")
    assert metadata["xesam:album"] == ("s", "Evening stretch")
    assert metadata["mpris:length"] == ("x", 600_000_000)
    assert metadata["mpris:trackid"] == ("o", "/limber/step/3")
    assert (desk.get("Volume"), desk.get("CanGoNext"), desk.get("CanSeek")) == (0.5, True, True)
    assert (desk.get("Identity", ROOT), desk.get("DesktopEntry", ROOT)) == ("Limber", "limber")


def test_the_position_runs_while_it_plays_and_stands_otherwise(desk: Desk) -> None:
    desk.service.show(NOW)
    desk.clock.now += 2.5
    assert desk.get("Position") == 92_500_000
    desk.service.show(replace(NOW, position=92_500_000, moves=False, status="Paused"))
    desk.clock.now += 60
    assert desk.get("Position") == 92_500_000


@pytest.mark.parametrize(
    ("method", "types", "values", "wish"),
    [
        ("Play", "", (), ("play", None)),
        ("Pause", "", (), ("pause", None)),
        ("PlayPause", "", (), ("toggle", None)),
        ("Stop", "", (), ("stop", None)),
        ("Next", "", (), ("next", None)),
        ("Previous", "", (), ("back", None)),
        ("Seek", "x", (-5_000_000,), ("seek", 85_000_000)),
        ("SetPosition", "ox", ("/limber/step/3", 30_000_000), ("go to", 30_000_000)),
        ("OpenUri", "s", ("file:///a%20b.toml",), ("open", "file:///a%20b.toml")),
    ],
)
def test_a_method_asks_for_its_wish(
    desk: Desk, method: str, types: str, values: tuple[object, ...], wish: tuple[str, object]
) -> None:
    desk.service.show(NOW)
    assert desk.call(method, types, values) == "method_return"
    assert desk.wishes.get(timeout=5) == wish


@pytest.mark.parametrize("values", [("/limber/step/2", 30_000_000), ("/limber/step/3", 999_000_000_000)])
def test_a_position_in_something_else_or_past_the_end_is_not_asked_for(
    desk: Desk, values: tuple[object, ...]
) -> None:
    desk.service.show(NOW)
    desk.call("SetPosition", "ox", values)
    desk.call("Next")
    assert desk.wishes.get(timeout=5) == ("next", None)


def test_what_is_not_there_is_an_error_and_the_service_goes_on(desk: Desk) -> None:
    assert desk.call("Fly") == "error"
    assert desk.call("Next") == "method_return"


def test_changes_and_jumps_are_told_and_running_on_is_not(desk: Desk) -> None:
    desk.service.show(NOW)
    rules = [
        MatchRule(type="signal", path=PATH, member="PropertiesChanged"),
        MatchRule(type="signal", path=PATH, member="Seeked"),
    ]
    for rule in rules:
        Proxy(message_bus, desk.router, timeout=5).AddMatch(rule)
    with desk.router.filter(rules[0], bufsize=9) as changes, desk.router.filter(rules[1], bufsize=9) as jumps:
        desk.clock.now += 2
        desk.service.show(replace(NOW, position=92_000_000))
        desk.service.show(replace(NOW, position=92_000_000, status="Paused", moves=False))
        body = changes.get(timeout=5).body
        assert body[0] == PLAYER and dict(body[1]) == {"PlaybackStatus": ("s", "Paused")}
        desk.service.show(replace(NOW, position=10_000_000, status="Paused", moves=False))
        assert jumps.get(timeout=5).body == (10_000_000,)
        assert changes.empty() and jumps.empty()


def test_the_volume_can_be_set_within_its_limits(desk: Desk) -> None:
    desk.router.send_and_get_reply(Properties(desk.player).set("Volume", "d", 1.7), timeout=5)
    assert desk.wishes.get(timeout=5) == ("volume", 1.0)


def test_a_second_program_has_a_name_of_its_own(desk: Desk) -> None:
    second = Mpris(lambda wish, value: None)
    assert second.name.startswith("org.mpris.MediaPlayer2.limber.instance")
    second.close()


def test_the_description_names_every_property_and_its_type() -> None:
    described = ElementTree.fromstring(INTROSPECTION.split('dtd">', 1)[1])
    found = {
        (interface.get("name"), entry.get("name")): entry.get("type")
        for interface in described
        for entry in interface.findall("property")
    }
    assert found == {
        (interface, name): kind
        for interface, properties in PROPERTIES.items()
        for name, (kind, _) in properties.items()
    }
    assert set(values_of(NOW)[PLAYER]) == set(PROPERTIES[PLAYER])


@pytest.mark.skipif(shutil.which("playerctl") is None, reason="needs playerctl")
def test_a_real_player_control_sees_and_drives_it(desk: Desk, bus: PrivateBus) -> None:
    desk.service.show(NOW)

    def control(*words: str) -> str:
        done = subprocess.run(
            ["playerctl", "--player=limber", *words], capture_output=True, text=True, timeout=10, check=True
        )
        return done.stdout.strip()

    assert control("status") == "Playing"
    wished = "{{title}} | {{album}} | {{duration(mpris:length)}} | {{duration(position)}} | {{volume}}"
    assert control("metadata", "--format", wished) == "Plank: Hold | Evening stretch | 10:00 | 1:30 | 0.5"
    for words, wish in (
        (("play-pause",), ("toggle", None)),
        (("next",), ("next", None)),
        (("previous",), ("back", None)),
        (("position", "30"), ("go to", 30_000_000)),
        (("position", "10+"), ("seek", 100_000_000)),
        (("volume", "0.25"), ("volume", 0.25)),
    ):
        control(*words)
        assert desk.wishes.get(timeout=5) == wish
