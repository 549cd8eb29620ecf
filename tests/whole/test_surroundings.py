"""The desktop around a session: media controls drive it, the screen stays on, and a machine may sleep."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jeepney import DBusAddress, Properties, new_method_call
from jeepney.io.threading import DBusRouter, open_dbus_connection
from pytestqt.qtbot import QtBot

from player.app.surroundings import GAMEPAD
from player.app.window import Front
from player.desktop.gamepad import BUTTONS
from player.ui.actions import COMMANDS
from tests.desktop.private_bus import PrivateBus, Service, is_possible

pytestmark = pytest.mark.skipif(not is_possible(), reason="needs dbus-daemon")

SESSION = """
format = 1
title = "A quiet one"
[[step]]
exercise = "plank"
hold = "50s"
[[step]]
exercise = "glute-bridge"
reps = 6
pace = "4s"
"""
PLAYER = DBusAddress(
    "/org/mpris/MediaPlayer2",
    bus_name="org.mpris.MediaPlayer2.limber",
    interface="org.mpris.MediaPlayer2.Player",
)


class Desktop:
    """A desktop with a screen saver, a login manager and a panel."""

    def __init__(self) -> None:
        self.saver = Service("org.freedesktop.ScreenSaver", self._answer)
        self.login = Service("org.freedesktop.login1", lambda method, body: ("", ()))
        self.connection = open_dbus_connection("SESSION")
        self.router = DBusRouter(self.connection)

    def call(self, method: str, types: str = "", values: tuple[Any, ...] = ()) -> None:
        self.router.send_and_get_reply(new_method_call(PLAYER, method, types or None, values), timeout=5)

    def get(self, name: str) -> Any:
        return self.router.send_and_get_reply(Properties(PLAYER).get(name), timeout=5).body[0][1]

    def sleep(self, begins: bool) -> None:
        name = "org.freedesktop.login1"
        self.login.emit(f"/{name.replace('.', '/')}", f"{name}.Manager", "PrepareForSleep", "b", (begins,))

    def close(self) -> None:
        self.router.close()
        self.connection.close()
        self.saver.close()
        self.login.close()

    @property
    def held(self) -> list[str]:
        return [method for method, _ in self.saver.asked]

    @staticmethod
    def _answer(method: str, body: tuple[Any, ...]) -> tuple[str, tuple[Any, ...]]:
        return ("u", (7,)) if method == "Inhibit" else ("", ())


@pytest.fixture
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desktop]:
    bus = PrivateBus(tmp_path)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", bus.address)
    made = Desktop()
    yield made
    made.close()
    bus.stop()


@pytest.fixture
def front(desktop: Desktop, tmp_path: Path, qtbot: QtBot, known_cards: None) -> Iterator[Front]:
    """Return the program in the middle of a hold."""
    file = tmp_path / "quiet.toml"
    file.write_text(SESSION, encoding="utf-8")
    made = Front(silent=True)
    qtbot.addWidget(made.window)
    made.window.show()
    made.play(file)
    qtbot.waitUntil(lambda: made.state == "playing", timeout=10_000)
    yield made
    made.close()


def test_a_panel_sees_the_session_and_drives_it(front: Front, desktop: Desktop, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: desktop.get("PlaybackStatus") == "Playing")
    assert desktop.get("Metadata")["xesam:album"] == ("s", "A quiet one")
    desktop.call("Pause")
    qtbot.waitUntil(lambda: front.state == "paused")
    assert desktop.get("PlaybackStatus") == "Paused"
    desktop.call("Next")
    qtbot.waitUntil(lambda: front.phase == 1)
    desktop.call("Play")
    qtbot.waitUntil(lambda: front.state == "playing")
    desktop.call("SetPosition", "ox", (desktop.get("Metadata")["mpris:trackid"][1], 0))
    qtbot.waitUntil(lambda: front.phase == 0)
    front.window.player_left.emit()
    qtbot.waitUntil(lambda: desktop.get("PlaybackStatus") == "Stopped")


def test_the_screen_stays_on_while_it_plays_and_only_then(
    front: Front, desktop: Desktop, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: desktop.held == ["Inhibit"])
    desktop.call("Pause")
    qtbot.waitUntil(lambda: desktop.held == ["Inhibit", "UnInhibit"])
    desktop.call("Play")
    qtbot.waitUntil(lambda: desktop.held == ["Inhibit", "UnInhibit", "Inhibit"])
    front.window.player_left.emit()
    qtbot.waitUntil(lambda: desktop.held[-1] == "UnInhibit" and len(desktop.held) == 4)


def test_a_machine_that_goes_to_sleep_is_paused_and_says_so_when_it_wakes(
    front: Front, desktop: Desktop, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: desktop.held == ["Inhibit"])
    desktop.sleep(True)
    qtbot.waitUntil(lambda: front.state == "paused")
    desktop.sleep(False)
    qtbot.waitUntil(lambda: "has been asleep" in front.window.player.notices.text)
    assert front.state == "paused"
    desktop.call("Play")
    qtbot.waitUntil(lambda: front.state == "playing")
    assert "asleep" not in front.window.player.notices.text


def test_the_volume_is_the_programs(front: Front, desktop: Desktop, qtbot: QtBot) -> None:
    desktop.router.send_and_get_reply(Properties(PLAYER).set("Volume", "d", 0.25), timeout=5)
    qtbot.waitUntil(lambda: desktop.get("Volume") == 0.25)


def test_every_button_of_a_gamepad_asks_for_a_command_of_the_table(front: Front, qtbot: QtBot) -> None:
    assert set(GAMEPAD.values()) <= {command.identity for command in COMMANDS}
    assert set(GAMEPAD) == set(BUTTONS.values())
    front.playing.around._pressed.emit("a")
    assert front.state == "paused"
    front.playing.around._pressed.emit("right")
    assert front.phase == 1


@pytest.mark.qt_log_ignore("This plugin does not support raise")
def test_a_file_that_the_desktop_opens_is_shown(
    front: Front, desktop: Desktop, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "another one.toml"
    other.write_text(SESSION.replace("A quiet one", "Another one"), encoding="utf-8")
    desktop.call("OpenUri", "s", (other.as_uri(),))
    qtbot.waitUntil(lambda: front.state is None)
