"""Accepting: warnings that an author has seen and means are not told; a code that silences nothing is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from player.language import said
from player.session.problems import Finding, Mend

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from player.session.problems import KeyPath


class Acceptance:
    """What a document accepts, and where."""

    def __init__(self, document: dict[str, Any]) -> None:
        """Take the document."""
        self._document = document
        self._used: set[tuple[KeyPath, str]] = set()

    def left(self, findings: Iterable[Finding]) -> list[Finding]:
        """Return the findings that are told all the same."""
        return [found for found in findings if found.severity == "error" or not self._accepts(found)]

    def idle(self) -> Iterator[Finding]:
        """Yield a finding for each code that has silenced nothing so far."""
        for path, codes in _lists(self._document, ()):
            for index, code in enumerate(codes):
                if (path, code) not in self._used:
                    place = (*path, "accept", *((index,) if len(codes) > 1 else ()))
                    told = said("`accept`: there is nothing of the kind `{code}` here", code=code)
                    mend = Mend(said('take "{code}" out of accept', code=code), "remove", place)
                    yield Finding(place, "idle-accept", told, said("take it out"), "warning", mend=mend)

    def _accepts(self, found: Finding) -> bool:
        inside: Any = self._document
        for depth in range(len(found.path) + 1):
            if isinstance(inside, dict) and found.code in _codes(inside):
                self._used.add((found.path[:depth], found.code))
                return True
            if depth == len(found.path):
                break
            key = found.path[depth]
            try:
                inside = inside[key]
            except (KeyError, IndexError, TypeError):
                break
        return False


def _codes(table: dict[str, Any]) -> list[str]:
    codes = table.get("accept", ())
    codes = [codes] if isinstance(codes, str) else codes
    return [code for code in codes if isinstance(code, str)] if isinstance(codes, list) else []


def _lists(table: Any, path: KeyPath) -> Iterator[tuple[KeyPath, list[str]]]:
    """Yield the codes of a table and of every step in it, with its path."""
    if not isinstance(table, dict) or len(path) > 200:
        return
    if "accept" in table:
        yield path, _codes(table)
    steps = table.get("step")
    for index, step in enumerate(steps if isinstance(steps, list) else ()):
        if isinstance(step, dict) and ("accept" in step or "step" in step):
            yield from _lists(step, (*path, "step", index))
