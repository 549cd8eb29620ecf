"""Form and text: what the switch says is what is seen, at every size of window and words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from player.ui.editor_screen.screen import EditorScreen
from player.ui.theme import LIGHT

TEXT = 'format = 1\ntitle = "One"\n\n[[step]]\nrest = "5s"\n'


@pytest.fixture
def screen(qtbot: QtBot) -> Iterator[EditorScreen]:
    made = EditorScreen(LIGHT, lambda _: None)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.begin(TEXT, "")
    yield made


def _seen(screen: EditorScreen) -> tuple[str, list[str]]:
    """What is seen, which the switch has to say as well; and what the switch offers."""
    form, view = screen.form.isVisible(), screen.view.isVisible()
    seen = "both" if form and view else "form" if form else "text"
    segments = screen.top.views.segments
    chosen = [segment.text() for segment in segments if segment.isChecked()]
    assert chosen == [{"both": "Both", "form": "Form", "text": "Text"}[seen]]
    assert all(
        screen.rect().contains(part.geometry()) for part in (screen.form, screen.view) if part.isVisible()
    )
    return seen, [segment.text() for segment in segments if segment.isVisible()]


@pytest.mark.parametrize("width", [640, 800, 900, 1024, 1100, 1280, 1366, 1920, 2560])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0, 3.0])
def test_the_switch_says_what_is_seen(screen: EditorScreen, width: int, scale: float) -> None:
    screen.set_text_scale(scale)
    screen.resize(width, 640)
    seen, offered = _seen(screen)
    assert offered == (["Form", "Both", "Text"] if seen == "both" else ["Form", "Text"])
    for segment in screen.top.views.segments:
        if segment.isVisible():
            segment.click()
            assert segment.isChecked()
            _seen(screen)


def test_both_come_back_once_there_is_room(screen: EditorScreen) -> None:
    assert _seen(screen)[0] == "both"
    screen.resize(900, 700)
    assert _seen(screen) == ("form", ["Form", "Text"])
    screen.top.views.segments[2].click()
    assert _seen(screen)[0] == "text"
    screen.views.show_both()
    assert "no room" in screen.top.note.text and _seen(screen)[0] == "text"
    screen.resize(1366, 700)
    assert _seen(screen)[0] == "both"


def test_who_writes_in_the_text_keeps_it_when_the_window_becomes_narrow(screen: EditorScreen) -> None:
    screen.view.setFocus()
    screen.resize(1300, 700)
    screen.resize(900, 700)
    assert _seen(screen)[0] == "text"
    screen.resize(1366, 700)
    assert _seen(screen)[0] == "both"


def test_what_is_asked_for_is_seen_in_a_narrow_window_too(screen: EditorScreen) -> None:
    screen.resize(900, 700)
    screen.views.open_find()
    assert _seen(screen)[0] == "text" and screen.find_bar.isVisible()
    QTest.keyClicks(screen.find_bar.wanted, "rest")
    assert screen.view.textCursor().selectedText() == "rest"
    screen.focus_title()
    assert _seen(screen)[0] == "form"
    screen.views.folding().fold_all()
    assert _seen(screen)[0] == "text" and screen.view.folding.folded
