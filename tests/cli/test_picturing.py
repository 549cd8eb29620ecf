"""``limber picture`` writes what its arguments name, and says what it cannot write."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from player.cli import main


def _written(tmp_path: Path, *words: str) -> bytes:
    path = tmp_path / words[0]
    assert main(["picture", "supine-strap-hamstring", "-o", str(path), *words[1:]]) == 0
    return path.read_bytes()


def test_svg_is_text_with_a_title(tmp_path: Path) -> None:
    text = _written(tmp_path, "x.svg", "--pose", "deep", "--side", "left").decode()
    assert text.startswith("<svg ")
    assert "<title>Supine strap hamstring stretch, deep, left side</title>" in text


def test_phases_sides_and_grounds_give_other_pictures(tmp_path: Path) -> None:
    choices: list[tuple[str, ...]] = [
        (),
        ("--phase", "contract"),
        ("--side", "left"),
        ("--dark",),
        ("--ground",),
        ("--view", "front"),
        ("--view", "-20"),
        ("--pose", "start"),
    ]
    assert len({_written(tmp_path, "x.svg", *words) for words in choices}) == len(choices)


def test_png_has_the_height_that_was_asked_for_and_a_clear_ground(tmp_path: Path) -> None:
    _written(tmp_path, "x.png", "--size", "300")
    with Image.open(tmp_path / "x.png") as image:
        assert image.size[1] == 300
        assert image.convert("RGBA").getpixel((0, 0)) == (0, 0, 0, 0)


def test_gif_moves_and_is_of_moderate_size(tmp_path: Path) -> None:
    data = _written(tmp_path, "x.gif", "--size", "160", "--phase", "contract")
    assert len(data) < 400_000
    with Image.open(tmp_path / "x.gif") as image:
        assert getattr(image, "n_frames", 1) > 10


def test_a_file_of_ones_own_can_be_drawn(tmp_path: Path) -> None:
    path = tmp_path / "bow.toml"
    path.write_text('name = "Bow"\n[poses.bow]\nlumbar = { flexion = 40 }\n', encoding="utf-8")
    assert main(["picture", str(path), "-o", str(tmp_path / "bow.svg")]) == 0
    assert "<title>Bow</title>" in (tmp_path / "bow.svg").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["plonk", "-o", "x.svg"], "Did you mean `plank`?"),
        (["plank", "-o", "x.bmp"], "Write x.svg, x.png or x.gif."),
        (["plank", "-o", "x.svg", "--pose", "holt"], "Did you mean `hold`?"),
        (["plank", "-o", "x.svg", "--phase", "strech"], "Did you mean `stretch`?"),
        (["plank", "-o", "x.svg", "--view", "below"], 'There is no view "below".'),
        (["plank", "-o", "x.svg", "--size", "99999"], "Choose 16 to 4320."),
        (["plank", "-o", "none/x.svg"], "x.svg cannot be written"),
    ],
)
def test_what_cannot_be_done_is_told_with_a_way_out(
    words: list[str],
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["picture", *words]) == 1
    assert told in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_gallery_for_a_browser_holds_the_exercises_that_are_named(tmp_path: Path) -> None:
    path = tmp_path / "all.html"
    assert main(["gallery", "plank", "squat", "-o", str(path)]) == 0
    text = path.read_text("utf-8")
    assert text.count("<article") == 2
    assert "2 exercises" in text
