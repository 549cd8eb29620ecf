"""The bench: what the builders of one document share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from player.language import said
from player.session.filling import Filling
from player.session.problems import plain
from player.session.schema import TABLES
from player.session.tables import TableReader

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from player.session.catalogue import Catalogue
    from player.session.including import Origin
    from player.session.model import Exercise
    from player.session.problems import KeyPath

_ANYWHERE = frozenset(("optional", "when", "accept"))


class Bench:
    """The exercises, the values and the findings of one document."""

    def __init__(
        self,
        catalogue: Catalogue,
        line_of: Callable[[KeyPath], int],
        origin: Origin,
        used_in: int | None = None,
    ) -> None:
        """Take the exercises that are known, where a step stands in the text, where the text comes from, and
        in which line another session uses it."""
        self.catalogue = catalogue
        """The exercises that are known."""
        self.line_in_text = line_of
        """The line of a step in the text that it stands in."""
        self.line_of = line_of if used_in is None else lambda _: used_in
        """The line that a step has for people: where it is used, if another session uses it."""
        self.origin = origin
        """Where the document comes from."""
        self.reader = TableReader()
        """What reads its tables, and keeps what is found wrong."""
        self.filling = Filling()
        """What ``$NAME`` stands for."""
        self.exercises: dict[str, Exercise] = {}
        """The exercises that only this session, or one that it uses, knows."""
        self.asked: set[str] = set()
        """What is asked somewhere in the session, by the names that conditions have for it."""

    def check_keys(
        self,
        table: Mapping[str, Any],
        path: KeyPath,
        allowed: Collection[str],
        what: str,
        hint: str = "",
    ) -> None:
        """Find the keys of a step that mean nothing in what it is."""
        for key in table:
            if key not in allowed and key in TABLES["step"] and key not in _ANYWHERE:
                message = said("`{key}` has no meaning in {what}", key=plain(key), what=what)
                self.reader.add((*path, key), "stray-key", message, hint or said("take it out"), at_key=True)
