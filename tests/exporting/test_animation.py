"""A GIF holds the pictures as they were painted, in their times, and goes round for ever."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from player.errors import PlayerError
from player.exporting.animation import Painted, write_gif

RED, BLUE = bytes((200, 30, 20)), bytes((20, 40, 220))


def test_a_gif_shows_each_picture_for_its_time_and_repeats(tmp_path: Path) -> None:
    path = tmp_path / "two.gif"
    write_gif([Painted(RED * 12, 700), Painted(BLUE * 12, 70)], 4, 3, path)
    with Image.open(path) as image:
        assert (image.size, getattr(image, "n_frames", 1), image.info["loop"]) == ((4, 3), 2, 0)
        shown = []
        for frame in range(2):
            image.seek(frame)
            shown.append((image.convert("RGB").getpixel((1, 1)), image.info["duration"]))
    assert shown == [(tuple(RED), 700), (tuple(BLUE), 70)]


def test_a_folder_that_is_not_there_is_told_and_nothing_is_left(tmp_path: Path) -> None:
    with pytest.raises(PlayerError, match=r"x\.gif cannot be written"):
        write_gif([Painted(RED * 12, 70)], 4, 3, tmp_path / "none" / "x.gif")
    assert list(tmp_path.iterdir()) == []
