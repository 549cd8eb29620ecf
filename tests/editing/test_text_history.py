"""Undo and redo go through the states of a text; changes of one thing are one state."""

from __future__ import annotations

from player.editing.text_history import TextHistory


def test_what_is_undone_can_be_done_again_until_something_else_is_done() -> None:
    history = TextHistory("a")
    assert (history.can_undo, history.can_redo) == (False, False)
    assert history.change("b")
    assert history.change("c")
    assert not history.change("c")
    assert (history.undo(), history.undo(), history.undo()) == ("b", "a", "a")
    assert history.redo() == "b"
    assert (history.can_undo, history.can_redo) == (True, True)
    history.change("d")
    assert (history.can_undo, history.can_redo) == (True, False)
    assert (history.undo(), history.undo()) == ("b", "a")


def test_changes_in_a_row_with_one_mark_are_undone_together() -> None:
    history = TextHistory("a")
    for text in ("b", "c", "d"):
        history.change(text, "slider")
    history.close_mark()
    history.change("e", "slider")
    assert (history.undo(), history.undo()) == ("d", "a")


def test_a_long_history_forgets_its_beginning() -> None:
    history = TextHistory("0")
    for number in range(1, 600):
        history.change(str(number))
    while history.can_undo:
        history.undo()
    assert history.text == "100"
