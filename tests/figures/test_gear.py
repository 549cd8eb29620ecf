"""What is held, lies under a part of the body or helps is drawn where it belongs."""

from __future__ import annotations

import numpy as np
import pytest

from player.figures.camera import VIEWS, Camera
from player.figures.figure import Figure
from player.figures.furniture import furniture
from player.figures.gear import gear
from player.figures.looks import LIGHT
from player.figures.planting import TOPS
from player.figures.reading import read_figure

_STANDS = {"root": "standing", "contact": ["feet"]}
_PLACES = {
    "band": ["thighs"],
    "block": ["hands"],
    "chair": ["other.hand"],
    "cushion": ["head"],
    "door-frame": ["working.hand"],
    "dowel": ["thorax"],
    "partner": ["working.heel"],
    "step": ["working.foot"],
    "wall": ["hands"],
}


def _figure(prop: str, points: list[str]) -> Figure:
    figure, faults = read_figure({"poses": {"one": {**_STANDS, "prop": {prop: points}}}})
    assert figure is not None
    assert faults == []
    return figure


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("prop", _PLACES)
def test_every_prop_is_drawn_in_every_view(prop: str, view: str) -> None:
    figure = _figure(prop, _PLACES[prop])
    pose, bones = figure.poses["one"], figure.stance_of("one").skeleton()
    camera = Camera(*VIEWS[view])
    drawn = [*furniture(pose.props, bones, camera, LIGHT), *gear(pose.props, bones, bones, camera, LIGHT)]
    assert sum(len(shapes) for shapes in drawn) > 0


def test_a_band_that_is_tied_runs_from_the_hands_to_its_post() -> None:
    figure = _figure("band", ["hands", "working.beside"])
    bones = figure.stance_of("one").skeleton()
    camera = Camera(90.0, 0.0)
    behind, before = gear(figure.poses["one"].props, bones, bones, camera, LIGHT)
    (cord,) = behind + before
    hands = (bones.points["working.knuckles"] + bones.points["other.knuckles"]) / 2
    assert np.allclose(cord.points[:2], camera.flat(hands) * (1, -1), atol=0.03)
    assert abs(cord.points[2] - cord.points[0]) > 0.5


def test_a_band_between_the_hands_is_beyond_a_body_that_is_seen_from_behind() -> None:
    figure = _figure("band", ["hands"])
    bones = figure.stance_of("one").skeleton()
    for turn, places in ((90.0, (0, 1)), (-90.0, (1, 0))):
        drawn = gear(figure.poses["one"].props, bones, bones, Camera(turn, 0.0), LIGHT)
        assert tuple(len(shapes) for shapes in drawn) == places


def test_hands_on_blocks_are_as_high_as_the_blocks() -> None:
    pose = {
        "root": "quadruped",
        "both": {"hip": {"flexion": 90}, "knee": {"flexion": 90}, "shoulder": {"flexion": 90}},
        "contact": ["knees", "hands on block"],
    }
    figure, faults = read_figure({"poses": {"one": pose}})
    assert figure is not None
    assert faults == []
    bones = figure.stance_of("one").skeleton()
    assert float(bones.points["working.wrist"][1]) == pytest.approx(TOPS["block"] + 0.021, abs=0.005)


def test_a_partner_kneels_on_the_floor_beyond_the_feet() -> None:
    figure = _figure("partner", ["heels"])
    bones = figure.stance_of("one").skeleton()
    behind, before = gear(figure.poses["one"].props, bones, bones, Camera(0.0, 0.0), LIGHT)
    assert behind
    assert before
    lowest = max(max(shape.points[1::2]) for shape in behind)
    assert lowest == pytest.approx(0.0, abs=0.03)
