"""Which exercise of the catalogue a name means, in any language: only where there is no doubt."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from player.importing.list_words import list_languages, list_words
from player.importing.sides import NamedSide, sides_of
from player.language import plain_letters
from player.session.translation import USUAL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from player.session.catalogue import Catalogue
    from player.session.model import Exercise

_WORD = re.compile(r"[^\W\d_]{2,}")
_STILL_KINDS = frozenset(("stretch", "hold", "posture", "rest"))


class Matcher:
    """Finds exercises by their identity, name and other names, and sides, in the languages of lists."""

    def __init__(self, catalogue: Catalogue, language: str = "") -> None:
        """Take the exercises that are known, and the language that names are in, if it is known; their files
        are read when the first name is looked for."""
        self._catalogue = catalogue
        self.language = language
        self._by_name: dict[str, dict[str, str]] = {}

    def speaking(self, language: str) -> Matcher:
        """Return one for names in a language."""
        made = Matcher(self._catalogue, language)
        made._by_name = self._by_name
        return made

    def exercise(self, name: str) -> Exercise | None:
        """Return the one exercise of a name; None where there is none or where several could be meant."""
        for language in dict.fromkeys((self.language, *list_languages())):
            if not language:
                continue
            known, words = self._names_in(language), list_words(language)
            whole = words.plain_name(name)
            identity = known.get(whole) or known.get(_bare(whole, language))
            if identity:
                return self._catalogue.exercise(identity)
        return None

    def called(self, identity: str) -> str:
        """Return what an exercise is called; its identity where nobody knows it."""
        exercise = self._catalogue.exercise(identity)
        return identity if exercise is None else exercise.name

    def named_side(self, name: str) -> tuple[str, NamedSide]:
        """Return a name without the side it speaks of, and that side."""
        for language in (self.language,) if self.language else list_languages():
            bare, side = sides_of(language).named(name)
            if side:
                return bare, side
        return name, ""

    def still(self, name: str) -> bool:
        """Return whether a name means to keep a position rather than to move."""
        bare = self.named_side(name)[0]
        exercise = self.exercise(bare)
        if exercise is None:
            tongues = (self.language,) if self.language else list_languages()
            return any(_is_still(bare, language) for language in tongues)
        known = self._catalogue.speaking(USUAL).exercise(exercise.identity) or exercise
        kind = str(exercise.table.get("kind", ""))
        return kind in _STILL_KINDS or _is_still(known.name, USUAL)

    def knows(self, identity: str) -> bool:
        """Return whether there is an exercise of an identity."""
        return identity in self._catalogue.names()

    def language_of(self, text: str, otherwise: str) -> str:
        """Return the language whose words a text has most of: words of lists, and names of exercises; another
        one where none has more than it."""
        heard = set(_WORD.findall(plain_letters(text)))
        tongues = dict.fromkeys((otherwise, *list_languages()))
        there = [language for language in tongues if language in list_languages()]
        return max(there, key=lambda language: self._known_of(heard, language), default=otherwise)

    def _known_of(self, heard: set[str], language: str) -> int:
        """Return how many words are those of a language."""
        words = list_words(language)
        phrases = (phrase for each in words.phrases.values() for phrase in each)
        known = {
            word for text in (*phrases, *self._names(language)) for word in _WORD.findall(plain_letters(text))
        }
        return len(set(map(words.singular, heard)) & set(map(words.singular, known)))

    def _names(self, language: str) -> Iterator[str]:
        for names in list_words(language).exercises.values():
            yield from names
        for exercise in self._exercises(language):
            yield from _names_of(exercise)

    def _names_in(self, language: str) -> dict[str, str]:
        """Return identities by plain name in a language; a name that two exercises have leads to none."""
        if language not in self._by_name:
            words = list_words(language)
            found = self._by_name[language] = {}
            for exercise in self._exercises(language):
                identity = exercise.identity
                names = (identity, *_names_of(exercise), *words.exercises.get(identity, ()))
                for name in {words.plain_name(name) for name in names}:
                    found[name] = "" if found.get(name, identity) != identity else identity
        return self._by_name[language]

    def _exercises(self, language: str) -> Iterator[Exercise]:
        known = self._catalogue.speaking(language)
        for identity in known.names():
            exercise = known.exercise(identity)
            if exercise is not None:
                yield exercise


def _names_of(exercise: Exercise) -> Iterable[str]:
    also = exercise.table.get("also", ())
    return exercise.name, *(map(str, also) if isinstance(also, (list, tuple)) else (str(also),))


def _bare(name: str, language: str) -> str:
    """Return a plain name without what people add to one that means the same without it."""
    words = list_words(language)
    for begins in words.phrases.get("name_begins", ()):
        name = name.removeprefix(f"{plain_letters(begins)} ")
    for ends in words.phrases.get("name_ends", ()):
        name = name.removesuffix(f" {plain_letters(ends)}")
    return name


def _is_still(name: str, language: str) -> bool:
    return bool(re.search(rf"\b{list_words(language).any('still')}", name, re.IGNORECASE))
