"""Opening a bundle: everything in it is checked before anything of it is used."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from player.errors import PlayerError
from player.importing.archive import is_archive, open_archive
from player.importing.imported import Report
from player.importing.own_exercises import with_own_texts
from player.importing.pictures import picture_suffix
from player.importing.source import as_list, as_table, parse_json
from player.session.exercise_file import load_exercise_text
from player.session.load import load_text
from player.session.problems import has_errors, plain
from player.sharing.bundle import MANIFEST, PICTURES, SUFFIX, VERSION, is_allowed
from player.sharing.merging import EXERCISES, Arrival, named_by

if TYPE_CHECKING:
    from player.importing.archive import Archive
    from player.session.catalogue import Catalogue
    from player.session.model import Session

_LONGEST_MANIFEST = 1024 * 1024
_NOT_WHOLE = "Ask for the bundle again; it is damaged or was changed."


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle that has been found good."""

    session: str
    """Name of the file of its session."""
    title: str
    """What the session is called."""
    authors: tuple[str, ...]
    """Who wrote it."""
    licence: str
    """Under what it may be shared; empty where it does not say."""
    cautions: tuple[str, ...]
    """What its author warns of."""
    arrivals: tuple[Arrival, ...]
    """All its files."""


def is_bundle(raw: bytes) -> bool:
    """Return whether bytes are a bundle, or mean to be one."""
    return is_archive(raw) and MANIFEST.encode() in raw[:200]


def open_bundle(raw: bytes, catalogue: Catalogue) -> Bundle:
    """Return what is in a bundle. Raises ``PlayerError`` for anything that is not as it should be."""
    archive = open_archive(raw)
    if archive.remarks:
        raise PlayerError(f"This bundle is not opened: {archive.remarks[0]}.", _NOT_WHOLE)
    manifest = _manifest(archive)
    arrivals = tuple(_member(entry, archive) for entry in as_list(manifest.get("files")))
    listed = [arrival.name for arrival in arrivals]
    if sorted([*listed, MANIFEST]) != sorted(archive.names):
        raise PlayerError("This bundle holds other files than it says.", _NOT_WHOLE)
    name = manifest.get("session")
    main = next((arrival for arrival in arrivals if arrival.name == name and name.endswith(".toml")), None)
    if main is None:
        raise PlayerError("There is no session in this bundle.", _NOT_WHOLE)
    session = _checked(main, arrivals, catalogue, manifest)
    return Bundle(
        main.name, session.title, tuple(session.authors), session.license, tuple(session.cautions), arrivals
    )


def _manifest(archive: Archive) -> dict[str, Any]:
    content = archive.read(MANIFEST) if MANIFEST in archive.names else b""
    text = content.decode("utf-8", "replace") if len(content) <= _LONGEST_MANIFEST else ""
    manifest = as_table(parse_json(text, Report()))
    version = manifest.get("limber_bundle")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise PlayerError("This is not a bundle of Limber.", f"Bundles end in {SUFFIX}.")
    if version > VERSION:
        raise PlayerError(
            f"This bundle is of version {min(version, 10**9)}; this program opens version {VERSION}.",
            "Get a newer Limber.",
        )
    return manifest


def _member(entry: Any, archive: Archive) -> Arrival:
    """Return a file of a bundle, if it is what the manifest says."""
    name = as_table(entry).get("name")
    if not isinstance(name, str) or name not in archive.names or not is_allowed(name):
        shown = plain(name) if isinstance(name, str) else "a file without a name"
        raise PlayerError(f"“{shown}” is nothing that a bundle can hold.", _NOT_WHOLE)
    content = archive.read(name)
    digest = hashlib.sha256(content).hexdigest()
    if digest != as_table(entry).get("sha256") or len(content) != as_table(entry).get("size"):
        raise PlayerError(f"“{plain(name)}” is not as its author sent it.", _NOT_WHOLE)
    raster = tuple(suffix for suffix in PICTURES if suffix != ".svg")
    if name.lower().endswith(raster) and not picture_suffix(content):
        raise PlayerError(f"“{plain(name)}” is not a picture.", _NOT_WHOLE)
    return Arrival(name, content)


def _checked(
    main: Arrival, arrivals: tuple[Arrival, ...], catalogue: Catalogue, manifest: dict[str, Any]
) -> Session:
    """Return the session, after all texts have been read as what they are."""
    texts = {arrival.name: _text(arrival) for arrival in arrivals if arrival.name.endswith(".toml")}
    exercises = {
        name.removeprefix(EXERCISES).removesuffix(".toml"): text
        for name, text in texts.items()
        if name.startswith(EXERCISES)
    }
    missing = [
        identity
        for identity in as_list(manifest.get("needs"))
        if isinstance(identity, str) and identity not in exercises and catalogue.path(identity) is None
    ]
    if missing:
        raise PlayerError(
            f"It needs the exercise “{plain(missing[0])}”, which is not here.", "Get a newer Limber."
        )
    for identity, text in exercises.items():
        problems = load_exercise_text(text, identity).problems
        if has_errors(problems):
            raise PlayerError(f"The exercise “{plain(identity)}” in it has a mistake: {problems[0].message}.")
    known = with_own_texts(catalogue, exercises)
    for name, text in texts.items():
        _check_names(name, text, {arrival.name for arrival in arrivals})
        loaded = None if name.startswith(EXERCISES) else load_text(text, known, name)
        if loaded is not None and loaded.session is None:
            first = next(problem for problem in loaded.problems if problem.severity == "error")
            raise PlayerError(f"“{plain(name)}” in it has a mistake: {first.message}.", first.hint)
    return load_text(texts[main.name], known, main.name).require()


def _text(arrival: Arrival) -> str:
    try:
        return arrival.content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise PlayerError(f"“{plain(arrival.name)}” in it is not UTF-8 text.", _NOT_WHOLE) from None


def _check_names(name: str, text: str, there: set[str]) -> None:
    """Refuse a text that names a file which did not come along."""
    for kind, written, path in named_by(name, text):
        if kind != "exercise" and path not in there:
            raise PlayerError(f"“{plain(written)}”, which “{plain(name)}” names, is not in it.", _NOT_WHOLE)
