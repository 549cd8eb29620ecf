"""The question panel: large answers, digits on the keys, and nothing that has to be answered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from player.session.asking import AskKind, Question
from player.timeline.frames import RATE, Span
from player.timeline.moment import moment_at
from player.timeline.timeline import Phase, Timeline, TimelineStep
from player.ui.main_window import MainWindow
from player.ui.painted import Words
from player.ui.player_screen import question_panel
from player.ui.player_screen.question_panel import QuestionPanel

QUESTIONS: dict[AskKind, Question] = {
    "pain": Question(0, "pain", "How much does it hurt, from zero to ten?", "1"),
    "measure": Question(
        0,
        "measure",
        "What did you measure, left side: active knee extension?",
        "1",
        test="active-knee-extension",
        side="left",
        unit="degrees",
        high=180,
    ),
    "again": Question(0, "again", "Another round?", "1", high=1),
}


def asking(question: Question) -> Timeline:
    """Return a timeline that asks, and then rests."""
    ask = Phase(
        Span(0, 20 * RATE),
        "rest",
        "Question",
        0,
        title=question.text,
        open=True,
        limited=True,
        question=question,
    )
    rest = replace(ask, span=Span(20 * RATE, 30 * RATE), open=False, limited=False, question=None)
    return Timeline("Test", "en", (TimelineStep("1", "Question", Span(0, 30 * RATE), 1),), (ask, rest), ())


def shown(window: MainWindow, what: AskKind, seconds: float = 3) -> tuple[QuestionPanel, list[float]]:
    """Return the panel that asks, and the answers that come."""
    timeline = asking(QUESTIONS[what])
    answers: list[float] = []
    window.show_player("Test")
    window.player.set_timeline(timeline)
    window.player.answered.connect(answers.append)
    window.player.show_moment(moment_at(timeline, round(seconds * RATE)), "playing")
    QApplication.processEvents()
    return window.player.question, answers


@pytest.mark.parametrize("what", QUESTIONS)
@pytest.mark.parametrize("size", [(800, 500), (1280, 720), (1920, 1080), (700, 1000)])
@pytest.mark.parametrize("text", [1.0, 2.0])
def test_every_answer_can_be_seen_and_hit(
    make_window: Callable[..., MainWindow], what: AskKind, size: tuple[int, int], text: float
) -> None:
    panel, _ = shown(make_window(*size, text), what)
    assert panel.isVisible()
    for button in (*panel.choices, panel.skip):
        assert panel.rect().contains(button.geometry())
        assert min(button.width(), button.height()) >= 40
        assert button.words_width <= button.width() - 12
    boxes = [widget.geometry() for widget in (*panel.choices, panel.skip, panel.text, panel.rest)]
    for index, box in enumerate(boxes):
        assert not any(box.intersects(other) for other in boxes[index + 1 :])
    cut = [words.text for words in panel.findChildren(Words) if words.isVisible() and words.fit.elided]
    assert cut == []


def test_both_ends_of_a_scale_are_written_in_one_size_and_below_the_question(
    make_window: Callable[..., MainWindow],
) -> None:
    for size in ((800, 500), (1920, 1080)):
        panel, _ = shown(make_window(*size), "pain")
        panel.set_pixels(160)
        assert panel.low.fit.pixels == panel.high.fit.pixels < panel.text.fit.pixels


@pytest.mark.parametrize("digit", range(2, 10))
def test_a_digit_answers_at_once(make_window: Callable[..., MainWindow], digit: int) -> None:
    panel, answers = shown(make_window(), "pain")
    QTest.keyClicks(panel, str(digit))
    assert answers == [digit]


def test_one_and_nought_is_ten_and_a_one_alone_is_one(
    make_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    panel, answers = shown(make_window(), "pain")
    QTest.keyClicks(panel, "10")
    assert answers == [10]
    QTest.keyClicks(panel, "1")
    assert answers == [10]
    qtbot.waitUntil(lambda: answers == [10, 1], timeout=3000)


def test_a_measure_is_typed_and_confirmed(make_window: Callable[..., MainWindow]) -> None:
    panel, answers = shown(make_window(), "measure")
    QTest.keyClicks(panel, "0725")
    assert panel.number.text == "72°"  # 725 degrees cannot be
    QTest.keyClick(panel, Qt.Key.Key_Backspace)
    QTest.keyClicks(panel, "8")
    assert answers == []
    QTest.keyClick(panel, Qt.Key.Key_Return)
    assert answers == [78]


def test_a_measure_can_be_given_by_hand(make_window: Callable[..., MainWindow]) -> None:
    panel, answers = shown(make_window(), "measure")
    for text in ("6", "1", "⌫", "4", "OK"):
        next(button for button in panel.choices if button.text() == text).click()
    assert answers == [64]


def test_a_measure_can_be_given_by_hand_in_another_language(
    make_window: Callable[..., MainWindow], monkeypatch: pytest.MonkeyPatch
) -> None:
    in_spanish = {"OK": "Vale"}

    def speak(text: str, **values: object) -> str:
        return in_spanish.get(text, text).format(**values)

    monkeypatch.setattr(question_panel, "said", speak)
    panel, answers = shown(make_window(), "measure")
    for text in ("6", "Vale"):
        next(button for button in panel.choices if button.text() == text).click()
    assert answers == [6]


def test_buttons_answer_and_skip(make_window: Callable[..., MainWindow]) -> None:
    window = make_window()
    panel, answers = shown(window, "again")
    skipped: list[bool] = []
    window.player.question_skipped.connect(lambda: skipped.append(True))
    panel.choices[0].click()
    panel.skip.click()
    assert (answers, skipped) == ([1], [True])


def test_the_panel_goes_when_the_question_is_over_and_gives_the_keys_back(
    make_window: Callable[..., MainWindow],
) -> None:
    window = make_window()
    panel, answers = shown(window, "pain")
    assert panel.rest.text == "It goes on by itself in 17 s"
    window.player.show_moment(moment_at(asking(QUESTIONS["pain"]), 25 * RATE), "playing")
    assert not panel.isVisible()
    QTest.keyClicks(window.player, "7")
    assert answers == []


def test_news_and_the_question_do_not_cover_each_other(make_window: Callable[..., MainWindow]) -> None:
    window = make_window(1280, 800, 2.0)
    window.player.notices.show_text("No sound device was found: the session plays silently, with captions.")
    panel, _ = shown(window, "pain")
    assert panel.isVisible()
    assert not window.player.notices.geometry().intersects(panel.geometry())


@pytest.mark.parametrize("what", QUESTIONS)
@pytest.mark.parametrize("size", [(800, 500), (1366, 768), (1920, 1080), (700, 1000)])
@pytest.mark.parametrize("upright", [False, True])
def test_from_afar_news_cover_nothing_that_a_question_shows_and_nothing_moves(
    make_window: Callable[..., MainWindow], what: AskKind, size: tuple[int, int], upright: bool
) -> None:
    window = make_window(*size)
    screen = window.player
    screen.placing.wish(distant=True, upright=upright)
    panel, _ = shown(window, what)
    answers = [button.mapTo(screen, button.rect().center()) for button in panel.choices]
    for text in (
        "",
        "The sound device is gone: it goes on silently, with captions, until there is one again.",
    ):
        screen.notices.show_text(text) if text else screen.show_preparing(3, 9)
        for seen in (False, True):
            screen.placing.show_buttons(seen)
            news = screen.notices.geometry()
            parts = [part for part in panel.findChildren(QWidget) if part.isVisible()]
            covered = [part for part in parts if part.geometry().translated(panel.pos()).intersects(news)]
            assert covered == []
            assert not screen.notices.words.fit.elided
            top = screen.childAt(news.center())
            assert top is not None and top in (screen.notices, *screen.notices.findChildren(QWidget))
            assert answers == [button.mapTo(screen, button.rect().center()) for button in panel.choices]
    for button in (*panel.choices, panel.skip):
        assert panel.rect().contains(button.geometry())


@pytest.mark.parametrize("upright", [False, True])
def test_the_question_stands_once_on_the_screen(
    make_window: Callable[..., MainWindow], upright: bool
) -> None:
    window = make_window(1366, 768)
    window.player.set_upright(upright)
    shown(window, "pain")
    seen = [words for words in window.player.findChildren(Words) if words.isVisibleTo(window.player)]
    panel = window.player.question
    over = [words for words in seen if not panel.isAncestorOf(words) and words.text == QUESTIONS["pain"].text]
    assert all(panel.geometry().contains(words.geometry()) for words in over)  # the panel covers them
    window.player.show_moment(moment_at(asking(QUESTIONS["pain"]), 25 * RATE), "playing")
    assert window.player.title.isVisibleTo(window.player)
