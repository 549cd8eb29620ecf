"""The page of keys: what asks for what, and other keys chosen with the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from player.ui.actions import COMMANDS, CommandId
from player.ui.keys_page import HOW, KeysPage
from player.ui.main_window import MainWindow
from tests.ui.conftest import ForgetfulMemory


@pytest.fixture
def memory() -> ForgetfulMemory:
    return ForgetfulMemory("light")


@pytest.fixture
def page(make_window: Callable[..., MainWindow], memory: ForgetfulMemory) -> Iterator[KeysPage]:
    window = make_window(memory=memory)
    QTest.keyClick(window, Qt.Key.Key_F1)
    yield window.keys


def ask(page: KeysPage, identity: CommandId, *keys: Qt.Key) -> None:
    page.choose(identity)
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    for key in keys:
        QTest.keyClick(page.list, key)


def keys(page: KeysPage, identity: CommandId) -> tuple[str, ...]:
    window = page.window()
    assert isinstance(window, MainWindow)
    return window.actions_table.keys_of(identity)


def test_every_command_stands_on_the_page_with_its_keys(page: KeysPage) -> None:
    for command in COMMANDS:
        assert any(text.startswith(f"{command.text}: ") for text in page.texts)


def test_a_free_key_is_taken_at_once_kept_and_shown(page: KeysPage, memory: ForgetfulMemory) -> None:
    ask(page, "next", Qt.Key.Key_N)
    assert keys(page, "next")[0] == "N"
    assert memory.settings.keys == {"next": ["N", "Right", "PgDown", "Media Next"]}
    assert any(text.startswith("Next phase: N, ") for text in page.texts)
    assert page.told.text == "N is now “Next phase”."


def test_a_key_that_is_taken_is_told_and_goes_over_when_it_is_pressed_again(page: KeysPage) -> None:
    ask(page, "skip", Qt.Key.Key_M)
    assert page.told.text.startswith("M is “Sound on or off”. Press it again")
    assert keys(page, "mute") == ("M",)
    QTest.keyClick(page.list, Qt.Key.Key_M)
    assert keys(page, "skip")[0] == "M"
    assert keys(page, "mute") == ()
    assert "Sound on or off: no key" in page.texts


def test_escape_leaves_a_key_as_it_is_and_the_page_open(page: KeysPage) -> None:
    ask(page, "skip", Qt.Key.Key_M, Qt.Key.Key_Escape)
    assert keys(page, "mute") == ("M",)
    assert page.told.text == HOW
    assert page.isVisible()


def test_a_key_is_taken_away_but_never_the_last(page: KeysPage) -> None:
    page.choose("full screen")
    QTest.keyClick(page.list, Qt.Key.Key_Delete)
    QTest.keyClick(page.list, Qt.Key.Key_Delete)
    assert keys(page, "full screen") == ("F11",)
    assert page.told.text == "A command keeps its last key."
    QTest.keyClick(page.list, Qt.Key.Key_Home)
    assert keys(page, "full screen") == ("F", "F11")


def test_the_usual_keys_come_back_with_a_button(page: KeysPage, memory: ForgetfulMemory) -> None:
    ask(page, "skip", Qt.Key.Key_M, Qt.Key.Key_M)
    page.reset.click()
    assert memory.settings.keys == {}
    assert all(keys(page, command.identity) == command.keys for command in COMMANDS)


def test_shift_is_part_of_a_sign_and_counts_with_other_keys(page: KeysPage) -> None:
    page.choose("skip")
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    QTest.keyClick(page.list, Qt.Key.Key_Exclam, Qt.KeyboardModifier.ShiftModifier)
    assert keys(page, "skip")[0] == "!"
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    QTest.keyClick(page.list, Qt.Key.Key_F2, Qt.KeyboardModifier.ShiftModifier)
    assert keys(page, "skip")[0] == "Shift+F2"


def test_keys_that_were_chosen_are_there_at_the_next_start(make_window: Callable[..., MainWindow]) -> None:
    memory = ForgetfulMemory("light")
    memory.keep(keys={"next": ["N"]})
    window = make_window(memory=memory)
    assert window.actions_table.keys_of("next") == ("N",)
    assert window.actions_table["next"].toolTip() == "Next phase (N)"


def test_the_rows_are_as_high_as_their_words_whenever_those_become_larger(page: KeysPage) -> None:
    def heights() -> set[int]:
        rows = page.list.model().rowCount()
        return {page.list.visualRect(page.list.model().index(row, 0)).height() for row in range(rows)}

    page.set_text_scale(1.0)
    assert heights() == {44}
    page.set_text_scale(2.0)
    assert heights() == {round(32 * 2.6)}


@pytest.mark.parametrize("width", [480, 1280])
def test_the_mouse_finds_the_way_back(
    make_window: Callable[..., MainWindow], memory: ForgetfulMemory, width: int
) -> None:
    window = make_window(width, 700, memory=memory)
    QTest.keyClick(window, Qt.Key.Key_F1)
    page = window.keys
    assert not page.way_back.geometry().intersects(page.title.geometry())
    QTest.mouseClick(page.way_back, Qt.MouseButton.LeftButton)
    assert not page.isVisible()


def test_the_keys_of_a_screen_alone_stand_first_and_stay_as_they_are(page: KeysPage) -> None:
    page.show_own("Editor", (("Find and replace", "Ctrl+F", None), ("Nothing", "", None)))
    assert page.texts[:3] == ("Editor", "Find and replace: Ctrl+F", "Session")
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Delete, Qt.Key.Key_Home):
        QTest.keyClick(page.list, key)
    assert "stays as it is" in page.told.text and page.texts[1] == "Find and replace: Ctrl+F"
    page.show_own("", ())
    assert page.texts[0] == "Session"
