"""A programme is chosen, begun and followed by eye, mouse, keyboard and screen reader."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from player.ui.programme_screen.page import (
    BeginPage,
    DueLine,
    FollowPage,
    PlanDay,
    PlanItem,
    PlanLine,
    ProgrammeCard,
)
from player.ui.programme_screen.plan_calendar import shared_lines
from player.ui.programme_screen.screen import ProgrammeScreen
from player.ui.theme import DARK, HIGH_LIGHT, LIGHT

MONDAY = date(2026, 11, 23)
TODAY = MONDAY + timedelta(days=2)


def item(day: int, standing: str, **more: object) -> PlanItem:
    """Return something of a day of the calendar."""
    made = PlanItem(f"key-{day}", "Core foundation", standing, playable=True)  # type: ignore[arg-type]
    return replace(made, **more)  # type: ignore[arg-type]


def week(number: int, standings: dict[int, str], *, now: bool = False) -> PlanLine:
    """Return a week with something on some of its days."""
    first = MONDAY + timedelta(weeks=number - 2)
    days = tuple(
        PlanDay(
            first + timedelta(days=day),
            (item(10 * number + day, standings[day]),) if day in standings else (),
        )
        for day in range(7)
    )
    return PlanLine(f"Week {number}", "1 of 3", days, now)


WEEKS = (
    week(1, {0: "done", 2: "open", 4: "done", 5: "left out"}),
    week(2, {0: "done", 2: "today", 4: "coming"}, now=True),
    week(3, {0: "coming", 2: "coming", 4: "coming"}),
)
PAGE = FollowPage(
    "six-weeks-to-free",
    "Six weeks from tight to free",
    TODAY,
    "Today",
    "Wed 25 Nov",
    due=(
        DueLine("key-22", "Core foundation", "18 min · Plank: 20 s", "First the trunk."),
        DueLine("key-23", "Evening release", "12 min", label="Only if you like", done=True),
    ),
    catch_up=(DueLine("key-12", "Lower back relief", "15 min", label="From Monday"),),
    progress="Week 2 of 3: 3 of 9 sessions",
    share=1 / 3,
    weeks=WEEKS,
    suggestion="On Mon 23 Nov it hurt, 6 of 10. A week back gives it time to settle.",
)
CARDS = tuple(
    ProgrammeCard(
        f"name-{number}", f"Programme {number}", "Some weeks.", "6 weeks · 3 days a week", ("Walk.",)
    )
    for number in range(4)
)
BEGIN = BeginPage(CARDS[0], TODAY, "today, Wed 25 Nov", WEEKS, "On Monday", 5, "“Another” ends with it.")


def made(qtbot: QtBot, width: int = 1280, height: int = 800, text: float = 1.0) -> ProgrammeScreen:
    """Return the screen, shown, with a programme that is followed."""
    screen = ProgrammeScreen(LIGHT, None, text)
    qtbot.addWidget(screen)
    screen.resize(width, height)
    screen.show_follow(PAGE)
    screen.show()
    qtbot.waitExposed(screen)
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow, timeout=3000)
    return screen


def test_one_key_begins_what_is_due(qtbot: QtBot) -> None:
    screen = made(qtbot)
    screen.take_focus()
    with qtbot.waitSignal(screen.started) as told:
        QTest.keyClick(screen.following.cards[0].start, Qt.Key.Key_Return)
    assert screen.following.cards[0].start.hasFocus()
    assert told.args == ["key-22"]


def test_what_was_missed_can_be_done_today_and_nobody_is_blamed(qtbot: QtBot) -> None:
    screen = made(qtbot)
    (missed,) = (card for card in screen.following.missed if card.isVisible())
    assert missed.start.text() == "Do it today"
    with qtbot.waitSignal(screen.started) as told:
        missed.start.click()
    assert told.args == ["key-12"]
    shown = " ".join(each.accessibleName() for each in screen.following.findChildren(QWidget)).lower()
    assert not re.search(r"\b(missed|failed|streak|late|behind)\b", shown)


def test_arrows_go_from_day_to_day_and_enter_opens_one(qtbot: QtBot) -> None:
    screen = made(qtbot)
    calendar = screen.following.calendar
    calendar.setFocus()
    assert calendar.accessibleDescription() == "Week 2, Wed 25 Nov: Core foundation, to do today"
    QTest.keyClick(calendar, Qt.Key.Key_Up)
    assert calendar.accessibleDescription() == "Week 1, Wed 18 Nov: Core foundation, not done, no matter"
    QTest.keyClick(calendar, Qt.Key.Key_Left)
    assert calendar.accessibleDescription() == "Week 1, Tue 17 Nov: rest"
    QTest.keyClick(calendar, Qt.Key.Key_Return)
    assert not calendar.detail.isVisible()
    QTest.keyClick(calendar, Qt.Key.Key_End)
    QTest.keyClick(calendar, Qt.Key.Key_Home)
    QTest.keyClick(calendar, Qt.Key.Key_Return)
    assert calendar.detail.isVisible()
    assert calendar.detail.accessibleName() == "Mon 16 Nov. Core foundation, Done"
    with qtbot.waitSignal(screen.started) as told:
        calendar.detail.buttons[0][0].click()
    assert told.args == ["key-10"]
    QTest.keyClick(calendar, Qt.Key.Key_Return)
    assert not calendar.detail.isVisible()


def test_a_click_on_a_day_opens_it_below_its_week(qtbot: QtBot) -> None:
    screen = made(qtbot)
    calendar = screen.following.calendar
    before = calendar.height()
    calendar.choose(MONDAY + timedelta(days=4))
    assert calendar.detail.isVisible() and calendar.height() > before
    assert calendar.detail.buttons[0][0].text() == "Do it today"
    place = calendar.detail.geometry()
    assert calendar.rect().contains(place)
    QTest.mouseClick(calendar, Qt.MouseButton.LeftButton, pos=QPoint(calendar.width() - 20, 60))
    assert not calendar.detail.isVisible()


def test_a_week_back_is_suggested_and_can_be_refused(qtbot: QtBot) -> None:
    screen = made(qtbot)
    with qtbot.waitSignal(screen.gone_back):
        screen.following.back.click()
    with qtbot.waitSignal(screen.stayed):
        screen.following.stay.click()
    screen.show_follow(replace(PAGE, suggestion=""))
    assert not screen.following.back.isVisible() and not screen.following.stay.isVisible()


def test_a_pause_offers_to_go_on_first(qtbot: QtBot) -> None:
    screen = made(qtbot)
    with qtbot.waitSignal(screen.paused):
        screen.pause.click()
    screen.show_follow(replace(PAGE, paused=True, heading="Paused", due=(), catch_up=()))
    assert screen.pause.text() == "Go on"
    screen.take_focus()
    with qtbot.waitSignal(screen.paused):
        QTest.keyClick(screen.following.go_on, Qt.Key.Key_Space)
    assert screen.following.go_on.hasFocus()


def test_the_end_tells_what_changed_and_offers_what_keeps_it(qtbot: QtBot) -> None:
    screen = made(qtbot)
    changed = ("Active knee extension: Left 9° better, right 6° better in 5 weeks.",)
    page = replace(PAGE, finished=True, changed=changed, next_name="keep-it", next_title="Keep it")
    screen.show_follow(replace(page, due=(), catch_up=(), suggestion=""))
    assert "Left 9° better" in screen.following.accessibleName()
    assert not screen.pause.isVisible()
    with qtbot.waitSignal(screen.chosen) as told:
        screen.following.next.click()
    assert told.args == ["keep-it"]


def test_a_programme_is_chosen_and_begun_on_a_day(qtbot: QtBot) -> None:
    screen = made(qtbot)
    screen.show_cards(CARDS)
    with qtbot.waitSignal(screen.chosen) as told:
        QTest.keyClick(screen.choosing.views[1].look, Qt.Key.Key_Return)
    assert told.args == ["name-1"]
    screen.show_begin(BEGIN)
    assert screen.day.text == "Begins today, Wed 25 Nov"
    with qtbot.waitSignal(screen.day_moved) as moved:
        screen.later.click()
    assert moved.args == [1]
    with qtbot.waitSignal(screen.day_moved) as moved:
        screen.jump.click()
    assert moved.args == [5]
    with qtbot.waitSignal(screen.begun) as told:
        screen.begin.click()
    assert told.args == ["name-0"]


def test_a_programme_with_mistakes_cannot_be_begun(qtbot: QtBot) -> None:
    screen = made(qtbot)
    screen.show_cards((replace(CARDS[0], trouble="It has mistakes: line 3"),))
    assert not screen.choosing.views[0].look.isVisible()
    assert "line 3" in screen.choosing.views[0].accessibleName()


def test_the_palette_has_what_the_menu_has(qtbot: QtBot) -> None:
    screen = made(qtbot)
    words = [words for words, _, _ in screen.commands()]
    assert words[0] == "Start: Core foundation"
    rows = screen.more_menu().actions()
    (times,) = (action for action in rows if action.menu() is not None)
    assert [action.text() for action in rows if action is not times] == words[3:]
    with qtbot.waitSignal(screen.calendar_wanted) as told:
        times.menu().actions()[2].trigger()  # type: ignore[attr-defined]
    assert told.args == ["18:00"]
    with qtbot.waitSignal(screen.ended):
        screen.commands()[-1][2]()


@pytest.mark.parametrize("text", [1.0, 2.0])
@pytest.mark.parametrize("size", [(480, 400), (900, 600), (1366, 768), (1920, 1080)])
def test_everything_stands_inside_and_apart(qtbot: QtBot, size: tuple[int, int], text: float) -> None:
    screen = made(qtbot, *size, text)
    screen.following.calendar.choose(MONDAY)
    sheet = screen.following
    cards = [card for card in (*sheet.cards, *sheet.missed) if card.isVisible()]
    loose = [button for button in (sheet.back, sheet.stay) if button.isVisible()]
    boxes = [each.geometry() for each in (*cards, *loose, sheet.calendar)]
    for place, box in enumerate(boxes):
        assert sheet.rect().contains(box)
        assert not any(box.intersects(other) for other in boxes[place + 1 :])
    for card in cards:
        assert card.rect().contains(card.start.geometry()) and card.rect().contains(card.look.geometry())
        assert not card.start.geometry().intersects(card.look.geometry())
    screen.show_cards(CARDS)
    views = [view.geometry() for view in screen.choosing.views]
    for place, box in enumerate(views):
        assert screen.choosing.rect().contains(box)
        assert not any(box.intersects(other) for other in views[place + 1 :])
    screen.show_begin(BEGIN)
    foot = [each for each in (screen.earlier, screen.later, screen.jump, screen.begin) if each.isVisible()]
    for place, button in enumerate(foot):
        assert screen.rect().contains(button.geometry())
        assert not any(button.geometry().intersects(other.geometry()) for other in foot[place + 1 :])


@pytest.mark.parametrize("theme", [DARK, HIGH_LIGHT])
def test_it_takes_other_colours_and_sizes(qtbot: QtBot, theme: object) -> None:
    screen = made(qtbot)
    screen.set_theme(theme)  # type: ignore[arg-type]
    screen.set_text_scale(1.5)
    assert screen.grab().toImage().pixelColor(3, 3).name().upper() == theme.window  # type: ignore[attr-defined]


def test_titles_share_the_lines_of_a_day() -> None:
    break_, posture = ("Five-minute", "desk break"), ("Posture at", "the desk,", "sitting")
    assert shared_lines([break_, posture], 5) == [*break_, *posture]
    assert shared_lines([break_, posture], 3) == [
        "Five-minute",
        "desk break",
        "Posture at the desk, sitting",
    ]
    assert shared_lines([break_, posture], 2) == ["Five-minute desk break", "Posture at the desk, sitting"]
    assert shared_lines([posture], 2) == ["Posture at", "the desk, sitting"]
