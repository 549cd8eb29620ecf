"""Bringing a voice pack: whole or not at all, going on where it stopped, checked to the last byte."""

from __future__ import annotations

import errno
import hashlib
import io
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from player.audio.voice import downloads
from player.audio.voice.install import InstallProgress, install, is_installed, remove, verify
from player.audio.voice.locking import Locked, locked
from player.audio.voice.pack import KOKORO_PACK, NPM, PYPI, Joined, Member, Pack, Part
from player.errors import PlayerError

FIRST, SECOND, WORDS, STYLE = b"first half ", b"second half", b'{"vocab": {}}', b"style" * 50


def _sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _wheel(path: str, content: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        file.writestr(zipfile.ZipInfo(path), content)
        file.writestr(zipfile.ZipInfo("package/__init__.py"), b"raise SystemExit")
    return stream.getvalue()


def _tar(path: str, content: bytes) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w:gz") as file:
        for name, data in ((path, content), ("../../outside", b"bad")):
            member = tarfile.TarInfo(name)
            member.size = len(data)
            file.addfile(member, io.BytesIO(data))
    return stream.getvalue()


ARCHIVES = {
    "half-1": _wheel("half_1/part.bin", FIRST),
    "half-2": _wheel("half_2/part.bin", SECOND),
    "words": _wheel("words/vocab.json", WORDS),
    "styles": _tar("package/voices/a.bin", STYLE),
}


def _part(name: str, registry: str, path: str, target: str, content: bytes) -> Part:
    archive = ARCHIVES[name]
    member = Member(path, target, _sha(content), len(content))
    return Part(registry, name, "1.0", _sha(archive), len(archive), (member,))


PACK = Pack(
    name="small-1",
    title="Small",
    parts=(
        _part("half-1", PYPI, "half_1/part.bin", "model.1", FIRST),
        _part("half-2", PYPI, "half_2/part.bin", "model.2", SECOND),
        _part("words", PYPI, "words/vocab.json", "vocab.json", WORDS),
        _part("styles", NPM, "package/voices/a.bin", "voices/a.bin", STYLE),
    ),
    joined=(Joined("model.onnx", ("model.1", "model.2"), _sha(FIRST + SECOND), len(FIRST + SECOND)),),
)


class Shop:
    """A downloader with packages of its own, which may go wrong at one of them."""

    def __init__(self, fails_at: str = "", error: Exception | None = None, spoils: str = "") -> None:
        self.brought: list[str] = []
        self._fails_at = fails_at
        self._error = error or PlayerError("offline", "connect")
        self._spoils = spoils

    def __call__(self, part: Part, folder: Path) -> Path:
        if part.package == self._fails_at:
            raise self._error
        self.brought.append(part.package)
        content = ARCHIVES[part.package]
        path = folder / f"{part.package}.{'tgz' if part.registry == NPM else 'whl'}"
        path.write_bytes(content[:-1] + b"?" if part.package == self._spoils else content)
        return path


def _contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder).as_posix()): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_pack_is_brought_whole_with_progress_and_nothing_else(tmp_path: Path) -> None:
    told: list[InstallProgress] = []
    place = install(PACK, tmp_path, told.append, Shop())
    assert _contents(tmp_path) == {
        "small-1/model.onnx": FIRST + SECOND,
        "small-1/vocab.json": WORDS,
        "small-1/voices/a.bin": STYLE,
    }
    assert place == tmp_path / "small-1"
    assert [each.done for each in told] == sorted(each.done for each in told)
    assert (told[0].done, told[-1].done) == (0, PACK.download_size)
    assert is_installed(PACK, tmp_path)
    assert verify(PACK, tmp_path)


def test_an_installed_pack_is_left_alone(tmp_path: Path) -> None:
    install(PACK, tmp_path, fetch=Shop())
    again = Shop()
    install(PACK, tmp_path, fetch=again)
    assert again.brought == []


@pytest.mark.parametrize("part", ["half-1", "half-2", "words", "styles"])
def test_an_interrupted_installation_goes_on_where_it_stopped(tmp_path: Path, part: str) -> None:
    first = Shop(fails_at=part)
    with pytest.raises(PlayerError, match="offline"):
        install(PACK, tmp_path, fetch=first)
    assert not is_installed(PACK, tmp_path)
    second = Shop()
    install(PACK, tmp_path, fetch=second)
    assert first.brought + second.brought == list(ARCHIVES)
    assert verify(PACK, tmp_path)


def test_a_process_killed_half_way_leaves_no_pack_and_loses_little(tmp_path: Path) -> None:
    program = f"""
import os
from pathlib import Path
from types import SimpleNamespace
from tests.audio.voice.test_install import PACK, Shop, install

class Killed(Shop):
    def __call__(self, part, folder):
        path = super().__call__(part, folder)
        if part.package == "words":
            path.write_bytes(path.read_bytes()[:20])
            os._exit(9)
        return path

install(PACK, Path({str(tmp_path)!r}), fetch=Killed())
"""
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 9
    assert not (tmp_path / "small-1").exists()
    shop = Shop()
    install(PACK, tmp_path, fetch=shop)
    assert shop.brought == ["words", "styles"]
    assert verify(PACK, tmp_path)


