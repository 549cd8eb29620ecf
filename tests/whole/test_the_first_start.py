"""The first start leads to a first session in a few keys; the second one does not ask again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from player.app.welcome_wiring import first_card
from player.app.window import Front
from player.session.problems import Place, Problem
from player.settings import load_settings
from player.ui.library_screen.cards import SessionCard
from player.ui.welcome_screen.screen import SafetyPage


@pytest.fixture
def make_front(qtbot: QtBot, known_cards: None) -> Iterator[Callable[..., Front]]:
    """Return what starts the program as a person does."""
    made = []

    def make(*, at_once: bool = True) -> Front:
        front = Front(silent=True)
        made.append(front)
        qtbot.addWidget(front.window)
        front.greet(at_once=at_once)
        front.window.show()
        qtbot.waitExposed(front.window)
        qtbot.waitUntil(lambda: not front.reading, timeout=60_000)
        return front

    yield make
    for front in made:
        front.close()


def page_of(front: Front) -> SafetyPage:
    """Return the page of the first start."""
    page = front.window.stack.currentWidget()
    assert isinstance(page, SafetyPage)
    return page


def test_two_keys_lead_into_a_gentle_session(
    make_front: Callable[..., Front], qtbot: QtBot, limber_home: Path
) -> None:
    front = make_front()
    page = page_of(front)
    page.sheet.tighter.segments[0].click()
    QTest.keyClick(page.yes, Qt.Key.Key_Return)
    assert front.window.stack.currentWidget() is front.window.start
    first = first_card(front.library.cards)
    assert first is not None and first.level == "gentle" and {"hamstrings", "back"} & {*first.parts}
    assert front.window.start.page.title == first.title
    QTest.keyClick(front.window.start.start, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: front.state == "playing")
    settings = load_settings(limber_home / "settings")
    assert settings.welcomed and settings.tighter == "left"


def test_it_is_shown_once_and_the_card_can_be_found_again(make_front: Callable[..., Front]) -> None:
    first = make_front()
    QTest.keyClick(page_of(first).no, Qt.Key.Key_Return)
    assert first.window.stack.currentWidget() is first.window.library
    first.close()
    second = make_front()
    assert second.window.stack.currentWidget() is second.window.library
    second.window.library.safety_button.click()
    QTest.keyClick(page_of(second).yes, Qt.Key.Key_Return)
    assert second.window.stack.currentWidget() is second.window.library


_WAYS: dict[str, Callable[[Front, Path], None]] = {
    "by double click": lambda front, path: front.show_start(path),
    "from a terminal": lambda front, path: front.play(path),
    "from a later start": lambda front, path: front.take_over(str(path), "", False),
    "from a later start, to be played": lambda front, path: front.take_over(str(path), "", True),
    "by drop": lambda front, path: front.window.file_dropped.emit(str(path)),
}


@pytest.mark.qt_log_ignore("does not support raise")
@pytest.mark.parametrize("way", _WAYS)
def test_the_card_is_read_before_a_file_whichever_way_it_is_opened(
    make_front: Callable[..., Front], qtbot: QtBot, way: str
) -> None:
    front = make_front(at_once=False)
    path = front.library.cards[0].path
    assert path is not None
    assert not front.window.stack.page
    _WAYS[way](front, path)
    page = page_of(front)
    assert front.state is None
    assert page.yes.text() == "I have read it: to my session"
    QTest.keyClick(page.yes, Qt.Key.Key_Return)
    if "play" in way or "terminal" in way:
        qtbot.waitUntil(lambda: front.state == "playing")
    else:
        assert front.window.stack.currentWidget() is front.window.start
        assert front.window.start.page.title == front.library.cards[0].title
    front.playing.leave()
    front.show_start(path)
    assert front.window.stack.currentWidget() is front.window.start


def test_the_card_is_read_before_what_is_being_written_is_played(
    make_front: Callable[..., Front], qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "evening.toml"
    path.write_text('format = 1\ntitle = "Evening"\n[[step]]\nexercise = "plank"\nhold = "20s"\n', "utf-8")
    front = make_front(at_once=False)
    front.edit(path)
    screen = front.editor.screen
    assert front.window.stack.currentWidget() is screen
    qtbot.waitUntil(lambda: screen.draft.timeline is not None)
    screen.play_asked.emit(0)
    QTest.keyClick(page_of(front).yes, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: front.state == "playing")
    front.window.player.library_asked.emit()
    assert front.window.stack.currentWidget() is screen


def test_who_does_not_want_the_session_any_more_comes_to_the_library(
    make_front: Callable[..., Front], limber_home: Path
) -> None:
    front = make_front(at_once=False)
    path = front.library.cards[0].path
    assert path is not None
    front.show_start(path)
    assert page_of(front).no.text() == "To the library"
    QTest.keyClick(page_of(front).no, Qt.Key.Key_Return)
    assert front.window.stack.currentWidget() is front.window.library
    assert load_settings(limber_home / "settings").welcomed


def test_the_first_session_is_the_gentlest_that_can_be_played() -> None:
    fault = Problem("error", "unknown-key", "`x` is not a key.", "", "a.toml", Place(1, 1))
    back = ("back",)
    cards = (
        SessionCard("g", "G", level="gentle", minutes=1, path=Path("/g")),
        SessionCard("a", "A", level="easy", minutes=5, parts=back, path=Path("/a")),
        SessionCard(
            "b", "B", level="gentle", minutes=9, equipment=("mat", "strap"), parts=back, path=Path("/b")
        ),
        SessionCard("c", "C", level="gentle", minutes=15, equipment=("mat",), parts=back, path=Path("/c")),
        SessionCard("d", "D", level="gentle", minutes=9, equipment=("mat",), parts=back, path=Path("/d")),
        SessionCard("e", "E", level="gentle", minutes=3, origin="Physio", parts=back, path=Path("/e")),
        SessionCard("f", "F", level="gentle", minutes=3, parts=back, path=Path("/f"), problems=(fault,)),
    )
    found = first_card(cards)
    assert found is not None and found.identity == "d"
    assert first_card(()) is None
    meant = SessionCard("h", "H", level="hard", tags=("first session",), path=Path("/h"))
    assert first_card((*cards, meant)) is meant
