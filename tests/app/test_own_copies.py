"""Copies of what ships: by whatever path one comes to a file, it is the person's own that is changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from player.app.own_copies import bring_translations, own_place


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    folder = tmp_path / "shipped"
    for name in ("relief.toml", "es/relief.toml", "programmes/weeks.toml"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    return folder


def test_every_path_to_a_shipped_file_leads_to_the_same_copy(
    shipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "own"
    link = tmp_path / "link.toml"
    link.symlink_to(shipped / "relief.toml")
    folder = tmp_path / "folder"
    folder.symlink_to(shipped)
    monkeypatch.chdir(shipped)
    for path in (
        shipped / "relief.toml",
        Path("relief.toml"),
        shipped / "programmes" / ".." / "relief.toml",
        link,
        folder / "relief.toml",
    ):
        assert own_place(path, shipped, own) == own / "relief.toml", path
        assert own_place(path, folder, own) == own / "relief.toml", path
    assert own_place(shipped / "programmes" / "weeks.toml", shipped, own) == own / "programmes" / "weeks.toml"
    assert own_place(own / "relief.toml", shipped, own) is None
    assert own_place(tmp_path / "shipped-too" / "relief.toml", shipped, own) is None


def test_translations_come_along_and_replace_none(shipped: Path, tmp_path: Path) -> None:
    copy = tmp_path / "own" / "relief.toml"
    bring_translations(shipped / "relief.toml", copy)
    there = copy.parent / "es" / "relief.toml"
    assert there.read_text("utf-8") == "es/relief.toml"
    there.write_text("mine", encoding="utf-8")
    bring_translations(shipped / "relief.toml", copy)
    assert there.read_text("utf-8") == "mine"
    bring_translations(shipped / "programmes" / "weeks.toml", tmp_path / "own" / "programmes" / "weeks.toml")
    assert sorted(path.name for path in (tmp_path / "own").rglob("*.toml")) == ["relief.toml"]
