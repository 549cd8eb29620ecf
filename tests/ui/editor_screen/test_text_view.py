"""The text view: what is folded, marked, found and offered; the text itself stays as it was written."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from player.editing.completion import Offer, Suggestion
from player.editing.folds import folds_of
from player.session.problems import Fix, Place, Problem
from player.ui.editor_screen.find_bar import FindBar
from player.ui.editor_screen.text_search import Search, Spot
from player.ui.editor_screen.text_view import TextView
from player.ui.theme import LIGHT

TEXT = """format = 1

[defaults]
rest = "5s"

[[step]]
exercise = "plank"
hold = "30s"

[[step]]
repeat = 2

[[step.step]]
rest = "9s"

[[step]]
rest = "7s"
"""
HEADERS = [2, 5, 9, 12, 15]


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[TextView]:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(600, 500)
    made = TextView(LIGHT, parent)
    made.set_pixels(15)
    made.setGeometry(0, 0, 600, 500)
    parent.show()
    made.begin(TEXT)
    made.setFocus()
    yield made


def _seen(view: TextView) -> list[int]:
    """The lines, from 0, that are seen."""
    block, found = view.document().firstBlock(), []
    while block.isValid():
        if block.isVisible():
            found.append(block.blockNumber())
        block = block.next()
    return found


def _hidden(view: TextView) -> set[int]:
    return set(range(view.blockCount())) - set(_seen(view))


def test_a_step_a_group_and_a_table_fold_by_a_click_in_the_gutter(view: TextView) -> None:
    gutter = view._gutter
    for header, hidden in ((2, {3}), (9, {10, 11, 12, 13})):
        block = view.document().findBlockByNumber(header)
        spot = QPoint(gutter.width() - 4, round(view.place_of(block).y()) + 6)
        QTest.mouseClick(gutter, Qt.MouseButton.LeftButton, pos=spot)
        assert _hidden(view) == hidden
        QTest.mouseClick(gutter, Qt.MouseButton.LeftButton, pos=spot)
        assert not _hidden(view)
    assert view.text == TEXT and not view.document().isUndoAvailable()


def test_folding_goes_outwards_and_leaves_the_cursor_where_it_is_seen(view: TextView) -> None:
    view.go_to(14)
    view.folding.fold(view.line)
    assert _hidden(view) == {13} and view.line == 12
    view.folding.fold(view.line)
    assert _hidden(view) == {10, 11, 12, 13} and view.line == 9
    view.folding.unfold(view.line)
    assert _hidden(view) == {13}


def test_all_is_folded_and_unfolded_and_what_is_hidden_is_told(view: TextView) -> None:
    view.folding.fold_all()
    assert [line for line in _seen(view) if line in HEADERS] == [2, 5, 9, 15]
    assert view.folding.words(9) == ("", "4 lines") and view.folding.words(2) == ("", "1 line")
    view.grab()
    assert view.folding.box_of(view.document().findBlockByNumber(9)) is not None
    view.folding.unfold_all()
    assert not _hidden(view)


def test_what_is_folded_away_cannot_be_scrolled_to(view: TextView) -> None:
    view.begin(TEXT + '\n[[step]]\nrest = "1s"\n' * 40)
    view.go_to(1)
    bar = view.verticalScrollBar()
    most = bar.maximum()
    bar.setValue(most)
    view.folding.fold_all()
    assert 0 < bar.maximum() < most
    view.folding.unfold_all()
    assert bar.maximum() == most


def test_what_is_gone_to_or_selected_is_unfolded(view: TextView) -> None:
    view.folding.fold_all()
    view.go_to(14)
    assert 13 in _seen(view) and 6 not in _seen(view)
    place = TEXT.index("plank")
    view.select(place, place + 5)
    assert 6 in _seen(view) and view.textCursor().selectedText() == "plank"
    view.folding.fold_all()
    view.selectAll()
    assert _hidden(view) and view.textCursor().selectedText().count("\u2029") == TEXT.count("\n")


def test_arrows_step_over_what_is_folded(view: TextView) -> None:
    view.go_to(6, 9)
    view.folding.toggle(5)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.line == 8 and _hidden(view) == {6, 7}
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.line == 5 and view.textCursor().atBlockEnd()
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.line == 8
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert view.line == 5 and _hidden(view) == {6, 7}


def test_folds_go_where_their_lines_go_and_typing_into_them_opens_them(view: TextView) -> None:
    view.folding.toggle(9)
    view.go_to(1)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert _hidden(view) == {11, 12, 13, 14} and view.folding.folded == {10}
    view.apply(view.text.replace("[[step]]\nrepeat", '[[step]]\nrest = "1s"\n\n[[step]]\nrepeat'))
    assert view.folding.folded == {13}
    view.undo()
    view.undo()
    assert view.text == TEXT and view.folding.folded == {9}
    view.go_to(10, 9)
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert not _hidden(view)
    view.undo()
    assert view.text == TEXT and not _hidden(view)


def test_a_problem_that_is_hidden_shows_at_its_header(view: TextView) -> None:
    view.show_problems((Problem("error", "wrong-type", "No.", place=Place(14, 8)),))
    assert view.lines_with_problems() == {13: "error"}
    view.folding.fold_all()
    assert view.lines_with_problems() == {9: "error"}


ACTIONS = st.lists(
    st.tuples(
        st.sampled_from(("fold", "unfold", "all", "none", "type", "enter", "cut", "undo", "redo", "go")),
        st.integers(0, 400),
    ),
    max_size=14,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ACTIONS)
def test_whatever_is_done_only_what_is_folded_is_hidden_and_undo_gives_the_text_back(
    view: TextView, actions: list[tuple[str, int]]
) -> None:
    view.begin(TEXT)
    for what, number in actions:
        _do(view, what, number)
        folded = view.folding.folded
        inner = [range(fold.header + 1, fold.end) for fold in folds_of(view.text) if fold.header in folded]
        assert _hidden(view) == {line for lines in inner for line in lines}
        assert folded <= {fold.header for fold in folds_of(view.text)}
        assert view.textCursor().hasSelection() or view.textCursor().block().isVisible()
    while view.document().isUndoAvailable():
        view.undo()
    assert view.text == TEXT


def _do(view: TextView, what: str, number: int) -> None:
    line = number % view.blockCount()
    if what == "fold":
        view.folding.fold(line)
    elif what == "unfold":
        view.folding.unfold(line)
    elif what == "all":
        view.folding.fold_all()
    elif what == "none":
        view.folding.unfold_all()
    elif what == "type":
        QTest.keyClicks(view, "[x"[number % 2])
    elif what == "enter":
        QTest.keyClick(view, Qt.Key.Key_Return)
    elif what == "cut":
        view.select(number % len(view.text or " "), min(len(view.text), number % 97 + 30))
        view.textCursor().removeSelectedText()
    elif what == "undo":
        view.undo()
    elif what == "redo":
        view.redo()
    else:
        view.go_to(line + 1, number % 7)


class _Paints(QObject):
    """Counts how often something is painted."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def test_what_is_typed_is_painted_before_anybody_reckons_from_it(view: TextView) -> None:
    QTest.qWait(1)
    paints, before = _Paints(), []
    view.viewport().installEventFilter(paints)
    view.text_edited.connect(lambda: before.append(paints.count))
    for number, key in enumerate((Qt.Key.Key_A, Qt.Key.Key_Return, Qt.Key.Key_Backspace), 1):
        QTest.keyClick(view, key)
        assert len(before) == number and before[-1] > (before[-2] if number > 1 else 0)


