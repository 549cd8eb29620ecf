"""Which exercise of the catalogue a name means: only where there is no doubt."""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property
from typing import TYPE_CHECKING, Literal, cast

if TYPE_CHECKING:
    from player.session.catalogue import Catalogue
    from player.session.model import Exercise

NamedSide = Literal["left", "right", "each", "alternate", ""]
"""Which side a name speaks of; empty where it speaks of none."""

_LIMB = r"(?:sides?|legs?|arms?|foot|feet|hands?|knees?|hips?|shoulders?)"
_ONE = re.compile(rf"[(\[]?\b(left|right)\b(?:[ -]{_LIMB}\b)?(?:\s+(?:only|first))?[)\]]?", re.IGNORECASE)
_EACH = re.compile(
    rf"[(\[]?(?:\b(?:each|per|every|both|either)\s+{_LIMB}\b|/\s?{_LIMB}\b"
    rf"|\be/s\b|\beach way\b|\b(?:left\s*(?:[&+/,]|and|then)\s*right|right\s*(?:[&+/,]|and|then)\s*left)\b"
    rf"|\bl\s?[&+/]\s?r\b)(?:\s*{_LIMB}\b)?[)\]]?",
    re.IGNORECASE,
)
_ALTERNATE = re.compile(rf"[(\[]?\balternat(?:e|ing)(?:\s+{_LIMB}\b)?[)\]]?", re.IGNORECASE)
_KIND = re.compile(r" (?:stretch|pose|drill)$")
"""What people add to a name that means the same without it."""
_OF_A_SENTENCE = re.compile(
    r"\b(?:the|your|to|over|from|with|of|and|or|on|onto|towards?|its|their|turn|look|lean|tilt|rock|swing|roll|step"
    r"|move|twist|rotate|bend|reach)\s+$",
    re.IGNORECASE,
)
"""What stands before a side that belongs to a sentence: "look over the left shoulder"."""
_ENDS = " \t-–—,:;/.&+"


class Matcher:
    """Finds exercises by their identity, name and other names."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Take the exercises that are known; their files are read when the first name is looked for."""
        self._catalogue = catalogue

    def exercise(self, name: str) -> Exercise | None:
        """Return the one exercise of a name; None where there is none or where several could be meant."""
        plain = plain_name(name)
        identity = self._by_name.get(plain) or self._by_name.get(_KIND.sub("", plain))
        return self._catalogue.exercise(identity) if identity else None

    def knows(self, identity: str) -> bool:
        """Return whether there is an exercise of an identity."""
        return identity in self._catalogue.names()

    @cached_property
    def _by_name(self) -> dict[str, str]:
        """Return identities by plain name; a name that two exercises have leads to none."""
        found: dict[str, str] = {}
        for identity in self._catalogue.names():
            exercise = self._catalogue.exercise(identity)
            if exercise is None:
                continue
            also = exercise.table.get("also", ())
            names = {identity, exercise.name, *(also if isinstance(also, (list, tuple)) else (str(also),))}
            for plain in {plain_name(str(name)) for name in names}:
                found[plain] = "" if found.get(plain, identity) != identity else identity
        return found


def plain_name(name: str) -> str:
    """Return a name without what people write differently: case, accents, marks, plurals, articles."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(letter for letter in letters if not unicodedata.combining(letter))
    words = re.findall(r"[^\W_]+", letters.replace("'s ", "s ").replace("’s ", "s "))
    return " ".join(_singular(word) for word in words if word not in ("the", "a", "an", "exercise"))


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("es") and word[-3] in "xh":
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def named_side(name: str) -> tuple[str, NamedSide]:
    """Return a name without the side it speaks of, and that side."""
    for pattern, side in ((_EACH, "each"), (_ALTERNATE, "alternate")):
        found = pattern.search(name)
        if found and not _OF_A_SENTENCE.search(name[: found.start()]):
            rest = f"{name[: found.start()]} {name[found.end() :]}"
            return _trimmed(rest), "each" if side == "each" else "alternate"
    ones = list(_ONE.finditer(name))
    if len(ones) != 1 or _OF_A_SENTENCE.search(name[: ones[0].start()]):
        return name, ""
    rest = _trimmed(_ONE.sub(" ", name, count=1))
    return (rest, "left" if ones[0][1].lower() == "left" else "right") if rest else (name, "")


def only_side(text: str) -> NamedSide:
    """Return the side where a text says nothing but a side: ``left leg``, ``each side``."""
    for pattern, side in ((_EACH, "each"), (_ALTERNATE, "alternate"), (_ONE, "")):
        found = pattern.fullmatch(text.strip(_ENDS))
        if found:
            named = side or found[1].lower()
            return cast("NamedSide", named)
    return ""


def _trimmed(name: str) -> str:
    return re.sub(r"[(\[]\s*[)\]]", "", " ".join(name.split())).strip(_ENDS)
