"""Translations: files beside sessions and exercises, and whose language is spoken."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from player.session.catalogue import Catalogue
from player.session.load import load_file
from player.session.translation import texts_of, translation, untranslated
from player.session.words import languages_of, load_words
from player.timeline.wording import Wording
from tests.session.made import ROOT

_SESSION = """
format = 1
title = "A hold"
level = "easy"
[[step]]
exercise = "reach"
side = "each"
hold = "20s"
say = "Reach."
"""
_EXERCISE = 'name = "Reach"\nlimb = "leg"\nlaterality = "unilateral"\nsetup = "Sit."\nkind = "Sit."\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a session and an exercise, both in Spanish too."""
    (tmp_path / "exercises" / "es").mkdir(parents=True)
    (tmp_path / "es").mkdir()
    (tmp_path / "hold.toml").write_text(_SESSION, encoding="utf-8")
    (tmp_path / "exercises" / "reach.toml").write_text(_EXERCISE, encoding="utf-8")
    (tmp_path / "es" / "hold.toml").write_text('"A hold" = "Un rato"\n"Reach." = "Alarga."\n', "utf-8")
    (tmp_path / "exercises" / "es" / "reach.toml").write_text(
        '"Reach" = "Alcance"\n"Sit." = "Siéntate."\n', "utf-8"
    )
    return tmp_path


@pytest.mark.parametrize("language", ["es", "es-MX"])
def test_a_translated_session_is_in_the_language_of_the_person(folder: Path, language: str) -> None:
    catalogue = Catalogue((folder / "exercises",), language)
    session = load_file(folder / "hold.toml", catalogue).require()
    step = session.steps[0]
    assert (session.title, session.language, session.level) == ("Un rato", language, "easy")
    assert step.say == "Alarga."  # type: ignore[union-attr]
    assert step.exercise.name == "Alcance"  # type: ignore[union-attr]
    assert step.exercise.setup == "Siéntate."  # type: ignore[union-attr]
    assert step.exercise.table["kind"] == "Sit."  # type: ignore[union-attr]


def test_a_session_without_a_translation_stays_whole_in_its_own_language(folder: Path) -> None:
    (folder / "es" / "hold.toml").unlink()
    session = load_file(folder / "hold.toml", Catalogue((folder / "exercises",), "es")).require()
    assert session.language == "en"
    assert session.steps[0].exercise.name == "Reach"  # type: ignore[union-attr]


def test_a_spanish_session_has_spanish_exercises_whoever_reads_it(folder: Path) -> None:
    (folder / "propia.toml").write_text(
        _SESSION.replace("format = 1", 'format = 1\nlanguage = "es"'), "utf-8"
    )
    session = load_file(folder / "propia.toml", Catalogue((folder / "exercises",))).require()
    assert (session.title, session.language) == ("A hold", "es")
    assert session.steps[0].exercise.name == "Alcance"  # type: ignore[union-attr]


def test_what_a_session_draws_in_is_in_its_language(folder: Path) -> None:
    (folder / "es" / "outer.toml").write_text('"Both" = "Las dos"\n', "utf-8")
    (folder / "outer.toml").write_text('format = 1\ntitle = "Both"\n[[step]]\nuse = "hold.toml"\n', "utf-8")
    session = load_file(folder / "outer.toml", Catalogue((folder / "exercises",), "es")).require()
    assert session.steps[0].steps[0].say == "Alarga."  # type: ignore[union-attr]


def test_a_translation_that_cannot_be_read_is_none(folder: Path) -> None:
    for text in ("not = [", "", 'one = 1\n"A hold" = ""\n'):
        (folder / "es" / "hold.toml").write_text(text, "utf-8")
        assert translation(folder / "hold.toml", "es") == {}
    assert translation(folder / "hold.toml", "../es") == {}


def test_a_changed_text_is_told(folder: Path) -> None:
    (folder / "hold.toml").write_text(_SESSION.replace("Reach.", "Reach out."), "utf-8")
    assert untranslated(folder / "hold.toml", "es") == (("Reach out.",), ("Reach.",))
    assert texts_of({"title": "A", "kind": "B", "step": [{"say": "C", "cue": [{"say": "A"}]}]}) == ("A", "C")


def test_the_side_agrees_with_what_it_is_the_side_of() -> None:
    wording = Wording(load_words(ROOT / "media" / "words", "es"))
    text = "Baja la pierna {other_side}. Pon la correa en el pie {side:m}."
    assert wording.filled(text, "left") == "Baja la pierna derecha. Pon la correa en el pie izquierdo."
    assert wording.named_side("right", None) == "lado derecho"


_FIELDS = re.compile(r"\{(\w+)")
_WRITTEN = [
    *sorted((ROOT / "media" / "exercises").glob("*.toml")),
    *sorted((ROOT / "sessions").glob("*.toml")),
    *sorted((ROOT / "sessions" / "programmes").glob("*.toml")),
]
_TONGUES = [name for name in languages_of(ROOT / "media" / "words") if name != "en"]


@pytest.mark.parametrize("language", _TONGUES)
@pytest.mark.parametrize("path", _WRITTEN, ids=lambda path: path.stem)
def test_what_ships_is_wholly_in_every_language(path: Path, language: str) -> None:
    lacking, left_over = untranslated(path, language)
    assert not lacking, f"has no words in {path.parent / language / path.name}: {lacking}"
    assert not left_over, f"is in {path.parent / language / path.name} alone: {left_over}"
    for text, words in translation(path, language).items():
        assert sorted(_FIELDS.findall(text)) == sorted(_FIELDS.findall(words)), words
        assert words == words.strip()
        assert (text[-1] in ".!?") == (words[-1] in ".!?"), words


@pytest.mark.parametrize("language", _TONGUES)
def test_no_translation_is_of_a_file_that_is_gone(language: str) -> None:
    for folder in {path.parent for path in _WRITTEN}:
        there = {path.name for path in folder.glob("*.toml")}
        assert {path.name for path in (folder / language).glob("*.toml")} <= there


@pytest.mark.parametrize("language", _TONGUES)
def test_every_form_that_a_translation_asks_for_is_in_the_words(language: str) -> None:
    words = load_words(ROOT / "media" / "words", language)
    asked = {
        form
        for path in _WRITTEN
        for text in translation(path, language).values()
        for form in re.findall(r"\{\w+:(\w+)\}", text)
    }
    assert asked <= words.forms.keys()
