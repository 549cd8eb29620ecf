"""The cards of the last start, kept on disk: the library is seen before any session has been read again."""

from __future__ import annotations

import json
import os
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from player import __version__
from player.figures.drawing import Drawing, Shape
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
        self._stamp = [__version__, *(stamp for source in sources for stamp in _stamps(source))]
        self._cards: dict[str, dict[str, Any]] = {}
        self._changed = False
        kept = self._read()
        if kept.get("stamp") == self._stamp and isinstance(kept.get("cards"), dict):
            self._cards = kept["cards"]

    def card(self, path: Path, scheme: str) -> SessionCard | None:
        """Return the card of a session file drawn in a palette, if it is still true."""
        kept = self._cards.get(_key(path, scheme))
        if kept is None or kept.get("file") != _file_stamp(path):
            return None
        try:
            return _card_from(kept["card"], path)
        except (KeyError, TypeError, ValueError):
            return None

    def keep(self, card: SessionCard, scheme: str) -> None:
        """Keep a card; one with problems is read anew each time."""
        if card.path is not None and not card.problems:
            value = {name: getattr(card, name) for name in _PLAIN} | {"cover": _cover_value(card.cover)}
            self._cards[_key(card.path, scheme)] = {"file": _file_stamp(card.path), "card": value}
            self._changed = True

    def write(self) -> None:
        """Write what is new; a full disk costs time at the next start, nothing else."""
        if not self._changed:
            return
        partial = self._path.with_suffix(f".{os.getpid()}.partial")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            partial.write_text(json.dumps({"stamp": self._stamp, "cards": self._cards}), encoding="utf-8")
            partial.replace(self._path)
            self._changed = False
        except OSError:
            partial.unlink(missing_ok=True)

    def _read(self) -> dict[str, Any]:
        try:
            kept = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return kept if isinstance(kept, dict) else {}


_LOOKS = tuple(each.name for each in fields(Shape) if each.name != "points")
_PLAIN = ("identity", "title", "summary", "length_text", "level", "equipment", "tags")


def _card_from(value: dict[str, Any], path: Path) -> SessionCard:
    texts = {name: value[name] for name in _PLAIN} | {
        name: tuple(value[name]) for name in ("equipment", "tags")
    }
    return SessionCard(**texts, path=path, cover=_cover_from(value["cover"]))


def _cover_value(cover: Drawing | None) -> dict[str, Any] | None:
    if cover is None:
        return None
    shapes = [
        {name: getattr(shape, name) for name in _LOOKS} | {"points": [round(x, 5) for x in shape.points]}
        for shape in cover.shapes
    ]
    return {"shapes": shapes, "view_box": list(cover.view_box)}


def _cover_from(value: dict[str, Any] | None) -> Drawing | None:
    if value is None:
        return None
    shapes = tuple(
        Shape(**shape | {"points": tuple(shape["points"]), "runs": tuple(shape["runs"])})
        for shape in value["shapes"]
    )
    left, top, width, height = value["view_box"]
    return Drawing(shapes, (left, top, width, height))


def _key(path: Path, scheme: str) -> str:
    return f"{scheme} {path}"


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
