"""Opening a bundle: everything in it is checked before anything of it is used."""

from __future__ import annotations

import hashlib
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from player.errors import PlayerError
from player.importing.archive import is_archive, open_archive
from player.importing.imported import Report
from player.importing.pictures import picture_suffix
from player.importing.source import as_list, as_table, parse_json
from player.language import later, reason_of, said
from player.session.exercise_file import load_exercise
from player.session.load import load_file
from player.session.load_programme import load_programme
from player.session.problems import Problem, plain
from player.sharing.bundle import MANIFEST, PICTURES, SUFFIX, VERSION, is_allowed, load_work
from player.sharing.merging import EXERCISES, PROGRAMMES, Arrival, named_by

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from player.importing.archive import Archive
    from player.session.catalogue import Catalogue
    from player.session.load import Shelf
    from player.session.model import Session
    from player.session.programme import Programme

_LONGEST_MANIFEST = 1024 * 1024
_NOT_WHOLE = later("Ask for the bundle again; it is damaged or was changed.")


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle that has been found good."""

    name: str
    """Name of the file of its session."""
    work: Session | Programme
    """The session or programme."""
    arrivals: tuple[Arrival, ...]
    """All its files."""


def is_bundle(raw: bytes) -> bool:
    """Return whether bytes are a bundle, or mean to be one."""
    return is_archive(raw) and MANIFEST.encode() in raw[:200]


def open_bundle(raw: bytes, catalogue: Catalogue, shelf: Shelf | None = None) -> Bundle:
    """Return what is in a bundle; ``catalogue`` and ``shelf`` know the exercises and sessions that are here.

    Raises ``PlayerError`` for anything that is not as it should be.
    """
    archive = open_archive(raw)
    if archive.remarks:
        raise PlayerError(
            said("This bundle is not opened: {remarks}.", remarks=archive.remarks[0]), said(_NOT_WHOLE)
        )
    manifest = _manifest(archive)
    contents = archive.read_all(archive.names)
    arrivals = tuple(_member(entry, contents) for entry in as_list(manifest.get("files")))
    if sorted([*(arrival.name for arrival in arrivals), MANIFEST]) != sorted(archive.names):
        raise PlayerError(said("This bundle holds other files than it says."), said(_NOT_WHOLE))
    name = manifest.get("session")
    if not any(arrival.name == name and name.endswith(".toml") for arrival in arrivals):
        raise PlayerError(said("There is no session in this bundle."), said(_NOT_WHOLE))
    _check_needs(manifest, arrivals, catalogue, shelf)
    return Bundle(str(name), _checked(str(name), arrivals, catalogue, shelf), arrivals)


def _manifest(archive: Archive) -> dict[str, Any]:
    content = archive.read(MANIFEST) if MANIFEST in archive.names else b""
    text = content.decode("utf-8", "replace") if len(content) <= _LONGEST_MANIFEST else ""
    manifest = as_table(parse_json(text, Report()))
    version = manifest.get("limber_bundle")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise PlayerError(
            said("This is not a bundle of Limber."), said("Bundles end in {suffix}.", suffix=SUFFIX)
        )
    if version > VERSION:
        raise PlayerError(
            said(
                "This bundle is of version {min}; this program opens version {version}.",
                min=min(version, 10**9),
                version=VERSION,
            ),
            said("Get a newer Limber."),
        )
    return manifest


def _member(entry: Any, contents: Mapping[str, bytes]) -> Arrival:
    """Return a file of a bundle, if it is what the manifest says."""
    name = as_table(entry).get("name")
    if not isinstance(name, str) or name not in contents or not is_allowed(name):
        shown = plain(name) if isinstance(name, str) else said("a file without a name")
        raise PlayerError(said("“{shown}” is nothing that a bundle can hold.", shown=shown), said(_NOT_WHOLE))
    content = contents[name]
    digest = hashlib.sha256(content).hexdigest()
    if digest != as_table(entry).get("sha256") or len(content) != as_table(entry).get("size"):
        raise PlayerError(said("“{name}” is not as its author sent it.", name=plain(name)), said(_NOT_WHOLE))
    raster = tuple(suffix for suffix in PICTURES if suffix != ".svg")
    if name.lower().endswith(raster) and not picture_suffix(content):
        raise PlayerError(said("“{name}” is not a picture.", name=plain(name)), said(_NOT_WHOLE))
    return Arrival(name, content)


def _check_needs(
    manifest: dict[str, Any], arrivals: tuple[Arrival, ...], catalogue: Catalogue, shelf: Shelf | None
) -> None:
    """Refuse a bundle that builds on an exercise or a session that is not here."""
    there = {arrival.name for arrival in arrivals}
    for name in as_list(manifest.get("needs")):
        if not isinstance(name, str) or f"{EXERCISES}{name}.toml" in there:
            continue
        if catalogue.path(name) is None and (shelf is None or shelf(name) is None):
            raise PlayerError(
                said("It needs “{name}”, which is not here.", name=plain(name)), said("Get a newer Limber.")
            )


def _checked(
    name: str, arrivals: tuple[Arrival, ...], catalogue: Catalogue, shelf: Shelf | None
) -> Session | Programme:
    """Return the session or programme; all texts are read as what they are, in a folder that goes away."""
    with tempfile.TemporaryDirectory(prefix="limber-bundle-") as place:
        folder = Path(place)
        _unpack(arrivals, folder)
        known = catalogue.beside(folder)

        def shelf_with_own(wanted: str) -> Path | None:
            own = folder / f"{wanted}.toml"
            return own if own.is_file() else shelf(wanted) if shelf is not None else None

        for arrival in arrivals:
            if not arrival.name.endswith(".toml"):
                continue
            path = folder / arrival.name
            if arrival.name.startswith(EXERCISES):
                problems = load_exercise(path).problems
            elif arrival.name.startswith(PROGRAMMES):
                problems = load_programme(path, known, shelf_with_own).problems
            else:
                problems = load_file(path, known, shelf=shelf_with_own).problems
            _check_problems(arrival.name, problems)
            _check_names(arrival, {each.name for each in arrivals})
        return load_work(folder / name, known, shelf_with_own)


def _unpack(arrivals: tuple[Arrival, ...], folder: Path) -> None:
    try:
        for arrival in arrivals:
            path = folder / arrival.name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(arrival.content)
    except OSError as error:  # a file that is another one's folder, a name too long for the disk, no room
        raise PlayerError(
            said("This bundle cannot be unpacked: {reason}.", reason=reason_of(error)), said(_NOT_WHOLE)
        ) from error


def _check_problems(name: str, problems: Iterable[Problem]) -> None:
    first = next((problem for problem in problems if problem.severity == "error"), None)
    if first is not None:
        told = said(
            "“{name}” in it has a mistake in line {line}: {message}.",
            name=plain(name),
            line=first.place.line,
            message=first.message,
        )
        raise PlayerError(told, first.hint)


def _check_names(arrival: Arrival, there: set[str]) -> None:
    """Refuse a text that names a file which did not come along."""
    for kind, written, path in named_by(arrival.name, arrival.content.decode("utf-8", "replace")):
        of_library = kind == "exercise" or (kind == "session" and not written.endswith(".toml"))
        if not of_library and path not in there:
            told = said(
                "“{written}”, which “{name}” names, is not in it.",
                written=plain(written),
                name=plain(arrival.name),
            )
            raise PlayerError(told, said(_NOT_WHOLE))
