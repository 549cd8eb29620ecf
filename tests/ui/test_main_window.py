"""The window shows one screen at a time, answers keys, and remembers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from player.ui.actions import COMMANDS, CommandId
from player.ui.main_window import MainWindow
from player.ui.theme import theme_for
from tests.ui.conftest import ForgetfulMemory
from tests.ui.handmade import hamstring_session, moment_of

SESSION = hamstring_session()


def _asked(window: MainWindow, *identities: CommandId) -> list[str]:
    asked: list[str] = []
    for identity in identities:
        window.actions_table.connect_command(identity, partial(asked.append, identity))
    return asked


def _play(window: MainWindow) -> None:
    window.show_player(SESSION.title)
    window.player.show_moment(moment_of(SESSION, "hold"), "playing")
    QApplication.processEvents()


@pytest.mark.parametrize(
    ("key", "identity"),
    [
        (Qt.Key.Key_Space, "toggle"),
        (Qt.Key.Key_Period, "toggle"),
        (Qt.Key.Key_F5, "toggle"),
        (Qt.Key.Key_Plus, "more time"),
        (Qt.Key.Key_Minus, "less time"),
        (Qt.Key.Key_BracketLeft, "slower"),
        (Qt.Key.Key_BracketRight, "faster"),
        (Qt.Key.Key_S, "repeat side"),
        (Qt.Key.Key_X, "skip"),
        (Qt.Key.Key_L, "steps"),
        (Qt.Key.Key_E, "end"),
        (Qt.Key.Key_Right, "next"),
        (Qt.Key.Key_PageDown, "next"),
        (Qt.Key.Key_MediaNext, "next"),
        (Qt.Key.Key_Left, "back"),
        (Qt.Key.Key_PageUp, "back"),
        (Qt.Key.Key_Home, "restart step"),
        (Qt.Key.Key_R, "restart step"),
        (Qt.Key.Key_Up, "louder"),
        (Qt.Key.Key_Down, "quieter"),
        (Qt.Key.Key_M, "mute"),
    ],
)
def test_in_the_player_a_key_asks_for_its_command(
    make_window: Callable[..., MainWindow], key: Qt.Key, identity: CommandId
) -> None:
    window = make_window()
    asked = _asked(window, identity)
    _play(window)
    QTest.keyClick(window, key)
    assert asked == [identity]


def test_space_pauses_whatever_has_the_focus(make_window: Callable[..., MainWindow]) -> None:
    window = make_window()
    asked = _asked(window, "toggle", "next")
    _play(window)
    window.player.controls.next.setFocus()
    QTest.keyClick(window.player.controls.next, Qt.Key.Key_Space)
    assert asked == ["toggle"]


def test_enter_presses_the_button_that_has_the_focus(make_window: Callable[..., MainWindow]) -> None:
    window = make_window()
    asked = _asked(window, "toggle", "next")
    _play(window)
    window.player.controls.next.setFocus()
    QTest.keyClick(window.player.controls.next, Qt.Key.Key_Return)
    assert asked == ["next"]


def test_tab_reaches_every_button_of_the_player(make_window: Callable[..., MainWindow]) -> None:
    window = make_window()
    _play(window)
    seen: list[str] = []
    for _ in range(12):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        seen.append(focus.accessibleName() if focus else "")
    assert {
        "Back to the sessions",
        "Start this step again",
        "Back",
        "Pause",
        "Next phase",
        "Volume",
        "Full screen",
    } <= set(seen)


def test_what_is_hidden_cannot_have_the_focus(make_window: Callable[..., MainWindow]) -> None:
    window = make_window()
    _play(window)
    for _ in range(12):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is None or focus.isVisible()


def test_in_the_library_the_keys_of_the_player_rest(make_window: Callable[..., MainWindow]) -> None:
    window = make_window()
    asked = _asked(window, "toggle", "next", "mute")
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_M):
        QTest.keyClick(window, key)
    assert asked == []


def test_escape_goes_back_to_the_library(make_window: Callable[..., MainWindow]) -> None:
    window = make_window()
    left: list[bool] = []
    window.player_left.connect(lambda: left.append(True))
    _play(window)
    assert window.windowTitle() == "Evening hamstring release – Limber"
    paused: list[bool] = []
    window.pause_asked.connect(lambda: paused.append(True))
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert (paused, left) == ([True], [])
    assert window.player.notices.text == "Paused. Once more leaves the session."
    window.player.show_moment(moment_of(SESSION, "hold"), "paused")
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.stack.currentWidget() is window.library
    assert left == [True]
    assert window.windowTitle() == "Limber"


def test_escape_leaves_full_screen_first(make_window: Callable[..., MainWindow]) -> None:
    window = make_window()
    _play(window)
    QTest.keyClick(window, Qt.Key.Key_F)
    assert window.isFullScreen()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isFullScreen()
    assert window.stack.currentWidget() is window.player


def test_the_page_of_keys_opens_and_closes_where_it_was_asked_for(
    make_window: Callable[..., MainWindow],
) -> None:
    window = make_window()
    _play(window)
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert window.stack.currentWidget() is window.keys
    assert any(text.startswith("Next phase: Right") for text in window.keys.texts)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.stack.currentWidget() is window.player
    QTest.keyClick(window, Qt.Key.Key_F1)
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert window.stack.currentWidget() is window.player


def test_the_colours_can_be_chosen_and_are_remembered(make_window: Callable[..., MainWindow]) -> None:
    memory = ForgetfulMemory("light")
    window = make_window(memory=memory)
    told: list[str] = []
    window.scheme_changed.connect(told.append)
    QTest.keyClick(window, Qt.Key.Key_T)
    assert told == ["dark"]
    assert memory.settings.theme == "dark"
    assert QApplication.palette().window().color().name().upper() == window.theme.window
    QTest.keyClick(window, Qt.Key.Key_T)
    assert told == ["dark", "light"]
    assert memory.settings.theme == "system"  # as the system has it again


def test_the_window_comes_back_in_its_size(make_window: Callable[..., MainWindow]) -> None:
    memory = ForgetfulMemory()
    make_window(711, 513, memory=memory).close()
    assert memory.geometry
    again = MainWindow(memory, QWidget)
    assert again.size().toTuple() == (711, 513)
    again.deleteLater()


def test_a_geometry_that_means_nothing_is_passed_over(make_window: Callable[..., MainWindow]) -> None:
    memory = ForgetfulMemory()
    memory.geometry = b"nonsense"
    window = make_window(1000, 700, memory=memory)
    assert window.size().toTuple() == (1000, 700)


@pytest.mark.parametrize(
    ("name", "taken"),
    [("evening.toml", True), ("breaks.limber", True), ("list.TXT", True), ("film.mp4", False)],
)
def test_a_session_file_can_be_dropped(
    make_window: Callable[..., MainWindow], name: str, taken: bool
) -> None:
    window = make_window()
    dropped: list[str] = []
    window.file_dropped.connect(dropped.append)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(f"/somewhere/{name}")])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, mime, buttons, keys)
    entering.ignore()
    window.dragEnterEvent(entering)
    assert entering.isAccepted() is taken
    assert window.drop_sheet.isVisible() == taken
    if taken:
        assert window.drop_sheet.text == f"Let go to open {name}"
        assert window.drop_sheet.geometry() == window.rect()
        window.dragLeaveEvent(QDragLeaveEvent())
        assert not window.drop_sheet.isVisible()
        window.dragEnterEvent(QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, mime, buttons, keys))
    window.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, buttons, keys))
    assert not window.drop_sheet.isVisible()
    assert [path.rsplit("/", 1)[-1] for path in dropped] == ([name] if taken else [])


@pytest.mark.parametrize(
    ("offered", "taken"),
    [
        (Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, Qt.DropAction.CopyAction),
        (Qt.DropAction.LinkAction | Qt.DropAction.MoveAction, Qt.DropAction.LinkAction),
        (Qt.DropAction.MoveAction, None),
    ],
)
def test_whoever_drops_a_file_keeps_it(
    make_window: Callable[..., MainWindow], offered: Qt.DropAction, taken: Qt.DropAction | None
) -> None:
    window = make_window()
    dropped: list[str] = []
    window.file_dropped.connect(dropped.append)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/somewhere/evening.toml")])
    event = QDropEvent(
        QPointF(5, 5), offered, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    event.ignore()
    window.dropEvent(event)
    assert (event.isAccepted(), len(dropped)) == (taken is not None, int(taken is not None))
    assert taken is None or event.dropAction() == taken


def test_closing_is_told(qtbot: QtBot, make_window: Callable[..., MainWindow]) -> None:
    window = make_window()
    with qtbot.waitSignal(window.closed, timeout=1000):
        QTest.keyClick(window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)


def test_the_window_connects_the_commands_of_windows_and_leaves_the_rest(
    make_window: Callable[..., MainWindow],
) -> None:
    unconnected = make_window().actions_table.unconnected
    assert unconnected == tuple(
        command.identity
        for command in COMMANDS
        if command.section != "Window"
        or command.identity
        in ("open", "import", "share", "programme", "safety", "workshop", "guide", "new session", "edit")
    )


def test_the_systems_text_size_is_followed_while_the_window_is_open(
    make_window: Callable[..., MainWindow],
) -> None:
    window = make_window(text=1.0)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    larger = application.font()
    larger.setPixelSize(25)
    application.setFont(larger)
    QApplication.processEvents()
    assert window.scale == pytest.approx(2.0, abs=0.1)


def test_a_session_fills_the_screen_as_it_begins_where_that_is_wanted(
    make_window: Callable[..., MainWindow],
) -> None:
    memory = ForgetfulMemory()
    memory.keep(start_full_screen=True)
    window = make_window(memory=memory)
    _play(window)
    assert window.isFullScreen()


@pytest.mark.parametrize("contrast", ["system", "usual", "high"])
def test_high_contrast_is_the_systems_wish_or_the_persons(
    make_window: Callable[..., MainWindow], monkeypatch: pytest.MonkeyPatch, contrast: str
) -> None:
    monkeypatch.setattr("player.ui.look.system_wants_contrast", lambda: True)
    memory = ForgetfulMemory("dark")
    memory.keep(contrast=contrast)
    window = make_window(memory=memory)
    assert window.theme is theme_for("dark", high=contrast != "usual")


@pytest.mark.parametrize(
    ("wish", "system", "still"), [("system", True, True), ("on", False, True), ("off", True, False)]
)
def test_less_moves_where_the_person_or_the_system_asks_for_it(
    make_window: Callable[..., MainWindow],
    monkeypatch: pytest.MonkeyPatch,
    wish: str,
    system: bool,
    still: bool,
) -> None:
    monkeypatch.setattr("player.ui.system_wishes.system_reduces_motion", lambda: system)
    memory = ForgetfulMemory()
    memory.keep(reduced_motion=wish)
    window = make_window(memory=memory)
    assert window.look.reduced_motion is still


def test_a_key_brings_the_distance_view_and_takes_it_away(make_window: Callable[..., MainWindow]) -> None:
    memory = ForgetfulMemory()
    window = make_window(memory=memory)
    _play(window)
    seen = []
    for full in (False, True):
        if full:
            window.toggle_full_screen()
            QApplication.processEvents()
        for _ in range(2):
            QTest.keyClick(window, Qt.Key.Key_B)
            seen.append((window.player.is_distant, memory.settings.distance_view))
    assert seen == [(True, "always"), (False, "full screen"), (False, "never"), (True, "always")]