def test_the_ring_is_whole_beside_the_scroll_bar(view: TextView) -> None:
    assert view.ring.isVisible() and view.ring.geometry() == view.rect()
    view.begin(TEXT * 20)
    QTest.qWait(1)
    assert view.verticalScrollBar().isVisible()
    assert view.ring.geometry().right() == view.viewport().geometry().right() < view.rect().right()
    view.clearFocus()
    assert not view.ring.isVisible()


def test_only_the_line_that_is_typed_in_is_coloured_anew(view: TextView) -> None:
    states = [view.document().findBlockByNumber(line).userState() for line in range(5)]
    assert states[2] != -1 and view.document().findBlockByNumber(2).layout().formats()
    view.go_to(4, 9)
    QTest.keyClicks(view, "1")
    after = [view.document().findBlockByNumber(line).userState() for line in range(5)]
    assert [one == other for one, other in zip(states, after, strict=True)] == [True] * 3 + [False, True]


def _suggested(view: TextView) -> None:
    words = (Suggestion("exercise", "exercise = "), Suggestion("every", "every = "))
    view.help.set_advice(lambda _line, column: Offer(column and 0, words), lambda _line, _column: "help")
    view.go_to(8)
    QTest.keyClick(view, Qt.Key.Key_Return)
    view.go_to(8)
    QTest.keyClick(view, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)


