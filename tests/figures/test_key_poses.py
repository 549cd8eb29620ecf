"""Every exercise has poses that stand for it, and the picture that tells most shows what works."""

from __future__ import annotations

import pytest

from player.figures.drawing import Drawing
from player.figures.key_poses import KeyPose, key_poses, phase_still, still, telling_pose
from player.figures.looks import LIGHT
from tests.figures.shown import NAMES, figure_of


@pytest.mark.parametrize("name", NAMES)
def test_key_poses_begin_with_the_start_and_are_poses_of_the_exercise(name: str) -> None:
    figure = figure_of(name)
    poses = key_poses(figure)
    assert poses[0].name == figure.motion.start
    assert {pose.name for pose in poses} <= set(figure.poses)
    assert telling_pose(figure).name in figure.poses


def test_a_stretch_is_told_by_its_stretched_pose() -> None:
    figure = figure_of("supine-strap-hamstring")
    assert [pose.name for pose in key_poses(figure)] == ["start", "stretch", "deep"]
    assert telling_pose(figure).name == "stretch"


def test_what_is_only_gone_through_does_not_stand_for_an_exercise() -> None:
    assert telling_pose(figure_of("reverse-lunge")).name == "lunge"
    assert telling_pose(figure_of("lateral-jump")).name == "there"
    assert telling_pose(figure_of("squat-jump")).name == "low"
    assert telling_pose(figure_of("hip-circles")).name == "out"


def test_what_stands_still_can_be_mirrored_and_shows_more_than_the_bare_pose() -> None:
    figure = figure_of("supine-strap-hamstring")
    pose = telling_pose(figure)
    right, left = still(figure, pose, "right"), still(figure, pose, "left")
    assert left == right.mirrored()
    assert len(right.shapes) > len(figure.drawing_of(pose.name).shapes)


def test_a_contraction_shows_more_shapes_than_the_stretch_before_it() -> None:
    figure = figure_of("supine-strap-hamstring")
    push, stretch = (phase_still(figure, kind, "right") for kind in ("contract", "stretch"))
    assert len(push.shapes) > len(stretch.shapes)


def test_a_mistake_for_itself_is_seen_whole() -> None:
    figure = figure_of("walking-lunge")
    drawing = still(figure, KeyPose("dropping", "hold"), "right")
    assert drawing.view_box != figure.view_box("right")
    left, top, width, height = drawing.view_box
    x, y, wide, tall = Drawing(
        tuple(shape for shape in drawing.shapes if shape.fill != LIGHT.floor), drawing.view_box
    ).bounds()
    assert left <= x
    assert top <= y
    assert x + wide <= left + width
    assert y + tall <= top + height
    assert still(figure, KeyPose("lunge", "hold"), "right").view_box == figure.view_box("right")
