"""On the workbench a pose is changed, dragged, undone, and always drawn."""

from __future__ import annotations

from typing import Any

import pytest
import tomli
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from player.editing import pose_edits
from player.editing.normal_angles import beyond_text
from player.editing.toml_text import EditError
from player.editing.workbench import Workbench
from player.figures.camera import VIEWS
from player.figures.joints import CHANNELS, SIDES
from player.figures.pose import LIMB_CONTACTS, PROPS, ROOTS, SUPPORTS, TRUNK_CONTACTS
from player.session.exercise_template import exercise_template
from tests.figures.shown import NAMES, text_of


def _spot(bench: Workbench, point: str) -> tuple[float, float]:
    return next((spot.x, spot.y) for spot in bench.spots() if spot.point == point)


@pytest.mark.parametrize("name", NAMES)
def test_every_shipped_exercise_can_be_taken_in_hand(name: str) -> None:
    bench = Workbench(text_of(name))
    assert bench.drawing("light").shapes
    assert len(bench.spots()) >= 16
    assert not bench.changed
    assert bench.beyond() == ()


@settings(max_examples=20, phases=(Phase.explicit, Phase.generate))
@given(st.data())
def test_nothing_that_can_be_set_makes_the_picture_fail(data: Any) -> None:
    bench = Workbench(text_of(data.draw(st.sampled_from(("plank", "squat", "supine-strap-hamstring")))))
    bench.choose(data.draw(st.sampled_from(bench.poses)))
    for channel in data.draw(st.lists(st.sampled_from(CHANNELS), max_size=3)):
        bench.set_degrees(channel, float(data.draw(st.integers(-360, 360))))
    pose = bench.pose
    root = data.draw(st.sampled_from(sorted(ROOTS)))
    names = [*TRUNK_CONTACTS, *(f"{side}.{part}" for side in SIDES for part in LIMB_CONTACTS)]
    contacts = data.draw(st.lists(st.sampled_from(names), max_size=3, unique=True))
    supports = [f"{name} on {data.draw(st.sampled_from(SUPPORTS))}" for name in contacts]
    props = data.draw(st.dictionaries(st.sampled_from(PROPS), st.just(["hands"]), max_size=2))
    for edit in (
        lambda text: pose_edits.set_root(text, pose, root),
        lambda text: pose_edits.set_contacts(text, pose, supports),
        lambda text: pose_edits.set_props(text, pose, props),
        lambda text: pose_edits.set_view(text, data.draw(st.sampled_from(sorted(VIEWS)))),
    ):
        bench.change(edit)
    assert bench.drawing("light").shapes
    spot = data.draw(st.sampled_from(bench.spots()))
    bench.drag(spot.point, (data.draw(st.floats(-2, 2)), data.draw(st.floats(-2, 2))))
    assert bench.drawing("dark").shapes
    bench.end_drag()
    figure = bench.figure
    assert figure is not None
    assert figure.drawing_of(pose).shapes


def test_a_change_of_an_angle_is_written_and_undone() -> None:
    bench = Workbench(exercise_template("bow"))
    bench.choose("fold")
    before = bench.text
    bench.set_degrees("working.knee.flexion", 20.0)
    bench.set_degrees("working.knee.flexion", 30.0)
    assert bench.degrees("working.knee.flexion") == 30.0
    assert bench.degrees("other.knee.flexion") == 5.0
    assert bench.changed
    bench.undo()
    assert bench.text == before
    bench.redo()
    assert bench.degrees("working.knee.flexion") == 30.0


def test_a_mirrored_change_is_done_to_both_sides_in_one_place() -> None:
    bench = Workbench(exercise_template("bow"))
    bench.choose("fold")
    bench.set_degrees("other.knee.flexion", 20.0, mirrored=True)
    assert tomli.loads(bench.text)["poses"]["fold"]["both"]["knee"]["flexion"] == 20
    assert "working" not in tomli.loads(bench.text)["poses"]["fold"]


def test_what_is_dragged_is_seen_at_once_and_written_as_one_change() -> None:
    bench = Workbench(text_of("supine-strap-hamstring"))
    bench.choose("stretch")
    before, text = _spot(bench, "working.knee"), bench.text
    for step in range(1, 5):
        bench.drag("working.knee", (before[0] - 0.02 * step, before[1] + 0.005 * step))
    assert bench.text == text
    seen = _spot(bench, "working.knee")
    assert seen[0] < before[0] - 0.03
    bench.end_drag()
    assert bench.degrees("working.hip.flexion") > 80
    assert _spot(bench, "working.knee") == pytest.approx(seen, abs=0.005)
    bench.undo()
    assert bench.text == text


def test_the_picture_stands_still_while_a_joint_is_dragged() -> None:
    bench = Workbench(text_of("squat"))
    box = bench.drawing("light").view_box
    at = _spot(bench, "working.wrist")
    for step in range(4):
        bench.drag("working.wrist", (at[0] + 0.1 * step, at[1] - 0.1 * step), mirrored=True)
        assert bench.drawing("light").view_box == box
    bench.end_drag()
    assert bench.degrees("other.shoulder.flexion") == bench.degrees("working.shoulder.flexion") > 30


def test_hips_over_planted_feet_go_down_while_the_feet_stay() -> None:
    bench = Workbench(exercise_template("bow"))
    bench.choose("stand")
    feet, hips = _spot(bench, "working.ankle"), _spot(bench, "pelvis")
    for step in range(1, 6):
        bench.drag("pelvis", (hips[0] - 0.012 * step, hips[1] + 0.02 * step))
    bench.end_drag()
    assert bench.degrees("working.knee.flexion") > 25
    assert _spot(bench, "pelvis")[1] > hips[1] + 0.06
    assert _spot(bench, "working.ankle")[1] == pytest.approx(feet[1], abs=0.01)


def test_angles_beyond_the_normal_range_are_told_with_their_source() -> None:
    bench = Workbench(exercise_template("bow"))
    bench.set_degrees("lumbar.flexion", 70.0)
    (told,) = bench.beyond()
    assert (told.pose, told.channel) == ("stand", "lumbar.flexion")
    assert "70° is beyond the normal −30° to 50°" in told.text
    assert "Norkin" in told.text
    assert beyond_text("breath", 1.0) == ""


def test_the_root_of_a_pose_is_no_part_of_what_is_written() -> None:
    bench = Workbench(text_of("supine-strap-hamstring"))
    assert bench.degrees("pelvis.flexion") == 0.0
    bench.set_degrees("pelvis.flexion", 5.0)
    assert tomli.loads(bench.text)["poses"]["start"]["pelvis"]["flexion"] == 5


def test_after_the_pose_in_hand_is_deleted_another_one_is() -> None:
    bench = Workbench(exercise_template("bow"))
    bench.choose("fold")
    bench.change(lambda text: pose_edits.delete_pose(text, "fold"))
    assert bench.pose == "stand"
    bench.undo()
    assert bench.poses == ("stand", "fold")


def test_contacts_props_and_motion_are_read_as_they_are_written() -> None:
    bench = Workbench(text_of("supine-strap-hamstring"))
    assert bench.contacts() == ["pelvis", "shoulders", "head", "other.heel"]
    assert bench.props() == {"strap": ["working.foot", "hands"]}
    assert bench.motion()["deepen"] == ["stretch", "deep"]
    assert "push" not in bench.motion()
    assert set(Workbench(text_of("hip-out")).motion()) == {"start", "rep", "hold"}


def test_an_exercise_without_poses_cannot_be_taken_in_hand() -> None:
    with pytest.raises(EditError):
        Workbench('name = "X"\n')
