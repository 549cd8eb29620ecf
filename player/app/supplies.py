"""Supplies: the exercises, sessions and words that every way of running needs, from the folders they lie
in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from player import paths
from player.language import spoken_language
from player.session.catalogue import Catalogue
from player.session.library import Library
from player.session.load import examine_text, load_file
from player.session.load_programme import load_programme
from player.session.parameters import fitting
from player.session.translation import AS_WRITTEN
from player.session.words import Words, load_words
from player.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from player.session.keeping import Kept
    from player.session.load import Examined, Loaded
    from player.session.load_programme import LoadedProgramme


class Supplies:
    """What ships with the program and what the person has added."""

    def __init__(self, language: str | None = None) -> None:
        """Look nowhere yet. Sessions and exercises that are translated are in ``language``, which is the
        person's where none is given."""
        language = spoken_language() if language is None else language
        own = paths.data_folder()
        self.catalogue = Catalogue((paths.shipped_folder("media") / "exercises", own / "exercises"), language)
        shipped = paths.shipped_folder("sessions")
        more = map(Path, load_settings(paths.settings_folder()).folders)
        self.library = Library((shipped, own / "sessions", *more))
        self.programmes = Library((shipped / "programmes", own / "sessions" / "programmes"))

    def load(self, path: Path, parameters: Mapping[str, object] | None = None) -> Loaded:
        """Return what came of loading a session file, with the values of parameters that were chosen."""
        return load_file(path, self.catalogue.beside(path.parent), parameters, self.library.named)

    def as_written(self, path: Path) -> Catalogue:
        """Return the exercises for the session of a file, all in the language in which they are written."""
        return self.catalogue.beside(path.parent).speaking(AS_WRITTEN)

    def examine(
        self, text: str, path: Path, kept: Kept | None = None, catalogue: Catalogue | None = None
    ) -> Examined:
        """Return what came of loading the text of a session file as it is written, in whatever language, and
        what more can be said of it.

        ``kept`` is what is kept of its text before; ``catalogue`` is the one that was used for that.
        """
        known = self.as_written(path) if catalogue is None else catalogue
        return examine_text(text, known, str(path), None, self.library.named, kept)

    def load_kept(self, path: Path, kept: Mapping[str, object]) -> Loaded:
        """Return what came of loading a session file with values that were kept from an earlier time; those
        that do not fit any more are left."""
        loaded = self.load(path)
        fit = fitting(loaded.parameters, kept) if kept else {}
        return self.load(path, fit) if fit else loaded

    def load_programme(self, path: Path) -> LoadedProgramme:
        """Return what came of loading a programme."""
        return load_programme(path, self.catalogue, self.library.named)

    def find(self, name: str) -> Path:
        """Return the file of a session or a programme that a person means by a path or a name.

        Raises ``PlayerError`` where there is none.
        """
        return self.programmes.named(name) or self.library.find(name)

    def words(self, language: str) -> Words:
        """Return the program's words in a language, or the nearest there is."""
        return load_words(paths.shipped_folder("media") / "words", language)
