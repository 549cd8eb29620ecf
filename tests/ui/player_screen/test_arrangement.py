"""Everything has its place, in every window."""

from __future__ import annotations

from dataclasses import fields
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from player.ui.player_screen.arrangement import arrange
from player.ui.player_screen.distance import SECOND_ARC_MINUTES
from player.ui.player_screen.spots import DIGITS_SHARE, HIT, Arrangement, Box, Wishes
from player.ui.theme import FAR_ARC_MINUTES, LEAST_CAPITAL, arc_minutes, far_pixels, pixel_mm

SIZES = [
    (480, 360),
    (800, 500),
    (800, 600),
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


def _crossing(spots: Arrangement, names: tuple[str, ...]) -> list[tuple[str, str]]:
    boxes = _boxes(spots, names)
    return [pair for pair in combinations(boxes, 2) if _overlap(boxes[pair[0]], boxes[pair[1]])]


def _outside(spots: Arrangement, names: tuple[str, ...], size: tuple[int, int]) -> list[str]:
    boxes = _boxes(spots, names)
    return [
        name
        for name, box in boxes.items()
        if box.x < 0 or box.y < 0 or box.right > size[0] or box.bottom > size[1]
    ]


@pytest.mark.parametrize("upright", [True, False])
@pytest.mark.parametrize("sided", [True, False])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("size", SIZES)
def test_nothing_covers_anything_and_all_is_inside(
    size: tuple[int, int], scale: float, sided: bool, upright: bool
) -> None:
    spots = arrange(*size, Wishes(scale, sided, upright))
    assert _crossing(spots, APART) == []
    assert _outside(spots, APART, size) == []


@pytest.mark.parametrize("upright", [True, False])
@pytest.mark.parametrize("sided", [True, False])
@pytest.mark.parametrize("captions", [0.0, 1.0, 2.0])
@pytest.mark.parametrize("far", [50, 205, 400])
@pytest.mark.parametrize("size", SIZES)
def test_from_afar_nothing_covers_anything_and_only_the_buttons_lie_over_the_rest(
    size: tuple[int, int], far: float, captions: float, sided: bool, upright: bool
) -> None:
    spots = arrange(*size, Wishes(1.0, sided, upright, distant=True, far=far, captions=captions))
    seen = ("heading", "figure", "side", "ring", "ahead")
    assert _crossing(spots, seen) == []
    assert spots.caption == spots.ahead or spots.caption.height == 0
    assert spots.shared == (captions > 0)
    assert _crossing(spots, ("bar", "controls")) == []
    assert _outside(spots, (*seen, "bar", "controls"), size) == []
    assert spots.tray <= spots.bar.y
    # the buttons lie over the strip alone
    tray = Box(0, spots.tray, size[0], size[1] - spots.tray)
    assert [name for name in seen if name != "ahead" and _overlap(getattr(spots, name), tray)] == []


@given(
    some.integers(480, 4000),
    some.integers(360, 2400),
    some.builds(
        Wishes,
        some.floats(1, 2),
        some.booleans(),
        some.booleans(),
        some.booleans(),
        some.floats(5, 900),
        some.sampled_from((0.0, 1.0, 2.0)),
    ),
)
def test_no_size_makes_anything_negative(width: int, height: int, wishes: Wishes) -> None:
    spots = arrange(width, height, wishes)
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


@pytest.mark.parametrize("captions", [0.0, 1.0])
@pytest.mark.parametrize("upright", [True, False])
@pytest.mark.parametrize(
    ("size", "inches", "metres"),
    [
        ((1920, 1080), 14.0, 4.0),
        ((1920, 1080), 15.6, 3.0),
        ((2560, 1440), 27.0, 4.0),
        ((2560, 1440), 27.0, 5.0),
        ((3840, 2160), 32.0, 5.0),
        ((1280, 800), 13.3, 3.5),
        ((1080, 1920), 24.0, 3.0),
    ],
)
def test_the_distance_view_is_legible_from_the_distance(
    size: tuple[int, int], inches: float, metres: float, upright: bool, captions: float
) -> None:
    pixel = pixel_mm(inches, *size)
    wishes = Wishes(upright=upright, distant=True, far=far_pixels(metres, pixel), captions=captions)
    spots = arrange(*size, wishes)

    def seen(pixels: float) -> float:
        return arc_minutes(pixels * LEAST_CAPITAL, pixel, metres)

    assert seen(spots.heading_font) == pytest.approx(FAR_ARC_MINUTES, abs=0.3)
    assert seen(spots.side_font) == pytest.approx(FAR_ARC_MINUTES, abs=0.3)
    assert seen(DIGITS_SHARE * (min(spots.ring.width, spots.ring.height) - 4)) >= FAR_ARC_MINUTES - 0.3
    assert seen(spots.ahead_font) == pytest.approx(SECOND_ARC_MINUTES, abs=0.3)
    assert seen(spots.caption_font) >= SECOND_ARC_MINUTES - 0.3


@pytest.mark.parametrize("captions", [0.0, 1.0])
@pytest.mark.parametrize("upright", [True, False])
@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080), (2560, 1600)])
def test_thirteen_inches_can_be_read_from_four_metres(
    size: tuple[int, int], upright: bool, captions: float
) -> None:
    pixel = pixel_mm(13.3, *size)
    wishes = Wishes(upright=upright, distant=True, far=far_pixels(4.0, pixel), captions=captions)
    spots = arrange(*size, wishes)
    digits = DIGITS_SHARE * (min(spots.ring.width, spots.ring.height) - 4)
    for pixels in (spots.heading_font, spots.side_font, digits, spots.ahead_font, spots.caption_font):
        assert arc_minutes(pixels * LEAST_CAPITAL, pixel) >= 15.9
    assert spots.figure.height >= 0.32 * size[1]


