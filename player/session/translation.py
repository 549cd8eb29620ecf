"""Translations of sessions, programmes and exercises: files of the same name in a folder of the language
beside them, each line the text as it is written and the text in the language.

The text itself is the key, so whoever translates sees what is meant, a step can be moved without its words
being lost, and a text that is written anew is seen to have no translation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import tomli

from player.session.documents import parse_toml, read_text
from player.session.tongues import nearest, translation_files

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

USUAL = "en"
"""The language of a text that says nothing of its own."""
AS_WRITTEN = ""
"""No language: nothing is translated."""
_TEXTS = frozenset(
    (
        *("title", "summary", "setup", "mistakes", "cautions", "easier", "harder", "also"),
        *("say", "note", "name", "label", "words", "wrong"),
    )
)
"""The keys whose texts are translated, with all that stands below them."""


def translated(document: dict[str, Any], file: Path, language: str) -> dict[str, Any]:
    """Return a document in a language, where a translation lies beside its file; else as it is."""
    if not file.name or nearest(language) == nearest(language_of(document)):
        return document
    texts = translation(file, language)
    if not texts:
        return document
    # An exercise has no language of its own.
    spoken = {"language": language} if "title" in document else {}
    return {**_in_words(document, texts, inside=False), **spoken}


def translation(file: Path, language: str) -> Mapping[str, str]:
    """Return what the texts of a file are in a language; nothing where no translation can be read."""
    for path in translation_files(file, language):
        if path.is_file():
            text = read_text(path)
            document = parse_toml(text, str(path)) if isinstance(text, str) else None
            if isinstance(document, dict):
                return {key: said for key, said in document.items() if isinstance(said, str) and said}
    return {}


def texts_of(document: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the texts of a document that can be translated, each once, in order."""
    return tuple(dict.fromkeys(_texts(document, inside=False)))


def untranslated(file: Path, language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the texts of a file that have no translation, and the translations of texts that it has not."""
    known = translation(file, language)
    texts = texts_of(tomli.loads(file.read_text("utf-8")))
    return tuple(text for text in texts if text not in known), tuple(sorted(known.keys() - set(texts)))


def language_of(document: Mapping[str, Any]) -> str:
    """Return the language that a document says it is in."""
    said = document.get("language", USUAL)
    return said if isinstance(said, str) else USUAL


def _in_words(value: Any, texts: Mapping[str, str], inside: bool) -> Any:
    if isinstance(value, dict):
        return {key: _in_words(entry, texts, inside or key in _TEXTS) for key, entry in value.items()}
    if isinstance(value, list):
        return [_in_words(entry, texts, inside) for entry in value]
    return texts.get(value, value) if inside and isinstance(value, str) else value


def _texts(value: Any, inside: bool) -> Iterator[str]:
    if isinstance(value, str) and inside:
        yield value
    elif isinstance(value, dict):
        for key, entry in value.items():
            yield from _texts(entry, inside or key in _TEXTS)
    elif isinstance(value, list):
        for entry in value:
            yield from _texts(entry, inside)
