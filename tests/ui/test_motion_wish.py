"""Whether the system asks for less movement, as each system tells it."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator

import pytest
from PySide6.QtDBus import QDBusConnection

from player.ui import motion_wish


@pytest.fixture(autouse=True)
def _asked_anew() -> Iterator[None]:
    motion_wish.system_reduces_motion.cache_clear()
    yield
    motion_wish.system_reduces_motion.cache_clear()


@pytest.mark.parametrize(("said", "less"), [("1\n", True), ("0\n", False), ("", False)])
def test_a_mac_is_asked_for_its_setting(monkeypatch: pytest.MonkeyPatch, said: str, less: bool) -> None:
    asked: list[list[str]] = []

    def run(command: list[str], **_words: object) -> subprocess.CompletedProcess[str]:
        asked.append(command)
        return subprocess.CompletedProcess(command, 0, said, "")

    monkeypatch.setattr("player.ui.motion_wish.sys.platform", "darwin")
    monkeypatch.setattr("player.ui.motion_wish.subprocess.run", run)
    assert motion_wish.system_reduces_motion() is less
    assert asked[0][-1] == "reduceMotion"


def test_a_mac_that_does_not_answer_asks_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(*_words: object, **_more: object) -> None:
        raise OSError("not here")

    monkeypatch.setattr("player.ui.motion_wish.sys.platform", "darwin")
    monkeypatch.setattr("player.ui.motion_wish.subprocess.run", run)
    assert motion_wish.system_reduces_motion() is False


def test_where_there_is_no_bus_nothing_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("player.ui.motion_wish.sys.platform", "linux")
    monkeypatch.setattr(QDBusConnection, "sessionBus", lambda: QDBusConnection("nobody"))
    assert motion_wish.system_reduces_motion() is False
