"""``limber programme``: what is due, beginning, pausing, going back, ending, and the file for calendars."""

from __future__ import annotations

import json
import shlex
from datetime import date, timedelta
from pathlib import Path

import pytest

from player import paths
from player.app.programme_plan import today
from player.cli import main
from player.history.store import FILE_NAME
from tests.eight_weeks import keep_eight_weeks


def told(capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> str:
    """Return what the command says."""
    assert main(["programme", *words]) == code
    out = capsys.readouterr()
    return out.out if not code else out.err


@pytest.fixture
def wednesday(monkeypatch: pytest.MonkeyPatch) -> date:
    """Let it be a Wednesday, in the fifth week of a programme."""
    day = date(2026, 11, 25)
    monkeypatch.setattr("player.cli.following.today", lambda: day)
    keep_eight_weeks(paths.data_folder() / FILE_NAME, day)
    return day


def test_it_tells_what_is_due_and_how_to_play_it(wednesday: date, capsys: pytest.CaptureFixture[str]) -> None:
    text = told(capsys)
    assert "Today: Squat, lunge, hinge, 15 min · Sets: 2" in text
    (command,) = (line.strip() for line in text.splitlines() if line.strip().startswith("limber play"))
    assert shlex.split(command) == ["limber", "play", "squat-lunge-hinge", "--set", "sets=2"]
    assert "✓ Mon 23   Hamstring release, push and pull" in text
    assert text.rstrip().endswith("Next: Friday, Hamstring release with a strap")


def test_other_programs_read_all_of_it(wednesday: date, capsys: pytest.CaptureFixture[str]) -> None:
    value = json.loads(told(capsys, "--json"))
    assert value["name"] == "six-weeks-to-free" and value["began"] == "2026-10-26"
    standings = {each["date"]: each["standing"] for each in value["appointments"]}
    assert standings["2026-11-25"] == "today" and standings["2026-11-13"] == "open"


def test_without_a_programme_it_says_how_to_begin_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert "limber programme begin NAME" in told(capsys, code=1)


def test_one_is_begun_paused_gone_on_with_and_ended(capsys: pytest.CaptureFixture[str]) -> None:
    day = today() + timedelta(days=3)
    assert day.isoformat()[8:].lstrip("0") in told(capsys, "begin", "runners", "--start", day.isoformat())
    assert "“Runner's eight weeks" in told(capsys, "begin", "runners", "--start", day.isoformat())
    assert "paused" in told(capsys, "pause")
    assert "already" in told(capsys, "pause")
    assert "Paused since" in told(capsys)
    assert "Next: " in told(capsys, "go-on")
    assert "not paused" in told(capsys, "go-on")
    assert "has ended" in told(capsys, "end")
    assert "You follow no programme" in told(capsys, code=1)


def test_a_week_back_changes_what_is_due(wednesday: date, capsys: pytest.CaptureFixture[str]) -> None:
    told(capsys, "back")
    assert "Today: Core foundation" in told(capsys)


def test_what_is_wrong_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert 'no programme "yoga"' in told(capsys, "begin", "yoga", code=1)
    assert "is past" in told(capsys, "begin", "runners", "--start", "2020-01-01", code=1)
    assert "no calendar file" in told(capsys, "calendar", "runners", "-o", str(tmp_path / "a.txt"), code=1)
    bad = told(capsys, "calendar", "runners", "--at", "noon", "-o", str(tmp_path / "a.ics"), code=1)
    assert "--at" in bad and not (tmp_path / "a.ics").exists()


def test_what_is_to_come_is_written_for_calendars(
    wednesday: date, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "weeks.ics"
    assert told(capsys, "calendar", "--at", "18:30", "-o", str(path)).strip() == str(path)
    text = path.read_bytes().decode()
    assert text.count("BEGIN:VEVENT") == 8  # what is done or past is not written
    assert "DTSTART:20261125T183000\r\n" in text and "SUMMARY:Squat\\, lunge\\, hinge\r\n" in text


def test_after_a_pause_the_same_appointments_have_moved(
    wednesday: date, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def written() -> dict[str, str]:
        told(capsys, "calendar", "-o", str(tmp_path / "weeks.ics"))
        events = (tmp_path / "weeks.ics").read_text("utf-8").replace("\n ", "").split("BEGIN:VEVENT")[1:]
        pairs = (dict(line.split(":", 1) for line in each.splitlines() if ":" in line) for each in events)
        return {pair["UID"]: pair["DTSTART;VALUE=DATE"] for pair in pairs}

    before = written()
    told(capsys, "pause")
    monkeypatch.setattr("player.cli.following.today", lambda: wednesday + timedelta(days=14))
    told(capsys, "go-on")
    after = written()
    assert after.keys() == before.keys()
    first = next(iter(before))
    assert (before[first], after[first]) == ("20261125", "20261209")


def test_any_programme_can_be_written_for_calendars(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "desk.ics"
    told(capsys, "calendar", "desk-workers-week", "--start", "2026-11-30", "-o", str(path))
    text = path.read_bytes().decode()
    assert "DTSTART:20261130T103000\r\n" in text and "DTSTART;VALUE=DATE:20261205\r\n" in text
