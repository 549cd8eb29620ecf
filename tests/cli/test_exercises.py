"""``limber exercise``: mistakes with places, a template that has none, and what is known of an exercise."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from player.cli import main
from player.session.exercise_template import exercise_template
from tests.figures.shown import EXERCISES, NAMES

WRONG = """\
name = "Bow"
setup = "Stand."
target = ["hamstring"]
kind = "strech"
laterality = "unilateral"
equipment = ["matt"]

[poses.bow]
root = "standing"
near = { hip = { flexion = 170 }, elbo = { flexion = 3 } }
lumbar = { flexion = 70 }
contact = ["feet", "nose"]

[motion]
start = "bough"
"""


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    path = tmp_path / "bow.toml"
    path.write_text(WRONG, encoding="utf-8")
    return path


def test_every_mistake_has_its_place_and_a_way_out(wrong: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["exercise", "check", str(wrong), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    places = {(one["line"], one["column"], one["code"]) for one in told}
    assert places >= {
        (1, 1, "missing-text"),
        (3, 10, "bad-figure"),
        (4, 8, "bad-choice"),
        (6, 14, "bad-choice"),
        (10, 28, "beyond-range"),
        (10, 35, "bad-figure"),
        (11, 22, "beyond-range"),
        (12, 11, "bad-figure"),
        (15, 9, "bad-figure"),
    }
    assert all(one["message"] for one in told)
    said = " ".join(one["message"] + one["hint"] for one in told)
    assert "170 degrees is beyond the normal -20 to 145" in said
    assert "Norkin & White" in said
    assert "did you mean `stretch`?" in said
    assert "`limb` is missing" in said


def test_errors_are_told_as_lines_that_editors_understand(
    wrong: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["exercise", "check", str(wrong)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(f"{wrong}:1:1: ")
    assert lines[-1].endswith("warnings")


def test_text_that_is_not_toml_is_one_problem(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "x.toml"
    path.write_text('name = "X\n', encoding="utf-8")
    assert main(["exercise", "check", str(path)]) == 1
    assert f"{path}:1:" in capsys.readouterr().out


def test_every_shipped_exercise_has_no_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["exercise", "check", *NAMES]) == 0
    assert "0 errors" in capsys.readouterr().out


def test_a_new_exercise_is_complete_and_without_any_problem(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["exercise", "new", "deep-bow", "--folder", str(tmp_path), "--name", 'Deep "bow"']) == 0
    path = tmp_path / "deep-bow.toml"
    schema = path.with_name("limber-exercise.schema.json")
    assert capsys.readouterr().out.splitlines() == [str(path), str(schema)]
    assert path.read_text(encoding="utf-8").startswith(f"#:schema {schema.name}\n")
    assert json.loads(schema.read_text(encoding="utf-8"))["required"] == ["name"]
    assert main(["exercise", "check", str(path)]) == 0
    assert capsys.readouterr().out == "0 errors, 0 warnings\n"
    assert exercise_template("deep-bow").splitlines()[4] == 'name = "Deep bow"'


def test_a_new_exercise_is_found_by_sessions_and_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LIMBER_HOME", str(tmp_path))
    assert main(["exercise", "new", "deep-bow"]) == 0
    session = tmp_path / "s.toml"
    session.write_text(
        'format = 1\ntitle = "S"\n[[step]]\nexercise = "deep-bow"\nhold = "20s"\n', encoding="utf-8"
    )
    assert main(["check", str(session)]) == 0
    assert main(["picture", "deep-bow", "-o", str(tmp_path / "x.svg")]) == 0
    capsys.readouterr()
    assert main(["exercise", "show", "deep-bow"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Deep bow\n")
    assert "Poses:     stand, fold" in said


@pytest.mark.parametrize("name", ["../x", "Big", "a b", "", "x" * 81])
def test_a_name_that_is_no_file_name_is_refused(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["exercise", "new", name, "--folder", str(tmp_path / "in")]) == 1
    assert "chair-twist" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_what_is_there_is_not_written_over(wrong: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["exercise", "new", "bow", "--folder", str(wrong.parent)]) == 1
    assert "is there already" in capsys.readouterr().err
    assert wrong.read_text("utf-8") == WRONG


def test_showing_an_exercise_tells_all_that_its_file_says(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["exercise", "show", "supine-strap-hamstring"]) == 0
    said = capsys.readouterr().out
    for words in ("Supine strap hamstring stretch", "one side at a time (leg)", "Sharman", "deepen"):
        assert words in said
    assert said.rstrip().endswith(str(EXERCISES / "supine-strap-hamstring.toml"))