def test_a_package_that_is_not_the_published_one_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PlayerError, match=r"words 1\.0 is not what was published"):
        install(PACK, tmp_path, fetch=Shop(spoils="words"))
    assert not is_installed(PACK, tmp_path)
    install(PACK, tmp_path, fetch=Shop())
    assert verify(PACK, tmp_path)


def test_a_package_without_the_file_is_refused(tmp_path: Path) -> None:
    part = PACK.parts[2]
    odd = replace(
        PACK, parts=(replace(part, members=(replace(part.members[0], path="elsewhere"),)),), joined=()
    )
    with pytest.raises(PlayerError, match="does not hold elsewhere"):
        install(odd, tmp_path, fetch=Shop())


@pytest.mark.parametrize("change", [b"", b"short", FIRST + SECOND[:-1] + b"?"])
def test_a_damaged_pack_is_noticed_and_made_whole(tmp_path: Path, change: bytes) -> None:
    install(PACK, tmp_path, fetch=Shop())
    (tmp_path / "small-1" / "model.onnx").write_bytes(change)
    assert not verify(PACK, tmp_path)
    install(PACK, tmp_path, fetch=Shop())
    assert verify(PACK, tmp_path)


def test_a_full_disk_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(PlayerError, match="disk is full") as caught:
        install(PACK, tmp_path, fetch=Shop("words", OSError(errno.ENOSPC, "No space left on device")))
    assert caught.value.hint
    assert "Make room" in caught.value.hint


def test_too_little_room_is_said_before_anything_is_downloaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=10**6))
    shop = Shop()
    with pytest.raises(PlayerError, match="The disk has 0 MB left"):
        install(PACK, tmp_path, fetch=shop)
    assert shop.brought == []


def test_a_folder_that_cannot_be_made_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(PlayerError, match="cannot be written"):
        install(PACK, tmp_path / "file", fetch=Shop())


def test_only_one_process_installs_at_a_time(tmp_path: Path) -> None:
    staging = tmp_path / ".small-1.part"
    staging.mkdir()
    with locked(staging / "lock"), pytest.raises(PlayerError, match="another Limber"):
        install(PACK, tmp_path, fetch=Shop())
    install(PACK, tmp_path, fetch=Shop())


def test_a_lock_is_held_once(tmp_path: Path) -> None:
    with locked(tmp_path / "lock"), pytest.raises(Locked), locked(tmp_path / "lock"):
        pass
    with locked(tmp_path / "lock"):
        pass


def test_a_pack_is_removed_with_what_is_left_of_attempts(tmp_path: Path) -> None:
    with pytest.raises(PlayerError):
        install(PACK, tmp_path, fetch=Shop(fails_at="styles"))
    assert remove(PACK, tmp_path)
    assert list(tmp_path.iterdir()) == []
    install(PACK, tmp_path, fetch=Shop())
    assert remove(PACK, tmp_path)
    assert not remove(PACK, tmp_path)
    assert list(tmp_path.iterdir()) == []


def _client(folder: Path, name: str, program: str) -> None:
    """Put a program where the one of this name is looked for."""
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(f"#!{sys.executable}\n{program}\n")
    path.chmod(0o755)


@pytest.mark.skipif(
    sys.platform == "win32", reason="stands in for npm with a script that Windows would not run"
)
def test_npm_is_asked_for_the_very_version_and_its_refusal_is_passed_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clients, goal = tmp_path / "clients", tmp_path / "goal"
    goal.mkdir()
    monkeypatch.setenv("PATH", str(clients))
    _client(
        clients,
        "npm",
        "import pathlib, sys\n"
        "assert sys.argv[1:3] == ['pack', 'styles@1.0'], sys.argv\n"
        "pathlib.Path(sys.argv[4], 'styles-1.0.tgz').write_bytes(b'archive')",
    )
    assert downloads.download(PACK.parts[3], goal).read_bytes() == b"archive"
    (goal / "styles-1.0.tgz").unlink()
    # Neither the machine's npm nor one of our own: both clients fail, as they do without a connection.
    _client(clients, "npm", "import sys; sys.exit('npm ERR! network')")
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
    monkeypatch.setenv("PIP_FIND_LINKS", "")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    with pytest.raises(PlayerError, match="could not be downloaded: ERROR") as caught:
        downloads.download(PACK.parts[3], goal)
    assert caught.value.hint
    assert "internet" in caught.value.hint


def test_without_a_connection_pip_says_so_and_the_person_is_told_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", "")
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    with pytest.raises(PlayerError, match="could not be downloaded") as caught:
        downloads.download(PACK.parts[0], tmp_path)
    assert caught.value.hint
    assert "limber voice install" in caught.value.hint


def test_the_kokoro_pack_is_pinned_to_the_byte_and_holds_no_address() -> None:
    assert len(KOKORO_PACK.parts) == 6
    sums = [part.sha256 for part in KOKORO_PACK.parts] + [sha for _, sha, _ in KOKORO_PACK.files]
    assert all(len(each) == 64 for each in sums)
    assert len(set(sums)) == len(sums)
    assert KOKORO_PACK.voices[0].id == "af_heart"
    assert {f"voices/{voice.id}.bin" for voice in KOKORO_PACK.voices} < {
        target for target, _, _ in KOKORO_PACK.files
    }
    assert "://" not in repr(KOKORO_PACK)
