"""``limber list --json``: what other programs read."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from player import paths
from player.cli import main
from player.settings import Settings, save_settings


def listed(capsys: pytest.CaptureFixture[str], *more: str) -> dict[str, dict[str, Any]]:
    """Return the list by name."""
    assert main(["list", "--json", *more]) == 0
    return {entry["name"]: entry for entry in json.loads(capsys.readouterr().out)}


def test_sessions_and_programmes_are_listed_with_what_their_files_say(
    capsys: pytest.CaptureFixture[str],
) -> None:
    own = paths.data_folder() / "sessions"
    own.mkdir(parents=True)
    (own / "broken.toml").write_text("format = 1\n")
    found = listed(capsys)
    strap = found["hamstring-pnf"]
    assert strap["kind"] == "session"
    assert strap["playable"]
    assert 600 < strap["seconds"] < 1200
    assert "strap" in strap["equipment"]
    assert strap["license"] == "CC-BY-SA-4.0"
    assert Path(strap["file"]).is_file()
    assert found["broken"] == {
        "name": "broken",
        "kind": "session",
        "file": str(own / "broken.toml"),
        "playable": False,
    }
    assert any(entry["kind"] == "programme" and entry["weeks"] > 0 for entry in found.values())


def test_folders_of_ones_own_are_listed_as_in_the_window(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    text = (paths.shipped_folder("sessions") / "hamstring-pnf.toml").read_text(encoding="utf-8")
    (folder / "at-home.toml").write_text(text, encoding="utf-8")
    assert "at-home" not in listed(capsys)
    save_settings(replace(Settings(), folders=[str(folder)]), paths.settings_folder())
    assert listed(capsys)["at-home"]["file"] == str(folder / "at-home.toml")


def test_exercises_are_listed_with_their_other_names(capsys: pytest.CaptureFixture[str]) -> None:
    strap = listed(capsys, "--exercises")["supine-strap-hamstring"]
    assert strap["title"] == "Supine strap hamstring stretch"
    assert strap["sides"]
    assert "strap stretch" in strap["also"]
