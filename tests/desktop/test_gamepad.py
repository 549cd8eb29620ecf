"""The buttons of a gamepad come by their names, from an SDL that a test stands in for."""

from __future__ import annotations

import queue
import sys
from collections.abc import Iterator
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from player.desktop.gamepad import BUTTONS, Gamepad


class Sdl:
    """What is used of SDL."""

    def __init__(self) -> None:
        self.events: queue.Queue[SimpleNamespace] = queue.Queue()
        self.calls: list[str] = []

    def install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        sdl: Any = ModuleType("pygame")
        inner: Any = ModuleType("pygame._sdl2.controller")
        sdl.CONTROLLERDEVICEADDED, sdl.CONTROLLERBUTTONDOWN = 1, 2
        for number, name in enumerate(BUTTONS):
            setattr(sdl, name, number)
        sdl.display = SimpleNamespace(
            init=lambda: self.calls.append("begun"), quit=lambda: self.calls.append("ended")
        )
        sdl.event = SimpleNamespace(get=self._get)
        inner.init = inner.quit = lambda: None
        inner.Controller = lambda index: self.calls.append(f"pad {index}")
        monkeypatch.setitem(sys.modules, "pygame", sdl)
        monkeypatch.setitem(sys.modules, "pygame._sdl2.controller", inner)

    def _get(self) -> list[SimpleNamespace]:
        return [self.events.get_nowait() for _ in range(self.events.qsize())]


@pytest.fixture
def sdl(monkeypatch: pytest.MonkeyPatch) -> Iterator[Sdl]:
    made = Sdl()
    made.install(monkeypatch)
    yield made


def test_each_button_is_told_by_its_name_and_others_are_not(sdl: Sdl) -> None:
    told: queue.Queue[str] = queue.Queue()
    pad = Gamepad(told.put)
    sdl.events.put(SimpleNamespace(type=1, device_index=0))
    sdl.events.put(SimpleNamespace(type=2, button=99))
    for number in range(len(BUTTONS)):
        sdl.events.put(SimpleNamespace(type=2, button=number))
    assert [told.get(timeout=5) for _ in BUTTONS] == list(BUTTONS.values())
    pad.close()
    assert told.empty()
    assert sdl.calls == ["begun", "pad 0", "ended"]


def test_without_sdl_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pygame", None)
    Gamepad(lambda name: None).close()
