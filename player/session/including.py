"""Including: the steps of another session, put where ``use`` stands; no way leads out of the folder."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from player.language import said
from player.session.problems import plain
from player.session.reading import ValueProblem

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_USES = 200
"""How many other sessions one session may draw in, those of those included."""


@dataclass(slots=True)
class Origin:
    """Where a document comes from, and through which others."""

    file: str = ""
    """Its path; nothing for a text that is no file."""
    shelf: Callable[[str], Path | None] | None = None
    """What finds a session of the library by its name."""
    through: tuple[tuple[Path, str], ...] = ()
    """The files that use each other down to this one, each with the place of its ``use``."""
    uses: list[Path] = field(default_factory=list)
    """Every file that was drawn in so far; shared by all of them."""

    def inner(self, path: Path, place: str) -> Origin:
        """Return the origin of a file that is used at a place of this one. Raises ``ValueProblem``."""
        here = Path(self.file).resolve() if self.file else None
        chain = (*self.through, (here, place)) if here is not None else self.through
        for before, where in chain:
            if before == path:
                told = said(
                    "{name} uses itself: {where} draws it in again at {place}",
                    name=path.name,
                    where=where,
                    place=place,
                )
                raise ValueProblem("uses-itself", told, said("take one of the two out"))
        self.uses.append(path)
        if len(self.uses) > MOST_USES:
            raise ValueProblem(
                "out-of-range",
                said("more than {MOST_USES} sessions are drawn in", MOST_USES=MOST_USES),
                said("use fewer"),
            )
        return Origin(str(path), self.shelf, chain, self.uses)

    def find(self, name: str) -> Path:
        """Return the file that ``use`` names: beside this one, or a session of the library. Raises
        ``ValueProblem``."""
        if not name.endswith(".toml"):
            found = self.shelf(name) if self.shelf is not None and _plain_name(name) else None
            if found is None:
                hint = said('name one that `limber list` shows, or a file: "warm-up.toml"')
                raise ValueProblem(
                    "no-file", said('the library has no session "{name}"', name=plain(name)), hint
                )
            return found.resolve()
        return self.beside(name)

    def beside(self, name: str) -> Path:
        """Return a file in the session's folder, or below it. Raises ``ValueProblem``."""
        if not is_inside(name):
            told = said('"{name}" leads out of the session\'s folder', name=plain(name))
            raise ValueProblem(
                "unsafe-path", told, said("put the file beside the session, and name it without ..")
            )
        if not self.file:
            raise ValueProblem(
                "no-file", said("a text that is no file has nothing beside it"), said("save it first")
            )
        folder = Path(self.file).parent.resolve()
        try:
            path = (folder / name).resolve()
            there = path.exists()
        except (OSError, ValueError):
            there = False
        if not there:
            raise ValueProblem(
                "no-file",
                said('there is no "{name}" beside the session', name=plain(name)),
                said("check the name"),
            )
        if not path.is_relative_to(folder):  # a link that leads elsewhere
            told = said('"{name}" leads out of the session\'s folder', name=plain(name))
            raise ValueProblem("unsafe-path", told, said("put a copy of the file beside the session"))
        return path


def is_inside(name: str) -> bool:
    """Return whether a relative path stays in its folder on every system."""
    parts = name.replace("\\", "/").split("/")
    return (
        bool(name) and all(part not in ("", "..") and ":" not in part for part in parts) and "\0" not in name
    )


def _plain_name(name: str) -> bool:
    return is_inside(name) and "/" not in name.replace("\\", "/")
