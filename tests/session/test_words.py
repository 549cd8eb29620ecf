"""The program's own words: found by language, filled in, numbers as words."""

from __future__ import annotations

from pathlib import Path

import pytest

from player.errors import PlayerError
from player.session.words import load_words
from tests.session.made import ROOT, WORDS


def test_the_nearest_language_is_taken(tmp_path: Path) -> None:
    (tmp_path / "en.toml").write_text('numbers = ["zero"]\nhello = "Hello {name}"\n', encoding="utf-8")
    (tmp_path / "de.toml").write_text('[deep]\nhello = "Hallo"\n', encoding="utf-8")
    assert load_words(tmp_path, "de-AT").text("deep.hello") == "Hallo"
    assert load_words(tmp_path, "de").language == "de"
    for tag in ("fr", "../../etc/passwd", "", "x" * 300):
        assert load_words(tmp_path, tag).text("hello", name="you") == "Hello you"


def test_words_that_are_missing_altogether_are_told(tmp_path: Path) -> None:
    with pytest.raises(PlayerError) as caught:
        load_words(tmp_path, "en")
    assert caught.value.hint == "Install Limber again."


@pytest.mark.parametrize(
    ("number", "word"),
    [(0, "zero"), (12, "twelve"), (25, "twenty-five"), (60, "sixty"), (61, "61"), (-1, "-1")],
)
def test_numbers_are_words_up_to_sixty(number: int, word: str) -> None:
    assert WORDS.number(number) == word


def test_every_english_number_is_in_its_place() -> None:
    tens = {20: "twenty", 30: "thirty", 40: "forty", 50: "fifty"}
    for ten, word in tens.items():
        assert [WORDS.number(ten + one) for one in range(10)] == [
            word,
            *(f"{word}-{WORDS.number(one)}" for one in range(1, 10)),
        ]


def test_a_text_that_is_not_there_is_nothing_or_an_error() -> None:
    assert WORDS.get("no.such.text") == ""
    with pytest.raises(KeyError):
        WORDS.text("no.such.text")


def test_texts_of_the_shipped_words_are_not_empty() -> None:
    assert all(text.strip() == text and text for text in WORDS.texts.values())
    assert (ROOT / "media" / "words" / "en.toml").read_text("utf-8").isascii()
