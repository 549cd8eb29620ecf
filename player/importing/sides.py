"""Which side a text speaks of: ``left leg``, ``each side``, ``pierna izquierda``."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from player.importing.list_words import NEVER, list_words

NamedSide = Literal["left", "right", "each", "alternate", ""]
"""Which side a name speaks of; empty where it speaks of none."""

_ENDS = " \t-–—,:;/.&+"


class Sides:
    """The sides of one language."""

    def __init__(self, language: str) -> None:
        """Take a language that has words for lists."""
        words = list_words(language)
        limb = words.any("limb")
        left, right = (
            rf"(?:{words.any(f'{side}_word')}|{words.any(f'{side}_letter')})" for side in ("left", "right")
        )
        joined = rf"\s*(?:[&+/,]|{words.any('and')}|{words.any('then')})\s*"
        both = rf"\b(?:{left}{joined}{right}|{right}{joined}{left})"
        each = rf"(?:\b{words.any('each_side')}|/\s?{limb}|{both})"
        self._each = re.compile(rf"[(\[]?{each}(?:\s*{limb})?[)\]]?", re.IGNORECASE)
        self._alternate = re.compile(rf"[(\[]?\b{words.any('alternate')}[)\]]?", re.IGNORECASE)
        self._one = re.compile(
            rf"[(\[]?\b(?:(?P<left>{words.any('left')})|(?P<right>{words.any('right')}))"
            rf"(?:\s+{words.any('side_added')})?[)\]]?",
            re.IGNORECASE,
        )
        sentence = words.any("in_a_sentence")
        self._sentence = re.compile(NEVER if sentence == NEVER else rf"\b{sentence}\s+$", re.IGNORECASE)
        self._written: dict[str, str] = {
            "each": f" {words.texts['each_side']}",
            "alternate": f" {words.phrases['alternate'][-1]}",
            "left": f" {words.phrases['left_word'][0]}",
            "right": f" {words.phrases['right_word'][0]}",
        }

    def named(self, name: str) -> tuple[str, NamedSide]:
        """Return a name without the side it speaks of, and that side."""
        for pattern, side in ((self._each, "each"), (self._alternate, "alternate")):
            found = pattern.search(name)
            if found and not self._sentence.search(name[: found.start()]):
                rest = f"{name[: found.start()]} {name[found.end() :]}"
                return _trimmed(rest), "each" if side == "each" else "alternate"
        ones = list(self._one.finditer(name))
        if len(ones) != 1 or self._sentence.search(name[: ones[0].start()]):
            return name, ""
        rest = _trimmed(self._one.sub(" ", name, count=1))
        return (rest, "left" if ones[0]["left"] else "right") if rest else (name, "")

    def only(self, text: str) -> NamedSide:
        """Return the side where a text says nothing but a side: ``left leg``, ``each side``."""
        bare = text.strip(_ENDS)
        if self._each.fullmatch(bare):
            return "each"
        if self._alternate.fullmatch(bare):
            return "alternate"
        found = self._one.fullmatch(bare)
        return "" if found is None else "left" if found["left"] else "right"

    def written(self, side: NamedSide) -> str:
        """Return a side as it stands behind a name."""
        return self._written.get(side, "")


@lru_cache
def sides_of(language: str) -> Sides:
    """Return the sides of a language."""
    return Sides(language)


def _trimmed(name: str) -> str:
    return re.sub(r"[(\[]\s*[)\]]", "", " ".join(name.split())).strip(_ENDS)
