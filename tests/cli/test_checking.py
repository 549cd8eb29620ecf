"""``limber check`` as a tool: fixes, folders, watching, codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from player.cli import main
from player.cli.gathering import files_in
from player.cli.watching import watch

GOOD = 'format = 1\ntitle = "Evening"\n[[step]]\nexercise = "plank"\nhold = "30s"\n'
BAD = GOOD.replace("exercise", "exersise")
WARNED = GOOD.replace("30s", "5s")


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    path = tmp_path / "bad.toml"
    path.write_bytes(b"\xef\xbb\xbf" + BAD.replace("\n", "\r\n").encode())
    return path


def test_fixes_are_made_and_told_and_the_file_keeps_mark_and_line_ends(
    bad: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--fix", str(bad)]) == 0
    assert capsys.readouterr().out == (
        f"{bad}:4:1: fixed: write `exercise` for `exersise` [unknown-key]\n1 fix made; 0 errors, 0 warnings\n"
    )
    assert bad.read_bytes() == b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode()
    assert list(bad.parent.iterdir()) == [bad]


def test_a_dry_run_shows_the_difference_and_writes_nothing(
    bad: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = bad.read_bytes()
    assert main(["check", "--fix", "--dry-run", str(bad)]) == 1
    said = capsys.readouterr().out
    assert '-exersise = "plank"' in said
    assert '+exercise = "plank"' in said
    assert said.endswith("1 fix possible; 1 error, 0 warnings\n")
    assert bad.read_bytes() == before


def test_what_ships_is_not_written_into_by_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--fix", "hamstring-pnf"]) != 0
    assert "by their path" in capsys.readouterr().err


def test_a_dry_run_alone_is_not_understood(bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--dry-run", str(bad)]) != 0
    assert "--fix" in capsys.readouterr().err


def test_warnings_end_with_one_where_they_are_wished_to(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "warned.toml"
    path.write_text(WARNED, encoding="utf-8")
    assert main(["check", str(path)]) == 0
    assert main(["check", "--warnings-as-errors", str(path)]) == 1
    assert "[unusual-dose]" in capsys.readouterr().out


def test_json_has_the_fix_with_the_characters_it_changes(
    bad: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["check", "--json", str(bad)])
    (problem,) = json.loads(capsys.readouterr().out)
    keys = {"severity", "code", "file", "line", "column", "message", "hint", "fix"}
    assert keys <= problem.keys()
    (edit,) = problem["fix"]["edits"]
    text = bad.read_bytes().decode("utf-8-sig")
    assert text[edit["start"] : edit["end"]] == "exersise"
    assert edit["text"] == "exercise"


def test_a_folder_is_its_sessions_without_exercises_and_translations(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("a.toml", "deep/b.toml", "es/a.toml", "exercises/c.toml", ".hidden/d.toml", "e.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(GOOD, encoding="utf-8")
    assert files_in(tmp_path) == [tmp_path / "a.toml", tmp_path / "deep" / "b.toml"]
    assert main(["check", str(tmp_path)]) == 0
    assert capsys.readouterr().out == "0 errors, 0 warnings\n"


def test_watching_tells_at_once_and_after_each_save_and_ends_calmly(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "session.toml"
    path.write_text("one", encoding="utf-8")
    told: list[str] = []
    rounds = iter(["", "two two", "", None])

    def pause() -> None:
        after = next(rounds)
        if after is None:
            raise KeyboardInterrupt
        if after:
            path.write_text(after, encoding="utf-8")

    watch(lambda: [path], lambda paths: told.append(paths[0].read_text("utf-8")), pause)
    assert told == ["one", "two two"]
    out = capsys.readouterr().out
    assert out.count("Ctrl+C ends.") == 2 and "\x1b" not in out, "no signs for screens where there is none"
