"""The program's own words: what it says and calls things, in one language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import tomli

from player.errors import PlayerError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_TAG = re.compile(r"[A-Za-z0-9-]{1,35}")


@dataclass(frozen=True)
class Words:
    """Texts by name, with ``{fields}`` to fill in."""

    language: str
    """BCP 47."""
    texts: Mapping[str, str]
    """By dotted name: ``say.halfway``."""
    numbers: tuple[str, ...]
    """The words for 0, 1, 2, …"""

    def text(self, name: str, /, **fields: object) -> str:
        """Return a text with its fields filled in. Raises ``KeyError`` for a name that is not in the file."""
        return self.texts[name].format(**fields)

    def get(self, name: str, /, **fields: object) -> str:
        """Return a text with its fields filled in, or nothing where the file has none."""
        return self.texts[name].format(**fields) if name in self.texts else ""

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
            numbers = tuple(document.pop("numbers", ()))
            return Words(tag, dict(_flat(document, "")), numbers)
    raise PlayerError(f"The file of spoken words is missing: {folder / 'en.toml'}", "Install Limber again.")


def _flat(table: Mapping[str, Any], prefix: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for key, value in table.items():
        if isinstance(value, str):
            found.append((prefix + key, value))
        else:
            found += _flat(value, f"{prefix}{key}.")
    return found
