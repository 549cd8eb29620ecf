"""Sessions that use other sessions and bring exercises, sounds and music; no way leads out of the folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from player.session.load import Loaded, load_file
from player.session.model import Group, Hold, Music, Step
from tests.session.made import CATALOGUE, HEADER

if TYPE_CHECKING:
    from pathlib import Path

WARM_UP = """format = 1
title = "Warm-up"
[defaults]
prepare = "3s"
[parameters.hold]
default = "20s"
max = "60s"
[[step]]
exercise = "plank"
hold = "$hold"
[[step]]
repeat = 2
[[step.step]]
rest = "5s"
"""


def made(folder: Path, body: str, **files: str) -> Loaded:
    """Return what comes of a session in a folder with other files, by their names without the ending."""
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    path = folder / "main.toml"
    path.write_text(HEADER + body, encoding="utf-8")
    return load_file(path, CATALOGUE)


def only(loaded: Loaded) -> str:
    """Return the only problem."""
    assert loaded.session is None
    assert len(loaded.problems) == 1, loaded.problems
    return str(loaded.problems[0])


def test_the_steps_of_another_session_come_with_its_defaults_and_the_values_that_are_given(
    tmp_path: Path,
) -> None:
    body = '[parameters.long]\ndefault = "25s"\n[[step]]\nuse = "warm.toml"\nwith = { hold = "2 * $long" }\n'
    session = made(tmp_path, body, warm=WARM_UP).require()
    group = session.steps[0]
    assert isinstance(group, Group)
    assert (group.title, [step.path for step in group.steps]) == ("Warm-up", ["1.1", "1.2"])
    first = group.steps[0]
    assert isinstance(first, Step)
    assert first.dose == Hold((50 * 48_000,))
    assert (first.timing.prepare, first.line) == (3 * 48_000, 5)
    assert [parameter.name for parameter in session.parameters] == ["long"]


def test_a_session_of_the_library_is_used_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "shelf").mkdir()
    (tmp_path / "shelf" / "warm.toml").write_text(WARM_UP, encoding="utf-8")
    path = tmp_path / "main.toml"
    path.write_text(f'{HEADER}[[step]]\nuse = "warm"\nrepeat = 2\n', encoding="utf-8")
    loaded = load_file(path, CATALOGUE, shelf=lambda name: tmp_path / "shelf" / f"{name}.toml")
    assert isinstance(loaded.require().steps[0], Group)


def test_a_value_that_the_other_session_does_not_take_is_told_at_its_use(tmp_path: Path) -> None:
    said = only(made(tmp_path, '[[step]]\nuse = "warm.toml"\nwith = { hold = "2m" }\n', warm=WARM_UP))
    assert ":4:7: error: " in said
    assert "warm.toml:5:2: error: `hold`: " in said
    assert said.endswith("(mend that file) [broken-use]")


def test_a_session_that_uses_itself_is_told_with_both_places(tmp_path: Path) -> None:
    other = f'{HEADER}\n[[step]]\nuse = "main.toml"\n'
    said = only(made(tmp_path, '[[step]]\nrest = "5s"\n[[step]]\nuse = "other.toml"\n', other=other))
    assert "main.toml:5" in said
    assert "other.toml:4" in said
    assert "[uses-itself]" in said
    alone = only(made(tmp_path, '[[step]]\nuse = "main.toml"\n'))
    assert alone.endswith("[uses-itself]")


def test_sessions_that_double_each_other_are_stopped(tmp_path: Path) -> None:
    twice = '[[step]]\nuse = "{0}.toml"\n[[step]]\nuse = "{0}.toml"\n'
    files = {f"s{level}": HEADER + twice.format(f"s{level + 1}") for level in range(12)}
    loaded = made(tmp_path, twice.format("s0"), **files, s12=f'{HEADER}[[step]]\nrest = "5s"\n')
    assert loaded.session is None
    assert {problem.code for problem in loaded.problems} <= {"broken-use", "out-of-range"}


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    (tmp_path / "secret.toml").write_text(WARM_UP, encoding="utf-8")
    try:
        (inside / "link.toml").symlink_to(tmp_path / "secret.toml")
    except OSError:
        pytest.skip("this system makes no links")
    assert "[unsafe-path]" in only(made(inside, '[[step]]\nuse = "link.toml"\n'))


def test_an_exercise_of_its_own_is_known_to_the_session_alone_and_wins(tmp_path: Path) -> None:
    body = """
[exercises.my-stretch]
picture = "me.png"
[exercises.plank]
name = "My plank"
setup = "On the knees."
[[step]]
exercise = "my-stretch"
hold = "10s"
[[step]]
exercise = "plank"
hold = "10s"
"""
    session = made(tmp_path, body).require()
    assert [step.name for step in session.steps if isinstance(step, Step)] == ["My stretch", "My plank"]
    assert [exercise.identity for exercise in session.exercises] == ["my-stretch", "plank"]
    known = CATALOGUE.with_own(session.exercises)
    mine, common = known.exercise("my-stretch"), CATALOGUE.exercise("plank")
    assert mine is not None
    assert common is not None
    assert (mine.pictures, mine.file) == ((("", "me.png"),), str(tmp_path / "main.toml"))
    assert common.name == "Plank"
    assert set(known.names()) - set(CATALOGUE.names()) == {"my-stretch"}


def test_sounds_and_music_are_found_beside_the_session_and_what_is_missing_is_only_warned_of(
    tmp_path: Path,
) -> None:
    (tmp_path / "gong.wav").write_bytes(b"")
    (tmp_path / "calm").mkdir()
    body = 'sounds = { start = "gong.wav", end = "none.wav" }\nmusic = { folder = "calm", volume = 0.2 }\n'
    loaded = made(tmp_path, f'{body}[[step]]\nrest = "5s"\n')
    session = loaded.require()
    assert session.sounds == (("start", "gong.wav"),)
    assert session.music == Music("calm", folder=True, volume=0.2)
    assert [(problem.code, problem.severity) for problem in loaded.problems] == [("no-file", "warning")]
