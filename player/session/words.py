"""The program's own words: what it says and calls things, in one language."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import tomli

from player.errors import PlayerError
from player.language import said

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}")
_FIELD = re.compile(r"\{(\w+)(?::(\w+))?\}")
_RANGE = re.compile(r"(\d+)(?:-(\d+))?")
_USUAL_FORMS = {"one": ("1",)}


@dataclass(frozen=True)
class Words:
    """Texts by name, with ``{fields}`` to fill in."""

    language: str
    """BCP 47."""
    texts: Mapping[str, str]
    """By dotted name: ``say.halfway``."""
    numbers: tuple[str, ...]
    """The words for 0, 1, 2, …"""
    forms: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Other forms of words, by the form's name: ``{side:m}`` takes that of the side in ``m``."""
    plural: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: _USUAL_FORMS)
    """Which counts have a text of their own, by the ending of its name: ``one`` for 1."""

    def text(self, name: str, /, **fields: object) -> str:
        """Return a text with its fields filled in. Raises ``KeyError`` for a name that is not in the file."""
        return self.filled(self.texts[name], fields)

    def get(self, name: str, /, **fields: object) -> str:
        """Return a text with its fields filled in, or nothing where the file has none."""
        return self.text(name, **fields) if name in self.texts else ""

    def counted(self, name: str, number: int, /, **fields: object) -> str:
        """Return a text that has a number in it: the one for this very number where the language has one."""
        for ending, ranges in self.plural.items():
            if f"{name}_{ending}" in self.texts and any(_within(number, each) for each in ranges):
                return self.text(f"{name}_{ending}", **fields)
        return self.text(name, **fields)

    def filled(self, text: str, fields: Mapping[str, object]) -> str:
        """Return any text with its fields filled in, each in the form that it asks for; a field that nobody
        knows stays as it stands."""

        def word(found: re.Match[str]) -> str:
            name, form = found.groups()
            if name not in fields:
                return found[0]
            return self.form(str(fields[name]), form) if form else str(fields[name])

        return _FIELD.sub(word, text) if "{" in text else text

    def form(self, word: str, form: str) -> str:
        """Return a word in another form; as it is where the file has no other."""
        return self.forms.get(form, {}).get(word, word)

    def number(self, value: int) -> str:
        """Return a number as a word where there is one, else in digits."""
        return self.numbers[value] if 0 <= value < len(self.numbers) else str(value)


def load_words(folder: Path, language: str) -> Words:
    """Return the words of a language, or of its nearest relative, or the English ones.

    Raises ``PlayerError`` where not even the English file can be read.
    """
    for tag in dict.fromkeys((language, language.split("-")[0], "en")):
        path = folder / f"{tag}.toml"
        if _TAG.fullmatch(tag) and path.is_file():
            document = tomli.loads(path.read_text(encoding="utf-8"))
            numbers, forms = tuple(document.pop("numbers", ())), document.pop("forms", {})
            plural = {
                ending: tuple(ranges) for ending, ranges in document.pop("plural", _USUAL_FORMS).items()
            }
            return Words(tag, dict(_flat(document, "")), numbers, forms, plural)
    raise PlayerError(
        said("The file of spoken words is missing: {folder}", folder=folder / "en.toml"),
        said("Install Limber again."),
    )


def languages_of(folder: Path) -> tuple[str, ...]:
    """Return the languages that a folder has files of spoken words in, by their tags; English first."""
    tags = {path.stem for path in folder.glob("*.toml") if _TAG.fullmatch(path.stem)}
    return tuple(sorted(tags, key=lambda tag: (tag != "en", tag)))


def _flat(table: Mapping[str, Any], prefix: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for key, value in table.items():
        if isinstance(value, str):
            found.append((prefix + key, value))
        else:
            found += _flat(value, f"{prefix}{key}.")
    return found


def _within(number: int, span: str) -> bool:
    """Return whether a number lies in a range as it is written: ``3``, or ``2-4``."""
    found = _RANGE.fullmatch(span)
    return found is not None and int(found[1]) <= number <= int(found[2] or found[1])
