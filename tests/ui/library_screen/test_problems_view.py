"""Every problem is listed with its place, what is wrong, and a way out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from player.session.problems import Place, Problem
from player.ui.library_screen.cards import SessionCard
from player.ui.main_window import MainWindow

PROBLEMS = tuple(
    Problem(
        "error" if line % 3 else "warning",
        "bad-value",
        f'`hold = "{line} secs"` cannot be read as a time.',
        'write "30s", "1m30s" or a number of seconds',
        "mine.toml",
        Place(line, 8),
    )
    for line in range(1, 31)
)
CARD = SessionCard("mine", "My physio's list", path=Path("mine.toml"), problems=PROBLEMS)


@pytest.fixture
def window(make_window: Callable[..., MainWindow]) -> MainWindow:
    made = make_window(900, 600)
    made.show_problems(CARD)
    QApplication.processEvents()
    return made


def test_all_are_counted_and_listed(window: MainWindow) -> None:
    view = window.problems
    assert view.title.text == "20 problems stop “My physio's list”"
    assert view.file.text == "mine.toml"
    assert view.problems.rowCount() == 30


def test_each_is_read_out_with_place_fault_and_way_out(window: MainWindow) -> None:
    view = window.problems
    said = str(view.problems.data(view.problems.index(0), Qt.ItemDataRole.AccessibleTextRole))
    assert said == (
        'Error, Line 1, column 8. `hold = "1 secs"` cannot be read as a time. '
        'Write "30s", "1m30s" or a number of seconds.'
    )


@pytest.mark.parametrize("text", [1.0, 2.0])
@pytest.mark.parametrize("size", [(800, 500), (480, 700), (1920, 1080)])
def test_nothing_is_cut_off(
    make_window: Callable[..., MainWindow], size: tuple[int, int], text: float
) -> None:
    window = make_window(*size, text)
    window.show_problems(CARD)
    QApplication.processEvents()
    view = window.problems
    assert not view.title.fit.elided
    assert view.again.geometry().right() < view.width()
    assert not view.again.geometry().intersects(view.title.geometry())
    assert not view.list.geometry().intersects(view.again.geometry())
    assert view.list.sizeHintForColumn(0) <= view.list.viewport().width()


def test_the_way_back_leads_to_the_sessions(window: MainWindow) -> None:
    window.problems.way_back.click()
    assert window.stack.currentWidget() is window.library


def test_the_file_can_be_read_again(window: MainWindow) -> None:
    asked: list[str] = []
    window.file_read_again.connect(asked.append)
    window.problems.again.click()
    assert asked == ["mine.toml"]


def test_the_keyboard_reaches_the_list_and_the_buttons(window: MainWindow) -> None:
    window.activateWindow()
    assert window.problems.list.hasFocus()
    seen = set()
    for _ in range(4):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        seen.add(focus.accessibleName() if focus else "")
    assert {"Back to the sessions", "Read the file again"} <= seen
