"""The text under a programmer's hands: lines, brackets, quotes, indentation, and what one undo takes back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from player.session.model import Exercise
from player.ui.editor_screen.screen import EditorScreen
from player.ui.editor_screen.text_view import TextView
from player.ui.theme import LIGHT

TEXT = """format = 1
title = "One"

[[step]]
exercise = "plank"
hold = "30s"

[[step]]
rest = "5s"
"""
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier


def _nobody(_identity: str) -> Exercise | None:
    return None


@pytest.fixture
def screen(qtbot: QtBot) -> Iterator[EditorScreen]:
    made = EditorScreen(LIGHT, _nobody)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    made.begin(TEXT, "")
    made.activateWindow()
    made.views.go_to_text()
    qtbot.waitUntil(made.view.hasFocus)
    yield made


@pytest.fixture
def view(screen: EditorScreen) -> TextView:
    return screen.view


def _typed(view: TextView, text: str, keys: str) -> str:
    """What becomes of a text, with the cursor at a bar, when something is typed; a bar stands there too."""
    view.begin(text.replace("|", ""))
    place = text.index("|")
    view.select(place, place)
    for key in keys:
        if key == "\n":
            QTest.keyClick(view, Qt.Key.Key_Return)
        elif key == "\b":
            QTest.keyClick(view, Qt.Key.Key_Backspace)
        elif key == "\t":
            QTest.keyClick(view, Qt.Key.Key_Tab)
        else:
            QTest.keyClicks(view, key)
    return f"{view.text[: view.place]}|{view.text[view.place :]}"


@pytest.mark.parametrize(
    ("text", "keys", "after"),
    [
        ("|", 'hold = "30s"', 'hold = "30s"|'),
        ("|", "[[step]]", "[[step]]|"),
        ("|", 'x = ["a", "b"]', 'x = ["a", "b"]|'),
        ("|", 'x = """', 'x = """|'),
        ("x = |", '"', 'x = "|"'),
        ("x = |", '"\b', "x = |"),
        ("x = |", '"a\b', 'x = "|"'),
        ('x = """|"""', "\b", 'x = ""|"""'),
        ('x = "a|b"', '"', 'x = "a"|b"'),
        ('x = "don|"', "'", 'x = "don\'|"'),
        ("# it|", "'", "# it'|"),
        ("# a |", '"', '# a "|'),
        ("x = a|", '"', 'x = a"|'),
        ("x = |y", "[", "x = [|y"),
        ("x = [|]", "\n", "x = [\n  |\n]"),
        ("  x = { |", "\n", "  x = { \n    |"),
        ("x = [\n  1,|\n]", "\n2", "x = [\n  1,\n  2|\n]"),
        ("a = 1|", "\n", "a = 1\n|"),
        ('a = """\n  b|\n"""', "\n", 'a = """\n  b\n|\n"""'),
        ("|a", "\t", "  |a"),
        ("a|", "\t", "a |"),
        ("😀é|", '["', '😀é["|"]'),
    ],
)
def test_what_is_opened_is_closed_and_lines_begin_where_they_should(
    view: TextView, text: str, keys: str, after: str
) -> None:
    assert _typed(view, text, keys) == after


def test_what_is_selected_is_put_in_quotes(view: TextView) -> None:
    view.begin("x = plank\ny = 1\n")
    view.select(4, 9)
    QTest.keyClicks(view, '"')
    assert view.text == 'x = "plank"\ny = 1\n' and view.selection == (5, 10)
    QTest.keyClicks(view, "[")
    assert view.text == 'x = "[plank]"\ny = 1\n'
    view.undo()
    view.undo()
    assert view.text == "x = plank\ny = 1\n"


def test_undo_takes_words_back_and_not_all_that_was_typed(view: TextView) -> None:
    _typed(view, "|", "hold on now\nmore of it")
    states = []
    while view.document().isUndoAvailable():
        view.undo()
        states.append(view.text)
    assert states == [
        *("hold on now\nmore of ", "hold on now\nmore ", "hold on now\n", "hold on now"),
        *("hold on ", "hold ", ""),
    ]
    while view.document().isRedoAvailable():
        view.redo()
    assert view.text == "hold on now\nmore of it"


