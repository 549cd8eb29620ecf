"""The verbs that need no window and no sound: what they print and with which code they end."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from player import __version__
from player.cli import _with_verb, main
from player.cli.arguments import parser
from tests.golden import ROOT

GOOD = 'format = 1\ntitle = "Evening"\n[[step]]\nexercise = "plank"\nhold = "30s"\n'
BAD = 'format = 1\ntitle = "Evening"\n[[step]]\nexersise = "plank"\nhold = "30s"\n'
OPEN = 'format = 1\ntitle = "Open"\n[[step]]\nname = "Squat"\nreps = 10\n'


@pytest.fixture
def session(tmp_path: Path) -> Path:
    path = tmp_path / "evening.toml"
    path.write_text(GOOD, encoding="utf-8")
    return path


def test_help_teaches_by_examples(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    said = capsys.readouterr().out
    for verb in ("play", "check", "show", "export", "list", "doctor"):
        assert f"  {verb}" in said
    assert "limber check evening.toml" in said


def test_every_example_of_the_help_is_understood() -> None:
    root = parser()
    for line in (root.epilog or "").splitlines():
        words = line.split("   ")[0].split()
        if words[:1] == ["limber"] and len(words) > 1:
            given = " ".join(words[1:]).replace('"', "").split(" ")
            if "try" in given:
                given = [*given[: given.index("try") + 1], "Push your heel down."]
            assert root.parse_args(_with_verb(given)).run


def test_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--version"])
    assert capsys.readouterr().out == f"limber {__version__}\n"


def test_arguments_that_are_not_understood_end_with_two(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["dance"])
    assert ended.value.code == 2
    assert "invalid choice" in capsys.readouterr().err


def test_check_says_nothing_is_wrong(session: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(session)]) == 0
    assert capsys.readouterr().out == "0 errors, 0 warnings\n"


def test_check_takes_names_of_the_library(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "hamstring-pnf"]) == 0
    assert capsys.readouterr().out == "0 errors, 0 warnings\n"


def test_check_lists_the_mistakes_of_several_files(
    session: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad, none = tmp_path / "bad.toml", tmp_path / "none.toml"
    bad.write_text(BAD, encoding="utf-8")
    empty = tmp_path / "empty"
    empty.mkdir()
    assert main(["check", str(session), str(bad), str(none), str(empty)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"{bad}:4:1: error: `exersise`: unknown key (did you mean `exercise`?) [unknown-key]",
        f"{none}:1:1: error: the file cannot be read: No such file or directory (check the name) "
        "[unreadable]",
        f"{empty}:1:1: error: this is a folder (name a session file) [unreadable]",
        "3 errors, 0 warnings",
    ]


def test_check_writes_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = tmp_path / "bad.toml"
    bad.write_text(BAD, encoding="utf-8")
    assert main(["check", "--json", str(bad)]) == 1
    assert json.loads(capsys.readouterr().out) == [
        {
            "severity": "error",
            "code": "unknown-key",
            "file": str(bad),
            "line": 4,
            "column": 1,
            "message": "`exersise`: unknown key",
            "hint": "did you mean `exercise`?",
            "fix": {
                "title": "write `exercise` for `exersise`",
                "safe": True,
                "edits": [{"start": 38, "end": 46, "text": "exercise"}],
            },
        }
    ]


def test_warnings_end_with_zero(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "warned.toml"
    path.write_text(GOOD.replace("[[step]]", 'cover = "none"\n[[step]]'), encoding="utf-8")
    assert main(["check", str(path)]) == 0
    assert capsys.readouterr().out.endswith("0 errors, 1 warning\n")


def test_show_lists_second_by_second(session: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(session), "--no-announcements"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Evening  0:30",
        "",
        "== 1  Front plank",
        "    0.000    30.000  hold        Front plank",
    ]


def test_show_writes_the_keys_that_other_programs_read(
    session: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["show", str(session), "--json"]) == 0
    value = json.loads(capsys.readouterr().out)
    hold = next(phase for phase in value["phases"] if phase["kind"] == "hold")
    keys = {"start", "seconds", "kind", "exercise", "side", "set", "step", "say"}
    assert keys <= hold.keys()
    assert (hold["seconds"], hold["exercise"], hold["side"], hold["set"], hold["step"]) == (
        30,
        "plank",
        None,
        1,
        "1",
    )
    assert value["seconds"] == pytest.approx(sum(phase["seconds"] for phase in value["phases"]))


def test_a_phase_that_waits_has_no_seconds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "open.toml"
    path.write_text(OPEN, encoding="utf-8")
    assert main(["show", str(path), "--json", "--no-announcements"]) == 0
    value = json.loads(capsys.readouterr().out)
    assert value["phases"][0]["seconds"] is None
    assert value["open"] is True


def test_show_of_a_broken_session_tells_its_mistakes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.toml"
    bad.write_text(BAD, encoding="utf-8")
    assert main(["show", str(bad)]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.splitlines()[0].startswith(f"{bad}:4:1: error: ")
    assert printed.err.splitlines()[-1] == "There is a mistake in the session."


def test_a_name_that_is_not_there_is_told_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "hamstring-pmf"]) == 1
    assert capsys.readouterr().err == (
        'There is no session "hamstring-pmf".\nDid you mean `hamstring-pnf`?\n'
    )


def test_list_shows_the_sessions_and_their_minutes(
    limber_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = limber_home / "data" / "sessions"
    own.mkdir(parents=True)
    (own / "broken.toml").write_text(BAD, encoding="utf-8")
    assert main(["list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith("hamstring-pnf") and "min  Hamstring release" in line for line in lines)
    assert any(line.startswith("broken ") and "has mistakes" in line for line in lines)


def test_list_shows_the_exercises(limber_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = limber_home / "data" / "exercises"
    own.mkdir(parents=True)
    (own / "broken.toml").write_text("name = 5\n", encoding="utf-8")
    assert main(["list", "--exercises"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert f"{'plank':32} Front plank" in lines
    assert f"{'broken':32} (its file has mistakes)" in lines


def test_the_command_line_loads_no_toolkit() -> None:
    code = "import sys, player.cli; sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False, timeout=60).returncode == 0


def test_a_reader_that_stops_reading_is_no_error(session: Path) -> None:
    code = f"import sys; from player.cli import main; sys.exit(main(['show', {str(session)!r}]))"
    command = f'"{sys.executable}" -c "{code}" | head -1 > /dev/null; exit ${{PIPESTATUS[0]}}'
    if sys.platform != "win32":
        done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, check=False, timeout=60)
        assert b"Traceback" not in done.stderr


def test_a_programme_is_checked_and_listed_day_by_day(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "two.toml"
    header = 'format = 1\nkind = "programme"\ntitle = "Two weeks"\nweeks = 2\ndays = "mon"\n'
    path.write_text(f'{header}[[plan]]\nsession = "hamstring-pnf"\n', encoding="utf-8")
    assert main(["check", str(path)]) == 0
    assert capsys.readouterr().out == "0 errors, 0 warnings\n"
    assert main(["show", str(path), "--start", "2026-11-26"]) == 0
    assert "Week 2\n  Mon 2026-12-07  hamstring-pnf\n" in capsys.readouterr().out
    assert main(["show", str(path), "--json"]) == 0
    assert '"session": "hamstring-pnf"' in capsys.readouterr().out


def test_a_parameter_gets_another_value_on_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "long.toml"
    text = 'format = 1\ntitle = "T"\n[parameters.hold]\ndefault = "30s"\nmax = "60s"\n'
    path.write_text(f'{text}[[step]]\nname = "Sit"\nhold = "$hold"\n', encoding="utf-8")
    assert main(["show", str(path), "--no-announcements", "--set", "hold=45s"]) == 0
    assert "45.000  hold" in capsys.readouterr().out
    assert main(["show", str(path), "--set", "hold=2m"]) == 1
    assert "outside its limits" in capsys.readouterr().err
    assert main(["show", str(path), "--set", "hold"]) == 1
    assert "gives no value" in capsys.readouterr().err
