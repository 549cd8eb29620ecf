"""The header of a file is read without its steps."""

from __future__ import annotations

from pathlib import Path

import pytest

from player import paths
from player.session.header import Header, read_header
from player.session.parts import PARTS, parts_of


def test_the_shipped_sessions_tell_what_they_are() -> None:
    header = read_header(paths.shipped_folder("sessions") / "hamstring-pnf.toml")
    assert header is not None
    assert header.title == "Hamstring release with a strap"
    assert "strap" in header.equipment and header.level == "easy" and "PNF" in header.tags


def test_what_stands_below_the_header_may_be_broken(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text('format = 1\ntitle = "Good"\nlevel = 3\ntags = ["a", 4]\n[[step]]\nhold = = "30s"\n')
    assert read_header(path) == Header("Good", tags=("a",))


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"title = [[[", b"title = 5\n", b"x = 1\n[title]\n"])
def test_what_cannot_be_read_at_a_glance_is_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(content)
    assert read_header(path) is None
    assert read_header(tmp_path / "nowhere.toml") is None


def test_muscles_and_tags_name_parts_of_the_body() -> None:
    assert parts_of(["Gluteus maximus", "hamstrings", "nothing known"], ["Lower back", "PNF"]) == (
        "hamstrings",
        "back",
        "hips",
    )
    assert set(parts_of((), PARTS)) == set(PARTS)
