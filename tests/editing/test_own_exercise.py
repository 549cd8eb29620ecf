"""An exercise of a session's own is worked on as a file, and nothing else of the session changes."""

from __future__ import annotations

import pytest
import tomli

from player.editing.own_exercise import exercise_text, with_exercise_text, with_first_poses
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
    assert exercise_text('exercises = { bow = { name = "Bow" } }\n', "bow") is None


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
