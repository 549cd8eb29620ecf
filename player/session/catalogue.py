"""The catalogue: every exercise that is known, read from its file when it is first asked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, cast

from player.session.documents import located, parse_toml, read_text
from player.session.model import Exercise
from player.session.places import Places
from player.session.problems import Problem, has_errors
from player.session.tables import TableReader

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_IDENTITY = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")


class Catalogue:
    """Exercises by identity, from several folders; a later folder's file wins over an earlier one's."""

    def __init__(self, folders: Iterable[Path]) -> None:
        """Take the folders of exercise files, the shipped one first. Folders that are not there are empty."""
        self._folders = tuple(folders)
        self._known: dict[str, Exercise | None] = {}
        self._problems: dict[str, tuple[Problem, ...]] = {}

    def names(self) -> tuple[str, ...]:
        """Return the identities of all exercises, sorted. Reads no file."""
        found = {path.stem for folder in self._folders if folder.is_dir() for path in folder.glob("*.toml")}
        return tuple(sorted(name for name in found if _IDENTITY.fullmatch(name)))

    def exercise(self, identity: str) -> Exercise | None:
        """Return an exercise; None where there is none or its file has errors (see ``problems``)."""
        if identity not in self._known:
            self._known[identity] = self._load(identity)
        return self._known[identity]

    def problems(self, identity: str) -> tuple[Problem, ...]:
        """Return what is wrong in the file of an exercise that was asked for."""
        return self._problems.get(identity, ())

    def _load(self, identity: str) -> Exercise | None:
        if not _IDENTITY.fullmatch(identity):
            return None
        paths = [folder / f"{identity}.toml" for folder in self._folders]
        path = next((path for path in reversed(paths) if path.is_file()), None)
        if path is None:
            return None
        text = read_text(path)
        document = text if isinstance(text, Problem) else parse_toml(text, str(path))
        if isinstance(text, Problem) or isinstance(document, Problem):
            self._problems[identity] = (cast("Problem", document),)
            return None
        reader = TableReader()
        values = reader.read(document, "exercise")
        self._problems[identity] = (
            located(reader.findings, Places(text), str(path)) if reader.findings else ()
        )
        if has_errors(self._problems[identity]):
            return None
        return Exercise(
            identity=identity,
            name=values["name"],
            setup=values.get("setup", ""),
            limb=values.get("limb", ""),
            unilateral=values.get("laterality") == "unilateral",
            resistance=values.get("resistance", ""),
            starts_with=cast('Literal["lift", "lower", "out"]', values.get("starts_with", "out")),
            equipment=values.get("equipment", ()),
            words=values.get("words", ()),
            table=document,
        )