def test_who_is_near_gets_a_larger_figure_instead_of_larger_words() -> None:
    near, far = (
        arrange(2560, 1440, Wishes(distant=True, far=far_pixels(metres, pixel_mm(27, 2560, 1440))))
        for metres in (2.0, 4.0)
    )
    assert near.heading_font < far.heading_font
    assert near.figure.height > far.figure.height


@pytest.mark.parametrize("distant", [True, False])
@pytest.mark.parametrize("size", [(800, 600), (1280, 800), (1920, 1080)])
def test_an_upright_figure_has_nearly_the_whole_height(size: tuple[int, int], distant: bool) -> None:
    upright, lying = (arrange(*size, Wishes(upright=each, distant=distant)) for each in (True, False))
    assert upright.figure.height > 1.35 * lying.figure.height
    assert upright.figure.height > 0.85 * upright.stage.height - upright.caption.height


@pytest.mark.parametrize("captions", [0.0, 1.0, 2.0])
@pytest.mark.parametrize("size", [(700, 1000), (1080, 1920), (800, 1280)])
def test_in_a_tall_window_an_upright_figure_is_never_smaller_than_a_lying_ones_place_would_make_it(
    size: tuple[int, int], captions: float
) -> None:
    def height(upright: bool) -> float:
        figure = arrange(*size, Wishes(upright=upright, captions=captions)).figure
        return min(figure.height, figure.width / 0.86)

    assert height(True) >= height(False)


def test_larger_text_makes_small_words_larger_and_keeps_far_ones() -> None:
    usual, large = arrange(800, 500, Wishes(1.0)), arrange(800, 500, Wishes(2.0))
    assert large.caption_font > usual.caption_font
    assert large.small_font > 1.5 * usual.small_font
    assert large.heading_font == usual.heading_font


def test_captions_take_room_only_where_they_are_shown() -> None:
    without, usual, large = (arrange(1280, 720, Wishes(captions=size)) for size in (0.0, 1.0, 2.0))
    assert without.caption.height == 0
    assert without.figure.height > usual.figure.height > large.figure.height
    assert large.caption_font == pytest.approx(2 * usual.caption_font, abs=1)


def test_a_session_without_sides_gives_the_room_to_the_ring() -> None:
    assert arrange(1280, 720, Wishes(sided=False)).ring.height > arrange(1280, 720).ring.height


@pytest.mark.parametrize("upright", [False, True])
@pytest.mark.parametrize("sided", [False, True])
@pytest.mark.parametrize("size", [(240, 135), (400, 225), (640, 360), (300, 400)])
def test_a_small_picture_of_the_screen_is_the_screen_made_smaller(
    size: tuple[int, int], sided: bool, upright: bool
) -> None:
    wishes = Wishes(sided=sided, upright=upright, inset=True, distant=True)
    spots, twice = arrange(*size, wishes), arrange(2 * size[0], 2 * size[1], wishes)
    seen = ("stage", "heading", "side", "ring", "ahead")
    for name, box in _boxes(spots, seen).items():
        assert box.x >= 0 and box.y >= -1 and box.right <= size[0] + 1 and box.bottom <= size[1] + 1, name
    for name, box in _boxes(twice, seen).items():
        small = getattr(spots, name).scaled(2)
        assert abs(small.x - box.x) <= 4 and abs(small.right - box.right) <= 4, name
    assert abs(spots.heading_font * 2 - twice.heading_font) <= 2
    boxes = _boxes(spots, seen)
    assert not any(
        _overlap(one, other) for one, other in combinations(boxes.values(), 2) if one.width and other.width
    )
