"""Exercises are found in the shipped folder, in the person's, and beside a session; the nearest wins."""

from __future__ import annotations

from pathlib import Path

import pytest

from player.session.catalogue import Catalogue
from player.session.exercise_file import load_exercise, load_exercise_text
from player.session.load import load_file

SESSION = 'format = 1\ntitle = "T"\n[[step]]\nexercise = "sway"\nhold = "10s"\n'


def _write(folder: Path, name: str, title: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.toml").write_text(f'name = "{title}"\n', encoding="utf-8")


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path, Path]:
    shipped, own, sessions = tmp_path / "shipped", tmp_path / "own", tmp_path / "sessions"
    for folder, title in ((shipped, "Shipped"), (own, "Own"), (sessions / "exercises", "Beside")):
        _write(folder, "sway", title)
    return shipped, own, sessions


def test_an_exercise_beside_the_session_wins_over_the_persons_and_that_over_the_shipped(
    folders: tuple[Path, Path, Path],
) -> None:
    shipped, own, sessions = folders
    names = []
    for catalogue in (
        Catalogue((shipped,)),
        Catalogue((shipped, own)),
        Catalogue((shipped, own)).beside(sessions),
    ):
        exercise = catalogue.exercise("sway")
        assert exercise is not None
        names.append(exercise.name)
    assert names == ["Shipped", "Own", "Beside"]


def test_a_session_is_loaded_with_the_exercises_beside_it(folders: tuple[Path, Path, Path]) -> None:
    shipped, _, sessions = folders
    path = sessions / "s.toml"
    path.write_text(SESSION, encoding="utf-8")
    session = load_file(path, Catalogue((shipped,)).beside(path.parent)).require()
    assert getattr(session.steps[0], "name", "") == "Beside"


def test_without_a_folder_beside_it_a_session_has_the_same_catalogue(tmp_path: Path) -> None:
    catalogue = Catalogue((tmp_path,))
    assert catalogue.beside(tmp_path / "elsewhere") is catalogue


def test_a_catalogue_names_all_exercises_and_where_each_comes_from(
    folders: tuple[Path, Path, Path],
) -> None:
    shipped, own, _ = folders
    _write(shipped, "bow", "Bow")
    catalogue = Catalogue((shipped, own))
    assert catalogue.names() == ("bow", "sway")
    assert catalogue.path("sway") == own / "sway.toml"
    assert catalogue.path("bow") == shipped / "bow.toml"
    assert catalogue.path("no such one") is None


def test_an_exercise_knows_its_file_and_its_pictures(tmp_path: Path) -> None:
    path = tmp_path / "wave.toml"
    path.write_text(
        'name = "Wave"\npicture = "a.png"\npictures = { contract = "b.png" }\nmirror = false\n',
        encoding="utf-8",
    )
    exercise = load_exercise(path).exercise
    assert exercise is not None
    assert exercise.identity == "wave"
    assert exercise.file == str(path)
    assert exercise.pictures == (("", "a.png"), ("contract", "b.png"))
    assert not exercise.mirror


def test_problems_of_an_exercise_have_their_place() -> None:
    loaded = load_exercise_text('name = "Wave"\npictures = { hop = "b.png" }\n', "wave", "wave.toml")
    assert loaded.exercise is None
    assert [(problem.code, problem.place.line) for problem in loaded.problems] == [("unknown-key", 2)]
