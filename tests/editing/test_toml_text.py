"""Edits change what they are about and not one byte more."""

from __future__ import annotations

from typing import Any

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from player.editing.toml_text import (
    EditError,
    copy_table,
    insert_table,
    key_text,
    remove,
    rename,
    set_value,
    text_value,
    texts_value,
)
from tests.figures.shown import NAMES, text_of

BOW = """\
# A bow.
name = "Bow"   # what it is called
equipment = ["mat", "strap"]

[poses.stand]   # upright
root = "standing"
both = { hip = { flexion = 10 }, knee = { flexion = 5 } }  # soft knees
contact = ["feet"]

# the bow itself
[poses.bow]
root = "standing"
lumbar.flexion = 20

[motion]
start = "stand"
hold = ["stand", "bow"]
"""


@pytest.mark.parametrize(
    ("path", "value", "old", "new"),
    [
        (("name",), '"Deep bow"', 'name = "Bow"', 'name = "Deep bow"'),
        (("equipment", 1), '"band"', '"strap"]', '"band"]'),
        (("equipment", 2), '"band"', '"strap"]', '"strap", "band"]'),
        (("poses", "stand", "both", "hip", "flexion"), "12.5", "flexion = 10", "flexion = 12.5"),
        (
            ("poses", "stand", "both", "hip", "rotation"),
            "7",
            "{ flexion = 10 }",
            "{ flexion = 10, rotation = 7 }",
        ),
        (
            ("poses", "stand", "both", "ankle", "flexion"),
            "-3",
            "{ flexion = 5 } }",
            "{ flexion = 5 }, ankle = { flexion = -3 } }",
        ),
        (("poses", "bow", "lumbar", "flexion"), "25", "flexion = 20", "flexion = 25"),
        (
            ("poses", "bow", "contact"),
            '["feet"]',
            "lumbar.flexion = 20\n",
            'lumbar.flexion = 20\ncontact = ["feet"]\n',
        ),
        (
            ("poses", "bow", "working", "hip", "flexion"),
            "8",
            "flexion = 20\n",
            "flexion = 20\nworking = { hip = { flexion = 8 } }\n",
        ),
        (
            ("words", "hold"),
            '"Fold."',
            'hold = ["stand", "bow"]\n',
            'hold = ["stand", "bow"]\n\n[words]\nhold = "Fold."\n',
        ),
        (
            ("poses", "deep", "root"),
            '"standing"',
            "lumbar.flexion = 20\n",
            'lumbar.flexion = 20\n\n[poses.deep]\nroot = "standing"\n',
        ),
    ],
)
def test_a_value_is_put_in_its_place(path: tuple[str | int, ...], value: str, old: str, new: str) -> None:
    assert BOW.count(old) == 1
    assert set_value(BOW, path, value) == BOW.replace(old, new)


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (("name",), 'name = "Bow"   # what it is called\n', ""),
        (("equipment", 0), '["mat", "strap"]', '["strap"]'),
        (("equipment", 1), '["mat", "strap"]', '["mat"]'),
        (
            ("poses", "stand", "both", "hip"),
            "{ hip = { flexion = 10 }, knee = { flexion = 5 } }",
            "{ knee = { flexion = 5 } }",
        ),
        (
            ("poses", "stand", "both", "knee"),
            "{ hip = { flexion = 10 }, knee = { flexion = 5 } }",
            "{ hip = { flexion = 10 } }",
        ),
        (("poses", "stand", "both", "knee", "flexion"), "knee = { flexion = 5 }", "knee = {}"),
        (("poses", "bow"), '[poses.bow]\nroot = "standing"\nlumbar.flexion = 20\n\n', ""),
        (("motion",), '[motion]\nstart = "stand"\nhold = ["stand", "bow"]\n', ""),
    ],
)
def test_what_is_removed_leaves_nothing_and_takes_nothing_else(
    path: tuple[str | int, ...], old: str, new: str
) -> None:
    assert BOW.count(old) == 1
    assert remove(BOW, path) == BOW.replace(old, new)


def test_a_table_is_renamed_in_all_its_headers() -> None:
    text = "[a.b]\nx = 1\n[a.b.c]\ny = 2\n[a.bb]\n"
    assert rename(text, ("a", "b"), "new name") == text.replace("[a.b]", '[a."new name"]').replace(
        "[a.b.c]", '[a."new name".c]'
    )


def test_a_copy_stands_after_what_it_was_copied_from() -> None:
    copied = copy_table(BOW, ("poses", "stand"), "tall")
    poses = tomli.loads(copied)["poses"]
    assert list(poses) == ["stand", "tall", "bow"]
    assert poses["tall"] == poses["stand"]
    assert copied.count("# soft knees") == 2
    assert "# the bow itself\n[poses.bow]" in copied


