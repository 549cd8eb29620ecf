"""News is told calmly, one line at a time, and once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from player.ui.notices import Notices
from player.ui.theme import LIGHT


@pytest.fixture
def notices(qtbot: QtBot) -> Iterator[Notices]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 60)
    made = Notices(LIGHT, window)
    made.set_pixels(15)
    made.set_room(QRect(0, 0, 900, 44))
    window.show()
    yield made
    window.close()


def test_a_line_that_is_no_longer_true_is_taken_away(notices: Notices) -> None:
    for text in ("One.", "Two.", "Three."):
        notices.show_text(text)
    notices.withdraw("One.")
    assert notices.text == "Two."
    notices.withdraw("Three.")
    notices.withdraw("Four.")
    notices.dismiss()
    assert not notices.isVisible()


def test_news_and_answers_are_larger_from_afar_and_progress_is_not(notices: Notices) -> None:
    notices.set_room(QRect(0, 0, 900, 44), QRect(0, 50, 900, 200), 74)
    notices.show_progress("Making the voice ready", 0.5)
    assert notices.geometry().height() == 44
    assert notices.words.fit.pixels == 15
    notices.show_answer("Left out today: Glute bridge.")
    assert notices.geometry().y() == 50
    assert notices.words.fit.pixels > 40
    assert not notices.words.fit.elided
    assert notices.rect().contains(notices.words.geometry())
    notices.dismiss()
    assert notices.geometry().height() == 44


def test_without_news_nothing_is_shown(notices: Notices) -> None:
    assert not notices.isVisible()


def test_a_line_is_shown_and_dismissed(notices: Notices) -> None:
    notices.show_text("No sound device.")
    assert notices.isVisible()
    assert notices.accessibleName() == "No sound device."
    notices.close_button.click()
    assert not notices.isVisible()


def test_the_same_line_is_said_once(notices: Notices) -> None:
    notices.show_text("That voice failed; the system's speaks.")
    notices.dismiss()
    notices.show_text("That voice failed; the system's speaks.")
    assert not notices.isVisible()


def test_two_lines_come_one_after_the_other(notices: Notices) -> None:
    notices.show_text("First.")
    notices.show_text("Second.")
    assert notices.text == "First."
    notices.dismiss()
    assert notices.text == "Second."


def test_progress_stands_behind_news_and_cannot_be_dismissed(notices: Notices) -> None:
    notices.show_progress("Making the voice ready … 3 of 9 lines", 1 / 3)
    assert not notices.close_button.isVisible()
    notices.show_text("No sound device.")
    assert notices.text == "No sound device."
    notices.dismiss()
    assert notices.text == "Making the voice ready … 3 of 9 lines"
    notices.show_progress("", 1.0)
    assert not notices.isVisible()


def test_it_takes_no_more_room_than_its_words_need(notices: Notices) -> None:
    notices.show_text("No sound device.")
    short = notices.width()
    notices.show_text("No sound device. The session plays silently, with captions.")
    notices.dismiss()
    assert short < notices.width() <= 900
    assert not notices.words.fit.elided


def test_a_line_longer_than_the_room_wraps(notices: Notices) -> None:
    notices.show_text(
        "The voice that the session wishes for is not on this computer, so the system's own " * 2
    )
    assert notices.width() == 900
    assert len(notices.words.fit.lines) == 2


def test_an_answer_stands_before_the_news_and_may_come_again(notices: Notices) -> None:
    notices.show_text("No sound device.")
    for _ in range(2):
        notices.show_answer("Ten seconds more.")
        assert notices.text == "Ten seconds more."
        notices.dismiss()
        assert notices.text == "No sound device."


def test_progress_leaves_what_is_taken_and_stands_in_one_line(notices: Notices) -> None:
    long, short = "Making the voice ready, 12 of 121 lines", "Voice: 12 of 121"
    for taken, told in ((0, long), (700, short), (840, "")):
        notices.set_room(QRect(0, 0, 900, 44), QRect(0, 50, 900, 200), 40, taken=taken)
        notices.show_progress(long, 0.1, short)
        assert notices.words.text == told
        assert notices.text == long
        assert notices.x() >= taken
        assert len(notices.words.fit.lines) <= 1
