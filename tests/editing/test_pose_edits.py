"""Edits of exercises say what they should to the figure, and change nothing else in the text."""

from __future__ import annotations

from typing import Any

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from player.editing import pose_edits as edits
from player.editing.toml_text import EditError
from player.figures.joints import CHANNELS, SIDES
from player.figures.pose import Pose, parse_pose
from player.figures.reading import read_figure
from tests.figures.shown import NAMES, text_of


def _pose(text: str, name: str) -> Pose:
    pose, faults = parse_pose(tomli.loads(text)["poses"][name])
    assert faults == []
    return pose


def _some_pose(data: Any) -> tuple[str, str]:
    text = text_of(data.draw(st.sampled_from(NAMES)))
    return text, data.draw(st.sampled_from(sorted(tomli.loads(text)["poses"])))


@given(st.data())
def test_any_angle_of_any_shipped_pose_can_be_set_and_no_other_changes(data: Any) -> None:
    text, name = _some_pose(data)
    channel = data.draw(st.sampled_from([each for each in CHANNELS if each != "pelvis.flexion"]))
    degrees = data.draw(st.integers(-90, 90))
    before, after = _pose(text, name), _pose(edits.set_angles(text, name, {channel: degrees}), name)
    assert after == before.turned(**{channel.replace(".", "__"): float(degrees)})


@given(st.data())
def test_both_sides_can_be_set_at_once(data: Any) -> None:
    text, name = _some_pose(data)
    joint = data.draw(st.sampled_from(("hip.flexion", "knee.flexion", "wrist.abduction")))
    changed = edits.set_angles(text, name, {f"{side}.{joint}": 33.0 for side in SIDES})
    pose = _pose(changed, name)
    assert [pose.angle(f"{side}.{joint}") for side in SIDES] == [33.0, 33.0]


def test_what_is_written_for_both_sides_stays_so_when_both_are_set() -> None:
    text = "[poses.a]\nboth = { hip = { flexion = 10 } }  # hips\n"
    changed = edits.set_angles(text, "a", {"working.hip.flexion": 20, "other.hip.flexion": 20})
    assert changed == text.replace("10", "20")


@pytest.mark.parametrize(
    "text",
    [
        "[poses.a]\nboth = { hip = { flexion = 10 } }\n",
        "[poses.a]\nworking = { knee = { flexion = 4 } }\nboth = { hip = { flexion = 10 } }\n",
        "[poses.a]\nboth = { hip = { flexion = 10 } }\nnear = { knee = { flexion = 4 } }\n",
        "[poses.a]\nnear = { hip = { flexion = 3 } }\nboth = { hip = { flexion = 10 } }\n",
    ],
)
def test_one_side_can_be_told_from_what_is_written_for_both(text: str) -> None:
    before = _pose(text, "a")
    pose = _pose(edits.set_angles(text, "a", {"working.hip.flexion": 50}), "a")
    assert pose == before.turned(working__hip__flexion=50.0)


@given(st.data())
def test_a_mirrored_pose_is_the_mirror_image_and_twice_mirrored_the_same(data: Any) -> None:
    text, name = _some_pose(data)
    mirrored = edits.mirror_pose(text, name)
    expected = _pose(text, name).mirrored()
    found = _pose(mirrored, name)
    assert sorted(found.contacts) == sorted(expected.contacts)
    assert found.supports == expected.supports
    assert {prop: sorted(at) for prop, at in found.props.items()} == {
        prop: sorted(at) for prop, at in expected.props.items()
    }
    if found.root == expected.root:
        assert found.angles == pytest.approx(expected.angles)
    assert _pose(edits.mirror_pose(mirrored, name), name) == _pose(text, name)


@given(st.data())
def test_a_renamed_pose_moves_as_before(data: Any) -> None:
    text, name = _some_pose(data)
    before, _ = read_figure(tomli.loads(text))
    after, faults = read_figure(tomli.loads(edits.rename_pose(text, name, "another name")))
    assert faults == []
    assert before is not None
    assert after is not None
    renamed = {
        kind: tuple("another name" if each == name else each for each in path)
        for kind, path in before.motion.paths.items()
    }
    assert after.motion.paths == renamed
    with pytest.raises(EditError):
        edits.rename_pose(text, name, name)


@given(st.data())
def test_a_deleted_pose_leaves_an_exercise_that_can_be_drawn(data: Any) -> None:
    text, name = _some_pose(data)
    document = tomli.loads(text)
    if not {*document["poses"]} - {*document.get("wrong", ()), name}:
        with pytest.raises(EditError):
            edits.delete_pose(text, name)
        return
    figure, faults = read_figure(tomli.loads(edits.delete_pose(text, name)))
    assert faults == []
    assert figure is not None
    assert name not in figure.poses


def test_a_pose_that_shows_a_mistake_is_renamed_and_deleted_with_its_words() -> None:
    text = 'wrong = { sag = "Hips sag." }\n[poses.up]\n[poses.sag]\nlumbar = { flexion = -20 }\n'
    assert tomli.loads(edits.rename_pose(text, "sag", "slump"))["wrong"] == {"slump": "Hips sag."}
    assert tomli.loads(edits.delete_pose(text, "sag"))["wrong"] == {}
    with pytest.raises(EditError):
        edits.delete_pose(text, "up")
    figure, faults = read_figure({"poses": {"sag": {}}, "wrong": {"sag": "Hips sag."}})
    assert figure is not None
    assert faults == []
    assert figure.drawing_of("sag").shapes


def test_poses_are_added_and_copied_under_free_names() -> None:
    text = text_of("plank")
    poses = list(tomli.loads(text)["poses"])
    name = edits.free_name(poses, poses[0])
    assert name == f"{poses[0]}-2"
    copied = tomli.loads(edits.copy_pose(text, poses[0], name))["poses"]
    assert copied[name] == copied[poses[0]]
    added = _pose(edits.add_pose(text, "new one", "supine", ["pelvis"]), "new one")
    assert (added.root, added.contacts) == ("supine", ("pelvis",))


def test_contacts_props_motion_and_view_are_set_and_taken_away() -> None:
    text = text_of("plank")
    name = next(iter(tomli.loads(text)["poses"]))
    text = edits.set_contacts(text, name, ["hands on chair", "balls"])
    text = edits.set_props(text, name, {"chair": ["hands"]})
    text = edits.set_motion(text, "change side", [name])
    text = edits.set_push(text, "push", "working.heel", "down")
    text = edits.set_view(text, "front")
    document = tomli.loads(text)
    assert read_figure(document)[1] == []
    assert document["poses"][name]["contact"] == ["hands on chair", "balls"]
    assert document["motion"]["change side"] == name
    assert (document["view"], document["motion"]["push"]["way"]) == ("front", "down")
    text = edits.set_push(
        edits.set_motion(edits.set_props(text, name, {}), "change side", []), "push", "", ""
    )
    document = tomli.loads(edits.set_contacts(text, name, []))
    assert "prop" not in document["poses"][name]
    assert "contact" not in document["poses"][name]
    assert not {"push", "change side"} & document["motion"].keys()
