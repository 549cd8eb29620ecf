"""Drafts are kept beside the work of whoever writes them, whole, in the order that they were asked for."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest

from player.app.drafts import DraftStore, Kept
from player.files import write_whole


def test_a_slow_disk_holds_nobody_up_and_the_last_draft_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow, real, asked = threading.Event(), os.fsync, list[int]()

    def wait(number: int) -> None:
        asked.append(number)
        slow.wait(20)
        real(number)

    monkeypatch.setattr(os, "fsync", wait)
    told: list[str] = []
    store = DraftStore(tmp_path / "drafts", lambda: told.append(store.trouble))
    files = [tmp_path / name for name in ("a.toml", "b.toml")]
    for text in map(str, range(50)):
        for file in files:
            store.keep(Kept(file, "", text))
    assert told == [], "nobody waits for the disk"
    slow.set()
    assert sorted((draft.file, draft.text) for draft in store.all()) == [(file, "49") for file in files]
    assert set(told) == {""} and len(asked) <= 8, "those in between are not written; each with its folder"


def test_two_windows_on_one_file_keep_drafts_of_their_own(tmp_path: Path) -> None:
    folder, file = tmp_path / "drafts", tmp_path / "a.toml"
    one, other = DraftStore(folder), DraftStore(folder)
    assert one.claim(file) and one.claim(file) and not other.claim(file)
    one.keep(Kept(file, "", "mine"))
    other.keep(Kept(file, "", "yours"))
    for store, text in ((one, "mine"), (other, "yours")):
        found = store.find(file)
        assert found is not None and found.text == text
    one.forget(file)
    assert one.find(file) is None, "the other one is still being written"
    other.release(file)
    found = one.find(file)
    assert found is not None and found.text == "yours", "nobody else will ask for it"
    assert not other.claim(file)
    one.forget(file)
    one.release(file)
    assert other.find(file) is None and other.all() == ()
    other.release(file)
    assert other.claim(file)


def test_what_is_forgotten_after_it_was_kept_is_gone(tmp_path: Path) -> None:
    store, file = DraftStore(tmp_path / "drafts"), tmp_path / "a.toml"
    for _ in range(20):
        store.keep(Kept(file, "", "text"))
        store.forget(file)
    assert store.find(file) is None
    store.forget(file)
    store.keep(Kept(file, "", "text"))
    found = store.find(file)
    assert found is not None and found.text == "text"


def test_what_stands_in_the_way_is_told_and_the_draft_before_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, file = DraftStore(tmp_path / "drafts"), tmp_path / "a.toml"
    store.keep(Kept(file, "", "before"))
    store.settle()

    def full(_number: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        store.keep(Kept(file, "", "after"))
        store.settle()
    found = store.find(file)
    assert "No space left" in store.trouble and found is not None and found.text == "before"
    store.keep(Kept(file, "", "after"))
    store.settle()
    assert store.trouble == ""


def test_what_a_killed_program_left_is_taken_away_an_hour_later(tmp_path: Path) -> None:
    folder = tmp_path / "drafts"
    folder.mkdir()
    old, young = folder / ".a.json.1.partial", folder / ".b.json.2.partial"
    for path in (old, young):
        path.write_text("{")
    os.utime(old, (time.time() - 4000,) * 2)
    DraftStore(folder).keep(Kept(tmp_path / "a.toml", "", "text"))
    store = DraftStore(folder)
    store.keep(Kept(tmp_path / "b.toml", "", "text"))
    store.settle()
    assert young.exists() and not old.exists()


@pytest.mark.skipif(os.name != "posix", reason="folders are files there")
def test_what_is_to_last_is_on_the_disk_with_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    monkeypatch.setattr(os, "fsync", lambda number: asked.append(os.path.isdir(f"/dev/fd/{number}")))
    write_whole(tmp_path / "a", lambda file: file.write(b"a"))
    assert asked == []
    write_whole(tmp_path / "a", lambda file: file.write(b"a"), lasting=True)
    assert len(asked) == 2