def test_the_list_is_driven_by_keys(view: TextView) -> None:
    _suggested(view)
    shown = view.help.list
    assert shown.isVisible() and shown.row == 0
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert not shown.isVisible() or shown.row == 0
    assert view.text.split("\n")[7] == "every = "
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not shown.isVisible()
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert view.text.split("\n")[7:9] == ["every = ", ""]


def test_a_click_in_a_problem_offers_ways_out_and_enter_stays_with_the_text(
    view: TextView, qtbot: QtBot
) -> None:
    problem = Problem("error", "wrong-type", "No.", place=Place(8, 8), fix=Fix("write it", ()))
    view.show_problems((problem,))
    cursor = QTextCursor(view.document().findBlockByNumber(7))
    cursor.movePosition(QTextCursor.MoveOperation.Right, n=10)
    spot = view.cursorRect(cursor).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert view.help.list.isVisible() and view.help.list.row == -1
    with qtbot.assertNotEmitted(view.help.fix_wanted):
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert not view.help.list.isVisible() and view.text.count("\n") == TEXT.count("\n") + 1
    view.undo()
    view.show_problems((problem,))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    QTest.keyClick(view, Qt.Key.Key_Down)
    with qtbot.waitSignal(view.help.fix_wanted) as told:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert told.args == [problem] and view.text == TEXT
    assert "write it" in view.help.told_at(7, 9) and view.help.told_at(1, 0) == ""


@pytest.fixture
def bar(view: TextView) -> FindBar:
    made = FindBar(LIGHT, view, view.parentWidget())
    made.setGeometry(0, 0, 600, made.arrange(600, 15))
    made.open_with("")
    return made


def test_find_goes_round_and_unfolds(view: TextView, bar: FindBar) -> None:
    view.folding.fold_all()
    view.go_to(1)
    QTest.keyClicks(bar.wanted, "rest")
    assert bar.count.text == "3 found" and view.textCursor().selectedText() == "rest" and view.line == 3
    lines = []
    for _ in range(3):
        QTest.keyClick(bar.wanted, Qt.Key.Key_Return)
        lines.append(view.line)
    bar.back.click()
    assert lines == [13, 16, 3] and view.line == 16 and bar.count.text == "3 of 3"


def test_words_capitals_and_patterns_are_told_apart(view: TextView, bar: FindBar) -> None:
    bar.wanted.setText("STEP")
    assert bar.count.text == "5 found"
    bar.exact.click()
    assert bar.exact.isChecked() and bar.count.text == "none"
    bar.exact.setChecked(False)
    bar.pattern.setChecked(True)
    bar.wanted.setText('"(')
    assert "parenthesis" in bar.trouble.text
    bar.wanted.setText(r'"(\d+)s"')
    bar.instead.setText(r'"\1m"')
    bar.replace_all()
    assert bar.count.text == "4 replaced" and view.text == TEXT.replace('s"', 'm"')
    view.undo()
    assert view.text == TEXT


def test_a_pattern_that_takes_too_long_is_told_once_and_changes_nothing(
    view: TextView, bar: FindBar, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view.begin(f"# {'a' * 60}!\n")
    bar.pattern.setChecked(True)
    with qtbot.waitSignal(bar.grown):
        bar.wanted.setText("(a+)+$")
    assert "too long" in bar.trouble.text
    before = view.text
    bar.replace_all()
    bar.instead.setText("b")
    bar.replace_one()
    assert view.text == before
    asked: list[str] = []

    def found(text: str, search: Search) -> list[Spot]:
        asked.append(text)
        return []

    monkeypatch.setattr("player.ui.editor_screen.find_bar.spots_of", found)
    QTest.keyClicks(view, "xy")
    assert asked == [], "not at each key"
    bar.go(1)
    bar.wanted.setText("a+")
    assert len(asked) == 2 and bar.trouble.text == ""


def test_one_is_replaced_after_the_other(view: TextView, bar: FindBar) -> None:
    view.go_to(1)
    bar.wanted.setText("rest")
    bar.instead.setText("a rest")
    bar.replace_one()
    assert view.text == TEXT.replace("rest", "a rest", 1) and view.line == 13
    bar.replace_one()
    assert view.text == TEXT.replace("rest", "a rest", 2) and view.line == 16


def test_the_cursor_stays_seen_when_the_text_becomes_smaller(view: TextView) -> None:
    view.begin("a = 1\n" * 200)
    view.go_to(100)
    for height in (300, 120, 60):
        view.resize(600, height)
        assert view.viewport().rect().contains(view.cursorRect().center())
