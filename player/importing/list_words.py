"""The words of lists: how people write exercises, doses, sides and rests in each language, as data.

A language is a file, ``media/words/lists/LANGUAGE.toml``. A phrase there is words as they are written; it is
found in any case, with and without accents, with hyphens for spaces. ``{limb}`` in it stands for any phrase
of that name, ``{n}`` for a number, and ``*`` for whatever ends a word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import tomli

from player import paths
from player.language import ENGLISH, plain_letters, spoken_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

NEVER = "(?!)"
"""A pattern that is found nowhere: that of a word that a language does not have."""
LETTER = r"[^\W\d_]"
_FIELD = re.compile(r"\{(\w+)\}")
_NUMBER = r"\d{1,3}"
_SHORTEST_PLURAL = 4


@dataclass(frozen=True)
class ListWords:
    """The words of one language."""

    language: str
    """Its tag."""
    phrases: Mapping[str, tuple[str, ...]]
    """By what they are for."""
    texts: Mapping[str, str]
    """What is written into a session for want of a word of the list."""
    numbers: Mapping[str, int]
    """Numbers that are written as words, without accents."""
    same: Mapping[str, str]
    """What is written out before anything is read."""
    endings: Mapping[str, str]
    """Endings of words and what they become, so that one and many are alike."""
    exercises: Mapping[str, tuple[str, ...]]
    """What lists call exercises besides their own names, by their identities."""

    def any(self, *names: str) -> str:
        """Return a pattern for any phrase of these names, the longest first; it ends where a word does."""
        found = [phrase for name in names for phrase in self.phrases.get(name, ())]
        if not found:
            return NEVER
        return f"(?:{'|'.join(map(self._pattern, _longest_first(found)))})(?!{LETTER})"

    def written_out(self, line: str) -> str:
        """Return a line in which what the language has another way of writing for is written that way."""
        for phrase, text in self.same.items():
            line = re.sub(rf"\b{self._pattern(phrase)}\b", text, line, flags=re.IGNORECASE)
        return line

    def plain_name(self, name: str) -> str:
        """Return a name without what people write differently: case, accents, marks, plurals, articles."""
        words = re.findall(r"[^\W_]+", plain_letters(name).replace("'s ", "s ").replace("’s ", "s "))
        idle = self.phrases.get("idle", ())
        return " ".join(self.singular(word) for word in words if word not in idle)

    def singular(self, word: str) -> str:
        """Return a plain word for one thing, where it is one for many."""
        for ending, becomes in self.endings.items():
            if word.endswith(ending) and len(word) >= max(_SHORTEST_PLURAL, len(ending) + 2):
                return word[: -len(ending)] + becomes
        return word

    def _pattern(self, phrase: str) -> str:
        parts = _FIELD.split(phrase)
        return "".join(self._field(part) if place % 2 else _words(part) for place, part in enumerate(parts))

    def _field(self, name: str) -> str:
        return _NUMBER if name == "n" else self.any(name)


@lru_cache
def list_words(language: str) -> ListWords:
    """Return the words of a language that has a file."""
    path = _folder() / f"{language}.toml"
    document: dict[str, Any] = tomli.loads(path.read_text("utf-8"))
    return ListWords(
        language,
        {name: tuple(phrases) for name, phrases in document["words"].items()},
        document["texts"],
        {plain_letters(word): number for word, number in document.get("numbers", {}).items()},
        document.get("same", {}),
        document.get("endings", {}),
        {name: tuple(names) for name, names in document.get("exercises", {}).items()},
    )


def list_languages() -> tuple[str, ...]:
    """Return the languages in which lists are understood: the person's first, then English."""
    there = sorted(path.stem for path in _folder().glob("*.toml"))
    first = (spoken_language(), ENGLISH)
    return tuple(dict.fromkeys(tag for tag in (*first, *there) if tag in there))


def _folder() -> Path:
    return paths.shipped_folder("media") / "words" / "lists"


def _longest_first(phrases: Iterable[str]) -> list[str]:
    return sorted(dict.fromkeys(phrases), key=lambda phrase: (-len(phrase), phrase))


def _words(text: str) -> str:
    """Return a pattern for words as they are written, with and without accents."""
    return "".join(map(_letter, text))


def _letter(letter: str) -> str:
    if letter == " ":
        return r"[ \-]+"
    if letter == "*":
        return r"\w*"
    base = plain_letters(letter)
    return re.escape(letter) if base == letter.lower() else f"[{base}{letter.lower()}]"
