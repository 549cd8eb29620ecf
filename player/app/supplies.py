"""Supplies: the exercises, sessions and words that every way of running needs, from the folders they lie
in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from player import paths
from player.session.catalogue import Catalogue
from player.session.library import Library
from player.session.load import load_file
from player.session.words import Words, load_words

if TYPE_CHECKING:
    from pathlib import Path

    from player.session.load import Loaded


class Supplies:
    """What ships with the program and what the person has added."""

    def __init__(self) -> None:
        """Look nowhere yet."""
        own = paths.data_folder()
        self.catalogue = Catalogue((paths.shipped_folder("media") / "exercises", own / "exercises"))
        self.library = Library((paths.shipped_folder("sessions"), own / "sessions"))

    def load(self, path: Path) -> Loaded:
        """Return what came of loading a session file."""
        return load_file(path, self.catalogue.beside(path.parent))

    def words(self, language: str) -> Words:
        """Return the program's words in a language, or the nearest there is."""
        return load_words(paths.shipped_folder("media") / "words", language)
