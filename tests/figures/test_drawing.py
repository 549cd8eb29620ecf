"""Drawings are frozen values: mirrored exactly, framed alike, the same for one instant, equal to the golden.

A golden picture that differs is written beside it as NAME.actual; `packaging/dev.py accept` takes it over.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from player.figures.drawing import Curve, Drawing, Line, Move, Shape, commands
from player.figures.looks import DARK, LIGHT
from player.figures.motion import FigureState
from player.figures.svg import svg_of
from tests.figures.shown import NAMES, figure_of, picture_of, states_of

_GOLDEN = Path(__file__).parent / "golden"
_PICTURES = {
    "leg-swing-front": ("leg-swing", FigureState("rep", part_progress=0.5, seconds=5, rep=9), None, "light"),
    "strap-push-left": (
        "supine-strap-hamstring",
        FigureState("contract", phase_progress=0.5, seconds=3, previous_kind="stretch", effort=0.3),
        "left",
        "light",
    ),
    "bridge-up-dark": (
        "glute-bridge",
        FigureState("rep", part="pause", after="lift", seconds=3),
        None,
        "dark",
    ),
    "plank-hold": ("plank", FigureState("hold", phase_progress=0.5, seconds=15), None, "light"),
}


@pytest.mark.parametrize("name", sorted(_PICTURES))
def test_pictures_equal_the_golden_ones(name: str) -> None:
    exercise, state, side, palette = _PICTURES[name]
    drawn = svg_of(figure_of(exercise).drawing_at(state, side, palette))
    golden = _GOLDEN / f"{name}.svg"
    if not golden.exists() or golden.read_text("utf-8") != drawn:
        _GOLDEN.mkdir(exist_ok=True)
        golden.with_name(f"{name}.svg.actual").write_text(drawn, "utf-8")
        pytest.fail(f"{name}.svg differs; look at the .actual, then run: python packaging/dev.py accept")


@pytest.mark.parametrize("name", NAMES)
def test_left_is_the_exact_mirror_of_right(name: str) -> None:
    figure = figure_of(name)
    for pose in figure.poses:
        right, left = picture_of(name, pose), figure.drawing_of(pose, "left")
        assert left == right.mirrored()
        assert left.mirrored() == right
        assert left != right
    assert figure.view_box("left") == figure.drawing_of(figure.motion.start, "left").view_box


@pytest.mark.parametrize("name", NAMES)
def test_every_frame_stays_inside_one_view_box(name: str) -> None:
    figure = figure_of(name)
    left, top, width, height = figure.view_box()
    for state in list(states_of(figure))[::6]:
        drawing = figure.drawing_at(state)
        assert drawing.view_box == (left, top, width, height)
        x, y, wide, tall = drawing.bounds()
        assert x >= left - 0.02
        assert y >= top - 0.02
        assert x + wide <= left + width + 0.02
        assert y + tall <= top + height + 0.02


@pytest.mark.parametrize("name", NAMES)
def test_the_view_box_is_cropped_close_to_what_moves(name: str) -> None:
    figure = figure_of(name)
    _, _, width, height = figure.view_box()
    assert 0.9 <= width <= 2.0
    assert 0.6 <= height <= 1.7


def test_the_same_instant_is_the_same_object() -> None:
    figure = figure_of("plank")
    state = FigureState("hold", phase_progress=0.5, seconds=15)
    near = FigureState("hold", phase_progress=0.5001, seconds=15.003)
    assert figure.drawing_at(state) is figure.drawing_at(near)
    assert figure.drawing_at(state, palette="dark") is not figure.drawing_at(state)


def test_a_look_can_be_given_instead_of_a_palette() -> None:
    figure = figure_of("plank")
    state = FigureState("prepare")
    assert figure.drawing_at(state, palette=LIGHT).shapes == figure.drawing_at(state, palette="light").shapes
    assert figure.drawing_at(state, palette=DARK).shapes != figure.drawing_at(state, palette="light").shapes


def test_a_closed_outline_is_bent_towards_its_points_and_ends_where_it_began() -> None:
    square = Shape((0.0, 0.0, 1.0, 0.0, 1.0, 1.0, 0.0, 1.0), "#112233")
    assert commands(square) == [
        Move(0.0, 0.5),
        Curve(0.0, 0.0, 0.5, 0.0),
        Curve(1.0, 0.0, 1.0, 0.5),
        Curve(1.0, 1.0, 0.5, 1.0),
        Curve(0.0, 1.0, 0.0, 0.5),
    ]


def test_an_open_line_begins_and_ends_at_its_ends() -> None:
    line = Shape((0.0, 0.0, 1.0, 0.0, 1.0, 1.0, 2.0, 1.0), None, 1.0, "#000000", 0.1, closed=False)
    assert commands(line) == [Move(0.0, 0.0), Curve(1.0, 0.0, 1.0, 0.5), Curve(1.0, 1.0, 2.0, 1.0)]
    corners = Shape((0.0, 0.0, 1.0, 0.0, 1.0, 1.0), "#000000", smooth=False)
    assert commands(corners) == [Move(0.0, 0.0), Line(1.0, 0.0), Line(1.0, 1.0)]


def test_a_union_draws_each_of_its_polygons() -> None:
    both = Shape((0.0, 0.0, 1.0, 0.0, 1.0, 1.0, 2.0, 2.0, 3.0, 2.0, 3.0, 3.0), "#000000", runs=(3, 3))
    assert commands(both) == [
        Move(0.0, 0.0),
        Line(1.0, 0.0),
        Line(1.0, 1.0),
        Move(2.0, 2.0),
        Line(3.0, 2.0),
        Line(3.0, 3.0),
    ]


def test_svg_says_colours_lines_and_opacity() -> None:
    shapes = (
        Shape((0.0, 0.0, 1.0, 0.0, 1.0, 1.0), "#102030", 0.5, smooth=False),
        Shape((0.0, 0.0, 1.0, 1.0), None, 1.0, "#405060", 0.02, closed=False),
    )
    text = svg_of(Drawing(shapes, (-0.5, -1.0, 2.0, 1.0)), height=100, background="#ffffff")
    assert 'viewBox="-500 -1000 2000 1000" width="200" height="100"' in text
    assert '<path d="M0 0L1000 0L1000 1000Z" fill="#102030" opacity="0.5"/>' in text
    assert 'stroke="#405060" stroke-width="20"' in text
    assert "-0 " not in text


def test_a_side_that_is_meant_is_marked_whatever_was_drawn_before() -> None:
    figure = figure_of("supine-strap-hamstring")
    state = FigureState("hold", phase_progress=0.5, seconds=14)
    none, right = figure.drawing_at(state), figure.drawing_at(state, "right")
    assert len(right.shapes) > len(none.shapes)
    assert figure.drawing_at(state, "left") == right.mirrored()
