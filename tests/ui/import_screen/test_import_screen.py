"""The import screen: what is written is given on, what comes of it is shown, at any size."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from player.ui.import_screen.offer_text import offer_html
from player.ui.import_screen.page import OfferedLine, OfferPage
from player.ui.import_screen.screen import ImportScreen
from player.ui.theme import DARK, LIGHT

PAGE = OfferPage(
    "plain text",
    (OfferedLine("Back routine", "12 min", 'title = "Back routine"\n'),),
    (("By", "A. Physio"), ("Caution", "Stop at <pain>.")),
    (("kept", "“plank”"), ("changed", "squats"), ("dropped", "colours")),
)


@pytest.fixture
def screen(qtbot: QtBot) -> Iterator[ImportScreen]:
    made = ImportScreen(LIGHT)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    yield made
    made.close()


def test_what_is_written_is_given_once_it_has_settled(qtbot: QtBot, screen: ImportScreen) -> None:
    given: list[str] = []
    screen.text_given.connect(given.append)
    with qtbot.waitSignal(screen.text_given, timeout=2000):
        QTest.keyClicks(screen.box, "plank 30s")
    assert given == ["plank 30s"]


def test_an_offer_is_shown_and_can_be_taken(qtbot: QtBot, screen: ImportScreen) -> None:
    screen.show_offer(PAGE)
    assert screen.name.text == "Back routine"
    assert screen.about.text == "12 min, from plain text"
    shown = screen.offer.toPlainText()
    for words in ("A. Physio", "Stop at <pain>.", "Squats", "Colours", 'title = "Back routine"'):
        assert words in shown
    with qtbot.waitSignal(screen.taken, timeout=1000):
        screen.take.click()


def test_what_asks_for_attention_comes_first() -> None:
    text = offer_html(PAGE, LIGHT, 15)
    assert text.index("Different now") < text.index("Left out") < text.index("As it was")


def test_a_problem_takes_the_offer_away(screen: ImportScreen) -> None:
    screen.show_offer(PAGE)
    screen.show_problem("It is not clear what this is.", "Write a list.")
    assert not screen.offer.isVisible()
    assert not screen.take.isVisible()
    assert (screen.name.text, screen.about.text) == ("It is not clear what this is.", "Write a list.")


def test_several_sessions_are_listed_with_their_lengths(screen: ImportScreen) -> None:
    lines = tuple(OfferedLine(f"Day {number}", "9 min", "x") for number in range(1, 6))
    screen.show_offer(OfferPage("openWorkout", lines))
    assert screen.name.text == "5 sessions"
    assert "Day 5, 9 min" in screen.offer.toPlainText()
    assert "And 2 more." in screen.offer.toPlainText()


def test_the_other_colours_reach_everything(screen: ImportScreen) -> None:
    screen.show_offer(PAGE)
    screen.set_theme(DARK)
    assert DARK.warning in screen.offer.toHtml().upper() or DARK.warning.lower() in screen.offer.toHtml()


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("size", [(480, 640), (800, 600), (1280, 800), (1920, 1080)])
@pytest.mark.parametrize("offered", [False, True])
def test_nothing_overlaps_or_leaves_the_screen(
    screen: ImportScreen, size: tuple[int, int], scale: float, offered: bool
) -> None:
    screen.resize(*size)
    screen.set_text_scale(scale)
    if offered:
        screen.show_offer(PAGE)
    shown: list[QWidget] = [screen.box, screen.choose, screen.name, screen.about, screen.offer, screen.take]
    boxes = [each.geometry() for each in shown if each.isVisible() and not each.geometry().isEmpty()]
    for index, box in enumerate(boxes):
        assert QRect(0, 0, *size).contains(box)
        assert all(not box.intersects(other) for other in boxes[index + 1 :])
