"""Bundles: all that a session needs, the same bytes each time, and nothing believed when one is opened."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.errors import PlayerError
from player.session.catalogue import Catalogue
from player.session.model import Session
from player.session.programme import Programme
from player.sharing.bundle import MANIFEST, gather, packed
from player.sharing.opening import Bundle, is_bundle, open_bundle
from tests.importing.made import CATALOGUE, SAMPLES, archive
from tests.importing.made import HERE as IMPORTING

SHIPPED = (IMPORTING / "exercises",)
PICTURE = (SAMPLES / "workrave" / "up.png").read_bytes()
SESSION = """\
format = 1
title = "Chair day"
authors = ["A. Physio"]
license = "CC-BY-4.0"
cautions = ["Stop at sharp pain."]

[[step]]
exercise = "chair-twist"
hold = "20s"

[[step]]
exercise = "plank"
hold = "30s"
"""
TWIST = 'name = "Chair twist"\npicture = "chair-twist.png"\n'


def written(folder: Path) -> Path:
    """Write a session with an exercise of its own, and return its file."""
    (folder / "exercises").mkdir(parents=True)
    (folder / "exercises" / "chair-twist.toml").write_text(TWIST)
    (folder / "exercises" / "chair-twist.png").write_bytes(PICTURE)
    (folder / "exercises" / "not-used.toml").write_text('name = "Not used"\n')
    (folder / "chair-day.toml").write_text(SESSION)
    return folder / "chair-day.toml"


def made(folder: Path) -> bytes:
    """Return a bundle of that session."""
    return packed(gather(written(folder), CATALOGUE, SHIPPED))


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return made(tmp_path_factory.mktemp("bundle"))


def changed(raw: bytes, change: Callable[[dict[str, bytes], dict[str, Any]], None]) -> bytes:
    """Return a bundle whose members and manifest were changed by somebody."""
    with zipfile.ZipFile(io.BytesIO(raw)) as opened:
        members = {name: opened.read(name) for name in opened.namelist()}
    manifest = json.loads(members.pop(MANIFEST))
    change(members, manifest)
    return archive({MANIFEST: json.dumps(manifest).encode(), **members})


def refused(raw: bytes) -> str:
    """Return why a bundle is not opened."""
    with pytest.raises(PlayerError) as caught:
        open_bundle(raw, CATALOGUE)
    return str(caught.value)


def test_a_bundle_holds_what_the_session_uses_and_nothing_else(tmp_path: Path) -> None:
    contents = gather(written(tmp_path), CATALOGUE, SHIPPED)
    names = ["chair-day.toml", "exercises/chair-twist.png", "exercises/chair-twist.toml"]
    assert [file.name for file in contents.files] == names
    assert contents.needs == ("plank",)


def test_equal_content_makes_equal_bytes(tmp_path: Path) -> None:
    assert made(tmp_path / "one") == made(tmp_path / "two")


def test_it_opens_to_what_was_put_in(raw: bytes) -> None:
    bundle = open_bundle(raw, CATALOGUE)
    session = bundle.work
    assert (session.title, session.authors, session.license) == ("Chair day", ("A. Physio",), "CC-BY-4.0")
    assert session.cautions == ("Stop at sharp pain.",)
    assert {arrival.name: arrival.content for arrival in bundle.arrivals} == {
        "chair-day.toml": SESSION.encode(),
        "exercises/chair-twist.toml": TWIST.encode(),
        "exercises/chair-twist.png": PICTURE,
    }


def test_a_bundle_is_known_by_what_is_in_it(raw: bytes) -> None:
    assert is_bundle(raw)
    assert not is_bundle(archive({"database.json": b"{}"}))
    assert not is_bundle(b"format = 1")


def test_a_session_with_a_mistake_or_a_missing_picture_is_not_bundled(tmp_path: Path) -> None:
    path = written(tmp_path)
    (tmp_path / "exercises" / "chair-twist.png").unlink()
    with pytest.raises(PlayerError, match="is not there"):
        gather(path, CATALOGUE, SHIPPED)
    path.write_text(SESSION.replace("20s", "soon"))
    with pytest.raises(PlayerError, match="mistake"):
        gather(path, CATALOGUE, SHIPPED)


def test_a_picture_outside_the_folder_is_not_bundled(tmp_path: Path) -> None:
    path = written(tmp_path / "inside")
    (tmp_path / "secret.png").write_bytes(PICTURE)
    (tmp_path / "inside" / "exercises" / "chair-twist.toml").write_text(
        TWIST.replace("chair-twist.png", "../../secret.png")
    )
    with pytest.raises(PlayerError, match="cannot be in a bundle"):
        gather(path, CATALOGUE, SHIPPED)


def test_sessions_that_it_uses_and_its_sounds_come_along(tmp_path: Path) -> None:
    path = written(tmp_path)
    (tmp_path / "warm-up.toml").write_text(
        'format = 1\ntitle = "W"\n[[step]]\nexercise = "squat"\nreps = 5\n'
    )
    (tmp_path / "mine.toml").write_text(
        'format = 1\ntitle = "M"\n[[step]]\nexercise = "cobra"\nhold = "9s"\n'
    )
    (tmp_path / "bell.wav").write_bytes(b"RIFF")
    more = '[[step]]\nuse = "warm-up.toml"\n[[step]]\nuse = "mine"\n[sounds]\nstart = "bell.wav"\n'
    path.write_text(SESSION + more)

    def shelf(name: str) -> Path | None:
        return tmp_path / f"{name}.toml" if name == "mine" else None

    contents = gather(path, CATALOGUE, SHIPPED, shelf)
    assert {"warm-up.toml", "mine.toml", "bell.wav"} <= {file.name for file in contents.files}
    assert contents.needs == ("cobra", "plank", "squat")
    work = open_bundle(packed(contents), CATALOGUE).work
    assert isinstance(work, Session)
    assert len(work.steps) == 4


def test_a_session_that_ships_is_needed_and_does_not_come_along(tmp_path: Path) -> None:
    path = written(tmp_path / "own")
    shipped = tmp_path / "shipped"
    shipped.mkdir()
    (shipped / "calm.toml").write_text('format = 1\ntitle = "C"\n[[step]]\nexercise = "cobra"\nhold = "9s"\n')
    path.write_text(SESSION + '[[step]]\nuse = "calm"\n')

    def shelf(name: str) -> Path | None:
        return shipped / f"{name}.toml" if name == "calm" else None

    contents = gather(path, CATALOGUE, (*SHIPPED, shipped), shelf)
    assert "calm" in contents.needs
    assert all(file.name != "calm.toml" for file in contents.files)
    open_bundle(packed(contents), CATALOGUE, shelf)
    with pytest.raises(PlayerError, match="“calm”, which is not here"):
        open_bundle(packed(contents), CATALOGUE)


def test_a_programme_takes_its_sessions_along(tmp_path: Path) -> None:
    session = written(tmp_path)
    path = tmp_path / "programmes" / "two-weeks.toml"
    path.parent.mkdir()
    path.write_text(
        'format = 1\nkind = "programme"\ntitle = "Two weeks"\nweeks = 2\n\n'
        '[[plan]]\nsession = "chair-day"\ndays = ["mon", "thu"]\n'
    )
    contents = gather(path, CATALOGUE, SHIPPED, lambda name: tmp_path / f"{name}.toml")
    assert contents.session == "programmes/two-weeks.toml"
    assert {session.name, "exercises/chair-twist.png"} <= {file.name for file in contents.files}
    work = open_bundle(packed(contents), CATALOGUE).work
    assert isinstance(work, Programme)
    assert work.weeks == 2


CHANGES: dict[str, tuple[Callable[[dict[str, bytes], dict[str, Any]], Any], str]] = {
    "other content": (
        lambda members, _: members.update({"chair-day.toml": b"x"}),
        "not as its author sent it",
    ),
    "a file more": (lambda members, _: members.update({"evil.toml": b"x"}), "other files than it says"),
    "a file less": (lambda members, _: members.pop("exercises/chair-twist.png"), "nothing that a bundle"),
    "a way out": (lambda members, _: members.update({"../evil.toml": b"x"}), "leads out"),
    "a program": (
        lambda members, manifest: (
            members.update({"run.sh": b"x"}),
            manifest["files"].append({"name": "run.sh", "size": 1, "sha256": "0"}),
        ),
        "nothing that a bundle",
    ),
    "a file that is a folder": (
        lambda members, manifest: (
            members.update({"chair-day.toml/x.png": PICTURE}),
            manifest["files"].append(
                {
                    "name": "chair-day.toml/x.png",
                    "size": len(PICTURE),
                    "sha256": hashlib.sha256(PICTURE).hexdigest(),
                }
            ),
        ),
        "cannot be unpacked",
    ),
    "no session": (lambda _, manifest: manifest.update(session="exercises/chair-twist.png"), "no session"),
    "a newer version": (lambda _, manifest: manifest.update(limber_bundle=2), "version 2"),
    "no version": (lambda _, manifest: manifest.update(limber_bundle=True), "not a bundle"),
    "an unknown exercise": (lambda _, manifest: manifest.update(needs=["warp-drive"]), "“warp-drive”"),
    "files that are none": (lambda _, manifest: manifest.update(files=[None, 3]), "without a name"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_bundle_that_was_changed_is_refused(raw: bytes, what: str) -> None:
    change, said = CHANGES[what]
    assert said in refused(changed(raw, change))


def test_a_bundle_whose_author_made_a_mistake_is_refused(tmp_path: Path) -> None:
    contents = gather(written(tmp_path), CATALOGUE, SHIPPED)
    poor = Catalogue((tmp_path / "nothing",))
    with pytest.raises(PlayerError, match="plank"):
        open_bundle(packed(contents), poor)


@given(st.data())
def test_a_damaged_bundle_is_refused_or_whole(raw: bytes, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(raw) - 1))
    piece = data.draw(st.binary(max_size=8))
    damaged = raw[:start] + piece + raw[start + data.draw(st.integers(0, 8)) :]
    try:
        bundle = open_bundle(damaged, CATALOGUE)
    except PlayerError:
        return
    assert isinstance(bundle, Bundle)
    assert bundle.arrivals == open_bundle(raw, CATALOGUE).arrivals
