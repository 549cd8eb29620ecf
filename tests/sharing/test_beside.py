"""A file that is chosen for a session lies beside it afterwards, and nothing that lay there is another."""

from __future__ import annotations

from pathlib import Path

import pytest

from player.errors import PlayerError
from player.sharing import beside
from player.sharing.beside import brought_beside, folder_beside


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "sessions"
    made.mkdir()
    return made


def _file(path: Path, content: str = "one") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, "utf-8")
    return path


def test_what_lies_in_the_folder_is_named_where_it_is(folder: Path) -> None:
    file = _file(folder / "sounds" / "gong.wav")
    assert brought_beside(file, folder) == "sounds/gong.wav"
    assert folder_beside(folder / "sounds", (file,), folder) == "sounds"
    assert [each.name for each in folder.iterdir()] == ["sounds"]


def test_what_lies_elsewhere_is_copied_and_never_over_another_file(folder: Path, tmp_path: Path) -> None:
    file = _file(tmp_path / "gong.wav", "mine")
    assert brought_beside(file, folder) == "gong.wav"
    assert brought_beside(file, folder) == "gong.wav"
    other = _file(tmp_path / "other" / "gong.wav", "another")
    assert brought_beside(other, folder) == "gong-2.wav"
    assert (folder / "gong.wav").read_text("utf-8") == "mine"
    assert sorted(each.name for each in folder.iterdir()) == ["gong-2.wav", "gong.wav"]


def test_a_folder_comes_with_the_files_that_are_wanted_alone(folder: Path, tmp_path: Path) -> None:
    music = tmp_path / "calm"
    files = _file(music / "a.ogg"), _file(music / "deep" / "b.ogg")
    _file(music / "letters.txt")
    assert folder_beside(music, files, folder) == "calm"
    assert (folder / "calm" / "deep" / "b.ogg").exists() and not (folder / "calm" / "letters.txt").exists()
    assert folder_beside(music, files, folder) == "calm-2"


def test_a_session_that_is_not_saved_yet_has_its_folder_made(tmp_path: Path) -> None:
    assert brought_beside(_file(tmp_path / "a:b.png"), tmp_path / "new" / "deep") == "a-b.png"
    assert (tmp_path / "new" / "deep" / "a-b.png").exists()


def test_what_cannot_be_copied_is_told_and_nothing_is_left(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beside, "MOST_BYTES", 2)
    with pytest.raises(PlayerError):
        brought_beside(_file(tmp_path / "large.ogg"), folder)
    with pytest.raises(PlayerError):
        brought_beside(tmp_path / "nothing.ogg", folder)
    assert not list(folder.iterdir())
