"""Pieces: a session's text cut at its steps, each read by itself, so that a change costs what it changes.

Each piece must be TOML, and one step, by itself: then all of them together are what the whole is. A text
where that is not so (a step within quotes, a table after the steps, a mistake) is not cut; whoever asks reads
it as a whole then, and both ways give the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from player.session.documents import parse_toml
from player.session.places import Places
from player.session.problems import Place

if TYPE_CHECKING:
    from player.session.problems import KeyPath

_STEP = re.compile(r"^[ \t]*\[\[[ \t]*step[ \t]*\]\]", re.MULTILINE)


@dataclass(slots=True)
class Piece:
    """One step's part of a text."""

    text: str
    """The part: from its header to the next."""
    table: dict[str, Any]
    """The step."""
    lines: int
    """How many line ends it has."""
    plain: bool
    """Whether no parameter stands in it."""
    places: Places | None = None
    """Where its keys stand, once somebody has asked."""

    def places_in(self) -> Places:
        """Return where its keys stand."""
        if self.places is None:
            self.places = Places(self.text)
        return self.places


@dataclass(frozen=True, slots=True)
class Cut:
    """A text in pieces."""

    head: str
    """What stands before the first step."""
    document: dict[str, Any]
    """What TOML makes of the whole."""
    pieces: tuple[Piece, ...]
    """The steps in order; equal ones are one and the same."""
    lines: tuple[int, ...]
    """The line of each, from 1."""
    starts: tuple[int, ...]
    """The first character of each, from 0."""


class Cutter:
    """Cuts texts, and keeps what the pieces of the last one were read as."""

    def __init__(self) -> None:
        """Know no text yet."""
        self._known: dict[str, Piece] = {}

    def cut(self, text: str) -> Cut | None:
        """Return a text in pieces; None where it has to be read as a whole."""
        starts = [found.start() for found in _STEP.finditer(text)]
        if not starts:
            return None
        head = text[: starts[0]]
        document = parse_toml(head, "")
        if not isinstance(document, dict) or "step" in document:
            return None
        known: dict[str, Piece] = {}
        pieces, lines, line = [], [], head.count("\n") + 1
        for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
            part = text[start:end]
            piece = known.get(part) or self._known.get(part) or _piece(part)
            if piece is None:
                return None
            known[part] = piece
            pieces.append(piece)
            lines.append(line)
            line += piece.lines
        self._known = known
        document["step"] = [piece.table for piece in pieces]
        return Cut(head, document, tuple(pieces), tuple(lines), tuple(starts))


def _piece(text: str) -> Piece | None:
    """Return a piece that is one step and nothing else."""
    document = parse_toml(text, "")
    if not isinstance(document, dict) or document.keys() != {"step"} or len(document["step"]) != 1:
        return None
    return Piece(text, document["step"][0], text.count("\n"), "$" not in text)


class PiecewisePlaces(Places):
    """Finds where a key path stands in a text in pieces: only the pieces that are asked for are parsed."""

    def __init__(self, text: str, cut: Cut) -> None:
        """Take the text and its pieces."""
        super().__init__(text)
        self._cut = cut
        self._head: Places | None = None

    def line(self, path: KeyPath) -> int:
        """Return the line of a step, from 1."""
        if len(path) == 2 and path[0] == "step" and isinstance(path[1], int):
            return self._cut.lines[path[1]]
        return self.place(path).line

    def place(self, path: KeyPath, *, at_key: bool = False) -> Place:
        """Return where a value (or its key) stands, or its nearest parent."""
        inside, rest, lines, _ = self._inside(path)
        found = inside.place(rest, at_key=at_key)
        return Place(found.line + lines, found.column)

    def span(self, path: KeyPath, *, at_key: bool = False) -> tuple[int, int] | None:
        """Return the characters of a value, or of the last name of its key; None where it is not written."""
        inside, rest, _, start = self._inside(path)
        return _moved(inside.span(rest, at_key=at_key), start)

    def room_in(self, path: KeyPath) -> tuple[int, str, str] | None:
        """Return where a new key of a table goes, and what is written before and after it."""
        inside, rest, _, start = self._inside(path)
        found = inside.room_in(rest)
        return None if found is None else (found[0] + start, found[1], found[2])

    def end_of_list(self, path: KeyPath) -> tuple[int, bool] | None:
        """Return where a new entry of a list goes, and whether it is the first."""
        inside, rest, _, start = self._inside(path)
        found = inside.end_of_list(rest)
        return None if found is None else (found[0] + start, found[1])

    def span_with_comma(self, path: KeyPath) -> tuple[int, int] | None:
        """Return the characters of an entry of a list with its comma, or of the lines of a key of a table."""
        inside, rest, _, start = self._inside(path)
        return _moved(inside.span_with_comma(rest), start)

    def _inside(self, path: KeyPath) -> tuple[Places, KeyPath, int, int]:
        """Return the places of the piece that a path leads into, the path there, and where it begins."""
        if len(path) > 1 and path[0] == "step" and isinstance(path[1], int):
            number = path[1]
            if number < len(self._cut.pieces):
                piece = self._cut.pieces[number]
                rest = ("step", 0, *path[2:])
                return piece.places_in(), rest, self._cut.lines[number] - 1, self._cut.starts[number]
        if path[:1] == ("step",):
            return Places(self.text), path, 0, 0
        if self._head is None:
            self._head = Places(self._cut.head)
        return self._head, path, 0, 0


def _moved(span: tuple[int, int] | None, start: int) -> tuple[int, int] | None:
    return None if span is None else (span[0] + start, span[1] + start)
