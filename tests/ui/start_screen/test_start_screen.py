"""The start page shows what comes, takes every choice by keyboard, and begins with one key."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from player.ui.start_screen.page import Question, StartPage, StepLine
from player.ui.start_screen.screen import StartScreen
from player.ui.theme import DARK, LIGHT

PAGE = StartPage(
    title="Hamstring release with a strap",
    summary="Free tight hamstrings with hold-relax, then keep the new range with bridge, plank and bird-dog.",
    facts=("Easy", "Mat, strap, chair"),
    cautions=("Work in a range that feels safe. At sharp or shooting pain, numbness or tingling, stop.",),
    length="14 min",
    questions=(
        Question(
            "minutes", "How much time do you have?", ((0, "All of it"), (12, "12 min"), (10, "10 min")), 0
        ),
        Question(
            "tighter",
            "Which side is tighter?",
            (("left", "Left"), ("right", "Right"), ("", "Don’t know")),
            "",
        ),
    ),
    changes=("To fit into 12 minutes:", "Glute bridge: 1 set instead of 2"),
    lines=(
        StepLine("1", "Leg swing", "12 reps, each side", "1:27"),
        StepLine("2", "Rest", "", "0:15", minor=True),
        StepLine("3", "Bird-dog", "5 reps", "1:35", optional=True),
        StepLine("4", "Plank", "30 s hold", "1:00", optional=True, on=False, note="not today"),
    ),
)


def made(qtbot: QtBot, width: int = 1280, height: int = 800, text: float = 1.0) -> StartScreen:
    """Return a start page that is shown."""
    screen = StartScreen(LIGHT, None, text)
    qtbot.addWidget(screen)
    screen.resize(width, height)
    screen.show_page(PAGE)
    screen.show()
    qtbot.waitExposed(screen)
    screen.take_focus()
    return screen


def test_enter_begins(qtbot: QtBot) -> None:
    screen = made(qtbot)
    with qtbot.waitSignal(screen.started):
        QTest.keyClick(screen.start, Qt.Key.Key_Return)


def test_a_time_is_chosen(qtbot: QtBot) -> None:
    screen = made(qtbot)
    with qtbot.waitSignal(screen.chosen) as told:
        screen.sheet.fields["minutes"].segments[1].click()
    assert told.args == ["minutes", 12]


def test_an_optional_step_is_switched_off_and_on(qtbot: QtBot) -> None:
    screen = made(qtbot)
    with qtbot.waitSignal(screen.switched) as told:
        QTest.keyClick(screen.sheet.rows[2], Qt.Key.Key_Space)
    assert told.args == ["3", False]
    with qtbot.waitSignal(screen.switched) as told:
        QTest.keyClick(screen.sheet.rows[3], Qt.Key.Key_Return)
    assert told.args == ["4", True]


def test_what_is_not_optional_cannot_be_switched(qtbot: QtBot) -> None:
    screen = made(qtbot)
    assert not screen.sheet.rows[0].isCheckable()
    assert screen.sheet.rows[0].focusPolicy() is Qt.FocusPolicy.NoFocus


def test_the_keyboard_stays_where_it_is_when_the_page_is_shown_again(qtbot: QtBot) -> None:
    screen = made(qtbot)
    segment = screen.sheet.fields["minutes"].segments[1]
    segment.setFocus()
    screen.show_page(replace(PAGE, questions=(replace(PAGE.questions[0], value=12), PAGE.questions[1])))
    assert screen.sheet.fields["minutes"].segments[1] is segment
    assert segment.isChecked() and screen.focusWidget() is segment


def test_other_options_make_another_field_and_fewer_steps_hide_rows(qtbot: QtBot) -> None:
    screen = made(qtbot)
    page = replace(
        PAGE,
        questions=(replace(PAGE.questions[0], options=((0, "All"), (6, "6 min"))),),
        lines=PAGE.lines[:2],
    )
    screen.show_page(page)
    assert len(screen.sheet.fields["minutes"].segments) == 2
    assert list(screen.sheet.fields) == ["minutes"]
    assert [row.isVisible() for row in screen.sheet.rows] == [True, True, False, False]


def test_everything_has_a_name_for_screen_readers(qtbot: QtBot) -> None:
    screen = made(qtbot)
    assert screen.start.accessibleName() == "Start Hamstring release with a strap, 14 min"
    assert screen.sheet.rows[3].accessibleName() == "Plank, 30 s hold, 1:00, not today"
    assert "Work in a range" in screen.sheet.accessibleName()


@pytest.mark.parametrize("text", [1.0, 2.0])
@pytest.mark.parametrize("size", [(900, 600), (1280, 800), (1920, 1080), (480, 400)])
def test_everything_stands_inside_and_apart(qtbot: QtBot, size: tuple[int, int], text: float) -> None:
    screen = made(qtbot, *size, text)
    sheet = screen.sheet
    assert sheet.width() <= screen.area.width()
    boxes = [field.geometry() for field in sheet.fields.values()]
    boxes += [row.geometry() for row in sheet.rows if row.isVisible()]
    for place, box in enumerate(boxes):
        assert box.left() >= 0 and box.right() <= sheet.width() and box.bottom() <= sheet.height()
        assert not any(box.intersects(other) for other in boxes[place + 1 :])
    for field in sheet.fields.values():
        assert all(segment.geometry().right() <= field.width() for segment in field.segments)
    assert screen.rect().contains(screen.start.geometry())
    assert screen.start.height() >= 48
    assert not screen.length.isVisible() or not screen.length.fit.elided


def test_it_takes_other_colours_and_sizes(qtbot: QtBot) -> None:
    screen = made(qtbot)
    screen.set_theme(DARK)
    screen.set_text_scale(1.5)
    assert screen.grab().toImage().pixelColor(3, 3).name().upper() == DARK.window