def test_shift_and_return_begin_a_line_like_any_other(view: TextView) -> None:
    view.begin("  a")
    view.go_to(1, 99)
    QTest.keyClick(view, Qt.Key.Key_Return, _SHIFT)
    assert view.text == "  a\n  "


def test_keys_edit_lines_in_the_text_and_steps_elsewhere(screen: EditorScreen, view: TextView) -> None:
    view.go_to(6)
    QTest.keyClick(view, Qt.Key.Key_Up, _ALT)
    assert view.text == TEXT.replace('exercise = "plank"\nhold = "30s"', 'hold = "30s"\nexercise = "plank"')
    QTest.keyClick(view, Qt.Key.Key_D, _CTRL | _SHIFT)
    assert view.text.count('hold = "30s"\n') == 2 and view.line == 5
    QTest.keyClick(view, Qt.Key.Key_K, _CTRL | _SHIFT)
    QTest.keyClick(view, Qt.Key.Key_Up)
    QTest.keyClick(view, Qt.Key.Key_Down, _ALT)
    QTest.keyClick(view, Qt.Key.Key_Down, _ALT)
    QTest.keyClick(view, Qt.Key.Key_Up, _ALT)
    assert view.text == TEXT
    QTest.keyClick(view, Qt.Key.Key_Slash, _CTRL)
    assert view.text == TEXT.replace('hold = "30s"', '# hold = "30s"')
    QTest.keyClick(view, Qt.Key.Key_Slash, _CTRL | _SHIFT)  # where the sign needs Shift
    assert view.text == TEXT
    screen.views.take_focus(screen.outline)
    QTest.keyClick(screen.outline, Qt.Key.Key_Down, _ALT)
    assert view.text.index("rest") < view.text.index("plank"), "the step has moved"


def test_a_header_is_not_left_without_its_keys(view: TextView) -> None:
    view.go_to(4)
    QTest.keyClick(view, Qt.Key.Key_Slash, _CTRL)
    assert view.text == TEXT.replace(
        '[[step]]\nexercise = "plank"\nhold', '# [[step]]\n# exercise = "plank"\n# hold'
    )
    view.go_to(5)
    QTest.keyClick(view, Qt.Key.Key_Slash, _CTRL)
    assert view.text == TEXT


def test_what_is_folded_goes_with_its_line(view: TextView) -> None:
    view.folding.toggle(3)
    view.go_to(4)
    QTest.keyClick(view, Qt.Key.Key_Down, _ALT)  # past the empty line
    assert view.text.startswith(
        'format = 1\ntitle = "One"\n\n\n[[step]]\nexercise = "plank"\nhold = "30s"\n[['
    )
    assert view.folding.folded == {4} and view.line == 4
    QTest.keyClick(view, Qt.Key.Key_Up, _ALT)
    assert view.text == TEXT and view.folding.folded == {3}
    QTest.keyClick(view, Qt.Key.Key_D, _CTRL | _SHIFT)
    assert view.text.count("plank") == 2 and view.folding.folded == {3, 6}
    QTest.keyClick(view, Qt.Key.Key_K, _CTRL | _SHIFT)
    assert view.text == TEXT


def test_tab_moves_what_is_selected_and_home_goes_to_the_first_word(view: TextView) -> None:
    view.begin("a = 1\nb = 2\n")
    view.select(0, 11)
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert view.text == "  a = 1\n  b = 2\n"
    QTest.keyClick(view, Qt.Key.Key_Backtab, _SHIFT)
    assert view.text == "a = 1\nb = 2\n"
    view.begin("    a = 1\n")
    view.go_to(1, 99)
    columns = []
    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_Home)
        columns.append(view.place)
    assert columns == [4, 0, 4]


def test_a_word_is_chosen_and_then_the_next_that_is_the_same(view: TextView) -> None:
    view.select(TEXT.index("step"), TEXT.index("step"))
    QTest.keyClick(view, Qt.Key.Key_D, _CTRL)
    assert view.textCursor().selectedText() == "step" and view.line == 3
    lines = []
    for _ in range(2):
        QTest.keyClick(view, Qt.Key.Key_D, _CTRL)
        lines.append(view.line)
    assert lines == [7, 3]


