"""What is looked for is found as it was meant, and replaced by what was said."""

from __future__ import annotations

import pytest

from player.editing.searching import Search, SearchError, Spot, replaced, replacement_at, spots_of

TEXT = 'hold = "30s"\nHold = "5s"\nholding = 3\n'


@pytest.mark.parametrize(
    ("search", "starts"),
    [
        (Search("hold"), [0, 13, 25]),
        (Search("hold", exact=True), [0, 25]),
        (Search("hold", words=True), [0, 13]),
        (Search("hold", exact=True, words=True), [0]),
        (Search(r"^h\w+", pattern=True), [0, 13, 25]),
        (Search(r"\d+s", pattern=True), [8, 21]),
        (Search("x*", pattern=True), []),
        (Search("."), []),
        (Search(""), []),
    ],
)
def test_places_are_found(search: Search, starts: list[int]) -> None:
    assert [spot.start for spot in spots_of(TEXT, search)] == starts


def test_all_is_replaced_and_a_pattern_keeps_what_its_brackets_hold() -> None:
    assert replaced(TEXT, Search("hold", words=True), "for") == 'for = "30s"\nfor = "5s"\nholding = 3\n'
    pattern = Search(r'"(\d+)s"', pattern=True)
    assert replaced(TEXT, pattern, r'"1\1s"') == 'hold = "130s"\nHold = "15s"\nholding = 3\n'
    assert replacement_at(TEXT, pattern, Spot(7, 12), r"\1") == "30"
    assert replaced(TEXT, Search("3"), r"\1") == TEXT.replace("3", r"\1")


def test_what_is_no_pattern_is_said() -> None:
    with pytest.raises(SearchError, match="unterminated"):
        spots_of(TEXT, Search("(", pattern=True))
    with pytest.raises(SearchError, match="invalid group"):
        replaced(TEXT, Search("hold", pattern=True), r"\7")
