"""A file that is opened shows its start page; one that is to be played is played at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from player.cli import main, playing
from tests.golden import ROOT

SESSION = 'format = 1\ntitle = "Evening"\n[[step]]\nexercise = "plank"\nhold = "30s"\n'


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    """Return what windows would have been opened with: the file's name, and whether it is played."""
    found: list[tuple[str, bool]] = []

    def in_window(path: Path, start: str | None = None, *, play: bool = True, **_: object) -> None:
        found.append((path.name, play))

    monkeypatch.setattr(playing, "in_window", in_window)
    return found


@pytest.mark.parametrize(
    ("words", "plays"),
    [
        (["{file}"], False),
        (["open", "{file}"], False),
        (["play", "{file}"], True),
        (["{file}", "--silent"], True),
        (["{file}", "--from", "1"], True),
    ],
)
@pytest.mark.parametrize("name", ["evening.toml", "EVENING.TOML"])
def test_a_file_alone_is_shown_and_plays_when_it_is_to_be_played(
    tmp_path: Path, opened: list[tuple[str, bool]], words: list[str], plays: bool, name: str
) -> None:
    file = tmp_path / name
    file.write_text(SESSION, encoding="utf-8")
    assert main([word.format(file=file) for word in words]) == 0
    assert opened == [(name, plays)]


def test_a_double_click_on_linux_gives_the_file_alone() -> None:
    entry = (ROOT / "packaging" / "linux" / "limber.desktop").read_text(encoding="utf-8")
    assert "\nExec=limber %f\n" in entry
