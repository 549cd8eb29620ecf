"""Pictures that people bring, in a session that is checked and played."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from player.app.cards import card_of
from player.app.checking import check_file
from player.app.exercise_checking import check_exercise
from player.app.supplies import Supplies
from player.app.window import Front
from player.cli import main
from player.ui.picture_view import PictureView

SESSION = """\
format = 1
title = "Pictures"
cover = "photo"
[defaults]
announce = "off"
prepare = "0s"
[exercises.photo]
name = "Photo"
laterality = "unilateral"
limb = "leg"
picture = "photo.png"
pictures = { contract = "push.svg" }
[[step]]
exercise = "photo"
hold = "6s"
first = "left"
[[step]]
name = "Own"
picture = "own.gif"
hold = "10s"
[[step]]
exercise = "plank"
picture = "../secret.png"
hold = "10s"
"""
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>x</script>'
    '<rect width="9" height="9"/></svg>'
)


@pytest.fixture
def session(tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    folder.mkdir()
    for place in (tmp_path / "secret.png", folder / "photo.png", folder / "own.gif"):
        Image.new("RGB", (60, 40), (90, 120, 90)).save(place)
    (folder / "push.svg").write_text(SVG, encoding="utf-8")
    path = folder / "pictures.toml"
    path.write_text(SESSION, encoding="utf-8")
    return path


@pytest.fixture
def front(qtbot: QtBot, known_cards: None) -> Iterator[Front]:
    front = Front(silent=True)
    qtbot.addWidget(front.window)
    front.window.show()
    yield front
    front.close()


def test_what_is_wrong_with_pictures_is_told_where_they_are_named(session: Path) -> None:
    problems = check_file(session, Supplies())
    told = {(problem.place.line, problem.message) for problem in problems if problem.code == "bad-picture"}
    assert told == {
        (12, 'of "push.svg" this is not shown: scripts'),
        (23, '"../secret.png" leads out of the folder of the file that names it'),
    }
    assert {problem.severity for problem in problems} == {"warning"}


def test_pictures_stand_where_the_figure_would_and_bad_ones_leave_it_to_the_figure(
    session: Path, front: Front, qtbot: QtBot
) -> None:
    seen = []
    for step in ("1", "2", "3"):
        front.play(session, step)
        qtbot.waitUntil(lambda: front.state == "playing", timeout=5000)
        views = front.window.player.figure.findChildren(PictureView)
        seen += [(view.picture.path.name, view.mirrored) for view in views if view.picture is not None] or [
            ("", False)
        ]
    assert seen == [("photo.png", True), ("own.gif", False), ("", False)]


def test_the_card_has_the_picture_for_its_cover(session: Path) -> None:
    card = card_of(session, Supplies(), "light")
    assert card.cover is None
    assert card.picture is not None
    assert card.picture.name == "photo.png"


def test_an_exercise_of_pictures_alone_is_checked_and_written_out(
    session: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = session.parent / "bow.toml"
    path.write_text(
        'name = "Bow"\nsetup = "Stand."\nsummary = "Bow."\ntarget = []\nmistakes = ["x"]\n'
        'picture = "photo.png"\npictures = { rep = "none.png" }\n',
        encoding="utf-8",
    )
    (problem,) = check_exercise(path)
    assert (problem.code, problem.place.line, problem.place.column) == ("bad-picture", 7, 20)
    out = session.parent / "out.png"
    assert main(["picture", str(path), "-o", str(out), "--size", "80", "--side", "left"]) == 0
    with Image.open(out) as image:
        assert image.size == (120, 80)
    assert main(["picture", str(path), "-o", str(session.parent / "out.gif")]) == 1
    assert "x.png" in capsys.readouterr().err
    assert main(["picture", str(path), "-o", str(out), "--phase", "rep"]) == 1
    assert "there is no picture" in capsys.readouterr().err
