"""The one table of commands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from player.ui.actions import COMMANDS, Actions, Command, CommandId, Where, command_of, hint_text


@pytest.fixture
def actions(qtbot: QtBot) -> Iterator[Actions]:
    window = QWidget()
    qtbot.addWidget(window)
    yield Actions(window)
    window.close()


def test_no_key_asks_for_two_things() -> None:
    counted = Counter(keys for command in COMMANDS for keys in command.keys)
    assert [keys for keys, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.identity)
def test_every_key_is_one_that_qt_knows(command: Command) -> None:
    for keys in command.keys:
        assert QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText) == keys


@pytest.mark.parametrize(
    ("key", "identity"),
    [
        ("Space", "toggle"),
        ("Right", "next"),
        ("PgDown", "next"),
        ("Left", "back"),
        ("PgUp", "back"),
        ("Home", "restart step"),
        ("R", "restart step"),
        ("Up", "louder"),
        ("Down", "quieter"),
        ("M", "mute"),
        ("F", "full screen"),
        ("F11", "full screen"),
        ("Esc", "leave"),
        ("Ctrl+O", "open"),
        ("Ctrl+Q", "quit"),
        ("Ctrl+D", "theme"),
        ("T", "theme"),
        ("F1", "keys"),
        ("?", "keys"),
        ("Media Next", "next"),
        ("Media Previous", "back"),
        ("Toggle Media Play/Pause", "toggle"),
    ],
)
def test_a_key_asks_for_its_command(key: str, identity: CommandId) -> None:
    assert key in command_of(identity).keys


def test_asking_calls_what_was_connected(actions: Actions) -> None:
    called: list[str] = []
    actions.connect_command("next", lambda: called.append("next"))
    actions["next"].trigger()
    actions["back"].trigger()
    assert called == ["next"]
    assert "next" not in actions.unconnected
    assert "back" in actions.unconnected


@pytest.mark.parametrize(("where", "works"), [("player", True), ("library", False)])
def test_commands_of_the_player_rest_elsewhere(actions: Actions, where: Where, works: bool) -> None:
    actions.show_for(where)
    assert actions["toggle"].isEnabled() is works
    assert actions["quit"].isEnabled()


def test_a_hint_names_the_first_key() -> None:
    assert hint_text(command_of("full screen")) == "Full screen (F)"


def test_holding_a_key_down_repeats_only_what_may_repeat(actions: Actions) -> None:
    assert actions["louder"].autoRepeat()
    assert not actions["toggle"].autoRepeat()
