"""The gallery as a picture and as pages: of the right size, with everything on it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication

from player.app.gallery import write_pages, write_sheet
from player.errors import PlayerError
from player.exporting.gallery import GalleryCard, card_for
from player.session.exercise_file import load_exercise
from tests.figures.shown import EXERCISES, figure_of


def _cards(*names: str, ground: str = "light") -> list[GalleryCard]:
    cards = []
    for name in names:
        exercise = load_exercise(EXERCISES / f"{name}.toml").exercise
        assert exercise is not None
        cards.append(card_for(exercise, figure_of(name), grounds=(ground,)))
    return cards


def test_a_sheet_is_as_wide_as_asked_and_shows_light_and_dark(qapp: QApplication, tmp_path: Path) -> None:
    corners = []
    for dark in (False, True):
        path = tmp_path / f"{dark}.png"
        write_sheet(_cards("plank", "squat", ground="dark" if dark else "light"), path, 1200, dark=dark)
        with Image.open(path) as image:
            assert image.size[0] == 1200
            colours = image.convert("RGB").getcolors(1 << 20)
            assert colours is not None
            assert len(colours) > 200
            corners.append(image.convert("RGB").getpixel((0, 0)))
    assert corners[0] != corners[1]


def test_pages_are_a4_with_ten_cards_each(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "all.pdf"
    write_pages(_cards(*["plank"] * 11), path)
    data = path.read_bytes()
    assert data.startswith(b"%PDF-")
    assert data.count(b"/Type /Page\n") == 2
    assert b"/MediaBox [0 0 595" in data


def test_a_sheet_that_no_program_opens_is_not_written(qapp: QApplication, tmp_path: Path) -> None:
    with pytest.raises(PlayerError, match="too large"):
        write_sheet(_cards("plank") * 200, tmp_path / "x.png", 12_000, dark=False)
