"""Whether the system asks for less movement, as each system tells it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtDBus import QDBusConnection
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from player.settings import Settings
from player.ui import look, system_wishes
from player.ui.theme import DARK, LIGHT
from tests.desktop.private_bus import PrivateBus, Service, is_possible

_PROGRAM = """
from PySide6.QtCore import QCoreApplication, QTimer
from player.ui.system_wishes import SystemWishes
application = QCoreApplication([])
wish = SystemWishes()
wish.changed.connect(lambda: print(wish.still, wish.dark, flush=True))
wish.changed.connect(lambda: wish.still or application.quit())
QTimer.singleShot(20_000, application.quit)
print(wish.still, wish.dark, flush=True)
application.exec()
"""


@pytest.mark.parametrize(("said", "less"), [("1\n", True), ("0\n", False), ("", False)])
def test_a_mac_is_asked_for_its_setting(monkeypatch: pytest.MonkeyPatch, said: str, less: bool) -> None:
    asked: list[list[str]] = []

    def run(command: list[str], **_words: object) -> subprocess.CompletedProcess[str]:
        asked.append(command)
        return subprocess.CompletedProcess(command, 0, said, "")

    monkeypatch.setattr("player.ui.system_wishes.sys.platform", "darwin")
    monkeypatch.setattr("player.ui.system_wishes.subprocess.run", run)
    assert system_wishes.system_reduces_motion() is less
    assert asked[0][-1] == "reduceMotion"


def test_a_mac_that_does_not_answer_asks_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(*_words: object, **_more: object) -> None:
        raise OSError("not here")

    monkeypatch.setattr("player.ui.system_wishes.sys.platform", "darwin")
    monkeypatch.setattr("player.ui.system_wishes.subprocess.run", run)
    assert system_wishes.system_reduces_motion() is False


def test_where_there_is_no_bus_nothing_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("player.ui.system_wishes.sys.platform", "linux")
    monkeypatch.setattr(QDBusConnection, "sessionBus", lambda: QDBusConnection("nobody"))
    assert system_wishes.system_reduces_motion() is False


def test_where_qt_does_not_know_the_colours_what_the_system_tells_counts(
    monkeypatch: pytest.MonkeyPatch, qapp: object
) -> None:
    monkeypatch.setattr(look, "knows_scheme", lambda: False)
    assert look.look_of(Settings(), 1.0, told_dark=True).theme is DARK
    assert look.look_of(Settings(), 1.0).theme is LIGHT
    assert look.look_of(Settings(theme="light"), 1.0, told_dark=True).theme is LIGHT


@pytest.mark.skipif(not is_possible(), reason="needs dbus-daemon")
def test_the_portal_is_followed_while_the_program_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bus = PrivateBus(tmp_path)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
    wishes = {"reduced-motion": 0, "color-scheme": 0}

    def answer(_member: str, body: tuple[Any, ...]) -> tuple[str, tuple[Any, ...]]:
        return "v", (("u", wishes[body[1]]),)

    portal = Service("org.freedesktop.portal.Desktop", answer)
    program = subprocess.Popen([sys.executable, "-c", _PROGRAM], stdout=subprocess.PIPE, text=True)
    try:
        assert program.stdout is not None
        heard = [program.stdout.readline().strip()]
        for key, now in (("reduced-motion", 1), ("color-scheme", 1), ("reduced-motion", 0)):
            wishes[key] = now
            portal.emit(*_SIGNAL, "ssv", ("org.freedesktop.appearance", key, ("u", now)))
            heard.append(program.stdout.readline().strip())
        assert heard == ["False False", "True False", "True True", "False True"]
        program.communicate(timeout=10)
    finally:
        program.kill()
        program.communicate()
        portal.close()
        bus.stop()


_SIGNAL = ("/org/freedesktop/portal/desktop", "org.freedesktop.portal.Settings", "SettingChanged")


def test_a_mac_is_asked_again_when_the_person_comes_back(
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr("player.ui.system_wishes.sys.platform", "darwin")
    still = [False]
    monkeypatch.setattr("player.ui.system_wishes.system_reduces_motion", lambda: still[0])
    wish = system_wishes.SystemWishes()
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    still[0] = True
    application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert not wish.still
    with qtbot.waitSignal(wish.changed):
        application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert wish.still
