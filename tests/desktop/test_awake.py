"""The machine is held awake while it is wanted, and let go."""

from __future__ import annotations

import os
import queue
import threading
from contextlib import ExitStack
from typing import Any

import pytest

from player.desktop.awake import Awake
from tests.desktop.private_bus import PrivateBus, Service


class Hold:
    """Something that can be held, and says so."""

    def __init__(self) -> None:
        self.told: queue.Queue[str] = queue.Queue()
        self.may = threading.Event()
        self.may.set()

    def __call__(self, stack: ExitStack) -> None:
        self.may.wait(5)
        self.told.put("held")
        stack.callback(self.told.put, "let go")


def test_it_is_held_once_and_let_go() -> None:
    hold = Hold()
    awake = Awake(hold)
    awake.want(False)
    awake.want(True)
    awake.want(True)
    assert hold.told.get(timeout=5) == "held"
    awake.want(False)
    assert hold.told.get(timeout=5) == "let go"
    awake.close()
    assert hold.told.empty()


def test_closing_lets_go() -> None:
    hold = Hold()
    awake = Awake(hold)
    awake.want(True)
    assert hold.told.get(timeout=5) == "held"
    awake.close()
    assert hold.told.get(timeout=5) == "let go"


def test_what_is_asked_last_counts_however_long_the_asking_takes() -> None:
    hold = Hold()
    hold.may.clear()
    awake = Awake(hold)
    for wanted in (True, False, True, False):
        awake.want(wanted)
    hold.may.set()
    awake.close()
    told = [hold.told.get_nowait() for _ in range(hold.told.qsize())]
    assert told in ([], ["held", "let go"], ["held", "let go"] * 2)


def test_never_wanted_it_starts_nothing() -> None:
    before = threading.active_count()
    Awake(Hold()).close()
    assert threading.active_count() == before


def cookie(method: str, body: tuple[Any, ...]) -> tuple[str, tuple[Any, ...]]:
    return ("u", (42,)) if method == "Inhibit" else ("", ())


@pytest.mark.parametrize(
    ("name", "undo", "body"),
    [
        ("org.freedesktop.ScreenSaver", "UnInhibit", ("Limber", "A session is playing")),
        ("org.gnome.SessionManager", "Uninhibit", ("Limber", 0, "A session is playing", 12)),
    ],
)
def test_a_desktop_is_asked_to_keep_the_screen_on_and_told_when_it_may_go_off(
    bus: PrivateBus, name: str, undo: str, body: tuple[Any, ...]
) -> None:
    saver = Service(name, cookie)
    awake = Awake()
    awake.want(True)
    assert saver.wait_for("Inhibit") == body
    awake.want(False)
    assert saver.wait_for(undo) == (42,)
    awake.close()
    saver.close()


def test_logind_gives_a_file_that_is_closed_again(bus: PrivateBus) -> None:
    kept, given = os.pipe()
    manager = Service("org.freedesktop.login1", lambda method, body: ("h", (given,)))
    awake = Awake()
    awake.want(True)
    assert manager.wait_for("Inhibit") == ("idle", "Limber", "A session is playing", "block")
    os.close(given)
    awake.close()
    assert os.read(kept, 1) == b""  # the other end is closed everywhere
    os.close(kept)
    manager.close()


def test_without_any_service_nothing_happens(bus: PrivateBus) -> None:
    awake = Awake()
    awake.want(True)
    awake.close()


def test_without_a_bus_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS"):
        monkeypatch.setenv(name, "unix:path=/nowhere")
    awake = Awake()
    awake.want(True)
    awake.close()
