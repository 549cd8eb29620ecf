"""Cards and their figures are there at the next start, as long as they are true."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from player.app.card_store import CardStore
from player.app.cards import cover_of
from player.app.supplies import Supplies
from player.figures.drawing import Drawing
from player.ui.library_screen.cards import SessionCard


@pytest.fixture
def card(tmp_path: Path) -> SessionCard:
    """Return a card of a file, with a figure."""
    path = tmp_path / "a.toml"
    path.write_text("title = 'A'")
    return SessionCard(
        "a", "A", "For legs.", "9 min", "easy", ("mat",), ("legs",), path,
        minutes=9, parts=("hips",), words="plank", origin="Physio", cover_key="plank",
        cover=_figure(),
    )  # fmt: skip


def _figure() -> Drawing:
    """Return a figure with all that figures have, its points as exact as they are kept."""
    supplies = Supplies()
    path = next(path for path in supplies.library.paths() if path.stem == "lower-back-relief")
    drawing = cover_of(supplies.load(path).require(), supplies.catalogue, "light")
    assert drawing is not None
    shapes = tuple(replace(each, points=tuple(round(x, 5) for x in each.points)) for each in drawing.shapes)
    return Drawing(shapes, drawing.view_box)


def test_a_card_comes_back_with_its_figure_when_it_is_to_be_seen(tmp_path: Path, card: SessionCard) -> None:
    store = CardStore(tmp_path / "cache", ())
    store.keep(card, "light")
    store.write()
    again = CardStore(tmp_path / "cache", ())
    assert card.path is not None
    assert again.card(card.path, "light") == replace(card, cover=None)
    assert again.cover("plank", "light") == card.cover
    assert again.card(card.path, "dark") is None


def test_a_file_that_has_changed_is_read_anew(tmp_path: Path, card: SessionCard) -> None:
    store = CardStore(tmp_path / "cache", ())
    store.keep(card, "light")
    store.write()
    assert card.path is not None
    card.path.write_text("title = 'Another'")
    assert CardStore(tmp_path / "cache", ()).card(card.path, "light") is None


def test_what_is_drawn_from_something_that_has_changed_is_drawn_anew(
    tmp_path: Path, card: SessionCard
) -> None:
    source = tmp_path / "exercises"
    source.mkdir()
    store = CardStore(tmp_path / "cache", (source,))
    store.keep(card, "light")
    store.write()
    (source / "new.toml").write_text("x")
    changed = CardStore(tmp_path / "cache", (source,))
    assert card.path is not None and changed.card(card.path, "light") is None
    assert changed.cover("plank", "light") is None
    changed.keep(card, "light")
    changed.write()
    assert len(list((tmp_path / "cache").glob("covers-*"))) == 1


@pytest.mark.parametrize("content", ["", "{", "[]", '{"stamp": 1, "cards": 2}'])
def test_a_damaged_file_costs_a_reading_and_nothing_else(
    tmp_path: Path, card: SessionCard, content: str
) -> None:
    folder = tmp_path / "cache"
    folder.mkdir()
    (folder / "cards.json").write_text(content)
    store = CardStore(folder, ())
    assert card.path is not None and store.card(card.path, "light") is None
    store.keep(card, "light")
    store.write()
    for cover in folder.glob("covers-*/*/*.json"):
        cover.write_text(content)
    assert CardStore(folder, ()).cover("plank", "light") is None


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="needs a folder that cannot be written")
def test_a_folder_that_cannot_be_written_costs_nothing(tmp_path: Path, card: SessionCard) -> None:
    folder = tmp_path / "cache"
    folder.mkdir(mode=0o500)
    store = CardStore(folder, ())
    store.keep(card, "light")
    store.write()
    assert list(folder.iterdir()) == []
