"""What is looked for is found as it was meant, and replaced by what was said, or given up in time."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.ui.editor_screen.text_search import (
    Search,
    SearchError,
    Spot,
    replaced,
    replacement_at,
    spots_of,
)

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
        (Search(r'"$', pattern=True), [11, 23]),
        (Search("x*", pattern=True), []),
        (Search("."), []),
        (Search(""), []),
    ],
)
def test_places_are_found(search: Search, starts: list[int]) -> None:
    assert [spot.start for spot in spots_of(TEXT, search)] == starts


def test_all_is_replaced_and_a_pattern_keeps_what_its_brackets_hold() -> None:
    assert replaced(TEXT, Search("hold", words=True), "for") == 'for = "30s"\nfor = "5s"\nholding = 3\n'
    pattern = Search(r'"(?<time>\d+)s"', pattern=True)
    assert replaced(TEXT, pattern, r'"1\1s"') == 'hold = "130s"\nHold = "15s"\nholding = 3\n'
    assert replacement_at(TEXT, pattern, Spot(7, 12), r"\1") == "30"
    assert replacement_at(TEXT, pattern, Spot(7, 12), r"\g<time>\g<1>\n\t\\1") == "3030\n\t\\1"
    assert replacement_at(TEXT, pattern, Spot(7, 12), r"\0") == '"30s"'
    assert replaced(TEXT, Search("3"), r"\1") == TEXT.replace("3", r"\1")


def test_what_is_no_pattern_is_said() -> None:
    with pytest.raises(SearchError, match="parenthesis"):
        spots_of(TEXT, Search("(", pattern=True))
    with pytest.raises(SearchError, match="no brackets 7"):
        replaced(TEXT, Search("hold", pattern=True), r"\7")
    with pytest.raises(SearchError, match="no brackets it"):
        replaced(TEXT, Search("hold", pattern=True), r"\g<it>")


@pytest.mark.parametrize(
    "pattern",
    [r"(a+)+$", r"(a|aa)+$", r"(\w+\s?)*;", r"(.*)*;", r"[\s\S]*[\s\S]*[\s\S]*zq", r"(.|\n)*zz", "(a?){40}$"],
)
def test_a_pattern_that_would_go_on_for_hours_is_given_up(pattern: str) -> None:
    text = f"# {'a' * 60}!\n{TEXT * 20_000}# {'a' * 5000}!\n"
    before = time.process_time()
    with pytest.raises(SearchError, match="too long"):
        spots_of(text, Search(pattern, pattern=True))
    with pytest.raises(SearchError, match="too long"):
        replaced(text, Search(pattern, pattern=True), "b")
    assert time.process_time() - before < 60, "hours, with an engine that does not give up"


def test_what_holds_all_of_a_text_is_found_to_its_end() -> None:
    for text in ("aé😀", "a\n", "a\n\n", "😀"):
        assert spots_of(text, Search(r"[\s\S]*", pattern=True)) == [Spot(0, len(text))]
        assert spots_of(text, Search(r"[\s\S]", pattern=True))[-1].end == len(text)


@given(st.text(st.sampled_from("abA \n😀é𝒳"), max_size=30), st.text(st.sampled_from("abA😀é"), max_size=3))
def test_places_count_characters_whatever_stands_before_them(text: str, wanted: str) -> None:
    found = [Spot(*each.span()) for each in re.finditer(re.escape(wanted), text)] if wanted else []
    assert spots_of(text, Search(wanted, exact=True)) == found
    assert replaced(text, Search(wanted, exact=True), "😀-") == (
        text.replace(wanted, "😀-") if wanted else text
    )
