"""The program's own words: found by language, filled in, numbers as words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from player.errors import PlayerError
from player.session.words import languages_of, load_words
from tests.session.made import ROOT, WORDS

SPANISH = load_words(ROOT / "media" / "words", "es")


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


def test_a_field_takes_the_form_that_it_asks_for(tmp_path: Path) -> None:
    (tmp_path / "es.toml").write_text(
        'limb = "pie {side:m}"\nleg = "pierna {side}"\n'
        'odd = "{side:x} {nobody}"\n[forms.m]\nizquierda = "izquierdo"\n',
        encoding="utf-8",
    )
    words = load_words(tmp_path, "es-MX")
    assert words.text("limb", side="izquierda") == "pie izquierdo"
    assert words.text("leg", side="izquierda") == "pierna izquierda"
    assert words.text("odd", side="izquierda") == "izquierda {nobody}"


def test_a_language_says_which_numbers_have_a_text_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "pl.toml").write_text(
        'n = "{count} sekund"\nn_one = "sekunda"\nn_few = "{count} sekundy"\n'
        '[plural]\none = ["1"]\nfew = ["2-4", "22-24"]\n',
        encoding="utf-8",
    )
    words = load_words(tmp_path, "pl")
    told = [words.counted("n", number, count=number) for number in (1, 2, 4, 5, 22, 25)]
    assert told == ["sekunda", "2 sekundy", "4 sekundy", "5 sekund", "22 sekundy", "25 sekund"]


@pytest.mark.parametrize(
    ("name", "count", "text"),
    [
        ("announce.dose_reps", 1, "una vez."),
        ("announce.dose_reps", 21, "veintiuna veces."),
        ("announce.dose_reps", 31, "treinta y una veces."),
        ("announce.dose_breaths", 6, "seis respiraciones."),
        ("time.seconds", 21, "veintiún segundos"),
        ("time.minutes", 31, "treinta y un minutos"),
        ("pnf.hold-relax", 1, "una vuelta: empuja, suelta, avanza."),
        ("pnf.hold-relax", 3, "tres vueltas: empuja, suelta, avanza."),
    ],
)
def test_spanish_numbers_agree_with_what_is_counted(name: str, count: int, text: str) -> None:
    assert SPANISH.counted(name, count, count=SPANISH.number(count)).lower() == text


def test_every_language_has_every_text_with_every_field_of_the_english_ones() -> None:
    folder = ROOT / "media" / "words"
    fields = re.compile(r"\{(\w+)")
    for language in languages_of(folder)[1:]:
        words = load_words(folder, language)
        lacking = WORDS.texts.keys() - words.texts.keys()
        assert not lacking, language
        assert len(words.numbers) == len(WORDS.numbers)
        for name, text in WORDS.texts.items():
            assert sorted(fields.findall(words.texts[name])) == sorted(fields.findall(text)), (language, name)
        own = {name for name in words.texts.keys() - WORDS.texts.keys() if not name.startswith("limb.")}
        assert {name.rpartition("_")[0] for name in own} <= WORDS.texts.keys(), language