def test_brackets_that_belong_together_are_marked_and_gone_to(view: TextView) -> None:
    view.begin('x = [\n  "]", # ]\n  [1],\n]\n')
    view.select(4, 4)
    assert [mark.start for mark in view._marked if mark.kind == "bracket"] == [4, 24]
    view.folding.toggle(0)
    QTest.keyClick(view, Qt.Key.Key_M, _CTRL)
    assert view.place == 24 and not view.folding.folded
    QTest.keyClick(view, Qt.Key.Key_M, _CTRL)
    assert view.place == 4


def test_a_line_is_gone_to_by_its_number(view: TextView) -> None:
    view.folding.fold_all()
    view.go_to(1)
    QTest.keyClick(view, Qt.Key.Key_L, _CTRL)
    assert view.line_bar.isVisible()
    QTest.keyClicks(view.line_bar, "6:3")
    assert view.line == 5 and view.textCursor().positionInBlock() == 2
    QTest.keyClick(view.line_bar, Qt.Key.Key_Escape)
    assert view.line == 0 and not view.line_bar.isVisible() and view.hasFocus()
    QTest.keyClick(view, Qt.Key.Key_L, _CTRL)
    QTest.keyClicks(view.line_bar, "99999")
    QTest.keyClick(view.line_bar, Qt.Key.Key_Return)
    assert view.line == TEXT.count("\n") and view.hasFocus()


def test_a_whole_line_is_copied_cut_and_put_above(view: TextView) -> None:
    view.go_to(6, 4)
    QTest.keyClick(view, Qt.Key.Key_X, _CTRL)
    assert QGuiApplication.clipboard().text() == 'hold = "30s"\n' and "hold" not in view.text
    view.go_to(5, 4)
    QTest.keyClick(view, Qt.Key.Key_V, _CTRL)
    assert view.text.index("hold") < view.text.index("exercise")
    view.undo()
    view.undo()
    assert view.text == TEXT


@pytest.mark.parametrize(
    ("copied", "put"),
    [
        ("a\r\nb\rc\u2028d\u2029e", "a\nb\nc\nd\ne"),
        ("a\0b\x07\x1b[0m", "ab[0m"),
        ("\ta\u0301 \u202eאב\u202c 👩‍👩‍👧", "\ta\u0301 \u202eאב\u202c 👩‍👩‍👧"),
    ],
)
def test_what_is_pasted_is_what_a_file_can_hold(view: TextView, copied: str, put: str) -> None:
    view.begin("")
    source = QMimeData()
    source.setText(copied)
    source.setHtml(f"<b>{copied}</b>")
    view.insertFromMimeData(source)
    assert view.text == put
    view.undo()
    assert view.text == ""


def test_a_word_that_an_input_method_composes_is_no_text_before_it_is_chosen(view: TextView) -> None:
    view.begin('title = ""\n')
    view.select(9, 9)
    QApplication.sendEvent(view, QInputMethodEvent("nihao", []))
    assert view.text == 'title = ""\n'
    chosen = QInputMethodEvent("", [])
    chosen.setCommitString("你好")
    QApplication.sendEvent(view, chosen)
    assert view.text == 'title = "你好"\n'
    view.undo()
    assert view.text == 'title = ""\n'


_KEYS = (
    *("a", '"', "'", "[", "]", "{", "}", "#", " ", "=", "😀"),
    *(Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_Tab, Qt.Key.Key_Home, Qt.Key.Key_Left),
)
_CALLS = ("double", "comment", "indent", "outdent", "remove", "choose_same", "go_to_bracket")


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(st.sampled_from(_KEYS), st.sampled_from(_CALLS), st.integers(0, 80)), max_size=25))
def test_whatever_is_typed_is_undone_to_the_first_sign(
    view: TextView, keys: list[str | Qt.Key | int]
) -> None:
    view.begin(TEXT)
    for key in keys:
        if isinstance(key, int) and not isinstance(key, Qt.Key):
            place = min(key, len(view.text))
            view.select(place, min(place + key % 3 * 9, len(view.text)))
        elif key in _CALLS:
            getattr(view.lines, str(key))()
        elif isinstance(key, str):
            QTest.keyClicks(view, key) if key.isascii() else view.insertPlainText(key)
        else:
            QTest.keyClick(view, key)
        view.folding.toggle(view.line)
        assert view.toPlainText() == view.text
    while view.document().isUndoAvailable():
        view.undo()
    assert view.text == TEXT
