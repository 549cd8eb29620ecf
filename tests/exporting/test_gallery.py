"""The gallery page stands alone, names everything, says what each picture shows, and keeps every outline."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PIL import Image

from player.exporting.gallery import GalleryCard, card_for, card_of_pictures
from player.exporting.gallery_page import gallery_page
from player.session.exercise_file import load_exercise
from tests.figures.shown import EXERCISES, figure_of


def _card(name: str) -> GalleryCard:
    exercise = load_exercise(EXERCISES / f"{name}.toml").exercise
    assert exercise is not None
    return card_for(exercise, figure_of(name))


@pytest.fixture(scope="module")
def page() -> str:
    return gallery_page([_card("supine-strap-hamstring"), _card("cat-cow"), _card("squat")])


def test_a_card_shows_the_key_poses_and_the_other_side_of_what_has_sides() -> None:
    assert [tile.caption for tile in _card("supine-strap-hamstring").tiles] == [
        "start",
        "stretch",
        "deep",
        "stretch, left",
    ]
    assert not any("left" in tile.caption for tile in _card("cat-cow").tiles)


def test_the_other_side_is_the_mirror_image() -> None:
    tiles = {tile.caption: tile for tile in _card("supine-strap-hamstring").tiles}
    assert tiles["stretch, left"].drawing == tiles["stretch"].drawing.mirrored()


def test_the_page_needs_nothing_else(page: str) -> None:
    assert not re.search(r"https?://(?!www\.w3\.org)|<script|src=|@import|url\(", page)


def test_names_muscles_and_equipment_are_text_that_a_browser_finds(page: str) -> None:
    for words in ("Supine strap hamstring stretch", "hamstrings", "mat, strap", "Cat and cow", "none"):
        assert words in page


def test_every_picture_says_what_it_shows(page: str) -> None:
    pictures = re.findall(r"<svg [^>]*>", page)
    assert len(pictures) == page.count("<figure>") > 5
    assert all(re.search(r'role="img" aria-label="[^"]{10,}"', picture) for picture in pictures)


def test_the_page_is_well_formed_and_every_outline_is_coloured_in_light_and_dark(page: str) -> None:
    drawn = ET.fromstring(page[page.index("<body>") : page.index("</html>")])
    night = page[page.index("@media screen and") :]
    paths = list(drawn.iter("path"))
    assert len(paths) > 300
    for path in paths:
        colours = [name for name in path.get("class", "").split() if name not in ("f", "s")]
        assert len(colours) == 1
        assert f".{colours[0]}{{" in page
        assert f".{colours[0]}{{" in night


def test_a_name_cannot_put_anything_into_the_page() -> None:
    card = _card("squat")
    hostile = GalleryCard("squat", "<script>x</script>", '"><img>', card.muscles, card.equipment, card.tiles)
    page = gallery_page([hostile])
    assert "<script" not in page
    assert "<img" not in page


@pytest.mark.parametrize("sides", ["unilateral", "bilateral"])
def test_an_exercise_of_pictures_alone_has_its_card(sides: str, tmp_path: Path) -> None:
    Image.new("RGB", (60, 40), (90, 120, 90)).save(tmp_path / "bow.png")
    path = tmp_path / "bow.toml"
    path.write_text(
        f'name = "Bow"\nlaterality = "{sides}"\ntarget = ["hamstrings"]\npicture = "bow.png"\n'
        'pictures = { rep = "none.png" }\n',
        encoding="utf-8",
    )
    exercise = load_exercise(path).exercise
    assert exercise is not None
    card = card_of_pictures(exercise)
    assert card is not None
    assert card.muscles == "hamstrings"
    assert [tile.mirrored for tile in card.tiles] == ([False, True] if sides == "unilateral" else [False])
    assert card.tiles[0].drawing.view_box[2] == 1.5
    page = gallery_page([card])
    assert page.count('src="data:image/png;base64,') == len(card.tiles)
    assert page.count('class="mirrored"') == len(card.tiles) - 1
    assert not re.search(r"https?://(?!www\.w3\.org)|<script|@import|url\(", page)


def test_an_exercise_without_any_picture_that_can_be_shown_has_no_card(tmp_path: Path) -> None:
    path = tmp_path / "bow.toml"
    path.write_text('name = "Bow"\npicture = "none.png"\n', encoding="utf-8")
    exercise = load_exercise(path).exercise
    assert exercise is not None
    assert card_of_pictures(exercise) is None
