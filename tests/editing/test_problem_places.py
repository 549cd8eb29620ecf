"""Problems go with their lines until new ones are found."""

from __future__ import annotations

import pytest

from player.editing.changes import change_between
from player.editing.folds import as_made, shift_of
from player.editing.problem_places import moved_problems
from player.session.problems import Fix, Place, Problem

TEXT = "one = 1\ntwo = 2\nthree = 3\n"
PROBLEMS = (
    Problem("error", "wrong-type", "No.", place=Place(2, 7), fix=Fix("write it", ())),
    Problem("error", "wrong-type", "No.", place=Place(3, 1)),
)


@pytest.mark.parametrize(
    ("after", "places"),
    [
        ("zero = 0\n" + TEXT, [(3, 7), (4, 1)]),
        (TEXT.replace("two", "twenty"), [(2, 10), (3, 1)]),
        (TEXT.replace("2", "22"), [(2, 7), (3, 1)]),
        (TEXT.replace("two = 2\n", ""), [(2, 1)]),
        (TEXT.replace("one = 1", "one =\n1"), [(3, 7), (4, 1)]),
    ],
)
def test_a_problem_stands_where_its_line_is(after: str, places: list[tuple[int, int]]) -> None:
    change = change_between(TEXT, after)
    assert change is not None
    change = as_made(TEXT, change)
    shift = shift_of(TEXT, *change)
    found = moved_problems(PROBLEMS, TEXT, change, shift)
    assert [(each.place.line, each.place.column) for each in found] == places
    assert all(each.fix is None for each in found)