def test_windows_line_ends_stay_windows_line_ends() -> None:
    text = BOW.replace("\n", "\r\n")
    changed = set_value(text, ("poses", "bow", "contact"), '["feet"]')
    changed = insert_table(changed, ("poses", "deep"), (("root", '"standing"'),))
    assert changed.count("\n") == changed.count("\r\n") == text.count("\n") + 4


def test_steps_of_a_session_are_reached_by_their_place() -> None:
    text = 'title = "S"\n[[step]]\nhold = "30s"\n[[step]]\nrepeat = 2\n  [[step.step]]\n  hold = "20s"\n'
    changed = set_value(text, ("step", 1, "step", 0, "sets"), "3")
    assert changed == text.replace('  hold = "20s"\n', '  hold = "20s"\n  sets = 3\n')
    assert set_value(text, ("step", 0, "hold"), '"45s"') == text.replace("30s", "45s")


def test_a_file_without_a_last_line_end_and_an_empty_one_can_be_added_to() -> None:
    assert set_value("a = 1", ("b",), "2") == "a = 1\nb = 2\n"
    assert set_value("", ("b",), "2") == "b = 2\n"
    assert set_value("[t]\n", ("b",), "2") == "b = 2\n\n[t]\n"


@pytest.mark.parametrize("path", [("no",), ("poses", "no"), ("equipment", 9), ()])
def test_what_is_not_there_cannot_be_removed(path: tuple[str | int, ...]) -> None:
    with pytest.raises(EditError):
        remove(BOW, path)


@pytest.mark.parametrize(
    ("path", "value"), [(("name", "x"), "1"), (("equipment", 5), "1"), (("name",), "not toml")]
)
def test_an_edit_that_would_break_the_text_is_refused(path: tuple[str | int, ...], value: str) -> None:
    with pytest.raises(EditError):
        set_value(BOW, path, value)


@given(st.text(max_size=40))
def test_any_text_and_any_key_can_be_written(word: str) -> None:
    assert tomli.loads(f"x = {text_value(word)}") == {"x": word}
    assert tomli.loads(f"{key_text(word)} = {texts_value([word])}") == {word: [word]}


def _paths(table: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Every path to a plain value of a document."""
    if isinstance(table, dict):
        return [found for name, value in table.items() for found in _paths(value, (*path, name))]
    if isinstance(table, list):
        return [found for place, value in enumerate(table) for found in _paths(value, (*path, place))]
    return [path]


def _without(document: Any, path: tuple[str | int, ...]) -> Any:
    """The document with one value put as None."""
    for part in path[:-1]:
        document = document[part]
    document[path[-1]] = None


@given(st.data())
def test_setting_any_value_of_a_shipped_exercise_changes_only_the_bytes_of_that_value(data: Any) -> None:
    text = text_of(data.draw(st.sampled_from(NAMES)))
    path = data.draw(st.sampled_from(_paths(tomli.loads(text))))
    changed = set_value(text, path, '"\u2603"')
    place = changed.index('"\u2603"')
    assert text.startswith(changed[:place])
    assert text.endswith(changed[place + 3 :])
    before, after = tomli.loads(text), tomli.loads(changed)
    for document in (before, after):
        _without(document, path)
    assert before == after


@given(st.data())
def test_removing_and_renaming_touch_nothing_else(data: Any) -> None:
    text = text_of(data.draw(st.sampled_from(NAMES)))
    document = tomli.loads(text)
    pose = data.draw(st.sampled_from(sorted(document["poses"])))
    renamed = rename(text, ("poses", pose), "x-y")
    assert [new for old, new in zip(text.splitlines(), renamed.splitlines(), strict=True) if old != new] == [
        "[poses.x-y]"
    ]
    removed = remove(text, ("poses", pose))
    kept = document["poses"]
    del kept[pose]
    left = tomli.loads(removed)
    assert left.get("poses", {}) == kept
    assert {k: v for k, v in left.items() if k != "poses"} == {
        k: v for k, v in document.items() if k != "poses"
    }
    lines = iter(text.splitlines())
    assert all(line in lines for line in removed.splitlines()), "lines were changed or reordered"


@given(st.data())
def test_an_inserted_value_is_there_and_every_old_line_remains_but_the_one_it_stands_in(data: Any) -> None:
    text = text_of(data.draw(st.sampled_from(NAMES)))
    document = tomli.loads(text)
    pose = data.draw(st.sampled_from(sorted(document["poses"])))
    side = data.draw(st.sampled_from(("working", "other", "both")))
    joint, movement = data.draw(st.sampled_from((("hip", "rotation"), ("wrist", "flexion"))))
    changed = set_value(text, ("poses", pose, side, joint, movement), "7")
    assert tomli.loads(changed)["poses"][pose][side][joint][movement] == 7
    old, new = text.splitlines(), changed.splitlines()
    assert len(set(old) - set(new)) <= 1
    assert len(new) - len(old) <= 1
