"""The cards of the last start, kept on disk: the library is seen before any session has been read again.

Cards are small and lie in one file; the figures on them are large and shared by many, and lie each in a file
of its own, which is read when the figure is to be seen.
"""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import fields
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from player import __version__
from player.figures.drawing import Drawing, Shape
from player.language import spoken_language
from player.session.tongues import translation_files
from player.ui.library_screen.cards import SessionCard

if TYPE_CHECKING:
    from collections.abc import Iterable

_NAME = "cards.json"


class CardStore:
    """Cards by session file, good as long as neither the file nor anything that it is drawn from has
    changed."""

    def __init__(self, folder: Path, sources: Iterable[Path]) -> None:
        """Take the folder to keep the cards in, and the folders of what sessions are made from."""
        self._path = folder / _NAME
        self._language = spoken_language()
        self._stamp = [
            __version__,
            self._language,
            *(stamp for source in sources for stamp in _stamps(source)),
        ]
        self._cards: dict[str, dict[str, Any]] = {}
        self._changed = False
        kept = _read(self._path)
        if kept.get("stamp") == self._stamp and isinstance(kept.get("cards"), dict):
            self._cards = kept["cards"]
        self._folder = folder / f"covers-{_short(json.dumps(self._stamp))}"
        self._covers: dict[str, _Covers] = {}

    def card(self, path: Path, palette: str) -> SessionCard | None:
        """Return the card of a session file drawn in a palette, if it is still true."""
        kept = self._cards.get(str(path))
        if kept is None or kept.get("file") != self._stamp_of(path):
            return None
        try:
            card = _card_from(kept["card"], path)
        except (KeyError, TypeError, ValueError):
            return None
        if not card.cover_key:
            return card
        return card if self._covers_of(palette).has(card.cover_key) else None

    def cover(self, key: str, palette: str) -> Drawing | None:
        """Return a figure that is known."""
        return self._covers_of(palette).cover(key) if key else None

    def keep(self, card: SessionCard, palette: str) -> None:
        """Keep a card; one with problems or a picture is read anew each time."""
        if card.path is not None and card.picture is None and not card.problems:
            value = {name: getattr(card, name) for name in _PLAIN}
            self._cards[str(card.path)] = {"file": self._stamp_of(card.path), "card": value}
            self._changed = True
            if card.cover is not None:
                self._covers_of(palette).keep(card.cover_key, card.cover)

    def write(self) -> None:
        """Write what is new; a full disk costs time at the next start, nothing else."""
        if self._changed and _write(self._path, {"stamp": self._stamp, "cards": self._cards}):
            self._changed = False
            self._clear_old()

    def _stamp_of(self, path: Path) -> list[int]:
        """Return what changes with a session file or its translation."""
        files = (path, *translation_files(path, self._language))
        return [value for file in files for value in _file_stamp(file)]

    def _covers_of(self, palette: str) -> _Covers:
        if palette not in self._covers:
            plain = "".join(letter if letter.isalnum() else "-" for letter in palette)
            self._covers[palette] = _Covers(self._folder / plain)
        return self._covers[palette]

    def _clear_old(self) -> None:
        """Take away figures that were drawn from what has changed since."""
        for folder in self._path.parent.glob("covers-*"):
            if folder != self._folder:
                shutil.rmtree(folder, ignore_errors=True)


class _Covers:
    """The figures of one palette."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._drawings: dict[str, Drawing] = {}
        self._known: dict[str, bool] = {}

    def has(self, key: str) -> bool:
        if key not in self._known:
            self._known[key] = self._file(key).exists()
        return self._known[key]

    def cover(self, key: str) -> Drawing | None:
        if key not in self._drawings and self.has(key):
            try:
                self._drawings[key] = _cover_from(_read(self._file(key)))
            except (KeyError, TypeError, ValueError):
                return None
        return self._drawings.get(key)

    def keep(self, key: str, cover: Drawing) -> None:
        if self._drawings.get(key) is not cover:
            self._drawings[key] = cover
            self._known[key] = True
            _write(self._file(key), _cover_value(cover))

    def _file(self, key: str) -> Path:
        return self._folder / f"{_short(key)}.json"


_LOOKS = tuple(each.name for each in fields(Shape) if each.name != "points")
_TUPLES = ("equipment", "tags", "parts")
_PLAIN = (
    *("identity", "title", "summary", "length_text", "level", *_TUPLES),
    *("minutes", "words", "origin", "cover_key"),
)


def _read(path: Path) -> dict[str, Any]:
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _write(path: Path, value: dict[str, Any]) -> bool:
    partial = path.with_suffix(f".{os.getpid()}.partial")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.write_text(json.dumps(value), encoding="utf-8")
        partial.replace(path)
    except OSError:
        partial.unlink(missing_ok=True)
        return False
    return True


def _card_from(value: dict[str, Any], path: Path) -> SessionCard:
    texts = {name: value[name] for name in _PLAIN} | {name: tuple(value[name]) for name in _TUPLES}
    return SessionCard(**texts, path=path)


def _cover_value(cover: Drawing) -> dict[str, Any]:
    shapes = [
        {name: getattr(shape, name) for name in _LOOKS} | {"points": [round(x, 5) for x in shape.points]}
        for shape in cover.shapes
    ]
    return {"shapes": shapes, "view_box": list(cover.view_box)}


def _cover_from(value: dict[str, Any]) -> Drawing:
    shapes = tuple(
        Shape(**shape | {"points": tuple(shape["points"]), "runs": tuple(shape["runs"])})
        for shape in value["shapes"]
    )
    left, top, width, height = value["view_box"]
    return Drawing(shapes, (left, top, width, height))


def _short(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]


def _file_stamp(path: Path) -> list[int]:
    try:
        stat = path.stat()
    except OSError:
        return []
    return [stat.st_mtime_ns, stat.st_size]


def _stamps(folder: Path) -> list[str]:
    """Return names, times and sizes of all files of a folder, in one value."""
    try:
        with os.scandir(folder) as entries:
            found = sorted((entry.name, entry.stat().st_mtime_ns, entry.stat().st_size) for entry in entries)
    except OSError:
        return []
    return [f"{name} {time} {size}" for name, time, size in found]
