"""Lines are edited as a whole, and the selection stays on what it was on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.editing.line_edits import (
    Edited,
    Lines,
    commented,
    doubled,
    exchanged,
    indent_after,
    indented,
    lines_between,
    outdented,
    without,
)

TEXT = "one\n  two\n\nthree # 3\nfour"


def _marked(edited: Edited) -> str:
    """The text with the selection between bars."""
    start, end = sorted(edited[1:])
    return f"{edited.text[:start]}|{edited.text[start:end]}|{edited.text[end:]}"


@pytest.mark.parametrize(
    ("anchor", "cursor", "lines"),
    [(0, 0, (0, 1)), (3, 3, (0, 1)), (4, 4, (1, 2)), (1, 4, (0, 1)), (4, 1, (0, 1)), (1, 5, (0, 2))],
)
def test_a_selection_touches_lines(anchor: int, cursor: int, lines: tuple[int, int]) -> None:
    assert lines_between(TEXT, anchor, cursor) == lines


def test_lines_are_doubled_exchanged_and_taken_out() -> None:
    assert _marked(doubled(TEXT, 1, 2, Lines(0, 1))) == "one\no|n|e\n  two\n\nthree # 3\nfour"
    assert _marked(doubled(TEXT, 23, 23, Lines(4, 5))) == TEXT + "\nfo||ur"
    assert _marked(exchanged(TEXT, 6, 9, Lines(1, 2), Lines(0, 1))) == "  |two|\none\n\nthree # 3\nfour"
    assert _marked(exchanged(TEXT, 1, 1, Lines(0, 1), Lines(1, 3))) == "  two\n\no||ne\nthree # 3\nfour"
    assert _marked(exchanged(TEXT, 25, 25, Lines(4, 5), Lines(3, 4))) == "one\n  two\n\nfour||\nthree # 3"
    assert _marked(without(TEXT, Lines(1, 3))) == "one\n||three # 3\nfour"
    assert _marked(without(TEXT, Lines(4, 5))) == "one\n  two\n\nthree # 3||"


def test_lines_become_comments_and_text_again() -> None:
    made = commented(TEXT, 1, 14, Lines(0, 4))
    assert made.text == "# one\n#   two\n\n# three # 3\nfour"
    assert commented(made.text, made.anchor, made.cursor, Lines(0, 4)) == (TEXT, 1, 14)
    assert commented("  a\n  b\n", 0, 0, Lines(0, 2)).text == "  # a\n  # b\n"
    assert commented("#a\n", 2, 2, Lines(0, 1)) == ("a\n", 1, 1)
    assert commented("\n", 0, 0, Lines(0, 1)) == ("\n", 0, 0)


def test_lines_move_to_the_right_and_the_left() -> None:
    assert _marked(indented(TEXT, 1, 6, Lines(0, 3))) == "  o|ne\n    |two\n\nthree # 3\nfour"
    assert _marked(outdented(TEXT, 5, 7, Lines(1, 2))) == "one\n|t|wo\n\nthree # 3\nfour"
    assert outdented("\ta\n   b\n", 0, 0, Lines(0, 2)).text == "a\n b\n"


def test_a_new_line_begins_as_the_one_before_it() -> None:
    assert [
        indent_after(line) for line in ("a", "  a", "x = [", "  { # b", "# [", "[[step]]", "x = [1]")
    ] == [*("", "  ", "  ", "    ", "", "", "")]
    assert indent_after("x = [", "]") == ""


@given(
    st.text(st.sampled_from("a# \t\n[é😀"), max_size=30),
    st.integers(0, 30),
    st.integers(0, 30),
    st.integers(0, 3),
)
def test_a_selection_stays_inside_and_lines_that_are_not_meant_stay(
    text: str, anchor: int, cursor: int, which: int
) -> None:
    anchor, cursor = min(anchor, len(text)), min(cursor, len(text))
    lines = lines_between(text, anchor, cursor)
    edit = (commented, indented, outdented, doubled)[which]
    made = edit(text, anchor, cursor, lines)
    assert 0 <= made.anchor <= len(made.text) and 0 <= made.cursor <= len(made.text)
    before, after = text.split("\n"), made.text.split("\n")
    assert after[: lines.first] == before[: lines.first]
    assert after[len(after) - len(before) + lines.end :] == before[lines.end :]
    if edit is not doubled:
        assert lines_between(made.text, made.anchor, made.cursor)[1] <= lines.end
