"""An exercise of a session's own is worked on as a file, and nothing else of the session changes."""

from __future__ import annotations

import pytest
import tomli

from player.editing.own_exercise import exercise_text, with_exercise_text, with_first_poses
from player.editing.pose_edits import add_pose, rename_pose, set_angles, set_motion
from player.editing.toml_text import EditError
from player.editing.workbench import Workbench
from player.session.exercise_template import exercise_template

SESSION = """format = 1
title = "T"

[[step]]
exercise = "bow"
hold = "30s"

# mine
[exercises.bow]   # a bow
name = "Bow"   # kept

[exercises.bow.poses.stand]
root = "standing"
contact = ["feet"]

# deep
[exercises.bow.poses.deep]
root = "standing"
hip = { flexion = 60 }
contact = ["feet"]

[exercises.bow.motion]
hold = ["stand", "deep"]

# another one
[exercises."my own"]
name = "Own"

[[step]]
rest = "5s"
"""


def test_it_reads_as_a_file_that_the_workshop_can_work_on() -> None:
    file = exercise_text(SESSION, "bow")
    assert file is not None
    assert tomli.loads(file) == tomli.loads(SESSION)["exercises"]["bow"]
    assert "# deep\n[poses.deep]" in file and 'name = "Bow"   # kept' in file
    assert Workbench(file).poses == ("stand", "deep")
    assert exercise_text(SESSION, "nobody") is None


def test_what_was_changed_goes_back_and_all_else_keeps_its_bytes() -> None:
    file = exercise_text(SESSION, "bow")
    assert file is not None
    changed = with_exercise_text(SESSION, "bow", file.replace("flexion = 60", "flexion = 75"))
    assert tomli.loads(changed) == tomli.loads(SESSION.replace("flexion = 60", "flexion = 75"))
    assert changed == SESSION.replace("flexion = 60", "flexion = 75")


def test_names_that_need_quotes_keep_them_and_what_is_no_toml_is_refused() -> None:
    changed = with_exercise_text(SESSION, "my own", 'name = "Other"\n\n[words]\nhold = "Stay."\n')
    assert tomli.loads(changed)["exercises"]["my own"] == {"name": "Other", "words": {"hold": "Stay."}}
    with pytest.raises(EditError):
        with_exercise_text(SESSION, "my own", "name = \n")
    with pytest.raises(EditError):
        with_exercise_text(SESSION, "nobody", 'name = "X"\n')


def test_one_without_poses_begins_with_some_and_keeps_what_it_has() -> None:
    file = exercise_text(SESSION, "my own")
    assert file is not None
    begun = with_first_poses(file, exercise_template("own"))
    assert Workbench(begun).poses and begun.startswith('name = "Own"\n')
    assert tomli.loads(with_exercise_text(SESSION, "my own", begun))["exercises"]["my own"]["poses"]


BRACES = """format = 1   # kept
exercises = { bow = { name = "Bow", poses = { stand = { root = "standing" } } }, other = { name = "O" } }

[[step]]
exercise = "bow"   # mine
"""
DOTS = """format = 1
exercises.bow.name = "Bow"   # kept
exercises.bow.target = ["calves"]
[exercises.bow.poses]
stand = { root = "standing", hip = { flexion = 5 } }

[[step]]
exercise = "bow"
"""
LATE = """format = 1
[[step]]
exercise = "bow"

[exercises]
bow.name = "Bow"

[exercises.bow.poses.stand]   # kept
root = "standing"
"""


@pytest.mark.parametrize("session", [BRACES, DOTS, LATE])
def test_one_in_braces_or_with_dots_goes_to_the_workshop_and_comes_back(session: str) -> None:
    file = exercise_text(session, "bow")
    assert file is not None and tomli.loads(file) == tomli.loads(session)["exercises"]["bow"]
    assert with_exercise_text(session, "bow", file) == session
    drawn = set_angles(file, "stand", {"working.knee.flexion": 40.0, "lumbar.flexion": 10.0})
    drawn = add_pose(set_motion(drawn, "hold", ["stand"]), "deep")
    changed = with_exercise_text(session, "bow", drawn)
    assert tomli.loads(changed)["exercises"]["bow"] == tomli.loads(drawn)
    rest = {key: value for key, value in tomli.loads(session).items() if key != "exercises"}
    assert {key: value for key, value in tomli.loads(changed).items() if key != "exercises"} == rest
    assert "# kept" in changed or "# kept" not in session
    assert "# mine" in changed or "# mine" not in session


def test_a_pose_that_goes_in_the_workshop_goes_from_the_braces() -> None:
    file = exercise_text(BRACES, "bow")
    assert file is not None
    renamed = rename_pose(set_motion(file, "hold", ["stand"]), "stand", "tall")
    changed = with_exercise_text(BRACES, "bow", renamed)
    assert tomli.loads(changed)["exercises"]["bow"]["poses"] == {"tall": {"root": "standing"}}
    assert tomli.loads(changed)["exercises"]["other"] == {"name": "O"}
