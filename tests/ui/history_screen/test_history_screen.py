"""What has been done is told in weeks, sides and sessions, to eyes and to screen readers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest
from pytestqt.qtbot import QtBot

from player.history.runs import Answer, Run, Work
from player.history.summary import Day, Week
from player.ui.history_screen.page import HistoryPage, line_of, page_of, time_text
from player.ui.history_screen.screen import HistoryScreen
from player.ui.theme import DARK, LIGHT

TODAY = date(2026, 11, 26)
WORKS = (
    Work("1", 0, "left", "Strap stretch", planned=120.0, done=120.0),
    Work("1", 0, "right", "Strap stretch", planned=120.0, done=0.0, skipped=True),
    Work("2", 0, "", "Plank", planned=60.0, done=0.0, skipped=True),
    Work("3", 0, "", "Bridge", planned=60.0, done=60.0),
)


def run(day: int, month: int = 11, **changes: object) -> Run:
    """Return a run of a day."""
    began = datetime(2026, month, day, 18, 5).astimezone().timestamp()
    made = Run(day, began, began, "finished", "/a.toml", "Evening", 600.0, works=WORKS)
    return replace(made, **changes)  # type: ignore[arg-type]


RUNS = tuple(
    run(day, month) for month, day in ((11, 9), (11, 11), (11, 13), (11, 16), (11, 18), (11, 20), (11, 25))
)


def made(qtbot: QtBot, width: int = 1280, height: int = 800, text: float = 1.0) -> HistoryScreen:
    """Return a history screen that is shown."""
    screen = HistoryScreen(LIGHT, text)
    qtbot.addWidget(screen)
    screen.resize(width, height)
    screen.show_page(page_of(RUNS, TODAY, 3))
    screen.show()
    qtbot.waitExposed(screen)
    return screen


def test_weeks_sides_and_sessions_are_added_up() -> None:
    page = page_of(RUNS, TODAY, 3)
    assert page.streak_text == "2 weeks in a row"
    assert page.week_text == "1 of 3 days this week, 2 to go"
    assert (page.sides.left, page.sides.right) == (840.0, 0.0)
    assert len(page.weeks) == 12 and page.weeks[-1].monday == date(2026, 11, 23)
    assert page.lines[0].when.endswith("25 Nov, 18:05")


def test_a_session_is_told_with_what_was_left_out_and_answered() -> None:
    line = line_of(run(25, state="left", answers=(Answer("pain after", 2.0),)))
    assert line.text == (
        "3 min of work · left 2 min, right 0 s · left out Strap stretch (right), Plank · pain after 2"
    )
    assert line.ended == "ended early"
    assert line_of(run(25, state="open")).ended == "interrupted"
    assert line_of(run(25)).ended == ""


def test_a_look_at_a_session_is_no_session() -> None:
    assert page_of((run(25, works=()),), TODAY, 3).lines == ()


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "0 s"), (59.4, "59 s"), (60, "1 min"), (754, "13 min"), (3900, "1 h 5 min")]
)
def test_lengths_are_read_as_people_read_them(seconds: float, text: str) -> None:
    assert time_text(seconds) == text


def test_a_first_week_is_no_failure() -> None:
    page = page_of((), TODAY, 3)
    assert page.streak_text == "A new start"
    kept = Week(tuple(Day(date(2026, 11, 23 + day), 600.0, 1) for day in range(7)), 3)
    assert HistoryPage(TODAY, (kept,), 1).week_text == "7 of 3 days this week: kept"
    assert HistoryPage(TODAY, (kept,), 1).streak_text == "1 week in a row"


def test_where_there_is_nothing_it_says_so(qtbot: QtBot) -> None:
    screen = made(qtbot)
    assert screen.table.isVisible() and not screen.empty.isVisible()
    screen.show_page(page_of((), TODAY, 3))
    assert screen.empty.isVisible() and not screen.area.isVisible() and not screen.table.isVisible()
    assert not screen.empty.geometry().intersects(screen.invite.geometry())
    with qtbot.waitSignal(screen.measure_wanted):
        screen.invite.button.click()
    screen.show_page(None, "The history was written by a newer Limber.")
    assert screen.empty.text.startswith("The history was written") and not screen.invite.isVisible()


def test_screen_readers_are_told_the_weeks_and_each_session(qtbot: QtBot) -> None:
    screen = made(qtbot)
    assert "Week of 16 Nov: 3 of 3 days, 9 min, kept" in screen.sheet.calendar.accessibleName()
    assert screen.sheet.rows[0].accessibleName().startswith("Evening. ")
    assert "Left 14 min, right 0 s" in screen.sheet.accessibleName()


@pytest.mark.parametrize("text", [1.0, 2.0])
@pytest.mark.parametrize("size", [(480, 400), (900, 600), (1280, 800), (1920, 1080)])
def test_everything_stands_inside_and_apart(qtbot: QtBot, size: tuple[int, int], text: float) -> None:
    screen = made(qtbot, *size, text)
    sheet = screen.sheet
    boxes = [sheet.calendar.geometry()] + [row.geometry() for row in sheet.rows if row.isVisible()]
    for place, box in enumerate(boxes):
        assert box.left() >= 0 and box.right() <= sheet.width() and box.bottom() <= sheet.height()
        assert not any(box.intersects(other) for other in boxes[place + 1 :])
    assert not screen.table.geometry().intersects(screen.title.geometry())
    assert screen.table.geometry().bottom() < screen.area.y()
    assert screen.rect().contains(screen.table.geometry())


def test_it_takes_other_colours_and_sizes(qtbot: QtBot) -> None:
    screen = made(qtbot)
    screen.set_theme(DARK)
    screen.set_text_scale(1.5)
    assert screen.grab().toImage().pixelColor(3, 3).name().upper() == DARK.window
