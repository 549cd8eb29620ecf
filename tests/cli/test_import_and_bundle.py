"""The verbs ``import`` and ``bundle``: what they print, where they write, what they never replace."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from player import paths
from player.cli import main
from tests.importing.made import SAMPLES


def folder() -> Path:
    """Return the person's folder of sessions."""
    return paths.data_folder() / "sessions"


def piped(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Let a text be what is piped in."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))


def test_a_file_becomes_sessions_in_the_persons_folder(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(SAMPLES / "stretch.seconds")]) == 0
    assert sorted(path.name for path in folder().glob("*")) == ["evening-cool-down.toml", "one-plank.toml"]
    said = capsys.readouterr().out
    assert "from Seconds" in said
    assert "dropped  colours of intervals" in said
    assert "evening-cool-down.toml  Evening cool-down, " in said
    assert main(["check", *map(str, folder().glob("*.toml"))]) == 0


def test_the_same_again_is_there_already(capsys: pytest.CaptureFixture[str]) -> None:
    main(["import", str(SAMPLES / "jawt.json")])
    main(["import", str(SAMPLES / "jawt.json")])
    assert "“core-ten.toml” is there already" in capsys.readouterr().out
    assert len(list(folder().glob("*"))) == 1


def test_a_shipped_session_of_the_same_name_is_not_put_in_the_shade(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    piped(monkeypatch, "# Hamstring PNF\n\nplank 30s\n")
    assert main(["import", "-"]) == 0
    assert [path.name for path in folder().glob("*")] == ["hamstring-pnf-2.toml"]
    assert "is called" in capsys.readouterr().out


def test_pictures_come_along_and_the_session_shows_them() -> None:
    assert main(["import", str(SAMPLES / "workrave" / "exercises.xml")]) == 0
    assert (folder() / "exercises" / "wrist-roll.png").is_file()
    assert main(["check", str(folder() / "workrave-exercises.toml")]) == 0


def test_a_list_is_printed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    piped(monkeypatch, "3x: 30s plank, 15s rest")
    assert main(["import", "-", "-o", "-"]) == 0
    assert 'hold = "30s"' in capsys.readouterr().out
    assert not folder().exists()


def test_one_session_is_written_where_it_is_wanted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "mine.toml"
    assert main(["import", str(SAMPLES / "list.txt"), "-o", str(target)]) == 0
    assert main(["check", str(target)]) == 0
    assert main(["import", str(SAMPLES / "list.txt"), "-o", str(target)]) == 1
    assert "is there already" in capsys.readouterr().err
    assert main(["import", str(SAMPLES / "stretch.seconds"), "-o", str(tmp_path / "two.toml")]) == 1
    assert main(["import", str(SAMPLES / "list.txt"), "-o", str(tmp_path / "two.txt")]) == 1


def test_what_cannot_be_read_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(tmp_path / "nothing.json")]) == 1
    assert main(["import", str(SAMPLES / "jawt.json"), "--format", "zwift"]) == 1
    said = capsys.readouterr().err
    assert "cannot be read" in said
    assert "not a file of Zwift" in said


def test_a_bundle_goes_from_one_person_to_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["import", str(SAMPLES / "workrave" / "exercises.xml")])
    bundle = tmp_path / "breaks.limber"
    assert main(["bundle", "workrave-exercises", "-o", str(bundle)]) == 0
    assert "names no licence" in capsys.readouterr().err
    monkeypatch.setenv("LIMBER_HOME", str(tmp_path / "other"))
    assert main(["import", str(bundle)]) == 0
    assert "Licence  none is named" in capsys.readouterr().out
    assert main(["check", "workrave-exercises"]) == 0
    again = tmp_path / "again.limber"
    assert main(["bundle", "workrave-exercises", "-o", str(again)]) == 0
    assert again.read_bytes() == bundle.read_bytes()
    assert main(["bundle", "workrave-exercises", "-o", str(again)]) == 1


def test_a_person_who_says_no_gets_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bundle = tmp_path / "pnf.limber"
    assert main(["bundle", "hamstring-pnf", "-o", str(bundle)]) == 0
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _question: "n")
    assert main(["import", str(bundle)]) == 1
    assert "CC-BY-SA-4.0" in capsys.readouterr().out
    assert not folder().exists()
    assert main(["import", "-y", str(bundle)]) == 0
    assert "is there already" in capsys.readouterr().out
