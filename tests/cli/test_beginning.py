"""``limber new``: sessions that begin well."""

from __future__ import annotations

from pathlib import Path

import pytest
import tomli

from player import paths
from player.app.beginning import templates
from player.app.checking import check_file
from player.app.supplies import Supplies
from player.audio.voice.estimate import estimated_frames
from player.cli import main
from player.timeline.compiler import compile_session
from player.timeline.frames import RATE

NAMES = ("stretch", "break", "breath", "circuit", "core", "pnf", "roll")
SUPPLIES = Supplies()


def test_the_templates_are_those_that_the_help_names(capsys: pytest.CaptureFixture[str]) -> None:
    assert tuple(templates()) == NAMES
    assert all(templates().values())
    with pytest.raises(SystemExit):
        main(["new", "--help"])
    said = capsys.readouterr().out
    assert all(name in said for name in NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_template_needs_no_advice_and_teaches(name: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    assert main(["new", str(path), "--template", name]) == 0
    assert [str(problem) for problem in check_file(path, SUPPLIES)] == []
    text = path.read_text(encoding="utf-8")
    assert text.startswith("#:schema limber-session.schema.json\n")
    assert text.count("#") >= 7
    assert "limber check" in text


@pytest.mark.parametrize("name", NAMES)
def test_a_template_plays_for_some_minutes_and_waits_for_nobody(name: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    assert main(["new", str(path), "--template", name]) == 0
    session = SUPPLIES.load(path).require()
    made = compile_session(session, SUPPLIES.words(session.language), estimated_frames)
    assert 4 <= made.length / RATE / 60 <= 25
    assert not any(phase.open for phase in made.phases)


def test_title_and_language_are_put_in_and_the_schema_lies_beside(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "deep" / "abend.toml"
    title = 'Abends: "Hüfte"'
    assert main(["new", str(path), "--template", "breath", "--title", title, "--language", "de"]) == 0
    schema = path.with_name("limber-session.schema.json")
    assert capsys.readouterr().out == f"{path}\n{schema}\n"
    document = tomli.loads(path.read_text(encoding="utf-8"))
    assert (document["title"], document["language"]) == (title, "de")
    assert schema.is_file()
    assert main(["new", str(path.with_name("noch-eine.toml"))]) == 0
    assert capsys.readouterr().out == f"{path.with_name('noch-eine.toml')}\n"


def test_a_name_alone_begins_a_session_of_ones_own(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "evening", "--title", "My evening"]) == 0
    path = paths.data_folder() / "sessions" / "evening.toml"
    assert capsys.readouterr().out.startswith(f"{path}\n")
    assert main(["list"]) == 0
    assert "My evening" in capsys.readouterr().out


def test_what_is_there_is_not_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("mine", encoding="utf-8")
    assert main(["new", str(path)]) == 1
    assert "is there already" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == "mine"
    assert list(tmp_path.iterdir()) == [path]


def test_a_template_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", str(tmp_path / "mine.toml"), "--template", "cores"]) == 1
    assert "Did you mean `core`?" in capsys.readouterr().err
    assert main(["new", ".toml"]) == 1
    assert "needs a name" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_wish_becomes_a_session_that_needs_no_advice(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, other, third = (tmp_path / f"{name}.toml" for name in ("one", "other", "third"))
    wished = ["--for", "hamstrings", "--minutes", "20", "--level", "gentle", "--without", "floor"]
    assert main(["new", str(one), *wished, "--tighter", "left"]) == 0
    assert main(["new", str(other), *wished, "--tighter", "left"]) == 0
    assert main(["new", str(third), *wished, "--tighter", "left", "--seed", "3"]) == 0
    assert one.read_text("utf-8") == other.read_text("utf-8") != third.read_text("utf-8")
    assert [str(problem) for problem in check_file(one, SUPPLIES)] == []
    document = tomli.loads(one.read_text("utf-8"))
    assert "mat" not in document["equipment"]
    assert any(step.get("extra") == {"left": 1} for step in document["step"])
    assert document["defaults"]["first_side"] == "left"
    session = SUPPLIES.load(one).require()
    made = compile_session(session, SUPPLIES.words("en"), estimated_frames)
    assert made.length / RATE == pytest.approx(20 * 60, rel=0.05)
    assert capsys.readouterr().err == ""


def test_a_sentence_will_do_and_what_is_not_understood_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "made.toml"
    assert main(["new", str(path), "--wish", "ten minutes of zumba for hips, strong", "--title", "Mine"]) == 0
    assert "Not understood: zumba." in capsys.readouterr().err
    document = tomli.loads(path.read_text("utf-8"))
    assert (document["title"], document["level"], document["tags"]) == ("Mine", "hard", ["hips"])
    assert main(["new", str(path), "--wish", "ten minutes"]) == 1
    assert "is there already" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("wished", "told"),
    [
        (["--for", "hip"], "Did you mean `hips`?"),
        (["--for", "hips", "--with", "trampoline"], "“trampoline” is not known"),
        (["--minutes", "90"], "3 to 60 minutes"),
        (["--wish", "zumba"], "Nothing of “zumba”"),
        (["--for", "calves", "--without", "standing"], "It would take: standing"),
        (["--for", "hips", "--template", "core"], "Leave out --template"),
    ],
)
def test_a_wish_that_cannot_be_met_writes_nothing(
    wished: list[str], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", str(tmp_path / "made.toml"), *wished]) == 1
    assert told in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
