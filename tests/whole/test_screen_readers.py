"""A real window as a real screen reader finds it: roles, names, and what has the keyboard."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from player.history.store import FILE_NAME
from player.settings import Settings, save_settings
from tests.eight_weeks import keep_eight_weeks
from tests.whole import screen_reader, virtual_screen
from tests.whole.screen_reader import Node, ScreenReader
from tests.whole.virtual_screen import VirtualScreen

pytestmark = pytest.mark.skipif(
    not (screen_reader.is_possible() and virtual_screen.is_possible()),
    reason="needs Linux with Xvfb, xdotool, dbus-daemon, busctl and at-spi2-core",
)

SESSION = """
format = 1
title = "A quiet one"
[defaults]
announce = "off"
prepare = "0s"
[[step]]
exercise = "glute-bridge"
reps = 4
[[step]]
exercise = "plank"
hold = "40s"
"""
ASKING = """
format = 1
title = "One that asks"
[defaults]
announce = "off"
prepare = "0s"
[[step]]
ask = "effort"
[[step]]
exercise = "plank"
hold = "2s"
"""
BROKEN = """
format = 1
title = "One that is broken"
[[step]]
exercise = "plank"
hodl = "40s"
"""
EMPTY = {"filler", "layered pane", "scroll pane", "viewport", "scroll bar", "panel", "label"}
"""Roles of what only holds other things, and of texts that say nothing just now."""


@dataclass(frozen=True, slots=True)
class Desk:
    """A screen, a reader, and a program on them."""

    screen: VirtualScreen
    """What is seen, and the keyboard."""
    reader: ScreenReader
    """What is read."""

    def press(self, key: str, until: str) -> list[Node]:
        """Press a key and return what shows once something is called so."""
        self.screen.press(key)
        return [node for node in self.reader.wait_for(until) if node.showing]


@pytest.fixture
def open_desk(tmp_path: Path, qapp: QApplication) -> Iterator[Callable[..., Desk]]:
    """Return a function that opens the program, with words of the command if there are any."""
    sessions = tmp_path / "home" / "data" / "sessions"
    sessions.mkdir(parents=True)
    for name, text in (("quiet", SESSION), ("asking", ASKING), ("broken", BROKEN)):
        (sessions / f"{name}.toml").write_text(text, encoding="utf-8")
    screen, reader = VirtualScreen(), ScreenReader()
    reader.listen()
    environment = {**os.environ, **screen.environment, **reader.environment}
    environment |= {"LIMBER_HOME": str(tmp_path / "home"), "XDG_RUNTIME_DIR": str(tmp_path)}
    opened: list[subprocess.Popen[bytes]] = []

    def open_it(*words: str, welcomed: bool = True) -> Desk:
        save_settings(Settings(welcomed=welcomed), tmp_path / "home" / "settings")
        command = [sys.executable, "-m", "player", *words]
        opened.append(
            subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        )
        screen.wait_for_window("Limber")
        return Desk(screen, reader)

    try:
        yield open_it
    finally:
        for program in opened:
            program.terminate()
            program.wait(20)
        reader.stop()
        screen.stop()


def _faults(nodes: list[Node]) -> list[Node]:
    """Return what shows and cannot be spoken of: what has no name though it has the keyboard or a role, what
    takes the keyboard and has no role, and lists of which nobody knows what they are for."""
    return [
        node
        for node in nodes
        if node.showing
        and node.depth > 1
        and (
            (not node.name and (node.focusable or node.role not in EMPTY))
            or (node.focusable and node.role in {"filler", "unknown"})
            or (node.role == "combo box" and not node.label)
        )
    ]


def test_every_screen_can_be_read_and_reached(open_desk: Callable[..., Desk]) -> None:
    desk = open_desk(welcomed=False)
    welcome = desk.reader.wait_for("Welcome to Limber")
    assert _faults(welcome) == []
    library = desk.press("Escape", "A quiet one")
    assert _faults(library) == []
    assert ("label", "Limber") in {(node.role, node.name) for node in library}
    assert any(node.focused for node in library)

    start = desk.press("Return", "Before you start")
    assert _faults(start) == []
    assert any(node.focused and node.name.startswith("Start ") for node in start)
    assert _faults(desk.press("Escape", "Find a session")) == []

    settings = desk.press("ctrl+comma", "Find a setting")
    assert _faults(settings) == []
    roles = {node.name: node.role for node in settings if node.focusable}
    assert roles["Find a setting"] == "text"
    assert roles["Light"] == "radio button"
    assert roles["Captions"] == "check box"
    assert roles["How far away you lie"] == "slider"
    assert "Full screen on" in {node.label for node in settings if node.role == "combo box"}

    keys = desk.press("F1", "The usual keys")
    assert _faults(keys) == []
    assert any(node.focused for node in keys)


PAGES = (
    ("ctrl+i", "A list of exercises", "Bring what you have"),
    ("ctrl+h", "Nothing has been done yet", "What you have done"),
    ("ctrl+F1", "How sessions are written", "How sessions are written"),
    ("ctrl+shift+s", "Stop and rest", "Before you move"),
    ("ctrl+n", "What is to be avoided?", "New session"),
    ("ctrl+shift+p", "What would you like to do?", "Limber"),
    ("ctrl+shift+w", "Name of a new exercise", "Pose workshop"),
)
"""The key that leads to a page from the library, what is found on it, and the title of the window."""


def test_every_page_that_the_library_leads_to_can_be_read(open_desk: Callable[..., Desk]) -> None:
    desk = open_desk()
    desk.reader.wait_for("A quiet one. 1 min")
    for key, found, title in PAGES:
        page = desk.press(key, found)
        assert _faults(page) == [], key
        assert any(node.focused for node in page), key
        assert any(node.role == "frame" and node.name.startswith(title) for node in page), key
        desk.press("Escape", "Find a session")

    desk.screen.press("ctrl+f", *"broken")
    cards = desk.press("Down", "One that is broken")
    assert any(node.focused and node.name.startswith("One that is broken") for node in cards)
    problems = desk.press("Return", "Error, Line 6, column 1. ")
    assert _faults(problems) == []


def test_editor_and_workshop_can_be_read(open_desk: Callable[..., Desk]) -> None:
    desk = open_desk("edit", "quiet")
    editor = desk.reader.wait_for("Glute bridge, 4 reps")
    assert _faults(editor) == []
    roles = {node.name: node.role for node in editor if node.focusable}
    assert roles["Time ruler"] == "canvas"
    assert roles["Text of the session"] == "text"
    assert roles["Outline of the session"] == "list"
    desk.screen.press("alt+1", "Down")
    form = desk.press("alt+2", "Which side.")
    assert _faults(form) == []
    assert "Side" in {node.label for node in form if node.role == "combo box"}
    desk.screen.press("alt+3")
    assert _faults(desk.press("ctrl+f", "Replace with")) == []
    desk.screen.press("Escape")
    assert _faults(desk.press("ctrl+Return", "Name, muscle or equipment")) == []


def test_question_and_end_can_be_read_and_nothing_that_is_covered_takes_the_keyboard(
    open_desk: Callable[..., Desk],
) -> None:
    desk = open_desk("play", "asking", "--silent")
    asked = desk.reader.wait_for("How hard was it, from zero to ten?")
    assert _faults(asked) == []
    assert {"7", "Skip"} <= {node.name for node in asked if node.focusable}
    end = desk.press("5", "Once more")
    assert _faults(end) == []
    desk.reader.wait_until_announced("Well done. One that asks. ")
    end = desk.reader.wait_for("Once more")  # the keyboard has come to it by now
    assert [node.name for node in end if node.focused] == ["Back to the sessions"]
    assert "Pause" not in {node.name for node in end if node.focusable and node.enabled}


def test_a_session_is_told_as_it_goes_on(open_desk: Callable[..., Desk]) -> None:
    desk = open_desk("play", "quiet", "--silent")
    desk.reader.wait_until_announced("Glute bridge")
    desk.screen.press("Right")
    desk.reader.wait_until_announced("Front plank, Hold, 40 seconds")
    playing = desk.press("space", "Paused: Front plank")
    desk.reader.wait_until_announced("Paused: Front plank")
    assert _faults(playing) == []
    told = {node.name: node.role for node in playing}
    assert told["Hold"] == told["A quiet one"] == "label"
    assert told["The whole session"] == "progress bar"
    assert told["Next phase"] == "push button"

    steps = desk.press("l", "Steps")
    assert _faults(steps) == []
    assert any(node.focused and "Front plank" in node.name for node in steps)


def test_a_programme_and_charts_are_told_day_by_day(open_desk: Callable[..., Desk], tmp_path: Path) -> None:
    history = tmp_path / "home" / "data" / FILE_NAME
    today = datetime.now().astimezone().date()
    keep_eight_weeks(history, today)
    (tmp_path / "home" / "settings").mkdir()
    save_settings(Settings(welcomed=True), tmp_path / "home" / "settings")
    desk = open_desk()
    assert _faults(desk.reader.wait_for("A quiet one")) == []
    programme = desk.press("ctrl+p", "Six weeks from tight to free")
    assert _faults(programme) == []
    calendar = next(node for node in programme if node.name == "Calendar")
    assert calendar.role == "canvas" and calendar.description.startswith("Week 5, ")
    desk.screen.press("ctrl+h")
    done = [node for node in desk.reader.wait_for("Active knee extension") if node.showing]
    assert _faults(done) == []
    chart = next(node for node in done if node.name.startswith("Active knee extension"))
    assert "Left 8° better" in chart.name and chart.description.startswith("Table: ")
    for _ in range(8):
        desk.screen.press("Tab")
        if any(node.focused and node.name.startswith("Active knee") for node in desk.reader.nodes()):
            break
    desk.screen.press("Home")
    desk.reader.wait_until_announced("left 39°, right 28°, difference 11°")
