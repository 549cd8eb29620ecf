"""A catalogue with exercises that are not saved yet: those that come with an import or a bundle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from player.session.catalogue import Catalogue
from player.session.exercise_file import load_exercise_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from player.importing.imported import ImportedFile
    from player.session.model import Exercise
    from player.session.problems import Problem


class CatalogueWithMore(Catalogue):
    """The exercises of another catalogue, and some more that win over them."""

    def __init__(self, base: Catalogue, more: Mapping[str, str]) -> None:
        """Take the other catalogue, and the texts of more exercises by identity."""
        super().__init__(())
        self._base = base
        self._more = {
            identity: load_exercise_text(text, identity, f"{identity}.toml")
            for identity, text in more.items()
        }

    def names(self) -> tuple[str, ...]:
        """Return the identities of all exercises, sorted."""
        return tuple(sorted({*self._base.names(), *self._more}))

    def exercise(self, identity: str) -> Exercise | None:
        """Return an exercise, as the catalogue does."""
        return self._more[identity].exercise if identity in self._more else self._base.exercise(identity)

    def problems(self, identity: str) -> tuple[Problem, ...]:
        """Return what is wrong in the file of an exercise."""
        return self._more[identity].problems if identity in self._more else self._base.problems(identity)


def with_own_texts(catalogue: Catalogue, texts: Mapping[str, str]) -> Catalogue:
    """Return the catalogue with exercises of these texts, by identity."""
    return CatalogueWithMore(catalogue, texts) if texts else catalogue


def with_own(catalogue: Catalogue, files: Iterable[ImportedFile]) -> Catalogue:
    """Return the catalogue with the exercise files among others."""
    more = {
        file.name.rpartition("/")[2].removesuffix(".toml"): file.content.decode("utf-8", "replace")
        for file in files
        if file.name.startswith("exercises/") and file.name.endswith(".toml")
    }
    return with_own_texts(catalogue, more)
