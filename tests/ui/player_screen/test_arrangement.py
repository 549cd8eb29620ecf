"""Everything has its place, in every window."""

from __future__ import annotations

from dataclasses import fields
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from player.ui.player_screen.arrangement import HIT, Arrangement, Box, arrange
from player.ui.theme import FAR_ARC_MINUTES, LEAST_CAPITAL, arc_minutes, pixel_mm

SIZES = [
    (800, 500),
    (1280, 720),
    (1280, 800),
    (1920, 1080),
    (2560, 1440),
    (3840, 2160),
    (700, 1000),
    (1080, 1920),
]
APART = ("top", "title", "count", "heading", "figure", "caption", "side", "ring", "ahead", "bar", "controls")


def _boxes(spots: Arrangement, names: tuple[str, ...]) -> dict[str, Box]:
    return {name: getattr(spots, name) for name in names}


def _overlap(one: Box, other: Box) -> bool:
    across = one.x < other.right and other.x < one.right
    return across and one.y < other.bottom and other.y < one.bottom


@pytest.mark.parametrize("sided", [True, False])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("size", SIZES)
def test_nothing_covers_anything_and_all_is_inside(size: tuple[int, int], scale: float, sided: bool) -> None:
    spots = arrange(*size, scale, sided=sided)
    boxes = _boxes(spots, APART)
    assert [pair for pair in combinations(boxes, 2) if _overlap(boxes[pair[0]], boxes[pair[1]])] == []
    for name, box in boxes.items():
        assert box.x >= 0 and box.y >= 0 and box.right <= size[0] and box.bottom <= size[1], name


@given(some.integers(480, 4000), some.integers(420, 2400), some.floats(1, 2), some.booleans())
def test_no_size_makes_anything_negative(width: int, height: int, scale: float, sided: bool) -> None:
    spots = arrange(width, height, scale, sided=sided)
    for field in fields(spots):
        value = getattr(spots, field.name)
        if isinstance(value, Box):
            assert value.width >= 0 and value.height >= 0, field.name
        else:
            assert value >= 0, field.name


@pytest.mark.parametrize("size", SIZES)
def test_what_can_be_pressed_is_large_enough(size: tuple[int, int]) -> None:
    spots = arrange(*size)
    assert spots.play >= HIT
    assert spots.controls.height >= HIT
    assert spots.top.height >= HIT


@pytest.mark.parametrize("size", SIZES)
def test_the_figure_has_the_larger_part(size: tuple[int, int]) -> None:
    spots = arrange(*size)
    share = spots.stage.width if size[0] > size[1] else spots.stage.height
    whole = size[0] if size[0] > size[1] else size[1]
    assert share > 0.45 * whole
    assert spots.figure.height >= 0.33 * spots.stage.height


def test_full_screen_is_legible_from_four_metres() -> None:
    spots = arrange(1920, 1080)
    pixel = pixel_mm(14, 1920, 1080)
    assert arc_minutes(spots.heading_font * LEAST_CAPITAL, pixel) == pytest.approx(FAR_ARC_MINUTES, abs=0.2)
    assert arc_minutes(spots.side_font * LEAST_CAPITAL, pixel) == pytest.approx(FAR_ARC_MINUTES, abs=0.2)
    # what is next and what is said are for the mat, two metres away: 8 minutes of arc and more
    assert arc_minutes(spots.ahead_font * LEAST_CAPITAL, pixel, 2.0) > 8
    assert arc_minutes(spots.caption_font * LEAST_CAPITAL, pixel, 2.0) > 8


def test_larger_text_makes_small_words_larger_and_keeps_far_ones() -> None:
    usual, large = arrange(800, 500, 1.0), arrange(800, 500, 2.0)
    assert large.caption_font > usual.caption_font
    assert large.small_font > 1.5 * usual.small_font
    assert large.heading_font == usual.heading_font


def test_a_session_without_sides_gives_the_room_to_the_ring() -> None:
    assert arrange(1280, 720, sided=False).ring.height > arrange(1280, 720).ring.height
