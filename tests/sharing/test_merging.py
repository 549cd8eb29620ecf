"""Merging: nothing is replaced, names follow, and all is written or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from player.errors import PlayerError
from player.sharing.merging import Arrival, in_folder, merged, write_all

PLANK = b'name = "My plank"\npicture = "plank.png"\n'
SESSION = b'format = 1\ntitle = "T"\n[[step]]\nexercise = "plank" # mine\nhold = "30s"\n'


def arrivals(**content: bytes) -> list[Arrival]:
    """Return arrivals: ``plank_toml`` is ``exercises/plank.toml``."""
    names = {"session": "day.toml", "exercise": "exercises/plank.toml", "picture": "exercises/plank.png"}
    return [Arrival(names[key], value) for key, value in content.items()]


def bring(folder: Path, *files: Arrival) -> tuple[Path, ...]:
    """Merge files into a folder."""
    return write_all(merged(files, lambda name: in_folder(folder, name)), folder)


def tree(folder: Path) -> dict[str, bytes]:
    """Return all files below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_new_files_come_under_their_own_names(tmp_path: Path) -> None:
    bring(tmp_path, *arrivals(session=SESSION, exercise=PLANK, picture=b"p"))
    assert tree(tmp_path) == {"day.toml": SESSION, "exercises/plank.toml": PLANK, "exercises/plank.png": b"p"}


def test_the_same_again_changes_nothing(tmp_path: Path) -> None:
    files = arrivals(session=SESSION, exercise=PLANK, picture=b"p")
    bring(tmp_path, *files)
    before = tree(tmp_path)
    assert bring(tmp_path, *files) == ()
    assert tree(tmp_path) == before


def test_a_file_of_other_content_gets_a_new_name_and_all_that_name_it_follow(tmp_path: Path) -> None:
    bring(tmp_path, *arrivals(session=SESSION, exercise=PLANK, picture=b"p"))
    before = tree(tmp_path)
    bring(tmp_path, *arrivals(session=SESSION, exercise=PLANK, picture=b"other"))
    after = tree(tmp_path)
    assert before.items() <= after.items()
    assert after["exercises/plank-2.png"] == b"other"
    assert after["exercises/plank-2.toml"] == PLANK.replace(b"plank.png", b"plank-2.png")
    assert after["day-2.toml"] == SESSION.replace(b'"plank"', b'"plank-2"')


def test_sessions_that_use_one_another_follow_too(tmp_path: Path) -> None:
    (tmp_path / "inner.toml").write_bytes(b"mine")
    outer = b'[[step]]\nuse = "inner.toml"\n[[step]]\nuse = "inner"\n'
    bring(tmp_path, Arrival("outer.toml", outer), Arrival("inner.toml", SESSION))
    expected = outer.replace(b'"inner.toml"', b'"inner-2.toml"').replace(b'"inner"', b'"inner-2"')
    assert (tmp_path / "outer.toml").read_bytes() == expected
    assert (tmp_path / "inner-2.toml").read_bytes() == SESSION


def test_a_circle_of_sessions_ends(tmp_path: Path) -> None:
    bring(tmp_path, Arrival("a.toml", b'use = "b.toml"\n'), Arrival("b.toml", b'use = "a.toml"\n'))
    assert set(tree(tmp_path)) == {"a.toml", "b.toml"}


def test_where_one_file_cannot_be_written_none_is(tmp_path: Path) -> None:
    (tmp_path / "exercises").write_bytes(b"a file where a folder should be")
    merge = merged(arrivals(session=SESSION, exercise=PLANK, picture=b"p"), lambda _name: None)
    with pytest.raises(PlayerError, match="Nothing was changed"):
        write_all(merge, tmp_path)
    assert set(tree(tmp_path)) == {"exercises"}


def test_a_file_that_comes_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    merge = merged(arrivals(session=SESSION, exercise=PLANK, picture=b"p"), lambda _name: None)
    (tmp_path / "day.toml").write_bytes(b"mine")
    with pytest.raises(PlayerError):
        write_all(merge, tmp_path)
    assert tree(tmp_path) == {"day.toml": b"mine"}
