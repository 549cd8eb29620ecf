"""People can see themselves: each look draws, in both palettes, and differs from the others."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from functools import cache

import pytest

from player.figures.body import body_of
from player.figures.drawing import Drawing
from player.figures.looks import (
    DARK,
    HAIR_STYLES,
    LIGHT,
    LOOK_NAMES,
    LOOKS,
    PALETTES,
    SHORTS,
    blend,
    look_of,
)
from tests.figures.shown import figure_of


def test_a_palette_names_a_ground_and_a_person() -> None:
    assert look_of("light") is LIGHT
    assert look_of("dark") is DARK
    assert look_of("light ruth").hair == LOOKS["ruth"].hair
    assert look_of("dark ruth").mat == DARK.mat
    assert look_of("light nobody") is LIGHT
    assert look_of(LIGHT) is LIGHT


def test_there_are_women_and_men_old_and_young_slim_and_heavy() -> None:
    people = LOOKS.values()
    assert len(LOOK_NAMES) == len(LOOKS) >= 8
    assert any(person.build.bust for person in people)
    assert any(not person.build.bust for person in people)
    assert any(person.build.waist > 1.2 for person in people)
    assert any(person.build.waist < 0.9 for person in people)
    assert {person.hair_style for person in people} == set(HAIR_STYLES)
    assert len({person.skin for person in people}) >= 7


@cache
def _squatting(ground: str, name: str) -> Drawing:
    return figure_of("squat").drawing_of("bottom", None, f"{ground} {name}")


@pytest.mark.parametrize("name", LOOKS)
@pytest.mark.parametrize("ground", PALETTES)
def test_every_look_has_colours_of_its_own_and_can_be_drawn(name: str, ground: str) -> None:
    look = look_of(f"{ground} {name}")
    for field in fields(look):
        value = getattr(look, field.name)
        if isinstance(value, str) and field.name != "hair_style":
            assert re.fullmatch("#[0-9a-f]{6}", value)
    drawing = _squatting(ground, name)
    others = [_squatting(ground, other) for other in LOOKS if other != name]
    assert all(drawing.shapes != other.shapes for other in others)
    colours = {shape.fill for shape in drawing.shapes}
    assert {look.skin, look.top, look.bottom} <= colours


def test_a_build_changes_the_flesh_and_leggings_reach_the_ankle() -> None:
    slim, heavy = (body_of(LOOKS[name].build) for name in ("mei", "jonas"))
    assert float(slim.shirt.widths.mean()) < 0.9 * float(heavy.shirt.widths.mean())
    long, short = body_of(replace(LOOKS["mei"].build, hem=2.82)), slim
    assert float(short.shorts.s[-1]) == pytest.approx(SHORTS)
    assert float(long.shorts.s[-1]) == pytest.approx(2.82)


def test_colours_are_mixed_part_of_the_way() -> None:
    assert blend("#000000", "#ffffff", 0.0) == "#000000"
    assert blend("#000000", "#ff8000", 0.5) == "#804000"
