"""Sentences: "twenty minutes for hamstrings, gentle, no kneeling" becomes a wish, and what was not understood
is told.

Words are looked up in ``media/words/wishes/LANGUAGE.toml``: the longest phrase that means something wins. A
"no" holds for the things and positions after it until something else begins: "no chair, with a band".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

import tomli

from player import paths
from player.language import ENGLISH, plain_letters, said, spoken_language
from player.making.wish import LEAST_MINUTES, MOST_MINUTES, PLACE, Wish, in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from player.making.wish import Aim, Avoided, Level, Tighter

LONGEST = 500
"""Characters that are read of a sentence."""
_TOKEN = re.compile(r"[0-9]{1,6}(?:[.:][0-9]{1,3})?|[^\W\d_]+|[,;.]")
_NUMBER = re.compile(r"[0-9.:]+")
_TENS = range(20, 60, 10)
_BY_ITSELF = {"without": "avoid"}
_OTHERWISE = frozenset(("parts", "levels", "aims", "minutes"))
"""What is not said of things: an "only" before it is not about them."""
_MADE_STRONGER = frozenset(("trunk", "arms"))
"""Parts that are to become stronger where nothing else is said."""
_SWITCHES = ("parts", "levels", "aims", "equipment", "without", "sides", "asks")


@dataclass(frozen=True, slots=True)
class Understood:
    """What was understood of a sentence."""

    wish: Wish
    """The wish; what the sentence does not speak of is as it was before."""
    unknown: tuple[str, ...] = ()
    """Words that were not understood, as they were written."""
    remarks: tuple[str, ...] = ()
    """What is to be told about it."""
    heard: int = 0
    """How many words mean something."""


def understood(text: str, before: Wish | None = None) -> Understood:
    """Return what a sentence wishes, in the person's language or in English, whichever understands more of
    it.

    ``before`` gives what the sentence does not speak of.
    """
    start = Wish() if before is None else before
    tongues = dict.fromkeys((spoken_language(), ENGLISH, *_languages()))
    readings = [_Reader(_Vocabulary(language), text[:LONGEST], start).read() for language in tongues]
    return min(readings, key=lambda reading: (len(reading.unknown), -reading.heard))


def _languages() -> list[str]:
    folder = paths.shipped_folder("media") / "words" / "wishes"
    return sorted(path.stem for path in folder.glob("*.toml"))


class _Vocabulary:
    """The words of one language."""

    def __init__(self, language: str) -> None:
        path = paths.shipped_folder("media") / "words" / "wishes" / f"{language}.toml"
        found: dict[str, Any] = tomli.loads(path.read_text("utf-8")) if path.is_file() else {}
        self.phrases: dict[tuple[str, ...], tuple[tuple[str, str], ...]] = {}
        for kind in _SWITCHES:
            for meaning, phrases in found.get(kind, {}).items():
                self._add(phrases, ((kind, meaning),))
        for phrase, value in found.get("minutes", {}).items():
            self._add((phrase,), (("minutes", str(value)),))
        for phrase, meanings in found.get("meanings", {}).items():
            told = (meaning.strip().partition(" ") for meaning in meanings.split(";"))
            # "at my desk" says by itself what "floor" says only after a "no"
            kinds = ((_BY_ITSELF.get(kind, kind), meaning) for kind, _, meaning in told)
            self._add((phrase,), tuple(kinds))
        grammar: Mapping[str, list[str]] = found.get("grammar", {})
        for word in ("not", "with", "only"):
            self._add(grammar.get(word, ()), ((word, ""),))
        self.numbers: Mapping[str, int] = found.get("numbers", {})
        self.minutes = frozenset(grammar.get("minutes", ()))
        self.hours = frozenset(grammar.get("hours", ()))
        self.either = frozenset(grammar.get("either", ()))
        self.added = frozenset(grammar.get("added", ()))
        self.idle = frozenset((*grammar.get("idle", ()), *grammar.get("joined", ())))
        self.longest = max(map(len, self.phrases), default=1)

    def _add(self, phrases: Iterable[str], meanings: tuple[tuple[str, str], ...]) -> None:
        for phrase in phrases:
            self.phrases[tuple(phrase.split())] = meanings


class _Reader:
    """Reads one sentence in one language."""

    def __init__(self, words: _Vocabulary, text: str, before: Wish) -> None:
        self._words = words
        self._written = _TOKEN.findall(text.replace("'", "").replace("’", ""))
        self._tokens = [plain_letters(token) for token in self._written]
        self._before = before
        self._parts: set[str] = set()
        self._no_parts: set[str] = set()
        self._equipment = before.equipment
        self._named: set[str] = set()
        self._without = set(before.without)
        self._whole = self._only = self._bare = False
        self._only_open = self._thing_last = False
        self._changes: dict[str, Any] = {}
        self._asks: dict[str, str] = {}
        self._unknown: list[str] = []
        self._heard = 0
        self._negated = False

    def read(self) -> Understood:
        """Return what was understood."""
        place = 0
        while place < len(self._tokens):
            place += self._read_at(place)
        return Understood(
            self._wish(), tuple(dict.fromkeys(self._unknown)), tuple(self._remarks()), self._heard
        )

    def _read_at(self, place: int) -> int:
        """Read what stands at a place; return how many words it has."""
        token = self._tokens[place]
        if token in ",;.":
            following = self._tokens[place + 1 : place + 2]
            self._negated = self._negated and bool(following) and self._goes_on(place + 1)
            return 1
        taken = self._time_at(place)
        if taken:
            self._heard += 1
            self._negated = self._only_open = False
            return taken
        for length in range(min(self._words.longest, len(self._tokens) - place), 0, -1):
            meanings = self._words.phrases.get(tuple(self._tokens[place : place + length]))
            if meanings is not None:
                self._heard += 1
                written = " ".join(self._written[place : place + length])
                for kind, meaning in meanings:
                    self._take(kind, meaning, written)
                return length
        if token not in self._words.idle:
            self._unknown.append(self._written[place])
        return 1

    def _goes_on(self, place: int) -> bool:
        """Return whether a "no" goes on after a comma: "no chair, wall or band"."""
        rest = self._tokens[place : place + 4]
        clause = rest[: next((index for index, token in enumerate(rest) if token in ",;."), len(rest))]
        return any(token in self._words.either for token in clause)

    # -- times

    def _time_at(self, place: int) -> int:
        """Take a time that begins at a place; return how many words it has, 0 where there is none."""
        number, taken = self._number_at(place)
        if number is None:
            return 0
        unit = self._tokens[place + taken : place + taken + 1]
        phrase = tuple(self._tokens[place : place + 3])
        if any(phrase[:length] in self._words.phrases for length in (3, 2)):
            return 0
        if unit and unit[0] in self._words.hours:
            self._changes["minutes"] = round(number * 60)
            return taken + 1
        if unit and unit[0] in self._words.minutes:
            self._changes["minutes"] = round(number)
            return taken + 1
        if _NUMBER.fullmatch(self._tokens[place]) or len(self._tokens) == taken or number >= LEAST_MINUTES:
            self._changes.setdefault("minutes", round(number))
            return taken
        return 0

    def _number_at(self, place: int) -> tuple[float | None, int]:
        token = self._tokens[place]
        if _NUMBER.fullmatch(token) and token not in ",;.":
            return float(token.partition(":")[0]), 1
        value = self._words.numbers.get(token)
        if value is None:
            return None, 0
        following = self._tokens[place + 1 : place + 3]
        joined = 1 if following[:1] and following[0] in self._words.added else 0
        unit = self._words.numbers.get(following[joined]) if len(following) > joined else None
        if value in _TENS and unit is not None and unit < 10:
            return value + unit, 2 + joined
        return value, 1

    # -- meanings

    def _take(self, kind: str, meaning: str, written: str) -> None:
        thing_last, self._thing_last = self._thing_last, kind == "equipment"
        if kind in _OTHERWISE:
            self._only_open = False
        if kind == "not":
            self._negated = True
        elif kind == "with":
            self._negated = False
        elif kind == "only":
            self._only_open = True
            self._only = self._only or thing_last
        elif kind == "minutes":
            self._changes["minutes"] = int(meaning)
        elif kind == "parts":
            (self._no_parts if self._negated else self._parts).add(meaning)
        elif kind == "levels":
            self._changes["level"] = cast("Level", meaning)
        elif kind == "aims":
            if not self._negated:
                self._changes["aim"] = cast("Aim", meaning)
        elif kind == "sides":
            self._changes["tighter"] = cast("Tighter", meaning)
        elif kind == "equipment":
            self._take_thing(meaning)
        elif (kind == "without" and self._negated) or (kind == "avoid" and not self._negated):
            self._without.add(cast("Avoided", meaning))
        elif kind in ("without", "avoid"):
            self._without.discard(cast("Avoided", meaning))
        elif kind == "asks":
            if not self._negated:
                self._asks.setdefault(meaning, written)
        elif kind == "lose":
            self._equipment -= {meaning}
        elif kind == "whole":
            self._whole = True
        elif kind == "bare":
            self._bare = True

    def _take_thing(self, thing: str) -> None:
        if self._negated:
            self._equipment -= {thing}
        else:
            self._equipment |= {thing}
            self._named.add(thing)
            self._only = self._only or self._only_open

    # -- what comes of it

    def _wish(self) -> Wish:
        equipment = self._equipment
        if self._only and self._named:
            equipment = frozenset(self._named)
        elif self._bare:
            equipment = PLACE | self._named
        changes = dict(self._changes)
        if "minutes" in changes:
            changes["minutes"] = min(max(changes["minutes"], LEAST_MINUTES), MOST_MINUTES)
        if self._whole:
            changes["parts"] = ()
        elif self._parts:
            changes["parts"] = in_order(self._parts - self._no_parts)
            if self._parts <= _MADE_STRONGER:
                changes.setdefault("aim", "strengthen")
        return replace(
            self._before, **changes, equipment=frozenset(equipment), without=frozenset(self._without)
        )

    def _remarks(self) -> Iterator[str]:
        asked = self._changes.get("minutes")
        if asked is not None and not LEAST_MINUTES <= asked <= MOST_MINUTES:
            yield said("A session takes {least} to {most} minutes.", least=LEAST_MINUTES, most=MOST_MINUTES)
        if self._bare:
            yield said("The floor (a mat or a carpet), a wall and a door frame are still used.")
        for kind, written in self._asks.items():
            if kind == "pain":
                yield said(
                    "“{word}”: where something hurts, shoots, tingles or is numb, have it looked at first. "
                    "Whatever makes it worse is left out.",
                    word=written,
                )
            else:
                yield said(
                    "“{word}”: this program cannot examine anybody. Ask a doctor or a physiotherapist what "
                    "is right for you, and show them the session.",
                    word=written,
                )
