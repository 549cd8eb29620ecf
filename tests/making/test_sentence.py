"""Sentences: what people say becomes a wish, in English and in Spanish; what is not understood is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from player.app.supplies import Supplies
from player.language import speak
from player.making.sentence import understood
from player.making.wish import AIMS, AT_HAND, AVOIDED, LEVELS, PLACE, Wish
from player.session.parts import PARTS
from tests.golden import ROOT

WORDS = ROOT / "media" / "words" / "wishes"
USUAL = Wish()
LEGS = ("hamstrings", "thighs", "calves")


@pytest.fixture(autouse=True)
def _in_english_again() -> Iterator[None]:
    yield
    speak("en")


@pytest.mark.parametrize(
    ("sentence", "wish"),
    [
        ("twenty minutes for hamstrings, gentle", Wish(("hamstrings",), 20)),
        ("Make me twenty minutes for my hamstrings, gentle", Wish(("hamstrings",), 20)),
        ("hamstrings 20", Wish(("hamstrings",), 20)),
        ("20m hips", Wish(("hips",), 20)),
        ("half an hour for the lower back", Wish(("back",), 30)),
        ("twenty-five minutes, neck", Wish(("neck",), 25)),
        ("1 hour whole body", Wish((), 60)),
        ("strong legs, 30 min", Wish(LEGS, 30, "strong")),
        ("back of the thigh, 12 minutes", Wish(("hamstrings",), 12)),
        ("core, 10 minutes", Wish(("trunk",), 10, aim="strengthen")),
        ("warm up my calves, 8 minutes", Wish(("calves",), 8, aim="warm up")),
        ("hips before bed, 10 minutes", Wish(("hips",), 10, aim="wind down")),
        ("my left side is tighter, hips, 15 minutes", Wish(("hips",), 15, tighter="left")),
        ("hips 15 no kneeling", Wish(("hips",), 15, without=frozenset(("kneeling",)))),
        ("I don't want to kneel, hips, 15", Wish(("hips",), 15, without=frozenset(("kneeling",)))),
        (
            "hips without kneeling or the floor, 15 minutes",
            Wish(("hips",), 15, without=frozenset(("kneeling", "floor"))),
        ),
        ("hips at my desk, 10 minutes", Wish(("hips",), 10, without=frozenset(("floor",)))),
        ("calves with a roller, 15 min", Wish(("calves",), 15, equipment=AT_HAND | {"roller"})),
        (
            "hips, 15 min, no chair, with a band",
            Wish(("hips",), 15, equipment=AT_HAND - {"chair"} | {"band"}),
        ),
        (
            "hips, 15 min, no chair, strap or wall",
            Wish(("hips",), 15, equipment=AT_HAND - {"chair", "strap", "wall"}),
        ),
        ("hips with only a chair, 15 min", Wish(("hips",), 15, equipment=frozenset(("chair",)))),
        ("just 15 minutes, with a chair, hips", Wish(("hips",), 15)),
        ("hips, no equipment, 15 minutes", Wish(("hips",), 15, equipment=PLACE)),
        (
            "my knees hurt, 12 minutes, hips",
            Wish(("hips",), 12, without=frozenset(("knees", "kneeling", "jumping"))),
        ),
        ("veinte minutos para los isquios, suave", Wish(("hamstrings",), 20)),
        ("hazme media hora de piernas, fuerte", Wish(LEGS, 30, "strong")),
        ("treinta y cinco minutos de espalda", Wish(("back",), 35)),
        (
            "un cuarto de hora de cadera sin arrodillarme",
            Wish(("hips",), 15, without=frozenset(("kneeling",))),
        ),
        ("quince minutos de gemelos con rodillo", Wish(("calves",), 15, equipment=AT_HAND | {"roller"})),
        ("diez minutos de cuello en la oficina", Wish(("neck",), 10, without=frozenset(("floor",)))),
        ("cadera, 15 minutos, lado izquierdo más tenso", Wish(("hips",), 15, tighter="left")),
        ("cadera, quince minutos, sólo con silla", Wish(("hips",), 15, equipment=frozenset(("chair",)))),
    ],
)
@pytest.mark.parametrize("tongue", ["en", "es"])
def test_a_sentence_is_understood(sentence: str, wish: Wish, tongue: str) -> None:
    speak(tongue)
    heard = understood(sentence)
    assert heard.wish == wish
    assert heard.unknown == ()


def test_what_is_not_understood_is_told_as_it_was_written() -> None:
    heard = understood("Ten minutes of Frobnication for hips and the flux, gentle")
    assert heard.unknown == ("Frobnication", "flux")
    assert heard.wish == Wish(("hips",), 10)
    assert understood("").heard == understood("frobnicate").heard == 0


def test_what_the_sentence_does_not_speak_of_stays() -> None:
    before = Wish(("neck",), 12, "strong", equipment=frozenset(("mat",)), tighter="right", seed=4)
    assert understood("twenty minutes", before).wish == replace(before, minutes=20)
    assert understood("hips", before).wish == replace(before, parts=("hips",))


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("hips, I'm pregnant", "doctor"),
        ("hips after surgery", "physiotherapist"),
        ("back pain, 10 minutes", "looked at first"),
        ("espalda, estoy embarazada", "doctor"),
        ("an hour and a half of hips", "3 to 60"),
        ("hips without equipment", "still used"),
    ],
)
def test_what_needs_a_word_gets_one(sentence: str, told: str) -> None:
    assert any(told in remark for remark in understood(sentence).remarks)


def test_nobody_is_sent_to_a_doctor_for_what_they_do_not_have() -> None:
    assert understood("hips, no pain, 10 minutes").remarks == ()


@given(st.text(max_size=600))
def test_any_text_is_read(text: str) -> None:
    heard = understood(text)
    assert 3 <= heard.wish.minutes <= 60
    assert set(heard.wish.parts) <= set(PARTS)


@pytest.mark.parametrize("path", sorted(WORDS.glob("*.toml")), ids=lambda path: path.stem)
def test_the_words_of_a_language_mean_what_there_is(path: Path) -> None:
    found = tomli.loads(path.read_text("utf-8"))
    catalogue = Supplies("en").catalogue
    things = {thing for name in catalogue.names() for thing in catalogue.exercise(name).equipment}  # type: ignore[union-attr]
    known = {"parts": PARTS, "levels": LEVELS, "aims": AIMS, "without": AVOIDED, "equipment": things}
    for kind, meanings in known.items():
        assert set(found[kind]) == set(meanings), kind
    for told in found["meanings"].values():
        for meaning in told.split(";"):
            kind, _, what = meaning.strip().partition(" ")
            assert what in known.get(kind, {"", "chair"}), told
    phrases = [phrase for kind in known for each in found[kind].values() for phrase in each]
    assert all(phrase == phrase.casefold() for phrase in phrases)
    assert len(phrases) == len(set(phrases))
