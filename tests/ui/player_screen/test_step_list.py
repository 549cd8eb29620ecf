"""The list of steps: done, now, next, and any of them chosen with the keys or the mouse."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from player.ui.buttons import WordButton
from player.ui.main_window import MainWindow
from player.ui.player_screen.step_list import StepList, rows_of
from player.ui.theme import LIGHT
from tests.ui.handmade import hamstring_session

SESSION = hamstring_session()


@pytest.fixture
def steps(make_window: Callable[..., MainWindow]) -> Iterator[StepList]:
    window = make_window()
    window.show_player(SESSION.title)
    made = StepList(window.theme, window.actions_table, window.player)
    made.show_steps(rows_of(SESSION, 1, frozenset(), {0, 1}))
    made.open_list()
    yield made


def test_steps_are_done_now_next_or_left_out_and_have_their_times() -> None:
    rows = rows_of(SESSION, 1, {0, 2}, {0, 1})
    assert [row.words for row in rows[:5]] == ["Left out today", "Now", "Left out today", "Next", ""]
    assert [row.words for row in rows_of(SESSION, 1, set(), {0, 1})[:3]] == ["Done", "Now", "Next"]
    assert [row.words for row in rows_of(SESSION, 2, set(), {0, 2})[:4]] == ["Done", "", "Now", "Next"]
    assert rows[1].times == "1:03 · 3:39"
    assert rows[1].spoken == "Supine strap hamstring stretch, Now, 1:03, 3:39"


def test_it_opens_at_the_step_that_runs_with_the_keyboard_in_it(steps: StepList) -> None:
    assert steps.list.hasFocus()
    assert steps.list.currentIndex().row() == 1


def test_a_step_is_chosen_with_the_arrows_and_enter(steps: StepList) -> None:
    chosen: list[int] = []
    steps.step_chosen.connect(chosen.append)
    QTest.keyClick(steps.list, Qt.Key.Key_Down)
    QTest.keyClick(steps.list, Qt.Key.Key_Return)
    assert chosen == [2]
    assert not steps.isVisible()


def test_a_step_is_chosen_with_the_mouse_on_a_row_that_is_easily_hit(steps: StepList) -> None:
    chosen: list[int] = []
    steps.step_chosen.connect(chosen.append)
    row = steps.list.visualRect(steps.list.model().index(3, 0))
    assert row.height() >= 44
    QTest.mouseClick(steps.list.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    assert chosen == [3]


def test_every_change_has_a_button_that_is_easily_hit(steps: StepList) -> None:
    for button in steps.buttons:
        assert button.isVisible()
        assert button.height() >= 44
    assert "Ten seconds more" in [button.accessibleName() or button.text() for button in steps.buttons]


def test_escape_closes_it_and_nothing_else(steps: StepList, make_window: Callable[..., MainWindow]) -> None:
    window = steps.window()
    assert isinstance(window, MainWindow)
    QTest.keyClick(steps.list, Qt.Key.Key_Escape)
    assert not steps.isVisible()
    assert window.stack.currentWidget() is window.player


def test_while_it_is_open_the_choice_stays_as_the_session_goes_on(steps: StepList) -> None:
    QTest.keyClick(steps.list, Qt.Key.Key_Down)
    steps.show_steps(rows_of(SESSION, 2, frozenset(), {0, 1, 2}))
    assert steps.list.currentIndex().row() == 2
    assert steps.rows[1].words == "Done"


def test_at_large_text_it_stays_within_the_window(steps: StepList) -> None:
    steps.set_text_scale(2)
    parent = steps.parentWidget()
    assert parent is not None
    assert parent.rect().contains(steps.geometry())


def test_at_large_text_its_buttons_are_still_there(steps: StepList) -> None:
    parent = steps.parentWidget()
    assert parent is not None
    parent.resize(1280, 800)
    steps.set_text_scale(2.0)
    assert all(button.isVisible() for button in steps.buttons)
    for button in steps.buttons:
        assert button.sizeHint().width() <= button.width()
    assert steps.list.height() >= 3 * steps.list.sizeHintForRow(0)


@pytest.mark.parametrize("size", [(1366, 768), (1366, 600), (1024, 600), (800, 500), (700, 1000)])
@pytest.mark.parametrize("text", [1.0, 1.5, 2.0, 3.0])
def test_its_buttons_grow_with_the_text_and_the_list_is_still_there(
    steps: StepList, size: tuple[int, int], text: float
) -> None:
    parent = steps.parentWidget()
    assert parent is not None
    parent.resize(*size)
    steps.set_text_scale(text)
    assert all(button.isVisible() and steps.rect().contains(button.geometry()) for button in steps.buttons)
    assert all(button.sizeHint().width() <= button.width() for button in steps.buttons)
    places = [steps.list.geometry(), *(button.geometry() for button in steps.buttons)]
    assert not any(one.intersects(other) for at, one in enumerate(places) for other in places[:at])
    assert steps.list.height() >= steps.list.sizeHintForRow(0)
    if text <= 2:
        usual = WordButton(LIGHT, "Leave out today")
        usual.set_font_pixels(round(15 * text * 0.75))
        assert steps.buttons[0].height() >= usual.sizeHint().height()
