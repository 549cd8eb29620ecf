"""Places in characters and in units of UTF-16 lead to each other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from player.editing.utf16 import narrow, wide


@given(st.text(st.sampled_from("aé😀\n"), max_size=12))
def test_every_place_is_found_again(text: str) -> None:
    places = range(len(text) + 1)
    assert [narrow(text, wide(text, place)) for place in places] == list(places)
    assert wide(text, len(text)) == len(text.encode("utf-16-le")) // 2


def test_a_place_within_a_wide_character_is_its_end() -> None:
    assert narrow("a😀b", 2) == 2
