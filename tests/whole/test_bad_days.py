"""Machines that lack something: no display, no sound; and a program that is killed."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SHORT = """
format = 1
title = "Short"
[defaults]
announce = "off"
prepare = "0s"
[[step]]
name = "Stand"
hold = "3s"
say = "Stand tall."
"""
_SOUNDLESS = {"XDG_RUNTIME_DIR": "/nowhere", "PULSE_SERVER": "unix:/nowhere"}


def limber(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the program in an environment without a display."""
    bare = {name: value for name, value in os.environ.items() if name not in _DISPLAYS}
    return subprocess.run(
        [sys.executable, "-m", "player", *words],
        env=bare | environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def session_in(folder: Path, text: str = SHORT) -> str:
    """Write a session file and return its name."""
    path = folder / "short.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_without_a_display_it_plays_in_the_terminal_and_says_so(tmp_path: Path) -> None:
    done = limber("play", session_in(tmp_path), "--silent")
    assert done.returncode == 0, done.stderr
    assert "no display" in done.stderr
    assert "Stand tall." in done.stdout
    assert "Well done" in done.stdout


def test_without_a_display_and_a_session_it_lists_what_there_is(tmp_path: Path) -> None:
    done = limber()
    assert done.returncode == 0, done.stderr
    assert "hamstring-pnf" in done.stdout


def test_without_a_sound_device_it_plays_silently_and_says_so_once(tmp_path: Path) -> None:
    done = limber("play", session_in(tmp_path), "--terminal", **_SOUNDLESS)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("silent") == 1, done.stdout
    assert "Stand tall." in done.stdout


def test_a_broken_session_is_told_with_its_places_and_not_played(tmp_path: Path) -> None:
    done = limber("play", session_in(tmp_path, SHORT.replace("hold", "hodl")), "--terminal")
    assert done.returncode == 1
    assert "short.toml:9:1: error: `hodl`: unknown key (did you mean `hold`?)" in done.stderr
    assert "Traceback" not in done.stderr


def test_what_no_voice_can_say_is_a_caption_and_no_more(tmp_path: Path) -> None:
    done = limber(
        "play", session_in(tmp_path, SHORT.replace("Stand tall.", "♪ ♫")), "--terminal", **_SOUNDLESS
    )
    assert done.returncode == 0, done.stderr
    assert "♪ ♫" in done.stdout


def test_an_export_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    done = limber("export", session_in(tmp_path), "--silent", "-o", str(tmp_path / "nowhere" / "x.wav"))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "nowhere").exists()


def test_the_command_line_loads_no_toolkit() -> None:
    code = "import sys, player.cli; print([name for name in sys.modules if name.startswith('PySide6')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
